//! What stands before the first sheet of a paper: 表紙 and 目次.

use serde::Serialize;

use crate::documents::page::text::Text;
use crate::documents::sheet::row;
use crate::model::Edition;

/// 表紙. The title page.
#[derive(Debug, Clone, Serialize)]
pub(in crate::documents) struct TitlePage {
    /// The plan; `None` if the title names it.
    plan: Option<Text>,
    /// The year; `None` if the title names it.
    year: Option<Text>,
    /// 作成日, with its era.
    date: Text,
    /// 発行者.
    publisher: Text,
}

impl TitlePage {
    /// The title page of a paper.
    pub fn new(edition: &Edition) -> Self {
        let plan = &edition.plan;
        let unless_titled = |text: &str| (!plan.title.value.contains(text)).then(|| Text::line(text));
        Self {
            plan: unless_titled(&plan.name.value),
            year: unless_titled(&plan.period_labels.label_of_other(plan.year)),
            date: Text::line(plan.date.in_era()),
            publisher: Text::line(plan.publisher.as_str()),
        }
    }
}

/// 目次.
#[derive(Debug, Clone, Serialize)]
pub(in crate::documents) struct Contents {
    /// How many levels of headings it lists: those of the sections and that of the 事業.
    depth: usize,
    /// The 担当課 that have 取組項目, in the order of the plan's list.
    departments: Vec<DepartmentRows>,
}

/// The rows of a 担当課.
#[derive(Debug, Clone, Serialize)]
struct DepartmentRows {
    name: Text,
    /// The ids of its rows.
    rows: Vec<String>,
}

impl Contents {
    /// The contents of a paper.
    pub fn new(edition: &Edition) -> Self {
        let all = row::all(edition);
        let rows_of = |name: &str| -> Vec<String> {
            let is_its = |at: &&row::RowAt| edition.initiative(at.row).carried.in_charge.has(name);
            all.iter().filter(is_its).map(|at| at.id.clone()).collect()
        };
        let departments = edition.plan.departments.iter().map(|department| {
            let name = department.name.value.as_str();
            DepartmentRows { name: Text::line(name), rows: rows_of(name) }
        });
        Self {
            depth: edition.plan.form.levels.len() + 1,
            departments: departments.filter(|department| !department.rows.is_empty()).collect(),
        }
    }
}
