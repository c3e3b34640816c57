//! Naming a responsible person who may have an account or none, and what is authorised then
//!

use backend::account::Created;
use backend::caller::Caller;
use backend::company::{self, Leader};
use backend::fault::Denied;
use backend::hand::Hand;
use backend::housekeeping::tidy;
use backend::mail::Kind;
use backend::membership::{
    Offer, accept, administrators, appoint, change_perfil, join as enter_as_new, offered, offers,
    resend_offer, revoke, withdraw_offer,
};
use backend::registration::ConsentTexts;
use backend::sign_in::Entered;
use backend::storage;
use domain::access::{Actor, Staff};
use domain::company::Adherence;
use domain::contact::Email;
use domain::id::{self, Id};
use domain::membership::{Basis, Perfil, TypedInvitee};
use domain::refusal::{Field, Problem, Refusal};
use domain::time::Span;

use crate::companies::{HERE, TRIGO, filled, refusal};
use crate::contract;
use crate::memberships::join;
use crate::people::Somebody;
use crate::world::{Browser, World};

const LUZ: &str = "luz@correo.example";
const OWN: &str = "tortuga verde en patines";

/// The legal representative of an open company, signed in.
async fn chief(world: &World) -> (Browser, Created, Id<id::Company>) {
    leader(world, Basis::Representative).await
}

/// The one administrator of an open company, signed in.
async fn leader(world: &World, basis: Basis) -> (Browser, Created, Id<id::Company>) {
    let company = world.opened(TRIGO, &filled()).await;
    let ana = Somebody {
        platform: HERE,
        ..Somebody::ana()
    };
    let who = world.account_of(&ana).await.unwrap();
    let mut browser = world.browser();
    world.enter(&mut browser, &ana, who).await;
    join(world, who, company, Some(basis)).await;
    // What the opening mailed is out, so that the newest letter is one of ours.
    world.letters().await;
    (browser, who, company)
}

async fn names(caller: &Caller, email: &str) {
    appoint(caller, &Email::parse(email).unwrap())
        .await
        .unwrap();
}

/// Those named that wait, without those listed at the opening.
async fn those_named(caller: &Caller) -> Vec<Offer> {
    let mut waiting = offers(caller).await.unwrap();
    waiting.retain(|one| one.basis == Basis::Appointed);
    waiting
}

/// A browser behind the newest such link that went to that address, if one did.
async fn asked(world: &World, address: &str) -> Option<Browser> {
    let letters = world.letters().await;
    let letter = letters
        .iter()
        .rfind(|one| one.kind == Kind::AppointmentOffer && one.to.delivery() == address)?;
    let mut browser = world.browser();
    browser.open_link(HERE, &letter.button.as_ref()?.address);
    Some(browser)
}

fn luz() -> TypedInvitee {
    TypedInvitee {
        first_name: "Luz".into(),
        first_surname: "Rojas".into(),
        rut: "42000003-0".into(),
        consent_data: true,
        ..TypedInvitee::default()
    }
}

async fn enters(
    world: &World,
    browser: &Browser,
    typed: &TypedInvitee,
    password: &str,
) -> Result<Entered, Denied> {
    let caller = world.caller(browser, HERE).await;
    let texts = ConsentTexts {
        data: "Autorizo el tratamiento.".into(),
        messages: "Autorizo las novedades.".into(),
    };
    enter_as_new(&caller, typed, (password, password), &texts).await
}

