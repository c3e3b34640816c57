//! Memberships: the companies of a person, and who administers the accesses of one.

mod administrators;
mod mine;

pub use administrators::{Administrator, administrators, appoint, revoke};
pub use mine::{Cursor, Mine, Offered, leads, mine, standing};
