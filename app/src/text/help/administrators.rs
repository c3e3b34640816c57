//! «Rol administrador empresa»: each answer links to the steps of the
//! manual.

use domain::platform::Face;

use super::line;
use crate::help::{Block, Entry};
use crate::routes;

/// The questions.
pub(super) fn entries(face: &Face) -> Vec<Entry> {
    let steps =
        |chapter, label: &str| Block::way(routes::chapter(face.slug.as_str(), chapter), label);
    let people = || {
        steps(
            "personas",
            "Ver el paso a paso para habilitar e inhabilitar",
        )
    };
    let profiles = || steps("perfiles", "Ver el paso a paso para cambiar un perfil");
    vec![
        Entry::new(
            "inhabilitar",
            "¿Cómo inhabilito a un usuario?",
            vec![
                Block::text(
                    "En «Configuración/Gestión de personas y usuarios», abre la ficha de la persona \
                     y presiona «Inhabilitar». Al confirmar, su estado cambia a «Inhabilitado».",
                ),
                people(),
            ],
        ),
        Entry::new(
            "modificar-perfiles",
            "¿Se puede cambiar el perfil de un usuario?",
            vec![
                Block::text(
                    "Sí, pero solo lo hacen el administrador de accesos de la empresa y la mesa de \
                     ayuda («call»). En el inicio de la empresa abre «Perfiles de los usuarios» y \
                     elige a la persona. Lo que no puedes cambiar tú, como dar el perfil de \
                     administrador de accesos, lo pides ahí mismo a la mesa de ayuda con un motivo.",
                ),
                profiles(),
            ],
        ),
        modules(face, profiles()),
        Entry::new(
            "cargas-masivas",
            "¿Hay cargas masivas de usuarios?",
            vec![
                Block::text(
                    "Sí. Con un archivo se cambian muchos correos a la vez, y muchos estados: de \
                     habilitado a inhabilitado y al revés. Está en el inicio de la empresa, «Cargas \
                     masivas».",
                ),
                steps("cargas", "Ver el paso a paso de las cargas masivas"),
            ],
        ),
        Entry::new(
            "estructura",
            "¿Qué relación hay entre la estructura de la empresa y los usuarios?",
            vec![
                Block::text(
                    "Cada trabajador de una empresa adherida tiene un usuario «trabajador o \
                     colaborador». Al darlo de baja pierde el acceso automáticamente y queda \
                     inhabilitado.",
                ),
                people(),
            ],
        ),
        Entry::new(
            "nombrar",
            "¿Cómo se nombra a otro administrador de accesos?",
            vec![
                Block::text(
                    "Lo hace el representante legal, que nombra a una persona responsable y puede \
                     revocarla.",
                ),
                Block::text(orphaned(face)),
                steps(
                    "administradores",
                    "Ver el paso a paso para nombrar y revocar",
                ),
            ],
        ),
        Entry::new(
            "invitar",
            "¿Cómo les digo a los trabajadores que se registren?",
            vec![
                Block::text("Con la hoja de tu empresa, impresa o reenviada."),
                steps("hoja", "Ver el paso a paso de la hoja"),
            ],
        ),
    ]
}

/// What to do where nobody administers the accesses any more (Q51).
fn orphaned(face: &Face) -> String {
    let way = line(face).map_or_else(
        || "pídelo a la mesa de ayuda".to_owned(),
        |line| format!("llama {line}"),
    );
    format!(
        "Si la empresa se quedó sin ningún administrador de accesos, {way}: quien opera la \
         plataforma envía al representante legal o al contacto comercial un enlace para aceptar."
    )
}

/// Who gives access to a module, and who tells who that is.
fn modules(face: &Face, steps: Block) -> Entry {
    let unknown = line(face).map(|line| format!(" Si no sabes quién es, llama {line}."));
    let answer = format!(
        "El acceso lo da el administrador de accesos de tu empresa.{} Pídelo en el inicio de la empresa, \
         «Pedir acceso a un módulo», con un motivo.",
        unknown.unwrap_or_default()
    );
    Entry::new(
        "otros-modulos",
        "Un usuario necesita entrar a otros módulos: ¿quién le da el acceso?",
        vec![Block::text(answer), steps],
    )
}
