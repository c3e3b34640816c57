//! Addresses of the accounts of an institution, and of the invitation's link.

/// The page behind an invitation's link.
#[must_use]
pub fn invitation(platform: &str) -> String {
    format!("/{platform}/invitacion")
}

/// The same, back at the form.
#[must_use]
pub fn invitation_correct(platform: &str) -> String {
    format!("/{platform}/invitacion?corregir=si")
}

/// The panel of invitations.
#[must_use]
pub fn invitations(platform: &str, company: &str) -> String {
    format!("/{platform}/e/{company}/cuentas")
}

/// The same with the news of what was done.
#[must_use]
pub fn invitations_done(platform: &str, company: &str, what: &str) -> String {
    format!("/{platform}/e/{company}/cuentas?hecho={what}")
}

/// The institutions of a platform, for those who run the installation.
#[must_use]
pub fn institutions(platform: &str) -> String {
    format!("/{platform}/operacion/instituciones")
}

/// The same with the news of what was done: `creada`, `reenviada`, `cupos`.
#[must_use]
pub fn institutions_done(platform: &str, what: &str) -> String {
    format!("/{platform}/operacion/instituciones?hecho={what}")
}
