//! Perfiles of a company: making, changing, giving and removing them, who stands in, and why
//! somebody may see something; each holds from the very next request.

use backend::caller::Caller;
use backend::fault::Denied;
use backend::membership::change_perfil as give;
use backend::people;
use backend::role::{
    Proposal, Question, end, list, name, removal, remove, save, stand_ins, view, why,
};
use backend::{account::Created, storage};
use domain::access::{EditRoles, InviteWorkers, NameStandIn, SeeRoles};
use domain::contact::Email;
use domain::date::Date;
use domain::id::{self, Id};
use domain::membership::{Basis, Perfil};
use domain::refusal::{Field, Problem, Refusal};
use domain::role::{Cause, Level, MOST_ROLES, RoleEdit};
use domain::roster::TypedEntry;
use domain::time::Span;

use crate::companies::{HERE, TRIGO, filled, refusal};
use crate::contract;
use crate::memberships::join;
use crate::people::Somebody;
use crate::world::{Browser, World};

/// A company, its representative, and people who joined as workers.
pub struct Team {
    pub company: Id<id::Company>,
    pub boss: Created,
    pub ana: Created,
    pub luz: Created,
}

pub const LUZ: &str = "luz@correo.example";

fn called(email: &str) -> Somebody<'_> {
    Somebody {
        platform: HERE,
        email,
        document: None,
        ..Somebody::ana()
    }
}

async fn somebody(world: &World, email: &str) -> Created {
    world.account_of(&called(email)).await.unwrap()
}

/// The browser of that person, in a session of its own.
pub async fn entered(world: &World, who: Created) -> Browser {
    let mut browser = world.browser();
    world.enter(&mut browser, &called(LUZ), who).await;
    browser
}

/// That person, asking in that company now, in a session of their own.
async fn asking(world: &World, who: Created, company: Id<id::Company>) -> Caller {
    let browser = entered(world, who).await;
    world.caller_at(&browser, HERE, company).await
}

pub async fn team(world: &World) -> Team {
    let company = world.opened(TRIGO, &filled()).await;
    let boss = somebody(world, "jefa@correo.example").await;
    let ana = somebody(world, "ana@correo.example").await;
    let luz = somebody(world, LUZ).await;
    join(world, boss, company, Some(Basis::Representative)).await;
    join(world, ana, company, None).await;
    join(world, luz, company, None).await;
    Team {
        company,
        boss,
        ana,
        luz,
    }
}

impl Team {
    /// A second administrator, for that reason.
    pub async fn second(&self, world: &World, basis: Basis) -> Created {
        let second = somebody(world, "segunda@correo.example").await;
        join(world, second, self.company, Some(basis)).await;
        second
    }

    /// That person, asking in the company now.
    pub async fn asks(&self, world: &World, who: Created) -> Caller {
        asking(world, who, self.company).await
    }

    /// What Ana may do with that module, as her next request finds it.
    async fn ana_may(&self, world: &World, module: &str) -> Option<Level> {
        let caller = self.asks(world, self.ana).await;
        let at = caller.session.unwrap().at.unwrap();
        at.door.unwrap().rights.level(module)
    }
}

pub fn edit(name: &str, permissions: &str, seen: i64) -> RoleEdit {
    RoleEdit {
        name: name.into(),
        description: String::new(),
        permissions: permissions.parse().unwrap(),
        seen,
    }
}

fn told(answer: Result<(), Denied>) -> Refusal {
    refusal(answer)
}

contract!(
    a30_a31_a32_a_perfil_holds_from_the_very_next_request,
    |world| {
        let team = team(&world).await;
        let boss = team.asks(&world, team.boss).await;
        assert_eq!(team.ana_may(&world, "turnos").await, None);
        let id = save(
            &boss,
            None,
            &edit("Jefatura", "turnos:see,personas:edit", 0),
        )
        .await
        .unwrap();
        give(&boss, team.ana.account, Perfil::Own(id))
            .await
            .unwrap();
        assert_eq!(team.ana_may(&world, "turnos").await, Some(Level::See));
        assert_eq!(team.ana_may(&world, "personas").await, Some(Level::Edit));
        let waiting = team.asks(&world, team.ana).await;
        assert_eq!(refusal(waiting.inside(SeeRoles)), Refusal::NotAllowed);
        let another = edit("Jefatura", "turnos:edit,perfiles:see", 1);
        save(&boss, Some(id), &another).await.unwrap();
        assert_eq!(team.ana_may(&world, "turnos").await, Some(Level::Edit));
        assert_eq!(team.ana_may(&world, "personas").await, None, "taken away");
        let now = team.asks(&world, team.ana).await;
        assert!(now.inside(SeeRoles).is_ok());
        assert_eq!(refusal(now.inside(EditRoles)), Refusal::NotAllowed);
        let known = list(&now).await.unwrap();
        let own = known
            .iter()
            .find(|one| one.perfil == Perfil::Own(id))
            .unwrap();
        assert_eq!((own.name.as_deref(), own.holders), (Some("Jefatura"), 1));
        assert_eq!(known[0].perfil, Perfil::Administrator);
    }
);

