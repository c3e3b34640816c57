//! An institution's accounts without script: the key by text message, the panel, an invitation from
//! the form to the account, the operators' page. Its people are those of the demonstration.

use axum::http::StatusCode;
use backend::config::Config;
use backend::demo::TOTP;
use backend::second_factor::Seed;
use backend::sms::Text;
use backend::{outbox, storage};
use domain::time::Span;
use tempfile::TempDir;

use crate::harness::{Browser, House, Page};
use crate::people::{asks, card, part};

const PASSWORD: &str = backend::demo::PASSWORD;
pub const ELENA: [&str; 2] = ["elena.fuentes@robles.example", "911110001"];
pub const BRUNO: [&str; 2] = ["bruno.salas@robles.example", "911110002"];
pub const CARLA: [&str; 2] = ["carla.nunez@robles.example", "911110003"];

/// A house with the people of the platform alone.
pub async fn house() -> (House, TempDir) {
    let only = |config: &mut Config| config.platforms.retain(|one| one.slug.as_str() == "cct");
    let house = House::with(true, only).await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("afiliados.csv");
    backend::demo::load(&house.backend, &file).await.unwrap();
    // What was sent to make the people up is an hour old.
    house.passes(Span::hours(1));
    (house, folder)
}

/// The code in the newest text message to that mobile.
async fn texted(house: &House, phone: &str) -> String {
    outbox::deliver_due(&house.backend).await.unwrap();
    let listed = house
        .backend
        .db
        .read(|mut tx| async move {
            let listed = storage::outbox::newest(&mut tx, 100).await?;
            tx.done(listed)
        })
        .await
        .unwrap();
    let texts = listed.iter().filter(|row| row.channel == "sms");
    let mut texts = texts.filter_map(|row| {
        let sealed = row.sealed.as_deref()?;
        Some(outbox::open::<Text>(&house.backend, row.id, sealed).unwrap())
    });
    let text = texts.find(|text| text.to.e164().ends_with(phone)).unwrap();
    text.body.rsplit('#').next().unwrap().to_owned()
}

/// The link in the newest invitation to that address, without the origin.
pub async fn link_to(house: &House, email: &str) -> String {
    let letters = house.letters().await;
    let mut mine = letters
        .iter()
        .rev()
        .filter(|one| one.to.delivery() == email);
    let address = &mine.next().unwrap().button.as_ref().unwrap().address;
    address
        .strip_prefix(&house.backend.config.origin)
        .unwrap()
        .to_owned()
}

/// Password given; the key is next.
async fn half(house: &House, email: &str) -> (Browser, Page) {
    let mut browser = house.browser();
    let page = browser.opens("/cct/ingresar").await;
    let form = page
        .form("/api/session/sign-in")
        .with("identity", email)
        .with("password", PASSWORD);
    let page = browser.sends(&form).await;
    (browser, page)
}

/// Signed in, at the institution.
pub async fn enters(house: &House, [email, phone]: [&str; 2]) -> (Browser, Page) {
    let (mut browser, page) = half(house, email).await;
    let code = texted(house, phone).await;
    let form = page.form("/api/second-factor/pass").with("code", &code);
    let page = browser.sends(&form).await;
    (browser, page)
}

pub fn invite(page: &Page, email: &str, rut: &str) -> crate::harness::Form {
    page.form("/api/invitations/send")
        .with("first_name", "Felipe")
        .with("first_surname", "Rojas")
        .with("second_surname", "Lara")
        .with("document", rut)
        .with("email", email)
        .with("phone", "9 1155 0007")
        .with("role", "user")
}

