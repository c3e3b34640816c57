//! A lost mailbox at the help desk (Q50): two agents, a code that the new mailbox got, 72 hours, and
//! whoever still has the old one keeps it.

use backend::account::Created;
use backend::caller::Caller;
use backend::desk::{look_up, mailbox};
use backend::fault::Denied;
use backend::mail::Letter;
use backend::own::{By, history};
use backend::{audit, recovery, sms, storage};
use domain::access::Staff;
use domain::account::AccountState;
use domain::contact::Phone;
use domain::document::{Document, DocumentKind};
use domain::refusal::{Field, Problem, Refusal};
use domain::time::Span;
use uuid::Uuid;

use crate::contract;
use crate::people::Somebody;
use crate::proof_code::other_than;
use crate::world::{Browser, World};

const HERE: &str = "gestion";
const RUT: &str = "40000001-8";
const OLD: &str = "rosa@correo.example";
const NEW: &str = "rosa.nueva@correo.example";
const SEEN: &str = "Cédula vista en la sucursal";
const OWN: &str = "tortuga verde salta";

fn told<T>(answer: Result<T, Denied>) -> Result<T, Refusal> {
    answer.map_err(|denied| match denied {
        Denied::Refused(refusal) => refusal,
        Denied::Fault(fault) => panic!("{fault:?}"),
    })
}

/// An agent with a RUT of their own, signed in.
async fn agent(world: &World, name: &str, rut: &str) -> Browser {
    let email = format!("{name}@mesa.example");
    let somebody = Somebody {
        platform: HERE,
        email: &email,
        document: Document::parse(DocumentKind::Rut, rut).ok(),
        state: AccountState::Active,
    };
    let who = world.account_of(&somebody).await.unwrap();
    world.give_role(HERE, who, Staff::HelpDesk).await;
    let mut browser = world.browser();
    world.enter(&mut browser, &somebody, who).await;
    browser
}

/// Rosa with a mobile, and two agents.
pub async fn desk(world: &World) -> (Created, Browser, Browser) {
    let rosa = world.account_of(&Somebody::rosa()).await.unwrap();
    let scribe = &world.system(HERE);
    let phone = &Phone::from_e164("+56911112222").unwrap();
    let account = rosa.account;
    let write = world.backend.db.write(|mut tx| async move {
        sms::mobile::confirmed(&mut tx, scribe, account, phone).await?;
        tx.done(())
    });
    write.await.unwrap();
    let paula = agent(world, "paula", "45000001-9").await;
    let diego = agent(world, "diego", "45000002-7").await;
    (rosa, paula, diego)
}

async fn proposes(caller: &Caller, email: &str) -> Result<(), Refusal> {
    told(look_up(caller, "RUT", RUT).await)?;
    let room = mailbox::room(caller, None).await.unwrap();
    let candidate = room.candidates.first().cloned();
    let target = candidate.ok_or(Refusal::Outdated)?.target;
    told(mailbox::propose(caller, &target, email, SEEN).await)
}

async fn waiting(caller: &Caller) -> mailbox::Waiting {
    let room = mailbox::room(caller, None).await.unwrap();
    room.items.into_iter().next().unwrap()
}

/// Proposed by one agent and agreed by the other.
pub async fn agreed(world: &World, paula: &Browser, diego: &Browser) -> Uuid {
    let caller = world.caller(paula, HERE).await;
    proposes(&caller, NEW).await.unwrap();
    let id = waiting(&caller).await.id;
    let code = code(world).await;
    let caller = world.caller(diego, HERE).await;
    mailbox::agree(&caller, id, &code, SEEN).await.unwrap();
    id
}

async fn to(world: &World, address: &str) -> Vec<Letter> {
    let mut letters = world.letters().await;
    letters.retain(|letter| letter.to.delivery() == address);
    letters
}

/// The code that the new mailbox got last.
async fn code(world: &World) -> String {
    let letters = to(world, NEW).await;
    let with_code = |letter: &&Letter| letter.subject.starts_with("Código");
    letters.iter().rfind(with_code).unwrap().before[1].clone()
}

async fn address(world: &World, who: Created) -> String {
    let (account, now) = (who.account, world.backend.env.clock.now());
    let read = world.backend.db.read(|mut tx| async move {
        let row = storage::account::by_id(&mut tx, HERE, account, now).await?;
        tx.done(row)
    });
    read.await.unwrap().unwrap().email
}

