//! What the help desk's pages show, from what its use cases answer.

use backend::pqrsf::{Block, Case, Happened, Item, Written};

use crate::desk::api::{BlockView, CaseView, ItemView, PersonView, WrittenView};
use crate::pqrsf::api::HappenedView;

impl From<Item> for ItemView {
    fn from(item: Item) -> Self {
        Self {
            number: item.number.to_string(),
            kind: item.kind,
            state: item.state,
            due_on: item.due_on,
            due: item.due,
            mine: item.mine,
            taken: item.taken,
            waits_for_second: item.waits_for_second,
            declined: item.declined,
        }
    }
}

impl From<Case> for CaseView {
    fn from(case: Case) -> Self {
        Self {
            number: case.number.to_string(),
            version: case.version,
            kind: case.kind,
            written: case.written.map(WrittenView::from),
            state: case.state,
            outcome: case.outcome,
            filed: case.filed,
            due_on: case.due_on,
            due: case.due,
            mine: case.mine,
            taken: case.taken,
            proposal: case.proposal,
            declined: case.declined,
            block: case.block.map(BlockView::from),
            claims: case.claims,
            history: case.history.into_iter().map(HappenedView::from).collect(),
            typed: String::new(),
        }
    }
}

impl From<Written> for WrittenView {
    fn from(written: Written) -> Self {
        let person = written.person;
        Self {
            subject: written.subject,
            detail: written.detail,
            person: PersonView {
                name: format!("{} {}", person.names, person.surnames),
                document: person.document.map(|(kind, mask)| format!("{kind} {mask}")),
                email: person.email,
                postal_address: person.postal_address,
                phone: person.phone,
            },
        }
    }
}

impl From<Block> for BlockView {
    fn from(block: Block) -> Self {
        Self {
            blocked: block.blocked,
            unlocks: block.unlocks,
            may_unblock: block.may_unblock,
            needs_second: block.needs_second,
        }
    }
}

impl From<Happened> for HappenedView {
    fn from(line: Happened) -> Self {
        Self {
            at: line.at,
            what: line.what,
            mine: line.mine,
            text: line.text,
        }
    }
}
