//! A company's people: list, search, one person's changes, several at once, sections, end dates.

use std::collections::BTreeSet;

use backend::account::Created;
use backend::caller::Caller;
use backend::fault::Denied;
use backend::people::{
    self, Asked, Bulk, Card, Order, Pages, Person, ToDo, Why, card, chosen, create_section,
    delete_section, edit_section, end_sessions, enter, export, list, one, pending, remind,
    remind_all, sections, several, tidy, undo,
};
use backend::storage::{self, roster::Filter};
use backend::worker::{Claimed, finish, start};
use domain::access::EnterCompany;
use domain::account::AccountState;
use domain::contact::Email;
use domain::date::Date;
use domain::document::{Document, DocumentKind};
use domain::id::{self, Id};
use domain::membership::{Basis, MembershipState, Perfil, Reason, TypedClaim};
use domain::refusal::{Field, Problem, Refusal};
use domain::roster::{SectionName, TypedEntry};
use domain::time::Span;

use crate::companies::{HERE, TRIGO, filled, refusal};
use crate::contract;
use crate::memberships::{bare, join};
use crate::people::Somebody;
use crate::worker::texts;
use crate::world::{Browser, World};

const ANA: &str = "ana@correo.example";

/// A company, and a browser of somebody who administers it.
pub struct Firm {
    pub world: World,
    pub company: Id<id::Company>,
    pub browser: Browser,
    head: Created,
}

fn described<'a>(email: &'a str, rut: &str) -> Somebody<'a> {
    Somebody {
        platform: HERE,
        email,
        document: Document::parse(DocumentKind::Rut, rut).ok(),
        state: AccountState::Active,
    }
}

pub async fn somebody(world: &World, email: &str, rut: &str) -> (Browser, Created) {
    let who = described(email, rut);
    let created = world.account_of(&who).await.unwrap();
    let mut browser = world.browser();
    world.enter(&mut browser, &who, created).await;
    (browser, created)
}

impl Firm {
    pub async fn new(world: World) -> Self {
        let company = bare(&world, 1).await;
        Self::begun(world, company).await
    }

    /// The company whose workers' file other tests bring.
    pub async fn of_trigo(world: World) -> Self {
        let company = world.opened(TRIGO, &filled()).await;
        Self::begun(world, company).await
    }

    async fn begun(world: World, company: Id<id::Company>) -> Self {
        let (browser, head) = somebody(&world, ANA, "40000001-8").await;
        join(&world, head, company, Some(Basis::Representative)).await;
        tidy(&world.backend).await.unwrap();
        Self {
            world,
            company,
            browser,
            head,
        }
    }

    /// Time passes, and the administrator signs in again.
    pub async fn later(&mut self, span: Span) {
        self.world.passes(span);
        let who = described(ANA, "40000001-8");
        let mut browser = self.world.browser();
        self.world.enter(&mut browser, &who, self.head).await;
        self.browser = browser;
    }

    pub async fn asks(&self) -> Caller {
        self.of(&self.browser).await
    }

    pub async fn of(&self, browser: &Browser) -> Caller {
        self.world.caller_at(browser, HERE, self.company).await
    }

    pub async fn adds(&self, rut: &str, name: &str, surname: &str, email: &str) -> Person {
        let typed = TypedEntry {
            rut: rut.into(),
            names: name.into(),
            first_surname: surname.into(),
            email: email.into(),
            card: "523456789".into(),
            ..TypedEntry::default()
        };
        let id = enter(&self.asks().await, &typed, None).await.unwrap();
        self.card(id).await.person
    }

    pub async fn card(&self, id: Id<id::RosterPerson>) -> Card {
        card(&self.asks().await, id).await.unwrap()
    }

    async fn finds(&self, asked: &Asked) -> Vec<String> {
        let list = list(&self.asks().await, asked).await.unwrap();
        list.people.into_iter().map(|one| one.name).collect()
    }

    /// Does that to somebody as they stand now.
    pub async fn does(&self, id: Id<id::RosterPerson>, what: ToDo) -> Result<bool, Denied> {
        let version = self.card(id).await.version;
        one(&self.asks().await, (id, version), &what).await
    }

    /// Gives somebody another perfil, as they stand now.
    pub async fn gives(&self, id: Id<id::RosterPerson>, perfil: Perfil) -> Result<bool, Denied> {
        let version = self.card(id).await.version;
        people::give_perfil(&self.asks().await, (id, version), perfil).await
    }

