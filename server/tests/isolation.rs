//! Property 5: two companies of one platform and two institutions of another, with words in everything
//! that they keep which stand nowhere else. Whoever leads the one asks every function and every page
//! that takes a company, of their own and of the others, with everything that names something of the
//! others: no answer holds such a word, and the others stay as they were.
//!
//! Companies are those of the demonstration.

use std::collections::BTreeMap;

use axum::http::{Method, StatusCode};
use backend::bulk;
use backend::config::Config;
use domain::Rut;
use domain::membership::{Basis, Perfil, Tier};
use tempfile::TempDir;

use crate::company_doors::{OF_COMPANIES, OF_INSTITUTIONS};
use crate::company_matrix::{asks, of};
use crate::company_people::{At, company};
use crate::harness::{Browser, House, Page};
use crate::{companies, doors, loads};

const ROSA: &str = "46000001-7";
const TRIGO: &str = "54000001-8";
const CORDILLERA: &str = "54123456-K";
const ROBLES: &str = "54200001-5";
const RIOS: &str = "54200002-3";
/// Begins every word that stands in the other company and nowhere else.
const CANARY: &str = "canari";
/// What of it each kind of company shows to its own.
const OF_CORDILLERA: [&str; 11] = [
    "Canariana",
    "Canariata",
    "canariosa@canaria.example",
    "Canariera",
    "Canarias Norte",
    "Canaricultora",
    "Canarios a mi cargo",
    "canariuna.csv",
    "Canarizada",
    "Canaria con licencia",
    "canarinombrada@canaria.example",
];
const OF_ROBLES: [&str; 3] = ["Canariana", "Canariata", "canariosa@robles.example"];

/// Names nothing anywhere.
const NOWHERE: &str = "0190a000-0000-7000-8000-000000000000";
/// The day on which the house stands still.
const TODAY: &str = "02/11/2026";
/// What is filled in.
const PLACES: [&str; 11] = [
    "{account}",
    "{act}",
    "{email}",
    "{invitation}",
    "{load}",
    "{nobody}",
    "{offer}",
    "{person}",
    "{request}",
    "{role}",
    "{section}",
];

type Fields = &'static [(&'static str, &'static str)];
/// What stands in braces.
type Filled = BTreeMap<&'static str, String>;

/// What a company's own pages send besides, with something of another one in it.
const ALSO: &[(&str, Fields)] = &[
    ("/api/people/list", &[("asked[section]", "{section}")]),
    ("/api/people/list", &[("asked[perfil]", "{role}")]),
    ("/api/people/list", &[("asked[search]", "47100005")]),
    ("/api/people/list", &[("asked[after]", "0")]),
    ("/api/people/card", &[("id", "{person}"), ("before", "99")]),
    (
        "/api/people/add",
        &[
            ("document", "47000002-3"),
            ("first_name", "Begoña"),
            ("first_surname", "Vera"),
            ("section", "{section}"),
        ],
    ),
    (
        "/api/people/change",
        &[
            ("id", "{person}"),
            ("what", "section"),
            ("version", "1"),
            ("section", "{section}"),
        ],
    ),
    (
        "/api/people/change",
        &[("id", "{person}"), ("what", "enable"), ("version", "2")],
    ),
    (
        "/api/people/change",
        &[
            ("id", "{person}"),
            ("what", "leave"),
            ("version", "2"),
            ("ends_on", "20/11/2026"),
        ],
    ),
    ("/api/people/undo", &[("act", "{act}")]),
    (
        "/api/structure/change",
        &[
            ("what", "edit"),
            ("id", "{section}"),
            ("seen", "1"),
            ("section", "Patio"),
        ],
    ),
    (
        "/api/structure/change",
        &[("what", "delete"), ("id", "{section}")],
    ),
    (
        "/api/structure/change",
        &[
            ("what", "create"),
            ("section", "Patio"),
            ("parent", "{section}"),
        ],
    ),
    (
        "/api/inside/perfil-change",
        &[("account", "{account}"), ("perfil", "{role}")],
    ),
    ("/api/inside/offer-resend", &[("offer", "{offer}")]),
    ("/api/inside/offer-withdraw", &[("offer", "{offer}")]),
    ("/api/role/view", &[("role", "nuevo"), ("copy", "{role}")]),
    (
        "/api/module/decide",
        &[
            ("request", "{request}"),
            ("decision", "grant"),
            ("perfil", "{role}"),
            ("reason", "Le toca"),
        ],
    ),
    ("/api/invitations/change", &[("resend", "{invitation}")]),
    ("/api/invitations/change", &[("revoke", "{invitation}")]),
    ("/api/bulk/approve", &[("id", "{load}"), ("scope", "some")]),
];

