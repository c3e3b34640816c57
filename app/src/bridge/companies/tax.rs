//! The tax data of a company between their page and their use cases (Q7).

use std::collections::BTreeMap;

use backend::caller::Caller;
use backend::company::{Tax, save_tax};
use backend::fault::Denied;
use backend::typed::Values;
use domain::company::{Item, Section, TypedTax};
use domain::refusal::Refusal;

use crate::bridge::{OF, answered, company_rows, fail, recalled_again, recalled_of, typed};
use crate::failure::Failure;
use crate::inside::tax_api::TaxView;
use crate::routes;
use crate::text::{opening, tax as words};

/// The name under which what was typed is remembered.
const FORM: &str = "tax";
/// The version that the page was shown.
const SEEN: &str = "seen";

/// Whether the tax data of the company that is asked in are there; none where nobody is asked for them.
///
/// # Errors
/// [`Failure::Fault`] when the database fails.
pub async fn tax_given(caller: &Caller) -> Result<Option<bool>, Failure> {
    match backend::company::tax(caller).await {
        Ok(tax) => Ok(Some(tax.data.is_some())),
        Err(Denied::Refused(_)) => Ok(None),
        Err(fault) => Err(fail(fault)),
    }
}

/// The form: what was typed before a refusal, or what is stored; `beside` what somebody else saved
/// meanwhile, where the address says so.
///
/// # Errors
/// Those of the use case.
pub async fn tax_view(caller: &Caller, company: String, beside: bool) -> Result<TaxView, Failure> {
    let tax = backend::company::tax(caller).await.map_err(fail)?;
    let kept = if beside {
        recalled_again(caller, FORM, &company).await?
    } else {
        recalled_of(caller, FORM, &company).await?
    };
    Ok(view(company, &tax, &kept, beside))
}

fn view(company: String, tax: &Tax, kept: &Values, beside: bool) -> TaxView {
    let stored = tax.data.as_ref().map(TypedTax::of);
    let stored = stored.unwrap_or_default();
    let beside = beside && !kept.is_empty();
    // What was refused for its own mistakes is still typed over the version that it began with.
    let began = kept.get(SEEN).and_then(|seen| seen.parse().ok());
    let began = began.filter(|_| !beside);
    let commercial = tax.commercial.as_ref();
    TaxView {
        company,
        version: began.unwrap_or(tax.version),
        commercial: commercial.map(|name| name.as_str().to_owned()),
        opened: company_rows(&tax.details),
        newer: if beside { rows(&stored) } else { Vec::new() },
        typed: if kept.is_empty() {
            stored
        } else {
            TypedTax::read(&|name| kept.get(name).cloned())
        },
    }
}

/// Label and value of what is stored.
fn rows(stored: &TypedTax) -> Vec<(String, String)> {
    let of = |section, item| {
        let label = opening::label(section, item).to_owned();
        (label, stored.text(section, item).to_owned())
    };
    let contact = &stored.contact;
    let billing = if stored.same_contact {
        words::SAME.to_owned()
    } else {
        format!("{} · {} · {}", contact.names, contact.email, contact.phone)
    };
    vec![
        of(Section::Tax, Item::Activity),
        of(Section::Tax, Item::Workers),
        (words::BILLING.to_owned(), billing),
        of(Section::Tax, Item::Email),
    ]
}

/// Saves what was sent and tells where to go: on, or beside what somebody else saved meanwhile, with
/// what was typed.
///
/// # Errors
/// Those of the use case but for [`Refusal::Outdated`].
pub async fn tax_saved(
    caller: &Caller,
    company: &str,
    seen: &str,
    sent: &BTreeMap<String, String>,
) -> Result<String, Failure> {
    let platform = caller.platform.slug.as_str();
    let form = TypedTax::read(&|name| sent.get(name).cloned());
    // Of no version that there was: an older page.
    let version = seen.parse().unwrap_or_default();
    let saved = save_tax(caller, &form, version).await;
    let own = sent
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()));
    let own = own.filter(|(name, _)| name.starts_with("tax_") || name.starts_with("billing_"));
    let kept = typed([(OF, company), (SEEN, seen)].into_iter().chain(own));
    if matches!(saved, Err(Denied::Refused(Refusal::Outdated))) {
        let keeps = backend::typed::keep(caller, FORM, &kept).await;
        keeps.map_err(fail)?;
        return Ok(routes::tax_beside(platform, company));
    }
    answered(caller, (FORM, kept), saved).await?;
    Ok(routes::tax_saved(platform, company))
}
