//! Password hashing on threads of its own. The queue is bounded: past it the answer is «busy,
//! try again in a moment» instead of memory without end (A20, goal P3). Each thread keeps one
//! arena of memory while there is work and gives it back when there is none.
//!
//! An identity that does not exist costs the same hash as one that does (A01).

mod priority;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use domain::password::Password;
use domain::refusal::Refusal;
use subtle::ConstantTimeEq;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};
use zeroize::Zeroizing;

use crate::env::Chance;
use crate::fault::{Denied, Fault};

const OUTPUT_BYTES: usize = 32;
const SALT_BYTES: usize = 16;
const RETRY_SECONDS: u32 = 3;
/// How long a thread keeps its arena when nothing comes.
const ARENA_IDLE: Duration = Duration::from_secs(5);

/// Cost of one hash and width of the pool.
#[derive(Debug, Clone, Copy, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Cost {
    /// Memory of one hash in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub iterations: u32,
    /// Threads that hash; 0 means one for each core.
    pub threads: usize,
    /// Hashes that may wait for a thread.
    pub queue: usize,
}

impl Default for Cost {
    /// OWASP's minimum for Argon2id: 19 MiB, two passes, one lane.
    fn default() -> Self {
        Self {
            memory_kib: 19_456,
            iterations: 2,
            threads: 0,
            queue: 64,
        }
    }
}

impl Cost {
    /// Cheap hashes for tests; [`Cost::is_safe`] says no.
    #[must_use]
    pub fn for_tests() -> Self {
        Self {
            memory_kib: 64,
            iterations: 1,
            threads: 2,
            queue: 4096,
        }
    }

    /// Whether production may run with it.
    #[must_use]
    pub fn is_safe(&self) -> bool {
        self.memory_kib >= 19_456 && self.iterations >= 2
    }

    fn width(&self) -> usize {
        match self.threads {
            0 => std::thread::available_parallelism().map_or(1, usize::from),
            threads => threads,
        }
    }
}

enum Work {
    Hash([u8; SALT_BYTES]),
    Verify(String),
    #[cfg(test)]
    Panic,
}

enum Done {
    Hash(String),
    Verified(bool),
}

struct Job {
    password: Zeroizing<Vec<u8>>,
    work: Work,
    reply: oneshot::Sender<Result<Done, Fault>>,
}

/// The pool.
pub struct Hashing {
    jobs: SyncSender<Job>,
    places: Arc<Semaphore>,
    /// The hash that stands for identities without one.
    decoy: String,
}

/// A place in the queue, kept from before the database is asked until the hash is done: whoever
/// cannot be served is refused before anything is spent on them (goal P3).
#[derive(Debug)]
pub struct Place {
    _permit: OwnedSemaphorePermit,
}

impl Hashing {
    /// Starts the threads.
    ///
    /// # Errors
    /// [`Fault::Hashing`] when the cost makes no sense, [`Fault::File`] when no thread starts.
    pub fn start(cost: Cost, chance: &Chance) -> Result<Self, Fault> {
        let params = params(cost)?;
        // Every place fits into the channel, so that whoever holds one is never refused.
        let places = cost.queue.max(1) + cost.width();
        let (jobs, queue) = sync_channel(places);
        let queue = Arc::new(Mutex::new(queue));
        for number in 0..cost.width() {
            let (queue, params) = (Arc::clone(&queue), params.clone());
            std::thread::Builder::new()
                .name(format!("hashing-{number}"))
                .spawn(move || serve(&queue, &params))?;
        }
        // Any well-formed hash does: nobody knows a password for it.
        let decoy = phc(
            &params,
            &chance.bytes::<SALT_BYTES>(),
            &chance.bytes::<OUTPUT_BYTES>(),
        )?;
        Ok(Self {
            jobs,
            places: Arc::new(Semaphore::new(places)),
            decoy,
        })
    }

