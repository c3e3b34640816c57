//! The copy of «Mis datos»: what companies and offices keep of somebody is in it, and nobody
//! else's.

use backend::own::{Copy, Facts, copy};
use backend::role::{name, request};
use backend::storage::Db;
use backend::worker::{Claimed, finish, start};
use backend::{pqrsf, service, storage};
use domain::contact::Email;
use domain::date::Date;
use domain::pqrsf::{FilingKind, Typed};
use domain::role::Level;
use domain::time::Span;
use uuid::Uuid;

use crate::companies::{HERE, TRIGO, filled};
use crate::contract;
use crate::people::Somebody;
use crate::pqrsf::{AGREED, form};
use crate::registration::count;
use crate::roles::{LUZ, team};
use crate::rooms::with_role;
use crate::worker::{EVA, behind, claim, load, texts};
use crate::world::{Browser, World};

const PARTS: [&str; 7] = [
    "companies",
    "company_records",
    "service_requests",
    "module_requests",
    "filings",
    "appointments",
    "stand_ins",
];

fn entries<'a>(copy: &'a Copy, key: &str) -> &'a [Facts] {
    let part = copy.parts.iter().find(|part| part.key == key);
    &part.unwrap().entries
}

fn of<'a>(facts: &'a Facts, key: &str) -> Option<&'a str> {
    let found = facts.iter().find(|(known, _)| *known == key);
    found.map(|(_, value)| value.as_str())
}

async fn does(world: &World, statement: &'static str) {
    match &world.backend.db {
        Db::Sqlite { write, .. } => drop(sqlx::query(statement).execute(write).await.unwrap()),
        Db::Postgres(pool) => drop(sqlx::query(statement).execute(pool).await.unwrap()),
    }
}

contract!(
    x11_the_copy_names_the_companies_and_what_they_keep,
    |world| {
        world.opened(TRIGO, &filled()).await;
        load(&world, &[EVA]).await;
        let caller = world.caller(&world.browser(), HERE).await;
        let typed = claim("43111222-1", "523456789", "eva@trigo.example");
        start(&caller, &typed, &texts()).await.unwrap();
        let mut browser = behind(&world, "eva@trigo.example").await;
        let caller = world.caller(&browser, HERE).await;
        let chosen = "tortuga verde salta";
        let claimed = finish(&caller, chosen, chosen).await.unwrap();
        let Claimed::Entered(entered) = claimed else {
            panic!("an account of before")
        };
        browser.keep_session(HERE, &entered.secret);
        let own = copy(&world.caller(&browser, HERE).await).await.unwrap();
        let keys: Vec<_> = own.parts.iter().map(|part| part.key).collect();
        assert_eq!(keys, PARTS);
        let [company] = entries(&own, "companies") else {
            panic!("{own:?}")
        };
        for (key, value) in [
            ("company", "Panadería El Trigo SpA"),
            ("company_rut", TRIGO),
            ("adherence", "adhered"),
            ("perfil", "worker"),
            ("state", "enabled"),
        ] {
            assert_eq!(of(company, key), Some(value), "{key}");
        }
        assert!(of(company, "since").unwrap().starts_with("02/11/2026"));
        assert_eq!(of(company, "until"), None);
        let [record] = entries(&own, "company_records") else {
            panic!("{own:?}")
        };
        for (key, value) in [
            ("company", "Panadería El Trigo SpA"),
            ("file_email", "eva@trigo.example"),
            ("position", "Panadera"),
            ("hired", "15/03/2020"),
        ] {
            assert_eq!(of(record, key), Some(value), "{key}");
        }
        assert!(of(record, "name").unwrap().contains("Mena"));
        // No card, no digest of one.
        assert!(!format!("{own:?}").contains("523456789"));
    }
);

contract!(
    x11_the_copy_tells_what_somebody_asked_for_and_was_named_for,
    |world| {
        let team = team(&world).await;
        let boss = team.asks(&world, team.boss).await;
        let luz = team.asks(&world, team.luz).await;
        let turnos = "turnos".parse().unwrap();
        let why = "Armo los turnos de la noche";
        request(&luz, (&turnos, Level::See), why).await.unwrap();
        let day = Date::new(2026, 11, 4).unwrap();
        name(&boss, &Email::parse(LUZ).unwrap(), day).await.unwrap();
        let (id, company) = (Uuid::from_u128(7), team.company);
        let (who, by) = (team.luz.account, team.boss.account);
        let now = world.backend.env.clock.now();
        let named = world.backend.db.write(|mut tx| async move {
            let pair = (who, by, None);
            storage::appointment::insert(&mut tx, HERE, id, company, pair, now).await?;
            tx.done(())
        });
        named.await.unwrap();
        let own = copy(&luz).await.unwrap();
        let [asked] = entries(&own, "module_requests") else {
            panic!("{own:?}")
        };
        assert_eq!(of(asked, "level"), Some("see"));
        assert_eq!(of(asked, "state"), Some("pending"));
        assert!(of(asked, "asked").is_some() && of(asked, "decided").is_none());
        let [stands] = entries(&own, "stand_ins") else {
            panic!("{own:?}")
        };
        assert!(of(stands, "until").unwrap().starts_with("04/11/2026"));
        let [responsible] = entries(&own, "appointments") else {
            panic!("{own:?}")
        };
        assert_eq!(of(responsible, "company"), Some("Panadería El Trigo SpA"));
        // Nothing of it stands in anybody else's.
        let ana = team.asks(&world, team.ana).await;
        let theirs = copy(&ana).await.unwrap();
        for key in ["module_requests", "stand_ins", "appointments"] {
            assert!(entries(&theirs, key).is_empty(), "{key}");
        }
        assert_eq!(entries(&theirs, "companies").len(), 1);
    }
);

