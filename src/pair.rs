//! Old and new, which always travel together.

/// The same thing of the old and of the new draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pair<T> {
    /// Of the older draft.
    pub old: T,
    /// Of the newer draft.
    pub new: T,
}

/// Which of the two drafts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The older draft.
    Old,
    /// The newer draft.
    New,
}

impl Side {
    /// Both sides, old first.
    pub const BOTH: [Side; 2] = [Side::Old, Side::New];

    /// The other side.
    pub fn other(self) -> Self {
        match self {
            Side::Old => Side::New,
            Side::New => Side::Old,
        }
    }
}

impl Pair<Side> {
    /// Both sides.
    pub(crate) const SIDES: Self = Self { old: Side::Old, new: Side::New };
}

impl<T> Pair<T> {
    /// Puts two things together.
    pub fn new(old: T, new: T) -> Self {
        Self { old, new }
    }

    /// Puts what belongs to a side together with what belongs to the other.
    pub fn of(side: Side, here: T, there: T) -> Self {
        match side {
            Side::Old => Self::new(here, there),
            Side::New => Self::new(there, here),
        }
    }

    /// Applies one function to both.
    pub fn map<U>(self, mut function: impl FnMut(T) -> U) -> Pair<U> {
        Pair { old: function(self.old), new: function(self.new) }
    }

    /// Applies one function to both, on two threads.
    pub(crate) fn at_once<U: Send>(self, function: impl Fn(T) -> U + Sync) -> Pair<U>
    where
        T: Send,
    {
        let (old, new) = rayon::join(|| function(self.old), || function(self.new));
        Pair { old, new }
    }

    /// Borrows both.
    pub fn as_ref(&self) -> Pair<&T> {
        Pair { old: &self.old, new: &self.new }
    }

    /// The one of a side.
    pub fn get(&self, side: Side) -> &T {
        match side {
            Side::Old => &self.old,
            Side::New => &self.new,
        }
    }

    /// The one of a side, to be changed.
    pub fn get_mut(&mut self, side: Side) -> &mut T {
        match side {
            Side::Old => &mut self.old,
            Side::New => &mut self.new,
        }
    }

    /// The same with old and new exchanged.
    pub fn swap(self) -> Self {
        Self { old: self.new, new: self.old }
    }
}
