//! Two items with different numbers have the same 成果, 取組内容 or 重点.
//!
//! Either they are one undertaking and the second should be a 再掲, or a text was copied and never adapted. 取組内容 and 重点
//! are compared by kanji, katakana, letters and figures only.

use std::collections::{BTreeMap, HashMap};

use crate::characters::is_hiragana;
use crate::check::Context;
use crate::check::support::wording::Difference;
use crate::finding::{Finding, Rule};
use crate::model::{Initiative, Placed, numbered, without_whitespace};

pub(super) const RULE: &Rule =
    &Rule::warning("repeated-outcome", include_str!("../../../docs/checks/repeated-outcome.md"));

/// Shorter texts may be equal by chance.
const LENGTH: usize = 20;
/// Texts are nearly the same if at most one in this many characters differs.
const NEAR: usize = 10;

/// A compared field of a 取組項目.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Field {
    Outcome,
    Focus,
    Description,
}

impl Field {
    /// All fields; a finding is placed at the first one that is equal.
    const ALL: [Self; 3] = [Self::Outcome, Self::Focus, Self::Description];

    fn name(self) -> &'static str {
        match self {
            Self::Outcome => "成果",
            Self::Focus => "重点",
            Self::Description => "取組内容",
        }
    }

    fn text(self, item: &Initiative) -> Option<&Placed<String>> {
        match self {
            Self::Outcome => item.outcome.as_ref(),
            Self::Focus => item.focus.as_ref(),
            Self::Description => item.description.as_ref(),
        }
    }

    /// The part of a text that is compared; `None` if it is too short.
    fn key(self, text: &str) -> Option<String> {
        let text = without_whitespace(text);
        let long = text.chars().count() >= LENGTH;
        long.then(|| if self == Self::Outcome { text } else { substance(&text) }).filter(|key| !key.is_empty())
    }
}

/// Removes hiragana and punctuation: 取り組みを行う equals 取組みを行う, but not 取組みの実施.
fn substance(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric() && !is_hiragana(*c)).collect()
}

/// A field of a later item that repeats the text of an earlier one.
struct Match {
    field: Field,
    exact: bool,
}

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let items = context.items();
    let mut first: HashMap<(Field, String), usize> = HashMap::new();
    let mut findings = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let mut matches: BTreeMap<usize, Vec<Match>> = BTreeMap::new();
        for field in Field::ALL {
            let Some(key) = field.text(item).and_then(|text| field.key(&text.value)) else { continue };
            let earlier = *first.entry((field, key)).or_insert(index);
            if let Some(found) = (earlier < index).then(|| compare(field, &items[earlier], item)).flatten() {
                matches.entry(earlier).or_default().push(found);
            }
        }
        for (earlier, mut matches) in matches {
            if matches.iter().all(|found| found.field != Field::Outcome) {
                let outcome = compare(Field::Outcome, &items[earlier], item);
                matches.splice(0..0, outcome);
            }
            findings.extend(finding(context, &items[earlier], item, &matches));
        }
    }
    findings
}

/// Whether a field of two items is equal or nearly equal.
fn compare(field: Field, earlier: &Initiative, item: &Initiative) -> Option<Match> {
    let (before, after) = (&field.text(earlier)?.value, &field.text(item)?.value);
    let difference = Difference::between(before, after);
    let near = difference.length() >= LENGTH && difference.edits() * NEAR <= difference.length();
    near.then(|| Match { field, exact: difference.is_none() })
}

/// One finding for all fields that an item shares with an earlier one, placed at the first of them.
fn finding(context: &Context, earlier: &Initiative, item: &Initiative, matches: &[Match]) -> Option<Finding> {
    let shown = matches.iter().find(|found| found.exact).or(matches.first())?;
    let place = &shown.field.text(item)?.place;
    let names = |exact: bool| {
        let names = matches.iter().filter(|found| found.exact == exact);
        names.map(|found| format!("「{}」", found.field.name())).collect::<String>()
    };
    let told = match (names(true), names(false)) {
        (same, near) if near.is_empty() => format!("{same}が同じ文です"),
        (same, near) if same.is_empty() => format!("{near}がほぼ同じ文です"),
        (same, near) => format!("{same}が同じ文、{near}がほぼ同じ文です"),
    };
    let (here, there) = (&item.key, &earlier.key);
    let line = context.line_of(&earlier.place, place);
    let message = format!("{} は {}（{line}）と{told}", numbered(here), numbered(there));
    let hint = format!(
        "同じ取組なら「再掲: {there}」にできます（後の番号は詰めてください）。別の取組なら、この取組に合わせた文になっているかを確かめてください"
    );
    Some(context.finding(RULE, place, message).hint(hint))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wording_makes_no_other_text_of_a_description_but_substance_does() {
        let key = |text: &str| Field::Focus.key(text);
        let text = "地域の団体と情報交換会を開催し、課題の解決に取り組みます。";
        assert_eq!(key(text), key("地域の団体との情報交換会を\n開催し、課題の解決に取組む。"));
        assert_ne!(key(text), key("地域の団体と情報交換会を開催し、課題の共有に取り組みます。"));
        assert_ne!(
            key("小学校の余裕教室を利用し、年に1回の会議を開催する。"),
            key("小学校の余裕教室を利用し、年に2回の会議を開催する。")
        );
    }

    #[test]
    fn short_texts_do_not_count_and_an_outcome_counts_to_the_letter() {
        assert_eq!(Field::Focus.key("会議を開催する。"), None);
        assert_ne!(
            Field::Outcome.key("予定していた講座をすべて開催することができた。"),
            Field::Outcome.key("予定していた講座をすべて開催することができました。")
        );
    }
}
