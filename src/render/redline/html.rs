//! The redline as one page for a browser: no script, no outside request, fit for print.
//!
//! Order of the page: what the drafts are, the story with links, an outline, then every clause in
//! the order of the new draft. Articles in which nothing changed are folded, their headings stay in
//! sight. Without `<del>` the words of the clauses are the new text, without `<ins>` the old one.

use maud::DOCTYPE;
use maud::Markup;
use maud::PreEscaped;
use maud::html;

use crate::align::Link;
use crate::align::LinkIx;
use crate::draft::Clause;
use crate::draft::Draft;
use crate::draft::Kind;
use crate::draft::meta::Basis;
use crate::pair::Side;
use crate::redline::Class;
use crate::redline::Op;
use crate::redline::Redline;
use crate::redline::Segment;
use crate::redline::story;

/// No script runs and nothing is fetched, whatever a draft holds.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
const STYLE: &str = include_str!("page.css");
/// So many links stand behind a sentence of the story.
const LINKS: usize = 5;
/// So many unchanged clauses in a row are folded.
const FOLD: usize = 4;

/// Writes a redline as a page.
pub fn write(out: &mut String, redline: &Redline<'_>) {
    let page = Page { redline };
    let groups = page.groups();
    let language = redline.drafts.new.meta.language;
    let direction = if language.is_right_to_left() { "rtl" } else { "ltr" };
    let symbols = redline.drafts.map(|draft| draft.meta.symbol.as_str());
    let document = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                title { (symbols.old) " → " (symbols.new) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a.skip href="#text" { "Skip to the text" }
                (page.head())
                (page.story())
                (page.outline(&groups))
                main #text lang=(language.tag()) dir=(direction) {
                    @for group in &groups { (page.group(group)) }
                }
            }
        }
    };
    out.push_str(&document.0);
    out.push('\n');
}

/// A heading with the clauses up to the next heading.
struct Group {
    /// The links, the heading first; the first group may have none.
    links: Vec<LinkIx>,
    changed: bool,
}

struct Page<'a> {
    redline: &'a Redline<'a>,
}

