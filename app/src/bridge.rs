//! The one door between Leptos and the server. Each function has a real half on the server and,
//! where pages call it, an empty half in the browser with the same signature.

#[cfg(feature = "ssr")]
mod administration;
#[cfg(feature = "ssr")]
mod bulk;
#[cfg(feature = "ssr")]
mod change;
#[cfg(feature = "ssr")]
mod companies;
#[cfg(feature = "ssr")]
mod desk;
#[cfg(feature = "ssr")]
mod named;
#[cfg(feature = "ssr")]
mod people;
#[cfg(feature = "ssr")]
mod perfiles;
#[cfg(feature = "ssr")]
mod sight;
#[cfg(feature = "ssr")]
pub use administration::audit_filter;
#[cfg(feature = "ssr")]
pub use bulk::{load_as_typed, load_view, one_load};
#[cfg(feature = "ssr")]
pub use change::{REVOKED, SentSection, person_changed, section_changed, several_changed};
#[cfg(feature = "ssr")]
pub use companies::{belongs, cursor, structure_begun, tax_given, tax_saved, tax_view};
#[cfg(feature = "ssr")]
mod institution;
#[cfg(feature = "ssr")]
pub use institution::{institution_view, panel_view};
#[cfg(feature = "ssr")]
pub use named::named;
#[cfg(feature = "ssr")]
pub use people::{
    CARD_FORM, PERSON_FORM, SEVERAL_FORM, card_view, ids, pending_view, people_asked, people_view,
    person_view, typed_entry, unreadable,
};
#[cfg(feature = "ssr")]
pub use perfiles::{chosen, wanted};
#[cfg(feature = "ssr")]
mod registry;
#[cfg(feature = "ssr")]
mod roles;
#[cfg(feature = "ssr")]
pub use registry::{import_view, one_view};
#[cfg(feature = "ssr")]
pub use roles::{
    WHY_FORM, module_requests_view, modules_of, own_role, removal_view, role_edit, role_proposed,
    role_saved, role_view, role_wanted, roles_view, standing_views, why_asked, why_view,
};
#[cfg(feature = "ssr")]
pub use server::*;
#[cfg(feature = "ssr")]
pub use sight::{FirstSight, first_sight};
#[cfg(feature = "ssr")]
mod mobile;
#[cfg(feature = "ssr")]
pub use mobile::{mobile_page, mobile_view};
#[cfg(feature = "ssr")]
mod typed;
#[cfg(feature = "ssr")]
pub use typed::{OF, answered, recalled, recalled_again, recalled_of, typed};

pub use around::{Around, after_the_walk, write};

#[cfg(feature = "ssr")]
mod around;
#[cfg(not(feature = "ssr"))]
#[path = "bridge/nothing_around.rs"]
mod around;

#[cfg(feature = "ssr")]
mod server {
    mod answer;
    mod entry;
    mod onward;
    mod opening;
    mod operation;
    mod own;
    mod registration;
    pub use answer::{fail, refuse};
    use entry::set_cookie;
    pub use onward::go;
    pub use opening::{company_rows, opening_groups};
    pub use operation::{Operation, operation, operator_enters, operator_leaves};
    pub use own::{own_view, security_view};

    use std::sync::Arc;

    use axum::http::request::Parts;
    use axum::http::{HeaderName, HeaderValue, StatusCode};
    use backend::Backend;
    use backend::caller::{Caller, Visit};
    use backend::fault::Denied;
    use domain::account::Stage;
    use domain::platform::Face;
    use domain::refusal::Refusal;
    use leptos::nonce::use_nonce;
    use leptos::prelude::*;
    use leptos_axum::ResponseOptions;

    use crate::failure::Failure;
    use crate::routes;

    pub use entry::{
        clear_link, clear_session, enter, keep_session, landing, last_company, set_session,
    };

    /// What the server provides to every render and server function.
    #[derive(Clone)]
    pub struct Installation {
        /// The use cases.
        pub backend: Arc<Backend>,
        /// Whether this is a demonstration.
        pub demo: bool,
    }

    /// The installation.
    ///
    /// # Errors
    /// [`Failure::Unreachable`] outside of a request.
    pub fn installation() -> Result<Installation, Failure> {
        use_context::<Installation>().ok_or(Failure::Unreachable)
    }

    /// The public part of that platform.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is none of that name.
    pub fn face(platform: &str) -> Result<Face, Failure> {
        let installation = installation()?;
        let platform = installation.backend.platform(platform);
        platform
            .map(|platform| platform.face())
            .ok_or_else(|| refuse(Refusal::NotFound))
    }

    /// The use cases, in a demonstration only.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] anywhere else.
    pub fn demonstration() -> Result<Arc<Backend>, Failure> {
        let Installation { backend, demo } = installation()?;
        if demo {
            Ok(backend)
        } else {
            Err(refuse(Refusal::NotFound))
        }
    }

    /// A message as the mailbox lists it.
    #[must_use]
    pub fn mailbox_entry(item: &backend::mailbox::Item) -> crate::mailbox::api::Entry {
        use backend::mailbox::Message;
        let (to, subject, from) = match &item.message {
            Message::Letter(letter) => (
                letter.to.delivery().to_owned(),
                letter.subject.clone(),
                &letter.from_name,
            ),
            Message::Text(text) => (
                text.to.to_string(),
                crate::text::mailbox::text_message(&text.to.mask()),
                &text.from_name,
            ),
        };
        crate::mailbox::api::Entry {
            id: item.id.to_string(),
            to,
            subject,
            from: from.clone(),
            written: item.written.clone(),
        }
    }

