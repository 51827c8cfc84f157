//! A permission that is not needed, or that cannot work: its code does not exist, it has no reason, or it is printed.
//!
//! If the permitted fault is gone, the permission would hide a later mistake of the same kind.

use crate::characters::half_width;
use crate::content::{Permission, Scope, nearest};
use crate::finding::{Excerpt, Finding, Rule, Severity};

pub(super) const RULE: &Rule =
    &Rule::warning("unused-permission", include_str!("../../../docs/checks/unused-permission.md"));

/// Checks a permission itself.
///
/// - `used`: whether it permits any finding
/// - `findings`: those that no permission covers
/// - `rules`: all rules
/// - `is_known`: whether all findings of a rule are among them, so that a permission for no other is not needed
pub fn judge(
    permission: &Permission,
    used: bool,
    findings: &[Finding],
    rules: &[&Rule],
    is_known: &dyn Fn(&Rule) -> bool,
) -> Option<Finding> {
    let code = &permission.code;
    let meant = || meant(permission, findings, rules, is_known);
    let (message, hint) = match rules.iter().find(|rule| rule.code == code) {
        _ if permission.is_printed => (
            "この許可は文の中にあるので、許可にはならずに印刷されます".to_owned(),
            "ここから消して、plan.yaml の「許可」に {コード: …, 場所: …, 理由: …} と書いてください".to_owned(),
        ),
        None if code.is_empty() => ("許可するコードがありません".to_owned(), meant()),
        None => (format!("「{code}」という指摘はありません"), meant()),
        Some(rule) if rule.severity == Severity::Error => (
            format!("「{code}」は重さがエラーの指摘なので、許可できません"),
            "内容を直して、この許可を消してください".to_owned(),
        ),
        Some(_) if permission.reason.is_none() && findings.iter().any(|it| permission.reaches(code, it)) => (
            format!("「{code}」を許可する理由がありません"),
            format!("{}のように、理由も書いてください", written(permission, code, "原本のまま")),
        ),
        Some(rule) if !used && is_known(rule) && is_elsewhere(permission, findings) => (
            format!("場所「{}」に当たる「{code}」の指摘はありません", permission.scope.place()),
            format!("{}。許すものがなければ、この許可を消してください", meant_place(permission, findings)),
        ),
        Some(_) if !used && missed_line(permission, findings).is_some() => {
            let (line, is_of_block) = missed_line(permission, findings).unwrap_or_default();
            let hint = if is_of_block {
                "文の中の行には書けないので、ここから消して、plan.yaml の「許可」に {コード: …, 場所: …, 理由: …} と書いてください".to_owned()
            } else {
                format!("この許可を、{line}行目の終わりに移してください")
            };
            (format!("この行に「{code}」の指摘はありません（{line}行目にあります）"), hint)
        }
        Some(rule) if !used && is_known(rule) => {
            (format!("「{code}」の指摘はもうないので、許可は要りません"), "この許可を消してください".to_owned())
        }
        Some(_) => return None,
    };
    let finding = Finding::new(RULE, message, Some(permission.excerpt.clone())).hint(hint);
    Some(match &permission.place {
        Some(place) => finding.about(place),
        None => finding,
    })
}

/// The line of the finding for which a comment seems to be meant that stands on a line without a value, and whether that line
/// is one of a text that begins behind the comment.
fn missed_line(permission: &Permission, findings: &[Finding]) -> Option<(usize, bool)> {
    const MOST_LINES: usize = 3;
    let Excerpt { file, line, column, text, cut, .. } = &permission.excerpt;
    let before: String = text.chars().take((column - 1).saturating_sub(*cut)).collect();
    let before = before.trim_end();
    let is_without_value = before.is_empty() || before.ends_with([':', '|', '>']);
    let lines = findings.iter().filter(|it| has_code(permission, it)).filter_map(|it| it.excerpt.as_ref());
    let near = lines.filter(|at| at.file == *file && at.line.abs_diff(*line) <= MOST_LINES).map(|at| at.line);
    let nearest = near.min_by_key(|at| at.abs_diff(*line))?;
    let is_of_block = before.ends_with(['|', '>']) && nearest > *line;
    (is_without_value && permission.scope == Scope::Line).then_some((nearest, is_of_block))
}

