//! Every act that anybody writes into the audit has its sentence: in the audit's list, and in both
//! voices of the own history where one can see it. Whoever adds an act says here where it is read.
//! What else an entry tells has its label.

#![expect(
    clippy::expect_used,
    reason = "a test that cannot read the sources has nothing to say"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use app::text::audit;
use app::text::own::history::{self, Hand};
use app::text::people;
use domain::locale::Voice;

/// Endings of what is a file or a host, and no act.
const NO_ACTS: [&str; 3] = ["csv", "db", "example"];

/// Acts that no own history shows: on companies, files, filings, invitations and registrations, on
/// somebody's row in a company's list, on what has no account yet.
const ELSEWHERE: &[&str] = &[
    "acquisition.asked",
    "acquisition.recorded",
    "acquisition.resent",
    "acquisition.withdrawn",
    "audit.exported",
    "backup.restored",
    "bulk.applied",
    "bulk.approved",
    "bulk.discarded",
    "bulk.explained",
    "bulk.undo",
    "bulk.undone",
    "bulk.uploaded",
    "claim.accepted",
    "claim.refused",
    "claim.resent",
    "claim.stopped",
    "company.adherence",
    "company.appointed",
    "company.contacted",
    "company.leader_offered",
    "company.offer_withdrawn",
    "company.offered",
    "company.opened",
    "company.revoked",
    "company.tax_changed",
    "company.uncontacted",
    "filing.answered",
    "filing.asked",
    "filing.confirmed",
    "filing.declined",
    "filing.filed",
    "filing.informed",
    "filing.notified",
    "filing.proposed",
    "filing.refused",
    "filing.released",
    "filing.taken",
    "filing.unblocked",
    "initial_password.asked",
    "institution.created",
    "institution.first",
    "institution.seats",
    "invitation.accepted",
    "invitation.refused",
    "invitation.resent",
    "invitation.revoked",
    "invitation.sent",
    "operator.create",
    "operator.entered",
    "operator.refused",
    "people.exported",
    "people.reminded",
    "person.accepted",
    "person.added",
    "person.contact",
    "person.disabled",
    "person.enabled",
    "person.ending",
    "person.left",
    "person.name",
    "person.number",
    "person.phone",
    "person.reminded",
    "person.removed",
    "person.restored",
    "person.returned",
    "person.section",
    "person.signed_out",
    "person.start",
    "person.tied",
    "registration.resent",
    "registration.sent",
    "registry.approved",
    "registry.discarded",
    "registry.import",
    "registry.uploaded",
    "role.changed",
    "role.created",
    "role.removed",
    "section.changed",
    "section.created",
    "section.deleted",
    "sign_in.pending",
    "tier.changed",
    "whereabouts.requested",
    "workers.imported",
];

/// Names in entries that the audit tells no label of: they hold what stands on its own, or what is for
/// replaying.
const UNTOLD: [&str; 7] = [
    "change",
    "ends_at",
    "membership",
    "memberships",
    "new",
    "old",
    "text",
];

/// Names that no `json!` writes: those of a person, of a profile and of a tally.
const OF_TYPES: [&str; 6] = [
    "birth_date",
    "first",
    "first_surname",
    "retired",
    "second",
    "second_surname",
];

/// Reads every source in that folder.
fn sources_in(folder: &Path, read: &mut impl FnMut(&str)) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be listed").path();
        if path.is_dir() {
            sources_in(&path, read);
        } else {
            read(&fs::read_to_string(&path).expect("it can be read"));
        }
    }
}

/// Every `word.word` that stands as a text of its own in that source.
fn acts_in(source: &str, into: &mut BTreeSet<String>) {
    let acts = source.split('"').filter(|text| is_act(text));
    into.extend(acts.map(str::to_owned));
}

/// Every name of a value in a `json!` of that source.
fn names_in(source: &str, into: &mut BTreeSet<String>) {
    for (at, opening) in source.match_indices("json!") {
        let rest = &source[at + opening.len()..];
        let mut depth = 0;
        let end = rest.find(|sign: char| {
            depth += i32::from(sign == '(') - i32::from(sign == ')');
            depth == 0
        });
        let parts: Vec<_> = rest[..end.unwrap_or_default()].split('"').collect();
        for text in parts.windows(2).skip(1).step_by(2) {
            if text[1].starts_with(':') && !text[1].starts_with("::") {
                into.insert(text[0].to_owned());
            }
        }
    }
}

