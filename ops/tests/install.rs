//! What the scripts do where a program that tests want is missing.

use std::process::{Command, Output};

/// Leaves tests out as the scripts do, then goes on.
fn left_out(ci: &str) -> Output {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/install/left_out.sh");
    let mut bash = Command::new("bash");
    bash.args([
        "-c",
        ". \"$0\"; left_out 'tests in a browser' 'Chromium is missing.'; echo on",
        script,
    ]);
    bash.env("CI", ci).output().expect("bash runs")
}

#[test]
fn tests_are_left_out_aloud() {
    let ended = left_out("");

    assert!(ended.status.success());
    assert_eq!(ended.stdout, b"on\n");
    let told = String::from_utf8(ended.stderr).unwrap();
    assert!(
        told.contains("LEFT OUT: tests in a browser. Chromium is missing."),
        "{told}"
    );
}

#[test]
fn ci_ends_where_tests_would_be_left_out() {
    let ended = left_out("true");

    assert!(!ended.status.success());
    assert_eq!(ended.stdout, b"");
}
