//! What was edited in an article, place by place.

use super::super::Parts;
use super::super::parts;
use super::super::phrases;
use super::super::together::Together;
use super::super::together::inside_out;
use super::depth;
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
    told.extend(within(&amendment.recast, "").map(|names| format!("refonte {names}")));
    told.extend(within(&amendment.was_recast, "ancien").map(|names| format!("refonte {names}")));
    if amendment.more_recast > 0 {
        told.push(counted(amendment.more_recast, "{} passage refondu", "{} passages refondus"));
    }
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
    let detail = if told.is_empty() {
        String::new()
    } else {
        format!(" : {}", phrases(&told, [", ", " et "], [" ; ", " ; et "]))
    };
    let how = agreed(depth(amendment.depth), &amendment.cite);
    let was = if amendment.was.is_empty() { String::new() } else { format!(" (auparavant {})", list(&amendment.was)) };
    format!("{}{was} est {how}{place}{detail}", the(&amendment.cite))
}

/// `du paragraphe 1`, `des anciens alinéas c) et d) du paragraphe 1`, `de 9 paragraphes`; nothing for none.
fn within(names: &[String], old: &str) -> Option<String> {
    let adjective = |feminine: bool| match old {
        "" => String::new(),
        old => format!("{old}{}s ", if feminine { "ne" } else { "" }),
    };
    let told = |group: &Together<'_>| match from_inside(group) {
        (text, Some(feminine)) => format!("des {}{text}", adjective(feminine)),
        (text, None) if old.is_empty() => of(&text),
        (text, None) => format!("de {}", former(&text)),
    };
    Some(match parts(names, ", ")? {
        Parts::Each(groups) => list(&groups.iter().map(told).collect::<Vec<_>>()),
        Parts::Count(all, word) => {
            let word = word.unwrap_or("passage");
            format!("de {all} {}{}", adjective(is_feminine(word)), plural(word))
        }
    })
}

/// `au paragraphe 1`, `aux alinéas c) et d) du paragraphe 1`, `dans 9 paragraphes`; nothing for none.
fn place_in(names: &[String]) -> Option<String> {
    let told = |group: &Together<'_>| match from_inside(group) {
        (text, Some(_)) => format!("aux {text}"),
        (text, None) => at(&text),
    };
    Some(match parts(names, ", ")? {
        Parts::Each(groups) => list(&groups.iter().map(told).collect::<Vec<_>>()),
        Parts::Count(all, word) => format!("dans {all} {}", plural(word.unwrap_or("passage"))),
    })
}

/// `alinéas c) et d) du paragraphe 1` without its article, and of several whether they are feminine.
fn from_inside(group: &Together<'_>) -> (String, Option<bool>) {
    let outer = |parts: &[&str]| parts.iter().map(|part| format!(" {}", of(part))).collect::<String>();
    match group {
        Together::Several { above, word, numbers } if !word.is_empty() => {
            let text = format!("{} {}{}", plural(word), list(numbers), outer(&inside_out(above, ", ")));
            (text, Some(is_feminine(word)))
        }
        Together::Several { above, numbers, .. } => (format!("{above} {}", list(numbers)), None),
        Together::One(name) => {
            let parts = inside_out(name, ", ");
            (format!("{}{}", parts[0], outer(&parts[1..])), None)
        }
    }
}
