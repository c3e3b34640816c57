//! Who asks: built once per request from what the server's layers saw. A no of the policy to
//! somebody who is signed in stands in the log (A46).

mod turn;

use std::collections::HashMap;
use std::sync::Arc;

use domain::access::{self, Action, Actor, Grant, Inside, Member, Own, Signed, Staff};
use domain::account::Stage;
use domain::id::{self, Id};
use domain::membership::{Reason, Shut};
use domain::platform::{Platform, PlatformSlug};
use domain::refusal::Refusal;
use domain::time::Timestamp;

use crate::Backend;
use crate::fault::Denied;
use crate::keys::Secret;
use crate::storage;

/// What the layers learned about a request before anybody knew the platform.
#[derive(Debug, Clone)]
pub struct Visit {
    /// This browser's own token, minted on its first visit.
    pub browser: Secret,
    /// Our cookies, by name.
    pub cookies: HashMap<String, String>,
    /// The network asking: an IPv4 address or an IPv6 /64.
    pub network: String,
    /// The browser's description of itself, cut to 200 characters.
    pub agent: String,
    /// The number of this request in the logs; what people quote.
    pub trace: String,
}

/// One request on one platform.
#[derive(Clone)]
pub struct Caller {
    /// The installation.
    pub backend: Arc<Backend>,
    /// The platform that the request names.
    pub platform: Arc<Platform>,
    /// The one reading of the clock for this request.
    pub now: Timestamp,
    /// Digest of the browser's token.
    pub browser: Vec<u8>,
    /// What the layers saw.
    pub visit: Visit,
    /// The signed-in person, if the session's cookie is good.
    pub session: Option<Session>,
}

/// A session that is alive at the time of the request.
#[derive(Debug, Clone)]
pub struct Session {
    /// Digest of its token: its key.
    pub digest: Vec<u8>,
    /// Whose it is.
    pub account: Id<id::Account>,
    /// The person behind the account.
    pub person: Id<id::Person>,
    /// How far the person got: everything, or only up to a hurdle.
    pub stage: Stage,
    /// The role that the account has on the platform, read with this request (Q50).
    pub staff: Option<Staff>,
    /// When it began.
    pub created_at: Timestamp,
    /// Whether the machine is shared with others: its cookie dies with the browser.
    pub shared: bool,
    /// The company that the address of the request names, read with this request (ruling 8); none
    /// where it names none, or one that the person has nothing to do with.
    pub at: Option<At>,
}

/// A company that somebody stands before or inside.
#[derive(Debug, Clone)]
pub struct At {
    /// The company.
    pub company: Id<id::Company>,
    /// Its «razón social», for the head of every page.
    pub name: String,
    /// What the own perfil is called, where it is one of the company's own.
    pub perfil_name: Option<String>,
    /// Whether its door is open, and for which membership.
    pub door: Result<Member, Shut>,
    /// Why it is shut, where whoever shut it said so.
    pub reason: Option<Reason>,
}

impl Caller {
    /// Who this is to the access policy.
    #[must_use]
    pub fn actor(&self) -> Actor {
        let Some(session) = &self.session else {
            return Actor::Stranger;
        };
        Actor::Person(Signed {
            platform: self.platform.slug.clone(),
            person: session.person,
            account: session.account,
            stage: session.stage,
            staff: session.staff,
            member: session.at.as_ref().and_then(|at| at.door.clone().ok()),
        })
    }

    /// Leave to do this in one's own corner.
    ///
    /// # Errors
    /// [`Refusal::SessionOver`] for strangers, [`Refusal::NotAllowed`] before the last hurdle.
    pub fn own<A: Action<At = Own>>(&self, action: A) -> Result<Grant<A>, Denied> {
        let account = self.signed_in()?.account;
        let platform = self.platform.slug.clone();
        let own = Own { platform, account };
        self.warned(access::require(&self.actor(), action, own).map_err(Denied::from))
    }

    /// Leave to do this on the platform, for those with a role there or who run the installation.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] for everybody without a role and before the last hurdle;
    /// [`Refusal::NotAllowed`] for those whose role is another.
    pub fn here<A: Action<At = PlatformSlug>>(&self, action: A) -> Result<Grant<A>, Denied> {
        let platform = self.platform.slug.clone();
        self.warned(access::require(&self.actor(), action, platform).map_err(Denied::from))
    }

    /// Leave to do this in the company that the request names. One that the person has nothing to do
    /// with is answered like one that does not exist.
    ///
    /// # Errors
    /// [`Refusal::SessionOver`] for strangers; [`Refusal::NotFound`] for companies of others;
    /// [`Refusal::CompanyEnded`], [`Refusal::MembershipDisabled`] and [`Refusal::SignInAgain`] for
    /// one's own, shut;
    /// [`Refusal::NotAllowed`] for those whose perfil is another.
    pub fn inside<A: Action<At = Inside>>(&self, action: A) -> Result<Grant<A>, Denied> {
        self.warned(self.ask_inside(action))
    }

    /// Whether [`Caller::inside`] would grant it: for a button or a link, which is courtesy and not
    /// safety. Nobody asked for the act, so nothing is noted.
    #[must_use]
    pub fn may<A: Action<At = Inside>>(&self, action: A) -> bool {
        self.leave(action).is_some()
    }

    /// As [`Caller::may`], with the leave itself for what is read to offer the act.
    #[must_use]
    pub fn leave<A: Action<At = Inside>>(&self, action: A) -> Option<Grant<A>> {
        self.ask_inside(action).ok()
    }

