//! Companies for tests that begin where one is being opened, or is open.

use backend::acquisition;
use backend::caller::Caller;
use backend::company::{self, Finished, Intent};
use backend::fault::Denied;
use backend::hand::Hand;
use backend::session::Device;
use backend::sign_in::{Entered, SignIn, sign_in};
use backend::storage;
use domain::company::{Typed, TypedAcquisition, TypedContact};
use domain::id::{self, Id};
use domain::refusal::Refusal;

use crate::opening;
pub use crate::opening::agreed;
use crate::world::{Browser, World};

/// The platform of all of this.
pub const HERE: &str = "workera";
/// The first company.
pub const TRIGO: &str = "54000001-8";
/// The address of its first user.
pub const ROSA: &str = "rosa@trigo.example";

/// Whom the welcome goes to.
pub fn contact() -> TypedContact {
    opening::contact("luis@trigo.example")
}

/// An acquisition of that company.
pub fn bought(rut: &str) -> TypedAcquisition {
    opening::bought(rut, contact())
}

/// Step 2, right in every field.
pub fn filled() -> Typed {
    opening::filled(&contact(), "ana.soto@trigo.example", ("41234567-3", ROSA))
}

/// What was refused.
pub fn refusal<T: std::fmt::Debug>(answer: Result<T, Denied>) -> Refusal {
    match answer {
        Err(Denied::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

impl World {
    /// Does something with the hand of the installation's own console.
    pub async fn by_hand<T>(&self, act: impl AsyncFnOnce(&Hand<'_>) -> T) -> T {
        self.by_hand_on(HERE, act).await
    }

    /// The same on another platform.
    pub async fn by_hand_on<T>(&self, slug: &str, act: impl AsyncFnOnce(&Hand<'_>) -> T) -> T {
        let platform = self.backend.platform(slug).unwrap();
        act(&Hand::on_console(&self.backend, &platform)).await
    }

    /// Records an acquisition of that company and opens its link in a browser.
    pub async fn welcomed(&self, rut: &str) -> (Browser, Id<id::Acquisition>) {
        // What was mailed before is out, so that the newest letter is the welcome.
        self.letters().await;
        let id = self
            .by_hand(async |hand| acquisition::record(hand, &bought(rut)).await.unwrap())
            .await;
        (self.opens_newest_link().await, id)
    }

    /// A browser behind the newest mailed link; letters of the same moment that lead to sign-in may
    /// have left after it.
    pub async fn opens_newest_link(&self) -> Browser {
        let letters = self.letters().await;
        let mut addresses = letters.iter().rev().filter_map(|one| one.button.as_ref());
        let link = addresses.find(|one| one.address.contains("/enlace/"));
        let link = link.unwrap().address.clone();
        let mut browser = self.browser();
        browser.open_link(HERE, &link);
        browser
    }

    /// Opens the account of a company with that form, and answers its id.
    pub async fn opened(&self, rut: &str, typed: &Typed) -> Id<id::Company> {
        let (browser, _) = self.welcomed(rut).await;
        let caller = self.caller(&browser, HERE).await;
        company::identify(&caller, rut).await.unwrap();
        save(&caller, typed.clone(), Intent::Continue)
            .await
            .unwrap();
        assert_eq!(click(&caller).await.unwrap(), Finished::Now);
        self.company(rut).await.unwrap()
    }

    /// The company of that number.
    pub async fn company(&self, rut: &str) -> Option<Id<id::Company>> {
        self.backend
            .db
            .read(|mut tx| async move {
                let row = storage::company::by_rut(&mut tx, HERE, rut).await?;
                tx.done(row.map(|row| Id::from_uuid(row.id)))
            })
            .await
            .unwrap()
    }

    /// Signs in with that address and password.
    pub async fn gets_in(&self, email: &str, password: &str) -> Result<Entered, Denied> {
        let caller = self.caller(&self.browser(), HERE).await;
        let input = SignIn {
            identity: email.into(),
            password: password.into(),
            device: Device::Own,
        };
        sign_in(&caller, &input).await
    }

    /// The newest initial password that was mailed to that address.
    pub async fn initial_password(&self, email: &str) -> String {
        let letters = self.letters().await;
        let of = letters.iter().rev().find_map(|letter| {
            let line = letter
                .before
                .iter()
                .find(|line| line.starts_with("Contraseña inicial: "));
            line.filter(|_| letter.to.delivery() == email)
        });
        of.unwrap().rsplit(' ').next().unwrap().to_owned()
    }
}

/// Step 2 over the version that is shown at this moment.
pub async fn save(caller: &Caller, typed: Typed, intent: Intent) -> Result<(), Denied> {
    let seen = company::load(caller).await?.version;
    company::save(caller, typed, intent, seen).await
}

/// «Crear cuenta» with the mark of what is shown at this moment.
pub async fn click(caller: &Caller) -> Result<Finished, Denied> {
    let mark = company::load(caller).await?.mark;
    company::finish(caller, &mark, &agreed()).await
}
