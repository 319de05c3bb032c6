//! What a browser may do on a page: apply this style, run this script, fetch nothing.

use std::fmt::Write;

use sha2::Digest;
use sha2::Sha256;

/// The Content-Security-Policy of a page with one style and one script, each allowed by its hash.
///
/// Nothing else runs or is fetched, whatever a draft holds: no attribute that is script or style, no image, no frame.
pub(super) fn of(style: &str, script: &str) -> String {
    let (style, script) = (hash(style), hash(script));
    format!(
        "default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; base-uri 'none'; form-action 'none'"
    )
}

/// The policy of a page that also runs one more script, which may ask its own server.
pub(super) fn with_script(page: &str, script: &str) -> String {
    let more = format!("connect-src 'self'; script-src 'sha256-{}' ", hash(script));
    page.replacen("script-src ", &more, 1)
}

/// The SHA-256 of a text in base 64.
fn hash(text: &str) -> String {
    let mut shown = String::with_capacity(44);
    for bytes in Sha256::digest(text).chunks(3) {
        let _ = write!(shown, "{}", Quad(bytes));
    }
    shown
}

/// One to three bytes as four letters of base 64.
struct Quad<'a>(&'a [u8]);

impl std::fmt::Display for Quad<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let byte = |at: usize| u32::from(self.0.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let letter = if place <= self.0.len() { LETTERS[(bits >> (18 - 6 * place) & 63) as usize] } else { b'=' };
            out.write_char(char::from(letter))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_browsers_compute() {
        // The examples of the Content Security Policy specification and of RFC 6234.
        assert_eq!(hash("alert('Hello, world.');"), "qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=");
        assert_eq!(hash("abc"), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    }
}
