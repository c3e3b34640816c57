//! F08: what is counted, and what serves once, is exact for two nodes on one database: budgets,
//! attempts, codes, links, seats; and a company that ends is shut on both.

use backend::budget::{self, Limit};
use backend::caller::Caller;
use backend::company::set_adherence;
use backend::{invitation, recovery};
use domain::company::Adherence;
use domain::membership::{Shut, Tier};
use domain::refusal::Refusal;
use domain::time::Span;

use crate::companies::HERE;
use crate::contract;
use crate::institution::{CCT, told};
use crate::people::Somebody;
use crate::recovery::with_link;
use crate::roles::{entered, team};
use crate::second_factor::{at_once, before_the_code, code_now, gets_factor, wrong, wrong_code};
use crate::sign_in::fail;
use crate::world::World;

const LIMIT: Limit = Limit {
    purpose: "test",
    most: 10,
    window: Span::hours(1),
};

async fn takes(caller: Caller) -> bool {
    let caller = &caller;
    let taken = caller.backend.db.write(|mut tx| async move {
        let granted = budget::take(&mut tx, caller, LIMIT, b"ana").await?;
        tx.done(granted)
    });
    taken.await.unwrap()
}

contract!(f08_a_budget_is_one_for_two_nodes, |world| {
    let nodes = [&world, &world.beside().await];
    let mut tries = tokio::task::JoinSet::new();
    for turn in 0..64 {
        let node = nodes[turn % 2];
        let caller = node.caller(&node.browser(), "hanna").await;
        tries.spawn(takes(caller));
    }
    let granted = tries.join_all().await;
    assert_eq!(granted.into_iter().filter(|granted| *granted).count(), 10);
});

/// How often a wrong password is only wrong, before there is a block.
async fn failures(nodes: [&World; 2], identity: &str) -> usize {
    let turns = (0..20).map(|turn| nodes[turn % 2]);
    let mut wrong = 0;
    for node in turns {
        match fail(node, "gestion", identity, 1).await {
            Refusal::Blocked { .. } => return wrong,
            _ => wrong += 1,
        }
    }
    panic!("never blocked")
}

contract!(
    f08_failed_sign_ins_on_two_nodes_are_counted_together,
    |world| {
        world.account_of(&Somebody::rosa()).await.unwrap();
        let (near, far) = (&world, &world.beside().await);
        let both = failures([near, far], "40000001-8").await;
        let alone = failures([near, near], "41234567-3").await;
        assert_eq!(both, alone);
        let blocked = fail(near, "gestion", "40000001-8", 1).await;
        assert!(matches!(blocked, Refusal::Blocked { .. }), "{blocked:?}");
    }
);

contract!(
    f08_a13_of_wrong_codes_on_two_nodes_five_are_compared,
    |world| {
        gets_factor(&world).await;
        let (near, far) = (&world, &world.beside().await);
        let browser = before_the_code(near).await;
        let callers = (
            near.caller(&browser, "hanna").await,
            far.caller(&browser, "hanna").await,
        );
        let codes = || vec![wrong_code(near); 32];
        let (here, there) = tokio::join!(at_once(callers.0, codes()), at_once(callers.1, codes()));
        let answers = here.into_iter().chain(there);
        let compared = answers.filter(|told| *told == Err(wrong())).count();
        assert_eq!(compared, 5);
    }
);

contract!(
    f08_a14_a_right_code_on_two_nodes_at_once_enters_once,
    |world| {
        gets_factor(&world).await;
        let (near, far) = (&world, &world.beside().await);
        let browser = before_the_code(near).await;
        let callers = (
            near.caller(&browser, "hanna").await,
            far.caller(&browser, "hanna").await,
        );
        let code = code_now(near);
        let codes = || vec![code.clone(); 2];
        let (here, there) = tokio::join!(at_once(callers.0, codes()), at_once(callers.1, codes()));
        let answers = here.into_iter().chain(there);
        assert_eq!(answers.filter(Result::is_ok).count(), 1);
    }
);

contract!(
    f08_a26_a_link_that_is_used_on_two_nodes_at_once_serves_once,
    |world| {
        world.account_of(&Somebody::rosa()).await.unwrap();
        let (near, far) = (&world, &world.beside().await);
        let browser = with_link(near).await;
        let callers = (
            near.caller(&browser, "gestion").await,
            far.caller(&browser, "gestion").await,
        );
        let passwords = ["tortuga verde salta", "delfines en bicicleta roja"];
        let (here, there) = tokio::join!(
            recovery::finish(&callers.0, passwords[0], passwords[0]),
            recovery::finish(&callers.1, passwords[1], passwords[1])
        );
        assert!(here.is_ok() != there.is_ok(), "one of the two");
        let late = recovery::finish(&far.caller(&browser, "gestion").await, "x", "x").await;
        assert!(late.is_err());
    }
);

contract!(f08_seats_are_counted_exactly_on_two_nodes, |world| {
    let (near, far) = (&world, &world.beside().await);
    let top = near.institution(1, 4).await;
    let mut ready = Vec::new();
    for n in 1..=8 {
        near.invites(&top, n, Tier::User).await.unwrap();
        let (caller, code) = near.begins(n).await;
        // Every second one presses the button on the other node.
        let node = if n % 2 == 0 { near } else { far };
        let visit = caller.visit.clone();
        ready.push((node.backend.caller(visit, CCT).await.unwrap(), code));
    }
    let mut tasks = tokio::task::JoinSet::new();
    for (caller, code) in ready {
        tasks.spawn(async move { told(invitation::accept(&caller, &code).await).map(drop) });
    }
    let answers = tasks.join_all().await;
    assert_eq!(answers.iter().filter(|one| one.is_ok()).count(), 3);
    let full = answers.iter().filter(|one| **one == Err(Refusal::NoSeat));
    assert_eq!(full.count(), 5);
    assert_eq!(far.seats(top.company).await, (4, 4));
});

contract!(
    f08_a_company_that_ends_on_one_node_is_shut_on_the_other,
    |world| {
        let (near, far) = (&world, &world.beside().await);
        let team = team(near).await;
        let browser = &entered(far, team.ana).await;
        let door = async |node: &World| {
            let caller = node.caller_at(browser, HERE, team.company).await;
            caller.session.unwrap().at.unwrap().door.map(drop)
        };
        for (next, stands) in [
            (Adherence::Ended, Err(Shut::NotAdhered)),
            (Adherence::Adhered, Ok(())),
            (Adherence::Ended, Err(Shut::NotAdhered)),
        ] {
            near.by_hand(async |hand| {
                let done = set_adherence(hand, team.company, next, "Cambio de contrato").await;
                done.unwrap();
            })
            .await;
            assert_eq!(door(far).await, stands);
            assert_eq!(door(near).await, stands);
        }
    }
);
