//! Search for people by any part of name, RUT or address, case and accents ignored. Three
//! letters are looked for anywhere; one or two only where a word begins, because everybody has them
//! somewhere.

use crate::text::fold;

/// Stands twice before the first two letters of each word. Nobody can type it into a search.
const MARK: char = '^';
/// Longer searches are cut.
const LONGEST: usize = 80;
/// Words of one search; what comes after them is looked for as it stands.
const WORDS: usize = 4;

/// What is looked in: name, RUT with and without hyphen, address, and the beginnings of words.
pub fn searchable(name: &str, rut: &str, email: &str) -> String {
    let plain: String = rut.chars().filter(char::is_ascii_alphanumeric).collect();
    let text = clean(&format!("{name} {rut} {plain} {email}"));
    let starts = text.split_whitespace().map(|word| {
        let start: String = word.chars().take(2).collect();
        format!("{MARK}{MARK}{start}")
    });
    let starts: String = starts.collect();
    format!("{text} {starts}")
}

/// What somebody looks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Search {
    /// Texts of at least three characters that all occur in what [`searchable`] made.
    pub parts: Vec<String>,
}

impl Search {
    /// Reads what was typed; nothing typed is looking for everybody.
    pub fn parse(typed: &str) -> Self {
        let cut: String = typed.chars().take(LONGEST).collect();
        let text = clean(&cut);
        let words: Vec<&str> = text.split_whitespace().collect();
        let (alone, rest) = words.split_at(words.len().min(WORDS - 1));
        let rest = rest.join(" ");
        let parts = alone.iter().copied().chain([rest.as_str()]);
        let parts = parts.filter(|part| !part.is_empty()).map(part).collect();
        Self { parts }
    }

    /// Whether everybody is wanted.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }
}

/// One part: a RUT without its dots, short ones bound to the beginning of a word.
fn part(word: &str) -> String {
    let of_rut = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | 'k');
    let word: String = match word.chars().all(of_rut) && word.chars().any(|c| c.is_ascii_digit()) {
        true => word.chars().filter(|c| *c != '.').collect(),
        false => word.to_owned(),
    };
    match word.chars().count() {
        1 => format!("{MARK}{MARK}{word}"),
        2 => format!("{MARK}{word}"),
        _ => word,
    }
}

/// Folded, white space collapsed, and without the signs that mean something in the index.
fn clean(text: &str) -> String {
    let text: String = fold(text)
        .chars()
        .map(|c| match c {
            MARK | '›' | '"' => ' ',
            c if c.is_control() || is_of_tags(c) => ' ',
            c => c,
        })
        .collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The letters that stand for a company, a perfil or a section in the same index.
const fn is_of_tags(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{5DFF}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn finds(typed: &str) -> bool {
        let text = searchable(
            "María-José Ñandú Pérez",
            "12345678-K",
            "mj.perez@Trigo.example",
        );
        let search = Search::parse(typed);
        search.parts.iter().all(|part| text.contains(part.as_str()))
    }

    #[test]
    fn a63_any_part_of_name_rut_and_address_is_found() {
        for typed in [
            "",
            "maria",
            "MARÍA",
            "josé ñandu",
            "perez mar",
            "12.345.678-k",
            "12345678K",
            "345678",
            "trigo.ex",
            "mj.p",
            "m",
            "ma",
            "ñ",
            "1",
            "12",
            "perez maria jose nandu",
        ] {
            assert!(finds(typed), "{typed}");
        }
        for typed in ["marta", "z", "ar", "12.345.679", "pérez soto", "@@"] {
            assert!(!finds(typed), "{typed}");
        }
    }

    #[test]
    fn signs_of_the_index_find_nothing_of_their_own() {
        for typed in ["^", "^^", "\"", "›", "\u{4E00}", " \t "] {
            assert!(Search::parse(typed).is_empty(), "{typed:?}");
        }
        assert_eq!(Search::parse("ab\"c").parts, ["^ab", "^^c"]);
    }

    proptest! {
        #[test]
        fn every_part_has_three_characters(typed in ".{0,120}") {
            let search = Search::parse(&typed);
            prop_assert!(search.parts.len() <= WORDS);
            for part in &search.parts {
                prop_assert!(part.chars().count() >= 3, "{part:?}");
            }
        }

        #[test]
        fn whole_words_of_a_name_are_found(name in "[a-zñáéíóú]{1,9}( [a-zñáéíóú]{1,9}){0,2}") {
            let text = searchable(&name, "", "");
            for part in Search::parse(&name).parts {
                prop_assert!(text.contains(&part));
            }
        }
    }
}
