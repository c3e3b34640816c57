//! «Preguntas frecuentes generales».

use domain::platform::Face;

use super::{line, steps};
use crate::help::{Block, Entry, Way};
use crate::routes;

/// The questions.
pub(super) fn entries(face: &Face) -> Vec<Entry> {
    let mut entries = vec![come_in(face)];
    entries.extend(access());
    entries.push(another_company(face));
    entries.extend(roles(face));
    entries.push(named());
    entries
}

fn come_in(face: &Face) -> Entry {
    let slug = face.slug.as_str();
    let ways = vec![
        Way::to(routes::help_sign_in(slug), "Ver el paso a paso para entrar"),
        Way::to(routes::chapter(slug, "registrarse"), "Ver cómo registrarse"),
    ];
    Entry::new(
        "como-entrar",
        format!("¿Cómo entro a {}?", face.name),
        vec![
            Block::text("Tu empresa tiene que estar adherida."),
            Block::text(
                "La primera vez, regístrate con tu RUT, el N° de serie o documento de tu cédula y \
                 tu correo: ahí llega el enlace para crear tu contraseña.",
            ),
            Block::text("Si ya tienes usuario:"),
            Block::Steps(steps::sign_in_steps(face)),
            Block::Ways(ways),
        ],
    )
}

fn named() -> Entry {
    Entry::new(
        "nombramiento",
        "Recibí un nombramiento por correo: ¿qué hago?",
        vec![Block::text(
            "El representante legal de la empresa te nombró responsable de sus accesos, o apareces \
             en su cuenta como representante legal o contacto comercial. Abre el enlace y acepta; si \
             no tienes cuenta, ahí la creas. El correo dice hasta cuándo sirve el enlace.",
        )],
    )
}

fn access() -> Vec<Entry> {
    let said = |anchor, title: &str, text: &str| Entry::new(anchor, title, vec![Block::text(text)]);
    vec![
        said(
            "sin-correo",
            "¿Puedo registrarme sin correo electrónico?",
            "No. La primera vez te enviamos un enlace para crear tu contraseña, y solo puede llegar a \
             un correo tuyo.",
        ),
        said(
            "prestar-usuario",
            "¿Puede entrar otra persona con mi usuario?",
            "No. El acceso es personal: no compartas tu usuario ni tu contraseña.",
        ),
        said(
            "empresa-no-adherida",
            "¿Sigo entrando si mi empresa deja de estar adherida?",
            "No por esa empresa: quienes trabajan en una que ya no está adherida no entran por ella. \
             Si trabajas también para otra adherida, sigues entrando por esa.",
        ),
        said(
            "desvinculado",
            "¿Qué pasa si dejo de trabajar en mi empresa?",
            "Pierdes el acceso a esa y conservas el de las demás empresas adheridas. Si era la única, \
             quedas inactivo en la plataforma: puedes ver tus datos y pedir ayuda.",
        ),
    ]
}

fn another_company(face: &Face) -> Entry {
    let ask = line(face).map(|line| {
        Block::text(format!(
            "Si tienes dudas sobre las empresas a las que perteneces, llama {line}."
        ))
    });
    let first = Block::text(
        "Tus datos siguen siendo los mismos. La empresa nueva aparece en tu tabla, y eliges con \
         «Acceder» para cuál trabajas ahora.",
    );
    Entry::new(
        "otra-empresa",
        "¿Qué pasa con mis datos si empiezo a trabajar en otra empresa adherida?",
        [first].into_iter().chain(ask).collect(),
    )
}

fn roles(face: &Face) -> Vec<Entry> {
    let slug = face.slug.as_str();
    let notice = face.contacts.notice.as_ref().map(Block::text);
    let who = vec![
        Block::text("Son administradores de accesos de la empresa:"),
        Block::list(&[
            "Representante legal.",
            "Contacto comercial.",
            "Responsable nombrado por el representante legal.",
        ]),
        Block::text(
            "En el inicio de tu empresa, «Administradores de accesos» te dice quiénes son.",
        ),
    ];
    vec![
        Entry::new(
            "administrador-de-accesos",
            "¿Quién es administrador de accesos en mi empresa?",
            who.into_iter().chain(notice).collect(),
        ),
        Entry::new(
            "configuracion-de-cuenta",
            "¿Puedo cambiar mi correo y mi contraseña?",
            vec![
                Block::text(
                    "Sí, los tuyos. Presiona tu nombre, arriba a la derecha, y elige «Configuración \
                     de cuenta».",
                ),
                Block::way(routes::account(slug), "Abrir «Configuración de cuenta»"),
            ],
        ),
        Entry::new(
            "varias-empresas",
            "Tengo más de una empresa: ¿cómo las veo y cómo cambio?",
            vec![
                Block::text(
                    "Después de escribir tu RUT y tu contraseña ves tu nombre, tu RUT y tu correo, y \
                     debajo la tabla de tus empresas. Presiona «Acceder» en la que quieres usar.",
                ),
                Block::text(
                    "Para cambiar, presiona tu nombre, arriba a la derecha, y «Cambiar de usuario».",
                ),
                Block::way(
                    routes::chapter(slug, "empresas"),
                    "Ver el paso a paso para elegir y cambiar de empresa",
                ),
            ],
        ),
        Entry::new(
            "perfil",
            "¿Qué es un «perfil»?",
            vec![Block::text(
                "Es el rol que tienes en una empresa, hecho de permisos: decide a qué procesos entras \
                 y cuáles puedes editar.",
            )],
        ),
        Entry::new(
            "cambiar-empresa",
            "¿Puedo cambiar la empresa que tengo asociada?",
            vec![Block::text(
                "No: un usuario es siempre de la misma empresa. Lo que sí puede pasar es que otra \
                 empresa te habilite; entonces aparece también en tu tabla.",
            )],
        ),
        Entry::new(
            "celular",
            "¿Puedo entrar desde el celular?",
            vec![Block::text(
                "Sí: abre la versión web en el navegador de tu teléfono. Funciona completa.",
            )],
        ),
    ]
}
