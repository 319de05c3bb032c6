//! From what the user names to sources and drafts.

use std::borrow::Borrow;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::io::Read;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

use super::document;
use super::output::Console;
use super::output::Failure;
use crate::draft::Draft;
use crate::draft::Language;
use crate::finding::Finding;
use crate::import::Changes;
use crate::offences::Taxonomy;
use crate::pair::Pair;
use crate::parse::parse;
use crate::parse::too_deep;
use crate::parse::too_dense;
use crate::source::Source;

/// Files larger than this are refused: offsets are 32 bits wide.
const LARGEST: u64 = u32::MAX as u64;

/// Reads one source, whatever its format: a path, `-` for standard input, or `REV:PATH` for a file in git.
pub(super) fn source(name: &str) -> Result<Source, Failure> {
    source_with(name, Changes::default())
}

/// Reads a draft that shows its changes: tracked changes of Word become signs in its text.
pub(super) fn marked(name: &str) -> Result<Draft, Failure> {
    source_with(name, Changes::Keep).and_then(parsed)
}

fn source_with(name: &str, changes: Changes) -> Result<Source, Failure> {
    let bytes = bytes(name)?;
    let shown = if name == "-" { "<stdin>" } else { name };
    match document::Format::of(name, &bytes) {
        Some(format) => Ok(document::import(shown, format, bytes, changes)?.source),
        None => utf8(shown, bytes).map(|text| Source::new(shown, text)),
    }
}

/// Reads a draft that is Markdown as it stands in its file, so that it can be written back.
pub(super) fn markdown(name: &str) -> Result<Draft, Failure> {
    let bytes = bytes(name)?;
    if document::Format::of(name, &bytes).is_some() {
        return Err(Failure::Usage(format!("{name} is no Markdown: `travaux import` makes a draft of it")));
    }
    let shown = if name == "-" { "<stdin>" } else { name };
    parsed(Source::new(shown, utf8(shown, bytes)?))
}

/// Bytes as text.
pub(super) fn utf8(name: &str, bytes: Vec<u8>) -> Result<String, Failure> {
    String::from_utf8(bytes).map_err(|error| not_utf8(name, error.as_bytes(), error.utf8_error().valid_up_to()))
}

/// Reads the bytes of a path, of `-` for standard input, or of `REV:PATH` for a file in git.
pub(super) fn bytes(name: &str) -> Result<Vec<u8>, Failure> {
    match name {
        "-" => standard_input(),
        _ if is_revision(name) => committed(name),
        _ => file(name),
    }
}

/// Reads one draft.
pub(super) fn draft(name: &str) -> Result<Draft, Failure> {
    source(name).and_then(parsed)
}

/// Makes a draft of a source, unless it would be no draft.
pub(super) fn parsed(source: Source) -> Result<Draft, Failure> {
    match too_deep(&source).or_else(|| too_dense(&source)) {
        Some(finding) => Err(refused(&source, &finding)),
        None => Ok(parse(source)),
    }
}

/// Why a source is not taken, with the place.
fn refused(source: &Source, finding: &Finding) -> Failure {
    let place = source.place(finding.span.start);
    let help = finding.help.as_ref().map_or(String::new(), |help| format!(" ({help})"));
    Failure::Usage(format!("{}:{}:{}: {}{help}", source.name(), place.line, place.column, finding.message))
}

/// Reads a taxonomy, laid over the built-in one.
pub(super) fn taxonomy(name: &str) -> Result<Taxonomy, Failure> {
    let source = source(name)?;
    Taxonomy::read(&source, Some(Taxonomy::built_in())).map_err(|findings| refused(&source, &findings[0]))
}

/// Reads two drafts, side by side: reading is half of the work.
pub(super) fn pair(names: Pair<&String>) -> Result<Pair<Draft>, Failure> {
    let drafts = names.at_once(|name| draft(name));
    Ok(Pair::new(drafts.old?, drafts.new?))
}

/// Reads several drafts; a folder stands for the drafts in it.
pub(super) fn drafts(names: &[String]) -> Result<Vec<Draft>, Failure> {
    let mut files = Vec::new();
    for name in names {
        if Path::new(name).is_dir() {
            files.extend(folder(name)?);
        } else {
            files.push(name.clone());
        }
    }
    files.iter().map(|name| draft(name)).collect()
}

