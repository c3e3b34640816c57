//! The editor of a perfil: name, matrix, and what saving would do. Without script «Ver efecto» shows
//! the same page with the sentences; with script they follow each tick.

use domain::refusal::Field as Name;
use domain::role::{ModuleCode, Permissions, Rights, RoleEdit};
use leptos::prelude::*;

use super::api::{RoleView, SaveRole};
use super::effect::{Effects, Planned, called};
use super::matrix::{Matrix, Modules};
use crate::act::Act;
use crate::platform::use_face;
use crate::text::role as words;
use crate::ui;

/// The editor.
#[component]
pub fn Editor(company: String, role: RoleView, action: Act<SaveRole>) -> impl IntoView {
    let face = use_face();
    let told = action.troubles(face.voice());
    let begun = begin(&role);
    let name = RwSignal::new(begun.name.clone());
    let ticked = RwSignal::new(begun.permissions.clone());
    let version = role.current.as_ref().map_or(0, |current| current.version);
    let conflict =
        (begun.seen != version).then(|| view! { <Conflict role=role.clone() mine=begun.clone()/> });
    let save = match conflict {
        Some(_) => words::SAVE_MINE,
        None => words::SAVE,
    };
    let modules = role.modules.clone();
    let first = refused_before(&role, version);
    let stored = StoredValue::new(role.clone());
    // What it is for changes nobody's access.
    let plan = Memo::new(move |_| {
        let edit = RoleEdit {
            name: name.get(),
            description: String::new(),
            permissions: ticked.get(),
            seen: version,
        };
        stored.with_value(|role| planned(role, &edit))
    });
    let rights = Signal::derive(move || Rights::Only(ticked.get()));
    let troubles = Signal::derive(move || match told.get() {
        told if told.is_empty() => first.clone().into_iter().collect(),
        told => told,
    });
    let typed = Callback::new(move |text: String| name.set(text));
    view! {
        {conflict}
        <ui::Form action troubles id="perfil">
            <ui::Hidden name="platform" value=face.slug.to_string()/>
            <ui::Hidden name="company" value=company/>
            <ui::Hidden name="role" value=role.code/>
            <ui::Hidden name="seen" value=version.to_string()/>
            <Texts name=begun.name description=begun.description typed/>
            <p class="field__hint">{words::MATRIX_HINT}</p>
            <Matrix modules=modules.clone() ticked/>
            <section class="section" aria-live="polite">
                <h2>{words::EFFECT}</h2>
                <Effects role=stored plan/>
            </section>
            <ui::Disclosure summary=words::SEE_AS>
                <Modules modules rights/>
            </ui::Disclosure>
            <ui::Actions sticky=true>
                <ui::Button name="intent" value="save">{save}</ui::Button>
                <ui::Button kind=ui::ButtonKind::Quiet name="intent" value="preview">
                    {words::PREVIEW}
                </ui::Button>
            </ui::Actions>
        </ui::Form>
    }
}

/// What a perfil is called, and what it is for.
#[component]
fn Texts(name: String, description: String, typed: Callback<String>) -> impl IntoView {
    view! {
        <ui::Field
            label=words::NAME
            name=Name::RoleName.name()
            hint=words::NAME_HINT
            value=name
            autocomplete="off"
            maxlength=60
            on_leave=typed
        />
        <ui::Text
            label=words::DESCRIPTION
            name=Name::RoleDescription.name()
            hint=words::DESCRIPTION_HINT
            value=description
            optional=true
            rows=2
            maxlength=200
        />
    }
}

/// What was refused comes back with the page: the summary says why, and takes the focus.
fn refused_before(role: &RoleView, version: i64) -> Option<ui::Trouble> {
    let edit = RoleEdit {
        seen: version,
        ..role.proposed.clone()?
    };
    planned(role, &edit).err().map(|refusal| trouble(&refusal))
}

/// Why it was not saved, at the field where that is the reason.
fn trouble(refusal: &domain::Refusal) -> ui::Trouble {
    let words = words::refused(refusal);
    let fields = [Name::RoleName, Name::RoleDescription];
    match fields
        .into_iter()
        .find(|field| refusal.of(*field).is_some())
    {
        Some(field) => ui::Trouble::of(field.name(), words),
        None => ui::Trouble::general(words),
    }
}

/// What the form begins with: what somebody proposes, what is stored, or what is copied.
fn begin(role: &RoleView) -> RoleEdit {
    if let Some(proposed) = &role.proposed {
        return proposed.clone();
    }
    let permissions = match &role.rights {
        Rights::Only(permissions) => permissions.clone(),
        Rights::Everything => Permissions::ticked([], codes(role)),
    };
    let current = role.current.as_ref();
    RoleEdit {
        name: current.map_or_else(String::new, |current| current.name.clone()),
        description: role.description.clone(),
        permissions,
        seen: current.map_or(0, |current| current.version),
    }
}

fn codes(role: &RoleView) -> Vec<ModuleCode> {
    let codes = role.modules.iter().filter_map(|one| one.code.parse().ok());
    codes.collect()
}

/// What the rules say to what is typed and ticked.
fn planned(role: &RoleView, edit: &RoleEdit) -> Result<Planned, domain::Refusal> {
    let (current, others) = (role.current.as_ref(), &role.others);
    let plan = edit.plan(current, &role.acting, others, &codes(role));
    plan.map(Planned::from)
}

/// Somebody saved first: their version beside one's own.
#[component]
fn Conflict(role: RoleView, mine: RoleEdit) -> impl IntoView {
    let theirs = role.current.as_ref();
    let texts = [
        (words::NAME, theirs.map(|one| &one.name), &mine.name),
        (
            words::DESCRIPTION,
            theirs.map(|one| &one.description),
            &mine.description,
        ),
    ];
    let nothing = Permissions::default();
    let stored = theirs.map_or(&nothing, |theirs| &theirs.permissions);
    let mut rows: Vec<Vec<AnyView>> = Vec::new();
    for (what, theirs, own) in texts {
        let theirs = theirs.cloned().unwrap_or_default();
        if theirs != *own {
            rows.push(vec![
                what.into_any(),
                theirs.into_any(),
                own.clone().into_any(),
            ]);
        }
    }
    for code in codes(&role) {
        let levels = [stored, &mine.permissions].map(|those| those.level(code.as_str()));
        if levels[0] != levels[1] {
            let [theirs, own] = levels.map(|level| words::level(level).into_any());
            rows.push(vec![
                called(&role.modules, code.as_str()).into_any(),
                theirs,
                own,
            ]);
        }
    }
    let table = if rows.is_empty() {
        view! { <p>{words::CONFLICT_NONE}</p> }.into_any()
    } else {
        let heads = words::CONFLICT_HEADS.map(str::to_owned).to_vec();
        view! { <ui::Table caption=words::CONFLICT_CAPTION heads rows/> }.into_any()
    };
    view! {
        <ui::Notice kind=ui::NoticeKind::Warning title=words::CONFLICT announced=true>
            <p>{words::CONFLICT_LEAD}</p>
        </ui::Notice>
        {table}
    }
}
