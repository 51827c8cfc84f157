//! 許可: takes out the findings that are let stand, and reports permissions that let nothing stand.

use crate::content::{Permission, Scope, nearest};
use crate::finding::{Finding, RULES, Rule, Severity};

/// Takes out of the findings those that a permission covers, and says what is wrong with the permissions themselves.
/// Errors are never let stand.
pub fn apply(findings: &mut Vec<Finding>, permissions: &[Permission]) -> Vec<Finding> {
    let used = used(findings, permissions);
    findings.retain(|finding| !permissions.iter().any(|permission| covers(permission, finding)));
    permissions.iter().zip(used).filter_map(|(permission, used)| judge(permission, used, findings)).collect()
}

/// Of each permission, whether it lets any of the findings stand.
pub fn used(findings: &[Finding], permissions: &[Permission]) -> Vec<bool> {
    let mut used = vec![false; permissions.len()];
    for finding in findings {
        if let Some(index) = permissions.iter().position(|permission| covers(permission, finding)) {
            used[index] = true;
        }
    }
    used
}

fn covers(permission: &Permission, finding: &Finding) -> bool {
    let may = permission.reason.is_some()
        && !permission.is_printed
        && permission.code == finding.code
        && finding.severity > Severity::Error;
    let Some(excerpt) = finding.excerpt.as_ref().filter(|_| may) else { return false };
    match &permission.scope {
        Scope::Line => (&excerpt.file, excerpt.line) == (&permission.excerpt.file, permission.excerpt.line),
        Scope::Part(part) => {
            let path = format!(" / {} / ", finding.path.replace("（再掲）", ""));
            let in_path = path.contains(&format!(" / {part} / "));
            part.is_empty() || in_path || excerpt.file.ends_with(&format!("/{part}"))
        }
    }
}

/// What is wrong with a permission itself, where `findings` are those that nothing let stand.
fn judge(permission: &Permission, used: bool, findings: &[Finding]) -> Option<Finding> {
    let code = &permission.code;
    let (message, hint) = match Rule::find(code) {
        _ if permission.is_printed => (
            "この許可は文の中にあるので、許可にはならずに印刷されます".to_owned(),
            "ここから消して、plan.yaml の「許可」に {コード: …, 場所: …, 理由: …} と書いてください".to_owned(),
        ),
        None if code.is_empty() => ("許可するコードがありません".to_owned(), meant(permission, findings)),
        None => (format!("「{code}」という指摘はありません"), meant(permission, findings)),
        Some(rule) if rule.severity == Severity::Error => {
            (format!("「{code}」は誤りなので、許可できません"), "内容を直して、この許可を消してください".to_owned())
        }
        Some(_) if permission.reason.is_none() => (
            format!("「{code}」を許可する理由がありません"),
            format!("{}のように、理由も書いてください", written(permission, code, "原本のまま")),
        ),
        Some(_) if !used => {
            (format!("「{code}」の指摘はもうないので、許可は要りません"), "この許可を消してください".to_owned())
        }
        Some(_) => return None,
    };
    let finding = Finding::new("unused-permission", message, Some(permission.excerpt.clone())).hint(hint);
    Some(match &permission.place {
        Some(place) => finding.about(place),
        None => finding,
    })
}

/// What to write instead of a code that is none: the nearest one, else those that are found on the line.
fn meant(permission: &Permission, findings: &[Finding]) -> String {
    let code = permission.code.to_lowercase().replace(['_', ' '], "-");
    let allowed = RULES.iter().filter(|rule| rule.severity > Severity::Error).map(|rule| rule.code);
    // A word that is no code at all begins the reason.
    let words = [Some(permission.code.as_str()).filter(|code| !code.is_ascii()), permission.reason.as_deref()];
    let reason = words.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let reason = if reason.is_empty() { "原本のまま" } else { &reason };
    if let Some(near) = nearest(&code, allowed) {
        return format!("「{near}」ではありませんか。{}のように書きます", written(permission, near, reason));
    }
    let here = |finding: &&Finding| {
        let excerpt = finding.excerpt.as_ref().filter(|_| finding.severity > Severity::Error);
        excerpt.is_some_and(|it| (&it.file, it.line) == (&permission.excerpt.file, permission.excerpt.line))
    };
    match findings.iter().find(here).filter(|_| permission.scope == Scope::Line) {
        Some(finding) => format!("この行の指摘なら、{}と書いてください", written(permission, finding.code, reason)),
        None => format!(
            "{}のように、「shinkan check」が [ ] の中に示すコードと、理由を書いてください。許すものがなければ、消してください",
            written(permission, "missing-unit", reason)
        ),
    }
}

/// A permission of this kind as it should be written.
fn written(permission: &Permission, code: &str, reason: &str) -> String {
    match &permission.scope {
        Scope::Line => format!("「# shinkan: 許可 {code} {reason}」"),
        Scope::Part(part) if part.is_empty() => format!("「{{コード: {code}, 理由: {reason}}}」"),
        Scope::Part(part) => format!("「{{コード: {code}, 場所: {part}, 理由: {reason}}}」"),
    }
}
