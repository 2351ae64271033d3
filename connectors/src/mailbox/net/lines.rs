//! Text protocols line by line.

use std::io;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};

const LONGEST_LINE: usize = 64 << 10;

/// A stream that is read in lines.
#[derive(Debug)]
pub(in crate::mailbox) struct Lines<S> {
    stream: S,
    buffer: Vec<u8>,
}

impl<S: AsyncRead + AsyncWrite + Unpin> Lines<S> {
    pub(in crate::mailbox) const fn new(stream: S) -> Self {
        Self {
            stream,
            buffer: Vec::new(),
        }
    }

    /// The next line, without its end.
    pub(in crate::mailbox) async fn read(&mut self) -> io::Result<String> {
        loop {
            if let Some(end) = self.buffer.iter().position(|&byte| byte == b'\n') {
                let line: Vec<u8> = self.buffer.drain(..=end).collect();
                return Ok(String::from_utf8_lossy(&line).trim_end_matches(['\r', '\n']).to_owned());
            }
            if self.buffer.len() > LONGEST_LINE {
                return Err(io::Error::new(io::ErrorKind::InvalidData, "a line without end"));
            }
            if self.stream.read_buf(&mut self.buffer).await? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
    }

    pub(in crate::mailbox) async fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.stream.write_all(bytes).await?;
        self.stream.flush().await
    }

    /// The stream, unless the other side has said more than it was asked: that must not count as said under encryption.
    pub(super) fn finish(self) -> io::Result<S> {
        if self.buffer.is_empty() {
            Ok(self.stream)
        } else {
            Err(io::Error::new(
                io::ErrorKind::InvalidData,
                "the server spoke out of turn",
            ))
        }
    }
}
