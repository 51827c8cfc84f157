//! The 様式 of the fixtures: together they use every key.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use shinkan::model::{
    Aggregate, Arrangement, Counting, DigitWidth, FieldKind, Formula, Grouping, LabelSide, Mark, NoteNumbering,
    Numbering, OpinionPart, OpinionSubject, OptionWords, Orientation, PaperSize, PartsSide, Role, Rounding, SeriesYear,
    SummaryTable, TallyPlace, TallyWord, TotalRow, Typeface, UnitSide, Unneeded, WhenBlank,
};

use super::verdict::read;
use crate::support::{Workspace, copy, root};

/// The workspaces of `tests/fixtures/forms`.
pub const FORMS: [&str; 10] =
    ["blocks", "cards", "choices", "departments", "judged", "papers", "plain", "sheets", "tables", "values"];

/// A copy of one of them.
pub fn workspace(name: &str) -> Workspace {
    let workspace = Workspace::empty();
    copy(&root().join("tests/fixtures/forms").join(name), workspace.path());
    workspace
}

#[test]
fn the_forms_of_the_fixtures_are_without_findings() {
    for name in FORMS {
        let run = workspace(name).run(&["check"]);
        assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{name}\n{}", run.stderr);
    }
}

#[test]
fn every_key_of_a_form_is_used_by_a_fixture_or_an_example() {
    let schema = fs::read_to_string(root().join("schema/form.json")).unwrap();
    let mut keys = BTreeSet::new();
    let schema = serde_json::from_str(&schema).unwrap();
    keys_of_schema(&schema, &schema, "", &mut keys);
    assert!(keys.len() > 60, "{keys:?}");
    let mut used = BTreeSet::new();
    for folder in ["tests/fixtures/forms", "examples"] {
        for plan in plans(&root().join(folder)) {
            keys_of_content(&form(&plan), "", &mut used);
        }
    }
    // A column that is repeated for every period may stand alone or in a list.
    let keys: BTreeSet<String> = keys.into_iter().map(|way| way.replace("/年度ごと/#", "/年度ごと")).collect();
    let used: BTreeSet<String> = used.into_iter().map(|way| way.replace("/年度ごと/#", "/年度ごと")).collect();
    assert_eq!(keys.difference(&used).collect::<Vec<_>>(), [""; 0]);
}

/// The 様式 of a plan.yaml, which may stand in a file of its own.
pub fn form(plan: &Path) -> Value {
    let content = read(&fs::read_to_string(plan).unwrap());
    match &content["様式"] {
        Value::String(file) => read(&fs::read_to_string(plan.with_file_name(file)).unwrap()),
        form => form.clone(),
    }
}

/// Every plan.yaml below a folder.
fn plans(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    let below = |path: PathBuf| match path.is_dir() {
        true => plans(&path),
        false => Some(path).filter(|path| path.ends_with("plan.yaml")).into_iter().collect(),
    };
    entries.flat_map(below).collect()
}

/// The ways to the keys that a schema knows; an element of a list is #.
fn keys_of_schema(root: &Value, schema: &Value, way: &str, keys: &mut BTreeSet<String>) {
    if let Some(reference) = schema["$ref"].as_str() {
        let pointer = reference.strip_prefix('#').unwrap();
        return keys_of_schema(root, root.pointer(pointer).unwrap(), way, keys);
    }
    for (key, below) in schema["properties"].as_object().into_iter().flatten() {
        let way = format!("{way}/{key}");
        keys_of_schema(root, below, &way, keys);
        keys.insert(way);
    }
    if let Some(items) = schema.get("items") {
        keys_of_schema(root, items, &format!("{way}/#"), keys);
    }
    for alternative in schema["anyOf"].as_array().into_iter().chain(schema["allOf"].as_array()).flatten() {
        keys_of_schema(root, alternative, way, keys);
    }
}

fn keys_of_content(content: &Value, way: &str, keys: &mut BTreeSet<String>) {
    for (key, below) in content.as_object().into_iter().flatten() {
        let way = format!("{way}/{key}");
        keys_of_content(below, &way, keys);
        keys.insert(way);
    }
    for item in content.as_array().into_iter().flatten() {
        keys_of_content(item, &format!("{way}/#"), keys);
    }
}

