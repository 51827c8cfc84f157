//! Documents that would be written to the same file.
//!
//! File names come from the content (資料番号 and 課名), with characters replaced that Windows forbids. If two names become
//! equal, the second document would overwrite the first.

use std::collections::BTreeMap;

use crate::check::Context;
use crate::finding::{Finding, Rule};
use crate::model::{DepartmentKind, Place, Volumes};
use crate::vocabulary as word;
use crate::windows;

pub(super) const RULE: &Rule = &Rule::error("file-clash", include_str!("../../../docs/checks/file-clash.md"));

/// Documents with fixed names beside the committee's paper.
const BESIDE: [&str; 2] = ["総括表", "未記入一覧"];

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let plan = &context.edition.plan;
    let departments = plan.departments.iter().filter(|department| department.kind != DepartmentKind::Collective);
    let mut first: BTreeMap<String, &str> = BTreeMap::new();
    let mut findings = Vec::new();
    for department in departments {
        let name = department.name.value.as_str();
        let other = *first.entry(file(name)).or_insert(name);
        if other != name {
            let message = format!("「{name}」の抜粋は、「{other}」の抜粋と同じファイルになります");
            let hint = "ファイル名に使えない文字は置き換えられ、大文字と小文字は区別されません。どちらかの名前を変えてください";
            findings.push(context.finding(RULE, &department.name.place, message).hint(hint));
        }
    }
    let root = plan.departments.first().map(|department| Place::root(department.name.place.file));
    let number = root.and_then(|root| context.sources.entry(&root, word::PAPER_NUMBER)).unwrap_or_default();
    let mut others: Vec<(String, String)> =
        BESIDE.into_iter().map(|beside| (file(beside), beside.to_owned())).collect();
    for id in context.edition.papers() {
        let edition = context.edition.paper(id);
        let mark = edition.plan.mark();
        let volumes = edition.plan.volumes.map(|volumes| edition.volumes(volumes).len()).unwrap_or_default();
        let names = (1..=volumes).map(|number| Volumes::name(&mark, number));
        let names: Vec<String> = std::iter::once(mark.clone()).chain(names).collect();
        let place = id.0.checked_sub(1).map_or(&number, |index| &plan.papers[index].number.place);
        let clash = names.iter().find_map(|name| others.iter().find(|(other, _)| *other == file(name)));
        if let Some((_, other)) = clash {
            let message = format!("資料番号「{mark}」の資料は、{other}と同じファイルになります");
            findings.push(context.finding(RULE, place, message).hint("資料2 のような、ほかの番号にしてください"));
        }
        others.extend(names.iter().map(|name| (file(name), format!("資料番号「{mark}」の資料"))));
    }
    findings
}

/// The file name of a document on a system that ignores case.
fn file(stem: &str) -> String {
    windows::file_name(stem, "pdf").to_string_lossy().to_lowercase()
}
