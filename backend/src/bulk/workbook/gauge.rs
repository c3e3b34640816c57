//! What reading a workbook would take, known before it is read (A55). Every part goes once through
//! the parser that its reader uses, and nothing of it is kept.
//!
//! The reader holds one piece of a part at a time, or all pieces of one text. What it learns of
//! strings, styles, sheets, names and relations it keeps as long as the book is open, and some of
//! it many times over.

use std::io::{self, BufReader, ErrorKind, Read, copy, sink};

use domain::bulk::MOST_ROWS;
use domain::sheet::Flaw;
use quick_xml::Reader;
use quick_xml::errors::{Error, IllFormedError};
use quick_xml::events::{BytesStart, Event};

use super::MOST_PARTS;

/// The most bytes that are held at once: more than any cell has.
const MOST_HELD: usize = 256 * 1024;
/// The most elements inside of each other: the parser keeps the name of each.
const MOST_OPEN: usize = 64;
/// The longest of those names.
const LONGEST_NAME: usize = 256;
/// The most elements of a part that is no sheet: five texts of their own for each person, of two
/// elements each.
const MOST_ELEMENTS: u64 = 10 * MOST_ROWS;
/// The most elements of a part of which more is kept than a text.
const MOST_KEPT: usize = 65_536;
/// The longest tag of one.
const LONGEST_KEPT: usize = 4 * 1024;
/// The most bytes of styles as they are kept.
const MOST_OF_STYLES: usize = 16 * 1024 * 1024;
/// Bytes of a style beside the name of its font and the format of its numbers.
const STYLE: usize = 256;

type Xml<R> = Reader<BufReader<Meter<R>>>;

/// Unpacks a part, and answers how many bytes it has: what it says itself is not believed.
///
/// # Errors
/// [`Flaw::FileTooLarge`] for what would take too much to read, [`Flaw::NoWorkbook`] for what
/// cannot be unpacked, or is not what it seems.
pub(super) fn weigh(part: impl Read, is_sheet: bool) -> Result<u64, Flaw> {
    let meter = Meter {
        part,
        read: 0,
        held: 0,
    };
    let mut xml = Reader::from_reader(BufReader::new(meter));
    // As the reader of workbooks has it; that one does not compare the names at the ends, however.
    xml.config_mut().expand_empty_elements = true;
    let mut gauge = Gauge {
        is_sheet,
        ..Gauge::default()
    };
    let mut piece = Vec::new();
    while gauge.looks_on(&mut xml, &mut piece)? {}
    let meter = xml.get_mut().get_mut();
    let rest = copy(&mut meter.part, &mut sink());
    Ok(meter.read + rest.map_err(|_| Flaw::NoWorkbook)?)
}

/// A part being unpacked: how much of it was read, and how much since something was let go.
struct Meter<R> {
    part: R,
    read: u64,
    held: usize,
}

impl<R: Read> Read for Meter<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.held > MOST_HELD {
            return Err(ErrorKind::FileTooLarge.into());
        }
        let read = self.part.read(buffer)?;
        self.read += read as u64;
        self.held += read;
        Ok(read)
    }
}

/// A part as far as it was looked at.
#[derive(Default)]
struct Gauge {
    /// Whether it is read cell by cell, and nothing of it kept.
    is_sheet: bool,
    /// Elements that are open.
    open: usize,
    /// How many were when the text began that is held.
    text: Option<usize>,
    elements: u64,
    kept: usize,
    sheets: usize,
    styles: usize,
    /// The longest tag of a font's name or a format of numbers: each style has both.
    longest: usize,
}

impl Gauge {
    /// Looks at one more piece; false after the last one.
    fn looks_on(&mut self, xml: &mut Xml<impl Read>, piece: &mut Vec<u8>) -> Result<bool, Flaw> {
        piece.clear();
        let failed = match xml.read_event_into(piece) {
            Ok(Event::Eof) => return Ok(false),
            Ok(Event::Start(tag)) => {
                self.begins(&tag)?;
                None
            }
            Ok(Event::End(_)) => {
                self.ends();
                None
            }
            Ok(_) => None,
            Err(error) => Some(error),
        };
        let meter = xml.get_mut().get_mut();
        match failed {
            None => {}
            // The reader minds no wrong name, but looks for the right one as far as a text goes.
            Some(Error::IllFormed(IllFormedError::MismatchedEndTag { .. })) => {
                if self.text.is_some() {
                    return Err(Flaw::NoWorkbook);
                }
                self.ends();
            }
            Some(_) if meter.held > MOST_HELD => {
                // What is no text, as a picture, is given up by the reader, too.
                let cut = str::from_utf8(piece).err();
                if self.is_sheet || cut.is_none_or(|cut| cut.error_len().is_none()) {
                    return Err(Flaw::FileTooLarge);
                }
                return Ok(false);
            }
            Some(Error::Io(_)) => return Err(Flaw::NoWorkbook),
            // The reader gets no further, either.
            Some(_) => return Ok(false),
        }
        if self.text.is_none() {
            meter.held = 0;
        }
        Ok(true)
    }

