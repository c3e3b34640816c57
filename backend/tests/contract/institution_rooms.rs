//! An institution's people in the rooms that every company has: whoever is invited stands among them,
//! several are disabled and put back with their seats, invitations are sent again together.

use backend::invitation::{Which, panel, revoke};
use backend::people::{self, Asked, Bulk, Pages, Person, ToDo, Why};
use backend::storage::roster::Filter;
use backend::{audit, housekeeping, storage};
use domain::id::{self, Id};
use domain::membership::{Invited, MembershipState, Perfil, Reason, Tier};
use domain::refusal::Refusal;
use domain::roster::TypedEntry;
use domain::time::Span;

use crate::contract;
use crate::guests::runs;
use crate::institution::{CCT, Member, address, place, told};
use crate::registration::count;
use crate::world::World;

/// Four days pass for those who wait, and for nobody's session.
const WAITS: &str = "UPDATE roster_person SET reminded_at = reminded_at - 345600000000
                     WHERE reminded_at IS NOT NULL";

async fn finds(world: &World, by: &Member, asked: &Asked) -> Vec<Person> {
    let found = people::list(&world.asks(by).await, asked).await;
    told(found).unwrap().people
}

/// Person `n`, found by their address.
async fn one(world: &World, by: &Member, n: u32) -> Option<Person> {
    let asked = Asked {
        search: address(n),
        ..Asked::default()
    };
    let mut found = finds(world, by, &asked).await.into_iter();
    found.find(|one| one.email == address(n))
}

async fn of_tier(world: &World, by: &Member, tier: Tier) -> Vec<String> {
    let asked = Asked {
        filter: Filter {
            perfil: Some(Perfil::Tier(tier)),
            ..Filter::default()
        },
        ..Asked::default()
    };
    let found = finds(world, by, &asked).await.into_iter();
    found.map(|one| one.email).collect()
}

fn off() -> Bulk {
    Bulk::Disable(Why {
        reason: Some(Reason::Absence),
        note: None,
    })
}

contract!(
    c27_c36_whoever_is_invited_stands_among_the_people_until_they_are_one,
    |world| {
        let top = world.institution(1, 10).await;
        world.invites(&top, 1, Tier::User).await.unwrap();
        let waits = one(&world, &top, 1).await.unwrap();
        let invitation = waits.invitation.unwrap();
        assert_eq!(
            (invitation.state, invitation.soon),
            (Invited::Pending, false)
        );
        assert!(!waits.account && waits.perfil == Perfil::Tier(Tier::User));
        // C-06: it holds no seat.
        assert_eq!(world.seats(top.company).await, (1, 10));
        assert_eq!(of_tier(&world, &top, Tier::User).await, [address(1)]);
        assert_eq!(of_tier(&world, &top, Tier::Super).await, [address(1_000)]);
        // They are not «Habilitado», and are found among those who were invited.
        for (state, account, expected) in [
            (Some(MembershipState::Enabled), None, 1_000),
            (Some(MembershipState::Enabled), Some(false), 1),
            (None, Some(false), 1),
        ] {
            for search in ["", "robles"] {
                let asked = Asked {
                    search: search.into(),
                    filter: Filter {
                        state,
                        account,
                        ..Filter::default()
                    },
                    ..Asked::default()
                };
                let found = finds(&world, &top, &asked).await;
                let found: Vec<String> = found.into_iter().map(|one| one.email).collect();
                assert_eq!(found, [address(expected)], "{asked:?}");
            }
        }
        // A46: to another institution they are not there.
        let other = world.institution(2, 10).await;
        assert!(one(&world, &other, 1).await.is_none());
        let card = people::card(&world.asks(&other).await, waits.id).await;
        assert_eq!(told(card).unwrap_err(), Refusal::NotFound);
        // Accepted, they are the same one.
        let user = world.accepts(1, top.company).await.unwrap();
        let is = one(&world, &top, 1).await.unwrap();
        assert_eq!((is.id, is.account, is.invitation), (waits.id, true, None));
        assert_eq!(place(&world.asks(&top).await, &user).await.0, waits.id);
        // Taken back, they are nobody.
        world.invites(&top, 2, Tier::Administrator).await.unwrap();
        let waits = one(&world, &top, 2).await.unwrap();
        let invited: Id<id::Invitation> = Id::from_uuid(waits.id.uuid());
        told(revoke(&world.asks(&top).await, invited).await).unwrap();
        assert!(one(&world, &top, 2).await.is_none());
        let list = people::list(&world.asks(&top).await, &Asked::default()).await;
        let list = told(list).unwrap();
        assert_eq!((list.everybody, list.seats), (2, Some((2, 10))));
        // The panel knows them by state and by role.
        let which = Which {
            state: Some(Invited::Revoked),
            tier: Some(Tier::Administrator),
        };
        let caller = world.asks(&top).await;
        let listed = told(panel(&caller, which, None).await).unwrap().listed;
        assert_eq!(listed.items.len(), 1);
        let which = Which {
            tier: Some(Tier::User),
            ..which
        };
        let listed = told(panel(&caller, which, None).await).unwrap().listed;
        assert!(listed.items.is_empty());
    }
);

