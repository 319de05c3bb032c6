//! How a lawyer names a clause, and ids for machines.

use std::collections::hash_map::Entry;
use std::sync::OnceLock;

use rustc_hash::FxBuildHasher;
use rustc_hash::FxHashMap;

use super::ClauseIx;
use super::Draft;
use super::Kind;
use super::Language;
use super::label::Style;
use super::numerals;
use super::terms;
use super::tradition::Tradition;

/// The citations and ids of all clauses of a draft.
///
/// A citation is made when it is first asked for: most clauses of a redline are shown without one.
#[derive(Debug, Clone)]
pub struct Citations<'d> {
    draft: &'d Draft,
    language: Language,
    tradition: Tradition,
    unnumbered: Vec<Unnumbered>,
    cites: Vec<OnceLock<String>>,
    /// Made together, for an id says which of equal ones it is.
    ids: OnceLock<Vec<String>>,
}

impl<'d> Citations<'d> {
    /// Names every clause of a draft in its own language.
    pub fn of(draft: &'d Draft) -> Self {
        Self::spoken(draft, draft.meta.language)
    }

    /// Names every clause of a draft in a language, which may be another than that of the draft.
    ///
    /// Headings that call themselves by a word of their own, such as "Rule 3", keep it.
    pub fn spoken(draft: &'d Draft, language: Language) -> Self {
        let cites = vec![OnceLock::new(); draft.clauses.len()];
        Self {
            draft,
            language,
            tradition: Tradition::of(draft),
            unnumbered: unnumbered(draft),
            cites,
            ids: OnceLock::new(),
        }
    }

    /// The citation of a clause: `article 6, paragraph 1 (a)`.
    pub fn cite(&self, at: ClauseIx) -> &str {
        self.cites[at.at()].get_or_init(|| self.namer(at).cite(self))
    }

    /// The id of a clause, unique in its draft: `art_6__para_1__point_a`.
    pub fn id(&self, at: ClauseIx) -> &str {
        &self.ids.get_or_init(|| self.ids())[at.at()]
    }

    /// The first clause of a citation, compared without case and punctuation.
    pub fn find(&self, cite: &str) -> Option<ClauseIx> {
        let wanted = plain(cite);
        self.draft.indices().find(|&at| plain(self.cite(at)) == wanted)
    }

    /// All clauses that a citation or an id may mean; the only paragraph of an article, cited like it, is left out.
    pub fn all(&self, cite: &str) -> Vec<ClauseIx> {
        if let Some(at) = self.draft.indices().find(|&at| self.id(at) == cite) {
            return vec![at];
        }
        let wanted = plain(cite);
        let like_parent =
            |at: ClauseIx| self.draft.clause(at).parent.is_some_and(|parent| self.cite(parent) == self.cite(at));
        self.draft.indices().filter(|&at| plain(self.cite(at)) == wanted && !like_parent(at)).collect()
    }

    /// The citation that is spelt most like a text, if any is near: for "did you mean".
    pub fn nearest(&self, cite: &str) -> Option<&str> {
        /// One letter of so many may differ.
        const SAME: usize = 3;
        let wanted = plain(cite);
        let length = wanted.chars().count();
        let cites = self.draft.indices().skip(1).map(|at| self.cite(at));
        let scored = cites.map(|cite| (distance(&wanted, &plain(cite)), cite));
        let (steps, found) = scored.min_by_key(|(steps, _)| *steps)?;
        (steps * SAME <= length).then_some(found)
    }

    fn namer(&self, at: ClauseIx) -> Namer<'d> {
        Namer {
            draft: self.draft,
            language: self.language,
            tradition: self.tradition,
            at,
            place: self.unnumbered[at.at()],
        }
    }

    fn ids(&self) -> Vec<String> {
        let mut made: Vec<String> = Vec::with_capacity(self.cites.len());
        let mut seen = FxHashMap::with_capacity_and_hasher(self.cites.len(), FxBuildHasher);
        for at in self.draft.indices() {
            let id = unique(self.namer(at).id(&made), &mut seen);
            made.push(id);
        }
        made
    }
}

/// How many letters must be put in, left out or exchanged to make one text of another.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.chars().enumerate() {
        let mut before = std::mem::replace(&mut row[0], at + 1);
        for (place, &beside) in other.iter().enumerate() {
            let exchanged = before + usize::from(letter != beside);
            before = row[place + 1];
            row[place + 1] = exchanged.min(before + 1).min(row[place] + 1);
        }
    }
    row[other.len()]
}

