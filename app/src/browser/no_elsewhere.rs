//! The server's half: it knows every page.

use crate::programs::Program;

/// Does nothing on the server.
pub fn watch(_program: Program) {}
