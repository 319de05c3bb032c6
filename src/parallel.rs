//! Work on two threads at once.
//!
//! Two, because the machines that treaties are compared on have two cores to spare and a redline takes hundredths of a
//! second: a pool of threads costs more than it gains there.

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
pub(crate) fn map<T: Sync, U: Send>(items: &[T], of: impl Fn(&T) -> U + Sync) -> Vec<U> {
    if items.len() < FEW {
        return items.iter().map(of).collect();
    }
    let (head, tail) = items.split_at(items.len() / 2);
    let all = |items: &[T]| items.iter().map(&of).collect::<Vec<U>>();
    let (tail, mut done) = join(|| all(tail), || all(head));
    done.extend(tail);
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_keeps_its_order() {
        for length in [0, 1, FEW - 1, FEW, 1001] {
            let items: Vec<usize> = (0..length).collect();
            assert_eq!(map(&items, |item| item * 2), items.iter().map(|item| item * 2).collect::<Vec<_>>());
        }
    }

    #[test]
    #[should_panic(expected = "seal")]
    fn a_panic_is_passed_on() {
        join(|| panic!("seal"), || ());
    }
}
