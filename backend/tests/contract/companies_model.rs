//! Random people, tabs, companies and clicks against a model of a few lines (A43): what the address
//! names opens exactly for those whom it should, and never does anybody see a row of another.

use backend::company::{self, home};
use backend::fault::Denied;
use backend::membership::{administrators, mine};
use backend::storage;
use domain::access::EnterCompany;
use domain::company::Adherence;
use domain::id::{self, Id};
use domain::membership::{Basis, MembershipState, Perfil};
use domain::refusal::Refusal;
use domain::time::Span;

use crate::companies::HERE;
use crate::contract;
use crate::memberships::{bare, join};
use crate::people::Somebody;
use crate::world::{Browser, World};

const SEQUENCES: usize = 500;
const STEPS: usize = 30;
const PEOPLE: usize = 5;
const COMPANIES: usize = 4;

/// Chance that is the same in each run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        // A linear congruence (Knuth); its high bits are good enough to choose with.
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

/// What should be so.
struct Model {
    people: Vec<(Browser, backend::account::Created)>,
    companies: Vec<Id<id::Company>>,
    adhered: [bool; COMPANIES],
    /// Perfil and state of each person in each company.
    members: [[Option<(Perfil, MembershipState)>; COMPANIES]; PEOPLE],
    /// Whose session began before they were disabled there.
    outside: [[bool; COMPANIES]; PEOPLE],
}

impl Model {
    /// What somebody should be answered at the door of a company.
    fn door(&self, person: usize, company: usize) -> Result<(), Refusal> {
        match (self.members[person][company], self.adhered[company]) {
            (None, _) => Err(Refusal::NotFound),
            (_, false) => Err(Refusal::CompanyEnded),
            (Some((_, MembershipState::Disabled)), _) => {
                Err(Refusal::MembershipDisabled { reason: None })
            }
            _ if self.outside[person][company] => Err(Refusal::SignInAgain),
            _ => Ok(()),
        }
    }

    /// Signs in anew, so that nothing of before keeps them outside.
    async fn sign_in(&mut self, world: &World, person: usize) {
        world.passes(Span::seconds(1));
        let (mut browser, who) = (world.browser(), self.people[person].1);
        world
            .enter(&mut browser, &somebody(&email(person)), who)
            .await;
        self.people[person].0 = browser;
        self.outside[person] = [false; COMPANIES];
    }

    async fn click(&self, world: &World, (person, company): (usize, usize)) {
        let caller = world
            .caller_at(&self.people[person].0, HERE, self.companies[company])
            .await;
        let asked = caller.inside(EnterCompany).map(drop).map_err(refused);
        assert_eq!(asked, self.door(person, company));
        match home(&caller).await {
            Err(denied) => assert_eq!(Err(refused(denied)), self.door(person, company)),
            Ok(home) => {
                assert_eq!(self.door(person, company), Ok(()));
                assert_eq!(home.company, self.companies[company]);
                assert_eq!(home.name, format!("Empresa {company:04}"));
                let (perfil, _) = self.members[person][company].unwrap();
                assert_eq!(home.perfil, perfil);
            }
        }
    }

    async fn list_administrators(&self, world: &World, (person, company): (usize, usize)) {
        let caller = world
            .caller_at(&self.people[person].0, HERE, self.companies[company])
            .await;
        let Ok(listed) = administrators(&caller).await else {
            assert!(self.door(person, company).is_err());
            return;
        };
        let leads = |one: &usize| {
            self.members[*one][company] == Some((Perfil::Administrator, MembershipState::Enabled))
        };
        let mut wanted: Vec<_> = (0..PEOPLE)
            .filter(leads)
            .map(|one| self.people[one].1.account)
            .collect();
        let mut found: Vec<_> = listed.into_iter().map(|one| one.account).collect();
        wanted.sort();
        found.sort();
        assert_eq!(found, wanted);
    }

    async fn list_companies(&self, world: &World, person: usize) {
        let caller = world.caller(&self.people[person].0, HERE).await;
        let listed = mine(&caller, None).await.unwrap();
        let found: Vec<_> = listed
            .companies
            .iter()
            .map(|row| (row.company, row.perfil, row.state, row.door.is_ok()))
            .collect();
        let wanted: Vec<_> = (0..COMPANIES)
            .filter_map(|company| {
                let (perfil, state) = self.members[person][company]?;
                // Whoever has to sign in anew is told so when they enter.
                let door = self.door(person, company);
                let open = matches!(door, Ok(()) | Err(Refusal::SignInAgain));
                Some((self.companies[company], perfil, state, open))
            })
            .collect();
        assert_eq!(found, wanted);
    }

