//! Words for workers who register. They have a RUT, so all of this
//! speaks Chile's *tú*.

use domain::contact::Email;
use domain::document::{CardNumber, Rut};
use domain::locale::Voice;
use domain::refusal::{Field, Problem, Refusal};

use super::problem;
use crate::failure::Failure;
use crate::ui::Trouble;

/// The page.
pub const TITLE: &str = "Registrarse";
/// Its heading; whoever comes from a company's sheet reads its name.
#[must_use]
pub fn title(company: Option<&str>) -> String {
    match company {
        Some(company) => format!("Registro para trabajadores de {company}"),
        None => TITLE.to_owned(),
    }
}

/// Under it.
pub const LEAD: &str = "Para trabajadores de empresas adheridas. Necesitas tu cédula de identidad y \
                        un correo: ahí llega el enlace para crear tu contraseña.";
/// «RUT».
pub const RUT: &str = "RUT";
/// Under it.
pub const RUT_HINT: &str = "Sin puntos, con guion y dígito verificador. Ej.: 12345678-5";
/// The card's number.
pub const CARD: &str = "N° de serie o documento";
/// Under it.
pub const CARD_HINT: &str = "Nueve cifras; las cédulas antiguas llevan una A delante.";
/// The pictures.
pub const WHERE: &str = "¿Dónde está el número?";
/// Above them.
pub const WHERE_ABOUT: &str = "Según el modelo de tu cédula, al frente o al reverso. No es tu RUT: \
                               cambia cada vez que la renuevas.";
/// The current card.
pub const CURRENT: &str = "Cédula actual: nueve cifras, a la derecha, al frente";
/// Its number.
pub const CURRENT_SAMPLE: &str = "123.456.789";
/// The former card.
pub const FORMER: &str = "Cédula antigua: la letra A y nueve cifras, al frente o al reverso";
/// Its number.
pub const FORMER_SAMPLE: &str = "A012345678";
/// The address.
pub const EMAIL: &str = "Correo electrónico";
/// Why there must be one.
pub const EMAIL_HINT: &str = "Sin un correo no es posible registrarse: por ahí llega tu enlace.";
/// Access is personal.
pub const PERSONAL: &str = "El acceso es personal: no compartas tu usuario ni tu contraseña.";
/// Sends the form.
pub const REGISTER: &str = "Registrarme";
/// The link is on its way.
pub const SENT_TITLE: &str = "Revisa tu correo";
/// The page behind the link.
pub const PASSWORD_TITLE: &str = "Crea tu contraseña";
/// Under it.
pub const PASSWORD_LEAD: &str = "Con tu RUT y esta contraseña entrarás desde ahora.";
/// Makes the account.
pub const CREATE: &str = "Crear mi cuenta";
/// The address of the form belongs to an account already, told to whoever holds its link.
pub const ADDRESS_TAKEN: &str = "El correo con que te registraste ya lo usa otra cuenta. \
                                 Regístrate otra vez con un correo que sea solo tuyo.";
/// Another link.
pub const AGAIN: &str = "Registrarme otra vez";
/// There is an account already; told behind the link only.
pub const HAS_ACCOUNT: &str = "Ya tienes una cuenta en la plataforma: inicia sesión o recupera tu \
                               contraseña.";
/// «No fui yo».
pub const STOP_TITLE: &str = "Detener el registro";
/// What happens then.
pub const STOP_ABOUT: &str = "Alguien se registra con tu RUT y otro correo. Si no fuiste tú, detenlo: \
                              nadie podrá registrarse con tu RUT durante 24 horas, y si ya hay una \
                              cuenta de ese registro, queda inhabilitada.";
/// Does it.
pub const STOP: &str = "No fui yo: detener";
/// It is done.
pub const STOPPED: &str = "Listo. El registro quedó detenido durante 24 horas.";
/// It came too late to stop anything, and was undone.
pub const UNDONE: &str = "Ya se había creado una cuenta con tu RUT y otro correo. La inhabilitamos y \
                          cerramos sus sesiones. El registro queda detenido durante 24 horas; después \
                          podrás registrarte tú.";
