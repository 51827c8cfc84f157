//! A row of the sheet.

use std::collections::BTreeMap;

use serde_yaml::{Mapping, Value};

use super::fields::{self, Fields};
use super::{Plan, values};
use crate::golden::paper::{Cell, Item};

/// Where each No. first appears.
pub(super) type Definitions<'a> = BTreeMap<String, &'a Mapping>;

/// The options of 進捗状況.
const OPTIONS: [&str; 4] = ["順調に進んだ", "概ね進んだ", "一部遅れがある", "未実施"];

/// The items of all 事業, by No.
pub(super) fn definitions(projects: &BTreeMap<String, Value>) -> Result<Definitions<'_>, String> {
    let mut definitions = BTreeMap::new();
    for (name, project) in projects {
        let items = project.get("取組項目").and_then(Value::as_sequence);
        for item in items.ok_or_else(|| format!("projects/{name}.yaml has no items"))? {
            let Some(number) = item.get("番号") else { continue };
            let map = item.as_mapping().ok_or_else(|| format!("projects/{name}.yaml: an item that is no map"))?;
            if definitions.insert(fields::text(number)?, map).is_some() {
                return Err(format!("No. {number:?} twice"));
            }
        }
    }
    Ok(definitions)
}

/// A row: an item where it first appears, or one that appears again.
///
/// - focus: the heading over 重点 in this 事業
pub(super) fn item(plan: &Plan, items: &Definitions<'_>, row: &Value, focus: &str) -> Result<Item, String> {
    if row.get("再掲").is_none() {
        return cells(plan, row, focus, false);
    }
    let fields = Fields::of(row, "再掲", &["再掲", "上書き"])?;
    let number = fields.text("再掲")?;
    let mut map = (*items.get(&number).ok_or_else(|| format!("No. {number} appears nowhere first"))?).clone();
    if let Some(overrides) = fields.get("上書き") {
        for (key, value) in overrides.as_mapping().ok_or_else(|| format!("上書き of No. {number} is no map"))? {
            map.insert(key.clone(), value.clone());
        }
    }
    cells(plan, &Value::Mapping(map), focus, true)
}

fn cells(plan: &Plan, item: &Value, focus: &str, again: bool) -> Result<Item, String> {
    const KNOWN: [&str; 8] = ["番号", "名称", "担当課", "取組内容", "重点", "進捗状況", "指標", "成果"];
    let fields = Fields::of(item, "取組項目", &KNOWN)?;
    let number = fields.text("番号")?;
    let place = |e| format!("No. {number}: {e}");
    let mut name = vec![fields.text("名称")?];
    if again {
        name.push("※再掲".to_owned());
    }
    let departments = fields.list("担当課")?.iter().map(fields::text).collect::<Result<Vec<_>, _>>().map_err(place)?;
    let mut description = fields.lines("取組内容")?;
    let focused = fields.lines("重点")?;
    if !focused.is_empty() {
        description.push(format!("【{focus}】"));
        description.extend(focused);
    }
    let chosen = fields.text("進捗状況")?;
    if !OPTIONS.contains(&chosen.as_str()) {
        return Err(place(format!("{chosen} is no option")));
    }
    let option = |option: &str| format!("{}{option}", if option == chosen { "☑" } else { "☐" });
    let (indicators, years) = values::of(plan, fields.list("指標")?).map_err(place)?;
    let texts = [
        vec![number.clone()],
        name,
        vec![departments.join("、")],
        description,
        OPTIONS.map(option).to_vec(),
        indicators,
        fields.lines("成果")?,
    ];
    let cells = crate::golden::paper::ITEM_CELLS.into_iter().zip(texts);
    Ok(Item { cells: cells.map(|(column, lines)| Cell::of_column(column, lines)).collect(), years })
}
