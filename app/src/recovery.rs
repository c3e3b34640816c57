//! «¿Olvidaste tu contraseña?».

pub mod api;
mod ask;
mod password;
mod sent;

pub use ask::Ask;
pub use password::Choose;
pub use sent::Sent;
