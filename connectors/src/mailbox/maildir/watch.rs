//! Being told of deliveries by the kernel (inotify). A folder on another machine tells nothing; reading at intervals
//! finds what comes there.

use std::io;
use std::path::{Path, PathBuf};

use async_trait::async_trait;
use rustix::fs::inotify::{self, CreateFlags, ReadFlags, WatchFlags};
use tokio::io::AsyncReadExt;
use tokio::net::unix::pipe::Receiver;

use super::scan::unavailable;
use crate::Error;
use crate::mailbox::Watch;

/// Bytes of an event before its name: watch, mask, cookie and the length of the name, four each (inotify(7)).
const EVENT_HEAD: usize = 16;

/// The place that mail is delivered to, watched.
#[derive(Debug)]
pub(super) struct Deliveries {
    place: PathBuf,
    /// Of a pipe it has all that counts: bytes to be waited for and read.
    events: Receiver,
}

impl Deliveries {
    pub(super) fn watch(folder: &Path) -> Result<Self, Error> {
        let place = folder.join("new");
        let start = || -> io::Result<Receiver> {
            let inotify = inotify::init(CreateFlags::CLOEXEC | CreateFlags::NONBLOCK)?;
            let of_interest = WatchFlags::MOVED_TO
                | WatchFlags::CREATE
                | WatchFlags::DELETE_SELF
                | WatchFlags::MOVE_SELF
                | WatchFlags::ONLYDIR;
            inotify::add_watch(&inotify, &place, of_interest)?;
            Receiver::from_owned_fd_unchecked(inotify)
        };
        let events = start().map_err(|source| unavailable(&place, source))?;
        Ok(Self { place, events })
    }
}

#[async_trait]
impl Watch for Deliveries {
    async fn changed(&mut self) -> Result<(), Error> {
        let mut told = [0; 4_096];
        let read = self.events.read(&mut told).await;
        let length = read.map_err(|source| unavailable(&self.place, source))?;
        let gone = ReadFlags::DELETE_SELF | ReadFlags::MOVE_SELF | ReadFlags::IGNORED | ReadFlags::UNMOUNT;
        if masks(told.get(..length).unwrap_or_default()).any(|mask| mask.intersects(gone)) {
            return Err(unavailable(&self.place, io::ErrorKind::NotFound.into()));
        }
        Ok(())
    }
}

/// What each event is about; whatever else is told means that there may be mail.
fn masks(mut events: &[u8]) -> impl Iterator<Item = ReadFlags> {
    std::iter::from_fn(move || {
        let word = |at: usize| Some(u32::from_ne_bytes(events.get(at..at + 4)?.try_into().ok()?));
        let (mask, name) = (word(4)?, word(12)?);
        events = events.get(EVENT_HEAD + name as usize..).unwrap_or_default();
        Some(ReadFlags::from_bits_retain(mask))
    })
}
