//! Cross-references: where a text names other clauses by their numbers, and which clauses these are.
//!
//! 1. [`scan`]: kind words and the numbers behind them, in five languages; [`chinese`] where the number comes first;
//! 2. [`outside`]: whether the clauses named are those of another instrument;
//! 3. [`resolve`]: numbers become clauses of the draft.
//!
//! ```text
//! reference = group { ("," | "of") group } ["of" instrument]
//! group     = kind-word list
//! list      = chain { ("," | "and" | "or" | "to" | "through") chain }
//! chain     = number { "(" number ")" }
//! ```

mod chinese;
mod numbers;
mod outside;
mod places;
mod resolve;
mod scan;
mod words;

use std::cell::OnceCell;
use std::sync::Arc;

use super::ClauseIx;
use super::Draft;
use super::Label;
use super::Language;
use crate::source::Span;

pub use numbers::Numbers;

pub(crate) use places::Places;

use numbers::Shared;

/// What a number of a reference counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// "annex II".
    Annex,
    /// "part III".
    Part,
    /// "chapter V".
    Chapter,
    /// "section 2".
    Section,
    /// "article 6".
    Article,
    /// "paragraph 1".
    Paragraph,
    /// "(a)", "(i)", "subparagraph (b)".
    Point,
}

/// One number of a reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// Where, in the text of the clause; brackets of the number included.
    pub span: Span,
    /// What it counts.
    pub level: Level,
    /// The number; `None` for "the preceding paragraph". References that print the same share it.
    pub label: Option<Arc<Label>>,
    /// Says that all clauses from the number before to this one are meant.
    pub through: bool,
    /// The clause it names, if the draft has it.
    pub target: Option<ClauseIx>,
}

/// A place where a clause names others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The clause that names.
    pub clause: ClauseIx,
    /// Where, in the text of that clause: from the first kind word to the last number.
    pub span: Span,
    /// Its numbers, in the order of the text; never empty.
    pub numbers: Numbers,
    /// Says that another instrument is meant; then no number has a target.
    pub outside: bool,
}

impl Reference {
    /// The clauses it names, the inner ends of ranges left out.
    pub fn targets(&self) -> impl Iterator<Item = ClauseIx> {
        self.numbers.iter().filter_map(|number| number.target)
    }
}

/// All cross-references of a draft, in the order of its clauses and of their texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct References {
    list: Vec<Reference>,
    /// Where those of each clause start in the list; one more entry than clauses.
    starts: Vec<u32>,
}

impl References {
    /// Finds and resolves them, in one pass over the text and one over the clauses.
    pub fn of(draft: &Draft) -> Self {
        Self::at(draft, None)
    }

    /// The same, in a draft of which it is known where kind words stand.
    pub(crate) fn at(draft: &Draft, places: Option<&Places>) -> Self {
        let mut reader = Reader::of(draft);
        let mut read = Self { list: Vec::new(), starts: Vec::with_capacity(draft.clauses.len() + 1) };
        for at in draft.indices() {
            read.starts.push(read.list.len() as u32);
            reader.read_into(&mut read.list, at, places.map(|places| places.in_clause(at)));
        }
        read.starts.push(read.list.len() as u32);
        read
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Reference> {
        self.list.iter()
    }

    /// Those in the text of one clause.
    pub fn in_clause(&self, clause: ClauseIx) -> &[Reference] {
        &self.list[self.starts[clause.at()] as usize..self.starts[clause.at() + 1] as usize]
    }
}

/// Reads the references of single clauses; what is made for it once, is made when it is first needed.
#[derive(Debug)]
pub struct Reader<'d> {
    draft: &'d Draft,
    outside: outside::Reader<'d>,
    index: OnceCell<resolve::Index<'d>>,
    labels: Shared,
}

impl<'d> Reader<'d> {
    /// Takes a draft in.
    pub fn of(draft: &'d Draft) -> Self {
        Self { draft, outside: outside::Reader::of(draft), index: OnceCell::new(), labels: Shared::default() }
    }

    /// Finds and resolves the references in the text of a clause.
    pub fn read(&mut self, at: ClauseIx) -> Vec<Reference> {
        let mut read = Vec::new();
        self.read_into(&mut read, at, None);
        read
    }

