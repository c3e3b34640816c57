//! Addresses in the audit: whole in the chain, and masked for everybody but their owner (X-05, A67).

use backend::audit::{self, Filter, Line};
use backend::desk::mailbox;
use backend::email_change::{ask, confirm};
use backend::own::{By, history};
use backend::people;
use domain::access::Staff;
use domain::password::Password;
use domain::time::Span;

use crate::companies;
use crate::contract;
use crate::email_change::{inside, moved, undoes};
use crate::lost_mailbox::{agreed, desk};
use crate::memberships::join;
use crate::people::{PASSWORD, Somebody};
use crate::roster::{Firm, somebody};
use crate::world::World;

const HERE: &str = "gestion";
const OLD: &str = "rosa@correo.example";
const NEW: &str = "rosa.nueva@correo.example";
const MASK: &str = "r•••@correo.example";

/// What the platform's administrator reads on the page and takes away as a file.
async fn read(world: &World) -> [Vec<Line>; 2] {
    let chief = Somebody {
        platform: HERE,
        email: "direccion@correo.example",
        document: None,
        ..Somebody::rosa()
    };
    let who = world.account_of(&chief).await.unwrap();
    world.give_role(HERE, who, Staff::PlatformAdmin).await;
    let mut browser = world.browser();
    world.enter(&mut browser, &chief, who).await;
    let caller = world.caller(&browser, HERE).await;
    let everything = Filter::default();
    let listed = audit::list(&caller, &everything, None).await.unwrap();
    let exported = audit::export(&caller, &everything).await.unwrap();
    [listed.lines, exported]
}

/// Each of these acts tells that the one address became the other, both masked, and nothing else of
/// these lines tells either.
fn are_masked(lines: &[Line], acts: &[&str]) {
    for act in acts {
        let line = lines.iter().find(|line| line.action == *act);
        let line = line.unwrap_or_else(|| panic!("{act} is there"));
        assert!(line.opens, "{act}");
        let told: Vec<_> = line
            .changes
            .iter()
            .map(|one| (one.field.as_str(), one.old.as_deref(), one.new.as_deref()))
            .collect();
        assert_eq!(told, [("", Some(MASK), Some(MASK))], "{act}");
    }
    let all = format!("{lines:?}");
    assert!(!all.contains(OLD) && !all.contains(NEW), "{all}");
}

contract!(
    x05_a67_an_address_that_its_owner_moves_is_masked_in_the_audit_and_its_file,
    |world| {
        let (_, browser) = inside(&world).await;
        let back = moved(&world, &browser, OLD, NEW).await;
        undoes(&world, &back).await.unwrap();
        for lines in read(&world).await {
            are_masked(&lines, &["email.asked", "email.changed", "email.undone"]);
        }
        audit::verify(&world.backend, HERE).await.unwrap();
    }
);

contract!(
    x05_a67_q50_an_address_that_the_desk_moves_is_masked_in_the_audit_and_its_file,
    |world| {
        let (_, paula, diego) = desk(&world).await;
        let id = agreed(&world, &paula, &diego).await;
        let caller = world.caller(&paula, HERE).await;
        let why = format!("Llamó y dice que usa {OLD}, y no (correo:{NEW}).");
        mailbox::decline(&caller, id, &why).await.unwrap();
        agreed(&world, &paula, &diego).await;
        world.passes(Span::hours(72));
        assert!(mailbox::settle(&world.backend).await.unwrap());
        let acts = [
            "mailbox.proposed",
            "mailbox.agreed",
            "mailbox.declined",
            "mailbox.moved",
        ];
        for lines in read(&world).await {
            are_masked(&lines, &acts);
            let no = lines.iter().find(|line| line.action == "mailbox.declined");
            let why = format!("Llamó y dice que usa {MASK}, y no (correo:{MASK}).");
            assert_eq!(no.unwrap().facts, [("reason".to_owned(), why)]);
        }
        audit::verify(&world.backend, HERE).await.unwrap();
    }
);

contract!(
    x05_a59_a_company_learns_nothing_of_the_address_that_an_account_moves_to,
    |world| {
        let firm = Firm::new(world).await;
        let world = &firm.world;
        let (browser, luz) = somebody(world, "luz@correo.example", "43111222-1").await;
        join(world, luz, firm.company, None).await;
        people::tidy(&world.backend).await.unwrap();
        let caller = world.caller(&browser, companies::HERE).await;
        let password = Password::offered(PASSWORD);
        ask(&caller, &password, NEW).await.unwrap();
        let mut link = browser.clone();
        link.open_link(companies::HERE, &world.mailed("/enlace/correo/").await);
        let caller = world.caller(&link, companies::HERE).await;
        confirm(&caller).await.unwrap();
        let person = firm.named("43111222").await.id;
        let told = firm.card(person).await.history;
        assert!(!format!("{told:?}").contains(NEW), "{told:?}");
        assert!(told.iter().all(|one| !one.action.starts_with("email.")));
        // She herself finds that she did it.
        let own = history(&caller, None).await.unwrap().entries;
        let changed = own.iter().find(|one| one.action == "email.changed");
        assert_eq!(changed.map(|one| one.by), Some(By::Me));
    }
);
