//! First users on a platform that signs in by RUT: what is typed on a form proves nothing.

use backend::caller::Caller;
use backend::company::{self, Finished, Intent};
use backend::fault::Denied;
use backend::mail::Kind;
use backend::worker::{Claimed, finish, start};
use backend::{acquisition, storage};
use domain::company::Typed;
use domain::company::{Item, Section};
use domain::contact::Email;
use domain::id::{self, Id};
use domain::refusal::{Field, Problem, Refusal};

use crate::companies::{TRIGO, bought, click, filled, refusal, save};
use crate::contract;
use crate::worker::{EVA, claim, load_on, texts};
use crate::world::World;

const HERE: &str = "gestion";
const OTHER: &str = "54123456-K";
const EVAS_RUT: &str = "43111222-1";
const THIEF: &str = "ladron@correo.example";

impl World {
    /// Somebody behind the welcome link of that company, with the form filled in and sent.
    async fn before_click(&self, rut: &str, typed: Typed) -> Caller {
        self.by_hand_on(HERE, async |hand| {
            acquisition::record(hand, &bought(rut)).await.unwrap()
        })
        .await;
        let letters = self.letters().await;
        let welcome = letters.iter().rfind(|one| one.kind == Kind::Welcome);
        let link = welcome.unwrap().button.clone().unwrap().address;
        let mut browser = self.browser();
        browser.open_link(HERE, &link);
        let caller = self.caller(&browser, HERE).await;
        company::identify(&caller, rut).await.unwrap();
        save(&caller, typed, Intent::Continue).await.unwrap();
        caller
    }

    async fn opens(&self, rut: &str, typed: Typed) -> Result<Finished, Denied> {
        click(&self.before_click(rut, typed).await).await
    }

    /// The account with that address, and the companies that open for it.
    async fn account_at(&self, email: &str) -> (Id<id::Account>, usize) {
        let key = &Email::parse(email).unwrap().key();
        let now = self.backend.env.clock.now();
        self.backend
            .db
            .read(|mut tx| async move {
                let row = storage::account::by_email(&mut tx, HERE, key, now).await?;
                let id = row.unwrap().id();
                let open = storage::membership::open(&mut tx, HERE, id, now, 9).await?;
                tx.done((id, open.len()))
            })
            .await
            .unwrap()
    }

    /// How many letters of that kind went to that address.
    async fn letters_to(&self, email: &str, kind: Kind) -> usize {
        let letters = self.letters().await;
        letters
            .iter()
            .filter(|one| one.kind == kind && one.to.delivery() == email)
            .count()
    }
}

/// The form with that RUT and address as the first user's.
fn with_user(rut: &str, email: &str) -> Typed {
    let mut typed = filled();
    typed.user.document = rut.into();
    typed.user.email = email.into();
    typed.user.email_again = email.into();
    typed
}

async fn registers(world: &World, email: &str) -> Claimed {
    let caller = world.caller(&world.browser(), HERE).await;
    start(&caller, &claim(EVAS_RUT, "523456789", email), &texts())
        .await
        .unwrap();
    let letters = world.letters().await;
    let letter = letters
        .iter()
        .rfind(|one| one.kind == Kind::WorkerLink && one.to.delivery() == email);
    let mut browser = world.browser();
    browser.open_link(HERE, &letter.unwrap().button.as_ref().unwrap().address);
    let caller = world.caller(&browser, HERE).await;
    finish(&caller, "tortuga verde salta", "tortuga verde salta")
        .await
        .unwrap()
}

contract!(
    q54_a_rut_typed_as_first_user_reaches_no_employer_and_gives_way_to_the_card,
    |world| {
        world.opens(TRIGO, filled()).await.unwrap();
        // A stranger buys something and names a worker of another company as the first user.
        world
            .opens(OTHER, with_user(EVAS_RUT, THIEF))
            .await
            .unwrap();
        load_on(&world, HERE, &[EVA]).await;
        let (thief, companies) = world.account_at(THIEF).await;
        assert_eq!(companies, 1, "the employer of the RUT's owner");
        let claimed = registers(&world, "eva@trigo.example").await;
        assert!(matches!(claimed, Claimed::Entered(_)));
        let (eva, companies) = world.account_at("eva@trigo.example").await;
        assert_eq!((companies, eva == thief), (1, false));
        assert_eq!(world.letters_to(THIEF, Kind::WorkerNotice).await, 1);
        // From now on the file reaches who showed the card.
        load_on(&world, HERE, &[&EVA.replace("Activo", "Inhabilitado")]).await;
        assert_eq!(world.account_at("eva@trigo.example").await.1, 0);
        assert_eq!(world.account_at(THIEF).await.1, 1);
    }
);

contract!(
    q14_a_first_user_who_shows_the_card_from_the_same_mailbox_is_one_person,
    |world| {
        world.opens(TRIGO, filled()).await.unwrap();
        let email = "eva@trigo.example";
        world
            .opens(OTHER, with_user(EVAS_RUT, email))
            .await
            .unwrap();
        load_on(&world, HERE, &[EVA]).await;
        let claimed = registers(&world, email).await;
        assert!(matches!(claimed, Claimed::HasAccount));
        assert_eq!(world.account_at(email).await.1, 2);
        load_on(&world, HERE, &[&EVA.replace("Activo", "Inhabilitado")]).await;
        assert_eq!(world.account_at(email).await.1, 1, "proved by now");
    }
);

fn unusable() -> Refusal {
    let field = Field::Company(Section::FirstUser, Item::Email);
    Refusal::field(field, Problem::UserUnusable)
}

contract!(
    q49_a_thiefs_account_with_the_first_users_rut_does_not_get_the_company,
    |world| {
        world.opens(TRIGO, filled()).await.unwrap();
        load_on(&world, HERE, &[EVA]).await;
        // RUT and photocopied card, and a mailbox of the thief's.
        assert!(matches!(
            registers(&world, THIEF).await,
            Claimed::Entered(_)
        ));
        let clicks = world
            .before_click(OTHER, with_user(EVAS_RUT, "eva@otra.example"))
            .await;
        for _ in 0..4 {
            assert_eq!(refusal(click(&clicks).await), unusable());
        }
        assert_eq!(world.account_at(THIEF).await.1, 1, "its employer only");
        let told = world.letters_to(THIEF, Kind::CompanyAccess).await;
        assert_eq!(told, 2, "the account's own address, and not at every press");
        // The address of somebody else is refused with the same words (Q45).
        let mut typed = with_user("42000003-0", THIEF);
        save(&clicks, typed.clone(), Intent::Continue)
            .await
            .unwrap();
        assert_eq!(refusal(click(&clicks).await), unusable());
        // Who types the account's own address means that mailbox.
        typed = with_user(EVAS_RUT, THIEF);
        save(&clicks, typed, Intent::Continue).await.unwrap();
        assert_eq!(click(&clicks).await.unwrap(), Finished::Now);
        assert_eq!(world.account_at(THIEF).await.1, 2);
    }
);

contract!(
    w03_the_operators_list_opens_with_companies_of_the_demonstration,
    |world| {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("afiliados.csv");
        backend::demo::load(&world.backend, &file).await.unwrap();
        let listed = world
            .by_hand_on(HERE, async |hand| acquisition::list(hand, None).await)
            .await
            .unwrap();
        assert!(!listed.items.is_empty());
        assert!(listed.items.iter().all(|one| one.state == "opened"));
        assert!(
            listed.items[0]
                .acquisition
                .contact
                .email
                .delivery()
                .ends_with(".example")
        );
    }
);
