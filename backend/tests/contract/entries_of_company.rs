//! A67 inside of a company: each act on people, sections, perfiles and files leaves exactly one entry,
//! one more for each person whom a file changes, and what is only looked at leaves none.

use backend::people::{self, ToDo, card, create_section, enter, one};
use backend::{bulk, role};
use domain::membership::Reason;
use domain::roster::{SectionName, TypedEntry};

use crate::bulk::{Office, people as file_of, rut};
use crate::companies::HERE;
use crate::contract;
use crate::entries::Chain;
use crate::roles::edit;
use crate::roster::disable;

contract!(
    a67_each_act_inside_of_a_company_leaves_its_entries,
    |world| {
        let world = &world;
        let office = &Office::opens(world).await;
        let caller = &office.caller().await;
        people::tidy(&world.backend).await.unwrap();
        let mut chain = Chain {
            seen: Chain::length(world).await,
            wrong: Vec::new(),
        };
        let typed = TypedEntry {
            rut: rut(10_900_001),
            names: "Eva".into(),
            first_surname: "Soto".into(),
            ..TypedEntry::default()
        };
        let eva = enter(caller, &typed, None).await.unwrap();
        chain.left(world, 1, "somebody added").await;
        assert!(enter(caller, &typed, None).await.is_err());
        chain.left(world, 0, "somebody who is listed").await;
        for (what, entries) in [
            (disable(Reason::Absence), 1),
            (disable(Reason::Absence), 0),
            (ToDo::Enable, 1),
            (ToDo::Enable, 0),
        ] {
            let version = card(caller, eva).await.unwrap().version;
            one(caller, (eva, version), &what).await.unwrap();
            chain.left(world, entries, &format!("{what:?}")).await;
        }
        let late = one(caller, (eva, 0), &disable(Reason::Other)).await;
        assert!(late.is_err());
        chain.left(world, 0, "an act on what was seen before").await;
        let bodega = SectionName::parse("Bodega").unwrap();
        create_section(caller, &bodega, None).await.unwrap();
        chain.left(world, 1, "a section").await;
        assert!(create_section(caller, &bodega, None).await.is_err());
        chain.left(world, 0, "the same section").await;
        let turnos = edit("Turnos", "turnos:see", 0);
        role::save(caller, None, &turnos).await.unwrap();
        chain.left(world, 1, "a perfil").await;
        assert!(role::save(caller, None, &turnos).await.is_err());
        chain.left(world, 0, "one that looks alike").await;
        loads(office, &mut chain).await;
        assert!(chain.wrong.is_empty(), "{:#?}", chain.wrong);
        backend::audit::verify(&world.backend, HERE).await.unwrap();
    }
);

async fn loads(office: &Office<'_>, chain: &mut Chain) {
    let world = office.world;
    let id = office.brings(file_of(10_900_100, 3).as_bytes()).await;
    office.works().await;
    chain.left(world, 1, "a file that is checked").await;
    let caller = &office.caller().await;
    bulk::one(caller, &id, None, 0).await.unwrap();
    chain.left(world, 0, "a look at it").await;
    office.approves(&id, false).await.unwrap();
    chain.left(world, 1, "a yes to it").await;
    office.approves(&id, false).await.ok();
    chain.left(world, 0, "the same yes").await;
    office.works().await;
    chain.left(world, 4, "three people, and the file").await;
    bulk::undo(caller, &id).await.unwrap();
    chain.left(world, 1, "taking it back").await;
    office.works().await;
    chain
        .left(world, 4, "three people less, and the file")
        .await;
}
