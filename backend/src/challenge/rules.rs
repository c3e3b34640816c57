//! The platform's rules as its administrator sees them, with the figures that follow from them.

use domain::access::SeePolicy;
use domain::platform::Policy;

use super::Figures;
use crate::caller::Caller;
use crate::fault::Denied;
use crate::registry;

/// What is in force, from the configuration.
#[derive(Debug, Clone, PartialEq)]
pub struct Rules {
    /// The rules.
    pub policy: Policy,
    /// What the questions are worth, where the platform asks any.
    pub figures: Option<Figures>,
}

/// The rules of the platform.
///
/// # Errors
/// [`domain::Refusal::NotFound`] for everybody without a role; [`domain::Refusal::NotAllowed`] for
/// those whose role is another.
pub async fn rules(caller: &Caller) -> Result<Rules, Denied> {
    let grant = &caller.here(SeePolicy)?;
    let policy = caller.platform.policy.clone();
    let figures = match policy.challenge() {
        None => None,
        Some(rules) => {
            let counted = caller
                .backend
                .db
                .read(|mut tx| async move {
                    let counted = registry::distribution(&mut tx, grant.at().as_str()).await?;
                    tx.done(counted)
                })
                .await?;
            Some(Figures::of(&counted, rules))
        }
    };
    Ok(Rules { policy, figures })
}
