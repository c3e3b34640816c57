//! Translates between the administrator's rooms and their use cases.

use domain::service::RequestState;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;
use crate::text::audit as words;

/// A request for a service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestView {
    /// Its id.
    pub id: String,
    /// What the service is called.
    pub service: String,
    /// Who asks.
    pub person: String,
    /// Their document, masked.
    pub document: Option<String>,
    /// Why.
    pub reason: String,
    /// How far it is.
    pub state: RequestState,
    /// When it was sent.
    pub requested: String,
    /// What was answered, and when.
    pub answer: Option<(String, String)>,
    /// The answer that was typed last and refused.
    pub typed: String,
}

/// The name under which what was typed is remembered.
#[cfg_attr(
    not(feature = "ssr"),
    expect(dead_code, reason = "only the server remembers")
)]
const FORM: &str = "service-decision";

/// A page of requests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestsView {
    /// The requests.
    pub items: Vec<RequestView>,
    /// Where the next page begins.
    pub next: Option<String>,
}

/// A message of the outbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageView {
    /// What it is for.
    pub kind: String,
    /// `mail` or `sms`.
    pub channel: String,
    /// The address or number, masked.
    pub to: String,
    /// `queued`, `sent`, `failed` or `expired`.
    pub state: String,
    /// Tries so far.
    pub attempts: i64,
    /// Why the last one failed.
    pub error: Option<String>,
    /// When it was written.
    pub written: String,
}

/// A page of messages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessagesView {
    /// The messages.
    pub messages: Vec<MessageView>,
    /// Where the next page begins.
    pub next: Option<String>,
}

/// What the address asks of the audit, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// Who acted.
    pub actor: String,
    /// What was done.
    pub action: String,
    /// On whom.
    pub subject: String,
    /// From that day on.
    pub from: String,
    /// Up to that day.
    pub until: String,
    /// Before that entry.
    pub before: String,
    /// Walk the chain after that entry.
    pub check: String,
}

/// An old value and a new one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeView {
    /// Of what.
    pub field: String,
    /// Before.
    pub old: Option<String>,
    /// After.
    pub new: Option<String>,
}

/// One entry of the audit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineView {
    /// When.
    pub at: String,
    /// Who, as stored.
    pub actor: String,
    /// What they are called, where they have a role.
    pub name: Option<String>,
    /// The word of the act.
    pub action: String,
    /// On whom, as stored.
    pub subject: String,
    /// Old and new values.
    pub changes: Vec<ChangeView>,
    /// What else is told.
    pub facts: Vec<(String, String)>,
    /// Whether the detail opens.
    pub opens: bool,
    /// The network.
    pub network: Option<String>,
    /// The browser.
    pub device: Option<String>,
}

/// One entry of the audit in words. The server composes them, so that the browser need not carry
/// them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryView {
    /// When.
    pub at: String,
    /// Who.
    pub who: String,
    /// What.
    pub act: String,
    /// What else is told.
    pub told: Vec<String>,
    /// On whom, as stored.
    pub subject: String,
    /// On whom.
    pub on: String,
    /// From where.
    pub from: String,
}

impl EntryView {
    /// In words; an agent among the `people` is told by name.
    #[must_use]
    pub fn of(line: LineView, people: &[(String, String)]) -> Self {
        let changes = line.changes.iter().map(|change| {
            let of = |value| named(people, &change.field, value);
            let (old, new) = (change.old.as_deref(), change.new.as_deref());
            words::change(&change.field, old.map(of), new.map(of))
        });
        let facts = line.facts.iter();
        let facts = facts.map(|(name, value)| words::fact(name, value));
        let sealed = (!line.opens).then(|| words::SEALED.to_owned());
        let told = changes.chain(facts).chain(sealed).collect();
        let is_forgotten = line.network.is_none() && line.device.is_none();
        let from = [line.network, line.device].into_iter().flatten();
        let from: Vec<_> = from.filter(|told| !told.is_empty()).collect();
        Self {
            who: words::who(&line.actor, line.name.as_deref()),
            act: words::sentence(&line.action),
            told,
            on: words::subject(&line.subject),
            from: match from.is_empty() {
                true if is_forgotten => words::FORGOTTEN.to_owned(),
                true => words::NOWHERE.to_owned(),
                false => from.join(" · "),
            },
            at: line.at,
            subject: line.subject,
        }
    }
}

/// The name of an agent who is told by id; any other value as it stands.
fn named<'a>(people: &'a [(String, String)], field: &str, value: &'a str) -> &'a str {
    let is = |actor: &String| field == "agent" && actor.strip_prefix("account:") == Some(value);
    let known = people.iter().find(|(actor, _)| is(actor));
    known.map_or(value, |(_, name)| name.as_str())
}

/// How far the chain was walked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckedView {
    /// The last entry that fits.
    pub seq: i64,
    /// The newest there is.
    pub head: i64,
    /// Whether there is more to walk.
    pub more: bool,
    /// The entry that does not fit.
    pub broken: Option<i64>,
}

/// A page of the audit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditView {
    /// The entries, newest first.
    pub lines: Vec<EntryView>,
    /// Where the next page begins.
    pub next: Option<String>,
    /// Those with a role: actor and name.
    pub people: Vec<(String, String)>,
    /// What a walk of the chain found, where one was asked for.
    pub checked: Option<CheckedView>,
}

