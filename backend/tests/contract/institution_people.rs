//! Disabling people of an institution and enabling them again: who may, seats, sessions, what is told.

use backend::people::{self, Asked, Person};
use domain::access::EnterCompany;
use domain::membership::{MembershipState, Perfil, Reason, Tier};
use domain::refusal::Refusal;
use domain::time::Span;

use crate::contract;
use crate::institution::{Member, Switch, address, switch, told};
use crate::registration::count;
use crate::world::World;

const OFF: Switch = Switch::Off(Reason::Absence);

async fn puts(world: &World, by: &Member, who: &Member, what: Switch) -> Result<(), Refusal> {
    told(switch(&world.asks(by).await, who, what).await)
}

/// Person `n`, as the list shows them.
async fn listed(world: &World, by: &Member, n: u32) -> Person {
    let list = people::list(&world.asks(by).await, &Asked::default()).await;
    let mut people = list.unwrap().people.into_iter();
    people.find(|one| one.email == address(n)).unwrap()
}

async fn enters(world: &World, who: &Member) -> Result<(), Refusal> {
    told(world.asks(who).await.inside(EnterCompany).map(drop))
}

contract!(
    a60_a61_c06_disabling_frees_the_seat_and_enabling_takes_one,
    |world| {
        let top = world.institution(1, 3).await;
        let admin = world.joins(&top, 1, Tier::Administrator).await;
        let user = world.joins(&top, 2, Tier::User).await;
        assert_eq!(world.seats(top.company).await, (3, 3));
        puts(&world, &admin, &user, OFF).await.unwrap();
        assert_eq!(world.seats(top.company).await, (2, 3));
        // on the very next request, and why.
        let shut = Refusal::MembershipDisabled {
            reason: Some(Reason::Absence),
        };
        assert_eq!(enters(&world, &user).await.unwrap_err(), shut);
        let letters = world.letters().await;
        let letter = letters.last().unwrap();
        assert_eq!(letter.to.delivery(), address(2));
        assert!(letter.before[0].contains("ausencia prolongada"));
        // Again changes nothing and tells nobody.
        puts(&world, &admin, &user, OFF).await.unwrap();
        assert_eq!(world.seats(top.company).await, (2, 3));
        assert_eq!(world.letters().await.len(), letters.len());
        let one = listed(&world, &admin, 2).await;
        assert_eq!(
            (one.state, one.reason),
            (MembershipState::Disabled, Some(Reason::Absence))
        );
        let asks = world.asks(&admin).await;
        assert!(!people::card(&asks, one.id).await.unwrap().above);
        let above = listed(&world, &admin, 1_000).await;
        let above = people::card(&asks, above.id).await.unwrap();
        assert!(above.above && above.is_protected(), "Q39");
        // The seat is another one's: then there is none.
        let third = world.joins(&top, 3, Tier::User).await;
        let full = puts(&world, &admin, &user, Switch::On).await;
        assert_eq!(full.unwrap_err(), Refusal::NoSeat);
        assert_eq!(world.seats(top.company).await, (3, 3));
        puts(&world, &top, &third, OFF).await.unwrap();
        world.passes(Span::seconds(1));
        puts(&world, &admin, &user, Switch::On).await.unwrap();
        assert_eq!(world.seats(top.company).await, (3, 3));
        // A session of before stays outside; a new one gets in.
        assert_eq!(
            enters(&world, &user).await.unwrap_err(),
            Refusal::SignInAgain
        );
        let entries = "SELECT count(*) FROM audit_entry
             WHERE action IN ('person.disabled', 'person.enabled')";
        assert_eq!(count(&world, entries).await, 3);
    }
);

contract!(
    c30_a70_q39_nobody_disables_themselves_the_last_one_or_above,
    |world| {
        let top = world.institution(1, 10).await;
        let admin = world.joins(&top, 1, Tier::Administrator).await;
        let user = world.joins(&top, 2, Tier::User).await;
        let refused =
            async |by: &Member, who: &Member, what| puts(&world, by, who, what).await.unwrap_err();
        assert_eq!(refused(&top, &top, OFF).await, Refusal::NotAllowed);
        assert_eq!(refused(&admin, &admin, OFF).await, Refusal::NotAllowed);
        assert_eq!(refused(&admin, &top, OFF).await, Refusal::AboveOwn);
        assert_eq!(refused(&user, &admin, OFF).await, Refusal::NotAllowed);
        // A46: somebody of another institution is not there.
        let other = world.institution(2, 10).await;
        assert_eq!(refused(&other, &user, OFF).await, Refusal::NotFound);
        // Whoever was disabled does nothing any more (A48).
        puts(&world, &top, &admin, OFF).await.unwrap();
        assert!(matches!(
            refused(&admin, &user, OFF).await,
            Refusal::MembershipDisabled { .. }
        ));
        puts(&world, &top, &admin, Switch::On).await.unwrap();
        // Each disables the other at once: one stays.
        let second = world.joins(&top, 3, Tier::Super).await;
        let (a, b) = (world.asks(&top).await, world.asks(&second).await);
        let (one, two) = tokio::join!(switch(&a, &second, OFF), switch(&b, &top, OFF));
        let answers = [told(one), told(two)];
        assert_eq!(
            answers.iter().filter(|answer| answer.is_ok()).count(),
            1,
            "{answers:?}"
        );
        let leading = "SELECT count(*) FROM membership m JOIN plan p ON p.company = m.company
             WHERE m.perfil = 'super' AND m.state = 'enabled'";
        assert_eq!(count(&world, leading).await, 2, "one of each institution");
    }
);