contract!(
    a09_a47_look_alikes_versions_and_what_is_above_are_refused,
    |world| {
        let team = team(&world).await;
        let boss = team.asks(&world, team.boss).await;
        let id = save(&boss, None, &edit("Nivel 1", "turnos:see", 0))
            .await
            .unwrap();
        let alike = Refusal::field(Field::RoleName, Problem::LooksAlike);
        for taken in ["Nivel l", "NIVEL I", "Administrador de accesos"] {
            let answer = save(&boss, None, &edit(taken, "", 0)).await;
            assert_eq!(refusal(answer), alike, "{taken}");
        }
        save(&boss, Some(id), &edit("Nivel 1", "turnos:edit", 1))
            .await
            .unwrap();
        let late = save(&boss, Some(id), &edit("Nivel 1", "", 1)).await;
        assert_eq!(refusal(late), Refusal::Outdated);
        // Ana edits perfiles, and nothing else.
        let few = save(&boss, None, &edit("Accesos", "perfiles:edit", 0))
            .await
            .unwrap();
        give(&boss, team.ana.account, Perfil::Own(few))
            .await
            .unwrap();
        let ana = team.asks(&world, team.ana).await;
        let above = save(&ana, Some(id), &edit("Nivel 1", "", 2)).await;
        assert_eq!(refusal(above), Refusal::AboveOwn);
        let lacking = save(&ana, None, &edit("Otro", "turnos:see", 0)).await;
        assert_eq!(refusal(lacking), Refusal::AboveOwn);
        let own = save(&ana, Some(few), &edit("Accesos", "", 1)).await;
        assert_eq!(refusal(own), Refusal::NotAllowed);
        let to_luz = give(&ana, team.luz.account, Perfil::Own(id)).await;
        assert_eq!(told(to_luz), Refusal::AboveOwn);
        let to_herself = give(&ana, team.ana.account, Perfil::Worker).await;
        assert_eq!(told(to_herself), Refusal::NotAllowed);
        let made = give(&ana, team.luz.account, Perfil::Administrator).await;
        assert_eq!(told(made), Refusal::AboveOwn);
        save(&ana, None, &edit("Lectura", "perfiles:see", 0))
            .await
            .unwrap();
        let foreign = Perfil::Own(Id::from_uuid(uuid::Uuid::from_u128(5)));
        let nowhere = give(&boss, team.luz.account, foreign).await;
        let not_there = Refusal::field(Field::Perfil, Problem::NotAChoice);
        assert_eq!(told(nowhere), not_there);
    }
);

contract!(
    a30_what_a_perfil_is_for_stands_with_it_and_is_copied_with_it,
    |world| {
        let team = team(&world).await;
        let boss = team.asks(&world, team.boss).await;
        let told = |description: &str, seen| RoleEdit {
            description: description.to_owned(),
            ..edit("Bodega", "turnos:see", seen)
        };
        let id = save(&boss, None, &told("Recibe la carga", 0))
            .await
            .unwrap();
        let own = Perfil::Own(id);
        let copied = view(&boss, Proposal::CopyOf(own)).await.unwrap();
        assert_eq!(
            (copied.description.as_str(), copied.current),
            ("Recibe la carga", None)
        );
        let another = told("  Recibe y despacha la carga ", 1);
        save(&boss, Some(id), &another).await.unwrap();
        let seen = view(&boss, Proposal::Of(own)).await.unwrap();
        let current = seen.current.unwrap();
        assert_eq!(current.description, "Recibe y despacha la carga");
        let all = list(&boss).await.unwrap();
        let one = all.iter().find(|one| one.perfil == own).unwrap();
        assert_eq!(one.description, current.description);
        let gone = removal(&boss, id).await.unwrap();
        assert_eq!(gone.description, current.description);
        // Too long a one changes nothing.
        let late = save(&boss, Some(id), &told(&"a".repeat(201), 2)).await;
        let long = Problem::TooLong { max: 200 };
        assert_eq!(refusal(late), Refusal::field(Field::RoleDescription, long));
        save(&boss, Some(id), &told("", 2)).await.unwrap();
        let seen = view(&boss, Proposal::Of(own)).await.unwrap();
        assert_eq!(seen.current.unwrap().description, "");
        assert_eq!(view(&boss, Proposal::New).await.unwrap().description, "");
    }
);

