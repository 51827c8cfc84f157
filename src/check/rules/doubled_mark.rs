//! A mark that the layout prints before or around a text, and that the text has itself: ・ before an entry of 主な取り組み, ※ before
//! a footnote, 【 】 around the label of 重点.

use crate::check::support::texts;
use crate::check::{Context, Text};
use crate::finding::{Finding, Rule};
use crate::model::NodeKind;

pub(super) const RULE: &Rule = &Rule::warning("doubled-mark", include_str!("../../../docs/checks/doubled-mark.md"));

/// Marks that begin the entries of a list.
const BULLETS: &str = "・･•‧●○◯◎■□◆◇▪*＊-－‐";

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let mut findings = Vec::new();
    for node in context.edition.nodes() {
        if let NodeKind::Project(project) = node.kind {
            let entries = project.main_actions.iter().map(Text::from);
            findings.extend(entries.filter_map(|entry| before(context, entry, BULLETS, "・")));
        }
    }
    findings.extend(texts::footnotes(context).into_iter().filter_map(|note| before(context, note, "※＊*", "※1")));
    findings.extend(texts::labels_of_focus(context).into_iter().filter_map(|label| around(context, label)));
    findings
}

fn around(context: &Context, label: Text) -> Option<Finding> {
    let bare = label.value.strip_prefix('【')?.trim_end_matches('】');
    let message = format!("【 】は印刷するときに付くので、「【{}】」と印刷されます", label.value);
    Some(context.finding(RULE, label.place, message).hint(format!("「{bare}」と書いてください")))
}

/// - `printed`: the mark that stands before the text in print
fn before(context: &Context, text: Text, marks: &str, printed: &str) -> Option<Finding> {
    let mark = text.value.chars().next().filter(|first| marks.contains(*first))?;
    let behind = text.value[mark.len_utf8()..].trim_start();
    // A figure below zero, a word such as －（なし）.
    if behind.is_empty() || behind.starts_with(|c: char| c.is_numeric()) && "-－‐".contains(mark) {
        return None;
    }
    let message = format!("印刷するときに「{printed}」が付くので、「{printed}」と「{mark}」が並びます");
    Some(context.finding_in(RULE, text, 0, 1, message).hint(format!("「{mark}」を消してください")))
}
