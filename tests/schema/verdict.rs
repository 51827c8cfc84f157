//! What the reader and the schema of a file say of it.

use std::collections::BTreeSet;

use serde_json::{Map, Value};
use shinkan::content::{self, EditionDir, Loaded};
use shinkan::finding::Finding;
use shinkan::model::Place;

use crate::support::json_schema;

/// The findings that a schema can know of. What is left to `shinkan check`: whatever two files or two entries must agree
/// on (numbers, repeated years and names, how many labels, which bands leave something to those behind them, whether the
/// columns fit the paper), whether a file of the 体系 exists, characters, and every doubt.
pub const EXPRESSIBLE: &[&str] = &[
    "bad-date",
    "bad-id",
    "bad-number",
    "blank-key",
    "empty-file",
    "missing-key",
    "mixed-keys",
    "split-number",
    "unknown-department",
    "unknown-key",
    "unknown-status",
    "unknown-word",
    "unknown-year",
    "wrong-type",
    "year-not-shown",
];

/// The findings that a schema knows of in part: blank entries of a list do not count among its options, a file may have
/// the right name and not be there, of the years shown plan.yaml and its 様式 have their own say, and a 課 may stand twice
/// as 12 and as "12", and the list of 課 stands beside the 体系 that names them. A comma in a value gives keys that a schema refuses in some places, and takes for names in others.
const IN_PART: &[(&str, &[&str])] = &[
    ("duplicate-department", &["project"]),
    ("missing-file", &["plan"]),
    ("option-count", &["plan", "form"]),
    ("unknown-department", &["plan"]),
    ("split-value", &["project"]),
    ("year-not-shown", &["plan", "form"]),
];

/// What within a 様式 names something that the 様式 declares elsewhere, or depends on it: the code, and the way there, with * for any key.
const WITHIN_FORM: &[(&str, &str)] = &[
    ("bad-number", "用紙"),
    ("missing-key", "系列/#"),
    ("missing-key", "系列/#/名称"),
    ("missing-key", "系列/#/計算"),
    ("missing-key", "集計/#/列/#/内容"),
    ("missing-key", "集計/#/列/#/列/#/内容"),
    ("missing-key", "集計/#/行/#/*"),
    ("unknown-key", "評価/#/判定"),
    ("unknown-key", "配置/*/#"),
    ("unknown-status", "集計/#/行/#"),
    ("unknown-status", "集計/#/行/#/選択肢/#"),
    ("unknown-status", "集計/#/列/#/選択肢/#"),
    ("unknown-status", "集計/#/列/#/列/#/選択肢/#"),
    ("unknown-status", "評価/#/判定/段階/#/評価"),
    ("unknown-status", "評価/#/遅れ/#"),
    ("missing-key", "配置/取組項目"),
    ("unknown-word", "事業欄/#"),
    ("unknown-word", "配置/*/#/指標の表"),
    ("unknown-word", "配置/*/#/指標の表/#"),
    ("unknown-word", "配置/*/#/年度の表/#"),
    ("unknown-word", "配置/*/#/年度の表/#/内容"),
    ("unknown-word", "配置/*/#/文"),
    ("unknown-word", "配置/*/#/欄/#"),
    ("unknown-word", "配置/*/#/欄/#/内容"),
    ("unknown-word", "配置/*/#/理由"),
    ("unknown-word", "配置/*/#/理由/内容"),
    ("unknown-word", "配置/*/#/評価"),
    ("unknown-word", "配置/*/#/評価/内容"),
    ("unknown-word", "用紙/ページ番号"),
    ("unknown-word", "独自/#/対象"),
    ("unknown-word", "独自/#/記入/対象"),
    ("unknown-word", "総括表/評価/#"),
    ("unknown-word", "評価/#/判定/系列"),
    ("unknown-word", "評価/#/印/ほか"),
    ("unknown-word", "評価/#/印/選んだもの"),
    ("unknown-word", "評価/#/記入/対象"),
    ("unknown-word", "評価/#/対象"),
    ("unknown-word", "集計/#/対象"),
    ("unknown-word", "集計/#/行/#/数えるもの"),
    ("unknown-year", "集計/#/列/#/年度"),
    ("unknown-year", "集計/#/列/#/列/#/年度"),
];

/// What within a plan.yaml names something that it or its 様式 declares elsewhere.
const WITHIN_PLAN: &[(&str, &str)] = &[
    ("bad-number", "資料/#/様式/用紙/文字"),
    ("missing-key", "体系/#/*/#/指標/#/計算"),
    ("missing-key", "資料/#/範囲"),
    ("unknown-word", "分冊"),
    ("unknown-word", "分冊/階層"),
    ("unknown-word", "資料/#/分冊"),
    ("unknown-word", "資料/#/分冊/階層"),
    ("unknown-word", "資料/#/範囲/*"),
    ("unknown-word", "資料/#/範囲/*/#"),
];

/// The findings after which there is nothing to compare: the file is no YAML.
const NOT_READ: &[&str] =
    &["control-character", "duplicate-key", "encoding", "file-too-large", "unreadable-file", "yaml-syntax"];

