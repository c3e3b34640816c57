//! The first day of somebody who got an initial password (W-26 to W-37): choosing one of their own
//! before anything else, asking for another where its time ran out, and what to do then.

pub mod api;
mod ask;
mod page;
mod password;

pub use ask::Ask;
pub use page::Page;
pub use password::Choose;
