//! The paper as the content says it, read without the program's own reader.
//!
//! Knows every key of this edition; one it does not know is an error, because it might be printed.

mod fields;
mod item;
mod values;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_yaml::Value;

use self::fields::Fields;
use super::paper::{Cell, Labelled, Paper, Project, Sheet};
use crate::support::without_whitespace;

/// The column heads of the sheet.
const COLUMNS: [&str; 10] = [
    "No.",
    "取組項目",
    "担当課",
    "取組内容",
    "進捗状況",
    "実績の指標",
    "年度",
    "実績値",
    "単位",
    "取組による成果、今後の課題や方針",
];
/// The column heads of the opinion page.
const OPINION_COLUMNS: [&str; 5] =
    ["No.", "取組項目", "担当課", "意見、行政等への要望", "市民や地域の取組と連携・協力できること"];

/// The files of an edition, as YAML.
#[derive(Clone)]
pub struct Content {
    /// plan.yaml.
    pub plan: Value,
    /// projects/, by file name without its ending.
    pub projects: BTreeMap<String, Value>,
    /// opinions.yaml.
    pub opinions: Value,
}

/// What plan.yaml says of every sheet.
struct Plan {
    title: String,
    paper_number: String,
    committee: String,
    /// The years shown, as western years, with their labels.
    years: Vec<(u16, String)>,
}

/// The lines of 意見 and of 連携・協力.
type Opinion = (Vec<String>, Vec<String>);

impl Content {
    /// Reads the folder of an edition.
    pub fn read(folder: &Path) -> Result<Self, String> {
        let mut projects = BTreeMap::new();
        let files = fs::read_dir(folder.join("projects")).map_err(|e| format!("projects: {e}"))?;
        for file in files {
            let path = file.map_err(|e| e.to_string())?.path();
            let name = path.file_stem().and_then(|name| name.to_str()).ok_or("a file without a name")?;
            projects.insert(name.to_owned(), yaml(&path)?);
        }
        Ok(Self { plan: yaml(&folder.join("plan.yaml"))?, projects, opinions: yaml(&folder.join("opinions.yaml"))? })
    }

    /// How many sheets each 基本方針 has.
    pub fn sheets_of_policies(&self) -> Result<Vec<usize>, String> {
        let policies = self.plan.get("体系").and_then(Value::as_sequence).ok_or("plan.yaml: no 体系")?;
        let measures = |policy: &Value| policy.get("施策の方向").and_then(Value::as_sequence).map(Vec::len);
        policies.iter().map(|policy| measures(policy).ok_or("plan.yaml: no 施策の方向".to_owned())).collect()
    }

    /// The paper that must come of it.
    pub fn paper(&self) -> Result<Paper, String> {
        const NOT_PRINTED: [&str; 5] = ["計画", "発行者", "作成日", "年度", "担当課"];
        const PRINTED: [&str; 7] = ["題名", "資料番号", "版", "表示年度", "年度の表記", "委員会", "体系"];
        let fields = Fields::of(&self.plan, "plan.yaml", &[&NOT_PRINTED[..], &PRINTED].concat())?;
        if fields.text("年度の表記")? != "数字" || fields.text("版")? != "確定" {
            return Err("plan.yaml: only the final paper with its years as numbers is understood".to_owned());
        }
        let years = fields.list("表示年度")?.iter().map(fields::text).collect::<Result<Vec<_>, _>>()?;
        let plan = Plan {
            title: fields.text("題名")?,
            paper_number: fields.text("資料番号")?,
            committee: fields.text("委員会")?,
            years: years
                .iter()
                .map(|year| Ok((values::western(year)?, year[1..].to_owned())))
                .collect::<Result<_, String>>()?,
        };
        let items = item::definitions(&self.projects)?;
        let opinions = self.opinions()?;
        let mut used = Vec::new();
        let mut sheets = Vec::new();
        for policy in fields.list("体系")? {
            let policy = Fields::of(policy, "体系", &["基本方針", "施策の方向"])?;
            for measure in policy.list("施策の方向")? {
                let mut sheet = self.sheet(&plan, &items, &policy.text("基本方針")?, measure, &mut used)?;
                sheet.paper_number = sheets.is_empty().then(|| plan.paper_number.clone());
                for item in sheet.projects.iter().flat_map(|project| &project.items) {
                    let opinion = opinions.get(&item.number());
                    let (opinion, cooperation) = opinion.cloned().unwrap_or_default();
                    let cells = [&item.cells[..3], &[Cell::prose(opinion), Cell::prose(cooperation)]].concat();
                    sheet.opinions.push(cells);
                }
                sheets.push(sheet);
            }
        }
        used.sort();
        if !used.iter().eq(self.projects.keys()) {
            return Err(format!("the files of projects/ are not those of the 体系, each once: {used:?}"));
        }
        if let Some(number) = opinions.keys().find(|number| !items.contains_key(*number)) {
            return Err(format!("opinions.yaml: {number} is no item"));
        }
        Ok(Paper { sheets })
    }