    /// The person of the list who belongs to that name.
    pub async fn named(&self, name: &str) -> Person {
        let asked = searching(name);
        let found = list(&self.asks().await, &asked).await.unwrap().people;
        found.into_iter().next().unwrap()
    }

    pub async fn door(&self, browser: &Browser) -> Result<(), Refusal> {
        let caller = self.of(browser).await;
        match caller.inside(EnterCompany) {
            Ok(_) => Ok(()),
            denied => Err(refusal(denied)),
        }
    }
}

fn searching(text: &str) -> Asked {
    Asked {
        search: text.into(),
        ..Asked::default()
    }
}

pub fn disable(reason: Reason) -> ToDo {
    ToDo::Disable(Why {
        reason: Some(reason),
        note: Some(domain::roster::Note::parse("Pidió licencia por teléfono").unwrap()),
    })
}

/// A RUT of that number.
fn rut(body: u32) -> String {
    domain::Rut::from_body(body).unwrap().to_string()
}

contract!(
    a63_people_are_found_by_any_part_of_name_rut_and_address,
    |world| {
        let firm = Firm::new(world).await;
        let marta = firm
            .adds(
                "43111222-1",
                "María-José",
                "Ñandú",
                "mj.nandu@trigo.example",
            )
            .await;
        firm.adds("45000009-4", "Leo", "Paz", "").await;
        for typed in [
            "MARIA",
            "josé",
            "ñan",
            "nandu@TRIGO",
            "43.111.222-1",
            "431112",
            "ma",
            "jose maria",
        ] {
            assert_eq!(
                firm.finds(&searching(typed)).await,
                [marta.name.clone()],
                "{typed}"
            );
        }
        // The last has three letters each that stand in her number, in an order in which they do not.
        for typed in [
            "ar",
            "%",
            "_",
            "\" OR \"",
            "leo maria",
            "nobody",
            "4311111222",
        ] {
            let found = firm.finds(&searching(typed)).await;
            assert!(found.is_empty(), "{typed}: {found:?}");
        }
        // The order of surnames, and of time.
        let names = firm.finds(&Asked::default()).await;
        assert_eq!(names, ["María-José Ñandú", "Leo Paz", "Ana Pérez Soto"]);
        let newest = Asked {
            order: Order::Newest,
            ..Asked::default()
        };
        assert_eq!(firm.finds(&newest).await[0], "Leo Paz");
        // What a search found, too, as long as one page holds it.
        assert_eq!(firm.finds(&searching("4")).await, names);
        let sought = Asked {
            order: Order::Newest,
            ..searching("4")
        };
        let found = firm.finds(&sought).await;
        assert_eq!(found, ["Leo Paz", "María-José Ñandú", "Ana Pérez Soto"]);
        // Another company finds nobody of this one.
        let other = bare(&firm.world, 2).await;
        let (browser, head) = somebody(&firm.world, "otra@correo.example", "46000001-7").await;
        join(&firm.world, head, other, Some(Basis::Representative)).await;
        tidy(&firm.world.backend).await.unwrap();
        let caller = firm.world.caller_at(&browser, HERE, other).await;
        let found = list(&caller, &searching("maria")).await.unwrap();
        assert!(found.people.is_empty() && found.everybody == 1);
        assert_eq!(refusal(card(&caller, marta.id).await), Refusal::NotFound);
        let act = one(&caller, (marta.id, 1), &disable(Reason::Other)).await;
        assert_eq!(refusal(act), Refusal::NotFound);
        assert!(chosen(&caller, &[marta.id]).await.unwrap().is_empty());
    }
);

