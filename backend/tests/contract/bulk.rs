//! «Cargas masivas»: nothing happens before it was shown and agreed to, then all of it, once, by
//! whichever worker lives; and it is taken back where nobody touched the person since.

use backend::account::Created;
use backend::audit;
use backend::bulk::{self, Load, Receiving, Told};
use backend::fault::Denied;
use backend::role;
use backend::storage::roster::RosterRow;
use backend::storage::{self, Db};
use domain::Rut;
use domain::bulk::{Column, Mapping, Outcome, Stage};
use domain::document::{Document, DocumentKind};
use domain::id::{self, Id};
use domain::membership::{Basis, MembershipState, Perfil};
use domain::refusal::{Field, Problem, Refusal};
use domain::time::Span;

use crate::companies::{HERE, TRIGO, filled, refusal};
use crate::contract;
use crate::memberships::{bare, join};
use crate::people::Somebody;
use crate::roles::edit;
use crate::world::{Browser, World};

const NEW: &str = "RUT;Nombres;Apellido paterno;Correo;Estado\r\n";
pub const EDITS: &str = "RUT;Correo;Estado\r\n";

/// The RUT with that number.
pub fn rut(body: u32) -> String {
    Rut::from_body(body).unwrap().to_string()
}

/// The access administrator of a company.
pub struct Office<'w> {
    pub world: &'w World,
    browser: Browser,
    pub company: Id<id::Company>,
    who: Created,
}

fn chief(email: &str) -> Somebody<'_> {
    Somebody {
        platform: HERE,
        email,
        document: None,
        ..Somebody::ana()
    }
}

impl<'w> Office<'w> {
    pub async fn opens(world: &'w World) -> Self {
        let company = world.opened(TRIGO, &filled()).await;
        Self::of(world, company, "jefa@trigo.example").await
    }

    pub async fn of(world: &'w World, company: Id<id::Company>, email: &str) -> Self {
        let chief = chief(email);
        let who = world.account_of(&chief).await.unwrap();
        join(world, who, company, Some(Basis::Appointed)).await;
        let mut browser = world.browser();
        world.enter(&mut browser, &chief, who).await;
        Self {
            world,
            browser,
            company,
            who,
        }
    }

    /// Signed in anew, because sessions do not last as long.
    pub async fn again(&self) -> Self {
        let mut browser = self.world.browser();
        let chief = chief("jefa@trigo.example");
        self.world.enter(&mut browser, &chief, self.who).await;
        Self { browser, ..*self }
    }

    /// Another administrator of the company, who stands in its list with that number.
    async fn another(&self, body: u32) -> Self {
        let (world, company) = (self.world, self.company);
        let known = Somebody {
            platform: HERE,
            email: "lidera@trigo.example",
            document: Document::parse(DocumentKind::Rut, &rut(body)).ok(),
            ..Somebody::ana()
        };
        let who = world.account_of(&known).await.unwrap();
        self.loads(&people(body, 1)).await;
        let mut browser = world.browser();
        world.enter(&mut browser, &known, who).await;
        let now = world.backend.env.clock.now();
        let gave = world.backend.db.write(|mut tx| async move {
            let row = storage::membership::of(&mut tx, HERE, who.account, company).await?;
            let appointed = Some(Basis::Appointed);
            let next = (MembershipState::Enabled, Perfil::Administrator, appointed);
            let row = row.unwrap();
            let gave = storage::membership::change(&mut tx, HERE, &row, next, now).await?;
            tx.done(gave)
        });
        assert_eq!(gave.await.unwrap(), 1);
        Self {
            world,
            browser,
            company,
            who,
        }
    }

    pub async fn caller(&self) -> backend::caller::Caller {
        self.world
            .caller_at(&self.browser, HERE, self.company)
            .await
    }

    pub async fn brings(&self, file: &[u8]) -> String {
        let caller = self.caller().await;
        let mut receiving = Receiving::begin(&caller, "personas.csv").await.unwrap();
        // As a network brings it: in pieces of any length.
        for piece in file.chunks(10_007) {
            assert!(receiving.take(piece).await.unwrap());
        }
        receiving.finish(None).await.unwrap().to_string()
    }

    /// A worker does everything there is to do.
    pub async fn works(&self) {
        while bulk::work(&self.world.backend).await.unwrap() {}
    }

