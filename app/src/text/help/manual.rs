//! The user's manual in our own words (H-47): what to do, step by step, from having no account to
//! having a safe one.

use domain::locale::Voice;
use domain::password::MIN_CHARS;
use domain::platform::Face;

use super::steps;
use crate::help::{Article, Block, Section};
use crate::routes;
use crate::text::say;

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
        let picture = picture(&face.brand, anchor);
        let blocks = [Block::Steps(steps)].into_iter().chain(picture);
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
    let voice = face.voice();
    let mut chapters = Vec::new();
    if face.is_open() {
        chapters.push(("crear", "Crear usuario", create(face)));
        chapters.push(("activar", "Activar", activate(face)));
    }
    if face.has_companies() && !face.exclusive {
        chapters.extend(super::companies::chapters(face));
    }
    if face.exclusive {
        chapters.push(super::institutions::chapter());
    }
    if face.challenge().is_some() {
        chapters.push(("preguntas", "Preguntas", questions(face)));
    }
    chapters.push(("clave", "Recuperar clave", steps::recovery_steps(face)));
    chapters.push(("factor", "Segundo factor", factor(voice)));
    chapters.push(("servicios", "Solicitar un servicio", services(voice)));
    chapters
}

pub(super) fn owned(steps: &[&str]) -> Vec<String> {
    steps.iter().map(|step| (*step).to_owned()).collect()
}

fn create(face: &Face) -> Vec<String> {
    let (voice, name) = (face.voice(), &face.name);
    let open = match voice {
        Voice::Tu => format!("Abre {name} y presiona «Crear Nuevo Usuario»."),
        Voice::Usted => format!("Abra {name} y presione «Crear Nuevo Usuario»."),
    };
    let fill = [
        say(
            voice,
            "Elige el tipo de documento y escribe el número. Si ya tenemos datos tuyos, aparecen \
             ocultos en parte: puedes dejarlos o cambiarlos.",
            "Elija el tipo de documento y escriba el número. Si ya tenemos datos suyos, aparecen \
             ocultos en parte: puede dejarlos o cambiarlos.",
        ),
        say(
            voice,
            "Completa lo que falte. El signo ☑ dice que un dato está bien; «Ayuda» explica cada \
             uno.",
            "Complete lo que falte. El signo ☑ dice que un dato está bien; «Ayuda» explica cada \
             uno.",
        ),
    ];
    let password = match voice {
        Voice::Tu => format!(
            "Crea una contraseña de al menos {MIN_CHARS} caracteres: sirve una frase que recuerdes."
        ),
        Voice::Usted => format!(
            "Cree una contraseña de al menos {MIN_CHARS} caracteres: sirve una frase que recuerde."
        ),
    };
    let confirm = say(
        voice,
        "Lee la autorización de datos y márcala. Revisa todo en «Confirmar Solicitud» y presiona \
         «Crear Usuario».",
        "Lea la autorización de datos y márquela. Revise todo en «Confirmar Solicitud» y presione \
         «Crear Usuario».",
    );
    let before = [open].into_iter().chain(owned(&fill));
    before.chain([password, confirm.to_owned()]).collect()
}

fn activate(face: &Face) -> Vec<String> {
    let (voice, hours) = (face.voice(), face.links.activation_hours);
    let open = match voice {
        Voice::Tu => format!("Abre el correo que te enviamos. El enlace sirve {hours} horas."),
        Voice::Usted => format!("Abra el correo que le enviamos. El enlace sirve {hours} horas."),
    };
    let rest = [
        say(
            voice,
            "Presiona «Activar mi cuenta». En otro navegador te pedimos además tu contraseña.",
            "Presione «Activar mi cuenta». En otro navegador le pedimos además su contraseña.",
        ),
        say(
            voice,
            "Si el correo no llega, mira en el correo no deseado y presiona «Reenviar». Si \
             escribiste mal la dirección, presiona «Corregir correo».",
            "Si el correo no llega, mire en el correo no deseado y presione «Reenviar». Si \
             escribió mal la dirección, presione «Corregir correo».",
        ),
    ];
    [open].into_iter().chain(owned(&rest)).collect()
}

fn questions(face: &Face) -> Vec<String> {
    let voice = face.voice();
    let (attempts, minutes) = face
        .challenge()
        .map_or((3, 10), |rules| (rules.attempts, rules.minutes));
    let begin = match voice {
        Voice::Tu => format!(
            "Si estás en el padrón, te preguntamos por datos que ya tenemos. Hay {attempts} \
             intentos de {minutes} minutos cada uno."
        ),
        Voice::Usted => format!(
            "Si está en el padrón, le preguntamos por datos que ya tenemos. Hay {attempts} \
             intentos de {minutes} minutos cada uno."
        ),
    };
    let rest = [
        say(
            voice,
            "Presiona «Comenzar» y elige una respuesta en cada pregunta. «Sin asignar» es correcta \
             cuando no hay dato registrado.",
            "Presione «Comenzar» y elija una respuesta en cada pregunta. «Sin asignar» es correcta \
             cuando no hay dato registrado.",
        ),
        say(
            voice,
            "¿Necesitas más tiempo? Presiona «Necesito más tiempo»: tus respuestas se quedan.",
            "¿Necesita más tiempo? Presione «Necesito más tiempo»: sus respuestas se quedan.",
        ),
        say(
            voice,
            "Si se acaban los intentos, la cuenta queda bloqueada hasta que una persona te ayude; \
             la página te dice cómo pedirlo.",
            "Si se acaban los intentos, la cuenta queda bloqueada hasta que una persona le ayude; \
             la página le dice cómo pedirlo.",
        ),
    ];
    [begin].into_iter().chain(owned(&rest)).collect()
}

fn factor(voice: Voice) -> Vec<String> {
    owned(&[
        say(
            voice,
            "Entra a «Configuración de cuenta» y abre los códigos de ingreso.",
            "Entre a «Configuración de cuenta» y abra los códigos de ingreso.",
        ),
        say(
            voice,
            "Escribe tu contraseña y presiona «Comenzar». Lee el cuadro con una aplicación de \
             códigos en tu teléfono, o escribe la clave que aparece.",
            "Escriba su contraseña y presione «Comenzar». Lea el cuadro con una aplicación de \
             códigos en su teléfono, o escriba la clave que aparece.",
        ),
        say(
            voice,
            "Escribe los seis números que muestra la aplicación.",
            "Escriba los seis números que muestra la aplicación.",
        ),
        say(
            voice,
            "Guarda los códigos de recuperación en un lugar seguro: cada uno sirve una vez, si \
             pierdes el teléfono.",
            "Guarde los códigos de recuperación en un lugar seguro: cada uno sirve una vez, si \
             pierde el teléfono.",
        ),
    ])
}

fn services(voice: Voice) -> Vec<String> {
    owned(&[
        say(
            voice,
            "En tu inicio, elige un servicio que diga «Solicitar».",
            "En su inicio, elija un servicio que diga «Solicitar».",
        ),
        say(
            voice,
            "Cuenta para qué lo necesitas y presiona «Solicitar».",
            "Cuente para qué lo necesita y presione «Solicitar».",
        ),
        say(
            voice,
            "Te respondemos por correo; tu inicio dice siempre en qué va.",
            "Le respondemos por correo; su inicio dice siempre en qué va.",
        ),
    ])
}