#[tokio::test]
async fn c24_c25_the_key_is_asked_at_every_sign_in_and_its_number_is_masked() {
    let (house, _folder) = house().await;
    let (mut elena, page) = half(&house, ELENA[0]).await;
    assert_eq!(page.place(), "/cct/ingresar/codigo");
    assert!(page.sees("+56 9 •••• ••01"), "{}", page.words());
    assert!(!page.body.contains("911110001"));
    assert!(page.sees("Sirve durante 5 minutos"));
    // TOTP is offered beside it, with the reason.
    assert!(page.sees("funciona sin señal y es más segura"));
    let code = page.attribute("#code", "autocomplete");
    assert_eq!(code.as_deref(), Some("one-time-code"));
    // A18: nothing else opens.
    let other = elena.opens("/cct/inicio").await;
    assert_eq!(other.address, "/cct/ingresar/codigo?next=/cct/inicio");
    let page = elena.opens("/cct/ingresar/codigo").await;
    let code = texted(&house, ELENA[1]).await;
    let wrong = if code == "000000" { "000001" } else { "000000" };
    let form = page.form("/api/second-factor/pass").with("code", wrong);
    let page = elena.sends(&form).await;
    assert!(
        page.sees("No es el código que enviamos"),
        "{}",
        page.words()
    );
    let again = page.form("/api/second-factor/send");
    let page = elena.sends(&again).await;
    assert!(page.sees("Ya enviamos varias claves"), "{}", page.words());
    house.passes(Span::seconds(31));
    let page = elena.sends(&again).await;
    assert!(page.address.contains("sms=si"), "{}", page.address);
    // The one before is good no more.
    let old = page.form("/api/second-factor/pass").with("code", &code);
    let page = elena.sends(&old).await;
    assert!(page.sees("No es el código que enviamos"));
    let code = texted(&house, ELENA[1]).await;
    let form = page.form("/api/second-factor/pass").with("code", &code);
    let page = elena.sends(&form).await;
    assert!(page.place().starts_with("/cct/e/"), "{}", page.place());
    assert!(page.sees("Colegio Los Robles") && page.sees("Súper Administrador"));
    // In the own settings it says what is asked, and why an application is better.
    let page = elena.opens("/cct/cuenta/seguridad").await;
    assert!(page.sees("una clave que llega por SMS"), "{}", page.words());
}

#[tokio::test]
async fn c05_who_belongs_to_an_institution_reads_of_it_and_of_no_company() {
    let (house, _folder) = house().await;
    let (mut elena, home) = enters(&house, ELENA).await;
    assert!(home.sees("RUT de la institución"), "{}", home.words());
    assert!(!home.sees("RUT de la empresa"));
    for (at, words) in [
        (
            format!("{}/cuentas", home.place()),
            "Inicio de la institución",
        ),
        (
            format!("{}/personas", home.place()),
            "Inicio de la institución",
        ),
        ("/cct/inicio".to_owned(), "Tu institución"),
        ("/cct/empresas".to_owned(), "Tu institución"),
    ] {
        let page = elena.opens(&at).await;
        assert!(page.sees(words), "{at}: {}", page.words());
        assert!(!page.sees("Tus empresas"), "{at}");
    }
}

#[tokio::test]
async fn c27_c34_c36_a31_an_invitation_from_the_form_to_the_account() {
    let (house, _folder) = house().await;
    let (mut elena, home) = enters(&house, ELENA).await;
    let accounts = format!("{}/cuentas", home.place());
    assert!(home.count(&format!("main a[href='{accounts}']")) >= 1);
    let page = elena.opens(&accounts).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.header("cache-control"), "no-store");
    for words in [
        "3 de 10 en uso; quedan 7",
        "Plan Institucional",
        "Diego Mora Leal",
        "Pendiente",
    ] {
        assert!(page.sees(words), "{words}: {}", page.words());
    }
    // What is typed wrong is told beside its field, and the rest stays.
    let page = elena.sends(&invite(&page, "felipe", "46300001-9")).await;
    let typed = page.attribute("#first_name", "value");
    assert_eq!(typed.as_deref(), Some("Felipe"), "{}", page.words());
    let page = elena
        .sends(&invite(&page, "felipe@robles.example", "46300001-8"))
        .await;
    assert!(page.sees("Invitación enviada."), "{}", page.words());
    let link = house.mailed_link_to("felipe@robles.example").await;
    assert!(link.starts_with("/cct/enlace/invitacion/"), "{link}");
    let token = link.rsplit('/').next().unwrap();
    let listed = elena.opens(&accounts).await;
    for page in [&page, &listed] {
        assert!(!page.body.contains(token) && !page.body.contains("/enlace/"));
    }
    // Q54: opened where somebody is signed in, it says so and accepts nothing.
    let mine = elena.opens(&link).await;
    assert_eq!(mine.place(), "/cct/invitacion");
    assert!(
        mine.sees("Hay una sesión abierta en este navegador"),
        "{}",
        mine.words()
    );
    let fields = [("platform", "cct"), ("code", "123456")];
    let refused = elena.posts("/api/invitation/accept", &fields).await;
    assert!(
        !refused.place().starts_with("/cct/e/"),
        "{}",
        refused.place()
    );
    // The invitee, in a browser of their own.
    let mut felipe = house.browser();
    let page = felipe.opens(&link).await;
    assert_eq!(page.place(), "/cct/invitacion");
    assert_eq!(page.header("cache-control"), "no-store");
    for words in [
        "Colegio Los Robles",
        "felipe@robles.example",
        "Usuario",
        "+56 9 •••• ••07",
    ] {
        assert!(page.sees(words), "{words}: {}", page.words());
    }
    assert!(!page.body.contains("46300001") && !page.body.contains("46.300.001"));
    let form = page
        .form("/api/invitation/begin")
        .with("document", "46200005-7")
        .with("phone", "911550007")
        .with("password", "un faro muy lejano")
        .with("password_again", "un faro muy lejano")
        .with("consent_data", "yes");
    let page = felipe.sends(&form).await;
    assert!(
        page.sees("No es el RUT de la invitación"),
        "{}",
        page.words()
    );
    let form = page
        .form("/api/invitation/begin")
        .with("document", "46300001-8")
        .with("password", "un faro muy lejano")
        .with("password_again", "un faro muy lejano")
        .with("consent_data", "yes");
    let page = felipe.sends(&form).await;
    assert!(page.sees("Confirma tu celular"), "{}", page.words());
    let code = texted(&house, "911550007").await;
    let form = page.form("/api/invitation/accept").with("code", &code);
    let page = felipe.sends(&form).await;
    assert_eq!(page.place(), home.place());
    assert!(page.sees("Colegio Los Robles") && page.sees("Usuario"));
    // C-30: a «Usuario» invites nobody and sees nothing of it.
    assert_eq!(page.count(&format!("main a[href='{accounts}']")), 0);
    assert_ne!(felipe.opens(&accounts).await.status, StatusCode::OK);
    let listed = elena.opens(&format!("{accounts}?estado=accepted")).await;
    assert!(listed.sees("Felipe Rojas Lara") && listed.sees("4 de 10 en uso"));
}

