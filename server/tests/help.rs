//! The help centre: every article of every platform, what its links lead to, and the search.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use domain::locale::Locale;
use domain::platform::Guide;
use scraper::Html;

use crate::companies;
use crate::harness::{House, Page};

/// A house whose first platform of Chile has the guide that no platform of the demonstration has.
async fn house() -> House {
    House::with(true, |config| {
        for platform in &mut config.platforms {
            if platform.slug.as_str() == "workera" {
                platform.guides.insert(Guide::Accounts);
            }
        }
    })
    .await
}

const PLATFORMS: [&str; 3] = ["hanna", "gestion", "workera"];

async fn opens(house: &House, address: &str) -> Page {
    house.browser().opens(address).await
}

/// Every article that the centre and its articles lead to.
async fn articles(house: &House, platform: &str) -> BTreeSet<String> {
    let centre = format!("/{platform}/ayuda");
    let (mut known, mut ahead) = (BTreeSet::new(), vec![centre.clone()]);
    while let Some(address) = ahead.pop() {
        let page = opens(house, &address).await;
        let links = page.attributes("main a", "href");
        let links = links.iter().filter_map(|link| link.split('#').next());
        for link in links.filter(|link| link.starts_with(&format!("{centre}/"))) {
            if known.insert(link.to_owned()) {
                ahead.push(link.to_owned());
            }
        }
    }
    known
}

#[tokio::test]
async fn every_article_is_whole_and_says_where_it_stands() {
    let house = house().await;
    for (platform, least) in PLATFORMS.into_iter().zip([3, 3, 13]) {
        let all = articles(&house, platform).await;
        assert!(all.len() >= least, "{platform}: {all:?}");
        for address in all {
            let page = opens(&house, &address).await;
            assert_eq!(page.status, StatusCode::OK, "{address}");
            assert_eq!(page.count("h1"), 1, "{address}");
            assert_eq!(page.text(".crumbs li:first-child"), "Centro de ayuda");
            assert_eq!(page.text(".crumbs [aria-current=page]"), page.text("h1"));
            let title = page.text("title");
            assert!(title.starts_with(&page.text("h1")), "{address}: {title}");
            let (document, _) = page.body.split_once("</html>").unwrap();
            let errors = Html::parse_document(&format!("{document}</html>")).errors;
            let errors: Vec<_> = errors
                .iter()
                .filter(|error| !error.contains("Saw ! in state MarkupDeclarationOpen"))
                .collect();
            assert!(errors.is_empty(), "{address}: {errors:?}");
            let ids = page.attributes("[id]", "id");
            let unique: BTreeSet<_> = ids.iter().collect();
            assert_eq!(ids.len(), unique.len(), "{address}: {ids:?}");
        }
    }
}

#[tokio::test]
async fn a72_no_link_of_an_article_leads_nowhere() {
    let house = house().await;
    for platform in PLATFORMS {
        for address in articles(&house, platform).await {
            let page = opens(&house, &address).await;
            // Only whom to ask is elsewhere: at the telephone and in a mailbox.
            let pages = "main a:not([href^='tel:']):not([href^='mailto:'])";
            let links = page.attributes(pages, "href");
            let known = links.len() + page.count("#contacto a");
            assert_eq!(known, page.count("main a"), "{address}");
            for link in links {
                let (path, anchor) = link.split_once('#').unwrap_or((&link, ""));
                let path = if path.is_empty() { &address } else { path };
                let there = opens(&house, path).await;
                assert_eq!(there.status, StatusCode::OK, "{address}: {link}");
                if !anchor.is_empty() {
                    let id = format!("[id='{anchor}']");
                    assert_eq!(there.count(&id), 1, "{address}: {link}");
                }
            }
        }
    }
}