fn plain(cite: &str) -> String {
    let letters = cite.to_lowercase();
    letters.chars().filter(|letter| letter.is_alphanumeric() || matches!(letter, '(' | ')')).collect()
}

fn unique(id: String, seen: &mut FxHashMap<String, u32>) -> String {
    match seen.entry(id) {
        Entry::Occupied(mut known) => {
            *known.get_mut() += 1;
            format!("{}~{}", known.key(), known.get())
        }
        Entry::Vacant(new) => {
            let id = new.key().clone();
            new.insert(1);
            id
        }
    }
}

/// Which of its unnumbered siblings a clause is, whether it is the only child that is text, and whether it is cited by
/// the term that it defines.
#[derive(Debug, Clone, Copy, Default)]
struct Unnumbered {
    place: u32,
    sole: bool,
    defines: bool,
}

fn unnumbered(draft: &Draft) -> Vec<Unnumbered> {
    let mut places = vec![Unnumbered::default(); draft.clauses.len()];
    for clause in &draft.clauses {
        let mut counts: FxHashMap<Kind, u32> = FxHashMap::default();
        let mut unlabelled = Vec::new();
        let texts = clause.children.iter().filter(|&&child| draft.clause(child).kind != Kind::Footnote).count();
        for &child in &clause.children {
            let bullet = draft.clause(child).label.as_ref().is_some_and(|label| label.style == Style::Bullet);
            if bullet || draft.clause(child).label.is_none() {
                let count = counts.entry(draft.clause(child).kind).or_insert(0);
                *count += 1;
                places[child.at()] = Unnumbered { place: *count, sole: texts == 1, defines: false };
                unlabelled.push(child);
            }
        }
        for at in terms::defining(draft, &unlabelled) {
            places[at.at()].defines = true;
        }
    }
    places
}

struct Namer<'a> {
    draft: &'a Draft,
    language: Language,
    tradition: Tradition,
    at: ClauseIx,
    place: Unnumbered,
}

