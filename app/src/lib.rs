//! What people see.

pub mod browser;
pub mod ui;
