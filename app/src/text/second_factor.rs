//! Words of the second factor (Q50). «Código» is what the telephone shows; «código de
//! recuperación», what was written down; «clave», what comes by text message (C-24).

use domain::locale::Voice;

use domain::refusal::Refusal;

use super::{problem, refusal, say};
use crate::failure::Failure;
use crate::ui::Trouble;

/// The page, and its part of the settings.
pub const TITLE: &str = "Códigos de ingreso";
/// The way to it.
pub const SETTINGS: &str = "Ver mis códigos de ingreso";
/// The page at sign-in, in the window's name.
pub const WINDOW: &str = "Clave o código de ingreso";
/// The page at sign-in.
pub const ASK: &str = "Código de ingreso";
/// The same where a key comes by text message.
pub const ASK_KEY: &str = "Clave de ingreso";
/// The field for the telephone's code.
pub const SIX: &str = "Código de seis números";
/// The field for a code that was written down.
pub const WRITTEN: &str = "Código de recuperación";
/// The field for either.
pub const EITHER: &str = "Código";
/// Enters.
pub const ENTER: &str = "Entrar";
/// Begins to set it up.
pub const BEGIN: &str = "Comenzar";
/// Puts it into force.
pub const ACTIVATE: &str = "Activar";
/// What the picture is, for those who cannot see it.
pub const PICTURE: &str = "Código QR con la clave que está escrita debajo";
/// Puts the codes on the clipboard.
pub const COPY: &str = "Copiar";
/// They are on the clipboard.
pub const COPIED: &str = "Copiados.";
/// Prints them.
pub const PRINT: &str = "Imprimir";
/// Puts the codes away.
pub const SAVED: &str = "Ya los guardé";
/// The part that changes something.
pub const CHANGE: &str = "Cambios";
/// Makes new recovery codes.
pub const NEW_CODES: &str = "Crear códigos de recuperación nuevos";
/// Moves it to another telephone.
pub const OTHER_PHONE: &str = "Usar otro teléfono";
/// Switches it off.
pub const SWITCH_OFF: &str = "Desactivar";
/// Leaves everything as it is.
pub const CANCEL: &str = "Cancelar y seguir con el teléfono de antes";

/// What it is.
#[must_use]
pub fn about(voice: Voice) -> &'static str {
    say(
        voice,
        "Además de tu contraseña, un código que solo muestra tu teléfono. Así nadie entra aunque \
         sepa tu contraseña.",
        "Además de su contraseña, un código que solo muestra su teléfono. Así nadie entra aunque \
         sepa su contraseña.",
    )
}

/// What to type at sign-in.
#[must_use]
pub fn six_lead(voice: Voice) -> &'static str {
    say(
        voice,
        "Abre la aplicación de códigos de tu teléfono y escribe los seis números que muestra.",
        "Abra la aplicación de códigos de su teléfono y escriba los seis números que muestra.",
    )
}

/// What to type instead.
#[must_use]
pub fn written_lead(voice: Voice) -> &'static str {
    say(
        voice,
        "Escribe uno de los códigos que guardaste al activar los códigos de ingreso. Cada uno sirve \
         una sola vez.",
        "Escriba uno de los códigos que guardó al activar los códigos de ingreso. Cada uno sirve \
         una sola vez.",
    )
}

/// The way to the other kind.
#[must_use]
pub fn without_telephone(voice: Voice) -> &'static str {
    say(
        voice,
        "No tengo mi teléfono: usar un código de recuperación",
        "No tengo mi teléfono: usar un código de recuperación",
    )
}

/// The way back.
#[must_use]
pub fn with_telephone(_: Voice) -> &'static str {
    "Usar el código de mi teléfono"
}

/// Neither telephone nor codes.
#[must_use]
pub fn nothing_left(voice: Voice) -> &'static str {
    say(
        voice,
        "¿No tienes el teléfono ni los códigos? Recuperar la contraseña no cambia esto: pide ayuda \
         por teléfono.",
        "¿No tiene el teléfono ni los códigos? Recuperar la contraseña no cambia esto: pida ayuda \
         por teléfono.",
    )
}

