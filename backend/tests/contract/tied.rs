//! Somebody of a company's list turns out to have an account: the audit tells the membership that came
//! of it, whoever noticed (X-05, A67).

use backend::people::{self, ToDo};
use backend::{audit, role};
use domain::date::Date;
use domain::membership::Perfil;
use domain::roster::Number;

use crate::companies::HERE;
use crate::contract;
use crate::memberships::join;
use crate::replay::{Replay, written};
use crate::roles::edit;
use crate::roster::{Firm, somebody};
use crate::typed_numbers::EVAS_RUT;

const OWN: &str = "eva@correo.example";

contract!(
    x05_a67_whom_housekeeping_ties_to_the_list_has_an_entry_that_tells_the_membership,
    |world| {
        let firm = Firm::new(world).await;
        let world = &firm.world;
        let eva = firm.adds(EVAS_RUT, "Eva", "Mena", "").await.id;
        let shifts = edit("Turnos", "turnos:see", 0);
        let shifts = role::save(&firm.asks().await, None, &shifts).await.unwrap();
        firm.gives(eva, Perfil::Own(shifts)).await.unwrap();
        let day = Some(Date::new(2026, 12, 1).unwrap());
        firm.does(eva, ToDo::Leave(day)).await.unwrap();
        // A membership that stands in no list, as one from before there was one.
        let (_, who) = somebody(world, OWN, EVAS_RUT).await;
        join(world, who, firm.company, None).await;
        let mut replay = Replay::begins(world, HERE).await;
        for round in ["ties her", "finds nothing to do"] {
            people::tidy(&world.backend).await.unwrap();
            replay.agrees(world, round).await;
            assert_eq!(written(world, "person.tied").await, 1, "{round}");
        }
        let card = firm.card(eva).await;
        let is = (card.person.account, card.person.perfil);
        assert_eq!(is, (true, Perfil::Own(shifts)));
        let last = &card.history[0];
        assert_eq!((last.action.as_str(), &last.who), ("person.tied", &None));
        audit::verify(&world.backend, HERE).await.unwrap();
    }
);

contract!(
    x05_a67_whom_housekeeping_enters_alone_has_no_entry_besides_that_of_the_membership,
    |world| {
        let firm = Firm::new(world).await;
        let world = &firm.world;
        let (_, who) = somebody(world, OWN, EVAS_RUT).await;
        join(world, who, firm.company, None).await;
        let mut replay = Replay::begins(world, HERE).await;
        people::tidy(&world.backend).await.unwrap();
        replay.agrees(world, "she stands in the list").await;
        assert!(firm.named("43111222").await.account);
        assert_eq!(written(world, "person.tied").await, 0);
    }
);

contract!(
    x05_a63_a_corrected_rut_that_has_an_account_is_replayed,
    |world| {
        let firm = Firm::new(world).await;
        let world = &firm.world;
        somebody(world, OWN, EVAS_RUT).await;
        let slip = firm.adds("45000009-4", "Eva", "Mena", "").await.id;
        let mut replay = Replay::begins(world, HERE).await;
        let right = Number::parse(EVAS_RUT, "").unwrap();
        assert!(firm.does(slip, ToDo::Number(right)).await.unwrap());
        assert!(firm.card(slip).await.person.account);
        replay.agrees(world, "tied to her account").await;
    }
);
