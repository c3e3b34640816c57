//! Invitations to an institution: who may send them, what they are bound to, what becomes of them.

use backend::audit;
use backend::caller::Caller;
use backend::demo::TOTP;
use backend::hand::Hand;
use backend::invitation::{self, Which, open, panel, resend, revoke};
use backend::mobile_change::{Step, standing};
use backend::people::{self, Asked};
use backend::second_factor::{Seed, pass, send_text, ways};
use backend::sign_in::{Entered, Way};
use backend::{housekeeping, plan, restored, storage};
use domain::access::{EnterCompany, SeeInvitations};
use domain::account::Stage;
use domain::company::Adherence;
use domain::id::{self, Id};
use domain::membership::{Invited, MembershipState, Perfil, Tier};
use domain::refusal::{Field, Problem, Refusal};
use domain::time::Span;

use crate::contract;
use crate::institution::{
    CCT, Member, address, at_once, chosen, give_tier, institution, only, person, phone, rut, told,
};
use crate::people::Somebody;
use crate::proof_code::other_than;
use crate::registration::count;
use crate::sign_in_key::{created, half};
use crate::world::{Browser, World};

async fn opens(world: &World, browser: &Browser) -> Result<invitation::Opened, Refusal> {
    told(open(&world.caller(browser, CCT).await).await)
}

/// The invitation of person `n`, as the panel lists it.
async fn of(world: &World, by: &Member, n: u32) -> invitation::One {
    let panel = told(panel(&world.asks(by).await, Which::default(), None).await).unwrap();
    let mut items = panel.listed.items.into_iter();
    items
        .find(|one| one.invitee.email.delivery() == address(n))
        .unwrap()
}

async fn states(world: &World, by: &Member, state: Option<Invited>) -> Vec<String> {
    let which = Which {
        state,
        ..Which::default()
    };
    let panel = told(panel(&world.asks(by).await, which, None).await).unwrap();
    let items = panel.listed.items.into_iter();
    items
        .map(|one| one.invitee.email.delivery().to_owned())
        .collect()
}

contract!(
    c04_c05_c31_c34_an_operator_creates_and_the_invitee_sets_password_and_mobile,
    |world| {
        let company = told(world.founds(&institution(1, 3)).await).unwrap();
        assert_eq!(world.seats(company).await, (0, 3));
        let link = world.link_of(1_000).await;
        let letters = world.letters().await;
        let letter = letters.last().unwrap();
        let words = letter.before.join(" ");
        assert!(words.contains("Colegio Número 1") && words.contains("«Súper Administrador»"));
        assert!(link.contains("/cct/enlace/invitacion/"), "{link}");
        let browser = world.behind(&link);
        let opened = opens(&world, &browser).await.unwrap();
        assert_eq!(opened.institution, "Colegio Número 1");
        assert_eq!(
            (opened.tier, &*opened.email),
            (Tier::Super, &*address(1_000))
        );
        assert_eq!(opened.on_file, "+56 9 •••• ••00");
        assert!(opened.confirming.is_none() && opened.sent.is_none());
        let caller = world.caller(&browser, CCT).await;
        // Without the form no code is taken.
        let early = told(invitation::accept(&caller, "123456").await).unwrap_err();
        assert_eq!(early, Refusal::DraftMissing);
        let mut weak = chosen(1_000);
        weak.password = "123456".into();
        weak.again = "123456".into();
        let refused = told(invitation::begin(&caller, &weak).await).unwrap_err();
        assert!(refused.of(Field::Password).is_some(), "{refused:?}");
        told(invitation::begin(&caller, &chosen(1_000)).await).unwrap();
        let opened = opens(&world, &browser).await.unwrap();
        assert_eq!(opened.confirming.as_deref(), Some("+56 9 •••• ••00"));
        let sent = opened.sent.unwrap();
        assert_eq!(
            (sent.seconds_left, sent.tries_left, sent.pause_seconds),
            (300, 5, 30)
        );
        let code = world.texted(1_000).await.unwrap();
        let wrong = told(invitation::accept(&caller, &other_than(&code)).await).unwrap_err();
        assert_eq!(wrong.of(Field::Code), Some(Problem::MailCodeWrong));
        let entered = told(invitation::accept(&caller, &code).await).unwrap();
        let mut own = world.browser();
        own.keep_session(CCT, &entered.secret);
        let member = world.caller_at(&own, CCT, company).await;
        assert_eq!(member.fully_signed_in().unwrap().stage, Stage::Full);
        assert!(member.inside(SeeInvitations).is_ok());
        assert_eq!(world.seats(company).await, (1, 3));
        // The link served once.
        assert_eq!(
            opens(&world, &browser).await.unwrap_err(),
            Refusal::LinkInvalid
        );
        assert!(audit::verify(&world.backend, CCT).await.unwrap() > 3);
    }
);

