//! The server's half: it knows every page.

use crate::programs::Program;

/// Does nothing on the server.
pub fn watch(_program: Program) {}

/// Nobody goes anywhere on the server.
pub fn leads_elsewhere(_address: &str) -> bool {
    false
}