contract!(
    a63_filters_and_pages_tell_everybody_once_and_totals_are_kept,
    |world| {
        let firm = Firm::new(world).await;
        for n in 0..120_u32 {
            let name = format!("Nombre{}", char::from(b'a' + u8::try_from(n % 26).unwrap()));
            let name = name.replace(|c: char| c.is_ascii_digit(), "");
            firm.adds(&rut(43_200_000 + n), &name, "Gómez", "").await;
        }
        let gone = firm.named("43200007").await;
        firm.does(gone.id, disable(Reason::Absence)).await.unwrap();
        for order in [Order::Name, Order::Newest] {
            let mut asked = Asked {
                order,
                ..Asked::default()
            };
            let (mut seen, mut pages) = (BTreeSet::new(), 0);
            loop {
                let page = list(&firm.asks().await, &asked).await.unwrap();
                assert_eq!((page.total, page.everybody), (Some(121), 121));
                pages += 1;
                assert!(page.people.iter().all(|one| seen.insert(one.rut.clone())));
                let Some(next) = page.next else { break };
                assert!(next.parse::<i64>().is_ok(), "P15: {next} tells of nobody");
                asked.after = next;
            }
            assert_eq!((seen.len(), pages), (121, 3), "{order:?}");
        }
        for (filter, total) in [
            (
                Filter {
                    state: Some(MembershipState::Disabled),
                    ..Filter::default()
                },
                1,
            ),
            (
                Filter {
                    state: Some(MembershipState::Enabled),
                    ..Filter::default()
                },
                120,
            ),
            (
                Filter {
                    perfil: Some(Perfil::Administrator),
                    ..Filter::default()
                },
                1,
            ),
            (
                Filter {
                    perfil: Some(Perfil::Administrator),
                    state: Some(MembershipState::Disabled),
                    ..Filter::default()
                },
                0,
            ),
        ] {
            for order in [Order::Name, Order::Newest] {
                let asked = Asked {
                    filter: filter.clone(),
                    order,
                    ..Asked::default()
                };
                let page = list(&firm.asks().await, &asked).await.unwrap();
                assert_eq!(page.total, Some(total), "{filter:?}");
                let shown = i64::try_from(page.people.len()).unwrap();
                assert_eq!(shown, total.min(50), "{filter:?} {order:?}");
            }
        }
        // A search and a filter together, in a state that somebody had before.
        let asked = Asked {
            filter: Filter {
                state: Some(MembershipState::Enabled),
                ..Filter::default()
            },
            ..searching("43200007")
        };
        assert!(firm.finds(&asked).await.is_empty());
        let odd = Asked {
            after: "x".into(),
            ..Asked::default()
        };
        let answer = list(&firm.asks().await, &odd).await;
        assert_eq!(refusal(answer), Refusal::Unreadable);
        assert_eq!(
            export(&firm.asks().await, &Asked::default())
                .await
                .unwrap()
                .people
                .len(),
            121
        );
    }
);

contract!(
    a62_disabling_holds_from_the_very_next_request_and_says_why,
    |world| {
        let firm = Firm::new(world).await;
        let (browser, who) = somebody(&firm.world, "luz@correo.example", "43111222-1").await;
        join(&firm.world, who, firm.company, None).await;
        tidy(&firm.world.backend).await.unwrap();
        let luz = firm.named("43111222").await;
        assert_eq!(firm.door(&browser).await, Ok(()));
        assert!(firm.does(luz.id, disable(Reason::Absence)).await.unwrap());
        let reason = Some(Reason::Absence);
        assert_eq!(
            firm.door(&browser).await,
            Err(Refusal::MembershipDisabled { reason })
        );
        assert!(!firm.does(luz.id, disable(Reason::Other)).await.unwrap());
        let told = firm.card(luz.id).await;
        assert_eq!(told.person.state, MembershipState::Disabled);
        let last = &told.history[0];
        assert_eq!(
            (last.action.as_str(), last.reason),
            ("person.disabled", reason)
        );
        assert_eq!(last.note.as_deref(), Some("Pidió licencia por teléfono"));
        assert_eq!(last.who.as_deref(), Some("Ana Pérez Soto"));
        firm.does(luz.id, ToDo::Enable).await.unwrap();
        // What was signed in before stays outside.
        assert_eq!(firm.door(&browser).await, Err(Refusal::SignInAgain));
        firm.world.passes(Span::seconds(1));
        let mut browser = firm.world.browser();
        let luz_herself = described("luz@correo.example", "43111222-1");
        firm.world.enter(&mut browser, &luz_herself, who).await;
        assert_eq!(firm.door(&browser).await, Ok(()));
        // A version that somebody else moved on is no ground to act on.
        let stale = one(
            &firm.asks().await,
            (luz.id, told.version),
            &disable(Reason::Other),
        )
        .await;
        assert_eq!(refusal(stale), Refusal::Outdated);
        // Sessions in this company only.
        end_sessions(&firm.asks().await, luz.id).await.unwrap();
        assert_eq!(firm.door(&browser).await, Err(Refusal::SignInAgain));
        assert!(firm.world.caller(&browser, HERE).await.session.is_some());
    }
);

