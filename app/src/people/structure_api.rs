//! Translates between the page of the sections and their use cases.

use std::collections::BTreeMap;

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
    /// What was typed before a refusal; `what` and `id` name the form.
    pub typed: BTreeMap<String, String>,
}

/// The name under which what was typed is remembered.
#[cfg_attr(
    not(feature = "ssr"),
    expect(dead_code, reason = "only the server remembers")
)]
const FORM: &str = "section";

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
        typed: bridge::recalled(&caller, FORM).await?,
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
    use crate::bridge::{self, SentSection};
    use crate::routes;
    let caller = bridge::caller_at(&platform, &company).await?;
    let typed = bridge::typed([
        ("what", what.as_str()),
        ("id", &id),
        ("section", &section),
        ("parent", &parent),
    ]);
    let sent = SentSection {
        what: &what,
        id: &id,
        seen,
        name: &section,
        parent: &parent,
    };
    let changed = bridge::section_changed(&caller, &sent).await;
    let told = bridge::answered(&caller, (FORM, typed), changed).await?;
    bridge::go(&routes::structure_done(&platform, &company, told));
    Ok(())
}