    fn begins(&mut self, tag: &BytesStart<'_>) -> Result<(), Flaw> {
        let name = tag.local_name().into_inner();
        self.open += 1;
        if self.text.is_none() && matches!(name, "si" | "is" | "v" | "definedName") {
            self.text = Some(self.open);
        }
        if self.open > MOST_OPEN || tag.name().into_inner().len() > LONGEST_NAME {
            return Err(Flaw::FileTooLarge);
        }
        if self.is_sheet {
            return Ok(());
        }
        if misleads(tag) {
            return Err(Flaw::NoWorkbook);
        }
        match self.has_room(name, tag) {
            true => Ok(()),
            false => Err(Flaw::FileTooLarge),
        }
    }

    fn ends(&mut self) {
        if self.text == Some(self.open) {
            self.text = None;
        }
        self.open = self.open.saturating_sub(1);
    }

    /// Whether what is kept of one more element is not too much.
    fn has_room(&mut self, name: &str, tag: &str) -> bool {
        let keeps = match name {
            "sheet" => {
                self.sheets += 1;
                true
            }
            "xf" => {
                self.styles += 1;
                true
            }
            "font" | "fill" | "border" | "numFmt" | "definedName" | "Relationship" => true,
            _ => false,
        };
        if matches!(name, "name" | "numFmt") {
            self.longest = self.longest.max(tag.len());
        }
        self.elements += 1;
        self.kept += usize::from(keeps);
        self.elements <= MOST_ELEMENTS
            && self.kept <= MOST_KEPT
            && (!keeps || tag.len() <= LONGEST_KEPT)
            && self.sheets <= MOST_PARTS
            && self.styles * (STYLE + 2 * self.longest) <= MOST_OF_STYLES
            && (name != "sst" || counted(tag) <= MOST_ELEMENTS)
    }
}

/// How many strings that tag says there are: the reader makes room for all of them at once.
fn counted(tag: &str) -> u64 {
    let number = |after: &str| {
        let mut runs = after.split(|c: char| !c.is_ascii_digit());
        let digits = runs.find(|run| !run.is_empty())?;
        Some(digits.parse().unwrap_or(u64::MAX))
    };
    let numbers = tag.split("uniqueCount").skip(1).filter_map(number);
    numbers.max().unwrap_or(0)
}

