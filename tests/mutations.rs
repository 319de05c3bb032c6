//! Every way in which a clean draft is broken is found by the rule that is for it.
//!
//! A generator writes clean drafts from a seed; each [`BREAKS`] entry breaks one of them in a place that the seed picks.
#![allow(clippy::unwrap_used, reason = "helpers of tests may panic")]

use travaux::Draft;
use travaux::Source;
use travaux::lint;
use travaux::lint::Context;
use travaux::lint::Level;
use travaux::lint::RULES;
use travaux::lint::Settings;
use travaux::lint::Subject;
use travaux::parse;

/// How many drafts are broken in each way.
const SEEDS: u64 = 8;

/// A row of numbers that look random and are the same on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }

    fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }
}

/// Sentences in English and Chinese; `@` stands for a reference.
const SENTENCES: [(&str, &str); 6] = [
    ("Each Party shall keep a register of its lamps, and report on it", "各缔约国应设立灯具登记册并就此提出报告"),
    ("The register shall be open to everybody, free of charge", "登记册应免费向所有人开放"),
    ("Keepers shall tend the lamps in accordance with @", "看守人应根据@照看灯具"),
    ("A tower shall be built of stone, brick or iron", "灯塔应以石、砖或铁建造"),
    ("Nothing in @ affects the duties of keepers, whatever their rank", "@不影响看守人的职责"),
    ("Each Party shall preserve computer data on its towers", "各缔约国应保存灯塔的计算机数据"),
];

const POINTS: [(&str, &str); 4] = [
    ("lamps of oil", "油灯"),
    ("lamps of gas", "煤气灯"),
    ("bells and horns", "钟和号角"),
    ("buoys and beacons", "浮标"),
];

/// A paragraph: its sentence, what it refers to, and how many points it has.
struct Paragraph {
    sentence: usize,
    target: usize,
    points: usize,
    bracketed: bool,
}

/// A clean draft before it is written.
struct Book {
    articles: Vec<Vec<Paragraph>>,
}

#[derive(Clone, Copy, PartialEq)]
enum Tongue {
    English,
    Chinese,
}

impl Book {
    fn of(dice: &mut Dice) -> Self {
        let count = 5 + dice.below(4);
        let paragraph = |dice: &mut Dice, own: usize| Paragraph {
            sentence: dice.below(SENTENCES.len()),
            // A reference leads to another article.
            target: (own + 1 + dice.below(count - 1)) % count,
            points: *dice.pick(&[0, 3, 4]),
            bracketed: dice.below(4) == 0,
        };
        let mut article = |own: usize| (0..3 + dice.below(2)).map(|_| paragraph(dice, own)).collect();
        Self { articles: (0..count).map(&mut article).collect() }
    }

    fn write(&self, tongue: Tongue) -> String {
        let english = tongue == Tongue::English;
        let mut out = format!(
            "---\ninstrument: lighthouses\nsymbol: L/5\ndate: 2024-02-29\nround: 5\nlanguage: {}\nstatus: draft\n---\n\n",
            if english { "en" } else { "zh" }
        );
        out += if english {
            "## Article 1. Use of terms\n\nIn this Convention:\n\n(a) “lamp” means a source of light;\n\n(b) “keeper” means \
             who tends a lamp; and\n\n(c) “tower” means what carries a lamp.\n\n"
        } else {
            "## 第一条 用语\n\n在本公约中：\n\n（一）“灯”系指光源；\n\n（二）“看守人”系指照看灯的人；\n\n（三）“塔”系指承载灯的建筑。\n\n"
        };
        for (at, paragraphs) in self.articles.iter().enumerate() {
            out += &heading(tongue, at + 2);
            for (place, paragraph) in paragraphs.iter().enumerate() {
                out += &paragraph.write(tongue, place + 1);
            }
        }
        out
    }
}

/// The heading of an article; the second and third article each hold an offence.
fn heading(tongue: Tongue, number: usize) -> String {
    let offence = match number {
        2 => " {offence=illegal-access}",
        3 => " {offence=system-interference}",
        _ => "",
    };
    match tongue {
        Tongue::English => format!("## Article {number}. Duties, part {}{offence}\n\n", number - 1),
        Tongue::Chinese => format!("## 第{}条 义务之{}{offence}\n\n", numeral(number), numeral(number - 1)),
    }
}

