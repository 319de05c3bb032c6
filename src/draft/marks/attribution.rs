//! Who proposes, supports or opposes what.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::BracketIx;
use super::Marks;
use super::brackets::is_bracket;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::Kind;
use crate::source::Span;

/// What a delegation has to say of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    /// Put it forward; also where only a name stands.
    Proposes,
    /// Wants it kept.
    Supports,
    /// Wants it out.
    Opposes,
    /// Holds its position open.
    Reserves,
}

impl Stance {
    /// The name used in outputs.
    pub fn name(self) -> &'static str {
        match self {
            Stance::Proposes => "proposes",
            Stance::Supports => "supports",
            Stance::Opposes => "opposes",
            Stance::Reserves => "reserves",
        }
    }
}

/// A statement that delegations stand for a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// Whose words are meant.
    pub clause: ClauseIx,
    /// The clause that says so: itself, a heading above it, or a footnote to it.
    pub said_by: ClauseIx,
    /// The bracket that holds the words, where one does.
    pub bracket: Option<BracketIx>,
    /// The words meant, in the printed words of `clause`.
    pub words: Span,
    /// What they say of it.
    pub stance: Stance,
    /// Their names as the table of delegations writes them, in the order given.
    pub delegations: Vec<String>,
}

/// Names and groups of names, one delegation a line: `Name = other name = code`.
const DELEGATIONS: &str = include_str!("delegations.txt");

/// Canonical names by folded names; codes of two or three letters are kept as they are.
static NAMES: LazyLock<FxHashMap<String, &'static str>> = LazyLock::new(|| {
    let names = |line: &'static str| {
        let canonical = line.split(" = ").next().unwrap_or(line);
        line.split(" = ").map(move |name| (fold(name), canonical))
    };
    DELEGATIONS.lines().flat_map(names).collect()
});

/// The longest list of delegations that is looked for, in bytes.
const LONGEST_LIST: usize = 300;

/// How many words the longest name of a delegation has.
const LONGEST_NAME: usize = 9;

/// Verbs and what they say; the first that fits is taken.
const VERBS: [(&str, Stance); 22] = [
    ("proposed by", Stance::Proposes),
    ("supported by", Stance::Supports),
    ("opposed by", Stance::Opposes),
    ("reserved by", Stance::Reserves),
    ("propose", Stance::Proposes),
    ("proposes", Stance::Proposes),
    ("proposal", Stance::Proposes),
    ("support", Stance::Supports),
    ("supports", Stance::Supports),
    ("supporting", Stance::Supports),
    ("retain", Stance::Supports),
    ("oppose", Stance::Opposes),
    ("opposes", Stance::Opposes),
    ("opposing", Stance::Opposes),
    ("delete", Stance::Opposes),
    ("deletes", Stance::Opposes),
    ("reserve", Stance::Reserves),
    ("reserves", Stance::Reserves),
    ("reservation", Stance::Reserves),
    ("considering", Stance::Reserves),
    ("add", Stance::Proposes),
    ("adds", Stance::Proposes),
];

/// Parts of sentences in footnotes and what they say; the first that fits is taken.
const PHRASES: [(&str, Stance); 12] = [
    ("reserv", Stance::Reserves),
    ("oppose", Stance::Opposes),
    ("do not accept", Stance::Opposes),
    ("does not accept", Stance::Opposes),
    ("cannot accept", Stance::Opposes),
    ("delet", Stance::Opposes),
    ("support", Stance::Supports),
    ("propos", Stance::Proposes),
    ("would like", Stance::Proposes),
    ("would prefer", Stance::Proposes),
    ("wish", Stance::Proposes),
    ("of the view", Stance::Proposes),
];

/// A list of delegations with its verb.
type Group = (Stance, Vec<String>);

/// Finds all attributions, in the order of the clauses they speak of.
pub(super) fn all(draft: &Draft, marks: &Marks, printed: &[String]) -> Vec<Attribution> {
    let mut found = Vec::new();
    for at in marks.indices() {
        in_bracket(marks, at, printed, &mut found);
    }
    for at in draft.indices() {
        match draft.clause(at).kind {
            Kind::Footnote => footnote(draft, at, printed, &mut found),
            kind if kind.has_heading() => heading(draft, at, printed, &mut found),
            _ => {}
        }
    }
    found.sort_by_key(|attribution| (attribution.clause, attribution.words, attribution.stance));
    found
}