    pub async fn sees(&self, id: &str, kind: Outcome) -> Load {
        bulk::one(&self.caller().await, id, Some(kind), 0)
            .await
            .unwrap()
    }

    pub async fn stage(&self, id: &str) -> Stage {
        self.sees(id, Outcome::Changed).await.listed.stage
    }

    pub async fn told(&self, id: &str, kind: Outcome) -> Vec<Told> {
        self.sees(id, kind).await.told
    }

    pub async fn approves(&self, id: &str, some_only: bool) -> Result<(), Denied> {
        let plan = self.plan(id).await;
        bulk::approve(&self.caller().await, id, &plan, some_only).await
    }

    /// What a yes to it names.
    pub async fn plan(&self, id: &str) -> String {
        let seen = self.sees(id, Outcome::Added).await;
        seen.plan.unwrap_or_default()
    }

    /// Brings a file and has it checked.
    pub async fn checks(&self, file: &str) -> String {
        let id = self.brings(file.as_bytes()).await;
        self.works().await;
        id
    }

    /// All of it at once.
    pub async fn loads(&self, file: &str) -> String {
        let id = self.checks(file).await;
        self.approves(&id, true).await.unwrap();
        self.works().await;
        assert_eq!(self.stage(&id).await, Stage::Applied);
        id
    }

    /// Somebody of the company as the list has them.
    pub async fn person(&self, body: u32) -> Option<RosterRow> {
        let lookup = &self.lookup(body);
        let company = self.company;
        self.world
            .backend
            .db
            .read(|mut tx| async move {
                let row = storage::roster::by_rut(&mut tx, HERE, company, lookup).await?;
                tx.done(row)
            })
            .await
            .unwrap()
    }

    pub fn lookup(&self, body: u32) -> Vec<u8> {
        let document = Document::parse(DocumentKind::Rut, &rut(body)).unwrap();
        backend::account::document_lookup(&self.world.backend.keys, &document)
    }

    pub async fn state(&self, body: u32) -> Option<MembershipState> {
        let now = self.world.backend.env.clock.now();
        let row = self.person(body).await;
        row.map(|row| row.state(now).unwrap())
    }

    pub async fn email(&self, body: u32) -> String {
        self.person(body).await.unwrap().email
    }

    /// Somebody touches that person by another way.
    pub async fn touches(&self, body: u32) {
        let (row, company) = (&self.person(body).await.unwrap(), self.company);
        let now = self.world.backend.env.clock.now();
        let db = &self.world.backend.db;
        let touched = db.write(|mut tx| async move {
            let email = ("otra@trigo.example", now);
            storage::roster::set_contact(&mut tx, HERE, row, email).await?;
            let row = storage::roster::by_id(&mut tx, HERE, company, row.id).await?;
            tx.done(row)
        });
        assert!(touched.await.unwrap().is_some());
    }
}

pub async fn count(world: &World, statement: &'static str) -> i64 {
    match &world.backend.db {
        Db::Sqlite { read, .. } => sqlx::query_scalar(statement).fetch_one(read).await.unwrap(),
        Db::Postgres(pool) => sqlx::query_scalar(statement).fetch_one(pool).await.unwrap(),
    }
}

pub const PARTS: &str = "SELECT COUNT(*) FROM bulk_part";
const APPLIED: &str = "SELECT COUNT(*) FROM audit_entry WHERE action = 'bulk.applied'";
const EXPLAINED: &str = "SELECT COUNT(*) FROM audit_entry WHERE action = 'bulk.explained'";
const ADDED: &str = "SELECT COUNT(*) FROM audit_entry WHERE action = 'person.added'";
const MEMBERS: &str = "SELECT COUNT(*) FROM membership";

/// So many new people, from that number on.
pub fn people(from: u32, many: u32) -> String {
    let row = |n| format!("{};Ana;Soto;p{n}@trigo.example;Habilitado\r\n", rut(n));
    let rows: String = (from..from + many).map(row).collect();
    NEW.to_owned() + &rows
}

