//! Two 取組項目 of a 事業 with the same 名称, or two 再掲 of the same one.
//!
//! The 推移 and the 新旧対照表 recognise an item by its 名称; 延べ counts a 再掲 each time.

use std::collections::HashMap;

use crate::check::Context;
use crate::finding::{Finding, Rule};
use crate::model::{Initiative, InitiativeId, NodeKind, Project, Repeat, Row, numbered, without_whitespace};

pub(super) const RULE: &Rule = &Rule::note("repeated-item", include_str!("../../../docs/checks/repeated-item.md"));

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let projects = context.edition.nodes().filter_map(|node| match node.kind {
        NodeKind::Project(project) => Some(project),
        NodeKind::Section(_) | NodeKind::Row { .. } => None,
    });
    projects.flat_map(|project| of_project(context, project)).collect()
}

fn of_project(context: &Context, project: &Project) -> Vec<Finding> {
    let mut named: HashMap<String, &Initiative> = HashMap::new();
    let mut repeated: HashMap<InitiativeId, &Repeat> = HashMap::new();
    let mut findings = Vec::new();
    for row in &project.rows {
        let item = &context.items()[row.initiative().0];
        match row {
            Row::Own(_) => match named.get(&without_whitespace(&item.name.value)) {
                // A second one with the number of the first is told by that number, and is not read.
                Some(first) if std::ptr::eq(*first, item) => {}
                Some(first) => findings.push(same_name(context, first, item)),
                None => _ = named.insert(without_whitespace(&item.name.value), item),
            },
            Row::Repeat(repeat) => match repeated.get(&repeat.of) {
                Some(first) => findings.push(same_repeat(context, first, repeat, item)),
                None => _ = repeated.insert(repeat.of, repeat),
            },
        }
    }
    findings
}

fn same_name(context: &Context, first: &Initiative, item: &Initiative) -> Finding {
    let line = context.line_of(&first.name.place, &item.name.place);
    let message =
        format!("取組項目「{}」が、この事業に2つあります（1つ目は {}、{line}）", item.name.value, numbered(&first.key));
    let hint = "推移と新旧対照表は、名称で同じ項目を見つけます。別のものなら、名称で区別できるようにしてください";
    context.finding(RULE, &item.name.place, message).hint(hint)
}

fn same_repeat(context: &Context, first: &Repeat, repeat: &Repeat, item: &Initiative) -> Finding {
    let line = context.line_of(&first.place, &repeat.place);
    let message =
        format!("{} の再掲が、この事業に2つあります（1つ目は{line}）。延べでは2度数えます", numbered(&item.key));
    context.finding(RULE, &repeat.place, message).hint("間違いなら、片方を消してください")
}
