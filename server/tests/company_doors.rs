//! Every door inside of a company, asked as its own pages ask it, and who it opens to (A45). The
//! matrix of `matrix` asks them without a company; here there is one, with people in it.

use Who::{
    Appointed, EditsPeople, EditsPerfiles, Represents, SeesPeople, StandsIn, Super, TierAdmin,
    TierUser, Worker,
};

/// Kinds of people, as a company knows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Not signed in.
    Stranger,
    /// Before the last hurdle.
    Halfway,
    /// Signed in, of no company.
    Outsider,
    /// Whoever administers another company of the platform.
    Elsewhere,
    /// Administrator of the platform.
    Platform,
    /// Help desk of the platform.
    Desk,
    /// Of the company, and «Inhabilitado».
    Disabled,
    /// «Trabajador o colaborador».
    Worker,
    /// A perfil of the company that sees people.
    SeesPeople,
    /// One that edits people and sections.
    EditsPeople,
    /// One that edits perfiles.
    EditsPerfiles,
    /// A worker who stands in for an administrator.
    StandsIn,
    /// An appointed administrator.
    Appointed,
    /// The legal representative.
    Represents,
    /// «Súper Administrador» of an institution.
    Super,
    /// «Administrador» of an institution.
    TierAdmin,
    /// «Usuario» of an institution.
    TierUser,
}

/// One door.
pub struct Door {
    /// The address of the server function.
    pub path: &'static str,
    /// What is sent besides platform and company; what stands in braces is filled in.
    pub fields: &'static [(&'static str, &'static str)],
    /// Whom it opens to.
    pub may: &'static [Who],
    /// Whether it shows a page, so that those outside are led to where they get in.
    pub shows: bool,
    /// Whether those it opens to can all be seen to get in: what one of them did must leave something
    /// for the next.
    pub asked: bool,
}

type Fields = &'static [(&'static str, &'static str)];
type Whom = &'static [Who];

const fn view(path: &'static str, fields: Fields, may: Whom) -> Door {
    Door {
        path,
        fields,
        may,
        shows: true,
        asked: true,
    }
}

const fn act(path: &'static str, fields: Fields, may: Whom) -> Door {
    Door {
        shows: false,
        ..view(path, fields, may)
    }
}

/// An act that can be done once; that it opens is shown where it is tested by itself.
const fn once(path: &'static str, fields: Fields, may: Whom) -> Door {
    Door {
        asked: false,
        ..act(path, fields, may)
    }
}

const MEMBERS: Whom = &[
    Worker,
    SeesPeople,
    EditsPeople,
    EditsPerfiles,
    StandsIn,
    Appointed,
    Represents,
];
const PEOPLE: Whom = &[SeesPeople, EditsPeople, StandsIn, Appointed, Represents];
const PEOPLE_EDITED: Whom = &[EditsPeople, StandsIn, Appointed, Represents];
const PERFILES: Whom = &[EditsPerfiles, StandsIn, Appointed, Represents];
const LEAD: Whom = &[StandsIn, Appointed, Represents];
const OWN: Whom = &[Appointed, Represents];
const HEAD: Whom = &[Represents];

// What companies and institutions are asked for alike.
const ADDS: Fields = &[
    ("document", "47000001-5"),
    ("first_name", "Alonso"),
    ("first_surname", "Bravo"),
];
const DISABLES: Fields = &[
    ("id", "{person}"),
    ("what", "disable"),
    ("version", "0"),
    ("reason", "absence"),
];
const REMINDS: Fields = &[("id", "{person}"), ("what", "remind")];
const ENDS_SESSIONS: Fields = &[("id", "{person}"), ("what", "sessions")];
const SEVERAL: Fields = &[
    ("ids", "{person}"),
    ("state", "disabled"),
    ("reason", "absence"),
];