impl Namer<'_> {
    fn cite(&self, made: &Citations<'_>) -> String {
        let clause = self.draft.clause(self.at);
        let language = self.language;
        let words = Words::of(language);
        let above = clause.parent.map_or("", |parent| made.cite(parent));
        let inner = clause.parent.is_some_and(|parent| is_cited(self.draft.clause(parent).kind));
        let above = if inner { above } else { self.annex(made) };
        let number = clause.label.as_ref().map(|label| &*label.printed);
        match clause.kind {
            _ if !clause.kind.has_heading() && clause.word.is_some() => {
                join(language, above, &self.heading(&words, number))
            }
            Kind::Instrument => words.instrument.to_owned(),
            Kind::Preamble => words.preamble.to_owned(),
            Kind::Group => quoted(language, clause.text.as_str()),
            Kind::Annex | Kind::Part | Kind::Chapter | Kind::Section | Kind::Article => {
                join(language, self.annex(made), &self.heading(&words, number))
            }
            Kind::Choice => join(language, above, &numbered(language, words.option, number.unwrap_or_default())),
            Kind::Paragraph if number.is_none() && self.place.sole && inner => above.to_owned(),
            Kind::Paragraph | Kind::Point | Kind::Item | Kind::SubItem | Kind::Flush if self.place.defines => {
                join(language, above, &self.definition())
            }
            Kind::Paragraph => join(language, above, &self.paragraph(&words, number)),
            Kind::Point | Kind::Item | Kind::SubItem => self.point(above, number),
            Kind::Flush if self.place.place > 1 => {
                join(language, above, &numbered(language, words.flush, &self.place.place.to_string()))
            }
            Kind::Flush => join(language, above, words.flush),
            Kind::Footnote => join(language, above, &numbered(language, words.note, self.footnote())),
        }
    }

    fn footnote(&self) -> &str {
        self.draft.clause(self.at).head.trim_start_matches("[^").trim_end_matches(']')
    }

    /// The annex that a heading stands in: article 3 of an annex is not article 3.
    fn annex<'m>(&self, made: &'m Citations<'_>) -> &'m str {
        let mut above = self.draft.ancestors(self.at);
        above.find(|&at| self.draft.clause(at).kind == Kind::Annex).map_or("", |at| made.cite(at))
    }

    fn heading(&self, words: &Words, number: Option<&str>) -> String {
        let clause = self.draft.clause(self.at);
        let printed = clause.word.as_deref().unwrap_or_default();
        if self.language.tag() != self.draft.meta.language.tag() {
            return self.foreign_heading(printed, number);
        }
        if self.draft.meta.language == Language::Chinese
            && let Some(number) = number.filter(|_| printed.chars().count() <= 2 && clause.head.contains('第'))
        {
            return format!("第{}{}", number, printed);
        }
        let word = if printed.is_empty() { words.article.to_owned() } else { printed.to_lowercase() };
        match number {
            Some(number) => format!("{word} {number}"),
            None => word,
        }
    }

    /// A heading in a language that is not that of the draft: its word is translated where it is that of its kind.
    fn foreign_heading(&self, printed: &str, number: Option<&str>) -> String {
        let clause = self.draft.clause(self.at);
        let own = heading_word(self.draft.meta.language, clause.kind);
        let usual = printed.is_empty() || printed.to_lowercase() == own;
        let word = if usual { heading_word(self.language, clause.kind).to_owned() } else { printed.to_lowercase() };
        match number.map(|number| self.spelt(number)) {
            Some(number) if usual && self.language == Language::Chinese => format!("第{number}{word}"),
            Some(number) => format!("{word} {number}"),
            None => word,
        }
    }

    /// A number as the language writes it: Chinese numerals are digits elsewhere, and digits are numerals in Chinese.
    fn spelt(&self, number: &str) -> String {
        let chinese = self.language == Language::Chinese;
        let value = if chinese { numerals::digits(number) } else { numerals::chinese(number) };
        match value {
            Some(value) if chinese => numerals::to_chinese(value),
            Some(value) => value.to_string(),
            None => number.to_owned(),
        }
    }

    fn paragraph(&self, words: &Words, number: Option<&str>) -> String {
        let number = number.map(|number| self.spelt(number));
        match (number, self.language) {
            (Some(number), Language::Chinese) => format!("第{number}{}", self.tradition.paragraph()),
            (None, Language::Chinese) => {
                format!("第{}{}", numerals::to_chinese(self.place.place), self.tradition.paragraph())
            }
            (Some(number), _) => format!("{} {number}", words.paragraph),
            (None, _) => format!("{} {}", words.unnumbered, self.place.place),
        }
    }

    /// A clause by the term that it defines: `definition of “Party”`.
    fn definition(&self) -> String {
        let term = terms::citable(self.draft.clause(self.at).text.as_str()).unwrap_or_default();
        let term = quoted(self.language, term);
        match self.language {
            Language::English | Language::Other => format!("definition of {term}"),
            Language::French => format!("définition de {term}"),
            Language::Spanish => format!("definición de {term}"),
            Language::Russian => format!("определение термина {term}"),
            Language::Arabic => format!("تعريف {term}"),
            Language::Chinese => format!("{term}的定义"),
        }
    }

    /// A point or what stands in it: `第（二）项`, `第（1）目`; in the law of Taiwan `第二款`, `第一目`.
    fn chinese_point(&self, printed: &str) -> String {
        match (self.tradition, self.draft.clause(self.at).kind) {
            (Tradition::Mainland, Kind::Point) => format!("第（{printed}）项"),
            (Tradition::Mainland, _) => format!("第（{printed}）目"),
            (Tradition::Taiwan, Kind::Point) => format!("第{printed}款"),
            (Tradition::Taiwan, _) => format!("第{printed}目"),
        }
    }

    fn point(&self, above: &str, number: Option<&str>) -> String {
        let printed = match number {
            Some("–") | None => format!("– {}", self.place.place),
            Some(number) if self.language == Language::Chinese => number.to_owned(),
            Some(number) => self.spelt(number),
        };
        match self.language {
            Language::Chinese => format!("{above}{}", self.chinese_point(&printed)),
            Language::French => format!("{above}, alinéa {printed})"),
            Language::Spanish => format!("{above}, apartado {printed})"),
            Language::Russian => format!("{above}, подпункт {printed})"),
            Language::Arabic | Language::English | Language::Other => format!("{above} ({printed})"),
        }
    }

    /// The id, before it is made unique, from those of the clauses before.
    fn id(&self, made: &[String]) -> String {
        let clause = self.draft.clause(self.at);
        if let Some(id) = clause.attributes.id() {
            return id.to_owned();
        }
        let nested = clause.parent.filter(|&parent| {
            is_cited(self.draft.clause(parent).kind)
                && (!clause.kind.has_heading() || self.draft.clause(parent).kind == Kind::Annex)
        });
        /// Bytes of the last part of most ids.
        const PART: usize = 16;
        let above = nested.map_or("", |parent| &made[parent.at()]);
        let mut id = String::with_capacity(above.len() + PART);
        id.push_str(above);
        id.push_str(if above.is_empty() { "" } else { "__" });
        id.push_str(clause.kind.abbreviation());
        match &clause.label {
            Some(label) if label.style != Style::Bullet => push_slug(&mut id, &label.printed),
            _ if clause.kind == Kind::Group => push_slug(&mut id, clause.text.as_str()),
            _ if clause.kind == Kind::Footnote => push_slug(&mut id, self.footnote()),
            _ if self.place.place > 0 => id.push_str(&format!("_u{}", self.place.place)),
            _ => {}
        }
        id
    }
}

