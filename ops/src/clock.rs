//! The clock of a process. A test may set it by a file, process by process and while it runs, to show that nothing
//! hangs on clocks that agree, and to let days pass.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use connectors::clock::{Clock, SystemClock};

/// The clock of the machine, or where a test names a file, that clock moved by the milliseconds in the file.
pub(crate) fn clock(moved_by: Option<PathBuf>) -> Arc<dyn Clock> {
    match moved_by {
        None => Arc::new(SystemClock),
        Some(file) => {
            tracing::warn!("a test moves the clock of this process");
            Arc::new(MovedClock { file })
        }
    }
}

#[derive(Debug)]
struct MovedClock {
    file: PathBuf,
}

impl Clock for MovedClock {
    fn now(&self) -> DateTime<Utc> {
        let written = std::fs::read_to_string(&self.file);
        let moved_by = written.ok().and_then(|text| text.trim().parse().ok());
        SystemClock.now() + TimeDelta::milliseconds(moved_by.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_moves_the_clock_of_a_running_process() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("clock");
        std::fs::write(&file, "0").unwrap();
        let clock = clock(Some(file.clone()));
        let before = clock.now();

        std::fs::write(&file, "-3600000\n").unwrap();

        let moved_by = clock.now() - before;
        assert!((-3_600..-3_500).contains(&moved_by.num_seconds()), "{moved_by}");
    }
}
