//! What was typed into a form that was refused: it comes back with the refusal, without script too,
//! and is gone with the yes. One way for every form; what each remembers is its own `FORM`.

use backend::caller::Caller;
use backend::fault::Denied;
use backend::typed::{self, Values};
use domain::refusal::{Field, Refusal};

use super::{fail, tells_refusal};
use crate::failure::Failure;

/// Characters of one form that are kept, of all its fields together.
const LONGEST: usize = 6_000;
/// Fields of one form that are kept.
const MOST: usize = 20;
/// What never comes back, whoever hands it over.
const SECRET: [Field; 5] = [
    Field::Password,
    Field::PasswordAgain,
    Field::CurrentPassword,
    Field::Code,
    Field::CardNumber,
];

/// The field that names whom, or what, a form is about.
pub const OF: &str = "of";

/// What may come back of what was sent. Passwords, codes and the number of a card do not.
pub fn typed<N: AsRef<str>, T: AsRef<str>>(sent: impl IntoIterator<Item = (N, T)>) -> Values {
    let mut room = LONGEST;
    let mut cut = |text: &str| {
        let kept: String = text.chars().take(room).collect();
        room -= kept.chars().count();
        kept
    };
    let is_secret = |name: &str| SECRET.iter().any(|field| field.name() == name);
    sent.into_iter()
        .filter(|(name, _)| !is_secret(name.as_ref()))
        .take(MOST)
        .map(|(name, text)| (cut(name.as_ref()), cut(text.as_ref())))
        .collect()
}

/// What this browser typed into that form, on a page that tells of its refusal; else nothing, so
/// that the next person at the same machine finds nothing of it.
///
/// # Errors
/// [`Failure::Fault`] when the database fails.
pub async fn recalled(caller: &Caller, form: &'static str) -> Result<Values, Failure> {
    if tells_refusal() {
        typed::recall(caller, form).await.map_err(fail)
    } else {
        Ok(Values::new())
    }
}

/// The same for a form about one of many: what was typed about another one does not come back. It
/// was kept with the field [`OF`].
///
/// # Errors
/// Those of [`recalled`].
pub async fn recalled_of(
    caller: &Caller,
    form: &'static str,
    one: &str,
) -> Result<Values, Failure> {
    let typed = recalled(caller, form).await?;
    Ok(about(typed, one))
}

/// The same on a page whose own address says that it shows the form again, with script too. Only for
/// whoever was just found to have business with that one: its address can be opened again.
///
/// # Errors
/// Those of [`recalled`].
pub async fn recalled_again(
    caller: &Caller,
    form: &'static str,
    one: &str,
) -> Result<Values, Failure> {
    let typed = typed::recall(caller, form).await.map_err(fail)?;
    Ok(about(typed, one))
}

/// What was typed about that one, if it was.
fn about(mut typed: Values, one: &str) -> Values {
    let of = typed.remove(OF);
    if of.as_deref() == Some(one) {
        typed
    } else {
        Values::new()
    }
}

/// Ends a form: after a yes what was typed is forgotten, after a no it is kept for the page.
///
/// # Errors
/// The no of the use case; [`Failure::Fault`] when the database fails.
pub async fn answered<T>(
    caller: &Caller,
    (form, typed): (&'static str, Values),
    answer: Result<T, Denied>,
) -> Result<T, Failure> {
    match answer {
        Ok(yes) => {
            typed::forget(caller, form).await.map_err(fail)?;
            Ok(yes)
        }
        Err(denied) => {
            if !is_strangers(&denied) {
                typed::keep(caller, form, &typed).await.map_err(fail)?;
            }
            Err(fail(denied))
        }
    }
}

/// Nothing is kept for whoever has no business there, or has none any more: neither who was disabled
/// in the company since nor anybody of one that is not adhered sees the form again.
const fn is_strangers(denied: &Denied) -> bool {
    matches!(
        denied,
        Denied::Refused(
            Refusal::SessionOver
                | Refusal::NotAllowed
                | Refusal::NotFound
                | Refusal::MembershipDisabled { .. }
                | Refusal::CompanyEnded
        )
    )
}

#[cfg(test)]
mod tests {
    use domain::membership::Reason;
    use domain::refusal::Problem;

    use super::*;

    #[test]
    fn a60_what_somebody_typed_whom_the_door_is_shut_for_is_not_kept() {
        for shut in [
            Refusal::SessionOver,
            Refusal::NotAllowed,
            Refusal::NotFound,
            Refusal::MembershipDisabled {
                reason: Some(Reason::Left),
            },
            Refusal::MembershipDisabled { reason: None },
            Refusal::CompanyEnded,
        ] {
            assert!(is_strangers(&shut.into()));
        }
        let wrong = Refusal::field(Field::Email, Problem::Empty);
        for back in [wrong, Refusal::Outdated, Refusal::SignInAgain] {
            assert!(!is_strangers(&back.into()));
        }
    }

    #[test]
    fn what_is_secret_never_comes_back_and_what_is_long_is_cut() {
        let long = "ñ".repeat(LONGEST);
        let sent = [
            ("identity", "rosa@trigo.example"),
            ("password", "caballo azul"),
            ("password_again", "caballo azul"),
            ("current_password", "caballo azul"),
            ("code", "123456"),
            ("card_number", "523000001"),
            ("reason", &long),
            ("subject", "nothing is left for it"),
        ];
        let kept = typed(sent);
        assert_eq!(kept["identity"], "rosa@trigo.example");
        assert!(!kept.values().any(|text| text.contains("caballo")));
        assert!(!kept.contains_key("code") && !kept.contains_key("card_number"));
        let all = kept
            .iter()
            .map(|(name, text)| name.chars().count() + text.chars().count());
        assert_eq!(all.sum::<usize>(), LONGEST);
        let many = (0..50).map(|n| (format!("field_{n}"), "x"));
        assert_eq!(typed(many).len(), MOST);
    }
}