impl Page<'_> {
    fn link(&self, at: LinkIx) -> &Link {
        self.redline.alignment.link(at)
    }

    fn clause(&self, at: LinkIx) -> &Clause {
        let (side, clause) = self.link(at).shown();
        self.redline.drafts.get(side).clause(clause)
    }

    fn groups(&self) -> Vec<Group> {
        let mut groups: Vec<Group> = vec![Group { links: Vec::new(), changed: false }];
        for at in self.redline.alignment.indices() {
            if self.clause(at).kind.has_heading() {
                groups.push(Group { links: Vec::new(), changed: false });
            }
            let group = groups.last_mut().expect("there is a first group");
            group.links.push(at);
            group.changed |= self.redline.is_touched(at) || !self.redline.alignment.departed(at).is_empty();
        }
        groups.retain(|group| !group.links.is_empty());
        groups
    }

    fn head(&self) -> Markup {
        let drafts = self.redline.drafts;
        let restated = [drafts.old, drafts.new].iter().any(|draft| draft.meta.basis == Some(Basis::Restatement));
        let (links, words) = (self.redline.links, self.redline.words);
        let counts = [
            (links.inserted, "inserted"),
            (links.deleted, "deleted"),
            (links.amended, "amended"),
            (links.moved, "moved"),
            (links.retitled, "retitled"),
            (links.renumbered, "renumbered"),
            (links.split, "split"),
            (links.merged, "merged"),
            (links.unchanged, "unchanged"),
        ];
        html! {
            header {
                h1 { bdi { (drafts.old.meta.symbol) } " → " bdi { (drafts.new.meta.symbol) } }
                p { (described(drafts.old)) " → " (described(drafts.new)) }
                @if restated {
                    p.note { "The wording is a restatement and must not be quoted as the instrument’s." }
                }
                @if let Some(limit) = &self.redline.limited { p.note { "Limited: " (limit) "." } }
                ul.counts aria-label="Clauses and words by what happened to them" {
                    @for (count, what) in counts { @if count > 0 { li { (count) " " (what) } } }
                    li { ins { (words.inserted) " words in" } " " del { (words.deleted) " words out" } }
                    @if words.consequential > 0 { li { (words.consequential) " words follow a renumbering" } }
                }
            }
        }
    }

    fn story(&self) -> Markup {
        html! {
            section.story aria-labelledby="story" {
                h2 #story { "What happened" }
                ol {
                    @for sentence in story::tell(self.redline) {
                        li {
                            bdi { (sentence.text) }
                            @for &at in sentence.links.iter().take(LINKS) {
                                " " a href={ "#l" (at.at()) } title=(self.name(at)) aria-label=(self.name(at)) { "↓" }
                            }
                        }
                    }
                }
            }
        }
    }

    fn name(&self, at: LinkIx) -> &str {
        let (side, clause) = self.link(at).shown();
        self.redline.cites.get(side).cite(clause)
    }

    fn outline(&self, groups: &[Group]) -> Markup {
        html! {
            nav aria-label="Outline" {
                h2 { "Outline" }
                ol {
                    @for group in groups {
                        @let at = group.links[0];
                        li.same[!group.changed] {
                            a href={ "#l" (at.at()) } { bdi { (self.title(at)) } }
                            @if group.changed { " " b { (self.mark(group)) } }
                        }
                    }
                }
            }
        }
    }

    fn title(&self, at: LinkIx) -> String {
        let clause = self.clause(at);
        let title = clause.text.as_str();
        match (clause.kind, title) {
            (Kind::Instrument, "") => "Opening".to_owned(),
            (Kind::Instrument | Kind::Group, title) => title.to_owned(),
            (_, "") => clause.head.clone(),
            (_, title) => format!("{} {title}", clause.head),
        }
    }

    /// What happened in a group, in a word.
    fn mark(&self, group: &Group) -> &'static str {
        let (link, changes) = (self.link(group.links[0]), self.redline.edit(group.links[0]).changes);
        let amended = group.links.iter().any(|&at| self.redline.edit(at).words.changed() > 0);
        match (link.is_inserted(), link.is_deleted(), changes.moved) {
            (true, _, _) => "new",
            (_, true, _) => "deleted",
            (_, _, true) => "moved",
            _ if amended => "amended",
            _ if changes.renumbered => "renumbered",
            _ => "touched",
        }
    }

    fn group(&self, group: &Group) -> Markup {
        let (first, rest) = (group.links[0], &group.links[1..]);
        let heading = self.clause(first).kind.has_heading();
        let container = heading && rest.is_empty() && self.clause(first).kind != Kind::Article;
        if container {
            return html! { h2 #{ "l" (first.at()) } { (self.line(first)) } (self.departures(first)) };
        }
        if heading && !group.changed {
            return html! {
                details.same #{ "l" (first.at()) } {
                    summary { h3 { (self.line(first)) } }
                    @for &at in rest { (self.paragraph(at)) }
                }
            };
        }
        html! {
            section #{ "l" (first.at()) } {
                @if heading { h3 { (self.line(first)) } } @else { (self.paragraph(first)) }
                (self.departures(first))
                (self.body(rest))
            }
        }
    }

    /// Clauses one after the other; many unchanged ones in a row are folded.
    fn body(&self, links: &[LinkIx]) -> Markup {
        let quiet = |at: LinkIx| !self.redline.is_touched(at) && self.redline.alignment.departed(at).is_empty();
        html! {
            @for run in links.chunk_by(|a, b| quiet(*a) == quiet(*b)) {
                @if quiet(run[0]) && run.len() >= FOLD {
                    details.fold {
                        summary { "… " (run.len()) " unchanged clauses" }
                        @for &at in run { (self.paragraph(at)) }
                    }
                } @else {
                    @for &at in run { (self.paragraph(at)) (self.departures(at)) }
                }
            }
        }
    }

    fn paragraph(&self, at: LinkIx) -> Markup {
        let (side, clause) = self.link(at).shown();
        let draft = self.redline.drafts.get(side);
        let inner = draft.ancestors(clause).take_while(|&above| !draft.clause(above).kind.has_heading()).count();
        let link = self.link(at);
        let kind = match (link.is_inserted(), link.is_deleted(), draft.clause(clause).kind) {
            (true, _, _) => " new",
            (_, true, _) => " old",
            (_, _, Kind::Footnote) => " foot",
            _ => "",
        };
        html! { p class={ "c d" ((inner + 1).min(5)) (kind) } #{ "l" (at.at()) } { (self.line(at)) } }
    }

    /// Number, words and tags of a link.
    fn line(&self, at: LinkIx) -> Markup {
        let mut text = String::new();
        for segment in &self.redline.edit(at).segments {
            push_segment(&mut text, segment);
        }
        html! { (self.head_of(at)) (PreEscaped(text)) (self.tags(at)) }
    }

    /// What is printed before the text, with its renumbering.
    fn head_of(&self, at: LinkIx) -> Markup {
        let link = self.link(at);
        let head = |side: Side| {
            let clause = link.side(side).first();
            clause.map(|&clause| self.redline.drafts.get(side).clause(clause).head.as_str()).unwrap_or_default()
        };
        let (old, new) = (head(Side::Old), head(Side::New));
        let whole = link.is_inserted() || link.is_deleted();
        if old.is_empty() && new.is_empty() {
            return html! {};
        }
        html! {
            span.n {
                @if old == new { (new) } @else {
                    @if !old.is_empty() { del.f[!whole] { (old) } }
                    @if !old.is_empty() && !new.is_empty() { " " }
                    @if !new.is_empty() { ins.f[!whole] { (new) } }
                }
            }
            " "
        }
    }

    fn tags(&self, at: LinkIx) -> Markup {
        let (link, edit) = (self.link(at), self.redline.edit(at));
        let cites = |side: Side| {
            link.side(side)
                .iter()
                .map(|&clause| self.redline.cites.get(side).cite(clause))
                .collect::<Vec<_>>()
                .join(" + ")
        };
        let changes = edit.changes;
        html! {
            @if link.is_split() { span.tag { "split from " bdi { (cites(Side::Old)) } } }
            @else if link.is_merged() { span.tag { "merged from " bdi { (cites(Side::Old)) } } }
            @else if changes.moved { a.tag href={ "#from" (at.at()) } { "moved from " bdi { (cites(Side::Old)) } } }
            @else if changes.promoted || changes.demoted { span.tag { "was " bdi { (cites(Side::Old)) } } }
            @else if changes.regrouped { span.tag { "under another heading" } }
            @if edit.has(Class::Consequential) { span.tag { "reference follows" } }
            @for phrase in self.redline.progress.phrases(at) { span.tag { bdi { (phrase) } } }
            @if let Some(regression) = self.redline.progress.regression(at) {
                strong.alarm { "‼ " (regression.phrase()) }
            }
            @if link.is_unsure() {
                span.tag { "unsure: " (format!("{:.0}", link.confidence * 100.0)) " %" }
            }
        }
    }

    /// What moved away from behind a link.
    fn departures(&self, at: LinkIx) -> Markup {
        let gone = self.redline.alignment.departed(at);
        html! {
            @for &at in gone {
                @let link = self.link(at);
                p.went #{ "from" (at.at()) } {
                    bdi { (self.redline.cites.old.cite(link.old[0])) } " moved to "
                    a href={ "#l" (at.at()) } { bdi { (self.redline.cites.new.cite(link.new[0])) } }
                }
            }
        }
    }
}

