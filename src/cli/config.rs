//! `travaux.toml`, found upwards from a file (door to `toml`).
//!
//! ```toml
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
    #[serde(default)]
    rules: BTreeMap<String, String>,
}

/// The settings for a draft: those of the nearest `travaux.toml` in its folder or above, else defaults.
pub(super) fn settings(draft: &str) -> Result<Settings, Failure> {
    match nearest(Path::new(draft)) {
        Some(path) => read(&path),
        None => Ok(Settings::default()),
    }
}

fn nearest(draft: &Path) -> Option<PathBuf> {
    let whole = std::path::absolute(draft).ok()?;
    whole.ancestors().skip(1).map(|folder| folder.join(NAME)).find(|path| path.is_file())
}

fn read(path: &Path) -> Result<Settings, Failure> {
    let name = path.display().to_string();
    let failed = |source| Failure::Input { name: name.clone(), source };
    let text = fs::read_to_string(path).map_err(failed)?;
    let wrong = |what: String| failed(io::Error::new(io::ErrorKind::InvalidData, what));
    let file: File = toml::from_str(&text).map_err(|error| wrong(error.to_string()))?;
    let mut settings = Settings::default();
    for (rule, level) in file.rules {
        if lint::rule(&rule).is_none() {
            return Err(wrong(format!("there is no rule {rule}: `travaux explain` lists all")));
        }
        let level = Level::from_name(&level)
            .ok_or_else(|| wrong(format!("{rule} = {level:?}: expected off, on, error, warning or note")))?;
        settings.rules.insert(rule, level);
    }
    Ok(settings)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> Result<Settings, String> {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(NAME), text).unwrap();
        let inner = folder.path().join("texts/a.md");
        settings(&inner.to_string_lossy()).map_err(|failure| failure.to_string())
    }

    #[test]
    fn the_nearest_file_above_a_draft_sets_its_rules() {
        let settings = read_text("[rules]\nnumbering-gap = \"off\"\n").unwrap();
        assert_eq!(settings.rules["numbering-gap"], Level::Off);
    }

    #[test]
    fn a_slip_in_the_file_is_an_error_that_names_it() {
        assert!(read_text("[rules]\nnumbering-gaps = \"off\"\n").unwrap_err().contains("numbering-gaps"));
        assert!(read_text("[rules]\nnumbering-gap = \"loud\"\n").unwrap_err().contains("loud"));
        assert!(read_text("[rule]\n").unwrap_err().contains(NAME));
    }
}
