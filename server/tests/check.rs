//! `porteria check` as an operator runs it: a set-up of the questions that a guesser passes too
//! often is refused, with the figure (Q24).

use std::path::Path;
use std::process::{Command, Output};

fn porteria(folder: &Path, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_porteria"))
        .current_dir(folder)
        .env_clear()
        .args(["--config", "porteria.toml"])
        .args(words)
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    let text = [output.stdout.as_slice(), &output.stderr].concat();
    String::from_utf8(text).unwrap()
}

/// The demonstration's configuration with that table for the questions.
fn configure(folder: &Path, challenge: &str) {
    let demo = include_str!("../../demo/porteria.toml");
    let usual = "challenge = {}";
    assert!(demo.contains(usual));
    let text = demo.replace(usual, &format!("challenge = {challenge}"));
    std::fs::write(folder.join("porteria.toml"), text).unwrap();
}

#[test]
fn f24_a_gateway_without_its_token_is_said_before_anybody_is_served() {
    let folder = tempfile::tempdir().unwrap();
    configure(folder.path(), "{}");
    let none = said(&porteria(folder.path(), &["check"]));
    assert!(none.contains("bien  mensajes de texto: no salen"), "{none}");
    let file = folder.path().join("porteria.toml");
    let mut text = std::fs::read_to_string(&file).unwrap();
    text.push_str(
        "\n[sms]\ngateway = \"https://sms.example/mensajes\"\naccount = \"AC1\"\n\
         token_file = \"data/sms.token\"\nsender = \"85001\"\n",
    );
    std::fs::write(&file, text).unwrap();
    let missing = said(&porteria(folder.path(), &["check"]));
    let line = "MAL   mensajes de texto: configuración: falta el token de sms en data/sms.token";
    assert!(missing.contains(line), "{missing}");
}

#[test]
fn q24_a_set_up_that_a_guesser_passes_too_often_is_refused_with_the_figure() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("data")).unwrap();
    configure(folder.path(), "{}");
    for words in [["migrate"].as_slice(), &["demo"]] {
        let output = porteria(folder.path(), words);
        assert!(output.status.success(), "{words:?}: {}", said(&output));
    }
    let good = porteria(folder.path(), &["check", "--demo"]);
    let text = said(&good);
    assert!(good.status.success(), "{text}");
    let figure = "personas; quien adivina pasa 1 vez de cada ";
    assert!(text.contains(figure), "{text}");
    configure(folder.path(), "{ odds_at_least = 5000 }");
    let bad = porteria(folder.path(), &["check", "--demo"]);
    let text = said(&bad);
    assert!(!bad.status.success(), "{text}");
    assert!(text.contains("MAL   preguntas de hanna: quien adivina pasa 1 vez de cada "));
    assert!(
        text.contains("la regla pide 1 de cada 5000 o menos"),
        "{text}"
    );
    // Nobody may ask for less than the rule of the house.
    configure(folder.path(), "{ odds_at_least = 199 }");
    let lax = porteria(folder.path(), &["check", "--demo"]);
    let text = said(&lax);
    assert!(
        !lax.status.success() && text.contains("challenge.odds_at_least"),
        "{text}"
    );
}