#[tokio::test]
async fn a71_the_questions_stand_in_their_sections_each_with_an_address() {
    let house = house().await;
    let page = opens(&house, "/gestion/ayuda/claves-y-usuarios").await;
    assert_eq!(page.text("h1"), "Preguntas frecuentes: Claves y usuarios");
    for (anchor, title) in [
        ("generales", "Preguntas frecuentes generales"),
        ("problemas-de-acceso", "Problemas de acceso"),
        ("rol-administrador", "Rol administrador empresa"),
    ] {
        assert_eq!(page.text(&format!("#{anchor} > h2")), title);
        let questions = page.attributes(&format!("#{anchor} > article"), "id");
        assert!(questions.len() >= 5, "{title}: {questions:?}");
        for question in questions {
            let link = format!("nav a[href='#{question}']");
            assert_eq!(page.count(&link), 1, "{question}");
        }
    }
    // whoever administers is led to the steps.
    let led = page.attributes("#rol-administrador > article a", "href");
    let steps = led.iter().filter(|link| link.contains("/manual#"));
    assert_eq!(
        steps.count(),
        page.count("#rol-administrador > article"),
        "{led:?}"
    );
}

#[tokio::test]
async fn a12_a35_whom_to_call_is_data_of_the_platform() {
    let call = "llama a Soporte ACHS al 600 600 2247";
    let address = "/gestion/ayuda/claves-y-usuarios";
    let page = opens(&house().await, address).await;
    for question in ["otra-empresa", "otros-modulos"] {
        assert!(
            page.text(&format!("#{question}")).contains(call),
            "{question}"
        );
    }
    for (address, words) in [
        ("tel:6006002247", "600 600 2247"),
        (
            "mailto:soporte@achsgestion.example",
            "soporte@achsgestion.example",
        ),
    ] {
        assert_eq!(page.text(&format!("#contacto a[href='{address}']")), words);
    }
    let hours = "600 600 2247 (lunes a viernes de 8:30 a 18:00).";
    assert!(page.text("#contacto").contains(hours), "{}", page.words());
    let other = House::with(true, |config| {
        for platform in &mut config.platforms {
            platform.contacts.support = None;
            platform.contacts.phone = Some("111".to_owned());
        }
    })
    .await;
    let page = opens(&other, address).await;
    assert!(page.text("#otra-empresa").contains("llama al 111"));
    assert!(!page.sees("Soporte ACHS") && !page.sees("600 600 2247"));
    assert_eq!(page.text("#contacto a[href^='tel:']"), "111");
}

#[tokio::test]
async fn w35_w36_the_guide_leads_from_part_to_part() {
    let house = house().await;
    let page = opens(&house, "/workera/ayuda/guia-inicial-parte-1").await;
    assert_eq!(page.text("h1"), "Parte 1: Cuenta e inicio de sesión");
    assert_eq!(
        page.text(".crumbs li:nth-child(2)"),
        "Guía Inicial de Uso de Workera"
    );
    let href = "/workera/ayuda/guia-inicial-parte-2";
    let title = "Parte 2: Secciones y Usuarios";
    assert_eq!(page.text(&format!("#continua a[href='{href}']")), title);
    let second = opens(&house, href).await;
    assert_eq!(second.text("h1"), title);
    assert!(!second.sees("todavía no está escrita"));
    for (anchor, steps) in [("estructura", 5), ("agregar", 4), ("inhabilitar", 4)] {
        assert_eq!(
            second.count(&format!("#{anchor} ol > li")),
            steps,
            "{anchor}"
        );
    }
    for (number, name) in [
        (3, "Creación de Empleados y Enrolamiento"),
        (4, "Horario, Turno y Asignación"),
        (5, "Salidas Especiales y Asignación"),
        (6, "Reportes"),
        (7, "Gestión Documental"),
    ] {
        let href = format!("/workera/ayuda/guia-inicial-parte-{number}");
        let title = format!("Parte {number}: {name}");
        assert_eq!(page.text(&format!("#continua a[href='{href}']")), title);
        let part = opens(&house, &href).await;
        assert_eq!(part.text("h1"), title);
        assert!(part.sees("todavía no está escrita"), "{title}");
        assert!(
            part.sees("escribe a coordinacion@qwantec.example"),
            "{title}"
        );
    }
}

