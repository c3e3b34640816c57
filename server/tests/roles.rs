//! Perfiles without script: a matrix, its effect, saving, somebody else's version, removing, who
//! stands in, asking for a module, and why somebody may see it.
//!
//! People and companies are those of the demonstration.

use axum::http::StatusCode;

use crate::companies::{company, enters, house};
use crate::harness::{Browser, Page};

const ROSA: &str = "46000001-7";
const DANIELA: &str = "46123123-3";
const TRIGO: &str = "54000001-8";
/// A company that nobody administers, and who works there.
const CORDILLERA: &str = "54123456-K";
const IGNACIO: &str = "43111222-1";
const DANIELAS: &str = "daniela.munoz@ejemplo.test";

/// Rosa, who represents El Trigo, and the address of the company.
async fn rosa() -> (crate::harness::House, tempfile::TempDir, Browser, String) {
    let (house, folder) = house().await;
    let trigo = company(&house, TRIGO).await;
    let (browser, _) = enters(&house, ROSA).await;
    (house, folder, browser, format!("/gestion/e/{trigo}"))
}

async fn creates(rosa: &mut Browser, at: &str, name: &str, boxes: &[(&str, &str)]) -> Page {
    let page = rosa.opens(&format!("{at}/perfiles/nuevo")).await;
    let mut form = page
        .form("/api/role/save")
        .with("name", name)
        .with("intent", "save");
    let boxes = boxes
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    form.fields.extend(boxes);
    rosa.sends(&form).await
}

#[tokio::test]
async fn a30_a31_a32_a_perfil_is_made_seen_changed_and_removed_without_script() {
    let (_house, _folder, mut rosa, at) = rosa().await;
    let list = rosa.opens(&format!("{at}/perfiles")).await;
    assert!(list.sees("Administrador de accesos") && list.sees("Crear un perfil"));
    let ready = rosa.opens(&format!("{at}/perfiles/administrator")).await;
    assert!(ready.sees("no se puede cambiar") && ready.sees("Copiar este perfil"));
    assert_eq!(ready.count("form[action='/api/role/save']"), 0);
    // «Ver efecto» shows what would change, and keeps what was typed.
    let new = rosa.opens(&format!("{at}/perfiles/nuevo")).await;
    let mut form = new
        .form("/api/role/save")
        .with("name", "Jefatura de turno")
        .with("see[]", "capacitacion")
        .with("edit[]", "planes")
        .with("intent", "preview");
    let seen = rosa.sends(&form).await;
    assert!(seen.sees("podrá ver Capacitación") && seen.sees("podrá ver y editar Planes"));
    assert_eq!(
        seen.attribute("input[name=name]", "value").as_deref(),
        Some("Jefatura de turno")
    );
    form = seen.form("/api/role/save").with("intent", "save");
    assert_eq!(form.value("edit[]"), Some("planes"), "edit stays ticked");
    let saved = rosa.sends(&form).await;
    assert!(saved.sees("El perfil quedó guardado"), "{}", saved.words());
    // Somebody else's newer version stands beside one's own.
    let other = rosa.opens(&saved.address).await;
    let first = other
        .form("/api/role/save")
        .without("see[]")
        .with("intent", "save");
    rosa.sends(&first).await;
    let late = other
        .form("/api/role/save")
        .with("name", "Turnos")
        .with("intent", "save");
    let late = rosa.sends(&late).await;
    assert!(
        late.sees("Otra persona guardó este perfil"),
        "{}",
        late.words()
    );
    assert!(late.sees("Guardar lo mío") && late.sees("Lo tuyo"));
    let mine = rosa
        .sends(&late.form("/api/role/save").with("intent", "save"))
        .await;
    assert!(mine.sees("El perfil quedó guardado"));
    // A look-alike is refused and nothing is lost.
    let alike = creates(&mut rosa, &at, "TURN0S", &[("see[]", "planes")]).await;
    assert!(alike.sees("se ve casi igual"), "{}", alike.words());
    assert_eq!(
        alike.attribute("input[name=name]", "value").as_deref(),
        Some("TURN0S")
    );
    let removal = mine.attribute("a[href$='/eliminar']", "href").unwrap();
    let asked = rosa.opens(&removal).await;
    assert!(asked.sees("Nadie tiene el perfil «Turnos»"));
    let gone = rosa.sends(&asked.form("/api/role/remove")).await;
    assert!(gone.sees("El perfil se eliminó") && !gone.sees("Turnos"));
}

