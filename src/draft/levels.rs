//! The levels of a number.

use std::cmp::Ordering;
use std::fmt;
use std::hash::Hash;
use std::hash::Hasher;
use std::ops::Deref;
use std::ops::DerefMut;

/// One level of a number: the ordinal and what was inserted behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ordinal {
    /// The number proper, from 1 where it is printed so.
    pub base: u32,
    /// 0 for none; letters count 1, 2, … (`2A`), `bis` and its followers 100, 200, …; `ante` takes 1 off.
    pub suffix: i32,
}

/// The levels of a number, outermost first; read as a slice.
///
/// Most clauses and all references have numbers, and nearly all of these have one level: it stands in place and needs no
/// memory elsewhere.
#[derive(Clone)]
pub struct Levels(Kept);

#[derive(Clone)]
enum Kept {
    One(Ordinal),
    /// None, or several.
    More(Vec<Ordinal>),
}

impl Levels {
    /// Adds a level inside all others.
    pub fn push(&mut self, level: Ordinal) {
        match &mut self.0 {
            Kept::More(levels) if levels.is_empty() => self.0 = Kept::One(level),
            Kept::More(levels) => levels.push(level),
            Kept::One(outer) => self.0 = Kept::More(vec![*outer, level]),
        }
    }
}

impl Default for Levels {
    fn default() -> Self {
        Self(Kept::More(Vec::new()))
    }
}

impl Deref for Levels {
    type Target = [Ordinal];

    fn deref(&self) -> &[Ordinal] {
        match &self.0 {
            Kept::One(level) => std::slice::from_ref(level),
            Kept::More(levels) => levels,
        }
    }
}

impl DerefMut for Levels {
    fn deref_mut(&mut self) -> &mut [Ordinal] {
        match &mut self.0 {
            Kept::One(level) => std::slice::from_mut(level),
            Kept::More(levels) => levels,
        }
    }
}

impl From<Ordinal> for Levels {
    fn from(level: Ordinal) -> Self {
        Self(Kept::One(level))
    }
}

impl FromIterator<Ordinal> for Levels {
    fn from_iter<I: IntoIterator<Item = Ordinal>>(levels: I) -> Self {
        let mut all = Self::default();
        levels.into_iter().for_each(|level| all.push(level));
        all
    }
}

impl PartialEq for Levels {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Levels {}

impl PartialOrd for Levels {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Levels {
    fn cmp(&self, other: &Self) -> Ordering {
        (**self).cmp(&**other)
    }
}

impl Hash for Levels {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

impl fmt::Debug for Levels {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_equal_and_ordered_as_lists_are() {
        let levels = |bases: &[u32]| bases.iter().map(|&base| Ordinal { base, suffix: 0 }).collect::<Levels>();
        let ordered = [&[][..], &[1], &[1, 2], &[1, 2, 3], &[2], &[2, 1]].map(levels);
        assert!(ordered.is_sorted(), "{ordered:?}");
        assert_eq!(levels(&[2]), Levels::from(Ordinal { base: 2, suffix: 0 }));
        let mut grown = levels(&[1]);
        grown.push(Ordinal { base: 2, suffix: 0 });
        assert_eq!(grown, ordered[2]);
    }

    #[test]
    fn they_take_no_more_room_than_a_list() {
        assert_eq!(size_of::<Levels>(), size_of::<Vec<Ordinal>>());
    }
}