contract!(
    a70_nobody_disables_themselves_or_the_last_administrator,
    |world| {
        let firm = Firm::new(world).await;
        let head = firm.named("40000001").await;
        assert_eq!(
            refusal(firm.does(head.id, disable(Reason::Other)).await),
            Refusal::NotAllowed
        );
        let (browser, who) = somebody(&firm.world, "luz@correo.example", "43111222-1").await;
        join(&firm.world, who, firm.company, None).await;
        tidy(&firm.world.backend).await.unwrap();
        let luz = firm.named("43111222").await;
        firm.gives(luz.id, Perfil::Administrator).await.unwrap();
        assert_eq!(
            refusal(firm.does(head.id, disable(Reason::Other)).await),
            Refusal::NotAllowed,
            "oneself"
        );
        // Two who disable each other at the same moment: one of them stays.
        let (mine, theirs) = (firm.asks().await, firm.of(&browser).await);
        let versions = (
            firm.card(head.id).await.version,
            firm.card(luz.id).await.version,
        );
        let (to_luz, to_head) = (disable(Reason::Other), disable(Reason::Other));
        let both = tokio::join!(
            one(&mine, (luz.id, versions.1), &to_luz),
            one(&theirs, (head.id, versions.0), &to_head),
        );
        let done = usize::from(both.0.is_ok()) + usize::from(both.1.is_ok());
        assert_eq!(done, 1, "{both:?}");
        let lost = if both.0.is_err() { both.0 } else { both.1 };
        let why = refusal(lost);
        assert!(
            // Whoever comes second finds themselves disabled (A48).
            matches!(why, Refusal::MembershipDisabled { .. } | Refusal::Outdated),
            "{why:?}"
        );
    }
);

contract!(
    a69_q51_the_end_date_wins_by_itself_and_the_company_is_marked,
    |world| {
        let mut firm = Firm::new(world).await;
        let head = firm.named("40000001").await;
        // 10/11/2026 begins in Santiago at 03:00 UTC; it is 02/11, 15:00 UTC.
        let day = Date::parse("10/11/2026").unwrap();
        // Nobody sets it on themselves; two may set it on each other, and nobody stays.
        let (other, who) = somebody(&firm.world, "luz@correo.example", "43111222-1").await;
        join(&firm.world, who, firm.company, Some(Basis::Appointed)).await;
        tidy(&firm.world.backend).await.unwrap();
        let luz = firm.named("43111222").await;
        assert!(firm.does(luz.id, ToDo::Leave(Some(day))).await.unwrap());
        let what = ToDo::Leave(Some(day));
        let version = firm.card(head.id).await.version;
        let caller = firm.of(&other).await;
        assert!(one(&caller, (head.id, version), &what).await.unwrap());
        assert_eq!(firm.card(head.id).await.person.ends_on, Some(day));
        let pages = Pages::default();
        let ending = pending(&firm.asks().await, &pages).await.unwrap().ending;
        assert_eq!(ending.len(), 2);
        firm.later(Span::days(7) + Span::hours(11)).await;
        assert_eq!(firm.door(&firm.browser).await, Ok(()));
        firm.later(Span::hours(1)).await;
        // Nothing has tidied up yet: the date itself shuts the door.
        let left = Refusal::MembershipDisabled {
            reason: Some(Reason::Left),
        };
        assert_eq!(firm.door(&firm.browser).await, Err(left.clone()));
        tidy(&firm.world.backend).await.unwrap();
        assert_eq!(firm.door(&firm.browser).await, Err(left));
        let (at, company) = (firm.company, firm.company.uuid());
        let (row, state) = firm
            .world
            .backend
            .db
            .read(|mut tx| async move {
                let row = storage::company::by_id(&mut tx, HERE, company).await?;
                let counted = storage::roster::counted(&mut tx, at).await?;
                tx.done((row.unwrap(), counted))
            })
            .await
            .unwrap();
        assert!(row.leaderless, "Q51");
        assert_eq!((state.len(), state[0].state.as_str()), (1, "disabled"));
    }
);

