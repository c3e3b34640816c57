//! Lists of guests: each row is told before anybody is invited, all of them are invited once, in the
//! name of somebody who may at that moment, and taken back where nobody accepted them or sent them
//! again.

use backend::bulk::{self, Load, Receiving, Told};
use backend::fault::Denied;
use backend::invitation::{panel, resend};
use backend::storage::{self, Db};
use domain::bulk::{Kind, Outcome, Stage, Why};
use domain::membership::{Invited, MembershipState, Tier};
use domain::refusal::{Field, Problem, Refusal};
use domain::time::Span;

use crate::contract;
use crate::institution::{CCT, Member, address, give_tier, only, phone, rut, told};
use crate::registration::count;
use crate::world::World;

const TITLES: &str = "Nombre;Apellido paterno;Apellido materno;RUT;E-mail;Celular;Rol\r\n";
const INVITED: &str = "SELECT count(*) FROM invitation WHERE state = 'pending'";
const SENT: &str = "SELECT count(*) FROM audit_entry WHERE action = 'invitation.sent'";

/// The row of person `n`.
fn row(n: u32, role: &str) -> String {
    let (rut, email, phone) = (rut(n), address(n), phone(n));
    format!("Elena;Soto;Ríos;{rut};{email};{phone};{role}\r\n")
}

fn list(rows: &[(u32, &str)]) -> String {
    let rows: String = rows.iter().map(|(n, role)| row(*n, role)).collect();
    TITLES.to_owned() + &rows
}

/// Somebody with a list.
struct Desk<'w> {
    world: &'w World,
    by: &'w Member,
}

impl Desk<'_> {
    async fn brings(&self, file: &str) -> Result<String, Denied> {
        let caller = self.world.asks(self.by).await;
        let mut receiving = Receiving::begin(&caller, "invitados.csv").await?;
        assert!(receiving.take(file.as_bytes()).await?);
        Ok(receiving.finish(None).await?.to_string())
    }

    async fn works(&self) {
        while bulk::work(&self.world.backend).await.unwrap() {}
    }

    /// Brings a list and has it checked.
    async fn checks(&self, file: &str) -> String {
        let id = told(self.brings(file).await).unwrap();
        self.works().await;
        id
    }

    async fn sees(&self, id: &str, kind: Outcome) -> Load {
        let caller = self.world.asks(self.by).await;
        told(bulk::one(&caller, id, Some(kind), 0).await).unwrap()
    }

    /// Why rows are refused, each by its code.
    async fn refused(&self, id: &str) -> Vec<(u64, &'static str)> {
        let code = |told: Told| (told.row, told.issues.last().unwrap().why.code());
        let rows = self.sees(id, Outcome::Refused).await.told.into_iter();
        rows.map(code).collect()
    }

    async fn approves(&self, id: &str, some_only: bool) -> Result<(), Refusal> {
        let caller = self.world.asks(self.by).await;
        let plan = self.sees(id, Outcome::Added).await.plan.unwrap_or_default();
        told(bulk::approve(&caller, id, &plan, some_only).await)
    }

    /// All of it at once.
    async fn sends(&self, file: &str) -> String {
        let id = self.checks(file).await;
        self.approves(&id, true).await.unwrap();
        self.works().await;
        let stage = self.sees(&id, Outcome::Added).await.listed.stage;
        assert_eq!(stage, Stage::Applied);
        id
    }
}

pub async fn runs(world: &World, statement: &'static str) {
    match &world.backend.db {
        Db::Sqlite { write, .. } => {
            sqlx::query(statement).execute(write).await.unwrap();
        }
        Db::Postgres(pool) => {
            sqlx::query(statement).execute(pool).await.unwrap();
        }
    }
}

