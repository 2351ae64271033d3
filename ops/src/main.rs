//! mailroom
fn main() {}
