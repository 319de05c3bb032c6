//! What was edited in an article, place by place.

use super::super::Parts;
use super::super::parts;
use super::depth;
use super::grouped;
use super::list;
use super::noun::agreed;
use super::noun::at;
use super::noun::counted;
use super::noun::former;
use super::noun::is_feminine;
use super::noun::of;
use super::noun::plural;
use super::noun::the;
use crate::redline::story::fact;

pub(super) fn amendment_of(amendment: &fact::Amendment) -> String {
    let mut told = Vec::new();
    told.extend(within(&amendment.new, "").map(|names| format!("ajout {names}")));
    told.extend(within(&amendment.replaced, "").map(|names| format!("remplacement {names}")));
    told.extend(within(&amendment.gone, "ancien").map(|names| format!("suppression {names}")));
    if amendment.inserted > 0 {
        told.push(counted(amendment.inserted, "{} mot ajouté", "{} mots ajoutés"));
    }
    if amendment.deleted > 0 {
        told.push(counted(amendment.deleted, "{} mot supprimé", "{} mots supprimés"));
    }
    if amendment.bracketed > 0 {
        told.push(counted(
            amendment.bracketed,
            "crochets modifiés dans {} disposition",
            "crochets modifiés dans {} dispositions",
        ));
    }
    let place = place_in(&amendment.amended).map_or_else(String::new, |names| format!(" {names}"));
    let detail = if told.is_empty() { String::new() } else { format!(" : {}", list(&told)) };
    let how = agreed(depth(amendment.depth), &amendment.cite);
    format!("{} est {how}{place}{detail}", the(&amendment.cite))
}

/// `du paragraphe 1`, `des anciens paragraphes 1 et 3`, `de 9 paragraphes`; nothing for none.
pub(super) fn within(names: &[String], old: &str) -> Option<String> {
    let adjective = |feminine: bool, end: &str| match old {
        "" => String::new(),
        old => format!("{old}{}{end} ", if feminine { "ne" } else { "" }),
    };
    Some(match parts(names)? {
        Parts::One(name) if old.is_empty() => of(name),
        Parts::One(name) => format!("de {}", former(name)),
        Parts::Alike(word, numbers) => {
            format!("des {}{} {}", adjective(is_feminine(word), "s"), plural(word), list(&numbers))
        }
        Parts::Each(names) if old.is_empty() => list(&grouped(names).iter().map(|name| of(name)).collect::<Vec<_>>()),
        Parts::Each(names) => {
            list(&grouped(names).iter().map(|name| format!("de {}", former(name))).collect::<Vec<_>>())
        }
        Parts::Count(all, word) => {
            let word = word.unwrap_or("passage");
            format!("de {all} {}{}", adjective(is_feminine(word), "s"), plural(word))
        }
    })
}

/// `au paragraphe 1`, `aux paragraphes 1 et 3`, `dans 9 paragraphes`; nothing for none.
fn place_in(names: &[String]) -> Option<String> {
    Some(match parts(names)? {
        Parts::One(name) => at(name),
        Parts::Alike(word, numbers) => format!("aux {} {}", plural(word), list(&numbers)),
        Parts::Each(names) => list(&grouped(names).iter().map(|name| at(name)).collect::<Vec<_>>()),
        Parts::Count(all, word) => format!("dans {all} {}", plural(word.unwrap_or("passage"))),
    })
}