// Seen red: with everything applied where a row is refused.
contract!(
    a64_a65_a66_a_file_is_shown_as_a_difference_and_applied_once,
    |world| {
        let office = Office::opens(&world).await;
        let id = office.checks(&people(10_000_001, 3)).await;
        let load = office.sees(&id, Outcome::Added).await;
        assert_eq!(
            (load.listed.stage, load.listed.figures),
            (Stage::Checked, [3, 0, 0, 0])
        );
        assert_eq!(load.told[0].name, "Ana Soto");
        assert!(office.person(10_000_001).await.is_none(), "nothing yet");
        office.approves(&id, false).await.unwrap();
        office.approves(&id, false).await.unwrap();
        office.works().await;
        office.works().await;
        assert_eq!(office.stage(&id).await, Stage::Applied);
        assert_eq!(count(&world, APPLIED).await, 1);
        assert_eq!(count(&world, ADDED).await, 3);
        assert_eq!(count(&world, PARTS).await, 0);
        assert_eq!(
            office.state(10_000_002).await,
            Some(MembershipState::Enabled)
        );

        let edits = format!(
            "{EDITS}{};nueva@trigo.example;\r\n{};;Inhabilitado\r\n{};p10000003@trigo.example;Habilitado\r\n{};x@trigo.example;\r\n",
            rut(10_000_001),
            rut(10_000_002),
            rut(10_000_003),
            rut(10_000_009),
        );
        let id = office.checks(&edits).await;
        let load = office.sees(&id, Outcome::Changed).await;
        assert_eq!(load.listed.figures, [0, 2, 1, 1]);
        let changed: Vec<_> = load
            .told
            .iter()
            .flat_map(|told| &told.differences)
            .collect();
        assert_eq!(changed[0].column, Column::Email);
        assert_eq!(changed[0].old, "p10000001@trigo.example");
        assert_eq!(changed[0].new, "nueva@trigo.example");
        assert_eq!(changed[1].column, Column::State);
        let refused = office.told(&id, Outcome::Refused).await;
        assert_eq!(refused[0].issues[0].why.code(), "NO_ESTA");
        // All or nothing is refused while a row is; the good ones are a choice.
        let all = refusal(office.approves(&id, false).await);
        assert_eq!(all, Refusal::field(Field::Scope, Problem::NotAChoice));
        office.approves(&id, true).await.unwrap();
        office.works().await;
        assert_eq!(office.email(10_000_001).await, "nueva@trigo.example");
        assert_eq!(
            office.state(10_000_002).await,
            Some(MembershipState::Disabled)
        );
        audit::verify(&world.backend, HERE).await.unwrap();
    }
);

contract!(
    q20_an_address_in_a_file_never_moves_the_one_that_signs_in,
    |world| {
        let office = Office::opens(&world).await;
        let ana = Somebody {
            platform: HERE,
            document: Document::parse(DocumentKind::Rut, &rut(40_000_001)).ok(),
            ..Somebody::ana()
        };
        let who = world.account_of(&ana).await.unwrap();
        let members = count(&world, MEMBERS).await;
        office.loads(&people(40_000_001, 1)).await;
        // She had an account: the row gave it this company.
        assert_eq!(count(&world, MEMBERS).await, members + 1);
        let edit = format!("{EDITS}{};trabajo@trigo.example;\r\n", rut(40_000_001));
        office.loads(&edit).await;
        assert_eq!(office.email(40_000_001).await, "trabajo@trigo.example");
        let now = world.backend.env.clock.now();
        let account = world.backend.db.read(|mut tx| async move {
            let row = storage::account::by_id(&mut tx, HERE, who.account, now).await?;
            tx.done(row)
        });
        assert_eq!(account.await.unwrap().unwrap().email, ana.email);
    }
);

contract!(
    a58_a_file_that_is_loaded_twice_changes_nothing_the_second_time,
    |world| {
        let office = Office::opens(&world).await;
        let file = people(10_000_001, 5);
        let first = office.brings(file.as_bytes()).await;
        let again = office.brings(file.as_bytes()).await;
        assert_eq!(first, again, "one waits already");
        office.works().await;
        office.approves(&first, false).await.unwrap();
        office.works().await;
        let twice = office.checks(&file).await;
        let load = office.sees(&twice, Outcome::Unchanged).await;
        assert_eq!(load.listed.figures, [0, 0, 0, 5]);
        assert_eq!(
            refusal(office.approves(&twice, false).await),
            Refusal::Outdated
        );
        assert_eq!(count(&world, ADDED).await, 5);
    }
);

