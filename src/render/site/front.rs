//! All negotiations of a site.

use maud::html;

use super::Negotiation;
use super::STYLE;
use crate::draft::Language;
use crate::render::page::Page;
use crate::render::words;
use crate::render::words::Word;
use crate::render::words::Words;

/// Writes the front page.
pub fn write(out: &mut String, negotiations: &[Negotiation<'_>], interface: Language) {
    let words = Words::of(interface);
    let say = |word: Word| words.say(word);
    let page = Page { title: say(Word::SiteAll), words: &words, style: STYLE, script: "", keys: &[] };
    let body = html! {
        header { h1 { (say(Word::SiteAll)) } p { a href="search.html" { (say(Word::SiteSearch)) } } }
        main #tx-text {
            div.wide tabindex="0" role="group" aria-label=(say(Word::SiteAll)) { table {
                thead { tr {
                    th { (say(Word::SiteNegotiation)) }
                    th.n { (say(Word::SiteDrafts)) }
                    th { (say(Word::SiteDate)) }
                } }
                tbody {
                    @for negotiation in negotiations {
                        @let language = negotiation.language();
                        tr {
                            td {
                                a href=(format!("{}/index.html", negotiation.folder)) {
                                    span lang=(language.tag()) dir=(words::direction(language)) { (negotiation.title()) }
                                }
                                br;
                                small { bdi { (negotiation.name) } }
                            }
                            td.n { (negotiation.drafts.len()) }
                            td.d { bdi { (years(negotiation)) } }
                        }
                    }
                }
            } }
        }
    };
    page.write(out, |out| out.push_str(&body.0));
}

/// From the first date to the last.
fn years(negotiation: &Negotiation<'_>) -> String {
    let dates: Vec<&str> = negotiation.drafts.iter().filter_map(|entry| entry.draft.meta.date.as_deref()).collect();
    match (dates.first(), dates.last()) {
        (Some(first), Some(last)) if first != last => format!("{first} – {last}"),
        (Some(first), _) => (*first).to_owned(),
        (None, _) => String::new(),
    }
}
