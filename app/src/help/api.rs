//! What the help centre asks for: everybody may read it.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::article::{Article, Hit};
use crate::failure::Failure;

/// An article in the list of the centre.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// The last word of its address.
    pub key: String,
    /// Its title.
    pub title: String,
    /// What it is about.
    pub lead: String,
}

/// The centre.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CentreView {
    /// Its articles, without those that stand below another one.
    pub articles: Vec<Listed>,
    /// What was found; none where nothing was asked.
    pub found: Option<Vec<Hit>>,
}

/// The help centre of a platform, and what it finds.
#[server(endpoint = "help/centre")]
pub async fn load_centre(
    platform: String,
    #[server(default)] wanted: String,
) -> Result<CentreView, Failure> {
    use crate::text::help;
    use domain::search::Search;
    let face = crate::bridge::face(&platform)?;
    let articles = help::articles(&face);
    let found = Search::parse(&wanted, &help::VOCABULARY)
        .map(|search| super::find::find(&platform, &articles, &search));
    // Something was asked that says nothing: nothing is found, and the page says so.
    let found = found.or_else(|| (!wanted.trim().is_empty()).then(Vec::new));
    let articles = articles.into_iter().filter(|one| one.above.is_none());
    let articles = articles.map(|one| Listed {
        key: one.key,
        title: one.title,
        lead: one.lead,
    });
    Ok(CentreView {
        articles: articles.collect(),
        found,
    })
}

/// One article.
#[server(endpoint = "help/article")]
pub async fn load_article(
    platform: String,
    #[server(default)] article: String,
) -> Result<Article, Failure> {
    use crate::bridge;
    use crate::text::help;
    use domain::refusal::Refusal;
    let face = bridge::face(&platform)?;
    let mut articles = help::articles(&face).into_iter();
    articles
        .find(|one| one.key == article)
        .ok_or_else(|| bridge::refuse(Refusal::NotFound))
}
