//! Every key and every word of a 様式 is in the guide.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use super::{name, pages};
use crate::support::root;

#[test]
fn the_index_names_every_key_of_a_form() {
    let index = fs::read_to_string(&pages()[0]).unwrap();
    let missing: Vec<String> = schema()["properties"]
        .as_object()
        .unwrap()
        .keys()
        .filter(|key| !index.contains(&format!("[{key}](")))
        .cloned()
        .collect();
    assert_eq!(missing, [""; 0]);
}

#[test]
fn the_guide_tells_every_key_of_a_form_at_any_depth() {
    let guide: String = pages().iter().map(|page| fs::read_to_string(page).unwrap()).collect();
    let mut keys = BTreeSet::new();
    gather(&schema(), &mut keys);
    assert!(keys.len() > 50, "{keys:?}");
    let missing: Vec<&String> = keys.iter().filter(|key| !guide.contains(key.as_str())).collect();
    assert_eq!(missing, [""; 0]);
}

#[test]
fn every_yaml_of_the_guide_has_a_picture() {
    for page in pages() {
        let text = fs::read_to_string(&page).unwrap();
        for (number, (above, line)) in text.lines().zip(text.lines().skip(1)).enumerate() {
            assert!(line != "```yaml" || above.starts_with("<!-- "), "{}:{}", name(&page), number + 2);
        }
    }
}

#[test]
fn the_list_of_every_page_leads_to_each_of_its_headings() {
    for page in &pages()[1..] {
        let text = fs::read_to_string(page).unwrap();
        let headings: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("## ")).collect();
        let list = text.split("\n## ").next().unwrap();
        for heading in headings {
            assert!(list.contains(&format!("(#{heading})")), "{}: {heading}", name(page));
        }
    }
}

fn schema() -> Value {
    serde_json::from_str(&fs::read_to_string(root().join("schema/form.json")).unwrap()).unwrap()
}

/// The keys of all objects that a schema describes.
fn gather(schema: &Value, keys: &mut BTreeSet<String>) {
    match schema {
        Value::Object(entries) => {
            keys.extend(
                entries.get("properties").and_then(Value::as_object).into_iter().flat_map(|all| all.keys().cloned()),
            );
            entries.values().for_each(|below| gather(below, keys));
        }
        Value::Array(items) => items.iter().for_each(|below| gather(below, keys)),
        _ => {}
    }
}
