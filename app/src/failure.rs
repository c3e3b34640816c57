//! How a no travels from the server to a page. Without script it travels in the address
//! (base64 of this, as JSON), so it carries codes and numbers and never what somebody typed.

use domain::refusal::Refusal;
use serde::{Deserialize, Serialize};
use server_fn::codec::JsonEncoding;
use server_fn::error::{FromServerFnError, ServerFnErrorErr};

/// Why a server function did not do what was asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Failure {
    /// The rules say no.
    Refused(Refusal),
    /// Something of ours failed.
    Fault {
        /// The number of the request in our logs, for people to quote.
        number: String,
    },
    /// The server was not reached, or it is of another version: it is safe to try again.
    Unreachable,
}

impl Failure {
    /// The refusal, when it is one.
    #[must_use]
    pub fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Refused(refusal) => Some(refusal),
            Self::Fault { .. } | Self::Unreachable => None,
        }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl FromServerFnError for Failure {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            // A form of another version or a forged one: nothing that we could read.
            ServerFnErrorErr::Args(_)
            | ServerFnErrorErr::MissingArg(_)
            | ServerFnErrorErr::Deserialization(_) => Self::Refused(Refusal::Unreadable),
            _ => Self::Unreachable,
        }
    }
}