/// It is in force, with so many recovery codes left.
#[must_use]
pub fn on(voice: Voice, left: i64) -> String {
    let left = match left {
        0 => say(
            voice,
            "No te quedan códigos de recuperación: crea otros.",
            "No le quedan códigos de recuperación: cree otros.",
        )
        .to_owned(),
        1 => say(
            voice,
            "Te queda 1 código de recuperación.",
            "Le queda 1 código de recuperación.",
        )
        .to_owned(),
        left => {
            let verb = say(voice, "Te quedan", "Le quedan");
            format!("{verb} {left} códigos de recuperación.")
        }
    };
    format!("Los códigos de ingreso están activos. {left}")
}

/// It is not.
#[must_use]
pub fn off(voice: Voice) -> &'static str {
    say(
        voice,
        "Los códigos de ingreso no están activos. Entras solo con tu contraseña.",
        "Los códigos de ingreso no están activos. Entra solo con su contraseña.",
    )
}

/// It is not, and a key comes by text message.
#[must_use]
pub fn off_texted(voice: Voice) -> &'static str {
    say(
        voice,
        "Entras con tu contraseña y una clave que llega por SMS. Una aplicación de códigos es más \
         segura: funciona sin señal y nadie puede pedir un duplicado de ella, como pasa con un chip.",
        "Entra con su contraseña y una clave que llega por SMS. Una aplicación de códigos es más \
         segura: funciona sin señal y nadie puede pedir un duplicado de ella, como pasa con un chip.",
    )
}

/// The key that came by text message.
pub const KEY: &str = "Clave de seis números";
/// Sends another one.
pub const ANOTHER_KEY: &str = "Enviar otra clave";
/// Sends the first one.
pub const SEND_KEY: &str = "Recibir una clave por SMS";

/// Where the key went (C-24).
#[must_use]
pub fn key_lead(voice: Voice, mask: &str) -> String {
    let sent = say(
        voice,
        "Te enviamos un SMS con una clave a",
        "Le enviamos un SMS con una clave a",
    );
    format!("{sent} {mask}. Sirve durante 5 minutos y solo para este ingreso.")
}

/// None was sent, or it cannot be tried any more (C-25).
#[must_use]
pub fn key_gone(voice: Voice, mask: &str) -> String {
    let ask = say(voice, "Pide una", "Pida una");
    format!("No hay una clave vigente para {mask}. {ask} y escríbela antes de 5 minutos.")
        .replace("escríbela", say(voice, "escríbela", "escríbala"))
}

/// No telephone is known that a key could go to.
#[must_use]
pub fn stuck(voice: Voice) -> &'static str {
    say(
        voice,
        "No tenemos un celular confirmado al que enviarte la clave. Pide ayuda en los contactos que \
         aparecen abajo.",
        "No tenemos un celular confirmado al que enviarle la clave. Pida ayuda en los contactos que \
         aparecen abajo.",
    )
}

/// Why an application is better, beside the key.
#[must_use]
pub fn why_application(voice: Voice) -> &'static str {
    say(
        voice,
        "¿No llega el SMS? Una aplicación de códigos funciona sin señal y es más segura: nadie puede \
         pedir un duplicado de ella. Actívala al entrar, en tu configuración de cuenta.",
        "¿No llega el SMS? Una aplicación de códigos funciona sin señal y es más segura: nadie puede \
         pedir un duplicado de ella. Actívela al entrar, en su configuración de cuenta.",
    )
}

/// It is not, and must be.
#[must_use]
pub fn needed(voice: Voice) -> &'static str {
    say(
        voice,
        "Tu rol en esta plataforma pide códigos de ingreso. Actívalos para seguir.",
        "Su rol en esta plataforma pide códigos de ingreso. Actívelos para seguir.",
    )
}

/// Above the first step.
#[must_use]
pub fn begin(voice: Voice) -> &'static str {
    say(
        voice,
        "Activa los códigos de ingreso",
        "Active los códigos de ingreso",
    )
}

/// What is needed for it.
#[must_use]
pub fn begin_about(voice: Voice) -> &'static str {
    say(
        voice,
        "Necesitas una aplicación de códigos en tu teléfono, como Aegis, FreeOTP, Google \
         Authenticator o Microsoft Authenticator. Confirma primero tu contraseña.",
        "Necesita una aplicación de códigos en su teléfono, como Aegis, FreeOTP, Google \
         Authenticator o Microsoft Authenticator. Confirme primero su contraseña.",
    )
}

/// Above the picture.
#[must_use]
pub fn scan(voice: Voice) -> &'static str {
    say(
        voice,
        "Agrega la cuenta en tu teléfono",
        "Agregue la cuenta en su teléfono",
    )
}

