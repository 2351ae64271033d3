//! The sample files, carried by the binary.

use anyhow::{Context as _, anyhow};
use include_dir::{Dir, include_dir};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/demo");

/// A file of the sample.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sample {
    /// Its name without the folder.
    pub name: &'static str,
    /// What stands in it.
    pub text: &'static str,
}

impl Sample {
    /// The number its name starts with.
    #[must_use]
    pub(super) fn number(&self) -> u32 {
        self.name
            .split('-')
            .next()
            .and_then(|number| number.parse().ok())
            .unwrap_or_default()
    }
}

/// `company.toml` as written.
///
/// # Errors
/// Where the binary was built without it.
pub(super) fn company() -> anyhow::Result<&'static str> {
    let file = FILES
        .get_file("company.toml")
        .and_then(include_dir::File::contents_utf8);
    file.ok_or_else(|| anyhow!("the sample has no company.toml"))
}

/// The files of one folder, in the order of their names.
///
/// # Errors
/// A file that is no UTF-8 text.
pub(super) fn folder(name: &str) -> anyhow::Result<Vec<Sample>> {
    let folder = FILES
        .get_dir(name)
        .with_context(|| format!("the sample has no folder {name}"))?;
    let mut samples = Vec::new();
    for file in folder.files() {
        let name = file
            .path()
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        let text = file
            .contents_utf8()
            .with_context(|| format!("the sample {name} is no text"))?;
        samples.push(Sample { name, text });
    }
    samples.sort_by_key(|sample| sample.name);
    Ok(samples)
}
