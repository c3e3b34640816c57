use super::*;
use crate::contact::{Email, Phone};
use crate::document::Rut;
use crate::locale::Locale;
use crate::role::{Rights, RoleName};
use MembershipState::{Disabled, Enabled};

/// A company without perfiles of its own, loaded by an administrator.
fn none() -> Perfiles {
    Perfiles::new((Some(Rights::Everything), true), [])
}

fn line() -> Line {
    Line {
        rut: Rut::from_body(40_000_001).unwrap(),
        names: None,
        first_surname: None,
        second_surname: None,
        email: None,
        position: None,
        hired: None,
        card: None,
        state: None,
        perfil: None,
        phone: None,
        tier: None,
    }
}

fn known(state: MembershipState, perfil: Perfil, own: bool) -> Known {
    Known {
        email: "antes@correo.example".into(),
        phone: "+56 9 1234 5678".into(),
        state,
        perfil,
        left: false,
        account: true,
        own,
        stands_in: false,
    }
}

fn says(email: Option<&str>, state: Option<MembershipState>) -> Line {
    Line {
        email: email.map(|email| Email::parse(email).unwrap()),
        state,
        ..line()
    }
}

#[test]
fn a64_a65_a_row_changes_what_it_says_and_nothing_else() {
    let worker = known(Enabled, Perfil::Worker, false);
    let mut leading = Leading(1);
    for (line, outcome, changed) in [
        (says(None, None), Outcome::Unchanged, vec![]),
        (
            says(Some("antes@correo.example"), Some(Enabled)),
            Outcome::Unchanged,
            vec![],
        ),
        (
            says(Some("otro@correo.example"), None),
            Outcome::Changed,
            vec![Column::Email],
        ),
        (
            says(None, Some(Disabled)),
            Outcome::Changed,
            vec![Column::State],
        ),
        (
            says(Some("otro@correo.example"), Some(Disabled)),
            Outcome::Changed,
            vec![Column::Email, Column::State],
        ),
    ] {
        let planned = plan(&line, Some(&worker), &mut leading, &none()).unwrap();
        let columns: Vec<Column> = planned.differences.iter().map(|one| one.column).collect();
        assert_eq!((planned.outcome, columns), (outcome, changed));
    }
}

#[test]
fn a64_a_mobile_changes_where_the_row_says_another_one() {
    let worker = known(Enabled, Perfil::Worker, false);
    let says = |phone: &str| Line {
        phone: Phone::parse(Locale::EsCl, phone).ok(),
        ..line()
    };
    let mut leading = Leading(1);
    for same in ["912345678", "+56 9 1234 5678", ""] {
        let planned = plan(&says(same), Some(&worker), &mut leading, &none()).unwrap();
        assert_eq!(planned.outcome, Outcome::Unchanged, "{same}");
    }
    let planned = plan(&says("987654321"), Some(&worker), &mut leading, &none()).unwrap();
    let phone = Difference {
        column: Column::Phone,
        old: "+56 9 1234 5678".into(),
        new: "+56 9 8765 4321".into(),
    };
    assert_eq!(planned.differences, [phone]);
    assert!(planned.changes(Column::Phone) && !planned.changes(Column::Email));
}

#[test]
fn a70_q51_whoever_left_returns_with_the_base_perfil_and_leads_nobody() {
    let gone = Known {
        left: true,
        ..known(Disabled, Perfil::Administrator, false)
    };
    let mut leading = Leading(1);
    let planned = plan(
        &says(None, Some(Enabled)),
        Some(&gone),
        &mut leading,
        &none(),
    );
    let columns: Vec<Column> = planned
        .unwrap()
        .differences
        .iter()
        .map(|one| one.column)
        .collect();
    assert_eq!(columns, [Column::State, Column::Perfil]);
    assert_eq!(leading, Leading(1));
    let last = known(Enabled, Perfil::Administrator, false);
    assert_eq!(
        plan(
            &says(None, Some(Disabled)),
            Some(&last),
            &mut leading,
            &none()
        ),
        Err(Why::LastAdministrator),
        "what returned is no administrator"
    );
}