    async fn change(&mut self, world: &World, dice: &mut Dice) {
        let (person, company) = (dice.roll(PEOPLE), dice.roll(COMPANIES));
        let at = self.companies[company];
        let who = self.people[person].1;
        if dice.roll(4) == 0 {
            self.adhered[company] = !self.adhered[company];
            let next = if self.adhered[company] {
                Adherence::Adhered
            } else {
                Adherence::Ended
            };
            let why = "Cambio de contrato";
            world
                .by_hand(async |hand| company::set_adherence(hand, at, next, why).await.unwrap())
                .await;
            return;
        }
        let Some((perfil, state)) = self.members[person][company] else {
            join(world, who, at, None).await;
            self.members[person][company] = Some((Perfil::Worker, MembershipState::Enabled));
            return;
        };
        let next = match (dice.roll(2), state, perfil) {
            (0, MembershipState::Enabled, _) => (perfil, MembershipState::Disabled),
            (0, MembershipState::Disabled, _) => (perfil, MembershipState::Enabled),
            (_, _, Perfil::Worker) => (Perfil::Administrator, state),
            (_, _, Perfil::Administrator | Perfil::Own(_)) => (Perfil::Worker, state),
            (_, _, Perfil::Tier(_)) => unreachable!("of institutions"),
        };
        self.members[person][company] = Some(next);
        if (state, next.1) == (MembershipState::Enabled, MembershipState::Disabled) {
            self.outside[person][company] = true;
        }
        let basis = (next.0 == Perfil::Administrator).then_some(Basis::Appointed);
        let now = world.backend.env.clock.now();
        world
            .backend
            .db
            .write(|mut tx| async move {
                let row = storage::membership::of(&mut tx, HERE, who.account, at).await?;
                let row = row.unwrap();
                let next = (next.1, next.0, basis);
                storage::membership::change(&mut tx, HERE, &row, next, now).await?;
                tx.done(())
            })
            .await
            .unwrap();
    }
}

fn refused(denied: Denied) -> Refusal {
    match denied {
        Denied::Refused(refusal) => refusal,
        Denied::Fault(fault) => panic!("{fault:?}"),
    }
}

fn email(person: usize) -> String {
    format!("persona{person}@correo.example")
}

fn somebody(email: &str) -> Somebody<'_> {
    Somebody {
        platform: HERE,
        email,
        document: None,
        state: domain::AccountState::Active,
    }
}

async fn begins(world: &World) -> Model {
    let (mut people, mut companies) = (Vec::new(), Vec::new());
    for n in 0..PEOPLE {
        let email = email(n);
        let somebody = somebody(&email);
        let who = world.account_of(&somebody).await.unwrap();
        let mut browser = world.browser();
        world.enter(&mut browser, &somebody, who).await;
        people.push((browser, who));
    }
    for n in 0..COMPANIES {
        companies.push(bare(world, u32::try_from(n).unwrap()).await);
    }
    Model {
        people,
        companies,
        adhered: [true; COMPANIES],
        members: [[None; COMPANIES]; PEOPLE],
        outside: [[false; COMPANIES]; PEOPLE],
    }
}

contract!(
    a43_random_people_tabs_companies_and_clicks_see_their_own_and_nothing_else,
    |world| {
        let mut model = begins(&world).await;
        let mut dice = Dice(2026);
        for _ in 0..crate::rounds(SEQUENCES) {
            // A tab keeps its company whatever the other ones do.
            let tabs: Vec<_> = (0..4)
                .map(|_| (dice.roll(PEOPLE), dice.roll(COMPANIES)))
                .collect();
            for _ in 0..STEPS {
                let tab = tabs[dice.roll(tabs.len())];
                match dice.roll(40) {
                    39 => model.sign_in(&world, tab.0).await,
                    roll => match roll % 8 {
                        0 => model.change(&world, &mut dice).await,
                        1 => model.list_administrators(&world, tab).await,
                        2 => model.list_companies(&world, tab.0).await,
                        _ => model.click(&world, tab).await,
                    },
                }
            }
        }
    }
);
