//! Memberships: the companies of a person, who administers the accesses of one, and the perfiles of
//! its users.

mod accept;
mod administrators;
pub(crate) mod apply;
mod mine;
mod named;
mod offer;
mod perfiles;
pub(crate) mod stands;
mod valid;

pub use accept::{Offered as OfferedRole, accept, join, offered};
pub use administrators::{Administrator, administrators, revoke};
pub(crate) use administrators::{standing_in, stands_in_until};
pub use mine::{Asked, Cursor, Mine, Offered, leads, mine, standing, table};
pub(crate) use mine::{is_inactive, stood};
pub(crate) use named::{Step, tell};
pub(crate) use offer::{OF_ADDRESS, OF_COMPANY, send, send_to_person};
pub use offer::{Offer, appoint, offers, resend_offer, withdraw_offer};
pub(crate) use perfiles::reason_of;
pub use perfiles::{Member, Members, Told, ask_perfil, change_perfil, member, members};