contract!(
    c06_a63_several_are_disabled_and_put_back_with_their_seats,
    |world| {
        let top = world.institution(1, 5).await;
        let admin = world.joins(&top, 1, Tier::Administrator).await;
        let (one_, two) = (
            world.joins(&top, 2, Tier::User).await,
            world.joins(&top, 3, Tier::User).await,
        );
        world.invites(&top, 4, Tier::User).await.unwrap();
        let waits = one(&world, &top, 4).await.unwrap().id;
        let caller = world.asks(&top).await;
        let mut ids = vec![waits];
        for who in [&one_, &two, &top] {
            ids.push(place(&caller, who).await.0);
        }
        let letters = world.letters().await.len();
        let done = told(people::several(&caller, &ids, &off()).await).unwrap();
        // Oneself, and an invitation: that is taken back instead.
        assert_eq!((done.changed, done.refused), (2, 2));
        assert_eq!(world.seats(top.company).await, (2, 5));
        assert_eq!(world.letters().await.len(), letters + 2, "A-62");
        // Q39: nobody is above whom they could not have invited.
        let mine = world.asks(&admin).await;
        let above = [place(&mine, &top).await.0];
        let none = told(people::several(&mine, &above, &off()).await).unwrap();
        assert_eq!((none.changed, none.refused, none.act), (0, 1, None));
        // Two of the three free seats go to others: one of the two is back.
        for n in [5, 6] {
            world.joins(&top, n, Tier::User).await;
        }
        assert_eq!(world.seats(top.company).await, (4, 5));
        let act = done.act.unwrap();
        assert_eq!(told(people::undo(&caller, act).await).unwrap(), 1);
        assert_eq!(world.seats(top.company).await, (5, 5));
        assert_eq!(
            told(people::undo(&caller, act).await),
            Err(Refusal::Outdated)
        );
        let enabled = "SELECT count(*) FROM membership m JOIN plan p ON p.company = m.company
             WHERE m.state = 'enabled'";
        assert_eq!(count(&world, enabled).await, 5);
        let back = told(people::several(&caller, &ids, &Bulk::Enable).await).unwrap();
        assert_eq!((back.changed, back.refused), (0, 2), "no seat, no account");
        audit::verify(&world.backend, CCT).await.unwrap();
    }
);

