//! What goes on without anybody asking: letters leave, what has run out is forgotten.

use std::sync::Arc;
use std::time::Duration;

use backend::fault::Denied;
use backend::outbox::Outgoing;
use backend::registry::upload;
use backend::{Backend, bulk, desk, housekeeping, outbox};
use tokio::sync::{Notify, watch};
use tokio::task::JoinHandle;
use tokio::time::sleep;

use crate::layers::rate::Rates;

/// How soon a letter leaves when nobody woke us: another node may have written it.
const POLL: Duration = Duration::from_secs(1);
/// A database that is away is not asked more often.
const AFTER_FAULT: Duration = Duration::from_secs(5);
const TIDY_EVERY: Duration = Duration::from_secs(600);
const FORGET_NETWORKS_EVERY: Duration = Duration::from_secs(60);

/// Resolves when the process is told to stop.
pub type Stop = watch::Receiver<bool>;

/// Starts the worker of one channel of the outbox; it finishes the message in hand when told to stop.
pub fn deliver<M: Outgoing + 'static>(
    backend: Arc<Backend>,
    woken: Arc<Notify>,
    mut stop: Stop,
) -> JoinHandle<()> {
    tokio::spawn(async move {
        while !*stop.borrow() {
            let (backend, going) = (Arc::clone(&backend), stop.clone());
            let round =
                async move { outbox::deliver_while::<M>(&backend, || !*going.borrow()).await };
            let pause = match ends_well("messages could not be sent", round).await {
                Some(_) => POLL,
                None => AFTER_FAULT,
            };
            tokio::select! {
                () = sleep(pause) => {}
                () = woken.notified() => {}
                _ = stop.changed() => {}
            }
        }
    })
}

/// Starts the worker of files, of the registry and of people: one after the other, and what a process
/// that died left; and of what has waited its time.
pub fn import(backend: Arc<Backend>, mut stop: Stop) -> JoinHandle<()> {
    tokio::spawn(async move {
        while !*stop.borrow() {
            let (registry, people) = (Arc::clone(&backend), Arc::clone(&backend));
            let mailboxes = Arc::clone(&backend);
            // One that fails keeps nobody from the others.
            let registry = async move { upload::work(&registry).await };
            let registry = ends_well("a registry file could not be worked on", registry).await;
            let people = async move { bulk::work(&people).await };
            let people = ends_well("a load of people could not be worked on", people).await;
            let mailboxes = async move { desk::mailbox::settle(&mailboxes).await };
            let mailboxes = ends_well("a lost mailbox could not be settled", mailboxes).await;
            let Some(pause) = rest([registry, people, mailboxes]) else {
                continue;
            };
            tokio::select! {
                () = sleep(pause) => {}
                _ = stop.changed() => {}
            }
        }
    })
}

/// How long to wait after a round: not at all where something was done, and longest where something
/// failed.
fn rest<const N: usize>(rounds: [Option<bool>; N]) -> Option<Duration> {
    if rounds.contains(&None) {
        return Some(AFTER_FAULT);
    }
    (!rounds.contains(&Some(true))).then_some(POLL)
}

/// Starts forgetting: rows from time to time, networks every minute.
pub fn forget(backend: Arc<Backend>, rates: Arc<Rates>, mut stop: Stop) -> JoinHandle<()> {
    tokio::spawn(async move {
        let mut since_tidy = TIDY_EVERY;
        while !*stop.borrow() {
            tokio::select! {
                () = sleep(FORGET_NETWORKS_EVERY) => {}
                _ = stop.changed() => continue,
            }
            rates.forget_idle();
            since_tidy += FORGET_NETWORKS_EVERY;
            if since_tidy < TIDY_EVERY {
                continue;
            }
            since_tidy = Duration::ZERO;
            let backend = Arc::clone(&backend);
            let round = async move { housekeeping::tidy(&backend).await };
            ends_well("what has run out could not be forgotten", round).await;
        }
    })
}

/// Runs one round of a worker in a task of its own: a panic ends the round, and the worker goes on
/// to the next (F21). Answers what a round answers that ended well; what went wrong is logged.
async fn ends_well<T: Send + 'static>(
    otherwise: &'static str,
    round: impl Future<Output = Result<T, Denied>> + Send + 'static,
) -> Option<T> {
    match tokio::spawn(round).await {
        Ok(Ok(answer)) => Some(answer),
        Ok(Err(denied)) => {
            tracing::error!(%denied, "{otherwise}");
            None
        }
        Err(_) => {
            metrics::counter!("porteria_panics_total").increment(1);
            tracing::error!("a panic: {otherwise}");
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::refusal::Refusal;

    use super::*;

    /// Seen red: with nothing done after a fault of the other kind of file.
    #[test]
    fn a_file_that_fails_is_not_tried_without_a_pause() {
        assert_eq!(rest([Some(true), Some(false)]), None);
        assert_eq!(rest([Some(false), Some(true)]), None);
        assert_eq!(rest([Some(false), Some(false)]), Some(POLL));
        assert_eq!(rest([None, Some(true)]), Some(AFTER_FAULT));
        assert_eq!(rest([Some(true), None]), Some(AFTER_FAULT));
    }

    /// Seen red: with the round awaited in the worker's own task.
    #[tokio::test]
    async fn f21_a_panic_ends_the_round_and_not_the_worker() {
        let worker = tokio::spawn(async {
            let mut ended = Vec::new();
            for number in 0..4 {
                let round = async move {
                    assert!(number != 1, "asked for");
                    match number {
                        2 => Err(Denied::Refused(Refusal::NotFound)),
                        _ => Ok(()),
                    }
                };
                let well = ends_well("a round could not be run", round).await;
                ended.push(well.is_some());
            }
            ended
        });
        assert_eq!(worker.await.unwrap(), [true, false, false, true]);
    }
}
