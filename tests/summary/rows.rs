//! The rows of the real paper, read straight from its YAML, without the program's own reader.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_yaml::Value as Yaml;

use crate::support::root;

/// A row of the paper, as its YAML says it.
pub struct Row {
    /// The positions of its sections, outermost first.
    pub path: Vec<usize>,
    pub departments: Vec<String>,
    pub own: Option<String>,
    pub after: Option<String>,
    pub repeat: bool,
}

fn yaml(path: &Path) -> Yaml {
    serde_yaml::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn text(value: &Yaml) -> String {
    match value {
        Yaml::String(text) => text.clone(),
        Yaml::Number(number) => number.to_string(),
        other => panic!("{other:?} is no text"),
    }
}

fn list(value: &Yaml) -> Vec<&Yaml> {
    value.as_sequence().map(|list| list.iter().collect()).unwrap_or_default()
}

/// Every row of the real paper: 体系 → 事業 → 取組項目 and 再掲, with what the committee says of them.
pub fn rows() -> Vec<Row> {
    let edition = root().join("content/2019");
    let plan = yaml(&edition.join("plan.yaml"));
    let opinions = yaml(&edition.join("opinions.yaml"));
    let committee: BTreeMap<String, String> = list(&opinions["意見"])
        .into_iter()
        .filter(|opinion| !opinion["委員会評価"].is_null())
        .map(|opinion| (text(&opinion["番号"]), text(&opinion["委員会評価"])))
        .collect();
    let projects: BTreeMap<String, Yaml> = fs::read_dir(edition.join("projects"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), yaml(&path)))
        .collect();
    let items: BTreeMap<String, &Yaml> = projects
        .values()
        .flat_map(|project| list(&project["取組項目"]))
        .filter(|item| !item["番号"].is_null())
        .map(|item| (text(&item["番号"]), item))
        .collect();
    let mut rows = Vec::new();
    for (outer, policy) in list(&plan["体系"]).into_iter().enumerate() {
        for (inner, direction) in list(&policy["施策の方向"]).into_iter().enumerate() {
            for id in list(&direction["事業"]) {
                for row in list(&projects[&text(id)]["取組項目"]) {
                    let repeat = !row["再掲"].is_null();
                    let number = text(&row[if repeat { "再掲" } else { "番号" }]);
                    let item = items[&number];
                    let overridden = row.get("上書き").map(|own| &own["進捗状況"]).filter(|own| !own.is_null());
                    let own = overridden.unwrap_or(&item["進捗状況"]);
                    let own = (!own.is_null()).then(|| text(own));
                    rows.push(Row {
                        path: vec![outer, inner],
                        departments: list(&item["担当課"]).into_iter().map(text).collect(),
                        after: committee.get(&number).cloned().or_else(|| own.clone()),
                        own,
                        repeat,
                    });
                }
            }
        }
    }
    rows
}