contract!(
    c27_c29_c36_q39_each_tier_invites_what_it_may_and_the_panel_tells,
    |world| {
        let top = world.institution(1, 10).await;
        let admin = world.joins(&top, 1, Tier::Administrator).await;
        let user = world.joins(&admin, 2, Tier::User).await;
        // A32: above what one may give, or not at all.
        assert_eq!(
            world.invites(&admin, 3, Tier::Super).await.unwrap_err(),
            Refusal::NotAllowed
        );
        assert_eq!(
            world.invites(&user, 3, Tier::User).await.unwrap_err(),
            Refusal::NotAllowed
        );
        for role in ["", "owner", "owner,member", "administrator"] {
            let mut typed = person(3, Tier::User);
            typed.role = role.into();
            let told = told(invitation::send(&world.asks(&top).await, &typed).await).unwrap_err();
            assert_eq!(
                told,
                Refusal::field(Field::Role, Problem::NotAChoice),
                "{role}"
            );
        }
        assert_eq!(count(&world, "SELECT count(*) FROM invitation").await, 3);
        world.invites(&top, 3, Tier::Super).await.unwrap();
        world.invites(&top, 4, Tier::User).await.unwrap();
        let waiting = of(&world, &top, 4).await;
        revoke(&world.asks(&admin).await, waiting.id).await.unwrap();
        assert_eq!(
            states(&world, &top, Some(Invited::Revoked)).await,
            [address(4)]
        );
        assert_eq!(
            states(&world, &top, Some(Invited::Pending)).await,
            [address(3)]
        );
        assert_eq!(states(&world, &top, Some(Invited::Accepted)).await.len(), 3);
        // An administrator sees the invitation of a Súper Administrador, and leaves it alone.
        let of_super = panel(&world.asks(&admin).await, only(Invited::Pending), None)
            .await
            .unwrap();
        let one = &of_super.listed.items[0];
        assert!(!one.open && of_super.gives == [Tier::Administrator, Tier::User]);
        for answer in [
            told(revoke(&world.asks(&admin).await, one.id).await),
            told(resend(&world.asks(&admin).await, one.id).await),
        ] {
            assert_eq!(answer.unwrap_err(), Refusal::NotAllowed);
        }
        let link = world.link_of(3).await;
        world.passes(Span::days(7));
        let browser = world.behind(&link);
        assert_eq!(
            opens(&world, &browser).await.unwrap_err(),
            Refusal::LinkExpired
        );
        // Their sessions ended meanwhile; the state follows from the time alone.
        let expired = "SELECT count(*) FROM invitation WHERE state = 'expired'";
        assert_eq!(count(&world, expired).await, 0);
    }
);

contract!(c36_the_panel_is_read_in_pages, |world| {
    let top = world.institution(1, 40).await;
    for n in 1..=30 {
        world.invites(&top, n, Tier::User).await.unwrap();
        world.passes(Span::seconds(1));
    }
    let caller = world.asks(&top).await;
    let first = panel(&caller, Which::default(), None).await.unwrap();
    assert_eq!((first.listed.items.len(), first.waiting), (25, 30));
    let second = panel(&caller, Which::default(), first.listed.next)
        .await
        .unwrap();
    assert_eq!(second.listed.items.len(), 6);
    assert!(second.listed.next.is_none());
    let newest = first.listed.items[0].invitee.email.delivery();
    assert_eq!(newest, address(30));
});

