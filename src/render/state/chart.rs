//! A static chart of the rounds: shares of words in brackets, under options, and agreed.

use maud::Markup;
use maud::html;

use super::Round;
use super::percent;
use crate::render::words::Word;
use crate::render::words::Words;

/// Size of the drawing, in units of the view box.
const HEIGHT: u32 = 220;
/// Room for the scale at the left.
const LEFT: u32 = 48;
/// Room for a round.
const STEP: u32 = 96;
/// Width of a bar.
const BAR: u32 = 40;
/// Room above the bars.
const TOP: u32 = 24;

/// Draws one bar a round; its parts are stacked, so that the bar shows all that is not settled.
pub(super) fn rounds(rounds: &[Round<'_>], words: &Words) -> Markup {
    let width = LEFT + STEP * rounds.len() as u32 + 8;
    let total = HEIGHT + TOP + 40;
    html! {
        figure {
            svg viewBox=(format!("0 0 {width} {total}")) width=(width) height=(total) role="img"
                aria-label=(words.say(Word::StChart)) {
                @for tick in [0u32, 25, 50, 75, 100] {
                    @let y = TOP + HEIGHT - HEIGHT * tick / 100;
                    line.axis x1=(LEFT) x2=(width) y1=(y) y2=(y) {}
                    text x=(LEFT - 6) y=(y + 4) text-anchor="end" { (tick) " %" }
                }
                @for (at, round) in rounds.iter().enumerate() { (bar(round, LEFT + STEP * at as u32 + STEP / 4, words)) }
            }
            figcaption { (words.say(Word::StCaption)) }
        }
    }
}

fn bar(round: &Round<'_>, x: u32, words: &Words) -> Markup {
    let whole = &round.state.whole;
    let high = |part: u32| HEIGHT * whole.share(part) / 10_000;
    let told = |word: Word, part: u32| words.fill(word, &[&percent(whole.share(part))]);
    let (brackets, options, agreed) = (high(whole.bracketed), high(whole.optional), high(whole.agreed));
    let base = TOP + HEIGHT;
    html! {
        rect.bracket x=(x) y=(base - brackets) width=(BAR) height=(brackets) {
            title { (told(Word::StShareBrackets, whole.bracketed)) }
        }
        rect.option x=(x) y=(base - brackets - options) width=(BAR) height=(options) {
            title { (told(Word::StShareOptions, whole.optional)) }
        }
        rect.agreed x=(x + BAR + 2) y=(base - agreed) width=(BAR / 4) height=(agreed) {
            title { (told(Word::StShareAgreed, whole.agreed)) }
        }
        text x=(x + BAR / 2) y=(base - brackets - options - 6) text-anchor="middle" { (whole.brackets) }
        text x=(x + BAR / 2) y=(base + 16) text-anchor="middle" { (short(&round.name())) }
    }
}

/// What fits below a bar, in characters.
const LABEL: usize = 14;

fn short(name: &str) -> String {
    if name.chars().count() <= LABEL { name.to_owned() } else { name.chars().take(LABEL - 1).chain(['…']).collect() }
}