contract!(
    a28_somebody_without_an_account_says_yes_and_administers,
    |world| {
        let (browser, _, company) = chief(&world).await;
        let caller = world.caller_at(&browser, HERE, company).await;
        names(&caller, LUZ).await;
        let waiting = those_named(&caller).await;
        assert_eq!(waiting.len(), 1);
        assert_eq!((waiting[0].email.as_str(), waiting[0].over), (LUZ, false));
        assert_eq!(administrators(&caller).await.unwrap().len(), 2, "not yet");
        let link = world.opens_newest_link().await;
        let seen = offered(&world.caller(&link, HERE).await).await.unwrap();
        assert_eq!(
            (seen.name.as_str(), seen.has_account),
            ("Panadería El Trigo SpA", false)
        );
        let empty = enters(&world, &link, &TypedInvitee::default(), "corta").await;
        let empty = refusal(empty);
        assert_eq!(empty.of(Field::FirstName), Some(Problem::Empty));
        assert!(empty.of(Field::Password).is_some(), "all at once");
        // A RUT that has an account makes no second one, and spends nothing.
        let taken = Somebody {
            platform: HERE,
            email: "otra@correo.example",
            ..Somebody::rosa()
        };
        world.account_of(&taken).await.unwrap();
        let hers = TypedInvitee {
            rut: "40000001-8".into(),
            ..luz()
        };
        assert_eq!(
            refusal(enters(&world, &link, &hers, OWN).await),
            Refusal::field(Field::Document, Problem::HasAccount)
        );
        let entered = enters(&world, &link, &luz(), OWN).await.unwrap();
        let mut inside = world.browser();
        inside.keep_session(HERE, &entered.secret);
        let luz_there = world.caller_at(&inside, HERE, company).await;
        let known = administrators(&luz_there).await.unwrap();
        let appointed = known.iter().find(|one| one.email == LUZ).unwrap();
        assert_eq!(appointed.basis, Some(Basis::Appointed));
        assert!(those_named(&caller).await.is_empty());
        // both boxes were asked, one was ticked.
        let account = appointed.account;
        let rows = world
            .backend
            .db
            .read(|mut tx| async move {
                let rows = storage::consent::of(&mut tx, HERE, account).await?;
                tx.done(rows)
            })
            .await
            .unwrap();
        let said: Vec<_> = rows
            .iter()
            .map(|row| (row.purpose.as_str(), row.granted))
            .collect();
        assert_eq!(said.len(), 2);
        assert!(said.contains(&("data", true)) && said.contains(&("messages", false)));
        // The link is spent, and the appointment can be revoked.
        let again = enters(&world, &link, &luz(), OWN).await;
        assert_eq!(refusal(again), Refusal::LinkInvalid);
        revoke(&caller, account).await.unwrap();
        let left = world.caller_at(&inside, HERE, company).await;
        let shut = Refusal::MembershipDisabled { reason: None };
        assert_eq!(refusal(revoke(&left, account).await), shut);
    }
);

contract!(
    a27_whoever_is_listed_at_the_opening_is_asked_and_becomes_what_they_are,
    |world| {
        const ANA: &str = "ana.soto@trigo.example";
        const LUIS: &str = "luis@trigo.example";
        let company = world.opened(TRIGO, &filled()).await;
        let first = Somebody {
            platform: HERE,
            email: "abre@correo.example",
            document: None,
            ..Somebody::ana()
        };
        let who = world.account_of(&first).await.unwrap();
        let mut browser = world.browser();
        world.enter(&mut browser, &first, who).await;
        join(&world, who, company, Some(Basis::FirstUser)).await;
        let caller = world.caller_at(&browser, HERE, company).await;
        let mut known: Vec<_> = offers(&caller)
            .await
            .unwrap()
            .into_iter()
            .map(|one| (one.email, one.basis))
            .collect();
        known.sort();
        assert_eq!(
            known,
            [
                (ANA.to_owned(), Basis::Representative),
                (LUIS.to_owned(), Basis::Commercial),
            ]
        );
        let other = Email::parse(LUZ).unwrap();
        assert_eq!(refusal(appoint(&caller, &other).await), Refusal::NotAllowed);
        // The representative says yes, and may appoint from then on.
        let link = asked(&world, ANA).await.unwrap();
        let seen = offered(&world.caller(&link, HERE).await).await.unwrap();
        assert_eq!(
            (seen.basis, seen.has_account),
            (Some(Basis::Representative), false)
        );
        let entered = enters(&world, &link, &luz(), OWN).await.unwrap();
        let mut inside = world.browser();
        inside.keep_session(HERE, &entered.secret);
        let ana = world.caller_at(&inside, HERE, company).await;
        names(&ana, LUZ).await;
        let known = administrators(&ana).await.unwrap();
        let there = known.iter().find(|one| one.email == ANA).unwrap();
        assert_eq!(there.basis, Some(Basis::Representative));
        assert_eq!(
            refusal(revoke(&ana, there.account).await),
            Refusal::NotFound
        );
        // Naming somebody who was listed takes nothing of it away.
        names(&ana, LUIS).await;
        let again = asked(&world, LUIS).await.unwrap();
        let seen = offered(&world.caller(&again, HERE).await).await.unwrap();
        assert_eq!(seen.basis, Some(Basis::Commercial));
        // Their links need nobody's right, and end with the company's adherence.
        world
            .by_hand(async |hand| {
                backend::company::set_adherence(hand, company, Adherence::Ended, "Contrato").await
            })
            .await
            .unwrap();
        let late = enters(&world, &again, &luz(), OWN).await;
        assert_eq!(refusal(late), Refusal::LinkInvalid);
    }
);