#[tokio::test]
async fn a36_q51_where_nobody_administers_no_request_says_that_it_reached_somebody() {
    let (house, _folder) = house().await;
    let at = format!("/gestion/e/{}", company(&house, CORDILLERA).await);
    let (mut ignacio, _) = enters(&house, IGNACIO).await;
    let module = ignacio.opens(&format!("{at}/modulos/capacitacion")).await;
    let none = "Tu empresa no tiene ahora un administrador de accesos";
    assert!(module.sees(none), "{}", module.words());
    let why = "Coordino los cursos de la planta";
    let form = module.form("/api/module/request").with("reason", why);
    let sent = ignacio.sends(&form).await;
    assert!(sent.sees("Guardamos tu solicitud"), "{}", sent.words());
    assert!(!sent.sees("llegó a los administradores"));
    let letters = house.letters().await;
    let says = |words: &str| {
        let mut all = letters.iter();
        all.any(|one| one.before.concat().contains(words))
    };
    assert!(says(none) && !says("llegó a los administradores"));
    // Where somebody administers, it did reach them.
    let at = format!("/gestion/e/{}", company(&house, TRIGO).await);
    let (mut daniela, _) = enters(&house, DANIELA).await;
    let module = daniela.opens(&format!("{at}/modulos/capacitacion")).await;
    assert!(!module.sees(none));
    let form = module.form("/api/module/request").with("reason", why);
    let sent = daniela.sends(&form).await;
    assert!(sent.sees("llegó a los administradores de accesos"));
}

#[tokio::test]
async fn a30_what_a_perfil_is_for_is_written_listed_copied_and_kept_when_refused() {
    let (_house, _folder, mut rosa, at) = rosa().await;
    let list = format!("{at}/perfiles");
    let ready = rosa.opens(&list).await;
    assert!(ready.sees("decide quién accede a qué"), "{}", ready.words());
    let new = rosa.opens(&format!("{list}/nuevo")).await;
    let form = new
        .form("/api/role/save")
        .with("name", "Bodega")
        .with("intent", "save");
    // More than a sentence is refused at its field, and stands there still.
    let long = "Recibe la carga. ".repeat(13);
    let refused = rosa.sends(&form.with("description", &long)).await;
    let wrong = refused.attributes("[aria-invalid=true]", "id");
    assert_eq!(wrong, ["description"], "{}", refused.words());
    assert!(refused.sees("Usa como máximo 200 caracteres."));
    let again = refused.form("/api/role/save");
    assert_eq!(again.value("description"), Some(long.as_str()));
    assert_eq!(again.value("name"), Some("Bodega"));
    // Markup is text, in the area and in the list.
    let typed = "Recibe </textarea><b>la carga</b>";
    let seen = again.with("description", typed).with("intent", "preview");
    let seen = rosa.sends(&seen).await;
    let kept = seen.form("/api/role/save").with("intent", "save");
    assert_eq!(kept.value("description"), Some(typed));
    let saved = rosa.sends(&kept).await;
    assert!(saved.sees("El perfil quedó guardado"), "{}", saved.words());
    let listed = rosa.opens(&list).await;
    assert!(listed.sees(typed) && listed.count("table b") == 0);
    // «Copiar este perfil» begins with it.
    let copy = saved.attribute("a[href*='copia=']", "href").unwrap();
    let copied = rosa.opens(&copy).await.form("/api/role/save");
    assert_eq!(copied.value("description"), Some(typed));
    let removal = saved.attribute("a[href$='/eliminar']", "href").unwrap();
    assert!(rosa.opens(&removal).await.sees(typed));
    // Nothing is said of it any more.
    let silent = saved.form("/api/role/save").with("description", "");
    rosa.sends(&silent.with("intent", "save")).await;
    assert!(rosa.opens(&list).await.sees("Sin descripción"));
}

#[tokio::test]
async fn a34_a35_a36_a_module_is_asked_for_granted_and_explained_without_script() {
    let (house, _folder, mut rosa, at) = rosa().await;
    let (mut daniela, _) = enters(&house, DANIELA).await;
    let home = daniela.opens(&at).await;
    assert!(home.sees("Pedir acceso a un módulo") && !home.sees("Capacitación"));
    let shut = daniela.opens(&format!("{at}/perfiles")).await;
    assert_eq!(shut.status, StatusCode::NOT_FOUND);
    let all = daniela.opens(&format!("{at}/modulos")).await;
    assert!(all.sees("Capacitación") && all.sees("Sin acceso"));
    let module = daniela.opens(&format!("{at}/modulos/capacitacion")).await;
    assert!(module.sees("Llama al 600 600 2247"), "A-35");
    let short = module.form("/api/module/request").with("reason", "ya");
    assert_eq!(daniela.sends(&short).await.count("[aria-invalid=true]"), 1);
    let why = "Coordino los cursos de la planta";
    let form = module.form("/api/module/request").with("reason", why);
    let sent = daniela.sends(&form).await;
    assert!(
        sent.sees("Tu solicitud espera respuesta"),
        "{}",
        sent.words()
    );
    let made = creates(&mut rosa, &at, "Cursos", &[("see[]", "capacitacion")]).await;
    let code = made.address.split(['/', '?']).nth(5).unwrap().to_owned();
    let requests = rosa.opens(&format!("{at}/solicitudes")).await;
    assert!(requests.sees(why) && requests.sees("Daniela Muñoz Tapia"));
    let help = "a[href*='/ayuda/manual'][href$='#responder-solicitudes']";
    assert_eq!(requests.count(help), 1);
    // A refusal stands at the field of the request that it is about, with what was typed.
    let short = requests.form("/api/module/decide").with("reason", "ya");
    let refused = rosa.sends(&short.with("decision", "refuse")).await;
    let wrong = refused.attributes("[aria-invalid=true]", "id");
    assert_eq!(wrong, ["reason-0"], "{}", refused.words());
    assert_eq!(refused.count(".summary a[href='#reason-0']"), 1);
    let typed = refused.form("/api/module/decide");
    assert_eq!(typed.value("reason"), Some("ya"));
    let grant = requests
        .form("/api/module/decide")
        .with("perfil", &code)
        .with("reason", "Adelante con los cursos")
        .with("decision", "grant");
    let done = rosa.sends(&grant).await;
    assert!(
        done.sees("La persona recibe tu respuesta"),
        "{}",
        done.words()
    );
    let home = daniela.opens(&at).await;
    assert!(
        home.sees("Capacitación") && home.sees("Cursos"),
        "the very next request"
    );
    let asking = rosa.opens(&format!("{at}/perfiles/porque")).await;
    let asked = asking
        .form("/api/role/why-ask")
        .with("email", DANIELAS)
        .with("module", "capacitacion");
    let told = rosa.sends(&asked).await;
    let sentence = "puede ver, pero no editar, Capacitación porque tiene el perfil «Cursos»";
    assert!(told.sees(sentence), "{}", told.words());
    let link = format!("a[href='{at}/perfiles/{code}']");
    assert_eq!(told.count(&link), 1, "a link to the cause");
    let mails = house.letters().await;
    let subjects: Vec<_> = mails.iter().map(|letter| letter.subject.as_str()).collect();
    for subject in [
        "Alguien pide el módulo Capacitación",
        "Ya tienes acceso a Capacitación",
        "Respondiste una solicitud de Capacitación",
    ] {
        assert!(subjects.contains(&subject), "{subject}: {subjects:?}");
    }
}

