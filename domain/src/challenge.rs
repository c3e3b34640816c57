//! The question challenge of affiliates (H-29 to H-40, Q22 to Q24; `domain.md` 5).
//!
//! It ties an account whose e-mail is proven to a person of the registry. It is a weak proof, by
//! nature: somebody who knows the person well can pass it. So it is only ever asked beside other
//! proof, never recovers an account, and always names another way.
//!
//! The order of things: a [`Distribution`] of the whole registry, made ready as [`Pools`], and one
//! person's record give a [`Setup`] (or none, if too little is on file); the set-up makes one [`OptionSet`] per fact,
//! which is stored and never drawn again while the fact's value stands; [`draw`] makes an
//! [`Asked`] questionnaire from stored sets; [`Asked::grade`] says passed or not, and nothing
//! else. [`Tally`] and [`Open`] count attempts and time. What this refuses: to say which answer
//! was wrong, to show a value that fewer than `k_anon` people share, and to be easier than the
//! platform's rule allows.

mod case;
mod choice;
mod code;
mod distribution;
mod fact;
mod label;
mod odds;
mod pools;
mod questionnaire;
mod sampler;
mod setup;
mod source;

pub use case::{Open, Tally};
pub use choice::{Choice, OptionSet, Shape};
pub use code::{CodeWay, ProofCode};
pub use distribution::{Distribution, stored_value};
pub use fact::{Fact, Group};
pub use odds::Odds;
pub use pools::Pools;
pub use questionnaire::{Asked, Asking, Sheet, Shown, draw};
pub use setup::Setup;

#[cfg(test)]
mod guessed;
#[cfg(test)]
mod guessers;
#[cfg(test)]
mod people;
#[cfg(test)]
mod tests;