fn in_bracket(marks: &Marks, at: BracketIx, printed: &[String], found: &mut Vec<Attribution>) {
    let bracket = marks.bracket(at);
    if bracket.role.is_remark() {
        return;
    }
    let words = &printed[bracket.open.clause.at()];
    let start = bracket.open.at as usize + words[bracket.open.at as usize..].chars().next().map_or(0, char::len_utf8);
    let end = bracket.span().map_or(words.len(), |span| span.end as usize);
    let end = end - words[..end].chars().next_back().filter(|&last| is_bracket(last)).map_or(0, char::len_utf8);
    let inner = &words[start..end.max(start)];
    let read = leading(inner).or_else(|| trailing(inner));
    let Some((groups, range)) = read else { return };
    let clause = bracket.open.clause;
    let words = Span::new(start + range.start, start + range.end);
    found.extend(groups.into_iter().map(|(stance, delegations)| Attribution {
        clause,
        said_by: clause,
        bracket: Some(at),
        words,
        stance,
        delegations,
    }));
}

/// `X, Y: text`, `X/Y propose; Z opposes: text`.
fn leading(inner: &str) -> Option<(Vec<Group>, std::ops::Range<usize>)> {
    let colon =
        inner.char_indices().take(LONGEST_LIST).find(|&(_, letter)| matches!(letter, ':' | '：' | '[' | ']'))?;
    let (at, letter) = colon;
    let after = at + letter.len_utf8();
    let groups = groups(&inner[..at]).filter(|_| matches!(letter, ':' | '：'))?;
    let start = after + inner[after..].len() - inner[after..].trim_start().len();
    Some((groups, start..inner.len()))
}

/// `text: X, Y`.
fn trailing(inner: &str) -> Option<(Vec<Group>, std::ops::Range<usize>)> {
    let colon =
        inner.char_indices().rev().take(LONGEST_LIST).find(|&(_, letter)| matches!(letter, ':' | '：' | '[' | ']'))?;
    let (at, letter) = colon;
    let groups = groups(&inner[at + letter.len_utf8()..]).filter(|_| matches!(letter, ':' | '：'))?;
    Some((groups, 0..at))
}

/// Reads lists of delegations; `None` when anything in them is no delegation.
fn groups(list: &str) -> Option<Vec<Group>> {
    let parts = list.split([';', '；']).map(str::trim).filter(|part| !part.is_empty());
    let groups: Vec<Group> = parts.map(group).collect::<Option<_>>()?;
    (!groups.is_empty()).then_some(groups)
}

fn group(part: &str) -> Option<Group> {
    let lower = part.to_lowercase();
    let verb = VERBS.iter().find_map(|&(verb, stance)| {
        let names = if verb.ends_with(" by") {
            lower.starts_with(verb).then(|| part.get(verb.len()..))
        } else {
            lower.strip_suffix(verb).filter(|rest| rest.ends_with(' ')).map(|rest| part.get(..rest.len()))
        };
        names.flatten().map(|names| (stance, names))
    });
    match verb {
        Some((stance, list)) => Some((stance, names(list, Unknown::Capitalised)?)),
        None => Some((Stance::Proposes, names(part, Unknown::Refused)?)),
    }
}

/// What becomes of a name that is not in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unknown {
    Refused,
    /// Taken where every word begins with a capital: a verb beside it says that it is somebody.
    Capitalised,
}

fn names(list: &str, unknown: Unknown) -> Option<Vec<String>> {
    let mut found = Vec::new();
    for part in list.split([',', '/', '&', '、', '，']).map(str::trim).filter(|part| !part.is_empty()) {
        if let Some(name) = known(part) {
            found.push(name.to_owned());
            continue;
        }
        for name in part.split(" and ").map(|name| name.trim().trim_start_matches("and ")) {
            let name = known(name)
                .map(str::to_owned)
                .or_else(|| capitalised(name).filter(|_| unknown == Unknown::Capitalised));
            found.push(name?);
        }
    }
    (!found.is_empty()).then_some(found)
}

fn capitalised(name: &str) -> Option<String> {
    let words = name.split(' ').count();
    let capital = |word: &str| word.starts_with(char::is_uppercase) || matches!(word, "of" | "the" | "and" | "for");
    ((1..=LONGEST_NAME).contains(&words) && name.starts_with(char::is_uppercase) && name.split(' ').all(capital))
        .then(|| name.to_owned())
}

/// The delegation of a name; one that speaks "on behalf of" a group speaks for the group.
fn known(name: &str) -> Option<&'static str> {
    let group = name.split_once("on behalf of ").map_or(name, |(_, group)| group.trim_end_matches(')'));
    NAMES.get(&fold(group)).copied()
}

/// Codes keep their case, so that `to` is no State.
fn fold(name: &str) -> String {
    let name = name.trim();
    let name = name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name);
    if name.len() <= 3 { name.to_owned() } else { name.to_lowercase().replace('’', "'") }
}

