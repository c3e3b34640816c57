//! Words of the registration: the form. Labels are those of the requirements, letter by letter.

pub mod after;
pub mod confirm;
pub mod help;

use domain::document::DocumentKind;
use domain::locale::Voice;
use domain::platform::Face;
use domain::refusal::Field;

use super::say;

/// The form's title.
#[must_use]
pub fn title(_: Voice) -> &'static str {
    "Crear Cuenta Nueva"
}

/// Under it.
#[must_use]
pub fn lead(voice: Voice) -> &'static str {
    say(
        voice,
        "Completa el formulario. Si tienes dudas, abre la ayuda de cada campo.",
        "Diligencie el formulario. Si tiene dudas, abra la ayuda de cada campo.",
    )
}

/// The label of a field.
#[must_use]
pub fn label(field: Field) -> &'static str {
    match field {
        Field::DocumentKind => "Tipo de documento",
        Field::Document => "Cédula",
        Field::FirstSurname => "Primer Apellido",
        Field::SecondSurname => "Segundo Apellido",
        Field::FirstName => "Primer Nombre",
        Field::SecondName => "Segundo Nombre",
        Field::Phone => "Teléfono",
        Field::BirthDate => "Fecha Nacimiento / Fecha Especial",
        Field::Email => "Correo electrónico",
        Field::Password => "Contraseña",
        Field::PasswordAgain => "Confirmar Contraseña",
        _ => "",
    }
}

/// The number's label for a kind of document that is no cédula.
#[must_use]
pub fn number_label(kind: &str) -> &'static str {
    match kind {
        "" | "CC" | "CE" => label(Field::Document),
        "RUT" => "RUT",
        _ => "Número de documento",
    }
}

/// A kind of document.
#[must_use]
pub fn kind(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Cc => "Cédula de ciudadanía",
        DocumentKind::Ce => "Cédula de extranjería",
        DocumentKind::Ti => "Tarjeta de identidad",
        DocumentKind::Pa => "Pasaporte",
        DocumentKind::Pt => "Permiso por Protección Temporal",
        DocumentKind::Rut => "RUT",
    }
}

/// Under the number.
#[must_use]
pub fn number_hint(voice: Voice) -> &'static str {
    say(
        voice,
        "Escribe el número y presiona ENTER o el botón: te mostramos qué datos tuyos ya tenemos.",
        "Escriba el número y presione ENTER o el botón: le mostramos qué datos suyos ya tenemos.",
    )
}

/// The button beside it.
#[must_use]
pub fn look_up(_: Voice) -> &'static str {
    "Buscar mis datos"
}

/// Something is on file.
#[must_use]
pub fn found(voice: Voice) -> &'static str {
    say(
        voice,
        "Encontramos datos tuyos. Por seguridad los mostramos a medias: conserva cada uno o \
         escribe otro.",
        "Encontramos datos suyos. Por seguridad los mostramos a medias: conserve cada uno o \
         escriba otro.",
    )
}

/// Nothing is on file.
#[must_use]
pub fn not_found(voice: Voice) -> &'static str {
    say(
        voice,
        "No tenemos datos para este documento. Completa el formulario y continúa.",
        "No tenemos datos para este documento. Diligencie el formulario y continúe.",
    )
}

/// The two groups of fields after the document.
#[must_use]
pub fn group_person(_: Voice) -> &'static str {
    "Datos personales"
}

/// The second group.
#[must_use]
pub fn group_access(_: Voice) -> &'static str {
    "Datos de ingreso"
}

/// The third group.
#[must_use]
pub fn group_consents(_: Voice) -> &'static str {
    "Autorizaciones"
}

/// Keep the value on file.
#[must_use]
pub fn keep(mask: &str) -> String {
    format!("Conservar {mask}")
}

/// Where a kept value comes from.
pub const ON_FILE: &str = "dato de nuestro registro";

/// Type another value.
pub const TYPE_ANOTHER: &str = "Escribir otro";

/// The format of a date.
pub const DATE_FORMAT: &str = "dd/mm/aaaa";

/// Inside the empty confirmation of the password.
pub const PASSWORD_AGAIN_EXAMPLE: &str = "Confirmación Contraseña";

/// A password was chosen before and stays (Q47).
#[must_use]
pub fn password_chosen(voice: Voice) -> &'static str {
    say(
        voice,
        "Ya elegiste una contraseña. Escríbela de nuevo solo si quieres cambiarla.",
        "Ya eligió una contraseña. Escríbala de nuevo solo si quiere cambiarla.",
    )
}

