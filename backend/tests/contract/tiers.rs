//! Who may not give which role in an institution (C-30, Q39): every refusal leaves everybody as they
//! are, and tells nobody.

use domain::membership::{MembershipState, Tier};
use domain::refusal::Refusal;

use crate::contract;
use crate::institution::{Member, give_tier, told};
use crate::registration::count;
use crate::world::World;

const CHANGED: &str = "SELECT count(*) FROM audit_entry WHERE action = 'tier.changed'";

async fn refused(world: &World, by: &Member, who: &Member, tier: Tier) -> Refusal {
    let caller = world.asks(by).await;
    told(give_tier(&caller, who, tier).await).unwrap_err()
}

// Seen red: with `ChangeTier` an «Administrador»'s as well, and not asked for once more in the turn.
contract!(c30_q39_a47_nobody_gives_a_role_they_lack, |world| {
    let top = world.institution(1, 10).await;
    let admin = world.joins(&top, 1, Tier::Administrator).await;
    let user = world.joins(&top, 2, Tier::User).await;
    let letters = world.letters().await.len();
    for by in [&admin, &user] {
        for who in [&top, &admin, &user] {
            for tier in Tier::ALL {
                let why = refused(&world, by, who, tier).await;
                assert_eq!(why, Refusal::NotAllowed, "{} {} {tier:?}", by.n, who.n);
            }
        }
    }
    assert_eq!(world.tier(&top).await, Some(Tier::Super));
    assert_eq!(world.tier(&admin).await, Some(Tier::Administrator));
    assert_eq!(world.tier(&user).await, Some(Tier::User));
    assert_eq!(count(&world, CHANGED).await, 0);
    assert_eq!(world.letters().await.len(), letters, "nobody was told");
});

// Seen red: with one's own role changed like another's.
contract!(
    c30_a70_nobody_changes_their_own_role_and_the_last_one_stays,
    |world| {
        let top = world.institution(1, 10).await;
        let second = world.joins(&top, 1, Tier::Super).await;
        for tier in [Tier::User, Tier::Administrator] {
            let own = refused(&world, &second, &second, tier).await;
            assert_eq!(own, Refusal::NotAllowed);
        }
        // Disabled, they are no second one: whoever is left stays, whatever they try.
        assert_eq!(world.puts(&second, MembershipState::Disabled).await, 1);
        let shut = refused(&world, &second, &top, Tier::User).await;
        assert!(
            matches!(shut, Refusal::MembershipDisabled { .. }),
            "{shut:?}"
        );
        for tier in [Tier::User, Tier::Administrator] {
            let last = refused(&world, &top, &top, tier).await;
            assert_eq!(last, Refusal::NotAllowed);
        }
        assert_eq!(world.tier(&top).await, Some(Tier::Super));
        assert_eq!(count(&world, CHANGED).await, 0);
    }
);

// Seen red: without asking in the transaction whether the right still stands.
contract!(
    a48_q39_a_role_is_given_by_nobody_whose_own_was_taken_meanwhile,
    |world| {
        let top = world.institution(1, 10).await;
        let second = world.joins(&top, 1, Tier::Super).await;
        let user = world.joins(&top, 2, Tier::User).await;
        let stale = world.asks(&second).await;
        let caller = world.asks(&top).await;
        told(give_tier(&caller, &second, Tier::Administrator).await).unwrap();
        for (who, tier) in [
            (&user, Tier::Super),
            (&top, Tier::User),
            (&second, Tier::Super),
        ] {
            let late = told(give_tier(&stale, who, tier).await);
            assert_eq!(late.unwrap_err(), Refusal::NotAllowed, "{}", who.n);
        }
        assert_eq!(world.tier(&top).await, Some(Tier::Super));
        assert_eq!(world.tier(&user).await, Some(Tier::User));
        assert_eq!(count(&world, CHANGED).await, 1);
    }
);
