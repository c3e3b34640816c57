//! A company's people in pages without script: finding, adding, one person's «ficha», several at
//! once, the file, and the sections. People and companies are those of the demonstration.

use axum::http::StatusCode;
use domain::date::Date;
use domain::time::Span;

use crate::companies::{company, enters, house};
use crate::harness::{Browser, Form, Page};

const JORGE: &str = "46000002-5";
const ROSA: &str = "46000001-7";
const DANIELA: &str = "46123123-3";
const TRIGO: &str = "54000001-8";
const CORDILLERA: &str = "54123456-K";

/// The «ficha» of whom that search finds first.
pub async fn card(browser: &mut Browser, list: &str, search: &str) -> Page {
    let page = browser.opens(&format!("{list}?buscar={search}")).await;
    let address = page.attribute("tbody a", "href").unwrap();
    browser.opens(&address).await
}

/// The «ficha» that asks whether that is to be done.
pub async fn asks(browser: &mut Browser, page: &Page, what: &str) -> Page {
    let link = page.attribute(&format!("a[href$='pedir={what}']"), "href");
    browser.opens(&link.unwrap()).await
}

/// One of the forms of a «ficha».
pub fn part(page: &Page, id: &str) -> Form {
    let hidden = format!("form#ficha-{id} input[type='hidden']");
    let names = page.attributes(&hidden, "name");
    let values = page.attributes(&hidden, "value");
    let fields: Vec<(&str, &str)> = names
        .iter()
        .map(String::as_str)
        .zip(values.iter().map(String::as_str))
        .collect();
    Form::bare("/api/people/change", &fields)
}

#[tokio::test]
async fn a58_a63_people_are_listed_found_and_filtered_in_the_address() {
    let (house, _folder) = house().await;
    let trigo = company(&house, TRIGO).await;
    let (mut jorge, page) = enters(&house, JORGE).await;
    assert!(page.sees("Gestión de personas y usuarios"));
    let list = format!("/gestion/e/{trigo}/personas");
    let page = jorge.opens(&list).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.header("cache-control"), "no-store");
    for words in [
        "Rosa Díaz Lagos",
        "46.000.001-7",
        "Daniela Muñoz Tapia",
        "Habilitado",
    ] {
        assert!(page.sees(words), "{words}");
    }
    // Which people a section means, and a box that only a program can tick: it is never sent.
    assert!(page.sees("Solo esa, sin las que están debajo."));
    assert_eq!(page.count(".pick-all input[type=checkbox]:not([name])"), 1);
    let page = jorge.opens(&format!("{list}?buscar=DIAZ")).await;
    assert!(page.sees("Rosa Díaz Lagos") && !page.sees("Daniela Muñoz Tapia"));
    assert!(page.sees("1 persona encontrada"));
    assert_eq!(page.count("a.chip"), 1);
    let page = jorge.opens(&format!("{list}?perfil=administrator")).await;
    assert!(page.sees("Jorge Pinto Rivas") && !page.sees("Daniela Muñoz Tapia"));
    let page = jorge.opens(&format!("{list}?buscar=nadieasi")).await;
    assert!(page.sees("Nadie coincide"));
    // A worker of the company, and an administrator of another one.
    let (mut daniela, _) = enters(&house, DANIELA).await;
    let none = daniela.opens(&list).await;
    assert!(none.status == StatusCode::NOT_FOUND && !none.body.contains("Rosa"));
    let other = company(&house, CORDILLERA).await;
    let page = jorge.opens(&format!("/gestion/e/{other}/personas")).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a59_a60_a62_the_card_disables_and_the_person_reads_why() {
    let (house, _folder) = house().await;
    let trigo = company(&house, TRIGO).await;
    let (mut rosa, _) = enters(&house, ROSA).await;
    let (mut daniela, _) = enters(&house, DANIELA).await;
    let inside = format!("/gestion/e/{trigo}");
    assert!(daniela.opens(&inside).await.sees("Panadería El Trigo SpA"));
    let list = format!("{inside}/personas");
    let page = card(&mut rosa, &list, "daniela").await;
    assert!(page.sees("Ficha de la persona") && page.sees("46.123.123-3"));
    assert_eq!(page.count("form#ficha-disable"), 0, "asked first");
    let page = asks(&mut rosa, &page, "inhabilitar").await;
    assert!(page.sees("¿Inhabilitar a Daniela Muñoz Tapia?"));
    let form = part(&page, "disable")
        .with("reason", "absence")
        .with("note", "Licencia hasta marzo");
    let page = rosa.sends(&form).await;
    assert!(page.sees("La persona ya no entra a esta empresa"));
    assert!(page.sees("Inhabilitado") && page.sees("Licencia hasta marzo"));
    let shut = daniela.opens(&inside).await;
    assert!(shut.sees("mientras dura tu ausencia"));
    assert!(!shut.body.contains("Licencia hasta marzo"), "Q51");
    // The own card offers neither.
    let page = card(&mut rosa, &list, "rosa").await;
    assert!(page.sees("Esta es tu propia ficha"));
    assert_eq!(page.count("a[href*='pedir=']"), 0);
    let own = format!("{}?pedir=inhabilitar", page.place());
    assert_eq!(rosa.opens(&own).await.count("form#ficha-disable"), 0);
}

