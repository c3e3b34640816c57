//! Loads of people as their pages show them.

use backend::bulk::{Listed, Load, Shown, Told};
use backend::typed::Values;

use crate::bulk::api::{LoadView, OneLoad, RowView, ShownView};

/// A load in the history.
#[must_use]
pub fn load_view(listed: Listed) -> LoadView {
    LoadView {
        id: listed.id.to_string(),
        file: listed.file,
        came: listed.came,
        by: listed.by,
        stage: listed.stage,
        figures: listed.figures,
    }
}

/// The same with everything known of it.
#[must_use]
pub fn one_load(load: Load) -> OneLoad {
    OneLoad {
        load: load_view(load.listed),
        rows: load.rows,
        note: load.note,
        shown: load.shown.map(shown_view),
        outcome: load.outcome,
        plan: load.plan,
        dates: load.dates,
        some_only: load.some_only,
        undo_until: load.undo_until,
        taken_back: load.taken_back,
        kept: load.kept,
        told: load.told.into_iter().map(row_view).collect(),
        more: load.more,
    }
}

/// A load with what somebody said of its titles when that was refused.
#[must_use]
pub fn load_as_typed(mut one: OneLoad, mut typed: Values) -> OneLoad {
    if let (Some(columns), Some(shown)) = (typed.remove("columns"), &mut one.shown) {
        for ((_, column), said) in shown.titles.iter_mut().zip(columns.split(',')) {
            *column = said.parse().ok();
        }
    }
    one.dates = typed.remove("dates").or(one.dates);
    one
}

fn shown_view(shown: Shown) -> ShownView {
    ShownView {
        encoding: shown.encoding,
        separator: shown.separator,
        titles: shown.titles,
        issues: shown.issues,
    }
}

fn row_view(told: Told) -> RowView {
    RowView {
        row: told.row,
        rut: told.rut,
        name: told.name,
        differences: told.differences,
        issues: told.issues,
    }
}
