//! Conventions with known edits: every clause has an id, and every clause of the new draft says which ids it came from.

use super::languages::Language;

/// A generator of numbers that is the same everywhere (splitmix64).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % bound as u64) as usize
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

/// One clause: an article's title or a paragraph.
#[derive(Debug, Clone)]
pub(crate) struct Text {
    pub(crate) id: u32,
    pub(crate) words: String,
    /// Says whether other articles have the same words.
    pub(crate) boilerplate: bool,
}

#[derive(Debug, Clone)]
pub(crate) struct Article {
    pub(crate) title: Text,
    pub(crate) paragraphs: Vec<Text>,
}

/// What is done to a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Operation {
    Edit,
    Insert,
    Delete,
    Move,
    MoveAndEdit,
    Split,
    Merge,
    Promote,
    Demote,
    Renumber,
    Swap,
    Duplicate,
}

impl Operation {
    pub(crate) const ALL: [Self; 12] = [
        Self::Edit,
        Self::Insert,
        Self::Delete,
        Self::Move,
        Self::MoveAndEdit,
        Self::Split,
        Self::Merge,
        Self::Promote,
        Self::Demote,
        Self::Renumber,
        Self::Swap,
        Self::Duplicate,
    ];
}

/// One operation done: the clauses it took and those it left, by id.
#[derive(Debug, Clone)]
pub(crate) struct Fact {
    pub(crate) operation: Operation,
    pub(crate) old: Vec<u32>,
    pub(crate) new: Vec<u32>,
}

/// An old and a new draft and what lies between.
pub(crate) struct Case {
    pub(crate) old: Vec<Article>,
    pub(crate) new: Vec<Article>,
    pub(crate) facts: Vec<Fact>,
}

pub(crate) struct Generator<'l> {
    language: &'l Language,
    dice: Dice,
    next: u32,
    facts: Vec<Fact>,
    /// Articles that an operation has touched; each is touched once, so that facts stay apart.
    touched: Vec<u32>,
}

impl<'l> Generator<'l> {
    pub(crate) fn new(language: &'l Language, seed: u64) -> Self {
        Self { language, dice: Dice::new(seed), next: 0, facts: Vec::new(), touched: Vec::new() }
    }

    /// A convention of fourteen articles, and the same after some operations.
    pub(crate) fn case(mut self, operations: &[Operation]) -> Case {
        let old: Vec<Article> = (0..14).map(|at| self.article(at)).collect();
        let mut new = old.clone();
        for &operation in operations {
            self.operate(&mut new, operation);
        }
        Case { old, new, facts: self.facts }
    }

    fn id(&mut self) -> u32 {
        self.next += 1;
        self.next
    }

    fn text(&mut self, words: String) -> Text {
        Text { id: self.id(), words, boilerplate: false }
    }

    /// Every fourth article has one paragraph; the others have three to five, of which about a third is boilerplate.
    fn article(&mut self, at: usize) -> Article {
        let title = self.title();
        if at % 4 == 3 {
            let sentence = self.sentence();
            return Article { title, paragraphs: vec![self.text(sentence)] };
        }
        let offset = self.dice.below(self.language.boilerplate.len());
        let count = 3 + self.dice.below(3);
        let paragraph = |at: usize, this: &mut Self| {
            if at % 3 == 2 {
                let words = this.language.boilerplate[(offset + at) % this.language.boilerplate.len()];
                return Text { boilerplate: true, ..this.text(words.to_owned()) };
            }
            let words = [this.sentence(), this.sentence()].join(this.language.gap);
            this.text(words)
        };
        Article { title, paragraphs: (0..count).map(|at| paragraph(at, self)).collect() }
    }

    fn title(&mut self) -> Text {
        let words = self.fill("{Q} {N}");
        self.text(words)
    }

    fn sentence(&mut self) -> String {
        let pattern = self.dice.pick(self.language.sentences);
        self.fill(pattern)
    }

    fn fill(&mut self, pattern: &str) -> String {
        let mut filled = pattern.to_owned();
        let language = self.language;
        let slots = [
            ("{A}", language.actors),
            ("{V}", language.verbs),
            ("{N}", language.nouns),
            ("{Q}", language.qualities),
            ("{M}", language.manners),
        ];
        for (slot, words) in slots {
            while filled.contains(slot) {
                filled = filled.replacen(slot, self.dice.pick(words), 1);
            }
        }
        filled
    }

