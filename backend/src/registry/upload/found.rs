//! What is wrong with a file, as it waits beside it: sealed, some dozens at a time.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::Backend;
use crate::fault::{Denied, Fault};
use crate::keys::PersonKey;
use crate::registry::import::{Issue, Weight, words};
use crate::storage::Tx;
use crate::storage::registry_upload as rows;

/// Findings sealed together.
const TOGETHER: usize = 50;
/// Pieces read at the most; more findings than are ever kept.
const MOST_PIECES: i64 = 200;

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The row as a spreadsheet counts it; 0 for the whole file.
    pub row: u64,
    /// The column's title; empty for whole rows.
    pub column: String,
    /// `error`, `advertencia` or `aviso`.
    pub weight: String,
    /// The word to look it up by.
    pub code: String,
    /// What stands there, shortened.
    pub value: String,
    /// What is wrong and what to do.
    pub words: String,
}

impl Finding {
    /// Whether it keeps the file out.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.weight == Weight::Error.word()
    }
}

impl From<&Issue> for Finding {
    fn from(issue: &Issue) -> Self {
        Self {
            row: issue.row,
            column: issue.column.clone(),
            weight: issue.flaw.weight().word().to_owned(),
            code: issue.flaw.code().to_owned(),
            value: issue.value.clone(),
            words: words(&issue.flaw).into_owned(),
        }
    }
}

fn context(batch: Uuid, place: i64) -> Vec<u8> {
    format!("registry_finding:{batch}:{place}").into_bytes()
}

/// Seals findings, in pieces.
pub(super) fn seal(
    backend: &Backend,
    key: &PersonKey,
    batch: Uuid,
    issues: &[Issue],
) -> Result<Vec<Vec<u8>>, Fault> {
    let pieces = (0_i64..).zip(issues.chunks(TOGETHER));
    let sealed = pieces.map(|(place, issues)| {
        let findings: Vec<Finding> = issues.iter().map(Finding::from).collect();
        let plain = serde_json::to_vec(&findings).map_err(|_| Fault::Sealed)?;
        key.seal(&backend.env.chance, &context(batch, place), &plain)
    });
    sealed.collect()
}

/// The findings from the top, as many pieces as it takes to have so many.
pub(super) async fn read(
    tx: &mut Tx,
    key: &PersonKey,
    batch: Uuid,
    most: usize,
) -> Result<Vec<Finding>, Denied> {
    let pieces = i64::try_from(most.div_ceil(TOGETHER)).unwrap_or(MOST_PIECES);
    let sealed = rows::findings(tx, batch, pieces.min(MOST_PIECES)).await?;
    let mut all = Vec::new();
    for (place, sealed) in sealed {
        let plain = key.open(&context(batch, place), &sealed)?;
        let some: Vec<Finding> = serde_json::from_slice(&plain).map_err(|_| Fault::Sealed)?;
        all.extend(some);
    }
    all.truncate(most);
    Ok(all)
}
