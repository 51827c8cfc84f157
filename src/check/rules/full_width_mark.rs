//! A mark of YAML in full width, which is printed: ｜ for a block, ＃ for a comment, “ ” for quotes.

use crate::check::{Context, Text};
use crate::content::Style;
use crate::finding::{Finding, Rule};
use crate::model::Place;

pub(super) const RULE: &Rule =
    &Rule::warning("full-width-mark", include_str!("../../../docs/checks/full-width-mark.md"));

/// Full-width quotation marks that may be typed for those of YAML.
const QUOTES: [(char, char); 5] = [('“', '”'), ('‘', '’'), ('＂', '＂'), ('＇', '＇'), ('〝', '〟')];
/// How a comment that permits a finding begins.
const PERMISSION: &str = "# shinkan: 許可";

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let scalars = context.sources.scalars().filter(|(place, text, _)| !place.key && !text.is_ascii());
    let mut findings: Vec<Finding> =
        scalars.flat_map(|(place, text, style)| of_scalar(context, &place, text, style)).collect();
    findings.extend(permissions(context));
    findings
}

fn of_scalar(context: &Context, place: &Place, text: &str, style: Style) -> Vec<Finding> {
    let at = Text { value: text, place };
    let mut findings = Vec::new();
    if style == Style::Plain && begins_block(text) {
        let message = "「｜」が全角なので、行を分ける印にならずに印刷されます";
        let finding = context.finding_in(RULE, at, 0, 1, message);
        findings.push(finding.hint("半角の「|」に直してください"));
    }
    if style == Style::Plain
        && let Some((open, inner, close)) = quoted(text)
    {
        let message = format!("引用符の「{open}」「{close}」が全角なので、印刷されます");
        let hint =
            format!("値を囲むなら、半角の「\"{inner}\"」に直してください。引用符も印刷するなら、「」に替えてください");
        findings.push(context.finding_in(RULE, at, 0, 1, message).hint(hint));
    }
    let lines = if style == Style::Literal { text.split('\n').collect() } else { vec![text] };
    let mut start = 0;
    for line in lines {
        if let Some((blanks, memo)) = memo(line) {
            let before = start + line.chars().count() - memo.chars().count() - 1 - blanks;
            let message = format!("「＃」が全角なので、メモにならずに「＃{memo}」と印刷されます");
            let finding = context.finding_in(RULE, at, before + blanks, memo.chars().count() + 1, message);
            findings.push(finding.hint(match style {
                Style::Plain => format!(
                    "メモなら、半角の空白と「#」で「 # {}」に直してください。印刷するなら、「＃」の前の空白を消してください",
                    memo.trim()
                ),
                _ => "メモなら、ここから消してください。印刷するなら、「＃」の前の空白を消してください".to_owned(),
            }));
        }
        start += line.chars().count() + 1;
    }
    findings
}

/// Whether a text begins with ｜ where the lines of a block were to begin.
fn begins_block(text: &str) -> bool {
    text.strip_prefix('｜').is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
}

/// The quotation marks around a whole text, and what is between them.
fn quoted(text: &str) -> Option<(char, &str, char)> {
    QUOTES.iter().find_map(|(open, close)| {
        let inner = text.strip_prefix(*open)?.strip_suffix(*close)?;
        let is_one = !inner.is_empty() && !inner.contains([*open, *close]);
        is_one.then_some((*open, inner, *close))
    })
}

/// A memo at the end of a line, behind white space and ＃: the number of blanks and the memo. Hashtags and
/// numbers (＃1) are none.
fn memo(line: &str) -> Option<(usize, &str)> {
    let (before, memo) = line.split_once('＃')?;
    let blanks = before.chars().rev().take_while(|c| c.is_whitespace()).count();
    let is_number = memo.trim_start().starts_with(char::is_numeric);
    let is_only = blanks > 0 && !before.trim().is_empty();
    let is_tag = memo.contains(['＃', '#']) || memo.trim().is_empty();
    (is_only && !is_number && !is_tag).then_some((blanks, memo))
}

/// Comments that are meant to permit a finding and are spelled otherwise: # shinkan：許可.
fn permissions(context: &Context) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (file, (_, text)) in context.sources.files().enumerate() {
        for (index, line) in text.lines().enumerate().filter(|(_, line)| line.contains("shinkan")) {
            let Some((start, words)) = misspelled(line) else { continue };
            let excerpt = context.sources.excerpt_at(file, index + 1, start, words.chars().count());
            let message = format!("「{words}」は、許可として読めません");
            let finding = Finding::new(RULE, message, Some(excerpt)).hint(format!("「{PERMISSION}」と書いてください"));
            let mut places = context.sources.scalars().map(|(place, ..)| place).filter(|place| place.file == file);
            let beside = places.find(|place| context.sources.excerpt(place).line == index + 1);
            findings.push(match beside {
                Some(place) => finding.about(&place),
                None => finding,
            });
        }
    }
    findings
}

/// The words that are meant to begin a permission: their position and spelling.
fn misspelled(line: &str) -> Option<(usize, &str)> {
    let (before, behind) = line.split_once("shinkan")?;
    let sign = before.trim_end();
    let colon = behind.trim_start().strip_prefix([':', '：'])?;
    let rest = colon.trim_start().strip_prefix("許可")?;
    let start = sign.strip_suffix(['#', '＃'])?.len();
    let words = &line[start..line.len() - rest.len()];
    (words != PERMISSION).then(|| (line[..start].chars().count(), words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_in_full_width_are_found() {
        assert!(begins_block("｜ 配った。") && begins_block("｜"));
        assert_eq!(quoted("“%”"), Some(('“', "%", '”')));
        assert_eq!(memo("青葉市　＃発行者"), Some((1, "発行者")));
        assert_eq!(misspelled("  - 1  # shinkan：許可 missing-unit"), Some((7, "# shinkan：許可")));
        assert_eq!(misspelled("＃shinkan:許可 missing-unit"), Some((0, "＃shinkan:許可")));
    }

    #[test]
    fn honest_texts_are_left_alone() {
        for text in
            ["｜市内｜市外｜", "配った｜", "＃1を使う", "部屋 ＃3", "催し ＃みほん市 ＃福祉", "＃みほん市で発信", "C＃"]
        {
            assert!(!begins_block(text) && memo(text).is_none(), "{text}");
        }
        for text in ["“まち”と“ひと”", "“まち”づくり", "「まち」"] {
            assert_eq!(quoted(text), None, "{text}");
        }
        assert_eq!(misspelled("# shinkan: 許可 missing-unit"), None);
        assert_eq!(misspelled("# shinkan の許可"), None);
    }
}
