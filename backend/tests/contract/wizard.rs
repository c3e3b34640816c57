//! Property 9: whatever somebody presses on the way through registration, in whatever order and how
//! often, ends in nothing or in whole registrations: one for each form that was filled in and then
//! confirmed, and none for pressing «Crear Usuario» again.

use backend::caller::Caller;
use backend::env::Chance;
use backend::mail::Kind;
use backend::registration::{self, Sent};
use domain::registration::{Step, Typed};
use domain::time::Span;

use crate::contract;
use crate::newcomer::{sent, typed};
use crate::registration::count;
use crate::world::{Browser, World};

const SEQUENCES: u64 = 6;
const PRESSES: u32 = 30;

const ROWS: &str = "SELECT count(*) FROM pending_registration";
/// A registration by halves: without its authorisation, or without its letter.
const HALVES: [&str; 3] = [
    "SELECT count(*) FROM pending_registration WHERE id NOT IN (SELECT pending FROM consent)",
    "SELECT count(*) FROM pending_registration WHERE message IS NULL",
    "SELECT count(*) FROM consent WHERE pending IS NULL",
];

/// Somebody on the way: what the last confirmation showed, and whether a whole form waits for it.
struct Way {
    browser: Browser,
    mark: String,
    waits: bool,
}

impl Way {
    async fn saves(&mut self, caller: &Caller, form: Sent) {
        let step = registration::save(caller, form).await;
        self.waits = matches!(step, Ok(Step::Confirm));
    }

    /// One press of something; a reload shows the confirmation again.
    async fn presses(&mut self, world: &World, die: u8) {
        let caller = &world.caller(&self.browser, "hanna").await;
        let other = Typed {
            email: format!("otra{}@correo.example", die % 3),
            ..typed()
        };
        let wrong = Typed {
            phone: "123".into(),
            ..typed()
        };
        let same_password = Sent {
            password: String::new(),
            password_again: String::new(),
            ..sent(typed())
        };
        match die % 10 {
            0 | 1 => self.saves(caller, sent(typed())).await,
            2 => self.saves(caller, sent(wrong)).await,
            3 => self.saves(caller, sent(other)).await,
            4 => self.saves(caller, same_password).await,
            5 => {
                drop(registration::cancel(caller).await);
                self.waits = false;
            }
            6 => drop(registration::look_up(caller, "CC", "9900099001").await),
            7 => drop(registration::resend(caller).await),
            8 => drop(registration::finish(caller, "").await),
            _ => {}
        }
        if let Ok(shown) = registration::confirmation(caller).await {
            self.mark = shown.mark;
        }
    }
}

// Seen red: with a draft that is read instead of taken.
contract!(
    a29_any_order_of_presses_ends_in_nothing_or_whole_registrations,
    |world| {
        let chance = Chance::seeded(0xA29);
        let (mut before, mut created) = (0, 0);
        for sequence in 0..SEQUENCES {
            let mut browser = world.browser();
            browser.network = format!("192.0.2.{sequence}");
            let mut way = Way {
                browser,
                mark: String::new(),
                waits: false,
            };
            for press in 0..PRESSES {
                let [die, finishes] = chance.bytes();
                way.presses(&world, die).await;
                if finishes % 2 == 0 {
                    let caller = world.caller(&way.browser, "hanna").await;
                    drop(registration::finish(&caller, &way.mark).await);
                }
                let rows = count(&world, ROWS).await;
                let when = format!("sequence {sequence}, press {press}");
                let most = i64::from(way.waits);
                assert!((0..=most).contains(&(rows - before)), "{when}");
                way.waits = way.waits && rows == before;
                created += rows - before;
                before = rows;
                for query in HALVES {
                    assert_eq!(count(&world, query).await, 0, "{when}: {query}");
                }
                world.passes(Span::seconds(20));
            }
        }
        assert!(created > 0, "nobody ever registered");
        let letters = world.letters().await;
        let sent = letters
            .iter()
            .filter(|letter| letter.kind == Kind::Activation)
            .count();
        assert!(sent >= usize::try_from(created).unwrap());
    }
);
