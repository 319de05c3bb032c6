//! What the parts of an article are called in Chinese: 条, 款, 项, 目 on the mainland and in treaties, 條, 項, 款, 目 in the
//! law of Taiwan, where 款 is a point and not a paragraph.

use super::Draft;
use super::Kind;
use super::Language;

/// A tradition of drafting in Chinese.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tradition {
    /// 第六条第一款第（二）项第1目.
    Mainland,
    /// 第六條第一項第二款第一目.
    Taiwan,
}

/// The last character of a reference to a point may stand this far behind that to its paragraph, in bytes.
const NEAR: usize = 24;

impl Tradition {
    /// Tells the tradition of a draft by its articles and its references; that of treaties for drafts in other languages.
    pub(crate) fn of(draft: &Draft) -> Self {
        let is_article = |word: Option<&str>| word == Some("條");
        let chinese = draft.meta.language == Language::Chinese;
        let mut articles = draft.clauses.iter().filter(|clause| chinese && clause.kind == Kind::Article);
        match articles.next() {
            Some(first) if is_article(first.word.as_deref()) && !is_turned(draft) => Self::Taiwan,
            _ => Self::Mainland,
        }
    }

    /// What paragraphs are called.
    pub(crate) fn paragraph(self) -> &'static str {
        match self {
            Self::Mainland => "款",
            Self::Taiwan => "項",
        }
    }
}

/// Says whether a text in traditional characters counts points in paragraphs as the mainland does: 第一款第二項.
fn is_turned(draft: &Draft) -> bool {
    let turned = |text: &str| {
        text.match_indices("款第").any(|(at, joint)| {
            let rest = &text[at + joint.len()..];
            rest.find('項')
                .is_some_and(|point| point <= NEAR && !rest[..point].contains(['，', '、', '及', '或', '。']))
        })
    };
    draft.clauses.iter().any(|clause| turned(clause.text.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::parse;
    use crate::source::Source;

    #[track_caller]
    fn tradition(text: &str) -> Tradition {
        Tradition::of(&parse(Source::new("a.md", format!("---\nsymbol: a\nlanguage: zh\n---\n{text}"))))
    }

    #[test]
    fn articles_and_references_tell_the_tradition() {
        assert_eq!(tradition("## 第六条\n\n海豹每日食鱼。\n"), Tradition::Mainland);
        assert_eq!(tradition("## 第 6 條\n\n海豹每日食魚。\n"), Tradition::Taiwan);
        assert_eq!(tradition("## 第六條\n\n依第二條第一款第二項辦理。\n"), Tradition::Mainland);
    }
}
