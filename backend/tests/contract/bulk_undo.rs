//! What a yes to a load agrees to, and what taking one back brings back.

use backend::bulk;
use backend::people::{Asked, Stood, ToDo, Why, list, one};
use backend::storage::roster::Filter;
use domain::bulk::{Column, Mapping, Outcome, Stage};
use domain::id::Id;
use domain::membership::{MembershipState, Reason};
use domain::refusal::Refusal;

use crate::bulk::{EDITS, Office, people, rut};
use crate::companies::refusal;
use crate::contract;
use crate::worker::load;

impl Office<'_> {
    async fn stood(&self, body: u32) -> Stood {
        let row = self.person(body).await.unwrap();
        Stood::of(&row, self.world.backend.env.clock.now()).unwrap()
    }

    async fn disables(&self, body: u32, why: Reason) {
        let row = self.person(body).await.unwrap();
        let who = (Id::from_uuid(row.id), row.version);
        let what = ToDo::Disable(Why {
            reason: Some(why),
            ..Why::default()
        });
        assert!(one(&self.caller().await, who, &what).await.unwrap());
    }

    async fn takes_back(&self, load: &str) -> [i64; 2] {
        bulk::undo(&self.caller().await, load).await.unwrap();
        self.works().await;
        let seen = self.sees(load, Outcome::Changed).await;
        assert_eq!(seen.listed.stage, Stage::Undone);
        seen.taken_back
    }
}

contract!(
    a66_a_load_taken_back_brings_back_why_somebody_was_shut_out,
    |world| {
        let office = Office::opens(&world).await;
        office.loads(&people(10_000_001, 2)).await;
        office.disables(10_000_001, Reason::Security).await;
        let before = office.stood(10_000_001).await;
        let file = format!("{EDITS}{};;Habilitado\r\n", rut(10_000_001));
        let load = office.loads(&file).await;
        assert_ne!(office.stood(10_000_001).await, before);
        assert_eq!(office.takes_back(&load).await, [1, 0]);
        let after = office.stood(10_000_001).await;
        assert_eq!(after, before);
        assert_eq!(after.reason, Some(Reason::Security));
    }
);

contract!(
    a66_a_yes_is_to_what_was_shown_and_to_nothing_else,
    |world| {
        let office = Office::opens(&world).await;
        office.loads(&people(10_000_001, 1)).await;
        let file = format!("{EDITS}{};una@trigo.example;\r\n", rut(10_000_001));
        let id = office.checks(&file).await;
        let shown = office.plan(&id).await;
        let caller = office.caller().await;
        // In another tab the same columns are said to mean something else.
        let other = Mapping(vec![Some(Column::Rut), None, Some(Column::State)]);
        bulk::explain(&caller, &id, &other, None).await.unwrap();
        office.works().await;
        assert_ne!(office.plan(&id).await, shown);
        for stale in [shown.as_str(), ""] {
            let denied = bulk::approve(&caller, &id, stale, false).await;
            assert_eq!(refusal(denied), Refusal::Outdated, "{stale:?}");
        }
        assert_eq!(office.stage(&id).await, Stage::Checked);
    }
);

contract!(
    a66_whom_a_file_of_workers_names_since_is_not_taken_back,
    |world| {
        let office = Office::opens(&world).await;
        let added = office.loads(&people(10_000_001, 2)).await;
        let row = format!("{};Ana;Soto;;;;;;;Activo", rut(10_000_002));
        load(&world, &[&row]).await;
        assert_eq!(office.takes_back(&added).await, [1, 1]);
        assert!(office.person(10_000_001).await.is_none());
        assert!(office.person(10_000_002).await.is_some());
    }
);

contract!(
    a63_whoever_a_load_enters_changes_or_removes_is_found_as_they_are,
    |world| {
        let office = Office::opens(&world).await;
        let found = async |body: u32, state: Option<MembershipState>| {
            let asked = Asked {
                search: body.to_string(),
                filter: Filter {
                    state,
                    ..Filter::default()
                },
                ..Asked::default()
            };
            let found = list(&office.caller().await, &asked).await.unwrap();
            found.people.len()
        };
        let disabled = Some(MembershipState::Disabled);
        let entered = office.loads(&people(10_000_001, 3)).await;
        for body in 10_000_001..10_000_004 {
            assert_eq!(found(body, None).await, 1, "{body}");
        }
        assert_eq!(found(10_000_002, disabled).await, 0);
        let file = format!("{EDITS}{};;Inhabilitado\r\n", rut(10_000_002));
        let changed = office.loads(&file).await;
        assert_eq!(found(10_000_002, disabled).await, 1);
        assert_eq!(found(10_000_001, disabled).await, 0);
        // Between two loads nobody waits.
        office.disables(10_000_001, Reason::Security).await;
        assert_eq!(found(10_000_001, disabled).await, 1);
        assert_eq!(office.takes_back(&changed).await, [1, 0]);
        assert_eq!(found(10_000_002, disabled).await, 0);
        assert_eq!(found(10_000_002, None).await, 1);
        // Whoever was touched since stays.
        assert_eq!(office.takes_back(&entered).await, [1, 2]);
        assert_eq!(found(10_000_003, None).await, 0);
        assert_eq!(found(10_000_001, None).await, 1);
    }
);
