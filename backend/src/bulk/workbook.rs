//! A workbook as the text of a table: its first sheet, cell by cell, so that one reader serves both
//! kinds of file. What would take more to read than any office's list is refused before (A55).

mod gauge;

use std::io::{Cursor, Read, copy, sink};

use calamine::{DataRef, Reader, Xlsx};
use domain::bulk::{MOST_COLUMNS, MOST_ROWS};
use domain::date::Date;
use domain::sheet::Flaw;
use zip::ZipArchive;

/// How workbooks begin.
const BEGINNING: &[u8] = b"PK\x03\x04";
/// How the entry of a part begins in the list of them.
const ENTRY: &[u8] = b"PK\x01\x02";
/// The most parts of a workbook.
const MOST_PARTS: usize = 1_000;
/// The most bytes of its sheets, unpacked: they are read as a stream.
const MOST_OF_SHEETS: u64 = 96 * 1024 * 1024;
/// The most bytes of everything else, unpacked: that is kept.
const MOST_OF_OTHERS: u64 = 20 * 1024 * 1024;
/// The most bytes of what its reader never opens, unpacked, that is let through as it is: a query's
/// definition is one long text, a drawn logo one long attribute.
const MOST_BESIDE: u64 = 4 * 1024 * 1024;
/// Where that lies.
const BESIDE: [&str; 2] = ["customXml/", "xl/media/"];
/// The most bytes of the table.
const MOST_TEXT: usize = 24 * 1024 * 1024;
/// Rows above the list: titles, a logo's place.
const ROWS_ABOVE: u64 = 20;
/// 1970-01-01 as a spreadsheet counts.
const SERIAL_OF_EPOCH: i64 = 25_569;

/// Whether those are the bytes of a workbook.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(BEGINNING)
}

/// Its first sheet as CSV with `;`, every cell quoted.
///
/// # Errors
/// [`Flaw::NoWorkbook`] for what is none, [`Flaw::FileTooLarge`] for what takes too much to read,
/// [`Flaw::TooManyRows`] and [`Flaw::RowTooLong`].
pub(super) fn as_csv(bytes: &[u8]) -> Result<String, Flaw> {
    unpacks(bytes)?;
    let book: Result<Xlsx<_>, _> = Xlsx::new(Cursor::new(bytes));
    let mut book = book.map_err(|_| Flaw::NoWorkbook)?;
    let sheet = book
        .sheet_names()
        .first()
        .cloned()
        .ok_or(Flaw::NoWorkbook)?;
    let cells = book.worksheet_cells_reader(&sheet);
    let mut cells = cells.map_err(|_| Flaw::NoWorkbook)?;
    let mut table = Table::default();
    while let Some(cell) = cells.next_cell().map_err(|_| Flaw::NoWorkbook)? {
        let (row, column) = cell.get_position();
        table.put(u64::from(row), column as usize, &text(cell.get_value()))?;
    }
    Ok(table.finish())
}

/// Unpacks every part once, keeping nothing of it, to know what reading it would take.
fn unpacks(bytes: &[u8]) -> Result<(), Flaw> {
    // Entries are much larger when read than in the file, and all are read at once.
    let entries = bytes.windows(ENTRY.len()).filter(|four| *four == ENTRY);
    if entries.count() > MOST_PARTS {
        return Err(Flaw::FileTooLarge);
    }
    let mut parts = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Flaw::NoWorkbook)?;
    let (mut sheets, mut others, mut beside) = (0, 0, 0);
    for at in 0..parts.len() {
        let mut part = parts.by_index(at).map_err(|_| Flaw::NoWorkbook)?;
        if part.enclosed_name().is_none() || part.is_symlink() {
            return Err(Flaw::NoWorkbook);
        }
        let lies = |folder: &str| part.name().is_ok_and(|name| name.starts_with(folder));
        let is_sheet = lies("xl/worksheets/");
        if BESIDE.into_iter().any(lies) {
            let bytes = copy(&mut (&mut part).take(MOST_BESIDE + 1), &mut sink());
            beside += bytes.map_err(|_| Flaw::NoWorkbook)?;
            if beside <= MOST_BESIDE {
                continue;
            }
            // A large picture is none of the texts that are weighed.
            drop(part);
            part = parts.by_index(at).map_err(|_| Flaw::NoWorkbook)?;
        }
        let (size, most) = match is_sheet {
            true => (&mut sheets, MOST_OF_SHEETS),
            false => (&mut others, MOST_OF_OTHERS),
        };
        let left = most - *size;
        *size += gauge::weigh(part.take(left + 1), is_sheet)?;
        if *size > most {
            return Err(Flaw::FileTooLarge);
        }
    }
    Ok(())
}

/// A cell as somebody would type it. Whole numbers have no decimals, days are days.
fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => of_number(*number),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(true) => "verdadero".to_owned(),
        DataRef::Bool(false) => "falso".to_owned(),
        DataRef::DateTime(moment) => of_serial(moment.as_f64()),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(_) => "#ERROR".to_owned(),
        DataRef::Empty => String::new(),
    }
}

fn whole(number: f64) -> Option<i64> {
    let whole = number.trunc();
    let fits = whole.abs() < 1e15;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "without decimals and within fifteen digits"
    )]
    let integer = whole as i64;
    fits.then_some(integer)
}

fn of_number(number: f64) -> String {
    match whole(number) {
        Some(integer) if number.fract() == 0.0 => integer.to_string(),
        _ => number.to_string(),
    }
}