#[tokio::test]
async fn a60_a63_the_ficha_and_taking_back_lead_to_the_list_as_it_was_asked_for() {
    let (house, _folder) = house().await;
    let trigo = company(&house, TRIGO).await;
    let (mut rosa, _) = enters(&house, ROSA).await;
    let list = format!("/gestion/e/{trigo}/personas");
    let asked = format!("{list}?buscar=daniela");
    let back = format!("a[href='{asked}']");
    let page = rosa.opens(&asked).await;
    let ids = page.attributes("input[name='ids']", "value");
    let kept = page.attribute("input[name='volver']", "value");
    assert_eq!(kept.as_deref(), Some("?buscar=daniela"));
    let several = format!(
        "{list}/cambiar?ids={}&estado=disabled&volver=%3Fbuscar%3Ddaniela",
        ids[0]
    );
    let sure = rosa.opens(&several).await.form("/api/people/several");
    let changed = rosa.sends(&sure.with("reason", "duties")).await;
    let restored = rosa.sends(&changed.form("/api/people/undo")).await;
    assert_eq!(restored.address, format!("{asked}&repuestas=1"));
    // Through the question and what was done, too.
    let page = card(&mut rosa, &list, "daniela").await;
    assert_eq!(page.count(&back), 1, "{}", page.address);
    let page = asks(&mut rosa, &page, "inhabilitar").await;
    assert_eq!(page.count(&back), 1, "{}", page.address);
    let form = part(&page, "disable").with("reason", "absence");
    let page = rosa.sends(&form).await;
    assert!(page.sees("La persona ya no entra a esta empresa"));
    assert_eq!(page.count(&back), 1, "{}", page.address);
    // A forged one leads to the whole list.
    let forged = format!("{}?volver=//elsewhere.example", page.place());
    let page = rosa.opens(&forged).await;
    assert_eq!(page.count("a[href*='elsewhere']"), 0);
    assert!(page.count(&format!("a[href='{list}']")) > 0);
}

#[tokio::test]
async fn a59_a_refusal_stands_at_its_field_with_what_was_typed() {
    let (house, _folder) = house().await;
    let trigo = company(&house, TRIGO).await;
    let (mut rosa, _) = enters(&house, ROSA).await;
    let list = format!("/gestion/e/{trigo}/personas");
    let page = card(&mut rosa, &list, "daniela").await;
    let asked = asks(&mut rosa, &page, "baja").await;
    let page = rosa
        .sends(&part(&asked, "leave").with("ends_on", "mañana"))
        .await;
    let field = "form#ficha-leave #ends_on";
    let wrong = page.attribute(field, "aria-invalid");
    assert_eq!(wrong.as_deref(), Some("true"), "{}", page.words());
    assert_eq!(page.attribute(field, "value").as_deref(), Some("mañana"));
    assert_eq!(page.count(".summary a[href='#ends_on']"), 1);
    // Of several forms on the page, the one that was sent.
    let page = card(&mut rosa, &list, "daniela").await;
    let names = part(&page, "names")
        .with("first_name", "Dani3la")
        .with("first_surname", "Muñoz");
    let page = rosa.sends(&names).await;
    let typed = page.attribute("#first_name", "value");
    assert_eq!(typed.as_deref(), Some("Dani3la"), "{}", page.words());
    assert_eq!(page.count("[aria-invalid=true]"), 1);
    assert_eq!(page.count(".summary"), 1);
    // It comes back with the refusal only, and on no other «ficha».
    let clean = rosa.opens(page.place()).await;
    assert_eq!(
        clean.attribute("#first_name", "value").as_deref(),
        Some("Daniela")
    );
    let other = card(&mut rosa, &list, "jorge").await;
    let query = page.address.split_once('?').unwrap().1;
    let other = rosa.opens(&format!("{}?{query}", other.place())).await;
    assert_eq!(
        other.attribute("#first_name", "value").as_deref(),
        Some("Jorge")
    );
}

