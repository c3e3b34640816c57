//! One entry of the audit, in sentences.

use leptos::prelude::*;

use super::api::LineView;
use crate::routes;
use crate::text::audit as words;

/// Who, what, on whom, when and from where.
pub fn row(page: &str, line: LineView) -> Vec<AnyView> {
    let who = words::who(&line.actor, line.name.as_deref());
    let by_subject = routes::asking(page, &[("sobre", &line.subject)]);
    let mut told: Vec<String> = line
        .changes
        .iter()
        .map(|change| words::change(&change.field, change.old.as_deref(), change.new.as_deref()))
        .collect();
    told.extend(
        line.facts
            .iter()
            .map(|(name, value)| words::fact(name, value)),
    );
    if !line.opens {
        told.push(words::SEALED.to_owned());
    }
    let told = told
        .into_iter()
        .map(|line| view! { <p class="soft">{line}</p> });
    let is_forgotten = line.network.is_none() && line.device.is_none();
    let from = [line.network, line.device].into_iter().flatten();
    let from: Vec<_> = from.filter(|told| !told.is_empty()).collect();
    let from = match from.is_empty() {
        true if is_forgotten => words::FORGOTTEN.to_owned(),
        true => words::NOWHERE.to_owned(),
        false => from.join(" · "),
    };
    vec![
        line.at.into_any(),
        who.into_any(),
        view! { <p>{words::sentence(&line.action)}</p> {told.collect_view()} }.into_any(),
        view! { <a href=by_subject>{words::subject(&line.subject)}</a> }.into_any(),
        from.into_any(),
    ]
}
