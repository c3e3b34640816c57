//! Property 11: after random acts, and on each way into a company and out of it, the entries of the audit
//! tell what is stored.

use backend::fault::Denied;
use backend::membership::{accept, appoint, join as enter_as_new, revoke};
use backend::people::{
    self, Bulk, ToDo, Why, create_section, delete_section, edit_section, enter, several, tidy, undo,
};
use backend::role::{self, Proposal};
use backend::{bulk, calendar, company};
use domain::company::Adherence;
use domain::contact::Email;
use domain::date::Date;
use domain::id::{self, Id};
use domain::membership::{Perfil, Reason, Tier, TypedInvitee};
use domain::roster::{SectionName, TypedEntry};
use domain::time::Span;

use crate::bulk::{EDITS, Office, people as file_of, rut};
use crate::companies::{HERE, TRIGO, filled};
use crate::contract;
use crate::dice::Dice;
use crate::institution::{CCT, Switch, give_tier, switch};
use crate::registration::count;
use crate::replay::Replay;
use crate::roles::{LUZ, edit};
use crate::roster::{Firm, disable, somebody};
use crate::typed_numbers::{CARD, EVAS_RUT, TYPED, gets_an_account, has_an_account, types};
use crate::worker::{EVA, load, texts};
use crate::world::World;

const ACTS: usize = 140;
const EVA_AT: &str = "eva@trigo.example";
/// People with accounts, who may be added.
const KNOWN: [(&str, &str); 4] = [
    (LUZ, "43111222-1"),
    ("leo@correo.example", "45000009-4"),
    ("eva@correo.example", "46123123-3"),
    ("noa@correo.example", "42000003-0"),
];
const COLOURS: [&str; 4] = ["rojo", "azul", "verde", "gris"];
const MODULES: [&str; 4] = ["turnos", "reportes", "personas", "perfiles"];

/// What was done; nothing where the rules refuse it.
pub fn settled<T>(answer: Result<T, Denied>) -> Option<T> {
    match answer {
        Ok(done) => Some(done),
        Err(Denied::Refused(_)) => None,
        Err(Denied::Fault(fault)) => panic!("{fault:?}"),
    }
}

/// A company in which anything happens.
pub struct Busy {
    pub firm: Firm,
    dice: Dice,
    pub people: Vec<Id<id::RosterPerson>>,
    roles: Vec<Id<id::Role>>,
    /// Of those of [`KNOWN`].
    pub accounts: Vec<Id<id::Account>>,
    acts: Vec<Id<id::RosterAct>>,
    added: u32,
}

impl Busy {
    pub async fn begins(world: World) -> Self {
        let firm = Firm::new(world).await;
        let mut accounts = Vec::new();
        for (email, rut) in KNOWN {
            let (_, who) = somebody(&firm.world, email, rut).await;
            accounts.push(who.account);
        }
        let people = vec![firm.named("40000001").await.id];
        Self {
            firm,
            dice: Dice(11),
            people,
            roles: Vec::new(),
            accounts,
            acts: Vec::new(),
            added: 0,
        }
    }

    pub async fn acts(&mut self) {
        match self.dice.roll(16) {
            0..=2 => self.adds().await,
            3 | 4 => self.switches().await,
            5 | 14 => self.ends().await,
            6 | 7 => self.gives().await,
            8 | 9 => self.designs().await,
            10 => self.removes().await,
            11 => self.sections().await,
            12 | 15 => self.stands_in().await,
            _ => self.several().await,
        }
    }

    /// Somebody with an account, while there are, or without.
    async fn adds(&mut self) {
        let known = KNOWN.get(usize::try_from(self.added / 2).unwrap());
        let known = known.filter(|_| self.added.is_multiple_of(2));
        self.added += 1;
        let typed = TypedEntry {
            rut: known.map_or_else(|| rut(10_900_000 + self.added), |one| one.1.to_owned()),
            names: "Eva".into(),
            first_surname: "Soto".into(),
            ..TypedEntry::default()
        };
        let entered = enter(&self.firm.asks().await, &typed, None).await;
        self.people.extend(settled(entered));
    }

    async fn switches(&mut self) {
        let who = self.dice.pick(&self.people).unwrap();
        let what = match self.dice.roll(4) {
            0 | 1 => ToDo::Enable,
            2 => disable(Reason::Left),
            _ => disable(Reason::Absence),
        };
        settled(self.firm.does(who, what).await);
    }

