//! A letter: one purpose, one button, the address in text as well, a plain twin. Composed with
//! askama, which escapes; names never stand in headers. Who it goes to is a parsed address.

pub mod letters;

use std::sync::Mutex;
use std::time::Duration;

use askama::Template;
use domain::contact::Email;
use lettre::message::{Mailbox, MultiPart, header};
use lettre::transport::smtp::{self, client::Tls};
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::Backend;
use crate::config::MailConfig;
use crate::fault::Fault;
use crate::outbox::{self, Outgoing};

/// What a letter is for; its name stands in the outbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// The link that activates a registration.
    Activation,
    /// Somebody registered with a document or address that is taken; to its owner.
    RegistrationNotice,
    /// The link to choose a new password.
    Recovery,
    /// The password was changed.
    PasswordChanged,
    /// The sign-in was blocked for a while.
    SignInBlocked,
    /// The questions were not passed three times.
    ChallengeBlocked,
    /// Somebody did not pass them with a person's document; to the address on file.
    ChallengeNotice,
    /// A PQRSF came in: its number and due date.
    FilingReceived,
    /// The person is asked for more about their PQRSF.
    FilingAsked,
    /// The person is told how their PQRSF goes on.
    FilingNotified,
    /// A PQRSF was answered or refused.
    FilingAnswered,
    /// The block was lifted, or the person confirmed.
    FilingDecided,
    /// The code to the address or the telephone on file.
    ProofCode,
    /// Where a registration stands.
    Whereabouts,
    /// Somebody got a role on a platform.
    Appointed,
    /// The help desk did something for somebody.
    HelpDesk,
    /// A service was asked for, or the answer.
    Service,
    /// The second factor was switched on or off, used up, or tried in vain.
    SecondFactor,
    /// The link that confirms a new address.
    EmailConfirm,
    /// A change of address was asked for, made or taken back.
    EmailNotice,
    /// Somebody entered from a browser that was not known.
    NewDevice,
    /// An authorisation was taken back.
    ConsentWithdrawn,
    /// The way into the form that opens a company's account.
    Welcome,
    /// The first password of somebody, or the link to choose one.
    InitialPassword,
    /// The account of a company is open; to its contact.
    CompanyOpened,
    /// Somebody may enter a company, or not any more.
    CompanyAccess,
    /// The link that names somebody as responsible for a company.
    AppointmentOffer,
    /// A module was asked for, or the answer.
    Module,
    /// The link with which a worker chooses their password.
    WorkerLink,
    /// A company asks somebody to register.
    PersonReminder,
    /// Somebody registers with a worker's number; to the address on file.
    WorkerNotice,
    /// An invitation to an institution.
    Invitation,
    /// The second key of a sign-in, by text message.
    SignInKey,
    /// The code that confirms a mobile.
    PhoneCode,
}

impl Kind {
    /// As the outbox stores it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Activation => "activation",
            Self::RegistrationNotice => "registration_notice",
            Self::Recovery => "recovery",
            Self::PasswordChanged => "password_changed",
            Self::SignInBlocked => "sign_in_blocked",
            Self::ChallengeBlocked => "challenge_blocked",
            Self::ChallengeNotice => "challenge_notice",
            Self::FilingReceived => "filing_received",
            Self::FilingAsked => "filing_asked",
            Self::FilingNotified => "filing_notified",
            Self::FilingAnswered => "filing_answered",
            Self::FilingDecided => "filing_decided",
            Self::ProofCode => "proof_code",
            Self::Whereabouts => "whereabouts",
            Self::Appointed => "appointed",
            Self::HelpDesk => "help_desk",
            Self::Service => "service",
            Self::SecondFactor => "second_factor",
            Self::EmailConfirm => "email_confirm",
            Self::EmailNotice => "email_notice",
            Self::NewDevice => "new_device",
            Self::ConsentWithdrawn => "consent_withdrawn",
            Self::Welcome => "welcome",
            Self::InitialPassword => "initial_password",
            Self::CompanyOpened => "company_opened",
            Self::CompanyAccess => "company_access",
            Self::AppointmentOffer => "appointment_offer",
            Self::Module => "module",
            Self::WorkerLink => "worker_link",
            Self::WorkerNotice => "worker_notice",
            Self::PersonReminder => "person_reminder",
            Self::Invitation => "invitation",
            Self::SignInKey => "sign_in_key",
            Self::PhoneCode => "phone_code",
        }
    }
}

/// The one thing to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Button {
    /// A verb.
    pub label: String,
    /// The full address, built from the configured origin (A25).
    pub address: String,
}

/// A letter, ready but for its dress.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// What it is for.
    pub kind: Kind,
    /// To whom.
    pub to: Email,
    /// The platform's display name: the sender's name.
    pub from_name: String,
    /// The subject, our words only.
    pub subject: String,
    /// The language tag, `es-CL`.
    pub language: String,
    /// Sentences above the button.
    pub before: Vec<String>,
    /// The one thing to do, if there is one.
    pub button: Option<Button>,
    /// Sentences below it: why they got it, what to do if it was not them.
    pub after: Vec<String>,
    /// Who sends it and where to ask.
    pub footer: Vec<String>,
}

#[derive(Template)]
#[template(path = "mail/letter.html")]
struct Html<'a> {
    letter: &'a Letter,
}

#[derive(Template)]
#[template(path = "mail/letter.txt")]
struct Plain<'a> {
    letter: &'a Letter,
}

