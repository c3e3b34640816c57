//! Ways to reach a person: e-mail and mobile phone. Structure only; whether a mailbox or a number
//! exists is learnt by writing to it.

mod email;
mod phone;

pub use email::Email;
pub use phone::Phone;
