//! Words inside of a company. Companies have a RUT, so all of this speaks Chile's *tú*.

use domain::membership::{Basis, Reason};
use domain::refusal::Refusal;

/// The home of a company; its name stands in the page, never in the title.
pub const TITLE: &str = "Inicio de la empresa";
/// The home of an institution.
pub const TITLE_SEATED: &str = "Inicio de la institución";
/// In place of a company that does not open.
pub const SHUT: &str = "No puedes entrar a esta empresa";
/// In place of an institution that does not open.
pub const SHUT_SEATED: &str = "No puedes entrar a esta institución";
/// In place of a page that could not be shown this time.
pub const NOT_SHOWN: &str = "No pudimos mostrar esta página";
/// The same address once more.
pub const AGAIN: &str = "Intentar de nuevo";
/// To the table.
pub const OTHER: &str = "Ver tus empresas";
/// To the institution of somebody.
pub const OTHER_SEATED: &str = "Ver tu institución";
/// The rooms of those who administer.
pub const SETTINGS: &str = "Configuración";
/// What one may do here.
pub const MAY: &str = "Lo que puedes hacer aquí";
/// «RUT».
pub const RUT: &str = "RUT de la empresa";
/// The same of an institution.
pub const RUT_SEATED: &str = "RUT de la institución";
/// «Perfil».
pub const PERFIL: &str = "Tu perfil";
/// Why one is administrator.
pub const BASIS: &str = "En calidad de";
/// In place of a reason to be administrator.
pub const STANDS_IN: &str = "Suplente de los administradores de accesos";
/// What one's perfil opens.
pub const MODULES: &str = "Tus módulos";
/// All modules, as a card.
pub const ASK: &str = "Pedir acceso a un módulo";
/// About it.
pub const ASK_ABOUT: &str = "Ve todos los módulos, quién decide y cómo va tu solicitud.";
/// The perfiles, as a card.
pub const ROLES: &str = "Perfiles";
/// About them.
pub const ROLES_ABOUT: &str = "Qué puede ver y editar cada usuario, y por qué.";
/// What people ask for, as a card.
pub const REQUESTS: &str = "Solicitudes de acceso";
/// About them.
pub const REQUESTS_ABOUT: &str = "Personas que piden un módulo y esperan tu respuesta.";

/// The table of companies, as a card.
pub const CHANGE_ABOUT: &str = "Ve tus datos y entra a otra empresa, sin volver a identificarte.";
/// The platform's services, as a card.
pub const SERVICES: &str = "Servicios";
/// About them.
pub const SERVICES_ABOUT: &str = "Solicita los servicios de la plataforma.";
/// Help, as a card.
pub const HELP_ABOUT: &str = "Encuentra el paso a paso y con quién hablar.";

/// The sheet for workers.
pub const SHEET: &str = "Hoja para tus trabajadores";
/// The sheet, as a card.
pub const SHEET_ABOUT: &str = "Imprime o reenvía cómo se registran los trabajadores de la empresa.";
/// Its picture.
pub const SHEET_PICTURE: &str = "Código QR con la dirección para registrarse";
/// What workers do.
pub const SHEET_STEPS: [&str; 3] = [
    "Abre la dirección o apunta la cámara de tu teléfono al código.",
    "Escribe tu RUT, el N° de serie o documento de tu cédula y tu correo.",
    "Abre el enlace que llega a tu correo y crea tu contraseña.",
];
/// Prints.
pub const PRINT: &str = "Imprimir";
/// The text to forward.
pub const FORWARD: &str = "Texto para reenviar";
/// Copies it.
pub const COPY: &str = "Copiar el texto";

/// Under the company's name.
#[must_use]
pub fn sheet_lead(platform: &str) -> String {
    format!("Regístrate en {platform} con tu cédula de identidad.")
}

/// Whom to call.
#[must_use]
pub fn sheet_phone(phone: &str) -> String {
    format!("¿Dudas? Habla con el encargado de prevención o llama al {phone}.")
}

/// A message that the administrator forwards.
#[must_use]
pub fn forward(company: &str, platform: &str, address: &str) -> String {
    format!(
        "Hola: {company} usa {platform}. Regístrate en {address} con tu RUT, el N° de serie o \
         documento de tu cédula y tu correo; después crea tu contraseña con el enlace que te llega. \
         Tu usuario y tu contraseña son personales: no los compartas."
    )
}

/// The page of those who administer accesses.
pub const ADMINISTRATORS: &str = "Administradores de accesos";
/// The page, as a card.
pub const ADMINISTRATORS_ABOUT: &str =
    "Quiénes deciden qué puede hacer cada usuario de la empresa.";
/// Under its title.
pub const ADMINISTRATORS_LEAD: &str = "Son el representante legal, el contacto comercial y la \
                                       persona que el representante legal nombra como responsable. \
                                       Cuando uno de ellos no está, puede haber un suplente.";
/// The table.
pub const ADMINISTRATORS_CAPTION: &str = "Administran los accesos de esta empresa";
/// Columns.
pub const ADMINISTRATOR_HEADS: [&str; 3] = ["Nombre", "Correo electrónico", "En calidad de"];
/// One column more for those who may revoke.
pub const REVOKE_HEAD: &str = "Revocar";
/// Nobody.
pub const LEADERLESS: &str = "Sin administrador de accesos";
/// What to do.
pub const LEADERLESS_LEAD: &str = "Pídelo a la mesa de ayuda: quien opera la plataforma \
                                   envía un nombramiento al representante legal o al contacto \
                                   comercial.";