// Seen red: with the versions not looked at.
contract!(
    a66_a_load_is_taken_back_for_a_day_but_not_over_what_came_later,
    |world| {
        let office = Office::opens(&world).await;
        office.loads(&people(10_000_001, 3)).await;
        let edits = format!(
            "{EDITS}{};una@trigo.example;Inhabilitado\r\n{};dos@trigo.example;\r\n",
            rut(10_000_001),
            rut(10_000_002),
        );
        let both = edits + &format!("{};;Inhabilitado\r\n", rut(10_000_003));
        let load = office.loads(&both).await;
        office.touches(10_000_002).await;
        assert!(
            office
                .sees(&load, Outcome::Changed)
                .await
                .undo_until
                .is_some()
        );
        bulk::undo(&office.caller().await, &load).await.unwrap();
        bulk::undo(&office.caller().await, &load).await.unwrap();
        office.works().await;
        let seen = office.sees(&load, Outcome::Changed).await;
        assert_eq!(
            (seen.listed.stage, seen.taken_back),
            (Stage::Undone, [2, 1])
        );
        assert_eq!(office.email(10_000_001).await, "p10000001@trigo.example");
        assert_eq!(
            office.state(10_000_001).await,
            Some(MembershipState::Enabled)
        );
        assert_eq!(
            office.state(10_000_003).await,
            Some(MembershipState::Enabled)
        );
        assert_eq!(office.email(10_000_002).await, "otra@trigo.example");

        let added = office.loads(&people(10_000_011, 2)).await;
        office.touches(10_000_012).await;
        bulk::undo(&office.caller().await, &added).await.unwrap();
        office.works().await;
        assert!(office.person(10_000_011).await.is_none());
        assert!(
            office.person(10_000_012).await.is_some(),
            "somebody touched them"
        );

        let late = office.loads(&people(10_000_021, 1)).await;
        world.passes(Span::hours(24));
        let office = office.again().await;
        let caller = office.caller().await;
        assert_eq!(refusal(bulk::undo(&caller, &late).await), Refusal::Outdated);
        assert!(
            office
                .sees(&late, Outcome::Added)
                .await
                .undo_until
                .is_none()
        );
        audit::verify(&world.backend, HERE).await.unwrap();
    }
);

contract!(a59_whoever_may_not_any_more_has_nothing_applied, |world| {
    let office = Office::opens(&world).await;
    let id = office.checks(&people(10_000_001, 2)).await;
    office.approves(&id, false).await.unwrap();
    let (who, company) = (office.who.account, office.company);
    let now = world.backend.env.clock.now();
    let took = world.backend.db.write(|mut tx| async move {
        let row = storage::membership::of(&mut tx, HERE, who, company).await?;
        let row = row.unwrap();
        let next = (MembershipState::Enabled, Perfil::Worker, None);
        let took = storage::membership::change(&mut tx, HERE, &row, next, now).await?;
        tx.done(took)
    });
    assert_eq!(took.await.unwrap(), 1);
    office.works().await;
    assert!(office.person(10_000_001).await.is_none());
    assert_eq!(count(&world, APPLIED).await, 0);
    assert_eq!(
        refusal(bulk::list(&office.caller().await, "").await),
        Refusal::NotAllowed
    );
    let stopped = "SELECT COUNT(*) FROM bulk_load WHERE state = 'stopped' AND note = 'right'";
    assert_eq!(count(&world, stopped).await, 1);
    assert_eq!(count(&world, PARTS).await, 0, "and keeps nothing of them");
});

// Seen red: with the digest of the plan not compared.
contract!(
    a66_a_company_that_changed_since_is_shown_again_before_anything,
    |world| {
        let office = Office::opens(&world).await;
        office.loads(&people(10_000_001, 2)).await;
        let edit = format!("{EDITS}{};una@trigo.example;\r\n", rut(10_000_001));
        let id = office.checks(&edit).await;
        office.approves(&id, false).await.unwrap();
        office.touches(10_000_001).await;
        office.works().await;
        let seen = office.sees(&id, Outcome::Changed).await;
        assert_eq!(seen.listed.stage, Stage::Checked);
        assert_eq!(seen.note.as_deref(), Some("changed"));
        assert_eq!(seen.told[0].differences[0].old, "otra@trigo.example");
        assert_eq!(office.email(10_000_001).await, "otra@trigo.example");
        office.approves(&id, false).await.unwrap();
        office.works().await;
        assert_eq!(office.email(10_000_001).await, "una@trigo.example");
    }
);

