//! Which guides the help centre of a platform carries. The words are the application's; that they
//! fit is the platform's to say, for no rule of its policy tells what it is used for.

use serde::{Deserialize, Serialize};

/// A guide of the help centre.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Guide {
    /// «Preguntas frecuentes: Claves y usuarios», for companies and their workers.
    KeysAndUsers,
    /// The seven parts that lead a company from its account to daily use (W-35, W-36).
    FirstUse,
    /// «CUENTAS DE USUARIO», for accounts that are paid or received by invitation (C-37).
    Accounts,
}