contract!(
    q34_q51_whoever_is_elsewhere_stays_disabled_and_whoever_left_returns_as_user,
    |world| {
        let top = world.institution(1, 10).await;
        let admin = world.joins(&top, 1, Tier::Administrator).await;
        puts(&world, &top, &admin, Switch::Off(Reason::Left))
            .await
            .unwrap();
        // Q51: hired again, with the base perfil.
        puts(&world, &top, &admin, Switch::On).await.unwrap();
        let one = listed(&world, &top, 1).await;
        assert_eq!(one.perfil, Perfil::Tier(Tier::User));
        // Q34: in the meantime another institution has them.
        puts(&world, &top, &admin, Switch::Off(Reason::Left))
            .await
            .unwrap();
        let other = world.institution(2, 10).await;
        world.invites(&other, 1, Tier::User).await.unwrap();
        world.accepts(1, other.company).await.unwrap();
        let taken = world.seats(top.company).await;
        let told = puts(&world, &top, &admin, Switch::On).await.unwrap_err();
        assert_eq!(told, Refusal::NotInvitable);
        assert_eq!(world.seats(top.company).await, taken);
    }
);

contract!(
    q39_an_invitation_brings_nobody_back_from_below_not_even_as_less,
    |world| {
        let top = world.institution(1, 10).await;
        let admin = world.joins(&top, 1, Tier::Administrator).await;
        let second = world.joins(&top, 2, Tier::Super).await;
        puts(&world, &top, &second, OFF).await.unwrap();
        let asked = world.invites(&admin, 2, Tier::User).await;
        assert_eq!(asked.unwrap_err(), Refusal::NotInvitable);
        // Whoever could have enabled them invites them, too.
        world.invites(&top, 2, Tier::User).await.unwrap();
        // So does an «Administrador» with one of their own.
        let third = world.joins(&top, 3, Tier::Administrator).await;
        puts(&world, &top, &third, OFF).await.unwrap();
        world.invites(&admin, 3, Tier::User).await.unwrap();
    }
);

contract!(c06_of_many_enabled_at_once_each_has_a_seat, |world| {
    let top = world.institution(1, 4).await;
    let mut people = Vec::new();
    for n in 1..=3 {
        people.push(world.joins(&top, n, Tier::User).await);
    }
    for one in &people {
        puts(&world, &top, one, OFF).await.unwrap();
    }
    // One seat goes to somebody else: three who come back, two seats.
    world.joins(&top, 4, Tier::User).await;
    let asks = world.asks(&top).await;
    let [a, b, c] = [0, 1, 2].map(|n| switch(&asks, &people[n], Switch::On));
    let (a, b, c) = tokio::join!(a, b, c);
    let answers = [told(a), told(b), told(c)];
    let back = answers.iter().filter(|answer| answer.is_ok()).count();
    assert_eq!(back, 2, "{answers:?}");
    assert!(answers.contains(&Err(Refusal::NoSeat)), "{answers:?}");
    assert_eq!(world.seats(top.company).await, (4, 4));
});

contract!(
    q32_somebody_disabled_here_and_enabled_elsewhere_is_not_of_here,
    |world| {
        let top = world.institution(1, 10).await;
        let user = world.joins(&top, 1, Tier::User).await;
        puts(&world, &top, &user, OFF).await.unwrap();
        let other = world.institution(2, 10).await;
        world.invites(&other, 1, Tier::User).await.unwrap();
        world.accepts(1, other.company).await.unwrap();
        // Neither «is here already» nor where: as for everybody who has an account (A06).
        let told = world.invites(&top, 1, Tier::User).await.unwrap_err();
        assert_eq!(told, Refusal::NotInvitable);
    }
);
