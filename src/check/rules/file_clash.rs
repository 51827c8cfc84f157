//! Documents that would be written to the same file.
//!
//! File names come from the content (資料番号 and 課名), with characters replaced that Windows forbids. If two names become
//! equal, the second document would overwrite the first.

use std::collections::BTreeMap;

use crate::check::Context;
use crate::finding::{Finding, Rule};
use crate::model::{DepartmentKind, Place};
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
    let mark = plan.mark();
    if let Some(beside) = BESIDE.iter().find(|beside| file(beside) == file(&mark)) {
        let root = plan.departments.first().map(|department| Place::root(department.name.place.file));
        let place = root.and_then(|root| context.sources.entry(&root, word::PAPER_NUMBER)).unwrap_or_default();
        let message = format!("資料番号「{mark}」の資料は、{beside}と同じファイルになります");
        findings.push(context.finding(RULE, &place, message).hint("資料2 のような、ほかの番号にしてください"));
    }
    findings
}

/// The file name of a document on a system that ignores case.
fn file(stem: &str) -> String {
    windows::file_name(stem, "pdf").to_string_lossy().to_lowercase()
}
