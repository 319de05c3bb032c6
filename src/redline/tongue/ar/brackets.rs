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
        Secured::By(Agreement::AdReferendum) => "متفق عليه رهن الاستشارة",
        Secured::By(Agreement::Agreed) => "متفق عليه",
        Secured::Clean => "خال من الأقواس",
    };
    match now {
        Setback::Deleted => format!("حُذف نص {was} في {at}"),
        Setback::Touched => format!("عُدّل نص {was} في {at}"),
        Setback::Bracketed => format!("بات نص {was} بين أقواس أو ضمن خيار في {at}"),
        Setback::Opened => format!("أُدخلت أقواس أو خيارات على نص {was} في {at}"),
        Setback::Unmarked => format!("لم يعد نص {was} موسوما كذلك في {at}"),
    }
}

pub(super) fn choice(event: &Event, at: &str) -> String {
    let text = quoted(&event.text.old);
    if event.kind == EventKind::Filled {
        return format!("مُلئ الفراغ {text} في {at} بعبارة {}", quoted(&event.text.new));
    }
    let of = super::super::isolated(&event.text.old, Language::Arabic);
    match (event.kind == EventKind::Reduced, &event.won[..]) {
        (true, _) if event.brackets == 0 => format!("اختُصرت الخيارات في {at} إلى {}", labels(&event.left)),
        (true, []) if event.is_replaced() => {
            format!("حلّت عبارة {} محل البدائل {text} في {at}", quoted(&event.text.new))
        }
        (true, []) => format!("اختُصرت البدائل {text} في {at} إلى {}", all_quoted(&event.left)),
        (true, won) => format!("اختير من البدائل {text} في {at}: {}", all_quoted(won)),
        (false, _) if event.keeps_all => format!("أُبقيت جميع الخيارات ({of}) في {at}"),
        (false, []) => format!("حلّ نص آخر محل جميع الخيارات ({of}) في {at}"),
        (false, won) => format!("اختير من الخيارات ({of}) في {at}: {}", labels(won)),
    }
}

pub(super) fn lifted(what: Bracketing, at: &str) -> String {
    match what {
        Bracketing::Kept => format!("رُفعت الأقواس في {at}: النص متفق عليه"),
        Bracketing::InPart => format!("رُفعت الأقواس في {at}: أُبقي جزء من النص"),
        Bracketing::KeptInDoubt => format!("رُفعت الأقواس الداخلية في {at}: أُبقي النص وما زال غير متفق عليه"),
        Bracketing::Dropped => format!("رُفعت الأقواس في {at}: حُذف النص"),
        Bracketing::Narrowed => format!("ضُيّقت الأقواس في {at}"),
        Bracketing::Widened => format!("وُسّعت الأقواس في {at}"),
        Bracketing::OptionsDropped => format!("حُذفت جميع الخيارات في {at}"),
        Bracketing::Opened => format!("وُضع نص قائم بين أقواس في {at}"),
        Bracketing::OpenedNew => format!("أُضيف نص جديد بين أقواس في {at}"),
    }
}

pub(super) fn status(agreement: Agreement, marking: Marking, at: &str) -> String {
    match (marking, agreement) {
        (Marking::Set, Agreement::AdReferendum) => format!("بات النص متفقا عليه رهن الاستشارة في {at}"),
        (Marking::Set, Agreement::Agreed) => format!("بات النص متفقا عليه في {at}"),
        (Marking::Gone, Agreement::AdReferendum) => format!("رُفعت علامة {} في {at}", quoted("متفق عليه رهن الاستشارة")),
        (Marking::Gone, Agreement::Agreed) => format!("رُفعت علامة {} في {at}", quoted("متفق عليه")),
    }
}