impl Letter {
    /// The page that mail programs show.
    ///
    /// # Errors
    /// [`Fault::Mail`] when the template fails.
    pub fn html(&self) -> Result<String, Fault> {
        Html { letter: self }
            .render()
            .map_err(|error| Fault::Mail(error.to_string()))
    }

    /// Its plain twin.
    ///
    /// # Errors
    /// [`Fault::Mail`] when the template fails.
    pub fn plain(&self) -> Result<String, Fault> {
        Plain { letter: self }
            .render()
            .map_err(|error| Fault::Mail(error.to_string()))
    }
}

impl Outgoing for Letter {
    const CHANNEL: &'static str = "mail";

    fn kind(&self) -> Kind {
        self.kind
    }

    fn mask(&self) -> String {
        self.to.mask()
    }

    async fn leave(&self, backend: &Backend, id: Uuid) -> Sent {
        backend.mail.send(self, id).await
    }

    fn stays(backend: &Backend) -> bool {
        backend.mail.keeps_letters()
    }
}

/// What became of a try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    /// The server took it.
    Delivered,
    /// It will never take it; why, without contents.
    Refused(&'static str),
    /// Not now; why, without contents.
    Later(&'static str),
}

/// How letters leave.
#[derive(Debug)]
pub enum Mail {
    /// Through a server.
    Smtp {
        /// Connects for each letter: a connection that was left half-way must never be used again.
        transport: Box<AsyncSmtpTransport<Tokio1Executor>>,
        /// The sender's address.
        from: Address,
        /// How long one delivery may take. The transport's own limit ends with the connection, so
        /// that a server which answers a byte at a time would hold the worker for ever (F10).
        patience: Duration,
    },
    /// They stay in the outbox, where a demonstration's `/buzon` shows them.
    Mailbox,
    /// Into memory, for tests.
    Memory(Mutex<Vec<Letter>>),
}

impl Mail {
    /// The way the configuration names; without one, the mailbox.
    ///
    /// # Errors
    /// [`Fault::Config`] when an address does not parse.
    pub fn from_config(config: &MailConfig) -> Result<Self, Fault> {
        let Some(smtp) = &config.smtp else {
            return Ok(Self::Mailbox);
        };
        let bad = |what: &str| Fault::Config(format!("mail.{what} does not parse"));
        let patience = outbox::patience(config.timeout_seconds);
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(smtp)
            .map_err(|_| bad("smtp"))?
            .timeout(Some(patience));
        if config.plain_loopback {
            builder = builder.tls(Tls::None);
        }
        let from = config.from.parse().map_err(|_| bad("from"))?;
        Ok(Self::Smtp {
            transport: Box::new(builder.build()),
            from,
            patience,
        })
    }

    /// A mailbox in memory.
    #[must_use]
    pub fn memory() -> Self {
        Self::Memory(Mutex::new(Vec::new()))
    }

    /// Whether delivered letters stay readable: only where they never left.
    #[must_use]
    pub fn keeps_letters(&self) -> bool {
        matches!(self, Self::Mailbox)
    }

    /// Tries to send one letter. The id is the same at every try and travels along, so that a
    /// letter which arrives twice is known for one.
    pub async fn send(&self, letter: &Letter, id: Uuid) -> Sent {
        match self {
            Self::Mailbox => Sent::Delivered,
            Self::Memory(letters) => {
                let mut letters = letters
                    .lock()
                    .unwrap_or_else(std::sync::PoisonError::into_inner);
                letters.push(letter.clone());
                Sent::Delivered
            }
            Self::Smtp {
                transport,
                from,
                patience,
            } => {
                let Ok(message) = compose(letter, from, id) else {
                    return Sent::Refused("it could not be composed");
                };
                match tokio::time::timeout(*patience, transport.send(message)).await {
                    Ok(Ok(_)) => Sent::Delivered,
                    Ok(Err(error)) => answered(&error),
                    Err(_) => Sent::Later(TOO_SLOW),
                }
            }
        }
    }
}

const TOO_SLOW: &str = "the server is too slow";

fn answered(error: &smtp::Error) -> Sent {
    if error.is_permanent() {
        Sent::Refused("the server refuses it")
    } else if error.is_timeout() {
        Sent::Later(TOO_SLOW)
    } else if error.is_transient() {
        Sent::Later("the server says later")
    } else {
        Sent::Later("no connection to the server")
    }
}

fn compose(letter: &Letter, from: &Address, id: Uuid) -> Result<Message, Fault> {
    let mail = |_| Fault::Mail("an address does not parse".into());
    let to: Address = letter.to.delivery().parse().map_err(mail)?;
    Message::builder()
        .from(Mailbox::new(
            Some(one_line(&letter.from_name)),
            from.clone(),
        ))
        .to(Mailbox::new(None, to))
        .subject(one_line(&letter.subject))
        .message_id(Some(format!("<{id}@{}>", from.domain())))
        // Replies of absence would answer a machine.
        .header(AutoSubmitted)
        .multipart(MultiPart::alternative_plain_html(
            letter.plain()?,
            letter.html()?,
        ))
        .map_err(|error| Fault::Mail(error.to_string()))
}

/// Text that stays inside its header (A66). The library gives up on a name with a line break.
fn one_line(text: &str) -> String {
    let visible = text.split(char::is_control).filter(|part| !part.is_empty());
    visible.collect::<Vec<_>>().join(" ")
}

/// Tells other machines not to answer (RFC 3834).
#[derive(Clone)]
struct AutoSubmitted;

impl header::Header for AutoSubmitted {
    fn name() -> header::HeaderName {
        header::HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> header::HeaderValue {
        header::HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}
