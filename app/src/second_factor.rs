//! The second factor: its code at sign-in, and the page where it is set up (Q50).

pub mod api;
mod code;
mod codes;
mod key;
mod mobile;
pub mod mobile_api;
mod offered;
mod security;

pub use code::Code;
pub use mobile::Mobile;
pub use security::Security;