#[tokio::test]
async fn h47_the_manual_asks_for_as_long_a_password_as_the_form() {
    let house = house().await;
    let page = opens(&house, "/hanna/ayuda/manual").await;
    let least = format!("al menos {} caracteres", domain::password::MIN_CHARS);
    assert!(page.sees(&least), "{}", page.words());
}

#[tokio::test]
async fn h47_the_manual_names_the_ways_on_where_the_platform_has_them() {
    let house = house().await;
    for (platform, joins, asks) in [
        ("hanna", "activar", true),
        ("gestion", "registrarse", false),
        ("workera", "", false),
        ("cct", "", false),
    ] {
        let page = opens(&house, &format!("/{platform}/ayuda/manual")).await;
        let stands = format!("a[href='/{platform}/registro/estado']");
        assert_eq!(
            page.count(&format!("main {stands}")),
            usize::from(!joins.is_empty()),
            "{platform}"
        );
        if !joins.is_empty() {
            assert_eq!(page.count(&format!("#{joins} {stands}")), 1, "{platform}");
            let told = page.text(&format!("#{joins} ol"));
            assert!(told.contains("«¿Dónde va mi registro?»"), "{told}");
        }
        assert_eq!(page.count("#preguntas") == 1, asks, "{platform}");
        assert_eq!(page.sees("«Recibir un código»"), asks, "{platform}");
        assert_eq!(page.sees("«Radicar PQRSF»"), asks, "{platform}");
        // Only where a company opens its account by itself does a form list anybody.
        let lists = page.sees("formulario de apertura");
        assert_eq!(lists, platform == "workera", "{platform}");
    }
}

#[tokio::test]
async fn h38_the_manual_leads_to_the_form_that_unblocks_or_to_where_the_page_says() {
    let own = opens(&house().await, "/hanna/ayuda/manual").await;
    assert_eq!(own.count("#preguntas a[href='/hanna/pqrsf']"), 1);
    let told = own.text("#preguntas ol");
    for words in ["elija «Desbloqueo»", "Respuesta en 1 día hábil."] {
        assert!(told.contains(words), "{told}");
    }
    let house = House::with(true, |config| {
        for platform in &mut config.platforms {
            platform.pqrsf = None;
        }
    })
    .await;
    let elsewhere = opens(&house, "/hanna/ayuda/manual").await;
    assert_eq!(elsewhere.count("#preguntas a[href='/hanna/pqrsf']"), 0);
    let told = elsewhere.text("#preguntas ol");
    assert!(told.contains("la página le dice dónde radicar"), "{told}");
    assert!(!told.contains("«Radicar PQRSF»"), "{told}");
}

/// The same platform in Chile: no word of the other voice is left in what is told about an account.
#[tokio::test]
async fn h47_the_manual_speaks_in_the_voice_of_the_platform() {
    let chile = House::with(true, |config| {
        for platform in &mut config.platforms {
            platform.locale = Locale::EsCl;
        }
    })
    .await;
    let colombia = house().await;
    for (house, register, own, other) in [
        (chile, "Registrarse", "presiona", ["presione", "usted"]),
        (
            colombia,
            "Crear Cuenta Nueva",
            "presione",
            ["presiona", " tu "],
        ),
    ] {
        let page = opens(&house, "/hanna/ayuda/manual").await;
        let first = page.text("#crear li:first-child");
        assert!(first.ends_with(&format!("«{register}».")), "{first}");
        for chapter in [
            "crear",
            "activar",
            "preguntas",
            "clave",
            "factor",
            "servicios",
        ] {
            let told = page.text(&format!("#{chapter} ol")).to_lowercase();
            assert!(told.contains(own), "{told}");
            for word in other {
                assert!(!told.contains(word), "{told}");
            }
        }
    }
}

