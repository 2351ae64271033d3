//! A fingerprint of the messages already handed out, of fixed size however many they are.
//! It tells in which of its buckets something stands that was not handed out; it cannot tell which one.

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

const BUCKETS: usize = 128;
const BUCKET_BYTES: usize = 12;

/// The number of a bucket.
pub(super) type Bucket = u8;

/// Count and sum of the name hashes of each bucket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Seen(Vec<Sum>);

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Sum {
    count: u32,
    hashes: u64,
}

/// The bucket that a name belongs to.
pub(super) fn bucket(hash: u64) -> Bucket {
    u8::try_from(hash % BUCKETS as u64).unwrap_or_default()
}

impl Default for Seen {
    fn default() -> Self {
        Self(vec![Sum::default(); BUCKETS])
    }
}

impl FromIterator<u64> for Seen {
    fn from_iter<T: IntoIterator<Item = u64>>(hashes: T) -> Self {
        let mut seen = Self::default();
        hashes.into_iter().for_each(|hash| seen.add(hash));
        seen
    }
}

impl Seen {
    pub(super) fn add(&mut self, hash: u64) {
        if let Some(sum) = self.0.get_mut(usize::from(bucket(hash))) {
            sum.count = sum.count.saturating_add(1);
            sum.hashes = sum.hashes.wrapping_add(hash);
        }
    }

    /// The buckets that hold the same in both.
    pub(super) fn same(&self, other: &Self) -> BTreeSet<Bucket> {
        self.buckets_where(other, |mine, theirs| mine == theirs)
    }

    /// The buckets of `self` in which something stands that `known` does not have, provided that nothing only vanished.
    pub(super) fn beyond(&self, known: &Self) -> BTreeSet<Bucket> {
        self.buckets_where(known, |mine, known| {
            mine.count > known.count || (mine.count == known.count && mine.hashes != known.hashes)
        })
    }

    /// Takes the given buckets from another.
    pub(super) fn restore(&mut self, buckets: &BTreeSet<Bucket>, from: &Self) {
        for &bucket in buckets {
            let bucket = usize::from(bucket);
            if let (Some(mine), Some(other)) = (self.0.get_mut(bucket), from.0.get(bucket)) {
                *mine = *other;
            }
        }
    }

    fn buckets_where(&self, other: &Self, holds: impl Fn(&Sum, &Sum) -> bool) -> BTreeSet<Bucket> {
        let pairs = (0..).zip(self.0.iter().zip(&other.0));
        pairs
            .filter(|(_, (mine, other))| holds(mine, other))
            .map(|(bucket, _)| bucket)
            .collect()
    }
}

impl Serialize for Seen {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let bytes: Vec<u8> = self
            .0
            .iter()
            .flat_map(|sum| sum.count.to_be_bytes().into_iter().chain(sum.hashes.to_be_bytes()))
            .collect();
        serializer.serialize_str(&STANDARD_NO_PAD.encode(bytes))
    }
}

impl<'de> Deserialize<'de> for Seen {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let bytes = STANDARD_NO_PAD
            .decode(String::deserialize(deserializer)?)
            .map_err(de::Error::custom)?;
        if bytes.len() != BUCKETS * BUCKET_BYTES {
            return Err(de::Error::custom("the fingerprint has another size"));
        }
        let number = |bytes: &[u8]| bytes.iter().fold(0_u64, |number, &byte| number << 8 | u64::from(byte));
        let sums = bytes.chunks_exact(BUCKET_BYTES).map(|chunk| {
            let (count, hashes) = chunk.split_at(4);
            Sum {
                count: u32::try_from(number(count)).unwrap_or(u32::MAX),
                hashes: number(hashes),
            }
        });
        Ok(Self(sums.collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_added_shows_in_its_bucket_alone() {
        let known: Seen = [3, 4, 5].into_iter().collect();
        let now: Seen = [3, 4, 5, 131].into_iter().collect();

        assert_eq!(now.beyond(&known), BTreeSet::from([3]));
        assert_eq!(now.same(&known).len(), BUCKETS - 1);
    }

    #[test]
    fn what_vanished_is_not_beyond() {
        let known: Seen = [3, 131].into_iter().collect();
        let now: Seen = [3].into_iter().collect();

        assert!(now.beyond(&known).is_empty());
    }

    #[test]
    fn one_message_in_place_of_another_is_beyond() {
        let known: Seen = [3].into_iter().collect();
        let now: Seen = [131].into_iter().collect();

        assert_eq!(now.beyond(&known), BTreeSet::from([3]));
    }

    #[test]
    fn the_stored_form_reads_back_and_stays_small() {
        let seen: Seen = (0..10_000_u64)
            .map(|hash| hash.wrapping_mul(0x9e37_79b9_7f4a_7c15))
            .collect();

        let stored = serde_json::to_string(&seen).unwrap();

        assert_eq!(serde_json::from_str::<Seen>(&stored).unwrap(), seen);
        assert_eq!(stored.len(), 2_050);
        assert!(serde_json::from_str::<Seen>("\"AAAA\"").is_err());
    }
}
