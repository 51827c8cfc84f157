//! A table of the structure tree as a grid.

use super::{Element, Scope};

/// A table with its spans resolved: every place is covered by exactly one cell.
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
    pub row_span: usize,
    pub column_span: usize,
    /// Whether it is a header cell.
    pub header: bool,
    pub scope: Option<Scope>,
    pub id: Option<String>,
    pub headers: Vec<String>,
    /// Its text, block by block.
    pub lines: Vec<String>,
    /// The page its text begins on, counted from 0; `None` without text.
    pub page: Option<usize>,
}

impl Grid {
    /// Reads a table; refuses one with holes, overlaps or strangers in it.
    pub fn read(table: &Element) -> Self {
        let mut rows = Vec::new();
        collect_rows(table, &mut rows);
        let mut cells: Vec<Cell> = Vec::new();
        let mut places: Vec<Vec<Option<usize>>> = vec![Vec::new(); rows.len()];
        for (row, element) in rows.iter().enumerate() {
            let mut column = 0;
            for element in element.elements() {
                while places[row].get(column).is_some_and(Option::is_some) {
                    column += 1;
                }
                let cell = Cell::read(element, row, column);
                for covered in &mut places[row..row + cell.row_span] {
                    covered.resize(covered.len().max(column + cell.column_span), None);
                    for place in &mut covered[column..column + cell.column_span] {
                        assert_eq!(place.replace(cells.len()), None, "a second cell where {cell:?} stands");
                    }
                }
                cells.push(cell);
            }
        }
        let columns = places.first().map_or(0, Vec::len);
        let whole = |row: Vec<Option<usize>>| -> Vec<usize> {
            assert_eq!(row.len(), columns, "rows of one length: {}", table.text());
            row.into_iter().map(|place| place.expect("a table without holes")).collect()
        };
        Self { cells, places: places.into_iter().map(whole).collect() }
    }

    pub fn rows(&self) -> usize {
        self.places.len()
    }

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

    /// The text of every place, row by row, each cell's lines with this between them.
    pub fn texts(&self, between: &str) -> Vec<Vec<String>> {
        let row = |row: &Vec<usize>| row.iter().map(|cell| self.cells[*cell].lines.join(between)).collect();
        self.places.iter().map(row).collect()
    }
}

impl Cell {
    fn read(element: &Element, row: usize, column: usize) -> Self {
        assert!(["TH", "TD"].contains(&element.kind.as_str()), "{} in a row of a table", element.kind);
        Self {
            row,
            column,
            row_span: element.row_span,
            column_span: element.column_span,
            header: element.kind == "TH",
            scope: element.scope,
            id: element.id.clone(),
            headers: element.headers.clone(),
            lines: element.lines(),
            page: element.page(),
        }
    }

    /// Its text as one line.
    pub fn text(&self) -> String {
        self.lines.concat()
    }
}

fn collect_rows<'a>(element: &'a Element, rows: &mut Vec<&'a Element>) {
    assert_eq!(element.elements().count(), element.children.len(), "text beside the rows of a {}", element.kind);
    for child in element.elements() {
        match child.kind.as_str() {
            "TR" => rows.push(child),
            "THead" | "TBody" | "TFoot" => collect_rows(child, rows),
            // It is no row, and may stand beside them.
            "Caption" => {}
            other => panic!("{other} in a table"),
        }
    }
}
