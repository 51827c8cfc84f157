//! Whether the name of an indicator tells it apart from those of other items.

/// Common words in names of indicators, longer ones before those they contain.
const GENERIC: &[&str] = &[
    "補助金",
    "助成金",
    "研修会",
    "講演会",
    "説明会",
    "交流会",
    "参加者",
    "利用者",
    "受講者",
    "対象者",
    "会議",
    "講座",
    "研修",
    "教室",
    "事業",
    "活動",
    "団体",
    "施設",
    "相談",
    "支援",
    "開催",
    "実施",
    "参加",
    "利用",
    "受講",
    "登録",
    "設置",
    "配置",
    "配布",
    "発行",
    "交付",
    "申請",
    "訪問",
    "作成",
    "策定",
    "計画",
    "件数",
    "回数",
    "人数",
    "箇所",
    "延べ",
    "年間",
    "割合",
    "数",
    "額",
    "率",
    "回",
    "件",
    "人",
    "者",
    "等",
    "の",
];
/// A name is distinctive if this many characters are left without the generic words.
const DISTINCTIVE: usize = 4;

/// Whether a name is more than generic words.
pub fn is_distinctive(name: &str) -> bool {
    let left = GENERIC.iter().fold(name.to_owned(), |left, word| left.replace(word, ""));
    left.chars().filter(|c| c.is_alphanumeric()).count() >= DISTINCTIVE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn generic_names_are_not_distinctive() {
        for name in ["会議の開催回数", "開催回数", "利用者数", "参加者数", "補助金の額", "相談件数", "延べ利用者数"]
        {
            assert!(!is_distinctive(name), "{name}");
        }
        for name in ["ふれあい会議開催数", "第1層協議体開催数", "認知症サポーター養成講座の受講者数"]
        {
            assert!(is_distinctive(name), "{name}");
        }
    }

    #[test]
    fn longer_generic_words_come_first() {
        for (index, word) in GENERIC.iter().enumerate() {
            assert!(GENERIC[..index].iter().all(|earlier| !word.contains(earlier)), "{word}");
        }
    }
}
