//! Finding texts by what somebody types: accents, capitals and endings do not matter, and words
//! that mean the same count as the same. The words of a language come from whoever asks.

use crate::text::fold;

/// Longest text that is looked at, in characters.
pub const MOST_LETTERS: usize = 100;
/// Most words that count.
const MOST_WORDS: usize = 8;
/// Shortest word that counts.
const LEAST_LETTERS: usize = 3;
/// Letters that a stem keeps at least.
const STEM: usize = 4;
/// Letters that an ending has at most: «olvidé» finds «olvidaste».
const ENDING: usize = 2;

/// What a language brings along.
#[derive(Debug, Clone, Copy)]
pub struct Vocabulary {
    /// Words that say nothing: «para», «como».
    pub idle: &'static [&'static str],
    /// Words that mean the same, as beginnings: «clav» and «contrase».
    pub alike: &'static [&'static [&'static str]],
}

/// What is looked for. Each word stands with those that mean the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search(Vec<Vec<String>>);

impl Search {
    /// Reads what was typed; nothing where no word of it says anything.
    #[must_use]
    pub fn parse(typed: &str, vocabulary: &Vocabulary) -> Option<Self> {
        let typed: String = typed.chars().take(MOST_LETTERS).collect();
        let wanted: Vec<_> = words(&fold(&typed))
            .filter(|word| word.chars().count() >= LEAST_LETTERS)
            .filter(|word| !vocabulary.idle.contains(word))
            .take(MOST_WORDS)
            .map(|word| with_alike(word, vocabulary.alike))
            .collect();
        (!wanted.is_empty()).then_some(Self(wanted))
    }

    /// Whether every word stands in the title or the text, and how far down: 0 where the title has
    /// all of them, one more for each word that only the text has.
    #[must_use]
    pub fn finds(&self, title: &str, text: &str) -> Option<usize> {
        let (title, text) = (fold(title), fold(text));
        let has = |place: &str, stems: &[String]| {
            words(place).any(|word| stems.iter().any(|stem| word.starts_with(stem)))
        };
        let below = self.0.iter().filter(|stems| !has(&title, stems));
        let mut missing = 0;
        for stems in below {
            if !has(&text, stems) {
                return None;
            }
            missing += 1;
        }
        Some(missing)
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

fn with_alike(word: &str, alike: &[&[&str]]) -> Vec<String> {
    let same = alike
        .iter()
        .find(|group| group.iter().any(|stem| word.starts_with(stem)));
    let same = same.into_iter().flat_map(|group| group.iter());
    let same = same.map(|stem| (*stem).to_owned());
    [stem(word)].into_iter().chain(same).collect()
}

fn stem(word: &str) -> String {
    let letters = word.chars().count();
    let kept = letters.saturating_sub(ENDING).max(STEM);
    word.chars().take(kept).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPANISH: Vocabulary = Vocabulary {
        idle: &["como", "para"],
        alike: &[&["clav", "contrase"], &["correo", "mail"]],
    };
    const TITLE: &str = "¿Olvidaste tu contraseña?";
    const TEXT: &str = "Te llega un enlace al correo electrónico. Usa tu RUT.";

    fn finds(typed: &str) -> Option<usize> {
        Search::parse(typed, &SPANISH)?.finds(TITLE, TEXT)
    }

    #[test]
    fn accents_capitals_and_endings_do_not_matter() {
        for typed in [
            "contraseña",
            "CONTRASENA",
            "olvidé",
            "¿olvidaste?",
            "clave",
            "Claves",
        ] {
            assert_eq!(finds(typed), Some(0), "{typed}");
        }
        for typed in ["electronico", "rut", "mail", "enlaces"] {
            assert_eq!(finds(typed), Some(1), "{typed}");
        }
        assert_eq!(finds("cómo olvidé mi clave para el correo"), Some(1));
    }

    #[test]
    fn every_word_must_stand_somewhere() {
        for typed in ["celular", "olvidé celular", "olvidé ruta", "traseña"] {
            assert_eq!(finds(typed), None, "{typed}");
        }
    }

    #[test]
    fn what_says_nothing_looks_for_nothing() {
        for typed in ["", " ", "¿?", "mi tu", "como para", "<>\u{200B}"] {
            assert_eq!(Search::parse(typed, &SPANISH), None, "{typed:?}");
        }
    }

    #[test]
    fn a_long_text_costs_no_more_than_a_short_one() {
        let Search(wanted) = Search::parse(&"palabra ".repeat(10_000), &SPANISH).unwrap();
        assert_eq!(wanted.len(), MOST_WORDS);
    }
}
