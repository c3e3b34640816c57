//! `/{platform}/e/{company}/modulos…` and `/solicitudes`: what one may see and edit in a company,
//! asking for more, and deciding what people ask for.

pub mod api;
mod list;
mod one;
mod requests;

pub use list::Modules;
pub use one::Module;
pub use requests::Requests;
