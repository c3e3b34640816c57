//! Data of a page: how it is asked for, and how it travels inside of the page.
//!
//! What waits for data is the same machinery whatever the data is, so it is made once for all: it
//! handles [`Parcel`]s, and only packing and opening them knows what is inside. Made anew for each
//! type it was a third of the browser's program.

use std::any::Any;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::server::codee::{Decoder, Encoder};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::bridge::{self, Around};
use crate::failure::Failure;

/// Data on its way to a page. Read by [`crate::ui::Loaded`] and nowhere else.
pub struct Load<T> {
    parcel: Resource<Parcel, Json>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Load<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Load<T> {}

impl<T: Clone + DeserializeOwned + 'static> Load<T> {
    /// Where it comes from, and how to open it there.
    pub(crate) fn parts(self) -> (Resource<Parcel, Json>, Open<T>) {
        (self.parcel, Parcel::open)
    }
}

/// Opens a parcel.
pub(crate) type Open<T> = fn(&Parcel) -> Result<T, Failure>;

/// Asks for data, now and whenever what it depends on changes.
///
/// What lays out a page may be thrown away and begin anew, yet the browser begins with the data of
/// the first. So each asks with the request around it until the answer is there, whatever became of
/// the page that asked.
#[track_caller]
pub fn load<S, T, Answer>(
    on: impl Fn() -> S + Send + Sync + 'static,
    ask: impl Fn(S) -> Answer + Send + Sync + 'static,
) -> Load<T>
where
    S: PartialEq + Clone + Send + Sync + 'static,
    T: Serialize + Send + Sync + 'static,
    Answer: Future<Output = Result<T, Failure>> + Send + 'static,
{
    let around = Around::now();
    let key = Box::new(move || Key::of(on()));
    let ask = Box::new(move |key: Key| -> Asked {
        around.provide();
        let answer = key.value.downcast_ref::<S>().cloned().map(&ask);
        Box::pin(async move {
            match answer {
                Some(answer) => Parcel::of(answer.await),
                None => Parcel::of::<T>(Err(Failure::Unreachable)),
            }
        })
    });
    Load {
        parcel: resource(key, ask),
        of: PhantomData,
    }
}

type Asked = Pin<Box<dyn Future<Output = Parcel> + Send>>;

fn resource(
    key: Box<dyn Fn() -> Key + Send + Sync>,
    ask: Box<dyn Fn(Key) -> Asked + Send + Sync>,
) -> Resource<Parcel, Json> {
    Resource::new_with_options(key, ask, false)
}

/// What data depends on.
#[derive(Clone)]
struct Key {
    value: Arc<dyn Any + Send + Sync>,
    equals: fn(&Key, &Key) -> bool,
}

impl Key {
    fn of<S: PartialEq + Send + Sync + 'static>(value: S) -> Self {
        Self {
            value: Arc::new(value),
            equals: |one, other| one.value.downcast_ref::<S>() == other.value.downcast_ref::<S>(),
        }
    }
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        (self.equals)(self, other)
    }
}

/// Data of any type: as it was answered, or as the page brought it along.
#[derive(Clone)]
pub enum Parcel {
    /// As it was answered.
    Answered {
        /// A `Result<T, Failure>`.
        answer: Arc<dyn Any + Send + Sync>,
        /// Writes it as JSON.
        write: fn(&(dyn Any + Send + Sync)) -> Result<String, serde_json::Error>,
    },
    /// As JSON, in the page.
    Brought(Arc<str>),
}

impl Parcel {
    fn of<T: Serialize + Send + Sync + 'static>(answer: Result<T, Failure>) -> Self {
        Self::Answered {
            answer: Arc::new(answer),
            write: |answer| bridge::write(&answer.downcast_ref::<Result<T, Failure>>()),
        }
    }

    /// What is inside. A page that brought what nobody can read is of another version.
    fn open<T: Clone + DeserializeOwned + 'static>(&self) -> Result<T, Failure> {
        match self {
            Self::Answered { answer, .. } => answer
                .downcast_ref::<Result<T, Failure>>()
                .cloned()
                .unwrap_or(Err(Failure::Unreachable)),
            // Read as answers of server functions are: with one reader for both, the browser's
            // program carries each type's reader once.
            Self::Brought(text) => {
                serde_json::from_slice(text.as_bytes()).unwrap_or(Err(Failure::Unreachable))
            }
        }
    }
}

/// JSON, in the page.
#[derive(Debug)]
pub struct Json;

impl Encoder<Parcel> for Json {
    type Error = serde_json::Error;
    type Encoded = String;

    fn encode(parcel: &Parcel) -> Result<String, Self::Error> {
        match parcel {
            Parcel::Answered { answer, write } => write(answer.as_ref()),
            Parcel::Brought(text) => Ok(text.to_string()),
        }
    }
}

impl Decoder<Parcel> for Json {
    type Error = serde_json::Error;
    type Encoded = str;

    fn decode(text: &str) -> Result<Parcel, Self::Error> {
        Ok(Parcel::Brought(text.into()))
    }
}
