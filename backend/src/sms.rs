//! A text message: short, in the alphabet that every telephone and network knows (GSM-7), without
//! names. It leaves through the outbox like a letter. Where the configuration names no gateway
//! there is no such way, and nobody is offered one; a demonstration's messages stay in `/buzon`.

pub mod budget;
pub mod code;
mod gateway;
mod gsm;
pub mod mobile;
pub mod texts;

use std::sync::Mutex;

use domain::contact::Phone;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use gateway::Gateway;

use crate::Backend;
use crate::config::SmsConfig;
use crate::fault::Fault;
use crate::mail::{Kind, Sent};
use crate::outbox::Outgoing;

/// A text message, ready to go. Its number and its words never show in `Debug` or logs.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// What it is for.
    pub kind: Kind,
    /// To whom.
    pub to: Phone,
    /// The platform's display name, for a demonstration's mailbox.
    pub from_name: String,
    /// What it says, within one message of GSM-7.
    pub body: String,
}

impl std::fmt::Debug for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Text({:?} to {})", self.kind, self.to.mask())
    }
}

impl Outgoing for Text {
    const CHANNEL: &'static str = "sms";

    fn kind(&self) -> Kind {
        self.kind
    }

    fn mask(&self) -> String {
        self.to.mask()
    }

    async fn leave(&self, backend: &Backend, id: Uuid) -> Sent {
        backend.sms.send(self, id).await
    }

    fn stays(backend: &Backend) -> bool {
        backend.sms.keeps_texts()
    }
}

/// How text messages leave.
#[derive(Debug)]
pub enum Sms {
    /// Through the gateway of a telephone company or a broker.
    Gateway(Box<Gateway>),
    /// They stay in the outbox, where a demonstration's `/buzon` shows them.
    Mailbox,
    /// Not at all.
    Off,
    /// Into memory, for tests.
    Memory(Mutex<Vec<Text>>),
}

impl Sms {
    /// The way that the configuration names.
    ///
    /// # Errors
    /// [`Fault::Config`] when an address does not parse, the token is missing or readable by
    /// others, or a message would travel in the clear.
    pub fn from_config(config: &SmsConfig) -> Result<Self, Fault> {
        if config.stays_here {
            return Ok(Self::Mailbox);
        }
        Ok(match Gateway::from_config(config)? {
            Some(gateway) => Self::Gateway(Box::new(gateway)),
            None => Self::Off,
        })
    }

    /// A telephone in memory.
    #[must_use]
    pub fn memory() -> Self {
        Self::Memory(Mutex::new(Vec::new()))
    }

    /// Whether people may be offered this way.
    #[must_use]
    pub fn is_there(&self) -> bool {
        !matches!(self, Self::Off)
    }

    /// Whether delivered messages stay readable: only where they never left.
    #[must_use]
    pub fn keeps_texts(&self) -> bool {
        matches!(self, Self::Mailbox)
    }

    /// Tries to send one message. The id is the same at every try and travels along, so that the
    /// gateway sends and charges it once (F11).
    pub async fn send(&self, text: &Text, id: Uuid) -> Sent {
        match self {
            Self::Mailbox => Sent::Delivered,
            // It was written before the gateway was taken out of the configuration.
            Self::Off => Sent::Refused("no gateway is configured"),
            Self::Memory(texts) => {
                let mut texts = texts
                    .lock()
                    .unwrap_or_else(std::sync::PoisonError::into_inner);
                texts.push(text.clone());
                Sent::Delivered
            }
            Self::Gateway(gateway) => gateway.send(text, id).await,
        }
    }
}
