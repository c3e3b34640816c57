//! Addresses of «Cargas masivas», inside of a company.

/// The loads of a company, and a file to bring.
#[must_use]
pub fn loads(platform: &str, company: &str) -> String {
    format!("/{platform}/e/{company}/cargas")
}

/// The same with why a file was not received.
#[must_use]
pub fn load_unreceived(platform: &str, company: &str, why: &str) -> String {
    format!("/{platform}/e/{company}/cargas?fallo={why}")
}

/// The same with the news that a file was thrown away.
#[must_use]
pub fn load_discarded(platform: &str, company: &str) -> String {
    format!("/{platform}/e/{company}/cargas?descartado=si")
}

/// Where a file goes.
#[must_use]
pub fn load_file(platform: &str, company: &str) -> String {
    format!("/{platform}/e/{company}/cargas/archivo")
}

/// The template, as CSV or as a workbook.
#[must_use]
pub fn load_template(platform: &str, company: &str, kind: &str) -> String {
    format!("/{platform}/e/{company}/cargas/plantilla.{kind}")
}

/// One load.
#[must_use]
pub fn load(platform: &str, company: &str, id: &str) -> String {
    format!("/{platform}/e/{company}/cargas/{id}")
}

/// The same with the news of what was asked for: `aplicar`, `deshacer` or `columnas`.
#[must_use]
pub fn load_asked(platform: &str, company: &str, id: &str, what: &str) -> String {
    format!("/{platform}/e/{company}/cargas/{id}?hecho={what}")
}

/// Rows of it as a file: `rechazadas` to be corrected, `resultado` for all of them.
#[must_use]
pub fn load_rows(platform: &str, company: &str, id: &str, what: &str) -> String {
    format!("/{platform}/e/{company}/cargas/{id}/{what}.csv")
}
