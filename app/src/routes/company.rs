//! Addresses of a company's account: opening it, and the first steps in it.

/// Step 1: the company's RUT.
#[must_use]
pub fn opening(platform: &str) -> String {
    format!("/{platform}/empresa")
}

/// Step 2: the data.
#[must_use]
pub fn opening_details(platform: &str) -> String {
    format!("/{platform}/empresa/datos")
}

/// Step 2 with the news that what was typed is kept.
#[must_use]
pub fn opening_kept(platform: &str) -> String {
    format!("/{platform}/empresa/datos?guardado=si")
}

/// Step 2, at the list of legal representatives.
#[must_use]
pub fn opening_people(platform: &str) -> String {
    format!("/{platform}/empresa/datos#representatives_list")
}

/// Step 3: everything once more.
#[must_use]
pub fn opening_check(platform: &str) -> String {
    format!("/{platform}/empresa/revisar")
}

/// The account is open.
#[must_use]
pub fn opening_done(platform: &str) -> String {
    format!("/{platform}/empresa/lista")
}

/// Asking for the welcome again.
#[must_use]
pub fn welcome_again(platform: &str) -> String {
    format!("/{platform}/empresa/reenviar")
}

/// The same with the answer, which is the same for every RUT (Q53).
#[must_use]
pub fn welcome_asked(platform: &str) -> String {
    format!("/{platform}/empresa/reenviar?enviada=si")
}

/// Asking for another initial password.
#[must_use]
pub fn initial_password(platform: &str) -> String {
    format!("/{platform}/ingresar/otra-clave")
}

/// The same with the answer, which is the same for everybody (Q53).
#[must_use]
pub fn initial_password_asked(platform: &str) -> String {
    format!("/{platform}/ingresar/otra-clave?enviada=si")
}

/// What to do first, and what is done already (W-37).
#[must_use]
pub fn first_steps(platform: &str) -> String {
    format!("/{platform}/primeros-pasos")
}

/// The same with the news that the own password is saved.
#[must_use]
pub fn first_steps_begin(platform: &str) -> String {
    format!("/{platform}/primeros-pasos?clave=si")
}

/// The coordination team's list of new accounts (W-23).
#[must_use]
pub fn coordination(platform: &str) -> String {
    format!("/{platform}/coordinacion")
}

/// The same with the news that a contact is noted.
#[must_use]
pub fn contacted(platform: &str) -> String {
    format!("/{platform}/coordinacion?anotado=si")
}

/// The same with the news that the note is taken back.
#[must_use]
pub fn uncontacted(platform: &str) -> String {
    format!("/{platform}/coordinacion?anotado=no")
}
