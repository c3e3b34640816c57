//! «CUENTAS DE USUARIO» (C-37), in our own words, with how they are paid (C-01 to C-36). Nobody
//! subscribes by themselves yet, and the answers say so. The platform is Chilean, so all of this speaks
//! *tú*.

use domain::platform::Face;

use super::CONTACT;
use crate::help::{Article, Block, Section, Way};
use crate::routes;

/// The two articles.
pub(super) fn articles(face: &Face) -> Vec<Article> {
    vec![accounts(face), payment(face)]
}

fn accounts(face: &Face) -> Article {
    let slug = face.slug.as_str();
    Article {
        key: routes::HELP_ACCOUNTS.to_owned(),
        title: "CUENTAS DE USUARIO".to_owned(),
        lead: "Qué son, qué tipos hay y cómo se crean.".to_owned(),
        above: None,
        blocks: Vec::new(),
        sections: vec![
            Section::plain(
                "que-es",
                "¿Qué es una cuenta de usuario?",
                vec![Block::text(format!(
                    "Es lo que te deja entrar a {}: ver sus contenidos todas las veces que quieras y \
                     tener tu historial de estudio.",
                    face.name
                ))],
            ),
            kinds(slug),
            individual(slug),
            individual_needs(),
            Section::plain(
                "crear-institucional",
                "¿Cómo se crea una cuenta institucional?",
                vec![
                    Block::text(
                        "La crean quienes son Súper Administrador o Administrador en el plan de la \
                         institución: envían una invitación para entrar a la plataforma.",
                    ),
                    Block::text(
                        "Pueden hacerlo en forma manual, una persona a la vez, o masiva, con una lista.",
                    ),
                ],
            ),
            Section::plain(
                "que-necesita-una-institucional",
                "¿Qué hace falta para una cuenta institucional?",
                vec![
                    Block::list(&[
                        "Un Súper Administrador o un Administrador en el plan: nadie más crea usuarios.",
                        "Los datos de cada persona invitada: nombre, apellido paterno, apellido materno, \
                         RUT, e-mail y número de celular.",
                    ]),
                    Block::text(ONE_ACCOUNT),
                ],
            ),
        ],
    }
}

fn individual_needs() -> Section {
    Section::plain(
        "que-necesita-una-individual",
        "¿Qué hace falta para una cuenta individual?",
        vec![
            Block::text("Todavía no se puede crear aquí. Para tener una harán falta:"),
            Block::list(&[
                "Un correo electrónico: es el primer dato para entrar.",
                "Un teléfono móvil activo: en cada inicio de sesión le llega una segunda clave por \
                 mensaje de texto (SMS).",
            ]),
            Block::text(ONE_ACCOUNT),
        ],
    )
}

/// C-26, C-32.
const ONE_ACCOUNT: &str =
    "Además, la persona no puede tener ya una cuenta, ni individual ni institucional.";

fn kinds(slug: &str) -> Section {
    let paid = routes::help_article(slug, routes::HELP_PAYMENT);
    let blocks = vec![
        Block::list(&[
            "Cuenta de usuario individual: la crea y la paga quien la usa. Todavía no se puede crear aquí.",
            "Cuenta de usuario institucional: se recibe como invitación en el plan de una institución, \
             con un rol: Súper Administrador, Administrador o Usuario. La institución paga la \
             suscripción.",
        ]),
        Block::way(paid, PAYMENT),
    ];
    Section::plain("tipos", "¿Qué tipos de cuenta hay?", blocks)
}

fn individual(slug: &str) -> Section {
    let paid = routes::help_article(slug, routes::HELP_PAYMENT);
    let contact = routes::help_at(slug, routes::HELP_ACCOUNTS, CONTACT);
    let blocks = vec![
        Block::text(
            "Todavía no se puede crear aquí: la suscripción con pago en línea aún no está disponible. Si \
             quieres una, habla con nosotros.",
        ),
        Block::text(
            "Si tu institución tiene un plan, pide una invitación a su Súper Administrador o \
             Administrador: con ella recibes una cuenta institucional.",
        ),
        Block::Ways(vec![
            Way::to(paid, PAYMENT),
            Way::to(contact, "Hablar con nosotros"),
        ]),
    ];
    Section::plain(
        "crear-individual",
        "¿Cómo se crea una cuenta individual?",
        blocks,
    )
}

/// The title of the other article, and the links to it.
const PAYMENT: &str = "Formas de pago";

fn payment(face: &Face) -> Article {
    let slug = face.slug.as_str();
    let contact = routes::help_at(slug, routes::HELP_PAYMENT, CONTACT);
    let accounts = routes::help_article(slug, routes::HELP_ACCOUNTS);
    Article {
        key: routes::HELP_PAYMENT.to_owned(),
        title: PAYMENT.to_owned(),
        lead: "Quién paga cada tipo de cuenta, y cómo.".to_owned(),
        above: Some(Way::to(accounts, "CUENTAS DE USUARIO")),
        blocks: Vec::new(),
        sections: vec![
            Section::plain(
                "individuales",
                "Cuentas individuales",
                vec![
                    Block::text(
                        "La paga quien la usa, con un cargo automático mensual a su tarjeta de crédito o \
                         con una transferencia electrónica por 3, 6 ó 12 meses. Aquí todavía no se puede \
                         pagar de ninguna de las dos formas: habla con nosotros.",
                    ),
                    Block::way(contact, "Hablar con nosotros"),
                ],
            ),
            Section::plain(
                "instituciones",
                "Cuentas institucionales",
                vec![Block::text(
                    "En una cuenta institucional no pagas nada: la suscripción la paga la institución.",
                )],
            ),
        ],
    }
}
