//! A cell of a table.

use leptos::prelude::*;

/// What stands in a cell.
pub enum Cell {
    /// Words, or nothing.
    Words(String),
    /// Words that stay on one line.
    Line(String),
    /// Anything else.
    View(AnyView),
}

impl From<AnyView> for Cell {
    fn from(view: AnyView) -> Self {
        Self::View(view)
    }
}

impl Cell {
    /// Below the head of its column.
    pub(super) fn below(self, head: String) -> AnyView {
        match self {
            Self::Words(words) | Self::Line(words) if words.is_empty() => {
                shown(head, "table__value", ().into_any())
            }
            Self::Words(words) => written(&head, "table__value", &words),
            Self::Line(words) => written(&head, "table__value whole", &words),
            Self::View(view) => shown(head, "table__value", view),
        }
    }

    /// As the name of its row.
    pub(super) fn naming(self, head: String) -> AnyView {
        let inside = match self {
            Self::Words(words) | Self::Line(words) => words.into_any(),
            Self::View(view) => view,
        };
        view! { <th class="table__name" role="rowheader" scope="row" data-label=head>{inside}</th> }
            .into_any()
    }
}

fn shown(head: String, class: &'static str, inside: AnyView) -> AnyView {
    view! {
        <td class="table__cell" role="cell" data-label=head>
            <div class=class>{inside}</div>
        </td>
    }
    .into_any()
}

#[cfg(any(not(feature = "ssr"), test))]
fn of_words(head: &str, class: &'static str, words: &str) -> AnyView {
    shown(head.to_owned(), class, words.to_owned().into_any())
}

#[cfg(not(feature = "ssr"))]
use of_words as written;

/// The same, written at once: most of a long table are words, and element by element they were a third
/// of what a page of people costs the server. What takes the page over in the browser walks the very
/// elements that [`of_words`] makes, and the marks where their children end.
#[cfg(feature = "ssr")]
fn written(head: &str, class: &'static str, words: &str) -> AnyView {
    use leptos::tachys::html::InertElement;

    let head = html_escape::encode_double_quoted_attribute(head);
    let words = html_escape::encode_text(words);
    let cell = format!(
        r#"<td role="cell" data-label="{head}" class="table__cell"><div class="{class}">{words}<!></div><!></td>"#
    );
    InertElement::new(cell).into_any()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use leptos::prelude::*;

    use super::{of_words, written};

    #[test]
    fn what_is_written_at_once_is_what_the_browser_expects() {
        for words in ["Habilitado", " ", "<b>&amp;\"'</b>", "Ñandú · ‹›"] {
            for head in ["Perfil", "\"><i>&"] {
                let at_once = written(head, "table__value", words).to_html();
                assert_eq!(at_once, of_words(head, "table__value", words).to_html());
            }
        }
    }

    #[test]
    fn a41_words_of_people_stay_words() {
        let cell = written("\"><i>", "table__value", "<script>alert(1)</script>").to_html();
        assert!(!cell.contains("<script") && !cell.contains("<i>"), "{cell}");
    }
}
