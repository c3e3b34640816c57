//! The changes of a «ficha», page by page.

use backend::people::{self, ToDo};
use backend::role;
use domain::membership::Perfil;
use domain::refusal::Refusal;
use domain::roster::{Naming, TypedNaming};

use crate::companies::refusal;
use crate::contract;
use crate::memberships::join;
use crate::roles::edit;
use crate::roster::{Firm, somebody};

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
        let (_, who) = somebody(&firm.world, "luz@correo.example", "43111222-1").await;
        join(&firm.world, who, firm.company, None).await;
        people::tidy(&firm.world.backend).await.unwrap();
        let luz = firm.named("43111222").await.id;
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
        let card = firm.card(luz).await;
        let (mut told, mut older) = (card.history, card.older);
        assert_eq!(told.len(), 50);
        while let Some(place) = older {
            let page = people::history(&firm.asks().await, luz, &place).await;
            let page = page.unwrap();
            assert!(!page.told.is_empty());
            told.extend(page.told);
            older = page.older;
        }
        assert_eq!(told.len(), 60 + before);
        let acts: Vec<&str> = told.iter().map(|one| one.action.as_str()).collect();
        for pair in acts[..60].chunks(2) {
            assert_eq!(pair, ["perfil.changed", "person.name"], "newest first");
        }
        let odd = people::history(&firm.asks().await, luz, "x").await;
        assert_eq!(refusal(odd), Refusal::Unreadable);
    }
);
