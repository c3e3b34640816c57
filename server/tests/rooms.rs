//! The rooms of those with a role, as a browser without script uses them.

use axum::http::StatusCode;
use domain::access::Staff;
use domain::account::Stage;

use crate::harness::{House, Page};

const AUDIT: &str = "/hanna/administracion/auditoria";
const FILE: &str = "/hanna/administracion/auditoria/archivo";

#[tokio::test]
async fn home_leads_to_every_room_of_a_role() {
    let house = House::new().await;
    for (email, staff, rooms) in [
        (
            "mesa@porteria.example",
            Staff::HelpDesk,
            ["mesa", "mesa/personas"],
        ),
        (
            "admin@porteria.example",
            Staff::PlatformAdmin,
            ["administracion", "administracion/reglas"],
        ),
    ] {
        let mut browser = house.browser();
        house
            .lets_staff_in(&mut browser, "hanna", email, staff)
            .await;
        let home = browser.opens("/hanna/inicio").await;
        for room in rooms {
            let card = format!("main a[href='/hanna/{room}']");
            assert_eq!(home.count(&card), 1, "{room}: {}", home.words());
        }
    }
}

#[tokio::test]
async fn h42_a_service_is_asked_for_and_granted_without_script() {
    let house = House::new().await;
    let (mut ana, mut admin) = (house.browser(), house.browser());
    let full = Stage::Full;
    house
        .lets_in(&mut ana, "hanna", "ana@porteria.example", full)
        .await;
    let chief = "admin@porteria.example";
    house
        .lets_staff_in(&mut admin, "hanna", chief, Staff::PlatformAdmin)
        .await;
    let page = ana.opens("/hanna/servicios/vivienda").await;
    let form = page.form("/api/services/request");
    let page = ana.sends(&form.clone().with("reason", "")).await;
    assert!(page.sees("Escriba el motivo"), "{}", page.words());
    // What was typed stays.
    let page = ana.sends(&form.clone().with("reason", "Casa")).await;
    let again = page.form("/api/services/request");
    assert_eq!(again.value("reason"), Some("Casa"), "{}", page.words());
    let page = ana
        .sends(&form.with("reason", "=cmd Quiero una casa"))
        .await;
    assert_eq!(page.place(), "/hanna/inicio");
    assert!(page.sees("En revisión"), "{}", page.words());
    let page = admin.opens("/hanna/administracion/solicitudes").await;
    let href = page.attribute("td a, th a", "href").unwrap();
    let page = admin.opens(&href).await;
    assert!(page.sees("=cmd Quiero una casa"), "{}", page.words());
    let short = page
        .form("/api/administration/decide")
        .with("reason", "Bien")
        .with("decision", "grant");
    let page = admin.sends(&short).await;
    let again = page.form("/api/administration/decide");
    assert_eq!(again.value("reason"), Some("Bien"), "{}", page.words());
    let form = page
        .form("/api/administration/decide")
        .with("reason", "Cumple los requisitos")
        .with("decision", "grant");
    let page = admin.sends(&form).await;
    assert!(page.sees("La respuesta quedó guardada"), "{}", page.words());
    assert!(ana.opens("/hanna/inicio").await.sees("Aprobado"));
    // What was granted can be used, and by nobody before.
    let page = ana.opens("/hanna/servicios/vivienda").await;
    let open = |page: &Page| page.sees("Abrir el servicio");
    assert!(open(&page), "{}", page.words());
    let page = admin.opens("/hanna/servicios/vivienda").await;
    assert!(!open(&page), "{}", page.words());

    // And the audit tells it, in the page and in the file.
    let page = admin.opens(&format!("{AUDIT}?acto=service.granted")).await;
    assert!(
        page.sees("Aprobó una solicitud de servicio"),
        "{}",
        page.words()
    );
    assert!(
        page.sees("antes «en revisión», ahora «aprobado»"),
        "{}",
        page.words()
    );
    let page = admin.opens(&format!("{AUDIT}?verificar=0")).await;
    assert!(page.sees("La cadena está completa"), "{}", page.words());
    let file = admin.posts(FILE, &[]).await;
    assert_eq!(file.status, StatusCode::OK);
    assert!(file.header("content-type").starts_with("text/csv"));
    assert!(file.body.contains("Aprobó una solicitud de servicio"));
    // The door that answers others with nothing.
    assert_eq!(ana.posts(FILE, &[]).await.status, StatusCode::NOT_FOUND);
    let none = house.browser().posts(FILE, &[]).await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn x05_q28_a_filter_that_nothing_fits_has_its_way_back() {
    let house = House::new().await;
    let mut admin = house.browser();
    let chief = "admin@porteria.example";
    house
        .lets_staff_in(&mut admin, "hanna", chief, Staff::PlatformAdmin)
        .await;
    let requests = "/hanna/administracion/solicitudes";
    let everything = format!("{requests}?estado=all");
    for (address, words, back) in [
        (
            format!("{AUDIT}?sobre=nadie"),
            "Hay que quitar algún filtro o ampliar las fechas.",
            AUDIT,
        ),
        (
            format!("{requests}?estado=refused"),
            "No hay solicitudes con este estado",
            everything.as_str(),
        ),
    ] {
        let page = admin.opens(&address).await;
        assert!(page.sees(words), "{}", page.words());
        assert!(!page.sees("Aquí aparecen"), "{}", page.words());
        let way = page.attribute(".empty a", "href");
        assert_eq!(way.as_deref(), Some(back), "{address}");
    }
    for address in [requests, everything.as_str()] {
        let page = admin.opens(address).await;
        assert!(page.sees("Aquí aparecen cuando alguien pide un servicio"));
        assert_eq!(page.count(".empty a"), 0, "{address}");
    }
}

#[tokio::test]
async fn q19_an_agent_looks_somebody_up_without_script_and_no_address_tells_the_document() {
    let house = House::new().await;
    let mut mesa = house.browser();
    let agent = "mesa@porteria.example";
    house
        .lets_staff_in(&mut mesa, "hanna", agent, Staff::HelpDesk)
        .await;
    let page = mesa.opens("/hanna/mesa/personas").await;
    let form = page
        .form("/api/desk/look-up")
        .with("document_kind", "CC")
        .with("document", "9.900.000.001");
    let page = mesa.sends(&form).await;
    assert_eq!(page.address, "/hanna/mesa/personas");
    assert!(
        page.sees("No hay nadie con ese documento"),
        "{}",
        page.words()
    );
    assert!(page.sees("•••• 001"));
    assert!(!page.body.contains("9900000001"));
    let form = form.with("document", "x").with("document_kind", "PA");
    let wrong = mesa.sends(&form).await;
    assert_eq!(wrong.count("[aria-invalid=true]"), 1, "{}", wrong.words());
    // What was typed stays, for the agent who reads a number on the telephone.
    let again = wrong.form("/api/desk/look-up");
    assert_eq!(again.value("document"), Some("x"));
    assert_eq!(again.value("document_kind"), Some("PA"));
}

/// What the person's corner leads to, among the rooms of those with a role.
fn corner(page: &Page) -> Vec<String> {
    let menu = page.attributes("a.person__item", "href");
    let rooms = ["/mesa", "/administracion"];
    let leads = |href: &String| rooms.iter().any(|room| href.contains(room));
    menu.into_iter().filter(leads).collect()
}

// On every page, and to nobody else.
#[tokio::test]
async fn q19_the_corner_leads_those_with_a_role_to_their_rooms_and_nobody_else() {
    let house = House::new().await;
    let roles = [
        (
            "hanna",
            Staff::HelpDesk,
            vec!["/hanna/mesa", "/hanna/mesa/personas"],
        ),
        (
            "hanna",
            Staff::PlatformAdmin,
            vec!["/hanna/administracion", "/hanna/administracion/reglas"],
        ),
        ("hanna", Staff::Coordination, vec![]),
        // Without PQRSF there is no queue.
        (
            "gestion",
            Staff::HelpDesk,
            vec!["/gestion/mesa/personas", "/gestion/mesa/perfiles"],
        ),
    ];
    for (platform, role, rooms) in roles {
        let mut browser = house.browser();
        let email = format!("{role:?}@{platform}.example").to_lowercase();
        house
            .lets_staff_in(&mut browser, platform, &email, role)
            .await;
        for address in ["", "/inicio", "/cuenta", "/ayuda"] {
            let page = browser.opens(&format!("/{platform}{address}")).await;
            assert_eq!(corner(&page), rooms, "{role:?} {address}");
            assert!(page.sees("Configuración de cuenta"), "{}", page.words());
        }
    }
    let mut person = house.browser();
    house
        .lets_in(&mut person, "hanna", "ana@porteria.example", Stage::Full)
        .await;
    let mut halfway = house.browser();
    house
        .lets_in(
            &mut halfway,
            "hanna",
            "beto@porteria.example",
            Stage::Challenge,
        )
        .await;
    for mut browser in [person, halfway, house.browser()] {
        for address in ["/hanna", "/hanna/ayuda", "/hanna/privacidad"] {
            let page = browser.opens(address).await;
            assert_eq!(corner(&page), Vec::<String>::new(), "{address}");
        }
    }
}
