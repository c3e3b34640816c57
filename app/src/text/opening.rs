//! Words of opening a company's account (W-05 to W-28). Companies have a RUT, so all of this speaks
//! Chile's *tú*.

use domain::company::{Item, Section};
use domain::platform::Face;

/// The page, at every step.
pub const TITLE: &str = "Crea la cuenta de tu empresa";
/// The steps.
pub const STEPS: [&str; 3] = ["RUT de la empresa", "Datos", "Revisar y crear"];

/// Whom «Quitar» took out; nobody is called nothing.
#[must_use]
pub fn removed(name: &str) -> String {
    match name {
        "" => "Quitaste a un representante legal.".to_owned(),
        name => format!("Quitaste a {name}."),
    }
}

/// Where one is, in words.
#[must_use]
pub fn step(place: u8) -> String {
    let name = STEPS.get(usize::from(place) - 1).unwrap_or(&"");
    format!("Paso {place} de 3: {name}")
}

/// Under the title of step 1.
pub const IDENTIFY_LEAD: &str =
    "Ten a mano el RUT de la empresa que adquirió el producto: la cuenta es solo para ella.";
/// Under the field of step 1.
pub const RUT_HINT: &str = "Sin puntos, con guion y dígito verificador. Ejemplo: 12345678-5";
/// Goes on.
pub const CONTINUE: &str = "Continuar";
/// The account should be opened soon (W-21).
pub const SOON: &str = "Crea la cuenta lo más cerca posible de la adquisición.";

/// Who will call, while the contact may still be corrected (W-22).
pub const CALLS: &str =
    "Nuestro equipo de coordinación se comunicará con el contacto que indiques.";
/// The same once the account is there.
pub const CALLS_THEM: &str =
    "Nuestro equipo de coordinación se comunicará con el contacto que indicaste.";
/// Before the address of those to ask (W-24).
pub const WRITE_TO: &str = "Escribe a ";
/// After it.
pub const IN_DOUBT: &str =
    " si tienes dudas sobre la instalación, la capacitación o la implementación.";

/// Under the title of step 2.
pub const DETAILS_LEAD: &str = "Todos los datos son obligatorios.";
/// First group.
pub const COMPANY: &str = "Datos de la empresa";
/// Second group (W-12).
pub const CORPORATE: &str = "Datos corporativos";
/// Third group (W-18).
pub const USER: &str = "Primer usuario";
/// Whose data these must be (W-17).
pub const USER_ABOUT: &str = "Escribe los datos de la persona que ingresará y administrará la plataforma. Lo que necesita \
     para entrar llegará al correo que indiques.";
/// How the list is filled (W-14).
pub const PEOPLE_ABOUT: &str = "Agrega a cada representante legal con el botón +. Pueden ser hasta \
                                diez; debe haber al menos uno.";
/// What the **+** does, for those who do not see where it stands.
pub const ADD: &str = "Agregar representante legal";
/// Takes one out again.
pub const REMOVE: &str = "Quitar";
/// Puts back whom it took out.
pub const RESTORE: &str = "Deshacer";
/// Fills the trade name in; stands below that field.
pub const SAME_NAME: &str = "Usar la razón social";
/// Keeps what was typed.
pub const KEEP: &str = "Guardar y seguir después";
/// It is kept.
pub const KEPT: &str = "Guardamos lo que escribiste. Puedes seguir cuando quieras con el enlace del \
                        correo de bienvenida.";
/// Second part of the second group.
pub const COMMERCIAL: &str = "Contacto comercial";
/// Third part of the second group (Q4).
pub const SUPPLIED: &str = "Contacto para la coordinación";
/// What it is for.
pub const SUPPLIED_ABOUT: &str =
    "Es el contacto que recibimos con la adquisición. Corrígelo si hace falta.";
/// A legal representative, counted from 1.
#[must_use]
pub fn person(place: usize) -> String {
    format!("Representante legal {place}")
}
/// The tick beside «Apellido materno».
pub const NO_SECOND_SURNAME: &str = "No tiene apellido materno";
/// The box under the terms.
pub const TERMS: &str = "Acepto los términos de uso en nombre de la empresa.";
/// The box under the privacy text.
pub const PRIVACY: &str = "Leí cómo se usan los datos personales y lo acepto.";
/// Opens the terms.
pub const READ_TERMS: &str = "Leer los términos de uso";
/// Opens that text.
pub const READ_PRIVACY: &str = "Leer la política de privacidad";