contract!(a43_a_load_is_the_business_of_its_company_alone, |world| {
    let office = Office::opens(&world).await;
    let id = office.checks(&people(10_000_001, 1)).await;
    let other = bare(&world, 7).await;
    let other = Office::of(&world, other, "jefe@cordillera.example").await;
    let caller = other.caller().await;
    let kinds = [Outcome::Added];
    for denied in [
        bulk::one(&caller, &id, None, 0).await.map(drop),
        bulk::results(&caller, &id, &kinds).await.map(drop),
        bulk::approve(&caller, &id, &office.plan(&id).await, false).await,
        bulk::discard(&caller, &id).await,
        bulk::undo(&caller, &id).await,
        bulk::explain(&caller, &id, &Mapping(vec![Some(Column::Rut)]), None).await,
    ] {
        assert_eq!(refusal(denied), Refusal::NotFound);
    }
    assert!(bulk::list(&caller, "").await.unwrap().0.is_empty());
    let (listed, _) = bulk::list(&office.caller().await, "").await.unwrap();
    assert_eq!(listed.len(), 1);
    bulk::discard(&office.caller().await, &id).await.unwrap();
    assert_eq!(office.stage(&id).await, Stage::Discarded);
    assert_eq!(count(&world, PARTS).await, 0);
});

contract!(
    a66_titles_are_explained_by_hand_and_pages_hold_fifty_rows,
    |world| {
        let office = Office::opens(&world).await;
        let rows: String = (10_000_001..10_000_121)
            .map(|n| format!("{};Ana;Soto\r\n", rut(n)))
            .collect();
        let id = office
            .checks(&format!("Identificador;Le dicen;Y además\r\n{rows}"))
            .await;
        let unread = office.sees(&id, Outcome::Added).await;
        assert_eq!(unread.listed.stage, Stage::Unread);
        assert_eq!(unread.shown.unwrap().titles[1].0, "Le dicen");
        let twice = Mapping(vec![Some(Column::Rut); 3]);
        let caller = office.caller().await;
        let wrong = bulk::explain(&caller, &id, &twice, None).await;
        assert_eq!(
            refusal(wrong),
            Refusal::field(Field::Columns, Problem::NotAChoice)
        );
        let right = Mapping(vec![
            Some(Column::Rut),
            Some(Column::Names),
            Some(Column::FirstSurname),
        ]);
        bulk::explain(&caller, &id, &right, None).await.unwrap();
        assert_eq!(count(&world, EXPLAINED).await, 1, "P19");
        office.works().await;
        let sizes = [(0, 50, true), (1, 50, true), (2, 20, false), (3, 0, false)];
        for (place, rows, more) in sizes {
            let page = bulk::one(&caller, &id, Some(Outcome::Added), place)
                .await
                .unwrap();
            assert_eq!((page.told.len(), page.more), (rows, more), "{place}");
        }
        let all = bulk::results(&caller, &id, &Outcome::ALL).await.unwrap();
        assert_eq!(all.told.len(), 120);
    }
);

contract!(
    a55_a60_what_is_no_list_is_told_and_too_many_files_are_refused,
    |world| {
        let office = Office::opens(&world).await;
        for (file, code) in [
            (b"\0\0\0".as_slice(), "BYTES_NULOS"),
            (b"PK\x03\x04no book", "LIBRO_ILEGIBLE"),
            (b"RUT;Correo\r\n", "SIN_PERSONAS"),
        ] {
            let id = office.brings(file).await;
            office.works().await;
            let load = office.sees(&id, Outcome::Added).await;
            assert_eq!(load.listed.stage, Stage::Unread);
            assert_eq!(load.shown.unwrap().issues.last().unwrap().why.code(), code);
        }
        let caller = office.caller().await;
        for n in 0..7 {
            office.brings(people(10_000_001 + n, 1).as_bytes()).await;
        }
        let one_more = Receiving::begin(&caller, "x.csv").await.map(drop);
        assert_eq!(refusal(one_more), Refusal::TooMany { retry_seconds: 600 });
        world.passes(Span::days(2));
        backend::housekeeping::tidy(&world.backend).await.unwrap();
        let kept = "SELECT COUNT(*) FROM bulk_load WHERE wrapped_key IS NOT NULL
            AND state IN ('unread', 'checked')";
        assert_eq!(count(&world, kept).await, 0);
    }
);

