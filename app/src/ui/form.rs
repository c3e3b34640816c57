//! The frame of a form: the error summary on top, then the form itself.
//!
//! The only maker of `<form>`. It is a real form that posts without script. With script it ignores
//! a second press while the first is on its way, and its fields find their own problems in it.

use leptos::context::Provider;
use leptos::prelude::*;

use super::Trouble;
use super::summary::Summary;
use crate::act::AnyAct;
use crate::browser;

/// What a form tells the controls inside it.
#[derive(Clone, Copy)]
pub struct FormState {
    /// What is wrong with which field.
    pub troubles: Signal<Vec<Trouble>>,
    /// On its way to the server.
    pub pending: Signal<bool>,
    /// Which of several alike on one page: the ids of its controls end with it.
    pub place: Option<usize>,
}

impl FormState {
    /// Whether it is on its way just now; a form that is gone is not.
    pub(super) fn is_under_way(self) -> bool {
        self.pending.try_get_untracked().unwrap_or_default()
    }
}

/// What is wrong with the field of this name: said directly, or by the form around it.
pub(super) fn trouble_of(name: &str, said: MaybeProp<String>) -> Memo<Option<String>> {
    let form = use_context::<FormState>();
    let name = name.to_owned();
    Memo::new(move |_| {
        said.get().or_else(|| {
            form?.troubles.with(|troubles| {
                let own = troubles
                    .iter()
                    .find(|one| one.field.as_deref() == Some(name.as_str()));
                own.map(|one| one.words.clone())
            })
        })
    })
}

/// A form that calls a server function.
#[component]
pub fn Form(
    /// The act it starts.
    #[prop(into)]
    action: AnyAct,
    /// What is wrong with what was sent.
    #[prop(optional, into)]
    troubles: Signal<Vec<Trouble>>,
    /// Id of the `<form>`, for buttons outside of it and for [`browser::submit`].
    ///
    /// [`browser::submit`]: crate::browser::submit
    #[prop(optional, into)]
    id: Option<String>,
    /// Stands there as it came after each yes, for the next one; needs an id.
    #[prop(optional)]
    afresh: bool,
    /// Which of several alike on one page.
    #[prop(optional)]
    place: Option<usize>,
    /// Fields and buttons, made in here: a field that was made before the form and is only put
    /// into it cannot find what is wrong with it.
    children: Children,
) -> impl IntoView {
    let pending = action.pending();
    let state = FormState {
        troubles,
        pending,
        place,
    };
    let own = id.clone().unwrap_or_default();
    let send = move |event| action.submit(&event, &own);
    if let Some(id) = id.clone().filter(|_| afresh) {
        let yeses = action.yeses();
        let renew = move |_: &usize, _: Option<&usize>, _| browser::renew(&id);
        Effect::watch(move || yeses.get(), renew, false);
    }
    let form = view! {
        <Provider value=state>
            <form
                class="form__body"
                id=id
                action=action.path()
                method="post"
                novalidate=true
                on:submit=send
            >
                {children()}
            </form>
        </Provider>
    };
    framed(state, form.into_any())
}

/// A form that posts to, or asks, an ordinary address.
#[component]
pub fn PlainForm(
    /// Where it goes.
    #[prop(into)]
    action: String,
    /// `post` changes something, `get` asks.
    #[prop(default = "post")]
    method: &'static str,
    /// What is wrong with what was sent.
    #[prop(optional, into)]
    troubles: Signal<Vec<Trouble>>,
    /// Id of the `<form>`.
    #[prop(optional, into)]
    id: Option<String>,
    /// Carries a file.
    #[prop(optional)]
    file: bool,
    /// Fields and buttons.
    children: Children,
) -> impl IntoView {
    let state = FormState {
        troubles,
        pending: Signal::stored(false),
        place: None,
    };
    let form = view! {
        <Provider value=state>
            <form
                class="form__body"
                id=id
                action=action
                method=method
                enctype=file.then_some("multipart/form-data")
                novalidate=true
            >
                {children()}
            </form>
        </Provider>
    };
    framed(state, form.into_any())
}

fn framed(state: FormState, form: AnyView) -> impl IntoView {
    let refuse_second_press = move |event: leptos::ev::SubmitEvent| {
        if state.pending.get_untracked() {
            event.prevent_default();
        }
    };
    view! {
        <div class="form" on:submit:capture=refuse_second_press>
            <Summary troubles=state.troubles place=state.place />
            {form}
        </div>
    }
}

/// A value that travels with the form unseen.
#[component]
pub fn Hidden(
    /// Name under which it is sent.
    #[prop(into)]
    name: String,
    /// What is sent.
    #[prop(into)]
    value: String,
) -> impl IntoView {
    view! { <input type="hidden" name=name value=value /> }
}
