//! Where nobody registers by themselves, a company asks its people to come in behind a link.

use backend::membership::{accept, join as enter_as_new, offered};
use backend::people::{ToDo, remind, remind_all};
use backend::role;
use domain::contact::Email;
use domain::membership::{Perfil, TypedInvitee};
use domain::refusal::{Field, Problem, Refusal};
use domain::time::Span;

use crate::companies::{HERE, refusal};
use crate::contract;
use crate::people::Somebody;
use crate::roles::edit;
use crate::roster::Firm;
use crate::worker::texts;
use crate::world::{Browser, World};

const EVA: &str = "eva@trigo.example";
const OWN: &str = "tortuga verde en patines";
const LINK: &str = "/enlace/nombramiento/";

/// A browser behind the newest link.
async fn behind(world: &World) -> Browser {
    let address = world.mailed(LINK).await;
    let mut browser = world.browser();
    browser.open_link(HERE, &address);
    browser
}

/// How many links left so far.
async fn links(world: &World) -> usize {
    let letters = world.letters().await.into_iter();
    let addresses = letters.filter_map(|letter| Some(letter.button?.address));
    addresses.filter(|address| address.contains(LINK)).count()
}

fn eva(rut: &str) -> TypedInvitee {
    TypedInvitee {
        first_name: "Eva".into(),
        first_surname: "Mena".into(),
        rut: rut.into(),
        consent_data: true,
        ..TypedInvitee::default()
    }
}

contract!(
    a68_somebody_who_was_added_says_yes_behind_a_link_and_is_that_person,
    |world| {
        let firm = Firm::new(world.where_nobody_registers().await).await;
        let eva_there = firm.adds("43111222-1", "Eva", "Mena", EVA).await;
        assert!(!eva_there.account);
        let own = edit("Turnos", "turnos:see", 0);
        let own = role::save(&firm.asks().await, None, &own).await.unwrap();
        let own = Perfil::Own(own);
        assert!(firm.gives(eva_there.id, own).await.unwrap());
        let link = behind(&firm.world).await;
        let caller = firm.world.caller(&link, HERE).await;
        let seen = offered(&caller).await.unwrap();
        assert_eq!((seen.basis, seen.has_account), (None, false));
        // A slip of the company's makes nobody somebody else.
        let other = eva("42000003-0");
        let other = enter_as_new(&caller, &other, (OWN, OWN), &texts()).await;
        let wrong = Refusal::field(Field::Document, Problem::RutOfGuest);
        assert_eq!(refusal(other), wrong);
        let hers = eva("43111222-1");
        let entered = enter_as_new(&caller, &hers, (OWN, OWN), &texts()).await;
        let mut inside = firm.world.browser();
        inside.keep_session(HERE, &entered.unwrap().secret);
        assert_eq!(firm.door(&inside).await, Ok(()));
        let after = firm.card(eva_there.id).await;
        assert!(after.person.account);
        assert_eq!(after.person.perfil, own, "what waited for her");
        assert_eq!(after.history[0].action, "person.accepted");
        let spent = firm.world.caller(&link, HERE).await;
        assert_eq!(refusal(offered(&spent).await), Refusal::LinkInvalid);
    }
);

contract!(
    a68_somebody_with_an_account_says_yes_with_one_press,
    |world| {
        let firm = Firm::new(world.where_nobody_registers().await).await;
        let known = Somebody {
            platform: HERE,
            email: EVA,
            document: None,
            ..Somebody::ana()
        };
        let who = firm.world.account_of(&known).await.unwrap();
        let eva_there = firm.adds("43111222-1", "Eva", "Mena", EVA).await;
        assert!(!eva_there.account, "nobody is tied behind their back");
        let mut link = behind(&firm.world).await;
        let caller = firm.world.caller(&link, HERE).await;
        assert!(offered(&caller).await.unwrap().has_account);
        assert_eq!(accept(&caller).await.unwrap(), firm.company);
        firm.world.enter(&mut link, &known, who).await;
        assert_eq!(firm.door(&link).await, Ok(()));
        assert!(firm.card(eva_there.id).await.person.account);
        assert_eq!(refusal(accept(&caller).await), Refusal::LinkInvalid);
    }
);

contract!(
    a68_a_link_ends_with_another_one_with_its_address_and_with_the_access,
    |world| {
        let mut firm = Firm::new(world.where_nobody_registers().await).await;
        let eva_there = firm.adds("43111222-1", "Eva", "Mena", EVA).await.id;
        let first = behind(&firm.world).await;
        remind(&firm.asks().await, eva_there).await.unwrap();
        let second = behind(&firm.world).await;
        let sees = async |link: &Browser| {
            let caller = firm.world.caller(link, HERE).await;
            offered(&caller).await.map(|seen| seen.has_account)
        };
        assert_eq!(refusal(sees(&first).await), Refusal::LinkInvalid);
        assert!(sees(&second).await.is_ok());
        // An address that was corrected takes its link with it.
        let right = Email::parse("eva.mena@trigo.example").unwrap();
        let right = ToDo::Contact(Some(right));
        assert!(firm.does(eva_there, right).await.unwrap());
        assert_eq!(refusal(sees(&second).await), Refusal::LinkInvalid);
        remind(&firm.asks().await, eva_there).await.unwrap();
        let third = behind(&firm.world).await;
        assert!(sees(&third).await.is_ok());
        let why = backend::people::Why::default();
        assert!(firm.does(eva_there, ToDo::Disable(why)).await.unwrap());
        assert_eq!(refusal(sees(&third).await), Refusal::LinkInvalid);
        assert!(firm.does(eva_there, ToDo::Enable).await.unwrap());
        // Whoever was not asked lately is asked with the others.
        firm.later(Span::days(4)).await;
        let before = links(&firm.world).await;
        let done = remind_all(&firm.asks().await).await.unwrap();
        assert_eq!((done.people, done.left), (1, 0));
        assert_eq!(links(&firm.world).await, before + 1);
    }
);