contract!(
    a33_sending_again_kills_the_older_link_and_is_limited,
    |world| {
        let top = world.institution(1, 10).await;
        world.invites(&top, 1, Tier::User).await.unwrap();
        let old = world.behind(&world.link_of(1).await);
        // Whoever is invited twice waits once.
        let twice = world.invites(&top, 1, Tier::User).await.unwrap_err();
        assert_eq!(
            twice,
            Refusal::field(Field::Email, Problem::InvitationWaits)
        );
        let id = of(&world, &top, 1).await.id;
        told(resend(&world.asks(&top).await, id).await).unwrap();
        assert_eq!(opens(&world, &old).await.unwrap_err(), Refusal::LinkInvalid);
        let new = world.behind(&world.link_of(1).await);
        assert!(opens(&world, &new).await.is_ok());
        let pause = told(resend(&world.asks(&top).await, id).await).unwrap_err();
        assert_eq!(pause, Refusal::TooMany { retry_seconds: 60 });
        for _ in 0..4 {
            world.passes(Span::minutes(2));
            told(resend(&world.asks(&top).await, id).await).unwrap();
        }
        world.passes(Span::minutes(2));
        let day = told(resend(&world.asks(&top).await, id).await).unwrap_err();
        assert_eq!(
            day,
            Refusal::TooMany {
                retry_seconds: 86_400
            }
        );
        // An older link, half-way through its form, ends with it.
        assert!(world.accepts(1, top.company).await.is_ok());
        let over = told(resend(&world.asks(&top).await, id).await).unwrap_err();
        assert_eq!(over, Refusal::Outdated);
    }
);

// Seen red: with the pause and the day of each invitation counted by itself.
contract!(
    x04_inviting_again_after_taking_back_is_sending_again,
    |world| {
        let top = world.institution(1, 10).await;
        let wait = |refused: Refusal, retry_seconds| {
            assert_eq!(refused, Refusal::TooMany { retry_seconds });
        };
        let takes_back = async || {
            let caller = world.asks(&top).await;
            let panel = told(panel(&caller, only(Invited::Pending), None).await).unwrap();
            let id = panel.listed.items.first().unwrap().id;
            told(revoke(&caller, id).await).unwrap();
        };
        world.invites(&top, 1, Tier::User).await.unwrap();
        takes_back().await;
        world.invites(&top, 1, Tier::User).await.unwrap();
        takes_back().await;
        wait(world.invites(&top, 1, Tier::User).await.unwrap_err(), 60);
        for _ in 0..4 {
            world.passes(Span::minutes(2));
            world.invites(&top, 1, Tier::User).await.unwrap();
            takes_back().await;
        }
        world.passes(Span::minutes(2));
        wait(
            world.invites(&top, 1, Tier::User).await.unwrap_err(),
            86_400,
        );
        // Another address, and another institution, are not held up.
        world.invites(&top, 2, Tier::User).await.unwrap();
        let other = world.institution(2, 10).await;
        world.invites(&other, 1, Tier::User).await.unwrap();
        // What is sent again counts for the institution as well.
        let (company, now) = (top.company.uuid(), world.backend.env.clock.now());
        let spent = world.backend.db.write(|mut tx| async move {
            let (window, holder) = (Span::hours(24), company.as_bytes().as_slice());
            for _ in 0..2_000 {
                let purpose = "invitations_of_company";
                storage::budget::take(&mut tx, CCT, purpose, holder, window, now).await?;
            }
            tx.done(())
        });
        spent.await.unwrap();
        let id = of(&world, &top, 2).await.id;
        let over = told(resend(&world.asks(&top).await, id).await).unwrap_err();
        wait(over, 86_400);
    }
);

contract!(a30_a_link_is_bound_to_its_row_and_dies_with_it, |world| {
    let top = world.institution(1, 10).await;
    let other = world.institution(2, 10).await;
    let admin = world.joins(&top, 1, Tier::Administrator).await;
    world.invites(&admin, 2, Tier::User).await.unwrap();
    let link = world.link_of(2).await;
    let (caller, code) = world.begins(2).await;
    // Whoever invited may not any more.
    told(give_tier(&world.asks(&top).await, &admin, Tier::User).await).unwrap();
    let refused = told(invitation::accept(&caller, &code).await).unwrap_err();
    assert_eq!(refused, Refusal::LinkInvalid);
    assert_eq!(
        opens(&world, &world.behind(&link)).await.unwrap_err(),
        Refusal::LinkInvalid
    );
    // In the name of somebody who may, it is good again; the code was not used up by the refusal.
    let id = of(&world, &top, 2).await.id;
    told(resend(&world.asks(&top).await, id).await).unwrap();
    // A46: another institution's hand does not reach it.
    for answer in [
        told(resend(&world.asks(&other).await, id).await),
        told(revoke(&world.asks(&other).await, id).await),
    ] {
        assert_eq!(answer.unwrap_err(), Refusal::NotFound);
    }
    let foreign = world.caller_at(&other.browser, CCT, top.company).await;
    assert_eq!(
        told(panel(&foreign, Which::default(), None).await).unwrap_err(),
        Refusal::NotFound
    );
    world.passes(Span::minutes(1));
    let user = world.accepts(2, top.company).await.unwrap();
    assert_eq!(world.tier(&user).await, Some(Tier::User));
    // Revoked, half-way through.
    world.invites(&top, 3, Tier::User).await.unwrap();
    let (caller, code) = world.begins(3).await;
    told(revoke(&world.asks(&top).await, of(&world, &top, 3).await.id).await).unwrap();
    let refused = told(invitation::accept(&caller, &code).await).unwrap_err();
    assert_eq!(refused, Refusal::LinkInvalid);
    // Expired, half-way through.
    world.invites(&top, 4, Tier::User).await.unwrap();
    world.passes(Span::days(7) - Span::minutes(1));
    let (caller, code) = world.begins(4).await;
    world.passes(Span::minutes(1));
    let late = Caller {
        now: world.backend.env.clock.now(),
        ..caller
    };
    let refused = told(invitation::accept(&late, &code).await).unwrap_err();
    assert_eq!(refused, Refusal::LinkExpired);
});

