//! What was edited in an article, place by place.

use super::super::Parts;
use super::super::parts;
use super::all_the;
use super::grouped;
use super::list;
use super::noun::counted;
use super::noun::plural;
use super::noun::the;
use super::noun::the_several;
use crate::redline::story::fact;
use crate::redline::story::fact::Depth;

pub(super) fn amendment_of(amendment: &fact::Amendment) -> String {
    let mut told = Vec::new();
    told.extend(within(&amendment.new, "").map(|(verb, names)| format!("se añade{verb} {names}")));
    told.extend(within(&amendment.replaced, "").map(|(verb, names)| format!("se sustituye{verb} {names}")));
    told.extend(within(&amendment.gone, "anterior").map(|(verb, names)| format!("se suprime{verb} {names}")));
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
    let detail = if told.is_empty() { String::new() } else { format!(": {}", list(&told)) };
    let verb = match amendment.depth {
        Depth::Amended => "se modifica",
        Depth::Rewritten => "se reformula",
    };
    format!("{verb} {}{place}{detail}", the(&amendment.cite))
}

/// The ending of the verb, and `el párrafo 1`, `los párrafos 1 y 3 anteriores`, `9 párrafos`; nothing for none.
fn within(names: &[String], old: &str) -> Option<(&'static str, String)> {
    let one = if old.is_empty() { String::new() } else { format!(" {old}") };
    let several = if old.is_empty() { String::new() } else { format!(" {old}es") };
    Some(match parts(names)? {
        Parts::One(name) => ("", format!("{}{one}", the(name))),
        Parts::Alike(word, numbers) => {
            ("n", format!("{} {} {}{several}", the_several(word), plural(word), list(&numbers)))
        }
        Parts::Each(names) => ("n", format!("{}{several}", all_the(&grouped(names)))),
        Parts::Count(all, word) => ("n", format!("{all} {}{several}", plural(word.unwrap_or("pasaje")))),
    })
}
