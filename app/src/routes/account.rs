//! Addresses of the own account.

/// The second factor: setting it up, recovery codes, switching it off.
#[must_use]
pub fn security(platform: &str) -> String {
    format!("/{platform}/cuenta/seguridad")
}

/// Another mobile for the keys at sign-in.
#[must_use]
pub fn mobile(platform: &str) -> String {
    format!("/{platform}/cuenta/celular")
}

/// The same for whoever cannot give the key any more.
#[must_use]
pub fn mobile_lost(platform: &str) -> String {
    format!("/{platform}/ingresar/celular")
}

/// «Configuración de cuenta».
#[must_use]
pub fn account(platform: &str) -> String {
    format!("/{platform}/cuenta")
}

/// Choosing a password in place of the initial one (W-30).
#[must_use]
pub fn first_password(platform: &str) -> String {
    format!("/{platform}/primera-clave")
}

/// The same with the news that the password changed.
#[must_use]
pub fn password_changed(platform: &str) -> String {
    format!("/{platform}/cuenta?clave=si")
}

/// The same with the news that the new address is on file.
#[must_use]
pub fn email_changed(platform: &str) -> String {
    format!("/{platform}/cuenta?correo=si")
}

/// Moving the own address.
#[must_use]
pub fn email(platform: &str) -> String {
    format!("/{platform}/cuenta/correo")
}

/// The same with the news that the link was sent.
#[must_use]
pub fn email_asked(platform: &str) -> String {
    format!("/{platform}/cuenta/correo?enviado=si")
}

/// The page whose button puts the new address on file.
#[must_use]
pub fn email_confirm(platform: &str) -> String {
    format!("/{platform}/cuenta/correo/confirmar")
}

/// The page whose button takes the change back.
#[must_use]
pub fn email_undo(platform: &str) -> String {
    format!("/{platform}/cuenta/correo/deshacer")
}

/// The same with the news that it is done.
#[must_use]
pub fn email_undone(platform: &str) -> String {
    format!("/{platform}/cuenta/correo/deshacer?hecho=si")
}

/// The page whose button stops a change that the help desk has waiting (Q50).
#[must_use]
pub fn email_object(platform: &str) -> String {
    format!("/{platform}/cuenta/correo/objetar")
}

/// The same with the news that it is done.
#[must_use]
pub fn email_objected(platform: &str) -> String {
    format!("/{platform}/cuenta/correo/objetar?hecho=si")
}

/// Where one is signed in.
#[must_use]
pub fn sessions(platform: &str) -> String {
    format!("/{platform}/cuenta/sesiones")
}

/// The same with the news that it is ended there.
#[must_use]
pub fn sessions_ended(platform: &str) -> String {
    format!("/{platform}/cuenta/sesiones?cerrada=si")
}

/// What happened to the own account.
#[must_use]
pub fn history(platform: &str) -> String {
    format!("/{platform}/cuenta/historial")
}

/// The same from that entry on backwards.
#[must_use]
pub fn history_before(platform: &str, entry: i64) -> String {
    format!("/{platform}/cuenta/historial?antes={entry}")
}

/// «Mis datos».
#[must_use]
pub fn own_data(platform: &str) -> String {
    format!("/{platform}/cuenta/datos")
}

/// The same, asking whether that authorisation is really to be withdrawn.
#[must_use]
pub fn withdraw(platform: &str, consent: &str) -> String {
    format!("/{platform}/cuenta/datos?retirar={consent}")
}

/// The same with the news that it is withdrawn.
#[must_use]
pub fn withdrawn(platform: &str) -> String {
    format!("/{platform}/cuenta/datos?retirada=si")
}

/// The same, asking whether that authorisation is really to be given again.
#[must_use]
pub fn give(platform: &str, consent: &str) -> String {
    format!("/{platform}/cuenta/datos?autorizar={consent}")
}

/// The same with the news that it is given.
#[must_use]
pub fn given(platform: &str) -> String {
    format!("/{platform}/cuenta/datos?autorizada=si")
}

/// Everything on one page, for reading and printing.
#[must_use]
pub fn own_copy(platform: &str) -> String {
    format!("/{platform}/cuenta/datos/copia")
}

/// Everything in one file, for machines.
#[must_use]
pub fn own_file(platform: &str) -> String {
    format!("/{platform}/cuenta/datos/copia.json")
}
