//! Chapters of the manual about getting an account (H-03 to H-41): the form, the mailed link, and
//! how affiliates prove who they are. Buttons are called what the pages call them.

use domain::challenge::Choice;
use domain::locale::Voice;
use domain::password::MIN_CHARS;
use domain::platform::{ChallengePolicy, Face, Registration};
use domain::pqrsf::FilingKind;
use domain::refusal::Field;

use super::manual::Chapter;
use crate::text::registration::{self, after, confirm};
use crate::text::{activation, challenge, counted, pqrsf, review, say, welcome, whereabouts};

/// The chapters that fit the platform.
pub(super) fn chapters(face: &Face) -> Vec<Chapter> {
    let mut chapters = Vec::new();
    if face.is_open() {
        chapters.push(("crear", "Crear usuario", create(face)));
        chapters.push(("activar", "Activar", activate(face)));
    }
    if let Some(rules) = face.challenge() {
        chapters.push(("preguntas", "Preguntas", questions(face, rules)));
    }
    chapters
}

fn create(face: &Face) -> Vec<String> {
    let (voice, name) = (face.voice(), &face.name);
    let (begin, look_up) = (welcome::register(voice), registration::look_up(voice));
    let again = registration::label(Field::PasswordAgain);
    let (submit, review) = (registration::submit(voice), confirm::title(voice));
    let (create, cancel, saved) = (confirm::CREATE, confirm::CANCEL, after::SAVED);
    match voice {
        Voice::Tu => vec![
            format!("Abre {name} y presiona «{begin}»."),
            format!(
                "Elige el tipo de documento, escribe el número y presiona ENTER o «{look_up}». Si \
                 ya tenemos datos tuyos, aparecen ocultos en parte: conserva cada uno o escribe \
                 otro."
            ),
            "Completa lo que falte. El signo ☑ dice que un dato está bien; «Ayuda» explica cada \
             uno."
                .to_owned(),
            format!(
                "Crea una contraseña de al menos {MIN_CHARS} caracteres: sirve una frase que \
                 recuerdes. Escríbela otra vez en «{again}»."
            ),
            format!("Lee la autorización de datos, márcala y presiona «{submit}»."),
            format!(
                "Revisa todo en «{review}» y presiona «{create}». Con «{cancel}» vuelves al \
                 formulario, y lo que escribiste sigue ahí."
            ),
            format!(
                "El aviso «{saved}» dice a qué correo enviamos el enlace para activar la cuenta."
            ),
        ],
        Voice::Usted => vec![
            format!("Abra {name} y presione «{begin}»."),
            format!(
                "Elija el tipo de documento, escriba el número y presione ENTER o «{look_up}». Si \
                 ya tenemos datos suyos, aparecen ocultos en parte: conserve cada uno o escriba \
                 otro."
            ),
            "Complete lo que falte. El signo ☑ dice que un dato está bien; «Ayuda» explica cada \
             uno."
                .to_owned(),
            format!(
                "Cree una contraseña de al menos {MIN_CHARS} caracteres: sirve una frase que \
                 recuerde. Escríbala otra vez en «{again}»."
            ),
            format!("Lea la autorización de datos, márquela y presione «{submit}»."),
            format!(
                "Revise todo en «{review}» y presione «{create}». Con «{cancel}» vuelve al \
                 formulario, y lo que escribió sigue ahí."
            ),
            format!(
                "El aviso «{saved}» dice a qué correo enviamos el enlace para activar la cuenta."
            ),
        ],
    }
}

fn activate(face: &Face) -> Vec<String> {
    let (voice, hours) = (face.voice(), face.links.activation_hours);
    let (press, resend, correct) = (activation::ACTIVATE, after::RESEND, after::CORRECT);
    let (stands, sign_in, send) = (
        whereabouts::TITLE,
        welcome::sign_in(voice),
        whereabouts::SEND,
    );
    match voice {
        Voice::Tu => vec![
            format!("Abre el correo que te enviamos. El enlace sirve {hours} horas."),
            format!("Presiona «{press}». En otro navegador te pedimos además tu contraseña."),
            activated(face),
            format!(
                "Si el correo no llega, mira en el correo no deseado y presiona «{resend}». Si \
                 escribiste mal la dirección, presiona «{correct}»."
            ),
            format!(
                "«{stands}» dice en qué quedó y cómo seguir: está en la portada y en «{sign_in}». \
                 En otro navegador, escribe ahí con qué te registraste y presiona «{send}»: te \
                 respondemos por correo."
            ),
        ],
        Voice::Usted => vec![
            format!("Abra el correo que le enviamos. El enlace sirve {hours} horas."),
            format!("Presione «{press}». En otro navegador le pedimos además su contraseña."),
            activated(face),
            format!(
                "Si el correo no llega, mire en el correo no deseado y presione «{resend}». Si \
                 escribió mal la dirección, presione «{correct}»."
            ),
            format!(
                "«{stands}» dice en qué quedó y cómo seguir: está en la portada y en «{sign_in}». \
                 En otro navegador, escriba ahí con qué se registró y presione «{send}»: le \
                 respondemos por correo."
            ),
        ],
    }
}

