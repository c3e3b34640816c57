//! «Configuración/Gestión de personas y usuarios»: the list of a company's people, one
//! person's «ficha», adding one, what waits, several at once; and the company's sections.

mod add;
pub mod api;
mod ask;
mod card;
mod change_api;
mod chosen;
mod filters;
mod history;
mod list;
mod live;
mod naming;
mod noted;
mod pending;
mod row;
pub mod several_api;
mod state;
mod structure;
mod structure_api;

pub use add::Add;
pub use card::Card;
pub use change_api::{ChangePerson, change_person};
pub use chosen::Chosen;
pub use list::List;
pub use pending::Pending;
pub use structure::Structure;
pub use structure_api::{ChangeSection, change_section, load_structure};
