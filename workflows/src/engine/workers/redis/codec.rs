//! Wake-ups as Redis carries them: the run's id in words, and anything else is put up with.

use std::convert::Infallible;

use apalis_core::backend::codec::Codec;
use domain::flows::Queue;
use domain::ids::RunId;
use storage::runs::Wake;
use uuid::Uuid;

use crate::engine::workers::item::Item;

/// Reads and writes the items of one queue. Never fails, because that would end every worker that meets the item.
#[derive(Clone)]
pub(super) struct WakeCodec(pub(super) Queue);

impl Codec<Item> for WakeCodec {
    type Error = Infallible;
    type Compact = Vec<u8>;

    fn encode(&self, item: &Item) -> Result<Self::Compact, Infallible> {
        Ok(match item {
            Item::Wake(wake) => wake.run.0.to_string().into_bytes(),
            Item::Leased(..) | Item::Unreadable => Vec::new(),
        })
    }

    fn decode(&self, bytes: &Self::Compact) -> Result<Item, Infallible> {
        let wake = |id| {
            Item::Wake(Wake {
                run: RunId(id),
                queue: self.0,
            })
        };
        Ok(Uuid::try_parse_ascii(bytes).map_or(Item::Unreadable, wake))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wake_up_survives_the_journey() {
        let sent = Wake {
            run: RunId::new(),
            queue: Queue::Timer,
        };
        let codec = WakeCodec(Queue::Timer);

        let Ok(bytes) = codec.encode(&Item::Wake(sent));
        let Ok(received) = codec.decode(&bytes);

        assert!(matches!(received, Item::Wake(wake) if wake == sent));
    }

    #[test]
    fn what_no_worker_understands_is_no_error() {
        for bytes in [&b""[..], b"\xff\xfe", b"{\"run\":1}", b"null"] {
            let Ok(item) = WakeCodec(Queue::Inbound).decode(&bytes.to_vec());

            assert!(matches!(item, Item::Unreadable));
        }
    }
}