    /// The same, where it may be known at which bytes kind words stand.
    ///
    /// Each reference is resolved as soon as it is found: what is found takes several times what is resolved.
    fn read_into(&mut self, read: &mut Vec<Reference>, at: ClauseIx, places: Option<&[u32]>) {
        let Self { draft, outside, index, labels } = self;
        let text = draft.clause(at).text.as_str();
        let found = |raw| read.push(index.get_or_init(|| resolve::Index::of(draft)).resolve(at, raw, labels));
        match (places, draft.meta.language) {
            (Some([]), _) => {}
            (Some(places), _) => scan::read_at(text, outside, places, found),
            (None, Language::Chinese) => chinese::read(text, outside, found),
            (None, _) => scan::read(text, outside, found),
        }
    }
}

/// A reference as it was read, before its numbers are looked up.
#[derive(Debug, Default)]
struct Raw {
    groups: Vec<Group>,
    outside: bool,
}

/// A kind word and its numbers.
#[derive(Debug)]
struct Group {
    level: Level,
    start: usize,
    numbers: Vec<RawNumber>,
    within: Within,
}

/// How a group is joined to its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Within {
    /// "paragraph 1 **of** article 5".
    Next,
    /// "article 5**,** paragraph 1".
    Previous,
    /// Nothing is said: in the article of the clause itself.
    Own,
}

#[derive(Debug)]
struct RawNumber {
    span: Span,
    /// What it may be, likeliest first; empty for "the preceding paragraph".
    readings: Vec<Label>,
    /// It stands directly behind the number before: `1 (a)`.
    inner: bool,
    through: bool,
    /// A level of its own, where the language names one ("第六条第一款").
    level: Option<Level>,
}