    /// What the layers saw of this request.
    ///
    /// # Errors
    /// [`Failure::Unreachable`] outside of a request.
    pub fn visit() -> Result<Visit, Failure> {
        use_context::<Parts>()
            .and_then(|parts| parts.extensions.get::<Visit>().cloned())
            .ok_or(Failure::Unreachable)
    }

    /// Who asks on that platform.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] for a platform that is not here.
    pub async fn caller(platform: &str) -> Result<Caller, Failure> {
        let visit = visit()?;
        installation()?
            .backend
            .caller(visit, platform)
            .await
            .map_err(fail)
    }

    /// Who asks inside of that company. What names none is a company of nobody.
    ///
    /// # Errors
    /// As [`caller`].
    pub async fn caller_at(platform: &str, company: &str) -> Result<Caller, Failure> {
        let visit = visit()?;
        installation()?
            .backend
            .caller_at(visit, platform, company.parse().ok())
            .await
            .map_err(fail)
    }

    /// Where the next hurdle of whoever is signed in stands; home, when none is left.
    #[must_use]
    pub fn hurdle(caller: &Caller, here: &str) -> String {
        let platform = caller.platform.slug.as_str();
        match caller.session.as_ref().map(|session| session.stage) {
            None => routes::sign_in_then(platform, here),
            Some(Stage::SecondFactor) => routes::code_then(platform, here),
            Some(Stage::Challenge) => routes::challenge(platform),
            Some(Stage::Enrolment) => routes::security(platform),
            Some(Stage::InitialPassword) => routes::first_password(platform),
            Some(Stage::Full) => routes::home(platform),
        }
    }

    /// A use case's no, with the way to the hurdle that is still before whoever is signed in.
    #[must_use]
    pub fn before_hurdle(caller: &Caller, denied: Denied) -> Failure {
        if matches!(denied, Denied::Refused(Refusal::NotAllowed)) {
            go(&hurdle(caller, ""));
        }
        fail(denied)
    }

    /// Who asks for a page behind sign-in; strangers are sent to sign in and back `here`, people
    /// with a hurdle before them to that hurdle. No cache keeps what follows (A44).
    ///
    /// # Errors
    /// [`Refusal::SessionOver`] and [`Refusal::NotAllowed`], both with the redirect.
    pub async fn member(platform: &str, here: &str) -> Result<Caller, Failure> {
        private();
        past_hurdles(caller(platform).await?, here)
    }

    /// The same for a page inside of a company; whether that opens is asked by the use case.
    ///
    /// # Errors
    /// As [`member`].
    pub async fn member_at(platform: &str, company: &str, here: &str) -> Result<Caller, Failure> {
        private();
        let caller = past_hurdles(caller_at(platform, company).await?, here)?;
        entry::remember_company(&caller);
        Ok(caller)
    }

    fn past_hurdles(caller: Caller, here: &str) -> Result<Caller, Failure> {
        let platform = caller.platform.slug.as_str();
        let denied = match caller.fully_signed_in() {
            Ok(_) => return Ok(caller),
            Err(denied) => denied,
        };
        match &denied {
            Denied::Refused(Refusal::SessionOver) => go(&routes::sign_in_then(platform, here)),
            Denied::Refused(_) => go(&hurdle(&caller, here)),
            Denied::Fault(_) => {}
        }
        Err(fail(denied))
    }

    /// Whether the page being rendered tells of a refusal: only then what was typed comes back, so
    /// that the next person at the same machine finds nothing of it.
    #[must_use]
    pub fn tells_refusal() -> bool {
        use_context::<Parts>()
            .and_then(|parts| parts.uri.query().map(|query| query.contains("__err=")))
            .unwrap_or(false)
    }

    /// No cache keeps this answer.
    pub fn private() {
        header("cache-control", "no-store");
    }

    /// The status of the page being rendered.
    pub fn status(code: u16) {
        if let (Some(response), Ok(status)) =
            (use_context::<ResponseOptions>(), StatusCode::from_u16(code))
        {
            response.set_status(status);
        }
    }

    /// A header of the page being rendered.
    pub fn header(name: &'static str, value: &str) {
        if let (Some(response), Ok(value)) = (
            use_context::<ResponseOptions>(),
            HeaderValue::from_str(value),
        ) {
            response.insert_header(HeaderName::from_static(name), value);
        }
    }

    /// What search engines say of the page being rendered: whose platform it belongs to.
    pub fn about() -> String {
        let parts = use_context::<Parts>();
        let path = parts.as_ref().map(|parts| parts.uri.path());
        let slug = path.and_then(|path| path.split('/').nth(1));
        let (backend, slug) = (installation().ok(), slug.unwrap_or_default());
        let platform = backend.and_then(|one| one.backend.platform(slug));
        platform.map_or_else(
            || crate::text::front::LEAD.to_owned(),
            |platform| {
                let face = platform.face();
                crate::text::frame::about(face.voice(), &face.name)
            },
        )
    }

    /// The policy that lets only our own scripts run, with the nonce of this answer.
    pub fn content_security_policy() {
        let Some(nonce) = use_nonce() else { return };
        let policy = format!(
            "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; \
             style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; \
             form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        );
        header("content-security-policy", &policy);
    }
}

#[cfg(not(feature = "ssr"))]
mod in_browser {
    /// The server's business.
    pub fn status(_: u16) {}

    /// The server's business.
    pub fn header(_: &'static str, _: &str) {}

    /// The server's business.
    pub fn about() -> String {
        String::new()
    }

    /// The server's business.
    pub fn content_security_policy() {}
}

#[cfg(not(feature = "ssr"))]
pub use in_browser::*;