/// Whether that tag says that the book lies among its sheets or beside what is read, or hides where it
/// lies: what lies there is taken for a sheet, of which nothing is kept, or not weighed at all.
fn misleads(tag: &str) -> bool {
    let lower = tag.to_ascii_lowercase();
    let hides = || ["&", "worksheets", "customxml", "media"].map(|word| lower.contains(word));
    tag.contains("/relationships/officeDocument") && hides().contains(&true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weighed(part: &str) -> Result<u64, Flaw> {
        weigh(part.as_bytes(), false)
    }

    fn passes(part: &str) -> bool {
        weighed(part) == Ok(part.len() as u64)
    }

    #[test]
    fn a55_a_piece_or_a_text_that_is_larger_than_any_cell_is_refused() {
        let much = "x".repeat(MOST_HELD + 20_000);
        let pieces = "<b/>&amp;<!--y-->".repeat(20_000);
        for part in [
            much.clone(),
            format!("<t>{much}</t>"),
            format!("<t a=\"{much}\"/>"),
            format!("<t a='>{much}'/>"),
            format!("<t><!-- >{much}--></t>"),
            format!("<t><![CDATA[>{much}]]></t>"),
            format!("<?{much}?><t/>"),
            format!("<!DOCTYPE {much}><t/>"),
            format!("<sst><si><t>{pieces}</t></si></sst>"),
            format!("<sst><si>{}</si></sst>", "<r><t>x</t></r>".repeat(20_000)),
            format!("<row><c t=\"str\"><x:v>{pieces}</x:v></c></row>"),
            format!("<definedName name=\"a\">{pieces}</definedName>"),
        ] {
            let begins: String = part.chars().take(40).collect();
            assert_eq!(weighed(&part), Err(Flaw::FileTooLarge), "{begins}");
        }
        assert!(passes(&format!("<row>{pieces}</row>")), "nobody keeps them");
    }

    #[test]
    fn a55_letters_of_two_bytes_hide_nothing() {
        let part = format!("<t>{}</t>", "x".repeat(MOST_HELD));
        for mark in ["", "\u{feff}"] {
            let letters = format!("{mark}{part}");
            let wide: Vec<u8> = letters.encode_utf16().flat_map(u16::to_le_bytes).collect();
            assert_eq!(weigh(wide.as_slice(), false), Err(Flaw::FileTooLarge));
        }
    }

    #[test]
    fn a55_nobody_makes_room_for_strings_that_are_only_said_to_be_there() {
        for said in [
            "uniqueCount=\"100000000000000000\"",
            "count='1' uniqueCount = '1000001'",
            "count=\"1\"uniqueCount\t=\n\"+000018446744073709551616\"",
        ] {
            let part = format!("<x:sst xmlns:x=\"http://a.example/2006/main\" {said}></x:sst>");
            assert_eq!(weighed(&part), Err(Flaw::FileTooLarge), "{said}");
        }
        assert!(passes("<sst count=\"6400000\" uniqueCount=\"1000000\"/>"));
    }

    #[test]
    fn a55_styles_that_repeat_long_names_are_refused() {
        let styles = |code: &str, many: usize| {
            format!(
                "<styleSheet><numFmts><numFmt numFmtId=\"200\" formatCode=\"{code}\"/></numFmts>\
                 <fonts><font><name val=\"{code}\"/></font></fonts><cellXfs>{}</cellXfs>\
                 </styleSheet>",
                "<xf numFmtId=\"200\" fontId=\"0\"/>".repeat(many)
            )
        };
        assert!(passes(&styles("dd/mm/yyyy", 20_000)));
        assert!(passes(&styles(&"0".repeat(4_000), 1_000)));
        for many in [
            styles(&"0".repeat(4_000), 3_000),
            styles(&"0".repeat(5_000), 1),
            styles("", 60_000),
        ] {
            assert_eq!(weighed(&many), Err(Flaw::FileTooLarge));
        }
    }

    #[test]
    fn a55_what_is_kept_as_long_as_the_book_is_open_is_counted() {
        let relations = "<Relationship Id=\"a\"/>".repeat(MOST_KEPT + 1);
        for part in [
            format!("<Relationships>{relations}</Relationships>"),
            format!("<sheets>{}</sheets>", "<sheet id='a'/>".repeat(1_001)),
            "<a>".repeat(MOST_OPEN + 1),
            format!("<{}/>", "a".repeat(LONGEST_NAME + 1)),
        ] {
            assert_eq!(weighed(&part), Err(Flaw::FileTooLarge));
        }
        // Of a sheet none of it is.
        assert!(weigh(relations.as_bytes(), true).is_ok());
        let relation = |target: &str| {
            format!(
                "<Relationships><Relationship Type=\"http://schemas.openxmlformats.org/\
                 officeDocument/2006/relationships/officeDocument\" Target=\"{target}\"/>\
                 </Relationships>"
            )
        };
        assert!(passes(&relation("/xl/workbook22.xml")));
        for target in [
            "xl/WorkSheets/book.xml",
            "xl/work&#115;heets/book.xml",
            "customXml/book.xml",
            "xl/media/book.xml",
        ] {
            assert_eq!(weighed(&relation(target)), Err(Flaw::NoWorkbook));
        }
    }

    #[test]
    fn a55_a_text_ends_where_its_name_says_so() {
        for wrong in ["<is><t>a</is></t>", "<si><b>a</si>", "<v>a</t></v>"] {
            assert_eq!(weighed(wrong), Err(Flaw::NoWorkbook), "{wrong}");
        }
        assert!(passes("<a><br></a>"), "drawings are written so");
        assert!(passes("\u{feff}<a><is/><v></v></a>"));
    }

    #[test]
    fn a55_a_picture_is_no_text_and_a_sheet_is_no_picture() {
        let picture = vec![0xFF_u8; 400_000];
        assert_eq!(weigh(picture.as_slice(), false), Ok(400_000));
        assert_eq!(weigh(picture.as_slice(), true), Err(Flaw::FileTooLarge));
        let empty: &[u8] = &[];
        assert_eq!(weigh(empty, false), Ok(0));
        assert_eq!(weigh(&b"\x89PNG<&\x00\xFF"[..], true), Ok(8));
    }
}