    /// Takes a place in the queue.
    ///
    /// # Errors
    /// [`Refusal::SignInBusy`] when there is none.
    pub fn place(&self) -> Result<Place, Denied> {
        match Arc::clone(&self.places).try_acquire_owned() {
            Ok(permit) => Ok(Place { _permit: permit }),
            Err(_) => {
                metrics::counter!("porteria_hashing_refused_total").increment(1);
                let retry_seconds = RETRY_SECONDS;
                Err(Refusal::SignInBusy { retry_seconds }.into())
            }
        }
    }

    /// The hash to store for a password, in PHC form.
    ///
    /// # Errors
    /// [`Refusal::SignInBusy`] when the queue is full.
    pub async fn hash(&self, chance: &Chance, password: &Password) -> Result<String, Denied> {
        let place = self.place()?;
        match self
            .run(&place, password, Work::Hash(chance.bytes()))
            .await?
        {
            Done::Hash(hash) => Ok(hash),
            Done::Verified(_) => Err(Fault::Hashing.into()),
        }
    }

    /// Whether the password belongs to the hash; without a hash, the same work and no.
    ///
    /// # Errors
    /// [`Refusal::SignInBusy`] when the queue is full.
    pub async fn verify(&self, password: &Password, hash: Option<&str>) -> Result<bool, Denied> {
        let place = self.place()?;
        Ok(self.verify_at(&place, password, hash).await?)
    }

    /// The same for somebody who has a place already.
    ///
    /// # Errors
    /// [`Fault::Hashing`] when the stored hash does not parse.
    pub async fn verify_at(
        &self,
        place: &Place,
        password: &Password,
        hash: Option<&str>,
    ) -> Result<bool, Fault> {
        let expected = hash.unwrap_or(&self.decoy).to_owned();
        match self.run(place, password, Work::Verify(expected)).await? {
            Done::Verified(same) => Ok(same && hash.is_some()),
            Done::Hash(_) => Err(Fault::Hashing),
        }
    }

    async fn run(&self, _: &Place, password: &Password, work: Work) -> Result<Done, Fault> {
        let (reply, answer) = oneshot::channel();
        let password = Zeroizing::new(password.expose().as_bytes().to_vec());
        let job = Job {
            password,
            work,
            reply,
        };
        self.jobs.try_send(job).map_err(|_| Fault::Hashing)?;
        answer.await.map_err(|_| Fault::Hashing)?
    }
}

