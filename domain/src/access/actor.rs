//! Who acts, and where.

use serde::{Deserialize, Serialize};

use crate::account::Stage;
use crate::id::{Account, Company, Id, Operator, Person};
use crate::membership::{Basis, Perfil};
use crate::platform::PlatformSlug;
use crate::role::{Level, Rights};

/// Whoever a request or a command speaks for.
#[derive(Debug, Clone)]
pub enum Actor {
    /// Nobody known.
    Stranger,
    /// Somebody signed in to one platform.
    Person(Signed),
    /// Whoever runs the installation; nameless on a console that has no operators yet.
    Operator(Option<Id<Operator>>),
}

/// Somebody signed in.
#[derive(Debug, Clone)]
pub struct Signed {
    /// The platform of the session.
    pub platform: PlatformSlug,
    /// The person.
    pub person: Id<Person>,
    /// The account of the session.
    pub account: Id<Account>,
    /// How far the sign-in got.
    pub stage: Stage,
    /// A role on the platform, if the person has one.
    pub staff: Option<Staff>,
    /// The company that the request names, if the person may enter it at this moment.
    pub member: Option<Member>,
}

/// The membership that acts (ruling 8): enabled, of a company that is adhered, both read with this
/// request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The company.
    pub company: Id<Company>,
    /// The perfil in it.
    pub perfil: Perfil,
    /// Why they are administrator, if they are.
    pub basis: Option<Basis>,
    /// What they may do with its modules.
    pub rights: Rights,
    /// Whether they stand in for an administrator at this moment.
    pub stands_in: bool,
}

impl Member {
    /// «Administrador de accesos», for good or for a while.
    pub fn leads(&self) -> bool {
        self.stands_in || self.perfil == Perfil::Administrator
    }

    /// Whether that much of that module is theirs.
    pub fn may(&self, module: &str, level: Level) -> bool {
        self.rights.allows(module, level)
    }
}

/// Roles on one platform (ruling 9).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Staff {
    /// «Administrador de plataforma»: policy, services, registry.
    PlatformAdmin,
    /// «Mesa de ayuda»: finds, sees masked, resends, unblocks; never passwords.
    HelpDesk,
    /// «Coordinación»: the list of new accounts.
    Coordination,
}

impl Staff {
    /// Every role.
    pub const ALL: [Self; 3] = [Self::PlatformAdmin, Self::HelpDesk, Self::Coordination];

    /// The word it is stored under.
    pub const fn code(self) -> &'static str {
        match self {
            Self::PlatformAdmin => "platform_admin",
            Self::HelpDesk => "help_desk",
            Self::Coordination => "coordination",
        }
    }

    /// Reads what [`Staff::code`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == text)
    }
}

/// Whom the audit names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Nobody known.
    Stranger,
    /// An account's person.
    Account(Id<Account>),
    /// An operator.
    Operator(Option<Id<Operator>>),
}

/// A place acts happen at.
pub trait Place {
    /// The platform, unless it is the installation.
    fn platform(&self) -> Option<&PlatformSlug>;

    /// The account, where one is meant.
    fn account(&self) -> Option<Id<Account>> {
        None
    }

    /// The company, where one is meant.
    fn company(&self) -> Option<Id<Company>> {
        None
    }
}

/// One account's own corner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Own {
    /// Its platform.
    pub platform: PlatformSlug,
    /// The account.
    pub account: Id<Account>,
}

/// One company of a platform.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inside {
    /// Its platform.
    pub platform: PlatformSlug,
    /// The company.
    pub company: Id<Company>,
}

/// The installation as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Installation;

impl Place for Own {
    fn platform(&self) -> Option<&PlatformSlug> {
        Some(&self.platform)
    }

    fn account(&self) -> Option<Id<Account>> {
        Some(self.account)
    }
}
impl Place for Inside {
    fn platform(&self) -> Option<&PlatformSlug> {
        Some(&self.platform)
    }

    fn company(&self) -> Option<Id<Company>> {
        Some(self.company)
    }
}
impl Place for PlatformSlug {
    fn platform(&self) -> Option<&PlatformSlug> {
        Some(self)
    }
}
impl Place for Installation {
    fn platform(&self) -> Option<&PlatformSlug> {
        None
    }
}

impl Signed {
    /// Whether the place is one whose existence this person knows: the own account, the company
    /// they may enter, or, for those with a role, their platform.
    pub(super) fn is_near(&self, at: &dyn Place) -> bool {
        let here = at.platform() == Some(&self.platform);
        if let Some(company) = at.company() {
            let inside = self
                .member
                .as_ref()
                .is_some_and(|member| member.company == company);
            return here && inside && self.stage == Stage::Full;
        }
        here && match at.account() {
            Some(account) => account == self.account,
            None => self.staff.is_some() && self.stage == Stage::Full,
        }
    }
}

impl Actor {
    /// Whom the audit names.
    pub const fn by(&self) -> By {
        match self {
            Self::Stranger => By::Stranger,
            Self::Person(signed) => By::Account(signed.account),
            Self::Operator(id) => By::Operator(*id),
        }
    }
}
