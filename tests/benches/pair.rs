//! A pair of drafts made with a fixed seed: seventy articles a scale, about 350 words each; one word in twenty is
//! replaced, six articles are deleted, four added, three moved, and the rest renumbered with their references.

use std::fmt::Write;

/// A small generator of numbers: the same seed gives the same drafts everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides as u64) as usize
    }
}

const WHO: [&str; 8] = [
    "Each keeper",
    "The council",
    "A pilot",
    "The warden",
    "Any Party",
    "The harbour master",
    "The clerk",
    "A coastal State",
];
const DEED: [&str; 8] = [
    "shall record",
    "may publish",
    "shall weigh",
    "shall inspect",
    "may license",
    "shall report",
    "shall guard",
    "may restrict",
];
const WHAT: [&str; 12] = [
    "the weight of every pup",
    "the yearly count of seals",
    "the depth of the basin",
    "the list of licensed boats",
    "the state of the mole",
    "the catch of herring",
    "the journal of the pilots",
    "the fees of the season",
    "the register of divers",
    "the water of the bay",
    "the signals of the tower",
    "the nets of the fleet",
];
const WHEN: [&str; 8] = [
    "within thirty days of the close of the season",
    "before the first of March",
    "after consulting the council of keepers",
    "without undue delay",
    "at its own expense",
    "in so far as the law of the port permits",
    "on the basis of the best evidence at hand",
    "as article {} provides",
];
const OTHER: [&str; 6] = ["yearly", "in writing", "forthwith", "jointly", "publicly", "twice"];

fn paragraph(dice: &mut Dice) -> String {
    let sentence = |dice: &mut Dice| {
        let pick = |dice: &mut Dice, list: &[&str]| list[dice.roll(list.len())].to_owned();
        format!(
            "{} {} {} {}, and {} {} {}.",
            pick(dice, &WHO),
            pick(dice, &DEED),
            pick(dice, &WHAT),
            pick(dice, &WHEN),
            pick(dice, &DEED),
            pick(dice, &WHAT),
            pick(dice, &WHEN)
        )
    };
    (0..3).map(|_| sentence(dice)).collect::<Vec<_>>().join(" ")
}

/// A pair of drafts and its truth.
pub(crate) struct Made {
    pub(crate) old: String,
    pub(crate) new: String,
    /// Which old article, counted from zero, each new one was; none where it is new.
    #[allow(dead_code, reason = "a bench needs the texts alone")]
    pub(crate) origins: Vec<Option<usize>>,
}

/// Makes a pair. In the making, paragraphs stand in articles, and `{}` stands for the number of the article before.
pub(crate) fn pair(scale: usize) -> Made {
    let mut dice = Dice(20260 + scale as u64);
    let old: Vec<Vec<String>> = (0..70 * scale).map(|_| (0..5).map(|_| paragraph(&mut dice)).collect()).collect();
    let mut new: Vec<(Option<usize>, Vec<String>)> =
        old.iter().enumerate().map(|(at, article)| (Some(at), article.clone())).collect();
    for (_, article) in &mut new {
        for text in article.iter_mut() {
            let words = text.split(' ').map(|word| if dice.roll(20) == 0 { OTHER[dice.roll(6)] } else { word });
            *text = words.collect::<Vec<_>>().join(" ");
        }
    }
    for _ in 0..6 * scale {
        new.remove(dice.roll(new.len()));
    }
    for _ in 0..3 * scale {
        let article = new.remove(dice.roll(new.len()));
        let to = dice.roll(new.len());
        new.insert(to, article);
    }
    for _ in 0..4 * scale {
        let article = (0..5).map(|_| paragraph(&mut dice)).collect();
        new.insert(dice.roll(new.len()), (None, article));
    }
    let (origins, new): (Vec<_>, Vec<_>) = new.into_iter().unzip();
    Made { old: write(&old), new: write(&new), origins }
}

fn write(articles: &[Vec<String>]) -> String {
    let mut text = String::from("# Convention on the harbours of seals\n\n");
    for (at, article) in articles.iter().enumerate() {
        writeln!(text, "## Article {}\n", at + 1).unwrap();
        for (number, paragraph) in article.iter().enumerate() {
            writeln!(text, "{}. {}\n", number + 1, paragraph.replace("{}", &at.max(1).to_string())).unwrap();
        }
    }
    text
}