#[tokio::test]
async fn the_manual_has_a_chapter_for_each_room_of_an_administrator() {
    let house = house().await;
    let rooms = [
        "personas",
        "perfiles",
        "disenar-perfiles",
        "suplentes",
        "por-que",
        "responder-solicitudes",
        "pendientes",
        "cargas",
        "deshacer",
    ];
    for (platform, has, registers) in [
        ("gestion", true, true),
        ("workera", true, false),
        ("hanna", false, false),
        ("cct", false, false),
    ] {
        let page = opens(&house, &format!("/{platform}/ayuda/manual")).await;
        for room in rooms {
            let steps = page.count(&format!("#{room} ol > li"));
            assert_eq!(steps >= 3, has, "{platform}: {room}");
        }
        assert_eq!(page.count("#registrarse") == 1, registers, "{platform}");
        // A company reminds whoever has no account, an institution those whom it invited.
        let reminds = has || platform == "cct";
        assert_eq!(page.sees("«Recordar a todos»"), reminds, "{platform}");
        let members = page.count("#personas-de-la-institucion ol > li");
        assert_eq!(members >= 3, platform == "cct", "{platform}");
    }
}

#[tokio::test]
async fn c37_accounts_have_their_six_questions_and_lead_to_payment_and_contact() {
    let house = house().await;
    let address = "/workera/ayuda/cuentas-de-usuario";
    let page = opens(&house, address).await;
    assert_eq!(page.text("h1"), "CUENTAS DE USUARIO");
    assert_eq!(page.count(".section:not(#contacto) > h2"), 6);
    let links = page.attributes("#crear-individual a", "href");
    let contact = format!("{address}#contacto");
    assert_eq!(links, ["/workera/ayuda/formas-de-pago", contact.as_str()]);
    // Nobody is sent to a button that is not there.
    assert!(page.sees("Todavía no se puede crear aquí") && !page.sees("SUSCRÍBETE"));
    // Only where the platform says so.
    let elsewhere = opens(&house, "/gestion/ayuda/cuentas-de-usuario").await;
    assert_eq!(elsewhere.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_search_minds_no_accents_and_leads_to_the_answer() {
    let house = house().await;
    let mut browser = house.browser();
    let page = browser.opens("/gestion/ayuda").await;
    let form = page.form("/gestion/ayuda").with("buscar", "OLVIDE clave");
    let page = browser.sends(&form).await;
    assert_eq!(
        page.attribute("#buscar", "value").as_deref(),
        Some("OLVIDE clave")
    );
    assert!(
        page.text("main [role=status]")
            .contains("para «OLVIDE clave»")
    );
    let first = page.attribute(".help__hit a", "href");
    let answer = "/gestion/ayuda/claves-y-usuarios#olvide-mi-contrasena";
    assert_eq!(first.as_deref(), Some(answer));
    let many = browser.opens("/gestion/ayuda?buscar=contrase%C3%B1a").await;
    let hits = many.count(".help__hit");
    assert!(hits > 5, "{hits}");
    assert!(
        many.text("main [role=status]")
            .starts_with(&format!("{hits} respuestas"))
    );
    // Where an answer is cut off stands one sign, and an article does not stand in itself.
    assert!(many.body.contains('…'));
    assert!(!many.body.contains(".…") && !many.body.contains(",…"));
    let whole = browser.opens("/gestion/ayuda?buscar=clave").await;
    let title = "Preguntas frecuentes: Claves y usuarios";
    assert_eq!(whole.text(".help__hit h3"), title);
    assert_eq!(whole.count(".help__hit:first-child .soft"), 0);
    assert_eq!(whole.text(".help__hit .soft"), title);
}

#[tokio::test]
async fn a_search_without_answers_says_what_to_try() {
    let house = house().await;
    for wanted in ["zanahoria", "como", "%3Cscript%3Ealert(1)%3C/script%3E"] {
        let page = opens(&house, &format!("/workera/ayuda?buscar={wanted}")).await;
        assert_eq!(page.count(".help__hit"), 0, "{wanted}");
        assert!(page.sees("Sin resultados"), "{wanted}");
        assert!(
            page.text("main [role=status]")
                .starts_with("No hay respuestas")
        );
        assert_eq!(page.count("script:not([nonce])"), 0, "{wanted}");
        assert_eq!(
            page.count("a[href='/workera/ayuda']:not(.frame__footer a)"),
            1
        );
    }
    let page = opens(&house, "/workera/ayuda?buscar=%20").await;
    assert_eq!(page.count("main [role=status]"), 0);
    assert!(page.count(".card") >= 3);
}

#[tokio::test]
async fn an_article_that_nobody_wrote_is_not_there() {
    let house = house().await;
    for address in [
        "/hanna/ayuda/claves-y-usuarios",
        "/gestion/ayuda/guia-inicial",
        "/gestion/ayuda/acceso",
        "/hanna/ayuda/nada",
    ] {
        let page = opens(&house, address).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{address}");
        assert!(page.sees("No encontramos esta página"), "{address}");
    }
}

#[tokio::test]
async fn the_pages_where_a_question_arises_lead_to_its_answer() {
    let house = house().await;
    for (page, answers) in [
        (
            "/gestion/ingresar",
            &["/gestion/ayuda/claves-y-usuarios#problemas-de-acceso"][..],
        ),
        ("/hanna/ingresar", &["/hanna/ayuda/acceso"]),
        (
            "/gestion/registro",
            &[
                "/gestion/ayuda/claves-y-usuarios#no-puedo-entrar",
                "/gestion/ayuda/claves-y-usuarios#registro-en-pausa",
            ],
        ),
    ] {
        let links = opens(&house, page).await.attributes("main a", "href");
        for answer in answers {
            assert!(links.iter().any(|link| link == answer), "{page}: {links:?}");
            let (path, anchor) = answer.split_once('#').unwrap_or((answer, "titulo"));
            let there = opens(&house, path).await;
            assert_eq!(there.count(&format!("#{anchor}")), 1, "{answer}");
        }
    }
}

#[tokio::test]
async fn a72_each_room_of_a_company_leads_to_its_answer() {
    let (house, _folder) = companies::house().await;
    let trigo = companies::company(&house, "54000001-8").await;
    let (mut rosa, _) = companies::enters(&house, "46000001-7").await;
    let keys = "/gestion/ayuda/claves-y-usuarios";
    let manual = "/gestion/ayuda/manual";
    for (room, article, anchor) in [
        ("personas", keys, "inhabilitar"),
        ("personas/pendientes", manual, "pendientes"),
        ("estructura", keys, "estructura"),
        ("usuarios", keys, "modificar-perfiles"),
        ("perfiles", keys, "modificar-perfiles"),
        ("perfiles/nuevo", manual, "disenar-perfiles"),
        ("perfiles/suplentes", manual, "suplentes"),
        ("perfiles/porque", manual, "por-que"),
        ("cargas", keys, "cargas-masivas"),
        ("modulos", keys, "otros-modulos"),
    ] {
        let page = rosa.opens(&format!("/gestion/e/{trigo}/{room}")).await;
        let links = page.attributes("main .way a[href*='/ayuda/']", "href");
        let [link] = links.as_slice() else {
            panic!("{room}: {links:?}");
        };
        assert!(link.starts_with(article), "{room}: {link}");
        assert!(link.ends_with(&format!("#{anchor}")), "{room}: {link}");
        let (address, _) = link.split_once('#').unwrap();
        let there = rosa.opens(address).await;
        assert_eq!(there.count(&format!("#{anchor}")), 1, "{room}: {link}");
    }
}
