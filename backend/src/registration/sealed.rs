//! What is sealed at rest: the draft of a browser, and a registration that waits.

use domain::document::Document;
use domain::registration::{DraftState, Kept, Typed};
use domain::registry::Prefill;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::Backend;
use crate::caller::Caller;
use crate::consent;
use crate::fault::Fault;
use crate::keys::PersonKey;

/// The longest text of a field that is kept; longer ones are wrong anyway.
const LONGEST: usize = 600;

/// A draft. Never holds a password, a true value of the registry, or a secret.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Draft {
    pub typed: Typed,
    pub kept: Kept,
    /// The document whose masks these are.
    pub looked_up: Option<Document>,
    /// What is on file for it, masked.
    pub on_file: Prefill,
    pub registry_person: Option<Uuid>,
    /// Whether «Crear Nuevo Usuario» was pressed since the last «Cancelar».
    pub submitted: bool,
    pub consents: Vec<consent::Answered>,
}

/// What a person answered, as a registration keeps it until it is proved: typed values, and marks
/// where the registry's own values stand in (Q21).
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Answered {
    /// What was typed.
    pub typed: Typed,
    /// What is kept.
    pub kept: Kept,
}

impl Draft {
    /// As the rules see it.
    pub(super) fn state(&self, has_password: bool) -> DraftState {
        DraftState {
            typed: self.typed.clone(),
            kept: self.kept,
            has_password,
            submitted: self.submitted,
            created: false,
        }
    }

    /// A mark that changes with everything shown for verification, and tells nothing of it.
    pub(super) fn mark(&self, caller: &Caller) -> String {
        let shown = serde_json::to_string(&(&self.typed, self.kept, &self.looked_up));
        let digest = caller
            .backend
            .keys
            .lookup("draft", &shown.unwrap_or_default());
        digest.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    pub(super) fn seal(&self, caller: &Caller) -> Result<Vec<u8>, Fault> {
        let plain = serde_json::to_vec(self).map_err(|_| Fault::Sealed)?;
        let Backend { keys, env, .. } = &*caller.backend;
        keys.seal(&env.chance, &draft_context(caller), &plain)
    }

    pub(super) fn open(caller: &Caller, sealed: &[u8]) -> Result<Self, Fault> {
        let plain = caller.backend.keys.open(&draft_context(caller), sealed)?;
        serde_json::from_slice(&plain).map_err(|_| Fault::Sealed)
    }
}

impl Answered {
    pub(crate) fn seal(
        &self,
        backend: &Backend,
        key: &PersonKey,
        id: Uuid,
    ) -> Result<Vec<u8>, Fault> {
        let plain = serde_json::to_vec(self).map_err(|_| Fault::Sealed)?;
        key.seal(&backend.env.chance, &pending_context(id), &plain)
    }

    pub(crate) fn open(
        backend: &Backend,
        id: Uuid,
        wrapped_key: &[u8],
        sealed: &[u8],
    ) -> Result<Self, Fault> {
        let key = backend.keys.person(wrapped_key, &pending_context(id))?;
        let plain = key.open(&pending_context(id), sealed)?;
        serde_json::from_slice(&plain).map_err(|_| Fault::Sealed)
    }
}

/// Binds a registration's key and facts to its row.
pub(super) fn pending_context(id: Uuid) -> Vec<u8> {
    [b"pending:".as_slice(), id.as_bytes()].concat()
}

fn draft_context(caller: &Caller) -> Vec<u8> {
    let platform = caller.platform.slug.as_str();
    [b"draft:", platform.as_bytes(), b":", &caller.browser].concat()
}

/// Cuts every text to what a field could ever take, so that a draft stays small.
pub(super) fn cut(mut typed: Typed) -> Typed {
    for text in [
        &mut typed.document_kind,
        &mut typed.document,
        &mut typed.first_surname,
        &mut typed.second_surname,
        &mut typed.first_name,
        &mut typed.second_name,
        &mut typed.phone,
        &mut typed.birth_date,
        &mut typed.email,
    ] {
        if let Some((end, _)) = text.char_indices().nth(LONGEST) {
            text.truncate(end);
        }
    }
    typed
}
