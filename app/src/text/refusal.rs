//! Words for every reason to say no: what happened and what comes next.

use domain::locale::Voice;
use domain::refusal::Refusal;

use super::say;

/// A refusal as a sentence or two that say what to do.
#[must_use]
pub fn sentence(refusal: &Refusal, voice: Voice) -> String {
    match refusal {
        Refusal::Blocked { minutes } => blocked(*minutes, voice),
        Refusal::SignInBusy { retry_seconds } => busy(*retry_seconds, voice),
        Refusal::TooMany { retry_seconds } => too_many(*retry_seconds, voice),
        Refusal::ChallengeFailed { left } => challenge_failed(*left, voice),
        Refusal::ChallengeTimeOut { left, forgiven } => time_out(*left, *forgiven, voice),
        other => plain(other, voice).to_owned(),
    }
}

/// Something of ours failed; the number is what to quote.
#[must_use]
pub fn fault(number: &str, voice: Voice) -> String {
    let first = say(
        voice,
        "Algo falló de nuestro lado, no es culpa tuya. Puedes intentarlo de nuevo. Si vuelve a \
         pasar, avísanos con este número:",
        "Algo falló de nuestro lado, no es culpa suya. Puede intentarlo de nuevo. Si vuelve a \
         pasar, avísenos con este número:",
    );
    format!("{first} {number}.")
}

/// No answer came, or it could not be read.
#[must_use]
pub fn unreachable(voice: Voice) -> &'static str {
    say(
        voice,
        "No logramos conectar con el servidor. Lo que escribiste sigue aquí: revisa tu conexión e \
         intenta de nuevo.",
        "No logramos conectar con el servidor. Lo que escribió sigue aquí: revise su conexión e \
         intente de nuevo.",
    )
}

/// told alike to everybody, existing or not.
fn blocked(minutes: u16, voice: Voice) -> String {
    let unit = if minutes == 1 { "minuto" } else { "minutos" };
    match voice {
        Voice::Tu => format!(
            "Bloqueo temporal del acceso: hubo más de 5 intentos fallidos. Intenta de nuevo en \
             {minutes} {unit} o recupera tu contraseña."
        ),
        Voice::Usted => format!(
            "Bloqueo temporal del acceso: hubo más de 5 intentos fallidos. Intente de nuevo en \
             {minutes} {unit} o recupere su contraseña."
        ),
    }
}

fn busy(seconds: u32, voice: Voice) -> String {
    let again = say(voice, "Intenta de nuevo en", "Intente de nuevo en");
    format!("Hay muchas personas entrando en este momento. {again} {seconds} segundos.")
}

fn too_many(seconds: u32, voice: Voice) -> String {
    let again = say(voice, "Espera", "Espere");
    let first = say(
        voice,
        "Lo pediste muchas veces seguidas.",
        "Lo pidió muchas veces seguidas.",
    );
    format!(
        "{first} {again} {} e {}.",
        wait(seconds),
        say(voice, "intenta de nuevo", "intente de nuevo")
    )
}

/// A length of time as people say it, rounded up.
pub(super) fn wait(seconds: u32) -> String {
    match seconds {
        0..=1 => "un segundo".to_owned(),
        2..60 => format!("{seconds} segundos"),
        60..=89 => "un minuto".to_owned(),
        90..3_600 => format!("{} minutos", seconds.div_ceil(60)),
        3_600..=5_400 => "una hora".to_owned(),
        _ => format!("{} horas", seconds.div_ceil(3_600)),
    }
}

fn attempts(left: u8) -> String {
    match left {
        0 => "No quedan intentos.".to_owned(),
        1 => "Queda 1 intento.".to_owned(),
        left => format!("Quedan {left} intentos."),
    }
}

fn challenge_failed(left: u8, voice: Voice) -> String {
    let first = say(
        voice,
        "Las respuestas no permiten confirmar tu identidad.",
        "Las respuestas no permiten confirmar su identidad.",
    );
    format!("{first} {}", attempts(left))
}

fn time_out(left: u8, forgiven: bool, voice: Voice) -> String {
    let forgiven = if forgiven {
        say(
            voice,
            " Esta vez no cuenta como intento.",
            " Esta vez no cuenta como intento.",
        )
    } else {
        ""
    };
    format!("Se acabó el tiempo.{forgiven} {}", attempts(left))
}

