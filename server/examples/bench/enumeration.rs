//! A01: does the time of an answer tell whether an identity exists? Paired samples, Welch's t.

use std::time::Instant;

use anyhow::Result;

use crate::server::Server;
use crate::sign_in::SIGN_IN;
use crate::table::Table;

const PAIRS: u32 = 1_200;

/// Alternates identities that exist (blocked or not) with identities that do not.
pub async fn measure(server: &Server, table: &mut Table) -> Result<()> {
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for pair in 0..PAIRS {
        let mut sides = [(&mut known, "41234567-3"), (&mut unknown, "45000009-4")];
        if pair % 2 == 1 {
            sides.reverse();
        }
        for (times, identity) in sides {
            let form =
                format!("platform=gestion&identity={identity}&password=equivocada-del-todo&next=");
            let asked = Instant::now();
            server.client.call(SIGN_IN, "", &form).await?;
            times.push(asked.elapsed().as_secs_f64() * 1000.0);
        }
    }
    let t = welch(&known, &unknown).abs();
    let apart = (median(&mut known) - median(&mut unknown)).abs();
    table.add(
        "A01: known against unknown identity, wrong password",
        format!("|t| = {t:.2}, medians {apart:.3} ms apart, {PAIRS} pairs"),
        "|t| < 4.5, < 0.5 ms",
        t < 4.5 && apart < 0.5,
    );
    Ok(())
}

fn welch(a: &[f64], b: &[f64]) -> f64 {
    let (mean_a, variance_a) = moments(a);
    let (mean_b, variance_b) = moments(b);
    (mean_a - mean_b) / (variance_a / a.len() as f64 + variance_b / b.len() as f64).sqrt()
}

fn moments(samples: &[f64]) -> (f64, f64) {
    let n = samples.len() as f64;
    let mean = samples.iter().sum::<f64>() / n;
    (
        mean,
        samples
            .iter()
            .map(|sample| (sample - mean).powi(2))
            .sum::<f64>()
            / (n - 1.0),
    )
}

fn median(samples: &mut [f64]) -> f64 {
    samples.sort_by(f64::total_cmp);
    samples[samples.len() / 2]
}
