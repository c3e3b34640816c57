//! Entering people into a company's list, one or many.

use domain::date::Date;
use domain::id::{self, Id};
use domain::membership::{MembershipState, Perfil, Reason};
use domain::time::Timestamp;
use sqlx::QueryBuilder;
use uuid::Uuid;

use super::tag;
use super::write::section_tag;
use crate::storage::many::{self, PIECE};
use crate::storage::{Tx, on};

/// A person to enter.
#[derive(Debug)]
pub struct NewPerson<'a> {
    /// Their id.
    pub id: Id<id::RosterPerson>,
    /// The platform's address word.
    pub platform: &'a str,
    /// The company.
    pub company: Id<id::Company>,
    /// The membership, if they have an account.
    pub membership: Option<Uuid>,
    /// The row of the company's workers.
    pub worker: Option<Uuid>,
    /// Keyed digest of the document.
    pub rut_lookup: Option<&'a [u8]>,
    /// Their RUT, or nothing.
    pub rut: &'a str,
    /// What they are called.
    pub name: &'a str,
    /// Surnames first, folded.
    pub sort_key: &'a str,
    /// Their contact address, or nothing.
    pub email: &'a str,
    /// «Celular», sealed with their key.
    pub phone: Option<&'a [u8]>,
    /// The perfil.
    pub perfil: Perfil,
    /// The state.
    pub state: MembershipState,
    /// The section.
    pub section: Option<Uuid>,
    /// Since which day they work there.
    pub starts_on: Option<Date>,
    /// From when on they have no access.
    pub ends_at: Option<Timestamp>,
    /// Why they are «Inhabilitado».
    pub reason: Option<Reason>,
    /// Their own key, wrapped.
    pub wrapped_key: &'a [u8],
    /// When.
    pub now: Timestamp,
}

/// Enters a person; 0 when somebody with that document, membership or worker's row is there.
///
/// # Errors
/// When the database fails.
pub async fn add(tx: &mut Tx, new: &NewPerson<'_>) -> sqlx::Result<u64> {
    add_many(tx, std::slice::from_ref(new)).await
}

/// Enters people; answers how many. Whoever has the document, membership or worker's row of
/// somebody who is there is left out.
///
/// # Errors
/// When the database fails.
pub async fn add_many(tx: &mut Tx, people: &[NewPerson<'_>]) -> sqlx::Result<u64> {
    let mut entered = 0;
    for some in people.chunks(PIECE) {
        entered += piece(tx, some).await?;
    }
    Ok(entered)
}

async fn piece(tx: &mut Tx, people: &[NewPerson<'_>]) -> sqlx::Result<u64> {
    on!(tx, c => {
        let mut query = QueryBuilder::new(
            "INSERT INTO roster_person
                (id, platform, company, membership, worker, rut_lookup, rut, name, sort_key, email,
                 phone, words, perfil, state, section, company_tag, perfil_tag, section_tag, starts_on,
                 ends_at, reason, wrapped_key, created_at, changed_at, version) ");
        query.push_values(people, |mut row, new| {
            let perfil = String::from(new.perfil.code());
            row.push_bind(new.id.uuid())
                .push_bind(new.platform)
                .push_bind(new.company.uuid())
                .push_bind(new.membership)
                .push_bind(new.worker)
                .push_bind(new.rut_lookup)
                .push_bind(new.rut)
                .push_bind(new.name)
                .push_bind(new.sort_key)
                .push_bind(new.email)
                .push_bind(new.phone)
                .push_bind(domain::roster::searchable(new.name, new.rut, new.email));
            let perfil_tag = tag(&[b"perfil", perfil.as_bytes()]);
            row.push_bind(perfil)
                .push_bind(new.state.code())
                .push_bind(new.section)
                .push_bind(tag(&[b"company", new.company.uuid().as_bytes()]))
                .push_bind(perfil_tag)
                .push_bind(section_tag(new.section))
                .push_bind(new.starts_on.map(Date::days_since_epoch))
                .push_bind(new.ends_at.map(|end| end.0))
                .push_bind(new.reason.map(Reason::code))
                .push_bind(new.wrapped_key)
                .push_bind(new.now.0)
                .push_bind(new.now.0)
                .push_bind(1_i64);
        });
        query.push(" ON CONFLICT DO NOTHING");
        let query = query.build().persistent(many::is_kept(people.len()));
        query.execute(c).await.map(|done| done.rows_affected())
    })
}