    fn day(&mut self, most: usize) -> Date {
        let world = &self.firm.world;
        let platform = world.backend.platform(HERE).unwrap();
        let today = calendar::today(&platform, world.backend.env.clock.now()).unwrap();
        let more = i64::try_from(self.dice.roll(most)).unwrap();
        Date::from_days_since_epoch(today.days_since_epoch() + more).unwrap()
    }

    async fn ends(&mut self) {
        let who = self.dice.pick(&self.people).unwrap();
        let day = self.day(4);
        let day = (self.dice.roll(4) > 0).then_some(day);
        settled(self.firm.does(who, ToDo::Leave(day)).await);
    }

    async fn gives(&mut self) {
        let who = self.dice.pick(&self.people).unwrap();
        let own = self.dice.pick(&self.roles).map(Perfil::Own);
        let perfil = match self.dice.roll(5) {
            0 => Perfil::Administrator,
            1 => Perfil::Worker,
            _ => own.unwrap_or(Perfil::Worker),
        };
        settled(self.firm.gives(who, perfil).await);
    }

    async fn version(&self, role: Id<id::Role>) -> i64 {
        let caller = self.firm.asks().await;
        let view = role::view(&caller, Proposal::Of(Perfil::Own(role))).await;
        view.unwrap().current.unwrap().version
    }

    async fn designs(&mut self) {
        let known = self.dice.pick(&self.roles);
        let role = known.filter(|_| self.dice.roll(2) == 0);
        let seen = match role {
            Some(role) => self.version(role).await,
            None => 0,
        };
        let name = format!(
            "Perfil ({}) {}",
            COLOURS[self.dice.roll(COLOURS.len())],
            self.dice.roll(9)
        );
        let level = ["see", "edit"][self.dice.roll(2)];
        let (one, other) = (self.dice.roll(2), 2 + self.dice.roll(2));
        let allowed = format!("{}:{level},{}:see", MODULES[one], MODULES[other]);
        let name = if self.dice.roll(2) == 0 {
            name.replace(['(', ')'], "")
        } else {
            name
        };
        let wanted = edit(&name, &allowed, seen);
        let saved = role::save(&self.firm.asks().await, role, &wanted).await;
        let saved = settled(saved).filter(|_| role.is_none());
        self.roles.extend(saved);
    }

    async fn removes(&mut self) {
        let Some(role) = self.dice.pick(&self.roles).filter(|_| self.roles.len() > 2) else {
            return;
        };
        let seen = self.version(role).await;
        let caller = self.firm.asks().await;
        if settled(role::remove(&caller, (role, seen), Perfil::Worker).await).is_some() {
            self.roles.retain(|one| *one != role);
        }
    }

    async fn sections(&mut self) {
        let caller = self.firm.asks().await;
        let there = people::sections(&caller).await.unwrap().branches;
        let all: Vec<_> = there
            .iter()
            .map(|one| (Id::<id::Section>::from_uuid(one.branch.id), one.version))
            .collect();
        let (one, other) = (self.dice.pick(&all), self.dice.pick(&all));
        let name = format!("Sección {}", COLOURS[self.dice.roll(COLOURS.len())]);
        let name = SectionName::parse(&name).unwrap();
        let below = other.map(|(id, _)| id);
        match (self.dice.roll(4), one) {
            (0, Some((id, _))) => settled(delete_section(&caller, id, below).await),
            (1, Some(one)) => settled(edit_section(&caller, one, &name, below).await),
            _ => settled(create_section(&caller, &name, below).await),
        };
        if let Some((section, _)) = one {
            let who = self.dice.pick(&self.people).unwrap();
            settled(self.firm.does(who, ToDo::Section(Some(section))).await);
        }
    }

    async fn stands_in(&mut self) {
        let n = self.dice.roll(KNOWN.len());
        let until = self.day(3);
        let caller = self.firm.asks().await;
        if self.dice.roll(3) == 0 {
            settled(role::end(&caller, self.accounts[n]).await);
        } else {
            let email = Email::parse(KNOWN[n].0).unwrap();
            settled(role::name(&caller, &email, until).await);
        }
    }

    async fn several(&mut self) {
        let caller = self.firm.asks().await;
        if let Some(act) = self.acts.pop() {
            settled(undo(&caller, act).await);
            return;
        }
        let what = Bulk::Disable(Why {
            reason: Some(Reason::Security),
            note: None,
        });
        let some: Vec<_> = (0..3)
            .filter_map(|_| self.dice.pick(&self.people))
            .collect();
        let done = several(&caller, &some, &what).await.unwrap();
        self.acts.extend(done.act);
    }

