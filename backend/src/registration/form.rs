//! «Crear Nuevo Usuario», «Buscar mis datos», ENTER and «Cancelar»: what the form's buttons do.

use domain::password::Context;
use domain::refusal::{Field, Problem, Refusal};
use domain::registration::{Answers, Kept, Step, Typed};

use super::sealed::{Draft, cut};
use super::{draft, look_up, require_open};
use crate::calendar;
use crate::caller::Caller;
use crate::consent::{self, Said};
use crate::fault::Denied;
use crate::password::choose;

/// Which button was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intent {
    /// «Buscar mis datos».
    LookUp,
    /// «Crear Nuevo Usuario».
    Create,
    /// ENTER, without script to tell in which field: it looks up when the document is the only
    /// thing that changed since the form was shown, and sends the form otherwise (Q21).
    Enter,
}

/// The form as it was sent.
#[derive(Debug)]
pub struct Sent {
    /// Which button.
    pub intent: Intent,
    /// Every text.
    pub typed: Typed,
    /// Which fields stay as the registry holds them.
    pub kept: Kept,
    /// The password; empty keeps the one chosen before.
    pub password: String,
    /// The same once more.
    pub password_again: String,
    /// The sentences beside the boxes, for the proof of what was agreed to.
    pub texts: ConsentTexts,
}

/// The sentences that stood beside the boxes.
#[derive(Debug, Clone)]
pub struct ConsentTexts {
    /// Processing of personal data.
    pub data: String,
    /// Being sent news.
    pub messages: String,
}

impl ConsentTexts {
    /// The boxes beside them, ticked or not.
    pub(crate) fn said(&self, (data, messages): (bool, bool)) -> [Said<'_>; 2] {
        [
            Said {
                granted: data,
                ..Said::yes("data", &self.data)
            },
            Said {
                granted: messages,
                ..Said::yes("messages", &self.messages)
            },
        ]
    }
}

type Problems = Vec<(Field, Problem)>;

/// Keeps what was typed and says where to go. Names every problem of every field at once.
///
/// # Errors
/// [`Refusal::Fields`]; what was typed is kept all the same.
pub async fn save(caller: &Caller, sent: Sent) -> Result<Step, Denied> {
    require_open(caller)?;
    let typed = cut(sent.typed.clone());
    let (before, has_password) = caller
        .backend
        .db
        .read(|mut tx| async move {
            let found = draft::read(&mut tx, caller).await?;
            tx.done(found)
        })
        .await?
        .unwrap_or_default();
    if sent.intent == Intent::LookUp
        || sent.intent == Intent::Enter && only_document(&before, &typed)
    {
        keep(caller, &sent, typed, None, false).await?;
        super::look_up(caller, &sent.typed.document_kind, &sent.typed.document).await?;
        return Ok(Step::Form);
    }
    let chosen = choose_password(&sent, &typed, has_password, caller);
    let (hash, password_problems, busy) = match chosen {
        Ok(None) => (None, Problems::new(), None),
        Ok(Some(password)) => {
            let backend = &caller.backend;
            match backend.hashing.hash(&backend.env.chance, &password).await {
                Ok(hash) => (Some(hash), Problems::new(), None),
                // What was typed is kept before the person is asked to come back.
                Err(denied) => (None, Problems::new(), Some(denied)),
            }
        }
        Err(problems) => (None, problems, None),
    };
    let draft = keep(caller, &sent, typed, hash.as_deref(), busy.is_none()).await?;
    if let Some(denied) = busy {
        return Err(denied);
    }
    let problems = problems(caller, &draft, password_problems)?;
    if problems.is_empty() {
        Ok(Step::Confirm)
    } else {
        Err(Refusal::Fields(problems).into())
    }
}

/// «Cancelar»: back to the form with nothing lost (H-23).
///
/// # Errors
/// [`Denied::Fault`] when the database fails.
pub async fn cancel(caller: &Caller) -> Result<(), Denied> {
    caller
        .backend
        .db
        .write(|mut tx| async move {
            if let Some((mut draft, _)) = draft::read(&mut tx, caller).await? {
                draft.submitted = false;
                draft::write(&mut tx, caller, &draft, None).await?;
            }
            tx.done(())
        })
        .await
}

/// Writes what was sent into the draft and answers the draft.
async fn keep(
    caller: &Caller,
    sent: &Sent,
    typed: Typed,
    hash: Option<&str>,
    submitted: bool,
) -> Result<Draft, Denied> {
    let typed = &typed;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let (mut draft, _) = draft::read(&mut tx, caller).await?.unwrap_or_default();
            draft.typed = typed.clone();
            draft.submitted = submitted;
            let typed = &sent.typed;
            let ticked = (typed.consent_data, typed.consent_messages);
            draft.consents = consent::answered(caller, &sent.texts.said(ticked));
            look_up::settle(caller, &mut draft);
            let on_file = &draft.on_file;
            draft.kept = sent.kept.within(|field| on_file.mask(field).is_some());
            draft::write(&mut tx, caller, &draft, hash).await?;
            tx.done(draft)
        })
        .await
}

/// Every problem in the form's order: the password stands before the authorisations.
fn problems(caller: &Caller, draft: &Draft, password: Problems) -> Result<Problems, Denied> {
    let today = calendar::today(&caller.platform, caller.now)?;
    let answers = Answers::parse(&draft.typed, draft.kept, caller.platform.locale, today);
    let mut problems = answers.err().unwrap_or_default();
    let place = problems
        .iter()
        .position(|(field, _)| *field == Field::ConsentData)
        .unwrap_or(problems.len());
    problems.splice(place..place, password);
    Ok(problems)
}

/// A new password, none when the one chosen before stays, or what is wrong with it.
fn choose_password(
    sent: &Sent,
    typed: &Typed,
    has_password: bool,
    caller: &Caller,
) -> Result<Option<domain::Password>, Problems> {
    if has_password && sent.password.is_empty() && sent.password_again.is_empty() {
        return Ok(None);
    }
    let context: Context = typed
        .password_context()
        .with(&caller.platform.name)
        .with(&caller.platform.organisation);
    choose(&sent.password, &sent.password_again, &context).map(Some)
}

/// Whether nothing but the document was changed since the form was shown.
fn only_document(before: &Draft, typed: &Typed) -> bool {
    let same_rest = Typed {
        document_kind: before.typed.document_kind.clone(),
        document: before.typed.document.clone(),
        ..typed.clone()
    } == before.typed;
    same_rest && typed.document.trim() != before.typed.document.trim()
}
