//! Who runs the installation, in a request of a page.

use std::sync::Arc;

use backend::Backend;
use backend::caller::{Caller, Visit};
use backend::fault::Denied;
use backend::hand::Hand;
use backend::operator::{self, AtWork, COOKIE};
use domain::Platform;
use domain::refusal::Refusal;
use domain::time::Span;

use super::{fail, go, installation, private, refuse, set_cookie, visit};
use crate::failure::Failure;
use crate::routes;

/// An operator at work on one platform.
pub struct Operation {
    backend: Arc<Backend>,
    platform: Arc<Platform>,
    visit: Visit,
    who: AtWork,
}

impl Operation {
    /// What the operator is called.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.who.name
    }

    /// The platform.
    #[must_use]
    pub fn platform(&self) -> &Platform {
        &self.platform
    }

    /// The hand that does things there.
    #[must_use]
    pub fn hand(&self) -> Hand<'_> {
        Hand::of_operator(&self.backend, &self.platform, self.who.id, &self.visit)
    }
}

/// The operator behind this request; everybody else is sent to where operators sign in.
///
/// # Errors
/// [`Refusal::SessionOver`], with the redirect; [`Refusal::NotFound`] for a platform that is not
/// here.
pub async fn operation(platform: &str) -> Result<Operation, Failure> {
    private();
    let backend = installation()?.backend;
    let visit = visit()?;
    let here = backend.platform(platform);
    let here = here.ok_or_else(|| refuse(Refusal::NotFound))?;
    match operator::at_work(&backend, &visit).await.map_err(fail)? {
        Some(who) => Ok(Operation {
            backend,
            platform: here,
            visit,
            who,
        }),
        None => {
            go(&routes::operation_sign_in(platform));
            Err(refuse(Refusal::SessionOver))
        }
    }
}

/// Lets an operator in.
///
/// # Errors
/// What the use case says.
pub async fn operator_enters(caller: &Caller, input: operator::SignIn) -> Result<(), Denied> {
    let secret = operator::sign_in(&caller.backend, &caller.visit, &input).await?;
    // It dies with the browser.
    set_cookie(COOKIE, &secret.expose(), None);
    Ok(())
}

/// Ends the operator's session in this browser.
///
/// # Errors
/// When the database fails.
pub async fn operator_leaves() -> Result<(), Failure> {
    let backend = installation()?.backend;
    operator::sign_out(&backend, &visit()?)
        .await
        .map_err(fail)?;
    set_cookie(COOKIE, "", Some(Span::seconds(0)));
    Ok(())
}
