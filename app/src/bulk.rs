//! `/{platform}/e/{company}/cargas`: «Cargas masivas» of a company's people.

pub mod api;
mod bring;
mod decide;
mod load;
mod room;
mod rows;

pub use load::Load;
pub use room::Room;
