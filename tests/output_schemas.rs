//! The JSON for programs is as `schema/output/` says: of every plan here, every JSON, and nothing more.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use serde_json::{Map, Value};

use crate::support::{Workspace, copy, json_schema, root};

/// Every plan that the repository has.
const PLANS: [&str; 12] = [
    "",
    "examples/card",
    "examples/care",
    "examples/forecast",
    "examples/list",
    "examples/reform",
    "tests/fixtures/small",
    "tests/fixtures/periods",
    "tests/fixtures/forms/cards",
    "tests/fixtures/forms/plain",
    "tests/fixtures/forms/sheets",
    "tests/fixtures/forms/tables",
];

fn schema(kind: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(root().join(format!("schema/output/{kind}.json"))).unwrap()).unwrap()
}

fn workspace(plan: &str) -> Workspace {
    let workspace = Workspace::empty();
    fs::create_dir(workspace.path().join("content")).unwrap();
    copy(&root().join(plan).join("content"), &workspace.path().join("content"));
    workspace
}

fn newest(workspace: &Path) -> String {
    let folders = fs::read_dir(workspace.join("content")).unwrap();
    folders.map(|entry| entry.unwrap().file_name().into_string().unwrap()).max().unwrap()
}

/// Every kind of JSON that a plan gives, each with its kind.
fn all(plan: &str) -> Vec<(&'static str, Value)> {
    let workspace = workspace(plan);
    let year = newest(workspace.path());
    let json = |arguments: &[&str]| -> Value {
        let run = workspace.run(arguments);
        assert!(run.code < 2, "{plan} {arguments:?}: {}", run.stderr);
        serde_json::from_str(&run.stdout).unwrap()
    };
    let mut found = vec![
        ("check", json(&["check", "--notes", "--format", "json"])),
        ("summary", json(&["summary", "--format", "json"])),
        ("history", json(&["history", "--format", "json"])),
    ];
    let dir = workspace.path().join("content").join(&year);
    let loaded = shinkan::content::load(&shinkan::content::edition_at(&dir).unwrap());
    let values = shinkan::documents::open_data::render_json(&loaded.edition.unwrap()).unwrap();
    found.push(("values", serde_json::from_str(&values).unwrap()));
    assert_eq!(workspace.run(&["new-year", "--year", &year]).code, 0, "{plan}");
    found.push(("compare", json(&["compare", &year, &newest(workspace.path()), "--format", "json"])));
    found
}

/// Every kind of JSON of every plan, made once.
fn of_every_plan() -> &'static [(&'static str, Value)] {
    static FOUND: OnceLock<Vec<(&str, Value)>> = OnceLock::new();
    FOUND.get_or_init(|| PLANS.iter().flat_map(|plan| all(plan)).collect())
}

#[test]
fn every_json_of_every_plan_is_as_its_schema_says() {
    for (kind, json) in of_every_plan() {
        assert_eq!((&json["format"], &json["kind"]), (&1.into(), &(*kind).into()));
        assert_eq!(json_schema::errors(&schema(kind), json), Vec::<String>::new(), "{kind}: {}", json["plan"]);
    }
}

/// Adds a field to every object in turn, the outermost first; gives how many there are.
fn with_a_field_more(value: &Value, mut check: impl FnMut(&Value)) -> usize {
    let mut count = 0;
    loop {
        let (mut copy, mut left) = (value.clone(), count);
        if !add_to(&mut copy, &mut left) {
            return count;
        }
        check(&copy);
        count += 1;
    }
}

/// Adds a field to the object before which `left` others stand.
fn add_to(value: &mut Value, left: &mut usize) -> bool {
    match value {
        Value::Array(items) => items.iter_mut().any(|item| add_to(item, left)),
        Value::Object(entries) if *left == 0 => entries.insert("その他".to_owned(), Map::new().into()).is_none(),
        Value::Object(entries) => {
            *left -= 1;
            entries.values_mut().any(|entry| add_to(entry, left))
        }
        _ => false,
    }
}

#[test]
fn a_field_that_no_schema_knows_is_refused_wherever_it_stands() {
    for (kind, json) in all("tests/fixtures/small") {
        let schema = schema(kind);
        let count = with_a_field_more(&json, |more| {
            assert!(!json_schema::errors(&schema, more).is_empty(), "{kind}: {more}");
        });
        assert!(count > 1, "{kind}");
    }
}

/// A schema names only what some JSON has.
#[test]
fn every_field_of_a_schema_is_written_somewhere() {
    for kind in ["check", "summary", "history", "compare", "values"] {
        let mut written = BTreeSet::new();
        of_every_plan().iter().filter(|(other, _)| *other == kind).for_each(|(_, json)| keys(json, &mut written));
        let mut named = BTreeSet::new();
        properties(&schema(kind), &mut named);
        let never: Vec<&String> = named.difference(&written).filter(|key| !RARE.contains(&key.as_str())).collect();
        assert!(never.is_empty(), "{kind}: {never:?}");
    }
}

/// Fields of periods that are no years, which not every kind of JSON of these plans has.
const RARE: [&str; 2] = ["from", "month"];

fn keys(value: &Value, out: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| keys(item, out)),
        Value::Object(entries) => entries.iter().for_each(|(key, entry)| {
            out.insert(key.clone());
            keys(entry, out);
        }),
        _ => {}
    }
}

fn properties(schema: &Value, out: &mut BTreeSet<String>) {
    match schema {
        Value::Array(items) => items.iter().for_each(|item| properties(item, out)),
        Value::Object(entries) => {
            if let Some(named) = entries.get("properties").and_then(Value::as_object) {
                out.extend(named.keys().cloned());
            }
            entries.values().for_each(|entry| properties(entry, out));
        }
        _ => {}
    }
}
