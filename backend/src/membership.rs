//! Memberships: the companies of a person, who administers the accesses of one, and the perfiles of
//! its users.

mod administrators;
pub(crate) mod apply;
mod mine;
mod perfiles;

pub use administrators::{Administrator, administrators, appoint, revoke};
pub use mine::{Cursor, Mine, Offered, leads, mine, standing};
pub(crate) use perfiles::reason_of;
pub use perfiles::{Member, Members, Told, ask_perfil, change_perfil, member, members};
