//! What a redline did to offences, in the words of six languages: a table each, which a language cannot leave unfilled.
//!
//! Forms with a number are for one offence, for two, and for more. A `{}` stands for what is told.

use crate::draft::Language;

use super::affected::Fate;

/// The words of one language.
#[derive(Debug)]
pub(super) struct Tongue {
    added: [&'static str; 3],
    removed: [&'static str; 3],
    absorbed: [&'static str; 3],
    changed: [&'static str; 3],
    /// Behind the offences that are named: how many more there are.
    pub(super) more: &'static str,
    /// Title, and where it is reached by reference.
    pub(super) by_reference: &'static str,
    /// Title, where it was, and by what it is reached now.
    pub(super) now_by: &'static str,
    /// Title and place.
    pub(super) at: &'static str,
    /// Title, place, and what changed.
    pub(super) details: &'static str,
    /// Between offences, between places, and between details.
    pub(super) joints: [&'static str; 3],
    pub(super) stop: &'static str,
    pub(super) renamed: &'static str,
    pub(super) merged: &'static str,
    pub(super) split: &'static str,
    pub(super) bracketed: &'static str,
    pub(super) unbracketed: &'static str,
    pub(super) gains: &'static str,
    pub(super) loses: &'static str,
    pub(super) words: &'static str,
}

impl Tongue {
    /// The words of a language; of English for any but the six.
    pub(super) fn of(language: Language) -> &'static Self {
        match language {
            Language::Arabic => &ARABIC,
            Language::English | Language::Other => &ENGLISH,
            Language::Spanish => &SPANISH,
            Language::French => &FRENCH,
            Language::Russian => &RUSSIAN,
            Language::Chinese => &CHINESE,
        }
    }

    /// What opens the sentence on so many offences.
    pub(super) fn opening(&self, fate: Fate, number: usize) -> &'static str {
        let forms = match fate {
            Fate::Added => &self.added,
            Fate::Removed => &self.removed,
            Fate::Absorbed => &self.absorbed,
            Fate::Changed => &self.changed,
        };
        forms[number.clamp(1, 3) - 1]
    }
}

/// A text with values in its gaps.
pub(super) fn fill(text: &str, values: &[&str]) -> String {
    let mut parts = text.split("{}");
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for (value, part) in values.iter().zip(parts) {
        filled.extend([*value, part]);
    }
    filled
}

static ENGLISH: Tongue = Tongue {
    added: ["Offence added: ", "Offences added: ", "Offences added: "],
    removed: ["Offence removed: ", "Offences removed: ", "Offences removed: "],
    absorbed: ["Offence absorbed: ", "Offences absorbed: ", "Offences absorbed: "],
    changed: ["Offence changed: ", "Offences changed: ", "Offences changed: "],
    more: "and {} more",
    by_reference: "{} (by reference, {})",
    now_by: "{} ({}, now by {})",
    at: "{} ({})",
    details: "{} ({}): {}",
    joints: ["; ", ", ", ", "],
    stop: ".",
    renamed: "renamed from “{}”",
    merged: "its clauses merged",
    split: "its clause split",
    bracketed: "put in brackets",
    unbracketed: "its brackets lifted",
    gains: "gains {}",
    loses: "loses {}",
    words: "words +{} −{}",
};

static FRENCH: Tongue = Tongue {
    added: ["Infraction ajoutée : ", "Infractions ajoutées : ", "Infractions ajoutées : "],
    removed: ["Infraction supprimée : ", "Infractions supprimées : ", "Infractions supprimées : "],
    absorbed: [
        "Infraction désormais visée par renvoi seulement : ",
        "Infractions désormais visées par renvoi seulement : ",
        "Infractions désormais visées par renvoi seulement : ",
    ],
    changed: ["Infraction modifiée : ", "Infractions modifiées : ", "Infractions modifiées : "],
    more: "et {} de plus",
    by_reference: "{} (par renvoi, {})",
    now_by: "{} ({}, désormais par {})",
    at: "{} ({})",
    details: "{} ({}) : {}",
    joints: [" ; ", ", ", ", "],
    stop: ".",
    renamed: "auparavant «\u{a0}{}\u{a0}»",
    merged: "dispositions réunies",
    split: "disposition scindée",
    bracketed: "placée entre crochets",
    unbracketed: "crochets levés",
    gains: "élément ajouté : {}",
    loses: "élément supprimé : {}",
    words: "mots +{}\u{a0}−{}",
};

static SPANISH: Tongue = Tongue {
    added: ["Delito añadido: ", "Delitos añadidos: ", "Delitos añadidos: "],
    removed: ["Delito suprimido: ", "Delitos suprimidos: ", "Delitos suprimidos: "],
    absorbed: [
        "Delito comprendido ahora solo por remisión: ",
        "Delitos comprendidos ahora solo por remisión: ",
        "Delitos comprendidos ahora solo por remisión: ",
    ],
    changed: ["Delito modificado: ", "Delitos modificados: ", "Delitos modificados: "],
    more: "y {} más",
    by_reference: "{} (por remisión, {})",
    now_by: "{} ({}, ahora por {})",
    at: "{} ({})",
    details: "{} ({}): {}",
    joints: ["; ", ", ", ", "],
    stop: ".",
    renamed: "antes «{}»",
    merged: "disposiciones fusionadas",
    split: "disposición dividida",
    bracketed: "puesto entre corchetes",
    unbracketed: "corchetes retirados",
    gains: "elemento añadido: {}",
    loses: "elemento suprimido: {}",
    words: "palabras +{}\u{a0}−{}",
};

static RUSSIAN: Tongue = Tongue {
    added: ["Добавлен состав преступления: ", "Добавлены составы преступлений: ", "Добавлены составы преступлений: "],
    removed: ["Исключен состав преступления: ", "Исключены составы преступлений: ", "Исключены составы преступлений: "],
    absorbed: [
        "Состав преступления, охваченный теперь только отсылкой: ",
        "Составы преступлений, охваченные теперь только отсылкой: ",
        "Составы преступлений, охваченные теперь только отсылкой: ",
    ],
    changed: ["Изменен состав преступления: ", "Изменены составы преступлений: ", "Изменены составы преступлений: "],
    more: "и еще {}",
    by_reference: "{} (отсылкой, {})",
    now_by: "{} ({}, теперь – {})",
    at: "{} ({})",
    details: "{} ({}): {}",
    joints: ["; ", ", ", ", "],
    stop: ".",
    renamed: "прежнее название – «{}»",
    merged: "положения объединены",
    split: "положение разделено",
    bracketed: "взято в скобки",
    unbracketed: "скобки сняты",
    gains: "новый элемент – {}",
    loses: "исключенный элемент – {}",
    words: "слова +{}\u{a0}−{}",
};

static CHINESE: Tongue = Tongue {
    added: ["新增罪行：", "新增罪行：", "新增罪行："],
    removed: ["删除罪行：", "删除罪行：", "删除罪行："],
    absorbed: ["改为仅以援引方式涵盖的罪行：", "改为仅以援引方式涵盖的罪行：", "改为仅以援引方式涵盖的罪行："],
    changed: ["有改动的罪行：", "有改动的罪行：", "有改动的罪行："],
    more: "以及另外{}项",
    by_reference: "{}（以援引方式，{}）",
    now_by: "{}（{}，现由{}涵盖）",
    at: "{}（{}）",
    details: "{}（{}）：{}",
    joints: ["；", "、", "，"],
    stop: "。",
    renamed: "原称“{}”",
    merged: "条款合并",
    split: "条款拆分",
    bracketed: "置于方括号内",
    unbracketed: "方括号取消",
    gains: "增加{}",
    loses: "删去{}",
    words: "词数+{}\u{a0}−{}",
};

static ARABIC: Tongue = Tongue {
    added: ["جريمة أُضيفت: ", "جريمتان أُضيفتا: ", "جرائم أُضيفت: "],
    removed: ["جريمة حُذفت: ", "جريمتان حُذفتا: ", "جرائم حُذفت: "],
    absorbed: [
        "جريمة باتت مشمولة بالإحالة فقط: ",
        "جريمتان باتتا مشمولتين بالإحالة فقط: ",
        "جرائم باتت مشمولة بالإحالة فقط: ",
    ],
    changed: ["جريمة عُدّلت: ", "جريمتان عُدّلتا: ", "جرائم عُدّلت: "],
    more: "و{} غيرها",
    by_reference: "{} (بالإحالة، {})",
    now_by: "{} ({}، والآن بموجب {})",
    at: "{} ({})",
    details: "{} ({}): {}",
    joints: ["؛ ", "، ", "، "],
    stop: ".",
    renamed: "عنوانها السابق «{}»",
    merged: "دُمجت أحكامها",
    split: "قُسّم حكمها",
    bracketed: "وُضعت بين أقواس",
    unbracketed: "رُفعت عنها الأقواس",
    gains: "أُضيف إليها {}",
    loses: "حُذف منها {}",
    words: "الكلمات \u{2066}+{}\u{a0}−{}\u{2069}",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_the_gaps_of_english() {
        let gaps = |tongue: &Tongue| {
            let texts = [
                tongue.more,
                tongue.by_reference,
                tongue.now_by,
                tongue.at,
                tongue.details,
                tongue.renamed,
                tongue.merged,
                tongue.split,
                tongue.gains,
                tongue.loses,
                tongue.words,
            ];
            texts.map(|text| text.matches("{}").count())
        };
        for language in Language::ALL {
            assert_eq!(gaps(Tongue::of(language)), gaps(&ENGLISH), "{}", language.tag());
        }
    }
}
