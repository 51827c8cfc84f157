//! The paper as the print says it: the machine-read text, corrected by the 正誤表.
//!
//! Every line has its place in the grammar below; one that has none is an error.

mod errata;

use std::iter::Peekable;

pub use self::errata::Erratum;
use super::paper::{Cell, ITEM_CELLS, Item, Labelled, PROGRESS, Paper, Project, Sheet, YEAR_CELLS, Year};

/// A line of the text, cut into its cells.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its number, counted from 1.
    number: usize,
    cells: Vec<String>,
}

/// The print, and what it says.
#[derive(Debug)]
pub struct Print {
    /// What it says once corrected.
    pub paper: Paper,
    /// How often each erratum was used.
    pub uses: Vec<usize>,
}

/// The 正誤表: its entries, in order.
pub fn errata(markdown: &str) -> Result<Vec<Erratum>, String> {
    errata::parse(markdown)
}

/// Reads the machine-read text of the print.
pub fn read(text: &str, errata: &[Erratum]) -> Result<Print, String> {
    let mut lines: Vec<Line> = text.lines().enumerate().map(|(index, line)| Line::new(index + 1, line)).collect();
    let uses = errata::apply(&mut lines, errata)?;
    let mut lines = lines.into_iter().filter(|line| line.cells != [""]).peekable();
    let mut sheets = Vec::new();
    while lines.peek().is_some() {
        sheets.push(sheet(&mut lines)?);
    }
    Ok(Print { paper: Paper { sheets }, uses })
}

