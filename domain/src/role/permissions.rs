//! A set of permissions: of each module nothing, seeing, or editing.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{Level, ModuleCode};

/// Module by module; what is not named is not allowed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Permissions(BTreeMap<ModuleCode, Level>);

/// The text names no permissions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not permissions: module:level, separated by commas")]
pub struct NotPermissions;

impl Permissions {
    /// From the two columns of the editor. Editing implies seeing, whether or not it was ticked.
    pub fn ticked(
        see: impl IntoIterator<Item = ModuleCode>,
        edit: impl IntoIterator<Item = ModuleCode>,
    ) -> Self {
        let see = see.into_iter().map(|module| (module, Level::See));
        let edit = edit.into_iter().map(|module| (module, Level::Edit));
        let mut all = Self::default();
        for (module, level) in see.chain(edit) {
            all.allow(module, level);
        }
        all
    }

    /// Adds a permission; the higher level stays.
    pub fn allow(&mut self, module: ModuleCode, level: Level) {
        let known = self.0.entry(module).or_insert(level);
        *known = level.max(*known);
    }

    /// Takes a module away.
    pub fn forbid(&mut self, module: &str) {
        self.0.remove(module);
    }

    /// The highest level of that module.
    pub fn level(&self, module: &str) -> Option<Level> {
        self.0.get(module).copied()
    }

    /// Whether there is at least as much of everything as in the other.
    pub fn covers(&self, other: &Self) -> bool {
        other
            .iter()
            .all(|(module, level)| self.level(module.as_str()) >= Some(level))
    }

    /// Everything allowed, by module.
    pub fn iter(&self) -> impl Iterator<Item = (&ModuleCode, Level)> {
        self.0.iter().map(|(module, level)| (module, *level))
    }

    /// Whether nothing is allowed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The same without modules that are not among these: a module may go from the configuration.
    #[must_use]
    pub fn among(&self, modules: &[ModuleCode]) -> Self {
        let kept = self.0.iter().filter(|(module, _)| modules.contains(module));
        Self(
            kept.map(|(module, level)| (module.clone(), *level))
                .collect(),
        )
    }
}

/// `estructura:see,personas:edit`: as it stands in addresses and in the history.
impl fmt::Display for Permissions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, (module, level)) in self.iter().enumerate() {
            let comma = if place > 0 { "," } else { "" };
            write!(f, "{comma}{module}:{}", level.code())?;
        }
        Ok(())
    }
}

impl FromStr for Permissions {
    type Err = NotPermissions;

    fn from_str(text: &str) -> Result<Self, NotPermissions> {
        let mut all = Self::default();
        for part in text.split(',').filter(|part| !part.is_empty()) {
            let (module, level) = part.split_once(':').ok_or(NotPermissions)?;
            let module = module.parse().map_err(|_| NotPermissions)?;
            all.allow(module, level.parse().map_err(|_| NotPermissions)?);
        }
        Ok(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> ModuleCode {
        text.parse().unwrap()
    }

    #[test]
    fn a32_edit_implies_see() {
        let ticked = Permissions::ticked([code("aa"), code("bb")], [code("bb"), code("cc")]);
        assert_eq!(ticked.to_string(), "aa:see,bb:edit,cc:edit");
        assert_eq!(ticked.level("cc"), Some(Level::Edit));
        assert!(ticked.level("cc") >= Some(Level::See));
        assert_eq!(ticked.level("dd"), None);
    }

    #[test]
    fn what_is_written_reads_back_and_nonsense_does_not() {
        for text in ["", "aa:see", "aa:edit,bb:see"] {
            let read: Permissions = text.parse().unwrap();
            assert_eq!(read.to_string(), text);
        }
        for odd in ["aa", "aa:all", "A:see", "aa:see;bb:see"] {
            assert_eq!(odd.parse::<Permissions>(), Err(NotPermissions), "{odd}");
        }
    }

    #[test]
    fn more_covers_less_and_never_the_reverse() {
        let read = |text: &str| text.parse::<Permissions>().unwrap();
        assert!(read("aa:edit,bb:see").covers(&read("aa:see")));
        assert!(!read("aa:see").covers(&read("aa:edit")));
        assert!(!read("aa:edit").covers(&read("bb:see")));
        assert!(read("").covers(&read("")));
        assert_eq!(read("aa:edit,bb:see").among(&[code("bb")]), read("bb:see"));
    }
}
