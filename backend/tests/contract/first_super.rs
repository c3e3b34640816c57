//! The first Súper Administrador of an institution, invited again while nobody leads it (C-31).

use backend::fault::Denied;
use backend::hand::Hand;
use backend::invitation::{self, open};
use backend::{housekeeping, plan};
use domain::id::{self, Id};
use domain::membership::{MembershipState, Tier, TypedGuest};
use domain::refusal::{Field, Refusal};
use domain::time::Span;

use crate::contract;
use crate::institution::{CCT, institution, person, told};
use crate::registration::count;
use crate::world::World;

async fn again(world: &World, company: Id<id::Company>, guest: &TypedGuest) -> Result<(), Denied> {
    let platform = world.backend.platform(CCT).unwrap();
    let hand = Hand::on_console(&world.backend, &platform);
    invitation::invite_first(&hand, company, guest).await
}

/// Whether the operators' list says that somebody leads it.
async fn led(world: &World) -> bool {
    let platform = world.backend.platform(CCT).unwrap();
    let hand = Hand::on_console(&world.backend, &platform);
    let listed = plan::list(&hand, None).await.unwrap();
    listed.items[0].led
}

contract!(
    c31_a_mistyped_first_one_is_replaced_and_the_former_link_is_dead,
    |world| {
        let company = told(world.founds(&institution(1, 3)).await).unwrap();
        let former = world.link_of(1_000).await;
        assert!(!led(&world).await);
        // The same person at another address, or somebody else.
        let mut typed = person(1_001, Tier::User);
        typed
            .document
            .clone_from(&person(1_000, Tier::Super).document);
        told(again(&world, company, &typed).await).unwrap();
        let caller = world.caller(&world.behind(&former), CCT).await;
        assert_eq!(told(open(&caller).await).unwrap_err(), Refusal::LinkInvalid);
        let browser = world.behind(&world.link_of(1_001).await);
        let opened = told(open(&world.caller(&browser, CCT).await).await).unwrap();
        // Whatever a form says.
        assert_eq!(opened.tier, Tier::Super);
        let waiting = "SELECT count(*) FROM invitation WHERE state = 'pending'";
        assert_eq!(count(&world, waiting).await, 1);
        let mut wrong = person(1_002, Tier::Super);
        wrong.email = "nadie".into();
        let refused = told(again(&world, company, &wrong).await).unwrap_err();
        assert!(refused.of(Field::Email).is_some(), "{refused:?}");
        assert_eq!(
            count(&world, waiting).await,
            1,
            "the one before still waits"
        );
    }
);

contract!(
    c31_an_institution_nobody_accepted_in_time_lives_on,
    |world| {
        let company = told(world.founds(&institution(1, 3)).await).unwrap();
        world.passes(Span::days(40));
        housekeeping::tidy(&world.backend).await.unwrap();
        assert_eq!(count(&world, "SELECT count(*) FROM invitation").await, 0);
        told(again(&world, company, &person(1_000, Tier::Super)).await).unwrap();
        let top = world.accepts(1_000, company).await.unwrap();
        assert_eq!(world.tier(&top).await, Some(Tier::Super));
        assert_eq!(world.seats(company).await, (1, 3));
        assert!(led(&world).await);
        // Whoever leads it invites from now on.
        let late = told(again(&world, company, &person(1_001, Tier::Super)).await);
        assert_eq!(late.unwrap_err(), Refusal::Outdated);
        // Nobody leads it any more: an operator may again.
        assert_eq!(world.puts(&top, MembershipState::Disabled).await, 1);
        world.passes(Span::hours(24));
        told(again(&world, company, &person(1_000, Tier::Super)).await).unwrap();
        let back = world.accepts(1_000, company).await.unwrap();
        assert_eq!(world.tier(&back).await, Some(Tier::Super));
        assert_eq!(world.seats(company).await, (1, 3));
        let other = told(
            again(
                &world,
                Id::from_uuid(uuid::Uuid::nil()),
                &person(5, Tier::Super),
            )
            .await,
        );
        assert_eq!(other.unwrap_err(), Refusal::NotFound);
    }
);
