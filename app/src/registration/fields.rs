//! The fields of the form, one after the other, each with its help (H-07 to H-15).

use domain::document::DocumentKind;
use domain::refusal::Field as Name;
use leptos::prelude::*;

use super::api::FormView;
use super::check::{Rules, settle};
use super::kept::KeptField;
use crate::text::registration::{self as words, help};
use crate::ui::{Field, Offer, Password, Select, Strength};
use crate::{browser, text};

/// How the browser should treat a field.
struct Manner {
    kind: &'static str,
    autocomplete: &'static str,
    inputmode: &'static str,
    literal: bool,
    longest: u16,
}

fn manner(field: Name) -> Manner {
    let text = |autocomplete| Manner {
        kind: "text",
        autocomplete,
        inputmode: "text",
        literal: false,
        longest: 80,
    };
    match field {
        Name::Phone => Manner {
            kind: "tel",
            inputmode: "tel",
            longest: 30,
            ..text("tel-national")
        },
        Name::BirthDate => Manner {
            inputmode: "numeric",
            longest: 12,
            ..text("bday")
        },
        Name::Email => Manner {
            kind: "email",
            inputmode: "email",
            literal: true,
            longest: 254,
            ..text("email")
        },
        Name::FirstName => text("given-name"),
        Name::SecondName => text("additional-name"),
        Name::FirstSurname => text("family-name"),
        _ => text("off"),
    }
}

/// A field of text; where something is on file, with the choice to keep it.
#[component]
pub(super) fn TextField(
    /// Which.
    field: Name,
    /// The form as it was loaded.
    form: FormView,
    /// The form as the last look-up left it.
    found: RwSignal<FormView>,
    /// How to check it.
    rules: Rules,
) -> impl IntoView {
    let first = form.typed.text(field).unwrap_or_default().to_owned();
    let mask = Memo::new(move |_| found.with(|form| form.on_file.mask(field).map(str::to_owned)));
    move || {
        let name = field.name().into_owned();
        // A look-up changes the field around what is being typed into it.
        let now = browser::value(&name);
        let typed = if now.is_empty() { first.clone() } else { now };
        let valid = rules.is_fine(field, &typed);
        let is_blank = typed.trim().is_empty();
        let input = view! { <Plain field name=name.clone() typed valid rules/> };
        let Some(mask) = mask.get() else {
            return input.into_any();
        };
        let kept = is_blank && found.with_untracked(|form| form.kept.has(field));
        view! {
            <KeptField
                name
                label=words::label(field)
                mask
                kept
                correct=text::controls(rules.locale.voice()).correct
            >
                {input}
            </KeptField>
        }
        .into_any()
    }
}

/// The ordinary field.
#[component]
fn Plain(field: Name, name: String, typed: String, valid: bool, rules: Rules) -> impl IntoView {
    let manner = manner(field);
    let help = help::of(field, rules.locale.voice());
    let label = words::label(field);
    let valid = Signal::stored(valid);
    if field == Name::BirthDate {
        // The only one with a format of its own (H-11).
        return view! {
            <Field
                label
                name
                value=typed
                hint=words::DATE_FORMAT
                help
                placeholder=words::DATE_FORMAT
                autocomplete=manner.autocomplete
                inputmode="numeric"
                maxlength=manner.longest
                valid
                check=rules.ask(field)
                settle=settle(field, rules)
            />
        }
        .into_any();
    }
    view! {
        <Field
            label
            name
            kind=manner.kind
            value=typed
            help
            optional=matches!(field, Name::SecondSurname | Name::SecondName)
            literal=manner.literal
            autocomplete=manner.autocomplete
            inputmode=manner.inputmode
            maxlength=manner.longest
            valid
            check=rules.ask(field)
        />
    }
    .into_any()
}

/// The kind of document.
#[component]
pub(super) fn KindField(
    /// What was chosen.
    chosen: String,
    /// How to check it.
    rules: Rules,
) -> impl IntoView {
    let kinds = DocumentKind::of(rules.locale);
    let offers: Vec<Offer> = kinds
        .iter()
        .map(|kind| Offer::new(kind.code(), words::kind(*kind)))
        .collect();
    // The usual one stands there from the start.
    let first = kinds.first().map_or("", |kind| kind.code());
    let chosen = if chosen.is_empty() {
        first.to_owned()
    } else {
        chosen
    };
    view! {
        <Select
            label=words::label(Name::DocumentKind)
            name=Name::DocumentKind.name()
            offers
            chosen
            help=help::of(Name::DocumentKind, rules.locale.voice())
        />
    }
}

/// The password, twice. Never starts with a value (Q47).
#[component]
pub(super) fn PasswordFields(
    /// Whether one was chosen before.
    has_password: bool,
    /// How to check it.
    rules: Rules,
) -> impl IntoView {
    let voice = rules.locale.voice();
    let mut rules_shown = words::password_rules(voice);
    if has_password {
        rules_shown.insert(0, words::password_chosen(voice).to_owned());
    }
    let strength = Callback::new(move |typed: String| {
        let (level, words) = text::registration::strength(&typed, voice);
        Strength { level, words }
    });
    let same = Callback::new(move |typed: String| {
        let first = crate::browser::value(&Name::Password.name());
        (first != typed).then(|| {
            let problem = domain::refusal::Problem::PasswordMismatch;
            text::problem::sentence(Name::PasswordAgain, problem, voice)
        })
    });
    view! {
        <Password
            label=words::label(Name::Password)
            name=Name::Password.name()
            fresh=true
            help=help::of(Name::Password, voice)
            rules=rules_shown
            check=Callback::new(move |typed: String| words::too_short(&typed, voice))
            strength
        />
        <Password
            label=words::label(Name::PasswordAgain)
            name=Name::PasswordAgain.name()
            fresh=true
            help=help::of(Name::PasswordAgain, voice)
            placeholder=words::PASSWORD_AGAIN_EXAMPLE
            check=same
        />
    }
}
