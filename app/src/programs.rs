//! The browser's programs: each page belongs to one, and a visitor loads only the one they need.
//!
//! The server knows every page. In the browser, a program carries the pages of its own rooms; a way
//! into another's is an ordinary load of that page (`browser::elsewhere`).

mod company;
mod door;
mod joining;
mod opening;
mod own;
mod people;
mod staff;

use leptos::children::ToChildren;
use leptos::prelude::*;
use leptos::tachys::view::iterators::StaticVec;
use leptos_meta::provide_meta_context;
use leptos_router::any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute};
use leptos_router::components::{RouteChildren, Router, Routes, RoutesProps};
use leptos_router::hooks::use_location;
use leptos_router::location::RequestUrl;
use leptos_router::{ChooseView, NestedRoute, PossibleRouteMatch, SsrMode, path};

use crate::{browser, not_found, platform, text};

/// One of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Program {
    /// Whoever is not inside yet: welcome, sign-in, recovery, help.
    Door,
    /// Whoever gets an account: registration, proof, PQRSF.
    Joining,
    /// A company that opens its account, and those who see to it.
    Opening,
    /// Whoever is inside: home, services and the own account.
    Own,
    /// Inside of a company, and the way to the others.
    Company,
    /// The people of a company, for those who run them.
    People,
    /// Those who help others and keep the platform.
    Staff,
}

impl Program {
    /// The program of a page, by the path of its address.
    #[must_use]
    pub fn of(path: &str) -> Self {
        let mut steps = path.split('/').skip(2);
        match steps.next() {
            Some(
                "registro" | "nombramiento" | "invitacion" | "activar" | "preguntas" | "datos"
                | "pqrsf",
            ) => Self::Joining,
            Some("empresa" | "operacion" | "coordinacion") => Self::Opening,
            Some("inicio" | "primeros-pasos" | "servicios" | "cuenta") => Self::Own,
            Some("empresas") => Self::Company,
            Some("e") => match steps.nth(1) {
                Some("personas" | "estructura" | "cargas" | "cuentas") => Self::People,
                _ => Self::Company,
            },
            Some("mesa" | "administracion") => Self::Staff,
            _ => Self::Door,
        }
    }

    /// What its files are called.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Door => "door",
            Self::Joining => "joining",
            Self::Opening => "opening",
            Self::Own => "own",
            Self::Company => "company",
            Self::People => "people",
            Self::Staff => "staff",
        }
    }

    /// The program of the page that the server is asked for.
    #[must_use]
    pub fn wanted() -> Self {
        let url = use_context::<RequestUrl>().and_then(|url| url.parse().ok());
        url.map_or(Self::Door, |url| Self::of(url.path()))
    }
}

/// Pages below `/{platform}`.
type Rooms = Vec<AnyNestedRoute>;

/// Every page: the server.
#[component]
pub fn Everything() -> impl IntoView {
    let rooms = [
        door::rooms(),
        joining::rooms(),
        opening::rooms(),
        own::rooms(),
        company::rooms(),
        people::rooms(),
        staff::rooms(),
    ];
    view! { <House program=None outside=door::outside() rooms=rooms.concat()/> }
}

/// The pages of [`Program::Door`].
#[component]
pub fn Door() -> impl IntoView {
    let program = Some(Program::Door);
    view! { <House program outside=door::outside() rooms=door::rooms()/> }
}

/// The pages of [`Program::Joining`].
#[component]
pub fn Joining() -> impl IntoView {
    view! { <House program=Some(Program::Joining) outside=Vec::new() rooms=joining::rooms()/> }
}

/// The pages of [`Program::Opening`].
#[component]
pub fn Opening() -> impl IntoView {
    view! { <House program=Some(Program::Opening) outside=Vec::new() rooms=opening::rooms()/> }
}

/// The pages of [`Program::Own`].
#[component]
pub fn Own() -> impl IntoView {
    view! { <House program=Some(Program::Own) outside=Vec::new() rooms=own::rooms()/> }
}

/// The pages of [`Program::Company`].
#[component]
pub fn Company() -> impl IntoView {
    view! { <House program=Some(Program::Company) outside=Vec::new() rooms=company::rooms()/> }
}

/// The pages of [`Program::People`].
#[component]
pub fn People() -> impl IntoView {
    view! { <House program=Some(Program::People) outside=Vec::new() rooms=people::rooms()/> }
}

/// The pages of [`Program::Staff`].
#[component]
pub fn Staff() -> impl IntoView {
    view! { <House program=Some(Program::Staff) outside=Vec::new() rooms=staff::rooms()/> }
}

#[component]
fn House(program: Option<Program>, outside: Rooms, rooms: Rooms) -> impl IntoView {
    provide_meta_context();
    // Pages that belong to no platform speak as the product does; platforms bring their own words.
    provide_context(text::controls(domain::locale::Voice::Tu));
    Effect::new(|_| browser::taken_over());
    if let Some(program) = program {
        browser::elsewhere::watch(program);
    }
    let inside = NestedRoute::new(path!("/:platform"), platform::Frame)
        .ssr_mode(SsrMode::Async)
        .child(StaticVec::from(rooms));
    let mut routes = outside;
    routes.push(inside.into_any_nested_route());
    let routes = RoutesProps::builder()
        .fallback(move || view! { <Nowhere program/> })
        .children(RouteChildren::to_children(|| StaticVec::from(routes)))
        .build();
    view! { <Router>{Routes(routes)}</Router> }
}

/// A page of this program.
fn page<P, V>(path: P, view: V) -> AnyNestedRoute
where
    P: PossibleRouteMatch + Clone + Send + 'static,
    V: ChooseView + Clone + 'static,
{
    NestedRoute::new(path, view)
        .ssr_mode(SsrMode::Async)
        .into_any_nested_route()
}

/// No page of this program: another's, which is loaded, or nobody's.
#[component]
fn Nowhere(program: Option<Program>) -> impl IntoView {
    let here = use_location().pathname.get_untracked();
    if program.is_some_and(|program| program != Program::of(&here)) {
        browser::reload();
        return ().into_any();
    }
    view! { <not_found::Page/> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_address_has_its_program() {
        for (path, program) in [
            ("/", Program::Door),
            ("/buzon/3", Program::Door),
            ("/hanna", Program::Door),
            ("/hanna/registro/listo", Program::Joining),
            ("/hanna/inicio", Program::Own),
            ("/hanna/cuenta/datos", Program::Own),
            ("/hanna/datos", Program::Joining),
            ("/cct/invitacion", Program::Joining),
            ("/cct/e/0190/cuentas", Program::People),
            ("/gestion/empresas", Program::Company),
            ("/gestion/e/0190/hoja", Program::Company),
            ("/workera/e/0190/datos-tributarios", Program::Company),
            ("/gestion/e/0190/cargas/0191", Program::People),
            ("/gestion/e/0190/perfiles", Program::Company),
            ("/gestion/e/0190/personas/0191", Program::People),
            ("/gestion/registro/clave", Program::Joining),
            ("/hanna/mesa/personas", Program::Staff),
            ("/hanna/administracion", Program::Staff),
            ("/workera/empresa/datos", Program::Opening),
            ("/workera/ingresar/otra-clave", Program::Door),
            ("/workera/primera-clave", Program::Door),
            ("/workera/primeros-pasos", Program::Own),
            ("/workera/coordinacion", Program::Opening),
            ("/workera/operacion", Program::Opening),
            ("/workera/operacion/ingresar", Program::Opening),
        ] {
            assert_eq!(Program::of(path), program, "{path}");
        }
    }
}
