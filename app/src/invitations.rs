//! `/{platform}/e/{company}/cuentas`: the accounts of an institution (C-27 to C-36): inviting one
//! person, the panel of invitations, the people and their perfiles.

pub mod api;
mod form;
mod panel;
mod people;
pub mod people_api;
mod switch;

pub use form::lines;
pub use panel::Panel;
pub use people::People;
