//! Which statements a piece of work runs, for tests that prove two answers to cost the same (A01,
//! A04, A10). Nothing is noted outside of [`watched`].

use std::cell::RefCell;

tokio::task_local! {
    static SEEN: RefCell<Vec<&'static str>>;
}

/// Runs the work and answers with it where in the source each statement stands, in order.
pub async fn watched<T>(work: impl Future<Output = T>) -> (T, Vec<&'static str>) {
    let noted = async {
        let answer = work.await;
        (answer, SEEN.with(RefCell::take))
    };
    SEEN.scope(RefCell::default(), noted).await
}

/// Notes one statement, when somebody watches.
pub(crate) fn note(place: &'static str) {
    // Nobody watches outside of tests, and then there is nowhere to write to.
    let _ = SEEN.try_with(|seen| seen.borrow_mut().push(place));
}

/// The place in the source where this is written.
macro_rules! here {
    () => {
        $crate::storage::statements::note(concat!(file!(), ":", line!()))
    };
}
pub(crate) use here;
