//! Somebody is asked about, and named to stand in, by the address that the company's list shows
//! (A-28, A-31, Q20).

use backend::people::{self, ToDo};
use backend::role::{Question, name, person, somebody as by_address, stand_ins, why};
use domain::contact::Email;
use domain::date::Date;
use domain::membership::Reason;
use domain::refusal::{Field, Problem, Refusal};
use domain::role::Cause;

use crate::companies::refusal;
use crate::contract;
use crate::memberships::join;
use crate::roster::{Firm, disable, somebody};

const OWN: &str = "luz@correo.example";
const CONTACT: &str = "luz.contacto@trigo.example";

fn email(text: &str) -> Email {
    Email::parse(text).unwrap()
}

contract!(
    a31_q20_a_person_is_found_by_either_address_and_by_no_shared_one,
    |world| {
        let firm = Firm::new(world).await;
        let (_, who) = somebody(&firm.world, OWN, "43111222-1").await;
        join(&firm.world, who, firm.company, None).await;
        people::tidy(&firm.world.backend).await.unwrap();
        let luz = firm.named("43111222").await.id;
        let nobody = Refusal::field(Field::Email, Problem::NotAMember);
        let boss = firm.asks().await;
        let found = by_address(&boss, &email(CONTACT)).await;
        assert_eq!(refusal(found), nobody);
        let contact = || ToDo::Contact(Some(email(CONTACT)));
        firm.does(luz, contact()).await.unwrap();
        let boss = firm.asks().await;
        for typed in [OWN, CONTACT, "LUZ.Contacto@trigo.example"] {
            let found = by_address(&boss, &email(typed)).await.unwrap();
            assert_eq!(found, who.account, "{typed}");
        }
        // A part of an address is no address.
        let found = by_address(&boss, &email("contacto@trigo.example")).await;
        assert_eq!(refusal(found), nobody);
        assert_eq!(person(&boss, who.account).await.unwrap(), "Ana Pérez Soto");
        assert_eq!(firm.card(luz).await.account, Some(who.account));

        let until = Date::new(2026, 11, 20).unwrap();
        // Seen red: with the contact address looked up, too. Whoever edits people writes it.
        let lured = name(&boss, &email(CONTACT), until).await;
        assert_eq!(refusal(lured), nobody);
        name(&boss, &email(OWN), until).await.unwrap();
        assert_eq!(stand_ins(&boss).await.unwrap()[0].account, who.account);
        let question = Question {
            account: who.account,
            module: "turnos".parse().unwrap(),
            day: None,
        };
        let boss = firm.asks().await;
        let answer = why(&boss, &question).await.unwrap();
        assert!(matches!(answer.why.cause, Cause::StandIn { .. }));
        assert!(answer.sees_stand_ins);
        firm.does(luz, disable(Reason::Other)).await.unwrap();
        let answer = why(&firm.asks().await, &question).await.unwrap();
        assert_eq!(
            (answer.why.cause, answer.card),
            (Cause::Disabled, Some(luz))
        );

        // An address that two people share names neither, whoever has an account.
        let other = firm.adds("45000009-4", "Leo", "Paz", "").await.id;
        firm.does(other, contact()).await.unwrap();
        let found = by_address(&firm.asks().await, &email(CONTACT)).await;
        assert_eq!(refusal(found), nobody);
    }
);