fn is_act(text: &str) -> bool {
    let word = |word: &str| !word.is_empty() && word.bytes().all(is_letter);
    let parts = text.split_once('.');
    parts.is_some_and(|(kind, act)| word(kind) && word(act) && !NO_ACTS.contains(&act))
}

fn is_letter(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte == b'_'
}

fn found(find: impl Fn(&str, &mut BTreeSet<String>)) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let backend = Path::new(env!("CARGO_MANIFEST_DIR")).join("../backend/src");
    sources_in(&backend, &mut |source: &str| find(source, &mut found));
    found
}

fn written() -> BTreeSet<String> {
    found(acts_in)
}

fn set<'a>(acts: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
    acts.into_iter().map(str::to_owned).collect()
}

#[test]
fn x05_the_audit_has_a_sentence_for_every_act_and_for_nothing_else() {
    let told = set(audit::ACTS.iter().map(|(act, _)| *act));
    assert_eq!(told, written());
    assert_eq!(audit::ACTS.len(), told.len(), "each once");
}

/// Whoever lets an entry tell something else gives it a label.
#[test]
fn x05_the_audit_has_a_label_for_everything_that_an_entry_tells_and_for_nothing_else() {
    let labels = set(audit::LABELS.iter().map(|(name, _)| *name));
    let untold = set(UNTOLD);
    let told = &found(names_in) | &set(OF_TYPES);
    assert_eq!(&labels | &untold, told);
    assert!(labels.is_disjoint(&untold));
    assert_eq!(audit::LABELS.len(), labels.len(), "each once");
}

/// Seen red: without `claim.resent`.
#[test]
fn x05_the_own_history_has_a_sentence_for_every_act_that_it_shows() {
    let told = set(history::ACTS.iter().map(|(act, _, _)| *act));
    let elsewhere = set(ELSEWHERE.iter().copied());
    assert_eq!(&told | &elsewhere, written());
    assert!(told.is_disjoint(&elsewhere));
    let count = history::ACTS.len() + ELSEWHERE.len();
    assert_eq!(count, told.len() + elsewhere.len(), "each once");
}

#[test]
fn x05_x06_every_sentence_of_the_own_history_is_there_in_both_voices() {
    let unknown = |voice| history::sentence(voice, "", Hand::Somebody);
    for (act, _, _) in history::ACTS {
        for voice in [Voice::Tu, Voice::Usted] {
            let said = history::sentence(voice, act, Hand::Somebody);
            assert!(said.len() > 10 && said.ends_with('.'), "{act}: {said}");
            assert_ne!(said, unknown(voice), "{act}");
        }
    }
}

#[test]
fn a59_what_gives_and_takes_access_has_its_sentence_on_the_ficha() {
    for act in [
        "company.appointed",
        "company.revoked",
        "invitation.accepted",
        "invitation.resent",
        "invitation.revoked",
        "invitation.sent",
        "perfil.carried_out",
        "perfil.changed",
        "stand_in.ended",
        "stand_in.named",
    ] {
        assert_ne!(people::act(act), people::act(""), "{act}");
    }
    assert_eq!(
        people::change("until", "", "20/11/2026"),
        "Suplente hasta: 20/11/2026"
    );
    let section = people::change("section", "", "Bodega");
    assert_eq!(section, "Sección: nada → Bodega");
}

#[test]
fn x05_whoever_did_it_is_named() {
    let said = |hand| history::sentence(Voice::Usted, "challenge.unlocked", hand);
    let unlocked = "Se levantó el bloqueo por identidad no validada.";
    assert_eq!(said(Hand::Somebody), unlocked);
    for (hand, by) in [
        (Hand::Desk, "la mesa de ayuda"),
        (Hand::Platform, "la administración de la plataforma"),
        (
            Hand::Administrator,
            "un administrador de accesos de la empresa",
        ),
        (Hand::System, "el sistema"),
    ] {
        assert_eq!(said(hand), format!("{unlocked} Lo hizo {by}."));
    }
}
