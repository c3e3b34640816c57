//! «Preguntas frecuentes: Claves y usuarios», in our own words. It is about companies, which
//! have a RUT, so all of this speaks Chile's *tú*.

use domain::platform::Face;

use super::{administrators, general, trouble};
use crate::help::{Article, Section};
use crate::routes;

/// The article.
pub(super) fn article(face: &Face) -> Article {
    let section = |anchor, title: &str, entries| Section::of(anchor, title, Vec::new(), entries);
    Article {
        key: routes::HELP_KEYS.to_owned(),
        title: "Preguntas frecuentes: Claves y usuarios".to_owned(),
        lead:
            "Cómo se entra, qué hacer cuando no se puede y qué hace quien administra los accesos \
               de una empresa."
                .to_owned(),
        above: None,
        blocks: Vec::new(),
        sections: vec![
            section(
                "generales",
                "Preguntas frecuentes generales",
                general::entries(face),
            ),
            section(
                "problemas-de-acceso",
                "Problemas de acceso",
                trouble::entries(face),
            ),
            section(
                "rol-administrador",
                "Rol administrador empresa",
                administrators::entries(face),
            ),
        ],
    }
}
