//! What the parts of an article are called in Chinese: 条, 款, 项, 目 on the mainland and in treaties, 條, 項, 款, 目 in the
//! law of Taiwan, where 款 is a point and not a paragraph.

use std::cmp::Ordering;

use super::Draft;
use super::Kind;
use super::Label;
use super::Language;
use super::label::Style;
use super::label::Wrap;

/// A tradition of drafting in Chinese.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tradition {
    /// 第六条第一款第（二）项第1目.
    Mainland,
    /// 第六條第一項第二款第一目.
    Taiwan,
}

/// A number between two units is at most so long, in bytes: 一百二十三 has fifteen.
const NEAR: usize = 24;

impl Tradition {
    /// Tells the tradition of a draft by its references, and by its lists where they do not tell; that of treaties where
    /// nothing tells, and for drafts in other languages. The script does not tell: treaties have it, too.
    pub(crate) fn of(draft: &Draft) -> Self {
        let chinese = draft.meta.language == Language::Chinese;
        let mut articles = draft.clauses.iter().filter(|clause| chinese && clause.kind == Kind::Article);
        if articles.next().is_none_or(|first| first.word.as_deref() != Some("條")) {
            return Self::Mainland;
        }
        let usages = draft.clauses.iter().flat_map(|clause| usages(clause.text.as_str()));
        let (mut mainland, mut taiwan) = (0, 0);
        usages.for_each(|usage| *(if usage == Self::Taiwan { &mut taiwan } else { &mut mainland }) += 1);
        match taiwan.cmp(&mainland) {
            Ordering::Greater => Self::Taiwan,
            Ordering::Equal if has_bare_list(draft) => Self::Taiwan,
            Ordering::Equal | Ordering::Less => Self::Mainland,
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

/// The traditions that the references of a text follow, one for each two units that tell: 款 before 項 is that of the
/// mainland; 項 before 款, 條 before 項 and 前項 are that of Taiwan.
fn usages(text: &str) -> impl Iterator<Item = Tradition> {
    text.match_indices(['第', '前']).filter_map(|(at, opener)| {
        let rest = &text[at + opener.len()..];
        if opener == "前" {
            // 目前項目 is "projects at present".
            let rest = rest.strip_prefix('項')?;
            return (!rest.starts_with('目')).then_some(Tradition::Taiwan);
        }
        let number = &rest[..number_length(rest)?];
        let unit = rest[number.len()..].chars().next()?;
        // The point of an article is in brackets, 第二條第（一）項; a paragraph is not.
        match (unit_before(&text[..at])?, unit) {
            ('款', '項') => Some(Tradition::Mainland),
            ('條', '項') if !number.contains(['（', '(']) => Some(Tradition::Taiwan),
            ('項', '款') => Some(Tradition::Taiwan),
            _ => None,
        }
    })
}

/// The unit of a reference that a text ends in: that of 第二條第一項, 前項 and 同項; not that of 下列事項 or 存款.
fn unit_before(text: &str) -> Option<char> {
    let mut letters = text.chars().rev();
    let unit = letters.next()?;
    letters.next().is_some_and(|letter| is_numeral(letter) || "前本同該各".contains(letter)).then_some(unit)
}

/// How many bytes of numerals and brackets a text starts with, if it is no more than a number has.
fn number_length(text: &str) -> Option<usize> {
    let end = text.char_indices().take_while(|&(at, _)| at <= NEAR).find(|&(_, letter)| !is_numeral(letter))?.0;
    (end > 0).then_some(end)
}

fn is_numeral(letter: char) -> bool {
    letter.is_ascii_digit() || "〇零一二三四五六七八九十百千（）() ".contains(letter)
}

/// Says whether the points of a list are numbered 一、二、: those of the mainland and of treaties are （一）（二） or (a).
fn has_bare_list(draft: &Draft) -> bool {
    let is_bare = |label: &Label| label.style == Style::Chinese && label.wrap == Wrap::Comma;
    draft.clauses.iter().any(|clause| clause.kind == Kind::Point && clause.label.as_ref().is_some_and(is_bare))
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

    #[track_caller]
    fn cited(text: &str) -> Tradition {
        tradition(&format!("## 第六條\n\n{text}\n"))
    }

    #[test]
    fn references_tell_the_tradition() {
        assert_eq!(tradition("## 第六条\n\n海豹每日食鱼。\n"), Tradition::Mainland);
        for taiwan in ["依第二條第一項辦理。", "依同條第十二項辦理。", "依本項第二款辦理。", "前項之燈每夜點亮。"]
        {
            assert_eq!(cited(taiwan), Tradition::Taiwan, "{taiwan}");
        }
        for mainland in ["依第二條第一款第二項辦理。", "依前款第（二）項辦理。", "依第二條第（一）項辦理。"]
        {
            assert_eq!(cited(mainland), Tradition::Mainland, "{mainland}");
        }
    }

    #[test]
    fn the_script_and_ordinary_words_do_not() {
        for text in ["海豹每日食魚。", "依第一條第二款辦理。", "目前項目及下列事項第二款。"]
        {
            assert_eq!(cited(text), Tradition::Mainland, "{text}");
        }
        assert_eq!(cited("前項第一款第二目所定事項，及存款第二項。"), Tradition::Taiwan);
        assert_eq!(cited("依第一條第一項及第二項，但他法第一條第一款第二項，不在此限。前項之燈。"), Tradition::Taiwan);
    }

    #[test]
    fn a_number_is_read_no_further_than_it_may_be_long() {
        assert_eq!(usages(&format!("第一款第{}項", "十".repeat(8))).count(), 1);
        assert_eq!(usages(&format!("第一款第{}項", "十".repeat(9))).count(), 0);
        assert_eq!(usages("第一款第").count(), 0);
    }

    #[test]
    fn lists_tell_it_where_references_do_not() {
        assert_eq!(cited("各港應置：\n\n一、燈。\n\n二、鐘。"), Tradition::Taiwan);
        assert_eq!(cited("各港應置：\n\n（一）燈。\n\n（二）鐘。"), Tradition::Mainland);
        assert_eq!(cited("一、各港應置燈。\n\n二、各港應置鐘。"), Tradition::Mainland);
        assert_eq!(cited("依第二條第一款第一項，應置：\n\n一、燈。\n\n二、鐘。"), Tradition::Mainland);
    }
}