/// A file as the reader and as its schema see it.
pub struct Verdict {
    /// The findings of which the schema must know.
    pub findings: BTreeSet<&'static str>,
    /// Whether there are findings of which it may know.
    pub is_doubtful: bool,
    /// What the schema says.
    pub errors: Vec<String>,
}

impl Verdict {
    /// Joins what the reader found in a file of that content with what the schema of that name says.
    pub fn new(findings: &[Finding], content: &Value, name: &str, schema: &Value) -> Self {
        let left = |finding: &&Finding| {
            let in_part = IN_PART.iter().any(|(code, names)| *code == finding.rule.code && names.contains(&name));
            let whole = finding.place.as_ref().map(|place| way(content, place)).unwrap_or_default();
            let of_form = match name {
                "plan" => whole.strip_prefix("様式/").or_else(|| whole.strip_prefix("資料/#/様式/")),
                "form" => Some(whole.as_str()),
                _ => None,
            };
            let is_in = |list: &[(&str, &str)], way: &str| {
                list.iter().any(|(code, there)| *code == finding.rule.code && leads(there, way))
            };
            let within =
                of_form.is_some_and(|way| is_in(WITHIN_FORM, way)) || name == "plan" && is_in(WITHIN_PLAN, &whole);
            in_part
                || within
                || finding.rule.code == "year-not-shown"
                    && finding.place.as_ref().is_some_and(|place| is_in_several_tables(content, place))
        };
        let (left, others): (Vec<&Finding>, Vec<&Finding>) = findings.iter().partition(left);
        let codes = others.into_iter().map(|finding| finding.rule.code).filter(|code| EXPRESSIBLE.contains(code));
        Self { findings: codes.collect(), is_doubtful: !left.is_empty(), errors: json_schema::errors(schema, content) }
    }

    /// Whether the two say the same.
    pub fn is_agreed(&self) -> bool {
        match (self.findings.is_empty(), self.errors.is_empty()) {
            (true, false) => self.is_doubtful,
            (false, true) => false,
            _ => true,
        }
    }
}

/// What the reader finds in a file of an edition; `None` where the file is not read at all.
pub fn findings(dir: &EditionDir, file: &str) -> Option<Vec<Finding>> {
    findings_in(&content::load(dir), dir, file)
}

/// What the reader found in a file of an edition that it loaded; `None` where it did not read the file at all.
pub fn findings_in(loaded: &Loaded, dir: &EditionDir, file: &str) -> Option<Vec<Finding>> {
    let name = format!("{}/{file}", dir.name);
    let is_of_file = |finding: &&Finding| finding.excerpt.as_ref().is_some_and(|excerpt| excerpt.file == name);
    let findings: Vec<Finding> = loaded.findings.iter().filter(is_of_file).cloned().collect();
    let is_read = loaded.sources.files().any(|(read, _)| read == name) || !findings.is_empty();
    let is_yaml = !findings.iter().any(|finding| NOT_READ.contains(&finding.rule.code));
    (is_read && is_yaml).then_some(findings)
}

/// Whether a way is one of those that a pattern describes.
fn leads(pattern: &str, way: &str) -> bool {
    let (pattern, way): (Vec<&str>, Vec<&str>) = (pattern.split('/').collect(), way.split('/').collect());
    pattern.len() == way.len() && pattern.iter().zip(way).all(|(step, key)| *step == "*" || *step == key)
}

/// Whether a place is in an indicator with a list of tables: which years it may have depends on all of them together.
fn is_in_several_tables(content: &Value, place: &Place) -> bool {
    let mut node = Some(content);
    let mut nodes = place.steps.iter().map_while(|step| {
        node = match node? {
            Value::Object(entries) => entries.values().nth(*step),
            Value::Array(items) => items.get(*step),
            _ => None,
        };
        node
    });
    nodes.any(|node| node.get("表").is_some_and(Value::is_array))
}

/// The keys that lead to a place; an element of a list is #.
fn way(content: &Value, place: &Place) -> String {
    let (mut node, mut steps) = (content, Vec::new());
    for step in &place.steps {
        let child = match node {
            Value::Object(entries) => entries.iter().nth(*step).map(|(key, child)| (key.as_str(), child)),
            Value::Array(items) => items.get(*step).map(|child| ("#", child)),
            _ => None,
        };
        let Some((key, child)) = child else { break };
        steps.push(key);
        node = child;
    }
    steps.join("/")
}

/// A YAML file as an editor sees it: the keys are texts.
pub fn read(text: &str) -> Value {
    json(serde_yaml::from_str(text.trim_start_matches('\u{FEFF}')).unwrap())
}

fn json(value: serde_yaml::Value) -> Value {
    match value {
        serde_yaml::Value::Mapping(entries) => {
            let key = |key| match json(key) {
                Value::String(text) => text,
                other => other.to_string(),
            };
            Value::Object(entries.into_iter().map(|(name, value)| (key(name), json(value))).collect::<Map<_, _>>())
        }
        serde_yaml::Value::Sequence(items) => items.into_iter().map(json).collect(),
        serde_yaml::Value::Tagged(tagged) => panic!("{} is no content", tagged.tag),
        scalar => serde_json::to_value(scalar).unwrap(),
    }
}
