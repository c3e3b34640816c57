//! An institution's people without script, in the rooms that every company has: found and filtered in the
//! address, disabled and enabled with their seats, one by one and several at once, given another role,
//! asked again, written into a file. Its people are those of the demonstration.

use axum::http::StatusCode;
use domain::time::Span;
use serde_json::Value;

use crate::company_matrix::asks as told_by;
use crate::company_people::{At, company as company_of};
use crate::harness::{Browser, Form, House, Page};
use crate::institution::{BRUNO, CARLA, ELENA, enters, house, invite, link_to};
use crate::people::{asks, card, part};

const ROBLES: &str = "54200001-5";
const DIEGO: &str = "diego.mora@robles.example";

/// The institution, as forms name it.
fn company(home: &Page) -> String {
    home.place().rsplit('/').next().unwrap().to_owned()
}

/// The version at which somebody stands, as a form of their «ficha» would hold it.
async fn version(house: &House, browser: &Browser, id: &str) -> String {
    let at = At {
        house,
        platform: "cct",
        company: company_of(house, "cct", ROBLES).await,
    };
    let told = told_by(at, browser, "/api/people/card", &[("id", id)]).await;
    let told: Value = serde_json::from_str(&told.body).unwrap();
    told["version"].as_i64().unwrap().to_string()
}

#[tokio::test]
async fn c30_c36_people_and_invitations_are_found_and_filtered_in_the_address() {
    let (house, _folder) = house().await;
    let (mut elena, home) = enters(&house, ELENA).await;
    let list = format!("{}/personas", home.place());
    assert!(home.count(&format!("main a[href='{list}']")) >= 1);
    let page = elena.opens(&list).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.header("cache-control"), "no-store");
    for words in [
        "Carla Núñez Vidal",
        "46.200.003-0",
        "Súper Administrador",
        "3 de 10 en uso; quedan 7",
        "Diego Mora Leal",
        "Invitación pendiente, vence el",
    ] {
        assert!(page.sees(words), "{words}: {}", page.words());
    }
    // No sections, no workers; and whoever only waits is not chosen for anything.
    assert_eq!(page.count("select#seccion"), 0);
    assert_eq!(page.count("main a[href$='/agregar']"), 0);
    assert_eq!(page.count("input[name='ids']"), 3);
    let found = elena.opens(&format!("{list}?buscar=NUNEZ")).await;
    assert!(found.sees("Carla Núñez Vidal") && !found.sees("Bruno Salas Pino"));
    assert_eq!(found.count("a.chip"), 1);
    let found = elena
        .opens(&format!("{list}?perfil=user&buscar=mora"))
        .await;
    assert!(found.sees("Diego Mora Leal") && !found.sees("Carla Núñez Vidal"));
    let found = elena.opens(&format!("{list}?estado=invited")).await;
    assert!(found.sees("Diego Mora Leal") && !found.sees("Carla Núñez Vidal"));
    assert!(found.count("a.chip") == 1 && found.sees("1 persona"));
    let found = elena.opens(&format!("{list}?estado=enabled")).await;
    assert!(found.sees("Carla Núñez Vidal") && !found.sees("Diego Mora Leal"));
    let found = elena.opens(&format!("{list}?estado=disabled")).await;
    assert!(found.sees("Nadie coincide"), "{}", found.words());
    // The panel of invitations, by state and by role.
    let panel = format!("{}/cuentas", home.place());
    let found = elena
        .opens(&format!("{panel}?estado=pending&perfil=user"))
        .await;
    assert!(found.sees("Diego Mora Leal"), "{}", found.words());
    let found = elena.opens(&format!("{panel}?perfil=super")).await;
    assert!(!found.sees("Diego Mora Leal") && found.sees("Elena Fuentes Araya"));
    // C-30: a «Usuario» finds none of it.
    let (mut carla, inside) = enters(&house, CARLA).await;
    assert_eq!(inside.count(&format!("main a[href='{list}']")), 0);
    for room in ["", "/pendientes", "/cambiar", "/agregar"] {
        let none = carla.opens(&format!("{list}{room}")).await;
        assert_ne!(none.status, StatusCode::OK, "{room}");
        assert!(!none.body.contains("Salas"), "{room}");
    }
}