contract!(
    a30_where_no_other_perfil_fits_the_editor_knows_it_before_saving,
    |world| {
        let team = team(&world).await;
        let boss = team.asks(&world, team.boss).await;
        for number in 0..MOST_ROLES {
            let one = edit(&format!("Turno {number}"), "turnos:see", 0);
            save(&boss, None, &one).await.unwrap();
        }
        let one_more = edit("Bodega", "turnos:see", 0);
        let full = Refusal::field(Field::RoleName, Problem::TooMany { max: MOST_ROLES });
        let answer = save(&boss, None, &one_more).await;
        assert_eq!(refusal(answer), full);
        let seen = view(&boss, Proposal::New).await.unwrap();
        let planned = one_more.plan(None, &seen.acting, &seen.others, &[]);
        assert_eq!(planned, Err(full), "what the page shows");
    }
);

contract!(a48_a_right_that_was_taken_away_writes_nothing, |world| {
    let team = team(&world).await;
    let boss = team.asks(&world, team.boss).await;
    let few = edit("Accesos", "perfiles:edit,turnos:see", 0);
    let few = save(&boss, None, &few).await.unwrap();
    give(&boss, team.ana.account, Perfil::Own(few))
        .await
        .unwrap();
    // Her request began before the right went.
    let early = team.asks(&world, team.ana).await;
    give(&boss, team.ana.account, Perfil::Worker).await.unwrap();
    let answer = save(&early, None, &edit("Turnos", "turnos:see", 0)).await;
    assert_eq!(refusal(answer), Refusal::NotAllowed);
    let answer = give(&early, team.luz.account, Perfil::Own(few)).await;
    assert_eq!(told(answer), Refusal::NotAllowed);
    assert_eq!(list(&boss).await.unwrap().len(), 3);
});

contract!(a48_of_many_who_save_at_once_one_does, |world| {
    let team = team(&world).await;
    let boss = team.asks(&world, team.boss).await;
    let id = save(&boss, None, &edit("Turnos", "", 0)).await.unwrap();
    let mut saving = tokio::task::JoinSet::new();
    for n in 0..32 {
        let boss = boss.clone();
        saving.spawn(async move {
            let changes = n % 2 == 0;
            let (role, seen) = if changes { (Some(id), 1) } else { (None, 0) };
            let name = if changes { "Turnos" } else { "Bodega" };
            (
                changes,
                save(&boss, role, &edit(name, "turnos:see", seen))
                    .await
                    .is_ok(),
            )
        });
    }
    let mut done = [0, 0];
    while let Some(one) = saving.join_next().await {
        let (changes, is_done) = one.unwrap();
        done[usize::from(changes)] += u32::from(is_done);
    }
    assert_eq!(done, [1, 1], "one made, one changed");
});

contract!(a47_removing_a_perfil_moves_its_people, |world| {
    let team = team(&world).await;
    let boss = team.asks(&world, team.boss).await;
    let old = save(&boss, None, &edit("Viejo", "turnos:edit", 0))
        .await
        .unwrap();
    let new = save(&boss, None, &edit("Nuevo", "reportes:see", 0))
        .await
        .unwrap();
    give(&boss, team.ana.account, Perfil::Own(old))
        .await
        .unwrap();
    give(&boss, team.luz.account, Perfil::Own(old))
        .await
        .unwrap();
    // Somebody waits with it, without an account.
    let eva = waits(&boss, "43111222-1", old).await;
    let asked = removal(&boss, old).await.unwrap();
    assert_eq!((asked.holders, asked.waiting, asked.version), (2, 1, 1));
    assert_eq!(counted(&boss, old).await, Some(3));
    assert_eq!(asked.destinations.len(), 2);
    let none = Refusal::field(Field::Perfil, Problem::NotAChoice);
    for odd in [Perfil::Own(old), Perfil::Administrator] {
        assert_eq!(told(remove(&boss, (old, 1), odd).await), none);
    }
    let late = remove(&boss, (old, 7), Perfil::Worker).await;
    assert_eq!(told(late), Refusal::Outdated);
    remove(&boss, (old, 1), Perfil::Own(new)).await.unwrap();
    assert_eq!(team.ana_may(&world, "turnos").await, None);
    assert_eq!(team.ana_may(&world, "reportes").await, Some(Level::See));
    let moved = people::card(&boss, eva).await.unwrap().person.perfil;
    assert_eq!(moved, Perfil::Own(new));
    let asked = (counted(&boss, old).await, counted(&boss, new).await);
    assert_eq!(asked, (None, Some(3)));
    let gone = remove(&boss, (old, 1), Perfil::Worker).await;
    assert_eq!(told(gone), Refusal::NotFound);
    let gone = view(&boss, Proposal::Of(Perfil::Own(old))).await;
    assert_eq!(refusal(gone), Refusal::NotFound);
    backend::people::tidy(&world.backend).await.unwrap();
    let kept = view(&boss, Proposal::Of(Perfil::Own(new))).await.unwrap();
    assert_eq!((kept.holders, kept.concerned, kept.people.len()), (2, 2, 2));
    // Nobody but who waits.
    let other = save(&boss, None, &edit("De un archivo", "turnos:see", 0)).await;
    let other = other.unwrap();
    waits(&boss, "43222333-7", other).await;
    let asked = removal(&boss, other).await.unwrap();
    assert_eq!((asked.holders, asked.waiting), (0, 1));
});