fn numeral(number: usize) -> &'static str {
    ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"][number]
}

impl Paragraph {
    fn write(&self, tongue: Tongue, number: usize) -> String {
        let (english, chinese) = SENTENCES[self.sentence];
        let target = self.target + 2;
        let (mut text, end, label) = match tongue {
            Tongue::English => {
                (english.replace('@', &format!("article {target}, paragraph 2")), [".", ":"], format!("{number}."))
            }
            Tongue::Chinese => {
                let reference = format!("第{}条第二款", numeral(target));
                (chinese.replace('@', &reference), ["。", "："], format!("{}、", numeral(number)))
            }
        };
        if self.bracketed {
            text = format!("[{text}]");
        }
        let mut out = format!("{label} {text}{}\n\n", end[usize::from(self.points > 0)]);
        for at in 0..self.points {
            out += &self.point(tongue, at);
        }
        out
    }

    fn point(&self, tongue: Tongue, at: usize) -> String {
        let end = match self.points - at {
            1 => [".", "。"],
            2 => ["; and", "；"],
            _ => [";", "；"],
        };
        match tongue {
            Tongue::English => format!("   ({}) {}{}\n\n", ["a", "b", "c", "d"][at], POINTS[at].0, end[0]),
            Tongue::Chinese => format!("（{}）{}{}\n\n", numeral(at + 1), POINTS[at].1, end[1]),
        }
    }
}

/// Drafts in one folder; the first is checked.
struct Case {
    files: Vec<String>,
    committed: Option<String>,
}

impl Case {
    fn one(text: String) -> Self {
        Self { files: vec![text], committed: None }
    }

    /// The broken draft as the round behind a clean one.
    fn behind(old: &str, new: String) -> Self {
        let new = new.replace("symbol: L/5", "symbol: L/6").replace("round: 5", "round: 6\npredecessor: L/5");
        Self { files: vec![new, old.to_owned()], committed: None }
    }

    /// Names of the rules that find something in the first draft.
    fn found(&self) -> Vec<&'static str> {
        let names = (0..self.files.len()).map(|at| format!("{at}.md"));
        let drafts: Vec<Draft> = names.zip(&self.files).map(|(name, text)| parse(Source::new(name, &**text))).collect();
        let committed = self.committed.as_ref().map(|text| parse(Source::new("HEAD:0.md", &**text)));
        let subjects: Vec<Subject<'_>> = drafts.iter().map(Subject::new).collect();
        let old = committed.as_ref().map(Subject::new);
        let mut context = Context::of(&subjects[0], &subjects);
        if let Some(old) = &old {
            context = context.committed(old);
        }
        let rules = RULES.iter().map(|rule| (rule.name.to_owned(), Level::On)).collect();
        lint::check(&context, &Settings { rules }).into_iter().map(|remark| remark.finding.code).collect()
    }
}

/// A clean draft that is about to be broken.
struct Clean {
    book: Book,
    text: String,
    dice: Dice,
}

impl Clean {
    fn of(seed: u64) -> Self {
        let mut dice = Dice(seed * 7919 + 17);
        let book = Book::of(&mut dice);
        let text = book.write(Tongue::English);
        Self { book, text, dice }
    }

    /// One of the places of a pattern, behind the front matter.
    fn place(&mut self, pattern: &str) -> usize {
        let body = self.text.find("## Article 2").unwrap();
        let places: Vec<usize> = self.text[body..].match_indices(pattern).map(|(at, _)| body + at).collect();
        assert!(!places.is_empty(), "{pattern} is not in the draft");
        *self.dice.pick(&places)
    }

    /// The draft with one place of a pattern replaced.
    fn with(&mut self, pattern: &str, by: &str) -> String {
        let at = self.place(pattern);
        format!("{}{by}{}", &self.text[..at], &self.text[at + pattern.len()..])
    }

    /// The draft with something behind it.
    fn and(&self, behind: &str) -> String {
        format!("{}{behind}\n", self.text)
    }

