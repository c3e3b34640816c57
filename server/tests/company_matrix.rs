//! Every door inside of a company against every kind of person around it (A45): whom it does not open
//! to is told nothing and writes nothing; whom it opens to gets in.
//!
//! Companies are those of the demonstration.

use std::collections::BTreeMap;

use axum::http::{HeaderValue, Method, StatusCode, header};
use backend::bulk;
use domain::id::{self, Id};
use domain::membership::{Basis, Perfil, Tier};
use serde_json::Value;

use crate::company_doors::{Door, OF_COMPANIES, OF_INSTITUTIONS, Who};
use crate::company_people::{At, account, company};
use crate::harness::{Browser, Form, House, Page};
use crate::{companies, doors, institution, loads};

const ROSA: &str = "46000001-7";
const JORGE: &str = "46000002-5";
const TRIGO: &str = "54000001-8";
const CORDILLERA: &str = "54123456-K";
const DANIELAS: &str = "daniela.munoz@ejemplo.test";
/// Names nothing here.
const NOBODY: &str = "0190a000-0000-7000-8000-000000000000";

/// What stands in braces.
type Filled = BTreeMap<&'static str, String>;

/// The door, asked by a program in that company.
pub async fn asks(at: At<'_>, browser: &Browser, path: &str, fields: &[(&str, &str)]) -> Page {
    let company = at.company.to_string();
    let place = [("platform", at.platform), ("company", company.as_str())];
    let all: Vec<_> = place.into_iter().chain(fields.iter().copied()).collect();
    let mut request = browser.request(&Method::POST, path, Form::bare(path, &all).encoded());
    let json = HeaderValue::from_static("application/json");
    request.headers_mut().insert(header::ACCEPT, json);
    browser.asks_exactly(request).await
}

async fn knocks(at: At<'_>, browser: &Browser, door: &Door, filled: &Filled) -> Page {
    let fill = |value: &'static str| filled.get(value).map_or(value, String::as_str);
    let fields = door.fields.iter();
    let fields: Vec<_> = fields.map(|(name, value)| (*name, fill(value))).collect();
    asks(at, browser, door.path, &fields).await
}

/// What was answered, as far as the door is concerned.
fn told(at: At<'_>, page: &Page) -> &'static str {
    let (to, platform) = (page.header("location"), at.platform);
    if to.starts_with(&format!("/{platform}/ingresar")) {
        return "sign in";
    }
    if to == format!("/{platform}/preguntas") {
        return "questions";
    }
    match page.status {
        StatusCode::UNAUTHORIZED => "session over",
        StatusCode::FORBIDDEN => "not allowed",
        StatusCode::NOT_FOUND => "not found",
        StatusCode::BAD_REQUEST => "unreadable",
        _ if page.status.is_server_error() => "fault",
        _ if page.body.contains("\"Unreadable\"") => "unreadable",
        _ if page.body.contains("\"MembershipDisabled\"") => "disabled",
        _ => "open",
    }
}

fn expected(who: Who, door: &Door) -> &'static str {
    match who {
        Who::Stranger if door.shows => "sign in",
        Who::Stranger => "session over",
        Who::Halfway if door.shows => "questions",
        Who::Halfway => "not allowed",
        Who::Outsider | Who::Elsewhere | Who::Platform | Who::Desk => "not found",
        Who::Disabled => "disabled",
        member if door.may.contains(&member) => "open",
        _ => "not allowed",
    }
}

/// The whole database as it lies on the disk.
pub fn written(house: &House) -> [Vec<u8>; 2] {
    let database = &house.backend.config.database;
    let file = database.strip_prefix("sqlite:").unwrap().to_owned();
    let log = format!("{file}-wal");
    [file, log].map(|file| std::fs::read(file).unwrap_or_default())
}

/// Everybody at that door who is in, or who is not; what is wrong with the answers.
async fn at_door(
    at: At<'_>,
    people: &[&(Who, Browser)],
    door: &Door,
    (filled, secrets): (&Filled, &[&str]),
) -> Vec<String> {
    let mut wrong = Vec::new();
    for (who, browser) in people {
        let expects = expected(*who, door);
        let page = knocks(at, browser, door, filled).await;
        let answer = told(at, &page);
        if answer != expects {
            wrong.push(format!("{} {who:?}: {answer}, not {expects}", door.path));
        }
        let tells = secrets.iter().any(|secret| page.body.contains(secret));
        if tells && expects != "open" {
            wrong.push(format!("{} {who:?}: {}", door.path, page.body));
        }
    }
    wrong
}

