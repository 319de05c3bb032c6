//! Drafts that ask for the most memory: nothing in them but what takes more room than its letters.

/// A kind of extreme draft: its name, and the draft in its old and new version.
pub(crate) type Kind = (&'static str, fn() -> [String; 2]);

/// All kinds.
pub(crate) const KINDS: [Kind; 9] = [
    ("100,000 levels of lists", || edited("- ".repeat(100_000) + "seal")),
    ("one line of 100 MB", || edited(line("seal herring basin ", 100_000_000))),
    ("one line of 100 MB, an article named in every eight words", || {
        edited(line("seal herring basin of tides under article 1 ", 100_000_000))
    }),
    ("10 MB of words that stand nowhere else", || [words(1), words(2)].map(|words| draft(&words.join(" ")))),
    ("10 MB of words that stand nowhere else, in paragraphs", || {
        let paragraphs = |words: Vec<String>| words.chunks(40).map(|words| words.join(" ")).collect::<Vec<_>>();
        [words(1), words(2)].map(|words| draft(&paragraphs(words).join("\n\n")))
    }),
    ("5 MB of links", || edited(line("[a](b) ", 5_000_000))),
    ("5 MB of emphasis", || edited(line("*a* ", 5_000_000))),
    ("5 MB of rows of a table", || edited(format!("| a | b |\n|---|---|\n{}", line("| a | b |\n", 5_000_000)))),
    ("5 MB of lists of one letter", || edited(line("- a\n", 5_000_000))),
];

fn draft(body: &str) -> String {
    format!("## Article 1\n\n{body}")
}

fn line(words: &str, size: usize) -> String {
    words.repeat(size / words.len())
}

/// A draft, and the same with a word in its midst and one more.
fn edited(body: String) -> [String; 2] {
    let text = draft(&body);
    let half = text.len() / 2 + text[text.len() / 2..].find(' ').unwrap_or(0);
    let edited = format!("{} mole{} pup", &text[..half], &text[half..]);
    [text, edited]
}

/// Words of six letters in no order, by a fixed seed.
fn words(seed: u64) -> Vec<String> {
    let mut state = seed;
    let mut letter = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        char::from(b'a' + (state >> 33) as u8 % 26)
    };
    (0..10_000_000 / 7).map(|_| (0..6).map(|_| letter()).collect()).collect()
}
