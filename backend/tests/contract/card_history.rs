//! The changes of a «ficha», page by page, wherever in the audit they stand.

use backend::account::Created;
use backend::audit::{self, Entry};
use backend::invitation::{panel, resend};
use backend::membership::{accept, appoint, revoke};
use backend::people::{self, ToDo, Told};
use backend::role;
use domain::contact::Email;
use domain::date::Date;
use domain::id::{self, Id};
use domain::membership::{Invited, Perfil, Reason, Tier};
use domain::refusal::Refusal;
use domain::roster::{Naming, TypedNaming};
use domain::time::Span;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::companies::{HERE, refusal};
use crate::contract;
use crate::institution::{Switch, only, place, switch, told};
use crate::memberships::join;
use crate::roles::{LUZ, edit};
use crate::roster::{Firm, somebody};

/// Luz of the company, and where she stands in its list.
async fn luz_of(firm: &Firm) -> (Created, Id<id::RosterPerson>) {
    let (_, who) = somebody(&firm.world, LUZ, "43111222-1").await;
    join(&firm.world, who, firm.company, None).await;
    people::tidy(&firm.world.backend).await.unwrap();
    (who, firm.named("43111222").await.id)
}

/// Every page of the changes of somebody, and how long each is.
async fn pages(firm: &Firm, id: Id<id::RosterPerson>) -> (Vec<Told>, Vec<usize>) {
    let card = firm.card(id).await;
    let (mut told, mut older) = (card.history, card.older);
    let mut long = vec![told.len()];
    while let Some(place) = older {
        let page = people::history(&firm.asks().await, id, &place).await;
        let page = page.unwrap();
        assert!(!page.told.is_empty());
        long.push(page.told.len());
        told.extend(page.told);
        older = page.older;
    }
    (told, long)
}

fn acts(told: &[Told]) -> Vec<&str> {
    told.iter().map(|one| one.action.as_str()).collect()
}