impl World {
    fn desk<'w>(&'w self, by: &'w Member) -> Desk<'w> {
        Desk { world: self, by }
    }
}
contract!(
    c28_c32_c33_each_row_is_told_before_anybody_is_invited,
    |world| {
        let top = world.institution(1, 10).await;
        world.institution(2, 10).await;
        world.invites(&top, 4, Tier::User).await.unwrap();
        let desk = world.desk(&top);
        let caller = world.asks(&top).await;
        assert_eq!(told(bulk::may(&caller)).unwrap(), Kind::Guests);
        let rows = [
            (1, "Usuario"),
            (2, "administrador"),
            // Somebody elsewhere, somebody here, somebody who waits as a «Usuario».
            (2_000, "Usuario"),
            (1_000, "Usuario"),
            (4, "Administrador"),
            (5, "Gerente"),
        ];
        let id = desk.checks(&list(&rows)).await;
        let load = desk.sees(&id, Outcome::Added).await;
        assert_eq!(load.listed.figures, [2, 0, 4, 0]);
        assert_eq!(load.listed.by.as_deref(), Some("Elena Soto Ríos"));
        assert_eq!(load.told[1].differences[0].new, "admin");
        assert_eq!(
            desk.refused(&id).await,
            [
                (4, "NO_SE_PUEDE_INVITAR"),
                (5, "YA_TIENE_CUENTA"),
                (6, "YA_INVITADA"),
                (7, "NO_RECONOCIDO"),
            ]
        );
        let cells = desk.sees(&id, Outcome::Refused).await.told;
        assert_eq!(cells[0].cells[4], address(2_000), "to be corrected");
        assert_eq!(count(&world, INVITED).await, 1, "nobody yet");
        // All or nothing is refused while a row is.
        let all = desk.approves(&id, false).await.unwrap_err();
        assert_eq!(all, Refusal::field(Field::Scope, Problem::NotAChoice));
        desk.approves(&id, true).await.unwrap();
        desk.approves(&id, true).await.unwrap();
        desk.works().await;
        desk.works().await;
        assert_eq!(count(&world, INVITED).await, 3);
        let joined = world.accepts(2, top.company).await.unwrap();
        assert_eq!(world.tier(&joined).await, Some(Tier::Administrator));

        // The same list again: who waits needs nothing, who accepted is here.
        let id = desk.checks(&list(&rows[..2])).await;
        let load = desk.sees(&id, Outcome::Unchanged).await;
        assert_eq!(load.listed.figures, [0, 0, 1, 1]);
        assert_eq!(desk.refused(&id).await, [(3, "YA_TIENE_CUENTA")]);
        assert_eq!(desk.approves(&id, true).await, Err(Refusal::Outdated));
        // A stranger's list is nobody else's business.
        let other = world.institution(3, 10).await;
        let caller = world.asks(&other).await;
        for answer in [
            told(bulk::one(&caller, &id, None, 0).await.map(drop)),
            told(bulk::undo(&caller, &id).await),
            told(bulk::discard(&caller, &id).await),
        ] {
            assert_eq!(answer, Err(Refusal::NotFound));
        }
    }
);
contract!(
    a59_c30_q39_each_role_is_given_by_somebody_who_may_at_that_moment,
    |world| {
        let top = world.institution(1, 20).await;
        let admin = world.joins(&top, 1, Tier::Administrator).await;
        let user = world.joins(&top, 2, Tier::User).await;
        let sent = count(&world, SENT).await;
        let refused = told(world.desk(&user).brings(&list(&[(3, "Usuario")])).await);
        assert_eq!(refused, Err(Refusal::NotAllowed));
        let rows = [
            (3, "Súper Administrador"),
            (4, "Administrador"),
            (5, ""),
            // Whom one may not invite one is told nothing about.
            (1_000, "Súper Administrador"),
        ];
        let desk = world.desk(&admin);
        let id = desk.checks(&list(&rows)).await;
        let role = "ROL_NO_PERMITIDO";
        assert_eq!(desk.refused(&id).await, [(2, role), (5, role)]);
        // Whoever agreed is a «Usuario» by the time it is applied.
        desk.approves(&id, true).await.unwrap();
        let caller = world.asks(&top).await;
        told(give_tier(&caller, &admin, Tier::User).await).unwrap();
        desk.works().await;
        assert_eq!(count(&world, SENT).await, sent);
        let stopped = "SELECT count(*) FROM bulk_load WHERE state = 'stopped' AND note = 'right'";
        assert_eq!(count(&world, stopped).await, 1);
        // Or not as high as when it was shown: it is shown again, and nothing is sent.
        told(give_tier(&caller, &admin, Tier::Super).await).unwrap();
        let id = desk.checks(&list(&rows[..3])).await;
        assert_eq!(
            desk.sees(&id, Outcome::Added).await.listed.figures,
            [3, 0, 0, 0]
        );
        desk.approves(&id, false).await.unwrap();
        told(give_tier(&caller, &admin, Tier::Administrator).await).unwrap();
        desk.works().await;
        let load = desk.sees(&id, Outcome::Added).await;
        assert_eq!(
            (load.listed.stage, load.note.as_deref()),
            (Stage::Checked, Some("changed"))
        );
        assert_eq!(desk.refused(&id).await, [(2, role)]);
        assert_eq!(count(&world, SENT).await, sent);
    }
);