contract!(a30_of_64_acceptances_at_once_one_gets_in, |world| {
    let top = world.institution(1, 10).await;
    world.invites(&top, 1, Tier::User).await.unwrap();
    let (caller, code) = world.begins(1).await;
    let answers = at_once(&caller, |caller| {
        let code = code.clone();
        async move { invitation::accept(&caller, &code).await }
    })
    .await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    assert_eq!(world.seats(top.company).await, (2, 10));
    let accounts = "SELECT count(*) FROM account WHERE platform = 'cct'";
    assert_eq!(count(&world, accounts).await, 2);
});

contract!(
    f08_seats_are_counted_exactly_under_parallel_acceptance,
    |world| {
        let top = world.institution(1, 5).await;
        let mut ready = Vec::new();
        for n in 1..=12 {
            world.invites(&top, n, Tier::User).await.unwrap();
            ready.push(world.begins(n).await);
        }
        let tasks: Vec<_> = ready
            .into_iter()
            .map(|(caller, code)| {
                tokio::spawn(async move { invitation::accept(&caller, &code).await })
            })
            .collect();
        let mut answers: Vec<Result<Entered, Refusal>> = Vec::new();
        for task in tasks {
            answers.push(told(task.await.unwrap()));
        }
        let (in_, out): (Vec<_>, Vec<_>) = answers.into_iter().partition(Result::is_ok);
        assert_eq!((in_.len(), out.len()), (4, 8));
        assert!(
            out.into_iter()
                .all(|one| one.unwrap_err() == Refusal::NoSeat)
        );
        assert_eq!(world.seats(top.company).await, (5, 5));
        // Whoever came too late may come once there is a seat: nothing was used up.
        assert_eq!(
            count(
                &world,
                "SELECT count(*) FROM invitation WHERE state = 'pending'"
            )
            .await,
            8
        );
        assert_eq!(
            world.invites(&top, 20, Tier::User).await.unwrap_err(),
            Refusal::NoSeat
        );
    }
);

contract!(
    c06_seats_follow_the_state_of_people_and_the_operator_s_number,
    |world| {
        let top = world.institution(1, 2).await;
        let user = world.joins(&top, 1, Tier::User).await;
        assert_eq!(world.seats(top.company).await, (2, 2));
        assert_eq!(world.puts(&user, MembershipState::Disabled).await, 1);
        assert_eq!(world.seats(top.company).await, (1, 2));
        // A36: on the very next request.
        assert!(world.asks(&user).await.inside(EnterCompany).is_err());
        let other = world.joins(&top, 2, Tier::User).await;
        // Their seat is somebody else's by now.
        assert_eq!(world.puts(&user, MembershipState::Enabled).await, 0);
        assert_eq!(world.seats(top.company).await, (2, 2));
        let platform = world.backend.platform(CCT).unwrap();
        let hand = &Hand::on_console(&world.backend, &platform);
        let fewer = told(plan::set_seats(hand, top.company, "1").await).unwrap_err();
        assert_eq!(fewer, Refusal::field(Field::Seats, Problem::SeatNumber));
        plan::set_seats(hand, top.company, "3").await.unwrap();
        assert_eq!(world.puts(&user, MembershipState::Enabled).await, 1);
        assert_eq!(world.seats(top.company).await, (3, 3));
        assert_eq!(world.tier(&other).await, Some(Tier::User));
        let listed = plan::list(hand, None).await.unwrap();
        assert_eq!(listed.items[0].first, Some(Invited::Accepted));
    }
);

