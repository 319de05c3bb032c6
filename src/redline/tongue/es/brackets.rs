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
        Setback::Deleted => format!("se suprime texto {was} {at}"),
        Setback::Touched => format!("se modifica texto {was} {at}"),
        Setback::Bracketed => format!("texto {was} figura ahora entre corchetes o en una opción {at}"),
        Setback::Unmarked => format!("texto {was} ya no está marcado así {at}"),
    }
}

pub(super) fn choice(event: &Event, place: &str) -> String {
    let (at, text) = (at(place), quoted(&event.text.old));
    if event.kind == EventKind::Filled {
        return format!("espacio en blanco completado {at}: {} en lugar de {text}", quoted(&event.text.new));
    }
    let of = super::super::isolated(&event.text.old, Language::Spanish);
    match (event.kind == EventKind::Reduced, &event.won[..]) {
        (true, _) if event.brackets == 0 => format!("opciones {at}: solo queda {}", labels(&event.left)),
        (true, []) => format!("alternativas {text} {at}: solo queda {}", all_quoted(&event.left)),
        (true, won) => format!("alternativas {text} {at}: se elige {}", all_quoted(won)),
        (false, []) => format!("otro texto sustituye todas las opciones {at} ({of})"),
        (false, won) => format!("opción elegida {at}: {} (entre: {of})", labels(won)),
    }
}

pub(super) fn lifted(what: Bracketing, at: &str) -> String {
    match what {
        Bracketing::Kept => format!("se retiran corchetes {at}: texto acordado"),
        Bracketing::KeptInDoubt => format!("se retiran corchetes interiores {at}: texto mantenido, aún pendiente"),
        Bracketing::Dropped => format!("se retiran corchetes {at}: texto eliminado"),
        Bracketing::Narrowed => format!("se reducen corchetes {at}"),
        Bracketing::Widened => format!("se amplían corchetes {at}"),
        Bracketing::OptionsDropped => format!("se eliminan todas las opciones {at}"),
        Bracketing::Opened => format!("se ponen entre corchetes pasajes existentes {at}"),
        Bracketing::OpenedNew => format!("se añade texto nuevo entre corchetes {at}"),
    }
}