#[tokio::test]
async fn a60_a61_a62_c06_a_person_is_disabled_with_a_reason_and_enabled_again() {
    let (house, _folder) = house().await;
    let (mut elena, home) = enters(&house, ELENA).await;
    let list = format!("{}/personas", home.place());
    let (mut carla, inside) = enters(&house, CARLA).await;
    let page = card(&mut elena, &list, "nunez").await;
    assert!(page.sees("Ficha de la persona"), "{}", page.words());
    // Their name and their address are their own, and no day ends a seat.
    for form in ["names", "contact", "section"] {
        assert_eq!(page.count(&format!("form#ficha-{form}")), 0, "{form}");
    }
    assert_eq!(page.count("a[href$='pedir=baja']"), 0);
    let asked = asks(&mut elena, &page, "inhabilitar").await;
    assert!(asked.sees("¿Inhabilitar a Carla Núñez Vidal?") && asked.sees("su cupo queda libre"));
    // A refusal loses nothing that was typed.
    let stands = asked.attribute("form#ficha-disable option[selected]", "value");
    assert_eq!(stands.as_deref(), Some(""), "no reason is the usual one");
    let form = part(&asked, "disable").with("note", "Avisó por teléfono");
    let page = elena.sends(&form.clone().with("reason", "")).await;
    let note = page.attribute("form#ficha-disable #note", "value");
    assert_eq!(
        note.as_deref(),
        Some("Avisó por teléfono"),
        "{}",
        page.words()
    );
    assert_eq!(
        page.count("form#ficha-disable select#reason[aria-invalid=true]"),
        1
    );
    let page = elena.sends(&form.with("reason", "absence")).await;
    assert!(
        page.sees("su cupo quedó libre y recibe un aviso"),
        "{}",
        page.words()
    );
    assert!(page.sees("Inhabilitado · Ausencia prolongada") && page.sees("Avisó por teléfono"));
    assert!(elena.opens(&list).await.sees("2 de 10 en uso"));
    // On the very next request, and with the category; the words stay among administrators.
    let shut = carla.opens(inside.place()).await;
    assert!(shut.sees("mientras dura tu ausencia"), "{}", shut.words());
    assert!(!shut.body.contains("Avisó por teléfono"));
    let letters = house.letters().await;
    let told = letters.iter().filter(|one| one.to.delivery() == CARLA[0]);
    let told: Vec<&str> = told.map(|one| one.before[0].as_str()).collect();
    let why = |one: &&str| one.contains("ausencia prolongada");
    assert!(told.iter().any(why), "{told:?}");
    let page = card(&mut elena, &list, "nunez").await;
    let page = elena.sends(&part(&page, "enable")).await;
    assert!(
        page.sees("ocupa un cupo y recibe un aviso"),
        "{}",
        page.words()
    );
    assert!(elena.opens(&list).await.sees("3 de 10 en uso"));
}

#[tokio::test]
async fn q39_a60_nobody_disables_themselves_nor_whoever_is_above() {
    let (house, _folder) = house().await;
    let (mut elena, home) = enters(&house, ELENA).await;
    let list = format!("{}/personas", home.place());
    let own = card(&mut elena, &list, "fuentes").await;
    assert!(own.sees("Esta es tu propia ficha") && own.count("a[href*='pedir=']") == 0);
    let (mut bruno, _) = enters(&house, BRUNO).await;
    let above = card(&mut bruno, &list, "fuentes").await;
    assert!(
        above.sees("un perfil mayor que el tuyo"),
        "{}",
        above.words()
    );
    assert_eq!(above.count("a[href*='pedir=']"), 0);
    let forged = part(&card(&mut bruno, &list, "nunez").await, "sessions");
    let id = above.place().rsplit('/').next().unwrap().to_owned();
    let forged = forged.with("id", &id).with("what", "disable");
    // Of today's version, or that alone would be the reason to refuse it.
    let forged = forged.with("version", &version(&house, &bruno, &id).await);
    let refused = bruno.sends(&forged.with("reason", "other")).await;
    assert!(!refused.sees("su cupo quedó libre"), "{}", refused.words());
    assert!(elena.opens(&list).await.sees("3 de 10 en uso"));
}