// Seen red: with the count of administrators left as it was after each row.
#[test]
fn a70_the_rows_of_a_file_leave_one_administrator() {
    let lead = known(Enabled, Perfil::Administrator, false);
    let mut leading = Leading(2);
    let off = says(None, Some(Disabled));
    assert!(plan(&off, Some(&lead), &mut leading, &none()).is_ok());
    assert_eq!(
        plan(&off, Some(&lead), &mut leading, &none()),
        Err(Why::LastAdministrator)
    );
    let back = known(Disabled, Perfil::Administrator, false);
    assert!(
        plan(
            &says(None, Some(Enabled)),
            Some(&back),
            &mut leading,
            &none()
        )
        .is_ok()
    );
    assert!(plan(&off, Some(&lead), &mut leading, &none()).is_ok());
    let own = known(Enabled, Perfil::Administrator, true);
    assert_eq!(
        plan(&off, Some(&own), &mut Leading(5), &none()),
        Err(Why::Own)
    );
}

#[test]
fn a47_the_access_of_whoever_stands_in_changes_by_those_who_may_do_everything() {
    let staff = "personas:edit,perfiles:edit".parse().unwrap();
    let less = RoleName::parse("Lectura").unwrap();
    let given = Perfil::Own(format!("{:032x}", 7).parse().unwrap());
    let own = || [(less.key(), less.to_string(), given, Rights::none())];
    let staff = Perfiles::new((Some(Rights::Only(staff)), true), own());
    let all = Perfiles::new((Some(Rights::Everything), true), own());
    let stands_in = Known {
        stands_in: true,
        ..known(Enabled, Perfil::Worker, false)
    };
    let gives = Line {
        perfil: Some(less.clone()),
        ..line()
    };
    for touches in [says(None, Some(Disabled)), gives] {
        let by = |some: &Perfiles| plan(&touches, Some(&stands_in), &mut Leading(1), some);
        assert_eq!(by(&staff), Err(Why::AboveOwn));
        assert_eq!(by(&all).unwrap().outcome, Outcome::Changed);
    }
    // Where they are reached is nothing of their access.
    let moves = says(Some("otro@correo.example"), Some(Enabled));
    let moved = plan(&moves, Some(&stands_in), &mut Leading(1), &staff).unwrap();
    assert_eq!(moved.outcome, Outcome::Changed);
}

#[test]
fn a66_somebody_new_needs_a_name_and_nobody_becomes_administrator_by_file() {
    let mut leading = Leading(1);
    let email = says(Some("nueva@correo.example"), None);
    assert_eq!(plan(&email, None, &mut leading, &none()), Err(Why::Unknown));
    let name = |text| Some(crate::NamePart::parse(text).unwrap());
    let new = Line {
        names: name("Ana"),
        first_surname: name("Soto"),
        ..email
    };
    assert_eq!(
        plan(&new, None, &mut leading, &none()).unwrap().outcome,
        Outcome::Added
    );
    let leads = Line {
        perfil: RoleName::parse("Administrador de accesos").ok(),
        ..new
    };
    assert_eq!(
        plan(&leads, None, &mut leading, &none()),
        Err(Why::Administrator)
    );
    let worker = known(Enabled, Perfil::Worker, false);
    assert_eq!(
        plan(&leads, Some(&worker), &mut leading, &none()),
        Err(Why::Administrator)
    );
}

#[test]
fn q51_whoever_left_returns_with_the_base_perfil_unless_the_row_gives_another() {
    let own = Perfil::Own(format!("{:032x}", 7).parse().unwrap());
    let name = RoleName::parse("Bodega").unwrap();
    let rights = Rights::none();
    let some = Perfiles::new(
        (Some(Rights::Everything), true),
        [(name.key(), name.to_string(), own, rights)],
    );
    let gone = Known {
        left: true,
        ..known(Disabled, own, false)
    };
    let back = Line {
        perfil: Some(name),
        ..says(None, Some(Enabled))
    };
    let planned = plan(&back, Some(&gone), &mut Leading(1), &some).unwrap();
    assert_eq!(planned.perfil, Some(own));
    let stays = Line {
        state: None,
        ..back
    };
    let planned = plan(&stays, Some(&gone), &mut Leading(1), &some).unwrap();
    assert_eq!(
        (planned.outcome, planned.perfil),
        (Outcome::Unchanged, None)
    );
}
