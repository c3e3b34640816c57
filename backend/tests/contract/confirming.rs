//! Codes that confirm a mobile behind an invitation's link: what they cost others, and how often they
//! can be guessed.

use backend::invitation;
use domain::membership::Tier;
use domain::refusal::{Field, Problem, Refusal};
use domain::time::Span;

use crate::contract;
use crate::institution::{CCT, address, chosen, phone, told};
use crate::people::PASSWORD;
use crate::proof_code::other_than;
use crate::registration::count;
use crate::sign_in::try_in;

const DAY: Refusal = Refusal::TooMany {
    retry_seconds: 86_400,
};

contract!(
    a23_typing_another_s_number_does_not_use_up_their_keys_at_sign_in,
    |world| {
        let top = world.institution(1, 10).await;
        world.invites(&top, 1, Tier::User).await.unwrap();
        // Yesterday's confirmation is forgotten.
        world.passes(Span::hours(25));
        let browser = world.behind(&world.link_of(1).await);
        let mut victim = chosen(1);
        victim.phone = phone(1_000);
        for round in 0..6 {
            // Four an hour: neither the link's own nor the pause holds back.
            world.passes(Span::minutes(16));
            let caller = world.caller(&browser, CCT).await;
            let sent = told(invitation::begin(&caller, &victim).await);
            assert_eq!(sent, if round < 5 { Ok(()) } else { Err(DAY) }, "{round}");
        }
        let keys = "SELECT count(*) FROM outbox WHERE kind = 'sign_in_key'";
        for times in 1..=5 {
            let browser = world.browser();
            try_in(&world, &browser, CCT, &address(1_000), PASSWORD)
                .await
                .unwrap();
            assert_eq!(count(&world, keys).await, times);
        }
    }
);

contract!(
    a13_a_link_takes_thirty_tries_of_codes_a_day_whatever_the_number,
    |world| {
        let top = world.institution(1, 10).await;
        world.invites(&top, 1, Tier::User).await.unwrap();
        let browser = world.behind(&world.link_of(1).await);
        let begins = async |n: u32| {
            world.passes(Span::minutes(16));
            let caller = world.caller(&browser, CCT).await;
            let mut other = chosen(1);
            other.phone = phone(n);
            told(invitation::begin(&caller, &other).await).unwrap();
            (caller, world.texted(n).await.unwrap())
        };
        let wrong = Refusal::field(Field::Code, Problem::MailCodeWrong);
        for n in 20..26 {
            let (caller, code) = begins(n).await;
            for _ in 0..5 {
                let answer = told(invitation::accept(&caller, &other_than(&code)).await);
                assert_eq!(answer.map(drop), Err(wrong.clone()), "{n}");
            }
        }
        // Another code does not bring more tries, not even for the right one.
        let (caller, code) = begins(26).await;
        let answer = told(invitation::accept(&caller, &code).await);
        assert_eq!(answer.map(drop), Err(DAY));
        assert_eq!(world.seats(top.company).await, (1, 10));
        world.passes(Span::hours(24));
        let (caller, code) = begins(27).await;
        told(invitation::accept(&caller, &code).await).unwrap();
    }
);