/// A word with a number behind it; Chinese has no blank between them.
fn numbered(language: Language, word: &str, number: &str) -> String {
    [word, if language == Language::Chinese { "" } else { " " }, number].concat()
}

/// Says whether clauses in a clause of this kind are cited through it; chapters are not named in citations.
fn is_cited(kind: Kind) -> bool {
    !matches!(kind, Kind::Instrument | Kind::Part | Kind::Chapter | Kind::Section | Kind::Group)
}

/// What a heading of a kind is called where it bears the usual word; a word in Chinese is that behind its number.
fn heading_word(language: Language, kind: Kind) -> &'static str {
    let words = match language {
        Language::English | Language::Other => ["annex", "part", "chapter", "section", "article"],
        Language::French => ["annexe", "partie", "chapitre", "section", "article"],
        Language::Spanish => ["anexo", "parte", "capítulo", "sección", "artículo"],
        Language::Russian => ["приложение", "часть", "глава", "раздел", "статья"],
        Language::Arabic => ["المرفق", "الجزء", "الفصل", "القسم", "المادة"],
        Language::Chinese => ["附件", "编", "章", "节", "条"],
    };
    match kind {
        Kind::Annex => words[0],
        Kind::Part => words[1],
        Kind::Chapter => words[2],
        Kind::Section => words[3],
        _ => words[4],
    }
}

/// The heading of a group in the quotes of a language.
fn quoted(language: Language, text: &str) -> String {
    match language {
        Language::English | Language::Chinese | Language::Other => format!("“{text}”"),
        Language::French => format!("«\u{a0}{text}\u{a0}»"),
        Language::Arabic | Language::Spanish | Language::Russian => format!("«{text}»"),
    }
}

fn join(language: Language, above: &str, own: &str) -> String {
    match (above.is_empty(), language) {
        (true, _) => own.to_owned(),
        (false, Language::Chinese) => format!("{above}{own}"),
        (false, Language::Arabic) => format!("{above}، {own}"),
        (false, _) => format!("{above}, {own}"),
    }
}

/// Adds an underscore, letters and digits, with single underscores for the rest; nothing where there are none.
fn push_slug(id: &mut String, text: &str) {
    let start = id.len();
    for letter in text.chars().take(40) {
        if !letter.is_alphanumeric() {
            if id.len() > start && !id.ends_with('_') {
                id.push('_');
            }
            continue;
        }
        if id.len() == start {
            id.push('_');
        }
        if letter.is_ascii() {
            id.push(letter.to_ascii_lowercase());
        } else {
            id.extend(letter.to_lowercase());
        }
    }
    while id.len() > start && id.ends_with('_') {
        id.pop();
    }
}

/// The words of citations in one language.
struct Words {
    instrument: &'static str,
    preamble: &'static str,
    article: &'static str,
    paragraph: &'static str,
    unnumbered: &'static str,
    option: &'static str,
    flush: &'static str,
    note: &'static str,
}

