//! Rows out of text by RFC 4180: quotes across lines, any line end, a bounded row. Takes the text
//! piece by piece, wherever a piece ends, so that memory does not grow with the file (A54).

use super::Flaw;

/// The longest row in bytes.
const LONGEST_ROW: usize = 64 * 1024;
/// The most cells of a row.
const MOST_CELLS: usize = 256;

/// One row: its number as a spreadsheet counts it, and its cells.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// From 1; blank rows count.
    pub number: u64,
    text: Vec<u8>,
    ends: Vec<usize>,
}

impl Row {
    /// How many cells.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether it has no cell at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The cell at that place; empty beyond the last one.
    #[must_use]
    pub fn cell(&self, at: usize) -> &str {
        let start = match at.checked_sub(1) {
            None => 0,
            Some(before) => self.ends.get(before).copied().unwrap_or(0),
        };
        let end = self.ends.get(at).copied().unwrap_or(start);
        self.text
            .get(start..end)
            .and_then(|bytes| std::str::from_utf8(bytes).ok())
            .unwrap_or("")
    }

    /// Every cell.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|at| self.cell(at))
    }

    /// Whether nothing is written in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.cells().all(|cell| cell.trim().is_empty())
    }

    fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
    }
}

/// Where in a cell the reading stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Start,
    Plain,
    Quoted,
    AfterQuote,
}

/// How far one look at a piece of text got.
#[derive(Debug)]
pub enum Look {
    /// To the end of a row.
    Row,
    /// To the end of the piece.
    Spent,
    /// To what no office wrote.
    Flaw(Flaw),
}

/// Cuts rows out of UTF-8 text.
#[derive(Debug)]
pub struct Cutter {
    separator: u8,
    number: u64,
    state: State,
    begun: bool,
    after_return: bool,
}

impl Cutter {
    /// At the top of a text whose cells stand apart by that ASCII sign.
    #[must_use]
    pub const fn new(separator: u8) -> Self {
        Self {
            separator,
            number: 0,
            state: State::Start,
            begun: false,
            after_return: false,
        }
    }

    /// Before the first look at each row.
    pub fn begin(&mut self, row: &mut Row) {
        row.clear();
        self.number += 1;
        row.number = self.number;
        self.state = State::Start;
        self.begun = false;
    }

    /// Reads a piece from `at`, up to the end of the row.
    pub fn look(&mut self, text: &[u8], at: &mut usize, row: &mut Row) -> Look {
        while let Some(&byte) = text.get(*at) {
            *at += 1;
            if std::mem::take(&mut self.after_return) && byte == b'\n' {
                continue;
            }
            self.begun = true;
            match (self.state, byte) {
                (State::Quoted, b'"') => self.state = State::AfterQuote,
                (State::Quoted, _) => row.text.push(byte),
                (_, b'\n' | b'\r') => {
                    self.after_return = byte == b'\r';
                    row.ends.push(row.text.len());
                    return Look::Row;
                }
                (_, byte) if byte == self.separator => {
                    row.ends.push(row.text.len());
                    self.state = State::Start;
                }
                (State::Start, b'"') => self.state = State::Quoted,
                (State::AfterQuote, b'"') => {
                    row.text.push(b'"');
                    self.state = State::Quoted;
                }
                (_, byte) => {
                    row.text.push(byte);
                    self.state = State::Plain;
                }
            }
            if row.text.len() > LONGEST_ROW || row.ends.len() >= MOST_CELLS {
                return Look::Flaw(Flaw::RowTooLong);
            }
        }
        Look::Spent
    }

    /// The text is over: whether a last row without line end stands in `row`.
    ///
    /// # Errors
    /// [`Flaw::UnclosedQuote`].
    pub fn end(&mut self, row: &mut Row) -> Result<bool, Flaw> {
        if self.state == State::Quoted {
            return Err(Flaw::UnclosedQuote);
        }
        if self.begun {
            row.ends.push(row.text.len());
        }
        Ok(self.begun)
    }
}
