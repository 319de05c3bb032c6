//! A folder of drafts as pages: every link leads somewhere, and only what changed is written again.
#![allow(clippy::unwrap_used, reason = "helpers of tests may panic")]

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Read;
use std::io::Write;
use std::net::TcpStream;
use std::path::Path;
use std::path::PathBuf;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::time::Duration;
use std::time::SystemTime;

use tempfile::TempDir;

fn site(drafts: &Path, out: &Path) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_travaux"));
    let output = command.arg("site").arg(drafts).arg("-o").arg(out).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stderr).unwrap()
}

fn pages(folder: &Path) -> BTreeMap<PathBuf, String> {
    let (mut found, mut open) = (BTreeMap::new(), vec![folder.to_path_buf()]);
    while let Some(folder) = open.pop() {
        for path in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ending| ending == "html") {
                let text = fs::read_to_string(&path).unwrap();
                found.insert(path, text);
            }
        }
    }
    found
}

/// The values of an attribute in a page.
fn values<'p>(page: &'p str, attribute: &str) -> Vec<&'p str> {
    let opening = format!(" {attribute}=\"");
    page.split(&opening).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

#[test]
fn every_link_of_the_site_of_our_texts_leads_somewhere() {
    let out = TempDir::new().unwrap();
    site(&Path::new(env!("CARGO_MANIFEST_DIR")).join("texts"), out.path());
    let pages = pages(&fs::canonicalize(out.path()).unwrap());
    let ids: BTreeMap<&PathBuf, BTreeSet<&str>> =
        pages.iter().map(|(path, page)| (path, values(page, "id").into_iter().collect())).collect();
    for (path, page) in &pages {
        for link in values(page, "href") {
            let (file, place) = link.split_once('#').unwrap_or((link, ""));
            assert!(!file.contains(':'), "{}: {link} leads outside", path.display());
            let target = match file.strip_prefix("../") {
                _ if file.is_empty() => path.clone(),
                Some(file) => path.parent().unwrap().parent().unwrap().join(file),
                None => path.parent().unwrap().join(file),
            };
            let ids = ids.get(&target).unwrap_or_else(|| panic!("{}: {link}", path.display()));
            assert!(place.is_empty() || ids.contains(place), "{}: {link} has no place", path.display());
        }
    }
    assert!(pages.len() > 100, "{} pages", pages.len());
}

#[test]
fn an_article_that_is_gone_has_its_life_as_well() {
    let (drafts, out) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let seals =
        "## Article 1. Seals\n\nEach keeper feeds the seals at dawn with fresh herring from the cold store.\n\n";
    let boats = "## Article 2. Boats\n\nBoats keep a distance of ninety metres from any seal at rest on a rock.\n";
    let head =
        |round: u32| format!("---\nsymbol: H/{round}\ninstrument: Harbours\nround: {round}\nlanguage: en\n---\n\n");
    fs::write(drafts.path().join("1.md"), head(1) + seals + boats).unwrap();
    fs::write(drafts.path().join("2.md"), head(2) + seals).unwrap();
    site(drafts.path(), out.path());
    let pages = pages(&fs::canonicalize(out.path()).unwrap());
    let named = |name: &str| pages.iter().filter(|(path, _)| path.ends_with(name)).map(|(_, page)| page).next();
    assert!(named("life-art_2-H-1.html").unwrap().contains("Boats keep a distance"));
    assert!(named("life-art_1.html").is_some() && named("life-art_1-H-1.html").is_none());
    assert!(pages.values().any(|page| page.contains("article 2: Boats (H/1)")));
}

fn times(folder: &Path) -> BTreeMap<PathBuf, SystemTime> {
    pages(folder).into_keys().map(|path| (path.clone(), fs::metadata(&path).unwrap().modified().unwrap())).collect()
}

#[test]
fn only_pages_of_changed_drafts_are_written_again_and_old_ones_go() {
    let (drafts, out) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let write = |instrument: &str, round: u32, words: &str| {
        let text = format!(
            "---\ninstrument: {instrument}\nsymbol: {instrument}/{round}\nround: {round}\nlanguage: en\n---\n\n## Article 1. Lamps\n\nEach keeper shall {words}.\n"
        );
        fs::write(drafts.path().join(format!("{instrument}{round}.md")), text).unwrap();
    };
    for round in 1..=3 {
        write("lamps", round, "keep a lamp");
        write("seals", round, "feed seals");
    }
    assert!(site(drafts.path(), out.path()).contains(" 0 unchanged"));
    let before = times(out.path());
    assert!(site(drafts.path(), out.path()).contains("travaux: 0 pages written"));
    assert_eq!(times(out.path()), before);

    write("lamps", 3, "keep two lamps");
    site(drafts.path(), out.path());
    let after = times(out.path());
    let same: Vec<&PathBuf> =
        before.iter().filter(|(path, time)| after.get(*path) == Some(*time)).map(|(path, _)| path).collect();
    assert!(same.iter().any(|path| path.ends_with("seals/index.html")));
    assert!(same.iter().any(|path| path.ends_with("lamps/lamps-1_lamps-2.html")));
    assert!(
        !same.iter().any(|path| path.ends_with("lamps/lamps-2_lamps-3.html") || path.ends_with("lamps/index.html"))
    );

    fs::remove_file(drafts.path().join("lamps3.md")).unwrap();
    site(drafts.path(), out.path());
    assert!(!out.path().join("lamps/lamps-3.html").exists());
}

#[test]
fn texts_cannot_break_out_of_the_data_of_the_search() {
    let (drafts, out) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let text = "---\nsymbol: x\n---\n\n## Article 1\n\nText `</script><script>alert(1)</script>` goes on.\n";
    fs::write(drafts.path().join("x.md"), text).unwrap();
    site(drafts.path(), out.path());
    let page = fs::read_to_string(out.path().join("search.html")).unwrap();
    assert!(page.contains("\\u003c/script>") && !page.contains("<script>alert"));
}

/// A server that ends with its test.
struct Serving {
    child: Child,
    address: String,
}

impl Drop for Serving {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Serving {
    fn start(drafts: &Path, kept: &Path) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_travaux"));
        command.arg("serve").arg(drafts).args(["--port", "0"]).env("TMPDIR", kept).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let address = lines.find_map(|line| Some(line.unwrap().split_once("http://")?.1.split('/').next()?.to_owned()));
        // The server goes on writing: somebody must read it.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, address: address.unwrap() }
    }

    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\n\r\n", self.address).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }
}

#[test]
fn a_served_site_follows_its_drafts_and_serves_nothing_else() {
    let (drafts, kept) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let write = |words: &str| {
        let text = format!("---\nsymbol: L/1\nlanguage: en\n---\n\n## Article 1\n\n{words}\n");
        fs::write(drafts.path().join("a.md"), text).unwrap();
    };
    write("Keep a lamp.");
    let server = Serving::start(drafts.path(), kept.path());
    assert!(server.address.starts_with("127.0.0.1:"));
    assert!(server.get("/").contains("tx-version") && server.get("/search.html").contains("Keep a lamp."));
    assert!(server.get("/.travaux-site.json").starts_with("HTTP/1.1 404"));
    let before = server.get("/tx-version");
    write("Keep two lamps, and keep them lit.");
    let changed = (0..100).any(|_| {
        std::thread::sleep(Duration::from_millis(200));
        server.get("/tx-version") != before
    });
    assert!(changed && server.get("/search.html").contains("Keep two lamps"));
}
