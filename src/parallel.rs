//! Work on several threads.
//!
//! - [`join`] and [`halves`] take two threads, for work inside one comparison: it takes hundredths of a second, and a pool
//!   of threads costs more than it gains there;
//! - [`map`] takes all cores, for many drafts.

use std::sync::Mutex;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::thread;

/// Fewer items than this are not worth a thread.
const FEW: usize = 64;

/// Does two things at once.
pub(crate) fn join<A: Send, B>(one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B) -> (A, B) {
    thread::scope(|scope| {
        let one = scope.spawn(one);
        let other = other();
        match one.join() {
            Ok(one) => (one, other),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

/// Maps the items of a list, in order: one half on each thread.
pub(crate) fn halves<T: Sync, U: Send>(items: &[T], of: impl Fn(&T) -> U + Sync) -> Vec<U> {
    if items.len() < FEW {
        return items.iter().map(of).collect();
    }
    let (head, tail) = items.split_at(items.len() / 2);
    let all = |items: &[T]| items.iter().map(&of).collect::<Vec<U>>();
    let (tail, mut done) = join(|| all(tail), || all(head));
    done.extend(tail);
    done
}

/// Applies a function to every item; the results are in the order of the items, whichever thread made them.
pub(crate) fn map<T: Sync, U: Send>(items: &[T], work: impl Fn(&T) -> U + Sync) -> Vec<U> {
    let threads = thread::available_parallelism().map_or(1, usize::from).min(items.len());
    if threads < 2 {
        return items.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let slots: Vec<Mutex<Option<U>>> = items.iter().map(|_| Mutex::new(None)).collect();
    let take = || {
        while let Some(at) = Some(next.fetch_add(1, Ordering::Relaxed)).filter(|&at| at < items.len()) {
            *slots[at].lock().expect("no thread panics while it holds a slot") = Some(work(&items[at]));
        }
    };
    thread::scope(|scope| {
        (1..threads).for_each(|_| drop(scope.spawn(take)));
        take();
    });
    let result = |slot: Mutex<Option<U>>| slot.into_inner().expect("no thread panics while it holds a slot");
    slots.into_iter().map(|slot| result(slot).expect("every item was taken")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_keeps_its_order() {
        for length in [0, 1, FEW - 1, FEW, 1001] {
            let items: Vec<usize> = (0..length).collect();
            assert_eq!(halves(&items, |item| item * 2), items.iter().map(|item| item * 2).collect::<Vec<_>>());
        }
    }

    #[test]
    fn results_are_in_the_order_of_the_items() {
        let items: Vec<usize> = (0..1000).collect();
        assert_eq!(map(&items, |item| item * 2), items.iter().map(|item| item * 2).collect::<Vec<_>>());
        assert!(map(&items[..0], |item| *item).is_empty());
    }

    #[test]
    #[should_panic(expected = "seal")]
    fn a_panic_is_passed_on() {
        join(|| panic!("seal"), || ());
    }
}
