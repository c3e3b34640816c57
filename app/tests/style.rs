//! What the compiler cannot see about views and their style: twins, imports, forbidden markup.

#![expect(
    clippy::expect_used,
    reason = "a test that cannot read the sources has nothing to say"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be listed").path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|own| own == ending) {
            found.push(path);
        }
    }
    found
}

/// Names of the files right in the folder; what a component keeps in a folder of its own is its
/// own affair.
fn stems(folder: &str, ending: &str) -> BTreeSet<String> {
    let folder = root().join(folder);
    let paths = files(&folder, ending).into_iter();
    paths
        .filter(|path| path.parent() == Some(&folder))
        .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
        .collect()
}

/// Seen red: `style/ui/live.css` moved away.
#[test]
fn every_component_has_its_style_and_every_style_its_component() {
    assert_eq!(stems("app/src/ui", "rs"), stems("style/ui", "css"));
}

/// Seen red: the line of `ui/time.css` taken out of `main.css`.
#[test]
fn every_style_file_is_imported_once() {
    let style = root().join("style");
    let main = fs::read_to_string(style.join("main.css")).expect("main.css");
    for path in files(&style, "css") {
        let name = path
            .strip_prefix(&style)
            .expect("inside")
            .display()
            .to_string();
        let times = main.matches(&format!("\"{name}\"")).count();
        assert_eq!(times, usize::from(name != "main.css"), "{name}");
    }
}

/// The policy of the page refuses them (ruling 3). Seen red: `style="color:red"` on a heading.
#[test]
fn no_view_writes_a_style_attribute() {
    for path in files(&root().join("app/src"), "rs") {
        let text = fs::read_to_string(&path).expect("source");
        for (number, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            assert!(
                !code.contains(" style=") && !code.contains("style:"),
                "{}:{}",
                path.display(),
                number + 1
            );
        }
    }
}

/// Text inside these is not escaped as text elsewhere is (ruling 17); what is typed goes into
/// `value`. The one area that there is escapes by itself, and the one script knows no text of anybody.
/// Seen red: a `<textarea>` with a child in `field.rs`.
#[test]
fn no_view_puts_text_where_it_could_become_markup() {
    for path in files(&root().join("app/src"), "rs") {
        let text = fs::read_to_string(&path).expect("source");
        let text = if path.ends_with("app/src/ui/text.rs") {
            text.replacen("<textarea\n", "", 1)
                .replace("`<textarea>`", "")
                .replace("\"</textarea><script>alert(1)</script>", "")
        } else if path.ends_with("app/src/shell.rs") {
            // Made of the names of our own files.
            text.replacen(
                "<script type=\"module\" nonce=use_nonce()>{start}</script>",
                "",
                1,
            )
        } else {
            text
        };
        for tag in ["<textarea", "<style", "<script", "<noscript", "<title"] {
            assert!(!text.contains(tag), "{} has {tag}", path.display());
        }
    }
}
