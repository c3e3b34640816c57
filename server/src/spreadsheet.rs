//! A table as a file for a spreadsheet: CSV that the Excel of these countries opens as it is, every
//! cell harmless whatever it begins with (A56).

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use domain::sheet::harmless;

/// Lines of the file so far.
pub struct Spreadsheet {
    text: String,
}

impl Spreadsheet {
    /// With the heads of its columns.
    pub fn new<const COLUMNS: usize>(heads: [&str; COLUMNS]) -> Self {
        Self::with(heads)
    }

    /// The same, with as many columns as another file had.
    pub fn with<'h>(heads: impl IntoIterator<Item = &'h str>) -> Self {
        // Spreadsheets take the mark for UTF-8, and the semicolon for a column.
        let mut sheet = Self {
            text: "\u{FEFF}".to_owned(),
        };
        let heads: Vec<String> = heads.into_iter().map(str::to_owned).collect();
        sheet.row(&heads);
        sheet
    }

    /// One line more.
    pub fn row(&mut self, cells: &[String]) {
        for (place, cell) in cells.iter().enumerate() {
            if place > 0 {
                self.text.push(';');
            }
            self.text.push('"');
            self.text.push_str(&harmless(cell).replace('"', "\"\""));
            self.text.push('"');
        }
        self.text.push_str("\r\n");
    }

    /// The answer that a browser keeps as a file, and no cache keeps.
    pub fn answer(self, attachment: &'static str) -> Response {
        let mut response = self.text.into_response();
        for (name, value) in [
            (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
            (header::CONTENT_DISPOSITION, attachment),
            (header::CACHE_CONTROL, "no-store"),
        ] {
            let value = HeaderValue::from_static(value);
            response.headers_mut().insert(name, value);
        }
        response
    }
}
