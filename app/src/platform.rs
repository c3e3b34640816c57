//! One platform: the frame around its pages, its welcome, its privacy and help pages.

pub mod api;
mod frame;
mod in_use;
pub mod menu;
mod privacy;
mod welcome;

pub use frame::{Frame, use_face};
pub use in_use::{in_use, keeping};
pub use privacy::Privacy;
pub use welcome::Welcome;
