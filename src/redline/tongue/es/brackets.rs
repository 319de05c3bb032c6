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
        Setback::Deleted => format!("se suprime texto {was} {at}"),
        Setback::Touched => format!("se modifica texto {was} {at}"),
        Setback::Bracketed => format!("texto {was} figura ahora entre corchetes o en una opción {at}"),
        Setback::Opened => format!("se introducen corchetes u opciones en texto {was} {at}"),
        Setback::Unmarked => format!("texto {was} ya no está marcado así {at}"),
    }
}

pub(super) fn choice(event: &Event, at: &str) -> String {
    let text = quoted(&event.text.old);
    if event.kind == EventKind::Filled {
        return format!("espacio en blanco completado {at}: {} en lugar de {text}", quoted(&event.text.new));
    }
    let of = super::super::isolated(&event.text.old, Language::Spanish);
    let remains = if event.left.len() == 1 { "queda" } else { "quedan" };
    match (event.kind == EventKind::Reduced, &event.won[..]) {
        (true, _) if event.brackets == 0 => format!("opciones {at}: solo {remains} {}", labels(&event.left)),
        (true, []) if event.is_replaced() => {
            format!("{} sustituye las alternativas {text} {at}", quoted(&event.text.new))
        }
        (true, []) => format!("alternativas {text} {at}: solo {remains} {}", all_quoted(&event.left)),
        (true, won) => {
            let chosen = if won.len() == 1 { "se elige" } else { "se eligen" };
            format!("alternativas {text} {at}: {chosen} {}", all_quoted(won))
        }
        (false, _) if event.keeps_all => format!("se mantienen todas las opciones {at} ({of})"),
        (false, []) => format!("otro texto sustituye todas las opciones {at} ({of})"),
        (false, won) => format!("opción elegida {at}: {} (entre: {of})", labels(won)),
    }
}

pub(super) fn lifted(what: Bracketing, at: &str) -> String {
    match what {
        Bracketing::Kept => format!("se retiran corchetes {at}: texto acordado"),
        Bracketing::InPart => format!("se retiran corchetes {at}: texto mantenido en parte"),
        Bracketing::KeptInDoubt => format!("se retiran corchetes interiores {at}: texto mantenido, aún pendiente"),
        Bracketing::Dropped => format!("se retiran corchetes {at}: texto eliminado"),
        Bracketing::Narrowed => format!("se reducen corchetes {at}"),
        Bracketing::Widened => format!("se amplían corchetes {at}"),
        Bracketing::OptionsDropped => format!("se eliminan todas las opciones {at}"),
        Bracketing::Opened => format!("se ponen entre corchetes pasajes existentes {at}"),
        Bracketing::OpenedNew => format!("se añade texto nuevo entre corchetes {at}"),
    }
}

pub(super) fn status(agreement: Agreement, marking: Marking, at: &str) -> String {
    let agreed = secured(Secured::By(agreement));
    match marking {
        Marking::Set => format!("ahora hay texto {agreed} {at}"),
        Marking::Gone => format!("desaparece la indicación {} {at}", quoted(agreed)),
    }
}