/// Writes a segment; typography comes without marks.
fn push_segment(out: &mut String, segment: &Segment<'_>) {
    let (tag, class) = match (segment.op, segment.class) {
        (Op::Equal, _) => return push_text(out, &segment.text),
        (Op::Delete, class) => ("del", class),
        (Op::Insert, class) => ("ins", class),
    };
    let class = match class {
        Class::Substance => "",
        Class::Consequential => " class=f",
        Class::Bracket => " class=b",
        Class::Typography => " class=t",
    };
    out.push('<');
    out.push_str(tag);
    out.push_str(class);
    out.push('>');
    push_text(out, &segment.text);
    out.push_str("</");
    out.push_str(tag);
    out.push('>');
}

/// Escapes a text; a line end inside a clause parts rows of a table or joined clauses.
fn push_text(out: &mut String, text: &str) {
    let mut lines = text.split('\n');
    if let Some(first) = lines.next() {
        maud::Render::render_to(first, out);
    }
    for line in lines {
        out.push_str("<br>");
        maud::Render::render_to(line, out);
    }
}

fn described(draft: &Draft) -> Markup {
    let meta = &draft.meta;
    let details: Vec<&str> = [meta.date.as_deref(), meta.session.as_deref()].into_iter().flatten().collect();
    html! {
        bdi { (meta.name()) }
        @if !details.is_empty() { " (" (details.join(", ")) ")" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::align;
    use crate::pair::Pair;
    use crate::parse::parse;
    use crate::redline::redline;
    use crate::source::Source;

    fn page(old: &str, new: &str) -> String {
        let drafts = Pair::new(parse(Source::new("old.md", old)), parse(Source::new("new.md", new)));
        let made = redline(drafts.as_ref(), align(drafts.as_ref()));
        let mut out = String::new();
        write(&mut out, &made);
        out
    }

    const OLD: &str = "## Article 1. Seals\n\n1. Each seal shall eat herring.\n";

    #[test]
    fn edits_are_marked_as_insertions_and_deletions() {
        let shown = page(OLD, &OLD.replace("shall", "may"));
        assert!(shown.contains("Each seal <del>shall</del><ins>may</ins> eat herring."), "{shown}");
    }

    #[test]
    fn nothing_of_a_hostile_draft_is_markup() {
        let shown = page(
            OLD,
            "## Article 1. <script>alert(1)</script>\n\n1. <img src=x onerror=alert(1)> [x](javascript:alert(1))\n",
        );
        let body = &shown[shown.find("<body").unwrap()..];
        assert!(!body.contains("<script") && !body.contains("<img") && !body.contains("href=\"javascript"), "{body}");
    }

    #[test]
    fn an_arabic_text_runs_from_right_to_left() {
        let shown = page("## المادة 1\n\nنص أول.\n", "## المادة 1\n\nنص ثان.\n");
        assert!(shown.contains("lang=\"ar\" dir=\"rtl\""));
    }

    #[test]
    fn an_unchanged_article_is_folded_with_its_heading_in_sight() {
        let two = format!("{OLD}\n## Article 2. Boats\n\nBoats keep away.\n");
        let shown = page(&two, &two.replace("shall", "may"));
        assert!(shown.contains("<summary><h3>") && shown.contains("Boats"), "{shown}");
    }
}