fn serve(queue: &Mutex<Receiver<Job>>, params: &Params) {
    priority::step_back();
    let mut arena: Vec<Block> = Vec::new();
    loop {
        let next = {
            let queue = queue.lock().unwrap_or_else(PoisonError::into_inner);
            queue.recv_timeout(ARENA_IDLE)
        };
        match next {
            Ok(job) => {
                // A panic costs one answer, not the thread and the places that it serves (F21).
                let done = catch_unwind(AssertUnwindSafe(|| work(&job, params, &mut arena)));
                let done = done.unwrap_or(Err(Fault::Hashing));
                // Whoever asked may have gone away; the work is done all the same.
                drop(job.reply.send(done));
            }
            Err(RecvTimeoutError::Timeout) => arena = Vec::new(),
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

fn work(job: &Job, params: &Params, arena: &mut Vec<Block>) -> Result<Done, Fault> {
    match &job.work {
        Work::Hash(salt) => {
            let output = derive(&job.password, salt, params, arena)?;
            Ok(Done::Hash(phc(params, salt, &output)?))
        }
        #[cfg(test)]
        Work::Panic => panic!("asked for"),
        Work::Verify(stored) => {
            let stored = PasswordHash::new(stored).map_err(|_| Fault::Hashing)?;
            let params = Params::try_from(&stored).map_err(|_| Fault::Hashing)?;
            let (salt, expected) = stored.salt.zip(stored.hash).ok_or(Fault::Hashing)?;
            let output = derive(&job.password, salt.as_ref(), &params, arena)?;
            Ok(Done::Verified(bool::from(
                output.as_slice().ct_eq(expected.as_ref()),
            )))
        }
    }
}

fn derive(
    password: &[u8],
    salt: &[u8],
    params: &Params,
    arena: &mut Vec<Block>,
) -> Result<[u8; OUTPUT_BYTES], Fault> {
    if arena.len() < params.block_count() {
        arena.resize(params.block_count(), Block::new());
    }
    let mut output = [0; OUTPUT_BYTES];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone())
        .hash_password_into_with_memory(password, salt, &mut output, arena.as_mut_slice())
        .map_err(|_| Fault::Hashing)?;
    Ok(output)
}

fn params(cost: Cost) -> Result<Params, Fault> {
    Params::new(cost.memory_kib, cost.iterations, 1, Some(OUTPUT_BYTES)).map_err(|_| Fault::Hashing)
}

fn phc(params: &Params, salt: &[u8], output: &[u8]) -> Result<String, Fault> {
    let hash = PasswordHash {
        algorithm: Algorithm::Argon2id.ident(),
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(params).map_err(|_| Fault::Hashing)?,
        salt: Some(Salt::new(salt).map_err(|_| Fault::Hashing)?),
        hash: Some(Output::new(output).map_err(|_| Fault::Hashing)?),
    };
    Ok(hash.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pool(queue: usize) -> Hashing {
        Hashing::start(
            Cost {
                queue,
                ..Cost::for_tests()
            },
            &Chance::seeded(1),
        )
        .unwrap()
    }

    fn password(text: &str) -> Password {
        Password::offered(text)
    }

    #[tokio::test]
    async fn a_password_opens_its_own_hash_and_no_other() {
        let (pool, chance) = (pool(64), Chance::seeded(2));
        let hash = pool
            .hash(&chance, &password("caballo azul lento"))
            .await
            .unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=64,t=1,p=1$"), "{hash}");
        assert!(
            pool.verify(&password("caballo azul lento"), Some(&hash))
                .await
                .unwrap()
        );
        assert!(
            !pool
                .verify(&password("caballo azul lenta"), Some(&hash))
                .await
                .unwrap()
        );
    }

    #[tokio::test]
    async fn no_hash_is_never_right() {
        assert!(
            !pool(64)
                .verify(&password("caballo azul lento"), None)
                .await
                .unwrap()
        );
    }

    /// RFC 9106 gives vectors for the function; this pins our use of it against the crate's own
    /// encoding of the same parameters.
    #[tokio::test]
    async fn our_encoding_is_the_one_that_other_implementations_read() {
        use argon2::PasswordVerifier;
        let hash = pool(64)
            .hash(&Chance::seeded(3), &password("caballo azul lento"))
            .await
            .unwrap();
        let stored = PasswordHash::new(&hash).unwrap();
        assert!(
            Argon2::default()
                .verify_password(b"caballo azul lento", &stored)
                .is_ok()
        );
    }

    #[tokio::test]
    async fn a20_a_full_queue_refuses_at_once() {
        let pool = Arc::new(pool(1));
        let mut tries = tokio::task::JoinSet::new();
        for _ in 0..200 {
            let pool = Arc::clone(&pool);
            tries.spawn(async move { pool.verify(&password("caballo azul lento"), None).await });
        }
        let answers = tries.join_all().await;
        assert!(
            answers.iter().any(|answer| {
                matches!(answer, Err(Denied::Refused(Refusal::SignInBusy { .. })))
            })
        );
    }

    /// Seen red: with the panic let through, the threads were gone and nobody was answered.
    #[tokio::test]
    async fn f21_a_panic_while_hashing_costs_one_answer() {
        let pool = pool(64);
        for _ in 0..8 {
            let place = pool.place().unwrap();
            let answer = pool.run(&place, &password("x"), Work::Panic).await;
            assert!(matches!(answer, Err(Fault::Hashing)));
        }
        let right = &password("caballo azul lento");
        let hash = pool.hash(&Chance::seeded(4), right).await.unwrap();
        assert!(pool.verify(right, Some(&hash)).await.unwrap());
    }

    #[test]
    fn the_default_cost_is_safe_and_the_test_cost_is_not() {
        assert!(Cost::default().is_safe());
        assert!(!Cost::for_tests().is_safe());
    }
}
