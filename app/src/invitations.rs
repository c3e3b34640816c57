//! `/{platform}/e/{company}/cuentas`: the accounts of an institution (C-27 to C-36): inviting one
//! person, the panel of invitations. Its people stand in the rooms of every company.

pub mod api;
mod form;
mod panel;

pub use form::lines;
pub use panel::Panel;