contract!(
    a33_a47_a_file_gives_perfiles_by_name_and_none_that_its_loader_lacks,
    |world| {
        let office = Office::opens(&world).await;
        let caller = office.caller().await;
        let made = [
            edit("Bodega norte", "turnos:see", 0),
            edit("Jefatura", "personas:edit,perfiles:edit,turnos:see", 0),
            edit("Gerencia", "turnos:edit", 0),
        ];
        let mut ids = Vec::new();
        for one in &made {
            ids.push(Perfil::Own(role::save(&caller, None, one).await.unwrap()));
        }
        let titles = "RUT;Nombres;Apellido paterno;Estado;Perfil\r\n";
        let line = |n: u32, perfil: &str| format!("{};Ana;Soto;;{perfil}\r\n", rut(n));
        let file = format!(
            "{titles}{}{}{}{}",
            line(10_000_001, "BODEGA  NORTE"),
            line(10_000_002, "Trabajador"),
            line(10_000_003, "Administrador de accesos"),
            line(10_000_004, "Tesorería"),
        );
        let id = office.checks(&file).await;
        let codes: Vec<_> = office.told(&id, Outcome::Refused).await;
        let codes: Vec<_> = codes.iter().map(|told| told.issues[0].why.code()).collect();
        assert_eq!(codes, ["ADMINISTRADOR", "PERFIL_NO_EXISTE"]);
        let added = office.told(&id, Outcome::Added).await;
        assert_eq!(added[0].differences[0].new, "Bodega norte");
        assert!(added[1].differences.is_empty());
        office.approves(&id, true).await.unwrap();
        office.works().await;
        let perfil = async |n| office.person(n).await.unwrap().perfil().unwrap();
        assert_eq!(perfil(10_000_001).await, ids[0]);
        assert_eq!(perfil(10_000_002).await, Perfil::Worker);

        // Somebody who may load people and give perfiles, but not every one of them.
        let few = Somebody {
            platform: HERE,
            email: "jefatura@trigo.example",
            document: None,
            ..Somebody::ana()
        };
        let who = world.account_of(&few).await.unwrap();
        join(&world, who, office.company, None).await;
        backend::membership::change_perfil(&caller, who.account, ids[1])
            .await
            .unwrap();
        let mut browser = world.browser();
        world.enter(&mut browser, &few, who).await;
        let other = Office {
            world: &world,
            browser,
            company: office.company,
            who,
        };
        let file = format!(
            "{titles}{}{}",
            line(10_000_001, "Gerencia"),
            line(10_000_002, "Bodega norte"),
        );
        let id = other.checks(&file).await;
        let told = other.told(&id, Outcome::Refused).await;
        assert_eq!(told[0].issues[0].why.code(), "PERFIL_SOBRE_EL_TUYO");
        let told = other.told(&id, Outcome::Changed).await;
        assert_eq!(told[0].differences[0].old, "Trabajador o colaborador");
        other.approves(&id, true).await.unwrap();
        other.works().await;
        assert_eq!(perfil(10_000_002).await, ids[0]);
        bulk::undo(&other.caller().await, &id).await.unwrap();
        other.works().await;
        assert_eq!(perfil(10_000_002).await, Perfil::Worker);
        // Taking back gives no more than giving does.
        let file = format!("{titles}{}", line(10_000_001, "Trabajador"));
        let back = office.loads(&file).await;
        role::save(
            &caller,
            ids[0].own(),
            &edit("Bodega norte", "turnos:edit", 1),
        )
        .await
        .unwrap();
        bulk::undo(&other.caller().await, &back).await.unwrap();
        other.works().await;
        assert_eq!(perfil(10_000_001).await, Perfil::Worker);
        assert_eq!(other.sees(&back, Outcome::Changed).await.taken_back, [0, 1]);
        audit::verify(&world.backend, HERE).await.unwrap();
    }
);

contract!(
    a70_a_file_neither_disables_its_own_loader_nor_the_last_administrator,
    |world| {
        let office = Office::opens(&world).await;
        // She who loads stands in the list with her own number.
        let own = office.another(40_000_005).await;
        let off = format!("{EDITS}{};;Inhabilitado\r\n", rut(40_000_005));
        let id = own.checks(&off).await;
        let told = own.told(&id, Outcome::Refused).await;
        assert_eq!(told[0].issues[0].why.code(), "PROPIO");
    }
);

