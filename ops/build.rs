//! Lists the files of the built dashboard, so that the program carries them. Without a build the list is empty.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

#[expect(
    clippy::disallowed_methods,
    reason = "Cargo speaks to build scripts by the environment"
)]
fn main() -> io::Result<()> {
    // Asked for when it runs: a target folder shared by two clones may hold this program compiled in the other one.
    let ops = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
    let frontend = Path::new(&ops).join("../frontend");
    let build = frontend.join("dist");
    let mut files = Vec::new();
    if build.is_dir() {
        list(&build, &mut files)?;
        println!("cargo::rerun-if-changed={}", build.display());
    } else if frontend.is_dir() {
        println!("cargo::rerun-if-changed={}", frontend.display());
    }
    println!("cargo::rerun-if-changed=build.rs");
    files.sort();
    let mut code = String::from("static FILES: &[api::Asset] = &[\n");
    for file in files {
        let path = file
            .strip_prefix(&build)
            .unwrap_or(&file)
            .to_string_lossy()
            .replace('\\', "/");
        let file = file.canonicalize()?;
        // Writing into a string cannot fail.
        let _written = writeln!(
            code,
            "    api::Asset {{ path: {path:?}, bytes: include_bytes!({file:?}) }},"
        );
    }
    code.push_str("];\n");
    let output = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(output.join("dashboard.rs"), code)
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let is_source_map = path.extension().is_some_and(|ending| ending == "map");
        if path.is_dir() {
            list(&path, files)?;
        } else if !is_source_map {
            files.push(path);
        }
    }
    Ok(())
}
