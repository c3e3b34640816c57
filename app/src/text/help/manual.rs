//! The user's manual in our own words (H-47): what to do, step by step, from having no account to
//! having a safe one.

use domain::locale::Voice;
use domain::platform::Face;
use domain::service::RequestState;

use super::{joining, steps};
use crate::help::{Article, Block, Section};
use crate::routes;
use crate::text::{account, inside, pqrsf, second_factor, services, whereabouts};

/// The page.
const TITLE: &str = "Manual de usuario";
/// Under it.
const LEAD: &str = "Todo lo que se hace en la plataforma, paso a paso.";

/// Width and height of a picture, in CSS pixels.
pub const PICTURE: (u16, u16) = (560, 420);

/// Pictures by brand and chapter, with what they show.
const PICTURES: [(&str, &str, &str); 6] = [
    (
        "hanna",
        "crear",
        "El formulario después de «Buscar mis datos»: los datos que ya hay aparecen ocultos en parte.",
    ),
    (
        "hanna",
        "preguntas",
        "Una pregunta con sus cuatro respuestas; arriba, los intentos y el tiempo que quedan.",
    ),
    (
        "hanna",
        "clave",
        "La página «Recupere su contraseña» con el campo del correo o la cédula y el botón «Enviar».",
    ),
    (
        "hanna",
        "factor",
        "La página que pide al entrar los seis números de la aplicación.",
    ),
    (
        "gestion",
        "clave",
        "La página «Recupera tu contraseña» con el campo del RUT y el botón «Enviar».",
    ),
    (
        "gestion",
        "factor",
        "La página que pide al entrar los seis números de la aplicación.",
    ),
];

/// The article.
pub(super) fn article(face: &Face) -> Article {
    let chapters = chapters(face);
    let sections = chapters.into_iter().map(|(anchor, title, steps)| {
        let (way, picture) = (way(face, anchor), picture(&face.brand, anchor));
        let blocks = [Block::Steps(steps)].into_iter().chain(way).chain(picture);
        Section::plain(anchor, title, blocks.collect())
    });
    Article {
        key: routes::HELP_MANUAL.to_owned(),
        title: TITLE.to_owned(),
        lead: LEAD.to_owned(),
        above: None,
        blocks: Vec::new(),
        sections: sections.collect(),
    }
}

/// The page that the last steps of a chapter speak of.
fn way(face: &Face, chapter: &str) -> Option<Block> {
    let slug = face.slug.as_str();
    match chapter {
        "activar" | "registrarse" => {
            let stands = routes::whereabouts(slug);
            Some(Block::way(stands, whereabouts::TITLE))
        }
        "preguntas" => face
            .pqrsf
            .map(|_| Block::way(routes::pqrsf(slug), pqrsf::TITLE)),
        _ => None,
    }
}

/// The picture of a chapter. Only brands of the demonstration have any.
fn picture(brand: &str, chapter: &str) -> Option<Block> {
    let mut known = PICTURES
        .iter()
        .filter(|(whose, what, _)| (*whose, *what) == (brand, chapter));
    let (_, _, shows) = known.next()?;
    let file = format!("manual/{brand}-{chapter}.webp");
    Some(Block::Picture(file, (*shows).to_owned()))
}

/// A chapter: its anchor, its title, its steps.
pub type Chapter = (&'static str, &'static str, Vec<String>);

/// Every chapter that fits the platform.
fn chapters(face: &Face) -> Vec<Chapter> {
    let mut chapters = joining::chapters(face);
    if face.has_companies() && !face.exclusive {
        chapters.extend(super::companies::chapters(face));
    }
    if face.exclusive {
        chapters.push(super::institutions::chapter());
    }
    chapters.push(("clave", "Recuperar clave", steps::recovery_steps(face)));
    chapters.push(("factor", "Segundo factor", factor(face.voice())));
    if !face.services.is_empty() {
        chapters.push(("servicios", "Solicitar un servicio", requests(face)));
    }
    chapters
}

pub(super) fn owned(steps: &[&str]) -> Vec<String> {
    steps.iter().map(|step| (*step).to_owned()).collect()
}

fn factor(voice: Voice) -> Vec<String> {
    let (settings, codes) = (account::TITLE, second_factor::TITLE);
    let (begin, activate) = (second_factor::BEGIN, second_factor::ACTIVATE);
    let (saved, other) = (
        second_factor::SAVED,
        second_factor::without_telephone(voice),
    );
    match voice {
        Voice::Tu => vec![
            format!(
                "Presiona tu nombre, arriba a la derecha, elige «{settings}» y abre «{codes}»."
            ),
            format!(
                "Escribe tu contraseña y presiona «{begin}». Lee el cuadro con una aplicación de \
                 códigos en tu teléfono, o escribe en ella la clave que aparece."
            ),
            format!("Escribe los seis números que muestra la aplicación y presiona «{activate}»."),
            format!(
                "Guarda los códigos de recuperación en un lugar seguro y presiona «{saved}»: cada \
                 uno sirve una vez, si pierdes el teléfono."
            ),
            format!(
                "Desde entonces, al entrar te pedimos también los seis números de la aplicación. \
                 Sin el teléfono, presiona «{other}»."
            ),
        ],
        Voice::Usted => vec![
            format!(
                "Presione su nombre, arriba a la derecha, elija «{settings}» y abra «{codes}»."
            ),
            format!(
                "Escriba su contraseña y presione «{begin}». Lea el cuadro con una aplicación de \
                 códigos en su teléfono, o escriba en ella la clave que aparece."
            ),
            format!("Escriba los seis números que muestra la aplicación y presione «{activate}»."),
            format!(
                "Guarde los códigos de recuperación en un lugar seguro y presione «{saved}»: cada \
                 uno sirve una vez, si pierde el teléfono."
            ),
            format!(
                "Desde entonces, al entrar le pedimos también los seis números de la aplicación. \
                 Sin el teléfono, presione «{other}»."
            ),
        ],
    }
}

/// Where people act for a company, their services stand beside its home (H-42).
fn requests(face: &Face) -> Vec<String> {
    let (ask, place) = (services::ASK, inside::SERVICES);
    let waits = services::word(RequestState::Pending);
    let granted = services::word(RequestState::Granted);
    let refused = services::word(RequestState::Refused);
    let whose = match face.exclusive {
        true => "institución",
        false => "empresa",
    };
    match face.voice() {
        Voice::Tu => vec![
            format!("Abre «{place}», en el inicio de tu {whose}, y elige uno que diga «{ask}»."),
            format!("Cuenta para qué lo necesitas y presiona «{ask}»."),
            format!(
                "Te respondemos por correo. Ahí mismo ves siempre en qué va: «{waits}», \
                 «{granted}» o «{refused}»."
            ),
            "Abre el servicio para leer la respuesta. Si no se aprobó, puedes enviar otra \
             solicitud."
                .to_owned(),
        ],
        Voice::Usted => vec![
            format!("En su inicio, elija un servicio que diga «{ask}»."),
            format!("Cuente para qué lo necesita y presione «{ask}»."),
            format!(
                "Le respondemos por correo. Su inicio dice siempre en qué va: «{waits}», \
                 «{granted}» o «{refused}»."
            ),
            "Abra el servicio para leer la respuesta. Si no se aprobó, puede enviar otra \
             solicitud."
                .to_owned(),
        ],
    }
}
