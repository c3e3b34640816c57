//! Translates between the help desk's pages and their use cases.

use domain::date::Date;
use domain::pqrsf::{Due, FilingKind, FilingState, Help, Outcome};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;
use crate::pqrsf::api::HappenedView;

/// A filing in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemView {
    /// Its number.
    pub number: String,
    /// What it is about.
    pub kind: FilingKind,
    /// How far it is.
    pub state: FilingState,
    /// The last day of its term.
    pub due_on: Date,
    /// How far that is.
    pub due: Due,
    /// Whether whoever looks took it.
    pub mine: bool,
    /// Whether anybody did.
    pub taken: bool,
    /// Whether something waits for a second agent.
    pub waits_for_second: bool,
    /// Whether another agent did not agree with what was proposed last.
    pub declined: bool,
}

/// A page of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueView {
    /// What is due first comes first.
    pub items: Vec<ItemView>,
    /// Where the next page begins.
    pub next: Option<String>,
}

/// What an agent wants to see, as the address says it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// A state's word, `mine`, or empty for all that are open.
    pub shelf: String,
    /// A kind's word, or empty for all.
    pub kind: String,
    /// `yes` for what is due today or was due before.
    pub pressing: String,
    /// Where the page begins.
    pub after: String,
}

/// The account that waits for help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockView {
    /// Whether its attempts are spent.
    pub blocked: bool,
    /// How often the questions were opened again.
    pub unlocks: u8,
    /// Whether they may be opened once more.
    pub may_unblock: bool,
    /// Whether another agent has to agree.
    pub needs_second: bool,
}

/// One filing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseView {
    /// Its number.
    pub number: String,
    /// Goes back with each act.
    pub version: i64,
    /// What it is about.
    pub kind: FilingKind,
    /// What was written and by whom; none once it is erased.
    pub written: Option<WrittenView>,
    /// How far it is.
    pub state: FilingState,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// When it was filed.
    pub filed: String,
    /// The last day of its term.
    pub due_on: Date,
    /// How far that is.
    pub due: Due,
    /// Whether whoever looks took it.
    pub mine: bool,
    /// Whether anybody did.
    pub taken: bool,
    /// What waits for a second agent, and whether whoever looks proposed it.
    pub proposal: Option<(Help, bool)>,
    /// What another agent did not agree with, as long as nothing was done since.
    pub declined: Option<Help>,
    /// The account that waits for help.
    pub block: Option<BlockView>,
    /// Whom that account claims to be, masked.
    pub claims: Option<String>,
    /// What happened.
    pub history: Vec<HappenedView>,
    /// What was written last and refused.
    pub typed: String,
}

/// What a person wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrittenView {
    /// «Asunto».
    pub subject: String,
    /// «Detalle».
    pub detail: String,
    /// Who wrote it, masked: label by label, as far as it is known.
    pub person: PersonView,
}

/// Who wrote it, masked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonView {
    /// Names and surnames.
    pub name: String,
    /// The document.
    pub document: Option<String>,
    /// The address.
    pub email: Option<String>,
    /// The postal address, in full where the answer has to go there.
    pub postal_address: Option<String>,
    /// Mobile phone.
    pub phone: Option<String>,
}

/// One page of the queue.
#[server(endpoint = "desk/queue")]
pub async fn load_queue(
    platform: String,
    #[server(default)] shelf: String,
    #[server(default)] kind: String,
    #[server(default)] pressing: String,
    #[server(default)] after: String,
) -> Result<QueueView, Failure> {
    use crate::{bridge, routes};
    let caller = bridge::member(&platform, &routes::desk(&platform)).await?;
    let wanted = backend::pqrsf::Wanted {
        shelf,
        kind,
        pressing: pressing == "yes",
        after,
    };
    let page = backend::pqrsf::queue(&caller, &wanted)
        .await
        .map_err(bridge::fail)?;
    Ok(QueueView {
        items: page.items.into_iter().map(ItemView::from).collect(),
        next: page.next,
    })
}

/// One filing.
#[server(endpoint = "desk/case")]
pub async fn load_case(
    platform: String,
    #[server(default)] number: String,
) -> Result<CaseView, Failure> {
    use crate::{bridge, routes};
    let caller = bridge::member(&platform, &routes::desk_case(&platform, &number)).await?;
    let case = backend::pqrsf::case(&caller, &number)
        .await
        .map_err(bridge::fail)?;
    let number = case.number.to_string();
    let mut view = CaseView::from(case);
    if bridge::tells_refusal() {
        view.typed = backend::pqrsf::typed(&caller, &number)
            .await
            .map_err(bridge::fail)?;
    }
    Ok(view)
}

/// «Tomar», «Devolver» and «Hacerme cargo», a button each.
#[server(endpoint = "desk/take")]
pub async fn take_filing(
    platform: String,
    #[server(default)] number: String,
    #[server(default)] seen: i64,
    #[server(default)] intent: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller(&platform).await?;
    let done = match intent.as_str() {
        "devolver" => backend::pqrsf::release(&caller, &number, seen).await,
        "relevar" => backend::pqrsf::take_over(&caller, &number, seen).await,
        _ => backend::pqrsf::take(&caller, &number).await,
    };
    done.map_err(bridge::fail)?;
    bridge::go(&routes::desk_case(&platform, &number));
    Ok(())
}

/// Every act that needs words: the buttons of one form, so that what was written survives.
#[server(endpoint = "desk/work")]
pub async fn work_filing(
    platform: String,
    #[server(default)] number: String,
    #[server(default)] seen: i64,
    #[server(default)] intent: String,
    #[server(default)] reason: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    use backend::pqrsf::{Act, Words, disagree, help, work};
    use domain::refusal::Refusal;
    let caller = bridge::caller(&platform).await?;
    let words = &Words {
        number: &number,
        seen,
        text: &reason,
    };
    let done = match intent.as_str() {
        "pedir" => work(&caller, Act::Ask, words).await,
        "avisar" => work(&caller, Act::Notify, words).await,
        "responder" => work(&caller, Act::Answer, words).await,
        "negar" => work(&caller, Act::Refuse, words).await,
        "desbloquear" => help(&caller, Help::Unblock, words).await.map(drop),
        "validar" => help(&caller, Help::Confirm, words).await.map(drop),
        "objetar" => disagree(&caller, words).await,
        // Leave is asked before the form is read: whoever has none learns nothing of it.
        _ => match caller.here(domain::access::WorkFiling) {
            Ok(_) => Err(Refusal::Unreadable.into()),
            Err(denied) => Err(denied),
        },
    };
    done.map_err(bridge::fail)?;
    bridge::go(&routes::desk_case(&platform, &number));
    Ok(())
}
