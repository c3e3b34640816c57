//! The policy: per act, who may. Nothing else decides.

use super::action::Act;
use super::actor::{Actor, Place, Staff};
use crate::account::Stage;
use crate::membership::{Basis, Perfil, Tier};
use crate::role::{Administering, Level};

/// A reason to be allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// The person the account belongs to, past every hurdle.
    Owner,
    /// The person the account belongs to, hurdles or not.
    OwnerAtAnyStage,
    /// The person the account belongs to, before that hurdle.
    OwnerBefore(Stage),
    /// The person the account belongs to, past every hurdle and without a role.
    OwnerWithoutRole,
    /// A role on the platform, past every hurdle.
    Staff(Staff),
    /// Anybody who may enter the company, past every hurdle.
    Member,
    /// Whoever may do that much with that module of the company; administrators may all.
    May(Administering, Level),
    /// An «administrador de accesos» of the company, for whatever reason, or somebody who
    /// stands in for one.
    Administrator,
    /// An «administrador de accesos» by their own perfil: standing in is handed on by nobody.
    OwnAdministrator,
    /// An administrator who may appoint: the legal representative.
    Representative,
    /// Somebody of that tier of an institution (C-30).
    Tier(Tier),
    /// Whoever runs the installation.
    Operator,
}

// An institution has no modules: whoever invites its people keeps their list, too (C-30).
const SEES_PEOPLE: &[Who] = &[
    Who::May(Administering::People, Level::See),
    Who::Tier(Tier::Super),
    Who::Tier(Tier::Administrator),
];
const EDITS_PEOPLE: &[Who] = &[
    Who::May(Administering::People, Level::Edit),
    Who::Tier(Tier::Super),
    Who::Tier(Tier::Administrator),
];

/// Everybody who may do this.
pub(super) const fn who(act: Act) -> &'static [Who] {
    use Staff::{Coordination, HelpDesk, PlatformAdmin};
    match act {
        Act::SignOut => &[Who::OwnerAtAnyStage],
        Act::AnswerChallenge => &[Who::OwnerBefore(Stage::Challenge), Who::Owner],
        Act::PassSecondFactor => &[Who::OwnerBefore(Stage::SecondFactor)],
        Act::ChangeMobile => &[Who::OwnerBefore(Stage::SecondFactor), Who::Owner],
        Act::EnrolSecondFactor => &[Who::OwnerBefore(Stage::Enrolment), Who::Owner],
        Act::ChangePassword => &[Who::OwnerBefore(Stage::InitialPassword), Who::Owner],
        Act::DropSecondFactor => &[Who::OwnerWithoutRole],
        Act::RenewCodes
        | Act::SeeAccount
        | Act::ReviewDetails
        | Act::RequestService
        | Act::ChangeEmail
        | Act::EndSessions
        | Act::ChangeConsent => &[Who::Owner],
        Act::FindPerson | Act::ResendMail | Act::LiftBlock => &[Who::Staff(HelpDesk)],
        Act::LiftTemporaryBlock | Act::ConfirmIdentity | Act::SeeFilings | Act::WorkFiling => {
            &[Who::Staff(HelpDesk)]
        }
        Act::DecidePerfil | Act::MoveMailbox => &[Who::Staff(HelpDesk)],
        Act::SeeNewAccounts => &[Who::Staff(Coordination)],
        Act::SeeOutbox => &[Who::Staff(PlatformAdmin), Who::Operator],
        Act::EditServices | Act::SeePolicy | Act::EditPolicy => &[Who::Staff(PlatformAdmin)],
        Act::DecideRequest | Act::SeeAudit => &[Who::Staff(PlatformAdmin)],
        Act::ImportRegistry | Act::VerifyAudit => &[Who::Staff(PlatformAdmin), Who::Operator],
        Act::ManagePlatforms | Act::CreateOperator => &[Who::Operator],
        Act::RecordAcquisition
        | Act::ResendWelcome
        | Act::WithdrawAcquisition
        | Act::ChangeAdherence
        | Act::OfferLeader
        | Act::ReissuePassword
        | Act::ImportWorkers
        | Act::CreateInstitution => &[Who::Operator],
        Act::MarkContacted => &[Who::Staff(Coordination)],
        Act::SeeCompanies => &[Who::Owner],
        Act::EnterCompany | Act::SeeAdministrators | Act::RequestModule => &[Who::Member],
        Act::SeePeople => SEES_PEOPLE,
        Act::EditPeople => EDITS_PEOPLE,
        Act::LoadPeople => &[Who::May(Administering::People, Level::Edit)],
        Act::SeeStructure => &[Who::May(Administering::Structure, Level::See)],
        Act::EditStructure => &[Who::May(Administering::Structure, Level::Edit)],
        Act::SeeRoles => &[Who::May(Administering::Roles, Level::See)],
        Act::EditRoles | Act::GiveRole | Act::DecideModule => {
            &[Who::May(Administering::Roles, Level::Edit)]
        }
        // The help desk asks for an administrator by their own perfil as well (Q50).
        Act::NameStandIn | Act::AskPerfil => &[Who::OwnAdministrator],
        Act::InviteWorkers => &[Who::May(Administering::Invitations, Level::See)],
        Act::SeeMembers | Act::EditTaxData => &[Who::Administrator],
        Act::AppointAdministrator | Act::RevokeAppointment => &[Who::Representative],
        Act::SeeInvitations | Act::InvitePerson | Act::ResendInvitation | Act::RevokeInvitation => {
            &[Who::Tier(Tier::Super), Who::Tier(Tier::Administrator)]
        }
        Act::ChangeTier => &[Who::Tier(Tier::Super)],
    }
}

/// Whether this actor is that, at this place.
pub(super) fn is(actor: &Actor, who: Who, at: &dyn Place) -> bool {
    match (actor, who) {
        (Actor::Operator(_), Who::Operator) => true,
        (Actor::Person(signed), _) if at.platform() != Some(&signed.platform) => false,
        (Actor::Person(signed), Who::OwnerAtAnyStage) => at.account() == Some(signed.account),
        (Actor::Person(signed), Who::Owner) => {
            signed.stage == Stage::Full && at.account() == Some(signed.account)
        }
        (Actor::Person(signed), Who::OwnerWithoutRole) => {
            signed.staff.is_none() && is(actor, Who::Owner, at)
        }
        (Actor::Person(signed), Who::OwnerBefore(stage)) => {
            signed.stage == stage && at.account() == Some(signed.account)
        }
        (Actor::Person(signed), Who::Staff(role)) => {
            let of_platform = at.account().is_none() && at.company().is_none();
            signed.stage == Stage::Full && of_platform && signed.staff == Some(role)
        }
        (Actor::Person(signed), _) => {
            let inside = signed.member.as_ref();
            let inside = inside.filter(|_| signed.stage == Stage::Full);
            inside.is_some_and(|member| {
                let own = member.perfil == Perfil::Administrator;
                at.company() == Some(member.company)
                    && match who {
                        Who::Member => true,
                        Who::May(module, level) => member.may(module.code(), level),
                        Who::Administrator => member.leads(),
                        Who::OwnAdministrator => own,
                        Who::Tier(tier) => member.perfil == Perfil::Tier(tier),
                        Who::Representative => own && member.basis.is_some_and(Basis::may_appoint),
                        _ => false,
                    }
            })
        }
        _ => false,
    }
}
