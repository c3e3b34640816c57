//! Rules of the gatehouse: who may be who, and what a valid answer looks like.
//!
//! The three laws of this crate. It performs no I/O. It reads no clock: the present moment is an
//! argument. It draws no randomness: it asks the [`chance::Chance`] it is handed. It runs
//! unchanged on the server and, compiled to WASM, in the browser; and it holds no sentences: a
//! refusal is a code with numbers, the words live with the interface.

#![warn(missing_docs)]

pub mod access;
pub mod account;
pub mod agent;
pub mod bulk;
pub mod challenge;
pub mod chance;
pub mod company;
pub mod contact;
pub mod date;
pub mod document;
pub mod help_desk;
pub mod id;
pub mod locale;
pub mod lockout;
pub mod membership;
pub mod name;
pub mod password;
pub mod platform;
pub mod pqrsf;
pub mod refusal;
pub mod registration;
pub mod registry;
pub mod role;
pub mod roster;
pub mod search;
pub mod second_factor;
pub mod service;
pub mod session;
pub mod sheet;
mod text;
pub mod time;

pub use self::time::{Span, Timestamp};
pub use account::AccountState;
pub use chance::Chance;
pub use contact::{Email, Phone};
pub use date::Date;
pub use document::{Document, DocumentKind, Nit, Rut};
pub use id::Id;
pub use locale::{Locale, Voice};
pub use name::{NamePart, PersonName};
pub use password::Password;
pub use platform::{Platform, PlatformSlug};
pub use refusal::{Field, Problem, Refusal};
pub use registry::RegistryRecord;