impl Line {
    fn new(number: usize, text: &str) -> Self {
        let text = text.replace(r#"<input checked="" type="checkbox"/>"#, "☑");
        let text = text.replace(r#"<input type="checkbox"/>"#, "☐").replace("<b>", "").replace("</b>", "");
        Self { number, cells: text.split('\t').map(|cell| cell.trim().to_owned()).collect() }
    }

    fn refuse<T>(&self, why: &str) -> Result<T, String> {
        Err(format!("line {}: {why}: {:?}", self.number, self.cells))
    }
}

type Lines<I> = Peekable<I>;

/// The next line, which must have this many cells.
fn next(lines: &mut Lines<impl Iterator<Item = Line>>, cells: usize, what: &str) -> Result<Line, String> {
    match lines.next() {
        Some(line) if line.cells.len() == cells => match line.cells.iter().find(|cell| cell.contains('<')) {
            Some(_) if what != "主な取り組み" => line.refuse("markup"),
            _ => Ok(line),
        },
        Some(line) => line.refuse(&format!("{what} is expected")),
        None => Err(format!("{what} is expected at the end")),
    }
}

/// The next line if it is a row of a table of this many columns and no head of one.
fn next_row(lines: &mut Lines<impl Iterator<Item = Line>>, cells: usize) -> Result<Option<Line>, String> {
    let row = lines.peek().is_some_and(|line| line.cells.len() == cells && line.cells[0] != "No.");
    if row { next(lines, cells, "a row").map(Some) } else { Ok(None) }
}

/// sheet = title [資料番号] 基本方針 施策の方向 project… opinions
fn sheet(lines: &mut Lines<impl Iterator<Item = Line>>) -> Result<Sheet, String> {
    let title = next(lines, 1, "a title")?;
    if !title.cells[0].contains("進行管理シート") {
        return title.refuse("a title is expected");
    }
    let mut sheet = Sheet { title: title.cells[0].clone(), ..Sheet::default() };
    if let Some(line) = lines.next_if(|line| line.cells.len() == 1 && line.cells[0].starts_with("資料")) {
        sheet.paper_number = Some(line.cells[0].clone());
    }
    for label in ["基本方針", "施策の方向"] {
        sheet.sections.push(labelled(lines, &[label])?);
    }
    while lines.peek().is_some_and(|line| line.cells.len() == 2) {
        sheet.projects.push(project(lines)?);
    }
    let title = next(lines, 1, "the heading of the opinions")?;
    if !title.cells[0].ends_with("の意見") {
        return title.refuse("the heading of the opinions is expected");
    }
    sheet.opinions_title.clone_from(&title.cells[0]);
    sheet.opinion_columns = head(lines, 5)?;
    while let Some(row) = next_row(lines, 5)? {
        sheet.opinions.push(row.cells.into_iter().map(|cell| Cell::prose(vec![cell])).collect());
    }
    Ok(sheet)
}

/// project = 事業 取り組み目標 主な取り組み head item…
fn project(lines: &mut Lines<impl Iterator<Item = Line>>) -> Result<Project, String> {
    let name = labelled(lines, &["事業"])?;
    let goal = labelled(lines, &["取り組み目標", "取組み目標"])?;
    let actions = next(lines, 2, "主な取り組み")?;
    if !["主な取り組み", "主な取組み"].contains(&actions.cells[0].as_str()) {
        return actions.refuse("主な取り組み is expected");
    }
    let Some(entries) = entries(&actions.cells[1]) else { return actions.refuse("a list is expected") };
    let actions = Labelled { label: actions.cells[0].clone(), text: Cell::entries(entries) };
    let mut project = Project { head: vec![name, goal, actions], columns: head(lines, 10)?, items: Vec::new() };
    while let Some(first) = next_row(lines, 10)? {
        project.items.push(item(first, lines)?);
    }
    Ok(project)
}

fn labelled(lines: &mut Lines<impl Iterator<Item = Line>>, labels: &[&str]) -> Result<Labelled, String> {
    let line = next(lines, 2, labels[0])?;
    if !labels.contains(&line.cells[0].as_str()) {
        return line.refuse(&format!("{} is expected", labels[0]));
    }
    Ok(Labelled { label: line.cells[0].clone(), text: Cell::prose(vec![line.cells[1].clone()]) })
}

fn head(lines: &mut Lines<impl Iterator<Item = Line>>, columns: usize) -> Result<Vec<String>, String> {
    let line = next(lines, columns, "a table")?;
    if line.cells[0] == "No." { Ok(line.cells) } else { line.refuse("the head of a table is expected") }
}

/// The entries of a list: marked up as one, or each with the mark ・ before it.
fn entries(text: &str) -> Option<Vec<String>> {
    if let Some(list) = text.strip_prefix(r#"<ul style="list-style-type: none">"#) {
        let list = list.strip_suffix("</ul>")?.trim().strip_prefix("<li>")?.strip_suffix("</li>")?;
        return list.split("</li> <li>").map(|entry| (!entry.contains('<')).then(|| entry.to_owned())).collect();
    }
    let list = text.strip_prefix('・')?;
    (!list.contains('<')).then(|| list.split(" ・").map(str::to_owned).collect())
}

/// item = line with a No., further lines without one: at each the next option, at some the next year
fn item(first: Line, lines: &mut Lines<impl Iterator<Item = Line>>) -> Result<Item, String> {
    if first.cells[0].is_empty() {
        return first.refuse("a No. is expected");
    }
    let mut options = Vec::new();
    let mut years = Vec::new();
    add(&first, &mut options, &mut years)?;
    while lines.peek().is_some_and(|line| line.cells.len() == 10 && line.cells[0].is_empty()) {
        let line = next(lines, 10, "a further line of an item")?;
        let own = |column: &usize| *column != PROGRESS && !line.cells[*column].is_empty();
        if ITEM_CELLS.iter().any(own) {
            return line.refuse("only options and years are expected");
        }
        add(&line, &mut options, &mut years)?;
    }
    if options.len() != 4 || years.len() != 3 {
        return first.refuse(&format!("{} options and {} years", options.len(), years.len()));
    }
    let cells = ITEM_CELLS.iter().map(|column| match *column {
        PROGRESS => Cell::of_column(PROGRESS, options.clone()),
        5 => Cell::of_column(5, words(&first.cells[5])),
        column => Cell::of_column(column, vec![first.cells[column].clone()]),
    });
    Ok(Item { cells: cells.collect(), years })
}

/// Takes the option and the year of a line.
fn add(line: &Line, options: &mut Vec<String>, years: &mut Vec<Year>) -> Result<(), String> {
    let option = &line.cells[PROGRESS];
    if !option.is_empty() {
        if !option.starts_with(['☑', '☐']) {
            return line.refuse("an option is expected");
        }
        options.push(option.clone());
    }
    let [label, values, units] = YEAR_CELLS.map(|column| &line.cells[column]);
    if !label.is_empty() {
        let [values, units] = [values, units].map(|text| Cell::figures(words(text)));
        years.push(Year { label: label.clone(), values, units });
    } else if !values.is_empty() || !units.is_empty() {
        return line.refuse("a value without a year");
    }
    Ok(())
}

/// What stands between white space, where a line may have ended.
fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}