#[tokio::test]
async fn q54_a28_who_comes_back_by_an_invitation_gives_the_code_of_their_application() {
    let (house, _folder) = house().await;
    house.gives_codes("cct", CARLA[0]).await;
    let (mut elena, home) = enters(&house, ELENA).await;
    let list = format!("{}/personas", home.place());
    let page = card(&mut elena, &list, "nunez").await;
    let page = asks(&mut elena, &page, "inhabilitar").await;
    let page = elena
        .sends(&part(&page, "disable").with("reason", "other"))
        .await;
    assert!(page.sees("su cupo quedó libre"), "{}", page.words());
    house.passes(Span::minutes(1));
    let page = elena.opens(&format!("{}/cuentas", home.place())).await;
    let page = elena.sends(&invite(&page, CARLA[0], "46200003-0")).await;
    assert!(page.sees("Invitación enviada."), "{}", page.words());
    // Somebody who reads her letters, with a mobile of their own.
    let mut other = house.browser();
    let page = other.opens(&house.mailed_link_to(CARLA[0]).await).await;
    let form = page
        .form("/api/invitation/begin")
        .with("document", "46200003-0")
        .with("phone", "911550007")
        .with("password", "un faro muy lejano")
        .with("password_again", "un faro muy lejano")
        .with("consent_data", "yes");
    let page = other.sends(&form).await;
    assert!(page.sees("Confirma tu celular"), "{}", page.words());
    let code = texted(&house, "911550007").await;
    let form = page.form("/api/invitation/accept").with("code", &code);
    let page = other.sends(&form).await;
    assert_eq!(page.place(), "/cct/ingresar/codigo");
    let shut = other.opens(home.place()).await;
    assert!(!shut.sees("Colegio Los Robles"), "{}", shut.words());
    // Herself, with her telephone: where the invitation leads.
    let code = Seed::parse(TOTP).unwrap();
    let code = code.code(house.backend.env.clock.now());
    let form = page.form("/api/second-factor/pass").with("code", &code);
    let page = other.sends(&form).await;
    assert_eq!(page.place(), home.place(), "{}", page.words());
    assert!(page.sees("Colegio Los Robles") && page.sees("Usuario"));
}

