//! Chapters of the manual around companies and their workers, in our own words (A-02, A-20 to A-28,
//! Companies have a RUT, so all of this speaks Chile's *tú*.

use domain::platform::Face;

use super::manual::{Chapter, owned};

/// A chapter before its steps are owned.
type Written = (&'static str, &'static str, &'static [&'static str]);

/// The chapters that fit the platform.
#[must_use]
pub fn chapters(face: &Face) -> Vec<Chapter> {
    let registers = face.takes_workers();
    let all = COMPANIES.iter().chain(ADMINISTERING);
    let fitting = all.filter(|(anchor, ..)| registers || !OF_WORKERS.contains(anchor));
    let chapter = |(anchor, title, steps): &Written| (*anchor, *title, owned(steps));
    let mut chapters: Vec<Chapter> = fitting.map(chapter).collect();
    if face.mails_passwords() {
        let named = chapters
            .iter_mut()
            .find(|(anchor, ..)| *anchor == "administradores");
        if let Some((_, _, steps)) = named {
            steps.push(LISTED.to_owned());
        }
    }
    chapters
}

/// What only workers who register by themselves need.
const OF_WORKERS: &[&str] = &["registrarse", "hoja"];

/// Where companies open their account by themselves, its form lists who is to administer.
const LISTED: &str = "A quien figura en el formulario de apertura y aún no acepta, cualquier \
                      administrador de accesos le envía otro enlace con «Reenviar». Si su correo \
                      está mal escrito, «Retirar» hace que su enlace deje de servir.";