/// A heading that names delegations: what stands below it is theirs.
fn heading(draft: &Draft, at: ClauseIx, printed: &[String], found: &mut Vec<Attribution>) {
    let clause = draft.clause(at);
    let text = clause.text.as_str();
    if clause.label.is_some() || text.len() > LONGEST_LIST {
        return;
    }
    let Some(groups) = groups(text.trim_end_matches([':', '*', ' '])) else { return };
    for &child in &clause.children {
        if draft.clause(child).kind == Kind::Footnote {
            continue;
        }
        let words = Span::new(0, printed[child.at()].len());
        found.extend(groups.iter().map(|(stance, delegations)| {
            let (stance, delegations) = (*stance, delegations.clone());
            Attribution { clause: child, said_by: at, bracket: None, words, stance, delegations }
        }));
    }
}

/// A footnote that begins with a delegation: `South Africa wishes its reservation to be recorded`.
fn footnote(draft: &Draft, at: ClauseIx, printed: &[String], found: &mut Vec<Attribution>) {
    let text = draft.clause(at).text.as_str();
    let text = text.trim_start_matches(['[', '*', ' ']);
    let text = text.strip_prefix("Note: ").unwrap_or(text);
    let ends = text.match_indices([' ', ':', ',']).map(|(end, _)| end).take(LONGEST_NAME);
    let Some((end, name)) = ends.filter_map(|end| Some((end, known(&text[..end])?))).last() else { return };
    let sentence = text[end..].to_lowercase();
    let phrase = PHRASES.iter().find(|(phrase, _)| sentence.contains(phrase));
    let Some(&(_, stance)) = phrase else { return };
    let clause = draft.clause(at).parent.unwrap_or(ClauseIx::ROOT);
    let words = Span::new(0, printed[clause.at()].len());
    found.push(Attribution { clause, said_by: at, bracket: None, words, stance, delegations: vec![name.to_owned()] });
}

#[cfg(test)]
mod tests {
    use super::super::printed;
    use super::*;
    use crate::parse::parse;
    use crate::source::Source;

    fn read(markdown: &str) -> Vec<String> {
        let draft = parse(Source::new("a.md", markdown));
        let marks = Marks::of(&draft);
        let line = |found: &Attribution| {
            let words = &printed(draft.clause(found.clause))[found.words.range()];
            format!("{} {} {words:?}", found.delegations.join("+"), found.stance.name())
        };
        marks.attributions.iter().map(line).collect()
    }

    #[test]
    fn names_stand_before_or_behind_the_words() {
        assert_eq!(read("[EU, Norway: each Party shall]"), ["European Union+Norway proposes \"each Party shall\""]);
        assert_eq!(read("Now [act [soon]: Fiji and Tonga]"), ["Fiji+Tonga proposes \"act [soon]\""]);
        assert_eq!(read("[Trinidad and Tobago: x y]"), ["Trinidad and Tobago proposes \"x y\""]);
        assert_eq!(read("[Kenya (on behalf of the African Group): x y]"), ["African Group proposes \"x y\""]);
    }

    #[test]
    fn verbs_say_what_they_stand_for() {
        assert_eq!(
            read("[US/AU propose; CL/NZ oppose: a term of ten years]"),
            [
                "United States+Australia proposes \"a term of ten years\"",
                "Chile+New Zealand opposes \"a term of ten years\""
            ]
        );
        assert_eq!(read("[The text: supported by Northern Isles]"), ["Northern Isles supports \"The text\""]);
    }

    #[test]
    fn a_colon_alone_names_nobody() {
        assert!(read("[Forcers: compounds or groups]").is_empty());
        assert!(read("[Each Party shall: [act][report]]").is_empty());
        assert!(read("[Preamble: the Parties]").is_empty());
    }

    #[test]
    fn headings_and_footnotes_attribute_too() {
        let text = "# Views\n\n## Indonesia\n\nDelete the tail.\n\n## Article 1\n\n1. One.[^a]\n\n[^a]: South Africa wishes its reservation to be recorded.\n";
        assert_eq!(read(text), ["Indonesia proposes \"Delete the tail.\"", "South Africa reserves \"1. One.\""]);
    }

    #[test]
    fn the_table_of_delegations_is_sorted_and_has_no_name_twice() {
        let lines: Vec<&str> = DELEGATIONS.lines().collect();
        assert!(lines.is_sorted());
        let names = lines.iter().flat_map(|line| line.split(" = ")).count();
        assert_eq!(names, NAMES.len());
    }
}
