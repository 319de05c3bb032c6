//! Who may use whom in `src/`, and which module is the door to which package.
#![allow(clippy::unwrap_used, reason = "helpers of tests may panic")]

use std::fs;
use std::path::Path;
use std::path::PathBuf;

/// A module and the modules it may name; a module may always name itself.
const LAYERS: [(&str, &[&str]); 23] = [
    ("source", &[]),
    ("pair", &[]),
    ("ascii", &[]),
    ("words", &["ascii"]),
    ("ooxml", &[]),
    ("finding", &["source"]),
    ("yaml", &["source", "finding"]),
    ("draft", &["source", "pair", "ascii", "words", "finding"]),
    ("parse", &["source", "pair", "words", "finding", "yaml", "draft"]),
    ("format", &["source", "pair", "words", "finding", "yaml", "draft", "parse"]),
    ("renumber", &["source", "pair", "words", "finding", "yaml", "draft", "parse"]),
    ("state", &["source", "pair", "words", "finding", "draft"]),
    ("align", &["source", "pair", "words", "finding", "draft"]),
    ("redline", &["source", "pair", "words", "finding", "draft", "align"]),
    ("audit", &["source", "pair", "words", "finding", "draft", "align", "redline"]),
    ("lineage", &["source", "pair", "words", "finding", "draft", "align"]),
    ("positions", &["source", "pair", "words", "finding", "draft", "align", "lineage"]),
    ("offences", &["source", "pair", "words", "finding", "yaml", "draft", "align", "redline", "lineage"]),
    ("lint", &["source", "pair", "words", "finding", "draft", "align", "redline", "lineage", "offences"]),
    ("import", &["source", "finding", "draft", "ooxml"]),
    (
        "render",
        &[
            "source",
            "pair",
            "words",
            "finding",
            "draft",
            "state",
            "align",
            "redline",
            "lineage",
            "offences",
            "ooxml",
            "audit",
            "positions",
        ],
    ),
    (
        "cli",
        &[
            "source",
            "pair",
            "words",
            "finding",
            "yaml",
            "draft",
            "parse",
            "state",
            "align",
            "redline",
            "lineage",
            "offences",
            "lint",
            "import",
            "render",
            "ooxml",
            "audit",
            "format",
            "renumber",
            "positions",
        ],
    ),
    ("main", &["cli"]),
];

/// A package and the one place that may name it: a file, or a folder with all in it.
const DOORS: [(&str, &str); 13] = [
    ("clap", "cli/"),
    ("clap_complete", "cli/completions.rs"),
    ("clap_mangen", "cli/completions.rs"),
    ("comrak", "format/blocks.rs"),
    ("pulldown_cmark", "parse/blocks.rs"),
    ("scraper", "import/html/elements.rs"),
    ("quick_xml", "ooxml/xml.rs"),
    ("zip", "ooxml/package.rs"),
    ("serde_yaml", "yaml.rs"),
    ("similar", "redline/edits.rs"),
    ("hashbrown", "words/vocabulary.rs"),
    ("maud", "render/"),
    ("anstyle", "render/"),
];

/// Words that mark unfinished work.
/// "XXX" is no such word here: drafts print it where a number is still to come.
const UNFINISHED: [&str; 3] = ["todo!", "dbg!", "FIXME"];

struct Line {
    file: String,
    number: usize,
    text: String,
}

impl Line {
    fn place(&self) -> String {
        format!("src/{}:{}: {}", self.file, self.number, self.text.trim())
    }

    fn module(&self) -> &str {
        self.file.split(['/', '.']).next().unwrap()
    }

    /// The names of modules of this crate in the line.
    fn names(&self) -> Vec<&str> {
        let found = self.text.split("crate::").skip(1);
        found
            .map(|rest| rest.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next().unwrap())
            .collect()
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// All lines of code outside comments; `tests` says whether those of unit tests, which may parse, are wanted.
fn lines(tests: bool) -> Vec<Line> {
    let mut lines = Vec::new();
    for path in files(&source()) {
        let file = path.strip_prefix(source()).unwrap().to_string_lossy().replace('\\', "/");
        for (at, text) in fs::read_to_string(&path).unwrap().lines().enumerate() {
            if text.trim() == "mod tests {" && !tests {
                break;
            }
            // Files of laws and tests are unit tests that fill a file.
            if !tests && (file.ends_with("/laws.rs") || file.ends_with("/tests.rs")) {
                break;
            }
            if !text.trim_start().starts_with("//") {
                lines.push(Line { file: file.clone(), number: at + 1, text: text.to_owned() });
            }
        }
    }
    lines
}

#[test]
fn every_module_uses_what_stands_below_it() {
    let mut breaches = Vec::new();
    for line in lines(false).iter().filter(|line| line.module() != "lib") {
        let known = LAYERS.iter().find(|(module, _)| *module == line.module());
        let Some((module, below)) = known else {
            breaches.push(format!("{}: the module stands in no layer", line.place()));
            continue;
        };
        let is_module = |name: &&str| LAYERS.iter().any(|(module, _)| module == name);
        let breach = |name: &&str| name != module && !below.contains(name);
        if line.names().into_iter().filter(is_module).any(|name| breach(&name)) {
            breaches.push(line.place());
        }
    }
    assert!(breaches.is_empty(), "modules use what they must not:\n{}", breaches.join("\n"));
}

#[test]
fn every_package_has_one_door() {
    let mut breaches = Vec::new();
    for line in lines(false) {
        for (package, door) in DOORS {
            let path = format!("{package}::");
            let named = line.text.match_indices(&path).any(|(at, _)| {
                !line.text[..at].ends_with(|letter: char| letter.is_alphanumeric() || letter == '_' || letter == ':')
            });
            if named && !line.file.starts_with(door) {
                breaches.push(format!("{} (the door to {package} is src/{door})", line.place()));
            }
        }
    }
    assert!(breaches.is_empty(), "packages are named outside their door:\n{}", breaches.join("\n"));
}

#[test]
fn nothing_is_left_unfinished() {
    for path in files(&source()) {
        let text = fs::read_to_string(&path).unwrap();
        for (at, line) in text.lines().enumerate() {
            let found = UNFINISHED.iter().find(|mark| line.contains(**mark));
            assert!(found.is_none(), "{}:{}: {line}", path.display(), at + 1);
        }
    }
}

#[test]
fn the_schemas_listed_are_the_schema_files() {
    let mut files: Vec<String> = fs::read_dir(source().join("render/schemas"))
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    files.sort();
    assert_eq!(travaux::render::schema::NAMES.map(|(name, _)| name.to_owned()).to_vec(), files);
}