contract!(
    c31_an_institution_is_created_once_and_elsewhere_not_at_all,
    |world| {
        let top = world.institution(1, 2).await;
        let again = told(world.founds(&institution(1, 2)).await).unwrap_err();
        assert!(matches!(again, Refusal::Fields(_)), "{again:?}");
        // The first one has an account: nothing of the institution is left behind.
        let mut second = institution(2, 2);
        second.first = person(1_000, Tier::Super);
        let refused = told(world.founds(&second).await).unwrap_err();
        assert_eq!(refused, Refusal::NotInvitable);
        assert_eq!(count(&world, "SELECT count(*) FROM company").await, 1);
        assert_eq!(world.tier(&top).await, Some(Tier::Super));
        let gestion = world.backend.platform("gestion").unwrap();
        let hand = &Hand::on_console(&world.backend, &gestion);
        let elsewhere = told(plan::create(hand, &institution(3, 2)).await).unwrap_err();
        assert_eq!(elsewhere, Refusal::NotFound);
    }
);

contract!(a31_whoever_invites_never_sees_a_link, |world| {
    let top = world.institution(1, 10).await;
    world.invites(&top, 1, Tier::User).await.unwrap();
    let link = world.link_of(1).await;
    let token = link.rsplit('/').next().unwrap();
    let shown = format!(
        "{:?}",
        panel(&world.asks(&top).await, Which::default(), None)
            .await
            .unwrap()
    );
    let asked = Asked::default();
    let listed = people::list(&world.asks(&top).await, &asked).await.unwrap();
    for text in [shown, format!("{listed:?}")] {
        assert!(!text.contains(token));
    }
    // Nor is it stored.
    let stored = "SELECT count(*) FROM outbox WHERE kind = 'invitation' AND sealed IS NOT NULL
                  AND state = 'sent'";
    assert_eq!(count(&world, stored).await, 0);
});

contract!(
    c32_q32_a06_somebody_with_an_account_cannot_be_invited_and_why_is_not_told,
    |world| {
        let top = world.institution(1, 10).await;
        let other = world.institution(2, 10).await;
        let user = world.joins(&other, 1, Tier::User).await;
        let send = async |typed| told(invitation::send(&world.asks(&top).await, &typed).await);
        let by_both = person(1, Tier::User);
        let mut by_mail = person(2, Tier::User);
        by_mail.email = address(1).to_uppercase();
        let mut by_rut = person(3, Tier::User);
        by_rut.document = rut(1);
        for typed in [by_both, by_mail, by_rut] {
            assert_eq!(send(typed).await.unwrap_err(), Refusal::NotInvitable);
        }
        // Of the own institution it is told.
        let own = world.invites(&other, 1, Tier::User).await.unwrap_err();
        assert_eq!(own, Refusal::field(Field::Email, Problem::InInstitution));
        // Another platform's people are nobody's business here.
        let rosa = Somebody {
            email: "rosa@robles.example",
            ..Somebody::rosa()
        };
        world.account_of(&rosa).await.unwrap();
        let mut rosa = person(4, Tier::User);
        rosa.email = "rosa@robles.example".into();
        rosa.document = "40000001-8".into();
        assert!(send(rosa).await.is_ok());
        // The same mobile is a warning, within the institution only.
        let mut same = person(5, Tier::User);
        same.phone = phone(1_000);
        assert!(send(same).await.unwrap());
        let mut elsewhere = person(6, Tier::User);
        elsewhere.phone = phone(user.n);
        assert!(!send(elsewhere).await.unwrap());
        // Nobody asks about many.
        for _ in 0..47 {
            assert_eq!(
                send(person(1, Tier::User)).await.unwrap_err(),
                Refusal::NotInvitable
            );
        }
        // Past that, somebody with an account and somebody without look alike.
        for n in [1, 7] {
            let over = send(person(n, Tier::User)).await.unwrap_err();
            let retry_seconds = 86_400;
            assert_eq!(over, Refusal::TooMany { retry_seconds }, "{n}");
        }
    }
);

contract!(
    c32_whoever_got_an_account_meanwhile_cannot_accept_a_second_one,
    |world| {
        let top = world.institution(1, 10).await;
        let other = world.institution(2, 10).await;
        world.invites(&top, 1, Tier::User).await.unwrap();
        let (first, first_code) = world.begins(1).await;
        world.passes(Span::minutes(1));
        world.invites(&other, 1, Tier::User).await.unwrap();
        let (second, second_code) = world.begins(1).await;
        let (one, two) = tokio::join!(
            invitation::accept(&first, &first_code),
            invitation::accept(&second, &second_code)
        );
        let answers = [told(one), told(two)];
        assert_eq!(
            answers.iter().filter(|answer| answer.is_ok()).count(),
            1,
            "{answers:?}"
        );
        let refused = answers.into_iter().find_map(Result::err).unwrap();
        assert_eq!(refused, Refusal::NotInvitable);
        let members = "SELECT count(*) FROM membership WHERE platform = 'cct'";
        assert_eq!(count(&world, members).await, 3);
    }
);

