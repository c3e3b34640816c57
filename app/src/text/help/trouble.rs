//! «Problemas de acceso».

use domain::platform::Face;

use super::{line, prevention_officer, steps};
use crate::help::{Block, Entry};
use crate::routes;
use crate::text::sign_in;

/// The questions.
pub(super) fn entries(face: &Face) -> Vec<Entry> {
    vec![
        forgotten(face),
        no_way_in(face),
        unknown(face),
        paused(face),
        help_desk(face),
    ]
}

fn forgotten(face: &Face) -> Entry {
    let voice = face.voice();
    let still = line(face)
        .map(|line| Block::text(format!("Si después de eso tampoco llega, llama {line}.")));
    let recovery = routes::recovery(face.slug.as_str());
    let blocks = vec![
        Block::Steps(steps::recovery_steps(face)),
        Block::way(recovery, sign_in::forgotten(voice)),
    ];
    Entry::new(
        "olvide-mi-contrasena",
        "¿Qué hago si olvidé mi contraseña?",
        blocks.into_iter().chain(still).collect(),
    )
}

fn no_way_in(face: &Face) -> Entry {
    let recovery = routes::recovery(face.slug.as_str());
    Entry::new(
        "no-puedo-entrar",
        "Trato de entrar y no puedo: ¿qué hago?",
        vec![
            Block::text("Depende de lo que pase:"),
            Block::list(&[
                "Bloqueo temporal del acceso: ocurre con más de 5 intentos fallidos y dura entre 15 y \
                 60 minutos. Prueba más tarde, o recupera tu contraseña y entras de inmediato.",
                "Registro por primera vez: revisa el N° de serie o documento de tu cédula. Si no es el \
                 correcto, el proceso se invalida por seguridad.",
                "La contraseña no funciona: crea una nueva con «¿Olvidaste tu contraseña?».",
            ]),
            Block::way(recovery, sign_in::forgotten(face.voice())),
        ],
    )
}

fn unknown(face: &Face) -> Entry {
    Entry::new(
        "rut-no-existe",
        "Un mensaje dice que mi RUT no existe o no está registrado en la plataforma",
        vec![
            Block::text(
                "O tu empresa todavía no te informó como trabajador, o el N° de serie o documento no \
                 es el de tu cédula vigente. Por seguridad el mensaje es el mismo.",
            ),
            Block::text(prevention_officer(face.voice())),
        ],
    )
}

fn paused(face: &Face) -> Entry {
    let call = line(face).map(|line| {
        Block::text(format!(
            "Si no te llega, llama {line}: la mesa de ayuda puede quitar la pausa."
        ))
    });
    let first = Block::text(
        "Tres números de cédula equivocados en 24 horas dejan el registro de un RUT en pausa por otras \
         24 horas. Si tu empresa tiene tu correo, ahí llega un enlace que quita la pausa.",
    );
    Entry::new(
        "registro-en-pausa",
        "Me bloqueé al registrarme",
        [first].into_iter().chain(call).collect(),
    )
}

fn help_desk(face: &Face) -> Entry {
    let call = line(face).map(|line| Block::text(format!("Llama {line}.")));
    let when = vec![
        Block::text("En cualquiera de estos casos:"),
        Block::list(&[
            "Tu usuario se bloqueó al registrarte.",
            "Un mensaje dice que tu RUT no existe o no está registrado en la plataforma.",
            "Tienes problemas al iniciar sesión.",
            "Tienes problemas al registrarte.",
        ]),
    ];
    Entry::new(
        "mesa-de-ayuda",
        "¿Cuándo hablo con la mesa de ayuda?",
        when.into_iter().chain(call).collect(),
    )
}
