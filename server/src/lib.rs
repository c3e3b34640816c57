//! The one binary: an axum router around the application, its layers, and the commands.

#![warn(missing_docs)]
#![recursion_limit = "512"]

pub mod assets;
pub mod command;
pub mod layers;
pub mod links;
pub mod router;
pub mod state;