#[tokio::test]
async fn c34_a33_sending_again_and_taking_back_ask_once() {
    let (house, _folder) = house().await;
    let (mut bruno, home) = enters(&house, BRUNO).await;
    let accounts = format!("{}/cuentas", home.place());
    let page = bruno.opens(&accounts).await;
    let before = link_to(&house, "diego.mora@robles.example").await;
    let id = page.attribute("button[name=resend]", "value").unwrap();
    let form = page.form("/api/invitations/change").with("resend", &id);
    let page = bruno.sends(&form).await;
    assert!(page.sees("Invitación reenviada."), "{}", page.words());
    assert_ne!(link_to(&house, "diego.mora@robles.example").await, before);
    let mut old = house.browser();
    let dead = old.opens(&before).await;
    assert!(dead.sees("Este enlace ya se usó, o lo reemplazó uno más nuevo"));
    let page = bruno.opens(&format!("{accounts}?revocar={id}")).await;
    assert!(
        page.sees("¿Revocar la invitación de Diego Mora Leal?"),
        "{}",
        page.words()
    );
    let form = crate::harness::Form::bare(
        "/api/invitations/change",
        &[
            ("platform", "cct"),
            ("company", home.place().rsplit('/').next().unwrap()),
            ("revoke", &id),
        ],
    );
    let page = bruno.sends(&form).await;
    assert!(page.sees("Invitación revocada."), "{}", page.words());
    let revoked = bruno.opens(&format!("{accounts}?estado=revoked")).await;
    assert!(revoked.sees("Diego Mora Leal") && revoked.count("button[name=resend]") == 0);
}

#[tokio::test]
async fn c31_an_operator_creates_an_institution_and_changes_its_seats() {
    let (house, _folder) = house().await;
    let nobody = house.browser().opens("/cct/operacion/instituciones").await;
    assert_eq!(nobody.place(), "/cct/operacion/ingresar");
    let mut sofia = crate::operation::sofia(&house, "cct").await;
    let page = sofia.opens("/cct/operacion").await;
    assert!(page.sees("Instituciones y planes"), "{}", page.words());
    let page = sofia.opens("/cct/operacion/instituciones").await;
    assert!(page.sees("Colegio Los Robles") && page.sees("3 de 10 en uso"));
    let create = |page: &Page, email: &str| {
        page.form("/api/institutions/create")
            .with("company_rut", "54.200.003-1")
            // A41: told as text wherever it is shown.
            .with(
                "company_legal_name",
                "<script>alert(1)</script> \"Norte\" & Sur",
            )
            .with("company_product", "Plan <b>Inicial</b>")
            .with("seats", "3")
            .with("first_name", "Ñandú")
            .with("first_surname", "D'Angelo")
            .with("document", "46300002-6")
            .with("email", email)
            .with("phone", "911770001")
    };
    let page = sofia.sends(&create(&page, "ñandu@")).await;
    let kept = page.attribute("#seats", "value");
    assert_eq!(kept.as_deref(), Some("3"), "{}", page.words());
    let page = sofia.sends(&create(&page, "nandu@norte.example")).await;
    assert!(page.sees("Institución creada."), "{}", page.words());
    assert!(!page.body.contains("<script>alert(1)") && !page.body.contains("<b>Inicial"));
    let letters = house.letters().await;
    let letter = letters.last().unwrap();
    assert_eq!(letter.to.delivery(), "nandu@norte.example");
    let mut first = house.browser();
    let opened = first.opens(&house.mailed_link().await).await;
    assert!(
        opened.sees("<script>alert(1)</script> \"Norte\" & Sur"),
        "{}",
        opened.words()
    );
    assert!(!opened.body.contains("<script>alert(1)"));
    let links = page.attributes("main a[href*='cambiar=']", "href");
    let page = sofia.opens(&links[0]).await;
    let form = page.form("/api/institutions/change").with("act", "seats");
    let refused = sofia.sends(&form.clone().with("seats", "0")).await;
    assert!(
        refused.sees("Escribe un número de cupos"),
        "{}",
        refused.words()
    );
    let changed = sofia.sends(&form.with("seats", "7")).await;
    assert!(changed.sees("Cupos cambiados.") && changed.sees("0 de 7 en uso"));
    // C-31: nobody accepted yet, and the address was mistyped.
    let again = sofia.opens(&links[0]).await;
    let form = again
        .form("/api/institutions/first")
        .with("first_name", "Ñandú")
        .with("first_surname", "D'Angelo")
        .with("document", "46300002-6")
        .with("phone", "911770001");
    let page = sofia.sends(&form.clone().with("email", "nandu@")).await;
    let kept = page.attribute("#first_name", "value");
    assert_eq!(kept.as_deref(), Some("Ñandú"), "{}", page.words());
    let page = sofia.sends(&form.with("email", "nandu@sur.example")).await;
    assert!(page.sees("Invitación enviada."), "{}", page.words());
    assert!(
        link_to(&house, "nandu@sur.example")
            .await
            .contains("/enlace/invitacion/")
    );
    let dead = first.opens("/cct/invitacion").await;
    assert!(dead.sees("Este enlace ya se usó, o lo reemplazó uno más nuevo"));
    // No acquisition opens a company here without a plan.
    let bare = sofia.opens("/cct/operacion").await;
    assert!(bare.sees("Instituciones y planes"));
    assert_eq!(bare.count("form[action='/api/operation/record']"), 0);
    // And a platform without institutions has no such page.
    let (other, _) = (House::new().await, ());
    assert_eq!(
        other
            .browser()
            .opens("/gestion/operacion/instituciones")
            .await
            .place(),
        "/gestion/operacion/ingresar"
    );
}

