//! What a command answers: the words of the pages, for whoever sits at the machine.

use anyhow::{Result, anyhow};
use backend::fault::Denied;
use domain::Voice;
use domain::refusal::Refusal;

/// The good news, or why not in the words of the pages.
pub(super) fn told(answer: Result<(), Denied>, news: &str) -> Result<String> {
    match answer {
        Ok(()) => Ok(news.to_owned()),
        Err(Denied::Refused(Refusal::Fields(fields))) => {
            let lines: Vec<String> = fields
                .iter()
                .map(|(field, problem)| {
                    app::text::problem::sentence(*field, *problem, Voice::Usted)
                })
                .collect();
            Err(anyhow!("{}", lines.join("\n")))
        }
        Err(Denied::Refused(refusal)) => {
            let words = app::text::refusal::sentence(&refusal, Voice::Usted);
            Err(anyhow!("{words}"))
        }
        Err(fault) => Err(fault.into()),
    }
}