/// Whether these rooms are theirs; strangers are sent to sign in.
#[server(endpoint = "administration/view")]
pub async fn load_rooms(platform: String) -> Result<(), Failure> {
    use crate::{bridge, routes};
    use domain::access::SeeAudit;
    let caller = bridge::member(&platform, &routes::administration(&platform)).await?;
    caller.here(SeeAudit).map_err(bridge::fail)?;
    Ok(())
}

/// A page of requests.
#[server(endpoint = "administration/requests")]
pub async fn load_requests(
    platform: String,
    #[server(default)] state: String,
    #[server(default)] after: String,
) -> Result<RequestsView, Failure> {
    use crate::{bridge, routes};
    use domain::Refusal;
    let caller = bridge::member(&platform, &routes::requests(&platform)).await?;
    let state = match state.as_str() {
        "all" => None,
        "" => Some(RequestState::Pending),
        other => Some(
            other
                .parse()
                .map_err(|_| bridge::refuse(Refusal::Unreadable))?,
        ),
    };
    let after = Some(after.as_str()).filter(|after| !after.is_empty());
    let listed = backend::service::list(&caller, state, after)
        .await
        .map_err(bridge::fail)?;
    Ok(RequestsView {
        items: listed.items.into_iter().map(Into::into).collect(),
        next: listed.next,
    })
}

/// One request.
#[server(endpoint = "administration/request")]
pub async fn load_request(
    platform: String,
    #[server(default)] id: String,
) -> Result<RequestView, Failure> {
    use crate::{bridge, routes};
    let caller = bridge::member(&platform, &routes::requests(&platform)).await?;
    let item = backend::service::one(&caller, &id).await;
    let mut one = RequestView::from(item.map_err(bridge::fail)?);
    let mut typed = bridge::recalled_of(&caller, FORM, &id).await?;
    one.typed = typed.remove("reason").unwrap_or_default();
    Ok(one)
}

/// «Aprobar» or «No aprobar».
#[server(endpoint = "administration/decide")]
pub async fn decide_request(
    platform: String,
    #[server(default)] id: String,
    #[server(default)] reason: String,
    #[server(default)] decision: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller(&platform).await?;
    // Anything but the word itself grants nothing.
    let granted = decision == "grant";
    let typed = bridge::typed([(bridge::OF, id.as_str()), ("reason", &reason)]);
    let decided = backend::service::decide(&caller, &id, granted, &reason).await;
    bridge::answered(&caller, (FORM, typed), decided).await?;
    bridge::go(&routes::request_decided(&platform));
    Ok(())
}

/// A page of messages.
#[server(endpoint = "administration/messages")]
pub async fn load_messages(
    platform: String,
    #[server(default)] state: String,
    #[server(default)] before: String,
) -> Result<MessagesView, Failure> {
    use crate::{bridge, routes};
    let caller = bridge::member(&platform, &routes::messages(&platform)).await?;
    let state = Some(state.as_str()).filter(|state| !matches!(*state, "" | "all"));
    let before = Some(before.as_str()).filter(|before| !before.is_empty());
    let listed = backend::outbox::list(&caller, state, before)
        .await
        .map_err(bridge::fail)?;
    let message = |message: backend::outbox::Message| MessageView {
        kind: message.kind,
        channel: message.channel,
        to: message.to,
        state: message.state,
        attempts: message.attempts,
        error: message.error,
        written: message.written,
    };
    Ok(MessagesView {
        messages: listed.messages.into_iter().map(message).collect(),
        next: listed.next,
    })
}

/// A page of the audit, and what a walk of its chain finds where one is asked for.
#[server(endpoint = "administration/audit")]
pub async fn load_audit(
    platform: String,
    #[server(default)] asked: Asked,
) -> Result<AuditView, Failure> {
    use crate::{bridge, routes};
    use backend::audit::{self, Verdict};
    use domain::Refusal;
    let caller = bridge::member(&platform, &routes::audit(&platform)).await?;
    let unreadable = |_| bridge::refuse(Refusal::Unreadable);
    let number = |text: &str| match text {
        "" => Ok(None),
        text => text.parse::<i64>().map(Some).map_err(unreadable),
    };
    let before = number(&asked.before)?;
    let check = number(&asked.check)?;
    let filter = bridge::audit_filter(&asked).map_err(bridge::refuse)?;
    let listed = audit::list(&caller, &filter, before)
        .await
        .map_err(bridge::fail)?;
    let people = audit::people(&caller).await.map_err(bridge::fail)?;
    let checked = match check {
        None => None,
        Some(seq) => {
            let checked = audit::check(&caller, seq).await.map_err(bridge::fail)?;
            Some(CheckedView {
                seq: checked.seq,
                head: checked.head,
                more: checked.verdict == Verdict::More,
                broken: match checked.verdict {
                    Verdict::Broken(at) => Some(at),
                    Verdict::Whole | Verdict::More => None,
                },
            })
        }
    };
    let lines = listed.lines.into_iter();
    let lines = lines.map(|line| EntryView::of(line.into(), &people));
    Ok(AuditView {
        lines: lines.collect(),
        next: listed.next.map(|seq| seq.to_string()),
        people,
        checked,
    })
}
