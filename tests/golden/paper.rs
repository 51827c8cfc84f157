//! What the paper says, whoever says it: the content, the print, or the finished PDF.

use crate::support::without_whitespace;
use std::borrow::Cow;

/// The whole paper.
#[derive(Debug, Default)]
pub struct Paper {
    /// One per 施策の方向.
    pub sheets: Vec<Sheet>,
}

/// A sheet and its opinion page.
#[derive(Debug, Default)]
pub struct Sheet {
    /// The title over the sheet.
    pub title: String,
    /// 資料番号, on the sheet that carries its box.
    pub paper_number: Option<String>,
    /// 基本方針 and 施策の方向.
    pub sections: Vec<Labelled>,
    /// The 事業, in order.
    pub projects: Vec<Project>,
    /// The heading of the opinion page.
    pub opinions_title: String,
    /// The column heads of the opinion page.
    pub opinion_columns: Vec<String>,
    /// The cells of each row of the opinion page.
    pub opinions: Vec<Vec<Cell>>,
}

/// A 事業: the block over the table, and the table.
#[derive(Debug, Default)]
pub struct Project {
    /// 事業, 取り組み目標 and 主な取り組み.
    pub head: Vec<Labelled>,
    /// The column heads of the table.
    pub columns: Vec<String>,
    /// Its rows.
    pub items: Vec<Item>,
}

/// A label and the text beside it.
#[derive(Debug)]
pub struct Labelled {
    /// The label.
    pub label: String,
    /// The text.
    pub text: Cell,
}

/// A row of the sheet: a 取組項目.
#[derive(Debug)]
pub struct Item {
    /// The cells under every head but the three of the years.
    pub cells: Vec<Cell>,
    /// The years.
    pub years: Vec<Year>,
}

/// 年度, 実績値 and 単位 of one year.
#[derive(Debug)]
pub struct Year {
    /// The label of the year.
    pub label: String,
    /// The values, line by line.
    pub values: Cell,
    /// The units, line by line.
    pub units: Cell,
}

/// The text of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Its lines.
    pub lines: Vec<String>,
    /// What a line of it is.
    pub shape: Shape,
}

/// What a line of a cell is: the print, read by machine, does not keep every line break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Running text; the print may lack a line break.
    Prose,
    /// Figures, units and names of indicators; a line may only end where the print has white space.
    Figures,
    /// Entries of a list; the same in all sources, with or without the mark ・ before them.
    Entries,
}

/// Where in an item's row each cell stands that is not of a year.
pub const ITEM_CELLS: [usize; 7] = [0, 1, 2, 3, 4, 5, 9];
/// The columns of 年度, 実績値 and 単位.
pub const YEAR_CELLS: [usize; 3] = [6, 7, 8];
/// Where 進捗状況 stands among the cells of an item.
pub const PROGRESS: usize = 4;

/// One text of the paper, and where it stands.
pub struct Fact<'a> {
    /// Where, by position alone: the same in every source.
    pub place: String,
    /// Where, as a reader would look for it.
    pub name: String,
    /// The text.
    pub cell: Cow<'a, Cell>,
}

impl Cell {
    /// Running text.
    pub fn prose(lines: Vec<String>) -> Self {
        Self { lines, shape: Shape::Prose }
    }

    /// Figures, units or names of indicators.
    pub fn figures(lines: Vec<String>) -> Self {
        Self { lines, shape: Shape::Figures }
    }

    /// Entries of a list.
    pub fn entries(lines: Vec<String>) -> Self {
        Self { lines, shape: Shape::Entries }
    }

    /// What stands in the column of a table at this position.
    pub fn of_column(column: usize, lines: Vec<String>) -> Self {
        match column {
            PROGRESS => Self::entries(lines),
            5 => Self::figures(lines),
            _ => Self::prose(lines),
        }
    }

    /// Its lines without white space, joined.
    pub fn joined(&self) -> String {
        without_whitespace(&self.lines.concat())
    }
}

impl Item {
    /// Its No.
    pub fn number(&self) -> String {
        self.cells[0].joined()
    }
}