impl Words {
    fn of(language: Language) -> Self {
        let table = |words: [&'static str; 8]| Self {
            instrument: words[0],
            preamble: words[1],
            article: words[2],
            paragraph: words[3],
            unnumbered: words[4],
            option: words[5],
            flush: words[6],
            note: words[7],
        };
        table(match language {
            Language::English | Language::Other => [
                "the title",
                "preamble",
                "article",
                "paragraph",
                "unnumbered paragraph",
                "option",
                "flush text",
                "note",
            ],
            Language::French => [
                "le titre",
                "préambule",
                "article",
                "paragraphe",
                "alinéa non numéroté",
                "option",
                "texte hors alinéa",
                "note",
            ],
            Language::Spanish => {
                ["el título", "preámbulo", "artículo", "párrafo", "párrafo sin número", "opción", "texto final", "nota"]
            }
            Language::Russian => [
                "название",
                "преамбула",
                "статья",
                "пункт",
                "ненумерованный пункт",
                "вариант",
                "заключительный текст",
                "примечание",
            ],
            Language::Arabic => {
                ["العنوان", "الديباجة", "المادة", "الفقرة", "الفقرة غير المرقمة", "الخيار", "النص الختامي", "الحاشية"]
            }
            Language::Chinese => ["标题", "序言", "条", "款", "款", "备选案文", "结尾部分", "脚注"],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::parse;
    use crate::source::Source;

    #[track_caller]
    fn cites(front: &str, body: &str) -> Vec<String> {
        let draft = parse(Source::new("a.md", format!("---\nsymbol: a\n{front}\n---\n{body}")));
        let citations = Citations::of(&draft);
        draft.reading_order().into_iter().skip(1).map(|at| citations.cite(at).to_owned()).collect()
    }

    #[test]
    fn a_heading_of_several_articles_is_cited_by_all() {
        let text = "## Articles 4 to 6\n\nRepealed.\n\n## Article 7 and 8\n\nRepealed.\n\n## Article 9. Nets\n";
        assert_eq!(
            cites("language: en", text),
            ["articles 4 to 6", "articles 4 to 6", "article 7 and 8", "article 7 and 8", "article 9"]
        );
        assert_eq!(cites("language: zh", "## 第五至七条\n"), ["第五至七条"]);
    }

    #[test]
    fn a_quotation_may_repeat_its_mark_before_each_number() {
        let text = "## Clause 1\n\n(1) After section 9 insert—\n\n“9A **Nets.**\n\n“(1) Nets are mended.\n\n“(2) Nets are \
                    dried.”\n\nThis clause comes into force at once.\n";
        let told = cites("language: en", text);
        let expected = [
            "clause 1, paragraph 1",
            "clause 1, paragraph 1, section 9A",
            "clause 1, paragraph 1, section 9A (1)",
            "clause 1, paragraph 1, section 9A (2)",
            "clause 1, unnumbered paragraph 1",
        ];
        assert_eq!(told[told.len() - expected.len()..], expected);
    }

    #[test]
    fn a_quoted_section_is_cited_by_its_own_name() {
        let text = "## Clause 1\n\n(1) The Seal Act is amended.\n\n(2) After section 9 insert—\n\n“9A **Nets.**\n\n(1) Nets are mended.\n\n(2) Nets are dried.\n\n9B **Bells.**\n\n(1) Bells ring.\n";
        let expected = [
            "clause 1",
            "clause 1, paragraph 1",
            "clause 1, paragraph 2",
            "clause 1, paragraph 2, section 9A",
            "clause 1, paragraph 2, section 9A (1)",
            "clause 1, paragraph 2, section 9A (2)",
            "clause 1, paragraph 2, section 9B",
            "clause 1, paragraph 2, section 9B (1)",
        ];
        assert_eq!(cites("language: en", text), expected);
    }

    #[test]
    fn a_definition_is_cited_by_its_term() {
        let text = "## Section 2\n\nIn this Act,\n\n“net” means a tool;\n\n“seal” includes\n\n(a) a pup; and\n\n(b) an otter.\n";
        let expected = [
            "section 2",
            "section 2, unnumbered paragraph 1",
            "section 2, definition of “net”",
            "section 2, definition of “seal”",
            "section 2, definition of “seal” (a)",
            "section 2, definition of “seal” (b)",
        ];
        assert_eq!(cites("language: en", text), expected);
        let last = |language: &str, text: &str| cites(language, text).pop().unwrap();
        let terms = |article: &str| format!("## {article}\n\nUn.\n\n«a» b.\n\n«c» d.\n");
        assert_eq!(last("language: fr", &terms("Article 2")), "article 2, définition de «\u{a0}c\u{a0}»");
        assert_eq!(last("language: es", &terms("Artículo 2")), "artículo 2, definición de «c»");
        assert_eq!(last("language: ru", &terms("Статья 2")), "статья 2, определение термина «c»");
        assert_eq!(last("language: ar", &terms("المادة 2")), "المادة 2، تعريف «c»");
        assert_eq!(last("language: zh", "## 第二条\n\n用语：\n\n“网”是指工具。\n"), "第二条“网”的定义");
    }

    #[test]
    fn a_term_defined_twice_and_a_quoted_passage_are_counted() {
        let twice =
            "## Section 2\n\nIn this Act,\n\n“net” means a tool;\n\n“Net” means a bag;\n\n“seal” means a seal.\n";
        let expected = [
            "section 2, unnumbered paragraph 2",
            "section 2, unnumbered paragraph 3",
            "section 2, definition of “seal”",
        ];
        assert_eq!(cites("language: en", twice)[2..], expected);
        let lone = "## Section 2\n\nOne.\n\n“Nets” was put in by the keeper.\n";
        assert_eq!(cites("language: en", lone)[2], "section 2, unnumbered paragraph 2");
    }

    #[test]
    fn what_is_cited_by_its_term_is_found_by_it() {
        let text = "## Section 2\n\nIn this Act,\n\n“net” means a tool;\n\n“sea lion” includes\n\n(a) a pup.\n";
        let draft = parse(Source::new("a.md", text));
        let citations = Citations::of(&draft);
        let found = |cite: &str| citations.find(cite).map(|at| citations.id(at).to_owned());
        assert_eq!(found("section 2, definition of “sea lion” (a)").as_deref(), Some("art_2__para_u3__point_a"));
        assert_eq!(found("Section 2, definition of \"net\"").as_deref(), Some("art_2__para_u2"));
    }

    #[test]
    fn flush_texts_of_one_clause_are_told_apart() {
        let text = "## Article 1\n\n1. Each:\n\n   One.\n\n   Two.\n";
        let last = cites("language: en", text).split_off(2);
        assert_eq!(last, ["article 1, paragraph 1, flush text", "article 1, paragraph 1, flush text 2"]);
    }

    #[test]
    fn chinese_has_no_blank_before_the_number_of_an_option() {
        let options = "## 第六条\n\n备选案文1：海豹吃鱼。\n\n备选案文2：海豹睡觉。\n";
        assert_eq!(cites("language: zh", options), ["第六条", "第六条备选案文1", "第六条备选案文2"]);
    }

    #[test]
    fn clauses_are_cited_as_lawyers_do() {
        let text = "# Chapter II\n\n## Article 6\n\n1. Each:\n\n   (a) one:\n\n   (i) in.\n\n## Article 10\n\nOnly:\n\n(a) x.\n";
        let expected = [
            "chapter II",
            "article 6",
            "article 6, paragraph 1",
            "article 6, paragraph 1 (a)",
            "article 6, paragraph 1 (a) (i)",
            "article 10",
            "article 10",
            "article 10 (a)",
        ];
        assert_eq!(cites("language: en", text), expected);
    }

    #[test]
    fn citations_follow_the_language() {
        assert_eq!(
            cites("language: fr", "## Article 6\n\n1. Un :\n\n   a) x\n").last().unwrap(),
            "article 6, paragraphe 1, alinéa a)"
        );
        assert_eq!(
            cites("language: zh", "## 第六条\n\n一、各国：\n\n（一）入。\n").last().unwrap(),
            "第六条第一款第（一）项"
        );
    }

    #[test]
    fn parts_of_articles_are_called_as_the_text_calls_them() {
        let text = "## 第 6 條\n\n各港應置：\n\n一、燈。\n\n（一）油。\n\n前項之燈每夜點亮。\n";
        assert_eq!(
            cites("language: zh", text)[1..],
            ["第6條第一項", "第6條第一項第一款", "第6條第一項第一款第一目", "第6條第二項"]
        );
    }

    #[test]
    fn ids_are_unique() {
        let draft = parse(Source::new("a.md", "## Article 1\n\n1. a\n\n1. b\n\n## Article 1\n"));
        let citations = Citations::of(&draft);
        let mut ids: Vec<&str> = draft.indices().map(|at| citations.id(at)).collect();
        ids.sort_unstable();
        let count = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), count);
    }
}
