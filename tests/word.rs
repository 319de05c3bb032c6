//! Tracked changes in Word documents: LibreOffice accepts all and gets the new draft, rejects all and gets the old one.
//!
//! `make word` runs all of it: that takes minutes, and LibreOffice with its Python bridge.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    unreachable_pub,
    reason = "helpers of tests may panic, and say what they skip"
)]

use std::collections::HashSet;
use std::fs;
use std::io::Cursor;
use std::io::Read;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

use travaux::Draft;
use travaux::Pair;
use travaux::Side;
use travaux::Source;
use travaux::align;
use travaux::parse;
use travaux::redline;
use travaux::render;
use travaux::render::docx::Moves;
use travaux::render::docx::Tracking;

mod laws;
#[path = "word/order.rs"]
mod order;

/// How many pairs of the corpora are tried.
const SAMPLE: usize = 100;

/// Debian's Python knows LibreOffice's bridge; another one on the path may not.
const PYTHON: &str = "/usr/bin/python3";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn folders(under: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![under.to_path_buf()];
    while let Some(folder) = open.pop() {
        if folder.join("old.md").is_file() && folder.join("new.md").is_file() {
            found.push(folder.clone());
        }
        for entry in fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The fixtures, and the rounds of our texts, each with the next.
fn our_pairs() -> Vec<Pair<PathBuf>> {
    let halves = |folder: &PathBuf| Pair::new(folder.join("old.md"), folder.join("new.md"));
    let mut pairs: Vec<Pair<PathBuf>> = folders(&root().join("fixtures/redline")).iter().map(halves).collect();
    for language in [".en.md", ".zh.md"] {
        let all = fs::read_dir(root().join("texts/un-cybercrime")).unwrap().map(|entry| entry.unwrap().path());
        let mut rounds: Vec<PathBuf> = all.filter(|path| path.to_string_lossy().ends_with(language)).collect();
        rounds.sort();
        pairs.extend(rounds.windows(2).map(|pair| Pair::new(pair[0].clone(), pair[1].clone())));
    }
    pairs
}

/// Rounds of the corpora that are no pairs by name.
const PARIS: [&str; 4] = ["23-oct-2015.md", "4-dec-2015.md", "12-dec-2015.md", "2016-01-29-final.md"];

/// A sample of pairs, always the same ones.
fn foreign_pairs() -> Vec<Pair<PathBuf>> {
    let corpora = root().join("../shared/corpora");
    let all = folders(&corpora);
    if all.is_empty() {
        println!("skipped: {} is missing", corpora.display());
        return Vec::new();
    }
    let paris = PARIS.map(|name| corpora.join("paris").join(name));
    let mut pairs: Vec<Pair<PathBuf>> =
        paris.windows(2).map(|pair| Pair::new(pair[0].clone(), pair[1].clone())).collect();
    let wanted = SAMPLE - pairs.len();
    let place = |nth: usize| nth * all.len() / wanted;
    pairs.extend(
        (0..wanted.min(all.len()))
            .map(|nth| &all[place(nth)])
            .map(|folder| Pair::new(folder.join("old.md"), folder.join("new.md"))),
    );
    pairs
}

fn read(path: &Path) -> Draft {
    parse(Source::new(path.file_name().unwrap().to_string_lossy(), fs::read_to_string(path).unwrap()))
}

/// Says whether LibreOffice and its bridge are there.
fn is_installed() -> bool {
    let runs = |program: &str, arguments: &[&str]| {
        Command::new(program).args(arguments).output().is_ok_and(|output| output.status.success())
    };
    runs("soffice", &["--version"]) && runs(PYTHON, &["-c", "import uno"])
}

/// Lines with words: an empty paragraph is no text.
fn lines(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).unwrap_or_default();
    text.trim_start_matches('\u{feff}').lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect()
}

/// Has LibreOffice settle all pairs in one process and gives those whose texts differ.
fn settled(folder: &Path, pairs: &[Pair<PathBuf>], tracking: &Tracking) -> Vec<String> {
    let mut jobs = String::new();
    for (at, paths) in pairs.iter().enumerate() {
        let drafts = paths.as_ref().map(|path| read(path));
        let made = redline(drafts.as_ref(), align(drafts.as_ref()));
        fs::write(folder.join(format!("{at}.docx")), render::redline::docx::write(&made, tracking)).unwrap();
        for (side, job) in [(Side::Old, "reject"), (Side::New, "accept")] {
            fs::write(folder.join(format!("{at}.{side:?}.docx")), render::docx::write(drafts.get(side))).unwrap();
            jobs.push_str(&format!("keep\t{at}.{side:?}.docx\t{at}.{side:?}.txt\n"));
            jobs.push_str(&format!("{job}\t{at}.docx\t{at}.{job}.txt\n"));
        }
    }
    fs::write(folder.join("jobs.txt"), jobs).unwrap();
    let done = Command::new(PYTHON).arg(root().join("tests/word/settle.py")).arg(folder).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let mut wrong = Vec::new();
    for (at, paths) in pairs.iter().enumerate() {
        for (side, job) in [(Side::Old, "reject"), (Side::New, "accept")] {
            let wanted = lines(&folder.join(format!("{at}.{side:?}.txt")));
            let found = lines(&folder.join(format!("{at}.{job}.txt")));
            assert!(!wanted.is_empty(), "LibreOffice wrote nothing for {}", paths.get(side).display());
            if let Some(parted) = (0..wanted.len().max(found.len())).find(|&line| wanted.get(line) != found.get(line)) {
                let shown = Pair::new(wanted.get(parted), found.get(parted));
                wrong.push(format!("{job} {}: {shown:?}", paths.new.display()));
            }
        }
    }
    wrong
}

#[test]
#[ignore = "takes minutes and LibreOffice; `make word` runs it"]
fn libreoffice_finds_both_texts() {
    if !is_installed() {
        println!("SKIPPED: LibreOffice or its Python bridge is missing (Debian: libreoffice-writer, python3-uno)");
        return;
    }
    let mut pairs = our_pairs();
    let own = pairs.len();
    pairs.extend(foreign_pairs());
    let replaced = Tracking { moves: Moves::Replaced, ..Tracking::default() };
    for (tracking, pairs) in [(Tracking::default(), &pairs[..]), (replaced, &pairs[..own])] {
        let folder = tempfile::tempdir().unwrap();
        let wrong = settled(folder.path(), pairs, &tracking);
        let name = format!("{:?}", tracking.moves).to_lowercase();
        println!("LibreOffice ({name}): {} pairs, {} texts differ", pairs.len(), wrong.len());
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

#[test]
#[ignore = "takes minutes; `make word` runs it"]
fn our_own_reader_finds_both_texts() {
    let mut pairs = our_pairs();
    pairs.extend(foreign_pairs());
    for paths in &pairs {
        let drafts = paths.as_ref().map(|path| read(path));
        let made = redline(drafts.as_ref(), align(drafts.as_ref()));
        if let Err(wrong) = laws::documents_hold_both_texts(&made) {
            panic!("{} -> {}: {wrong}", paths.old.display(), paths.new.display());
        }
    }
    println!("our own reader: {} pairs, both texts come back", pairs.len());
}

/// The XML parts of a document.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    let mut read = |name: String| {
        let mut text = String::new();
        archive.by_name(&name).unwrap().read_to_string(&mut text).unwrap();
        (name, text)
    };
    names.into_iter().map(&mut read).collect()
}

#[test]
fn elements_stand_in_the_order_of_the_schema() {
    let pairs = our_pairs();
    assert!(pairs.len() > 10);
    let mut moves = 0;
    for paths in &pairs {
        let drafts = paths.as_ref().map(|path| read(path));
        let made = redline(drafts.as_ref(), align(drafts.as_ref()));
        let mut numbers = HashSet::new();
        for (name, xml) in parts(&render::redline::docx::write(&made, &Tracking::default())) {
            let wrong = order::breaches(&xml, &mut numbers);
            assert!(wrong.is_empty(), "{} {name}: {}", paths.new.display(), wrong.join("; "));
            moves += xml.matches("<w:moveFromRangeStart").count();
        }
    }
    assert!(moves > 0, "no pair has a move: the rules for moves were not tried");
}

#[test]
fn without_moves_text_goes_and_comes() {
    let tracking = Tracking { moves: Moves::Replaced, ..Tracking::default() };
    for paths in &our_pairs() {
        let drafts = paths.as_ref().map(|path| read(path));
        let made = redline(drafts.as_ref(), align(drafts.as_ref()));
        let all = parts(&render::redline::docx::write(&made, &tracking));
        assert!(all.iter().all(|(_, xml)| !xml.contains("w:move")));
    }
}

/// The comments of a redline, each with its lines.
fn comments(old: &str, new: &str) -> Vec<Vec<String>> {
    let drafts = Pair::new(old, new).map(|text| parse(Source::new("a.md", text)));
    let made = redline(drafts.as_ref(), align(drafts.as_ref()));
    let all = parts(&render::redline::docx::write(&made, &Tracking::default()));
    let body = &all.iter().find(|(name, _)| name == "word/document.xml").unwrap().1;
    let comments = all.iter().find(|(name, _)| name == "word/comments.xml").map_or("", |(_, xml)| xml);
    assert_eq!(body.matches("<w:commentReference ").count(), comments.matches("<w:comment ").count());
    for paragraph in body.split("</w:p>") {
        assert!(paragraph.matches("<w:commentReference ").count() < 2, "two comments in {paragraph}");
    }
    let text = |xml: &str| xml.split("<w:t").skip(1).filter_map(|run| run.split(['>', '<']).nth(1)).collect::<String>();
    let lines = |xml: &str| xml.split("</w:p>").map(text).filter(|line| !line.is_empty()).collect();
    comments.split("<w:comment ").skip(1).map(lines).collect()
}

#[test]
fn what_must_not_be_overlooked_stands_in_the_margin() {
    let old = "## Article 1. Lamps\n\n1. Each Party shall keep [at least] a lamp, as article 2 says.\n\n\
        ## Article 2. Illegal access\n\nEach Party shall make illegal access a criminal offence.\n\n\
        ## Article 3. Boats\n\n1. A boat shall stay in the harbour.\n\n2. It shall carry nets of hemp.\n";
    let new = "## Article 1. Lamps\n\n1. Each Party may keep at least a lamp, as article 2 says.\n\n\
        ## Article 3. Boats\n\n1. A boat shall stay in the harbour.\n\n2. It shall carry nets of hemp.\n";
    let said = comments(old, new).concat();
    for wanted in [
        "Material: “shall” became “may”",
        "Brackets lifted: text agreed",
        "Check: names article 2, which is deleted",
        "Offence removed: Illegal access (article 2).",
    ] {
        assert!(said.iter().any(|line| line == wanted), "{wanted} is not in {said:#?}");
    }
}

#[test]
fn a_deleted_article_has_one_comment() {
    let article =
        "## Article 2. Illegal access\n\n1. Each Party shall make illegal access a criminal offence.\n\n2. Or not.\n";
    let old = format!("## Article 1\n\nLamps.\n\n{article}");
    let removed = comments(&old, "## Article 1\n\nLamps.\n");
    let at_clauses = removed[1..].iter().filter(|lines| lines.iter().any(|line| line.starts_with("Offence removed")));
    assert_eq!(at_clauses.count(), 1, "{removed:#?}");
}

#[test]
fn paragraphs_without_a_number_hang_from_nothing() {
    let text =
        "## Article 1\n\nEach Party shall:\n\n(a) keep;\n\n(b) light,\n\nits lamps.\n\n## Article 2\n\n1. One.\n";
    let draft = parse(Source::new("a.md", text));
    let written = render::docx::write(&draft);
    let all = parts(&written);
    let part = |name: &str| all.iter().find(|(own, _)| own == name).unwrap().1.as_str();
    let styles: Vec<&str> = part("word/document.xml")
        .split("<w:pStyle w:val=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert_eq!(
        styles,
        ["Heading1", "Clause1Unnumbered", "Clause2", "Clause2", "Clause2Unnumbered", "Heading1", "Clause1"],
        "the words behind the points stand as deep as they"
    );
    let look = |id: &str| {
        let (_, style) = part("word/styles.xml").split_once(&format!("w:styleId=\"{id}\"")).unwrap();
        style.split_once("</w:style>").unwrap().0
    };
    assert!(look("Clause1").contains("w:hanging") && !look("Clause1Unnumbered").contains("w:hanging"));
    assert!(look("Clause2Unnumbered").contains("w:left=\"567\""), "where the labels of points begin");
}

#[test]
fn breaches_are_seen() {
    let breaches = |xml: &str| order::breaches(xml, &mut HashSet::new()).len();
    assert_eq!(breaches("<w:p><w:r><w:t>a</w:t></w:r></w:p>"), 0);
    assert_eq!(breaches("<w:p><w:r/><w:pPr/></w:p>"), 1);
    assert_eq!(breaches("<w:p><w:del w:id=\"1\"><w:r><w:t>a</w:t></w:r></w:del></w:p>"), 1);
    assert_eq!(breaches("<w:p><w:ins w:id=\"1\"/><w:ins w:id=\"1\"/></w:p>"), 1);
    assert_eq!(breaches("<w:p><w:moveTo w:id=\"1\"><w:ins w:id=\"2\"/></w:moveTo></w:p>"), 1);
    assert_eq!(breaches("<w:p/><w:moveToRangeStart w:id=\"1\" w:name=\"move1\"/>"), 1);
}

#[test]
fn the_command_tracks_changes_by_author_and_date() {
    let folder = tempfile::tempdir().unwrap();
    let run =
        |args: &[&str]| Command::new(env!("CARGO_BIN_EXE_travaux")).args(args).current_dir(&folder).output().unwrap();
    fs::write(folder.path().join("old.md"), "## Article 1\n\n1. Each Party shall keep a lamp.\n").unwrap();
    fs::write(folder.path().join("new.md"), "## Article 1\n\n1. Each Party may keep a lamp.\n").unwrap();
    let redline = |more: &[&str]| run(&[&["redline", "old.md", "new.md"], more].concat());
    let made = redline(&["-o", "a.docx", "--author", "Secretariat", "--date", "2024-05-01"]);
    assert_eq!(made.status.code(), Some(1));
    let kept = String::from_utf8(run(&["import", "a.docx", "--changes", "keep"]).stdout).unwrap();
    assert!(kept.contains("{--shall--}<!-- deleted by Secretariat, 2024-05-01 -->"), "{kept}");
    for (more, why) in [
        (&["-o", "b.docx", "--date", "1 May"][..], "expected a date as"),
        (&["--format", "docx"], "expected -o FILE.docx"),
    ] {
        let failed = redline(more);
        assert_eq!(failed.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&failed.stderr).contains(why));
    }
}

