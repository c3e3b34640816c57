//! Sections: a tree that people belong to (W-37, A-67). Names differ among sisters; nothing comes to
//! stand below itself; what is deleted says first where its people go.

use domain::access::{EditStructure, Inside, SeePeople, SeeStructure};
use domain::id::{self, Id};
use domain::refusal::{Field, Problem, Refusal};
use domain::roster::{Branch, Node, SectionName, inside_itself, tree};
use serde_json::json;
use uuid::Uuid;

use super::list::SECTIONS;
use crate::audit::{self, Entry};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::storage::section::SectionRow;
use crate::storage::{self, Tx};

/// A section in the tree.
#[derive(Debug)]
pub struct Section {
    /// Which, and where it stands.
    pub branch: Branch,
    /// The version that a change is sent with.
    pub version: i64,
    /// How many people belong to the section itself.
    pub people: i64,
}

/// The tree.
#[derive(Debug)]
pub struct Sections {
    /// From top to bottom.
    pub branches: Vec<Section>,
    /// People without a section.
    pub without: i64,
    /// Whether one may change it.
    pub may_edit: bool,
}

/// The tree of the company that the request names, as its own page shows it.
///
/// # Errors
/// Those of [`Caller::inside`].
pub async fn structure(caller: &Caller) -> Result<Sections, Denied> {
    of_company(caller, caller.inside(SeeStructure)?.at()).await
}

/// The same sections for whoever chooses among them: in the list of people, and on forms.
///
/// # Errors
/// Those of [`Caller::inside`].
pub async fn sections(caller: &Caller) -> Result<Sections, Denied> {
    of_company(caller, caller.inside(SeePeople)?.at()).await
}

async fn of_company(caller: &Caller, inside: &Inside) -> Result<Sections, Denied> {
    let may_edit = caller.may(EditStructure);
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let (slug, company) = (inside.platform.as_str(), inside.company);
            let rows = storage::section::of_company(&mut tx, slug, company, SECTIONS).await?;
            let counted = storage::roster::counted(&mut tx, company).await?;
            let of = |section: Uuid| -> i64 {
                let kinds = counted.iter().filter(|kind| kind.section == section);
                kinds.map(|kind| kind.people).sum()
            };
            let branches = tree(rows.iter().map(SectionRow::node).collect());
            let version = |section: Uuid| rows.iter().find(|row| row.id == section);
            let branches = branches.into_iter().map(|branch| Section {
                version: version(branch.id).map_or(0, |row| row.version),
                people: of(branch.id),
                branch,
            });
            tx.done(Sections {
                branches: branches.collect(),
                without: of(Uuid::nil()),
                may_edit,
            })
        })
        .await
}

/// Makes a section.
///
/// # Errors
/// Those of [`Caller::inside`]; [`Refusal::Fields`] for a name that a sister has;
/// [`Refusal::TooManySections`]; [`Refusal::NotFound`] for a parent of another company.
pub async fn create_section(
    caller: &Caller,
    name: &SectionName,
    parent: Option<Id<id::Section>>,
) -> Result<(), Denied> {
    caller.inside(EditStructure)?;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let (rows, company, slug) = held(&mut tx, caller).await?;
            if rows.len() >= usize::try_from(SECTIONS).unwrap_or(usize::MAX) {
                return Err(Refusal::TooManySections.into());
            }
            let node = Node {
                id: caller
                    .backend
                    .env
                    .chance
                    .id::<id::Section>(caller.now)
                    .uuid(),
                parent: known(&rows, parent)?,
                name: name.to_string(),
                key: name.folded(),
            };
            if storage::section::insert(&mut tx, slug, company, &node).await? == 0 {
                return Err(taken(Field::Section));
            }
            note(&mut tx, caller, (company, &node), "section.created", None).await?;
            tx.done(())
        })
        .await
}