/// Adds somebody who has no account, and gives them that perfil.
async fn waits(boss: &Caller, rut: &str, role: Id<id::Role>) -> Id<id::RosterPerson> {
    let typed = TypedEntry {
        rut: rut.into(),
        names: "Eva".into(),
        first_surname: "Mena".into(),
        card: "523456789".into(),
        ..TypedEntry::default()
    };
    let id = people::enter(boss, &typed, None).await.unwrap();
    let version = people::card(boss, id).await.unwrap().version;
    let given = people::give_perfil(boss, (id, version), Perfil::Own(role)).await;
    assert!(given.unwrap());
    id
}

/// How many have that perfil, as the list of perfiles tells.
async fn counted(boss: &Caller, role: Id<id::Role>) -> Option<i64> {
    let all = list(boss).await.unwrap();
    let found = all.iter().find(|one| one.perfil == Perfil::Own(role));
    found.map(|one| one.holders)
}

contract!(a28_a_stand_in_administers_until_the_day_is_over, |world| {
    let team = team(&world).await;
    let boss = team.asks(&world, team.boss).await;
    let luz = Email::parse(LUZ).unwrap();
    let day = Date::new(2026, 11, 4).unwrap();
    let wrong = |field, problem| Refusal::field(field, problem);
    let past = name(&boss, &luz, Date::new(2026, 11, 1).unwrap()).await;
    assert_eq!(told(past), wrong(Field::Until, Problem::DatePast));
    let far = name(&boss, &luz, Date::new(2027, 11, 1).unwrap()).await;
    assert_eq!(
        told(far),
        wrong(Field::Until, Problem::DateTooFar { days: 90 })
    );
    let nobody = Email::parse("nadie@correo.example").unwrap();
    let answer = name(&boss, &nobody, day).await;
    assert_eq!(told(answer), wrong(Field::Email, Problem::NotAMember));
    name(&boss, &luz, day).await.unwrap();
    let letters = world.letters().await;
    assert!(letters.iter().any(|letter| letter.to.delivery() == LUZ));
    let caller = team.asks(&world, team.luz).await;
    assert!(caller.inside(InviteWorkers).is_ok() && caller.inside(EditRoles).is_ok());
    assert_eq!(refusal(caller.inside(NameStandIn)), Refusal::NotAllowed);
    let id = save(&caller, None, &edit("Turnos", "turnos:edit", 0))
        .await
        .unwrap();
    let own = give(&caller, team.luz.account, Perfil::Own(id)).await;
    assert_eq!(told(own), Refusal::NotAllowed);
    assert!(stand_ins(&boss).await.unwrap()[0].stands);
    world.passes(Span::days(3));
    let later = team.asks(&world, team.luz).await;
    assert_eq!(refusal(later.inside(EditRoles)), Refusal::NotAllowed);
    let boss = team.asks(&world, team.boss).await;
    assert!(!stand_ins(&boss).await.unwrap()[0].stands);
    name(&boss, &luz, Date::new(2026, 11, 20).unwrap())
        .await
        .unwrap();
    end(&boss, team.luz.account).await.unwrap();
    let over = team.asks(&world, team.luz).await;
    assert_eq!(refusal(over.inside(InviteWorkers)), Refusal::NotAllowed);
    assert_eq!(told(end(&boss, team.luz.account).await), Refusal::NotFound);
});

