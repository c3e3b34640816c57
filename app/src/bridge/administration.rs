//! What the administrator's rooms show, from what their use cases answer.

use backend::audit::{Filter, Line};
use backend::service::Item;
use domain::agent::Agent;
use domain::date::Date;
use domain::refusal::Refusal;

use crate::administration::api::{Asked, ChangeView, LineView, RequestView};
use crate::text::own;

impl From<Item> for RequestView {
    fn from(item: Item) -> Self {
        Self {
            id: item.id.to_string(),
            service: item.service,
            person: item.person,
            document: item.document,
            reason: item.reason,
            state: item.state,
            requested: item.requested,
            answer: item.answer,
            typed: String::new(),
        }
    }
}

impl From<Line> for LineView {
    fn from(line: Line) -> Self {
        let change = |change: backend::audit::Change| ChangeView {
            field: change.field,
            old: change.old,
            new: change.new,
        };
        Self {
            at: line.at,
            actor: line.actor,
            name: line.name,
            action: line.action,
            subject: line.subject,
            changes: line.changes.into_iter().map(change).collect(),
            facts: line.facts,
            opens: line.opens,
            network: line.network,
            device: line.device.map(|told| browser(&told)),
        }
    }
}

/// A browser in words; empty where there was none.
fn browser(told: &str) -> String {
    if told.is_empty() {
        String::new()
    } else {
        own::agent(&Agent::read(told))
    }
}

/// What the address asks for, parsed.
///
/// # Errors
/// [`Refusal::Unreadable`] for a day that is none; the page offers a calendar.
pub fn audit_filter(asked: &Asked) -> Result<Filter, Refusal> {
    let day = |text: &str| match text {
        "" => Ok(None),
        text => Date::parse(text).map(Some).map_err(|_| Refusal::Unreadable),
    };
    Ok(Filter {
        actor: asked.actor.clone(),
        action: asked.action.clone(),
        subject: asked.subject.trim().to_owned(),
        from: day(&asked.from)?,
        until: day(&asked.until)?,
    })
}