contract!(
    a69_whoever_is_dismissed_has_the_reason_in_their_history,
    |world| {
        let firm = Firm::new(world).await;
        let eva = firm.adds("43111222-1", "Eva", "Mena", "").await.id;
        let for_ = |day: &str, words: &str| {
            let note = domain::roster::Note::parse(words).unwrap();
            ToDo::LeaveFor(Date::parse(day).unwrap(), note)
        };
        let told = async || {
            let newest = firm.card(eva).await.history.into_iter().next().unwrap();
            (newest.action, newest.note)
        };
        let coming = for_("31/12/2026", "Renuncia");
        assert!(firm.does(eva, coming).await.unwrap());
        let entry = ("person.ending".to_owned(), Some("Renuncia".to_owned()));
        assert_eq!(told().await, entry);
        let now = for_("02/11/2026", "Fin de la obra");
        assert!(firm.does(eva, now).await.unwrap());
        let entry = ("person.left".to_owned(), Some("Fin de la obra".to_owned()));
        assert_eq!(told().await, entry);
        // The person is told the category alone (Q51).
        let person = firm.card(eva).await.person;
        assert_eq!(person.reason, Some(Reason::Left));
    }
);

contract!(
    a68_registering_a_worker_makes_the_user_who_registers_later,
    |world| {
        let firm = Firm::new(world).await;
        let eva = firm
            .adds("43111222-1", "Eva", "Mena", "eva@trigo.example")
            .await;
        assert_eq!((eva.account, eva.perfil), (false, Perfil::Worker));
        let letters = firm.world.letters().await;
        let letter = letters.last().unwrap();
        assert!(
            letter
                .button
                .as_ref()
                .unwrap()
                .address
                .ends_with("/workera/registro")
        );
        let again = TypedEntry {
            rut: "43111222-1".into(),
            names: "Eva".into(),
            first_surname: "Mena".into(),
            ..TypedEntry::default()
        };
        let twice = refusal(enter(&firm.asks().await, &again, None).await);
        assert_eq!(twice.of(Field::Document), Some(Problem::AlreadyListed));
        // Q49: nobody becomes administrator by RUT and card alone.
        let early = firm.gives(eva.id, Perfil::Administrator).await;
        assert_eq!(refusal(early), Refusal::NotAllowed);
        // Q20: before there is an account the address itself is corrected.
        let to = Email::parse("eva.mena@trigo.example").unwrap();
        firm.does(eva.id, ToDo::Contact(Some(to))).await.unwrap();
        let day = Date::parse("31/12/2026").unwrap();
        firm.does(eva.id, ToDo::Leave(Some(day))).await.unwrap();
        // Somebody who is «Inhabilitado» does not get in by registering.
        firm.does(eva.id, disable(Reason::Other)).await.unwrap();
        let claim = TypedClaim {
            rut: "43111222-1".into(),
            card: "523456789".into(),
            email: "eva.mena@trigo.example".into(),
            consent_data: true,
            consent_messages: false,
        };
        let caller = firm.world.caller(&firm.world.browser(), HERE).await;
        assert_eq!(
            refusal(start(&caller, &claim, &texts()).await),
            Refusal::WorkerUnknown
        );
        firm.does(eva.id, ToDo::Enable).await.unwrap();
        firm.does(eva.id, ToDo::Leave(Some(day))).await.unwrap();
        let caller = firm.world.caller(&firm.world.browser(), HERE).await;
        start(&caller, &claim, &texts()).await.unwrap();
        let letters = firm.world.letters().await;
        let link = letters.last().unwrap().button.as_ref().unwrap();
        let mut browser = firm.world.browser();
        browser.open_link(HERE, &link.address);
        let caller = firm.world.caller(&browser, HERE).await;
        let words = "tortuga verde salta";
        let Claimed::Entered(entered) = finish(&caller, words, words).await.unwrap() else {
            panic!("a new account")
        };
        browser.keep_session(HERE, &entered.secret);
        assert_eq!(firm.door(&browser).await, Ok(()));
        let card = firm.card(eva.id).await;
        assert!(card.person.account, "the same person of the list");
        assert_eq!(card.person.ends_on, Some(day), "the end date came along");
        assert_eq!(
            list(&firm.asks().await, &Asked::default())
                .await
                .unwrap()
                .everybody,
            2
        );
        // Q20: from now on an edit changes the contact address of this membership only.
        let other = Email::parse("otra@trigo.example").unwrap();
        firm.does(eva.id, ToDo::Contact(Some(other.clone())))
            .await
            .unwrap();
        assert_eq!(firm.card(eva.id).await.person.email, "otra@trigo.example");
        assert!(
            firm.world
                .gets_in("eva.mena@trigo.example", words)
                .await
                .is_ok()
        );
        assert!(
            firm.world
                .gets_in("otra@trigo.example", words)
                .await
                .is_err()
        );
        // A-69, Q51: dismissed, and hired again with the base perfil.
        firm.gives(eva.id, Perfil::Administrator).await.unwrap();
        let today = Date::parse("02/11/2026").unwrap();
        firm.does(eva.id, ToDo::Leave(Some(today))).await.unwrap();
        let reason = Some(Reason::Left);
        assert_eq!(
            firm.door(&browser).await,
            Err(Refusal::MembershipDisabled { reason })
        );
        firm.does(eva.id, ToDo::Enable).await.unwrap();
        let back = firm.card(eva.id).await.person;
        assert_eq!(
            (back.state, back.perfil),
            (MembershipState::Enabled, Perfil::Worker)
        );
    }
);

