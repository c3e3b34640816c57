//! The configuration: one TOML file, overridden by environment variables; this is the only file
//! that reads them. `porteria check` reads it and says what is wrong.

use std::net::IpAddr;
use std::path::{Path, PathBuf};

use domain::platform::Platform;
use serde::Deserialize;
use zeroize::Zeroizing;

use crate::env::Chance;
use crate::fault::Fault;
use crate::hashing::Cost;

/// What an installation is.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Where the server listens, `127.0.0.1:3000`. `PORTERIA_LISTEN`
    pub listen: String,
    /// The address that people see, `https://portal.example`; links are built from it, never from
    /// a request (A25). `PORTERIA_ORIGIN`
    pub origin: String,
    /// `sqlite:data/porteria.db` or `postgres://…`. `PORTERIA_DATABASE`
    pub database: String,
    /// The file with the data key, 64 hexadecimal digits. `PORTERIA_DATA_KEY_FILE`
    pub data_key_file: PathBuf,
    /// Where metrics are served, apart from people; none when absent. `PORTERIA_METRICS_LISTEN`
    #[serde(default)]
    pub metrics_listen: Option<String>,
    /// Whether the last hop of `X-Forwarded-For` names the client, because a proxy of ours adds
    /// it. Otherwise it is ignored (A62).
    #[serde(default)]
    pub behind_proxy: bool,
    /// Requests of one network per minute to forms; pages have four times as many.
    #[serde(default = "default_requests_per_minute")]
    pub requests_per_minute: u32,
    /// Mail.
    #[serde(default)]
    pub mail: MailConfig,
    /// Text messages.
    #[serde(default)]
    pub sms: SmsConfig,
    /// Password hashing.
    #[serde(default)]
    pub hashing: Cost,
    /// The platforms.
    #[serde(rename = "platform")]
    pub platforms: Vec<Platform>,
}

/// How mail leaves.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MailConfig {
    /// `smtps://user:password@host` or `smtp://host:port`; without it mail stays in the outbox.
    /// `PORTERIA_SMTP`
    pub smtp: Option<String>,
    /// The sender's address.
    pub from: String,
    /// No encryption; accepted for servers on this machine only.
    pub plain_loopback: bool,
    /// Seconds that the delivery of one letter may take, from the connection to the last answer;
    /// a server that is slower gets it again later (F10). Sixty at the most.
    pub timeout_seconds: u16,
}

impl Default for MailConfig {
    fn default() -> Self {
        Self {
            smtp: None,
            from: String::new(),
            plain_loopback: false,
            timeout_seconds: 20,
        }
    }
}

/// How text messages leave: one POST of a form with `To`, `From` and `Body`, as most gateways take
/// it.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SmsConfig {
    /// The whole address that takes messages,
    /// `https://sms.example/2010-04-01/Accounts/AC1/Messages.json`; without it nobody is offered a
    /// code by telephone. Without encryption on this machine only. `PORTERIA_SMS_GATEWAY`
    pub gateway: Option<String>,
    /// The account, the user of basic authentication.
    pub account: String,
    /// The file with its token, readable by nobody else. `PORTERIA_SMS_TOKEN_FILE`
    pub token_file: PathBuf,
    /// The number or the name that messages come from.
    pub sender: String,
    /// Seconds that one try may take, from the connection to the answer; a gateway that is slower
    /// gets the message again later (F11). Sixty at the most.
    pub timeout_seconds: u16,
    /// Messages that one platform sends in 24 hours at the most, because each is charged (A23).
    pub most_per_day: u32,
    /// Messages stay in `/buzon`. Only `serve --demo` says so; no file can.
    #[serde(skip)]
    pub stays_here: bool,
}

impl Default for SmsConfig {
    fn default() -> Self {
        Self {
            gateway: None,
            account: String::new(),
            token_file: PathBuf::new(),
            sender: String::new(),
            timeout_seconds: 10,
            most_per_day: 2_000,
            stays_here: false,
        }
    }
}

fn default_requests_per_minute() -> u32 {
    120
}

impl Config {
    /// Reads the file and the variables that override it.
    ///
    /// # Errors
    /// [`Fault::Config`] with what does not parse or make sense.
    pub fn load(path: &Path) -> Result<Self, Fault> {
        let text = std::fs::read_to_string(path)
            .map_err(|error| Fault::Config(format!("{}: {error}", path.display())))?;
        let mut config = Self::parse(&text)?;
        config.override_from(variable);
        config.check()?;
        Ok(config)
    }

