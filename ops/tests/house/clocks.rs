//! The clocks of an installation: one time, which can be let pass, and how far each process is from it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

use chrono::{DateTime, TimeDelta, Utc};

/// Clones move the same clocks.
#[derive(Clone, Debug)]
pub(crate) struct Clocks {
    folder: PathBuf,
    moved: Arc<Mutex<Moved>>,
}

#[derive(Debug, Default)]
struct Moved {
    /// How far all are ahead of the machine.
    all: TimeDelta,
    /// How far each is from all.
    each: BTreeMap<String, TimeDelta>,
}

impl Clocks {
    pub(crate) fn new(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            moved: Arc::default(),
        }
    }

    /// The right time.
    pub(crate) fn now(&self) -> DateTime<Utc> {
        testkit::now() + self.lock().all
    }

    /// The file a process reads its clock from; it is right at first.
    pub(crate) fn file(&self, process: &str) -> PathBuf {
        let mut moved = self.lock();
        moved.each.insert(process.to_owned(), TimeDelta::zero());
        self.write(&moved, process);
        self.path(process)
    }

    /// Sets the clock of one process wrong by so much.
    pub(crate) fn step(&self, process: &str, by: TimeDelta) {
        let mut moved = self.lock();
        moved.each.insert(process.to_owned(), by);
        self.write(&moved, process);
    }

    /// Sets all clocks right.
    pub(crate) fn set_right(&self) {
        self.change(|moved| moved.each.values_mut().for_each(|off| *off = TimeDelta::zero()));
    }

    /// Lets time pass for all.
    pub(crate) fn pass(&self, time: TimeDelta) {
        self.change(|moved| moved.all += time);
    }

    fn change(&self, change: impl FnOnce(&mut Moved)) {
        let mut moved = self.lock();
        change(&mut moved);
        for process in moved.each.keys() {
            self.write(&moved, process);
        }
    }

    fn path(&self, process: &str) -> PathBuf {
        self.folder.join(format!("{process}.clock"))
    }

    /// Whoever reads meanwhile finds the clock as it is or as it was.
    fn write(&self, moved: &Moved, process: &str) {
        let by = moved.all + moved.each.get(process).copied().unwrap_or_default();
        let (new, file) = (self.folder.join("clock.new"), self.path(process));
        std::fs::write(&new, by.num_milliseconds().to_string()).expect("a clock can be set");
        std::fs::rename(new, file).expect("a clock can be set");
    }

    fn lock(&self) -> MutexGuard<'_, Moved> {
        self.moved.lock().expect("nobody panics inside")
    }
}