contract!(q54_an_account_that_ended_is_no_obstacle, |world| {
    let top = world.institution(1, 10).await;
    let other = world.institution(2, 10).await;
    let user = world.joins(&other, 1, Tier::User).await;
    world.puts(&user, MembershipState::Disabled).await;
    // The same address: the account serves again, with a password of now.
    let again = world.joins(&top, 1, Tier::Administrator).await;
    assert_eq!(again.account, user.account);
    assert_eq!(world.tier(&again).await, Some(Tier::Administrator));
    // Q34: nobody is of two institutions, however they are put back.
    assert_eq!(world.puts(&user, MembershipState::Enabled).await, 0);
    // A session of before is over.
    assert!(world.asks(&user).await.session.is_none());
    // The same RUT with another address: the RUT goes over to the new account.
    world.puts(&again, MembershipState::Disabled).await;
    let mut typed = person(2, Tier::User);
    typed.document = rut(1);
    told(invitation::send(&world.asks(&other).await, &typed).await).unwrap();
    let browser = world.behind(&world.link_of(2).await);
    let caller = world.caller(&browser, CCT).await;
    let mut form = chosen(2);
    form.document = rut(1);
    told(invitation::begin(&caller, &form).await).unwrap();
    let code = world.texted(2).await.unwrap();
    told(invitation::accept(&caller, &code).await).unwrap();
    assert_eq!(
        world.invites(&top, 1, Tier::User).await.unwrap_err(),
        Refusal::NotInvitable
    );
    // Back where they were before, with their seat.
    let home = world.joins(&top, 3, Tier::User).await;
    world.puts(&home, MembershipState::Disabled).await;
    let seats = world.seats(top.company).await;
    let back = world.joins(&top, 3, Tier::User).await;
    assert_eq!(back.account, home.account);
    assert_eq!(world.seats(top.company).await, (seats.0 + 1, seats.1));
});

contract!(
    q54_a28_an_account_that_ended_still_asks_for_the_code_of_its_application,
    |world| {
        let top = world.institution(1, 10).await;
        let other = world.institution(2, 10).await;
        let user = world.joins(&other, 1, Tier::User).await;
        world.give_factor(CCT, created(&user)).await;
        world.puts(&user, MembershipState::Disabled).await;
        world.invites(&top, 1, Tier::User).await.unwrap();
        // Whoever holds the mailbox and nothing else names a mobile of their own.
        let browser = world.behind(&world.link_of(1).await);
        let caller = world.caller(&browser, CCT).await;
        let mut form = chosen(1);
        form.phone = phone(77);
        told(invitation::begin(&caller, &form).await).unwrap();
        let code = world.texted(77).await.unwrap();
        let entered = told(invitation::accept(&caller, &code).await).unwrap();
        assert_eq!(entered.way, Way::SecondFactor);
        let mut own = world.browser();
        own.keep_session(CCT, &entered.secret);
        let caller = world.caller_at(&own, CCT, top.company).await;
        assert_eq!(caller.session.as_ref().unwrap().stage, Stage::SecondFactor);
        assert!(caller.inside(EnterCompany).is_err());
        // C-23: a key goes to the mobile of before alone, and the owner reads of the other one.
        let offered = told(ways(&caller).await).unwrap();
        assert!(offered.application && offered.sent.is_none());
        assert_eq!(offered.mobile.as_deref(), Some("+56 9 •••• ••01"));
        told(send_text(&caller).await).unwrap();
        let texts = world.texts().await;
        assert!(texts.last().unwrap().to.e164().ends_with(&phone(1)));
        let letters = world.letters().await;
        let letter = letters.iter().rfind(|one| one.subject.contains("celular"));
        let letter = letter.unwrap();
        assert_eq!(letter.to.delivery(), address(1));
        assert!(letter.before[0].contains("+56 9 •••• ••77"), "{letter:?}");
        // The code lets them in, as far as the invitation says.
        let code = Seed::parse(TOTP).unwrap().code(caller.now);
        let passed = told(pass(&caller, &code).await).unwrap();
        assert_eq!(passed.way, Way::Anywhere);
        own.keep_session(CCT, &passed.secret);
        let inside = world.caller_at(&own, CCT, top.company).await;
        assert!(inside.inside(EnterCompany).is_ok());
        assert_eq!(world.seats(top.company).await, (2, 10));
        let mobile = told(standing(&inside).await).unwrap();
        assert_eq!(mobile.asked.unwrap().step, Step::Waiting);
        // The other mobile waits as one does whose former is lost.
        world.passes(Span::hours(72));
        let later = half(&world, 1).await;
        let offered = told(ways(&world.caller(&later, CCT).await).await).unwrap();
        assert_eq!(offered.mobile.as_deref(), Some("+56 9 •••• ••77"));
    }
);

