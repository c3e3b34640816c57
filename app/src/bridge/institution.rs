//! Institutions, their invitations and their people, as their pages show them.

use std::collections::BTreeMap;

use backend::caller::Caller;
use backend::invitation::{One, Panel};
use backend::{calendar, cursor, plan};
use domain::Rut;
use domain::membership::Invited;

use super::fail;
use crate::failure::Failure;
use crate::institutions::api::InstitutionView;
use crate::invitations::api::{InvitationView, PanelView};

/// The panel of an institution.
///
/// # Errors
/// When a moment does not fit the platform's zone.
pub fn panel_view(
    caller: &Caller,
    company: String,
    panel: Panel,
    typed: BTreeMap<String, String>,
) -> Result<PanelView, Failure> {
    let mut items = Vec::new();
    for one in panel.listed.items {
        items.push(one_view(caller, one)?);
    }
    Ok(PanelView {
        company,
        name: panel.plan.legal_name,
        plan: panel.plan.name,
        taken: panel.plan.taken,
        seats: panel.plan.seats,
        waiting: panel.waiting,
        gives: panel.gives,
        items,
        next: panel.listed.next.map(cursor::write),
        typed,
    })
}

fn one_view(caller: &Caller, one: One) -> Result<InvitationView, Failure> {
    let moment = |at| calendar::moment(&caller.platform, at).map_err(|fault| fail(fault.into()));
    let ends = match one.state {
        Invited::Pending => Some(moment(one.expires_at)?),
        _ => None,
    };
    Ok(InvitationView {
        id: one.id.to_string(),
        name: one.invitee.name.to_string(),
        document: one.invitee.document.to_string(),
        email: one.invitee.email.delivery().to_owned(),
        tier: one.invitee.tier,
        state: one.state,
        sent: moment(one.last_sent_at)?,
        sends: one.sends,
        ends,
        open: one.open,
    })
}

/// An institution in the operators' list.
#[must_use]
pub fn institution_view(listed: plan::Listed) -> InstitutionView {
    let row = listed.plan;
    let rut: Result<Rut, _> = row.rut.parse();
    InstitutionView {
        company: row.company.to_string(),
        rut: rut.map_or(row.rut, Rut::dotted),
        name: row.legal_name,
        plan: row.name,
        taken: row.taken,
        seats: row.seats,
        first: listed.first,
        led: listed.led,
        resend: matches!(listed.first, Some(Invited::Pending | Invited::Expired)),
    }
}
