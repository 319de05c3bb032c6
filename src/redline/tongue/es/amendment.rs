//! What was edited in an article, place by place.

use super::super::Parts;
use super::super::parts;
use super::super::phrases;
use super::super::together::Together;
use super::super::together::inside_out;
use super::list;
use super::noun::counted;
use super::noun::is_feminine;
use super::noun::of;
use super::noun::plural;
use super::noun::the;
use super::noun::the_several;
use crate::redline::story::fact;
use crate::redline::story::fact::Depth;

pub(super) fn amendment_of(amendment: &fact::Amendment) -> String {
    let mut told = Vec::new();
    told.extend(within(&amendment.new, "").map(|(verb, names)| format!("se añade{verb} {names}")));
    told.extend(within(&amendment.replaced, "").map(|(verb, names)| format!("se sustituye{verb} {names}")));
    told.extend(within(&amendment.gone, "antigu").map(|(verb, names)| format!("se suprime{verb} {names}")));
    told.extend(within(&amendment.recast, "").map(|(verb, names)| format!("se reformula{verb} {names}")));
    told.extend(within(&amendment.was_recast, "antigu").map(|(verb, names)| format!("se reformula{verb} {names}")));
    if amendment.more_recast > 0 {
        told.push(counted(amendment.more_recast, "se reformula {} pasaje", "se reformulan {} pasajes"));
    }
    if amendment.inserted > 0 {
        told.push(counted(amendment.inserted, "se añade {} palabra", "se añaden {} palabras"));
    }
    if amendment.deleted > 0 {
        told.push(counted(amendment.deleted, "se suprime {} palabra", "se suprimen {} palabras"));
    }
    if amendment.bracketed > 0 {
        told.push(counted(
            amendment.bracketed,
            "cambian los corchetes en {} disposición",
            "cambian los corchetes en {} disposiciones",
        ));
    }
    let place = within(&amendment.amended, "").map_or_else(String::new, |(_, names)| format!(" en {names}"));
    let detail =
        if told.is_empty() { String::new() } else { format!(": {}", phrases(&told, [", ", " y "], ["; ", "; y "])) };
    let verb = match amendment.depth {
        Depth::Amended => "se modifica",
        Depth::Rewritten => "se reformula",
        Depth::Replaced => "se sustituye",
    };
    let was = if amendment.was.is_empty() { String::new() } else { format!(" (antes {})", list(&amendment.was)) };
    format!("{verb} {}{was}{place}{detail}", the(&amendment.cite))
}

/// The ending of the verb, and `el párrafo 1`, `los antiguos apartados c) y d) del párrafo 1`, `9 párrafos`; nothing for
/// none.
fn within(names: &[String], old: &str) -> Option<(&'static str, String)> {
    let adjective = |word: &str, end: &str| match old {
        "" => String::new(),
        old => format!("{old}{}{end} ", if is_feminine(word) { "a" } else { "o" }),
    };
    let told = |group: &Together<'_>| match (group, from_inside(group)) {
        (Together::Several { word, .. }, text) => format!("{} {}{text}", the_several(word), adjective(word, "s")),
        (Together::One(_), text) => {
            let the = the(&text);
            match the.strip_suffix(text.as_str()) {
                Some(article) if !article.is_empty() => format!("{article}{}{text}", adjective(&text, "")),
                _ => the,
            }
        }
    };
    Some(match parts(names, ", ")? {
        Parts::Each(groups) => {
            let one = matches!(&groups[..], [Together::One(_)]);
            (if one { "" } else { "n" }, list(&groups.iter().map(told).collect::<Vec<_>>()))
        }
        Parts::Count(all, word) => {
            let word = word.unwrap_or("pasaje");
            ("n", format!("{all} {}{}", adjective(word, "s"), plural(word)))
        }
    })
}

/// `apartados c) y d) del párrafo 1`, without an article.
fn from_inside(group: &Together<'_>) -> String {
    let outer = |parts: &[&str]| parts.iter().map(|part| format!(" {}", of(part))).collect::<String>();
    match group {
        Together::One(name) => {
            let parts = inside_out(name, ", ");
            format!("{}{}", parts[0], outer(&parts[1..]))
        }
        Together::Several { above, word, numbers } => {
            format!("{} {}{}", plural(word), list(numbers), outer(&inside_out(above, ", ")))
        }
    }
}
