//! 許可: takes out the findings that are let stand, and reports permissions that let nothing stand.

use crate::content::{Permission, Scope};
use crate::finding::{Finding, Rule, Severity};

/// Takes out of the findings those that a permission covers, and says what is wrong with the permissions themselves.
/// Errors are never let stand.
pub fn apply(findings: &mut Vec<Finding>, permissions: &[Permission]) -> Vec<Finding> {
    let mut used = vec![false; permissions.len()];
    findings.retain(|finding| {
        let covering = permissions.iter().position(|permission| covers(permission, finding));
        if let Some(index) = covering {
            used[index] = true;
        }
        covering.is_none()
    });
    permissions.iter().zip(used).filter_map(|(permission, used)| judge(permission, used)).collect()
}

fn covers(permission: &Permission, finding: &Finding) -> bool {
    let may = permission.reason.is_some() && permission.code == finding.code && finding.severity > Severity::Error;
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
    let finding = Finding::new("unused-permission", message, Some(permission.excerpt.clone())).hint(hint);
    Some(match &permission.place {
        Some(place) => finding.about(place),
        None => finding,
    })
}
