//! What strangers send costs time and memory in proportion to its size: every reader and writer is fed pieces repeated to
//! a size and to four times that size.

mod growth {
    pub(crate) mod mail;
    pub(crate) mod pages;
    pub(crate) mod texts;
}

use growth::{mail, pages, texts};
use peak_alloc::PeakAlloc;
use std::time::{Duration, Instant};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Time may grow by this much where the input grows by four.
const MOST_GROWTH: u32 = 6;
/// Memory may be this much of the input,
const MOST_MEMORY: usize = 8;
/// but of an input that is smaller than this, of this.
const SMALL: usize = 4 << 20;
/// Shorter times are noise.
const NOISE: Duration = Duration::from_millis(15);

/// Somebody who reads what a stranger sent.
type Reader = (&'static str, fn(&str));

/// Readers, the pieces of what they are fed, and its size.
type Suite = (Vec<Reader>, &'static [&'static str], usize);

/// Feeds a reader each piece, repeated to a quarter of the size and to the size; returns what it takes ill.
fn faults(readers: &[Reader], pieces: &[&str], size: usize) -> Vec<String> {
    let mut faults = Vec::new();
    for piece in pieces {
        let grown = |size: usize| piece.repeat(size / piece.len() + 1);
        for (name, read) in readers {
            let (quarter, whole) = (grown(size / 4), grown(size));
            let (mut small, _) = cost(*read, &quarter);
            let (mut large, memory) = cost(*read, &whole);
            // A busy machine slows one of them at times.
            for _ in 0..2 {
                if large > MOST_GROWTH * small.max(NOISE) {
                    small = small.max(cost(*read, &quarter).0);
                    large = large.min(cost(*read, &whole).0);
                }
            }
            if large > MOST_GROWTH * small.max(NOISE) {
                faults.push(format!("{name} of {piece:?}: {small:?} grew to {large:?}"));
            }
            if memory > MOST_MEMORY * whole.len().max(SMALL) {
                faults.push(format!("{name} of {piece:?}: {memory} bytes of {}", whole.len()));
            }
        }
    }
    faults
}

/// The time a reader takes, and the most memory it holds beside the input.
fn cost(read: fn(&str), input: &str) -> (Duration, usize) {
    MEMORY.reset_peak_usage();
    let before = MEMORY.current_usage();
    let start = Instant::now();
    read(input);
    (start.elapsed(), MEMORY.peak_usage().saturating_sub(before))
}

/// One test, since memory is counted for the whole process.
#[test]
fn what_strangers_send_is_read_in_proportion_to_its_size() {
    let mut suites = mail::suites();
    suites.push((pages::readers(), pages::PIECES, 1 << 20));
    suites.push((texts::readers(), texts::PIECES, 64 << 10));

    let faults = suites
        .into_iter()
        .flat_map(|(readers, pieces, size)| faults(&readers, pieces, size));

    let faults: Vec<String> = faults.collect();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}
