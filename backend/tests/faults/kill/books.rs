//! A55: workbooks that are small in the upload and would be huge for whoever reads them. Read in a
//! process of its own: what the reader asks of the allocator may end it, and no panic says so.

use std::io::{Cursor, Write};
use std::path::Path;
use std::time::Duration;

use backend::bulk::{self, Receiving};
use backend::mail::Mail;
use domain::membership::Perfil;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::files::memory;
use super::hand::Hand;
use super::place::Place;
use super::victim::did;
use super::{End, one_life};
use crate::house::{self, PLATFORM};

/// What reading all of them may take.
const MOST_MEGABYTES: u64 = 32;

const BOOKS: [&str; 4] = ["cuenta.xlsx", "cadenas.xlsx", "estilos.xlsx", "celda.xlsx"];

const STRINGS: &str = "xl/sharedStrings.xml";
const SHEET: &str = "xl/worksheets/sheet1.xml";
/// Whatever leads to the only sheet.
const FRAME: [(&str, &str); 3] = [
    (
        "_rels/.rels",
        "<Relationships><Relationship Id=\"a\" Type=\"http://schemas.openxmlformats.org/\
         officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/>\
         </Relationships>",
    ),
    (
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"a\" Type=\"http://schemas.openxmlformats.org/\
         officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
         </Relationships>",
    ),
    (
        "xl/workbook.xml",
        "<workbook><sheets><sheet name=\"Hoja\" r:id=\"a\"/></sheets></workbook>",
    ),
];

/// A workbook with one part of note.
fn book(name: &str, part: &str) -> Vec<u8> {
    let mut book = ZipWriter::new(Cursor::new(Vec::new()));
    let quick = SimpleFileOptions::default().compression_level(Some(1));
    for (name, part) in FRAME.into_iter().chain([(name, part)]) {
        book.start_file(name, quick).unwrap();
        book.write_all(part.as_bytes()).unwrap();
    }
    book.finish().unwrap().into_inner()
}

/// Room for more strings than there are bytes in the world.
fn counted() -> Vec<u8> {
    book(STRINGS, "<sst uniqueCount=\"100000000000000000\"></sst>")
}

/// Millions of strings with nothing in them.
fn strings() -> Vec<u8> {
    let strings = "<si/>".repeat(2_000_000);
    book(STRINGS, &format!("<sst>{strings}</sst>"))
}

/// A thousand styles that each keep the same long format.
fn styles() -> Vec<u8> {
    let (code, all) = ("0".repeat(100_000), "<xf numFmtId=\"200\"/>".repeat(1_000));
    let part = format!(
        "<styleSheet><numFmts><numFmt numFmtId=\"200\" formatCode=\"{code}\"/></numFmts>\
         <cellXfs>{all}</cellXfs></styleSheet>"
    );
    book("xl/styles.xml", &part)
}

/// A cell of many megabytes.
fn cell() -> Vec<u8> {
    let text = "x".repeat(12 << 20);
    let part = format!(
        "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>{text}</v></c></row>\
         </sheetData></worksheet>"
    );
    book(SHEET, &part)
}

/// In a process of its own: checks each book, and tells by how many megabytes it grew.
pub async fn reads(database: &str, folder: &Path) {
    let backend = house::open(database, Mail::Mailbox, 5).await;
    let hand = Hand::new(&backend, PLATFORM).await;
    let company = hand.opens(&backend, Perfil::Administrator).await;
    let caller = &hand.enters(&backend, Some(company)).await;
    let before = memory("VmRSS");
    did("ready");
    for name in BOOKS {
        let bytes = std::fs::read(folder.join(name)).unwrap();
        let mut receiving = Receiving::begin(caller, name).await.unwrap();
        assert!(receiving.take(&bytes).await.unwrap());
        let id = receiving.finish(None).await.unwrap().to_string();
        assert!(bulk::work(&backend).await.unwrap());
        let load = bulk::one(caller, &id, None, 0).await.unwrap();
        let issues = load.shown.unwrap().issues;
        assert_eq!(issues[0].why.code(), "ARCHIVO_GRANDE", "{name}");
    }
    let grown = memory("VmHWM").saturating_sub(before) / 1024;
    did(&grown.to_string());
    // The parent decides when this ends.
    std::future::pending::<()>().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a55_a_workbook_takes_no_more_memory_than_it_is_worth() {
    let place = Place::sqlite();
    let books = [counted(), strings(), styles(), cell()];
    for (name, book) in BOOKS.into_iter().zip(books) {
        assert!(book.len() < 500_000, "{name} is no small file");
        std::fs::write(place.folder().join(name), book).unwrap();
    }
    let end = End {
        acts: 1,
        then: Duration::ZERO,
    };
    let told = one_life("books", &place, 0, &end);
    let grown: u64 = told[0].parse().unwrap();
    println!("{} workbooks took {grown} MB", BOOKS.len());
    assert!(grown <= MOST_MEGABYTES, "they took {grown} MB");
}
