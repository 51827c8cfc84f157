//! `layouts/data.md` against the data that layouts get.

mod page;
mod walk;

use std::fs;
use std::path::Path;

use serde_json::{Value, from_str};

use self::page::Page;
use self::walk::Walk;
use crate::support::{PLANS, Workspace, copy, root};

/// The data of a document, with the kind of its layout.
type Data = (&'static str, Value);

#[test]
fn every_field_is_told_with_its_type_and_every_field_told_is_there() {
    let page = Page::read(&fs::read_to_string(root().join("layouts/data.md")).unwrap());
    let mut walk = Walk::new(&page);
    for (kind, data) in every_document() {
        walk.document(kind, &data);
    }
    assert!(walk.faults.is_empty(), "data.md says otherwise:\n{}", lines(walk.faults.iter()));
    assert!(walk.cells.0 > 0 && walk.cells.0 == walk.cells.1, "cells of no known kind: {:?}", walk.cells);
    assert!(walk.unmet().is_empty(), "data.md says what no document shows:\n{}", lines(walk.unmet().iter()));
}

#[test]
fn every_layout_is_told() {
    let page = Page::read(&fs::read_to_string(root().join("layouts/data.md")).unwrap());
    let files = fs::read_dir(root().join("layouts")).unwrap().map(|entry| entry.unwrap().file_name());
    let mut kinds: Vec<String> =
        files.filter_map(|name| Some(name.to_str()?.strip_suffix(".typ")?.to_owned())).collect();
    kinds.sort();
    assert_eq!(kinds, page.roots.into_keys().collect::<Vec<_>>());
}

fn lines<'a>(said: impl Iterator<Item = &'a String>) -> String {
    said.map(|said| format!("  {said}\n")).collect()
}

/// The data of every document of every plan, and of some that show what these do not have.
fn every_document() -> Vec<Data> {
    std::thread::scope(|scope| {
        let plans: Vec<_> = PLANS.iter().map(|plan| scope.spawn(move || documents(&root().join(plan)))).collect();
        let others = scope.spawn(documents_of_rare_things);
        let plans = plans.into_iter().flat_map(|plan| plan.join().unwrap());
        plans.chain(others.join().unwrap()).collect()
    })
}

/// The data of every document of a plan and of the next year made from it.
fn documents(plan: &Path) -> Vec<Data> {
    let workspace = Workspace::empty();
    copy(&plan.join("content"), &workspace.path().join("content"));
    let before = newest(&workspace);
    let mut all = [
        data(&workspace, "book", &["build"]),
        data(&workspace, "extract", &["extract", "--all"]),
        data(&workspace, "missing", &["extract", "--missing"]),
        data(&workspace, "summary", &["summary"]),
    ]
    .concat();
    assert_eq!(workspace.run(&["new-year"]).code, 0);
    let after = newest(&workspace);
    all.extend(data(&workspace, "missing", &["extract", "--missing"]));
    all.extend(data(&workspace, "comparison", &["compare", &before, &after]));
    all.extend(data(&workspace, "history", &["history"]));
    all
}

/// Data with what the plans do not have: 総称 in an extract, something that is only in the newer paper, an indicator with
/// another unit, 取組項目 without numbers that the committee judges otherwise, and a 集計 that is wider than a page.
fn documents_of_rare_things() -> Vec<Data> {
    let workspace = Workspace::small();
    let mut all = data(&workspace, "extract", &["extract", "--all", "--with-collective"]);
    assert_eq!(workspace.run(&["new-year"]).code, 0);
    all.extend(data(&workspace, "comparison", &["compare", "2020", "2019"]));
    let next = workspace.path().join("content/2020/projects/1-1-1.yaml");
    fs::write(
        &next,
        fs::read_to_string(&next).unwrap().replace("名称: 発行部数, 単位: 部", "名称: 発行部数, 単位: 冊"),
    )
    .unwrap();
    all.extend(data(&workspace, "history", &["history"]));
    workspace.edit("plan.yaml", "体系:\n", "様式: {番号: なし}\n体系:\n");
    workspace.edit("opinions.yaml", "番号: 1", "番号: 1-1-1/1");
    workspace.edit("projects/1-1-1.yaml", "番号: 1\n    名称", "名称");
    workspace.edit("projects/1-1-1.yaml", "  - 再掲: 1\n", "");
    all.extend(data(&workspace, "summary", &["summary", "--year", "2019"]));
    let column = |at| format!("{{内容: うち, 独自: 財源, 値: [源{at}], 見出し: 財源の名称その{at}, 割合: あり}}");
    let columns = (1..=20).map(column).collect::<Vec<_>>().join(", ");
    let tally = format!("{{題名: 財源, 行: 選択肢, 列: [{columns}]}}");
    workspace.edit("plan.yaml", "様式: {", &format!("様式: {{独自: [財源], 集計: [{tally}], "));
    all.extend(data(&workspace, "summary", &["summary", "--year", "2019"]));
    all
}

/// The folder of the newest edition.
fn newest(workspace: &Workspace) -> String {
    let folders = fs::read_dir(workspace.path().join("content")).unwrap();
    folders.map(|entry| entry.unwrap().file_name().into_string().unwrap()).max().unwrap()
}

/// The data of the documents that a command makes with a layout. A layout that fails with its data as the reason shows it.
fn data(workspace: &Workspace, kind: &'static str, command: &[&str]) -> Vec<Data> {
    let layouts = workspace.path().join("layouts");
    fs::create_dir_all(&layouts).unwrap();
    let layout = format!("#let {kind}(data) = panic(json.encode(data, pretty: false))\n");
    fs::write(layouts.join(format!("{kind}.typ")), layout).unwrap();
    let run = workspace.run(command);
    fs::remove_dir_all(&layouts).unwrap();
    let told =
        run.stderr.lines().filter_map(|line| Some(line.split_once(".typ:1:")?.1.split_once("panicked with: ")?.1));
    let data: Vec<Data> = told.map(|data| (kind, from_str(data).unwrap())).collect();
    assert!(run.code == 2 && !data.is_empty(), "{command:?}: {}", run.stderr);
    data
}
