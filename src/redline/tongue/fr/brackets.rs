//! What became of brackets, choices and secure text.

use super::all_quoted;
use super::labels;
use super::quoted;
use super::secured;
use crate::draft::Language;
use crate::draft::marks::Agreement;
use crate::redline::progress::Event;
use crate::redline::progress::EventKind;
use crate::redline::progress::Secured;
use crate::redline::progress::Setback;
use crate::redline::story::fact::Bracketing;
use crate::redline::story::fact::Marking;

pub(super) fn setback(was: Secured, now: Setback, at: &str) -> String {
    let was = secured(was);
    match now {
        Setback::Deleted => format!("un texte {was} est supprimé {at}"),
        Setback::Touched => format!("un texte {was} est modifié {at}"),
        Setback::Bracketed => format!("un texte {was} se trouve désormais entre crochets ou soumis à une option {at}"),
        Setback::Opened => format!("des crochets ou des options ont été introduits dans un texte {was} {at}"),
        Setback::Unmarked => format!("un texte {was} n’est plus marqué comme tel {at}"),
    }
}

pub(super) fn choice(event: &Event, at: &str) -> String {
    let text = quoted(&event.text.old);
    if event.kind == EventKind::Filled {
        return format!("blanc rempli {at} : {} au lieu de {text}", quoted(&event.text.new));
    }
    let of = super::super::isolated(&event.text.old, Language::French);
    match (event.kind == EventKind::Reduced, &event.won[..]) {
        (true, _) if event.brackets == 0 => format!("options {at} : il ne reste que {}", labels(&event.left)),
        (true, []) if event.is_replaced() => format!("{} remplace les variantes {text} {at}", quoted(&event.text.new)),
        (true, []) => format!("variantes {text} {at} : il ne reste que {}", all_quoted(&event.left)),
        (true, won) => format!("variantes {text} {at} : le texte retenu est {}", all_quoted(won)),
        (false, _) if event.keeps_all => format!("toutes les options sont maintenues {at} ({of})"),
        (false, []) => format!("un autre texte remplace toutes les options {at} ({of})"),
        (false, won) => format!("option retenue {at} : {} (parmi : {of})", labels(won)),
    }
}

pub(super) fn lifted(what: Bracketing, at: &str) -> String {
    match what {
        Bracketing::Kept => format!("crochets levés {at} : texte convenu"),
        Bracketing::InPart => format!("crochets levés {at} : texte maintenu en partie"),
        Bracketing::KeptInDoubt => {
            format!("crochets intérieurs levés {at} : texte maintenu, encore en suspens")
        }
        Bracketing::Dropped => format!("crochets levés {at} : texte abandonné"),
        Bracketing::Narrowed => format!("crochets resserrés {at}"),
        Bracketing::Widened => format!("crochets élargis {at}"),
        Bracketing::OptionsDropped => format!("toutes les options sont abandonnées {at}"),
        Bracketing::Opened => format!("crochets ouverts {at} : le texte existait déjà"),
        Bracketing::OpenedNew => format!("texte nouveau entre crochets {at}"),
    }
}

pub(super) fn status(agreement: Agreement, marking: Marking, at: &str) -> String {
    let agreed = secured(Secured::By(agreement));
    match marking {
        Marking::Set => format!("un texte est désormais {agreed} {at}"),
        Marking::Gone => format!("la mention {} disparaît {at}", quoted(agreed)),
    }
}
