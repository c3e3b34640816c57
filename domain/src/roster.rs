//! A company's people as whoever administers it finds and orders them:
//! what a search looks in, what a form says of somebody, the tree of sections.

mod entry;
mod naming;
mod number;
mod search;
mod tree;

pub use entry::{Entry, TypedEntry};
pub use naming::{Naming, TypedNaming};
pub use number::Number;
pub use search::{Search, searchable};
pub use tree::{Branch, Node, inside_itself, tree};

use crate::company::Line;
use crate::name::PersonName;

/// Name of a section.
pub type SectionName = Line<2, 60, false>;

/// Words that an administrator writes for other administrators.
pub type Note = Line<2, 200, false>;

/// What a list is ordered by: surnames first, folded.
pub fn sort_key(name: &PersonName) -> String {
    let parts = [
        Some(&name.first_surname),
        name.second_surname.as_ref(),
        Some(&name.first),
        name.second.as_ref(),
    ];
    let parts: Vec<&str> = parts
        .into_iter()
        .flatten()
        .map(crate::name::NamePart::as_str)
        .collect();
    crate::text::fold(&parts.join(" "))
}