    /// Nobody enters for a day; then end dates have come, and everything is as it was besides.
    async fn rests(&mut self, replay: &mut Replay) {
        let (world, at) = (&self.firm.world, self.firm.company);
        for next in [Adherence::Ended, Adherence::Adhered] {
            let why = "Cambio de contrato";
            world
                .by_hand(async |hand| company::set_adherence(hand, at, next, why).await.unwrap())
                .await;
            replay.agrees(world, "adherence").await;
        }
        self.firm.later(Span::hours(30)).await;
        replay.agrees(&self.firm.world, "before it is noted").await;
        tidy(&self.firm.world.backend).await.unwrap();
        replay.agrees(&self.firm.world, "end dates").await;
    }
}

contract!(
    x05_random_acts_replayed_from_the_audit_are_what_is_stored,
    |world| {
        let mut busy = Busy::begins(world).await;
        let mut replay = Replay::begins(&busy.firm.world, HERE).await;
        for n in 0..crate::rounds(ACTS) {
            busy.acts().await;
            if n % 4 == 3 {
                replay.agrees(&busy.firm.world, &format!("act {n}")).await;
            }
            if n % 20 == 19 {
                busy.rests(&mut replay).await;
            }
        }
        let world = &busy.firm.world;
        for act in [
            "person.added",
            "person.disabled",
            "person.ending",
            "person.left",
            "perfil.changed",
            "role.changed",
            "role.removed",
            "section.created",
            "stand_in.named",
        ] {
            let done = crate::replay::written(world, act).await;
            assert!(done > 0, "{act} never happened");
        }
        backend::audit::verify(&world.backend, HERE).await.unwrap();
    }
);

contract!(
    x05_a67_a69_whom_files_hire_and_dismiss_and_who_registers_is_replayed,
    |world| {
        let mut replay = Replay::begins(&world, HERE).await;
        world.opened(TRIGO, &filled()).await;
        replay.agrees(&world, "a company and its first user").await;
        load(&world, &[EVA]).await;
        gets_an_account(&world, EVAS_RUT, CARD, EVA_AT).await;
        replay.agrees(&world, "a worker who registered").await;
        for state in ["Inhabilitado", "Activo", "Inhabilitado"] {
            world.passes(Span::seconds(1));
            load(&world, &[&EVA.replace("Activo", state)]).await;
            replay.agrees(&world, state).await;
        }
    }
);

contract!(
    x05_a59_what_a_file_of_workers_does_to_a_member_stands_on_the_ficha,
    |world| {
        let firm = Firm::of_trigo(world).await;
        let mut replay = Replay::begins(&firm.world, HERE).await;
        // She has an account, and her employer's file names her afterwards.
        somebody(&firm.world, EVA_AT, EVAS_RUT).await;
        load(&firm.world, &[EVA]).await;
        replay.agrees(&firm.world, "listed by the file").await;
        for state in ["Inhabilitado", "Activo"] {
            firm.world.passes(Span::seconds(1));
            load(&firm.world, &[&EVA.replace("Activo", state)]).await;
            // The same file once more says nothing new.
            load(&firm.world, &[&EVA.replace("Activo", state)]).await;
            replay.agrees(&firm.world, state).await;
        }
        let eva = firm.named("43111222").await.id;
        let told = firm.card(eva).await.history;
        let acts: Vec<&str> = told.iter().map(|one| one.action.as_str()).collect();
        assert_eq!(acts, ["person.returned", "person.left", "person.added"]);
        assert!(told.iter().all(|one| one.who.is_none()), "{told:?}");
    }
);

contract!(
    x05_a46_companies_that_join_an_account_there_is_are_told,
    |world| {
        let own = "eva@correo.example";
        types(&world, 2, TYPED).await;
        gets_an_account(&world, EVAS_RUT, TYPED, own).await;
        world.opened(TRIGO, &filled()).await;
        load(&world, &[EVA]).await;
        let mut replay = Replay::begins(&world, HERE).await;
        has_an_account(&world, CARD, own).await;
        replay
            .agrees(&world, "one person, by the same mailbox")
            .await;
        let joined = "SELECT count(*) FROM audit_entry WHERE action = 'claim.joined'";
        assert_eq!(count(&world, joined).await, 1);
    }
);

