//! 許可: takes out the findings that are let stand, and reports permissions that let nothing stand.

use crate::content::{Permission, Scope};
use crate::finding::{Finding, Rule, Severity};

/// Takes out of the findings those that a permission covers. Errors are never let stand.
pub fn apply(findings: &mut Vec<Finding>, permissions: &[Permission]) {
    let mut used = vec![false; permissions.len()];
    findings.retain(|finding| {
        let covering = permissions.iter().position(|permission| covers(permission, finding));
        if let Some(index) = covering {
            used[index] = true;
        }
        covering.is_none()
    });
    for (permission, used) in permissions.iter().zip(used) {
        findings.extend(judge(permission, used));
    }
}

fn covers(permission: &Permission, finding: &Finding) -> bool {
    let Some(excerpt) = &finding.excerpt else { return false };
    let here = match &permission.scope {
        Scope::Line => (&excerpt.file, excerpt.line) == (&permission.excerpt.file, permission.excerpt.line),
        Scope::Part(part) => {
            let path = format!(" / {} / ", finding.path.replace("（再掲）", ""));
            let in_path = path.contains(&format!(" / {part} / "));
            part.is_empty() || in_path || excerpt.file.ends_with(&format!("/{part}"))
        }
    };
    here && permission.reason.is_some() && permission.code == finding.code && finding.severity > Severity::Error
}

/// What is wrong with a permission itself.
fn judge(permission: &Permission, used: bool) -> Option<Finding> {
    let code = &permission.code;
    let (message, hint) = match Rule::find(code) {
        None => (format!("「{code}」という指摘はありません"), "「shinkan check」が [ ] の中に示す名前を書いてください"),
        Some(rule) if rule.severity == Severity::Error => {
            (format!("「{code}」は誤りなので、許可できません"), "内容を直して、この許可を消してください")
        }
        Some(_) if permission.reason.is_none() => (
            format!("「{code}」を許可する理由がありません"),
            "「# shinkan: 許可 コード 理由」のように、理由も書いてください",
        ),
        Some(_) if !used => (format!("「{code}」の指摘はもうないので、許可は要りません"), "この許可を消してください"),
        Some(_) => return None,
    };
    Some(Finding::new("unused-permission", message, Some(permission.excerpt.clone())).hint(hint))
}
