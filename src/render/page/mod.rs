//! The frame of every page: one file, no outside request, one look, in the language of its reader.
//!
//! 1. [`Page`] says what a page is called, in which language its interface is, and what it needs beyond the frame;
//! 2. [`Page::write`] writes the document round a body;
//! 3. `page.css` and `page.js` are the look and the behaviour that all kinds of pages share;
//! 4. [`policy`] lets the browser run and apply nothing but these.

mod policy;

use std::fmt::Write;

use maud::DOCTYPE;
use maud::Markup;
use maud::PreEscaped;
use maud::html;

use super::words::Word;
use super::words::Words;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// Puts one more script, which may ask the page's own server, at the end of a page.
pub(super) fn with_script(page: &str, script: &str) -> String {
    let page = policy::with_script(page, script);
    let end = page.rfind("</body>").unwrap_or(page.len());
    [&page[..end], "<script>", script, "</script>\n", &page[end..]].concat()
}

/// What a page is, apart from its body.
pub(super) struct Page<'a> {
    /// The title of window and print.
    pub(super) title: &'a str,
    /// The words of the interface.
    pub(super) words: &'a Words,
    /// Style beyond that of all pages.
    pub(super) style: &'a str,
    /// Script beyond that of all pages.
    pub(super) script: &'a str,
    /// Keys of this kind of page, with what they do.
    pub(super) keys: &'a [(&'a str, Word)],
}

/// A text as a string of CSS, whatever it holds.
fn css_string(text: &str) -> String {
    let mut out = "\"".to_owned();
    for letter in text.chars() {
        if letter.is_alphanumeric() || letter == ' ' {
            out.push(letter);
        } else {
            let _ = write!(out, "\\{:x} ", u32::from(letter));
        }
    }
    out.push('"');
    out
}

impl Page<'_> {
    /// Writes a document round a body, which has one `main` with the id `text`.
    pub(super) fn write(&self, out: &mut String, body: impl FnOnce(&mut String)) {
        let style = [STYLE, self.style, &self.spoken(), &self.running_head()].concat();
        let script = [SCRIPT, self.script].concat();
        let head = html! {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(policy::of(&style, &script));
                meta name="color-scheme" content="light dark";
                title { (self.title) }
                style { (PreEscaped(&style)) }
            }
        };
        let opening = html! { (DOCTYPE) (PreEscaped("<html")) };
        let language = self.words.language;
        let tags = format!(" lang=\"{}\" dir=\"{}\">\n", language.tag(), self.words.direction());
        let skip = html! { a.skip href="#tx-text" { (self.words.say(Word::Skip)) } };
        out.extend([&opening.0, &tags, &head.0, "\n<body>\n", &skip.0]);
        body(out);
        out.push_str(&self.help().0);
        out.push_str("\n<script>");
        out.push_str(&script);
        out.push_str("</script>\n</body>\n</html>\n");
    }

    /// Writes a document whose body is its title and one `main`, for pages that need no tools.
    pub(super) fn write_main(&self, out: &mut String, main: &Markup) {
        self.write(out, |out| {
            let body = html! { main #tx-text { h1 { (self.title) } (main) } };
            out.push_str(&body.0);
        });
    }

    /// What screen readers are told before and behind an edit.
    fn spoken(&self) -> String {
        let say = |word: Word| self.words.say(word);
        let (inserted, inserted_end) = (say(Word::SrInserted), say(Word::SrInsertedEnd));
        let (deleted, deleted_end) = (say(Word::SrDeleted), say(Word::SrDeletedEnd));
        format!(
            ":root{{--end:\" {deleted_end}] \"}}ins::before{{content:\" [{inserted}: \"}}del::before{{content:\" [{deleted}: \"}}ins::after{{content:\" {inserted_end}] \"}}del::after{{content:var(--end)}}\n"
        )
    }

    /// The title on top of every printed page, its number at the foot; margins run from left to right on all pages.
    fn running_head(&self) -> String {
        let title = css_string(&format!("\u{2066}{}\u{2069}", self.title));
        format!(
            "@page{{@top-center{{content:{title}}}@bottom-center{{content:counter(page) \" / \" counter(pages)}}}}\n"
        )
    }

    /// The keys, and how to turn them off.
    fn help(&self) -> Markup {
        let words = self.words;
        html! {
            dialog #tx-keys aria-labelledby="tx-keys-title" {
                h2 #tx-keys-title { (words.say(Word::Keys)) }
                dl {
                    @for (key, word) in self.keys { div { dt { kbd { (key) } } dd { (words.say(*word)) } } }
                    div { dt { kbd { "b" } } dd { (words.say(Word::Back)) } }
                    div { dt { kbd { "?" } } dd { (words.say(Word::Keys)) } }
                }
                label { input #tx-keys-on type="checkbox" checked; " " (words.say(Word::KeysOn)) }
                form method="dialog" { button { (words.say(Word::Close)) } }
            }
            button #tx-back type="button" hidden { (words.arrow_back()) " " (words.say(Word::Back)) }
            p #tx-said role="status" {}
        }
    }
}