contract!(
    a60_several_are_disabled_at_once_and_taken_back_unless_touched,
    |world| {
        let mut firm = Firm::new(world).await;
        let head = firm.named("40000001").await;
        let mut ids = vec![head.id];
        for n in 0..3 {
            ids.push(firm.adds(&rut(43_300_000 + n), "Eva", "Mena", "").await.id);
        }
        let what = Bulk::Disable(Why {
            reason: Some(Reason::Duties),
            note: None,
        });
        let done = several(&firm.asks().await, &ids, &what).await.unwrap();
        assert_eq!((done.changed, done.same, done.refused), (3, 0, 1));
        let again = several(&firm.asks().await, &ids, &what).await.unwrap();
        assert_eq!((again.changed, again.same, again.refused), (0, 3, 1));
        assert!(again.act.is_none());
        // One was touched since, so it stays as whoever touched it left it.
        firm.does(
            ids[1],
            ToDo::Contact(Some(Email::parse("eva@trigo.example").unwrap())),
        )
        .await
        .unwrap();
        let act = done.act.unwrap();
        assert_eq!(undo(&firm.asks().await, act).await.unwrap(), 2);
        assert_eq!(
            refusal(undo(&firm.asks().await, act).await),
            Refusal::Outdated
        );
        for (id, state) in [
            (ids[1], MembershipState::Disabled),
            (ids[2], MembershipState::Enabled),
            (ids[3], MembershipState::Enabled),
        ] {
            assert_eq!(firm.card(id).await.person.state, state);
        }
        let once = several(&firm.asks().await, &ids[2..], &what).await.unwrap();
        firm.later(Span::hours(24)).await;
        // A day is long enough.
        let late = undo(&firm.asks().await, once.act.unwrap()).await;
        assert_eq!(refusal(late), Refusal::Outdated);
    }
);

contract!(
    w37_a67_sections_are_a_tree_and_say_where_their_people_go,
    |world| {
        let firm = Firm::new(world).await;
        let name = |text: &str| SectionName::parse(text).unwrap();
        let ask = || firm.asks();
        create_section(&ask().await, &name("Ventas"), None)
            .await
            .unwrap();
        let tree = sections(&ask().await).await.unwrap();
        let sales: Id<id::Section> = Id::from_uuid(tree.branches[0].branch.id);
        create_section(&ask().await, &name("Norte"), Some(sales))
            .await
            .unwrap();
        let double = create_section(&ask().await, &name("VENTAS"), None).await;
        assert_eq!(
            refusal(double).of(Field::Section),
            Some(Problem::AlreadyListed)
        );
        let tree = sections(&ask().await).await.unwrap();
        let north: Id<id::Section> = Id::from_uuid(tree.branches[1].branch.id);
        assert_eq!(tree.branches[1].branch.depth, 1);
        let seen = tree.branches[0].version;
        let round = edit_section(&ask().await, (sales, seen), &name("Ventas"), Some(north)).await;
        assert_eq!(refusal(round).of(Field::Parent), Some(Problem::NotAChoice));
        // Of two tabs the second is told, and nothing of the first is lost.
        let edit =
            async |name: SectionName| edit_section(&ask().await, (sales, seen), &name, None).await;
        edit(name("Ventas Norte")).await.unwrap();
        assert_eq!(refusal(edit(name("Ventas Sur")).await), Refusal::Outdated);
        let tree = sections(&ask().await).await.unwrap();
        assert_eq!(tree.branches[0].branch.name, "Ventas Norte");
        let eva = firm.adds("43111222-1", "Eva", "Mena", "").await;
        firm.does(eva.id, ToDo::Section(Some(north))).await.unwrap();
        let there = Asked {
            filter: Filter {
                section: Some(north.uuid()),
                ..Filter::default()
            },
            ..Asked::default()
        };
        assert_eq!(firm.finds(&there).await, ["Eva Mena"]);
        let sought = Asked {
            filter: there.filter.clone(),
            ..searching("eva")
        };
        assert_eq!(firm.finds(&sought).await, ["Eva Mena"]);
        // What stands below, and the people, go where it is said.
        delete_section(&ask().await, sales, None).await.unwrap();
        let tree = sections(&ask().await).await.unwrap();
        assert_eq!((tree.branches.len(), tree.branches[0].branch.depth), (1, 0));
        delete_section(&ask().await, north, None).await.unwrap();
        assert_eq!(firm.card(eva.id).await.person.section, None);
        assert!(firm.finds(&sought).await.is_empty());
        let gone = delete_section(&ask().await, north, None).await;
        assert_eq!(refusal(gone), Refusal::NotFound);
    }
);

