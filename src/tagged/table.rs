//! A table of the structure tree as a grid.

use std::collections::BTreeMap;

use super::{Element, Scope};

/// A table with its spans resolved: every place is covered by exactly one cell.
#[derive(Debug)]
pub struct Grid {
    cells: Vec<Cell>,
    /// For every row the cell that covers each of its columns.
    places: Vec<Vec<usize>>,
}

/// A cell of a table.
#[derive(Debug)]
pub struct Cell {
    /// Its uppermost row.
    pub row: usize,
    /// Its leftmost column.
    pub column: usize,
    /// How many rows it covers.
    pub row_span: usize,
    /// How many columns it covers.
    pub column_span: usize,
    /// Whether it is a header cell.
    pub header: bool,
    /// Of a header cell, what it heads.
    pub scope: Option<Scope>,
    /// Its name within the document.
    pub id: Option<String>,
    /// The names of the header cells it says it belongs to.
    pub headers: Vec<String>,
    /// Its text, block by block.
    pub lines: Vec<String>,
    /// The page its text begins on, counted from 0; `None` without text.
    pub page: Option<usize>,
}

impl Grid {
    /// Reads a Table element; refuses a table with holes, overlaps or strangers in it.
    pub fn of(table: &Element) -> Result<Self, String> {
        let mut rows = Vec::new();
        collect_rows(table, &mut rows)?;
        let mut grid = Self { cells: Vec::new(), places: Vec::new() };
        let mut covered = BTreeMap::new();
        for (row, element) in rows.iter().enumerate() {
            let mut column = 0;
            for cell in element.elements() {
                while covered.contains_key(&(row, column)) {
                    column += 1;
                }
                let cell = self::cell(cell, row, column)?;
                for place in
                    (row..row + cell.row_span).flat_map(|r| (column..column + cell.column_span).map(move |c| (r, c)))
                {
                    if covered.insert(place, grid.cells.len()).is_some() {
                        return Err(format!("two cells at row {}, column {}", place.0, place.1));
                    }
                }
                grid.cells.push(cell);
            }
        }
        let columns = covered.keys().map(|(_, column)| column + 1).max().unwrap_or(0);
        let height = covered.keys().map(|(row, _)| row + 1).max().unwrap_or(0);
        if height != rows.len() || covered.len() != height * columns {
            return Err(format!("a table of {} rows and {columns} columns with {} places", rows.len(), covered.len()));
        }
        let place = |row| (0..columns).map(|column| covered[&(row, column)]).collect();
        grid.places = (0..height).map(place).collect();
        Ok(grid)
    }

    /// How many rows it has.
    pub fn rows(&self) -> usize {
        self.places.len()
    }

    /// How many columns it has.
    pub fn columns(&self) -> usize {
        self.places.first().map_or(0, Vec::len)
    }

    /// The cell that covers a place.
    pub fn at(&self, row: usize, column: usize) -> &Cell {
        &self.cells[self.places[row][column]]
    }

    /// Every cell once, in the order of the tree.
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// The cell of that name.
    pub fn by_id(&self, id: &str) -> Option<&Cell> {
        self.cells.iter().find(|cell| cell.id.as_deref() == Some(id))
    }
}

impl Cell {
    /// Its text as one line.
    pub fn text(&self) -> String {
        self.lines.concat()
    }
}

fn collect_rows<'a>(element: &'a Element, rows: &mut Vec<&'a Element>) -> Result<(), String> {
    if !element.has_only_elements() {
        return Err(format!("text beside the rows of a {}", element.kind));
    }
    for child in element.elements() {
        match child.kind.as_str() {
            "TR" => rows.push(child),
            "THead" | "TBody" | "TFoot" => collect_rows(child, rows)?,
            // It is no row, and stands beside them by right.
            "Caption" => {}
            other => return Err(format!("{other} in a table")),
        }
    }
    Ok(())
}

fn cell(element: &Element, row: usize, column: usize) -> Result<Cell, String> {
    let header = match element.kind.as_str() {
        "TH" => true,
        "TD" => false,
        other => return Err(format!("{other} in a row of a table")),
    };
    Ok(Cell {
        row,
        column,
        row_span: element.attributes.row_span,
        column_span: element.attributes.column_span,
        header,
        scope: element.attributes.scope,
        id: element.id.clone(),
        headers: element.attributes.headers.clone(),
        lines: element.lines(),
        page: element.page(),
    })
}