/// Those of a company, in the order in which they are tried.
pub const OF_COMPANIES: &[Door] = &[
    view("/api/inside/view", &[], MEMBERS),
    view("/api/inside/administrators", &[], MEMBERS),
    view("/api/inside/members", &[("account", "{account}")], LEAD),
    view("/api/inside/sheet", &[], LEAD),
    // Asked only where companies open their account by themselves, which they do not here.
    view("/api/inside/tax", &[], &[]),
    act(
        "/api/inside/tax-save",
        &[
            ("seen", "0"),
            ("tax_activity", "107100"),
            ("tax_workers", "12"),
            ("billing_same", "yes"),
            ("tax_email", "dte@trigo.example"),
        ],
        &[],
    ),
    act(
        "/api/inside/appoint",
        &[("email", "nadie@ejemplo.test")],
        HEAD,
    ),
    once("/api/inside/revoke", &[("account", "{account}")], HEAD),
    once("/api/inside/offer-resend", &[("offer", "{nobody}")], LEAD),
    once("/api/inside/offer-withdraw", &[("offer", "{nobody}")], LEAD),
    act(
        "/api/inside/perfil-ask",
        &[
            ("account", "{account}"),
            ("perfil", "worker"),
            ("reason", "Cambia de turno"),
        ],
        OWN,
    ),
    act(
        "/api/inside/perfil-change",
        &[("account", "{account}"), ("perfil", "worker")],
        PERFILES,
    ),
    view("/api/people/list", &[("asked[search]", "daniela")], PEOPLE),
    view("/api/people/card", &[("id", "{person}")], PEOPLE),
    view("/api/people/pending", &[], PEOPLE),
    view("/api/people/chosen", &[("ids", "{person}")], PEOPLE_EDITED),
    view("/api/people/form", &[], PEOPLE_EDITED),
    act("/api/people/add", ADDS, PEOPLE_EDITED),
    act("/api/people/change", DISABLES, PEOPLE_EDITED),
    act(
        "/api/people/change",
        &[
            ("id", "{person}"),
            ("what", "phone"),
            ("version", "0"),
            ("phone", "912345678"),
        ],
        PEOPLE_EDITED,
    ),
    act("/api/people/change", REMINDS, PEOPLE_EDITED),
    act("/api/people/change", ENDS_SESSIONS, PEOPLE_EDITED),
    act(
        "/api/people/change",
        &[
            ("id", "{person}"),
            ("what", "perfil"),
            ("version", "0"),
            ("perfil", "worker"),
        ],
        PERFILES,
    ),
    act("/api/people/undo", &[("act", "{nobody}")], PEOPLE_EDITED),
    act("/api/people/remind-all", &[], PEOPLE_EDITED),
    view("/api/structure/view", &[], PEOPLE_EDITED),
    act(
        "/api/structure/change",
        &[("what", "create"), ("section", "Bodega")],
        PEOPLE_EDITED,
    ),
    view("/api/bulk/list", &[], PEOPLE_EDITED),
    view("/api/bulk/one", &[("id", "{load}")], PEOPLE_EDITED),
    act(
        "/api/bulk/approve",
        &[("id", "{load}"), ("plan", "{nobody}")],
        PEOPLE_EDITED,
    ),
    act("/api/bulk/undo", &[("id", "{load}")], PEOPLE_EDITED),
    act("/api/bulk/explain", &[("id", "{load}")], PEOPLE_EDITED),
    act("/api/bulk/discard", &[("id", "{load}")], PEOPLE_EDITED),
    view("/api/module/list", &[], MEMBERS),
    view("/api/module/view", &[("module", "capacitacion")], MEMBERS),
    act(
        "/api/module/request",
        &[
            ("module", "planes"),
            ("level", "see"),
            ("reason", "Llevo los planes de la planta"),
        ],
        MEMBERS,
    ),
    view("/api/module/requests", &[], PERFILES),
    act(
        "/api/module/decide",
        &[
            ("request", "{request}"),
            ("decision", "refuse"),
            ("reason", "Por ahora no hace falta"),
        ],
        PERFILES,
    ),
    view("/api/role/list", &[], PERFILES),
    view("/api/role/view", &[("role", "{role}")], PERFILES),
    view("/api/role/removal", &[("role", "{role}")], PERFILES),
    // Of another version: whoever may is shown what they typed once more.
    act(
        "/api/role/save",
        &[
            ("role", "{role}"),
            ("seen", "99"),
            ("name", "Otros"),
            ("intent", "save"),
        ],
        PERFILES,
    ),
    act(
        "/api/role/remove",
        &[("role", "{role}"), ("seen", "99"), ("perfil", "worker")],
        PERFILES,
    ),
    view(
        "/api/role/why",
        &[("account", "{account}"), ("module", "capacitacion")],
        PERFILES,
    ),
    act(
        "/api/role/why-ask",
        &[("person", "{account}"), ("module", "capacitacion")],
        PERFILES,
    ),
    view("/api/role/stand-ins", &[], OWN),
    act(
        "/api/role/stand-in",
        &[("email", "{email}"), ("until", "{today}")],
        OWN,
    ),
    once("/api/role/stand-in-end", &[("account", "{account}")], OWN),
    act("/api/people/several", SEVERAL, PEOPLE_EDITED),
];