    /// Reads a configuration from text, without variables.
    ///
    /// # Errors
    /// [`Fault::Config`] with what does not parse.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        toml::from_str(text).map_err(|error| Fault::Config(error.to_string()))
    }

    fn override_from(&mut self, variable: impl Fn(&str) -> Option<String>) {
        let set = |name: &str, target: &mut String| {
            if let Some(value) = variable(name) {
                *target = value;
            }
        };
        set("PORTERIA_LISTEN", &mut self.listen);
        set("PORTERIA_ORIGIN", &mut self.origin);
        set("PORTERIA_DATABASE", &mut self.database);
        if let Some(file) = variable("PORTERIA_DATA_KEY_FILE") {
            self.data_key_file = file.into();
        }
        if let Some(address) = variable("PORTERIA_METRICS_LISTEN") {
            self.metrics_listen = Some(address).filter(|address| !address.is_empty());
        }
        if let Some(limit) = variable("PORTERIA_REQUESTS_PER_MINUTE") {
            self.requests_per_minute = limit.parse().unwrap_or(self.requests_per_minute);
        }
        if let Some(smtp) = variable("PORTERIA_SMTP") {
            self.mail.smtp = Some(smtp);
        }
        if let Some(gateway) = variable("PORTERIA_SMS_GATEWAY") {
            self.sms.gateway = Some(gateway).filter(|address| !address.is_empty());
        }
        if let Some(file) = variable("PORTERIA_SMS_TOKEN_FILE") {
            self.sms.token_file = file.into();
        }
    }

    fn check(&self) -> Result<(), Fault> {
        let bad = |what: String| Err(Fault::Config(what));
        if self.origin.ends_with('/') || !self.origin.starts_with("http") {
            return bad("origin es como https://portal.example, sin barra al final".into());
        }
        let mut slugs: Vec<_> = self
            .platforms
            .iter()
            .map(|platform| &platform.slug)
            .collect();
        slugs.sort();
        slugs.dedup();
        if slugs.len() != self.platforms.len() {
            return bad("dos plataformas tienen la misma dirección".into());
        }
        for platform in &self.platforms {
            if let Err(problem) = platform.check() {
                return bad(format!("platform {}: {problem}", platform.slug.as_str()));
            }
        }
        Ok(())
    }

    /// Whether people reach the installation without encryption, which only loopback may.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.origin.starts_with("http://")
    }
}

/// Reads the data key.
///
/// # Errors
/// [`Fault::Config`] when the file is missing (F24), readable by others, or no key.
pub fn read_data_key(path: &Path) -> Result<[u8; 32], Fault> {
    let text = read_secret(path, "la llave de datos (sin ella nada se abre)")?;
    parse_key(text.trim()).ok_or_else(|| {
        Fault::Config(format!(
            "{} debe tener 64 cifras hexadecimales",
            path.display()
        ))
    })
}

/// Reads a file that holds a secret.
///
/// # Errors
/// [`Fault::Config`] when the file is missing or readable by others.
pub fn read_secret(path: &Path, what: &str) -> Result<Zeroizing<String>, Fault> {
    let path_shown = path.display();
    let text = std::fs::read_to_string(path)
        .map_err(|_| Fault::Config(format!("falta {what} en {path_shown}")))?;
    let text = Zeroizing::new(text);
    if is_open_to_others(path)? {
        return Err(Fault::Config(format!(
            "otros pueden leer {path_shown}; usa chmod 600"
        )));
    }
    Ok(text)
}

/// Whether a host name is this machine's own.
#[must_use]
pub fn is_loopback(host: &str) -> bool {
    let host = host.trim_matches(['[', ']']);
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

/// Makes a data key with mode 0600 unless there is one: for demonstrations only.
///
/// # Errors
/// [`Fault::File`] when it cannot be written.
pub fn make_data_key(path: &Path, chance: &Chance) -> Result<(), Fault> {
    use std::io::Write;
    use std::os::unix::fs::OpenOptionsExt;
    if path.exists() {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let digits: String = chance
        .bytes::<32>()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let mut file = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)?;
    writeln!(file, "{digits}")?;
    Ok(file.sync_all()?)
}

fn is_open_to_others(path: &Path) -> Result<bool, Fault> {
    use std::os::unix::fs::PermissionsExt;
    Ok(std::fs::metadata(path)?.permissions().mode() & 0o077 != 0)
}

fn parse_key(digits: &str) -> Option<[u8; 32]> {
    let mut key = [0; 32];
    if digits.len() != 64 || !digits.is_ascii() {
        return None;
    }
    for (byte, place) in key.iter_mut().zip((0..64).step_by(2)) {
        *byte = u8::from_str_radix(digits.get(place..place + 2)?, 16).ok()?;
    }
    Some(key)
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place that reads the environment"
)]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}