/// What is asked.
#[must_use]
pub const fn label(section: Section, item: Item) -> &'static str {
    match (section, item) {
        (Section::Company, Item::Rut) => "RUT de la empresa",
        (_, Item::Rut) => "RUT",
        (_, Item::LegalName) => "Razón social",
        (_, Item::TradeName) => "Nombre de fantasía",
        (_, Item::Giro) => "Giro",
        (_, Item::Street) => "Dirección",
        (_, Item::Region) => "Región",
        (_, Item::Comuna) => "Comuna",
        (Section::FirstUser | Section::Commercial, Item::Phone) => "Celular",
        (_, Item::Phone) => "Teléfono",
        (Section::Tax, Item::Email) => "Correo para recibir facturas (intercambio DTE)",
        (_, Item::Email) => "Correo",
        (_, Item::EmailAgain) => "Confirma el correo",
        (Section::Commercial | Section::Supplied | Section::Billing, Item::Names) => {
            "Nombre y apellidos"
        }
        (_, Item::Names) => "Nombres",
        (_, Item::FirstSurname) => "Apellido paterno",
        (_, Item::SecondSurname) => "Apellido materno",
        (_, Item::Position) => "Cargo",
        (_, Item::DocumentKind) => "Tipo de identificación",
        (_, Item::Document) => "Número de identificación",
        (_, Item::Product) => "Producto o plan",
        (_, Item::SoleTrader) => "Es una persona natural con giro (empresario individual)",
        (_, Item::Terms) => TERMS,
        (_, Item::Privacy) => PRIVACY,
        (_, Item::List) => "Representantes legales",
        (_, Item::Activity) => "Código de actividad económica (SII)",
        (_, Item::Workers) => "Número de trabajadores",
    }
}

/// The line under a label.
#[must_use]
pub const fn hint(section: Section, item: Item) -> Option<&'static str> {
    match (section, item) {
        (_, Item::LegalName) => Some("Tal como aparece en el SII."),
        (_, Item::Giro) => Some("En la factura se ven los primeros 40 caracteres."),
        (_, Item::Street) => Some("Calle, número, oficina."),
        (_, Item::Comuna) => Some("Escribe las primeras letras y elígela de la lista."),
        (_, Item::Rut | Item::Document) => Some("Sin puntos, con guion y dígito verificador."),
        (Section::FirstUser, Item::Phone) => Some("Ejemplo: 9 1234 5678"),
        (Section::Commercial, Item::Phone) => {
            Some("Nueve dígitos. Si no tiene celular, sirve un teléfono fijo.")
        }
        (_, Item::Phone) => Some("Nueve dígitos, móvil o fijo."),
        (_, Item::Activity) => Some(
            "Seis dígitos. Está en sii.cl, entre los datos tributarios de la empresa, junto a cada \
             actividad.",
        ),
        (_, Item::Workers) => Some("Cuántas personas trabajan hoy en la empresa."),
        (Section::Tax, Item::Email) => {
            Some("El que la empresa tiene en el SII para recibir documentos electrónicos.")
        }
        _ => None,
    }
}

/// Under the title of step 3.
pub const CHECK_LEAD: &str = "Revisa los datos antes de crear la cuenta.";
/// Opens the account (W-25).
pub const CREATE: &str = "Crear cuenta";
/// Back to step 2.
pub const BACK: &str = "Volver a los datos";
/// The same for one part.
pub const CHANGE: &str = "Cambiar";
/// The rest of that link, for those who do not see where it stands.
#[must_use]
pub fn change_about(group: &str) -> String {
    format!(" {group}")
}
/// Why the account was not created with these data; which of the two it is, is told to nobody.
pub const USER_UNUSABLE: &str = "No podemos usar juntos el RUT y el correo del primer usuario. Vuelve \
                                 a los datos y revisa los dos.";

/// After creating.
pub const DONE: &str = "La cuenta de tu empresa está creada";
/// What was sent, and to whom (W-26).
pub const DONE_MAIL: &str = "Enviamos los datos para ingresar al correo del primer usuario. Revisa también el correo no \
     deseado.";

/// Why to hurry: where an initial password is mailed, it ends after a day (W-27, W-28); elsewhere a
/// link does.
#[must_use]
pub const fn hurry(face: &Face) -> &'static str {
    if face.mails_passwords() {
        "La contraseña inicial sirve durante 24 horas. Ingresa ahora y elige una propia."
    } else {
        "El enlace de ese correo sirve por un tiempo limitado. Ábrelo ahora."
    }
}

/// Behind a link that does not open the form.
pub const CLOSED: &str = "Este enlace no abre el formulario";
/// What to do then.
pub const CLOSED_ABOUT: &str = "Pide que te reenviemos el correo de bienvenida.";
/// The way to the welcome.
pub const AGAIN: &str = "Reenviar bienvenida";
/// Before that way, for whoever has no link at hand.
pub const NO_WELCOME: &str = "¿Tu empresa adquirió el producto y no encuentras el correo?";
/// Under the title of that page.
pub const AGAIN_LEAD: &str = "Escribe el RUT de tu empresa. Reenviamos el correo de bienvenida al \
                              contacto que la empresa dejó al adquirir el producto.";
/// The answer, whatever the RUT (Q53).
pub const AGAIN_SENT: &str = "Si hay una cuenta por crear con ese RUT, reenviamos el correo de \
                              bienvenida al contacto de la empresa. Revisa también el correo no \
                              deseado.";
/// Sends it.
pub const SEND: &str = "Enviar";