/// Getting in, and who administers.
const COMPANIES: &[Written] = &[
    (
        "registrarse",
        "Registrarse como trabajador",
        &[
            "Abre la plataforma y presiona «Registrarse», o usa el código de la hoja que te dio \
                 tu empresa.",
            "Escribe tu RUT, el N° de serie o documento de tu cédula y tu correo. «¿Dónde está \
                 el número?» muestra las dos cédulas.",
            "Lee la autorización de datos, márcala y presiona «Registrarme».",
            "Abre el enlace que llega a tu correo, crea tu contraseña y presiona «Crear mi \
                 cuenta».",
            "Si el correo no llega, mira en el correo no deseado y presiona «Reenviar». «¿Dónde va \
                 mi registro?», en la portada y en «Iniciar sesión», dice en qué quedó y cómo \
                 seguir.",
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
                 «Nombrar». Le llega un enlace que sirve 72 horas, y administra los accesos desde \
                 que lo acepta. Mientras tanto puedes retirarlo.",
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
];

/// What administrators do.
const ADMINISTERING: &[Written] = &[
    (
        "personas",
        "Habilitar e inhabilitar a una persona",
        &[
            "Abre «Configuración/Gestión de personas y usuarios», en el inicio de la empresa, y \
                 busca a la persona por nombre, RUT o correo.",
            "Abre su ficha.",
            "En «Estado», presiona «Inhabilitar», elige el motivo y confirma: su estado pasa a \
                 «Inhabilitado» y sus sesiones en la empresa se cierran de inmediato. Con \
                 «Habilitar» vuelve a entrar.",
            "Si deja la empresa, presiona «Dar de baja», elige desde qué día no tiene acceso y \
                 confirma: termina solo. Hasta ese día puedes presionar «Anular la baja».",
        ],
    ),
    (
        "perfiles",
        "Cambiar el perfil de una persona",
        &[
            "Abre «Configuración/Gestión de personas y usuarios» y la ficha de la persona.",
            "En «Perfil», elige el que corresponde a su trabajo: decide qué ve y qué edita.",
            "Presiona «Cambiar el perfil»: vale desde la siguiente página que abra la persona.",
        ],
    ),
    (
        "disenar-perfiles",
        "Diseñar un perfil",
        &[
            "En el inicio de la empresa, presiona «Perfiles» y «Crear un perfil». Para cambiar \
                 uno de tu empresa, ábrelo en la tabla.",
            "Si se parece a otro, elígelo en «Copiar acceso de…» y presiona «Empezar con esa \
                 copia».",
            "Escribe su nombre y, en una frase, para qué es. Marca qué módulos puede ver y cuáles \
                 editar.",
            "Presiona «Ver efecto» y lee «Si guardas»: dice quién gana y quién pierde acceso. «Ver \
                 como este perfil» muestra lo que verá quien lo tenga.",
            "Presiona «Guardar»: vale desde la próxima página que abra cada persona.",
        ],
    ),
    (
        "suplentes",
        "Nombrar a un suplente",
        &[
            "En el inicio de la empresa, presiona «Perfiles» y «Suplentes».",
            "Escribe el correo de una persona habilitada de la empresa y el último día en que te \
                 reemplaza: noventa días como máximo.",
            "Presiona «Nombrar suplente». Le avisamos por correo y administra los accesos desde \
                 ese momento.",
            "Pasado ese día termina solo. Para terminar antes, presiona «Terminar ahora».",
        ],
    ),
    (
        "por-que",
        "¿Por qué puede ver esto?",
        &[
            "En el inicio de la empresa, presiona «Perfiles» y «¿Por qué puede ver esto?».",
            "Escribe el correo de la persona y elige un módulo. Para saber de un día pasado, \
                 escríbelo también.",
            "Presiona «Explicar»: una frase dice qué podía hacer y de dónde viene.",
        ],
    ),
    (
        "responder-solicitudes",
        "Responder una solicitud de acceso",
        &[
            "En el inicio de la empresa, presiona «Solicitudes de acceso»: ahí está quién pide qué \
                 módulo, y para qué.",
            "Elige el perfil que tendrá la persona; aparecen los que incluyen el módulo. Si no hay \
                 ninguno, crea antes uno en «Perfiles».",
            "Escribe una respuesta y presiona «Aprobar» o «Rechazar». La persona la recibe por correo, y \
                 lo que apruebas vale desde la próxima página que abra.",
        ],
    ),
    (
        "pendientes",
        "Ver lo que está pendiente",
        &[
            "Abre «Configuración/Gestión de personas y usuarios» y presiona «Pendientes».",
            "Ahí están los correos que no llegaron, quiénes no tienen cuenta todavía, las \
                 solicitudes que esperan y los accesos que terminan en los próximos 30 días.",
            "Si un correo no llegó, abre la ficha de la persona y corrige la dirección.",
            "Presiona «Recordar a todos» para escribir a quienes no tienen cuenta, tienen correo y \
                 no recibieron un aviso en los últimos tres días.",
        ],
    ),
    (
        "cargas",
        "Cargas masivas",
        &[
            "En el inicio de la empresa, presiona «Cargas masivas» y descarga la plantilla.",
            "Completa una fila por persona. De quien ya está basta su RUT y lo que cambia: correo, \
                 estado o perfil; una celda vacía no cambia nada. De quien es nuevo escribe \
                 también sus nombres y su apellido paterno: así se agrega.",
            "Sube el archivo con «Cargar y revisar» y mira qué cambiaría, fila por fila. Si hay \
                 filas rechazadas, corrige el archivo o elige aplicar solo las buenas.",
            "Presiona «Aplicar»: ves el resultado de cada fila de la carga. Puedes deshacerla durante 24 \
             horas.",
        ],
    ),
    (
        "deshacer",
        "Deshacer un cambio o una carga",
        &[
            "Si habilitaste o inhabilitaste a varias personas, presiona «Deshacer» en el aviso que \
                 lo confirma, o más tarde en «Pendientes». Puedes hacerlo durante 24 horas.",
            "Para deshacer una carga, ábrela en «Cargas masivas» y presiona «Deshacer», también \
                 durante 24 horas.",
            "A quien alguien cambió después no se le toca. Su ficha dice en «Historial de cambios» \
                 qué tenía antes y quién lo cambió.",
        ],
    ),
];