/// Reads the drafts of one language in the order of their rounds; drafts of several languages are never mixed.
pub(super) fn rounds(names: &[String], tag: Option<&str>, console: &mut Console) -> Result<Vec<Draft>, Failure> {
    let drafts = drafts(names)?;
    let language = language(tag, &drafts, console)?;
    let mut drafts: Vec<Draft> = drafts.into_iter().filter(|draft| draft.meta.language == language).collect();
    drafts.iter().for_each(|draft| report(draft, console));
    put_in_order(&mut drafts);
    Ok(drafts)
}

/// Orders drafts by their rounds; where one has none, by their dates; where one lacks that too, they stay as named.
pub(super) fn put_in_order<D: Borrow<Draft>>(drafts: &mut [D]) {
    let all = |has: fn(&Draft) -> bool| drafts.iter().all(|draft| has(draft.borrow()));
    if all(|draft| draft.meta.round.is_some()) {
        drafts.sort_by_key(|draft| (draft.borrow().meta.round, draft.borrow().meta.date.clone()));
    } else if all(|draft| draft.meta.date.is_some()) {
        drafts.sort_by_key(|draft| draft.borrow().meta.date.clone());
    }
}

/// The language asked for, else that of most drafts; says which others there are.
fn language(tag: Option<&str>, drafts: &[Draft], console: &mut Console) -> Result<Language, Failure> {
    let count = |language: Language| drafts.iter().filter(|draft| draft.meta.language == language).count();
    let there: Vec<Language> = LANGUAGES.into_iter().filter(|&language| count(language) > 0).collect();
    let tags = there.iter().map(|language| language.tag()).collect::<Vec<_>>().join(", ");
    if let Some(tag) = tag {
        let wanted = Language::from_tag(tag);
        let missing = || Failure::Usage(format!("no draft is in the language `{tag}`: there are {tags}"));
        return (count(wanted) > 0).then_some(wanted).ok_or_else(missing);
    }
    let most = there.iter().rev().copied().max_by_key(|&language| count(language)).unwrap_or_default();
    if there.len() > 1 {
        let shown = most.tag();
        console
            .say(&format!("travaux: drafts in several languages ({tags}); shown: {shown}; --language picks another"));
    }
    Ok(most)
}

/// The order in which languages are preferred where as many drafts are in each.
const LANGUAGES: [Language; 7] = [
    Language::English,
    Language::French,
    Language::Spanish,
    Language::Russian,
    Language::Arabic,
    Language::Chinese,
    Language::Other,
];

/// The files that names stand for; a folder stands for the drafts in it and in the folders below.
pub(super) fn files(names: &[String]) -> Result<Vec<String>, Failure> {
    below(names, &["md"])
}

/// The same with documents of all formats that can be read.
pub(super) fn documents(names: &[String]) -> Result<Vec<String>, Failure> {
    below(names, &["md", "docx", "html", "htm", "pdf", "txt"])
}

fn below(names: &[String], endings: &[&str]) -> Result<Vec<String>, Failure> {
    let mut found = Vec::new();
    for name in names {
        if !Path::new(name).is_dir() {
            found.push(name.clone());
            continue;
        }
        let mut inside = Vec::new();
        let mut open = vec![name.clone()];
        while let Some(folder) = open.pop() {
            let failed = |source| Failure::Input { name: folder.clone(), source };
            for entry in fs::read_dir(&folder).map_err(failed)? {
                let path = entry.map_err(failed)?.path();
                let name = path.to_string_lossy().into_owned();
                match path.extension() {
                    _ if path.is_dir() => open.push(name),
                    Some(ending) if endings.iter().any(|known| ending.eq_ignore_ascii_case(known)) => inside.push(name),
                    _ => {}
                }
            }
        }
        inside.sort();
        found.extend(inside);
    }
    Ok(found)
}

