//! What is authorised in the forms of companies and of their workers: a row for each box, with the
//! text's version, its language and the time.

use backend::invitation::{self, Chosen};
use backend::registration::ConsentTexts;
use backend::storage::consent::ConsentRow;
use backend::worker::{Claimed, finish, start};
use backend::{membership, storage};
use domain::contact::Email;
use domain::membership::{Tier, TypedClaim};

use crate::companies::{HERE, TRIGO, filled};
use crate::contract;
use crate::institution::{CCT, chosen};
use crate::world::START;

fn told(rows: &[ConsentRow]) -> Vec<(&str, bool)> {
    for row in rows {
        assert_eq!((row.given_at, row.locale.as_str()), (START.0, "es-CL"));
        assert!(!row.text_version.is_empty() && row.withdrawn_at.is_none());
    }
    rows.iter()
        .map(|row| (row.purpose.as_str(), row.granted))
        .collect()
}

contract!(x11_opening_a_company_keeps_both_boxes, |world| {
    let company = world.opened(TRIGO, &filled()).await;
    let rows = world
        .backend
        .db
        .read(|mut tx| async move {
            let rows = storage::consent::of_company(&mut tx, HERE, company).await?;
            tx.done(rows)
        })
        .await
        .unwrap();
    let mut said = told(&rows);
    said.sort_unstable();
    assert_eq!(said, [("data", true), ("terms", true)]);
});

contract!(
    x11_a_worker_s_boxes_follow_them_into_their_account,
    |world| {
        world.opened(TRIGO, &filled()).await;
        crate::worker::load(&world, &[crate::worker::EVA]).await;
        let typed = TypedClaim {
            rut: "43111222-1".into(),
            card: "523456789".into(),
            email: "eva@trigo.example".into(),
            consent_data: true,
            consent_messages: true,
        };
        let texts = ConsentTexts {
            data: "Autorizo el tratamiento.".into(),
            messages: "Autorizo las novedades.".into(),
        };
        // What the opening mailed is out, so that the newest letter is this one.
        world.letters().await;
        let caller = world.caller(&world.browser(), HERE).await;
        start(&caller, &typed, &texts).await.unwrap();
        let link = world.opens_newest_link().await;
        let caller = world.caller(&link, HERE).await;
        let own = "tortuga verde salta";
        let Claimed::Entered(entered) = finish(&caller, own, own).await.unwrap() else {
            panic!("an account")
        };
        let mut eva = world.browser();
        eva.keep_session(HERE, &entered.secret);
        let caller = world.caller(&eva, HERE).await;
        let mine = membership::mine(&caller, None).await.unwrap();
        let key = Email::parse(&mine.email).unwrap().key();
        let key = key.as_str();
        let rows = world
            .backend
            .db
            .read(|mut tx| async move {
                let row = storage::account::by_email(&mut tx, HERE, key, START).await?;
                let account = row.unwrap().id();
                let rows = storage::consent::of(&mut tx, HERE, account).await?;
                tx.done(rows)
            })
            .await
            .unwrap();
        let mut said = told(&rows);
        said.sort_unstable();
        assert_eq!(said, [("data", true), ("messages", true)]);
    }
);

// Seen red: with nothing written on accepting.
contract!(
    x11_whoever_accepts_an_invitation_keeps_both_boxes,
    |world| {
        let company = world.institution(1, 3).await;
        world.invites(&company, 7, Tier::User).await.unwrap();
        let browser = world.behind(&world.link_of(7).await);
        let caller = world.caller(&browser, CCT).await;
        let both = Chosen {
            consent_messages: true,
            ..chosen(7)
        };
        invitation::begin(&caller, &both).await.unwrap();
        let code = world.texted(7).await.unwrap();
        let entered = invitation::accept(&caller, &code).await.unwrap();
        let mut own = world.browser();
        own.keep_session(CCT, &entered.secret);
        let caller = world.caller(&own, CCT).await;
        let account = caller.fully_signed_in().unwrap().account;
        for (account, news) in [(company.account, false), (account, true)] {
            let rows = world.backend.db.read(|mut tx| async move {
                let rows = storage::consent::of(&mut tx, CCT, account).await?;
                tx.done(rows)
            });
            let rows = rows.await.unwrap();
            let mut said = told(&rows);
            said.sort_unstable();
            assert_eq!(said, [("data", true), ("messages", news)]);
        }
    }
);
