//! «Guía Inicial de Uso» in seven parts (W-35, W-36), in our own words. Companies have a RUT, so all
//! of this speaks Chile's *tú*. A part that is not written yet says so, says what it will hold, and
//! who helps meanwhile.

mod users;

use domain::platform::Face;

use crate::help::{Article, Block, Section, Way};
use crate::routes;
use crate::text::{first_steps, opening, sign_in};

/// What the parts are called, in order.
const PARTS: [&str; 7] = [
    "Cuenta e inicio de sesión",
    "Secciones y Usuarios",
    "Creación de Empleados y Enrolamiento",
    "Horario, Turno y Asignación",
    "Salidas Especiales y Asignación",
    "Reportes",
    "Gestión Documental",
];

/// What parts 3 to 7 will hold.
const AHEAD: [&[&str]; 5] = [
    &[
        "Crear a los empleados, uno por uno o con un archivo.",
        "Enrolarlos, para que cada uno pueda marcar su asistencia.",
    ],
    &[
        "Definir horarios y turnos.",
        "Asignarlos a personas y a secciones.",
    ],
    &[
        "Definir las salidas especiales, como permisos y licencias.",
        "Asignarlas a quien corresponda.",
    ],
    &[
        "Elegir un reporte de asistencia, de atrasos o de horas extra.",
        "Filtrarlo y descargarlo.",
    ],
    &[
        "Guardar contratos y anexos de cada persona.",
        "Encontrarlos y compartirlos.",
    ],
];

/// The guide and its parts.
pub(super) fn articles(face: &Face) -> Vec<Article> {
    let slug = face.slug.as_str();
    let name = format!("Guía Inicial de Uso de {}", face.name);
    let above = Way::to(routes::help_article(slug, routes::HELP_FIRST_USE), &name);
    let index = Article {
        key: routes::HELP_FIRST_USE.to_owned(),
        title: name,
        lead: "De la cuenta de tu empresa al uso de cada día, en siete partes.".to_owned(),
        above: None,
        blocks: vec![Block::Ways(ways(slug, 1))],
        sections: Vec::new(),
    };
    let ahead = (3..).zip(AHEAD).map(|(number, holds)| {
        part(
            face,
            number,
            above.clone(),
            "Esta parte todavía no está escrita.",
            |article| {
                article.sections = vec![
                    Section::plain("que-tendra", "Qué tendrá", vec![Block::list(holds)]),
                    Section::plain("mientras-tanto", "Mientras tanto", meanwhile(face)),
                    onward(slug, number),
                ];
            },
        )
    });
    let first = part(
        face,
        1,
        above.clone(),
        "Cómo se crea la cuenta de la empresa y cómo entra su primer usuario.",
        |article| {
            article.sections = vec![account(face), session(face), onward(slug, 1)];
        },
    );
    let second = part(face, 2, above.clone(), users::LEAD, |article| {
        article.sections = users::sections(face);
        article.sections.push(onward(slug, 2));
    });
    let ahead: Vec<_> = ahead.collect();
    [index, first, second].into_iter().chain(ahead).collect()
}

/// «Parte 2: Secciones y Usuarios».
fn title(number: usize) -> String {
    let name = PARTS.get(number.saturating_sub(1)).copied();
    format!("Parte {number}: {}", name.unwrap_or_default())
}

fn part(
    face: &Face,
    number: usize,
    above: Way,
    lead: &str,
    fill: impl FnOnce(&mut Article),
) -> Article {
    let mut article = Article {
        key: routes::help_part(number),
        title: title(number),
        lead: lead.to_owned(),
        above: Some(above),
        blocks: Vec::new(),
        sections: Vec::new(),
    };
    // The name of the product stands in every part, for whoever finds one by searching.
    article.blocks.push(Block::text(format!(
        "Guía inicial de uso de {}, parte {number} de {}.",
        face.name,
        PARTS.len()
    )));
    fill(&mut article);
    article
}