contract!(x05_a28_who_is_appointed_and_revoked_is_replayed, |world| {
    let firm = Firm::new(world).await;
    let world = &firm.world;
    let (_, luz) = somebody(world, LUZ, "43111222-1").await;
    let mut replay = Replay::begins(world, HERE).await;
    for turn in ["once", "twice"] {
        world.passes(Span::seconds(1));
        let email = Email::parse(LUZ).unwrap();
        appoint(&firm.asks().await, &email).await.unwrap();
        let link = world.opens_newest_link().await;
        accept(&world.caller(&link, HERE).await).await.unwrap();
        replay.agrees(world, turn).await;
        revoke(&firm.asks().await, luz.account).await.unwrap();
        replay.agrees(world, turn).await;
    }
});

contract!(
    x05_a68_who_comes_in_behind_a_companys_link_is_replayed,
    |world| {
        let firm = Firm::new(world.where_nobody_registers().await).await;
        let world = &firm.world;
        let eva = firm.adds(EVAS_RUT, "Eva", "Mena", EVA_AT).await.id;
        let own = edit("Turnos", "turnos:see", 0);
        let own = role::save(&firm.asks().await, None, &own).await.unwrap();
        firm.gives(eva, Perfil::Own(own)).await.unwrap();
        let day = Some(Date::new(2026, 12, 1).unwrap());
        firm.does(eva, ToDo::Leave(day)).await.unwrap();
        let mut replay = Replay::begins(world, HERE).await;
        let mut link = world.browser();
        link.open_link(HERE, &world.mailed("/enlace/nombramiento/").await);
        let typed = TypedInvitee {
            first_name: "Eva".into(),
            first_surname: "Mena".into(),
            rut: EVAS_RUT.into(),
            consent_data: true,
            ..TypedInvitee::default()
        };
        let words = "tortuga verde en patines";
        let caller = world.caller(&link, HERE).await;
        enter_as_new(&caller, &typed, (words, words), &texts())
            .await
            .unwrap();
        assert!(firm.card(eva).await.person.account);
        replay
            .agrees(world, "perfil and end date that waited")
            .await;
    }
);

contract!(x05_a66_a_load_and_taking_it_back_are_replayed, |world| {
    let office = Office::opens(&world).await;
    let own = edit("Turnos", "turnos:see", 0);
    role::save(&office.caller().await, None, &own)
        .await
        .unwrap();
    somebody(&world, LUZ, &rut(10_000_009)).await;
    let mut replay = Replay::begins(&world, HERE).await;
    let back = async |load: &str| {
        bulk::undo(&office.caller().await, load).await.unwrap();
        office.works().await;
    };
    for _ in 0..2 {
        let new = office.loads(&file_of(10_000_008, 3)).await;
        replay
            .agrees(&world, "new people, one with an account")
            .await;
        back(&new).await;
        replay.agrees(&world, "all of them gone").await;
    }
    assert!(office.person(10_000_009).await.is_none());
    office.loads(&file_of(10_000_009, 1)).await;
    let luz = rut(10_000_009);
    let titles = "RUT;Nombres;Apellido paterno;Estado;Perfil";
    let file = format!("{titles}\r\n{luz};Ana;Soto;;Turnos\r\n");
    let given = office.loads(&file).await;
    replay.agrees(&world, "a perfil").await;
    let off = office
        .loads(&format!("{EDITS}{luz};;Inhabilitado\r\n"))
        .await;
    replay.agrees(&world, "a state").await;
    for load in [off, given] {
        back(&load).await;
        replay.agrees(&world, "taken back").await;
    }
});

contract!(
    x05_c30_tiers_of_an_institution_are_told_under_the_words_they_have,
    |world| {
        let mut replay = Replay::begins(&world, CCT).await;
        let top = world.institution(1, 9).await;
        let user = world.joins(&top, 1, Tier::User).await;
        world.joins(&top, 2, Tier::Administrator).await;
        replay.agrees(&world, "invited").await;
        for tier in [Tier::Administrator, Tier::Super, Tier::User] {
            let given = give_tier(&world.asks(&top).await, &user, tier).await;
            given.unwrap();
            replay.agrees(&world, tier.code()).await;
        }
        for what in [Switch::Off(Reason::Left), Switch::On] {
            let done = switch(&world.asks(&top).await, &user, what).await;
            done.unwrap();
            replay.agrees(&world, "switched").await;
        }
    }
);
