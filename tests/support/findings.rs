//! What `check --format json` finds.

use serde_json::Value;

use super::Run;

/// The findings of a run, each with `file`, `line` and `column` beside its other fields, and its path as people read it.
pub fn findings(run: &Run) -> Vec<Value> {
    let found: Value = serde_json::from_str(&run.stdout).unwrap();
    found["findings"].as_array().unwrap().iter().map(flat).collect()
}

fn flat(finding: &Value) -> Value {
    let mut finding = finding.as_object().unwrap().clone();
    let place = finding.remove("place").unwrap();
    for key in ["file", "line", "column"] {
        finding.insert(key.to_owned(), place[key].clone());
    }
    let steps = place["path"].as_array().unwrap().iter().map(step);
    finding.insert("path".to_owned(), steps.collect::<Vec<_>>().join(" / ").into());
    finding.into()
}

fn step(step: &Value) -> String {
    let text = |key: &str| step[key].as_str().unwrap_or_default();
    let (label, name) = (text("label"), text("name"));
    let between = if label == "No." || name.is_empty() { "" } else { " " };
    let repeat = if step["repeat"] == true { "（再掲）" } else { "" };
    format!("{label}{between}{name}{repeat}")
}
