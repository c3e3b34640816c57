//! What the field of a RUT does with script: it says what is wrong when it is left, and settles to
//! the canonical spelling (design).

use domain::document::{Document, DocumentKind, Rut};
use domain::locale::Voice;
use domain::refusal::{Field, Problem};
use leptos::prelude::*;

use super::problem::{sentence, sentence_of_others};

/// What is wrong with the own RUT of whoever fills in the form.
#[must_use]
pub fn check_own() -> Callback<String, Option<String>> {
    check(sentence)
}

/// What is wrong with the RUT of the person whom the form is about.
#[must_use]
pub fn check_of_others() -> Callback<String, Option<String>> {
    check(sentence_of_others)
}

/// Companies have another kind of RUT, and those who have one speak *tú*.
fn check(words: fn(Field, Problem, Voice) -> String) -> Callback<String, Option<String>> {
    Callback::new(move |typed: String| {
        let problem = Rut::parse(&typed).and_then(Rut::of_a_person).err()?;
        Some(words(Field::Document, problem, Voice::Tu))
    })
}

/// The canonical spelling of a RUT, written back when the field is left.
#[must_use]
pub fn settle() -> Callback<String, String> {
    Callback::new(settled)
}

/// The canonical spelling of a RUT; what is none stays as it is.
#[must_use]
pub fn settled(typed: String) -> String {
    let document = Document::parse(DocumentKind::Rut, &typed);
    document.map_or(typed, |document| document.number().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rut_settles_to_one_spelling_and_what_is_none_stays() {
        assert_eq!(settled("12.345.678-5".into()), "12345678-5");
        assert_eq!(settled("12 345".into()), "12 345");
    }
}
