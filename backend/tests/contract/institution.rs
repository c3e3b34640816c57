//! An institution of a test's own, and people who come to it by invitation.

use std::sync::Arc;

use backend::caller::Caller;
use backend::fault::Denied;
use backend::hand::Hand;
use backend::invitation::{self, Chosen, Which};
use backend::mail::Kind;
use backend::people::{self, ToDo, Why};
use backend::registration::ConsentTexts;
use backend::sign_in::{Entered, Way};
use backend::{plan, storage};
use domain::id::{self, Id};
use domain::membership::{
    Invited, MembershipState, Perfil, Reason, Tier, TypedGuest, TypedInstitution,
};
use domain::refusal::Refusal;

use crate::people::PASSWORD;
use crate::world::{Browser, World};

pub const CCT: &str = "cct";

/// Somebody of an institution, signed in.
#[derive(Clone)]
pub struct Member {
    /// Their browser, with a full session.
    pub browser: Browser,
    /// Their account.
    pub account: Id<id::Account>,
    /// Their institution.
    pub company: Id<id::Company>,
    /// Which of the people they are.
    pub n: u32,
}

/// The data of person `n`; each stands in a block of numbers of their own.
pub fn person(n: u32, tier: Tier) -> TypedGuest {
    TypedGuest {
        first_name: "Elena".into(),
        first_surname: "Soto".into(),
        second_surname: "Ríos".into(),
        document: rut(n),
        email: address(n),
        phone: phone(n),
        role: tier.code().into(),
    }
}

pub fn rut(n: u32) -> String {
    domain::Rut::from_body(46_300_000 + n).unwrap().to_string()
}

pub fn address(n: u32) -> String {
    format!("persona{n}@robles.example")
}

pub fn phone(n: u32) -> String {
    format!("911{:02}{n:04}", n % 100)
}

pub fn chosen(n: u32) -> Chosen {
    Chosen {
        document: rut(n),
        phone: phone(n),
        password: PASSWORD.into(),
        again: PASSWORD.into(),
        consent_data: true,
        consent_messages: false,
        texts: ConsentTexts {
            data: "Autorizo el tratamiento.".into(),
            messages: "Autorizo las novedades.".into(),
        },
    }
}

pub fn told<T>(answer: Result<T, Denied>) -> Result<T, Refusal> {
    answer.map_err(|denied| match denied {
        Denied::Refused(refusal) => refusal,
        Denied::Fault(fault) => panic!("{fault:?}"),
    })
}

pub fn institution(n: u32, seats: u32) -> TypedInstitution {
    TypedInstitution {
        rut: domain::Rut::from_body(54_300_000 + n).unwrap().to_string(),
        legal_name: format!("Colegio Número {n}"),
        plan: "Plan Institucional".into(),
        seats: seats.to_string(),
        first: person(n * 1_000, Tier::Super),
    }
}

/// The invitations in that state.
pub fn only(state: Invited) -> Which {
    Which {
        state: Some(state),
        tier: None,
    }
}

/// What is to become of somebody's access.
#[derive(Debug, Clone, Copy)]
pub enum Switch {
    /// «Inhabilitado», and why.
    Off(Reason),
    /// «Habilitado».
    On,
}

/// Where somebody stands in the list of their institution, and at which version.
pub async fn place(caller: &Caller, who: &Member) -> (Id<id::RosterPerson>, i64) {
    let found = caller.backend.db.read(|mut tx| async move {
        let member = storage::membership::of(&mut tx, CCT, who.account, who.company).await?;
        let row = storage::roster::by_membership(&mut tx, CCT, member.unwrap().id).await?;
        let row = row.unwrap();
        tx.done((Id::from_uuid(row.id), row.version))
    });
    found.await.unwrap()
}

/// Gives somebody another role, as their «ficha» does.
pub async fn give_tier(caller: &Caller, who: &Member, tier: Tier) -> Result<(), Denied> {
    let place = place(caller, who).await;
    let given = people::give_perfil(caller, place, Perfil::Tier(tier)).await;
    given.map(drop)
}

/// Disables or enables somebody, as their «ficha» does.
pub async fn switch(caller: &Caller, who: &Member, what: Switch) -> Result<(), Denied> {
    let place = place(caller, who).await;
    let what = match what {
        Switch::Off(reason) => ToDo::Disable(Why {
            reason: Some(reason),
            note: None,
        }),
        Switch::On => ToDo::Enable,
    };
    people::one(caller, place, &what).await.map(drop)
}

impl World {
    /// Creates institution `n` and lets its first Súper Administrador, person `n` × 1000, in.
    pub async fn institution(&self, n: u32, seats: u32) -> Member {
        let company = told(self.founds(&institution(n, seats)).await).unwrap();
        self.accepts(n * 1_000, company).await.unwrap()
    }