/// Says whether a word names a kind of clause in references: "section", "subsections", "paragraph".
pub(crate) fn is_kind_word(word: &str) -> bool {
    words::level_of(word).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::citation::Citations;
    use crate::parse::parse;
    use crate::source::Source;
    use crate::words::Token;
    use crate::words::Vocabulary;

    /// The references of a draft, found by the places of its kind words.
    fn among_words(draft: &Draft) -> References {
        let mut vocabulary = Vocabulary::default();
        let mut read = |at| {
            let mut tokens = Vec::new();
            vocabulary.read(draft.clause(at).text.as_str(), &mut tokens);
            tokens
        };
        let words: Vec<Vec<Token>> = draft.indices().map(&mut read).collect();
        let places = Places::of(draft, |at| &words[at.at()][..], vocabulary.len());
        References::at(draft, places.as_ref())
    }

    /// Every reference in one clause of a draft as printed, with the citations of what it names.
    fn read(language: &str, body: &str) -> Vec<(String, Vec<String>)> {
        let draft = parse(Source::new("a.md", format!("---\nsymbol: a\nlanguage: {language}\n---\n{body}")));
        let citations = Citations::of(&draft);
        let references = References::of(&draft);
        assert_eq!(among_words(&draft), references);
        let told = |reference: &Reference| {
            let text = draft.clause(reference.clause).text.as_str();
            let name = |number: &Printed| match number.target {
                Some(target) => citations.cite(target).to_owned(),
                None if reference.outside => "outside".to_owned(),
                None => "nothing".to_owned(),
            };
            (text[reference.span.range()].to_owned(), reference.numbers.iter().map(name).collect())
        };
        references.iter().map(told).collect()
    }

    const ENGLISH: &str = "## Article 5\n\n1. One:\n\n   (a) x:\n\n      (i) y;\n\n      (ii) z;\n\n   (b) x.\n\n2. Two.\n\n\
        ## Article 6\n\n1. Only.\n\n## Article 7\n\n1. First.\n\n2. Here TEXT.\n\n   (a) p;\n\n   (b) q.\n\n## Article 48 bis\n\n3. Third.\n";

    #[track_caller]
    fn english(text: &str, expected: &[(&str, &[&str])]) {
        let found = read("en", &ENGLISH.replace("TEXT", text));
        let found: Vec<(&str, Vec<&str>)> =
            found.iter().map(|(text, names)| (text.as_str(), names.iter().map(String::as_str).collect())).collect();
        let expected: Vec<(&str, Vec<&str>)> = expected.iter().map(|(text, names)| (*text, names.to_vec())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn articles_are_found_by_number_and_in_ranges_and_lists() {
        english("see article 6 of this Convention", &[("article 6", &["article 6"])]);
        english(
            "see articles 5, 6 and 7 of this Convention",
            &[("articles 5, 6 and 7", &["article 5", "article 6", "article 7"])],
        );
        english("see Articles 5 through 7", &[("Articles 5 through 7", &["article 5", "article 7"])]);
        english(
            "see article 48 bis, paragraph 3, above",
            &[("article 48 bis, paragraph 3", &["article 48 bis", "article 48 bis, paragraph 3"])],
        );
        english("see Article 5.2 of this Convention", &[("Article 5.2", &["article 5, paragraph 2"])]);
        english("see article 99", &[("article 99", &["nothing"])]);
    }

    #[test]
    fn paragraphs_count_in_the_article_that_is_named_or_in_their_own() {
        english("under paragraph 1 of this article", &[("paragraph 1", &["article 7, paragraph 1"])]);
        english(
            "under paragraph 1 of article 6",
            &[("paragraph 1 of article 6", &["article 6, paragraph 1", "article 6"])],
        );
        english(
            "under article 5, paragraph 1 (a) (i) or (ii) or (b), of this Convention",
            &[(
                "article 5, paragraph 1 (a) (i) or (ii) or (b)",
                &[
                    "article 5",
                    "article 5, paragraph 1",
                    "article 5, paragraph 1 (a)",
                    "article 5, paragraph 1 (a) (i)",
                    "article 5, paragraph 1 (a) (ii)",
                    "article 5, paragraph 1 (b)",
                ],
            )],
        );
        english(
            "under subparagraphs (a) and (b) below",
            &[("subparagraphs (a) and (b)", &["article 7, paragraph 2 (a)", "article 7, paragraph 2 (b)"])],
        );
        english(
            "under paragraphs 1.a.i or ii of article 5",
            &[(
                "paragraphs 1.a.i or ii of article 5",
                &[
                    "article 5, paragraph 1",
                    "article 5, paragraph 1 (a)",
                    "article 5, paragraph 1 (a) (i)",
                    "article 5, paragraph 1 (a) (ii)",
                    "article 5",
                ],
            )],
        );
        english("under the preceding paragraph", &[("paragraph", &["article 7, paragraph 1"])]);
    }

    #[test]
    fn clauses_of_other_instruments_are_outside() {
        let outside: &[(&str, &[&str])] = &[("article 6", &["outside"])];
        english("article 6 of the Convention on the Rights of the Child", outside);
        english("article 6 of the Framework Convention", outside);
        english("article 6 of General Assembly resolution 55/25", outside);
        english("article 6 of the International Covenant on Civil Rights", outside);
        english("article 6 of that Act", outside);
        english("decision 1/CP.21, article 6", outside);
        english("the Convention on Seals, in particular its article 6", outside);
        let inside: &[(&str, &[&str])] = &[("article 6", &["article 6"])];
        english("article 6 of this Convention, as in the Vienna Convention", inside);
        english("article 6 of the present Protocol", inside);
        english("this Convention, in particular its article 6", inside);
    }

    #[test]
    fn words_and_quantities_are_no_references() {
        english("within 30 days, in part by a party, for the rules of procedure and a section of them", &[]);
        english("under article 6, 30 days later", &[("article 6", &["article 6"])]);
        english("under article 6 and within the law", &[("article 6", &["article 6"])]);
        english("under article 6: (a) to act", &[("article 6", &["article 6"])]);
        english("under this article. 6. Each", &[]);
        english("under art. 6", &[("art. 6", &["article 6"])]);
    }

    #[test]
    fn sections_of_acts_are_articles_by_rank() {
        let act = "## Section 41. Refusal\n\n(1) See subsection 42(2) and section 42.\n\n(a) one\n\n\
                   ## Section 42. Notice\n\n(1) a.\n\n(2) See paragraph 41(1)(a), subsection (1) and section 9 of the Bank Act.\n";
        let told: Vec<String> = read("en", act).into_iter().flat_map(|(_, names)| names).collect();
        assert_eq!(
            told,
            [
                "section 42",
                "section 42, paragraph 2",
                "section 42",
                "section 41",
                "section 41, paragraph 1",
                "section 41, paragraph 1 (a)",
                "section 42, paragraph 1",
                "outside",
            ]
        );
    }

    #[track_caller]
    fn names(language: &str, body: &str) -> Vec<String> {
        read(language, body).into_iter().flat_map(|(_, names)| names).collect()
    }

    #[test]
    fn french_references_are_read() {
        let body = "## Article 5\n\n1. Un :\n\n   a) x ;\n\n   b) y.\n\n2. Deux.\n\n## Article 6\n\n1. Voir l’article 5, \
            les paragraphes 1 et 2 de l’article 5, l’alinéa b) du paragraphe 1 de l’article 5, l’article 5 de la présente \
            Convention, l’article 7 de la Convention relative aux droits de l’enfant, les articles 5 à 6 et le paragraphe \
            précédent. Le paragraphe a été lu ci-dessus.\n";
        assert_eq!(
            names("fr", body),
            [
                "article 5",
                "article 5, paragraphe 1",
                "article 5, paragraphe 2",
                "article 5",
                "article 5, paragraphe 1, alinéa b)",
                "article 5, paragraphe 1",
                "article 5",
                "article 5",
                "outside",
                "article 5",
                "article 6",
                "nothing",
            ]
        );
    }

    #[test]
    fn that_law_and_a_law_by_its_name_are_others() {
        let body = "## Article 5\n\n1. Un.\n\n## Article 6\n\n1. Pour l’application de la présente loi, voir l’article 5 de la \
            loi, l’article 5 de cette loi et l’article 5 de la Loi constitutionnelle de 1867.\n";
        assert_eq!(names("fr", body), ["article 5", "outside", "outside"]);
    }

    #[test]
    fn a_chapter_of_the_laws_of_a_year_is_none_of_the_draft() {
        let body = "## Article 5\n\nUn.\n\n## Article 6\n\nVoir l’article 5 du chapitre 9 des Lois du Pays (2008) et l’article 5.\n";
        assert_eq!(names("fr", body), ["outside", "outside", "article 5"]);
    }

    #[test]
    fn a_section_goes_before_a_paragraph_that_has_no_number() {
        let act = "## Section 1. Words\n\n“pier” means a mole under subsection 2(1);\n\n“mole” means a pier.\n\n\
                   ## Section 2. Moles\n\n(1) One.\n\n(2) Two.\n";
        assert_eq!(names("en", act), ["section 2", "section 2, paragraph 1"]);
    }

    #[test]
    fn spanish_references_are_read() {
        let body = "## Artículo 5\n\n1. Uno:\n\n   a) x;\n\n   b) y.\n\n2. Dos.\n\n## Artículo 6\n\n1. Uno.\n\n2. Véanse el \
            párrafo 1 del presente artículo, el apartado b) del párrafo 1 del artículo 5 de la presente Convención, los \
            artículos 5 y 6 y el artículo 4 de la Convención sobre los Derechos del Niño.\n";
        assert_eq!(
            names("es", body),
            [
                "artículo 6, párrafo 1",
                "artículo 5, párrafo 1, apartado b)",
                "artículo 5, párrafo 1",
                "artículo 5",
                "artículo 5",
                "artículo 6",
                "outside",
            ]
        );
    }

    #[test]
    fn russian_references_are_read_in_all_cases() {
        let body = "## Статья 5\n\n1. Один:\n\n   а) x;\n\n   б) y.\n\n2. Два.\n\n## Статья 6\n\n1. Раз.\n\n2. В соответствии \
            с пунктом 1 настоящей статьи, подпунктом б) пункта 1 статьи 5 настоящей Конвенции, статьями 5 и 6, статьёй 7 \
            Конвенции о правах ребенка и статьёй 5.\n";
        assert_eq!(
            names("ru", body),
            [
                "статья 6, пункт 1",
                "статья 5, пункт 1, подпункт б)",
                "статья 5, пункт 1",
                "статья 5",
                "статья 5",
                "статья 6",
                "outside",
                "статья 5",
            ]
        );
    }

    #[test]
    fn chinese_references_are_read() {
        let body = "## 第五条\n\n一、甲：\n\n（一）子；\n\n（二）丑。\n\n二、乙。\n\n## 第六条\n\n一、丙。\n\n\
            二、见第五条第一款第（一）项、本条第一款、第五条至第六条、本公约第五条、《儿童权利公约》第四条和前款。\n";
        assert_eq!(
            names("zh", body),
            [
                "第五条",
                "第五条第一款",
                "第五条第一款第（一）项",
                "第六条第一款",
                "第五条",
                "第六条",
                "第五条",
                "outside",
                "第六条第一款",
            ]
        );
    }

    #[test]
    fn references_of_taiwan_count_paragraphs_by_another_word() {
        let body = "## 第 5 條\n\n各港應置：\n\n一、燈。\n\n二、鐘：\n\n（一）銅。\n\n（二）鐵。\n\n海豹每日食魚。\n\n\
            ## 第 6 條\n\n前條第一項第二款第二目之鐘、第五條第二項及前條第一項第一款。\n\n前項之燈。\n";
        assert_eq!(
            names("zh", body),
            [
                "第5條",
                "第5條第一項",
                "第5條第一項第二款",
                "第5條第一項第二款第二目",
                "第5條",
                "第5條第二項",
                "第5條",
                "第5條第一項",
                "第5條第一項第一款",
                "第6條第一項",
            ]
        );
    }

    #[test]
    fn chinese_units_of_one_level_stand_beside_each_other_unless_they_are_points() {
        let body = "## 第一条\n\n灯。\n\n钟。\n\n## 第二条\n\n依第一条第二条办理，并依第一条第一款第二款办理。\n";
        assert_eq!(names("zh", body), ["第一条", "第二条", "第一条", "第一条第一款", "第一条第二款"]);
    }

    #[test]
    fn the_law_under_which_chinese_rules_stand_and_a_former_version_are_other_instruments() {
        let body = "## 第一条\n\n根据《海豹保护法》（以下简称“本法”）第三十条，制定本细则。\n\n## 第二条\n\n\
            本法第二条所称渔船，依本细则第一条和海豹港口条例第二条登记。\n";
        assert_eq!(names("zh", body), ["outside", "outside", "第一条", "outside"]);
        let body = "## 第一条\n\n燈。\n\n## 第二条\n\n依修正施行前第一条所置之燈。\n";
        assert_eq!(names("zh", body), ["outside"]);
        for former in ["修正公布前", "修正生效前", "公布施行前", "修订实施前的"] {
            assert_eq!(names("zh", &body.replace("修正施行前", former)), ["outside"], "{former}");
        }
        assert_eq!(names("zh", &body.replace("修正施行前", "日落前")), ["第一条"]);
        let body = "## 第一条\n\n两港订立本海豹协定（以下简称“本协定”）。\n\n## 第二条\n\n依本协定第一条登记。\n";
        assert_eq!(names("zh", body), ["第一条"]);
    }

    #[test]
    fn arabic_references_are_read() {
        let body = "## المادة 5\n\n1. أولا:\n\n   (أ) س؛\n\n   (ب) ص.\n\n2. ثانيا.\n\n## المادة 6\n\n1. وفقا للفقرة 1 من \
            المادة 5، والفقرة الفرعية (ب) من الفقرة 1 من المادة 5 من هذه الاتفاقية، والمواد 5 إلى 6، والمادتين 5 و 6، \
            والمادة الخامسة، والمادة 4 من اتفاقية حقوق الطفل.\n";
        assert_eq!(
            names("ar", body),
            [
                "المادة 5، الفقرة 1",
                "المادة 5",
                "المادة 5، الفقرة 1 (ب)",
                "المادة 5، الفقرة 1",
                "المادة 5",
                "المادة 5",
                "المادة 6",
                "المادة 5",
                "المادة 6",
                "المادة 5",
                "outside",
            ]
        );
    }
}
