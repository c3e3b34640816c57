//! Words of the privacy page. Who answers, in which version and through which channel is
//! data of each platform.

use domain::locale::Voice;
use domain::platform::Face;

use super::say;

/// The title.
#[must_use]
pub fn title(_: Voice) -> &'static str {
    "Privacidad y datos personales"
}

/// Which text this is.
#[must_use]
pub fn version(face: &Face) -> String {
    let version = face.privacy.version;
    match face.privacy.since {
        Some(since) => format!("Versión {version}, vigente desde el {}.", since.long()),
        None => format!("Versión {version}."),
    }
}

/// Who answers for the data.
#[must_use]
pub fn controller(face: &Face) -> String {
    let privacy = &face.privacy;
    let controller = privacy.controller.as_ref().unwrap_or(&face.organisation);
    match face.voice() {
        Voice::Tu => format!("{controller} responde por tus datos personales."),
        Voice::Usted => format!("{controller} responde por sus datos personales."),
    }
}

/// A part of the text: its title and its sentences.
pub type Part = (&'static str, Vec<String>);

/// The whole text.
#[must_use]
pub fn parts(face: &Face) -> Vec<Part> {
    let voice = face.voice();
    vec![
        ("Para qué los usamos", purposes(voice)),
        ("Qué guardamos", kept(voice)),
        ("Cuánto tiempo", how_long(face)),
        (say(voice, "Tus derechos", "Sus derechos"), rights(voice)),
        ("A quién escribir", channel(face)),
    ]
}

/// The terms of use, where companies open their account by themselves and agree to them.
#[must_use]
pub fn terms(face: &Face) -> Option<Part> {
    let lines = [
        "La cuenta es de la empresa. La abre y la administra quien ella designa.",
        "Los datos que se escriben de la empresa y de sus personas tienen que ser verdaderos y estar al \
         día.",
        "Usuario y contraseña son personales: no se comparten.",
        "La empresa decide qué puede hacer cada persona, y lo que se hace con los accesos queda \
         registrado.",
        "Si la empresa deja de estar adherida, nadie entra por ella. Los estados de sus usuarios se \
         conservan y vuelven con ella.",
    ];
    let lines = lines.map(str::to_owned).into();
    face.mails_passwords()
        .then_some(("Términos de uso para empresas", lines))
}

fn purposes(voice: Voice) -> Vec<String> {
    [
        say(
            voice,
            "Para crear tu cuenta y comprobar que eres tú.",
            "Para crear su cuenta y comprobar que es usted.",
        ),
        say(
            voice,
            "Para darte los servicios que pidas y avisarte lo que pase con tu cuenta.",
            "Para prestarle los servicios que pida y avisarle lo que pase con su cuenta.",
        ),
        say(
            voice,
            "Para enviarte novedades, solo si lo autorizas aparte.",
            "Para enviarle novedades, solo si lo autoriza aparte.",
        ),
    ]
    .map(str::to_owned)
    .into()
}

fn kept(voice: Voice) -> Vec<String> {
    [
        say(
            voice,
            "Tu documento, tu nombre, tu celular, tu fecha de nacimiento y tu correo, cifrados.",
            "Su documento, su nombre, su celular, su fecha de nacimiento y su correo, cifrados.",
        ),
        say(
            voice,
            "De tu contraseña solo una huella de la que no se puede volver atrás.",
            "De su contraseña solo una huella de la que no se puede volver atrás.",
        ),
        say(
            voice,
            "Qué autorizaste, en qué versión de este texto y cuándo.",
            "Qué autorizó, en qué versión de este texto y cuándo.",
        ),
    ]
    .map(str::to_owned)
    .into()
}

fn how_long(face: &Face) -> Vec<String> {
    let (voice, links) = (face.voice(), face.links);
    let (days, unproven) = (links.pending_days, links.unproven_days);
    let own = say(
        voice,
        "Tus datos, mientras tengas la cuenta.",
        "Sus datos, mientras tenga la cuenta.",
    );
    let mut lines = vec![own.to_owned()];
    if face.is_open() {
        lines.push(format!(
            "Un registro que nadie activa, {days} días; una cuenta cuya identidad no se comprueba, \
             {unproven} días."
        ));
    }
    lines.push("Desde qué red y navegador se entró, 12 meses.".to_owned());
    if let Some(terms) = face.pqrsf {
        let years = match terms.keep_years {
            1 => "1 año".to_owned(),
            years => format!("{years} años"),
        };
        lines.push(format!(
            "Lo que se escribe en una PQRSF, {years} desde la respuesta. Después quedan solo el \
             número, el tipo, el estado y las fechas."
        ));
    }
    lines
}

fn rights(voice: Voice) -> Vec<String> {
    [
        say(
            voice,
            "Puedes conocer, corregir y actualizar tus datos.",
            "Puede conocer, rectificar y actualizar sus datos.",
        ),
        say(
            voice,
            "Puedes pedir que los borremos o que dejemos de usarlos.",
            "Puede pedir que los suprimamos o que dejemos de usarlos.",
        ),
        say(
            voice,
            "Puedes retirar cada autorización cuando quieras, tan fácil como la diste.",
            "Puede revocar cada autorización cuando quiera, tan fácil como la dio.",
        ),
        say(
            voice,
            "Si una comprobación automática te bloquea, una persona puede revisarla.",
            "Si una comprobación automática lo bloquea, una persona puede revisarla.",
        ),
        say(
            voice,
            "Puedes reclamar ante la autoridad de protección de datos.",
            "Puede reclamar ante la Superintendencia de Industria y Comercio.",
        ),
    ]
    .map(str::to_owned)
    .into()
}

fn channel(face: &Face) -> Vec<String> {
    let voice = face.voice();
    let channel = face.privacy.channel.iter().map(|channel| match voice {
        Voice::Tu => format!("Escribe a {channel} para ejercer tus derechos."),
        Voice::Usted => format!("Escriba a {channel} para ejercer sus derechos."),
    });
    let phone = face.contacts.phone.iter().map(|phone| match voice {
        Voice::Tu => format!("O llama al {phone}."),
        Voice::Usted => format!("O llame al {phone}."),
    });
    channel.chain(phone).collect()
}