/// What pages read from their address.
const ASKED: &str = "?persona={account}&module=planes&cambiar={section}&eliminar={section}\
    &ids={person}&deshacer={act}&seccion={section}&perfil={role}&copia={role}&revocar={account}\
    &retirar={offer}&cambiadas=1&protegidas=0";

/// A house with both platforms.
async fn house() -> (House, TempDir) {
    let only = |config: &mut Config| {
        config
            .platforms
            .retain(|one| ["gestion", "cct"].contains(&one.slug.as_str()));
    };
    let house = House::with(true, only).await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("afiliados.csv");
    backend::demo::load(&house.backend, &file).await.unwrap();
    (house, folder)
}

async fn place<'a>(house: &'a House, platform: &'static str, rut: &str) -> At<'a> {
    At {
        house,
        platform,
        company: company(house, platform, rut).await,
    }
}

/// With what the other company has; what it has not is nowhere.
fn fill(text: &str, filled: &Filled) -> String {
    let mut text = text.replace("{today}", TODAY);
    for name in PLACES {
        let value = filled.get(name).map_or(NOWHERE, String::as_str);
        text = text.replace(name, value);
    }
    text
}

async fn knocks(
    at: At<'_>,
    browser: &Browser,
    (path, fields): (&str, Fields),
    filled: &Filled,
) -> Page {
    let fields: Vec<_> = fields
        .iter()
        .map(|(name, value)| (*name, fill(value, filled)))
        .collect();
    let fields: Vec<_> = fields
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    asks(at, browser, path, &fields).await
}

/// Every server function that takes a company, as its own pages ask it, and with more besides.
fn functions() -> Vec<(&'static str, Fields)> {
    let tables = OF_COMPANIES.iter().chain(OF_INSTITUTIONS);
    let doors = tables.map(|door| (door.path, door.fields));
    doors.chain(ALSO.iter().copied()).collect()
}

/// Every page and every file that takes a company.
fn addresses(at: At<'_>, filled: &Filled) -> Vec<String> {
    let files = [
        "/{platform}/e/{company}/cargas/{id}/rechazadas.csv",
        "/{platform}/e/{company}/cargas/{id}/resultado.csv",
    ];
    let pages = doors::pages().into_iter().chain(files.map(str::to_owned));
    let inside = pages.filter(|pattern| pattern.contains("{company}"));
    let filled_in = |pattern: String| {
        let id = match pattern.contains("/cargas/") {
            true => "{load}",
            false => "{person}",
        };
        let address = pattern
            .replace("{id}", id)
            .replace("{module}", "planes")
            .replace("{platform}", at.platform)
            .replace("{company}", &at.company.to_string());
        fill(&(address + ASKED), filled)
    };
    inside.map(filled_in).collect()
}

/// Does that by whoever may.
async fn acts(at: At<'_>, browser: &Browser, path: &str, fields: &[(&str, &str)]) -> Page {
    let page = asks(at, browser, path, fields).await;
    assert!(!page.header("location").is_empty(), "{path}: {}", page.body);
    page
}

/// What comes last in where an answer leads.
fn last(page: &Page) -> String {
    let to = page.header("location");
    to.rsplit(['/', '=']).next().unwrap().to_owned()
}

/// Somebody of Cordillera with everything that its list keeps.
async fn lists(at: At<'_>, boss: &Browser, filled: &mut Filled) {
    let section = [("what", "create"), ("section", "Canarias Norte")];
    acts(at, boss, "/api/structure/change", &section).await;
    let told = asks(at, boss, "/api/structure/view", &[]).await;
    filled.insert("{section}", of(&told, "/sections/0/section/id"));
    let rut = Rut::from_body(47_100_005).unwrap().to_string();
    let entry = [
        ("document", rut.as_str()),
        ("first_name", "Canariana"),
        ("first_surname", "Canariata"),
        ("email", "canariosa@canaria.example"),
        ("position", "Canariera"),
        ("section", filled["{section}"].as_str()),
    ];
    acts(at, boss, "/api/people/add", &entry).await;
    let search = [("asked[search]", "canariata")];
    let found = asks(at, boss, "/api/people/list", &search).await;
    filled.insert("{person}", of(&found, "/people/0/id"));
    let off = [
        ("ids", filled["{person}"].as_str()),
        ("state", "disabled"),
        ("reason", "absence"),
        ("note", "Canaria con licencia"),
    ];
    let done = acts(at, boss, "/api/people/several", &off).await;
    filled.insert("{act}", last(&done));
}

