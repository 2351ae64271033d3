//! Sealing of a stream too long for memory: chunks under AES-256-GCM, numbered and the last one marked, so that none can
//! be changed, left out, moved or cut off unnoticed (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár).

use std::io::{self, ErrorKind, Read, Write};

use rand::TryRngCore;

use crate::sealing::SealingKey;

/// Plain bytes of every chunk but the last, which may have fewer.
const CHUNK: usize = 64 * 1024;
const TAG: usize = 16;
/// Random bytes that tell one stream from all others under the same key.
const PREFIX: usize = 7;

/// Numbers the chunks of a stream.
struct Nonces {
    prefix: [u8; PREFIX],
    count: u32,
}

impl Nonces {
    fn next(&mut self, is_last: bool) -> io::Result<[u8; 12]> {
        let mut nonce = [0_u8; 12];
        let (prefix, rest) = nonce.split_at_mut(PREFIX);
        let (count, last) = rest.split_at_mut(4);
        prefix.copy_from_slice(&self.prefix);
        count.copy_from_slice(&self.count.to_be_bytes());
        last.fill(u8::from(is_last));
        let too_long = || io::Error::new(ErrorKind::FileTooLarge, "the stream is too long to be sealed");
        self.count = self.count.checked_add(1).ok_or_else(too_long)?;
        Ok(nonce)
    }
}

/// Seals what is written to it; without `finish` it cannot be opened to its end.
pub struct SealingWriter<W> {
    to: W,
    key: SealingKey,
    nonces: Nonces,
    plain: Vec<u8>,
}

impl<W> std::fmt::Debug for SealingWriter<W> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SealingWriter")
    }
}

impl<W: Write> SealingWriter<W> {
    /// Begins a stream.
    ///
    /// # Errors
    /// Where the machine has no randomness, or nothing can be written.
    pub fn new(mut to: W, key: SealingKey) -> io::Result<Self> {
        let mut prefix = [0_u8; PREFIX];
        rand::rngs::OsRng
            .try_fill_bytes(&mut prefix)
            .map_err(io::Error::other)?;
        to.write_all(&prefix)?;
        Ok(Self {
            to,
            key,
            nonces: Nonces { prefix, count: 0 },
            plain: Vec::with_capacity(CHUNK),
        })
    }

    /// Writes the end and returns what was written to.
    ///
    /// # Errors
    /// Where nothing can be written.
    pub fn finish(mut self) -> io::Result<W> {
        self.write_chunk(true)?;
        Ok(self.to)
    }

    fn write_chunk(&mut self, is_last: bool) -> io::Result<()> {
        let nonce = self.nonces.next(is_last)?;
        let sealed = self.key.seal_chunk(&nonce, &self.plain);
        self.plain.clear();
        self.to
            .write_all(&sealed.ok_or_else(|| io::Error::other("a chunk cannot be sealed"))?)
    }
}

impl<W: Write> Write for SealingWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // A full chunk waits until more comes: only then it is not the last.
        if self.plain.len() == CHUNK && !bytes.is_empty() {
            self.write_chunk(false)?;
        }
        let taken = bytes.len().min(CHUNK - self.plain.len());
        self.plain.extend_from_slice(bytes.get(..taken).unwrap_or_default());
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// Opens a sealed stream; reading fails where it was changed or ends too early.
pub struct OpeningReader<R> {
    from: R,
    key: SealingKey,
    nonces: Nonces,
    /// Sealed bytes that are not opened yet.
    sealed: Vec<u8>,
    plain: Vec<u8>,
    read: usize,
    is_over: bool,
}

impl<R> std::fmt::Debug for OpeningReader<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OpeningReader")
    }
}