/// The rules of a password, seen before typing.
#[must_use]
pub fn password_rules(voice: Voice) -> Vec<String> {
    let own = say(
        voice,
        "Sin tu nombre, tu documento ni tu correo.",
        "Sin su nombre, su documento ni su correo.",
    );
    let paste = say(
        voice,
        "Puedes usar una frase, con espacios y tildes, y pegarla.",
        "Puede usar una frase, con espacios y tildes, y pegarla.",
    );
    vec![
        format!("Al menos {} caracteres.", domain::password::MIN_CHARS),
        own.to_owned(),
        paste.to_owned(),
    ]
}

/// What is agreed to: the data. Stored as proof by its digest.
#[must_use]
pub fn consent_data(face: &Face) -> String {
    let (organisation, version) = (&face.organisation, face.privacy.version);
    format!(
        "Autorizo a {organisation} el tratamiento de mis datos personales para crear y cuidar mi \
         cuenta, según la política de privacidad (versión {version})."
    )
}

/// What is agreed to: news.
#[must_use]
pub fn consent_messages(face: &Face) -> String {
    let (organisation, version) = (&face.organisation, face.privacy.version);
    format!(
        "Autorizo a {organisation} a enviarme novedades de sus servicios, según la política de \
         privacidad (versión {version})."
    )
}

/// The link to the long text.
#[must_use]
pub fn read_privacy(voice: Voice) -> &'static str {
    say(
        voice,
        "Lee la política de privacidad",
        "Lea la política de privacidad",
    )
}

/// Ends the form.
#[must_use]
pub fn submit(_: Voice) -> &'static str {
    "Crear Nuevo Usuario"
}

/// «Paso 1 de 3: …»
#[must_use]
pub fn step(place: u8) -> String {
    let name = STEPS
        .get(usize::from(place.saturating_sub(1)))
        .unwrap_or(&"");
    format!("Paso {place} de {}: {name}", STEPS.len())
}

/// The steps by name.
pub const STEPS: [&str; 3] = [
    "Datos del formulario",
    "Confirmar Solicitud",
    "Activar por correo",
];

/// Where accounts come from the company.
#[must_use]
pub fn closed_title(voice: Voice) -> &'static str {
    say(
        voice,
        "Tu cuenta la crea tu empresa",
        "Su cuenta la crea su empresa",
    )
}

/// Why, and whom to ask.
#[must_use]
pub fn closed(face: &Face) -> Vec<String> {
    let voice = face.voice();
    let company = say(
        voice,
        "Aquí no se crean cuentas por cuenta propia: tu empresa te da el acceso.",
        "Aquí no se crean cuentas por cuenta propia: su empresa le da el acceso.",
    );
    let officer = say(
        voice,
        "Pídelo al encargado de prevención de tu empresa.",
        "Pídalo al encargado de prevención de su empresa.",
    );
    let mut lines = vec![company.to_owned()];
    if face.contacts.prevention_officer {
        lines.push(officer.to_owned());
    }
    if let Some(phone) = &face.contacts.phone {
        lines.push(match voice {
            Voice::Tu => format!("Si no sabes quién es, llama al {phone}."),
            Voice::Usted => format!("Si no sabe quién es, llame al {phone}."),
        });
    }
    lines
}

/// Too short a password, while it is typed.
#[must_use]
pub fn too_short(typed: &str, voice: Voice) -> Option<String> {
    use domain::password::{Context, Password};
    let problem = Password::chosen(typed, &Context::default()).err()?;
    Some(super::problem::sentence(Field::Password, problem, voice))
}

/// How strong a password seems: 0 to 4, and the word.
#[must_use]
pub fn strength(typed: &str, _: Voice) -> (u8, String) {
    use domain::password::{Hint, strength_hint};
    match strength_hint(typed) {
        Hint::Empty => (0, String::new()),
        Hint::TooShort { missing: 1 } => (1, "Falta 1 carácter.".to_owned()),
        Hint::TooShort { missing } => (1, format!("Faltan {missing} caracteres.")),
        Hint::Weak => (2, "Se adivina fácil: hágala más variada.".to_owned()),
        Hint::Fair => (3, "Aceptable.".to_owned()),
        Hint::Good => (4, "Buena.".to_owned()),
    }
}
