//! That nothing escapes the comparison: of rich plans every scalar, key and entry is changed on its own, and whatever then
//! prints otherwise must be told; what only reads otherwise must not.
//!
//! One edit in four is made; `SHINKAN_STRIDE=1` makes them all, which takes minutes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value as Json;
use serde_yaml::{Mapping, Value};
use shinkan::compare::Changes;
use shinkan::content::{edition_at, load};
use shinkan::documents::Document as _;
use shinkan::documents::book::{Book, Volume};
use shinkan::documents::summary::Summary;
use shinkan::model::{Edition, VolumePages};

use crate::support::{copy, number_from_env, root};

/// The words of the content for what the form chooses from, by key.
const WORDS: [(&str, &[&str]); 42] = [
    ("版", &["確定", "差替"]),
    ("年度の表記", &["和暦", "略記", "西暦", "数字"]),
    ("表記", &["和暦", "略記", "西暦", "数字"]),
    ("表示年度", &["R5", "H29", "R1", "2018"]),
    ("年度", &["独自", "表示年度", "R5", "R4", "H30"]),
    ("作成日", &["2020-01-01", "令和3年4月5日"]),
    ("担当課", &["課", "関係団体", "総称"]),
    ("区分", &["課", "関係団体", "総称"]),
    ("様式", &["A3", "A4"]),
    ("用紙", &["A3", "A4"]),
    ("大きさ", &["A3", "A4"]),
    ("向き", &["縦", "横", "増", "減"]),
    ("書体", &["明朝", "ゴシック"]),
    ("数字の幅", &["プロポーショナル", "半角", "全角"]),
    ("文字", &["7", "9.5"]),
    ("最小の文字", &["5", "6.5"]),
    ("配置", &["表", "カード"]),
    ("見出しの位置", &["左", "上"]),
    ("空のとき", &["印刷する", "省く"]),
    ("段", &["1", "3"]),
    ("番号", &["通し", "シートごと", "事業ごと", "自由", "なし"]),
    ("表紙", &["あり", "なし"]),
    ("目次", &["あり", "なし"]),
    ("凡例のページ", &["あり", "なし"]),
    ("桁区切り", &["あり", "なし"]),
    ("負の数", &["▲", "△", "−"]),
    ("注の印", &["※1", "（注1）", "＊"]),
    ("内訳の位置", &["下", "上"]),
    ("対象", &["取組項目", "事業", "シート", "資料", "指標"]),
    ("種類", &["文章", "数", "金額"]),
    (
        "計算",
        &[
            "合計",
            "平均",
            "実績-目標",
            "実績÷目標",
            "累計÷目標",
            "(実績-基準)÷(目標-基準)",
            "実績-前年度",
            "実績の累計",
        ],
    ),
    ("役割", &["実績", "目標", "基準", "累計", "なし"]),
    ("小数", &["0", "2"]),
    ("端数", &["四捨五入", "切り捨て", "切り上げ"]),
    ("印", &["チェック", "四角", "丸", "記号", "文字"]),
    ("凡例", &["あり", "なし", "◎は達成"]),
    ("複数", &["可", "不可"]),
    ("委員会評価", &["あり", "なし"]),
    ("行", &["選択肢", "事業", "担当課", "部局"]),
    ("列", &["番号", "名称", "担当課", "部局", "成果", "件数", "割合", "平均", "委員", "回答"]),
    ("数え方", &["実数", "延べ"]),
    ("割合", &["あり", "なし"]),
];

/// An edition in a folder of its own, file by file.
struct Plan {
    dir: tempfile::TempDir,
    files: Vec<(PathBuf, Value)>,
}

impl Plan {
    fn of(content: &str) -> Self {
        let dir = tempfile::tempdir().unwrap();
        copy(&root().join(content), dir.path());
        let mut paths = vec![dir.path().join("plan.yaml")];
        paths.extend(["opinions.yaml", "youshiki.yaml"].map(|file| dir.path().join(file)));
        let mut projects: Vec<PathBuf> =
            fs::read_dir(dir.path().join("projects")).unwrap().map(|entry| entry.unwrap().path()).collect();
        projects.sort();
        paths.extend(projects);
        paths.retain(|path| path.is_file());
        let read = |path: PathBuf| {
            let value = serde_yaml::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
            (path, value)
        };
        let plan = Self { dir, files: paths.into_iter().map(read).collect() };
        plan.files.iter().for_each(|(path, value)| write(path, value));
        plan
    }

