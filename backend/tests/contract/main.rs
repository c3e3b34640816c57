//! Every storage function and use case, once per database: one body, two worlds.
//!
//! PostgreSQL runs where `PORTERIA_TEST_PG` names a server whose user may create databases;
//! `make test` starts one. Without it those halves say so and pass.

#![recursion_limit = "512"]

mod access_ends;
mod account;
mod activation;
mod addressed;
mod affiliates;
mod appointments;
mod asked_in;
mod audit;
mod authorisations;
mod budget;
mod bulk;
mod bulk_many;
mod bulk_undo;
mod card_history;
mod challenge;
mod clock;
mod code_by_phone;
mod companies;
mod companies_model;
mod company;
mod company_tax;
mod confirming;
mod desk;
mod dice;
mod email_change;
mod entries;
mod entries_of_affiliates;
mod entries_of_company;
mod entries_of_desk;
mod epochs;
mod first_super;
mod first_user;
mod giving;
mod guests;
mod hands;
mod housekeeping;
mod institution;
mod institution_people;
mod institution_rooms;
mod invitations;
mod isolation;
mod load_ties;
mod lost_mailbox;
mod masked;
mod memberships;
mod mobile_change;
mod module_requests;
mod naming;
mod newcomer;
mod noted;
mod on_file;
#[path = "../shared/opening.rs"]
mod opening;
mod orders;
mod own;
mod own_copy;
mod password;
mod people;
mod people_rules;
mod perfiles;
mod plans;
mod pqrsf;
mod proof_code;
mod recovery;
mod registering;
mod registration;
mod registry_faults;
mod registry_import;
mod registry_upload;
mod removed_perfil;
mod replay;
mod replayed;
mod roles;
mod roles_model;
mod rooms;
mod roster;
mod schema;
mod second_factor;
mod services;
mod session;
mod sign_in;
mod sign_in_key;
mod staff;
#[path = "../shared/template.rs"]
mod template;
mod tied;
mod tiers;
mod two_nodes;
mod two_nodes_counts;
mod typed_numbers;
mod verifying;
mod whereabouts;
mod wizard;
mod worker;
mod world;

/// So many rounds, or ten times as many where `make soak` says that there is time.
#[expect(clippy::disallowed_methods, reason = "tests are told by their script")]
fn rounds(short: usize) -> usize {
    if std::env::var_os("PORTERIA_SOAK").is_some() {
        short * 10
    } else {
        short
    }
}

/// Runs one body on both databases.
macro_rules! contract {
    ($name:ident, |$world:ident| $body:expr) => {
        mod $name {
            #[allow(unused_imports, reason = "bodies differ in what they use")]
            use super::*;

            async fn body($world: crate::world::World) {
                $body
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_sqlite() {
                body(crate::world::World::sqlite().await).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_postgres() {
                if let Some(world) = crate::world::World::postgres().await {
                    body(world).await;
                }
            }
        }
    };
}
pub(crate) use contract;
