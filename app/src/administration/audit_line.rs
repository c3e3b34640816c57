//! One entry of the audit, in sentences.

use leptos::prelude::*;

use super::api::EntryView;
use crate::routes;

/// Who, what, on whom, when and from where.
pub fn row(page: &str, line: EntryView) -> Vec<AnyView> {
    let by_subject = routes::asking(page, &[("sobre", &line.subject)]);
    let told = line.told.into_iter();
    let told = told.map(|line| view! { <p class="soft">{line}</p> });
    vec![
        line.at.into_any(),
        line.who.into_any(),
        view! { <p>{line.act}</p> {told.collect_view()} }.into_any(),
        view! { <a href=by_subject>{line.on}</a> }.into_any(),
        line.from.into_any(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::administration::api::{ChangeView, LineView};

    #[test]
    fn x05_an_agent_is_told_by_name_and_anybody_else_by_the_end_of_an_id() {
        let agent = "01997f3c-0000-7000-8000-0000c3af7037";
        let change = |field: &str| ChangeView {
            field: field.to_owned(),
            old: None,
            new: Some(agent.to_owned()),
        };
        let line = LineView {
            at: "23/11/2026, 09:04".to_owned(),
            actor: format!("account:{agent}"),
            name: None,
            action: "filing.taken".to_owned(),
            subject: "filing:1".to_owned(),
            changes: vec![change("agent"), change("account")],
            facts: vec![("number".to_owned(), "1".to_owned())],
            opens: false,
            network: None,
            device: None,
        };
        let people = [(format!("account:{agent}"), "Marta Ríos".to_owned())];
        let told = EntryView::of(line, &people);
        assert_eq!(told.act, "Tomó una PQRSF");
        assert_eq!(
            told.told,
            [
                "Agente: antes «nada», ahora «Marta Ríos»",
                "Cuenta: antes «nada», ahora «c3af7037»",
                "Radicado: 1",
                "El detalle está sellado.",
            ]
        );
        assert_eq!(told.from, "Ya no se guarda");
    }
}