/// The values of an attribute in a part, such as `w:numId w:val`.
fn values<'a>(xml: &'a str, name: &str) -> HashSet<&'a str> {
    xml.split(name).skip(1).filter_map(|rest| rest.split('"').nth(1)).collect()
}

/// The parts of a redline in the look of a document whose list style numbers its paragraphs, and so a heading based on it.
fn in_the_look_of_a_numbered_template() -> Vec<(String, String)> {
    let old = parse(Source::new("old.md", "## Article 1\n\n1. Lamps.[^a]\n\n| a |\n|---|\n| b |\n\n[^a]: Of oil.\n"));
    let new = parse(Source::new("new.md", "## Article 1\n\n1. Lanterns.[^a]\n\n[^a]: Of oil.\n"));
    let list = "<w:style w:type=\"paragraph\" w:styleId=\"List\"><w:name w:val=\"List\"/>\
        <w:pPr><w:numPr><w:numId w:val=\"7\"/></w:numPr></w:pPr></w:style></w:styles>";
    let numbering = "<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
        <w:num w:numId=\"7\"><w:abstractNumId w:val=\"3\"/></w:num></w:numbering>";
    let mut template = parts(&render::docx::write(&old));
    for (name, xml) in &mut template {
        *xml = match name.as_str() {
            "word/styles.xml" => {
                let (before, heading) = xml.split_once("\"heading 1\"").unwrap();
                let heading = heading.replacen("\"Normal\"", "\"List\"", 1).replace("</w:styles>", list);
                format!("{before}\"heading 1\"{heading}")
            }
            "word/settings.xml" => xml.replace("\"0\"", "\"1\"").replace("\"-1\"", "\"0\""),
            "word/_rels/document.xml.rels" => xml.replace(
                "</Relationships>",
                "<Relationship Id=\"rId90\" Type=\"http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects\" \
                    Target=\"stylesWithEffects.xml\"/></Relationships>",
            ),
            "[Content_Types].xml" => xml.replace(
                "</Types>",
                "<Override PartName=\"/word/stylesWithEffects.xml\" ContentType=\"application/vnd.ms-word.stylesWithEffects+xml\"/>\
                    </Types>",
            ),
            _ => xml.clone(),
        };
    }
    template.push(("word/stylesWithEffects.xml".to_owned(), "<w:styles/>".to_owned()));
    template.push(("word/numbering.xml".to_owned(), numbering.to_owned()));
    let drafts = Pair::new(old, new);
    let made = redline(drafts.as_ref(), align(drafts.as_ref()));
    parts(&render::redline::docx::write_into(&made, &Tracking::default(), &packed(template)).unwrap())
}