#[tokio::test]
async fn q39_a45_tiers_are_changed_by_a_super_administrator_alone() {
    let (house, _folder) = house().await;
    let (mut elena, home) = enters(&house, ELENA).await;
    let list = format!("{}/personas", home.place());
    let (mut bruno, _) = enters(&house, BRUNO).await;
    let (mut carla, _) = enters(&house, CARLA).await;
    let page = card(&mut bruno, &list, "nunez").await;
    assert_eq!(page.count("form#ficha-perfil"), 0);
    let page = card(&mut elena, &list, "nunez").await;
    let offered = page.attributes("form#ficha-perfil select option", "value");
    assert_eq!(offered, ["user", "super", "admin"]);
    let form = part(&page, "perfil");
    // What is no perfil here is refused, and what was chosen before stays.
    let wrong = elena.sends(&form.clone().with("perfil", "worker")).await;
    assert!(
        !wrong.sees("El perfil rige desde ahora"),
        "{}",
        wrong.words()
    );
    let form = form.with("perfil", "admin");
    let page = elena.sends(&form).await;
    assert!(page.sees("El perfil rige desde ahora"), "{}", page.words());
    assert!(
        page.sees("Cambió el perfil"),
        "the history: {}",
        page.words()
    );
    // On the very next request.
    assert_eq!(carla.opens(&list).await.status, StatusCode::OK);
    // A49: what the form does not offer is not heard from whoever may not, at the newest version.
    let form = part(&page, "perfil").with("perfil", "super");
    let refused = bruno.sends(&form).await;
    assert!(!refused.sees("El perfil rige desde ahora"));
    let page = card(&mut elena, &list, "nunez").await;
    let offered = page.attributes("form#ficha-perfil select option", "value");
    assert_eq!(offered, ["admin", "super", "user"]);
    // One's own perfil is changed by somebody else.
    let own = card(&mut elena, &list, "fuentes").await;
    assert_eq!(own.count("form#ficha-perfil"), 0);
}

#[tokio::test]
async fn c06_a63_several_are_disabled_after_asking_once_and_taken_back() {
    let (house, _folder) = house().await;
    let (mut elena, home) = enters(&house, ELENA).await;
    let list = format!("{}/personas", home.place());
    let page = elena.opens(&list).await;
    let ids = page.attributes("input[name='ids']", "value");
    let chosen: Vec<String> = ids.iter().map(|id| format!("ids={id}")).collect();
    let address = format!("{list}/cambiar?{}&estado=disabled", chosen.join("&"));
    let page = elena.opens(&address).await;
    for words in [
        "Inhabilitar a estas personas",
        "Carla Núñez Vidal",
        "cupo queda libre",
    ] {
        assert!(page.sees(words), "{words}: {}", page.words());
    }
    let form = page.form("/api/people/several").with("note", "Fin de año");
    assert_eq!(form.value("reason"), Some(""), "no reason is the usual one");
    let page = elena.sends(&form).await;
    assert_eq!(
        page.count("form#cambiar select#reason[aria-invalid=true]"),
        1
    );
    let note = page.attribute("form#cambiar #note", "value");
    assert_eq!(note.as_deref(), Some("Fin de año"), "{}", page.words());
    // Everybody but oneself.
    let page = elena.sends(&form.with("reason", "left")).await;
    assert!(page.sees("Cambiaron 2 personas"), "{}", page.words());
    assert!(page.sees("1 quedó como estaba") && page.sees("1 de 10 en uso"));
    let undo = page.form("/api/people/undo");
    let page = elena.sends(&undo).await;
    assert!(
        page.sees("2 personas volvieron a estar como antes"),
        "{}",
        page.words()
    );
    assert!(page.sees("3 de 10 en uso") && page.sees("Administrador"));
    // Once, and no more.
    let twice = elena.sends(&undo).await;
    assert!(twice.sees("3 de 10 en uso"), "{}", twice.words());
}