    fn operate(&mut self, draft: &mut Vec<Article>, operation: Operation) {
        match operation {
            Operation::Edit => self.edit(draft),
            Operation::Insert => self.insert(draft),
            Operation::Delete => self.delete(draft),
            Operation::Move => self.shift(draft, operation),
            Operation::MoveAndEdit => self.shift(draft, operation),
            Operation::Split => self.split(draft),
            Operation::Merge => self.merge(draft),
            Operation::Promote => self.promote(draft),
            Operation::Demote => self.demote(draft),
            Operation::Renumber => self.renumber(draft),
            Operation::Swap => self.swap(draft),
            Operation::Duplicate => self.duplicate(draft),
        }
    }

    fn record(&mut self, operation: Operation, old: Vec<u32>, new: Vec<u32>) {
        self.facts.push(Fact { operation, old, new });
    }

    /// An untouched article with at least so many paragraphs, which counts as touched from now on.
    fn choose(&mut self, draft: &[Article], paragraphs: usize) -> Option<usize> {
        let free = |at: &usize| {
            let article = &draft[*at];
            !self.touched.contains(&article.title.id)
                && (if paragraphs == 1 {
                    article.paragraphs.len() == 1
                } else {
                    article.paragraphs.len() >= paragraphs
                })
        };
        let free: Vec<usize> = (0..draft.len()).filter(free).collect();
        let at = *free.get(self.dice.below(free.len().max(1)))?;
        self.touched.push(draft[at].title.id);
        Some(at)
    }

    /// A paragraph of an article that says something of its own.
    fn telling(&mut self, article: &Article) -> usize {
        let telling: Vec<usize> =
            (0..article.paragraphs.len()).filter(|&at| !article.paragraphs[at].boilerplate).collect();
        telling[self.dice.below(telling.len())]
    }

    fn edit(&mut self, draft: &mut [Article]) {
        let Some(at) = self.choose(draft, 3) else { return };
        let place = self.dice.below(draft[at].paragraphs.len());
        self.change(&mut draft[at].paragraphs[place]);
        let id = draft[at].paragraphs[place].id;
        self.record(Operation::Edit, vec![id], vec![id]);
    }

    /// Puts a phrase in front of the last word or two, and other words for the manner.
    fn change(&mut self, text: &mut Text) {
        let phrase = self.dice.pick(self.language.phrases);
        let spaced = text.words.contains(' ');
        let middle: Vec<usize> =
            text.words.char_indices().filter(|(_, letter)| !spaced || *letter == ' ').map(|(at, _)| at).collect();
        let at = middle[middle.len() / 2];
        let (before, after) = text.words.split_at(at);
        text.words = if spaced { format!("{before} {phrase}{after}") } else { format!("{before}{phrase}{after}") };
    }

    fn insert(&mut self, draft: &mut Vec<Article>) {
        if self.dice.below(2) == 0 {
            let at = self.dice.below(draft.len() + 1);
            let article = self.article(at | 3);
            self.record(Operation::Insert, vec![], vec![article.title.id]);
            self.record(Operation::Insert, vec![], vec![article.paragraphs[0].id]);
            self.touched.push(article.title.id);
            draft.insert(at, article);
            return;
        }
        let Some(at) = self.choose(draft, 3) else { return };
        let place = self.dice.below(draft[at].paragraphs.len() + 1);
        let sentence = self.sentence();
        let text = self.text(sentence);
        self.record(Operation::Insert, vec![], vec![text.id]);
        draft[at].paragraphs.insert(place, text);
    }

    fn delete(&mut self, draft: &mut Vec<Article>) {
        if self.dice.below(2) == 0 {
            let Some(at) = self.choose(draft, 2) else { return };
            let gone = draft.remove(at);
            self.record(Operation::Delete, vec![gone.title.id], vec![]);
            gone.paragraphs.iter().for_each(|text| self.record(Operation::Delete, vec![text.id], vec![]));
            return;
        }
        let Some(at) = self.choose(draft, 3) else { return };
        let place = self.dice.below(draft[at].paragraphs.len());
        let gone = draft[at].paragraphs.remove(place);
        self.record(Operation::Delete, vec![gone.id], vec![]);
    }

    /// An article goes at least three places away, or a paragraph goes to another article.
    fn shift(&mut self, draft: &mut Vec<Article>, operation: Operation) {
        let Some(at) = self.choose(draft, 3) else { return };
        if self.dice.below(2) == 0 {
            let mut article = draft.remove(at);
            let id = article.title.id;
            if operation == Operation::MoveAndEdit {
                let place = self.telling(&article);
                self.change(&mut article.paragraphs[place]);
            }
            let to = (at + 3 + self.dice.below(draft.len() - 4)) % draft.len();
            draft.insert(to, article);
            return self.record(operation, vec![id], vec![id]);
        }
        let Some(to) = self.choose(draft, 3) else { return };
        let place = self.telling(&draft[at]);
        let mut text = draft[at].paragraphs.remove(place);
        if operation == Operation::MoveAndEdit {
            self.change(&mut text);
        }
        self.record(operation, vec![text.id], vec![text.id]);
        let place = self.dice.below(draft[to].paragraphs.len() + 1);
        draft[to].paragraphs.insert(place, text);
    }

