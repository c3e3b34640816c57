//! Part 2 of the guide, «Secciones y Usuarios» (W-36, W-37): the rooms where a company keeps its
//! sections, its people and what each may do. Questions have the anchors that they have where a
//! platform answers them in an article of their own, so that pages link to either alike.

use domain::platform::Face;

use crate::help::{Block, Section};
use crate::routes;

/// Under its title.
pub(super) const LEAD: &str = "Cómo se crean las secciones y los usuarios de la empresa, y cómo se decide qué puede hacer cada \
     uno.";

/// Its sections.
pub(super) fn sections(face: &Face) -> Vec<Section> {
    let more =
        |chapter, label: &str| Block::way(routes::chapter(face.slug.as_str(), chapter), label);
    vec![
        structure(),
        add(),
        states(more("personas", "Ver el paso a paso en el manual")),
        perfiles(more("disenar-perfiles", "Ver cómo se diseña un perfil")),
        loads(more("cargas", "Ver el paso a paso de las cargas masivas")),
        modules(more("administradores", "Ver quién administra los accesos")),
    ]
}

fn structure() -> Section {
    let blocks = vec![
        Block::text(
            "Las secciones ordenan a las personas de la empresa, por ejemplo «Bodega» o «Ventas». \
             Créalas primero: así cada persona queda en la suya desde el comienzo.",
        ),
        Block::steps(&[
            "En el inicio de la empresa, presiona «Estructura de la empresa».",
            "En «Crear una sección», escribe su nombre y elige dentro de cuál está, o deja «La empresa \
             (arriba de todo)».",
            "Presiona «Crear».",
            "Para cambiarle el nombre o el lugar, presiona «Cambiar» junto a la sección y «Guardar».",
            "Para quitarla, presiona ahí mismo «Eliminar» y elige adónde pasan sus personas y \
             subsecciones.",
        ]),
    ];
    Section::plain("estructura", "Crear las secciones", blocks)
}

fn add() -> Section {
    let blocks = vec![
        Block::text("Registrar a una persona crea también su usuario, con el perfil base."),
        Block::steps(&[
            "En el inicio de la empresa, presiona «Gestión de personas y usuarios» y «Agregar persona».",
            "Escribe su RUT, sus nombres y su apellido paterno. El correo, el cargo, la fecha de ingreso \
             y la sección pueden quedar para después.",
            "Presiona «Agregar». La persona aparece en la lista «Sin cuenta» hasta que tenga una.",
            "Para cambiar su correo o su sección, búscala por nombre, RUT o correo y abre su ficha.",
        ]),
    ];
    Section::plain("agregar", "Crear usuarios", blocks)
}

fn states(more: Block) -> Section {
    let blocks = vec![
        Block::steps(&[
            "Abre la ficha de la persona.",
            "En «Estado», presiona «Inhabilitar», elige el motivo y confirma: deja de entrar a la empresa \
             de inmediato. Con «Habilitar» vuelve a entrar.",
            "Si deja la empresa, presiona «Dar de baja», elige desde qué día no tiene acceso y confirma.",
            "Para cambiar a varias a la vez, marca sus casillas en la lista y presiona «Inhabilitar \
             elegidas» o «Habilitar elegidas». Puedes deshacerlo durante 24 horas.",
        ]),
        more,
    ];
    Section::plain("inhabilitar", "Habilitar e inhabilitar", blocks)
}

fn perfiles(more: Block) -> Section {
    let blocks = vec![
        Block::text(
            "Un perfil dice qué módulos puede ver y editar quien lo tiene. Dos vienen hechos y no \
             cambian; los demás son de tu empresa.",
        ),
        Block::steps(&[
            "En el inicio de la empresa, presiona «Perfiles» y «Crear un perfil».",
            "Escribe su nombre, marca qué módulos puede ver y cuáles editar, y presiona «Guardar».",
            "Abre la ficha de la persona, elígelo en «Perfil» y presiona «Cambiar el perfil».",
        ]),
        more,
    ];
    Section::plain(
        "modificar-perfiles",
        "Decidir qué puede hacer cada uno",
        blocks,
    )
}

fn loads(more: Block) -> Section {
    let blocks = vec![
        Block::text(
            "Si son muchas personas, presiona «Cargas masivas» en el inicio de la empresa y descarga la \
             plantilla. Con un archivo se agregan personas y se cambian correos y estados; ves qué haría \
             antes de aplicarlo y puedes deshacerlo durante 24 horas.",
        ),
        more,
    ];
    Section::plain("cargas-masivas", "Cargas masivas", blocks)
}

fn modules(more: Block) -> Section {
    let blocks = vec![
        Block::text(
            "A quien le falta un módulo lo pide en el inicio de la empresa, «Pedir acceso a un módulo», \
             con un motivo. Quien administra los accesos responde en «Solicitudes de acceso» con un \
             perfil que lo incluya.",
        ),
        more,
    ];
    Section::plain("otros-modulos", "Dar acceso a otros módulos", blocks)
}