/// «Soy yo».
pub const LIFT_TITLE: &str = "Quitar la pausa";
/// What happens then.
pub const LIFT_ABOUT: &str = "El registro con tu RUT está en pausa porque se escribió varias veces un \
                              número equivocado. Si quieres registrarte, quítala.";
/// Does it.
pub const LIFT: &str = "Soy yo: quitar la pausa";
/// It is done.
pub const LIFTED: &str = "Listo. La pausa terminó: ya puedes registrarte.";

/// The link is on its way, and what to do when it does not come.
#[must_use]
pub fn sent(phone: Option<&str>) -> Vec<String> {
    let mut lines = vec![
        "Te enviamos un enlace al correo que escribiste. Ábrelo para crear tu contraseña; sirve \
         durante 24 horas."
            .to_owned(),
        "Si no lo ves, revisa la carpeta de correo no deseado.".to_owned(),
    ];
    lines.extend(phone.map(help));
    lines
}

/// Whom to call.
#[must_use]
pub fn help(phone: &str) -> String {
    format!("¿Problemas para registrarte? La mesa de ayuda te atiende en el {phone}.")
}

/// What is wrong with a field, as far as the browser can tell.
#[must_use]
pub fn check(field: Field, typed: &str) -> Option<String> {
    let problem = match field {
        Field::Document => Rut::parse(typed).and_then(Rut::of_a_person).err(),
        Field::CardNumber => CardNumber::parse(typed).err(),
        _ => Email::parse(typed).err(),
    };
    problem.map(|problem| sentence(field, problem))
}

fn sentence(field: Field, problem: Problem) -> String {
    match (field, problem) {
        (Field::Document, Problem::Empty) => "Ingresa tu RUT.".to_owned(),
        (Field::Email, Problem::Empty) => {
            "Escribe tu correo: sin él no es posible registrarse, porque por ahí llega tu enlace."
                .to_owned()
        }
        _ => problem::sentence(field, problem, Voice::Tu),
    }
}

/// The canonical spelling, written back when the field is left.
#[must_use]
pub fn settle(typed: &str) -> String {
    Rut::parse(typed).map_or_else(|_| typed.to_owned(), |rut| rut.to_string())
}

/// What is wrong with the form. An unknown RUT, a wrong number and a pause are one sentence, with
/// whom to call (Q11, A-55).
#[must_use]
pub fn troubles(failure: &Failure, phone: Option<&str>) -> Vec<Trouble> {
    match failure.refusal() {
        Some(Refusal::Fields(fields)) => fields
            .iter()
            .map(|(field, problem)| Trouble::of(field.name(), sentence(*field, *problem)))
            .collect(),
        Some(Refusal::WorkerUnknown) => {
            let mut words = problem::failed(failure, Voice::Tu);
            if let Some(phone) = phone {
                words.push_str(&format!(" La mesa de ayuda te atiende en el {phone}."));
            }
            vec![Trouble::general(words)]
        }
        _ => problem::troubles(failure, Voice::Tu),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a05_a56_one_sentence_says_that_the_rut_is_unknown_and_whom_to_ask() {
        let failure = Failure::Refused(Refusal::WorkerUnknown);
        let told = troubles(&failure, Some("600 600 2247"));
        assert_eq!(
            told[0].words,
            "Tu RUT no existe o no está registrado en la plataforma, o el número no corresponde. \
             Consulta al encargado de prevención de tu organización. La mesa de ayuda te atiende \
             en el 600 600 2247."
        );
    }

    #[test]
    fn a17_a_rut_settles_and_what_is_wrong_is_said() {
        assert_eq!(settle("46.500.001-5"), "46500001-5");
        assert_eq!(check(Field::Document, "46.500.001-5"), None);
        assert!(
            check(Field::Document, "54.000.001-8").is_some(),
            "a company's"
        );
        assert_eq!(check(Field::CardNumber, "A 021.065.123"), None);
        assert!(check(Field::CardNumber, "12345678").is_some());
    }
}
