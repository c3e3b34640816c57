//! What every test stands on: a [`House`] of its own, [`Browser`]s without script, [`Page`]s.

mod browser;
mod house;
mod page;
mod people;
mod program;
mod record;
#[path = "../../backend/tests/shared/template.rs"]
mod template;

pub use browser::Browser;
pub use house::House;
pub use page::{Form, Page, REGISTRATION_PASSWORD, registration};
pub use program::{CONFIGURATION, LIMIT, Place, Serving, signal, stopwatch};
pub use record::log;
