//! Chapters of the manual around companies and their workers, in our own words (A-02, A-20 to A-28,
//! Companies have a RUT, so all of this speaks Chile's *tú*.

use super::manual::{Chapter, owned};

/// The chapters.
#[must_use]
pub fn chapters() -> Vec<Chapter> {
    let chapters: [(_, _, &[&str]); 7] = [
        (
            "registrarse",
            "Registrarse como trabajador",
            &[
                "Abre la plataforma y presiona «Registrarse», o usa el código de la hoja que te dio \
                 tu empresa.",
                "Escribe tu RUT, el N° de serie o documento de tu cédula y tu correo. «¿Dónde está \
                 el número?» muestra las dos cédulas.",
                "Abre el enlace que llega a tu correo y crea tu contraseña.",
            ],
        ),
        (
            "empresas",
            "Elegir y cambiar de empresa",
            &[
                "Después de iniciar sesión ves tus datos y la tabla de tus empresas. Con una sola, \
                 entras directo.",
                "Presiona «Acceder» en la empresa que quieres usar. Su nombre queda arriba a la \
                 derecha.",
                "Para cambiar, presiona tu nombre y «Cambiar de usuario».",
            ],
        ),
        (
            "administradores",
            "Nombrar y revocar a un administrador de accesos",
            &[
                "En el inicio de la empresa, presiona «Administradores de accesos». Ahí están quienes \
                 lo son y en calidad de qué.",
                "Si eres el representante legal, escribe el correo de la persona y presiona \
                 «Nombrar». Le avisamos por correo.",
                "Para quitarle el rol, presiona «Revocar» junto a su nombre y confirma.",
            ],
        ),
        (
            "hoja",
            "Invitar a los trabajadores con la hoja",
            &[
                "En el inicio de la empresa, presiona «Hoja para tus trabajadores».",
                "Presiona «Imprimir» y ponla donde todos la vean, o «Copiar el texto» para \
                 reenviarla.",
                "Cada trabajador apunta su cámara al código y se registra.",
            ],
        ),
        (
            "personas",
            "Habilitar e inhabilitar a una persona",
            &[
                "Abre «Configuración/Gestión de personas y usuarios» y busca a la persona.",
                "Abre su ficha.",
                "Cambia su estado a «Inhabilitado»: sus sesiones en la empresa se cierran de \
                 inmediato. Con «Habilitado» vuelve a entrar.",
            ],
        ),
        (
            "perfiles",
            "Cambiar el perfil de una persona",
            &[
                "Abre «Configuración/Gestión de personas y usuarios» y la ficha de la persona.",
                "Elige el perfil que corresponde a su trabajo: decide qué ve y qué edita.",
                "Guarda el cambio.",
            ],
        ),
        (
            "cargas",
            "Cargas masivas",
            &[
                "En «Configuración/Gestión de personas y usuarios», descarga la plantilla.",
                "Completa una fila por persona: su correo nuevo, o su estado.",
                "Sube el archivo y revisa lo que haría antes de aplicarlo. Después ves el resultado de \
                 cada fila.",
            ],
        ),
    ];
    let chapters = chapters.map(|(anchor, title, steps)| (anchor, title, owned(steps)));
    chapters.to_vec()
}
