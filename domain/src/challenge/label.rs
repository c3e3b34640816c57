//! Catalogue texts as options: one clean label for all spellings of a value, that does not tell
//! the person's sex («Licenciada» and «Licenciado» are both «Licenciado(a)»), in one manner of
//! capitals, so that no option stands out.

use super::fact::Fact;
use crate::text::fold;

/// The label under which a stored text is offered.
pub(super) fn neutral(fact: Fact, text: &str) -> String {
    match fact {
        Fact::Employer => text.to_uppercase(),
        Fact::Municipality => titled(text),
        _ => gender_neutral(&sentence(text)),
    }
}

/// The spelling under which labels are one.
pub(super) fn key(label: &str) -> String {
    let folded = fold(label);
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .collect();
    words.join(" ")
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

fn sentence(text: &str) -> String {
    capital(&text.to_lowercase())
}

fn titled(text: &str) -> String {
    let small = ["de", "del", "la", "las", "los", "el", "y"];
    let lower = text.to_lowercase();
    let words: Vec<String> = lower
        .split(' ')
        .enumerate()
        .map(|(i, word)| {
            if i > 0 && small.contains(&word) {
                word.to_owned()
            } else {
                capital(word)
            }
        })
        .collect();
    words.join(" ")
}

/// Endings of trades that change with the person's sex, masculine form.
const ENDINGS: [&str; 8] = ["ado", "ero", "ario", "ico", "ogo", "ivo", "ecto", "stro"];

fn gender_neutral(text: &str) -> String {
    let words: Vec<String> = text
        .split(' ')
        .enumerate()
        .map(|(i, word)| {
            if i == 0 || is_administrative(word) {
                both(word)
            } else {
                word.to_owned()
            }
        })
        .collect();
    words.join(" ")
}

fn is_administrative(word: &str) -> bool {
    matches!(
        word,
        "administrativo" | "administrativa" | "operativo" | "operativa"
    )
}

/// «Licenciada» → «Licenciado(a)», «Vendedora» → «Vendedor(a)»; other words unchanged.
fn both(word: &str) -> String {
    let plain = fold(word);
    if plain.chars().count() < 5 {
        return word.to_owned();
    }
    for ending in ["dor", "tor", "sor"] {
        if plain.ends_with(ending) {
            return format!("{word}(a)");
        }
        if plain
            .strip_suffix('a')
            .is_some_and(|stem| stem.ends_with(ending))
        {
            return format!("{}(a)", word.trim_end_matches('a'));
        }
    }
    for ending in ENDINGS {
        let stem = ending.trim_end_matches('o');
        let changes = |last: char| plain.strip_suffix(last).is_some_and(|s| s.ends_with(stem));
        if changes('o') || changes('a') {
            return format!("{}o(a)", word.trim_end_matches(['o', 'a']));
        }
    }
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_tell_no_sex_and_share_one_manner() {
        for (typed, label) in [
            ("Licenciada en biologia", "Licenciado(a) en biologia"),
            ("LICENCIADO EN BIOLOGIA", "Licenciado(a) en biologia"),
            ("vendedora", "Vendedor(a)"),
            ("Vendedor", "Vendedor(a)"),
            ("Auxiliar Administrativa", "Auxiliar administrativo(a)"),
            ("Técnica", "Técnico(a)"),
            ("Secretaria", "Secretario(a)"),
            ("Docente", "Docente"),
            ("Servicios generales", "Servicios generales"),
        ] {
            assert_eq!(neutral(Fact::Profession, typed), label, "{typed}");
        }
        assert_eq!(
            neutral(Fact::Employer, "Almacén Safari s.a.s."),
            "ALMACÉN SAFARI S.A.S."
        );
        assert_eq!(
            neutral(Fact::Municipality, "SANTA CRUZ DE LORICA"),
            "Santa Cruz de Lorica"
        );
        assert_eq!(key("Técnico(a) pre-escolar"), "tecnico a pre escolar");
    }
}