const TIERS: Whom = &[Super, TierAdmin, TierUser];
const INVITE: Whom = &[Super, TierAdmin];
const SUPER: Whom = &[Super];

/// Those of an institution.
pub const OF_INSTITUTIONS: &[Door] = &[
    view("/api/inside/view", &[], TIERS),
    view("/api/invitations/panel", &[], INVITE),
    act(
        "/api/invitations/send",
        &[
            ("first_name", "Felipe"),
            ("first_surname", "Rojas"),
            ("document", "46300001-8"),
            ("email", "felipe@robles.example"),
            ("phone", "911550007"),
            ("role", "user"),
        ],
        INVITE,
    ),
    once("/api/invitations/change", &[("resend", "{nobody}")], INVITE),
    once("/api/invitations/change", &[("revoke", "{nobody}")], INVITE),
    view("/api/bulk/list", &[], INVITE),
    once("/api/bulk/approve", &[("id", "{nobody}")], INVITE),
    once("/api/bulk/discard", &[("id", "{nobody}")], INVITE),
    once("/api/bulk/undo", &[("id", "{nobody}")], INVITE),
    // Their people stand in the rooms of every company.
    view("/api/people/list", &[("asked[search]", "carla")], INVITE),
    view("/api/people/card", &[("id", "{person}")], INVITE),
    view("/api/people/pending", &[], INVITE),
    view("/api/people/chosen", &[("ids", "{person}")], INVITE),
    act("/api/people/change", DISABLES, INVITE),
    act("/api/people/change", REMINDS, INVITE),
    act(
        "/api/people/change",
        &[("id", "{person}"), ("what", "revoke")],
        INVITE,
    ),
    act("/api/people/change", ENDS_SESSIONS, INVITE),
    act(
        "/api/people/change",
        &[
            ("id", "{person}"),
            ("what", "perfil"),
            ("version", "0"),
            ("perfil", "user"),
        ],
        SUPER,
    ),
    act("/api/people/undo", &[("act", "{nobody}")], INVITE),
    act("/api/people/remind-all", &[], INVITE),
    act("/api/people/several", SEVERAL, INVITE),
    // Nobody is added but by an invitation.
    view("/api/people/form", &[], &[]),
    act("/api/people/add", ADDS, &[]),
    // Its perfiles are tiers: nobody has those rooms, whatever they are there.
    view("/api/role/list", &[], &[]),
    view("/api/inside/members", &[], &[]),
    act(
        "/api/structure/change",
        &[("what", "create"), ("section", "Bodega")],
        &[],
    ),
];
