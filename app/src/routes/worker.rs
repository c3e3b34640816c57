//! Addresses of workers who register; the form itself is [`super::registration`].

/// The link is on its way.
#[must_use]
pub fn worker_sent(platform: &str) -> String {
    format!("/{platform}/registro/enviado")
}

/// The same with the news that another one is.
#[must_use]
pub fn worker_resent(platform: &str) -> String {
    format!("/{platform}/registro/enviado?reenviado=si")
}

/// Choosing a password behind the link.
#[must_use]
pub fn worker_password(platform: &str) -> String {
    format!("/{platform}/registro/clave")
}

/// «No fui yo»: the page whose button stops a registration.
#[must_use]
pub fn worker_stop(platform: &str) -> String {
    format!("/{platform}/registro/detener")
}

/// The same with the news that it is stopped.
#[must_use]
pub fn worker_stopped(platform: &str) -> String {
    format!("/{platform}/registro/detener?hecho=si")
}

/// The same with the news that an account was there already and is disabled.
#[must_use]
pub fn worker_undone(platform: &str) -> String {
    format!("/{platform}/registro/detener?hecho=cuenta")
}

/// «Soy yo»: the page whose button lifts a pause.
#[must_use]
pub fn worker_lift(platform: &str) -> String {
    format!("/{platform}/registro/pausa")
}

/// The form after a pause was lifted.
#[must_use]
pub fn worker_lifted(platform: &str) -> String {
    format!("/{platform}/registro?pausa=si")
}

/// Sign-in with the news that there is an account already.
#[must_use]
pub fn has_account(platform: &str) -> String {
    format!("/{platform}/ingresar?cuenta=si")
}
