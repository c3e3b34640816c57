//! A cheap estimate for the meter beside the field. It decides nothing: the browser shows it
//! while typing, the server asks its list.

use super::MIN_CHARS;

/// What the meter shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hint {
    /// Nothing typed.
    Empty,
    /// So many characters are missing.
    TooShort {
        /// Characters still needed.
        missing: u16,
    },
    /// Long enough, but repetitive.
    Weak,
    /// Acceptable.
    Fair,
    /// Long or varied.
    Good,
}

/// Estimates by length, number of different characters and runs such as `aaaa` or `1234`.
pub fn strength_hint(typed: &str) -> Hint {
    let chars: Vec<char> = typed.chars().take(usize::from(super::MAX_CHARS)).collect();
    if chars.is_empty() {
        return Hint::Empty;
    }
    let length = u16::try_from(chars.len()).unwrap_or(u16::MAX);
    if length < MIN_CHARS {
        return Hint::TooShort {
            missing: MIN_CHARS - length,
        };
    }
    let mut distinct = chars.clone();
    distinct.sort_unstable();
    distinct.dedup();
    let step = |pair: &[char]| u32::from(pair[1]).abs_diff(u32::from(pair[0])) <= 1;
    let predictable = chars.windows(2).filter(|pair| step(pair)).count();
    let surprising = chars.len() - predictable;
    match (surprising, distinct.len()) {
        (..8, _) | (_, ..6) => Hint::Weak,
        (16.., 9..) => Hint::Good,
        _ => Hint::Fair,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_meter_grows_with_length_and_variety() {
        assert_eq!(strength_hint(""), Hint::Empty);
        assert_eq!(strength_hint("hola"), Hint::TooShort { missing: 8 });
        assert_eq!(strength_hint("aaaaaaaaaaaaaaaa"), Hint::Weak);
        assert_eq!(strength_hint("123456789012"), Hint::Weak);
        assert_eq!(strength_hint("perro verde 7"), Hint::Fair);
        assert_eq!(strength_hint("tortuga verde lenta salta"), Hint::Good);
    }
}
