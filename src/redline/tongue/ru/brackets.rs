//! What became of brackets, choices and secure text.

use super::all_quoted;
use super::labels;
use super::quoted;
use crate::draft::Language;
use crate::draft::marks::Agreement;
use crate::redline::progress::Event;
use crate::redline::progress::EventKind;
use crate::redline::progress::Secured;
use crate::redline::progress::Setback;
use crate::redline::story::fact::Bracketing;
use crate::redline::story::fact::Marking;

pub(super) fn setback(was: Secured, now: Setback, at: &str) -> String {
    let was = match was {
        Secured::By(Agreement::AdReferendum) => "текст, согласованный ad referendum,",
        Secured::By(Agreement::Agreed) => "согласованный текст",
        Secured::Clean => "текст, не заключенный в скобки,",
    };
    match now {
        Setback::Deleted => format!("{at} {was} исключен"),
        Setback::Touched => format!("{at} {was} изменен"),
        Setback::Bracketed => format!("{at} {was} теперь стоит в скобках или в одном из вариантов"),
        Setback::Opened => format!("{at} {was} теперь содержит скобки или варианты"),
        Setback::Unmarked => format!("{at} {was} больше не помечен как таковой"),
    }
}

pub(super) fn choice(event: &Event, at: &str) -> String {
    let text = quoted(&event.text.old);
    if event.kind == EventKind::Filled {
        return format!("{at} пропуск заполнен: {} вместо {text}", quoted(&event.text.new));
    }
    let of = super::super::isolated(&event.text.old, Language::Russian);
    match (event.kind == EventKind::Reduced, &event.won[..]) {
        (true, _) if event.brackets == 0 => format!("{at} остались варианты: {}", labels(&event.left)),
        (true, []) if event.is_replaced() => {
            format!("{at} альтернативы {text} заменены на {}", quoted(&event.text.new))
        }
        (true, []) => format!("{at} из альтернатив {text} остались: {}", all_quoted(&event.left)),
        (true, won) => format!("{at} из альтернатив {text} выбрано: {}", all_quoted(won)),
        (false, _) if event.keeps_all => format!("{at} сохранены все варианты ({of})"),
        (false, []) => format!("{at} все варианты ({of}) заменены другим текстом"),
        (false, won) => format!("{at} выбрано: {} (из вариантов: {of})", labels(won)),
    }
}

pub(super) fn lifted(what: Bracketing, at: &str) -> String {
    match what {
        Bracketing::Kept => format!("скобки сняты {at}: текст согласован"),
        Bracketing::InPart => format!("скобки сняты {at}: текст сохранен частично"),
        Bracketing::KeptInDoubt => format!("внутренние скобки сняты {at}: текст сохранен, но еще не согласован"),
        Bracketing::Dropped => format!("скобки сняты {at}: текст исключен"),
        Bracketing::Narrowed => format!("скобки сужены {at}"),
        Bracketing::Widened => format!("скобки расширены {at}"),
        Bracketing::OptionsDropped => format!("все варианты исключены {at}"),
        Bracketing::Opened => format!("существовавший текст взят в скобки {at}"),
        Bracketing::OpenedNew => format!("новый текст в скобках добавлен {at}"),
    }
}

pub(super) fn status(agreement: Agreement, marking: Marking, at: &str) -> String {
    let agreed = match agreement {
        Agreement::AdReferendum => "согласован ad referendum",
        Agreement::Agreed => "согласован",
    };
    match marking {
        Marking::Set => format!("{at} текст теперь {agreed}"),
        Marking::Gone => format!("{at} снята пометка {}", quoted(agreed)),
    }
}