/// Whether a permission names a place and something else has a finding that it would permit.
fn is_elsewhere(permission: &Permission, findings: &[Finding]) -> bool {
    matches!(permission.scope, Scope::Part(_) | Scope::File(_)) && findings.iter().any(|it| has_code(permission, it))
}

fn has_code(permission: &Permission, finding: &Finding) -> bool {
    finding.rule.code == permission.code && !finding.is_error()
}

/// The remedy for a place without findings: the most similar place with one, otherwise an example.
fn meant_place(permission: &Permission, findings: &[Finding]) -> String {
    let places: Vec<String> = findings
        .iter()
        .filter(|finding| has_code(permission, finding))
        .flat_map(|finding| finding.path.places())
        .collect();
    let plain = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).map(half_width).collect::<String>();
    let written = plain(&permission.scope.place());
    let similar = places.iter().find(|place| plain(place) == written);
    let similar = similar.map(String::as_str).or_else(|| nearest(&written, places.iter().map(String::as_str)));
    match (similar, places.first()) {
        (Some(place), _) => format!("「{place}」ではありませんか"),
        (None, Some(place)) => format!("場所は「{place}」のように、指摘の「場所」にあるとおりに書いてください"),
        (None, None) => "場所は「plan.yaml」のように、指摘のあるファイルの名前を書いてください".to_owned(),
    }
}

/// The remedy for an unknown code: the most similar one, otherwise those found on the line.
fn meant(permission: &Permission, findings: &[Finding], rules: &[&Rule], is_known: &dyn Fn(&Rule) -> bool) -> String {
    let mut permitted = rules.iter().filter(|rule| rule.severity > Severity::Error);
    let code = permission.code.to_lowercase().replace(['_', ' '], "-");
    // A word that cannot be a code is the beginning of the reason.
    let words = [Some(permission.code.as_str()).filter(|code| !code.is_ascii()), permission.reason.as_deref()];
    let reason = words.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let reason = if reason.is_empty() { "原本のまま" } else { &reason };
    if let Some(near) = nearest(&code, permitted.clone().map(|rule| rule.code)) {
        let is_unknown = permitted.any(|rule| rule.code == near && !is_known(rule));
        return if is_unknown || findings.iter().any(|finding| permission.reaches(near, finding)) {
            format!("「{near}」ではありませんか。{}のように書きます", written(permission, near, reason))
        } else {
            format!("この許可を消してください（「{near}」だとしても、その指摘はありません）")
        };
    }
    let here = |finding: &&Finding| {
        let excerpt = finding.excerpt.as_ref().filter(|_| !finding.is_error());
        excerpt.is_some_and(|it| (&it.file, it.line) == (&permission.excerpt.file, permission.excerpt.line))
    };
    match findings.iter().find(here).filter(|_| permission.scope == Scope::Line) {
        Some(finding) => {
            format!("この行の指摘なら、{}と書いてください", written(permission, finding.rule.code, reason))
        }
        None => format!(
            "{}のように、「shinkan check」が [ ] の中に示すコードと、理由を書いてください。許すものがなければ、消してください",
            written(permission, "missing-unit", reason)
        ),
    }
}

/// The correct form of this kind of permission.
fn written(permission: &Permission, code: &str, reason: &str) -> String {
    match &permission.scope {
        Scope::Line => format!("「# shinkan: 許可 {code} {reason}」"),
        Scope::Edition => format!("「{{コード: {code}, 理由: {reason}}}」"),
        Scope::Part(part) => format!("「{{コード: {code}, 場所: {part}, 理由: {reason}}}」"),
        Scope::File(file) => format!("「{{コード: {code}, 場所: {file}, 理由: {reason}}}」"),
    }
}
