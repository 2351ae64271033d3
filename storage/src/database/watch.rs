//! A socket that notices silence: what was asked of the server must be answered, byte after byte, within a time.
//!
//! The kernel's own time-outs end a connection whose packets vanish. They do not see a server that is stopped, or a proxy
//! that takes everything and passes nothing on; nor does a statement time-out, which the server itself keeps.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep};

/// Bytes of a message before its body: the type and the length (PostgreSQL, "Message Formats").
const HEAD: usize = 5;

/// A connection keeps buffers as large as the largest message it ever carried, so one that carried more is let go.
const LARGE: usize = 2 << 20;

/// What is known of the traffic on a connection; one that is owed no answer is at rest.
#[derive(Clone, Debug)]
pub(super) struct Owed(Arc<Traffic>);

#[derive(Debug)]
struct Traffic {
    answers: AtomicU32,
    is_swollen: AtomicBool,
}

impl Owed {
    /// A connection being opened is owed the answer to that.
    pub(super) fn new() -> Self {
        Self(Arc::new(Traffic {
            answers: AtomicU32::new(1),
            is_swollen: AtomicBool::new(false),
        }))
    }

    pub(super) fn is_nothing(&self) -> bool {
        self.0.answers.load(Ordering::SeqCst) == 0
    }

    /// Whether a message on the connection was so large that its buffers had better be given back.
    pub(super) fn is_swollen(&self) -> bool {
        self.0.is_swollen.load(Ordering::SeqCst)
    }

    fn weigh(&self, body: usize) {
        if body > LARGE {
            self.0.is_swollen.store(true, Ordering::SeqCst);
        }
    }

    fn add(&self) {
        self.0.answers.fetch_add(1, Ordering::SeqCst);
    }

    fn settle(&self) {
        let less = |owed: u32| Some(owed.saturating_sub(1));
        let _always_ok = self.0.answers.fetch_update(Ordering::SeqCst, Ordering::SeqCst, less);
    }
}

/// Follows the messages of one direction by their heads.
struct Messages {
    head: [u8; HEAD],
    filled: usize,
    body_left: usize,
}

impl Messages {
    const fn new() -> Self {
        Self {
            head: [0; HEAD],
            filled: 0,
            body_left: 0,
        }
    }

    /// The client's first message has no type.
    const fn from_startup() -> Self {
        Self {
            filled: 1,
            ..Self::new()
        }
    }

    /// Calls `begun` with the type and the size of each message whose head ends in these bytes.
    fn follow(&mut self, mut bytes: &[u8], mut begun: impl FnMut(u8, usize)) {
        while let Some((&first, rest)) = bytes.split_first() {
            if self.body_left > 0 {
                let skipped = self.body_left.min(bytes.len());
                self.body_left -= skipped;
                bytes = bytes.split_at(skipped).1;
                continue;
            }
            if let Some(place) = self.head.get_mut(self.filled) {
                *place = first;
            }
            self.filled += 1;
            bytes = rest;
            if self.filled == HEAD {
                let [kind, length @ ..] = self.head;
                // The length counts itself.
                self.body_left = (u32::from_be_bytes(length) as usize).saturating_sub(4);
                self.filled = 0;
                begun(kind, self.body_left);
            }
        }
    }
}

/// A socket to PostgreSQL that fails where an owed answer does not come.
pub(super) struct Watched<S> {
    socket: S,
    owed: Owed,
    asked: Messages,
    answered: Messages,
    patience: Option<Duration>,
    heard_at: Instant,
    alarm: Option<Pin<Box<Sleep>>>,
}

impl<S> Watched<S> {
    /// Without `patience` it waits for ever.
    pub(super) fn new(socket: S, owed: Owed, patience: Option<Duration>) -> Self {
        Self {
            socket,
            owed,
            asked: Messages::from_startup(),
            answered: Messages::new(),
            patience,
            heard_at: Instant::now(),
            alarm: None,
        }
    }

    /// Fails where the server has been silent for too long; else the task is woken when that would be so.
    fn check(&mut self, cx: &mut Context<'_>) -> io::Result<()> {
        let Some(patience) = self.patience.filter(|_| !self.owed.is_nothing()) else {
            return Ok(());
        };
        let deadline = self.heard_at + patience;
        let alarm = self
            .alarm
            .get_or_insert_with(|| Box::pin(tokio::time::sleep_until(deadline)));
        // An alarm is left to ring for an earlier answer: setting it anew for each would cost more.
        while alarm.as_mut().poll(cx).is_ready() {
            if deadline <= Instant::now() {
                return Err(io::Error::new(
                    io::ErrorKind::TimedOut,
                    "the database has fallen silent",
                ));
            }
            alarm.as_mut().reset(deadline);
        }
        Ok(())
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Watched<S> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let this = &mut *self;
        let before = buf.filled().len();
        match Pin::new(&mut this.socket).poll_read(cx, buf) {
            Poll::Pending => match this.check(cx) {
                Ok(()) => Poll::Pending,
                Err(silence) => Poll::Ready(Err(silence)),
            },
            Poll::Ready(Ok(())) => {
                this.heard_at = Instant::now();
                let owed = &this.owed;
                let bytes = buf.filled().get(before..).unwrap_or_default();
                // ReadyForQuery ends every answer.
                this.answered.follow(bytes, |kind, body| {
                    owed.weigh(body);
                    if kind == b'Z' {
                        owed.settle();
                    }
                });
                Poll::Ready(Ok(()))
            }
            failed @ Poll::Ready(Err(_)) => failed,
        }
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Watched<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        let this = &mut *self;
        match Pin::new(&mut this.socket).poll_write(cx, buf) {
            Poll::Ready(Ok(count)) => {
                if this.owed.is_nothing() {
                    this.heard_at = Instant::now();
                }
                let owed = &this.owed;
                // Query and Sync are answered each with a ReadyForQuery.
                this.asked.follow(buf.get(..count).unwrap_or_default(), |kind, body| {
                    owed.weigh(body);
                    if matches!(kind, b'Q' | b'S') {
                        owed.add();
                    }
                });
                this.check(cx)?;
                Poll::Ready(Ok(count))
            }
            Poll::Pending => match this.check(cx) {
                Ok(()) => Poll::Pending,
                Err(silence) => Poll::Ready(Err(silence)),
            },
            failed @ Poll::Ready(Err(_)) => failed,
        }
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.socket).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.socket).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_followed_wherever_they_are_cut() {
        // A startup message of nine bytes, a Query with a body of two, a Sync.
        let sent = b"\0\0\0\x09hello\x51\0\0\0\x06ab\x53\0\0\0\x04";
        for cut in 0..sent.len() {
            let mut messages = Messages::from_startup();
            let mut kinds = Vec::new();
            let (first, second) = sent.split_at(cut);

            messages.follow(first, |kind, _| kinds.push(kind));
            messages.follow(second, |kind, _| kinds.push(kind));

            assert_eq!(kinds, [0, b'Q', b'S'], "cut at {cut}");
        }
    }

    #[test]
    fn a_large_message_swells_its_connection_for_good() {
        let owed = Owed::new();
        owed.weigh(LARGE);
        assert!(!owed.is_swollen());

        owed.weigh(LARGE + 1);
        owed.weigh(1);

        assert!(owed.is_swollen());
    }
}
