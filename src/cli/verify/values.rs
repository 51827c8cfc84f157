//! Whether the files of values in a bag hold what its content holds.

use std::collections::BTreeMap;

use serde_json::Value;

use super::payload::Payload;
use super::table::{Row, Verdict};
use crate::archive::PAYLOAD;
use crate::cli::archive::values;
use crate::model::Edition;

/// The title of the line.
pub(super) const TITLE: &str = "値のファイル";
/// Between the cells of an entry.
const BETWEEN_CELLS: &str = "\u{1F}";
/// The columns that a message leaves out.
const UNTOLD: [&str; 5] = ["資料の", "階層", "事業", "担当課 ", "和暦 "];
/// The most differences of a file that are named.
const NAMED: usize = 5;

/// Compares the files of values with what this version makes.
///
/// - `is_same_version`: whether they must have the same bytes, too
pub(super) fn compare(payload: &Payload, edition: &Edition, is_same_version: bool) -> anyhow::Result<Row> {
    let (mut broken, mut otherwise) = (Vec::new(), Vec::new());
    for (path, made) in values(edition)? {
        let file = format!("{PAYLOAD}/{path}");
        if !payload.holds(path) {
            broken.push(format!("{file} がありません"));
            continue;
        }
        let kept = payload.read(path)?;
        if kept == made.as_bytes() {
            continue;
        }
        let compared = match path.ends_with(".csv") {
            true => differences_of_csv(&kept, made.as_bytes()),
            false => differences_of_json(&kept, made.as_bytes()),
        };
        let different = compared.unwrap_or_else(|| vec!["読めません".to_owned()]);
        let more = different.len().saturating_sub(NAMED);
        broken.extend(different.iter().take(NAMED).map(|what| format!("{file}: {what}")));
        broken.extend((more > 0).then(|| format!("{file}: ほか{more}か所")));
        if different.is_empty() {
            otherwise.push(format!("{file} は、同じ値の別の書き方です"));
        }
    }
    if is_same_version {
        broken.append(&mut otherwise);
    }
    Ok(match (broken.is_empty(), otherwise.is_empty()) {
        (true, true) => Row::new(TITLE, Verdict::Proved, "values.csv と values.json の値は、内容のとおりです"),
        (true, false) => Row::new(TITLE, Verdict::Noted, "値は内容のとおりですが、書き方が違います").with(otherwise),
        (false, _) => Row::new(TITLE, Verdict::Broken, "値のファイルが、内容と違います").with(broken),
    })
}

/// The entries of a file, each with how often it occurs.
type Entries = BTreeMap<String, usize>;

/// The differences of two CSV files in the columns that both have; another version may have more columns. `None` if one
/// cannot be read.
fn differences_of_csv(kept: &[u8], made: &[u8]) -> Option<Vec<String>> {
    let (kept_columns, made_columns) = (columns(kept)?, columns(made)?);
    let common: Vec<String> = kept_columns.into_iter().filter(|name| made_columns.contains(name)).collect();
    let lost = made_columns.iter().filter(|name| WANTED.contains(&name.as_str()) && !common.contains(name));
    let lost: Vec<String> = lost.map(|name| format!("列「{name}」がありません")).collect();
    Some([lost, differences(&of_csv(kept, &common)?, &of_csv(made, &common)?)].concat())
}

/// The columns that every row needs to state a value.
const WANTED: [&str; 4] = ["名称", "西暦", "数値", "表記"];

fn reader(bytes: &[u8]) -> Option<csv::Reader<&[u8]>> {
    let text = std::str::from_utf8(bytes).ok()?;
    Some(csv::Reader::from_reader(text.trim_start_matches('\u{FEFF}').as_bytes()))
}

fn columns(bytes: &[u8]) -> Option<Vec<String>> {
    Some(reader(bytes)?.headers().ok()?.iter().map(str::to_owned).collect())
}

fn of_csv(bytes: &[u8], columns: &[String]) -> Option<Entries> {
    let mut reader = reader(bytes)?;
    let names = reader.headers().ok()?.clone();
    let mut entries = Entries::new();
    for row in reader.records() {
        let row = row.ok()?;
        let cell = |column: &String| {
            let at = names.iter().position(|name| name == column)?;
            row.get(at).filter(|cell| !cell.is_empty()).map(|cell| format!("{column} {cell}"))
        };
        *entries.entry(columns.iter().filter_map(cell).collect::<Vec<_>>().join(BETWEEN_CELLS)).or_default() += 1;
    }
    Some(entries)
}

/// The differences of two JSON files in their texts and numbers, ignoring the keys. A file of another format may hold
/// less. `None` if one cannot be read.
fn differences_of_json(kept: &[u8], made: &[u8]) -> Option<Vec<String>> {
    let (mut kept, mut made): (Value, Value) = (serde_json::from_slice(kept).ok()?, serde_json::from_slice(made).ok()?);
    // Files from before JSON had a kind are of another format, though of the same number.
    let formats = [&mut kept, &mut made].map(|file| {
        let mut take = |key| file.as_object_mut().and_then(|file| file.remove(key));
        [take("format"), take("kind")]
    });
    let is_same_format = formats[0] == formats[1];
    let (kept, made) = (of_json(kept), of_json(made));
    Some(if is_same_format {
        differences(&kept, &made)
    } else {
        surplus(&kept, &made, "は、内容にありません")
    })
}

fn of_json(file: Value) -> Entries {
    let mut entries = Entries::new();
    let mut waiting = vec![file];
    while let Some(value) = waiting.pop() {
        match value {
            Value::Array(values) => waiting.extend(values),
            Value::Object(map) => waiting.extend(map.into_iter().map(|(_, value)| value)),
            Value::String(text) => *entries.entry(text).or_default() += 1,
            Value::Number(number) => *entries.entry(number.to_string()).or_default() += 1,
            Value::Null | Value::Bool(_) => {}
        }
    }
    entries
}

fn differences(kept: &Entries, made: &Entries) -> Vec<String> {
    [surplus(kept, made, "は、内容にありません"), surplus(made, kept, "がありません")].concat()
}

/// What occurs more often in one file than in the other.
fn surplus(one: &Entries, other: &Entries, what: &str) -> Vec<String> {
    let more = one.iter().filter(|(entry, count)| other.get(*entry).is_none_or(|other| *count > other));
    more.map(|(entry, _)| format!("「{}」{what}", short(entry))).collect()
}

/// The cells of a CSV row that identify its value, and the value itself. An entry of a JSON file stays as it is.
fn short(entry: &str) -> String {
    let is_told = |cell: &&str| !UNTOLD.iter().any(|column| cell.starts_with(column));
    let told: Vec<&str> = entry.split(BETWEEN_CELLS).filter(is_told).collect();
    if told.len() > 1 { told.join("、") } else { entry.replace(BETWEEN_CELLS, "、") }
}
