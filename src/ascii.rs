//! Runs of ASCII letters, eight bytes at a time: reading a draft is finding the ends of its words.

const ONES: u64 = 0x0101_0101_0101_0101;
/// The bit by which a small letter differs from its capital, in every byte.
const SMALL: u64 = 0x20 * ONES;
/// The highest bit of every byte.
const HIGH: u64 = 0x80 * ONES;

/// How many ASCII letters a text starts with.
#[inline]
pub(crate) fn letters(text: &[u8]) -> usize {
    run(text, |bytes| between(bytes | SMALL, b'a', b'z'))
}

/// How many ASCII letters and digits a text starts with.
#[inline]
pub(crate) fn letters_and_digits(text: &[u8]) -> usize {
    run(text, |bytes| between(bytes | SMALL, b'a', b'z') | between(bytes, b'0', b'9'))
}

/// How many bytes there are before the first for which `is` does not set the highest bit.
#[inline]
fn run(text: &[u8], is: impl Fn(u64) -> u64) -> usize {
    let mut at = 0;
    loop {
        let rest = &text[at..];
        let bytes = rest.first_chunk().copied().unwrap_or_else(|| {
            // Nothing is asked for that is in a run and 0.
            let mut last = [0; 8];
            last[..rest.len()].copy_from_slice(rest);
            last
        });
        let bytes = u64::from_le_bytes(bytes);
        let others = !(is(bytes & !HIGH) & !bytes) & HIGH;
        if others != 0 {
            return at + (others.trailing_zeros() / u8::BITS) as usize;
        }
        at += 8;
    }
}

/// Sets the highest bit of every byte that is in a range; no byte may have it set before.
fn between(bytes: u64, first: u8, last: u8) -> u64 {
    let from = bytes + u64::from(0x80 - first) * ONES;
    let beyond = bytes + u64::from(0x7f - last) * ONES;
    from & !beyond
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_end_where_the_first_other_byte_stands() {
        for byte in 0..=u8::MAX {
            for at in 0..20 {
                let mut text = [b'q'; 20];
                text[at] = byte;
                let end = |is: bool| if is { 20 } else { at };
                assert_eq!(letters(&text), end(byte.is_ascii_alphabetic()), "{byte} at {at}");
                assert_eq!(letters_and_digits(&text), end(byte.is_ascii_alphanumeric()), "{byte} at {at}");
            }
        }
        assert_eq!(letters(b""), 0);
    }
}