impl Paper {
    /// Every row of every sheet.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.sheets.iter().flat_map(|sheet| &sheet.projects).flat_map(|project| &project.items)
    }

    /// Everything it says, in order.
    pub fn facts(&self) -> Vec<Fact<'_>> {
        let mut facts = Facts(Vec::new());
        for (number, sheet) in self.sheets.iter().enumerate() {
            facts.sheet(sheet, &format!("sheet {}", number + 1));
        }
        facts.0
    }
}

struct Facts<'a>(Vec<Fact<'a>>);

impl<'a> Facts<'a> {
    fn sheet(&mut self, sheet: &'a Sheet, at: &str) {
        self.line(at, "title", &sheet.title);
        if let Some(number) = &sheet.paper_number {
            self.line(at, "資料番号", number);
        }
        for (index, section) in sheet.sections.iter().enumerate() {
            self.labelled(at, &format!("section {}", index + 1), section);
        }
        for (index, project) in sheet.projects.iter().enumerate() {
            self.project(project, &format!("{at}, 事業 {}", index + 1));
        }
        let at = format!("{at}, opinion page");
        self.line(&at, "heading", &sheet.opinions_title);
        self.columns(&at, &sheet.opinion_columns);
        for (index, row) in sheet.opinions.iter().enumerate() {
            let at = (format!("{at}, row {}", index + 1), format!("{at}, No. {}", row[0].joined()));
            for (column, cell) in row.iter().enumerate() {
                self.cell(&at, column, &head(&sheet.opinion_columns, column), cell);
            }
        }
    }

    fn project(&mut self, project: &'a Project, at: &str) {
        for (index, line) in project.head.iter().enumerate() {
            self.labelled(at, &format!("line {}", index + 1), line);
        }
        self.columns(at, &project.columns);
        for (index, item) in project.items.iter().enumerate() {
            let at = (format!("{at}, row {}", index + 1), format!("{at}, No. {}", item.number()));
            for (column, cell) in ITEM_CELLS.into_iter().zip(&item.cells) {
                self.cell(&at, column, &head(&project.columns, column), cell);
            }
            for (index, year) in item.years.iter().enumerate() {
                let at = (format!("{}, year {}", at.0, index + 1), format!("{}, {}", at.1, year.label));
                let [label, values, units] = YEAR_CELLS;
                self.push(&at, label, &head(&project.columns, label), owned(&year.label));
                self.cell(&at, values, &head(&project.columns, values), &year.values);
                self.cell(&at, units, &head(&project.columns, units), &year.units);
            }
        }
    }

    fn columns(&mut self, at: &str, columns: &[String]) {
        for (index, column) in columns.iter().enumerate() {
            self.line(at, &format!("column head {}", index + 1), column);
        }
    }

    fn labelled(&mut self, at: &str, what: &str, labelled: &'a Labelled) {
        self.line(at, &format!("label of {what}"), &labelled.label);
        let at = (format!("{at}, {what}"), format!("{at}, {}", labelled.label));
        self.cell(&at, 0, "text", &labelled.text);
    }

    fn line(&mut self, at: &str, what: &str, text: &str) {
        let cell = owned(text);
        self.0.push(Fact { place: format!("{at}, {what}"), name: format!("{at}, {what}"), cell });
    }

    fn cell(&mut self, at: &(String, String), column: usize, head: &str, cell: &'a Cell) {
        self.push(at, column, head, Cow::Borrowed(cell));
    }

    fn push(&mut self, at: &(String, String), column: usize, head: &str, cell: Cow<'a, Cell>) {
        self.0.push(Fact { place: format!("{}, column {column}", at.0), name: format!("{}, {head}", at.1), cell });
    }
}

fn owned(text: &str) -> Cow<'static, Cell> {
    Cow::Owned(Cell::prose(vec![text.to_owned()]))
}

fn head(columns: &[String], column: usize) -> String {
    columns.get(column).cloned().unwrap_or_else(|| format!("column {}", column + 1))
}