#[tokio::test]
async fn a31_a35_a36_who_decides_is_told_to_whoever_lacks_something() {
    let (house, _folder, mut rosa, at) = rosa().await;
    let modules = format!("{at}/modulos");
    let module = format!("{modules}/capacitacion");
    let asks = [
        "Llama al 600 600 2247",
        "Ver quiénes son los administradores",
    ];
    let (mut daniela, _) = enters(&house, DANIELA).await;
    let home = daniela.opens(&at).await;
    assert!(home.sees("Aún no tienes acceso a ningún módulo."));
    // Where nothing was asked for, there is no column for it.
    assert!(!daniela.opens(&modules).await.sees("Tu solicitud"));
    let page = daniela.opens(&module).await;
    assert!(page.sees("Sin acceso") && asks.iter().all(|words| page.sees(words)));
    let form = page.form("/api/module/request").with("level", "edit");
    let sent = daniela
        .sends(&form.with("reason", "Coordino los cursos"))
        .await;
    // Whoever waits may ask for the answer.
    assert!(
        asks.iter().all(|words| sent.sees(words)),
        "{}",
        sent.words()
    );
    let all = daniela.opens(&modules).await;
    assert!(all.sees("Tu solicitud") && all.sees("Por responder"));
    let page = rosa.opens(&module).await;
    assert!(page.sees("Ver y editar"), "{}", page.words());
    assert!(!asks.iter().any(|words| page.sees(words)));
    let home = rosa.opens(&at).await;
    assert!(!home.sees("Aún no tienes acceso a ningún módulo."));
}

#[tokio::test]
async fn a28_a_stand_in_is_named_and_ended_without_script() {
    let (house, _folder, mut rosa, at) = rosa().await;
    let page = rosa.opens(&format!("{at}/perfiles/suplentes")).await;
    let form = page.form("/api/role/stand-in");
    let wrong = rosa
        .sends(&form.clone().with("email", "nadie").with("until", "ayer"))
        .await;
    assert_eq!(wrong.count("[aria-invalid=true]"), 2, "{}", wrong.words());
    let typed = wrong.form("/api/role/stand-in");
    let stays = ["email", "until"].map(|name| typed.value(name));
    assert_eq!(stays, [Some("nadie"), Some("ayer")]);
    let today = backend::calendar::today(
        &house.backend.platform("gestion").unwrap(),
        house.backend.env.clock.now(),
    );
    let until = today.unwrap().to_string();
    let named = rosa
        .sends(&form.with("email", DANIELAS).with("until", &until))
        .await;
    assert!(
        named.sees("puede administrar los accesos desde ahora"),
        "{}",
        named.words()
    );
    let (mut daniela, _) = enters(&house, DANIELA).await;
    assert!(
        daniela
            .opens(&at)
            .await
            .sees("Suplente de los administradores")
    );
    assert!(
        daniela
            .opens(&format!("{at}/perfiles"))
            .await
            .sees("Crear un perfil")
    );
    let suplentes = daniela.opens(&format!("{at}/perfiles/suplentes")).await;
    assert_eq!(suplentes.status, StatusCode::NOT_FOUND, "not handed on");
    let ended = rosa.sends(&named.form("/api/role/stand-in-end")).await;
    assert!(ended.sees("Ya no administra los accesos"));
    let shut = daniela.opens(&format!("{at}/perfiles")).await;
    assert_eq!(shut.status, StatusCode::NOT_FOUND);
}
