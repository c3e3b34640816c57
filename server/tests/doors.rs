//! Every door of the house, and who it opens to (A18, A37, A45). A server function, page or other
//! route without a row here fails a test of `matrix`: nobody adds a door without saying for whom.

use std::collections::BTreeSet;

use axum::http::{HeaderMap, HeaderValue, Method, header};
use domain::account::Stage;
use server::router;

use crate::harness::{Browser, House, Page};

/// What a stranger, somebody before the questions, and somebody signed in are answered: a status,
/// or where they are led.
pub type Answers = [&'static str; 3];

const EVERYBODY: Answers = ["200", "200", "200"];
/// The input makes no sense, whoever sends it: nothing about who may.
const NO_SENSE: Answers = ["422", "422", "422"];
/// Not there, outside of a demonstration.
const NOBODY: Answers = ["404", "404", "404"];

/// Server functions, asked by a program for `platform=hanna` with every other field empty.
pub const FUNCTIONS: &[(&str, Answers)] = &[
    ("/api/account/consent-give", ["401", "403", "404"]),
    ("/api/account/consent-withdraw", ["401", "403", "404"]),
    ("/api/account/data", [TO_SIGN_IN_FOR_DATA, QUESTIONS, "200"]),
    (
        "/api/account/email",
        [TO_SIGN_IN_FOR_EMAIL, QUESTIONS, "200"],
    ),
    ("/api/account/email-ask", ["401", "403", "422"]),
    ("/api/account/email-back", NO_SENSE),
    (
        "/api/account/email-cancel",
        ["401", "403", "/hanna/cuenta/correo"],
    ),
    ("/api/account/email-confirm", ["401", "403", "422"]),
    (
        "/api/account/email-link",
        [TO_SIGN_IN_FOR_EMAIL_LINK, QUESTIONS, "422"],
    ),
    ("/api/account/email-object", NO_SENSE),
    ("/api/account/email-objection", NO_SENSE),
    ("/api/account/email-undo", NO_SENSE),
    (
        "/api/account/history",
        [TO_SIGN_IN_FOR_HISTORY, QUESTIONS, "200"],
    ),
    ("/api/account/password", ["401", "403", "422"]),
    (
        "/api/account/sessions",
        [TO_SIGN_IN_FOR_SESSIONS, QUESTIONS, "200"],
    ),
    ("/api/account/sessions-end", ["401", "403", "404"]),
    (
        "/api/account/view",
        [TO_SIGN_IN_FOR_ACCOUNT, QUESTIONS, "200"],
    ),
    ("/api/activation/activate", NO_SENSE),
    ("/api/activation/resend", NO_SENSE),
    ("/api/activation/view", EVERYBODY),
    (
        "/api/administration/audit",
        [TO_SIGN_IN_FOR_AUDIT, QUESTIONS, "404"],
    ),
    ("/api/administration/decide", ["404", "404", "404"]),
    (
        "/api/administration/import",
        [TO_SIGN_IN_FOR_REGISTRY, QUESTIONS, "404"],
    ),
    ("/api/administration/import-approve", NOBODY),
    ("/api/administration/import-discard", NOBODY),
    (
        "/api/administration/messages",
        [TO_SIGN_IN_FOR_MESSAGES, QUESTIONS, "404"],
    ),
    (
        "/api/administration/registry",
        [TO_SIGN_IN_FOR_REGISTRY, QUESTIONS, "404"],
    ),
    (
        "/api/administration/request",
        [TO_SIGN_IN_FOR_REQUESTS, QUESTIONS, "404"],
    ),
    (
        "/api/administration/requests",
        [TO_SIGN_IN_FOR_REQUESTS, QUESTIONS, "404"],
    ),
    (
        "/api/administration/view",
        [TO_SIGN_IN_FOR_ADMINISTRATION, QUESTIONS, "404"],
    ),
    ("/api/appointment/accept", NO_SENSE),
    ("/api/appointment/join", NO_SENSE),
    ("/api/appointment/view", NO_SENSE),
    ("/api/bulk/approve", ["401", "403", "404"]),
    ("/api/bulk/discard", ["401", "403", "404"]),
    ("/api/bulk/explain", ["401", "403", "404"]),
    ("/api/bulk/list", [SIGN_IN, QUESTIONS, "404"]),
    ("/api/bulk/one", [SIGN_IN, QUESTIONS, "404"]),
    ("/api/bulk/undo", ["401", "403", "404"]),
    ("/api/challenge/answer", ["401", "422", "422"]),
    ("/api/challenge/code", ["401", "200", HOME]),
    ("/api/challenge/open", ["401", "422", QUESTIONS]),
    ("/api/challenge/prove", ["401", "422", "422"]),
    ("/api/challenge/send-code", ["401", "422", "422"]),
    ("/api/challenge/view", ["401", "200", "200"]),
    (
        "/api/companies/view",
        [TO_SIGN_IN_FOR_COMPANIES, QUESTIONS, "200"],
    ),
    ("/api/coordination/contacted", NOBODY),
    (
        "/api/coordination/list",
        [TO_SIGN_IN_FOR_COORDINATION, QUESTIONS, "404"],
    ),
    ("/api/desk/help", ["422", "422", "422"]),
    ("/api/desk/look-up", ["404", "404", "404"]),
    (
        "/api/desk/people",
        [TO_SIGN_IN_FOR_PEOPLE, QUESTIONS, "404"],
    ),
    ("/api/desk/case", [TO_SIGN_IN_FOR_CASE, QUESTIONS, "404"]),
    ("/api/desk/queue", [TO_SIGN_IN_FOR_DESK, QUESTIONS, "404"]),
    ("/api/desk/mailbox-decide", NOBODY),
    ("/api/desk/mailbox-propose", NOBODY),
    (
        "/api/desk/mailboxes",
        [TO_SIGN_IN_FOR_MAILBOXES, QUESTIONS, "404"],
    ),
    ("/api/desk/perfil-decide", NOBODY),
    (
        "/api/desk/perfiles",
        [TO_SIGN_IN_FOR_DESK_PERFILES, QUESTIONS, "404"],
    ),
    ("/api/desk/take", NOBODY),
    ("/api/desk/work", NOBODY),
    ("/api/first-password/ask", NO_SENSE),
    ("/api/first-password/choose", ["401", "403", "422"]),
    ("/api/first-password/form", EVERYBODY),
    ("/api/first-password/view", [SIGN_IN, QUESTIONS, HOME]),
    (
        "/api/first-steps/view",
        [TO_SIGN_IN_FOR_STEPS, QUESTIONS, "200"],
    ),
    ("/api/front/platforms", EVERYBODY),
    ("/api/help/article", NOBODY),
    ("/api/help/centre", EVERYBODY),
    ("/api/home/view", [TO_SIGN_IN_FOR_HOME, QUESTIONS, "200"]),
    ("/api/inside/administrators", [SIGN_IN, QUESTIONS, "404"]),
    ("/api/inside/appoint", NO_SENSE),
    ("/api/inside/members", [SIGN_IN, QUESTIONS, "404"]),
    ("/api/inside/offer-resend", NOBODY),
    ("/api/inside/offer-withdraw", NOBODY),
    ("/api/inside/perfil-ask", NOBODY),
    ("/api/inside/perfil-change", NOBODY),
    ("/api/inside/revoke", NOBODY),
    ("/api/inside/sheet", [SIGN_IN, QUESTIONS, "404"]),
    ("/api/inside/tax", [SIGN_IN, QUESTIONS, "404"]),
    ("/api/inside/tax-save", ["401", "403", "404"]),
    (
        "/api/inside/view",
        ["/hanna/ingresar?next=/hanna/e/", QUESTIONS, "404"],
    ),
    ("/api/institutions/change", [OPERATORS; 3]),
    ("/api/institutions/create", [OPERATORS; 3]),
    ("/api/institutions/first", [OPERATORS; 3]),
    ("/api/institutions/view", [OPERATORS; 3]),
    ("/api/invitation/accept", ["422", "422", "422"]),
    ("/api/invitation/begin", NO_SENSE),
    ("/api/invitation/send-code", NO_SENSE),
    ("/api/invitation/view", NO_SENSE),
    ("/api/invitations/change", NOBODY),
    (
        "/api/invitations/panel",
        [TO_SIGN_IN_FOR_PANEL_BARE, QUESTIONS, "404"],
    ),
    ("/api/invitations/send", ["401", "403", "404"]),
    ("/api/mailbox/clock", NOBODY),
    ("/api/mailbox/letter", NOBODY),
    ("/api/mailbox/list", NOBODY),
    ("/api/module/decide", ["401", "403", "404"]),
    ("/api/module/list", [SIGN_IN, QUESTIONS, "404"]),
    ("/api/module/request", NOBODY),
    ("/api/module/requests", [SIGN_IN, QUESTIONS, "404"]),
    ("/api/module/view", [SIGN_IN, QUESTIONS, "404"]),
    ("/api/opening/again", NO_SENSE),
    ("/api/opening/again-form", EVERYBODY),
    ("/api/opening/check", [COMPANY; 3]),
    ("/api/opening/details", [COMPANY; 3]),
    ("/api/opening/done", [COMPANY; 3]),
    ("/api/opening/finish", NO_SENSE),
    ("/api/opening/identify", NO_SENSE),
    ("/api/opening/save", NO_SENSE),
    ("/api/opening/view", NO_SENSE),
    ("/api/operation/adherence", [OPERATORS; 3]),
    ("/api/operation/change", [OPERATORS; 3]),
    ("/api/operation/companies", [OPERATORS; 3]),
    ("/api/operation/enter", NO_SENSE),
    ("/api/operation/entrance", EVERYBODY),
    ("/api/operation/first-users", [OPERATORS; 3]),
    ("/api/operation/leader", [OPERATORS; 3]),
    ("/api/operation/leader-form", [OPERATORS; 3]),
    ("/api/operation/leave", [OPERATORS; 3]),
    ("/api/operation/record", [OPERATORS; 3]),
    ("/api/operation/reissue", [OPERATORS; 3]),
    ("/api/operation/view", [OPERATORS; 3]),
    ("/api/people/add", ["401", "403", "404"]),
    ("/api/people/card", [SIGN_IN, QUESTIONS, "404"]),
    ("/api/people/change", NOBODY),
    ("/api/people/chosen", [SIGN_IN, QUESTIONS, "404"]),
    ("/api/people/form", [SIGN_IN, QUESTIONS, "404"]),
    ("/api/people/list", [SIGN_IN, QUESTIONS, "404"]),
    ("/api/people/pending", [SIGN_IN, QUESTIONS, "404"]),
    ("/api/people/remind-all", ["401", "403", "404"]),
    ("/api/people/several", NO_SENSE),
    ("/api/people/undo", NOBODY),
    ("/api/platform/corner", EVERYBODY),
    ("/api/platform/demo", EVERYBODY),
    ("/api/platform/face", EVERYBODY),
    ("/api/pqrsf/file", NO_SENSE),
    ("/api/pqrsf/form", EVERYBODY),
    ("/api/pqrsf/inform", NO_SENSE),
    ("/api/pqrsf/look-up", NO_SENSE),
    ("/api/pqrsf/receipt", EVERYBODY),
    ("/api/pqrsf/status", EVERYBODY),
    ("/api/recovery/again", [ASK; 3]),
    ("/api/recovery/ask", NO_SENSE),
    ("/api/recovery/finish", NO_SENSE),
    ("/api/recovery/link", NO_SENSE),
    ("/api/recovery/view", EVERYBODY),
    ("/api/registration/cancel", ["/hanna/registro"; 3]),
    ("/api/registration/confirmation", NO_SENSE),
    ("/api/registration/correct", NO_SENSE),
    ("/api/registration/finish", NO_SENSE),
    ("/api/registration/form", EVERYBODY),
    ("/api/registration/look-up", NO_SENSE),
    ("/api/registration/resend", NO_SENSE),
    ("/api/registration/save", NO_SENSE),
    ("/api/registration/waiting", NO_SENSE),
    ("/api/review/confirm", ["401", "403", "422"]),
    ("/api/review/view", ["401", "403", "200"]),
    ("/api/role/list", [SIGN_IN, QUESTIONS, "404"]),
    ("/api/role/removal", [SIGN_IN, QUESTIONS, "404"]),
    ("/api/role/remove", NOBODY),
    ("/api/role/save", ["401", "403", "404"]),
    ("/api/role/stand-in", NO_SENSE),
    ("/api/role/stand-in-end", NOBODY),
    ("/api/role/stand-ins", [SIGN_IN, QUESTIONS, "404"]),
    ("/api/role/view", [SIGN_IN, QUESTIONS, "404"]),
    ("/api/role/why", [SIGN_IN, QUESTIONS, "404"]),
    ("/api/role/why-ask", ["401", "403", "404"]),
    ("/api/rules/view", [TO_SIGN_IN_FOR_RULES, QUESTIONS, "404"]),
    ("/api/second-factor/ask", [SIGN_IN, QUESTIONS, HOME]),
    ("/api/second-factor/begin", ["401", "403", "422"]),
    ("/api/second-factor/change", ["401", "403", "422"]),
    ("/api/second-factor/confirm", ["401", "403", "422"]),
    (
        "/api/second-factor/mobile",
        [TO_SIGN_IN_FOR_SECURITY, QUESTIONS, "404"],
    ),
    ("/api/second-factor/mobile-ask", ["401", "403", "404"]),
    ("/api/second-factor/mobile-change", ["401", "403", "404"]),
    ("/api/second-factor/mobile-confirm", ["401", "403", "404"]),
    ("/api/second-factor/pass", ["401", "403", "403"]),
    ("/api/second-factor/send", ["401", "403", "403"]),
    ("/api/second-factor/put-away", ["401", "403", SECURITY]),
    (
        "/api/second-factor/view",
        [TO_SIGN_IN_FOR_SECURITY, QUESTIONS, "200"],
    ),
    ("/api/services/request", ["401", "403", "404"]),
    (
        "/api/services/view",
        ["/hanna/ingresar?next=/hanna/servicios/", QUESTIONS, "404"],
    ),
    ("/api/session/sign-in", NO_SENSE),
    ("/api/session/sign-out", ["/hanna/ingresar?salida=si"; 3]),
    ("/api/session/view", ["200", "200", HOME]),
    ("/api/structure/change", NO_SENSE),
    ("/api/structure/view", [SIGN_IN, QUESTIONS, "404"]),
    ("/api/whereabouts/ask", NO_SENSE),
    ("/api/whereabouts/view", EVERYBODY),
    ("/api/worker/finish", NO_SENSE),
    ("/api/worker/form", EVERYBODY),
    ("/api/worker/lift", NO_SENSE),
    ("/api/worker/link", NO_SENSE),
    ("/api/worker/resend", NOBODY),
    ("/api/worker/start", NOBODY),
    ("/api/worker/stop", NO_SENSE),
];

/// Pages, as a browser asks for them.
pub const PAGES: &[(&str, Answers)] = &[
    ("/", EVERYBODY),
    ("/buzon", NOBODY),
    ("/buzon/{id}", NOBODY),
    ("/{platform}", EVERYBODY),
    ("/{platform}/activar", EVERYBODY),
    (
        "/{platform}/administracion",
        [TO_SIGN_IN_FOR_ADMINISTRATION, QUESTIONS, "404"],
    ),
    (
        "/{platform}/administracion/auditoria",
        [TO_SIGN_IN_FOR_AUDIT, QUESTIONS, "404"],
    ),
    (
        "/{platform}/administracion/mensajes",
        [TO_SIGN_IN_FOR_MESSAGES, QUESTIONS, "404"],
    ),
    (
        "/{platform}/administracion/padron",
        [TO_SIGN_IN_FOR_REGISTRY, QUESTIONS, "404"],
    ),
    (
        "/{platform}/administracion/padron/{id}",
        [TO_SIGN_IN_FOR_REGISTRY, QUESTIONS, "404"],
    ),
    (
        "/{platform}/administracion/solicitudes",
        [TO_SIGN_IN_FOR_REQUESTS, QUESTIONS, "404"],
    ),
    (
        "/{platform}/administracion/solicitudes/{id}",
        [TO_SIGN_IN_FOR_REQUESTS, QUESTIONS, "404"],
    ),
    (
        "/{platform}/administracion/reglas",
        [TO_SIGN_IN_FOR_RULES, QUESTIONS, "404"],
    ),
    ("/{platform}/ayuda", EVERYBODY),
    ("/{platform}/ayuda/{article}", EVERYBODY),
    (
        "/{platform}/cuenta",
        [TO_SIGN_IN_FOR_ACCOUNT, QUESTIONS, "200"],
    ),
    (
        "/{platform}/cuenta/correo",
        [TO_SIGN_IN_FOR_EMAIL, QUESTIONS, "200"],
    ),
    (
        "/{platform}/cuenta/correo/confirmar",
        [TO_SIGN_IN_FOR_EMAIL_LINK, QUESTIONS, "200"],
    ),
    ("/{platform}/cuenta/correo/deshacer", EVERYBODY),
    ("/{platform}/cuenta/correo/objetar", EVERYBODY),
    (
        "/{platform}/cuenta/datos",
        [TO_SIGN_IN_FOR_DATA, QUESTIONS, "200"],
    ),
    (
        "/{platform}/cuenta/datos/copia",
        [TO_SIGN_IN_FOR_COPY, QUESTIONS, "200"],
    ),
    (
        "/{platform}/cuenta/historial",
        [TO_SIGN_IN_FOR_HISTORY, QUESTIONS, "200"],
    ),
    (
        "/{platform}/cuenta/celular",
        [TO_SIGN_IN_FOR_SECURITY, QUESTIONS, "404"],
    ),
    (
        "/{platform}/cuenta/seguridad",
        [TO_SIGN_IN_FOR_SECURITY, QUESTIONS, "200"],
    ),
    (
        "/{platform}/cuenta/sesiones",
        [TO_SIGN_IN_FOR_SESSIONS, QUESTIONS, "200"],
    ),
    (
        "/{platform}/coordinacion",
        [TO_SIGN_IN_FOR_COORDINATION, QUESTIONS, "404"],
    ),
    ("/{platform}/datos", ["/hanna/ingresar", QUESTIONS, HOME]),
    (
        "/{platform}/e/{company}",
        [TO_SIGN_IN_FOR_COMPANY, QUESTIONS, "404"],
    ),
    (
        "/{platform}/e/{company}/administradores",
        [TO_SIGN_IN_FOR_ADMINISTRATORS, QUESTIONS, "404"],
    ),
    (
        "/{platform}/e/{company}/cargas",
        [TO_SIGN_IN_FOR_LOADS, QUESTIONS, "404"],
    ),
    (
        "/{platform}/e/{company}/cargas/{id}",
        [TO_SIGN_IN_FOR_LOADS, QUESTIONS, "404"],
    ),
    (
        "/{platform}/e/{company}/estructura",
        [TO_SIGN_IN_FOR_STRUCTURE, QUESTIONS, "404"],
    ),
    (
        "/{platform}/e/{company}/cuentas",
        [TO_SIGN_IN_FOR_PANEL, QUESTIONS, "404"],
    ),
    (
        "/{platform}/e/{company}/datos-tributarios",
        [TO_SIGN_IN_FOR_TAX, QUESTIONS, "404"],
    ),
    (
        "/{platform}/e/{company}/hoja",
        [TO_SIGN_IN_FOR_SHEET, QUESTIONS, "404"],
    ),
    (
        "/{platform}/e/{company}/usuarios",
        [TO_SIGN_IN_FOR_PERFILES, QUESTIONS, "404"],
    ),
    (
        "/{platform}/e/{company}/personas",
        [TO_SIGN_IN_FOR_COLLEAGUES, QUESTIONS, "404"],
    ),
    (
        "/{platform}/e/{company}/personas/agregar",
        [TO_SIGN_IN_FOR_ADDING, QUESTIONS, "404"],
    ),
    (
        "/{platform}/e/{company}/personas/cambiar",
        [TO_SIGN_IN_FOR_COLLEAGUES, QUESTIONS, "404"],
    ),
    (
        "/{platform}/e/{company}/personas/pendientes",
        [TO_SIGN_IN_FOR_PENDING, QUESTIONS, "404"],
    ),
    (
        "/{platform}/e/{company}/personas/{id}",
        [TO_SIGN_IN_FOR_COLLEAGUE, QUESTIONS, "404"],
    ),
    (
        "/{platform}/e/{company}/modulos",
        [TO_SIGN_IN_FOR_MODULES, QUESTIONS, "404"],
    ),
    (
        "/{platform}/e/{company}/modulos/{module}",
        [TO_SIGN_IN_FOR_MODULE, QUESTIONS, "404"],
    ),
    (
        "/{platform}/e/{company}/perfiles",
        [TO_SIGN_IN_FOR_ROLES, QUESTIONS, "404"],
    ),
    (
        "/{platform}/e/{company}/perfiles/porque",
        [TO_SIGN_IN_FOR_WHY, QUESTIONS, "404"],
    ),
    (
        "/{platform}/e/{company}/perfiles/suplentes",
        [TO_SIGN_IN_FOR_STAND_INS, QUESTIONS, "404"],
    ),
    (
        "/{platform}/e/{company}/perfiles/{role}",
        [TO_SIGN_IN_FOR_ROLE, QUESTIONS, "404"],
    ),
    (
        "/{platform}/e/{company}/perfiles/{role}/eliminar",
        [TO_SIGN_IN_FOR_REMOVAL, QUESTIONS, "404"],
    ),
    (
        "/{platform}/e/{company}/solicitudes",
        [TO_SIGN_IN_FOR_MODULE_REQUESTS, QUESTIONS, "404"],
    ),
    (
        "/{platform}/empresas",
        [TO_SIGN_IN_FOR_COMPANIES, QUESTIONS, "200"],
    ),
    ("/{platform}/empresa", EVERYBODY),
    ("/{platform}/empresa/datos", [COMPANY; 3]),
    ("/{platform}/empresa/lista", [COMPANY; 3]),
    ("/{platform}/empresa/reenviar", EVERYBODY),
    ("/{platform}/empresa/revisar", [COMPANY; 3]),
    ("/{platform}/ingresar", ["200", "200", HOME]),
    (
        "/{platform}/ingresar/celular",
        [TO_SIGN_IN_FOR_SECURITY, QUESTIONS, "404"],
    ),
    ("/{platform}/ingresar/codigo", [SIGN_IN, QUESTIONS, HOME]),
    ("/{platform}/ingresar/otra-clave", EVERYBODY),
    (
        "/{platform}/inicio",
        [TO_SIGN_IN_FOR_HOME, QUESTIONS, "200"],
    ),
    ("/{platform}/invitacion", EVERYBODY),
    (
        "/{platform}/mesa/personas",
        [TO_SIGN_IN_FOR_PEOPLE, QUESTIONS, "404"],
    ),
    (
        "/{platform}/mesa/correos",
        [TO_SIGN_IN_FOR_MAILBOXES, QUESTIONS, "404"],
    ),
    (
        "/{platform}/mesa/perfiles",
        [TO_SIGN_IN_FOR_DESK_PERFILES, QUESTIONS, "404"],
    ),
    ("/{platform}/mesa", [TO_SIGN_IN_FOR_DESK, QUESTIONS, "404"]),
    (
        "/{platform}/mesa/{number}",
        [TO_SIGN_IN_FOR_ONE, QUESTIONS, "404"],
    ),
    ("/{platform}/nombramiento", EVERYBODY),
    ("/{platform}/operacion", [OPERATORS; 3]),
    ("/{platform}/operacion/empresas", [OPERATORS; 3]),
    ("/{platform}/operacion/ingresar", EVERYBODY),
    ("/{platform}/operacion/instituciones", [OPERATORS; 3]),
    ("/{platform}/operacion/usuarios", [OPERATORS; 3]),
    ("/{platform}/pqrsf", EVERYBODY),
    ("/{platform}/pqrsf/estado", EVERYBODY),
    ("/{platform}/pqrsf/radicada", EVERYBODY),
    ("/{platform}/preguntas", ["/hanna/ingresar", "200", HOME]),
    (
        "/{platform}/preguntas/codigo",
        ["/hanna/ingresar", "200", HOME],
    ),
    ("/{platform}/primera-clave", [SIGN_IN, QUESTIONS, HOME]),
    (
        "/{platform}/primeros-pasos",
        [TO_SIGN_IN_FOR_STEPS, QUESTIONS, "200"],
    ),
    ("/{platform}/privacidad", EVERYBODY),
    ("/{platform}/recuperar", EVERYBODY),
    ("/{platform}/recuperar/clave", EVERYBODY),
    ("/{platform}/recuperar/enviado", EVERYBODY),
    ("/{platform}/registro", EVERYBODY),
    // On platforms where workers register; this one is another.
    ("/{platform}/registro/clave", EVERYBODY),
    (
        "/{platform}/registro/confirmar",
        ["/hanna/registro/listo"; 3],
    ),
    ("/{platform}/registro/detener", NOBODY),
    ("/{platform}/registro/enviado", NOBODY),
    ("/{platform}/registro/estado", EVERYBODY),
    ("/{platform}/registro/listo", EVERYBODY),
    ("/{platform}/registro/pausa", NOBODY),
    (
        "/{platform}/servicios/{key}",
        [TO_SIGN_IN_FOR_SERVICE, QUESTIONS, "200"],
    ),
];

/// What is neither: the method that it is asked with, and a form's worth of nothing.
pub const BESIDE: &[(Method, &str, Answers)] = &[
    (
        Method::GET,
        "/{platform}/cuenta/datos/copia.json",
        [DATA, DATA, "200"],
    ),
    (
        Method::GET,
        "/{platform}/enlace/{purpose}/{token}",
        [LINK; 3],
    ),
    (
        Method::POST,
        "/{platform}/administracion/auditoria/archivo",
        ["404", "404", "404"],
    ),
    (
        Method::POST,
        "/{platform}/e/{company}/personas/archivo",
        ["404", "404", "404"],
    ),
    (
        Method::GET,
        "/{platform}/administracion/padron/{id}/hallazgos.csv",
        ["404", "404", "404"],
    ),
    (
        Method::POST,
        "/{platform}/administracion/padron/archivo",
        ["404", "404", "404"],
    ),
    (
        Method::GET,
        "/{platform}/e/{company}/cargas/plantilla.csv",
        ["404", "404", "404"],
    ),
    (
        Method::GET,
        "/{platform}/e/{company}/cargas/plantilla.xlsx",
        ["404", "404", "404"],
    ),
    (
        Method::GET,
        "/{platform}/e/{company}/cargas/{id}/rechazadas.csv",
        ["404", "404", "404"],
    ),
    (
        Method::GET,
        "/{platform}/e/{company}/cargas/{id}/resultado.csv",
        ["404", "404", "404"],
    ),
    (
        Method::POST,
        "/{platform}/e/{company}/cargas/archivo",
        ["404", "404", "404"],
    ),
    (Method::GET, "/salud/viva", EVERYBODY),
    (Method::GET, "/salud/lista", EVERYBODY),
    // Assets: this one is of a version that is gone.
    (Method::GET, "/{}/{{*file}}", NOBODY),
];

const DATA: &str = "/hanna/cuenta/datos";
const LINK: &str = "/hanna/recuperar/clave";
const TO_SIGN_IN_FOR_ACCOUNT: &str = "/hanna/ingresar?next=/hanna/cuenta";
const TO_SIGN_IN_FOR_ADMINISTRATION: &str = "/hanna/ingresar?next=/hanna/administracion";
const TO_SIGN_IN_FOR_AUDIT: &str = "/hanna/ingresar?next=/hanna/administracion/auditoria";
const TO_SIGN_IN_FOR_PEOPLE: &str = "/hanna/ingresar?next=/hanna/mesa/personas";
const TO_SIGN_IN_FOR_MESSAGES: &str = "/hanna/ingresar?next=/hanna/administracion/mensajes";
const TO_SIGN_IN_FOR_REGISTRY: &str = "/hanna/ingresar?next=/hanna/administracion/padron";
const TO_SIGN_IN_FOR_REQUESTS: &str = "/hanna/ingresar?next=/hanna/administracion/solicitudes";
const TO_SIGN_IN_FOR_SERVICE: &str = "/hanna/ingresar?next=/hanna/servicios/vivienda";
const TO_SIGN_IN_FOR_COPY: &str = "/hanna/ingresar?next=/hanna/cuenta/datos/copia";
const TO_SIGN_IN_FOR_COMPANIES: &str = "/hanna/ingresar?next=/hanna/empresas";
const TO_SIGN_IN_FOR_COMPANY: &str =
    "/hanna/ingresar?next=/hanna/e/0190a000-0000-7000-8000-000000000000";
const TO_SIGN_IN_FOR_ADMINISTRATORS: &str =
    "/hanna/ingresar?next=/hanna/e/0190a000-0000-7000-8000-000000000000/administradores";
const TO_SIGN_IN_FOR_MAILBOXES: &str = "/hanna/ingresar?next=/hanna/mesa/correos";
const TO_SIGN_IN_FOR_DESK_PERFILES: &str = "/hanna/ingresar?next=/hanna/mesa/perfiles";
const TO_SIGN_IN_FOR_PERFILES: &str =
    "/hanna/ingresar?next=/hanna/e/0190a000-0000-7000-8000-000000000000/usuarios";
const TO_SIGN_IN_FOR_LOADS: &str =
    "/hanna/ingresar?next=/hanna/e/0190a000-0000-7000-8000-000000000000/cargas";
const TO_SIGN_IN_FOR_SHEET: &str =
    "/hanna/ingresar?next=/hanna/e/0190a000-0000-7000-8000-000000000000/hoja";
const TO_SIGN_IN_FOR_TAX: &str =
    "/hanna/ingresar?next=/hanna/e/0190a000-0000-7000-8000-000000000000/datos-tributarios";
const TO_SIGN_IN_FOR_STRUCTURE: &str =
    "/hanna/ingresar?next=/hanna/e/0190a000-0000-7000-8000-000000000000/estructura";
const TO_SIGN_IN_FOR_COLLEAGUES: &str =
    "/hanna/ingresar?next=/hanna/e/0190a000-0000-7000-8000-000000000000/personas";
const TO_SIGN_IN_FOR_ADDING: &str =
    "/hanna/ingresar?next=/hanna/e/0190a000-0000-7000-8000-000000000000/personas/agregar";
const TO_SIGN_IN_FOR_PENDING: &str =
    "/hanna/ingresar?next=/hanna/e/0190a000-0000-7000-8000-000000000000/personas/pendientes";
const TO_SIGN_IN_FOR_COLLEAGUE: &str = "/hanna/ingresar?next=/hanna/e/0190a000-0000-7000-8000-000000000000/personas/0190a000-0000-7000-8000-000000000000";
const TO_SIGN_IN_FOR_MODULES: &str =
    "/hanna/ingresar?next=/hanna/e/0190a000-0000-7000-8000-000000000000/modulos";
const TO_SIGN_IN_FOR_MODULE: &str =
    "/hanna/ingresar?next=/hanna/e/0190a000-0000-7000-8000-000000000000/modulos/personas";
const TO_SIGN_IN_FOR_ROLES: &str =
    "/hanna/ingresar?next=/hanna/e/0190a000-0000-7000-8000-000000000000/perfiles";
const TO_SIGN_IN_FOR_WHY: &str =
    "/hanna/ingresar?next=/hanna/e/0190a000-0000-7000-8000-000000000000/perfiles/porque";
const TO_SIGN_IN_FOR_STAND_INS: &str =
    "/hanna/ingresar?next=/hanna/e/0190a000-0000-7000-8000-000000000000/perfiles/suplentes";
const TO_SIGN_IN_FOR_ROLE: &str =
    "/hanna/ingresar?next=/hanna/e/0190a000-0000-7000-8000-000000000000/perfiles/worker";
const TO_SIGN_IN_FOR_REMOVAL: &str =
    "/hanna/ingresar?next=/hanna/e/0190a000-0000-7000-8000-000000000000/perfiles/worker/eliminar";
const TO_SIGN_IN_FOR_MODULE_REQUESTS: &str =
    "/hanna/ingresar?next=/hanna/e/0190a000-0000-7000-8000-000000000000/solicitudes";
const TO_SIGN_IN_FOR_PANEL: &str =
    "/hanna/ingresar?next=/hanna/e/0190a000-0000-7000-8000-000000000000/cuentas";
const TO_SIGN_IN_FOR_PANEL_BARE: &str = "/hanna/ingresar";
const TO_SIGN_IN_FOR_DATA: &str = "/hanna/ingresar?next=/hanna/cuenta/datos";
const TO_SIGN_IN_FOR_EMAIL: &str = "/hanna/ingresar?next=/hanna/cuenta/correo";
const TO_SIGN_IN_FOR_EMAIL_LINK: &str = "/hanna/ingresar?next=/hanna/cuenta/correo/confirmar";
const TO_SIGN_IN_FOR_HISTORY: &str = "/hanna/ingresar?next=/hanna/cuenta/historial";
const TO_SIGN_IN_FOR_SESSIONS: &str = "/hanna/ingresar?next=/hanna/cuenta/sesiones";
const TO_SIGN_IN_FOR_RULES: &str = "/hanna/ingresar?next=/hanna/administracion/reglas";
const TO_SIGN_IN_FOR_SECURITY: &str = "/hanna/ingresar?next=/hanna/cuenta/seguridad";
const TO_SIGN_IN_FOR_HOME: &str = "/hanna/ingresar?next=/hanna/inicio";
const TO_SIGN_IN_FOR_DESK: &str = "/hanna/ingresar?next=/hanna/mesa";
const TO_SIGN_IN_FOR_CASE: &str = "/hanna/ingresar?next=/hanna/mesa/";
const TO_SIGN_IN_FOR_ONE: &str = "/hanna/ingresar?next=/hanna/mesa/PQRSF-2026-000001-A";
const TO_SIGN_IN_FOR_COORDINATION: &str = "/hanna/ingresar?next=/hanna/coordinacion";
const TO_SIGN_IN_FOR_STEPS: &str = "/hanna/ingresar?next=/hanna/primeros-pasos";
const OPERATORS: &str = "/hanna/operacion/ingresar";
const COMPANY: &str = "/hanna/empresa";
const SIGN_IN: &str = "/hanna/ingresar";
const SECURITY: &str = "/hanna/cuenta/seguridad";
const QUESTIONS: &str = "/hanna/preguntas";
const HOME: &str = "/hanna/inicio";
const ASK: &str = "/hanna/recuperar";

/// Addresses of all pages, as the router of the application knows them.
pub fn pages() -> Vec<String> {
    let known = router::PAGES.iter();
    known.map(|page| page.path().to_owned()).collect()
}

/// An address with its places filled in.
pub fn on_hanna(pattern: &str) -> String {
    pattern
        .replace("{}/{{*file}}", "pkg-0123456789abcdef/door.js")
        .replace("{purpose}", "clave")
        .replace("{token}", "c2VjcmV0b2RlY2FuYXJpbyBwYXJhIHBydWViYXM")
        .replace("{platform}", "hanna")
        .replace("{key}", "vivienda")
        .replace("{article}", "manual")
        .replace("{role}", "worker")
        .replace("{module}", "personas")
        .replace("{number}", "PQRSF-2026-000001-A")
        .replace("{company}", "0190a000-0000-7000-8000-000000000000")
        .replace("{id}", "0190a000-0000-7000-8000-000000000000")
}

/// Addresses of all server functions.
pub fn functions() -> BTreeSet<&'static str> {
    server_fn::axum::server_fn_paths()
        .map(|(path, _)| path)
        .collect()
}

/// A stranger, somebody before the questions, somebody signed in.
pub async fn people(house: &House) -> [Browser; 3] {
    let stranger = house.browser();
    let (mut half, mut full) = (house.browser(), house.browser());
    let halfway = Stage::Challenge;
    house
        .lets_in(&mut half, "hanna", "media@porteria.example", halfway)
        .await;
    house
        .lets_in(&mut full, "hanna", "entera@porteria.example", Stage::Full)
        .await;
    [stranger, half, full]
}

pub async fn call(browser: &Browser, path: &str, change: impl FnOnce(&mut HeaderMap)) -> Page {
    let mut request = browser.request(&Method::POST, path, "platform=hanna".to_owned());
    let json = HeaderValue::from_static("application/json");
    request.headers_mut().insert(header::ACCEPT, json);
    change(request.headers_mut());
    browser.asks_exactly(request).await
}

pub fn told(page: &Page) -> String {
    match page.header("location") {
        "" => page.status.as_u16().to_string(),
        place => place.to_owned(),
    }
}
