//! Text as HTML.

/// Writes text; a line end inside a clause parts rows of a table or joined clauses.
pub(super) fn push_text(out: &mut String, text: &str) {
    push(out, text, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'\n' => Some("<br>"),
        _ => None,
    });
}

/// Writes the value of an attribute that stands in double quotes.
pub(super) fn push_attribute(out: &mut String, text: &str) {
    push(out, text, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        _ => None,
    });
}

/// Copies what needs no escape in stretches as long as can be.
fn push(out: &mut String, text: &str, escape: impl Fn(u8) -> Option<&'static str>) {
    // Most texts have nothing to escape, and looking for it without stopping goes many bytes at once.
    if !text.bytes().fold(false, |found, byte| found | escape(byte).is_some()) {
        return out.push_str(text);
    }
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        if let Some(escaped) = escape(byte) {
            out.push_str(&text[from..at]);
            out.push_str(escaped);
            from = at + 1;
        }
    }
    out.push_str(&text[from..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_a_text_is_text() {
        let mut out = String::new();
        push_text(&mut out, "<b>&\"\nß");
        assert_eq!(out, "&lt;b&gt;&amp;\"<br>ß");
    }

    #[test]
    fn an_attribute_cannot_be_left() {
        let mut out = String::new();
        push_attribute(&mut out, "\"><script>");
        assert_eq!(out, "&quot;&gt;&lt;script&gt;");
    }
}
