//! Registration of a person by themselves (H-04 to H-23). What is typed may be wrong and is kept
//! as typed; answers may not. A kept field carries no value at all: it is a mark that stands for
//! what the registry holds, resolved only after proof (Q21). Nothing here sends mail.

mod answers;
mod step;
mod typed;

pub use answers::{Answers, Details, Given, birth_date, new_password};
pub use step::{DraftState, Step, next_step};
pub use typed::{Kept, Typed};

/// Youngest age at which a person may register by themselves (Ley 21.719, `domain.md` 6.1).
pub const LEAST_AGE: u8 = 14;
