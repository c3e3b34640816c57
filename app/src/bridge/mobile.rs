//! The own mobile, as its pages show it.

use backend::calendar;
use backend::caller::Caller;
use backend::mobile_change::{Standing, Step};
use domain::account::Stage;

use super::fail;
use crate::failure::Failure;
use crate::routes;
use crate::second_factor::mobile_api::{MobileView, NextStep};

/// How things stand.
///
/// # Errors
/// When a moment does not fit the platform's zone.
pub fn mobile_view(caller: &Caller, standing: Standing) -> Result<MobileView, Failure> {
    let due = standing.asked.as_ref().and_then(|asked| asked.due);
    let due = due
        .map(|at| calendar::moment(&caller.platform, at))
        .transpose();
    Ok(MobileView {
        current: standing.current,
        full: standing.full,
        due: due.map_err(|fault| fail(fault.into()))?,
        asked: standing.asked.map(|asked| {
            let step = match asked.step {
                Step::Old => NextStep::Old,
                Step::New => NextStep::New,
                Step::Lost => NextStep::Lost,
                Step::Waiting => NextStep::Waiting,
            };
            (step, asked.mobile)
        }),
        ..MobileView::default()
    })
}

/// The page of whoever asks, with the news of what was done.
#[must_use]
pub fn mobile_page(caller: &Caller, news: &str) -> String {
    let slug = caller.platform.slug.as_str();
    let session = caller.session.as_ref();
    let full = session.is_some_and(|session| session.stage == Stage::Full);
    let page = if full {
        routes::mobile(slug)
    } else {
        routes::mobile_lost(slug)
    };
    match news {
        "" => page,
        news => routes::asking(&page, &[("hecho", news)]),
    }
}