// Seen red: with the row where reading stops counted as none.
contract!(
    a66_a_file_that_is_cut_off_is_never_applied_as_all_of_it,
    |world| {
        let office = Office::opens(&world).await;
        let rest = people(10_000_004, 2).replace(NEW, "");
        let whole = people(10_000_001, 2);
        let long = "x".repeat(70_000);
        for (cut, code) in [
            (
                format!("{whole}{};\"Ana;Soto\r\n{rest}", rut(10_000_003)),
                "COMILLA_ABIERTA",
            ),
            (
                format!("{whole}{};{long};Soto\r\n{rest}", rut(10_000_003)),
                "FILA_LARGA",
            ),
        ] {
            let id = office.checks(&cut).await;
            let load = office.sees(&id, Outcome::Refused).await;
            assert_eq!(load.listed.figures, [2, 0, 1, 0], "{code}");
            assert_eq!(load.told[0].row, 4, "{code}");
            assert_eq!(load.told[0].issues[0].why.code(), code);
            let of_file = &load.shown.unwrap().issues;
            assert!(of_file.iter().any(|issue| issue.why.code() == code));
            let all = refusal(office.approves(&id, false).await);
            assert_eq!(all, Refusal::field(Field::Scope, Problem::NotAChoice));
        }
    }
);

// Seen red: with the second check of whoever brought the file.
contract!(
    a66_a_load_that_another_administrator_decides_comes_to_an_end,
    |world| {
        let office = Office::opens(&world).await;
        let other = office.another(40_000_005).await;
        // Whoever decides stands in the file, and nobody disables themselves.
        let row = |body| format!("{};;Inhabilitado\r\n", rut(body));
        let rows = [40_000_005, 10_000_001, 10_000_002].map(row).concat();
        let file = format!("{EDITS}{rows}");
        office.loads(&people(10_000_002, 1)).await;
        let id = office.checks(&file).await;
        assert_eq!(
            office.sees(&id, Outcome::Changed).await.listed.figures,
            [0, 2, 1, 0]
        );
        other.approves(&id, true).await.unwrap();
        other.works().await;
        // As whoever decided would have it, not as whoever brought it.
        let load = other.sees(&id, Outcome::Refused).await;
        assert_eq!(
            (load.listed.stage, load.listed.figures),
            (Stage::Checked, [0, 1, 2, 0])
        );
        other.approves(&id, true).await.unwrap();
        other.works().await;
        assert_eq!(other.stage(&id).await, Stage::Applied);
        assert_eq!(
            other.state(10_000_002).await,
            Some(MembershipState::Disabled)
        );
        assert_eq!(
            other.state(40_000_005).await,
            Some(MembershipState::Enabled)
        );
    }
);

// Seen red: with the twin looked for outside of the company's turn, on PostgreSQL; and with the right
// asked before the file came only.
contract!(
    a66_a48_a_file_that_arrives_twice_at_once_is_one_load,
    |world| {
        let office = Office::opens(&world).await;
        let other = office.another(40_000_005).await;
        let caller = &other.caller().await;
        let brings = async |file: &str| {
            let mut receiving = Receiving::begin(caller, "personas.csv").await.unwrap();
            assert!(receiving.take(file.as_bytes()).await.unwrap());
            receiving
        };
        for round in 0..4 {
            let file = people(10_000_001 + round, 1);
            let (one, two) = (brings(&file).await, brings(&file).await);
            let (one, two) = tokio::join!(one.finish(None), two.finish(None));
            assert_eq!(one.unwrap(), two.unwrap());
        }
        let late = brings(&people(10_000_009, 1)).await;
        let now = world.backend.env.clock.now();
        let (who, company) = (other.who.account, office.company);
        let fell = world.backend.db.write(|mut tx| async move {
            let row = storage::membership::of(&mut tx, HERE, who, company).await?;
            let next = (MembershipState::Enabled, Perfil::Worker, None);
            let fell = storage::membership::change(&mut tx, HERE, &row.unwrap(), next, now).await?;
            tx.done(fell)
        });
        assert_eq!(fell.await.unwrap(), 1);
        assert_eq!(refusal(late.finish(None).await), Refusal::NotAllowed);
    }
);