#[tokio::test]
async fn c34_c36_what_waits_is_sent_again_together_and_taken_back_on_its_card() {
    let (house, _folder) = house().await;
    let (mut elena, home) = enters(&house, ELENA).await;
    let waits = format!("{}/personas/pendientes", home.place());
    let page = elena.opens(&waits).await;
    assert_eq!(page.status, StatusCode::OK);
    for words in [
        "Invitaciones que esperan",
        "Diego Mora Leal",
        "Invitación pendiente, vence el",
    ] {
        assert!(page.sees(words), "{words}: {}", page.words());
    }
    assert!(!page.sees("Solicitudes") && !page.sees("Terminan en los próximos"));
    let page = elena.sends(&page.form("/api/people/remind-all")).await;
    assert!(page.sees("Nadie por recordar"), "{}", page.words());
    // Five days later it ends soon, and a week later it is over.
    house.passes(Span::days(5));
    let (mut elena, _) = enters(&house, ELENA).await;
    let page = elena.opens(&waits).await;
    assert!(
        page.sees("Invitación pendiente, vence pronto"),
        "{}",
        page.words()
    );
    house.passes(Span::days(3));
    let (mut elena, _) = enters(&house, ELENA).await;
    let page = elena.opens(&waits).await;
    assert!(page.sees("Invitación vencida"), "{}", page.words());
    let before = link_to(&house, DIEGO).await;
    let page = elena.sends(&page.form("/api/people/remind-all")).await;
    assert!(page.sees("Enviamos 1 correo."), "{}", page.words());
    assert!(page.sees("Invitación pendiente, vence el"));
    assert_ne!(link_to(&house, DIEGO).await, before);
    // A31: whoever reminds sees no link.
    assert!(!page.body.contains("/enlace/"));
    // On the card it is taken back, after asking once.
    let list = format!("{}/personas", home.place());
    let page = card(&mut elena, &list, "mora").await;
    assert!(page.sees("Invitación") && page.count("a[href$='pedir=inhabilitar']") == 0);
    let asked = asks(&mut elena, &page, "revocar").await;
    assert!(
        asked.sees("¿Revocar la invitación de Diego Mora Leal?"),
        "{}",
        asked.words()
    );
    let page = elena.sends(&part(&asked, "revoke")).await;
    assert!(page.sees("Invitación revocada."), "{}", page.words());
    assert!(!elena.opens(&list).await.sees("Diego Mora Leal"));
    assert!(elena.opens(&waits).await.sees("Ninguna invitación espera."));
}

#[tokio::test]
async fn c27_a43_the_list_is_a_file_in_which_nothing_is_a_formula() {
    let (house, _folder) = house().await;
    let (mut elena, home) = enters(&house, ELENA).await;
    let panel = elena.opens(&format!("{}/cuentas", home.place())).await;
    let guest = invite(&panel, "+suma@robles.example", "46300001-8");
    let page = elena.sends(&guest).await;
    assert!(page.sees("Invitación enviada."), "{}", page.words());
    let list = format!("{}/personas", home.place());
    let file = format!("{list}/archivo");
    let page = elena.opens(&list).await;
    let sent = elena.sends(&page.form(&file)).await;
    assert_eq!(sent.header("content-type"), "text/csv; charset=utf-8");
    let carla =
        "\"46200003-0\";\"Carla Núñez Vidal\";\"carla.nunez@robles.example\";\"\";\"\";\"Usuario\"";
    assert!(sent.body.contains(carla), "{}", sent.body);
    assert!(sent.body.contains("\"Invitación pendiente, vence el"));
    assert!(
        sent.body.contains("\"'+suma@robles.example\""),
        "{}",
        sent.body
    );
    // The filters of the page hold for its file.
    let page = elena.opens(&format!("{list}?perfil=super")).await;
    let sent = elena.sends(&page.form(&file)).await;
    assert!(sent.body.contains("Elena Fuentes Araya") && !sent.body.contains("Carla"));
    // A45: a «Usuario» gets none.
    let (mut carla, _) = enters(&house, CARLA).await;
    let none = carla.sends(&Form::bare(&file, &[])).await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
    assert!(!none.body.contains("Elena"));
    // And what the form for workers would send enters nobody.
    let company = company(&home);
    let fields = [
        ("platform", "cct"),
        ("company", company.as_str()),
        ("document", "46300003-4"),
        ("first_name", "Alonso"),
        ("first_surname", "Bravo"),
    ];
    elena.posts("/api/people/add", &fields).await;
    assert!(!elena.opens(&list).await.sees("Alonso Bravo"));
}