impl<R: Read> OpeningReader<R> {
    /// Reads the beginning of a stream.
    ///
    /// # Errors
    /// Where there is none.
    pub fn new(mut from: R, key: SealingKey) -> io::Result<Self> {
        let mut prefix = [0_u8; PREFIX];
        from.read_exact(&mut prefix)?;
        Ok(Self {
            from,
            key,
            nonces: Nonces { prefix, count: 0 },
            sealed: Vec::with_capacity(CHUNK + TAG + 1),
            plain: Vec::new(),
            read: 0,
            is_over: false,
        })
    }

    /// A byte beyond a chunk tells that it is not the last.
    fn open_chunk(&mut self) -> io::Result<()> {
        let wanted = CHUNK + TAG + 1 - self.sealed.len();
        let wanted = u64::try_from(wanted).unwrap_or(u64::MAX);
        self.from.by_ref().take(wanted).read_to_end(&mut self.sealed)?;
        let is_last = self.sealed.len() <= CHUNK + TAG;
        let beyond = self.sealed.split_off(self.sealed.len().min(CHUNK + TAG));
        let nonce = self.nonces.next(is_last)?;
        let opened = self.key.open_chunk(&nonce, &self.sealed);
        let changed = || {
            io::Error::new(
                ErrorKind::InvalidData,
                "it is cut off, was changed, or is sealed under another key",
            )
        };
        self.plain = opened.ok_or_else(changed)?;
        (self.read, self.sealed, self.is_over) = (0, beyond, is_last);
        Ok(())
    }
}

impl<R: Read> Read for OpeningReader<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.read == self.plain.len() && !self.is_over {
            self.open_chunk()?;
        }
        let rest = self.plain.get(self.read..).unwrap_or_default();
        let count = rest.len().min(into.len());
        for (place, byte) in into.iter_mut().zip(rest) {
            *place = *byte;
        }
        self.read += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(byte: u8) -> SealingKey {
        SealingKey::from_hex_or_base64(&hex::encode([byte; 32])).unwrap()
    }

    fn seal(plain: &[u8]) -> Vec<u8> {
        let mut writer = SealingWriter::new(Vec::new(), key(1)).unwrap();
        writer.write_all(plain).unwrap();
        writer.finish().unwrap()
    }

    fn open(sealed: &[u8], under: u8) -> io::Result<Vec<u8>> {
        let mut plain = Vec::new();
        OpeningReader::new(sealed, key(under))?.read_to_end(&mut plain)?;
        Ok(plain)
    }

    fn sample(length: usize) -> Vec<u8> {
        (0..length).map(|at| u8::try_from(at % 251).unwrap()).collect()
    }

    #[test]
    fn streams_of_every_length_around_a_chunk_come_back() {
        for length in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 7] {
            let plain = sample(length);

            assert!(open(&seal(&plain), 1).unwrap() == plain, "{length} bytes");
        }
    }

    #[test]
    fn a_stream_opens_under_its_own_key_alone() {
        let error = open(&seal(b"hunter22"), 2).unwrap_err();

        assert_eq!(error.kind(), ErrorKind::InvalidData);
    }

    #[test]
    fn a_stream_that_is_cut_off_is_noticed_wherever() {
        let sealed = seal(&sample(2 * CHUNK + 5));

        for end in [
            3,
            PREFIX,
            PREFIX + 1,
            PREFIX + CHUNK + TAG,
            PREFIX + 2 * (CHUNK + TAG),
            sealed.len() - 1,
        ] {
            assert!(open(&sealed[..end], 1).is_err(), "cut at {end}");
        }
    }

    #[test]
    fn chunks_cannot_be_swapped_or_changed() {
        let sealed = seal(&sample(3 * CHUNK));
        let (head, chunks) = sealed.split_at(PREFIX);
        let (first, rest) = chunks.split_at(CHUNK + TAG);
        let (second, rest) = rest.split_at(CHUNK + TAG);
        let swapped = [head, second, first, rest].concat();
        let mut changed = sealed.clone();
        changed[PREFIX + CHUNK] ^= 1;

        assert!(open(&swapped, 1).is_err());
        assert!(open(&changed, 1).is_err());
    }
}
