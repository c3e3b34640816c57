//! Opening an installation: database, keys, platforms. Refuses what would lose or betray data.

use std::sync::Arc;

use crate::Backend;
use crate::config::{self, Config};
use crate::env::Env;
use crate::fault::{Denied, Fault};
use crate::hashing::Hashing;
use crate::keys::Keys;
use crate::mail::Mail;
use crate::registry::upload::AtWork;
use crate::sms::Sms;
use crate::storage::{self, Db};

const KEY_CHECK: &str = "data_key_check";

/// Opens the installation that the configuration describes, where there is one: a mistyped path
/// must not make another one, empty and unnoticed.
///
/// # Errors
/// [`Fault::Config`] when nothing is there; otherwise as [`open`].
pub async fn open_existing(config: Config, env: Env) -> Result<Arc<Backend>, Denied> {
    if Db::is_there(&config.database) {
        return open(config, env).await;
    }
    let place = config.database.trim_start_matches("sqlite:");
    Err(Fault::Config(format!(
        "no hay una instalación en {place}; usa `porteria migrate`"
    ))
    .into())
}

/// Opens the installation that the configuration describes; a database that is a file is made
/// where it is missing.
///
/// # Errors
/// [`Fault::Config`] when the key is missing or belongs to another database; [`Fault::Storage`]
/// when the database does not answer.
pub async fn open(config: Config, env: Env) -> Result<Arc<Backend>, Denied> {
    let keys = Keys::derive(&config::read_data_key(&config.data_key_file)?)?;
    let mail = Mail::from_config(&config.mail)?;
    let sms = Sms::from_config(&config.sms)?;
    let db = Db::open(&config.database).await?;
    assemble(config, env, keys, (mail, sms), db)
}

/// Puts an installation together from its parts; tests bring their own.
///
/// # Errors
/// [`Fault::Hashing`] when the pool does not start.
pub fn assemble(
    config: Config,
    env: Env,
    keys: Keys,
    (mail, sms): (Mail, Sms),
    db: Db,
) -> Result<Arc<Backend>, Denied> {
    let hashing = Hashing::start(config.hashing, &env.chance)?;
    let platforms = config.platforms.iter().cloned().map(Arc::new).collect();
    Ok(Arc::new(Backend {
        db,
        env,
        keys,
        hashing,
        mail,
        sms,
        platforms,
        imports: AtWork::default(),
        config,
    }))
}

impl Backend {
    /// Brings the schema up and ties the database to its data key.
    ///
    /// # Errors
    /// [`Fault::Config`] when the database was made with another key.
    pub async fn migrate(&self) -> Result<(), Denied> {
        storage::migrate::run(&self.db).await?;
        self.check_key(true).await
    }

    /// Whether schema and key are the ones this program needs.
    ///
    /// # Errors
    /// [`Fault::Config`] with what to do.
    pub async fn check(&self) -> Result<(), Denied> {
        storage::migrate::check(&self.db).await?;
        self.check_key(false).await
    }

    async fn check_key(&self, set: bool) -> Result<(), Denied> {
        let ours = &self.keys.check_value();
        let stored = self
            .db
            .write(|mut tx| async move {
                let stored = if set {
                    storage::meta::set_once(&mut tx, KEY_CHECK, ours).await?
                } else {
                    storage::meta::get(&mut tx, KEY_CHECK).await?
                };
                tx.done(stored)
            })
            .await?;
        if stored.as_ref() == Some(ours) {
            Ok(())
        } else {
            Err(Fault::Config("esta base de datos se hizo con otra llave de datos".into()).into())
        }
    }
}
