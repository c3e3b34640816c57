//! Who gains and loses what, before it is saved.

use serde::{Deserialize, Serialize};

use super::{Level, ModuleCode, Rights};

/// What becomes different of one module.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// The module.
    pub module: ModuleCode,
    /// Its level until now.
    pub before: Option<Level>,
    /// Its level from then on.
    pub after: Option<Level>,
}

impl Difference {
    /// Whether it is more than before.
    pub fn gains(&self) -> bool {
        self.after > self.before
    }
}

/// What somebody gains and loses when the one becomes the other; asked of the same function that
/// enforces.
pub fn gains_and_loses(before: &Rights, after: &Rights, modules: &[ModuleCode]) -> Vec<Difference> {
    let difference = |module: &ModuleCode| Difference {
        module: module.clone(),
        before: before.level(module.as_str()),
        after: after.level(module.as_str()),
    };
    let all = modules.iter().map(difference);
    all.filter(|one| one.before != one.after).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a32_the_preview_tells_each_module_that_changes_and_no_other() {
        let modules: Vec<ModuleCode> = ["aa", "bb", "cc", "dd"]
            .map(|code| code.parse().unwrap())
            .to_vec();
        let rights = |text: &str| Rights::Only(text.parse().unwrap());
        let told = gains_and_loses(
            &rights("aa:see,bb:edit,cc:see"),
            &rights("aa:edit,cc:see,dd:see"),
            &modules,
        );
        let told: Vec<_> = told
            .iter()
            .map(|one| (one.module.as_str(), one.gains(), one.before, one.after))
            .collect();
        assert_eq!(
            told,
            [
                ("aa", true, Some(Level::See), Some(Level::Edit)),
                ("bb", false, Some(Level::Edit), None),
                ("dd", true, None, Some(Level::See)),
            ]
        );
        assert!(gains_and_loses(&Rights::Everything, &Rights::Everything, &modules).is_empty());
    }
}