fn of_serial(serial: f64) -> String {
    let day = whole(serial).and_then(|day| Date::from_days_since_epoch(day - SERIAL_OF_EPOCH));
    day.map_or_else(|| serial.to_string(), |day| day.iso())
}

/// Rows being written. Each is as wide as the widest so far, as a spreadsheet would save it.
#[derive(Default)]
struct Table {
    text: String,
    row: u64,
    column: usize,
    width: usize,
}

impl Table {
    fn put(&mut self, row: u64, column: usize, cell: &str) -> Result<(), Flaw> {
        if cell.is_empty() {
            return Ok(());
        }
        if row >= MOST_ROWS + ROWS_ABOVE {
            return Err(Flaw::TooManyRows);
        }
        if column >= MOST_COLUMNS {
            return Err(Flaw::RowTooLong);
        }
        if (row, column) < (self.row, self.column) {
            return Err(Flaw::NoWorkbook);
        }
        while self.row < row {
            self.end_row();
        }
        self.until(column);
        self.text.push('"');
        self.text.push_str(&cell.replace('"', "\"\""));
        self.text.push('"');
        self.text.push(';');
        self.column += 1;
        if self.text.len() > MOST_TEXT {
            return Err(Flaw::FileTooLarge);
        }
        Ok(())
    }

    fn until(&mut self, column: usize) {
        while self.column < column {
            self.text.push(';');
            self.column += 1;
        }
    }

    fn end_row(&mut self) {
        if self.column > 0 {
            self.until(self.width);
            self.width = self.column;
            // Cells are parted, not ended, by it.
            self.text.pop();
        }
        self.text.push('\n');
        self.row += 1;
        self.column = 0;
    }

    fn finish(mut self) -> String {
        if self.column > 0 {
            self.end_row();
        }
        self.text
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut book = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            book.start_file(*name, SimpleFileOptions::default())
                .unwrap();
            book.write_all(bytes).unwrap();
        }
        book.finish().unwrap().into_inner()
    }

    const SHEET: &str = "xl/worksheets/sheet1.xml";

    fn book(rows: &str) -> Vec<u8> {
        let sheet = format!(
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
             <sheetData>{rows}</sheetData></worksheet>"
        );
        packed(&[
            (
                "_rels/.rels",
                b"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
                  <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/\
                  2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
            ),
            (
                "xl/workbook.xml",
                b"<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
                  xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
                  <sheets><sheet name=\"Hoja\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
            ),
            (
                "xl/_rels/workbook.xml.rels",
                b"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
                  <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/\
                  2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
            ),
            (SHEET, sheet.as_bytes()),
        ])
    }

    #[test]
    fn a66_a_sheet_becomes_the_table_that_a_csv_would_be() {
        let text = |at: &str, text: &str| {
            format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
        };
        let rows = format!(
            "<row r=\"1\">{}{}{}</row><row r=\"3\"><c r=\"A3\"><v>400000018</v></c>{}</row>",
            text("A1", "RUT"),
            text("B1", "Correo"),
            text("C1", "Estado"),
            text("B3", "a&quot;b@c.example"),
        );
        let table = as_csv(&book(&rows)).unwrap();
        assert_eq!(
            table,
            "\"RUT\";\"Correo\";\"Estado\"\n\n\"400000018\";\"a\"\"b@c.example\";\n"
        );
    }

    #[test]
    fn a55_what_unpacks_to_too_much_is_refused_at_once() {
        let white = vec![0xFF; 21 * 1024 * 1024];
        let bomb = packed(&[("xl/media/image1.bmp", &white)]);
        assert!(bomb.len() < 100_000);
        let counted = b"<sst uniqueCount=\"100000000000000000\"/>";
        let counted = packed(&[("xl/sharedStrings.xml", counted)]);
        let names: Vec<String> = (0..=MOST_PARTS).map(|n| n.to_string()).collect();
        let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
        for large in [bomb, counted, packed(&many)] {
            assert_eq!(as_csv(&large), Err(Flaw::FileTooLarge));
        }
        let far = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
        assert_eq!(as_csv(&book(far)), Err(Flaw::TooManyRows));
        let wide = "<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>";
        assert_eq!(as_csv(&book(wide)), Err(Flaw::RowTooLong));
    }

    #[test]
    fn a55_what_the_reader_never_opens_may_hold_long_texts_but_no_end_of_them() {
        let long = |bytes: usize| format!("<a b=\"{}\"/>", "x".repeat(bytes));
        let (query, logo) = (long(300_000), long(400_000));
        let parts = [
            ("customXml/item1.xml", query.as_bytes()),
            ("xl/media/logo.svg", logo.as_bytes()),
        ];
        assert_eq!(unpacks(&packed(&parts)), Ok(()));
        let endless = long(5 * 1024 * 1024);
        let endless = packed(&[("customXml/item1.xml", endless.as_bytes())]);
        assert_eq!(unpacks(&endless), Err(Flaw::FileTooLarge));
    }

    #[test]
    fn a55_what_is_no_workbook_is_refused() {
        let outside = packed(&[("../../etc/passwd", b"x")]);
        let empty = packed(&[]);
        let cut = book("").split_off(40);
        for bytes in [
            outside.as_slice(),
            &empty,
            &cut,
            b"PK\x03\x04",
            b"RUT;Correo",
        ] {
            assert_eq!(as_csv(bytes), Err(Flaw::NoWorkbook));
        }
        let entity = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&e;</t></is></c></row>";
        let read = as_csv(&book(entity)).unwrap_or_default();
        assert!(!read.contains("root"), "{read}");
    }
}
