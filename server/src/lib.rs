//! The one binary: an axum router around the application, its layers, and the commands.

#![warn(missing_docs)]
#![recursion_limit = "512"]

pub mod assets;
pub mod audit_file;
mod bulk_file;
pub mod command;
pub mod health;
pub mod layers;
pub mod links;
pub mod listen;
pub mod log;
pub mod metrics;
mod own_copy;
mod parts;
mod people_file;
pub mod plain;
mod registry_file;
pub mod router;
mod spreadsheet;
pub mod state;
mod upload;
mod withheld;
pub mod worker;