    fn sheet(
        &self,
        plan: &Plan,
        items: &item::Definitions<'_>,
        policy: &str,
        measure: &Value,
        used: &mut Vec<String>,
    ) -> Result<Sheet, String> {
        let fields = Fields::of(measure, "施策の方向", &["名称", "事業", "上位の表記"])?;
        let policy = match fields.get("上位の表記") {
            Some(titles) => Fields::of(titles, "上位の表記", &["基本方針"])?.text("基本方針")?,
            None => policy.to_owned(),
        };
        let section = |label: &str, text| Labelled { label: label.to_owned(), text: Cell::prose(vec![text]) };
        let mut sheet = Sheet {
            title: plan.title.clone(),
            sections: vec![section("基本方針", policy), section("施策の方向", fields.text("名称")?)],
            opinions_title: format!("{}の意見", plan.committee),
            opinion_columns: OPINION_COLUMNS.map(str::to_owned).to_vec(),
            ..Sheet::default()
        };
        for file in fields.list("事業")? {
            let name = fields::text(file)?;
            let project = self.projects.get(&name).ok_or_else(|| format!("projects/{name}.yaml is missing"))?;
            sheet.projects.push(self::project(plan, items, project).map_err(|e| format!("projects/{name}.yaml: {e}"))?);
            used.push(name);
        }
        Ok(sheet)
    }

    /// What the committee says, by No.
    fn opinions(&self) -> Result<BTreeMap<String, Opinion>, String> {
        let mut opinions = BTreeMap::new();
        for entry in Fields::of(&self.opinions, "opinions.yaml", &["意見"])?.list("意見")? {
            // The committee's own judgement is counted elsewhere; the paper does not print it.
            let fields = Fields::of(entry, "opinions.yaml", &["番号", "意見", "連携・協力", "委員会評価"])?;
            let number = fields.text("番号")?;
            if opinions.insert(number.clone(), (fields.lines("意見")?, fields.lines("連携・協力")?)).is_some() {
                return Err(format!("opinions.yaml: {number} twice"));
            }
        }
        Ok(opinions)
    }
}

fn project(plan: &Plan, items: &item::Definitions<'_>, project: &Value) -> Result<Project, String> {
    let fields = Fields::of(project, "事業", &["事業", "取り組み目標", "主な取り組み", "見出し", "取組項目"])?;
    let labels = match fields.get("見出し") {
        Some(labels) => Some(Fields::of(labels, "見出し", &["取り組み目標", "主な取り組み", "重点"])?),
        None => None,
    };
    let label = |key: &str, default: &str| match &labels {
        Some(labels) if labels.get(key).is_some() => labels.text(key),
        _ => Ok(default.to_owned()),
    };
    let actions = fields.list("主な取り組み")?.iter().map(|action| Ok(format!("・{}", fields::text(action)?)));
    let focus = label("重点", "具体的な取り組み、重点的に行うこと")?;
    let rows = fields.list("取組項目")?.iter().map(|row| item::item(plan, items, row, &focus));
    Ok(Project {
        head: vec![
            Labelled { label: "事業".to_owned(), text: Cell::prose(vec![fields.text("事業")?]) },
            Labelled {
                label: label("取り組み目標", "取り組み目標")?,
                text: Cell::prose(fields.lines("取り組み目標")?),
            },
            Labelled {
                label: label("主な取り組み", "主な取り組み")?,
                text: Cell::entries(actions.collect::<Result<_, String>>()?),
            },
        ],
        columns: COLUMNS.map(str::to_owned).to_vec(),
        items: rows.collect::<Result<_, String>>()?,
    })
}

fn yaml(path: &Path) -> Result<Value, String> {
    let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    serde_yaml::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))
}

/// Whether a line says anything.
fn is_written(line: &str) -> bool {
    !without_whitespace(line).is_empty()
}