#[tokio::test]
async fn a46_another_institution_s_company_in_the_address_is_not_there() {
    let (house, _folder) = house().await;
    let (mut elena, _) = enters(&house, ELENA).await;
    let (rios, platform) = ("54200002-3", "cct");
    let other = house
        .backend
        .db
        .read(|mut tx| async move {
            let row = storage::company::by_rut(&mut tx, platform, rios).await?;
            tx.done(row.unwrap().id)
        })
        .await
        .unwrap();
    for path in ["cuentas", "personas", "personas/pendientes"] {
        let page = elena.opens(&format!("/cct/e/{other}/{path}")).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        assert!(!page.body.contains("Ríos"));
    }
    let letters = house.letters().await.len();
    let other = other.to_string();
    let page = elena
        .posts(
            "/api/invitations/send",
            &[
                ("platform", "cct"),
                ("company", &other),
                ("first_name", "Felipe"),
                ("first_surname", "Rojas"),
                ("document", "46300001-8"),
                ("email", "felipe@robles.example"),
                ("phone", "911550007"),
                ("role", "user"),
            ],
        )
        .await;
    assert!(!page.sees("Invitación enviada."));
    assert_eq!(house.letters().await.len(), letters);
}

#[tokio::test]
async fn c23_another_mobile_with_the_old_one_and_without_it() {
    let (house, _folder) = house().await;
    let (mut elena, _) = enters(&house, ELENA).await;
    let page = elena.opens("/cct/cuenta/seguridad").await;
    assert_eq!(page.count("main a[href='/cct/cuenta/celular']"), 1);
    let page = elena.opens("/cct/cuenta/celular").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.sees("+56 9 •••• ••01") && !page.body.contains("911110001"));
    // Of two messages to one number the newer one.
    house.passes(Span::minutes(1));
    let form = page
        .form("/api/second-factor/mobile-ask")
        .with("phone", "9 1166 0009")
        .with("way", "old")
        .with("current_password", PASSWORD);
    let page = elena.sends(&form).await;
    assert!(page.sees("Clave del celular actual"), "{}", page.words());
    let key = texted(&house, ELENA[1]).await;
    let form = page
        .form("/api/second-factor/mobile-confirm")
        .with("code", &key);
    let page = elena.sends(&form).await;
    assert!(page.sees("Código del celular nuevo"), "{}", page.words());
    let code = texted(&house, "911660009").await;
    let form = page
        .form("/api/second-factor/mobile-confirm")
        .with("code", &code);
    let page = elena.sends(&form).await;
    assert!(
        page.sees("llegan desde ahora al celular nuevo") && page.sees("+56 9 •••• ••09"),
        "{}",
        page.words()
    );
    // Without it, from where the key is asked.
    house.passes(Span::hours(2));
    let (mut bruno, page) = half(&house, BRUNO[0]).await;
    assert_eq!(page.count("main a[href='/cct/ingresar/celular']"), 1);
    let page = bruno.opens("/cct/ingresar/celular").await;
    assert!(page.sees("72 horas"), "{}", page.words());
    let form = page
        .form("/api/second-factor/mobile-ask")
        .with("phone", "9 1166 0010")
        .with("current_password", PASSWORD);
    let page = bruno.sends(&form).await;
    let code = texted(&house, "911660010").await;
    let form = page
        .form("/api/second-factor/mobile-confirm")
        .with("code", &code);
    let page = bruno.sends(&form).await;
    assert!(
        page.sees("El celular nuevo servirá después de 72 horas"),
        "{}",
        page.words()
    );
    house.passes(Span::hours(72));
    let (_, page) = half(&house, BRUNO[0]).await;
    assert!(page.sees("+56 9 •••• ••10"), "{}", page.words());
}