contract!(
    a27_people_who_share_an_address_get_one_link_and_the_first_user_none,
    |world| {
        let mut typed = filled();
        typed.representatives[0].email = "luis@trigo.example".into();
        let mut second = typed.representatives[0].clone();
        second.rut = "42000003-0".into();
        second.email = typed.user.email.clone();
        typed.representatives.push(second);
        world.opened(TRIGO, &typed).await;
        let letters = world.letters().await;
        let mut asked = letters
            .iter()
            .filter(|one| one.kind == Kind::AppointmentOffer);
        let one = asked.next().unwrap();
        assert_eq!(one.to.delivery(), "luis@trigo.example");
        assert!(one.before[0].contains("representante legal"));
        assert!(asked.next().is_none());
    }
);

contract!(
    a28_nobody_learns_from_an_appointment_who_has_an_account,
    |world| {
        let (browser, _, company) = chief(&world).await;
        let caller = world.caller_at(&browser, HERE, company).await;
        let luz = Somebody {
            platform: HERE,
            email: LUZ,
            document: None,
            ..Somebody::ana()
        };
        world.account_of(&luz).await.unwrap();
        let (email, other) = (
            Email::parse(LUZ).unwrap(),
            Email::parse("nadie@correo.example").unwrap(),
        );
        let (yes, with) = storage::statements::watched(appoint(&caller, &email)).await;
        let (no, without) = storage::statements::watched(appoint(&caller, &other)).await;
        yes.unwrap();
        no.unwrap();
        assert_eq!(with, without, "the same statements");
        let waiting = those_named(&caller).await;
        assert_eq!(waiting.len(), 2);
        assert_eq!(waiting[0].until, waiting[1].until);
        let letters = world.letters().await;
        let to = |address: &str| {
            let letter = letters
                .iter()
                .rev()
                .find(|one| one.to.delivery() == address);
            letter.unwrap().before.clone()
        };
        assert_eq!(to(LUZ), to("nadie@correo.example"), "and the same letter");
    }
);

contract!(
    a27_the_link_of_somebody_listed_is_mailed_once_more_to_the_same_address,
    |world| {
        let (browser, _, company) = chief(&world).await;
        let caller = world.caller_at(&browser, HERE, company).await;
        let waiting = offers(&caller).await.unwrap();
        let listed = waiting.iter().find(|one| one.listed).unwrap();
        let id: Id<id::Message> = Id::from_uuid(listed.id);
        resend_offer(&caller, id).await.unwrap();
        let link = world.opens_newest_link().await;
        let seen = offered(&world.caller(&link, HERE).await).await.unwrap();
        assert_eq!(
            (seen.email.as_str(), seen.basis),
            (listed.email.as_str(), Some(listed.basis))
        );
        assert_eq!(offers(&caller).await.unwrap().len(), waiting.len());
        // The one before waits no more, and whoever is named is named again by a representative only.
        assert_eq!(refusal(resend_offer(&caller, id).await), Refusal::NotFound);
        names(&caller, LUZ).await;
        let named: Id<id::Message> = Id::from_uuid(those_named(&caller).await[0].id);
        assert_eq!(
            refusal(resend_offer(&caller, named).await),
            Refusal::NotFound
        );
    }
);