contract!(
    q50_a_lost_mailbox_takes_two_agents_a_code_and_72_hours,
    |world| {
        let (rosa, paula, diego) = desk(&world).await;
        let mut inside = world.browser();
        world.enter(&mut inside, &Somebody::rosa(), rosa).await;
        let first = world.caller(&paula, HERE).await;
        proposes(&first, NEW).await.unwrap();
        let seen = waiting(&first).await;
        assert!(seen.mine && seen.due.is_none());
        assert_eq!(seen.evidence, SEEN);
        assert!(!seen.new.contains("rosa.nueva"), "{}", seen.new);
        // One at a time.
        assert_eq!(proposes(&first, NEW).await, Err(Refusal::Outdated));
        let code = code(&world).await;
        let alone = told(mailbox::agree(&first, seen.id, &code, SEEN).await);
        assert_eq!(alone, Err(Refusal::SecondPerson));
        let second = world.caller(&diego, HERE).await;
        let wrong = told(mailbox::agree(&second, seen.id, &other_than(&code), SEEN).await);
        let said = Refusal::field(Field::Code, Problem::MailCodeWrong);
        assert_eq!(wrong, Err(said));
        assert!(to(&world, OLD).await.is_empty(), "nothing waits yet");
        mailbox::agree(&second, seen.id, &code, SEEN).await.unwrap();
        let again = told(mailbox::agree(&second, seen.id, &code, SEEN).await);
        assert_eq!(again, Err(Refusal::Outdated));
        // Every channel is told, and nothing moves.
        let old = to(&world, OLD).await;
        let link = &old.last().unwrap().button.as_ref().unwrap().address;
        assert!(link.contains("/enlace/objetar/"), "{link}");
        assert!(!old.last().unwrap().plain().unwrap().contains(NEW));
        let new = to(&world, NEW).await;
        assert!(new.iter().any(|one| one.subject.contains("en espera")));
        let texts = world.texts().await;
        assert_eq!(texts.last().unwrap().to.e164(), "+56911112222");
        assert!(texts.last().unwrap().body.contains("cambia el correo"));
        world.passes(Span::hours(71));
        assert!(!mailbox::settle(&world.backend).await.unwrap());
        assert_eq!(address(&world, rosa).await, OLD);
        world.passes(Span::hours(1));
        assert!(mailbox::settle(&world.backend).await.unwrap());
        assert_eq!(address(&world, rosa).await, NEW);
        assert!(!mailbox::settle(&world.backend).await.unwrap(), "once");
        assert!(world.caller(&inside, HERE).await.session.is_none());
        // Recovery leads on, and the old mailbox may still take it back.
        let new = to(&world, NEW).await;
        let leads_on = &new.last().unwrap().button.as_ref().unwrap().address;
        assert!(leads_on.ends_with("/gestion/recuperar"), "{leads_on}");
        let stranger = world.caller(&world.browser(), HERE).await;
        recovery::request(&stranger, RUT).await.unwrap();
        let letters = to(&world, NEW).await;
        let has = |word: &str, letters: &[Letter]| {
            let mut buttons = letters.iter().filter_map(|letter| letter.button.as_ref());
            buttons.any(|one| one.address.contains(word))
        };
        assert!(has("/enlace/clave/", &letters));
        let old = to(&world, OLD).await;
        assert!(has("/enlace/deshacer/", &old) && !has("/enlace/clave/", &old));
        audit::verify(&world.backend, HERE).await.unwrap();
        let mut back = world.browser();
        world.enter(&mut back, &Somebody::rosa(), rosa).await;
        let caller = world.caller(&back, HERE).await;
        let told = history(&caller, None).await.unwrap().entries;
        // In which browser an agent works is nobody's business.
        for (act, by) in [
            ("mailbox.moved", By::System),
            ("mailbox.agreed", By::Desk),
            ("mailbox.proposed", By::Desk),
        ] {
            let entry = told.iter().find(|entry| entry.action == act);
            let seen = entry.map(|entry| (entry.by, entry.agent.is_some()));
            assert_eq!(seen, Some((by, false)), "{act}");
        }
    }
);

contract!(
    q50_an_address_that_got_an_owner_meanwhile_moves_nothing_and_both_are_told,
    |world| {
        let (rosa, paula, diego) = desk(&world).await;
        agreed(&world, &paula, &diego).await;
        let owner = Somebody {
            platform: HERE,
            email: NEW,
            document: Document::parse(DocumentKind::Rut, "42000003-0").ok(),
            state: AccountState::Active,
        };
        world.account_of(&owner).await.unwrap();
        world.passes(Span::hours(72));
        assert!(mailbox::settle(&world.backend).await.unwrap());
        assert_eq!(address(&world, rosa).await, OLD);
        for mailbox in [OLD, NEW] {
            let letters = to(&world, mailbox).await;
            let told = |letter: &Letter| letter.subject.starts_with("Se anuló");
            assert!(letters.iter().any(told), "{mailbox}");
        }
        assert!(!mailbox::settle(&world.backend).await.unwrap(), "once");
        audit::verify(&world.backend, HERE).await.unwrap();
    }
);

