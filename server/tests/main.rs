//! The real router in memory, used as a browser without script uses it.
//!
//! A new file beside this one is a module here: one binary, linked once. A test reads like a story:
//!
//! ```ignore
//! let house = House::new().await;
//! let mut ana = house.browser();
//! let page = ana.opens("/hanna/ingresar").await;
//! let form = page.form("/api/session/sign-in").with("identity", "ana@example.com");
//! let page = ana.sends(&form).await;
//! assert!(page.sees("Revise"));
//! ```

#![recursion_limit = "512"]

mod again;
mod check;
mod command;
mod companies;
mod company_doors;
mod company_forged;
mod company_matrix;
mod company_people;
mod desk;
mod disk;
mod door;
mod doors;
mod forged;
mod harness;
mod headers;
mod help;
mod html;
mod institution;
mod institution_people;
mod isolation;
mod links;
mod loads;
mod logs;
mod matrix;
mod opening;
mod operation;
mod own;
mod pages;
mod people;
mod perfiles;
mod protocol;
mod registration;
mod registry;
mod roles;
mod rooms;
mod second_factor;
mod stop;
mod tabs;
mod trouble;
mod worker;