#[tokio::test]
async fn a63_the_rut_of_somebody_with_an_account_stays_and_the_page_says_why() {
    let (house, _folder) = house().await;
    let trigo = company(&house, TRIGO).await;
    let (mut rosa, _) = enters(&house, ROSA).await;
    let list = format!("/gestion/e/{trigo}/personas");
    let page = card(&mut rosa, &list, "daniela").await;
    assert_eq!(page.count("form#ficha-number"), 0);
    assert_eq!(page.count("form#ficha-phone"), 1);
    // Sent all the same.
    let forged = part(&page, "phone").with("what", "number");
    let page = rosa.sends(&forged.with("document", "47000001-5")).await;
    let why = "Esta persona ya tiene cuenta con su RUT";
    assert!(page.sees(why), "{}", page.words());
    assert!(page.sees("46.123.123-3"));
    // A mobile is typed wrong at its own field, and stays there.
    let wrong = part(&page, "phone").with("phone", "123");
    let page = rosa.sends(&wrong).await;
    let field = "form#ficha-phone #phone";
    let told = page.attribute(field, "aria-invalid");
    assert_eq!(told.as_deref(), Some("true"), "{}", page.words());
    assert_eq!(page.attribute(field, "value").as_deref(), Some("123"));
    let right = part(&page, "phone").with("phone", "9 1234 5678");
    let page = rosa.sends(&right).await;
    assert!(page.sees("El celular quedó guardado") && page.sees("+56 9 1234 5678"));
}

#[tokio::test]
async fn a60_several_at_once_are_named_first_and_taken_back() {
    let (house, _folder) = house().await;
    let trigo = company(&house, TRIGO).await;
    let (mut rosa, _) = enters(&house, ROSA).await;
    let list = format!("/gestion/e/{trigo}/personas");
    let page = rosa.opens(&list).await;
    let ids = page.attributes("input[name='ids']", "value");
    assert!(ids.len() >= 3);
    let chosen: Vec<String> = ids.iter().map(|id| format!("ids={id}")).collect();
    let address = format!("{list}/cambiar?{}&estado=disabled", chosen.join("&"));
    let page = rosa.opens(&address).await;
    assert!(page.sees("Inhabilitar a estas personas") && page.sees("Jorge Pinto Rivas"));
    let form = page.form("/api/people/several");
    assert_eq!(form.value("reason"), Some(""), "no reason is the usual one");
    let wrong = form.clone();
    let page = rosa.sends(&wrong.with("note", "Cierre de turno")).await;
    let refused = "form#cambiar select#reason[aria-invalid=true]";
    assert_eq!(page.count(refused), 1, "{}", page.words());
    assert_eq!(page.count(".summary a[href='#reason']"), 1);
    let kept = page.attributes("form#cambiar input#note", "value");
    assert_eq!(kept, ["Cierre de turno"], "what was typed stays");
    let page = rosa.sends(&form.with("reason", "duties")).await;
    assert!(page.sees("quedó como estaba") && page.sees("Deshacer"));
    let form = page.form("/api/people/undo");
    let page = rosa.sends(&form).await;
    assert!(page.sees("como antes"));
    let page = rosa.opens(&format!("{list}?estado=disabled")).await;
    assert!(page.sees("Nadie coincide"));
}

