//! Operators: people who run the installation itself. They are made on the command line and
//! nowhere else (ruling 9); no page makes, lists or changes one. They sign in with the secret of a
//! telephone besides the password, which is shown once when they are made.

mod entrance;
mod seed;

use domain::contact::Email;
use domain::id::{self, Id};
use domain::name::NamePart;
use domain::password::{Context, Password};
use serde::Serialize;

use crate::Backend;
use crate::audit::{self, Entry, INSTALLATION, Scribe};
use crate::fault::Denied;
use crate::password;
use crate::second_factor::Seed;
use crate::storage::{self, operator::OperatorRow};

pub use entrance::{AtWork, COOKIE, SignIn, at_work, sign_in, sign_out};

/// Least number of characters: more than people's, for it opens more (ASVS 6.2.9).
pub const SHORTEST_PASSWORD: usize = 15;

/// Somebody to be made an operator.
pub struct Create<'a> {
    /// What they are called.
    pub name: &'a str,
    /// Their address.
    pub email: &'a str,
    /// Their password.
    pub password: &'a str,
}

/// Why nobody was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// The name does not parse.
    Name,
    /// The address does not parse.
    Email,
    /// Too short, common, or made of the person's own data.
    Password,
    /// There is an operator with that address.
    Taken,
}

#[derive(Serialize)]
struct Told<'a> {
    email: &'a str,
}

/// Makes an operator, with an entry in the installation's own chain; answers the secret for their
/// telephone, which nobody sees again.
///
/// # Errors
/// [`Denied::Fault`] when hashing or the database fails; what is refused is in the answer.
pub async fn create(backend: &Backend, who: &Create<'_>) -> Result<Result<Seed, Refused>, Denied> {
    let seed = Seed::new(&backend.env.chance);
    let made = create_with(backend, who, &seed).await?;
    Ok(made.map(|()| seed))
}

/// The same with that secret.
///
/// # Errors
/// As [`create`].
pub(crate) async fn create_with(
    backend: &Backend,
    who: &Create<'_>,
    seed: &Seed,
) -> Result<Result<(), Refused>, Denied> {
    let Ok(name) = NamePart::parse(who.name) else {
        return Ok(Err(Refused::Name));
    };
    let Ok(email) = Email::parse(who.email) else {
        return Ok(Err(Refused::Email));
    };
    let own = Context::default()
        .with(who.name)
        .with(who.email)
        .with("portería");
    let chosen = password::choose(who.password, who.password, &own).ok();
    let long = |password: &Password| password.expose().chars().count() >= SHORTEST_PASSWORD;
    let Some(password) = chosen.filter(long) else {
        return Ok(Err(Refused::Password));
    };
    let hash = backend.hashing.hash(&backend.env.chance, &password).await?;
    let now = backend.env.clock.now();
    let id: Id<id::Operator> = backend.env.chance.id(now);
    let row = &OperatorRow {
        id: id.uuid(),
        name: name.as_str().to_owned(),
        email: email.delivery().to_owned(),
        email_key: email.key(),
        password_hash: hash,
        totp: seed::seal(backend, id, seed)?,
        created_at: now.0,
    };
    let made = backend
        .db
        .write(|mut tx| async move {
            let made = storage::operator::create(&mut tx, row).await?;
            if made {
                let scribe = Scribe {
                    backend,
                    platform: INSTALLATION,
                    actor: "system".to_owned(),
                    network: "command line",
                    device: "command line",
                    now,
                };
                let entry = Entry {
                    action: "operator.create",
                    subject: format!("operator:{id}"),
                    detail: Told { email: &row.email },
                    key: None,
                };
                audit::write(&mut tx, &scribe, entry).await?;
            }
            tx.done(made)
        })
        .await?;
    Ok(if made { Ok(()) } else { Err(Refused::Taken) })
}

/// Whether there is an operator with that address.
///
/// # Errors
/// [`Denied::Fault`] when the database fails.
pub(crate) async fn is_there(backend: &Backend, email: &str) -> Result<bool, Denied> {
    let key = &Email::parse(email).map_or_else(|_| String::new(), |email| email.key());
    backend
        .db
        .read(|mut tx| async move {
            let found = storage::operator_session::by_email(&mut tx, key).await?;
            tx.done(found.is_some())
        })
        .await
}