contract!(x11_the_copy_tells_services_and_filings, |world| {
    let who = world.account_of(&Somebody::ana()).await.unwrap();
    let mut browser = world.browser();
    world.enter(&mut browser, &Somebody::ana(), who).await;
    let caller = world.caller(&browser, "hanna").await;
    let why = "Quiero postularme a una vivienda";
    service::request(&caller, "vivienda", why).await.unwrap();
    let stranger = world.caller(&world.browser(), "hanna").await;
    let token = pqrsf::form(&stranger, false).await.unwrap().token;
    let typed = form(FilingKind::Petition);
    let number = pqrsf::file(&stranger, &typed, &token, AGREED)
        .await
        .unwrap();
    // Of a filing that is tied to no account, no copy tells.
    assert!(entries(&copy(&caller).await.unwrap(), "filings").is_empty());
    does(
        &world,
        "UPDATE filing SET account = (SELECT id FROM account)",
    )
    .await;
    let own = copy(&caller).await.unwrap();
    let [asked] = entries(&own, "service_requests") else {
        panic!("{own:?}")
    };
    assert_eq!(of(asked, "service"), Some("Vivienda"));
    assert_eq!(of(asked, "state"), Some("pending"));
    assert_eq!(of(asked, "reason"), Some(why));
    let [filed] = entries(&own, "filings") else {
        panic!("{own:?}")
    };
    assert_eq!(of(filed, "number"), Some(number.to_string().as_str()));
    assert_eq!(of(filed, "kind"), Some(FilingKind::Petition.code()));
    assert_eq!(of(filed, "state"), Some("filed"));
    assert_eq!(of(filed, "subject"), None, "a stranger wrote it");
});

contract!(
    x11_what_a_member_files_is_in_their_copy_and_in_nobody_else_s,
    |world| {
        let files = async |browser: &Browser, typed: &Typed| {
            let caller = world.caller(browser, "hanna").await;
            let token = pqrsf::form(&caller, false).await.unwrap().token;
            let filed = pqrsf::file(&caller, typed, &token, AGREED).await;
            filed.unwrap().to_string()
        };
        let ana = with_role(&world, "ana@correo.example", None).await;
        let otra = with_role(&world, "otra@correo.example", None).await;
        let typed = form(FilingKind::Petition);
        let number = files(&ana, &typed).await;
        files(&world.browser(), &typed).await;
        world.passes(Span::seconds(1));
        let by_post = Typed {
            reply_by: "address".into(),
            postal_address: "Calle 44 n.º 46-16".into(),
            phone: "399 123 4567".into(),
            ..form(FilingKind::Claim)
        };
        files(&ana, &by_post).await;
        let own = copy(&world.caller(&ana, "hanna").await).await.unwrap();
        let [filed, posted] = entries(&own, "filings") else {
            panic!("{own:?}")
        };
        for (key, value) in [
            ("number", number.as_str()),
            ("subject", typed.subject.as_str()),
            ("detail", typed.detail.as_str()),
            ("name", "Marta Ñáñez"),
            ("document", "CC 9900000002"),
            ("email", "marta@correo.example"),
            ("consent_version", "3"),
        ] {
            assert_eq!(of(filed, key), Some(value), "{key}");
        }
        assert_eq!(of(filed, "postal_address"), None);
        assert_eq!(of(posted, "email"), None);
        assert_eq!(of(posted, "postal_address"), Some("Calle 44 n.º 46-16"));
        assert!(of(posted, "phone").unwrap().contains("399"));
        // Whoever was not there has none of it; nor does it tie to an account that waits for help.
        let theirs = copy(&world.caller(&otra, "hanna").await).await.unwrap();
        assert!(entries(&theirs, "filings").is_empty());
        let tied = "SELECT count(*) FROM filing WHERE account IS NOT NULL";
        assert_eq!(count(&world, tied).await, 0);
        let by = "SELECT count(*) FROM filing WHERE filed_by IS NOT NULL";
        assert_eq!(count(&world, by).await, 2);
    }
);

contract!(
    x11_what_somebody_else_wrote_about_the_account_is_in_no_copy,
    |world| {
        let otra = with_role(&world, "otra@correo.example", None).await;
        let stranger = world.caller(&world.browser(), "hanna").await;
        let typed = form(FilingKind::Unblock);
        let token = pqrsf::form(&stranger, false).await.unwrap().token;
        let filed = pqrsf::file(&stranger, &typed, &token, AGREED)
            .await
            .unwrap();
        // As its document ties it, while an account waits that claims the same one.
        does(
            &world,
            "UPDATE filing SET account = (SELECT id FROM account WHERE email = 'otra@correo.example')",
        )
        .await;
        let own = copy(&world.caller(&otra, "hanna").await).await.unwrap();
        let [told] = entries(&own, "filings") else {
            panic!("{own:?}")
        };
        assert_eq!(of(told, "number"), Some(filed.to_string().as_str()));
        for key in ["subject", "detail", "name", "document", "email", "phone"] {
            assert_eq!(of(told, key), None, "{key}");
        }
    }
);
