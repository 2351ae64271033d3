//! The measuring corpus beside the repository: its place, its manifest, and figures.

use std::io::Write as _;
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

/// A share that is printed with what it missed, and for two halves by name: rules made for the files at hand
/// would be right more often in the half they were looked up in.
pub(crate) struct Figure {
    name: &'static str,
    halves: [(usize, usize); 2],
    missed: Vec<String>,
}

/// The half a file or text belongs to, by the FNV-1a hash of its name.
pub(crate) fn half(name: &str) -> usize {
    let hash = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    usize::from(hash >> 32 & 1 == 1)
}

impl Figure {
    pub(crate) fn new(name: &'static str) -> Self {
        Self {
            name,
            halves: [(0, 0); 2],
            missed: Vec::new(),
        }
    }

    pub(crate) fn count(&mut self, file: &str, is_right: bool, miss: impl FnOnce() -> String) {
        let (right, all) = &mut self.halves[half(file)];
        *all += 1;
        if is_right {
            *right += 1;
        } else {
            self.missed.push(miss());
        }
    }

    /// Prints the figure and fails when it is below the share of a hundred that the release promises.
    pub(crate) fn expect(self, percent: usize) {
        let [(first, first_all), (second, second_all)] = self.halves;
        let (right, all) = (first + second, first_all + second_all);
        show(&format!(
            "{}: {right} of {all} (halves: {first} of {first_all}, {second} of {second_all})",
            self.name
        ));
        for miss in &self.missed {
            println!("  missed {miss}");
        }
        assert!(all > 0, "{}: nothing to measure", self.name);
        assert!(
            right * 100 >= all * percent,
            "{}: {right} of {all} is below {percent} %",
            self.name
        );
        assert_halves_agree(self.name, self.halves);
    }
}

/// Shows a figure also where a test passes: the harness keeps back what is printed, not what is written.
pub(crate) fn show(figure: &str) {
    writeln!(std::io::stderr(), "{figure}").expect("standard error is there");
}

/// Two halves of enough files may differ by chance, but not by more than twelve in a hundred.
pub(crate) fn assert_halves_agree(name: &str, halves: [(usize, usize); 2]) {
    if halves.iter().any(|(_, all)| *all < 30) {
        return;
    }
    let [first, second] = halves.map(|(right, all)| right * 100 / all);
    assert!(
        first.abs_diff(second) <= 12,
        "{name}: the halves differ, {first} % and {second} %"
    );
}
