//! What a 担当課 is asked for the reported year: whatever of its own is blank. What it has already written is shown beside.
//!
//! Each row and each column has a key that says what of the plan it is, whatever happens to the workbook: rows that are sorted,
//! moved or deleted keep theirs.

mod indicators;
mod nodes;
mod table;
mod words;

pub use table::{Answer, Cell, Column, Row, Sheet};

use crate::model::blank;
use crate::model::{DepartmentKind, Edition, Node};

/// What a 担当課 is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Questionnaire {
    /// The name of the 担当課.
    pub department: String,
    /// The tables; those without rows are left out.
    pub sheets: Vec<Sheet>,
}

impl Questionnaire {
    /// What a 担当課 is asked.
    ///
    /// - `department`: its name
    pub fn new(edition: &Edition, department: &str) -> Self {
        let sheets = nodes::sheets(edition, department).into_iter().chain(indicators::sheet(edition, department));
        Self { department: department.to_owned(), sheets: sheets.filter(|sheet| !sheet.rows.is_empty()).collect() }
    }

    /// The questionnaires of all 担当課 that are asked anything, in the order of plan.yaml. A 総称 stands for no one who could
    /// answer.
    pub fn all(edition: &Edition) -> Vec<Self> {
        let departments = edition.plan.departments.iter().filter(|it| it.kind != DepartmentKind::Collective);
        let all = departments.map(|department| Self::new(edition, &department.name.value));
        all.filter(|questionnaire| questionnaire.asked() > 0).collect()
    }

    /// How many sections, 事業 and 取組項目 lack something that no 担当課 can be asked: none is in charge of it, or a 総称 alone.
    pub fn unasked(edition: &Edition) -> usize {
        let plan = &edition.plan;
        let can_answer = |name: &str| {
            let department = plan.departments.iter().find(|department| department.name.value == name);
            department.is_some_and(|department| department.kind != DepartmentKind::Collective)
        };
        let lacks = |node: &Node| {
            let of_node = &node.carried().in_charge;
            let blanks = blank::of_node(plan, node);
            blanks.iter().any(|blank| !blank.in_charge(of_node).names().any(can_answer))
        };
        edition.nodes().filter(|node| !node.is_repeat() && lacks(node)).count()
    }

    /// How many cells it asks to fill in.
    pub fn asked(&self) -> usize {
        let cells = self.sheets.iter().flat_map(|sheet| &sheet.rows).flat_map(|row| &row.cells);
        cells.filter(|cell| cell.asked).count()
    }
}
