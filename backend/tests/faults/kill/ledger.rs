//! What the victims acknowledged, against what the file holds.

use std::collections::BTreeSet;

use backend::Backend;
use backend::activation::{self, Outcome, Proof, View};
use backend::audit;
use backend::caller::link_cookie;
use backend::keys::Secret;

use super::acts::{address, link_to};
use super::place::Place;
use crate::house::{self, PLATFORM, count};

/// Everything that victims were told is done.
#[derive(Default)]
pub struct Ledger {
    acts: BTreeSet<String>,
}

/// Pairs of counts that are equal whenever no transaction is cut in two.
const TWINS: [(&str, &str, &str); 5] = [
    (
        "each registration has one letter",
        "SELECT count(*) FROM pending_registration",
        "SELECT count(*) FROM outbox WHERE kind = 'activation' AND state = 'queued'",
    ),
    (
        "each registration has one entry",
        "SELECT count(*) FROM pending_registration",
        "SELECT count(*) FROM audit_entry WHERE action = 'registration.sent'",
    ),
    (
        "each used link made one account",
        "SELECT count(*) FROM pending_registration WHERE state = 'activated'",
        "SELECT count(*) FROM account",
    ),
    (
        "each account has one entry",
        "SELECT count(*) FROM account",
        "SELECT count(*) FROM audit_entry WHERE action = 'account.created'",
    ),
    (
        "each change of password has one letter",
        "SELECT count(*) FROM outbox WHERE kind = 'password_changed'",
        "SELECT count(*) FROM audit_entry WHERE action = 'password.changed'",
    ),
];

/// What must not exist.
const NOBODY: [(&str, &str); 3] = [
    (
        "a person without an account",
        "SELECT count(*) FROM person WHERE id NOT IN (SELECT person FROM account)",
    ),
    (
        "an account without a session and without a change",
        "SELECT count(*) FROM account WHERE id NOT IN (SELECT account FROM session)",
    ),
    (
        "a registration without its authorisation",
        "SELECT count(*) FROM pending_registration WHERE id NOT IN (SELECT pending FROM consent)",
    ),
];

/// Whether nothing of what people do here is there by halves.
pub async fn is_consistent(backend: &Backend, when: &str) {
    for (what, left, right) in TWINS {
        let (left, right) = (count(backend, left).await, count(backend, right).await);
        assert_eq!(left, right, "{when}: {what}");
    }
    for (what, query) in NOBODY {
        assert_eq!(count(backend, query).await, 0, "{when}: {what}");
    }
}

impl Ledger {
    pub fn add(&mut self, acts: Vec<String>) {
        self.acts.extend(acts);
    }

    pub fn len(&self) -> usize {
        self.acts.len()
    }

    /// Whether the database is whole and holds every acknowledged act.
    pub async fn agrees_with(&self, place: &Place, round: u32) {
        let backend = place.opens(99).await;
        place.is_whole(&backend, round).await;
        is_consistent(&backend, &format!("after kill {round}")).await;
        audit::verify(&backend, PLATFORM).await.unwrap();
        for (act, query) in [
            ("registered", "SELECT count(*) FROM pending_registration"),
            ("activated", "SELECT count(*) FROM account"),
            (
                "changed",
                "SELECT count(*) FROM audit_entry WHERE action = 'password.changed'",
            ),
        ] {
            let told = self.acts.iter().filter(|one| one.starts_with(act)).count();
            let held = usize::try_from(count(&backend, query).await).unwrap();
            // Both lanes may have committed once more without living to say so, in each life.
            let most = told + 2 * round as usize;
            assert!(
                (told..=most).contains(&held),
                "{act}: told {told}, held {held}"
            );
        }
        backend.db.close().await;
    }

    /// Whoever registered and was cut off presses the button now; whoever had, has.
    pub async fn everybody_goes_on(&self, place: &Place) {
        let backend = place.opens(99).await;
        for act in &self.acts {
            let Some(number) = act.strip_prefix("registered ") else {
                continue;
            };
            let link = link_to(&backend, &address(number.parse().unwrap())).await;
            let browser = Secret::new(&backend.env.chance);
            let cookies = [(link_cookie(PLATFORM), link.unwrap())];
            let caller = house::caller(&backend, &browser, "192.0.2.7", &cookies).await;
            let activated = self.acts.contains(&format!("activated {number}"));
            match activation::view(&caller).await.unwrap() {
                View::Spent => {}
                View::Ready { .. } if !activated => {
                    let proof = Proof::Registered("tortuga verde en patines".into());
                    let outcome = activation::activate(&caller, proof).await.unwrap();
                    assert!(matches!(outcome, Outcome::Entered { .. }));
                }
                other => panic!("{number}, activated: {activated}: {other:?}"),
            }
        }
        audit::verify(&backend, PLATFORM).await.unwrap();
        backend.db.close().await;
    }
}
