//! Translates between the pages inside of a company and their use cases. Each takes the company, and
//! each use case checks it against the caller's membership (ruling 8).

use domain::membership::Basis;
use domain::role::Level;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// A company, seen from inside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompanyView {
    /// The company, as the address names it.
    pub company: String,
    /// «Razón social».
    pub name: String,
    /// Its number, as people write it.
    pub rut: String,
    /// What the own perfil in it is called.
    pub perfil: String,
    /// Whether one stands in for an administrator.
    pub stands_in: bool,
    /// Why one is administrator, if one is.
    pub basis: Option<Basis>,
    /// Whether one may appoint and revoke the responsible person.
    pub may_appoint: bool,
    /// Whether one may print the sheet for workers.
    pub may_invite: bool,
    /// Whether one may change perfiles of its users.
    pub may_change: bool,
    /// Whether one may see and change what tax documents need of it (Q7).
    pub may_see_tax: bool,
    /// Whether one may load people from a file.
    pub may_load: bool,
    /// Whether one may see its people and sections.
    pub may_see_people: bool,
    /// May see its sections.
    pub may_see_structure: bool,
    /// Whether one may see its perfiles.
    pub may_see_roles: bool,
    /// Whether one decides what people ask for.
    pub may_decide: bool,
    /// The modules that one may see, on the home page: word, name and how much.
    pub modules: Vec<(String, String, Level)>,
    /// Whether one may see and send invitations (C-27).
    pub may_see_invitations: bool,
    /// Whether it is an institution, whose people have tiers (C-05).
    pub in_institution: bool,
}

/// An access administrator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdministratorView {
    /// What a revocation is sent with.
    pub account: String,
    /// What they are called.
    pub name: String,
    /// Where they can be reached.
    pub email: String,
    /// Why they are administrator.
    pub basis: Option<Basis>,
    /// The last day on which they stand in for one; none for the administrators.
    pub until: Option<String>,
}

/// The company and those who administer its accesses, or stand in for whoever does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdministratorsView {
    /// The company.
    pub company: CompanyView,
    /// Who they are.
    pub people: Vec<AdministratorView>,
    /// Whose yes is waited for; only for administrators.
    pub offers: Vec<OfferView>,
    /// What was typed into «Nombrar» and refused.
    pub typed: String,
}

/// An appointment that waits for a yes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferView {
    /// What taking it back is sent with.
    pub id: String,
    /// Whom the link went to.
    pub email: String,
    /// What they become.
    pub basis: Basis,
    /// Until when it is good.
    pub until: String,
    /// Whether that is over.
    pub over: bool,
    /// Whether the opening of the account listed them: its link can be mailed once more.
    pub listed: bool,
}

impl OfferView {
    /// Whether whoever administers the company may take it back: those who may appoint take back all
    /// of them, the others those whom the opening of the account listed.
    #[must_use]
    pub const fn may_be_withdrawn(&self, appoints: bool) -> bool {
        appoints || self.listed
    }
}

/// The company of the address; strangers are sent to sign in.
#[server(endpoint = "inside/view")]
pub async fn load_company(
    platform: String,
    #[server(default)] company: String,
) -> Result<CompanyView, Failure> {
    use crate::{bridge, routes};
    let here = routes::company(&platform, &company);
    let caller = bridge::member_at(&platform, &company, &here).await?;
    let home = backend::company::home(&caller).await;
    let home = home.map_err(bridge::fail)?;
    let modules = bridge::modules_of(&caller, &home.rights);
    Ok(CompanyView {
        modules,
        ..home.into()
    })
}

/// The name under which what was typed is remembered.
#[cfg_attr(
    not(feature = "ssr"),
    expect(dead_code, reason = "only the server remembers")
)]
const APPOINT: &str = "appoint";

/// Who administers the accesses of that company.
#[server(endpoint = "inside/administrators")]
pub async fn load_administrators(
    platform: String,
    #[server(default)] company: String,
) -> Result<AdministratorsView, Failure> {
    use crate::{bridge, routes};
    let here = routes::administrators(&platform, &company);
    let caller = bridge::member_at(&platform, &company, &here).await?;
    let home = backend::company::home(&caller)
        .await
        .map_err(bridge::fail)?;
    let people = backend::membership::administrators(&caller)
        .await
        .map_err(bridge::fail)?;
    let company = CompanyView::from(home);
    let offers = if company.may_change {
        backend::membership::offers(&caller)
            .await
            .map_err(bridge::fail)?
    } else {
        Vec::new()
    };
    Ok(AdministratorsView {
        company,
        offers: offers.into_iter().map(OfferView::from).collect(),
        people: people.into_iter().map(AdministratorView::from).collect(),
        typed: bridge::recalled(&caller, APPOINT)
            .await?
            .remove("email")
            .unwrap_or_default(),
    })
}

/// What is printed for the workers of a company.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetView {
    /// «Razón social».
    pub name: String,
    /// Where workers of the company register.
    pub address: String,
    /// The same for whoever types it.
    pub short: String,
    /// Squares on each side of its picture.
    pub side: usize,
    /// The dark ones, as the `d` of an SVG path.
    pub path: String,
}

/// The sheet for the workers of that company.
#[server(endpoint = "inside/sheet")]
pub async fn load_sheet(
    platform: String,
    #[server(default)] company: String,
) -> Result<SheetView, Failure> {
    use crate::{bridge, routes};
    let here = routes::sheet(&platform, &company);
    let caller = bridge::member_at(&platform, &company, &here).await?;
    let sheet = backend::company::sheet(&caller).map_err(bridge::fail)?;
    Ok(SheetView {
        name: sheet.name,
        address: sheet.address,
        short: sheet.short,
        side: sheet.picture.side,
        path: sheet.picture.path,
    })
}

/// «Nombrar».
#[server(endpoint = "inside/appoint")]
pub async fn appoint(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] email: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    use domain::contact::Email;
    use domain::refusal::{Field, Refusal};
    let caller = bridge::caller_at(&platform, &company).await?;
    let appointed = match Email::parse(&email) {
        Ok(email) => backend::membership::appoint(&caller, &email).await,
        Err(problem) => Err(Refusal::field(Field::Email, problem).into()),
    };
    let typed = bridge::typed([("email", &email)]);
    bridge::answered(&caller, (APPOINT, typed), appointed).await?;
    bridge::go(&routes::administrator_appointed(&platform, &company));
    Ok(())
}

/// «Revocar».
#[server(endpoint = "inside/revoke")]
pub async fn revoke(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] account: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller_at(&platform, &company).await?;
    let account = bridge::named(&account)?;
    backend::membership::revoke(&caller, account)
        .await
        .map_err(bridge::fail)?;
    bridge::go(&routes::administrator_revoked(&platform, &company));
    Ok(())
}

/// «Reenviar»: the link of somebody whom the opening of the account listed.
#[server(endpoint = "inside/offer-resend")]
pub async fn resend_offer(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] offer: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller_at(&platform, &company).await?;
    let offer = bridge::named(&offer)?;
    backend::membership::resend_offer(&caller, offer)
        .await
        .map_err(bridge::fail)?;
    bridge::go(&routes::offer_resent(&platform, &company));
    Ok(())
}

/// «Retirar»: an appointment that waits for a yes.
#[server(endpoint = "inside/offer-withdraw")]
pub async fn withdraw_offer(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] offer: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller_at(&platform, &company).await?;
    let offer = bridge::named(&offer)?;
    backend::membership::withdraw_offer(&caller, offer)
        .await
        .map_err(bridge::fail)?;
    bridge::go(&routes::offer_withdrawn(&platform, &company));
    Ok(())
}
