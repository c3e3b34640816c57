//! «Gestión de personas y usuarios»: a company's people as whoever
//! administers its accesses finds and changes them.
//!
//! Somebody stands in the list as soon as the company has them, with an account or «sin cuenta». A worker who is
//! registered gets the «trabajador o colaborador» user at once: where the person has an
//! account already, as a membership; otherwise the user waits in the list and becomes a membership when
//! they register ([`joined`]). State, perfil and end date of a membership are what opens doors; the list
//! holds copies, written by the same transaction.
//!
//! In an institution whoever is invited stands in the list as soon as the invitation leaves, under its
//! id, and becomes the member who accepts it (C-27); the rooms are the same, with three tiers in place of
//! perfiles, seats, and no sections.
//!
//! [`add`], [`set_state`], [`leave_on`], [`set_start`], [`set_contact`], [`set_phone`], [`set_names`],
//! [`set_number`], [`load_perfil`] and [`set_section`] each do one thing to one person inside of an
//! open transaction and write its entry; pages, files and undoing all go through them. Details of
//! entries are sealed with the key of the row, which dies with it.

mod add;
mod bulk;
mod called;
mod card;
mod change;
pub(crate) mod cover;
mod export;
mod history;
mod invited;
mod joined;
mod list;
mod names;
mod number;
mod one;
mod pending;
mod perfil;
mod person;
mod phone;
mod recent;
mod seated;
mod start;
mod stood;
mod structure;
mod tidy;
mod within;

pub use add::{Added, ByHand, Made, New, add, add_made, add_many};
pub use bulk::{Bulk, Done, chosen, several, undo};
pub use card::{Card, card};
pub use change::{Why, leave_on, set_contact, set_names, set_section, set_state};
pub use export::{EXPORTED_AT_MOST, Export, Exported, export};
pub use history::{History, Told, history};
pub(crate) use invited::{invited, written_to};
pub(crate) use joined::{Proof, arrived, joined, worker_listed};
pub use list::{Asked, List, Order, list};
pub use names::Names;
pub use number::set_number;
pub use one::{ToDo, end_sessions, enter, one, remind};
pub use pending::{Pages, Pending, Reminded, pending, remind_all};
pub use perfil::give_perfil;
pub(crate) use perfil::load_perfil;
pub use person::{Person, Waiting};
pub use phone::set_phone;
pub(crate) use phone::{phone_now, phone_of, replace_phone, unseal_phone};
pub use recent::{Recent, recent};
pub use start::set_start;
pub use stood::{Stood, restore};
pub use structure::{
    Section, Sections, create_section, delete_section, edit_section, sections, structure,
};
pub use tidy::tidy;
pub use within::{Within, by_id, by_rut};
pub(crate) use within::{lookup, subject};
