//! Addresses of those who run the installation, on one platform.

/// The acquisitions of the platform.
#[must_use]
pub fn operation(platform: &str) -> String {
    format!("/{platform}/operacion")
}

/// The same with the news that this acquisition is recorded.
#[must_use]
pub fn operation_recorded(platform: &str, id: &str) -> String {
    format!("/{platform}/operacion?hecho=registrada&cual={id}")
}

/// The same with the news of what was done: `reenviada`, `retirada`.
#[must_use]
pub fn operation_done(platform: &str, what: &str) -> String {
    format!("/{platform}/operacion?hecho={what}")
}

/// The same, asking whether that acquisition is really to be withdrawn.
#[must_use]
pub fn operation_withdraw(platform: &str, id: &str) -> String {
    format!("/{platform}/operacion?retirar={id}")
}

/// Where operators sign in.
#[must_use]
pub fn operation_sign_in(platform: &str) -> String {
    format!("/{platform}/operacion/ingresar")
}

/// The companies and whether they are adhered.
#[must_use]
pub fn operation_companies(platform: &str) -> String {
    format!("/{platform}/operacion/empresas")
}

/// The same with the news that it is changed.
#[must_use]
pub fn operation_adherence_changed(platform: &str) -> String {
    format!("/{platform}/operacion/empresas?hecho=si")
}

/// The same with the news that the link of an appointment is on its way.
#[must_use]
pub fn operation_leader_offered(platform: &str) -> String {
    format!("/{platform}/operacion/empresas?hecho=nombramiento")
}

/// Those who did not choose a password of their own yet.
#[must_use]
pub fn operation_first_users(platform: &str) -> String {
    format!("/{platform}/operacion/usuarios")
}

/// The same with the news that another initial password is on its way.
#[must_use]
pub fn operation_reissued(platform: &str) -> String {
    format!("/{platform}/operacion/usuarios?hecho=si")
}
