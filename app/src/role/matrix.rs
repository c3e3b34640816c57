//! The matrix of modules by level, and the modules as whoever holds the perfil sees them.

use domain::role::{Level, ModuleCode, Permissions, Rights};
use leptos::prelude::*;

use super::api::ModuleView;
use crate::text::role as words;
use crate::ui;

/// From so many modules on they can be searched.
const MANY: usize = 12;

/// One table for each group of modules: a box for seeing and one for editing each.
#[component]
pub fn Matrix(
    /// Every module.
    modules: Vec<ModuleView>,
    /// What is ticked.
    ticked: RwSignal<Permissions>,
) -> impl IntoView {
    let sought = RwSignal::new(String::new());
    let many = modules.len() > MANY;
    // Without script nothing would be found.
    let scripted = RwSignal::new(false);
    Effect::new(move |_| scripted.set(many));
    let seek = move || {
        scripted.get().then(|| {
            view! {
                <div class="field">
                    <label class="field__label" for="buscar">{words::SEEK}</label>
                    <input
                        class="field__input"
                        type="search"
                        id="buscar"
                        autocomplete="off"
                        on:input=move |event| sought.set(event_target_value(&event))
                    />
                </div>
            }
        })
    };
    let tables = groups(modules).into_iter().map(|(group, modules)| {
        let heads = words::MATRIX_HEADS.map(str::to_owned).to_vec();
        let rows = modules
            .into_iter()
            .map(|one| row(one, ticked, sought))
            .collect();
        view! { <ui::Table caption=group heads rows/> }
    });
    view! {
        {seek}
        <div class="roles">{tables.collect_view()}</div>
    }
}

/// In the order of the configuration, each group once.
fn groups(modules: Vec<ModuleView>) -> Vec<(String, Vec<ModuleView>)> {
    let mut groups: Vec<(String, Vec<ModuleView>)> = Vec::new();
    for module in modules {
        match groups.iter_mut().find(|(group, _)| *group == module.group) {
            Some((_, those)) => those.push(module),
            None => groups.push((module.group.clone(), vec![module])),
        }
    }
    groups
}

fn row(
    module: ModuleView,
    ticked: RwSignal<Permissions>,
    sought: RwSignal<String>,
) -> Vec<AnyView> {
    let name = module.name.to_lowercase();
    let out = move || {
        let sought = sought.get().trim().to_lowercase();
        (!sought.is_empty() && !name.contains(&sought)).then_some("true")
    };
    let called = view! { <span data-out=out>{module.name.clone()}</span> }.into_any();
    let boxes = Level::ALL.map(|level| tick(&module, level, ticked));
    std::iter::once(called).chain(boxes).collect()
}

fn tick(module: &ModuleView, level: Level, ticked: RwSignal<Permissions>) -> AnyView {
    let code: Option<ModuleCode> = module.code.parse().ok();
    let word = module.code.clone();
    let is_ticked = move || ticked.with(|ticked| ticked.level(&word) >= Some(level));
    let at_first = untrack(&is_ticked);
    let change = move |event| {
        let Some(code) = code.clone() else { return };
        let on = event_target_checked(&event);
        ticked.update(|ticked| match (on, level) {
            (true, level) => ticked.allow(code, level),
            // Whoever does not see does not edit.
            (false, Level::See) => ticked.forbid(code.as_str()),
            (false, Level::Edit) => {
                ticked.forbid(code.as_str());
                ticked.allow(code, Level::See);
            }
        });
    };
    let (name, about) = match level {
        Level::See => ("see[]", words::MATRIX_HEADS[1]),
        Level::Edit => ("edit[]", words::MATRIX_HEADS[2]),
    };
    view! {
        <label class="roles__tick">
            <input
                type="checkbox"
                name=name
                value=module.code.clone()
                checked=at_first
                prop:checked=is_ticked
                on:change=change
            />
            <span class="visually-hidden">{about} " " {module.name.clone()}</span>
        </label>
    }
    .into_any()
}

/// «Ver como»: what stands under «Tus módulos» for whoever has these rights.
#[component]
pub fn Modules(
    /// Every module.
    modules: Vec<ModuleView>,
    /// What is allowed.
    #[prop(into)]
    rights: Signal<Rights>,
) -> impl IntoView {
    move || {
        let seen = modules.iter().filter_map(|one| {
            let level = rights.with(|rights| rights.level(&one.code))?;
            Some(view! { <ui::Card title=one.name.clone() text=words::may(level)/> })
        });
        let seen: Vec<_> = seen.collect();
        if seen.is_empty() {
            view! { <p>{words::SEES_NOTHING}</p> }.into_any()
        } else {
            view! {
                <p>{words::SEES}</p>
                <ui::Cards label=words::SEES>{seen}</ui::Cards>
            }
            .into_any()
        }
    }
}
