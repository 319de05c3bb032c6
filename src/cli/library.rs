//! The drafts that `check` works on, and what they are held against.

use std::collections::BTreeMap;
use std::path::Path;
use std::path::PathBuf;

use rayon::prelude::*;

use super::committed;
use super::config::Config;
use super::input;
use super::output::Failure;
use crate::draft::Draft;
use crate::lint;
use crate::lint::Context;
use crate::lint::Remark;
use crate::lint::Settings;
use crate::lint::Subject;
use crate::offences::Taxonomy;
use crate::parse::parse;

/// The drafts to check, and what they are held against.
pub(super) struct Library {
    /// Those to check, and behind them those beside them.
    pub(super) drafts: Vec<Draft>,
    /// What is set for each of those to check; as many as there are.
    pub(super) configs: Vec<Config>,
    /// Their committed forms, where they differ.
    committed: Vec<Option<Draft>>,
    /// What the user says comes before all of them.
    against: Option<Draft>,
    /// Taxonomies by the files that are set.
    taxonomies: BTreeMap<PathBuf, Taxonomy>,
}

impl Library {
    /// Reads the drafts that names stand for, on all cores.
    pub(super) fn open(names: &[String], against: Option<&str>) -> Result<Self, Failure> {
        let files = input::files(names)?;
        let mut drafts = each(&files, |name| input::draft(name)).into_iter().collect::<Result<Vec<_>, _>>()?;
        let configs = configs(&files)?;
        let against = against.map(input::draft).transpose()?;
        let committed = if against.is_some() { files.iter().map(|_| None).collect() } else { earlier(&files)? };
        let beside = input::beside(&files, configs.iter().flat_map(|config| &config.folders));
        // What lies beside a draft and cannot be read is not what was asked for.
        drafts.extend(each(&beside, |name| input::draft(name).ok()).into_iter().flatten());
        let mut taxonomies = BTreeMap::new();
        for path in configs.iter().filter_map(|config| config.offences.as_ref()) {
            if !taxonomies.contains_key(path) {
                taxonomies.insert(path.clone(), input::taxonomy(&path.to_string_lossy())?);
            }
        }
        Ok(Self { drafts, configs, committed, against, taxonomies })
    }

    /// What is found in each of the drafts to check, on all cores.
    pub(super) fn check(&self, settings: &[Settings]) -> Vec<Vec<Remark>> {
        let asked = self.configs.len();
        // A draft that nobody asked for is read with the offences of the first that somebody did.
        let config = |at: usize| self.configs.get(at).or(self.configs.first());
        let subject = |(at, draft)| self.subject(config(at), draft);
        let subjects: Vec<Subject<'_>> = self.drafts.iter().enumerate().map(subject).collect();
        let committed: Vec<Option<Subject<'_>>> = self
            .committed
            .iter()
            .enumerate()
            .map(|(at, draft)| Some(self.subject(config(at), draft.as_ref()?)))
            .collect();
        let against = self.against.as_ref().map(|draft| self.subject(config(0), draft));
        let places: Vec<usize> = (0..asked).collect();
        each(&places, |&at| {
            let mut context = Context::of(&subjects[at], &subjects);
            if let Some(old) = &committed[at] {
                context = context.committed(old);
            }
            if let Some(old) = &against {
                context = context.against(old);
            }
            lint::check(&context, &settings[at])
        })
    }

    fn subject<'a>(&'a self, config: Option<&Config>, draft: &'a Draft) -> Subject<'a> {
        let own = config.and_then(|config| config.offences.as_ref()).and_then(|path| self.taxonomies.get(path));
        let subject = Subject::new(draft);
        match own {
            Some(taxonomy) => subject.with_taxonomy(taxonomy),
            None => subject,
        }
    }
}

/// The configuration of every file; those of one folder share it.
fn configs(files: &[String]) -> Result<Vec<Config>, Failure> {
    let mut known: BTreeMap<&Path, Config> = BTreeMap::new();
    let mut configs = Vec::with_capacity(files.len());
    for file in files {
        let folder = Path::new(file).parent().unwrap_or(Path::new(""));
        if !known.contains_key(folder) {
            known.insert(folder, Config::of(file)?);
        }
        configs.push(known[folder].clone());
    }
    Ok(configs)
}

/// The committed forms of files that differ from them.
fn earlier(files: &[String]) -> Result<Vec<Option<Draft>>, Failure> {
    let names: Vec<&str> = files.iter().map(String::as_str).collect();
    let forms = committed::forms(&names)?;
    Ok(each(&forms, |form| form.clone().map(parse)))
}

/// Applies a function to every item, on all cores.
fn each<T: Sync, U: Send>(items: &[T], work: impl Fn(&T) -> U + Send + Sync) -> Vec<U> {
    items.par_iter().map(work).collect()
}
