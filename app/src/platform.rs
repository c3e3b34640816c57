//! One platform: the frame around its pages, its welcome, its privacy and help pages.

pub mod api;
mod frame;
mod privacy;
mod welcome;

pub use frame::{Frame, use_face};
pub use privacy::Privacy;
pub use welcome::Welcome;
