//! The own account as its pages show it: sentences are composed here, on the server.

use backend::own;
use domain::locale::Voice;

use super::{fail, member};
use crate::account::api::OwnView;
use crate::account::data_api::{ConsentView, DataView, PartView};
use crate::account::sessions_api::{Event, Line, SessionsView};
use crate::failure::Failure;
use crate::second_factor::api::{Offered, SecurityView};
use crate::text::own as words;
use crate::text::own::history::{self, Hand};
use crate::text::own::kept;

/// Own data of whoever asks for that page.
///
/// # Errors
/// Where to sign in, for strangers.
pub async fn own_view(platform: &str, here: &str) -> Result<OwnView, Failure> {
    let caller = member(platform, here).await?;
    let mine = backend::account::mine(&caller).await.map_err(fail)?;
    let profile = mine.profile;
    Ok(OwnView {
        first_name: profile.name.first.as_str().to_owned(),
        name: profile.name.to_string(),
        document: profile
            .document
            .map(|document| (document.kind().code().to_owned(), document.to_string())),
        email: mine.email,
        phone: profile.phone.map(|phone| phone.to_string()),
        birth_date: profile.birth_date.map(|date| date.to_string()),
    })
}

/// What the page of the second factor shows.
#[must_use]
pub fn security_view(view: backend::second_factor::View) -> SecurityView {
    SecurityView {
        codes_left: view.on,
        needed: view.needed,
        texted: view.texted,
        offered: view.offered.map(|offered| Offered {
            secret: offered.secret,
            address: offered.address,
            side: offered.picture.side,
            path: offered.picture.path,
        }),
        codes: view.codes,
    }
}

impl From<own::Inside> for SessionsView {
    fn from(inside: own::Inside) -> Self {
        let sessions = inside.sessions.into_iter().map(|session| Line {
            id: session.id.to_string(),
            title: words::agent(&session.agent),
            about: words::session(&session.started, &session.seen, session.shared),
            here: session.here,
        });
        let browsers = inside.browsers.into_iter().map(|browser| Line {
            id: String::new(),
            title: words::agent(&browser.agent),
            about: words::browser(&browser.since, &browser.seen),
            here: browser.here,
        });
        Self {
            sessions: sessions.collect(),
            browsers: browsers.collect(),
        }
    }
}

impl Event {
    /// An entry in a sentence.
    #[must_use]
    pub fn of(entry: own::Entry, voice: Voice) -> Self {
        let hand = match entry.by {
            own::By::Me | own::By::Somebody => Hand::Somebody,
            own::By::Administrator => Hand::Administrator,
            own::By::Platform => Hand::Platform,
            own::By::Desk => Hand::Desk,
            own::By::System => Hand::System,
        };
        Self {
            sentence: history::sentence(voice, &entry.action, hand),
            agent: entry.agent.map(|agent| words::agent(&agent)),
            moment: entry.moment,
            iso: entry.iso,
        }
    }
}

impl PartView {
    /// A part in people's words; none where there is nothing in it.
    fn of(part: own::Part) -> Option<Self> {
        let entries = part.entries.into_iter().map(|entry| {
            let facts = entry.into_iter();
            facts
                .map(|(key, value)| (kept::label(key).to_owned(), kept::value(key, value)))
                .collect()
        });
        let entries: Vec<_> = entries.collect();
        (!entries.is_empty()).then(|| Self {
            title: kept::title(part.key).to_owned(),
            entries,
        })
    }
}

impl DataView {
    /// Everything, without the history.
    #[must_use]
    pub fn of(own: OwnView, copy: own::Copy, voice: Voice) -> Self {
        use words::label;
        let fact = |label: &str, value: String| (label.to_owned(), value);
        let factor = if copy.second_factor {
            label::ON
        } else {
            label::OFF
        };
        let mut account = vec![
            fact(label::MADE, copy.made),
            fact(label::SINCE, copy.since),
            fact(label::PASSWORD, copy.password_since),
            fact(label::FACTOR, factor.to_owned()),
        ];
        let role = copy.role.as_deref().and_then(domain::access::Staff::parse);
        account.extend(role.map(|role| fact(label::ROLE, crate::text::frame::role(role).into())));
        let registry = copy.registry.into_iter();
        let changes = copy.changes.into_iter().map(|change| {
            let both = format!("{} → {}", change.old, change.new);
            let (confirmed, undone) = (change.confirmed.as_deref(), change.undone.as_deref());
            (both, words::change(&change.asked, confirmed, undone))
        });
        let consents = copy.consents.into_iter().map(|consent| {
            let text = (&*consent.given, &*consent.version);
            let withdrawn = consent.withdrawn.as_deref();
            ConsentView {
                id: consent.id.to_string(),
                about: words::consent(voice, consent.granted, text, withdrawn),
                in_force: consent.granted && withdrawn.is_none(),
                may_give: consent.may_give,
                purpose: consent.purpose,
            }
        });
        Self {
            own,
            account,
            registry: registry
                .map(|(key, value)| fact(words::registry(key), value))
                .collect(),
            changes: changes.collect(),
            parts: copy.parts.into_iter().filter_map(PartView::of).collect(),
            consents: consents.collect(),
            inside: copy.inside.into(),
            events: Vec::new(),
        }
    }
}
