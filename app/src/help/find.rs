//! Finding answers in the articles of a platform. Only the server does this.

use domain::search::Search;

use super::article::{Article, Block, Hit, Way};
use crate::routes;

/// Most answers that are shown.
const MOST: usize = 20;
/// Letters of an answer that are shown.
const EXCERPT: usize = 160;

/// The answers in which everything wanted stands: those that say it in the question come first.
#[must_use]
pub fn find(platform: &str, articles: &[Article], search: &Search) -> Vec<Hit> {
    let mut found = Vec::new();
    for article in articles {
        let page = routes::help_article(platform, &article.key);
        let mut look = |anchor: &str, title: &str, blocks: &[Block]| {
            let text = words(blocks);
            if let Some(below) = search.finds(title, &text) {
                let href = match anchor {
                    "" => page.clone(),
                    anchor => format!("{page}#{anchor}"),
                };
                found.push((below, hit(Way::to(href, title), article, &text)));
            }
        };
        let lead = [&[Block::text(&article.lead)], article.blocks.as_slice()].concat();
        look("", &article.title, &lead);
        for section in &article.sections {
            look(
                &section.head.anchor,
                &section.head.title,
                &section.head.blocks,
            );
            for entry in &section.entries {
                look(&entry.anchor, &entry.title, &entry.blocks);
            }
        }
    }
    found.sort_by_key(|(below, _)| *below);
    found.into_iter().take(MOST).map(|(_, hit)| hit).collect()
}

fn words(blocks: &[Block]) -> String {
    let words: Vec<_> = blocks.iter().map(Block::words).collect();
    words.join(" ").trim().to_owned()
}

fn hit(way: Way, article: &Article, text: &str) -> Hit {
    let mut excerpt: String = text.chars().take(EXCERPT).collect();
    if excerpt.len() < text.len() {
        // No word is cut in two.
        excerpt.truncate(excerpt.rfind(' ').unwrap_or(excerpt.len()));
        excerpt.truncate(excerpt.trim_end_matches(['.', ',', ';', ':']).len());
        excerpt.push('…');
    }
    Hit {
        way,
        article: article.title.clone(),
        excerpt,
    }
}
