//! An article of the help centre as data. The server writes it; the browser's program carries the
//! shapes only, not the words of every article.

use serde::{Deserialize, Serialize};

/// A link and what is written on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Way {
    /// Where it leads.
    pub href: String,
    /// What is written on it.
    pub label: String,
}

impl Way {
    /// A link.
    pub fn to(href: String, label: impl Into<String>) -> Self {
        let label = label.into();
        Self { href, label }
    }
}

/// A piece of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// A paragraph.
    Text(String),
    /// What belongs together, in no order.
    List(Vec<String>),
    /// What is done one after the other.
    Steps(Vec<String>),
    /// Where it goes on.
    Ways(Vec<Way>),
    /// What the person will see: the file, and what it shows.
    Picture(String, String),
}

impl Block {
    /// A paragraph.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// What belongs together.
    pub fn list(items: &[&str]) -> Self {
        Self::List(items.iter().map(|item| (*item).to_owned()).collect())
    }

    /// What is done one after the other.
    pub fn steps(steps: &[&str]) -> Self {
        Self::Steps(steps.iter().map(|step| (*step).to_owned()).collect())
    }

    /// One link.
    pub fn way(href: String, label: impl Into<String>) -> Self {
        Self::Ways(vec![Way::to(href, label)])
    }

    /// Its words, for whoever searches in them.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::List(items) | Self::Steps(items) => items.join(" "),
            Self::Ways(_) | Self::Picture(..) => String::new(),
        }
    }
}

/// A question with its answer, and an address of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The word after `#`.
    pub anchor: String,
    /// The question.
    pub title: String,
    /// The answer.
    pub blocks: Vec<Block>,
}

impl Entry {
    /// A question with its answer.
    pub fn new(anchor: &str, title: impl Into<String>, blocks: Vec<Block>) -> Self {
        let (anchor, title) = (anchor.to_owned(), title.into());
        Self {
            anchor,
            title,
            blocks,
        }
    }
}

/// A part of an article with a title of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// The part itself; its blocks stand before the questions.
    pub head: Entry,
    /// Its questions.
    pub entries: Vec<Entry>,
}

impl Section {
    /// A part without questions.
    pub fn plain(anchor: &str, title: impl Into<String>, blocks: Vec<Block>) -> Self {
        Self::of(anchor, title, blocks, Vec::new())
    }

    /// A part with questions.
    pub fn of(
        anchor: &str,
        title: impl Into<String>,
        blocks: Vec<Block>,
        entries: Vec<Entry>,
    ) -> Self {
        let head = Entry::new(anchor, title, blocks);
        Self { head, entries }
    }
}

/// A page of the help centre.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// The last word of its address.
    pub key: String,
    /// Its title.
    pub title: String,
    /// What it is about, in a sentence.
    pub lead: String,
    /// The article above it, where there is one between it and the centre.
    pub above: Option<Way>,
    /// What stands before its parts.
    pub blocks: Vec<Block>,
    /// Its parts.
    pub sections: Vec<Section>,
}

/// What the search found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hit {
    /// The answer's own address, and its question.
    pub way: Way,
    /// The article it stands in.
    pub article: String,
    /// How it begins.
    pub excerpt: String,
}
