//! Modules that make sense.

use super::Rule;
use crate::platform::Platform;
use crate::role::{Administering, MOST_MODULES};

impl Platform {
    pub(super) fn modules(&self) -> Vec<Rule> {
        let modules = &self.modules;
        let ours = |code: &str| Administering::ALL.iter().any(|one| one.code() == code);
        let repeated = modules.iter().enumerate().any(|(at, one)| {
            let mut after = modules.iter().skip(at + 1);
            after.any(|two| one.code == two.code)
        });
        vec![
            (modules.len() <= MOST_MODULES, "module", "200 at the most"),
            (
                !repeated && !modules.iter().any(|one| ours(one.code.as_str())),
                "module.code",
                "another one for each module, and none of those that administer",
            ),
            (
                modules
                    .iter()
                    .all(|one| !one.name.trim().is_empty() && !one.group.trim().is_empty()),
                "module.name",
                "some text, and a group",
            ),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a31_modules_have_codes_of_their_own() {
        let with = |modules: serde_json::Value| {
            let mut hanna: Platform = serde_json::from_value(serde_json::json!({
                "slug": "hanna", "name": "Hanna", "organisation": "Cajacopi", "locale": "es-CO",
                "zone": "America/Bogota", "brand": "hanna",
                "contacts": { "pqrsf": "https://pqrsf.ejemplo.test" },
            }))
            .unwrap();
            hanna.modules = serde_json::from_value(modules).unwrap();
            hanna.check().map_err(|wrong| wrong.key)
        };
        let module = |code: &str, name: &str| {
            let group = "Personas";
            serde_json::json!({ "code": code, "name": name, "group": group })
        };
        assert_eq!(
            with(serde_json::json!([
                module("epp", "EPP"),
                module("asis", "A")
            ])),
            Ok(())
        );
        for (one, key) in [
            (module("epp", "EPP"), "module.code"),
            (module("perfiles", "Perfiles"), "module.code"),
            (module("otro", " "), "module.name"),
        ] {
            assert_eq!(
                with(serde_json::json!([module("epp", "EPP"), one])),
                Err(key)
            );
        }
    }
}