/// Appointing.
pub const APPOINT: &str = "Nombrar a la persona responsable";
/// Under it.
pub const APPOINT_LEAD: &str = "Escribe su correo. Recibirá un enlace para aceptar, que sirve durante \
                                72 horas; el nombramiento queda registrado.";
/// «Correo electrónico».
pub const EMAIL: &str = "Correo electrónico de la persona";
/// Does it.
pub const DO_APPOINT: &str = "Nombrar";
/// Asked whether to revoke.
pub const REVOKE: &str = "Revocar el nombramiento";
/// What happens then.
pub const REVOKE_LEAD: &str = "La persona deja de administrar los accesos desde ahora. Si ya estaba \
                               en la empresa, queda como antes; si entró por el nombramiento, ya no \
                               puede entrar.";
/// Does it.
pub const DO_REVOKE: &str = "Sí, revocar";
/// Leaves it.
pub const KEEP: &str = "No, dejarlo como está";
/// It is asked for.
pub const APPOINTED: &str = "Listo. Enviamos un enlace a ese correo; la persona administra los accesos \
                             cuando lo acepte.";
/// Appointments that wait.
pub const OFFERS: &str = "Nombramientos por aceptar";
/// The table.
pub const OFFERS_CAPTION: &str = "Esperan que la persona acepte";
/// Its columns.
pub const OFFER_HEADS: [&str; 3] = ["Correo electrónico", "En calidad de", "Sirve hasta"];
/// One column more where somebody waits whom the opening of the account listed.
pub const RESEND_HEAD: &str = "Reenviar";
/// Its link was mailed once more.
pub const RESENT: &str = "Listo. Enviamos otro enlace a ese correo; el anterior ya no sirve.";
/// One column more for those who may take one back.
pub const WITHDRAW_HEAD: &str = "Retirar";
/// Asked whether to take one back.
pub const WITHDRAW: &str = "Retirar el nombramiento";
/// What happens then.
pub const WITHDRAW_LEAD: &str = "El enlace que recibió la persona deja de servir.";
/// Does it.
pub const DO_WITHDRAW: &str = "Sí, retirar";
/// It is taken back.
pub const WITHDRAWN: &str = "Listo. El nombramiento quedó retirado y su enlace ya no sirve.";
/// It is revoked.
pub const REVOKED: &str = "Listo. El nombramiento quedó revocado.";

/// Why an institution does not open, where it is told otherwise than of a company.
#[must_use]
pub const fn shut_seated(refusal: &Refusal) -> Option<&'static str> {
    Some(match refusal {
        Refusal::CompanyEnded => {
            "Esta institución ya no está adherida, por eso no se puede entrar a ella."
        }
        Refusal::SignInAgain => {
            "Quien administra las cuentas cerró tus sesiones en la institución. Cierra la sesión e \
             iníciala de nuevo para entrar."
        }
        Refusal::MembershipDisabled { reason } => match reason {
            Some(Reason::Left) => {
                "Tu cuenta está inhabilitada porque ya no estás en la institución. Si es un error, \
                 consulta a un Súper Administrador."
            }
            Some(Reason::Absence) => {
                "Tu cuenta está inhabilitada en la institución mientras dura tu ausencia. Pregunta \
                 a un Súper Administrador cuándo vuelve."
            }
            Some(Reason::Duties) => {
                "Tu cuenta está inhabilitada en la institución porque cambiaron tus funciones. \
                 Pregunta a un Súper Administrador."
            }
            Some(Reason::Security) => {
                "Tu cuenta está inhabilitada en la institución por seguridad. Habla con un Súper \
                 Administrador."
            }
            Some(Reason::Other) | None => {
                "Tu cuenta está inhabilitada en la institución. Pregunta a un Súper Administrador."
            }
        },
        _ => return None,
    })
}

/// Why somebody is administrator.
#[must_use]
pub const fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Representative => "Representante legal",
        Basis::Commercial => "Contacto comercial",
        Basis::Appointed => "Responsable nombrado por el representante legal",
        Basis::FirstUser => "Abrió la cuenta de la empresa",
    }
}

/// Until which day somebody stands in for an administrator.
#[must_use]
pub fn stands_in_until(day: &str) -> String {
    format!("Suplente hasta el {day}")
}

/// Until when a link is good.
#[must_use]
pub fn until(moment: &str, over: bool) -> String {
    if over {
        format!("{moment} (vencido)")
    } else {
        moment.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a08_a60_no_shut_door_of_an_institution_speaks_of_a_company() {
        let disabled = Reason::ALL.map(Some).into_iter().chain([None]);
        let disabled = disabled.map(|reason| Refusal::MembershipDisabled { reason });
        let doors = [Refusal::CompanyEnded, Refusal::SignInAgain];
        for door in doors.into_iter().chain(disabled) {
            let told = shut_seated(&door).unwrap_or_default();
            assert!(told.contains("institución"), "{door:?}");
            assert!(!told.contains("empresa"), "{door:?}");
        }
    }
}