#[tokio::test]
async fn a68_w37_a_section_and_a_person_are_added_and_the_file_is_harmless() {
    let (house, _folder) = house().await;
    let trigo = company(&house, TRIGO).await;
    let (mut rosa, _) = enters(&house, ROSA).await;
    let inside = format!("/gestion/e/{trigo}");
    let page = rosa.opens(&format!("{inside}/estructura")).await;
    assert!(page.sees("Aún no hay secciones"));
    let form = page.form("/api/structure/change").with("section", "Bodega");
    let page = rosa.sends(&form).await;
    assert!(page.sees("La sección está creada") && page.sees("Bodega"));
    // A sister's name is refused at the field, and it and the place stay as they were chosen.
    let above = page.attribute("select#parent option:last-child", "value");
    let again = page.form("/api/structure/change");
    let again = again.with("section", "  BODEGA ").with("parent", "");
    let page = rosa.sends(&again).await;
    let name = "input#section";
    let wrong = page.attribute(name, "aria-invalid");
    assert_eq!(wrong.as_deref(), Some("true"), "{}", page.words());
    assert_eq!(page.attribute(name, "value").as_deref(), Some("  BODEGA "));
    assert_eq!(page.count(".summary a[href='#section']"), 1);
    let empty = page.form("/api/structure/change");
    let empty = empty.with("section", "").with("parent", &above.unwrap());
    let page = rosa.sends(&empty).await;
    assert_eq!(page.count("select#parent option:last-child[selected]"), 1);
    let page = rosa.opens(&format!("{inside}/personas/agregar")).await;
    let sections = page.attributes("select[name='section'] option", "value");
    let bodega = sections.last().unwrap().clone();
    let form = page
        .form("/api/people/add")
        .with("document", "46500001-6")
        .with("first_name", "Alonso");
    let page = rosa.sends(&form).await;
    assert!(
        page.body.contains("value=\"Alonso\""),
        "what was typed stays"
    );
    let form = page
        .form("/api/people/add")
        .with("document", "47000001-5")
        .with("first_surname", "Bravo")
        .with("email", "alonso@trigo.example")
        .with("section", &bodega);
    let page = rosa.sends(&form).await;
    assert!(page.sees("su usuario está creado"), "{}", page.words());
    assert!(page.sees("Sin cuenta") && page.sees("Alonso Bravo"));
    let list = rosa.opens(&format!("{inside}/personas")).await;
    let form = list.form(&format!("{inside}/personas/archivo"));
    let file = rosa.sends(&form).await;
    assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
    assert!(
        file.body
            .contains("\"47000001-5\";\"Alonso Bravo\";\"alonso@trigo.example\"")
    );
    assert!(file.body.contains("\"Sección\""));
    assert!(file.body.contains("\"Bodega\";\"Habilitado\""));
}

#[tokio::test]
async fn a69_a_leaver_loses_the_company_and_stays_in_others() {
    let (house, _folder) = house().await;
    let [trigo, cordillera] = [TRIGO, CORDILLERA].map(|rut| company(&house, rut));
    let (trigo, cordillera) = (trigo.await, cordillera.await);
    let (inside, other) = (
        format!("/gestion/e/{trigo}"),
        format!("/gestion/e/{cordillera}"),
    );
    let (mut rosa, _) = enters(&house, ROSA).await;
    let gestion = house.backend.platform("gestion").unwrap();
    let today = backend::calendar::today(&gestion, house.backend.env.clock.now()).unwrap();
    let tomorrow = Date::from_days_since_epoch(today.days_since_epoch() + 1).unwrap();
    let page = card(&mut rosa, &format!("{inside}/personas"), "daniela").await;
    let page = rosa.opens(&format!("{}?pedir=baja", page.place())).await;
    let form = part(&page, "leave").with("ends_on", &tomorrow.to_string());
    let page = rosa.sends(&form).await;
    assert!(page.sees(&tomorrow.to_string()), "{}", page.words());
    // A minute before midnight she works there still; after it the same session is shut out, and
    // nobody did anything.
    house.passes(Span::hours(12) - Span::minutes(1));
    let (mut daniela, _) = enters(&house, DANIELA).await;
    let open = daniela.opens(&inside).await;
    assert!(open.sees("Panadería El Trigo SpA"), "{}", open.words());
    house.passes(Span::minutes(2));
    let shut = daniela.opens(&inside).await;
    assert!(shut.sees("figuras como dado de baja"), "{}", shut.words());
    let company = trigo.to_string();
    let place = [("platform", "gestion"), ("company", company.as_str())];
    let function = daniela.posts("/api/module/list", &place).await;
    assert!(!function.body.contains("Capacitación"));
    let page = daniela.opens(&other).await;
    assert!(
        page.sees("Transportes Cordillera Ltda."),
        "{}",
        page.words()
    );
    // The lists of a company belong to whoever administers it, in the one as in the other.
    let list = daniela.opens(&format!("{other}/personas")).await;
    assert_eq!(list.status, StatusCode::NOT_FOUND);
    let (mut rosa, _) = enters(&house, ROSA).await;
    let page = card(&mut rosa, &format!("{inside}/personas"), "daniela").await;
    assert!(page.sees("Inhabilitado"), "{}", page.words());
}

#[tokio::test]
async fn p17_what_waits_tells_of_requests_and_where_they_are_answered() {
    let (house, _folder) = house().await;
    let trigo = company(&house, TRIGO).await;
    let (mut rosa, _) = enters(&house, ROSA).await;
    let waits = format!("/gestion/e/{trigo}/personas/pendientes");
    let page = rosa.opens(&waits).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.sees("Sin cuenta todavía") && page.sees("Solicitudes"));
    // A cursor that no page gave is no page.
    let odd = rosa.opens(&format!("{waits}?desde=perez")).await;
    assert!(!odd.sees("Sin cuenta todavía"));
}