    /// As an operator does.
    pub async fn founds(&self, typed: &TypedInstitution) -> Result<Id<id::Company>, Denied> {
        let platform = self.backend.platform(CCT).unwrap();
        plan::create(&Hand::on_console(&self.backend, &platform), typed).await
    }

    /// Whoever is signed in there, asking now.
    pub async fn asks(&self, who: &Member) -> Caller {
        self.caller_at(&who.browser, CCT, who.company).await
    }

    /// Invites person `n`.
    pub async fn invites(&self, by: &Member, n: u32, tier: Tier) -> Result<bool, Refusal> {
        told(invitation::send(&self.asks(by).await, &person(n, tier)).await)
    }

    /// The link in the newest invitation to person `n`.
    pub async fn link_of(&self, n: u32) -> String {
        let letters = self.letters().await;
        let mine = letters
            .iter()
            .rev()
            .find(|letter| letter.kind == Kind::Invitation && letter.to.delivery() == address(n));
        mine.unwrap().button.clone().unwrap().address
    }

    /// A browser behind that link.
    pub fn behind(&self, link: &str) -> Browser {
        let mut browser = self.browser();
        browser.open_link(CCT, link);
        browser
    }

    /// The code of the newest text message to person `n`; none where none was sent.
    pub async fn texted(&self, n: u32) -> Option<String> {
        let texts = self.texts().await;
        let mine = texts
            .iter()
            .rev()
            .find(|text| text.to.e164().ends_with(&phone(n)));
        Some(mine?.body.rsplit('#').next().unwrap().to_owned())
    }

    /// Fills in the form behind the newest link of person `n`: what is left is the code.
    pub async fn begins(&self, n: u32) -> (Caller, String) {
        let browser = self.behind(&self.link_of(n).await);
        let caller = self.caller(&browser, CCT).await;
        told(invitation::begin(&caller, &chosen(n)).await).unwrap();
        (caller, self.texted(n).await.unwrap())
    }

    /// Accepts the newest invitation of person `n`.
    pub async fn accepts(&self, n: u32, company: Id<id::Company>) -> Result<Member, Refusal> {
        let (caller, code) = self.begins(n).await;
        let entered = told(invitation::accept(&caller, &code).await)?;
        Ok(self.as_member(n, company, &entered).await)
    }

    async fn as_member(&self, n: u32, company: Id<id::Company>, entered: &Entered) -> Member {
        let mut browser = self.browser();
        browser.keep_session(CCT, &entered.secret);
        let caller = self.caller_at(&browser, CCT, company).await;
        let account = caller.fully_signed_in().unwrap().account;
        assert_eq!(entered.way, Way::Anywhere);
        Member {
            browser,
            account,
            company,
            n,
        }
    }

    /// Invites person `n` and lets them in.
    pub async fn joins(&self, by: &Member, n: u32, tier: Tier) -> Member {
        self.invites(by, n, tier).await.unwrap();
        self.accepts(n, by.company).await.unwrap()
    }

    /// Seats taken of those there are.
    pub async fn seats(&self, company: Id<id::Company>) -> (i64, i64) {
        let plan = self
            .backend
            .db
            .read(|mut tx| async move {
                let plan = storage::plan::of(&mut tx, CCT, company.uuid()).await?;
                tx.done(plan)
            })
            .await
            .unwrap()
            .unwrap();
        (plan.taken, plan.seats)
    }

    /// Puts somebody's membership into a state, as an administrator of people does.
    pub async fn puts(&self, who: &Member, state: MembershipState) -> u64 {
        let now = self.backend.env.clock.now();
        self.backend
            .db
            .write(|mut tx| async move {
                let row = storage::membership::of(&mut tx, CCT, who.account, who.company).await?;
                let row = row.unwrap();
                let next = (state, row.perfil()?, None);
                let changed = storage::membership::change(&mut tx, CCT, &row, next, now).await?;
                tx.done(changed)
            })
            .await
            .unwrap()
    }

    /// The tier of somebody at this moment; none when their door is shut.
    pub async fn tier(&self, who: &Member) -> Option<Tier> {
        let caller = self.asks(who).await;
        let at = caller.session.as_ref()?.at.clone()?;
        at.door.ok()?.perfil.tier()
    }
}

/// Does the same 64 times at once.
pub async fn at_once<T, F, W>(caller: &Caller, work: W) -> Vec<Result<T, Refusal>>
where
    T: Send + 'static,
    F: Future<Output = Result<T, Denied>> + Send + 'static,
    W: Fn(Arc<Caller>) -> F,
{
    let caller = Arc::new(caller.clone());
    let tasks: Vec<_> = (0..64)
        .map(|_| tokio::spawn(work(Arc::clone(&caller))))
        .collect();
    let mut answers = Vec::new();
    for task in tasks {
        answers.push(told(task.await.unwrap()));
    }
    answers
}
