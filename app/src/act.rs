//! What somebody asks of the server with a form, and what came of it.
//!
//! Leptos' `ServerAction` does the same with all its machinery made anew for each server function.
//! Here it is made once for all of them: the form's text goes as the browser would send it, and
//! the answer is read by whoever wants to know. That is a sixth of the browser's program.

use std::marker::PhantomData;
use std::ops::Deref;

use domain::locale::Voice;
use domain::refusal::Refusal;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::server::ServerActionError;
use leptos::task::spawn_local;
use serde::de::DeserializeOwned;
use server_fn::ServerFn;
use server_fn::error::{FromServerFnError, ServerFnUrlError};
use server_fn::redirect::call_redirect_hook;

use crate::browser::elsewhere::leads_elsewhere;
use crate::browser::post::{fields, fields_in, fields_of, post};
use crate::failure::Failure;
use crate::text::problem;
use crate::ui::Trouble;

/// Calls the server function `S` when its form is sent.
pub struct Act<S> {
    any: AnyAct,
    of: PhantomData<fn() -> S>,
}

impl<S> Clone for Act<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for Act<S> {}

impl<S> Deref for Act<S> {
    type Target = AnyAct;

    fn deref(&self) -> &AnyAct {
        &self.any
    }
}

impl<S> From<Act<S>> for AnyAct {
    fn from(act: Act<S>) -> Self {
        act.any
    }
}

impl<S: ServerFn<Error = Failure>> Act<S> {
    /// Nothing asked yet; on a page that tells of a refusal, with that refusal.
    #[must_use]
    pub fn new() -> Self {
        Self {
            any: AnyAct::new(S::PATH),
            of: PhantomData,
        }
    }
}

impl<S: ServerFn<Error = Failure>> Default for Act<S> {
    fn default() -> Self {
        Self::new()
    }
}

impl<S: ServerFn> Act<S>
where
    S::Output: DeserializeOwned,
{
    /// The last answer, if it was a yes.
    #[must_use]
    pub fn output(&self) -> Option<S::Output> {
        self.any.told.with(|told| {
            let text = told.last.as_ref()?.as_ref().ok()?;
            serde_json::from_slice(text.as_bytes()).ok()
        })
    }
}

/// An act of whatever server function.
#[derive(Clone, Copy)]
pub struct AnyAct {
    path: &'static str,
    turn: StoredValue<usize>,
    pending: RwSignal<bool>,
    told: RwSignal<Told>,
}

/// What came back so far.
#[derive(Default)]
struct Told {
    times: usize,
    yeses: usize,
    turns: usize,
    /// Id of the form that the last answer is about; empty where it is not known.
    form: String,
    last: Option<Result<String, Failure>>,
}

impl AnyAct {
    fn new(path: &'static str) -> Self {
        let last = use_context::<ServerActionError>()
            .filter(|error| error.path() == path)
            .map(|error| Err(ServerFnUrlError::<Failure>::decode_err(error.err())));
        Self {
            path,
            turn: StoredValue::new(0),
            pending: RwSignal::new(false),
            told: RwSignal::new(Told {
                last,
                ..Told::default()
            }),
        }
    }