contract!(
    a27_any_administrator_stops_the_link_of_somebody_listed_and_of_nobody_else,
    |world| {
        let (browser, _, company) = chief(&world).await;
        let head = world.caller_at(&browser, HERE, company).await;
        names(&head, LUZ).await;
        let named: Id<id::Message> = Id::from_uuid(those_named(&head).await[0].id);
        let other = Somebody {
            platform: HERE,
            email: "abre@correo.example",
            document: None,
            ..Somebody::ana()
        };
        let who = world.account_of(&other).await.unwrap();
        let mut first = world.browser();
        world.enter(&mut first, &other, who).await;
        join(&world, who, company, Some(Basis::FirstUser)).await;
        let first = world.caller_at(&first, HERE, company).await;
        let refused = refusal(withdraw_offer(&first, named).await);
        assert_eq!(refused, Refusal::NotAllowed);
        assert_eq!(those_named(&head).await.len(), 1, "it waits as before");
        let waiting = offers(&first).await.unwrap();
        let listed = waiting
            .iter()
            .find(|one| one.basis == Basis::Representative);
        let listed = listed.unwrap();
        let link = asked(&world, &listed.email).await.unwrap();
        let id: Id<id::Message> = Id::from_uuid(listed.id);
        // A colleague who administers nothing stops none.
        let colleague = Somebody {
            platform: HERE,
            ..Somebody::rosa()
        };
        let who = world.account_of(&colleague).await.unwrap();
        let mut rosa = world.browser();
        world.enter(&mut rosa, &colleague, who).await;
        join(&world, who, company, None).await;
        let rosa = world.caller_at(&rosa, HERE, company).await;
        let refused = refusal(withdraw_offer(&rosa, id).await);
        assert_eq!(refused, Refusal::NotAllowed);
        offered(&world.caller(&link, HERE).await).await.unwrap();
        withdraw_offer(&first, id).await.unwrap();
        let answer = offered(&world.caller(&link, HERE).await).await;
        assert_eq!(refusal(answer), Refusal::LinkInvalid);
        let again = refusal(withdraw_offer(&first, id).await);
        assert_eq!(again, Refusal::NotFound);
        backend::audit::verify(&world.backend, HERE).await.unwrap();
    }
);

contract!(
    a27_a_listed_link_that_ended_long_ago_is_still_there_to_be_mailed_once_more,
    |world| {
        let (browser, who, company) = chief(&world).await;
        let caller = world.caller_at(&browser, HERE, company).await;
        let listed = offers(&caller).await.unwrap().len();
        assert_eq!(listed, 2);
        names(&caller, LUZ).await;
        world.passes(Span::days(61));
        tidy(&world.backend).await.unwrap();
        let ana = Somebody {
            platform: HERE,
            ..Somebody::ana()
        };
        let mut later = world.browser();
        world.enter(&mut later, &ana, who).await;
        let caller = world.caller_at(&later, HERE, company).await;
        let left = offers(&caller).await.unwrap();
        assert_eq!(left.len(), listed, "the one who was named is forgotten");
        assert!(left.iter().all(|one| one.listed && one.over));
        let id: Id<id::Message> = Id::from_uuid(left[0].id);
        resend_offer(&caller, id).await.unwrap();
        let link = world.opens_newest_link().await;
        let seen = offered(&world.caller(&link, HERE).await).await.unwrap();
        assert_eq!(seen.basis, Some(left[0].basis));
        // What waits no more is forgotten like any other.
        let now = world.backend.env.clock.now();
        let gone = world.backend.db.write(|mut tx| async move {
            let before = now - Span::days(30);
            let gone = storage::appointment_offer::forget(&mut tx, before, 500).await?;
            tx.done(gone)
        });
        assert_eq!(gone.await.unwrap(), 1, "the one that was replaced");
    }
);

contract!(
    a48_a_right_that_ended_after_the_request_was_read_does_nothing,
    |world| {
        let (browser, head, company) = chief(&world).await;
        let caller = world.caller_at(&browser, HERE, company).await;
        names(&caller, LUZ).await;
        let waiting = those_named(&caller).await;
        let id: Id<id::Message> = Id::from_uuid(waiting[0].id);
        let other = Somebody {
            platform: HERE,
            email: "jefa@correo.example",
            document: None,
            ..Somebody::ana()
        };
        let who = world.account_of(&other).await.unwrap();
        let mut jefa = world.browser();
        world.enter(&mut jefa, &other, who).await;
        join(&world, who, company, Some(Basis::Representative)).await;
        let jefa = world.caller_at(&jefa, HERE, company).await;
        change_perfil(&jefa, head.account, Perfil::Worker)
            .await
            .unwrap();
        // `caller` is the request as it was read before.
        for answer in [
            revoke(&caller, who.account).await,
            withdraw_offer(&caller, id).await,
            appoint(&caller, &Email::parse("otra@correo.example").unwrap()).await,
        ] {
            assert_eq!(refusal(answer), Refusal::NotAllowed);
        }
        let left = those_named(&jefa).await;
        assert_eq!(left.len(), waiting.len(), "nothing came of it");
    }
);

