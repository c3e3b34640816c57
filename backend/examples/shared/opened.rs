//! The company in which a benchmark takes place.

use backend::storage::{self, Tx};
use domain::id::{self, Id};
use domain::time::Timestamp;
use uuid::Uuid;

/// Writes a company without people, and the acquisition that it came from.
pub async fn opened(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    now: Timestamp,
) -> sqlx::Result<()> {
    let acquisition = Uuid::from_u128(8);
    let bought = storage::acquisition::NewAcquisition {
        id: Id::from_uuid(acquisition),
        platform,
        rut: "54000001-8",
        secret_digest: acquisition.as_bytes(),
        wrapped_key: &[],
        sealed: &[],
        now,
        by: "bench",
        expires_at: now,
    };
    storage::acquisition::insert(tx, &bought).await?;
    let new = storage::company::NewCompany {
        id: company,
        platform,
        rut: "54000001-8",
        legal_name: "Empresa",
        sort_key: "empresa",
        acquisition,
        wrapped_key: &[],
        sealed: &[],
        now,
    };
    storage::company::insert(tx, &new).await?;
    Ok(())
}