    /// Where the form goes.
    #[must_use]
    pub fn path(self) -> &'static str {
        self.path
    }

    /// Whether it is on its way.
    #[must_use]
    pub fn pending(self) -> Signal<bool> {
        self.pending.into()
    }

    /// How many answers came.
    #[must_use]
    pub fn times(self) -> usize {
        self.told.with(|told| told.times)
    }

    /// How many answers came after which the page may show something else: all but a no to what
    /// stands in a field, and but for those that never came. After these the form stays as it is,
    /// and what is being typed into it. Nor does one count that led to another page: asking how the
    /// former one stands would come back late, with a redirect of its own, to whoever has gone on.
    #[must_use]
    pub fn turns(self) -> usize {
        self.told.with(|told| told.turns)
    }

    /// Changes with each yes, and not otherwise: what it feeds is loaded anew only when there is
    /// something new, and what is being typed stays after a no.
    #[must_use]
    pub fn yeses(self) -> Memo<usize> {
        self.counted(|told| told.yeses)
    }

    /// Changes with each no, and not otherwise.
    #[must_use]
    pub fn noes(self) -> Memo<usize> {
        self.counted(|told| told.times - told.yeses)
    }

    fn counted(self, count: fn(&Told) -> usize) -> Memo<usize> {
        Memo::new(move |_| self.told.with(count))
    }

    /// Changes with each no for that reason, and not otherwise.
    #[must_use]
    pub fn noes_for(self, reason: Refusal) -> Memo<usize> {
        Memo::new(move |before: Option<&usize>| {
            let failure = self.failure();
            if failure.as_ref().and_then(Failure::refusal) == Some(&reason) {
                self.times()
            } else {
                before.copied().unwrap_or_default()
            }
        })
    }

    /// The last answer, if it was a no.
    #[must_use]
    pub fn failure(self) -> Option<Failure> {
        self.told.with(|told| told.last.clone()?.err())
    }

    /// What is wrong with what was sent, in words, beside the fields.
    #[must_use]
    pub fn troubles(self, voice: Voice) -> Signal<Vec<Trouble>> {
        self.troubles_in(move |failure| problem::troubles(failure, voice))
    }

    /// The same in a form about somebody else.
    #[must_use]
    pub fn troubles_of_others(self, voice: Voice) -> Signal<Vec<Trouble>> {
        self.troubles_in(move |failure| problem::troubles_of_others(failure, voice))
    }

    /// The same in words of the page's own.
    #[must_use]
    pub fn troubles_in(
        self,
        words: impl Fn(&Failure) -> Vec<Trouble> + Send + Sync + 'static,
    ) -> Signal<Vec<Trouble>> {
        Signal::derive(move || self.failure().as_ref().map_or_else(Vec::new, &words))
    }

    /// Those of them that belong to the form with this id, where a page has several for one act; with
    /// no id, those of which nobody knows to which form they belong.
    #[must_use]
    pub fn at(self, form: &str, troubles: Signal<Vec<Trouble>>) -> Signal<Vec<Trouble>> {
        let form = form.to_owned();
        Signal::derive(move || {
            if self.told.with(|told| told.form == form) {
                troubles.get()
            } else {
                Vec::new()
            }
        })
    }

    /// A page that tells of a refusal found out about which form: the one whose typed values came
    /// back. Said while the page is made, before any of it is shown.
    pub fn about(self, form: &str) {
        self.told
            .update_untracked(|told| form.clone_into(&mut told.form));
    }

    /// Whether the last answer was a yes.
    #[must_use]
    pub fn is_done(self) -> bool {
        self.told.with(|told| matches!(told.last, Some(Ok(_))))
    }

    /// Whether the last answer was a no.
    #[must_use]
    pub fn is_refused(self) -> bool {
        self.told.with(|told| matches!(told.last, Some(Err(_))))
    }

    /// Sends the form of this event, with that id, in place of the browser.
    pub fn submit(self, event: &SubmitEvent, form: &str) {
        if event.default_prevented() {
            return;
        }
        if let Some(fields) = fields_of(event) {
            event.prevent_default();
            self.send(fields, form.to_owned());
        }
    }

    /// Sends what stands in the form with this id, and none of its buttons.
    pub fn send_form(self, id: &str) {
        if let Some(fields) = fields_in(id) {
            self.send(fields, id.to_owned());
        }
    }

    /// Sends these names and values.
    pub fn dispatch(self, pairs: &[(&str, &str)]) {
        self.send(fields(pairs), String::new());
    }

    /// Sends that text. Of several on their way, the last one counts. A page that is left meanwhile
    /// does not call it back: what was asked is done.
    fn send(self, fields: String, form: String) {
        self.pending.set(true);
        let turn = self.turn.get_value() + 1;
        self.turn.set_value(turn);
        spawn_local(async move {
            let answer = post(self.path, fields).await;
            // Asked before going, while the address is still that of the page that sent it.
            let leaves = answer.redirect.as_deref().is_some_and(leads_elsewhere);
            if let Some(address) = &answer.redirect {
                call_redirect_hook(address);
            }
            // When the page is gone, so are these.
            if self.turn.try_get_value() == Some(turn) {
                self.pending.try_set(false);
                self.told.try_update(|told| {
                    told.times += 1;
                    told.form = form;
                    let result = result_of(answer);
                    told.yeses += usize::from(result.is_ok());
                    let stays = matches!(
                        result,
                        Err(Failure::Unreachable | Failure::Refused(Refusal::Fields(_)))
                    );
                    told.turns += usize::from(!stays && !leaves);
                    told.last = Some(result);
                });
            }
        });
    }
}

/// What the server answered to a form.
#[derive(Debug, Clone, Default)]
pub struct Answer {
    /// HTTP status; 0 when no answer came.
    pub status: u16,
    /// Where to go on to.
    pub redirect: Option<String>,
    /// JSON of the output, or of why not.
    pub body: String,
}

fn result_of(answer: Answer) -> Result<String, Failure> {
    match answer.status {
        200..=399 => Ok(answer.body),
        400.. => Err(Failure::de(answer.body.into_bytes().into())),
        _ => Err(Failure::Unreachable),
    }
}