contract!(
    a28_an_offer_outlives_neither_its_time_nor_the_right_behind_it,
    |world| {
        let (browser, head, company) = chief(&world).await;
        let caller = world.caller_at(&browser, HERE, company).await;
        let luz = Somebody {
            platform: HERE,
            email: LUZ,
            document: None,
            ..Somebody::ana()
        };
        world.account_of(&luz).await.unwrap();
        let says_yes = async |link: &Browser| accept(&world.caller(link, HERE).await).await;
        let newest = async || {
            names(&caller, LUZ).await;
            world.opens_newest_link().await
        };
        assert_eq!(
            refusal(says_yes(&world.browser()).await),
            Refusal::LinkInvalid
        );
        // Another one takes the place of the first.
        let (first, second) = (newest().await, newest().await);
        assert_eq!(refusal(says_yes(&first).await), Refusal::LinkInvalid);
        // Taken back by the representative, and by nobody of another company.
        let id: Id<id::Message> = Id::from_uuid(those_named(&caller).await[0].id);
        withdraw_offer(&caller, id).await.unwrap();
        assert_eq!(refusal(says_yes(&second).await), Refusal::LinkInvalid);
        assert_eq!(
            refusal(withdraw_offer(&caller, id).await),
            Refusal::NotFound
        );
        let third = newest().await;
        // The company leaves and returns.
        for (next, answer) in [
            (Adherence::Ended, Some(Refusal::LinkInvalid)),
            (Adherence::Adhered, None),
        ] {
            world
                .by_hand(async |hand| {
                    backend::company::set_adherence(hand, company, next, "Contrato").await
                })
                .await
                .unwrap();
            if let Some(answer) = answer {
                assert_eq!(refusal(says_yes(&third).await), answer);
            }
        }
        // Whoever named them may not any more.
        let other = Somebody {
            platform: HERE,
            email: "jefa@correo.example",
            document: None,
            ..Somebody::ana()
        };
        let who = world.account_of(&other).await.unwrap();
        let mut jefa = world.browser();
        world.enter(&mut jefa, &other, who).await;
        join(&world, who, company, Some(Basis::Representative)).await;
        let jefa = world.caller_at(&jefa, HERE, company).await;
        change_perfil(&jefa, head.account, Perfil::Worker)
            .await
            .unwrap();
        assert_eq!(refusal(says_yes(&third).await), Refusal::LinkInvalid);
        change_perfil(&jefa, head.account, Perfil::Administrator)
            .await
            .unwrap();
        world.passes(Span::hours(72));
        assert_eq!(refusal(says_yes(&third).await), Refusal::LinkExpired);
    }
);

contract!(
    r16_an_offer_outlives_no_end_date_of_whoever_made_it,
    |world| {
        let (browser, head, company) = chief(&world).await;
        let caller = world.caller_at(&browser, HERE, company).await;
        let luz = Somebody {
            platform: HERE,
            email: LUZ,
            document: None,
            ..Somebody::ana()
        };
        world.account_of(&luz).await.unwrap();
        names(&caller, LUZ).await;
        let link = world.opens_newest_link().await;
        let now = world.backend.env.clock.now();
        world
            .backend
            .db
            .write(|mut tx| async move {
                let row = storage::membership::of(&mut tx, HERE, head.account, company).await?;
                let row = row.unwrap();
                let next = storage::membership::Next {
                    state: row.state()?,
                    perfil: row.perfil()?,
                    basis: row.basis()?,
                    reason: None,
                    ends_at: Some(now),
                };
                assert_eq!(
                    storage::membership::set(&mut tx, HERE, &row, next, now).await?,
                    1
                );
                tx.done(())
            })
            .await
            .unwrap();
        let answer = accept(&world.caller(&link, HERE).await).await;
        assert_eq!(refusal(answer), Refusal::LinkInvalid);
    }
);

async fn leads(world: &World, company: Id<id::Company>, leaderless: bool) {
    let write = world.backend.db.write(|mut tx| async move {
        let id = company.uuid();
        storage::company::set_leaderless(&mut tx, HERE, id, leaderless).await?;
        tx.done(())
    });
    write.await.unwrap();
}

