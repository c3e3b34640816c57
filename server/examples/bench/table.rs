//! The lines of the result.

/// What was measured, what was wanted, whether it holds.
#[derive(Default)]
pub struct Table(Vec<[String; 4]>);

impl Table {
    /// Adds a line.
    pub fn add(&mut self, what: &str, measured: String, goal: &str, holds: bool) {
        let verdict = if holds { "holds" } else { "missed" };
        println!("{what}: {measured} (goal {goal}): {verdict}");
        self.0
            .push([what.into(), measured, goal.into(), verdict.into()]);
    }

    /// Prints it as Markdown, to be kept in the README.
    pub fn print(&self) {
        println!("\n| Work | Measured | Goal | |\n|---|---|---|---|");
        for [what, measured, goal, verdict] in &self.0 {
            println!("| {what} | {measured} | {goal} | {verdict} |");
        }
    }
}
