//! A «perfil»: what a user of a company may see and edit, module by module. Some come
//! ready-made and are protected; a company makes its own from permissions.
//!
//! One function says what follows from a perfil, [`Rights::of`]. Enforcement asks it with each
//! request, the preview of a change asks it before and after, and the explanation asks it for a day
//! in the past; so the three cannot differ.

mod edit;
mod effect;
mod grant;
mod level;
mod module;
mod name;
mod permissions;
mod rights;
mod touch;
mod why;

#[cfg(test)]
mod lattice;

pub use edit::{Acting, Existing, MOST_ROLES, RoleChange, RoleEdit};
pub use effect::{Difference, gains_and_loses};
pub use grant::{Given, Hand, Target, may_change, may_give};
pub use level::Level;
pub use module::{Administering, MOST_MODULES, Module, ModuleCode, NotAModule};
pub use name::{NameKey, RESERVED_NAMES, RoleName};
pub use permissions::{NotPermissions, Permissions};
pub use rights::Rights;
pub use touch::may_touch;
pub use why::{Cause, Held, Why, why};