contract!(
    q51_an_operator_names_somebody_where_nobody_administers,
    |world| {
        let (browser, _, company) = chief(&world).await;
        let platform = world.backend.platform(HERE).unwrap();
        let hand = || Hand::on_console(&world.backend, &platform);
        let typed = Leader {
            email: LUZ,
            basis: "representative",
            reason: "Lo pidió por carta con su firma",
        };
        let led = company::offer_leader(&hand(), company, &typed).await;
        assert_eq!(refusal(led), Refusal::Outdated);
        assert!(
            company::adherences(&hand(), true, None)
                .await
                .unwrap()
                .items
                .is_empty()
        );
        leads(&world, company, true).await;
        let listed = company::adherences(&hand(), true, None)
            .await
            .unwrap()
            .items;
        assert_eq!(listed.len(), 1);
        assert!(listed[0].leaderless && listed[0].company == company);
        let empty = Leader {
            email: "",
            basis: "appointed",
            reason: "",
        };
        let empty = refusal(company::offer_leader(&hand(), company, &empty).await);
        assert_eq!(empty.of(Field::Email), Some(Problem::Empty));
        assert_eq!(empty.of(Field::Role), Some(Problem::NotAChoice));
        assert_eq!(empty.of(Field::Reason), Some(Problem::Empty));
        company::offer_leader(&hand(), company, &typed)
            .await
            .unwrap();
        // Where somebody administers it again, they decide.
        let link = asked(&world, LUZ).await.unwrap();
        leads(&world, company, false).await;
        let late = offered(&world.caller(&link, HERE).await).await;
        assert_eq!(refusal(late), Refusal::LinkInvalid);
        leads(&world, company, true).await;
        enters(&world, &link, &luz(), OWN).await.unwrap();
        let caller = world.caller_at(&browser, HERE, company).await;
        let known = administrators(&caller).await.unwrap();
        let luz = known.iter().find(|one| one.email == LUZ).unwrap();
        assert_eq!(luz.basis, Some(Basis::Representative));
        assert!(
            company::adherences(&hand(), true, None)
                .await
                .unwrap()
                .items
                .is_empty()
        );
        backend::audit::verify(&world.backend, HERE).await.unwrap();
    }
);

/// The commercial contact of a company that nobody represents, signed in.
async fn unrepresented(world: &World) -> (Browser, Created, Id<id::Company>) {
    leader(world, Basis::Commercial).await
}

fn represents() -> Leader<'static> {
    Leader {
        email: LUZ,
        basis: "representative",
        reason: "Lo pidió por carta con su firma",
    }
}

/// What that address was told about a representative, oldest first.
async fn told(world: &World, address: &str) -> Vec<String> {
    let letters = world.letters().await;
    let about = letters.into_iter().filter(|one| {
        let subject = one.subject.contains("Se nombra un representante legal");
        subject && one.to.delivery() == address
    });
    about.map(|one| one.before[0].clone()).collect()
}

contract!(
    a27_an_operator_names_a_representative_where_others_administer_and_tells_them_all,
    |world| {
        let (browser, _, company) = unrepresented(&world).await;
        // Whoever opened the account administers it, too.
        let platform = world.backend.platform(HERE).unwrap();
        let hand = || Hand::on_console(&world.backend, &platform);
        let opener = filled().user.email;
        let known = administrators(&world.caller_at(&browser, HERE, company).await).await;
        assert_eq!(known.unwrap().len(), 2);
        for basis in ["commercial", "appointed", "first_user"] {
            let typed = Leader {
                basis,
                ..represents()
            };
            let other = refusal(company::offer_leader(&hand(), company, &typed).await);
            let no_choice = Refusal::field(Field::Role, Problem::NotAChoice);
            let expected = match basis {
                "commercial" => Refusal::Outdated,
                _ => no_choice,
            };
            assert_eq!(other, expected, "{basis}");
        }
        assert!(told(&world, "ana@correo.example").await.is_empty());
        company::offer_leader(&hand(), company, &represents())
            .await
            .unwrap();
        for address in ["ana@correo.example", opener.as_str()] {
            let told = told(&world, address).await;
            assert_eq!(told.len(), 1, "{address}");
            assert!(told[0].contains("l•••@correo.example"), "{}", told[0]);
            assert!(!told[0].contains("carta"), "the reason stays inside");
        }
        let link = asked(&world, LUZ).await.unwrap();
        let entered = enters(&world, &link, &luz(), OWN).await.unwrap();
        let mut inside = world.browser();
        inside.keep_session(HERE, &entered.secret);
        let luz = world.caller_at(&inside, HERE, company).await;
        let known = administrators(&luz).await.unwrap();
        assert_eq!(known.len(), 3, "nobody lost what they had");
        let one = known.iter().find(|one| one.email == LUZ).unwrap();
        assert_eq!(one.basis, Some(Basis::Representative));
        for address in ["ana@correo.example", opener.as_str()] {
            assert_eq!(told(&world, address).await.len(), 2, "{address}");
        }
        assert!(told(&world, LUZ).await.is_empty());
        // Where one stands the company decides: no second one is named over its head.
        let typed = Leader {
            email: "otra@correo.example",
            ..represents()
        };
        let late = refusal(company::offer_leader(&hand(), company, &typed).await);
        assert_eq!(late, Refusal::Outdated);
        assert!(asked(&world, "otra@correo.example").await.is_none());
        backend::audit::verify(&world.backend, HERE).await.unwrap();
    }
);

