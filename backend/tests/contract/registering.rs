//! What the desk finds of somebody who cannot get in: companies that do not open, an initial
//! password that is over, workers who did not register or whose link waits (Q19, A-10, A-37).

use backend::caller::Caller;
use backend::company;
use backend::desk::{self, Card};
use backend::storage;
use backend::worker::{Claimed, finish, standing};
use domain::company::Adherence;
use domain::help_desk::{HelpAct, Obstacle};
use domain::refusal::Refusal;
use domain::time::Span;

use crate::companies::{HERE, TRIGO, filled, refusal};
use crate::contract;
use crate::worker::{EVA, agent, behind, load, tries};
use crate::world::World;

const EVAS_RUT: &str = "43111222-1";
const EVAS_CARD: &str = "523456789";
const EVAS_MAIL: &str = "eva@trigo.example";
const CHOSEN: &str = "tortuga verde salta";

/// What the desk finds under that number.
async fn found(mesa: &Caller, rut: &str) -> Vec<Card> {
    desk::look_up(mesa, "", rut).await.unwrap();
    desk::view(mesa).await.unwrap().unwrap().people
}

/// What keeps the only one out who has that number.
async fn why(mesa: &Caller, rut: &str) -> Vec<Obstacle> {
    let mut people = found(mesa, rut).await;
    assert_eq!(people.len(), 1, "{people:?}");
    people.remove(0).obstacles
}

const fn shut(disabled: bool, ended: bool) -> Obstacle {
    Obstacle::NoCompanyOpens { disabled, ended }
}

/// Subjects of the entries of that act.
async fn subjects(world: &World, action: &str) -> Vec<String> {
    let read = world.backend.db.read(|mut tx| async move {
        let rows = storage::audit::after(&mut tx, HERE, 0, 500).await?;
        tx.done(rows)
    });
    let rows = read.await.unwrap().into_iter();
    rows.filter(|row| row.action == action)
        .map(|row| row.subject)
        .collect()
}

contract!(
    q19_a10_the_desk_is_told_that_no_company_opens_and_why,
    |world| {
        let company = world.opened(TRIGO, &filled()).await;
        load(&world, &[EVA]).await;
        tries(&world, EVAS_RUT, EVAS_CARD, EVAS_MAIL).await.unwrap();
        let eva = world.caller(&behind(&world, EVAS_MAIL).await, HERE).await;
        finish(&eva, CHOSEN, CHOSEN).await.unwrap();
        let mesa = &agent(&world).await;
        let adherence = async |next| {
            world
                .by_hand(async |hand| company::set_adherence(hand, company, next, "Contrato").await)
                .await
                .unwrap();
        };
        assert!(why(mesa, EVAS_RUT).await.is_empty());
        load(&world, &[&EVA.replace("Activo", "Inhabilitado")]).await;
        assert_eq!(why(mesa, EVAS_RUT).await, [shut(true, false)]);
        // The company weighs more than the state in it.
        adherence(Adherence::Ended).await;
        assert_eq!(why(mesa, EVAS_RUT).await, [shut(false, true)]);
        adherence(Adherence::Adhered).await;
        load(&world, &[EVA]).await;
        assert!(why(mesa, EVAS_RUT).await.is_empty());
    }
);

contract!(
    q19_q53_the_desk_is_told_that_an_initial_password_is_over,
    |world| {
        world.opened(TRIGO, &filled()).await;
        world.passes(Span::hours(25));
        let mesa = &agent(&world).await;
        let why = why(mesa, "41234567-3").await;
        assert!(
            matches!(why.as_slice(), [Obstacle::InitialPasswordOver { .. }]),
            "{why:?}"
        );
    }
);

contract!(
    q19_a02_a_worker_on_a_list_is_found_masked_before_they_register,
    |world| {
        world.opened(TRIGO, &filled()).await;
        load(&world, &[EVA]).await;
        let mesa = &agent(&world).await;
        let people = found(mesa, EVAS_RUT).await;
        let [card] = people.as_slice() else {
            panic!("{people:?}")
        };
        assert_eq!(card.obstacles, [Obstacle::NotRegistered]);
        assert!(card.acts.is_empty() && !card.proved && card.companies.len() == 1);
        let shown = format!("{} {} {:?}", card.name, card.email, card.phone);
        for open in ["Eva", "Mena", "eva@", "912345678"] {
            assert!(!shown.contains(open), "{shown}");
        }
        assert!(card.name.starts_with('E') && card.email.ends_with("trigo.example"));
        load(&world, &[&EVA.replace("Activo", "Inhabilitado")]).await;
        assert_eq!(why(mesa, EVAS_RUT).await, [shut(true, false)]);
        assert!(found(mesa, "46123123-3").await.is_empty());
    }
);

contract!(
    q19_a03_the_desk_sends_the_link_of_a_waiting_registration_again,
    |world| {
        world.opened(TRIGO, &filled()).await;
        load(&world, &[EVA]).await;
        tries(&world, EVAS_RUT, EVAS_CARD, EVAS_MAIL).await.unwrap();
        let first = behind(&world, EVAS_MAIL).await;
        let mesa = &agent(&world).await;
        let people = found(mesa, EVAS_RUT).await;
        let [card] = people.as_slice() else {
            panic!("{people:?}")
        };
        assert!(matches!(
            card.obstacles.as_slice(),
            [Obstacle::AwaitsPassword { .. }]
        ));
        assert_eq!(card.acts, [HelpAct::Registration]);
        assert!(!card.email.contains("eva@"));
        let send = async |reason| desk::help(mesa, &card.target, "registration", reason).await;
        assert!(matches!(refusal(send("").await), Refusal::Fields(_)));
        send("mail_missing").await.unwrap();
        let at_once = refusal(send("mail_missing").await);
        assert!(matches!(at_once, Refusal::TooMany { .. }), "{at_once:?}");
        let letters = world.letters().await;
        let last = letters.last().unwrap();
        assert_eq!(last.to.delivery(), EVAS_MAIL);
        assert!(last.before[0].starts_with("La mesa de ayuda envía otra vez"));
        assert_eq!(last.before[1], "Motivo: el correo no llegaba.");
        let told = subjects(&world, "person.resent").await;
        assert!(matches!(told.as_slice(), [one] if one.starts_with("claim:")));
        // The link of before opens nothing, the new one does.
        let old = world.caller(&first, HERE).await;
        assert_eq!(refusal(standing(&old).await), Refusal::LinkInvalid);
        let new = world.caller(&behind(&world, EVAS_MAIL).await, HERE).await;
        let claimed = finish(&new, CHOSEN, CHOSEN).await.unwrap();
        assert!(matches!(claimed, Claimed::Entered(_)));
        // Spent, it is sent no more; and the account is found in its place.
        assert_eq!(refusal(send("phone").await), Refusal::NotFound);
        assert!(why(mesa, EVAS_RUT).await.is_empty());
    }
);