/// Cordillera, with such a word in everything that it keeps; whoever leads it, and what is named there.
async fn cordillera(at: At<'_>) -> (Browser, Filled) {
    let leads = (Perfil::Administrator, Some(Basis::Representative));
    let (mut boss, _) = at.member("vecina", leads.0, leads.1).await;
    let (worker, account) = at.member("obrera", Perfil::Worker, None).await;
    let mut filled = Filled::from([
        ("{account}", account.to_string()),
        ("{email}", "vecina@porteria.example".to_owned()),
    ]);
    lists(at, &boss, &mut filled).await;
    let role = [
        ("role", "nuevo"),
        ("name", "Canaricultora"),
        ("see[]", "planes"),
        ("intent", "save"),
    ];
    let saved = acts(at, &boss, "/api/role/save", &role).await;
    let code = saved.header("location").split(['/', '?']).nth(5);
    filled.insert("{role}", code.unwrap().to_owned());
    let wants = [
        ("module", "capacitacion"),
        ("level", "see"),
        ("reason", "Canarios a mi cargo"),
    ];
    acts(at, &worker, "/api/module/request", &wants).await;
    let waiting = asks(at, &boss, "/api/module/requests", &[]).await;
    filled.insert("{request}", of(&waiting, "/items/0/id"));
    let guest = [("email", "canarinombrada@canaria.example")];
    acts(at, &boss, "/api/inside/appoint", &guest).await;
    let told = asks(at, &boss, "/api/inside/administrators", &[]).await;
    filled.insert("{offer}", of(&told, "/offers/0/id"));
    let good = Rut::from_body(47_100_006).unwrap();
    let file = format!(
        "RUT;Nombres;Apellido paterno\r\n{good};Canarizada;Bravo\r\n1-1;Canarizada;Vera\r\n"
    );
    let name = "canariuna.csv";
    let load = loads::brings(&mut boss, at.platform, at.company, name, file.as_bytes()).await;
    while bulk::work(&at.house.backend).await.unwrap() {}
    filled.insert("{load}", load);
    (boss, filled)
}

/// Los Robles, whose panel holds such words.
async fn robles(at: At<'_>) -> (Browser, Filled) {
    let (boss, _) = at.member("primera", Perfil::Tier(Tier::Super), None).await;
    let (_, account) = at.member("tercera", Perfil::Tier(Tier::User), None).await;
    let rut = Rut::from_body(46_310_005).unwrap().to_string();
    let guest = [
        ("first_name", "Canariana"),
        ("first_surname", "Canariata"),
        ("document", rut.as_str()),
        ("email", "canariosa@robles.example"),
        ("phone", "911550042"),
        ("role", "user"),
    ];
    acts(at, &boss, "/api/invitations/send", &guest).await;
    let panel = asks(at, &boss, "/api/invitations/panel", &[]).await;
    let filled = Filled::from([
        ("{account}", account.to_string()),
        ("{invitation}", of(&panel, "/items/0/id")),
    ]);
    (boss, filled)
}

/// What those who lead a company are shown of it, by every function that shows something.
async fn shown(at: At<'_>, boss: &Browser, filled: &Filled) -> Vec<String> {
    let tables = OF_COMPANIES.iter().chain(OF_INSTITUTIONS);
    let mut told = Vec::new();
    for door in tables.filter(|door| door.shows) {
        let page = knocks(at, boss, (door.path, door.fields), filled).await;
        told.push(format!("{} {}", door.path, page.body));
    }
    told
}

/// The words stand where they should, or nothing here says anything.
async fn sees(at: At<'_>, boss: &Browser, filled: &Filled, words: &[&str]) {
    let mut seen = shown(at, boss, filled).await.join("\n");
    for address in addresses(at, filled) {
        let request = boss.request(&Method::GET, &address, String::new());
        seen += &boss.asks_exactly(request).await.body;
    }
    let missing: Vec<_> = words.iter().filter(|word| !seen.contains(**word)).collect();
    assert!(missing.is_empty(), "nowhere: {missing:?}");
}

