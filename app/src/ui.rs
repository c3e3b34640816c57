//! The component kit: what every page is built from.
//!
//! A component here knows no domain type, no address and no word of its own: the page says what is
//! written. The few words that belong to a control («Ayuda», «Mostrar») come from [`Words`], which
//! the page frame provides once per locale. Everything works before any script runs; script adds
//! convenience. Nothing here may write a `style` attribute: the policy of the page forbids it.

mod actions;
mod button;
mod card;
mod chip;
mod choice;
mod crumbs;
mod dialog;
mod disclosure;
mod empty;
mod facts;
mod field;
mod file;
mod filters;
mod form;
mod frame;
mod heading;
mod icon;
mod live;
mod loaded;
mod logo;
mod more;
mod notice;
mod offline;
mod page;
mod password;
mod person;
mod pick;
mod select;
mod steps;
mod summary;
mod table;
mod text;
mod time;

pub use actions::Actions;
pub use button::{Button, ButtonKind, ButtonLink, FileLink};
pub use card::{Card, Cards};
pub use chip::Chip;
pub use choice::{Choice, ChoiceKind, Consent, Offer};
pub use crumbs::{Crumb, Crumbs};
pub use dialog::Dialog;
pub use disclosure::Disclosure;
pub use empty::Empty;
pub use facts::{Fact, Facts};
pub use field::{CodeField, Field, Shell};
pub use file::File;
pub use filters::Filters;
pub use form::{Form, FormState, Hidden, PlainForm};
pub use frame::Frame;
pub use heading::Heading;
pub use icon::{Glyph, Icon};
pub use live::Live;
pub use loaded::Loaded;
pub use logo::Logo;
pub use more::More;
pub use notice::{Notice, NoticeKind};
pub use page::{Page, Width};
pub use password::{Password, Strength};
pub use person::{Person, PersonLink};
pub use pick::{Pick, PickAll};
pub use select::Select;
pub use steps::{Step, Steps};
pub use summary::Summary;
pub use table::{Listing, Table};
pub use text::Text;
pub use time::Time;

use leptos::prelude::use_context;

/// The words that controls say by themselves, in one locale.
///
/// Provide it with `provide_context(Words { … })` above the first component; without it the
/// controls stay mute, which a test of the catalogue would notice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// First link of each page: «Ir al contenido».
    pub skip: &'static str,
    /// Marks fields that may stay empty: «opcional».
    pub optional: &'static str,
    /// Opens the help of a field: «Ayuda».
    pub help: &'static str,
    /// Shows what was typed as password: «Mostrar».
    pub show: &'static str,
    /// Hides it again: «Ocultar».
    pub hide: &'static str,
    /// Spoken name of the ☑ beside a label: «Correcto».
    pub correct: &'static str,
    /// Title of the error summary: «Revisa estos datos» or «Revise estos datos».
    pub review: &'static str,
    /// Link beside a fact that can be corrected: «Cambiar».
    pub change: &'static str,
    /// Said while an answer is awaited: «Cargando…».
    pub loading: &'static str,
    /// Said while a form is on its way: «Enviando…».
    pub sending: &'static str,
    /// Opens the menu in the person's corner: «Menú de».
    pub menu: &'static str,
    /// First option of a list where nothing is chosen yet: «Elige una opción».
    pub choose: &'static str,
    /// Said while there is no connection: that nothing is lost, and what to do.
    pub offline: &'static str,
    /// Kinds of notices, spoken where the colour cannot be seen.
    pub info: &'static str,
    /// «Listo».
    pub success: &'static str,
    /// «Atención».
    pub warning: &'static str,
    /// «Error».
    pub danger: &'static str,
}

/// The words of the locale in force.
pub(crate) fn words() -> Words {
    use_context().unwrap_or_default()
}

/// What is wrong with an answer, in words, and the field it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trouble {
    /// Name of the field; none when it concerns the whole form.
    pub field: Option<String>,
    /// What to do about it, a whole sentence.
    pub words: String,
}

impl Trouble {
    /// Trouble with one field.
    pub fn of(field: impl Into<String>, words: impl Into<String>) -> Self {
        Self {
            field: Some(field.into()),
            words: words.into(),
        }
    }

    /// Trouble with the form as a whole.
    pub fn general(words: impl Into<String>) -> Self {
        Self {
            field: None,
            words: words.into(),
        }
    }
}

/// Id of the control with this name in the form around it.
pub(crate) fn id_of(name: &str) -> String {
    id_at(name, use_context::<FormState>().and_then(|form| form.place))
}

/// The same in that one of several forms alike. Lists (`see[]`) lose their brackets.
fn id_at(name: &str, place: Option<usize>) -> String {
    let name = name.trim_end_matches("[]");
    match place {
        Some(place) => format!("{name}-{place}"),
        None => name.to_owned(),
    }
}
