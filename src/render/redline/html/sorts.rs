//! By which sorts of change a reader can filter.

use crate::align::LinkIx;
use crate::redline::Class;
use crate::redline::Redline;
use crate::render::words::Word;

/// A sort of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// The words say something else, or a clause is new or gone.
    Substance,
    /// Words that turn what a clause demands: “shall” to “may”, a “not”, a number, a date.
    Material,
    /// The number of the clause itself.
    Renumbering,
    /// A reference that follows a renumbering, or that should be checked.
    Reference,
    /// A bracket opened or lifted.
    Bracket,
    /// Something in a clause of an offence that came, went, or changed.
    Offence,
    /// A clause stands elsewhere.
    Move,
}

impl Sort {
    /// All sorts, in the order of the filter.
    pub(super) const ALL: [Sort; 7] =
        [Sort::Substance, Sort::Material, Sort::Renumbering, Sort::Reference, Sort::Bracket, Sort::Offence, Sort::Move];

    /// The class of elements of this sort.
    pub(super) fn class(self) -> &'static str {
        match self {
            Sort::Substance => "ss",
            Sort::Material => "sw",
            Sort::Renumbering => "sr",
            Sort::Reference => "sf",
            Sort::Bracket => "sb",
            Sort::Offence => "so",
            Sort::Move => "sm",
        }
    }

    /// The name in the filter.
    pub(super) fn word(self) -> Word {
        match self {
            Sort::Substance => Word::Substance,
            Sort::Material => Word::MaterialEdits,
            Sort::Renumbering => Word::Renumbering,
            Sort::Reference => Word::References,
            Sort::Bracket => Word::Brackets,
            Sort::Offence => Word::Offences,
            Sort::Move => Word::Moves,
        }
    }
}

/// The sorts of change of one link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Sorts(u8);

impl Sorts {
    /// The sorts of a link; none where nothing but typography differs.
    pub(super) fn of(redline: &Redline<'_>, at: LinkIx) -> Self {
        if !redline.is_touched(at) {
            return Self::default();
        }
        let (link, edit) = (redline.alignment.link(at), redline.edit(at));
        let changes = edit.changes;
        let one_sided = link.is_one_sided();
        let several = link.is_split() || link.is_merged();
        let mut sorts = Self::default();
        sorts.put(Sort::Substance, one_sided || several || edit.has(Class::Substance));
        sorts.put(Sort::Material, !redline.materials.of_link(at).is_empty());
        sorts.put(Sort::Renumbering, changes.renumbered);
        sorts.put(Sort::Reference, edit.has(Class::Consequential) || !redline.remarks.of_link(at).is_empty());
        sorts.put(Sort::Bracket, edit.has(Class::Bracket));
        sorts.put(Sort::Move, changes.moved || changes.regrouped || changes.promoted || changes.demoted);
        sorts
    }

    /// The sorts of what is left where a clause moved away.
    pub(super) fn of_departure() -> Self {
        let mut sorts = Self::default();
        sorts.put(Sort::Move, true);
        sorts
    }

    /// Adds a sort where it holds.
    pub(super) fn put(&mut self, sort: Sort, holds: bool) {
        self.0 |= u8::from(holds) << sort as u8;
    }

    /// Says whether a sort is among them.
    pub(super) fn has(self, sort: Sort) -> bool {
        self.0 >> (sort as u8) & 1 == 1
    }

    /// Says whether there are none.
    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The classes of an element, each behind a blank: ` x ss sb`.
    pub(super) fn push_classes(self, out: &mut String) {
        if self.is_empty() {
            return;
        }
        out.push_str(" x");
        for sort in Sort::ALL.into_iter().filter(|&sort| self.has(sort)) {
            out.push(' ');
            out.push_str(sort.class());
        }
    }
}