contract!(
    c28_a_list_invites_no_more_people_than_there_are_seats,
    |world| {
        let top = world.institution(1, 3).await;
        let desk = world.desk(&top);
        let three = list(&[(1, ""), (2, ""), (3, "")]);
        let id = desk.checks(&three).await;
        assert_eq!(desk.refused(&id).await, [(4, "SIN_CUPO")]);
        // A seat goes while nobody looks.
        desk.approves(&id, true).await.unwrap();
        world.joins(&top, 9, Tier::User).await;
        desk.works().await;
        let load = desk.sees(&id, Outcome::Added).await;
        assert_eq!(
            (load.listed.stage, load.listed.figures),
            (Stage::Checked, [1, 0, 2, 0])
        );
        desk.approves(&id, true).await.unwrap();
        desk.works().await;
        assert_eq!(count(&world, INVITED).await, 1);
    }
);
contract!(
    c28_a66_a_list_is_taken_back_for_a_day_where_nobody_accepted,
    |world| {
        let top = world.institution(1, 10).await;
        let desk = world.desk(&top);
        let rows = [(1, ""), (2, ""), (3, ""), (4, "")];
        let id = desk.sends(&list(&rows)).await;
        let joined = world.accepts(2, top.company).await.unwrap();
        let caller = world.asks(&top).await;
        // A colleague sends one again.
        let waiting = told(panel(&caller, only(Invited::Pending), None).await).unwrap();
        let mut waiting = waiting.listed.items.into_iter();
        let again = waiting.find(|one| one.invitee.email.delivery() == address(4));
        told(resend(&caller, again.unwrap().id).await).unwrap();
        told(bulk::undo(&caller, &id).await).unwrap();
        told(bulk::undo(&caller, &id).await).unwrap();
        desk.works().await;
        let load = desk.sees(&id, Outcome::Added).await;
        assert_eq!(
            (load.listed.stage, load.taken_back),
            (Stage::Undone, [2, 2])
        );
        assert_eq!(count(&world, INVITED).await, 1);
        let lives = world.accepts(4, top.company).await;
        assert!(lives.is_ok(), "its link lives");
        assert_eq!(world.tier(&joined).await, Some(Tier::User));
        let revoked = told(panel(&caller, only(Invited::Revoked), None).await).unwrap();
        assert_eq!(revoked.listed.items.len(), 2);

        let late = desk.sends(&list(&[(1, ""), (3, "")])).await;
        let applied = "UPDATE bulk_load SET applied_at = applied_at - 86400000000";
        runs(&world, applied).await;
        let undone = told(bulk::undo(&caller, &late).await);
        assert_eq!(undone, Err(Refusal::Outdated));
        backend::audit::verify(&world.backend, CCT).await.unwrap();
    }
);
contract!(
    a06_past_the_days_answers_every_row_of_a_list_looks_alike,
    |world| {
        let top = world.institution(1, 10).await;
        world.institution(2, 10).await;
        world.institution(3, 10).await;
        let (company, now) = (top.company.uuid(), world.backend.env.clock.now());
        let spent = world.backend.db.write(|mut tx| async move {
            let (purpose, window) = ("invitations_refused", Span::hours(24));
            let holder = company.as_bytes();
            for _ in 0..49 {
                storage::budget::take(&mut tx, CCT, purpose, holder, window, now).await?;
            }
            tx.done(())
        });
        spent.await.unwrap();
        let desk = world.desk(&top);
        let rows = [(1, ""), (2_000, ""), (3_000, ""), (2, ""), (1_000, "")];
        let id = desk.checks(&list(&rows)).await;
        let limit = "LIMITE_DEL_DIA";
        assert_eq!(
            desk.refused(&id).await,
            [
                (3, "NO_SE_PUEDE_INVITAR"),
                (4, limit),
                (5, limit),
                (6, limit)
            ]
        );
        // What was shown is what is applied.
        desk.approves(&id, true).await.unwrap();
        desk.works().await;
        let load = desk.sees(&id, Outcome::Added).await;
        assert_eq!(load.listed.stage, Stage::Applied);
        assert_eq!(count(&world, INVITED).await, 1);
        // The form counts the same answers.
        let form = world.invites(&top, 2_000, Tier::User).await.unwrap_err();
        assert!(matches!(form, Refusal::TooMany { .. }), "{form:?}");
        // The next list is told nothing about at all.
        let id = desk.checks(&list(&[(5, ""), (3_000, ""), (6, "")])).await;
        let all = [(2, limit), (3, limit), (4, limit)];
        assert_eq!(desk.refused(&id).await, all);
    }
);

contract!(
    q32_q54_the_same_mobile_is_a_warning_and_an_ended_account_no_obstacle,
    |world| {
        let top = world.institution(1, 10).await;
        let other = world.institution(2, 10).await;
        let left = world.joins(&other, 7, Tier::User).await;
        world.puts(&left, MembershipState::Disabled).await;
        let desk = world.desk(&top);
        let same = row(8, "").replace(&phone(8), &phone(1_000));
        let file = list(&[(7, "")]) + &same;
        let id = desk.checks(&file).await;
        let load = desk.sees(&id, Outcome::Added).await;
        assert_eq!(load.listed.figures, [2, 0, 0, 0]);
        assert!(load.told[0].issues.is_empty());
        assert_eq!(load.told[1].issues[0].why, Why::SamePhone);
    }
);
