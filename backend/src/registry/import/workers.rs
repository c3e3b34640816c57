//! A company's file of workers (`domain.md` 8.2), read by the same parts as a registry's: whole file
//! checked first, every finding told, applied in one transaction or not at all. The same file again
//! changes nothing. Whoever has an account already gets the company with it; whoever is
//! «Inhabilitado» loses it.

mod apply;
mod header;
mod row;

use std::collections::HashMap;
use std::path::Path;

use domain::access::ImportWorkers;
use domain::document::Rut;
use domain::refusal::Refusal;
use domain::sheet::Row;

use super::check::{Dates, MOST_ROWS};
use super::reader::{Form, Rows};
use super::report::{Issue, Report};
use super::source::Source;
use super::{DateOrder, Flaw, Weight};
use crate::fault::Denied;
use crate::hand::Hand;
use crate::storage;

pub use crate::storage::worker::Tally;

use row::{Reading, Worker};

/// What to import.
#[derive(Debug)]
pub struct Options<'a> {
    /// The file.
    pub path: &'a Path,
    /// Whose workers.
    pub company: Rut,
    /// The order of days, where the file does not show it by itself.
    pub dates: Option<DateOrder>,
    /// Where the report is written as well.
    pub report: Option<&'a Path>,
}

/// What was found and done.
#[derive(Debug)]
pub struct Imported {
    /// What changed; none when the file was refused.
    pub tally: Option<Tally>,
    /// Every finding.
    pub report: Report,
    /// Workers in the file.
    pub workers: usize,
    /// Of those, how many bring the number of their card and can register.
    pub with_card: usize,
}

/// Checks a file and, where nothing is wrong with it, applies it.
///
/// # Errors
/// [`Refusal::NotFound`] for a company that is not here; what the policy says; [`Denied::Fault`]
/// when file or database fail. What is wrong with the file is in the answer.
pub async fn import(hand: &Hand<'_>, options: &Options<'_>) -> Result<Imported, Denied> {
    hand.require(ImportWorkers)?;
    let rut = &options.company.to_string();
    let company = hand
        .backend
        .db
        .read(|mut tx| async move {
            let row = storage::company::by_rut(&mut tx, hand.slug(), rut).await?;
            tx.done(row)
        })
        .await?
        .ok_or(Refusal::NotFound)?;
    let mut report = Report::begin(options.report)?;
    let (workers, digest) = read(hand, options, &mut report).await?;
    let sound = report.count(Weight::Error) == 0;
    let tally = match sound {
        true => Some(apply::apply(hand, &company, &workers, &digest).await?),
        false => None,
    };
    report.finish()?;
    Ok(Imported {
        tally,
        report,
        with_card: workers
            .iter()
            .filter(|worker| worker.card.is_some())
            .count(),
        workers: workers.len(),
    })
}

/// Every worker of the file and the digest of its bytes; what is wrong stands in the report.
async fn read(
    hand: &Hand<'_>,
    options: &Options<'_>,
    report: &mut Report,
) -> Result<(Vec<Worker>, Vec<u8>), Denied> {
    let mut workers = Vec::new();
    let source = Source::File(options.path);
    let form = match Form::of(source).await? {
        Ok(form) => form,
        Err(flaw) => {
            report.add(Issue::new(0, "", "", flaw))?;
            return Ok((workers, Vec::new()));
        }
    };
    let (form, header) = header::find(source, form, report).await?;
    let Some(header) = header else {
        return Ok((workers, form.digest));
    };
    let order = options.dates.unwrap_or(DateOrder::Dmy);
    let today = crate::calendar::today(hand.platform, hand.now)?;
    let (mut file, mut row) = (Rows::open(source, &form).await?, Row::default());
    let (mut seen, mut dates) = (HashMap::new(), Dates::default());
    loop {
        match file.next(&mut row).await? {
            Ok(true) => {}
            Ok(false) => break,
            Err(flaw) => {
                report.add(Issue::new(row.number, "", "", flaw))?;
                break;
            }
        }
        if row.number <= header.row || row.is_blank() {
            continue;
        }
        if workers.len() as u64 >= MOST_ROWS {
            report.add(Issue::new(row.number, "", "", Flaw::TooManyRows))?;
            break;
        }
        let mut reading = Reading::new(&row, &header, (order, today));
        let worker = reading.worker();
        for evidence in reading.evidence {
            dates.note(evidence, row.number);
        }
        for issue in reading.issues {
            report.add(issue)?;
        }
        let Some(worker) = worker else { continue };
        if let Some(first) = seen.insert(worker.record.rut, row.number) {
            let cell = header.cell(&row, header::Column::Rut);
            let flaw = Flaw::Duplicate(first);
            report.add(Issue::new(
                row.number,
                header::Column::Rut.title(),
                cell,
                flaw,
            ))?;
        }
        workers.push(worker);
    }
    if options.dates.is_none() {
        dates.tell(report)?;
    }
    if workers.is_empty() && report.count(Weight::Error) == 0 {
        report.add(Issue::new(0, "", "", Flaw::NoRows))?;
    }
    Ok((workers, form.digest))
}
