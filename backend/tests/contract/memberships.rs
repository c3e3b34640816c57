//! One person in several companies: what opens, for whom, and from when on.

use backend::account::Created;
use backend::caller::Caller;
use backend::membership::{Asked, accept, administrators, appoint, mine, revoke, table};
use backend::{company, storage};
use domain::access::{AppointAdministrator, EnterCompany};
use domain::company::{Adherence, Sought};
use domain::contact::Email;
use domain::id::{self, Id};
use domain::membership::{Basis, MembershipState, Perfil, Shut, Standing};
use domain::refusal::Refusal;
use uuid::Uuid;

use crate::companies::{HERE, TRIGO, filled, refusal};
use crate::contract;
use crate::people::Somebody;
use crate::world::{Browser, World};

const ANA: &str = "ana@correo.example";

async fn ana(world: &World) -> (Browser, Created) {
    let ana = Somebody {
        platform: HERE,
        ..Somebody::ana()
    };
    let who = world.account_of(&ana).await.unwrap();
    let mut browser = world.browser();
    world.enter(&mut browser, &ana, who).await;
    (browser, who)
}

pub async fn join(world: &World, who: Created, company: Id<id::Company>, basis: Option<Basis>) {
    let now = world.backend.env.clock.now();
    let id = world.backend.env.chance.id(now);
    world
        .backend
        .db
        .write(|mut tx| async move {
            let row = storage::company::by_id(&mut tx, HERE, company.uuid())
                .await?
                .unwrap();
            let new = storage::membership::NewMembership {
                id,
                platform: HERE,
                company,
                account: who.account,
                perfil: if basis.is_some() {
                    Perfil::Administrator
                } else {
                    Perfil::Worker
                },
                basis,
                sort_key: &row.sort_key,
                now,
            };
            assert_eq!(storage::membership::insert(&mut tx, &new).await?, 1);
            tx.done(())
        })
        .await
        .unwrap();
}

async fn state(world: &World, who: Created, company: Id<id::Company>, state: MembershipState) {
    let now = world.backend.env.clock.now();
    world
        .backend
        .db
        .write(|mut tx| async move {
            let row = storage::membership::of(&mut tx, HERE, who.account, company)
                .await?
                .unwrap();
            let next = (state, row.perfil()?, row.basis()?);
            assert_eq!(
                storage::membership::change(&mut tx, HERE, &row, next, now).await?,
                1
            );
            tx.done(())
        })
        .await
        .unwrap();
}

/// A company without people, straight into its rows.
pub async fn bare(world: &World, n: u32) -> Id<id::Company> {
    let rut = domain::Rut::from_body(54_100_000 + n).unwrap().to_string();
    let (id, acquisition) = (
        Uuid::from_u128(u128::from(n) + 7),
        Uuid::from_u128(u128::from(n) + 9_000),
    );
    let name = format!("Empresa {n:04}");
    let (rut, name, now) = (&rut, &name, world.backend.env.clock.now());
    world
        .backend
        .db
        .write(|mut tx| async move {
            let digest = acquisition.as_bytes().as_slice();
            let bought = storage::acquisition::NewAcquisition {
                id: Id::from_uuid(acquisition),
                platform: HERE,
                rut,
                secret_digest: digest,
                wrapped_key: &[],
                sealed: &[],
                now,
                by: "test",
                expires_at: now,
            };
            storage::acquisition::insert(&mut tx, &bought).await?;
            let new = storage::company::NewCompany {
                id: Id::from_uuid(id),
                platform: HERE,
                rut,
                legal_name: name,
                sort_key: &name.to_lowercase(),
                acquisition,
                wrapped_key: &[],
                sealed: &[],
                now,
            };
            assert_eq!(storage::company::insert(&mut tx, &new).await?, 1);
            tx.done(Id::from_uuid(id))
        })
        .await
        .unwrap()
}

fn door(caller: &Caller) -> Result<(), Refusal> {
    caller
        .inside(EnterCompany)
        .map(drop)
        .map_err(|denied| refusal::<()>(Err(denied)))
}