fn plain(refusal: &Refusal, voice: Voice) -> &'static str {
    match refusal {
        Refusal::Fields(_) => say(
            voice,
            "Revisa los datos marcados.",
            "Revise los datos marcados.",
        ),
        // the way on is named where the password does not work.
        Refusal::WrongCredentials => say(
            voice,
            "Los datos no coinciden. Revísalos o usa «¿Olvidaste tu contraseña?».",
            "Los datos no coinciden. Revíselos o use «¿Olvidó su contraseña?».",
        ),
        Refusal::NotFound => say(
            voice,
            "No encontramos lo que buscas.",
            "No encontramos lo que busca.",
        ),
        Refusal::NotAllowed => say(
            voice,
            "Todavía no puedes hacer esto. Termina primero el paso pendiente.",
            "Todavía no puede hacer esto. Termine primero el paso pendiente.",
        ),
        Refusal::SessionOver => say(
            voice,
            "Tu sesión terminó. Inicia sesión para seguir.",
            "Su sesión terminó. Inicie sesión para seguir.",
        ),
        Refusal::LinkInvalid => say(
            voice,
            "Este enlace ya se usó, o lo reemplazó uno más nuevo. Pide otro.",
            "Este enlace ya se usó, o lo reemplazó uno más nuevo. Pida otro.",
        ),
        Refusal::LinkExpired => say(
            voice,
            "El tiempo de este enlace se acabó. Pide otro.",
            "El tiempo de este enlace se acabó. Pida otro.",
        ),
        Refusal::Outdated => say(
            voice,
            "Estos datos se cambiaron en otra parte. Carga la página otra vez y revisa.",
            "Estos datos se cambiaron en otra parte. Cargue la página otra vez y revise.",
        ),
        Refusal::DraftMissing => say(
            voice,
            "No hay un formulario empezado en este navegador. Empieza de nuevo.",
            "No hay un formulario empezado en este navegador. Empiece de nuevo.",
        ),
        Refusal::RegistrationClosed => say(
            voice,
            "Aquí no te registras por tu cuenta: tu organización crea tu usuario.",
            "Aquí no se registra por su cuenta: su organización crea su usuario.",
        ),
        other => account(other, voice),
    }
}

fn account(refusal: &Refusal, voice: Voice) -> &'static str {
    match refusal {
        Refusal::AccountPending => say(
            voice,
            "Tu cuenta todavía no está activa. Abre el enlace del correo de activación.",
            "Su cuenta todavía no está activa. Abra el enlace del correo de activación.",
        ),
        Refusal::AccountDisabled => say(
            voice,
            "Tu cuenta está inhabilitada. Pide ayuda en los contactos que aparecen abajo.",
            "Su cuenta está inactiva. Pida ayuda en los contactos que aparecen abajo.",
        ),
        Refusal::AccountBlocked => say(
            voice,
            "Tu cuenta está bloqueada porque no pudimos confirmar tu identidad. Pide ayuda en los \
             contactos que aparecen abajo.",
            "Su cuenta está bloqueada porque no pudimos confirmar su identidad. Pida ayuda en los \
             contactos que aparecen abajo.",
        ),
        Refusal::PasswordNeeded => say(
            voice,
            "Abriste el enlace en otro navegador. Escribe tu contraseña o crea una nueva.",
            "Abrió el enlace en otro navegador. Escriba su contraseña o cree una nueva.",
        ),
        Refusal::ChallengeBlocked => say(
            voice,
            "No pudimos confirmar tu identidad con las preguntas. Una persona te puede ayudar.",
            "No pudimos confirmar su identidad con las preguntas. Una persona le puede ayudar.",
        ),
        Refusal::ChallengeUnavailable => say(
            voice,
            "No tenemos datos suficientes para hacerte preguntas. Una persona te puede ayudar.",
            "No tenemos datos suficientes para hacerle preguntas. Una persona le puede ayudar.",
        ),
        Refusal::ChallengeNotOpen => say(
            voice,
            "No hay un cuestionario abierto. Puedes comenzar uno.",
            "No hay un cuestionario abierto. Puede comenzar uno.",
        ),
        Refusal::NoMoreExtensions => "Ya no es posible alargar más el tiempo.",
        Refusal::FilingUnknown
        | Refusal::FilingTaken
        | Refusal::SecondPerson
        | Refusal::OnlyInPerson
        | Refusal::NothingToLift => super::pqrsf::refused(refusal, voice),
        Refusal::InitialPasswordOver
        | Refusal::CompanyEnded
        | Refusal::MembershipDisabled { .. }
        | Refusal::SignInAgain
        | Refusal::TooManySections
        | Refusal::LastAdministrator
        | Refusal::AboveOwn
        | Refusal::CompanyOpened
        | Refusal::WorkerUnknown => super::company::refused(refusal),
        Refusal::NotInvitable | Refusal::NoSeat | Refusal::SomeoneSignedIn => {
            super::invitation::refused(refusal)
        }
        Refusal::ConsentWithdrawn => super::services::unauthorised(voice),
        Refusal::CrossSite => say(
            voice,
            "La solicitud vino de otro sitio y no la atendimos. Abre la página desde aquí.",
            "La solicitud vino de otro sitio y no la atendimos. Abra la página desde aquí.",
        ),
        _ => say(
            voice,
            "No pudimos leer el formulario. Carga la página otra vez e intenta de nuevo.",
            "No pudimos leer el formulario. Cargue la página otra vez e intente de nuevo.",
        ),
    }
}
