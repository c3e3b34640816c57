//! Whether a password is made of what anybody could know about its owner.
//!
//! Every known word is struck out of the password, read without accents, case or the usual digits
//! for letters. What remains must be able to stand alone; a long sentence that happens to hold
//! the person's name is fine.

use super::Context;
use crate::text::fold;

/// Letters and digits that must remain when own data was found.
const REMAINDER: usize = 8;

pub(super) fn makes_up(password: &str, context: Context<'_>) -> bool {
    let plain = fold(password);
    let words = words(context);
    [plain.clone(), unleet(&plain)]
        .into_iter()
        .any(|text| is_mostly(text, &words))
}

fn is_mostly(text: String, words: &[String]) -> bool {
    let mut rest: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
    let before = rest.len();
    for word in words {
        // A separator stays where a word stood, so that no new word is formed by its neighbours.
        rest = rest.replace(word.as_str(), " ");
    }
    rest.retain(char::is_alphanumeric);
    rest.len() < before && rest.chars().count() < REMAINDER
}

/// Known words, longest first, so that a surname goes before the short name inside it.
fn words(context: Context<'_>) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut add = |text: &str| {
        let folded = fold(text);
        words.extend(
            folded
                .split(|c: char| !c.is_alphanumeric())
                .map(String::from),
        );
        words.push(folded.chars().filter(|c| c.is_alphanumeric()).collect());
    };
    for part in context.name.into_iter().flat_map(|name| name.parts()) {
        add(part.as_str());
    }
    if let Some(email) = context.email {
        add(email.local());
        add(email.domain());
    }
    if let Some(document) = context.document {
        add(document.number());
    }
    context.platform.iter().for_each(|name| add(name));
    words.retain(|word| word.chars().count() >= 3);
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
