//! The demonstration's mailbox: letters and text messages that never leave the machine, readable by
//! everybody.
//! Where letters do leave, there is no mailbox.

use domain::refusal::Refusal;
use domain::time::{Span, Timestamp};

use crate::Backend;
use crate::calendar;
use crate::fault::{Denied, Fault};
use crate::mail::Letter;
use crate::outbox::{self, Outgoing};
use crate::sms::Text;
use crate::storage::outbox::Listed;
use crate::storage::{self};

/// As many letters as one page shows.
const SHOWN: i64 = 500;
/// The furthest the clock moves at once.
const FURTHEST: Span = Span::days(400);

/// A message in the mailbox.
#[derive(Debug)]
pub struct Item {
    /// Its id.
    pub id: uuid::Uuid,
    /// The platform's address word.
    pub platform: String,
    /// When it was written, in the platform's zone.
    pub written: String,
    /// What it is.
    pub message: Message,
}

/// A letter or a text message.
#[derive(Debug)]
pub enum Message {
    /// By mail.
    Letter(Box<Letter>),
    /// By telephone.
    Text(Text),
}

impl Backend {
    /// The newest letters first.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where mail leaves the machine.
    pub async fn mailbox(&self) -> Result<Vec<Item>, Denied> {
        self.require_mailbox()?;
        let rows = self
            .db
            .read(|mut tx| async move {
                let rows = storage::outbox::newest(&mut tx, SHOWN).await?;
                tx.done(rows)
            })
            .await?;
        rows.into_iter()
            .filter_map(|row| self.item(row).transpose())
            .collect()
    }

    /// One letter.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] when it is not there, or mail leaves the machine.
    pub async fn letter(&self, id: &str) -> Result<Item, Denied> {
        self.require_mailbox()?;
        let id = uuid::Uuid::parse_str(id).map_err(|_| Refusal::NotFound)?;
        let row = self
            .db
            .read(|mut tx| async move {
                let row = storage::outbox::get(&mut tx, id).await?;
                tx.done(row)
            })
            .await?;
        match row {
            Some(row) => self.item(row)?.ok_or_else(|| Refusal::NotFound.into()),
            None => Err(Refusal::NotFound.into()),
        }
    }

    /// Moves the demonstration's clock.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where mail leaves the machine, [`Refusal::NotAllowed`] backwards or
    /// too far.
    pub fn move_clock(&self, by: Span) -> Result<(), Denied> {
        self.require_mailbox()?;
        if by.0 < 0 || by > FURTHEST {
            return Err(Refusal::NotAllowed.into());
        }
        self.env.clock.advance(by);
        Ok(())
    }

    fn item(&self, row: Listed) -> Result<Option<Item>, Denied> {
        let (Some(sealed), Some(platform)) = (row.sealed, self.platform(&row.platform)) else {
            return Ok(None);
        };
        let message = if row.channel == Text::CHANNEL {
            Message::Text(outbox::open(self, row.id, &sealed)?)
        } else {
            Message::Letter(Box::new(outbox::open(self, row.id, &sealed)?))
        };
        let written = calendar::moment(&platform, Timestamp(row.created_at))?;
        Ok(Some(Item {
            id: row.id,
            platform: row.platform,
            written,
            message,
        }))
    }

    fn require_mailbox(&self) -> Result<(), Denied> {
        if self.mail.keeps_letters() {
            Ok(())
        } else {
            Err(Refusal::NotFound.into())
        }
    }

    /// The demonstration's time on its first platform.
    ///
    /// # Errors
    /// [`Fault::Config`] when that platform's zone is unknown.
    pub fn demo_time(&self) -> Result<String, Denied> {
        let platform = self
            .platforms
            .first()
            .ok_or_else(|| Fault::Config("no platform".into()))?;
        Ok(calendar::moment(platform, self.env.clock.now())?)
    }
}
