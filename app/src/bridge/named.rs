//! What an address or a form names.

use std::str::FromStr;

use domain::refusal::Refusal;

use super::refuse;
use crate::failure::Failure;

/// The id, or the word, that this text is; a text that is none names nothing here.
///
/// # Errors
/// [`Refusal::NotFound`].
pub fn named<T: FromStr>(text: &str) -> Result<T, Failure> {
    text.parse().map_err(|_| refuse(Refusal::NotFound))
}
