//! Resolves a table of the structure tree to a grid.

use std::collections::BTreeMap;

use super::{Element, Scope};

/// A table with resolved spans: exactly one cell covers each position.
#[derive(Debug)]
pub struct Grid {
    cells: Vec<Cell>,
    /// By row and column, the index of the cell that covers the position.
    places: Vec<Vec<usize>>,
}

/// A cell of a table.
#[derive(Debug)]
pub struct Cell {
    /// Top row.
    pub row: usize,
    /// Leftmost column.
    pub column: usize,
    /// Number of rows covered.
    pub row_span: usize,
    /// Number of columns covered.
    pub column_span: usize,
    /// Whether it is a header cell.
    pub header: bool,
    /// What a header cell applies to.
    pub scope: Option<Scope>,
    /// ID, unique within the document.
    pub id: Option<String>,
    /// The IDs of its header cells.
    pub headers: Vec<String>,
    /// Text, one line per block.
    pub lines: Vec<String>,
    /// The page on which its text begins, counted from 0; `None` if it has no text.
    pub page: Option<usize>,
}

impl Grid {
    /// Reads a Table element.
    ///
    /// # Errors
    /// If the table has holes, overlapping cells, or elements that do not belong in a table.
    pub fn read(table: &Element) -> Result<Self, String> {
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

    /// The number of rows.
    pub fn rows(&self) -> usize {
        self.places.len()
    }

    /// The number of columns.
    pub fn columns(&self) -> usize {
        self.places.first().map_or(0, Vec::len)
    }

    /// The cell that covers a position.
    pub fn at(&self, row: usize, column: usize) -> &Cell {
        &self.cells[self.places[row][column]]
    }

    /// All cells, in the order of the tree.
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// The cell with this ID.
    pub fn by_id(&self, id: &str) -> Option<&Cell> {
        self.cells.iter().find(|cell| cell.id.as_deref() == Some(id))
    }
}

impl Cell {
    /// Its text on one line.
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
