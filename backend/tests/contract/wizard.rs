//! Property 9: whatever somebody presses on the way through registration, in whatever order and how
//! often, ends in nothing or in whole registrations, one for each «Crear Usuario» that was shown
//! what it creates.

use backend::env::Chance;
use backend::mail::Kind;
use backend::registration::{self, Sent};
use domain::registration::Typed;
use domain::time::Span;

use crate::contract;
use crate::newcomer::{sent, typed};
use crate::registration::count;
use crate::world::World;

const SEQUENCES: u64 = 6;
const PRESSES: u32 = 30;

const ROWS: &str = "SELECT count(*) FROM pending_registration";
/// A registration by halves: without its authorisation, or without its letter.
const HALVES: [&str; 3] = [
    "SELECT count(*) FROM pending_registration WHERE id NOT IN (SELECT pending FROM consent)",
    "SELECT count(*) FROM pending_registration WHERE message IS NULL",
    "SELECT count(*) FROM consent WHERE pending IS NULL",
];

/// One press; answers whether it was a «Crear Usuario» that was taken.
async fn presses(
    world: &World,
    browser: &crate::world::Browser,
    die: u8,
    mark: &mut String,
) -> bool {
    let caller = world.caller(browser, "hanna").await;
    let other = Typed {
        email: format!("otra{}@correo.example", die % 3),
        ..typed()
    };
    let wrong = Typed {
        phone: "123".into(),
        ..typed()
    };
    match die % 9 {
        0 => drop(registration::save(&caller, sent(typed())).await),
        1 => drop(registration::save(&caller, sent(wrong)).await),
        2 => drop(registration::save(&caller, sent(other)).await),
        3 => drop(registration::cancel(&caller).await),
        4 => drop(registration::look_up(&caller, "CC", "9900099001").await),
        5 => {
            // A reload shows the confirmation again.
            if let Ok(shown) = registration::confirmation(&caller).await {
                *mark = shown.mark;
            }
        }
        6 | 7 => return registration::finish(&caller, mark).await.is_ok(),
        _ => {
            let again = Sent {
                password: String::new(),
                password_again: String::new(),
                ..sent(typed())
            };
            drop(registration::save(&caller, again).await);
            drop(registration::resend(&caller).await);
        }
    }
    false
}

// Seen red: with a draft that is read instead of taken; with a mark that is not compared.
contract!(
    a29_any_order_of_presses_ends_in_nothing_or_whole_registrations,
    |world| {
        let chance = Chance::seeded(0xA29);
        let (mut before, mut created) = (0, 0);
        for sequence in 0..SEQUENCES {
            let mut browser = world.browser();
            browser.network = format!("192.0.2.{sequence}");
            let mut mark = String::new();
            for press in 0..PRESSES {
                let [die] = chance.bytes();
                let shown = mark.clone();
                let well = presses(&world, &browser, die, &mut mark).await;
                let rows = count(&world, ROWS).await;
                let when = format!("sequence {sequence}, press {press}");
                // Pressed again after it was taken, it is the same registration.
                let most = i64::from(well && !shown.is_empty());
                assert!((0..=most).contains(&(rows - before)), "{when}");
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
