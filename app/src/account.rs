//! «Configuración de cuenta».

pub mod api;
mod facts;
mod fresh;
mod page;

pub use facts::OwnFacts;
pub use fresh::NewPassword;
pub use page::Page;