contract!(
    a22_the_address_names_the_company_and_the_membership_opens_it,
    |world| {
        let company = world.opened(TRIGO, &filled()).await;
        let (browser, who) = ana(&world).await;
        let before = world.caller_at(&browser, HERE, company).await;
        assert_eq!(door(&before), Err(Refusal::NotFound), "a company of others");
        join(&world, who, company, None).await;
        let caller = world.caller_at(&browser, HERE, company).await;
        assert_eq!(door(&caller), Ok(()));
        assert_eq!(
            caller.session.as_ref().unwrap().at.as_ref().unwrap().name,
            "Panadería El Trigo SpA"
        );
        assert_eq!(
            refusal(caller.inside(AppointAdministrator)),
            Refusal::NotAllowed
        );
        let nowhere = world.caller(&browser, HERE).await;
        assert_eq!(
            door(&nowhere),
            Err(Refusal::NotFound),
            "the address names none"
        );
        let unknown = world
            .caller_at(&browser, HERE, Id::from_uuid(Uuid::from_u128(5)))
            .await;
        assert_eq!(door(&unknown), Err(Refusal::NotFound));
        let stranger = world.caller_at(&world.browser(), HERE, company).await;
        assert_eq!(door(&stranger), Err(Refusal::SessionOver));
    }
);

contract!(
    a13_adherence_holds_from_the_very_next_request_and_memberships_return,
    |world| {
        let company = world.opened(TRIGO, &filled()).await;
        let (browser, who) = ana(&world).await;
        join(&world, who, company, None).await;
        let set = async |adherence| {
            world
                .by_hand(async |hand| {
                    company::set_adherence(hand, company, adherence, "Contrato terminado").await
                })
                .await
        };
        set(Adherence::Ended).await.unwrap();
        assert_eq!(
            door(&world.caller_at(&browser, HERE, company).await),
            Err(Refusal::CompanyEnded)
        );
        assert_eq!(refusal(set(Adherence::Ended).await), Refusal::Outdated);
        state(&world, who, company, MembershipState::Disabled).await;
        set(Adherence::Adhered).await.unwrap();
        // Q18: the membership is as it was left meanwhile.
        let caller = world.caller_at(&browser, HERE, company).await;
        assert_eq!(
            door(&caller),
            Err(Refusal::MembershipDisabled { reason: None })
        );
        state(&world, who, company, MembershipState::Enabled).await;
        // what was signed in before stays outside.
        assert_eq!(
            door(&world.caller_at(&browser, HERE, company).await),
            Err(Refusal::SignInAgain)
        );
        let unknown = Id::from_uuid(Uuid::from_u128(5));
        let none = world
            .by_hand(async |hand| {
                company::set_adherence(hand, unknown, Adherence::Ended, "Contrato terminado").await
            })
            .await;
        assert_eq!(refusal(none), Refusal::NotFound);
    }
);

contract!(
    a20_a21_own_data_and_the_table_with_what_opens_and_why_not,
    |world| {
        let company = world.opened(TRIGO, &filled()).await;
        let (browser, who) = ana(&world).await;
        let caller = world.caller(&browser, HERE).await;
        let none = mine(&caller, None).await.unwrap();
        assert_eq!((none.standing, none.companies.len()), (Standing::Alone, 0));
        assert_eq!(
            (none.name.to_string().as_str(), none.email.as_str()),
            ("Ana Pérez Soto", ANA)
        );
        join(&world, who, company, None).await;
        let one = mine(&caller, None).await.unwrap();
        assert_eq!(
            (one.standing, one.only),
            (Standing::One, Some(company)),
            "Q43"
        );
        let other = bare(&world, 1).await;
        join(&world, who, other, Some(Basis::Commercial)).await;
        let two = mine(&caller, None).await.unwrap();
        assert_eq!((two.standing, two.only), (Standing::Several, None));
        let names: Vec<&str> = two.companies.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names, ["Empresa 0001", "Panadería El Trigo SpA"]);
        assert_eq!(two.companies[0].perfil, Perfil::Administrator);
        state(&world, who, company, MembershipState::Disabled).await;
        state(&world, who, other, MembershipState::Disabled).await;
        let inactive = mine(&caller, None).await.unwrap();
        assert_eq!(inactive.standing, Standing::Inactive, "Q17");
        assert_eq!(inactive.companies[1].door, Err(Shut::Disabled), "A-24");
    }
);