contract!(
    q54_a_rut_proves_nothing_until_the_person_confirms_it,
    |world| {
        let top = world.institution(1, 10).await;
        let other = world.institution(2, 10).await;
        // Invited under somebody else's RUT, which stands against nobody.
        let mut typed = person(1, Tier::User);
        typed.document = rut(2);
        told(invitation::send(&world.asks(&top).await, &typed).await).unwrap();
        assert!(world.invites(&other, 2, Tier::User).await.is_ok());
        let browser = world.behind(&world.link_of(1).await);
        let caller = world.caller(&browser, CCT).await;
        for _ in 0..10 {
            let refused = told(invitation::begin(&caller, &chosen(1)).await).unwrap_err();
            assert_eq!(
                refused,
                Refusal::field(Field::Document, Problem::RutOfGuest)
            );
        }
        let over = told(invitation::begin(&caller, &chosen(1)).await).unwrap_err();
        assert_eq!(
            over,
            Refusal::TooMany {
                retry_seconds: 86_400
            }
        );
        assert!(world.texted(1).await.is_none(), "nothing was paid for");
    }
);

contract!(
    q54_an_invitation_is_not_for_whoever_is_signed_in_here,
    |world| {
        let top = world.institution(1, 10).await;
        world.invites(&top, 1, Tier::User).await.unwrap();
        let link = world.link_of(1).await;
        let mut browser = top.browser.clone();
        browser.open_link(CCT, &link);
        let caller = world.caller(&browser, CCT).await;
        assert_eq!(
            told(open(&caller).await).unwrap_err(),
            Refusal::SomeoneSignedIn
        );
        let begun = told(invitation::begin(&caller, &chosen(1)).await).unwrap_err();
        assert_eq!(begun, Refusal::SomeoneSignedIn);
        let (_, code) = world.begins(1).await;
        let accepted = told(invitation::accept(&caller, &code).await).unwrap_err();
        assert_eq!(accepted, Refusal::SomeoneSignedIn);
        assert_eq!(world.seats(top.company).await, (1, 10));
    }
);

contract!(
    q39_a47_a_super_administrator_changes_tiers_and_one_always_stays,
    |world| {
        let top = world.institution(1, 10).await;
        let admin = world.joins(&top, 1, Tier::Administrator).await;
        let user = world.joins(&top, 2, Tier::User).await;
        let give = async |by: &Member, who: &Member, tier| {
            told(give_tier(&world.asks(by).await, who, tier).await)
        };
        assert_eq!(
            give(&admin, &user, Tier::Administrator).await.unwrap_err(),
            Refusal::NotAllowed
        );
        assert_eq!(
            give(&admin, &admin, Tier::Super).await.unwrap_err(),
            Refusal::NotAllowed
        );
        assert_eq!(
            give(&top, &top, Tier::User).await.unwrap_err(),
            Refusal::NotAllowed
        );
        give(&top, &user, Tier::Administrator).await.unwrap();
        assert_eq!(
            world.tier(&user).await,
            Some(Tier::Administrator),
            "on the next request"
        );
        let letters = world.letters().await;
        let told_so = |one: &backend::mail::Letter| {
            let first = one.before.first();
            first.is_some_and(|words| words.contains("ahora es «Administrador»"))
        };
        assert!(letters.iter().any(told_so));
        give(&top, &admin, Tier::Super).await.unwrap();
        // A46: somebody of another institution is not there.
        let other = world.institution(2, 10).await;
        assert_eq!(
            give(&other, &user, Tier::User).await.unwrap_err(),
            Refusal::NotFound
        );
        // Each takes the other's at once: one stays.
        for _ in 0..8 {
            let (a, b) = (world.asks(&top).await, world.asks(&admin).await);
            let (one, two) = tokio::join!(
                give_tier(&a, &admin, Tier::User),
                give_tier(&b, &top, Tier::User)
            );
            let answers = [told(one), told(two)];
            assert_eq!(
                answers.iter().filter(|answer| answer.is_ok()).count(),
                1,
                "{answers:?}"
            );
            let (stays, fell) = if world.tier(&top).await == Some(Tier::Super) {
                (&top, &admin)
            } else {
                (&admin, &top)
            };
            give(stays, fell, Tier::Super).await.unwrap();
        }
        let asked = Asked::default();
        let listed = told(people::list(&world.asks(&top).await, &asked).await).unwrap();
        assert_eq!((listed.people.len(), listed.may_edit), (3, true));
    }
);

