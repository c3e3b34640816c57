//! The acts that need leave. Each is a type, so that a grant for one does not pass for another,
//! and a value, so that the whole policy can be printed.

use super::actor::{Inside, Installation, Own, Place};
use crate::platform::PlatformSlug;

mod sealed {
    pub trait Sealed {}
}

/// An act as a type: what a [`super::Grant`] is for.
pub trait Action: sealed::Sealed + Copy {
    /// The kind of place it happens at.
    type At: Place;
    /// The act as a value.
    const ACT: Act;
}

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident at $place:ty = $code:literal),* $(,)?) => {
        /// An act as a value.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Act { $($(#[$doc])* $name),* }

        impl Act {
            /// Every act.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The word for the audit.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }
        }

        $($(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub struct $name;
        impl sealed::Sealed for $name {}
        impl Action for $name {
            type At = $place;
            const ACT: Act = Act::$name;
        })*
    };
}

actions! {
    /// End the own session.
    SignOut at Own = "session.end",
    /// Open, answer and extend the questions (H-29).
    AnswerChallenge at Own = "challenge.answer",
    /// Give the code that sign-in still asks for (A18).
    PassSecondFactor at Own = "factor.pass",
    /// Set up a second factor, or move it to another telephone.
    EnrolSecondFactor at Own = "factor.enrol",
    /// Make new recovery codes.
    RenewCodes at Own = "factor.codes",
    /// Sign in without a second factor from now on; not for those with a role (Q50).
    DropSecondFactor at Own = "factor.drop",
    /// See the own home and settings.
    SeeAccount at Own = "account.see",
    /// Correct what «Revise sus datos» shows (Q21).
    ReviewDetails at Own = "account.review",
    /// Change the own password.
    ChangePassword at Own = "account.password",
    /// Ask for a service of the platform (H-42).
    RequestService at Own = "service.request",
    /// Move the own address.
    ChangeEmail at Own = "account.email",
    /// Move the own mobile, to which keys at sign-in go (C-23).
    ChangeMobile at Own = "account.mobile",
    /// End sessions of the own account in other browsers.
    EndSessions at Own = "account.sessions",
    /// Give or withdraw an authorisation.
    ChangeConsent at Own = "account.consent",
    /// See the companies one belongs to.
    SeeCompanies at Own = "account.companies",

    /// Find a person by document and see masked data (Q19).
    FindPerson at PlatformSlug = "person.find",
    /// Send a person's mail again (Q19).
    ResendMail at PlatformSlug = "person.resend",
    /// Lift the temporary block after failed sign-ins, with a reason (Q19, X-03).
    LiftTemporaryBlock at PlatformSlug = "person.lift",
    /// Lift a block after a failed identity proof, with a reason.
    LiftBlock at PlatformSlug = "person.unblock",
    /// Confirm in person who somebody is, with the evidence noted (H-38).
    ConfirmIdentity at PlatformSlug = "person.confirm",
    /// See the queue of PQRSF and one of them, the person masked (H-39).
    SeeFilings at PlatformSlug = "filing.see",
    /// Take a PQRSF, ask for more, answer it (H-39).
    WorkFiling at PlatformSlug = "filing.work",
    /// See the accounts just created (W-23).
    SeeNewAccounts at PlatformSlug = "account.list_new",
    /// See metadata and state of messages, never bodies.
    SeeOutbox at PlatformSlug = "outbox.see",
    /// Approve or refuse what people ask for (H-42).
    DecideRequest at PlatformSlug = "service.decide",
    /// Change services, contacts and texts.
    EditServices at PlatformSlug = "services.edit",
    /// See the platform's rules and what follows from them.
    SeePolicy at PlatformSlug = "policy.see",
    /// Change the platform's rules.
    EditPolicy at PlatformSlug = "policy.edit",
    /// Import the registry.
    ImportRegistry at PlatformSlug = "registry.import",
    /// Read the audit chain, and take it away as a file.
    SeeAudit at PlatformSlug = "audit.see",
    /// Check the audit chain.
    VerifyAudit at PlatformSlug = "audit.verify",
    /// Note that the contact of a new company was called (W-23).
    MarkContacted at PlatformSlug = "company.contacted",
    /// Record that a company acquired the product, which mails the welcome (W-03).
    RecordAcquisition at PlatformSlug = "acquisition.record",
    /// Send the welcome again, with another link (W-03).
    ResendWelcome at PlatformSlug = "acquisition.resend",
    /// Withdraw an acquisition whose account is not open yet (W-03).
    WithdrawAcquisition at PlatformSlug = "acquisition.withdraw",
    /// Change whether a company is adhered.
    ChangeAdherence at PlatformSlug = "company.adherence",
    /// Name somebody where nobody administers a company (Q51).
    OfferLeader at PlatformSlug = "company.leader",
    /// Import a company's list of workers.
    ImportWorkers at PlatformSlug = "workers.import",
    /// Mail another initial password to a first user, to a corrected address as well (W-32, Q53).
    ReissuePassword at PlatformSlug = "password.reissue",
    /// Carry out or decline what an access administrator asked for: another perfil (A-33, Q50).
    DecidePerfil at PlatformSlug = "perfil.decide",
    /// Give an account another address, for somebody who lost their mailbox (Q50).
    MoveMailbox at PlatformSlug = "mailbox.move",
    /// Create an institution with its plan and its first Súper Administrador (C-31).
    CreateInstitution at PlatformSlug = "institution.create",

    /// Enter a company.
    EnterCompany at Inside = "company.enter",
    /// See who the access administrators are.
    SeeAdministrators at Inside = "company.admins",
    /// Appoint the responsible person.
    AppointAdministrator at Inside = "company.appoint",
    /// Revoke that appointment.
    RevokeAppointment at Inside = "company.revoke",
    /// Print the sheet that tells workers how to register.
    InviteWorkers at Inside = "company.invite",
    /// See who belongs to the company, and as what.
    SeeMembers at Inside = "company.members",
    /// See and change what tax documents need of the company (W-37, Q7).
    EditTaxData at Inside = "company.tax",
    /// Ask the help desk to do it (Q50).
    AskPerfil at Inside = "perfil.ask",
    /// See the people of the company, search and export them.
    SeePeople at Inside = "people.see",
    /// Add people, change their state, perfil and contact address, end their sessions.
    EditPeople at Inside = "people.edit",
    /// Load people from a file, and take a load back.
    LoadPeople at Inside = "people.load",
    /// See the sections of the company (W-37, A-67).
    SeeStructure at Inside = "structure.see",
    /// Create, rename, move and delete sections (W-37, A-67).
    EditStructure at Inside = "structure.edit",
    /// See the perfiles of the company, who holds them and why.
    SeeRoles at Inside = "role.see",
    /// Make, change and remove the company's own perfiles.
    EditRoles at Inside = "role.edit",
    /// Give somebody another perfil.
    GiveRole at Inside = "role.give",
    /// Name somebody who stands in for an administrator until a day.
    NameStandIn at Inside = "role.stand_in",
    /// Ask for a module.
    RequestModule at Inside = "module.request",
    /// Approve or refuse that.
    DecideModule at Inside = "module.decide",

    /// See the invitations to one's institution (C-36).
    SeeInvitations at Inside = "invitation.see",
    /// Invite somebody to one's institution (C-27, C-30).
    InvitePerson at Inside = "invitation.send",
    /// Send an invitation again (C-34).
    ResendInvitation at Inside = "invitation.resend",
    /// Take an invitation back (C-34).
    RevokeInvitation at Inside = "invitation.revoke",
    /// Change somebody's tier in one's institution (Q39).
    ChangeTier at Inside = "tier.change",

    /// Add and withdraw platforms.
    ManagePlatforms at Installation = "platform.manage",
    /// Make another operator.
    CreateOperator at Installation = "operator.create",
}