contract!(
    c34_c36_invitations_that_wait_are_told_and_sent_again_together,
    |world| {
        let top = world.institution(1, 20).await;
        let admin = world.joins(&top, 1, Tier::Administrator).await;
        for (n, tier) in [(2, Tier::Super), (3, Tier::User), (4, Tier::User)] {
            world.invites(&top, n, tier).await.unwrap();
        }
        let waiting = async |by: &Member| {
            let pending = people::pending(&world.asks(by).await, &Pages::default()).await;
            let pending = told(pending).unwrap();
            (pending.bounced.len(), pending.without_account.len())
        };
        assert_eq!(waiting(&admin).await, (0, 3));
        // A letter that came back.
        let (company, now) = (top.company, world.backend.env.clock.now());
        let third = one(&world, &top, 3).await.unwrap().id;
        let bounced = world.backend.db.write(|mut tx| async move {
            let row = storage::roster::by_id(&mut tx, CCT, company, third.uuid()).await?;
            let letter = row.unwrap().letter.unwrap();
            storage::outbox::close(&mut tx, letter, "failed", false, now).await?;
            tx.done(())
        });
        bounced.await.unwrap();
        assert_eq!(waiting(&admin).await, (1, 2));
        let reminds = async |by: &Member| {
            let done = people::remind_all(&world.asks(by).await).await;
            let done = told(done).unwrap();
            (done.people, done.left)
        };
        assert_eq!(
            reminds(&admin).await,
            (0, 0),
            "they were written to just now"
        );
        runs(&world, WAITS).await;
        let (before, above) = (world.link_of(4).await, world.link_of(2).await);
        // Q39: a Súper Administrador's is not theirs to send.
        assert_eq!(reminds(&admin).await, (2, 0));
        assert_ne!(world.link_of(4).await, before);
        assert_eq!(world.link_of(2).await, above);
        assert_eq!(
            waiting(&admin).await,
            (0, 3),
            "another letter is on its way"
        );
        assert_eq!(reminds(&admin).await, (0, 0));
        assert_eq!(reminds(&top).await, (1, 0));
        // Past what the institution sends in a day nobody gets one, and no link is lost.
        runs(&world, WAITS).await;
        let spent = world.backend.db.write(|mut tx| async move {
            let (purpose, window) = ("invitations_of_company", Span::hours(24));
            let holder = company.uuid();
            for _ in 0..2_000 {
                let holder = holder.as_bytes();
                storage::budget::take(&mut tx, CCT, purpose, holder, window, now).await?;
            }
            tx.done(())
        });
        spent.await.unwrap();
        let before = world.link_of(4).await;
        assert_eq!(reminds(&top).await, (0, 3));
        assert_eq!(world.link_of(4).await, before);
    }
);

contract!(
    c27_c31_an_institution_s_people_come_by_invitation_and_no_other_way,
    |world| {
        let top = world.institution(1, 10).await;
        let user = world.joins(&top, 1, Tier::User).await;
        let caller = world.asks(&top).await;
        let added = people::enter(&caller, &TypedEntry::default(), None).await;
        assert_eq!(told(added).unwrap_err(), Refusal::NotAllowed);
        for what in [ToDo::Leave(None), ToDo::Contact(None), ToDo::Section(None)] {
            let at = place(&caller, &user).await;
            let answer = told(people::one(&caller, at, &what).await);
            assert_eq!(answer.unwrap_err(), Refusal::NotAllowed, "{what:?}");
        }
        // Nor does a perfil of companies come in by their forms (C-05).
        for perfil in Perfil::ALL {
            let at = place(&caller, &user).await;
            let answer = told(people::give_perfil(&caller, at, perfil).await);
            assert!(matches!(answer, Err(Refusal::Fields(_))), "{answer:?}");
        }
        // One who waits is asked again from their «ficha», and not disabled.
        world.invites(&top, 2, Tier::User).await.unwrap();
        let waits = one(&world, &top, 2).await.unwrap();
        let before = world.link_of(2).await;
        let version = told(people::card(&caller, waits.id).await).unwrap().version;
        told(people::remind(&caller, waits.id).await).unwrap();
        assert_ne!(world.link_of(2).await, before);
        let why = Why {
            reason: Some(Reason::Other),
            note: None,
        };
        let at = (waits.id, version);
        let answer = told(people::one(&caller, at, &ToDo::Disable(why)).await);
        assert_eq!(answer.unwrap_err(), Refusal::NotAllowed);
        let stands = one(&world, &top, 2).await.unwrap();
        assert_eq!(stands.state, MembershipState::Enabled);
    }
);

contract!(
    c36_invitations_of_before_the_list_are_entered_and_forgotten_with_it,
    |world| {
        let top = world.institution(1, 10).await;
        world.invites(&top, 1, Tier::User).await.unwrap();
        let before = one(&world, &top, 1).await.unwrap();
        runs(&world, "DELETE FROM roster_person WHERE membership IS NULL").await;
        runs(&world, "UPDATE invitation SET listed = (1 = 0)").await;
        assert!(one(&world, &top, 1).await.is_none());
        for _ in 0..2 {
            housekeeping::tidy(&world.backend).await.unwrap();
            let found = one(&world, &top, 1).await.unwrap();
            assert_eq!((found.id, found.email), (before.id, before.email.clone()));
        }
        let waiting = "SELECT count(*) FROM roster_person WHERE membership IS NULL";
        assert_eq!(count(&world, waiting).await, 1);
        world.passes(Span::days(60));
        housekeeping::tidy(&world.backend).await.unwrap();
        assert_eq!(count(&world, waiting).await, 0);
        assert_eq!(count(&world, "SELECT count(*) FROM invitation").await, 1);
    }
);