/// Whose account is active with that, and what is left for everybody else (H-29, H-41).
fn activated(face: &Face) -> String {
    let (voice, organisation) = (face.voice(), &face.organisation);
    if !matches!(face.registration, Registration::Registry(_)) {
        let active = say(
            voice,
            "Tu cuenta queda activa de inmediato.",
            "Su cuenta queda activa de inmediato.",
        );
        return active.to_owned();
    }
    let how = match face.challenge() {
        Some(_) => "con preguntas o con un código",
        None => "con una persona",
    };
    match voice {
        Voice::Tu => format!(
            "Si {organisation} no tiene tu afiliación registrada, la cuenta queda activa de \
             inmediato. Si la tiene, falta confirmar que eres tú: {how}."
        ),
        Voice::Usted => format!(
            "Si {organisation} no tiene su afiliación registrada, la cuenta queda activa de \
             inmediato. Si la tiene, falta confirmar que es usted: {how}."
        ),
    }
}

fn questions(face: &Face, rules: &ChallengePolicy) -> Vec<String> {
    let (voice, organisation) = (face.voice(), &face.organisation);
    let attempts = counted(rules.attempts, "intento", "intentos");
    let minutes = rules.minutes;
    let (begin, nothing) = (
        challenge::begin(voice),
        challenge::option(&Choice::Unassigned),
    );
    let (more, send) = (challenge::more_time(voice), challenge::send(voice));
    let (confirm, code) = (review::confirm(voice), challenge::code::TITLE);
    let prove = challenge::code::PROVE;
    let steps = match voice {
        Voice::Tu => vec![
            format!(
                "Si {organisation} tiene tu afiliación registrada, te preguntamos por datos que ya \
                 tiene. Hay {attempts}; cada uno dura {minutes} minutos."
            ),
            format!(
                "Presiona «{begin}» y elige una respuesta en cada pregunta. «{nothing}» es \
                 correcta cuando no hay dato registrado."
            ),
            format!("¿Necesitas más tiempo? Presiona «{more}»: tus respuestas se quedan."),
            format!(
                "Presiona «{send}». Si todas las respuestas son correctas, entras: revisa tus \
                 datos y presiona «{confirm}»."
            ),
            format!(
                "En vez de responder puedes recibir un código, que vale lo mismo: en «{code}» \
                 elige el correo o el celular que tenemos registrado, escribe los seis números y \
                 presiona «{prove}»."
            ),
        ],
        Voice::Usted => vec![
            format!(
                "Si {organisation} tiene su afiliación registrada, le preguntamos por datos que ya \
                 tiene. Hay {attempts}; cada uno dura {minutes} minutos."
            ),
            format!(
                "Presione «{begin}» y elija una respuesta en cada pregunta. «{nothing}» es \
                 correcta cuando no hay dato registrado."
            ),
            format!("¿Necesita más tiempo? Presione «{more}»: sus respuestas se quedan."),
            format!(
                "Presione «{send}». Si todas las respuestas son correctas, entra: revise sus \
                 datos y presione «{confirm}»."
            ),
            format!(
                "En vez de responder puede recibir un código, que vale lo mismo: en «{code}» \
                 elija el correo o el celular que tenemos registrado, escriba los seis números y \
                 presione «{prove}»."
            ),
        ],
    };
    steps.into_iter().chain(blocked(face)).collect()
}

/// What to do when no attempt is left (H-38): where the form is built in, how it is filed.
fn blocked(face: &Face) -> Vec<String> {
    let voice = face.voice();
    let Some(terms) = face.pqrsf else {
        let elsewhere = say(
            voice,
            "Si se acaban los intentos, la cuenta queda bloqueada hasta que una persona te ayude: \
             la página te dice dónde radicar una PQRSF.",
            "Si se acaban los intentos, la cuenta queda bloqueada hasta que una persona le ayude: \
             la página le dice dónde radicar una PQRSF.",
        );
        return vec![elsewhere.to_owned()];
    };
    let (title, name, file) = (pqrsf::TITLE, pqrsf::NAME, pqrsf::FILE);
    let kind = pqrsf::kind(FilingKind::Unblock);
    let term = pqrsf::term(terms.days(FilingKind::Unblock));
    let status = pqrsf::to_status(voice);
    match voice {
        Voice::Tu => vec![
            format!(
                "Si se acaban los intentos, la cuenta queda bloqueada hasta que una persona revise \
                 tu caso. Presiona «{title}», o «{name}» al pie de cada página, elige «{kind}», \
                 cuenta qué pasó y presiona «{file}». {term}"
            ),
            format!(
                "Guarda el número de radicado: con él ves cómo va en «{status}». Si desbloqueamos \
                 la cuenta te avisamos por correo: inicia sesión y responde otra vez."
            ),
        ],
        Voice::Usted => vec![
            format!(
                "Si se acaban los intentos, la cuenta queda bloqueada hasta que una persona revise \
                 su caso. Presione «{title}», o «{name}» al pie de cada página, elija «{kind}», \
                 cuente qué pasó y presione «{file}». {term}"
            ),
            format!(
                "Guarde el número de radicado: con él ve cómo va en «{status}». Si desbloqueamos \
                 la cuenta le avisamos por correo: inicie sesión y responda otra vez."
            ),
        ],
    }
}
