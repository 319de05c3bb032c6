//! The pages whose keys are new are written, on all cores.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::io::IsTerminal;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;

use super::plan;
use super::plan::Job;
use super::series;
use super::series::Series;
use crate::cli::output;
use crate::cli::output::Console;
use crate::cli::output::Failure;
use crate::cli::pins;
use crate::draft::Draft;
use crate::draft::Language;
use crate::source::Source;

/// The file that remembers the keys of the pages.
const KEYS: &str = ".travaux-site.json";

/// How many pages were written, and how many stayed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Written {
    new: usize,
    kept: usize,
}

impl Written {
    /// Says so.
    pub(super) fn told(self) -> String {
        format!("{} pages written, {} unchanged", self.new, self.kept)
    }
}

/// Writes the site of drafts into a folder; a page that is no longer part of it is taken away.
pub(super) fn build(
    drafts: &[Draft],
    (folder, interface): (&Path, Option<Language>),
    pins: &pins::Decided,
    console: &mut Console,
) -> Result<Written, Failure> {
    let mut all = series::of(drafts);
    let decided = pins.source()?;
    let read = pins.read(&all.iter().flat_map(Series::drafts_of_pairs).collect::<Vec<_>>(), console)?;
    let mut read = read.into_iter();
    all.iter_mut().for_each(|series| series.pin(&mut read));
    let jobs = plan::plan(&all, interface, decided.as_ref().map_or("", Source::text));
    let before = keys(folder);
    let stays = |job: &&Job<'_>| before.get(&job.path) == Some(&job.key) && folder.join(&job.path).is_file();
    let wanted: Vec<&Job<'_>> = jobs.iter().filter(|job| !stays(job)).collect();
    for folder in all.iter().map(|series| folder.join(&series.folder)) {
        fs::create_dir_all(&folder).map_err(|source| Failure::Output { name: folder.display().to_string(), source })?;
    }
    write(&wanted, folder, console)?;
    let after: BTreeMap<&String, u64> = jobs.iter().map(|job| (&job.path, job.key)).collect();
    for gone in before.keys().filter(|path| !after.contains_key(path)) {
        // Who took the page away before us did the same.
        let _ = fs::remove_file(folder.join(gone));
    }
    let text = serde_json::to_string_pretty(&after).expect("paths are text");
    output::write_file(&folder.join(KEYS), text.as_bytes())?;
    Ok(Written { new: wanted.len(), kept: jobs.len() - wanted.len() })
}

fn keys(folder: &Path) -> BTreeMap<String, u64> {
    let text = fs::read_to_string(folder.join(KEYS)).unwrap_or_default();
    let keys: BTreeMap<String, u64> = serde_json::from_str(&text).unwrap_or_default();
    // Nothing outside the folder is ours, whatever the file says.
    keys.into_iter().filter(|(path, _)| !path.contains("..") && !Path::new(path).is_absolute()).collect()
}

/// Writes pages; the first failure is given, and no page is written by halves.
fn write(jobs: &[&Job<'_>], folder: &Path, console: &mut Console) -> Result<(), Failure> {
    let (next, failure) = (AtomicUsize::new(0), Mutex::new(None));
    let shows = io::stderr().is_terminal();
    let worker = |report: &mut dyn FnMut(usize)| {
        while let Some(job) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
            report(next.load(Ordering::Relaxed).min(jobs.len()));
            if let Err(error) = output::write_file(&folder.join(&job.path), job.make().as_bytes()) {
                failure.lock().expect("workers do not panic").get_or_insert(error);
                break;
            }
        }
    };
    rayon::scope(|scope| {
        for _ in 1..rayon::current_num_threads() {
            scope.spawn(|_| worker(&mut |_| {}));
        }
        worker(&mut |done| {
            if shows {
                console.progress(&format!("{done} of {} pages", jobs.len()));
            }
        });
    });
    if shows && !jobs.is_empty() {
        console.progress("");
    }
    failure.into_inner().expect("workers do not panic").map_or(Ok(()), Err)
}