/// What to do with it.
#[must_use]
pub fn scan_about(voice: Voice) -> &'static str {
    say(
        voice,
        "En la aplicación de códigos elige agregar una cuenta y apunta la cámara a esta imagen.",
        "En la aplicación de códigos elija agregar una cuenta y apunte la cámara a esta imagen.",
    )
}

/// Above its text.
#[must_use]
pub fn by_hand(voice: Voice) -> &'static str {
    say(
        voice,
        "Si no puedes usar la cámara, escribe esta clave en la aplicación:",
        "Si no puede usar la cámara, escriba esta clave en la aplicación:",
    )
}

/// For those who read this on the telephone itself.
#[must_use]
pub fn open_here(voice: Voice) -> &'static str {
    say(
        voice,
        "Estoy en mi teléfono: abrir la aplicación",
        "Estoy en mi teléfono: abrir la aplicación",
    )
}

/// Beside the first code.
#[must_use]
pub fn first_code(voice: Voice) -> &'static str {
    say(
        voice,
        "El que muestra ahora la aplicación; cambia cada 30 segundos",
        "El que muestra ahora la aplicación; cambia cada 30 segundos",
    )
}

/// Above the recovery codes.
#[must_use]
pub fn codes(voice: Voice) -> &'static str {
    say(
        voice,
        "Guarda tus códigos de recuperación",
        "Guarde sus códigos de recuperación",
    )
}

/// What they are for.
#[must_use]
pub fn codes_about(voice: Voice) -> &'static str {
    say(
        voice,
        "Cada uno sirve una vez para entrar sin tu teléfono. Los mostramos solo ahora: cópialos o \
         imprímelos y guárdalos donde nadie más los vea.",
        "Cada uno sirve una vez para entrar sin su teléfono. Los mostramos solo ahora: cópielos o \
         imprímalos y guárdelos donde nadie más los vea.",
    )
}

/// Above the changes.
#[must_use]
pub fn change_about(voice: Voice) -> &'static str {
    say(
        voice,
        "Para cualquier cambio te pedimos tu contraseña y un código.",
        "Para cualquier cambio le pedimos su contraseña y un código.",
    )
}

/// Which codes serve here.
#[must_use]
pub fn either_hint(voice: Voice) -> &'static str {
    say(
        voice,
        "De tu teléfono, o uno de recuperación",
        "De su teléfono, o uno de recuperación",
    )
}

/// Why it cannot be switched off.
#[must_use]
pub fn stays(voice: Voice) -> &'static str {
    say(
        voice,
        "Mientras tengas un rol en esta plataforma los códigos no se pueden desactivar.",
        "Mientras tenga un rol en esta plataforma los códigos no se pueden desactivar.",
    )
}

/// On to the home page.
#[must_use]
pub fn home(_: Voice) -> &'static str {
    "Ir a inicio"
}

/// What is wrong where a key by text message is asked for or typed.
#[must_use]
pub fn key_troubles(failure: &Failure, voice: Voice) -> Vec<Trouble> {
    let Some(Refusal::TooMany { retry_seconds }) = failure.refusal() else {
        return problem::troubles(failure, voice);
    };
    let wait = refusal::wait(*retry_seconds);
    let words = match voice {
        Voice::Tu => format!(
            "Ya enviamos varias claves, o hubo varias equivocadas. Espera {wait} e intenta de nuevo."
        ),
        Voice::Usted => format!(
            "Ya enviamos varias claves, o hubo varias equivocadas. Espere {wait} e intente de nuevo."
        ),
    };
    vec![Trouble::general(words)]
}

/// What is wrong with a form that asks for a code; after too many wrong ones, why nothing is
/// looked at for a while.
#[must_use]
pub fn troubles(failure: &Failure, voice: Voice) -> Vec<Trouble> {
    let Some(Refusal::TooMany { retry_seconds }) = failure.refusal() else {
        return problem::troubles(failure, voice);
    };
    let wait = refusal::wait(*retry_seconds);
    let words = match voice {
        Voice::Tu => format!(
            "Hubo varios códigos equivocados. Por seguridad, espera {wait} e intenta de nuevo."
        ),
        Voice::Usted => format!(
            "Hubo varios códigos equivocados. Por seguridad, espere {wait} e intente de nuevo."
        ),
    };
    vec![Trouble::general(words)]
}
