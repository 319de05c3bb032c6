//! `travaux.toml`, found upwards from a file (door to `toml`).
//!
//! ```toml
//! offences = "offences.yaml"     # a taxonomy laid over the built-in one
//! folders = ["archive"]          # where drafts lie besides the folder of the one that is checked
//!
//! [rules]
//! list-punctuation = "on"      # off, on, error, warning, note
//! numbering-gap = "note"
//! ```

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;

use serde::Deserialize;

use super::output::Failure;
use crate::lint;
use crate::lint::Level;
use crate::lint::Settings;

/// The name of the file.
const NAME: &str = "travaux.toml";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    offences: Option<PathBuf>,
    #[serde(default)]
    folders: Vec<PathBuf>,
    #[serde(default)]
    rules: BTreeMap<String, String>,
}

/// What a `travaux.toml` says; paths in it are relative to its folder.
#[derive(Debug, Clone, Default)]
pub(super) struct Config {
    /// Which rules are on.
    pub(super) settings: Settings,
    /// A taxonomy of one's own.
    pub(super) offences: Option<PathBuf>,
    /// More folders in which drafts of the negotiation lie.
    pub(super) folders: Vec<PathBuf>,
}

impl Config {
    /// That of the nearest `travaux.toml` in the folder of a draft or above, else defaults.
    pub(super) fn of(draft: &str) -> Result<Self, Failure> {
        match nearest(Path::new(draft)) {
            Some(path) => read(&path),
            None => Ok(Self::default()),
        }
    }
}

fn nearest(draft: &Path) -> Option<PathBuf> {
    let whole = std::path::absolute(draft).ok()?;
    whole.ancestors().skip(1).map(|folder| folder.join(NAME)).find(|path| path.is_file())
}

fn read(path: &Path) -> Result<Config, Failure> {
    let name = path.display().to_string();
    let failed = |source| Failure::Input { name: name.clone(), source };
    let text = fs::read_to_string(path).map_err(failed)?;
    let wrong = |what: String| failed(io::Error::new(io::ErrorKind::InvalidData, what));
    let file: File = toml::from_str(&text).map_err(|error| wrong(error.to_string()))?;
    let here = |given: PathBuf| path.with_file_name(given);
    let (offences, folders) = (file.offences.map(here), file.folders.into_iter().map(here).collect());
    let mut config = Config { offences, folders, ..Config::default() };
    for (rule, level) in file.rules {
        if lint::rule(&rule).is_none() {
            return Err(wrong(format!("there is no rule {rule}: `travaux explain` lists all")));
        }
        let level = Level::from_name(&level)
            .ok_or_else(|| wrong(format!("{rule} = {level:?}: expected off, on, error, warning or note")))?;
        config.settings.rules.insert(rule, level);
    }
    Ok(config)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> Result<Config, String> {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(NAME), text).unwrap();
        let inner = folder.path().join("texts/a.md");
        Config::of(&inner.to_string_lossy()).map_err(|failure| failure.to_string())
    }

    #[test]
    fn the_nearest_file_above_a_draft_sets_its_rules() {
        let config = read_text("folders = [\"old\"]\n[rules]\nnumbering-gap = \"off\"\n").unwrap();
        assert_eq!(config.settings.rules["numbering-gap"], Level::Off);
        assert!(config.folders[0].ends_with("old") && config.folders[0].is_absolute());
    }

    #[test]
    fn a_slip_in_the_file_is_an_error_that_names_it() {
        assert!(read_text("[rules]\nnumbering-gaps = \"off\"\n").unwrap_err().contains("numbering-gaps"));
        assert!(read_text("[rules]\nnumbering-gap = \"loud\"\n").unwrap_err().contains("loud"));
        assert!(read_text("[rule]\n").unwrap_err().contains(NAME));
    }
}