/// Links to that part and all after it.
fn ways(slug: &str, from: usize) -> Vec<Way> {
    let numbers = from..=PARTS.len();
    numbers
        .map(|number| {
            let href = routes::help_article(slug, &routes::help_part(number));
            Way::to(href, title(number))
        })
        .collect()
}

/// Where it goes on: to the next part, and to all others for whoever knows it (W-36).
fn onward(slug: &str, number: usize) -> Section {
    let mut others = ways(slug, number + 1);
    let mut blocks = Vec::new();
    if others.is_empty() {
        blocks.push(Block::text("Esta es la última parte."));
        let guide = routes::help_article(slug, routes::HELP_FIRST_USE);
        blocks.push(Block::way(guide, "Volver al comienzo de la guía"));
    } else {
        blocks.push(Block::text("Continúa con:"));
        blocks.push(Block::Ways(vec![others.remove(0)]));
    }
    if !others.is_empty() {
        blocks.push(Block::text("Si ya viste eso, puedes ver:"));
        blocks.push(Block::Ways(others));
    }
    Section::plain("continua", "Continúa con la configuración", blocks)
}

/// Who helps with what is not written (W-24).
fn meanwhile(face: &Face) -> Vec<Block> {
    let who = "El equipo de coordinación lo hace contigo";
    let text = match &face.contacts.email {
        Some(email) => format!("{who}: escribe a {email}."),
        None => format!("{who} cuando llama a tu empresa."),
    };
    vec![Block::text(text)]
}

fn account(face: &Face) -> Section {
    let help = match &face.contacts.email {
        Some(email) => format!(
            " Si tienes dudas sobre la instalación, la capacitación o la implementación, escribe a \
             {email}."
        ),
        None => String::new(),
    };
    let blocks = vec![
        Block::text(
            "Después de adquirir el producto llega un correo de bienvenida. Ten a mano el RUT que se \
             asoció a la cuenta.",
        ),
        Block::steps(&[
            "Abre el enlace del correo de bienvenida. El primer paso del formulario pide solo ese RUT.",
            "En el paso siguiente completa los datos de la empresa, los datos corporativos y los del \
             primer usuario. Todos los datos son obligatorios.",
            "Puede haber varios representantes legales: incluso al primero se le agrega con el botón +, \
             a la derecha de «Datos corporativos».",
            "Los datos del usuario deben ser de la persona que ingresará y administrará la plataforma.",
            "Revisa todo y presiona «Crear cuenta». Lo que escribas queda guardado aunque salgas antes.",
        ]),
        Block::text(format!(
            "Crea la cuenta lo más cerca posible de la adquisición. Nuestro equipo de coordinación se \
             comunicará con el contacto que se indicó.{help}"
        )),
        Block::text(
            "Si no encuentras el correo de bienvenida, pide que te lo reenviemos con ese RUT.",
        ),
        Block::way(routes::welcome_again(face.slug.as_str()), opening::AGAIN),
    ];
    Section::plain("cuenta", "Creación de la cuenta", blocks)
}

fn session(face: &Face) -> Section {
    let slug = face.slug.as_str();
    let blocks = vec![
        Block::text(
            "La cuenta queda creada, y al correo del primer usuario llegan sus datos para entrar.",
        ),
        Block::steps(&[
            "Entra pronto: la contraseña inicial sirve durante 24 horas. El enlace del correo lleva a \
             «Iniciar sesión».",
            "Escribe los datos que llegaron por correo.",
            "Cambia la contraseña inicial por una tuya: nada más se abre antes.",
            "Desde ahí tienes todas las funciones de la plataforma. «Primeros pasos» te lleva por lo que \
             sigue.",
        ]),
        Block::text(
            "Si pasaron las 24 horas, pide otra contraseña inicial: llega al mismo correo.",
        ),
        Block::Ways(vec![
            Way::to(routes::sign_in(slug), sign_in::TITLE),
            Way::to(routes::initial_password(slug), first_steps::ASK_TITLE),
        ]),
    ];
    Section::plain("inicio-de-sesion", "Inicio de sesión", blocks)
}