contract!(a21_five_hundred_companies_are_read_like_ten, |world| {
    let (browser, who) = ana(&world).await;
    let caller = world.caller(&browser, HERE).await;
    for n in 0..10 {
        join(&world, who, bare(&world, n).await, None).await;
    }
    let (ten, few) = storage::statements::watched(mine(&caller, None)).await;
    assert_eq!(ten.unwrap().companies.len(), 10);
    for n in 10..60 {
        join(&world, who, bare(&world, n).await, None).await;
    }
    let (many, more) = storage::statements::watched(mine(&caller, None)).await;
    assert_eq!(few, more, "the same statements");
    let mut page = many.unwrap();
    let mut seen = page.companies.len();
    while let Some(next) = page.next.take() {
        page = mine(&caller, Some(next)).await.unwrap();
        assert!(page.companies.len() <= 10);
        seen += page.companies.len();
    }
    assert_eq!(seen, 60);
});

contract!(
    a21_the_last_one_stands_first_and_any_part_is_found,
    |world| {
        let (browser, who) = ana(&world).await;
        let caller = world.caller(&browser, HERE).await;
        let mut last = None;
        for n in 0..25 {
            let company = bare(&world, n).await;
            join(&world, who, company, None).await;
            last = Some(company);
        }
        let mut asked = Asked {
            first: last,
            ..Asked::default()
        };
        let mut seen = Vec::new();
        loop {
            let page = table(&caller, &asked).await.unwrap();
            assert!(page.companies.len() <= 10 && page.many);
            seen.extend(page.companies.into_iter().map(|row| row.company));
            asked.after = page.next;
            if asked.after.is_none() {
                break;
            }
        }
        assert_eq!(seen.first().copied(), last);
        let each: std::collections::BTreeSet<_> = seen.iter().collect();
        assert_eq!((seen.len(), each.len()), (25, 25), "each of them once");
        for (typed, found) in [
            ("EMPRESÁ 000", 10),
            ("0007", 1),
            ("empresa", 10),
            ("ñandú", 0),
        ] {
            let asked = Asked {
                sought: Sought::parse(typed),
                first: last,
                after: None,
            };
            let page = table(&caller, &asked).await.unwrap();
            assert_eq!(page.companies.len(), found, "{typed}");
            assert_eq!(page.standing, Standing::Several, "{typed}");
        }
        // One that is nobody's, or of others, is not shown.
        let strange = bare(&world, 99).await;
        let asked = Asked {
            first: Some(strange),
            ..Asked::default()
        };
        let page = table(&caller, &asked).await.unwrap();
        assert!(page.companies.iter().all(|row| row.company != strange));
        assert_eq!(page.companies.len(), 10);
    }
);

contract!(a28_the_legal_representative_appoints_and_revokes, |world| {
    let company = world.opened(TRIGO, &filled()).await;
    let (chief, head) = ana(&world).await;
    join(&world, head, company, Some(Basis::Representative)).await;
    let luz = Somebody {
        platform: HERE,
        email: "luz@correo.example",
        document: None,
        ..Somebody::ana()
    };
    let who = world.account_of(&luz).await.unwrap();
    let mut browser = world.browser();
    world.enter(&mut browser, &luz, who).await;
    let caller = world.caller_at(&chief, HERE, company).await;
    // What the opening mailed is out, so that the newest letter is this one.
    world.letters().await;
    appoint(&caller, &Email::parse("luz@correo.example").unwrap())
        .await
        .unwrap();
    let named = world.opens_newest_link().await;
    accept(&world.caller(&named, HERE).await).await.unwrap();
    let mine = Email::parse(ANA).unwrap();
    assert_eq!(refusal(appoint(&caller, &mine).await), Refusal::NotAllowed);
    let named = world.caller_at(&browser, HERE, company).await;
    let known = administrators(&named).await.unwrap();
    let bases: Vec<Option<Basis>> = known.iter().map(|one| one.basis).collect();
    assert_eq!(known.len(), 3);
    assert!(bases.contains(&Some(Basis::Appointed)));
    assert_eq!(
        refusal(revoke(&named, head.account).await),
        Refusal::NotAllowed
    );
    revoke(&caller, who.account).await.unwrap();
    assert_eq!(
        refusal(revoke(&caller, who.account).await),
        Refusal::NotFound
    );
    let left = world.caller_at(&browser, HERE, company).await;
    let shut = Err(Refusal::MembershipDisabled { reason: None });
    assert_eq!(door(&left), shut, "what let them in is over");
    assert_eq!(administrators(&caller).await.unwrap().len(), 2);
    let rows = world
        .backend
        .db
        .read(|mut tx| async move {
            let rows = storage::appointment::of_company(&mut tx, HERE, company, 9).await?;
            tx.done(rows)
        })
        .await
        .unwrap();
    assert!(rows.len() == 1 && rows[0].revoked_at.is_some(), "recorded");
});
