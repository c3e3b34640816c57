//! Sign-in and sign-out (A-14 to A-19, H-43, X-12).

pub mod api;
mod page;
mod sign_out;

pub use page::Page;
pub use sign_out::SignOutForm;
