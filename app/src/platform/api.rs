//! What the frame of a platform needs to know.

use domain::platform::Face;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// Whoever is signed in, as the corner shows them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corner {
    /// What they are called; before the last hurdle nothing on file is shown yet.
    pub name: String,
    /// «Razón social» of the company in use, or as what they are here; empty for oneself.
    pub company: String,
    /// What the menu leads to: addresses and titles.
    pub links: Vec<(String, String)>,
    /// Whether it is an operator of the installation, whose session is another.
    pub operates: bool,
}

/// The public part of a platform.
#[server(endpoint = "platform/face")]
pub async fn load_face(platform: String) -> Result<Face, Failure> {
    crate::bridge::face(&platform)
}

/// Whether this is a demonstration, which every page says.
#[server(endpoint = "platform/demo")]
pub async fn is_demo() -> Result<bool, Failure> {
    Ok(crate::bridge::installation()?.demo)
}

/// The person in the corner, if somebody is signed in, and the company that the address names; on
/// the pages of `operation` the operator, where one is at work.
#[server(endpoint = "platform/corner")]
pub async fn load_corner(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] operation: bool,
) -> Result<Option<Corner>, Failure> {
    use crate::platform::menu;
    use crate::text::{frame as words, operation as rooms};
    use crate::{bridge, routes};
    use domain::membership::Standing;
    if operation {
        let (house, visit) = (bridge::installation()?.backend, bridge::visit()?);
        let who = backend::operator::at_work(&house, &visit).await;
        if let Some(who) = who.map_err(bridge::fail)? {
            bridge::private();
            return Ok(Some(Corner {
                name: who.name,
                company: rooms::ROLE.to_owned(),
                links: vec![(routes::operation(&platform), rooms::TITLE.to_owned())],
                operates: true,
            }));
        }
    }
    let caller = bridge::caller_at(&platform, &company).await?;
    if caller.session.is_none() {
        return Ok(None);
    }
    bridge::private();
    if caller.fully_signed_in().is_err() {
        return Ok(Some(Corner {
            name: words::SOMEBODY.to_owned(),
            ..Corner::default()
        }));
    }
    let (name, standing) = backend::account::corner(&caller)
        .await
        .map_err(bridge::fail)?;
    let at = caller
        .session
        .as_ref()
        .and_then(|session| session.at.as_ref());
    let entered = at.filter(|at| at.door.is_ok());
    let staff = caller.role();
    let inside = entered.map(|_| company.as_str());
    let mut links = menu::own(&platform, inside, standing != Standing::Alone);
    if let Some(staff) = staff {
        links.extend(menu::rooms(&caller.platform.face(), staff));
    }
    let role = staff.map(words::role).unwrap_or_default();
    let titled = |(href, title): menu::Line| (href, title.to_owned());
    Ok(Some(Corner {
        name: format!("{} {}", name.first, name.first_surname),
        company: entered.map_or_else(|| role.to_owned(), |at| at.name.clone()),
        links: links.into_iter().map(titled).collect(),
        operates: false,
    }))
}