/// The words that a key of a 様式 may have, one for each meaning.
fn words() -> Vec<(&'static str, Vec<&'static str>)> {
    fn of<T, const N: usize>(keywords: [(&'static str, T); N]) -> Vec<&'static str> {
        keywords.into_iter().map(|(word, _)| word).collect()
    }
    vec![
        ("配置", vec![Arrangement::TABLE, Arrangement::CARD]),
        ("シート", vec!["題名", "題名だけ", "階層", "階層の内容", "事業", "指標の表", "注記", "空き"]),
        ("取組項目", vec!["資料の題名", "題名", "列", "指標の表", "注記"]),
        ("見出しの位置", of(LabelSide::KEYWORDS)),
        ("置く所", of(TallyPlace::KEYWORDS)),
        ("空のとき", of(WhenBlank::KEYWORDS)),
        ("不要のとき", of(Unneeded::KEYWORDS)),
        ("番号", of(Numbering::KEYWORDS)),
        ("番号", of(NoteNumbering::KEYWORDS)),
        ("桁区切り", of(Grouping::KEYWORDS)),
        ("負の数", vec!["▲", "△", "−"]),
        ("内訳の位置", of(PartsSide::KEYWORDS)),
        ("単位の位置", of(UnitSide::KEYWORDS)),
        ("大きさ", of(PaperSize::KEYWORDS)),
        ("向き", of(Orientation::KEYWORDS)),
        ("書体", of(Typeface::KEYWORDS)),
        ("数字の幅", of(DigitWidth::KEYWORDS)),
        ("印", of(Mark::KEYWORDS)),
        ("言葉", of(OptionWords::KEYWORDS)),
        ("種類", of(FieldKind::KEYWORDS)),
        ("役割", of(Role::KEYWORDS)),
        ("年度", of(SeriesYear::KEYWORDS)),
        ("計算", of(Formula::KEYWORDS)),
        ("計算", of(Aggregate::KEYWORDS)),
        ("端数", of(Rounding::KEYWORDS)),
        ("対象", of(OpinionSubject::KEYWORDS)),
        ("列", of(OpinionPart::KEYWORDS)),
        ("列", of(TallyWord::KEYWORDS)),
        ("行", vec!["選択肢", "事業", "担当課", "部局"]),
        ("数え方", of(Counting::KEYWORDS)),
        ("委員会評価", vec!["あり", "なし"]),
        ("合計", of(TotalRow::KEYWORDS)),
        ("表", of(SummaryTable::KEYWORDS)),
        ("増加", vec!["＋", "なし"]),
        ("ゼロ", vec!["0", "-", "空欄"]),
        ("かっこ", vec!["あり"]),
        ("割合", vec!["あり", "なし"]),
    ]
}

#[test]
fn every_word_of_a_form_is_used_by_a_fixture_or_an_example() {
    let mut used = BTreeSet::new();
    for folder in ["tests/fixtures/forms", "examples"] {
        for plan in plans(&root().join(folder)) {
            words_of_content(&form(&plan), "", &mut used);
        }
    }
    let unused = words().into_iter().flat_map(|(key, words)| words.into_iter().map(move |word| (key, word)));
    let unused: Vec<_> =
        unused.filter(|(key, word)| !used.contains(&((*key).to_owned(), (*word).to_owned()))).collect();
    assert_eq!(unused, []);
}

/// Every scalar of a form under the key it stands at, or that of the list it stands in; 内容 is what stands in 列.
fn words_of_content(content: &Value, key: &str, words: &mut BTreeSet<(String, String)>) {
    match content {
        Value::Object(entries) => {
            entries.iter().for_each(|(name, below)| {
                words_of_content(below, if name == "内容" { key } else { name }, words);
            });
        }
        Value::Array(items) => items.iter().for_each(|item| words_of_content(item, key, words)),
        Value::String(text) => _ = words.insert((key.to_owned(), text.replace('－', "-"))),
        _ => {}
    }
}