    fn head(&self, from: &str, to: &str) -> String {
        assert!(self.text.contains(from));
        self.text.replacen(from, to, 1)
    }

    /// A whole article but the first two and the last, from its heading to the next: its number and its text.
    fn article(&mut self) -> (usize, std::ops::Range<usize>) {
        let number = 3 + self.dice.below(self.book.articles.len() - 2);
        let start = self.text.find(&format!("## Article {number}.")).unwrap();
        let end = self.text.find(&format!("## Article {}.", number + 1)).unwrap();
        (number, start..end)
    }

    fn without(&self, range: std::ops::Range<usize>) -> String {
        format!("{}{}", &self.text[..range.start], &self.text[range.end..])
    }
}

/// A rule, and a way to break what it guards.
type Break = (&'static str, fn(&mut Clean) -> Case);

/// One way of breaking for every rule, in the order of the rules.
const BREAKS: [Break; 46] = [
    ("agreed-in-bracket", |clean| Case::one(clean.and("[9. All is well. [agreed ad referendum]]"))),
    ("agreed-text-touched", |clean| {
        let agreed = clean.with("brick or iron.", "brick or iron. [agreed ad referendum]");
        Case::behind(&agreed, agreed.replace("iron. [agreed", "wood. [agreed"))
    }),
    ("ambiguous-reference", |clean| Case::one(clean.and("## Article 2\n\nSee article 2, paragraph 1."))),
    ("bare-heading", |clean| {
        let (number, range) = clean.article();
        Case::one(clean.without(range.start + format!("## Article {number}. D\n").len()..range.end - 1))
    }),
    ("bidi-control", |clean| Case::one(clean.with("Part", "Pa\u{202e}rt"))),
    ("blank-in-agreed-text", |clean| Case::one(clean.head("status: draft", "status: agreed") + "See [date].\n")),
    ("bracket-in-agreed-text", |clean| Case::one(clean.head("status: draft", "status: adopted") + "See [this].\n")),
    ("dangling-reference", |clean| Case::one(clean.and("9. See article 77."))),
    ("deleted-target", |clean| {
        let (number, range) = clean.article();
        let gone = clean.without(range.start..range.end);
        let (before, behind) = gone.split_at(range.start);
        Case::one(format!("{before}## Article {number}\n\nDeleted.\n\n{behind}See article {number}.\n"))
    }),
    ("doubled-word", |clean| Case::one(clean.with(" shall ", " shall shall "))),
    ("duplicate-id", |clean| Case::one(clean.and("## Article 88 {#a}\n\nOne.\n\n## Article 89 {#a}\n\nTwo."))),
    ("duplicate-round", |clean| Case {
        files: vec![clean.text.clone(), clean.head("symbol: L/5", "symbol: L/9")],
        committed: None,
    }),
    ("duplicate-symbol", |clean| Case {
        files: vec![clean.text.clone(), clean.head("round: 5", "round: 4")],
        committed: None,
    }),
    ("empty-bracket", |clean| Case::one(clean.with(" shall ", " [ ] shall "))),
    ("empty-clause", |clean| Case::one(clean.with("(a) lamps of oil;", "(a)"))),
    ("front-matter", |clean| Case::one(clean.head("2024-02-29", "soon"))),
    ("hidden-character", |clean| Case::one(clean.with("shall", "sh\u{200b}all"))),
    ("language-brackets", |clean| languages(clean, |english| english.replacen(" shall ", " [shall] ", 1))),
    ("language-offences", |clean| languages(clean, |english| english.replacen("illegal-access", "csam", 1))),
    ("language-references", |clean| {
        languages(clean, |english| english.replacen("Each Party", "Under article 2, paragraph 3, each Party", 1))
    }),
    ("language-tree", |clean| languages(clean, |english| english + "9. A register of registers is kept.\n")),
    ("list-punctuation", |clean| Case::one(clean.with("lamps of oil;", "lamps of oil,"))),
    ("lone-option", |clean| Case::one(clean.and("Option 1\n\n9. One of none."))),
    ("lookalike-letter", |clean| Case::one(clean.with("shall", "sh\u{430}ll"))),
    ("lost-article", |clean| {
        let (_, range) = clean.article();
        Case::behind(&clean.text.clone(), clean.without(range))
    }),
    ("lost-offence", |clean| Case::behind(&clean.text.clone(), clean.head(" {offence=system-interference}", ""))),
    ("missing-footnote", |clean| Case::one(clean.with(" shall ", " shall[^7] "))),
    ("mixed-quotes", |clean| Case::one(clean.with(" shall ", " \"shall\" "))),
    ("mixed-terms", |clean| Case::one(clean.and("9. See computer data.\n\n10. See electronic data."))),
    ("numbering-base", |clean| {
        let (number, _) = clean.article();
        Case::one(clean.head(&format!("## Article {number}."), &format!("## Article {}0 bis.", number)))
    }),
    ("numbering-duplicate", |clean| Case::one(clean.with("\n2. ", "\n1. "))),
    ("numbering-gap", |clean| Case::one(clean.with("   (b) lamps of gas;\n\n", ""))),
    ("numbering-inline", |clean| Case::one(clean.with(".\n\n2. ", ". 2. "))),
    ("numbering-order", |clean| Case::one(clean.with("\n2. ", "\n7. "))),
    ("numbering-series", |clean| Case::one(clean.with("   (b) ", "   b) "))),
    ("published-text-edited", |clean| {
        let old = clean.text.clone();
        let later = clean.head("symbol: L/5", "symbol: L/6").replace("round: 5", "round: 6");
        Case { files: vec![clean.with("shall", "may"), later], committed: Some(old) }
    }),
    ("self-reference", |clean| Case::one(clean.with("\n2. ", "\n2. Under paragraph 2, "))),
    ("space-before-punctuation", |clean| Case::one(clean.with(", ", " , "))),
    ("structure", |clean| Case::one(clean.text[..clean.text.find("\n\n").unwrap()].to_owned())),
    ("unbalanced-bracket", |clean| Case::one(clean.with(" shall ", " [shall "))),
    ("undefined-term", |clean| {
        Case::one(clean.and("9. Ask the Lamp Registry.\n\n10. Nobody but the Lamp Registry knows."))
    }),
    ("unknown-key", |clean| Case::one(clean.head("status:", "chair: Keeper\nstatus:"))),
    ("unknown-offence", |clean| Case::one(clean.head("illegal-access", "ilegal-access"))),
    ("unknown-predecessor", |clean| {
        let text = clean.head("round: 5", "round: 5\npredecessor: L/44");
        Case { files: vec![text, clean.head("L/5", "L/4").replace("round: 5", "round: 4")], committed: None }
    }),
    ("unused-footnote", |clean| Case::one(clean.and("[^7]: See above."))),
    ("unused-term", |clean| Case::one(clean.head("(a) “lamp”", "(a) “gleam” means a weak light;\n\n(b) “lamp”"))),
];

/// The draft in two languages, the English one broken.
fn languages(clean: &mut Clean, spoil: fn(String) -> String) -> Case {
    let (english, chinese) = (clean.text.clone(), clean.book.write(Tongue::Chinese));
    Case { files: vec![spoil(english), chinese], committed: None }
}

#[test]
fn a_generated_draft_is_clean_in_both_languages() {
    for seed in 0..SEEDS * 4 {
        let clean = Clean::of(seed);
        let both = [clean.text.clone(), clean.book.write(Tongue::Chinese)];
        for files in [both.to_vec(), both.into_iter().rev().collect()] {
            let found = Case { files, committed: None }.found();
            assert!(found.is_empty(), "seed {seed}: {found:?} in\n{}", clean.text);
        }
    }
}

#[test]
fn there_is_a_break_for_every_rule() {
    assert_eq!(BREAKS.map(|(rule, _)| rule).to_vec(), RULES.map(|rule| rule.name).to_vec());
}

#[test]
fn every_break_is_found_by_its_rule() {
    let mut missed = String::new();
    for (rule, spoil) in BREAKS {
        for seed in 0..SEEDS {
            let case = spoil(&mut Clean::of(seed));
            let found = case.found();
            if !found.contains(&rule) {
                missed += &format!("{rule} with seed {seed} (found {found:?})\n");
            }
        }
    }
    assert!(missed.is_empty(), "not found:\n{missed}");
}
