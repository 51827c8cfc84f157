//! The paper as it stands in the structure tree of the finished PDF.

use super::paper::{Cell, ITEM_CELLS, Item, Labelled, Paper, Project, Sheet, YEAR_CELLS, Year};
use crate::pdf::{Child, Document, Element, Grid};

/// A part of the flow of the paper.
pub enum Block<'a> {
    /// A line of text.
    Text(String),
    /// A heading, its level and its text.
    Heading(usize, &'a Element),
    /// A table.
    Table(&'a Element),
}

/// The blocks of a document, in reading order; whatever merely groups them is taken apart.
pub fn blocks(document: &Document) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    for root in &document.roots {
        take_apart(root, &mut blocks);
    }
    blocks
}

fn take_apart<'a>(element: &'a Element, blocks: &mut Vec<Block<'a>>) {
    if element.kind == "Table" {
        blocks.push(Block::Table(element));
    } else if let Some(level) = heading_level(element) {
        blocks.push(Block::Heading(level, element));
    } else if element.elements().any(Element::is_block) {
        for child in &element.children {
            match child {
                Child::Element(element) => take_apart(element, blocks),
                Child::Text { text, .. } => blocks.push(Block::Text(text.clone())),
            }
        }
    } else if !element.text().is_empty() {
        blocks.push(Block::Text(element.text()));
    }
}

/// The level of a heading.
pub fn heading_level(element: &Element) -> Option<usize> {
    element.kind.strip_prefix('H')?.parse().ok()
}

/// Reads the paper; refuses any block out of its place.
pub fn read(document: &Document) -> Result<Paper, String> {
    let mut sheets = Vec::new();
    let mut blocks = blocks(document).into_iter().peekable();
    while blocks.peek().is_some() {
        let mut sheet = Sheet::default();
        read_sheet(&mut blocks, &mut sheet).map_err(|e| format!("sheet {}: {e}", sheets.len() + 1))?;
        sheets.push(sheet);
    }
    Ok(Paper { sheets })
}

fn read_sheet<'a>(
    blocks: &mut std::iter::Peekable<impl Iterator<Item = Block<'a>>>,
    sheet: &mut Sheet,
) -> Result<(), String> {
    let mut texts = Vec::new();
    while let Some(Block::Text(text)) = blocks.next_if(|block| matches!(block, Block::Text(_))) {
        texts.push(text);
    }
    // Title, 資料番号 if there is its box, every section that is no heading here, and the label of the one that is.
    let mut label = texts.pop();
    let mut texts = texts.into_iter();
    sheet.title = texts.next().ok_or("no title")?;
    if texts.len() % 2 == 1 {
        sheet.paper_number = texts.next();
    }
    while let (Some(label), Some(text)) = (texts.next(), texts.next()) {
        sheet.sections.push(Labelled { label, text: Cell::prose(vec![text]) });
    }
    loop {
        match blocks.next() {
            Some(Block::Text(text)) if label.is_none() => label = Some(text),
            Some(Block::Text(text)) => return Err(format!("the text {text}")),
            Some(Block::Heading(level, heading)) => match label.take() {
                Some(label) if level == sheet.sections.len() + 1 => {
                    sheet.sections.push(Labelled { label, text: Cell::prose(vec![heading.text()]) });
                }
                None if level == sheet.sections.len() + 1 => {
                    sheet.opinions_title = heading.text();
                    let table = blocks
                        .next()
                        .and_then(|block| if let Block::Table(table) = block { Some(table) } else { None });
                    return read_opinions(&Grid::read(table.ok_or("no table of opinions")?), sheet);
                }
                _ => return Err(format!("{} at level {level}", heading.text())),
            },
            Some(Block::Table(head)) => match blocks.next() {
                Some(Block::Table(items)) => {
                    let project = read_project(head, &Grid::read(items), sheet.sections.len() + 1);
                    sheet.projects.push(project.map_err(|e| format!("事業 {}: {e}", sheet.projects.len() + 1))?);
                }
                _ => return Err(format!("{} without its table", head.text())),
            },
            None => return Err("no opinion page".to_owned()),
        }
    }
}

fn read_opinions(grid: &Grid, sheet: &mut Sheet) -> Result<(), String> {
    if grid.cells().iter().any(|cell| cell.row_span != 1 || cell.column_span != 1) {
        return Err("a span in the table of opinions".to_owned());
    }
    let row = |row: usize| (0..grid.columns()).map(move |column| grid.at(row, column));
    sheet.opinion_columns = row(0).map(crate::pdf::Cell::text).collect();
    sheet.opinions = (1..grid.rows()).map(|at| row(at).map(|cell| Cell::prose(cell.lines.clone())).collect()).collect();
    Ok(())
}

fn read_project(head: &Element, table: &Grid, level: usize) -> Result<Project, String> {
    let grid = Grid::read(head);
    if grid.columns() != 2 || grid.cells().len() != 2 * grid.rows() {
        return Err("a head that is no list of labels and texts".to_owned());
    }
    let headings: Vec<&Element> = head.descendants().into_iter().filter(|e| heading_level(e) == Some(level)).collect();
    if headings.len() != 1 || headings[0].text() != grid.at(0, 1).text() {
        return Err("a name that is no heading".to_owned());
    }
    let mut project = Project::default();
    for row in 0..grid.rows() {
        let lines = grid.at(row, 1).lines.clone();
        let text = if row == 2 { Cell::entries(lines) } else { Cell::prose(lines) };
        project.head.push(Labelled { label: grid.at(row, 0).text(), text });
    }
    project.columns = (0..table.columns()).map(|column| table.at(0, column).text()).collect();
    if project.columns.len() != ITEM_CELLS.len() + YEAR_CELLS.len() {
        return Err(format!("{} columns", project.columns.len()));
    }
    let mut row = 1;
    while row < table.rows() {
        let height = table.at(row, 0).row_span;
        project.items.push(read_item(table, row, height).map_err(|e| format!("row {}: {e}", project.items.len() + 1))?);
        row += height;
    }
    Ok(project)
}

fn read_item(table: &Grid, row: usize, height: usize) -> Result<Item, String> {
    let mut cells = Vec::new();
    for column in ITEM_CELLS {
        let cell = table.at(row, column);
        if (cell.row, cell.row_span, cell.column_span) != (row, height, 1) {
            return Err(format!("column {} does not span the item", column + 1));
        }
        cells.push(Cell::of_column(column, cell.lines.clone()));
    }
    let [label, value, unit] = YEAR_CELLS;
    let mut years = Vec::new();
    let mut start = row;
    while start < row + height {
        let year = table.at(start, label);
        let rows = start..start + year.row_span;
        if rows.end > row + height {
            return Err(format!("the year {} leaves the item", year.text()));
        }
        if let Some(broken) = rows.clone().find(|row| [value, unit].iter().any(|c| table.at(*row, *c).row_span != 1)) {
            return Err(format!("row {broken} of the year {} is no line", year.text()));
        }
        let lines = |column: usize| Cell::figures(rows.clone().map(|row| table.at(row, column).text()).collect());
        years.push(Year { label: year.text(), values: lines(value), units: lines(unit) });
        start = rows.end;
    }
    Ok(Item { cells, years })
}
