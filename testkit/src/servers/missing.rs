//! What becomes of a test whose server is not installed. It is left out, with a line that says so; where `CI` is set
//! it fails, because a run in which the storm was left out must not pass for one that weathered it.

/// What a test needs, or `None`, with a line that says so, where it is missing and may be.
///
/// # Panics
/// If it is missing and nothing may be.
pub fn or_left_out<T>(found: Option<T>, needed: &str) -> Option<T> {
    if found.is_none() {
        assert!(!is_ci(), "CI leaves no test out: this one needs {needed}");
        eprintln!("left out: this test needs {needed}");
    }
    found
}

#[expect(
    clippy::disallowed_methods,
    reason = "tests have no configuration; every CI service sets this variable"
)]
fn is_ci() -> bool {
    std::env::var_os("CI").is_some_and(|value| !["", "0", "false"].map(Into::into).contains(&value))
}
