//! 2 000 parallel wrong sign-ins must neither slow down those who are inside nor eat the memory.

use std::time::{Duration, Instant};

use anyhow::Result;

use crate::server::Server;
use crate::sign_in::{SIGN_IN, form};
use crate::table::Table;
use crate::who::WHO;

const FLOOD: usize = 2_000;
const LASTS: Duration = Duration::from_secs(10);
const PROBES_PER_SECOND: u64 = 50;

/// Floods, probes, and reads the highest memory.
pub async fn measure(server: &Server, session: &str, table: &mut Table) -> Result<()> {
    let begun = Instant::now();
    let mut flood = tokio::task::JoinSet::new();
    for number in 0..FLOOD {
        let client = server.client.clone();
        flood.spawn(async move {
            // Identities differ, so that the block of one account does not spare the work.
            let wrong =
                form("equivocada").replace("40000001-8", &format!("{}-0", 30_000_000 + number));
            let (mut answered, mut refused) = (0_u32, 0_u32);
            while begun.elapsed() < LASTS {
                match client.call(SIGN_IN, "", &wrong).await {
                    Ok(answer) if answer.status == 503 => {
                        refused += 1;
                        tokio::time::sleep(Duration::from_millis(250)).await;
                    }
                    Ok(_) => answered += 1,
                    Err(_) => tokio::time::sleep(Duration::from_millis(250)).await,
                }
            }
            (answered, refused)
        });
    }
    let mut times = Vec::new();
    let mut beat = tokio::time::interval(Duration::from_millis(1000 / PROBES_PER_SECOND));
    while begun.elapsed() < LASTS {
        beat.tick().await;
        let asked = Instant::now();
        server.client.call(WHO, session, "platform=gestion").await?;
        times.push(asked.elapsed());
    }
    let (answered, refused) = flood
        .join_all()
        .await
        .into_iter()
        .fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    times.sort();
    let p99 = times[times.len() * 99 / 100].as_secs_f64() * 1000.0;
    table.add(
        "Signed-in requests under 2 000 parallel wrong sign-ins, p99",
        format!("{p99:.1} ms ({answered} answered, {refused} told to wait)"),
        "≤ 25 ms",
        p99 <= 25.0,
    );
    let most = server.memory_mib("VmHWM")?;
    let cores = std::thread::available_parallelism().map_or(1.0, |cores| cores.get() as f64);
    let bound = 20.0 + cores * 2.0 * 19.0 + 64.0;
    table.add(
        "Highest memory of all that (RSS)",
        format!("{most:.0} MiB"),
        &format!("≤ {bound:.0} MiB"),
        most <= bound,
    );
    Ok(())
}
