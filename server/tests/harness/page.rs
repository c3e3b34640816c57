//! What a browser received, and the forms in it.

use axum::http::{HeaderMap, Method, StatusCode, header};
use scraper::{ElementRef, Html, Selector};

use super::browser::redirects;

/// An answer.
#[derive(Debug, Clone)]
pub struct Page {
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its text.
    pub body: String,
    /// Where the browser stands now: path and query.
    pub address: String,
}

impl Page {
    /// The value of a header; empty when absent.
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }

    /// Where it sends the browser.
    pub fn leads_to(&self) -> Option<String> {
        redirects(self.status).then(|| self.header(header::LOCATION.as_str()).to_owned())
    }

    /// The path without the query: the page that the person stands on.
    pub fn place(&self) -> &str {
        self.address.split('?').next().unwrap_or_default()
    }

    /// The words that a person reads, spaces run together.
    pub fn words(&self) -> String {
        let document = Html::parse_document(&self.body);
        let mut words = String::new();
        for node in document.tree.nodes() {
            let hidden = node.ancestors().any(|above| {
                above.value().as_element().is_some_and(|element| {
                    matches!(element.name(), "script" | "style" | "head" | "template")
                })
            });
            if let (Some(text), false) = (node.value().as_text(), hidden) {
                words.push_str(text);
                words.push(' ');
            }
        }
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Whether a person reads that, wherever tags break the line.
    pub fn sees(&self, text: &str) -> bool {
        let flat = |text: &str| text.split_whitespace().collect::<String>();
        flat(&self.words()).contains(&flat(text))
    }

    /// How many elements the CSS selector finds.
    pub fn count(&self, selector: &str) -> usize {
        let selector = Selector::parse(selector).unwrap();
        Html::parse_document(&self.body).select(&selector).count()
    }

    /// An attribute of the first element that the selector finds.
    pub fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        let selector = Selector::parse(selector).unwrap();
        let document = Html::parse_document(&self.body);
        let element = document.select(&selector).next()?;
        element.attr(name).map(str::to_owned)
    }

    /// An attribute of every element that the selector finds.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let selector = Selector::parse(selector).unwrap();
        let document = Html::parse_document(&self.body);
        let found = document.select(&selector).filter_map(|one| one.attr(name));
        found.map(str::to_owned).collect()
    }

    /// The text of the first element that the selector finds.
    pub fn text(&self, selector: &str) -> String {
        let selector = Selector::parse(selector).unwrap();
        let document = Html::parse_document(&self.body);
        let element = document.select(&selector).next();
        element.expect("an element").text().collect()
    }

    /// The form that posts to `action`, filled as it came.
    pub fn form(&self, action: &str) -> Form {
        let document = Html::parse_document(&self.body);
        let forms = Selector::parse("form").unwrap();
        let found = document
            .select(&forms)
            .find(|form| form.attr("action") == Some(action));
        let Some(form) = found else {
            let all: Vec<_> = document.select(&forms).map(|f| f.attr("action")).collect();
            panic!(
                "no form to {action} on {} among {all:?}: {}",
                self.address,
                self.words()
            );
        };
        Form {
            action: action.to_owned(),
            method: match form.attr("method") {
                Some(method) if method.eq_ignore_ascii_case("post") => Method::POST,
                _ => Method::GET,
            },
            fields: fields(form),
        }
    }
}

fn fields(form: ElementRef<'_>) -> Vec<(String, String)> {
    let controls = Selector::parse("input, select, textarea").unwrap();
    let options = Selector::parse("option[selected]").unwrap();
    let mut fields = Vec::new();
    for control in form.select(&controls) {
        let Some(name) = control.attr("name") else {
            continue;
        };
        let kind = control.attr("type").unwrap_or("text");
        if control.attr("disabled").is_some() || kind == "submit" {
            continue;
        }
        let value = match control.value().name() {
            "select" => control
                .select(&options)
                .next()
                .and_then(|option| option.attr("value"))
                .unwrap_or_default()
                .to_owned(),
            "textarea" => control.text().collect(),
            _ if matches!(kind, "radio" | "checkbox") && control.attr("checked").is_none() => {
                continue;
            }
            _ => control.attr("value").unwrap_or_default().to_owned(),
        };
        fields.push((name.to_owned(), value));
    }
    fields
}

/// A form, being filled in.
#[derive(Debug, Clone)]
pub struct Form {
    /// Where it goes.
    pub action: String,
    /// `POST` or `GET`.
    pub method: Method,
    /// Names and values, in the order of the page.
    pub fields: Vec<(String, String)>,
}

impl Form {
    /// A form that nobody saw.
    pub fn bare(action: &str, fields: &[(&str, &str)]) -> Self {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Self {
            action: action.to_owned(),
            method: Method::POST,
            fields: fields.iter().map(owned).collect(),
        }
    }

    /// Types into a field, ticks a box or chooses an option.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        match self.fields.iter_mut().find(|(known, _)| known == name) {
            Some((_, old)) => value.clone_into(old),
            None => self.fields.push((name.to_owned(), value.to_owned())),
        }
        self
    }

    /// Leaves a field out.
    pub fn without(mut self, name: &str) -> Self {
        self.fields.retain(|(known, _)| known != name);
        self
    }

    /// What the form holds in that field.
    pub fn value(&self, name: &str) -> Option<&str> {
        let field = self.fields.iter().find(|(known, _)| known == name);
        field.map(|(_, value)| value.as_str())
    }

    /// As the browser sends it.
    pub fn encoded(&self) -> String {
        let pair = |(name, value): &(String, String)| format!("{}={}", escape(name), escape(value));
        self.fields.iter().map(pair).collect::<Vec<_>>().join("&")
    }
}

fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'*' => {
                escaped.push(byte as char);
            }
            b' ' => escaped.push('+'),
            _ => escaped.push_str(&format!("%{byte:02X}")),
        }
    }
    escaped
}

/// The password of everybody who registers.
pub const REGISTRATION_PASSWORD: &str = "tortuga verde en patines";

/// The form of registration without a mistake, on a page that shows it.
pub fn registration(page: &Page, email: &str) -> Form {
    page.form("/api/registration/save")
        .with("intent", "crear")
        .with("document_kind", "CC")
        .with("document", "9950000001")
        .with("first_surname", "Niño")
        .with("first_name", "Marta")
        .with("phone", "3991234567")
        .with("birth_date", "29/02/1980")
        .with("email", email)
        .with("password", REGISTRATION_PASSWORD)
        .with("password_again", REGISTRATION_PASSWORD)
        .with("consent_data", "yes")
}
