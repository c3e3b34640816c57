//! Translates between the page of the platform's rules and its use case.

use domain::platform::Policy;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// The rules, and what follows from them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RulesView {
    /// From the configuration.
    pub policy: Policy,
    /// What the questions are worth, where the platform asks any.
    pub figures: Option<FiguresView>,
}

/// What the questions are worth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FiguresView {
    /// People on file.
    pub people: u64,
    /// Questions, options of each, and the guesser's chance as one in so many.
    pub ways: Vec<(u8, u8, u32)>,
    /// What the rules ask for.
    pub at_least: u32,
}

/// The rules, for the platform's administrators.
#[server(endpoint = "rules/view")]
pub async fn load_rules(platform: String) -> Result<RulesView, Failure> {
    use crate::{bridge, routes};
    let caller = bridge::member(&platform, &routes::rules(&platform)).await?;
    let rules = backend::challenge::rules(&caller)
        .await
        .map_err(bridge::fail)?;
    Ok(RulesView {
        policy: rules.policy,
        figures: rules.figures.map(|figures| FiguresView {
            people: figures.people,
            ways: figures
                .ways
                .iter()
                .map(|way| (way.questions, way.options, way.one_in))
                .collect(),
            at_least: figures.at_least,
        }),
    })
}
