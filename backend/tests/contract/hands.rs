//! Who did it, as the own history tells: each act is done in one role, and reads so.

use backend::own::{By, history};
use backend::role::{Decision, decide, end, name, request, requests};
use domain::contact::Email;
use domain::date::Date;
use domain::role::Level;
use domain::service::RequestState;

use crate::contract;
use crate::people::Somebody;
use crate::roles::{LUZ, team};
use crate::rooms::decided;
use crate::sign_in::try_in;

contract!(
    x05_a_companys_administrator_reads_as_one_and_not_as_the_desk,
    |world| {
        let team = team(&world).await;
        let boss = team.asks(&world, team.boss).await;
        let luz = team.asks(&world, team.luz).await;
        let day = Date::new(2026, 11, 4).unwrap();
        name(&boss, &Email::parse(LUZ).unwrap(), day).await.unwrap();
        end(&boss, team.luz.account).await.unwrap();
        let module = "turnos".parse().unwrap();
        request(&luz, (&module, Level::See), "Armo los turnos")
            .await
            .unwrap();
        let page = requests(&boss, RequestState::Pending, "").await.unwrap();
        let id = page.items[0].id.to_string();
        decide(&boss, &id, Decision::Refuse, "Este mes no")
            .await
            .unwrap();
        let seen = history(&luz, None).await.unwrap().entries;
        let by = |action: &str| {
            let one = seen.iter().find(|one| one.action == action);
            one.map(|one| (one.by, one.agent.is_some()))
        };
        for action in ["stand_in.named", "stand_in.ended", "module.refused"] {
            assert_eq!(by(action), Some((By::Administrator, false)), "{action}");
        }
        assert_eq!(by("module.requested"), Some((By::Me, true)));
    }
);

contract!(
    x05_the_platforms_administrator_reads_as_one_and_not_as_the_desk,
    |world| {
        let (ana, _) = decided(&world).await;
        let ana = world.caller(&ana, "hanna").await;
        let seen = history(&ana, None).await.unwrap().entries;
        let granted = seen.iter().find(|one| one.action == "service.granted");
        let granted = granted.unwrap();
        assert_eq!((granted.by, granted.agent.is_some()), (By::Platform, false));
    }
);

contract!(
    x05_a_try_in_a_browser_of_somebody_else_reads_as_somebodys,
    |world| {
        let (ana, otra) = (
            Somebody::ana(),
            Somebody {
                email: "otra@correo.example",
                document: None,
                ..Somebody::ana()
            },
        );
        let (mut here, mut shared) = (world.browser(), world.browser());
        for (browser, who) in [(&mut here, &ana), (&mut shared, &otra)] {
            let created = world.account_of(who).await.unwrap();
            world.enter(browser, who, created).await;
        }
        let tried = try_in(&world, &shared, "hanna", ana.email, "otra cosa").await;
        tried.unwrap_err();
        let caller = world.caller(&here, "hanna").await;
        let newest = history(&caller, None).await.unwrap().entries.remove(0);
        assert_eq!(
            (newest.action.as_str(), newest.by),
            ("sign_in.failed", By::Somebody)
        );
    }
);
