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
pub mod bridge;
pub mod browser;
pub mod challenge;
pub mod coordination;
pub mod desk;
pub mod desk_people;
pub mod failure;
pub mod first_steps;
pub mod front;
pub mod help;
pub mod home;
pub mod load;
pub mod mailbox;
pub mod not_found;
pub mod opening;
pub mod operation;
pub mod platform;
pub mod pqrsf;
pub mod recovery;
pub mod registration;
pub mod review;
pub mod routes;
pub mod rules;
pub mod second_factor;
pub mod services;
pub mod shell;
pub mod sign_in;
pub mod text;
pub mod ui;
pub mod whereabouts;

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{ParentRoute, Route, Router, Routes};
use leptos_router::{SsrMode, path};

pub use shell::shell;

/// The whole application; the same on the server and in the browser.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    // Pages that belong to no platform speak as the product does; platforms bring their own words.
    provide_context(text::controls(domain::locale::Voice::Tu));
    Effect::new(|_| browser::taken_over());
    view! {
        <Router>
            <Routes fallback=|| view! { <not_found::Page/> }>
                <Route path=path!("/") view=front::Page ssr=SsrMode::Async/>
                <Route path=path!("/buzon") view=mailbox::ListPage ssr=SsrMode::Async/>
                <Route path=path!("/buzon/:id") view=mailbox::LetterPage ssr=SsrMode::Async/>
                <ParentRoute path=path!("/:platform") view=platform::Frame ssr=SsrMode::Async>
                    <Route path=path!("") view=platform::Welcome ssr=SsrMode::Async/>
                    <Route path=path!("ingresar") view=sign_in::Page ssr=SsrMode::Async/>
                    <Route path=path!("ingresar/codigo") view=second_factor::Code ssr=SsrMode::Async/>
                    <Route path=path!("recuperar") view=recovery::Ask ssr=SsrMode::Async/>
                    <Route path=path!("recuperar/enviado") view=recovery::Sent ssr=SsrMode::Async/>
                    <Route path=path!("recuperar/clave") view=recovery::Choose ssr=SsrMode::Async/>
                    <Route path=path!("inicio") view=home::Page ssr=SsrMode::Async/>
                    <Route path=path!("cuenta") view=account::Page ssr=SsrMode::Async/>
                    <Route path=path!("cuenta/correo") view=account::Email ssr=SsrMode::Async/>
                    <Route path=path!("cuenta/correo/confirmar") view=account::EmailConfirm ssr=SsrMode::Async/>
                    <Route path=path!("cuenta/correo/deshacer") view=account::EmailUndo ssr=SsrMode::Async/>
                    <Route path=path!("cuenta/datos") view=account::Data ssr=SsrMode::Async/>
                    <Route path=path!("cuenta/datos/copia") view=account::DataCopy ssr=SsrMode::Async/>
                    <Route path=path!("cuenta/historial") view=account::History ssr=SsrMode::Async/>
                    <Route path=path!("cuenta/sesiones") view=account::Sessions ssr=SsrMode::Async/>
                    <Route path=path!("cuenta/seguridad") view=second_factor::Security ssr=SsrMode::Async/>
                    <Route path=path!("ayuda") view=help::Page ssr=SsrMode::Async/>
                    <Route path=path!("ayuda/ingresar") view=help::SignIn ssr=SsrMode::Async/>
                    <Route path=path!("ayuda/manual") view=help::Manual ssr=SsrMode::Async/>
                    <Route path=path!("servicios/:key") view=services::Page ssr=SsrMode::Async/>
                    <Route path=path!("mesa/personas") view=desk_people::Page ssr=SsrMode::Async/>
                    <Route path=path!("administracion") view=administration::Page ssr=SsrMode::Async/>
                    <Route path=path!("administracion/solicitudes") view=administration::Requests ssr=SsrMode::Async/>
                    <Route path=path!("administracion/solicitudes/:id") view=administration::Request ssr=SsrMode::Async/>
                    <Route path=path!("administracion/auditoria") view=administration::Audit ssr=SsrMode::Async/>
                    <Route path=path!("administracion/mensajes") view=administration::Messages ssr=SsrMode::Async/>
                    <Route path=path!("privacidad") view=platform::Privacy ssr=SsrMode::Async/>
                    <Route path=path!("registro") view=registration::Page ssr=SsrMode::Async/>
                    <Route path=path!("registro/confirmar") view=registration::Confirm ssr=SsrMode::Async/>
                    <Route path=path!("registro/listo") view=registration::Saved ssr=SsrMode::Async/>
                    <Route path=path!("registro/estado") view=whereabouts::Page ssr=SsrMode::Async/>
                    <Route path=path!("administracion/reglas") view=rules::Page ssr=SsrMode::Async/>
                    <Route path=path!("empresa") view=opening::Identify ssr=SsrMode::Async/>
                    <Route path=path!("empresa/datos") view=opening::Details ssr=SsrMode::Async/>
                    <Route path=path!("empresa/revisar") view=opening::Check ssr=SsrMode::Async/>
                    <Route path=path!("empresa/lista") view=opening::Done ssr=SsrMode::Async/>
                    <Route path=path!("empresa/reenviar") view=opening::Again ssr=SsrMode::Async/>
                    <Route path=path!("ingresar/otra-clave") view=first_steps::Ask ssr=SsrMode::Async/>
                    <Route path=path!("primera-clave") view=first_steps::Choose ssr=SsrMode::Async/>
                    <Route path=path!("primeros-pasos") view=first_steps::Page ssr=SsrMode::Async/>
                    <Route path=path!("coordinacion") view=coordination::Page ssr=SsrMode::Async/>
                    <Route path=path!("operacion") view=operation::Page ssr=SsrMode::Async/>
                    <Route path=path!("operacion/ingresar") view=operation::Entrance ssr=SsrMode::Async/>
                    <Route path=path!("activar") view=activation::Page ssr=SsrMode::Async/>
                    <Route path=path!("preguntas") view=challenge::Page ssr=SsrMode::Async/>
                    <Route path=path!("pqrsf") view=pqrsf::Page ssr=SsrMode::Async/>
                    <Route path=path!("pqrsf/radicada") view=pqrsf::Filed ssr=SsrMode::Async/>
                    <Route path=path!("pqrsf/estado") view=pqrsf::Status ssr=SsrMode::Async/>
                    <Route path=path!("mesa") view=desk::Queue ssr=SsrMode::Async/>
                    <Route path=path!("mesa/:number") view=desk::Case ssr=SsrMode::Async/>
                    <Route path=path!("preguntas/codigo") view=challenge::Code ssr=SsrMode::Async/>
                    <Route path=path!("datos") view=review::Page ssr=SsrMode::Async/>
                </ParentRoute>
            </Routes>
        </Router>
    }
}