contract!(
    a27_a_representative_who_came_in_meanwhile_shuts_the_operators_link,
    |world| {
        const OTHER: &str = "otra@correo.example";
        let (browser, who, company) = unrepresented(&world).await;
        let platform = world.backend.platform(HERE).unwrap();
        let hand = || Hand::on_console(&world.backend, &platform);
        for email in [OTHER, LUZ] {
            let typed = Leader {
                email,
                ..represents()
            };
            company::offer_leader(&hand(), company, &typed)
                .await
                .unwrap();
        }
        let link = asked(&world, LUZ).await.unwrap();
        let seen = offered(&world.caller(&link, HERE).await).await.unwrap();
        assert_eq!(seen.basis, Some(Basis::Representative));
        let now = world.backend.env.clock.now();
        let write = world.backend.db.write(|mut tx| async move {
            let row = storage::membership::of(&mut tx, HERE, who.account, company).await?;
            let row = row.unwrap();
            let next = storage::membership::Next {
                state: row.state()?,
                perfil: row.perfil()?,
                basis: Some(Basis::Representative),
                reason: None,
                ends_at: Some(now + Span::hours(24)),
            };
            storage::membership::set(&mut tx, HERE, &row, next, now).await?;
            tx.done(())
        });
        write.await.unwrap();
        let late = enters(&world, &link, &luz(), OWN).await;
        assert_eq!(refusal(late), Refusal::LinkInvalid);
        let again = refusal(company::offer_leader(&hand(), company, &represents()).await);
        assert_eq!(again, Refusal::Outdated);
        // Whom the representative names at such an address becomes what a representative may make.
        let head = world.caller_at(&browser, HERE, company).await;
        names(&head, OTHER).await;
        let named = those_named(&head).await;
        assert!(named.iter().any(|one| one.email == OTHER));
        // One whose time is over represents nobody.
        world.passes(Span::hours(25));
        enters(&world, &link, &luz(), OWN).await.unwrap();
    }
);

contract!(
    a27_nobody_but_an_operator_names_a_representative_from_outside,
    |world| {
        let (browser, _, company) = unrepresented(&world).await;
        let caller = world.caller_at(&browser, HERE, company).await;
        let platform = world.backend.platform(HERE).unwrap();
        for (staff, expected) in [
            (None, Refusal::NotFound),
            (Some(Staff::HelpDesk), Refusal::NotAllowed),
            (Some(Staff::Coordination), Refusal::NotAllowed),
            (Some(Staff::PlatformAdmin), Refusal::NotAllowed),
        ] {
            let Actor::Person(mut signed) = caller.actor() else {
                panic!("she is signed in")
            };
            signed.staff = staff;
            let hand = Hand {
                actor: Actor::Person(signed),
                ..Hand::on_console(&world.backend, &platform)
            };
            let answer = company::offer_leader(&hand, company, &represents()).await;
            assert_eq!(refusal(answer), expected, "{staff:?}");
        }
        assert!(asked(&world, LUZ).await.is_none());
        assert!(told(&world, "ana@correo.example").await.is_empty());
    }
);