contract!(
    a48_a_right_that_is_gone_between_question_and_write_writes_nothing,
    |world| {
        let top = world.institution(1, 100).await;
        let admin = world.joins(&top, 1, Tier::Administrator).await;
        // Asked before, written after.
        let stale = world.asks(&admin).await;
        told(give_tier(&world.asks(&top).await, &admin, Tier::User).await).unwrap();
        let refused = told(invitation::send(&stale, &person(2, Tier::User)).await).unwrap_err();
        assert_eq!(refused, Refusal::NotAllowed);
        assert_eq!(count(&world, "SELECT count(*) FROM invitation").await, 2);
        // 64 at once with the change: whatever was written was written before it.
        told(give_tier(&world.asks(&top).await, &admin, Tier::Administrator).await).unwrap();
        let stale = world.asks(&admin).await;
        let tasks: Vec<_> = (10..74)
            .map(|n| {
                let caller = stale.clone();
                tokio::spawn(async move { invitation::send(&caller, &person(n, Tier::User)).await })
            })
            .collect();
        told(give_tier(&world.asks(&top).await, &admin, Tier::User).await).unwrap();
        let sent_until_then = count(&world, "SELECT count(*) FROM invitation").await;
        let mut sent = 2;
        for task in tasks {
            sent += i64::from(told(task.await.unwrap()).is_ok());
        }
        assert_eq!(count(&world, "SELECT count(*) FROM invitation").await, sent);
        assert!(sent_until_then >= sent, "nothing was sent after the change");
    }
);

contract!(
    a30_a_company_that_is_not_adhered_any_more_takes_nobody,
    |world| {
        let top = world.institution(1, 10).await;
        world.invites(&top, 1, Tier::User).await.unwrap();
        let browser = world.behind(&world.link_of(1).await);
        let platform = world.backend.platform(CCT).unwrap();
        let hand = &Hand::on_console(&world.backend, &platform);
        let why = "Dejó de pagar el plan";
        backend::company::set_adherence(hand, top.company, Adherence::Ended, why)
            .await
            .unwrap();
        assert_eq!(
            opens(&world, &browser).await.unwrap_err(),
            Refusal::LinkInvalid
        );
        let shut = told(panel(&world.asks(&top).await, Which::default(), None).await).unwrap_err();
        assert_eq!(shut, Refusal::CompanyEnded);
    }
);

contract!(
    f17_a_backup_brings_no_link_back_and_old_ones_are_forgotten,
    |world| {
        let top = world.institution(1, 10).await;
        world.invites(&top, 1, Tier::User).await.unwrap();
        let browser = world.behind(&world.link_of(1).await);
        restored::end_what_was(&world.backend).await.unwrap();
        assert_eq!(
            opens(&world, &browser).await.unwrap_err(),
            Refusal::LinkExpired
        );
        world.passes(Span::days(31));
        housekeeping::tidy(&world.backend).await.unwrap();
        assert_eq!(
            count(&world, "SELECT count(*) FROM invitation").await,
            1,
            "the accepted one"
        );
        assert_eq!(count(&world, "SELECT count(*) FROM sms_code").await, 0);
    }
);

contract!(a46_an_id_of_nobody_is_not_found, |world| {
    let top = world.institution(1, 10).await;
    let caller = world.asks(&top).await;
    let nobody: Id<id::Invitation> = Id::from_uuid(uuid::Uuid::nil());
    assert_eq!(
        told(resend(&caller, nobody).await).unwrap_err(),
        Refusal::NotFound
    );
    assert_eq!(
        told(revoke(&caller, nobody).await).unwrap_err(),
        Refusal::NotFound
    );
    let nobody = Id::from_uuid(uuid::Uuid::nil());
    let user = Perfil::Tier(Tier::User);
    let told = told(people::give_perfil(&caller, (nobody, 1), user).await).unwrap_err();
    assert_eq!(told, Refusal::NotFound);
});
