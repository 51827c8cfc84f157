//! What a test asks a finished PDF.

use shinkan::tagged::{Element, Grid, TaggedPdf};

/// The elements of a structure type, in reading order.
pub fn of_kind<'a>(document: &'a TaggedPdf, kind: &str) -> Vec<&'a Element> {
    document.elements().into_iter().filter(|element| element.kind == kind).collect()
}

/// The rows of a table: the text of each cell on one line.
pub fn lines(table: &Element) -> Vec<Vec<String>> {
    let grid = Grid::read(table).unwrap();
    let row = |row| (0..grid.columns()).map(|column| grid.at(row, column).lines.join(" ")).collect();
    (0..grid.rows()).map(row).collect()
}