fn fact(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

fn called(names: &str) -> ToDo {
    let typed = TypedNaming {
        names: names.into(),
        first_surname: "Soto".into(),
        ..TypedNaming::default()
    };
    ToDo::Names(Naming::parse(&typed).unwrap())
}

contract!(
    a59_every_change_is_told_on_one_of_the_pages_of_the_ficha,
    |world| {
        let firm = Firm::new(world).await;
        let (_, luz) = luz_of(&firm).await;
        let own = edit("Turnos", "turnos:see", 0);
        let own = role::save(&firm.asks().await, None, &own).await.unwrap();
        let before = firm.card(luz).await.history.len();
        assert_eq!(firm.card(luz).await.older, None);
        // What is done to the account stands elsewhere than what is done to the person.
        for turn in 0..30 {
            let (name, perfil) = match turn % 2 {
                0 => ("Luz", Perfil::Own(own)),
                _ => ("Luzmila", Perfil::Worker),
            };
            assert!(firm.does(luz, called(name)).await.unwrap());
            assert!(firm.gives(luz, perfil).await.unwrap());
        }
        let (told, long) = pages(&firm, luz).await;
        assert_eq!((long[0], told.len()), (50, 60 + before));
        let acts = acts(&told);
        for pair in acts[..60].chunks(2) {
            assert_eq!(pair, ["perfil.changed", "person.name"], "newest first");
        }
        let odd = people::history(&firm.asks().await, luz, "x").await;
        assert_eq!(refusal(odd), Refusal::Unreadable);
    }
);

contract!(
    a59_a28_who_stands_in_and_who_was_appointed_stands_on_the_ficha,
    |world| {
        let firm = Firm::new(world).await;
        let (who, luz) = luz_of(&firm).await;
        assert!(firm.does(luz, called("Luz")).await.unwrap());
        let email = Email::parse(LUZ).unwrap();
        let day = Date::new(2026, 11, 20).unwrap();
        role::name(&firm.asks().await, &email, day).await.unwrap();
        assert_eq!(firm.card(luz).await.stands_in, Some(day));
        role::end(&firm.asks().await, who.account).await.unwrap();
        assert_eq!(firm.card(luz).await.stands_in, None);
        appoint(&firm.asks().await, &email).await.unwrap();
        let link = firm.world.opens_newest_link().await;
        accept(&firm.world.caller(&link, HERE).await).await.unwrap();
        revoke(&firm.asks().await, who.account).await.unwrap();
        let card = firm.card(luz).await;
        let newest = [
            "company.revoked",
            "company.appointed",
            "stand_in.ended",
            "stand_in.named",
        ];
        assert_eq!(acts(&card.history)[..4], newest);
        let [revoked, accepted, _, named, ..] = &card.history[..] else {
            panic!("four changes")
        };
        assert!(revoked.old.contains(&fact("perfil", "administrator")));
        assert!(revoked.new.contains(&fact("perfil", "worker")));
        assert_eq!(accepted.new, [fact("perfil", "administrator")]);
        assert_eq!(named.new, [fact("until", &day.iso())]);
        // She said yes herself, in a browser where nobody was signed in.
        assert_eq!(accepted.who.as_ref(), Some(&card.person.name));
        assert_ne!(accepted.who, named.who);
    }
);

/// An entry of the company about one of its administrators.
fn appointing(firm: &Firm, who: Created, action: &'static str) -> Entry<'static, Value> {
    Entry {
        action,
        subject: format!("company:{}", firm.company),
        detail: json!({ "account": who.account }),
        key: None,
    }
}

contract!(
    a59_appointments_of_others_take_no_room_on_a_ficha,
    |world| {
        let firm = &Firm::new(world).await;
        let (who, luz) = luz_of(firm).await;
        let (_, other) = somebody(&firm.world, "eva@correo.example", "42000003-0").await;
        let before = firm.card(luz).await.history.len();
        let scribe = &firm.world.system(HERE);
        let written = firm.world.backend.db.write(|mut tx| async move {
            // Standing in elsewhere is none of this company's business.
            let elsewhere = Entry {
                action: "stand_in.named",
                subject: format!("account:{}", who.account),
                detail: json!({ "company": Uuid::nil(), "until": "2026-11-20" }),
                key: None,
            };
            audit::write(&mut tx, scribe, elsewhere).await?;
            for turn in 0..60 {
                let action = match turn % 2 {
                    0 => "company.appointed",
                    _ => "company.revoked",
                };
                let entries = [who, other, other].map(|one| appointing(firm, one, action));
                audit::write_many(&mut tx, scribe, entries.into()).await?;
            }
            tx.done(())
        });
        written.await.unwrap();
        let (told, long) = pages(firm, luz).await;
        assert_eq!((long[0], told.len()), (50, 60 + before));
        for pair in acts(&told)[..60].chunks(2) {
            assert_eq!(pair, ["company.revoked", "company.appointed"]);
        }
    }
);

contract!(
    a59_c36_the_way_into_an_institution_stands_on_the_ficha,
    |world| {
        let top = world.institution(1, 10).await;
        world.invites(&top, 1, Tier::User).await.unwrap();
        // The first letter is out before the second.
        world.passes(Span::minutes(2));
        let asks = world.asks(&top).await;
        let waiting = told(panel(&asks, only(Invited::Pending), None).await).unwrap();
        let invitation = waiting.listed.items.first().unwrap().id;
        told(resend(&asks, invitation).await).unwrap();
        let member = world.accepts(1, top.company).await.unwrap();
        let history = async || {
            let asks = world.asks(&top).await;
            let (id, _) = place(&asks, &member).await;
            let card = told(people::card(&asks, id).await).unwrap();
            let way = card.history.into_iter();
            let way = way.filter(|one| one.action.starts_with("invitation."));
            (way.collect::<Vec<Told>>(), card.person.name)
        };
        let (once, name) = history().await;
        let way = ["accepted", "resent", "sent"].map(|act| format!("invitation.{act}"));
        assert_eq!(acts(&once), way);
        assert_eq!(once[0].who.as_ref(), Some(&name));
        assert_eq!(once[2].new, [fact("tier", Tier::User.code())]);
        // Disabled, and back behind another invitation: they stand where they stood.
        let off = Switch::Off(Reason::Other);
        told(switch(&world.asks(&top).await, &member, off).await).unwrap();
        world.passes(Span::minutes(2));
        let again = world.joins(&top, 1, Tier::Administrator).await;
        assert_eq!(again.account, member.account);
        let (twice, _) = history().await;
        assert_eq!(acts(&twice)[..2], [way[0].as_str(), way[2].as_str()]);
        assert_eq!(twice[0].new, [fact("tier", Tier::Administrator.code())]);
        assert_eq!(twice[2..], once);
    }
);