/// The drafts that lie in the folders of files, or in other folders, and are none of the files.
pub(super) fn beside<'a>(files: &'a [String], others: impl Iterator<Item = &'a PathBuf>) -> Vec<String> {
    let mut folders: BTreeSet<&Path> = files.iter().filter_map(|file| Path::new(file).parent()).collect();
    folders.extend(others.map(PathBuf::as_path));
    let given: BTreeSet<PathBuf> = files.iter().filter_map(|file| Path::new(file).canonicalize().ok()).collect();
    let here =
        |folder: &Path| if folder.as_os_str().is_empty() { ".".to_owned() } else { folder.display().to_string() };
    let all = folders.into_iter().filter_map(|path| folder(&here(path)).ok()).flatten();
    let mut seen = BTreeSet::new();
    all.filter(|file| Path::new(file).canonicalize().is_ok_and(|file| !given.contains(&file) && seen.insert(file)))
        .collect()
}

/// The drafts of a folder, by name.
fn folder(name: &str) -> Result<Vec<String>, Failure> {
    let failed = |source| Failure::Input { name: name.to_owned(), source };
    let mut files = Vec::new();
    for entry in fs::read_dir(name).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let markdown = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("md"));
        if markdown && path.is_file() {
            files.push(path.to_string_lossy().into_owned());
        }
    }
    files.sort();
    if files.is_empty() {
        return Err(Failure::Usage(format!("no drafts in the folder {name}: expected files that end in .md")));
    }
    Ok(files)
}

fn file(name: &str) -> Result<Vec<u8>, Failure> {
    let failed = |source| Failure::Input { name: name.to_owned(), source };
    let data = fs::metadata(name).map_err(failed)?;
    if data.is_dir() {
        return Err(Failure::Usage(format!("{name} is a folder: expected a draft (`travaux rounds` takes folders)")));
    }
    if data.len() > LARGEST {
        return Err(Failure::Usage(format!("{name} is larger than 4 GiB")));
    }
    fs::read(name).map_err(failed)
}

/// Reads standard input, once: who names it twice would compare a draft with nothing.
fn standard_input() -> Result<Vec<u8>, Failure> {
    static READ: AtomicBool = AtomicBool::new(false);
    if READ.swap(true, Ordering::Relaxed) {
        let message = "`-` stands for two files, and standard input can be read once: expected a file for one of them";
        return Err(Failure::Usage(message.to_owned()));
    }
    let mut bytes = Vec::new();
    let read = io::stdin().lock().take(LARGEST).read_to_end(&mut bytes);
    read.map_err(|source| Failure::Input { name: "<stdin>".to_owned(), source })?;
    Ok(bytes)
}

/// `HEAD~3:texts/x.md` or `:texts/x.md`, unless a file has that very name. A drive letter is no revision.
fn is_revision(name: &str) -> bool {
    name.find(':').is_some_and(|at| at != 1) && !Path::new(name).exists()
}

/// A file as git has it: at a revision, or staged (`:path`).
fn committed(name: &str) -> Result<Vec<u8>, Failure> {
    git(&["show", "--no-textconv", "--end-of-options", name])
}

/// Says whether git has a file at a revision, or staged.
pub(super) fn is_committed(name: &str) -> bool {
    git(&["cat-file", "-e", name]).is_ok()
}

/// What the git of the user prints, with the user's configuration.
pub(super) fn git(args: &[&str]) -> Result<Vec<u8>, Failure> {
    let failed = |source| Failure::Input { name: args.last().unwrap_or(&"git").to_string(), source };
    let output = Command::new("git").args(args).output().map_err(failed)?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let reason = String::from_utf8_lossy(&output.stderr);
    Err(failed(io::Error::new(io::ErrorKind::NotFound, reason.trim().to_owned())))
}

fn not_utf8(name: &str, bytes: &[u8], at: usize) -> Failure {
    let line = 1 + bytes[..at].iter().filter(|&&byte| byte == b'\n').count();
    let value = bytes.get(at).copied().unwrap_or_default();
    Failure::Usage(format!(
        "{name} is not UTF-8: byte {at} (line {line}) is 0x{value:02x}; convert it, for instance with iconv"
    ))
}

/// Shows the reader's remarks on drafts that a command goes on with all the same.
pub(super) fn report(draft: &Draft, console: &mut Console) {
    for finding in &draft.findings {
        console.remark(&draft.source, finding);
    }
}
