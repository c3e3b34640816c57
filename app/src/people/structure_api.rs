//! Translates between the page of the sections and their use cases.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::api::SectionView;
use crate::failure::Failure;

/// A section in the tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionLine {
    /// Which, and where it stands.
    pub section: SectionView,
    /// The version that a change is sent with.
    pub version: i64,
    /// How many people belong to it.
    pub people: i64,
}

/// The sections of a company.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StructureView {
    /// The company, as the address names it.
    pub company: String,
    /// From top to bottom.
    pub sections: Vec<SectionLine>,
    /// People without a section.
    pub without: i64,
    /// Whether one may change it.
    pub may_edit: bool,
}

/// The sections of that company.
#[server(endpoint = "structure/view")]
pub async fn load_structure(
    platform: String,
    #[server(default)] company: String,
) -> Result<StructureView, Failure> {
    use crate::{bridge, routes};
    let here = routes::structure(&platform, &company);
    let caller = bridge::member_at(&platform, &company, &here).await?;
    let sections = backend::people::structure(&caller)
        .await
        .map_err(bridge::fail)?;
    let lines = sections.branches.into_iter().map(|one| SectionLine {
        section: SectionView::from(one.branch),
        version: one.version,
        people: one.people,
    });
    Ok(StructureView {
        company,
        sections: lines.collect(),
        without: sections.without,
        may_edit: sections.may_edit,
    })
}

/// Creates, changes or deletes one of them: `what` names the act.
#[server(endpoint = "structure/change")]
pub async fn change_section(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] what: String,
    #[server(default)] id: String,
    #[server(default)] seen: i64,
    #[server(default)] section: String,
    #[server(default)] parent: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    use backend::people;
    use domain::refusal::{Field, Refusal};
    use domain::roster::SectionName;
    let caller = bridge::caller_at(&platform, &company).await?;
    let parent = match parent.as_str() {
        "" => None,
        id => Some(id.parse().map_err(|_| bridge::unreadable())?),
    };
    let named = || {
        let wrong = |problem| bridge::refuse(Refusal::field(Field::Section, problem));
        SectionName::parse(&section).map_err(wrong)
    };
    let which = || bridge::named(&id);
    let (done, told) = match what.as_str() {
        "create" => {
            let made = people::create_section(&caller, &named()?, parent).await;
            (made, "creada")
        }
        "edit" => {
            let changed = people::edit_section(&caller, (which()?, seen), &named()?, parent).await;
            (changed, "cambiada")
        }
        "delete" => {
            let gone = people::delete_section(&caller, which()?, parent).await;
            (gone, "eliminada")
        }
        _ => return Err(bridge::unreadable()),
    };
    done.map_err(bridge::fail)?;
    bridge::go(&routes::structure_done(&platform, &company, told));
    Ok(())
}
