//! `/{platform}/e/{company}/cargas`: «Cargas masivas» of a company's people; in an
//! institution, lists of guests (C-28, C-33, C-35).

pub mod api;
mod bring;
mod decide;
mod load;
mod room;
mod rows;

pub use load::Load;
pub use room::Room;

/// What the rows of files are on this platform.
fn kind() -> domain::bulk::Kind {
    domain::bulk::Kind::of(crate::platform::use_face().exclusive)
}