/// Everybody at every door; `secrets` are words that stand in what the company keeps, and in nothing
/// that is sent.
async fn tries(at: At<'_>, people: &[(Who, Browser)], doors: &[Door], told: (&Filled, &[&str])) {
    let mut wrong = Vec::new();
    // Whoever does not get in first: nothing of what they do leaves a trace.
    for door in doors {
        let before = written(at.house);
        let outside = |(who, _): &&(Who, Browser)| expected(*who, door) != "open";
        // What is typed is kept for somebody of the company who was disabled meanwhile.
        let (own, others): (Vec<_>, Vec<_>) = people
            .iter()
            .filter(outside)
            .partition(|(who, _)| *who == Who::Disabled);
        wrong.extend(at_door(at, &others, door, told).await);
        if before != written(at.house) {
            wrong.push(format!("{}: written", door.path));
        }
        wrong.extend(at_door(at, &own, door, told).await);
    }
    for door in doors.iter().filter(|door| door.asked) {
        let inside = |(who, _): &&(Who, Browser)| expected(*who, door) == "open";
        let opens: Vec<_> = people.iter().filter(inside).collect();
        wrong.extend(at_door(at, &opens, door, told).await);
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A perfil of the company that allows that.
async fn perfil(at: At<'_>, boss: &mut Browser, name: &str, boxes: &[(&str, &str)]) -> Perfil {
    let company = at.company.to_string();
    let place = [
        ("platform", at.platform),
        ("company", company.as_str()),
        ("role", "nuevo"),
        ("name", name),
        ("intent", "save"),
    ];
    let all: Vec<_> = place.into_iter().chain(boxes.iter().copied()).collect();
    let page = boss.posts("/api/role/save", &all).await;
    assert!(page.sees("El perfil quedó guardado"), "{}", page.words());
    let code = page.address.split(['/', '?']).nth(5).unwrap();
    code.parse().unwrap()
}

/// Everybody around El Trigo.
async fn around(at: At<'_>, other: Id<id::Company>, rosa: Browser) -> Vec<(Who, Browser)> {
    let mut boss = rosa.clone();
    let sees = perfil(at, &mut boss, "Mira personas", &[("see[]", "personas")]).await;
    let boxes = [("edit[]", "personas"), ("edit[]", "estructura")];
    let edits = perfil(at, &mut boss, "Cambia personas", &boxes).await;
    let boxes = [("edit[]", "perfiles")];
    let designs = perfil(at, &mut boss, "Diseña accesos", &boxes).await;
    let administrator = (Perfil::Administrator, Some(Basis::Representative));
    let mut all = at.outside(other, administrator).await;
    let named_by = account(at.house, at.platform, "jorge.pinto@trigo.example").await;
    let worker = Perfil::Worker;
    let (jorge, _) = companies::enters(at.house, JORGE).await;
    all.extend([
        (Who::Worker, at.member("obrera", worker, None).await.0),
        (Who::SeesPeople, at.member("mira", sees, None).await.0),
        (Who::EditsPeople, at.member("cambia", edits, None).await.0),
        (Who::EditsPerfiles, at.member("crea", designs, None).await.0),
        (Who::StandsIn, at.stand_in(named_by).await),
        (Who::Appointed, jorge),
        (Who::Represents, rosa),
    ]);
    all
}

/// The text at that place of an answer.
pub fn of(page: &Page, place: &str) -> String {
    let told: Value = serde_json::from_str(&page.body).expect(&page.body);
    let found = told.pointer(place).and_then(Value::as_str);
    found.expect(&page.body).to_owned()
}

#[tokio::test]
async fn a45_every_door_of_a_company_opens_to_whom_it_should_and_tells_others_nothing() {
    let (house, _folder) = companies::house().await;
    let at = At {
        house: &house,
        platform: "gestion",
        company: company(&house, "gestion", TRIGO).await,
    };
    let other = company(&house, "gestion", CORDILLERA).await;
    let (mut rosa, _) = companies::enters(&house, ROSA).await;
    let people = around(at, other, rosa.clone()).await;
    // Somebody whom doors are about, what she asked for, and a file.
    let daniela = account(&house, at.platform, DANIELAS).await;
    let (asking, _) = companies::enters(&house, "46123123-3").await;
    let fields = [
        ("module", "capacitacion"),
        ("level", "see"),
        ("reason", "Coordino los cursos de la planta"),
    ];
    asks(at, &asking, "/api/module/request", &fields).await;
    let waiting = asks(at, &rosa, "/api/module/requests", &[]).await;
    let found = [("asked[search]", "daniela")];
    let listed = asks(at, &rosa, "/api/people/list", &found).await;
    let file = loads::file();
    let load = loads::brings(&mut rosa, at.platform, at.company, "a.csv", file.as_bytes()).await;
    while bulk::work(&house.backend).await.unwrap() {}
    let boxes = [("see[]", "planes")];
    let role = perfil(at, &mut rosa, "Otros", &boxes).await;
    let gestion = house.backend.platform("gestion").unwrap();
    let today = backend::calendar::today(&gestion, house.backend.env.clock.now());
    let filled = Filled::from([
        ("{account}", daniela.to_string()),
        ("{person}", of(&listed, "/people/0/id")),
        ("{request}", of(&waiting, "/items/0/id")),
        ("{load}", load),
        ("{role}", role.to_string()),
        ("{email}", DANIELAS.to_owned()),
        ("{today}", today.unwrap().to_string()),
        ("{nobody}", NOBODY.to_owned()),
    ]);
    let secrets = ["Muñoz", "46.123.123", "Coordino", "Cambia personas"];
    tries(at, &people, OF_COMPANIES, (&filled, &secrets)).await;
}

#[tokio::test]
async fn a45_every_door_of_an_institution_opens_to_its_tiers_and_tells_others_nothing() {
    let (house, _folder) = institution::house().await;
    let [robles, rios] = ["54200001-5", "54200002-3"];
    let at = At {
        house: &house,
        platform: "cct",
        company: company(&house, "cct", robles).await,
    };
    let other = company(&house, "cct", rios).await;
    let leads = Perfil::Tier(Tier::Super);
    let mut people = at.outside(other, (leads, None)).await;
    for (who, word, tier) in [
        (Who::Super, "super", Tier::Super),
        (Who::TierAdmin, "jefa", Tier::Administrator),
        (Who::TierUser, "usuaria", Tier::User),
    ] {
        let (browser, _) = at.member(word, Perfil::Tier(tier), None).await;
        people.push((who, browser));
    }
    let found = [("asked[search]", "carla")];
    let supers = people.iter().find(|(who, _)| *who == Who::Super);
    let listed = asks(at, &supers.unwrap().1, "/api/people/list", &found).await;
    let filled = Filled::from([
        ("{person}", of(&listed, "/people/0/id")),
        ("{nobody}", NOBODY.to_owned()),
    ]);
    let secrets = ["Núñez", "carla.nunez", "Mora"];
    tries(at, &people, OF_INSTITUTIONS, (&filled, &secrets)).await;
}

#[test]
fn a45_a_door_inside_of_a_company_has_its_row_here_as_well() {
    let rooms = [
        "bulk",
        "inside",
        "invitations",
        "module",
        "people",
        "role",
        "structure",
    ];
    let inside = |path: &&str| {
        let room = path.split('/').nth(2).unwrap_or_default();
        rooms.contains(&room)
    };
    let tables = OF_COMPANIES.iter().chain(OF_INSTITUTIONS);
    let known: Vec<_> = tables.map(|door| door.path).collect();
    let missing: Vec<_> = doors::functions()
        .into_iter()
        .filter(inside)
        .filter(|path| !known.contains(path))
        .collect();
    assert_eq!(missing, Vec::<&str>::new(), "no row");
}

// What is neither page nor function: files in and out.
#[tokio::test]
async fn a45_files_of_a_company_are_there_for_those_alone_who_may_load_or_see_people() {
    let (house, _folder) = companies::house().await;
    let at = At {
        house: &house,
        platform: "gestion",
        company: company(&house, "gestion", TRIGO).await,
    };
    let other = company(&house, "gestion", CORDILLERA).await;
    let (mut rosa, _) = companies::enters(&house, ROSA).await;
    let file = loads::file();
    let load = loads::brings(&mut rosa, at.platform, at.company, "a.csv", file.as_bytes()).await;
    while bulk::work(&house.backend).await.unwrap() {}
    let people = around(at, other, rosa).await;
    let loaders = [
        Who::EditsPeople,
        Who::StandsIn,
        Who::Appointed,
        Who::Represents,
    ];
    let inside = format!("/gestion/e/{}", at.company);
    let (get, post) = (Method::GET, Method::POST);
    for (method, path, seers) in [
        (&get, "/cargas/plantilla.csv".to_owned(), &loaders[..]),
        (&get, "/cargas/plantilla.xlsx".to_owned(), &loaders[..]),
        (&get, format!("/cargas/{load}/rechazadas.csv"), &loaders[..]),
        (&get, format!("/cargas/{load}/resultado.csv"), &loaders[..]),
        (
            &post,
            "/personas/archivo".to_owned(),
            &[&loaders[..], &[Who::SeesPeople]].concat()[..],
        ),
    ] {
        for (who, browser) in &people {
            let address = format!("{inside}{path}");
            let request = browser.request(method, &address, String::new());
            let page = browser.asks_exactly(request).await;
            let may = seers.contains(who);
            let status = if may {
                StatusCode::OK
            } else {
                StatusCode::NOT_FOUND
            };
            assert_eq!(page.status, status, "{path} {who:?}");
            assert!(may || page.body.is_empty() || !page.body.contains("Muñoz"));
        }
    }
    // A file of whoever may not is not read, whatever it holds.
    let before = written(&house);
    for (who, browser) in people.iter().filter(|(who, _)| !loaders.contains(who)) {
        let page = loads::sends(browser, at.platform, at.company, "a.csv", file.as_bytes()).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{who:?}");
    }
    assert!(before == written(&house), "a file was kept");
}