/// Renames a section, or moves it below another one, as it was seen at that version.
///
/// # Errors
/// As [`create_section`]; [`Refusal::NotFound`] for a section of another company;
/// [`Refusal::Outdated`] where somebody changed it since; [`Refusal::Fields`] for a place below itself.
pub async fn edit_section(
    caller: &Caller,
    (section, seen): (Id<id::Section>, i64),
    name: &SectionName,
    parent: Option<Id<id::Section>>,
) -> Result<(), Denied> {
    caller.inside(EditStructure)?;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let (rows, company, slug) = held(&mut tx, caller).await?;
            let old = find(&rows, section)?;
            if old.version != seen {
                return Err(Refusal::Outdated.into());
            }
            let parent = known(&rows, parent)?;
            let nodes: Vec<Node> = rows.iter().map(SectionRow::node).collect();
            if inside_itself(&nodes, old.id, parent) {
                return Err(Refusal::field(Field::Parent, Problem::NotAChoice).into());
            }
            let node = Node {
                id: old.id,
                parent,
                name: name.to_string(),
                key: name.folded(),
            };
            if storage::section::change(&mut tx, slug, company, &node, seen).await? == 0 {
                return Err(taken(Field::Section));
            }
            note(
                &mut tx,
                caller,
                (company, &node),
                "section.changed",
                Some(old),
            )
            .await?;
            tx.done(())
        })
        .await
}

/// Deletes a section. Its people, and what stands below it, go to another one, or to none.
///
/// # Errors
/// Those of [`Caller::inside`]; [`Refusal::NotFound`] for a section of another company;
/// [`Refusal::Fields`] for a place below itself, or where names would be double.
pub async fn delete_section(
    caller: &Caller,
    section: Id<id::Section>,
    to: Option<Id<id::Section>>,
) -> Result<(), Denied> {
    caller.inside(EditStructure)?;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let (rows, company, slug) = held(&mut tx, caller).await?;
            let old = find(&rows, section)?;
            let to = known(&rows, to)?;
            let nodes: Vec<Node> = rows.iter().map(SectionRow::node).collect();
            if to.is_some() && inside_itself(&nodes, old.id, to) {
                return Err(Refusal::field(Field::Parent, Problem::NotAChoice).into());
            }
            for below in rows.iter().filter(|row| row.parent == Some(old.id)) {
                let node = Node {
                    parent: to,
                    ..below.node()
                };
                let version = below.version;
                if storage::section::change(&mut tx, slug, company, &node, version).await? == 0 {
                    return Err(taken(Field::Parent));
                }
            }
            let moved = (old.id, to);
            storage::section::empty(&mut tx, company, moved, caller.now).await?;
            if storage::section::delete(&mut tx, slug, company, old.id).await? == 0 {
                return Err(Refusal::Outdated.into());
            }
            let node = Node {
                parent: to,
                ..old.node()
            };
            note(
                &mut tx,
                caller,
                (company, &node),
                "section.deleted",
                Some(old),
            )
            .await?;
            tx.done(())
        })
        .await
}

/// The sections, in the turn of the company, so that two who move them at once make no circle, and with
/// a right that still stands (A48).
async fn held<'a>(
    tx: &mut Tx,
    caller: &'a Caller,
) -> Result<(Vec<SectionRow>, Id<id::Company>, &'a str), Denied> {
    let (grant, _) = caller.inside_now(tx, EditStructure).await?;
    let (company, slug) = (grant.at().company, caller.platform.slug.as_str());
    let rows = storage::section::of_company(tx, slug, company, SECTIONS).await?;
    Ok((rows, company, slug))
}

fn find(rows: &[SectionRow], section: Id<id::Section>) -> Result<&SectionRow, Denied> {
    let found = rows.iter().find(|row| row.id == section.uuid());
    Ok(found.ok_or(Refusal::NotFound)?)
}

fn known(rows: &[SectionRow], section: Option<Id<id::Section>>) -> Result<Option<Uuid>, Denied> {
    let found = section.map(|section| find(rows, section).map(|row| row.id));
    found.transpose()
}

/// A sister has that name: the new name, or the place, has to be another one.
fn taken(at: Field) -> Denied {
    Refusal::field(at, Problem::AlreadyListed).into()
}

async fn note(
    tx: &mut Tx,
    caller: &Caller,
    (company, node): (Id<id::Company>, &Node),
    action: &'static str,
    old: Option<&SectionRow>,
) -> Result<(), Denied> {
    let entry = Entry {
        action,
        subject: format!("section:{}", node.id),
        detail: json!({
            "company": company,
            "old": old.map(|old| json!({ "name": old.name, "parent": old.parent })),
            "new": { "name": node.name, "parent": node.parent },
        }),
        key: None,
    };
    audit::write(tx, &caller.scribe(), entry).await
}
