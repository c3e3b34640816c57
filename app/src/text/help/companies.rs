//! Help around companies and their workers, in our own words (A-05 to,
//! Companies have a RUT, so all of this speaks Chile's *tú*.

use super::manual::Chapter;

/// Above the questions.
pub const TITLE: &str = "Empresas y usuarios";

/// Question and answer, in pairs.
pub const QUESTIONS: [(&str, &str); 9] = [
    (
        "Mi RUT no existe o no está registrado",
        "Tu empresa todavía no te informó como trabajador, o el N° de serie o documento no es el de \
         tu cédula vigente. Revísalo y, si sigue igual, habla con el encargado de prevención de tu \
         organización.",
    ),
    (
        "Mi registro quedó en pausa",
        "Tres números de cédula equivocados en 24 horas pausan el registro por 24 horas. Si tu \
         empresa tiene tu correo, ahí llega un enlace que quita la pausa; si no, llama a la mesa de \
         ayuda.",
    ),
    (
        "Trabajo para varias empresas",
        "Entras una sola vez. En «Tus empresas» presiona «Acceder» en la que quieres usar; para pasar \
         a otra, presiona tu nombre y «Cambiar de usuario».",
    ),
    (
        "¿Puedo cambiar mi empresa asociada?",
        "No: un usuario es siempre de la misma empresa. Si entras a trabajar en otra empresa \
         adherida, esa te habilita y aparece en tu tabla.",
    ),
    (
        "Mi empresa dejó de estar adherida",
        "Nadie entra por una empresa que no está adherida. Si trabajas también para otra adherida, \
         sigues entrando por ella.",
    ),
    (
        "Dejé de trabajar en una empresa",
        "Pierdes el acceso a esa y conservas el de las demás. Si era la única, quedas inactivo en la \
         plataforma: puedes ver tus datos y pedir ayuda.",
    ),
    (
        "¿Quién es el administrador de accesos?",
        "El representante legal, el contacto comercial y la persona que el representante legal \
         nombra. Los ves en el inicio de la empresa, en «Administradores de accesos».",
    ),
    (
        "Necesito otro perfil o más permisos",
        "El perfil decide a qué entras y qué puedes editar. Solo lo cambian el administrador de \
         accesos de tu empresa o, si él lo pide, la mesa de ayuda.",
    ),
    (
        "Administro los accesos: ¿cómo cambio un perfil?",
        "En el inicio de la empresa abre «Perfiles de los usuarios» y elige a la persona. Lo que no \
         puedes cambiar tú, como dar el perfil de administrador de accesos, lo pides ahí mismo a la \
         mesa de ayuda con un motivo.",
    ),
    (
        "Recibí un nombramiento por correo",
        "El representante legal de la empresa te nombró responsable de sus accesos. Abre el enlace y \
         acepta; si no tienes cuenta, ahí la creas. El enlace sirve durante 72 horas.",
    ),
    (
        "¿Puedo prestar mi usuario?",
        "No. El acceso es personal: no compartas tu usuario ni tu contraseña.",
    ),
];

/// Chapters of the manual.
#[must_use]
pub fn chapters() -> Vec<Chapter> {
    vec![
        (
            "registrarse",
            "Registrarse como trabajador",
            super::manual::owned(&[
                "Abre la plataforma y presiona «Registrarse», o usa el código de la hoja que te dio \
                 tu empresa.",
                "Escribe tu RUT, el N° de serie o documento de tu cédula y tu correo. «¿Dónde está \
                 el número?» muestra las dos cédulas.",
                "Abre el enlace que llega a tu correo y crea tu contraseña.",
            ]),
        ),
        (
            "empresas",
            "Elegir y cambiar de empresa",
            super::manual::owned(&[
                "Después de iniciar sesión ves tus datos y la tabla de tus empresas. Con una sola, \
                 entras directo.",
                "Presiona «Acceder» en la empresa que quieres usar. Su nombre queda arriba a la \
                 derecha.",
                "Para cambiar, presiona tu nombre y «Cambiar de usuario».",
            ]),
        ),
    ]
}