    /// The edition; `None` where it has faults.
    fn edition(&self) -> Option<Edition> {
        let loaded = load(&edition_at(self.dir.path()).ok()?);
        loaded.edition.filter(|_| loaded.findings.is_empty())
    }
}

fn write(path: &Path, value: &Value) {
    fs::write(path, serde_yaml::to_string(value).unwrap()).unwrap();
}

/// Everything that the papers and the 総括表 print.
fn printed(edition: &Edition) -> Vec<Json> {
    let mut data = vec![serde_json::to_value(Summary::new(edition)).unwrap()];
    for id in edition.papers() {
        let paper = edition.paper(id);
        data.push(serde_json::to_value(Book::new(&paper)).unwrap());
        let volumes = Volume::all(edition, id).iter().map(|volume| volume.name()).collect::<Vec<_>>();
        data.push(
            serde_json::to_value((volumes, paper.plan.volumes.map(|volumes| volumes.numbering == VolumePages::Anew)))
                .unwrap(),
        );
    }
    data.iter_mut().for_each(forget_places);
    data
}

/// Removes the labels that lead back to the files: they are no part of what is printed.
fn forget_places(value: &mut Json) {
    match value {
        Json::Object(map) => {
            map.remove("anchor");
            map.values_mut().for_each(forget_places);
        }
        Json::Array(list) => list.iter_mut().for_each(forget_places),
        _ => {}
    }
}

/// The entries of a map.
type Entries = Vec<(Value, Value)>;

/// What a plan writes under each key, where that is short: words of which one may stand for another.
type Words = BTreeMap<String, BTreeSet<String>>;

fn words(key: &str, value: &Value, words: &mut Words) {
    match value {
        Value::Mapping(map) => {
            map.iter().for_each(|(key, value)| self::words(key.as_str().unwrap_or_default(), value, words));
        }
        Value::Sequence(list) => list.iter().for_each(|value| self::words(key, value, words)),
        Value::String(text) if text.chars().count() <= 10 => {
            words.entry(key.to_owned()).or_default().insert(text.clone());
        }
        _ => {}
    }
}

/// Every value that is the given one with a single place changed.
///
/// - `key`: the key under which it stands
/// - `words`: what may stand there instead
fn edited(key: &str, value: &Value, words: &Words) -> Vec<(String, Value)> {
    let mut out = Vec::new();
    match value {
        Value::Mapping(map) => {
            for (index, (own, child)) in map.iter().enumerate() {
                let name = own.as_str().map_or_else(|| format!("{own:?}"), str::to_owned);
                for (what, child) in edited(&name, child, words) {
                    let mut map = map.clone();
                    map.insert(own.clone(), child);
                    out.push((format!("{name}/{what}"), Value::Mapping(map)));
                }
                let entries = |change: &dyn Fn(&mut Entries)| {
                    let mut entries: Entries = map.clone().into_iter().collect();
                    change(&mut entries);
                    Value::Mapping(entries.into_iter().collect::<Mapping>())
                };
                out.push((format!("{name} removed"), entries(&|entries| drop(entries.remove(index)))));
                if let Some(text) = own.as_str() {
                    let key = Value::from(format!("{text}々"));
                    out.push((format!("{name} renamed"), entries(&|entries| entries[index].0 = key.clone())));
                }
            }
        }
        Value::Sequence(list) => {
            for (index, child) in list.iter().enumerate() {
                for (what, child) in edited(key, child, words) {
                    let mut list = list.clone();
                    list[index] = child;
                    out.push((format!("{index}/{what}"), Value::Sequence(list)));
                }
                let mut without = list.clone();
                without.remove(index);
                out.push((format!("{index} removed"), Value::Sequence(without)));
                if index > 0 {
                    let mut swapped = list.clone();
                    swapped.swap(index - 1, index);
                    out.push((format!("{index} swapped"), Value::Sequence(swapped)));
                }
            }
        }
        scalar => {
            let text = match scalar {
                Value::String(text) => text.clone(),
                Value::Number(number) => number.to_string(),
                _ => return out,
            };
            let mut texts = vec![if scalar.is_number() { format!("{text}1") } else { format!("{text}々") }];
            texts.extend(words.get(key).into_iter().flatten().cloned());
            let of_form = WORDS.iter().filter(|(of, _)| *of == key).flat_map(|(_, words)| *words);
            texts.extend(of_form.map(|word| (*word).to_owned()));
            out.extend(texts.into_iter().filter(|other| *other != text).map(|other| {
                let value = other.parse::<i64>().map_or_else(|_| Value::from(other.as_str()), Value::from);
                (format!("{text} → {other}"), value)
            }));
        }
    }
    out
}

