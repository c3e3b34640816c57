//! Fields of a form that carries a file, as they come in.

use axum::body::Bytes;
use axum::extract::multipart::Field;
use axum::http::StatusCode;

/// Bytes of a field that is no file.
const LONGEST_FIELD: usize = 64;

/// Why a form was not read to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// It is larger than any is taken.
    Large,
    /// It ended before its end.
    Short,
}

impl Cut {
    /// The word that the form is told by.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Large => "grande",
            Self::Short => "cortado",
        }
    }
}

/// The next bytes of a field; none at its end.
///
/// # Errors
/// [`Cut`].
pub async fn chunk(field: &mut Field<'_>) -> Result<Option<Bytes>, Cut> {
    field.chunk().await.map_err(|error| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Cut::Large,
        _ => Cut::Short,
    })
}

/// A field that is no file.
///
/// # Errors
/// [`Cut`].
pub async fn text(mut field: Field<'_>) -> Result<String, Cut> {
    let mut all = Vec::new();
    while let Ok(Some(bytes)) = field.chunk().await {
        all.extend_from_slice(&bytes);
        if all.len() > LONGEST_FIELD {
            return Err(Cut::Short);
        }
    }
    Ok(String::from_utf8_lossy(&all).into_owned())
}
