//! `/{platform}/e/{company}/perfiles…`: who may see and edit what in a company, and why (A-30 to
//!

pub mod api;
mod editor;
mod effect;
mod list;
mod matrix;
mod one;
mod removal;
mod stand_in;
pub mod stand_in_api;
mod why;

pub use list::Roles;
pub use one::Role;
pub use removal::Removal;
pub use stand_in::StandIns;
pub use why::Reason;
