//! P11: after a change of a perfil has answered, no request that begins later is answered with the
//! old right, on one node and on two. Somebody's requests run without a pause on every node while
//! the perfil that they hold is edited, and then while they get another one; each answer is compared
//! with the newest change that had answered before the request began.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use tokio::task::JoinSet;

use crate::client::Client;
use crate::companies::{HERE, first_company, signs_in};
use crate::server::Server;
use crate::table::Table;

/// Legal representative of a company of the demonstration, and a worker of it.
const ROSA: &str = "46000001-7";
const DANIELA: (&str, &str) = ("46123123-3", "Daniela Muñoz Tapia");
/// Changes of each kind.
const CHANGES: u32 = 100;
/// Requests under way on each node at any time.
const ASKERS: usize = 4;
/// So that some requests fall between two changes.
const BETWEEN: Duration = Duration::from_millis(15);
/// Open to those whose perfil sees people.
const PEOPLE: &str = "/api/people/list";

/// Measures one node, and two on the PostgreSQL whose address is given.
pub async fn measure(binary: &str, postgres: Option<&str>, table: &mut Table) -> Result<()> {
    let (server, _) = Server::start(binary).await?;
    tell(std::slice::from_ref(&server.client), "one node", table).await?;
    drop(server);
    if postgres.is_some() {
        let (server, _) = Server::start_on(binary, postgres).await?;
        let far = server.beside().await?;
        let nodes = [server.client.clone(), far.client.clone()];
        tell(&nodes, "two nodes, PostgreSQL", table).await?;
    }
    Ok(())
}

async fn tell(nodes: &[Client], how: &str, table: &mut Table) -> Result<()> {
    let near = nodes.first().context("no node")?;
    let team = Team::gather(near).await?;
    let stop = Arc::new(AtomicBool::new(false));
    let mut askers = JoinSet::new();
    for node in nodes.iter().flat_map(|node| vec![node; ASKERS]) {
        let (node, cookies, at) = (node.clone(), team.worker.clone(), team.at.clone());
        askers.spawn(ask(node, cookies, at, Arc::clone(&stop)));
    }
    let changes = team.changes(near).await;
    stop.store(true, Ordering::Relaxed);
    let mut seen = Vec::new();
    for asked in askers.join_all().await {
        seen.extend(asked?);
    }
    let (old, compared) = stale(&changes?, &seen);
    // Whoever compares nothing finds nothing.
    ensure!(compared >= 1_000, "{compared} requests are too few");
    table.add(
        &format!("Later requests with the old right, {how}"),
        format!("{old} of {compared}, {} changes", CHANGES * 2),
        "0",
        old == 0,
    );
    Ok(())
}

/// A request and its answer.
struct Seen {
    begun: Instant,
    ended: Instant,
    allowed: bool,
}

/// A change, and what is right once it has answered.
struct Changed {
    begun: Instant,
    ended: Instant,
    allows: bool,
}

/// Of the requests that no change overlaps: those that were answered wrongly, and all.
fn stale(changes: &[Changed], seen: &[Seen]) -> (usize, usize) {
    let (mut old, mut compared) = (0, 0);
    for one in seen {
        let done = changes.partition_point(|change| change.ended <= one.begun);
        let before = done.checked_sub(1).and_then(|place| changes.get(place));
        let undisturbed = changes.get(done).is_none_or(|next| next.begun >= one.ended);
        let Some(before) = before.filter(|_| undisturbed) else {
            continue;
        };
        compared += 1;
        old += usize::from(one.allowed != before.allows);
    }
    (old, compared)
}

async fn ask(
    node: Client,
    cookies: String,
    form: String,
    stop: Arc<AtomicBool>,
) -> Result<Vec<Seen>> {
    let mut seen = Vec::new();
    while !stop.load(Ordering::Relaxed) {
        let begun = Instant::now();
        let answer = node.call(PEOPLE, &cookies, &form).await?;
        ensure!(answer.status < 500, "{PEOPLE}: {}", answer.status);
        seen.push(Seen {
            begun,
            ended: Instant::now(),
            allowed: answer.status == 200,
        });
    }
    Ok(seen)
}

/// Whoever changes, and whose right it is.
struct Team {
    /// Cookies of the representative.
    boss: String,
    /// Cookies of the worker.
    worker: String,
    /// The worker's account.
    account: String,
    /// Platform and company, as every form names them.
    at: String,
    /// The company's own perfil that is edited.
    role: String,
}

impl Team {
    async fn gather(node: &Client) -> Result<Self> {
        let boss = signs_in(node, ROSA).await?;
        let worker = signs_in(node, DANIELA.0).await?;
        let plain = format!("platform={HERE}");
        let company = first_company(node, &boss, &plain).await?;
        let at = format!("{plain}&company={company}");
        let members = text(node, "/api/inside/members", &boss, &at).await?;
        // Each row tells the account and then the name.
        let (before, _) = members.split_once(DANIELA.1).context("no such worker")?;
        let (_, account) = before.rsplit_once("\"account\":\"").context("no account")?;
        let account = account.chars().take(36).collect();
        let form = format!("{at}&role=nuevo&seen=0&name=Turnos&see[]=personas&intent=save");
        text(node, "/api/role/save", &boss, &form).await?;
        let roles = text(node, "/api/role/list", &boss, &at).await?;
        let role = roles.split("\"code\":\"own:").nth(1);
        let role = role.context("the perfil was not saved")?;
        let role = format!("own:{}", role.chars().take(36).collect::<String>());
        Ok(Self {
            boss,
            worker,
            account,
            at,
            role,
        })
    }

    /// Edits the perfil again and again, then gives and takes it.
    async fn changes(&self, node: &Client) -> Result<Vec<Changed>> {
        let mut changes = vec![self.give(node, true).await?];
        for seen in 1..=CHANGES {
            tokio::time::sleep(BETWEEN).await;
            let allows = seen % 2 == 0;
            let sees = if allows { "personas" } else { "estructura" };
            let form = format!(
                "{}&role={}&seen={seen}&name=Turnos&see[]={sees}&intent=save",
                self.at, self.role
            );
            changes.push(self.change(node, "/api/role/save", &form, allows).await?);
        }
        for time in 1..=CHANGES {
            tokio::time::sleep(BETWEEN).await;
            changes.push(self.give(node, time % 2 == 0).await?);
        }
        tokio::time::sleep(BETWEEN).await;
        Ok(changes)
    }

    /// Gives the perfil, or the base perfil in its place.
    async fn give(&self, node: &Client, allows: bool) -> Result<Changed> {
        let perfil = if allows { &*self.role } else { "worker" };
        let form = format!("{}&account={}&perfil={perfil}", self.at, self.account);
        self.change(node, "/api/inside/perfil-change", &form, allows)
            .await
    }

    async fn change(&self, node: &Client, path: &str, form: &str, allows: bool) -> Result<Changed> {
        let begun = Instant::now();
        text(node, path, &self.boss, form).await?;
        Ok(Changed {
            begun,
            ended: Instant::now(),
            allows,
        })
    }
}

async fn text(node: &Client, path: &str, cookies: &str, form: &str) -> Result<String> {
    let answer = node.call(path, cookies, form).await?;
    ensure!(answer.status < 400, "{path}: {}", answer.status);
    Ok(String::from_utf8_lossy(&answer.body).into_owned())
}