contract!(
    a63_who_never_registered_is_reminded_within_limits,
    |world| {
        let mut firm = Firm::new(world).await;
        let eva = firm
            .adds("43111222-1", "Eva", "Mena", "eva@trigo.example")
            .await;
        let leo = firm.adds("45000009-4", "Leo", "Paz", "").await;
        let waits = pending(&firm.asks().await, &Pages::default())
            .await
            .unwrap();
        assert_eq!(waits.without_account.len(), 2);
        // Who was asked just now is not asked again, and who has no address cannot be.
        assert_eq!(remind_all(&firm.asks().await).await.unwrap().people, 0);
        firm.later(Span::days(4)).await;
        let asks = || firm.asks();
        assert_eq!(remind_all(&asks().await).await.unwrap().people, 1);
        for _ in 0..19 {
            remind_all(&asks().await).await.unwrap();
        }
        let often = refusal(remind_all(&asks().await).await);
        assert!(matches!(often, Refusal::TooMany { .. }));
        for _ in 0..3 {
            remind(&asks().await, eva.id).await.unwrap();
        }
        let often = refusal(remind(&asks().await, eva.id).await);
        assert!(matches!(often, Refusal::TooMany { .. }));
        assert_eq!(
            refusal(remind(&asks().await, leo.id).await),
            Refusal::Outdated
        );
    }
);

contract!(a33_only_administrators_see_and_change_people, |world| {
    let firm = Firm::new(world).await;
    let eva = firm.adds("43111222-1", "Eva", "Mena", "").await;
    let (browser, who) = somebody(&firm.world, "luz@correo.example", "45000009-4").await;
    join(&firm.world, who, firm.company, None).await;
    let worker = firm.of(&browser).await;
    assert_eq!(
        refusal(list(&worker, &Asked::default()).await),
        Refusal::NotAllowed
    );
    assert_eq!(refusal(card(&worker, eva.id).await), Refusal::NotAllowed);
    let act = one(&worker, (eva.id, 1), &disable(Reason::Other)).await;
    assert_eq!(refusal(act), Refusal::NotAllowed);
    assert_eq!(
        refusal(people::sections(&worker).await),
        Refusal::NotAllowed
    );
    let stranger = firm.of(&firm.world.browser()).await;
    let answer = list(&stranger, &Asked::default()).await;
    assert_eq!(refusal(answer), Refusal::SessionOver);
});

contract!(
    a67_what_was_there_before_the_list_is_entered_by_itself,
    |world| {
        let company = world.opened(TRIGO, &filled()).await;
        let (browser, head) = somebody(&world, "ana@correo.example", "40000001-8").await;
        join(&world, head, company, Some(Basis::Representative)).await;
        let caller = world.caller_at(&browser, HERE, company).await;
        let before = list(&caller, &Asked::default()).await.unwrap();
        assert_eq!(
            before.everybody, 1,
            "the first user stands there from the start"
        );
        tidy(&world.backend).await.unwrap();
        let after = list(&caller, &Asked::default()).await.unwrap();
        let names: Vec<&str> = after.people.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["Rosa Díaz Lagos", "Ana Pérez Soto"]);
        tidy(&world.backend).await.unwrap();
        assert_eq!(list(&caller, &Asked::default()).await.unwrap().everybody, 2);
    }
);