#[test]
fn the_parts_of_a_redline_in_the_look_of_a_template_agree() {
    let all = in_the_look_of_a_numbered_template();
    let part = |name: &str| all.iter().find(|(own, _)| own == name).unwrap().1.as_str();
    let body = part("word/document.xml");
    let defined = values(part("word/numbering.xml"), "<w:num w:numId");
    assert_eq!(defined, HashSet::from(["7"]));
    let used: HashSet<&str> =
        [body, part("word/styles.xml")].into_iter().flat_map(|xml| values(xml, "<w:numId w:val")).collect();
    assert!(used.iter().all(|number| *number == "0" || defined.contains(number)), "{used:?}");
    for paragraph in body.split("<w:p>").skip(1) {
        let silenced = paragraph.contains("<w:numId w:val=\"0\"/>");
        assert_eq!(silenced, paragraph.contains("<w:pStyle w:val=\"Heading1\"/>"), "{paragraph}");
    }
    assert_eq!(
        values(part("word/settings.xml"), "<w:footnote w:id"),
        HashSet::from(["-1", "0"]),
        "the lines above the notes are those of the part of the notes"
    );
    assert!(!all.iter().any(|(name, xml)| name.contains("WithEffects") || xml.contains("WithEffects")));
    for row in body.split("<w:trPr>").skip(1) {
        assert!(!row.starts_with("<w:ins") && !row.starts_with("<w:del"), "a row has a property before its change");
    }
    assert!(body.contains("<w:trPr>"));
}