contract!(a31_why_somebody_may_see_something_on_any_day, |world| {
    let team = team(&world).await;
    let boss = team.asks(&world, team.boss).await;
    let role = save(&boss, None, &edit("Turnos", "turnos:edit", 0))
        .await
        .unwrap();
    world.passes(Span::days(2));
    let boss = team.asks(&world, team.boss).await;
    give(&boss, team.ana.account, Perfil::Own(role))
        .await
        .unwrap();
    world.passes(Span::days(2));
    let boss = team.asks(&world, team.boss).await;
    save(&boss, Some(role), &edit("Horarios", "turnos:see", 1))
        .await
        .unwrap();
    world.passes(Span::days(2));
    let boss = team.asks(&world, team.boss).await;
    remove(&boss, (role, 2), Perfil::Worker).await.unwrap();
    world.passes(Span::days(1));
    let boss = team.asks(&world, team.boss).await;
    let asks = async |day: Option<u8>| {
        let question = Question {
            account: team.ana.account,
            module: "turnos".parse().unwrap(),
            day: day.map(|day| Date::new(2026, 11, day).unwrap()),
        };
        why(&boss, &question).await
    };
    // Joined on the 2nd, got the perfil on the 4th; it changed on the 6th and went on the 8th.
    for (day, level, cause, perfil) in [
        (Some(1), None, Cause::NoMember, None),
        (Some(2), None, Cause::Base, None),
        (Some(4), Some(Level::Edit), Cause::OwnPerfil, Some("Turnos")),
        (
            Some(6),
            Some(Level::See),
            Cause::OwnPerfil,
            Some("Horarios"),
        ),
        (Some(8), None, Cause::Base, None),
        (None, None, Cause::Base, None),
    ] {
        let answer = asks(day).await.unwrap();
        assert_eq!(
            (answer.why.level, answer.why.cause),
            (level, cause),
            "{day:?}"
        );
        assert_eq!(answer.perfil_name.as_deref(), perfil, "{day:?}");
    }
    let ahead = Refusal::field(Field::Until, Problem::DateFuture);
    assert_eq!(refusal(asks(Some(30)).await), ahead);
    // What is explained for now is what is enforced.
    assert_eq!(team.ana_may(&world, "turnos").await, None);
});

contract!(a46_a_perfil_of_another_company_is_not_there, |world| {
    let team = team(&world).await;
    let boss = team.asks(&world, team.boss).await;
    let role = save(&boss, None, &edit("Turnos", "turnos:edit", 0))
        .await
        .unwrap();
    let other = crate::memberships::bare(&world, 1).await;
    let chief = somebody(&world, "otra@correo.example").await;
    join(&world, chief, other, Some(Basis::Representative)).await;
    let chief = asking(&world, chief, other).await;
    let there = Proposal::Of(Perfil::Own(role));
    assert_eq!(refusal(view(&chief, there).await), Refusal::NotFound);
    let saved = save(&chief, Some(role), &edit("Turnos", "", 1)).await;
    assert_eq!(refusal(saved), Refusal::NotFound);
    let removed = remove(&chief, (role, 1), Perfil::Worker).await;
    assert_eq!(told(removed), Refusal::NotFound);
    let given = give(&chief, team.ana.account, Perfil::Worker).await;
    assert_eq!(told(given), Refusal::NotFound);
    let mine = list(&boss).await.unwrap();
    assert_eq!(mine.len(), 3, "untouched");
    assert_eq!(list(&chief).await.unwrap().len(), 2);
});

contract!(
    x05_the_past_of_a_membership_ends_with_what_stands,
    |world| {
        let team = team(&world).await;
        let boss = team.asks(&world, team.boss).await;
        let role = save(&boss, None, &edit("Turnos", "turnos:edit", 0))
            .await
            .unwrap();
        for (who, perfil) in [
            (team.ana, Perfil::Own(role)),
            (team.luz, Perfil::Own(role)),
            (team.ana, Perfil::Worker),
        ] {
            give(&boss, who.account, perfil).await.unwrap();
        }
        let now = world.backend.env.clock.now();
        for who in [team.ana, team.luz] {
            let (row, past) = world
                .backend
                .db
                .read(|mut tx| async move {
                    let row =
                        storage::membership::of(&mut tx, HERE, who.account, team.company).await?;
                    let row = row.unwrap();
                    let past = storage::membership::past(&mut tx, HERE, row.id, now).await?;
                    tx.done((row, past.unwrap()))
                })
                .await
                .unwrap();
            let stands = (
                row.perfil().unwrap(),
                row.basis().unwrap(),
                row.state().unwrap(),
            );
            assert_eq!(past.read(now).unwrap(), stands);
        }
    }
);
