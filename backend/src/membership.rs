//! Memberships: the companies of a person, and who administers the accesses of one.

mod administrators;
mod mine;
mod tiers;

pub use administrators::{Administrator, administrators, appoint, revoke};
pub use mine::{Cursor, Mine, Offered, leads, mine, standing};
pub use tiers::{People, Somebody, give_tier, tiers};
