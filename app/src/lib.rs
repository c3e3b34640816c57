//! What people see, and the thin server functions behind it.
//!
//! A feature is a folder: `api.rs` holds its server functions (translators, without rules or SQL),
//! the other files its pages, one each. Words live in `text`, addresses in `routes`, domain-free
//! parts in `ui`. Only `bridge` and `browser` know in which half they run.

#![recursion_limit = "512"]

pub mod account;
pub mod act;
pub mod activation;
pub mod administration;
pub mod appointment;
pub mod bridge;
pub mod browser;
pub mod bulk;
pub mod challenge;
pub mod companies;
pub mod coordination;
pub mod desk;
pub mod desk_mailboxes;
pub mod desk_people;
pub mod desk_perfiles;
pub mod failure;
pub mod first_steps;
pub mod front;
pub mod help;
pub mod home;
pub mod inside;
pub mod institutions;
pub mod invitation;
pub mod invitations;
pub mod load;
pub mod mailbox;
pub mod module;
pub mod not_found;
pub mod opening;
pub mod operation;
pub mod people;
pub mod platform;
pub mod pqrsf;
pub mod programs;
pub mod recovery;
pub mod registration;
pub mod review;
pub mod role;
pub mod routes;
pub mod rules;
pub mod second_factor;
pub mod services;
pub mod shell;
pub mod sign_in;
pub mod text;
pub mod ui;
pub mod whereabouts;
pub mod worker;

pub use shell::shell;
