//! Whether a password is made of what anybody could know about its owner.
//!
//! Every known word is struck out of the password, read without accents, case or the usual digits
//! for letters. What remains must be able to stand alone; a long sentence that happens to hold
//! the person's name is fine.

use super::Context;
use crate::text::fold;

/// Letters and digits that must remain when own data was found.
const REMAINDER: usize = 8;
/// Shorter words (particles, country codes) occur in any text.
const SHORTEST: usize = 3;

pub(super) fn makes_up(password: &str, context: &Context) -> bool {
    let plain = fold(password);
    let words = longest_first(context);
    [plain.clone(), unleet(&plain)]
        .into_iter()
        .any(|text| is_mostly(text, &words))
}

fn is_mostly(text: String, words: &[&str]) -> bool {
    let mut rest: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
    let before = rest.len();
    for word in words {
        // A separator stays where a word stood, so that no new word is formed by its neighbours.
        rest = rest.replace(word, " ");
    }
    rest.retain(char::is_alphanumeric);
    rest.len() < before && rest.chars().count() < REMAINDER
}

/// Adds the words of a text, and the text run together, in the spelling compared here.
pub(super) fn split(text: &str, words: &mut Vec<String>) {
    let folded = fold(text);
    let apart = folded
        .split(|c: char| !c.is_alphanumeric())
        .map(String::from);
    let together = folded.chars().filter(|c| c.is_alphanumeric()).collect();
    words.extend(
        apart
            .chain([together])
            .filter(|word| word.chars().count() >= SHORTEST),
    );
}

/// Known words, longest first, so that a surname goes before the short name inside it.
fn longest_first(context: &Context) -> Vec<&str> {
    let mut words: Vec<&str> = context.words.iter().map(String::as_str).collect();
    words.sort_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
    words.dedup();
    words
}

fn unleet(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '0' => 'o',
            '1' | '!' => 'i',
            '3' => 'e',
            '4' | '@' => 'a',
            '5' | '$' => 's',
            '7' => 't',
            other => other,
        })
        .collect()
}
