//! Reads the command and calls it.
fn main() {}
