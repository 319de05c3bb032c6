//! Lists that mostly hold one.

use std::cmp::Ordering;
use std::fmt;
use std::hash::Hash;
use std::hash::Hasher;
use std::ops::Deref;
use std::ops::DerefMut;

/// A list that is read as a slice, and that mostly holds one: that one stands in place and needs no memory elsewhere.
///
/// Nearly all numbers have one level, and nearly all references one number; a draft may have one of either in every eight
/// words.
#[derive(Clone)]
pub struct Few<T>(Kept<T>);

#[derive(Clone)]
enum Kept<T> {
    One(T),
    /// None, or several.
    Others(Vec<T>),
}

impl<T> Few<T> {
    /// Adds one behind all others.
    pub fn push(&mut self, item: T) {
        self.0 = match std::mem::replace(&mut self.0, Kept::Others(Vec::new())) {
            Kept::Others(items) if items.is_empty() => Kept::One(item),
            Kept::Others(mut items) => {
                items.push(item);
                Kept::Others(items)
            }
            Kept::One(first) => Kept::Others(vec![first, item]),
        };
    }
}

impl<T> Default for Few<T> {
    fn default() -> Self {
        Self(Kept::Others(Vec::new()))
    }
}

impl<T> Deref for Few<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        match &self.0 {
            Kept::One(item) => std::slice::from_ref(item),
            Kept::Others(items) => items,
        }
    }
}

impl<T> DerefMut for Few<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        match &mut self.0 {
            Kept::One(item) => std::slice::from_mut(item),
            Kept::Others(items) => items,
        }
    }
}

impl<T> From<T> for Few<T> {
    fn from(item: T) -> Self {
        Self(Kept::One(item))
    }
}

impl<T> FromIterator<T> for Few<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut items = items.into_iter().fuse();
        match (items.next(), items.next()) {
            (Some(only), None) => Self(Kept::One(only)),
            (first, second) => {
                let mut all: Vec<T> = first.into_iter().chain(second).chain(items).collect();
                // A list that grew has room for more than there are.
                all.shrink_to_fit();
                Self(Kept::Others(all))
            }
        }
    }
}

impl<'a, T> IntoIterator for &'a Few<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: PartialEq> PartialEq for Few<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Eq> Eq for Few<T> {}

impl<T: PartialOrd> PartialOrd for Few<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        (**self).partial_cmp(&**other)
    }
}

impl<T: Ord> Ord for Few<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        (**self).cmp(&**other)
    }
}

impl<T: Hash> Hash for Few<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

impl<T: fmt::Debug> fmt::Debug for Few<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use crate::draft::label::Levels;
    use crate::draft::label::Ordinal;

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