    fn ask_inside<A: Action<At = Inside>>(&self, action: A) -> Result<Grant<A>, Denied> {
        let session = self.fully_signed_in()?;
        let at = session.at.as_ref().ok_or(Refusal::NotFound)?;
        turn::open(at)?;
        let inside = Inside {
            platform: self.platform.slug.clone(),
            company: at.company,
        };
        Ok(access::require(&self.actor(), action, inside)?)
    }

    /// The answer as it is, and a line in the log where it is a no to somebody who is signed in: a
    /// form without script gets a redirect, which tells nobody that they tried (A46). Strangers
    /// leave none: whoever follows a link before signing in is one.
    fn warned<A: Action>(&self, answer: Result<Grant<A>, Denied>) -> Result<Grant<A>, Denied> {
        let no = matches!(
            answer,
            Err(Denied::Refused(Refusal::NotFound | Refusal::NotAllowed))
        );
        if no && self.session.is_some() {
            let (number, act) = (&self.visit.trace, A::ACT.code());
            tracing::warn!(number, act, "an act was asked for without leave");
        }
        answer
    }

    /// The role of whoever asks, once they are past every hurdle: for the menu, which is courtesy
    /// and not safety.
    #[must_use]
    pub fn role(&self) -> Option<Staff> {
        let session = self.session.as_ref()?;
        session.staff.filter(|_| session.stage == Stage::Full)
    }

    /// The session, or the way to the sign-in page.
    ///
    /// # Errors
    /// [`Refusal::SessionOver`] for strangers.
    pub fn signed_in(&self) -> Result<&Session, Denied> {
        self.session
            .as_ref()
            .ok_or_else(|| Refusal::SessionOver.into())
    }

    /// The session of somebody who passed every hurdle (A18).
    ///
    /// # Errors
    /// [`Refusal::SessionOver`] for strangers, [`Refusal::NotAllowed`] before the last hurdle.
    pub fn fully_signed_in(&self) -> Result<&Session, Denied> {
        let session = self.signed_in()?;
        if session.stage == Stage::Full {
            Ok(session)
        } else {
            Err(Refusal::NotAllowed.into())
        }
    }
}

impl Backend {
    /// Finds out who asks on which platform.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] for a platform that is not here; [`Denied::Fault`] when the database
    /// fails.
    pub async fn caller(self: &Arc<Self>, visit: Visit, platform: &str) -> Result<Caller, Denied> {
        self.caller_at(visit, platform, None).await
    }

    /// Finds out who asks on which platform, and, where the address names a company, whether and
    /// as what they may enter it: all of it in one read.
    ///
    /// # Errors
    /// As [`Backend::caller`]; whether the company opens is asked by [`Caller::inside`].
    pub async fn caller_at(
        self: &Arc<Self>,
        visit: Visit,
        platform: &str,
        company: Option<Id<id::Company>>,
    ) -> Result<Caller, Denied> {
        let platform = self.platform(platform).ok_or(Refusal::NotFound)?;
        let now = self.env.clock.now();
        let token = visit.cookies.get(&session_cookie(platform.slug.as_str()));
        let session = match token.and_then(|text| Secret::parse(text)) {
            Some(secret) => self.live_session(&platform, &secret, company, now).await?,
            None => None,
        };
        let browser = visit.browser.digest();
        Ok(Caller {
            backend: Arc::clone(self),
            platform,
            now,
            browser,
            visit,
            session,
        })
    }

    async fn live_session(
        &self,
        platform: &Platform,
        secret: &Secret,
        company: Option<Id<id::Company>>,
        now: Timestamp,
    ) -> Result<Option<Session>, Denied> {
        let digest = &secret.digest();
        let row = self
            .db
            .look(|mut tx| async move {
                let slug = platform.slug.as_str();
                let row = match company {
                    None => {
                        let row = storage::session::live(&mut tx, slug, digest, now).await?;
                        row.map(|row| (row, None))
                    }
                    Some(at) => {
                        storage::session::live_at(&mut tx, slug, digest, at.uuid(), now).await?
                    }
                };
                tx.done(row)
            })
            .await?;
        let Some((row, door)) = row else {
            return Ok(None);
        };
        let mut session = row.read(digest, &platform.policy, now)?;
        if let (Some(session), Some(door)) = (&mut session, door) {
            session.at = door.read(session.created_at, now)?;
        }
        if let Some(session) = &session
            && row.wants_touch(now)
            && let Err(denied) = self.touch(&session.digest, now).await
        {
            // Where nothing can be written, reading goes on; the session ends sooner (F04).
            tracing::warn!(%denied, "the last use of a session was not noted");
        }
        Ok(session)
    }

    /// Notes that a session is in use, at most once a minute so that reading stays reading.
    async fn touch(&self, digest: &[u8], now: Timestamp) -> Result<(), Denied> {
        self.db
            .write(|mut tx| async move {
                storage::session::touch(&mut tx, digest, now).await?;
                tx.done(())
            })
            .await
    }
}

/// The name of the session's cookie on one platform.
#[must_use]
pub fn session_cookie(platform: &str) -> String {
    format!("__Host-sesion-{platform}")
}

/// The name of the cookie that holds the token of a mailed link on one platform.
#[must_use]
pub fn link_cookie(platform: &str) -> String {
    format!("__Host-enlace-{platform}")
}

/// The name of the cookie that holds the company in which this browser was last, on one platform: it
/// decides what the table shows first, and opens nothing.
#[must_use]
pub fn company_cookie(platform: &str) -> String {
    format!("__Host-empresa-{platform}")
}

/// The name of the cookie that tells one browser from another.
pub const BROWSER_COOKIE: &str = "__Host-navegador";