contract!(q50_the_old_mailbox_objects_and_keeps_the_account, |world| {
    let (rosa, paula, diego) = desk(&world).await;
    let id = agreed(&world, &paula, &diego).await;
    let mut stranger = world.browser();
    stranger.open_link(HERE, &world.mailed("/enlace/objetar/").await);
    let caller = world.caller(&stranger, HERE).await;
    for _ in 0..2 {
        let objection = mailbox::objection(&caller).await.unwrap();
        assert!(objection.new.ends_with("@correo.example") && objection.new != NEW);
    }
    mailbox::object(&caller).await.unwrap();
    let twice = told(mailbox::object(&caller).await);
    assert_eq!(twice, Err(Refusal::LinkInvalid));
    for address in [OLD, NEW] {
        let letters = to(&world, address).await;
        assert!(
            letters.iter().any(|one| one.subject.contains("Se anuló")),
            "{address}"
        );
    }
    let agent = world.caller(&diego, HERE).await;
    assert!(mailbox::room(&agent, None).await.unwrap().items.is_empty());
    let late = told(mailbox::decline(&agent, id, "Ya no hace falta").await);
    assert_eq!(late, Err(Refusal::Outdated));
    world.passes(Span::hours(73));
    assert!(!mailbox::settle(&world.backend).await.unwrap());
    assert_eq!(address(&world, rosa).await, OLD);
    audit::verify(&world.backend, HERE).await.unwrap();
});

contract!(
    q50_whoever_recovers_from_the_old_mailbox_has_not_lost_it,
    |world| {
        let (rosa, paula, diego) = desk(&world).await;
        agreed(&world, &paula, &diego).await;
        let mut browser = world.browser();
        let caller = world.caller(&browser, HERE).await;
        recovery::request(&caller, RUT).await.unwrap();
        browser.open_link(HERE, &world.mailed("/enlace/clave/").await);
        let caller = world.caller(&browser, HERE).await;
        recovery::finish(&caller, OWN, OWN).await.unwrap();
        world.passes(Span::hours(73));
        assert!(!mailbox::settle(&world.backend).await.unwrap());
        assert_eq!(address(&world, rosa).await, OLD);
    }
);

contract!(
    q50_an_agent_takes_it_back_and_what_nobody_agrees_to_lapses,
    |world| {
        let (rosa, paula, diego) = desk(&world).await;
        let id = agreed(&world, &paula, &diego).await;
        let first = world.caller(&paula, HERE).await;
        let mute = told(mailbox::decline(&first, id, "").await);
        assert_eq!(mute, Err(Refusal::field(Field::Reason, Problem::Empty)));
        mailbox::decline(&first, id, "La persona recuperó su correo")
            .await
            .unwrap();
        assert!(
            to(&world, OLD)
                .await
                .iter()
                .any(|one| one.subject.contains("anuló"))
        );
        // What the agent saw is fresh for a day.
        proposes(&first, NEW).await.unwrap();
        let id = waiting(&first).await.id;
        let code = code(&world).await;
        world.passes(Span::hours(24));
        let emilia = agent(&world, "emilia", "45000003-5").await;
        let second = world.caller(&emilia, HERE).await;
        let late = told(mailbox::agree(&second, id, &code, SEEN).await);
        assert_eq!(late, Err(Refusal::Outdated));
        proposes(&second, NEW).await.unwrap();
        assert_ne!(waiting(&second).await.id, id);
        assert_eq!(address(&world, rosa).await, OLD);
    }
);

contract!(
    q50_only_a_proved_document_and_a_free_address_are_taken,
    |world| {
        let (_, paula, _) = desk(&world).await;
        let caller = world.caller(&paula, HERE).await;
        let unknown = told(mailbox::propose(&caller, "account:1", NEW, SEEN).await);
        assert_eq!(unknown, Err(Refusal::NotFound));
        let same = proposes(&caller, OLD).await;
        assert_eq!(same, Err(Refusal::field(Field::Email, Problem::EmailSame)));
        let taken = proposes(&caller, "paula@mesa.example").await;
        let said = Refusal::field(Field::Email, Problem::EmailTaken);
        assert_eq!(taken, Err(said));
        let room = mailbox::room(&caller, None).await.unwrap();
        let mailbox::Candidate {
            target,
            person,
            document,
            ..
        } = &room.candidates[0];
        // Whose account it is, masked.
        assert_eq!(person, "A••• P••• S•••");
        assert_eq!(document.as_deref(), Some("•••• 018"));
        let empty = told(mailbox::propose(&caller, target, "", "").await).unwrap_err();
        assert_eq!(empty.of(Field::Email), Some(Problem::Empty));
        assert_eq!(empty.of(Field::Reason), Some(Problem::Empty));
        // Colleagues, and those who only claim their document, are nobody's to help.
        told(look_up(&caller, "RUT", "45000002-7").await).unwrap();
        let room = mailbox::room(&caller, None).await.unwrap();
        assert!(room.candidates.is_empty());
        let claimed = Document::parse(DocumentKind::Rut, "42000003-0").unwrap();
        let state = AccountState::Active;
        world
            .claims(HERE, "luz@correo.example", &claimed, state)
            .await;
        told(look_up(&caller, "RUT", "42000003-0").await).unwrap();
        let room = mailbox::room(&caller, None).await.unwrap();
        assert!(room.candidates.is_empty());
        let stranger = world.caller(&world.browser(), HERE).await;
        let nobody = told(mailbox::room(&stranger, None).await).unwrap_err();
        assert_eq!(nobody, Refusal::NotFound);
    }
);