/// Makes the edits, and holds what the comparison says against what is printed.
///
/// - `exchange`: how many of the plan's other words are put in the place of each
/// - `at_least`: how many edits leave a plan without faults, and another one
fn every_edit_is_noticed(content: &str, exchange: usize, at_least: usize) {
    let plan = Plan::of(content);
    let original = plan.edition().expect("the plan has no faults");
    let before = printed(&original);
    assert!(Changes::between(&original, &original).is_empty());
    let mut words = Words::new();
    plan.files.iter().for_each(|(_, value)| self::words("", value, &mut words));
    words.values_mut().for_each(|words| *words = words.iter().take(exchange).cloned().collect());
    let stride = number_from_env("SHINKAN_STRIDE", 4);
    let (mut made, mut noticed, mut unseen) = (0, 0, Vec::new());
    for (path, value) in &plan.files {
        let file = path.file_name().unwrap().to_str().unwrap();
        for (what, value) in edited("", value, &words) {
            made += 1;
            if made % stride != 0 {
                continue;
            }
            write(path, &value);
            let Some(edition) = plan.edition() else { continue };
            let told = Changes::between(&original, &edition);
            assert_eq!(told.is_empty(), Changes::between(&edition, &original).is_empty(), "{file}: {what}");
            noticed += usize::from(!told.is_empty());
            if told.is_empty() && printed(&edition) != before {
                unseen.push(format!("{file}: {what}"));
            }
        }
        write(path, value);
    }
    assert!(unseen.is_empty(), "{} of {noticed}:\n{}", unseen.len(), unseen.join("\n"));
    // Which of the edits are made is chance; not all of them leave a plan without faults.
    assert!(noticed >= at_least / stride * 3 / 4, "{noticed} of {made}");
}

#[test]
fn every_edit_of_the_real_paper_is_noticed() {
    every_edit_is_noticed("content/2019", 0, 1_500);
}

#[test]
fn every_edit_of_a_form_with_cards_is_noticed() {
    every_edit_is_noticed("examples/card/content/2024", 3, 1000);
}

#[test]
fn every_edit_of_a_form_with_forecasts_is_noticed() {
    every_edit_is_noticed("examples/forecast/content/2024", 3, 450);
}

#[test]
fn every_edit_of_a_form_with_series_as_rows_is_noticed() {
    every_edit_is_noticed("examples/care/content/2024", 3, 450);
}

#[test]
fn every_edit_of_a_list_is_noticed() {
    every_edit_is_noticed("examples/list/content/2024", 3, 450);
}

#[test]
fn every_edit_of_a_form_with_tallies_is_noticed() {
    every_edit_is_noticed("examples/reform/content/2024", 3, 900);
}

#[test]
fn every_edit_of_opinions_on_sheets_is_noticed() {
    every_edit_is_noticed("tests/fixtures/forms/sheets/content/2019", 3, 230);
}

#[test]
fn every_edit_of_a_form_of_blocks_is_noticed() {
    every_edit_is_noticed("tests/fixtures/forms/blocks/content/2019", 3, 100);
}

#[test]
fn every_edit_of_cards_with_opinions_is_noticed() {
    every_edit_is_noticed("tests/fixtures/forms/cards/content/2019", 3, 150);
}

#[test]
fn every_edit_of_a_form_with_tables_is_noticed() {
    every_edit_is_noticed("tests/fixtures/forms/tables/content/2019", 3, 600);
}

#[test]
fn every_edit_of_a_form_with_choices_is_noticed() {
    every_edit_is_noticed("tests/fixtures/forms/choices/content/2019", 3, 100);
}

#[test]
fn every_edit_of_a_plan_with_papers_is_noticed() {
    every_edit_is_noticed("tests/fixtures/forms/papers/content/2019", 3, 100);
}

#[test]
fn every_edit_of_a_form_with_opinions_in_place_is_noticed() {
    every_edit_is_noticed("tests/fixtures/forms/judged/content/2019", 3, 150);
}

#[test]
fn every_edit_of_values_with_units_and_computations_is_noticed() {
    every_edit_is_noticed("tests/fixtures/forms/values/content/2019", 3, 100);
}
