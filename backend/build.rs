//! Rebuild when a migration changes: the files are embedded at compile time.

fn main() {
    println!("cargo::rerun-if-changed=migrations");
    println!("cargo::rerun-if-changed=templates");
}