/// A document with a style, a page and a header of its own, as others make them.
fn foreign(draft: &Draft) -> Vec<u8> {
    let mut changed: Vec<(String, String)> = parts(&render::docx::write(draft));
    for (name, xml) in &mut changed {
        *xml = match name.as_str() {
            "word/styles.xml" => xml.replace("Heading1", "berschrift1").replace("w:val=\"26\"", "w:val=\"58\""),
            "word/document.xml" => xml.replace("Heading1", "berschrift1").replace("w:w=\"11906\"", "w:w=\"12240\""),
            "word/header1.xml" => xml.replace("old", "Letterhead of the Secretariat"),
            _ => xml.clone(),
        };
    }
    packed(changed)
}

fn packed(parts: Vec<(String, String)>) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, xml) in parts {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut writer, xml.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn a_template_keeps_its_look_and_both_texts_hold() {
    let folder = root().join("fixtures/redline/moved-and-edited");
    let drafts = Pair::new(read(&folder.join("old.md")), read(&folder.join("new.md")));
    let template = foreign(&drafts.old);
    let made = redline(drafts.as_ref(), align(drafts.as_ref()));
    let written = render::redline::docx::write_into(&made, &Tracking::default(), &template).unwrap();
    let all = parts(&written);
    let part = |name: &str| all.iter().find(|(own, _)| own == name).unwrap().1.as_str();
    assert!(
        part("word/document.xml").contains("w:val=\"berschrift1\"") && !part("word/document.xml").contains("Heading1")
    );
    assert!(part("word/document.xml").contains("w:w=\"12240\""));
    assert_eq!(part("word/styles.xml").matches("heading 1\"").count(), 1);
    assert!(part("word/styles.xml").contains("w:val=\"58\""));
    assert_eq!(
        part("word/header1.xml"),
        parts(&template).iter().find(|(name, _)| name == "word/header1.xml").unwrap().1
    );
    let mut numbers = HashSet::new();
    for (name, xml) in &all {
        let wrong = order::breaches(xml, &mut numbers);
        assert!(wrong.is_empty(), "{name}: {}", wrong.join("; "));
    }
    laws::document_holds_both_texts(&made, &written).unwrap();
    assert!(render::redline::docx::write_into(&made, &Tracking::default(), b"no document").is_err());
}
