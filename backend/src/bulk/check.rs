//! The check of a load: every row beside the company, written page by page, and at the end the
//! figures. Nothing of the company is held meanwhile.

use domain::bulk::{Issue, Outcome, Stage, Unread, Why};
use domain::sheet::Flaw;

use super::Shown;
use super::scan::{AT_ONCE, Known, Scan};
use super::told::Pages;
use super::work::{Job, Text};
use super::{guests, ties};
use crate::fault::{Denied, Fault};
use crate::registry::import::Progress;
use crate::storage;
use crate::storage::bulk_job::{self as jobs, Checked};

/// Pages written with one transaction.
const PAGES_AT_ONCE: usize = 40;

pub(super) async fn check(job: &Job<'_>) -> Result<(), Denied> {
    let text = match job.text().await? {
        Ok(text) => text,
        Err(flaw) => return unread(job, Shown::default(), vec![of_file(flaw)]).await,
    };
    let shown = Shown {
        encoding: text.encoding.clone(),
        ..Shown::default()
    };
    match job.sheet(&text)? {
        Ok(_) => rows(job, shown, &text).await,
        Err(Unread { issues, header }) => {
            let titles = header.map(|header| {
                let meanings = header.mapping.0.into_iter();
                header.titles.into_iter().zip(meanings).collect()
            });
            let titles = titles.unwrap_or_default();
            unread(job, Shown { titles, ..shown }, issues).await
        }
    }
}

fn of_file(flaw: Flaw) -> Issue {
    Issue {
        row: 0,
        column: None,
        value: String::new(),
        why: Why::Flaw(flaw),
    }
}

async fn unread(job: &Job<'_>, shown: Shown, issues: Vec<Issue>) -> Result<(), Denied> {
    let shown = Shown { issues, ..shown };
    end(job, Stage::Unread, &shown, (&[], [0; 4])).await
}

async fn rows(job: &Job<'_>, mut shown: Shown, text: &Text) -> Result<(), Denied> {
    let Ok(sheet) = job.sheet(text)? else {
        return Ok(());
    };
    let (backend, id, within) = (job.backend, job.row.id, &job.within());
    shown.separator = char::from(sheet.separator).to_string();
    let meanings = sheet.header.mapping.0.iter().copied();
    shown.titles = sheet.header.titles.iter().cloned().zip(meanings).collect();
    shown.issues = sheet.issues.clone();
    let begun = backend.db.write(|mut tx| async move {
        storage::bulk::forget_results(&mut tx, id).await?;
        let cut = ties::cut(&mut tx, within).await?;
        let scan = Scan::begin(&mut tx, within, cut).await?;
        tx.done(scan)
    });
    let mut scan = begun.await?;
    let mut pages = Pages::new(backend, &job.key, id);
    let mut lines = sheet.lines();
    let mut done = 0;
    loop {
        let reads: Vec<_> = lines.by_ref().take(AT_ONCE).collect();
        if reads.is_empty() {
            break;
        }
        done += reads.len() as u64;
        let (named, so_far) = (&reads, &scan);
        let known = backend.db.read(|mut tx| async move {
            let known = so_far.known(&mut tx, within, named).await?;
            tx.done(known)
        });
        let known = known.await?;
        if scan.cut.is_none() {
            scan.cut = match &known {
                Known::People(found) => ties::count(within, &reads, found).await?,
                Known::Guests(found) => guests::count(within, &reads, found).await?,
            };
        }
        for beside in scan.beside(within, reads, &known)? {
            if beside.read.ends {
                shown.issues.extend(beside.read.issues.clone());
            }
            if beside.read.counts() {
                pages.add(beside.outcome, beside.told())?;
            }
        }
        if pages.full.len() >= PAGES_AT_ONCE {
            write(job, &mut pages).await?;
            job.note(Progress::Checking(done));
        }
    }
    pages.finish()?;
    write(job, &mut pages).await?;
    let figures = scan.figures;
    shown.cut = scan.cut;
    if figures == [0; 4] {
        return unread(job, shown, vec![of_file(Flaw::NoRows)]).await;
    }
    end(job, Stage::Checked, &shown, (&scan.digest(), figures)).await
}

async fn write(job: &Job<'_>, pages: &mut Pages<'_>) -> Result<(), Denied> {
    let (id, full) = (job.row.id, &std::mem::take(&mut pages.full));
    job.backend
        .db
        .write(|mut tx| async move {
            for (outcome, place, sealed) in full {
                let outcome: Outcome = *outcome;
                storage::bulk::add_result(&mut tx, id, outcome, *place, sealed).await?;
            }
            tx.done(())
        })
        .await
}

async fn end(
    job: &Job<'_>,
    stage: Stage,
    shown: &Shown,
    (digest, figures): (&[u8], [i64; 4]),
) -> Result<(), Denied> {
    let shown = &serde_json::to_string(shown).map_err(|_| Fault::Sealed)?;
    let found = &Checked {
        stage,
        shown,
        digest,
        figures,
    };
    let id = job.row.id;
    job.backend
        .db
        .write(|mut tx| async move {
            // Somebody who was slower, or faster, leaves the other's work alone.
            jobs::checked(&mut tx, id, found).await?;
            tx.done(())
        })
        .await
}