/// Everything that somebody could ask there with what names something of others; which answers tell
/// of them, or are no answers.
async fn tells(at: At<'_>, stranger: &Browser, filled: &Filled) -> Vec<String> {
    let mut pages = Vec::new();
    for (path, fields) in functions() {
        pages.push(knocks(at, stranger, (path, fields), filled).await);
    }
    let mut requests: Vec<_> = addresses(at, filled)
        .into_iter()
        .map(|address| (Method::GET, address))
        .collect();
    let people = format!("/{}/e/{}/personas/archivo", at.platform, at.company);
    requests.push((Method::POST, people));
    for (method, address) in requests {
        let request = stranger.request(&method, &address, String::new());
        pages.push(stranger.asks_exactly(request).await);
    }
    let wrong = |page: &&Page| {
        let told = format!("{} {}", page.header("location"), page.body);
        page.status.is_server_error() || told.to_lowercase().contains(CANARY)
    };
    let named = |page: &Page| format!("{} {} {}", page.status, page.address, page.body);
    pages.iter().filter(wrong).map(named).collect()
}

#[tokio::test]
async fn a46_no_answer_to_one_company_holds_a_word_of_another_and_nothing_there_changes() {
    let (house, _folder) = house().await;
    let trigo = place(&house, "gestion", TRIGO).await;
    let theirs = place(&house, "gestion", CORDILLERA).await;
    let rios = place(&house, "cct", RIOS).await;
    let oaks = place(&house, "cct", ROBLES).await;
    let (neighbour, filled) = cordillera(theirs).await;
    let (head, invited) = robles(oaks).await;
    sees(theirs, &neighbour, &filled, &OF_CORDILLERA).await;
    sees(oaks, &head, &invited, &OF_ROBLES).await;
    let before = (
        shown(theirs, &neighbour, &filled).await,
        shown(oaks, &head, &invited).await,
    );
    // Those who may do everything, each in their own company.
    let (rosa, _) = companies::enters(&house, ROSA).await;
    let (lead, _) = rios
        .member("segunda", Perfil::Tier(Tier::Super), None)
        .await;
    let mut wrong = Vec::new();
    for (stranger, own) in [(&rosa, trigo), (&lead, rios)] {
        for (named, there) in [(&filled, theirs), (&invited, oaks)] {
            // At home, at theirs, and under the other platform's word.
            let other = match there.platform {
                "cct" => "gestion",
                _ => "cct",
            };
            let crossed = At {
                platform: other,
                ..there
            };
            for at in [own, there, crossed] {
                wrong.extend(tells(at, stranger, named).await);
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    // Whoever had lost their own rights on the way would have been told nothing for that reason.
    for (stranger, own) in [(&rosa, trigo), (&lead, rios)] {
        let page = asks(own, stranger, "/api/people/list", &[]).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        assert_eq!(of(&page, "/company"), own.company.to_string());
    }
    let after = (
        shown(theirs, &neighbour, &filled).await,
        shown(oaks, &head, &invited).await,
    );
    for (was, is) in before.0.iter().zip(&after.0) {
        assert_eq!(was, is, "of Cordillera");
    }
    for (was, is) in before.1.iter().zip(&after.1) {
        assert_eq!(was, is, "of Los Robles");
    }
    for platform in ["gestion", "cct"] {
        backend::audit::verify(&house.backend, platform)
            .await
            .unwrap();
    }
}

#[tokio::test]
async fn a46_what_another_company_has_is_answered_like_what_is_nowhere() {
    let (house, _folder) = house().await;
    let trigo = place(&house, "gestion", TRIGO).await;
    let theirs = place(&house, "gestion", CORDILLERA).await;
    let (_, filled) = cordillera(theirs).await;
    let (rosa, _) = companies::enters(&house, ROSA).await;
    let mut nothing = Filled::new();
    nothing.insert("{role}", format!("own:{NOWHERE}"));
    nothing.insert("{email}", "nadie@porteria.example".to_owned());
    for (path, fields) in functions() {
        if !fields.iter().any(|(_, value)| value.contains('{')) {
            continue;
        }
        let mut told = Vec::new();
        for with in [&filled, &nothing] {
            let page = knocks(trigo, &rosa, (path, fields), with).await;
            let mut text = format!("{} {} {}", page.status, page.header("location"), page.body);
            // What was asked for may stand in the answer, whatever it is.
            for value in with.values().map(String::as_str).chain([NOWHERE]) {
                text = text.replace(value, "it");
            }
            told.push(text);
        }
        assert_eq!(told[0], told[1], "{path}");
    }
}