    /// A paragraph of two sentences becomes two.
    fn split(&mut self, draft: &mut [Article]) {
        let Some(at) = self.choose(draft, 3) else { return };
        let place = self.telling(&draft[at]);
        let whole = draft[at].paragraphs[place].clone();
        let end = whole.words.find(['.', '。']).expect("a paragraph has two sentences");
        let end = end + whole.words[end..].chars().next().map_or(0, char::len_utf8);
        let (first, second) = whole.words.split_at(end);
        let parts = vec![self.text(first.to_owned()), self.text(second.trim().to_owned())];
        self.record(Operation::Split, vec![whole.id], parts.iter().map(|part| part.id).collect());
        draft[at].paragraphs.splice(place..=place, parts);
    }

    /// Two paragraphs become one; the second is boilerplate at times.
    fn merge(&mut self, draft: &mut [Article]) {
        let Some(at) = self.choose(draft, 3) else { return };
        let gap = self.language.gap;
        let article = &mut draft[at];
        let [first, second] = [article.paragraphs.remove(0), article.paragraphs.remove(0)];
        let whole = Text { id: self.id(), words: [first.words, second.words].join(gap), boilerplate: false };
        self.record(Operation::Merge, vec![first.id, second.id], vec![whole.id]);
        draft[at].paragraphs.insert(0, whole);
    }

    /// A paragraph becomes an article of its own behind its article.
    fn promote(&mut self, draft: &mut Vec<Article>) {
        let Some(at) = self.choose(draft, 3) else { return };
        let place = self.telling(&draft[at]);
        let text = draft[at].paragraphs.remove(place);
        self.record(Operation::Promote, vec![text.id], vec![text.id]);
        let title = self.title();
        self.touched.push(title.id);
        draft.insert(at + 1, Article { title, paragraphs: vec![text] });
    }

    /// An article of one paragraph becomes a paragraph of another article.
    fn demote(&mut self, draft: &mut Vec<Article>) {
        let Some(at) = self.choose(draft, 1) else { return };
        let article = draft.remove(at);
        let Some(to) = self.choose(draft, 3) else { return draft.insert(at, article) };
        let text = article.paragraphs.into_iter().next().expect("it has one paragraph");
        self.record(Operation::Demote, vec![text.id], vec![text.id]);
        draft[to].paragraphs.push(text);
    }

    /// A new first article shifts the numbers of all others.
    fn renumber(&mut self, draft: &mut Vec<Article>) {
        let article = self.article(3);
        self.touched.push(article.title.id);
        self.record(Operation::Insert, vec![], vec![article.title.id]);
        self.record(Operation::Insert, vec![], vec![article.paragraphs[0].id]);
        draft.insert(0, article);
    }

    /// Two neighbours change places.
    fn swap(&mut self, draft: &mut [Article]) {
        let Some(at) = self.choose(draft, 2) else { return };
        let other = if at == 0 { 1 } else { at - 1 };
        if self.touched.contains(&draft[other].title.id) {
            return;
        }
        self.touched.push(draft[other].title.id);
        let ids = vec![draft[at].title.id, draft[other].title.id];
        draft.swap(at, other);
        self.record(Operation::Swap, ids.clone(), ids);
    }

    /// A copy of a paragraph appears in another article.
    fn duplicate(&mut self, draft: &mut [Article]) {
        let (Some(at), Some(to)) = (self.choose(draft, 3), self.choose(draft, 3)) else { return };
        let place = self.telling(&draft[at]);
        let copy = Text { id: self.id(), ..draft[at].paragraphs[place].clone() };
        self.record(Operation::Duplicate, vec![draft[at].paragraphs[place].id], vec![copy.id]);
        draft[to].paragraphs.push(copy);
    }
}

/// The text of a draft, and the id of the clause that starts on each line, from 1.
pub(crate) fn render(language: &Language, draft: &[Article]) -> (String, Vec<Option<u32>>) {
    let (mut text, mut ids) = (String::new(), vec![None]);
    let mut line = |words: String, id: u32| {
        text += &words;
        text += "\n\n";
        ids.extend([Some(id), None]);
    };
    for (at, article) in draft.iter().enumerate() {
        let head = (language.article)(at + 1);
        line(format!("## {head}. {}", article.title.words), article.title.id);
        for (at, paragraph) in article.paragraphs.iter().enumerate() {
            let label = if article.paragraphs.len() == 1 { String::new() } else { format!("{}. ", at + 1) };
            line(format!("{label}{}", paragraph.words), paragraph.id);
        }
    }
    (text, ids)
}
