//! What became of brackets, choices and secure text.

use super::all_quoted;
use super::labels;
use super::noun::at;
use super::quoted;
use super::secured;
use crate::draft::Language;
use crate::redline::progress::Event;
use crate::redline::progress::EventKind;
use crate::redline::progress::Secured;
use crate::redline::progress::Setback;
use crate::redline::story::fact::Bracketing;

pub(super) fn setback(was: Secured, now: Setback, at: &str) -> String {
    let was = secured(was);
    match now {
        Setback::Deleted => format!("un texte {was} est supprimé {at}"),
        Setback::Touched => format!("un texte {was} est modifié {at}"),
        Setback::Bracketed => format!("un texte {was} se trouve désormais entre crochets ou soumis à une option {at}"),
        Setback::Unmarked => format!("un texte {was} n’est plus marqué comme tel {at}"),
    }
}

pub(super) fn choice(event: &Event, place: &str) -> String {
    let (at, text) = (at(place), quoted(&event.text.old));
    if event.kind == EventKind::Filled {
        return format!("blanc rempli {at} : {} au lieu de {text}", quoted(&event.text.new));
    }
    let of = super::super::isolated(&event.text.old, Language::French);
    match (event.kind == EventKind::Reduced, &event.won[..]) {
        (true, _) if event.brackets == 0 => format!("options {at} : il ne reste que {}", labels(&event.left)),
        (true, []) => format!("variantes {text} {at} : il ne reste que {}", all_quoted(&event.left)),
        (true, won) => format!("variantes {text} {at} : le texte retenu est {}", all_quoted(won)),
        (false, []) => format!("un autre texte remplace toutes les options {at} ({of})"),
        (false, won) => format!("option retenue {at} : {} (parmi : {of})", labels(won)),
    }
}

pub(super) fn lifted(what: Bracketing, at: &str) -> String {
    match what {
        Bracketing::Kept => format!("crochets levés {at} : texte convenu"),
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
