//! The measuring corpus beside the repository: its place, its manifest, and figures.

use std::path::PathBuf;

/// A row of `manifest.tsv`.
pub(crate) struct Row {
    pub(crate) file: String,
    pub(crate) what: String,
    pub(crate) expected: String,
}

/// The corpus folder, or `None` with a note that the measuring is left out.
pub(crate) fn folder() -> Option<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("LEFT OUT: no corpus at {}", folder.display());
    None
}

pub(crate) fn read(file: &str) -> Vec<u8> {
    let path = folder().expect("a corpus").join(file);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The rows of the manifest under a folder that exist as files.
pub(crate) fn rows(under: &str) -> Vec<Row> {
    let manifest = String::from_utf8(read("manifest.tsv")).expect("a UTF-8 manifest");
    let cells = |line: &str| {
        let mut cells = line.split('\t').map(str::to_owned);
        let mut next = || cells.next().unwrap_or_default();
        let (file, _source, _licence, what, expected) = (next(), next(), next(), next(), next());
        Row { file, what, expected }
    };
    let present =
        |row: &Row| row.file.starts_with(under) && folder().is_some_and(|folder| folder.join(&row.file).is_file());
    manifest.lines().skip(1).map(cells).filter(present).collect()
}

/// A share that is printed with what it missed.
pub(crate) struct Figure {
    name: &'static str,
    right: usize,
    missed: Vec<String>,
}

impl Figure {
    pub(crate) fn new(name: &'static str) -> Self {
        Self {
            name,
            right: 0,
            missed: Vec::new(),
        }
    }

    pub(crate) fn count(&mut self, is_right: bool, miss: impl FnOnce() -> String) {
        if is_right {
            self.right += 1;
        } else {
            self.missed.push(miss());
        }
    }

    /// Prints the figure and fails when it is below the share of a hundred that the release promises.
    pub(crate) fn expect(self, percent: usize) {
        let all = self.right + self.missed.len();
        println!("{}: {} of {all}", self.name, self.right);
        for miss in &self.missed {
            println!("  missed {miss}");
        }
        assert!(all > 0, "{}: nothing to measure", self.name);
        assert!(
            self.right * 100 >= all * percent,
            "{}: {} of {all} is below {percent} %",
            self.name,
            self.right
        );
    }
}
