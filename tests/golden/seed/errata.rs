//! The 正誤表: what of the machine-read text is corrected, cell by cell.

use super::Line;

/// One correction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erratum {
    /// The line of the machine-read text, counted from 1.
    pub line: usize,
    /// The head of the column; two with an arrow between them move a text from one to the other.
    pub column: String,
    /// What stands in the cell exactly once; blank where something is missing.
    pub was: String,
    /// What it should be.
    pub is: String,
}

/// Reads the table; every line from its head to the end of the file must be a row of it.
pub(super) fn parse(markdown: &str) -> Result<Vec<Erratum>, String> {
    let mut lines = markdown.lines().skip_while(|line| *line != "| 行 | 欄 | 原文 | 訂正 | 理由 |").skip(1);
    if lines.next() != Some("|---|---|---|---|---|") {
        return Err("no table of errata".to_owned());
    }
    lines.map(row).collect()
}

fn row(line: &str) -> Result<Erratum, String> {
    let unknown = || format!("no row of the errata: {line}");
    let cells = line.strip_prefix('|').and_then(|line| line.strip_suffix('|')).ok_or_else(unknown)?;
    match cells.split('|').map(str::trim).collect::<Vec<_>>().as_slice() {
        [line, column, was, is, reason] if !reason.is_empty() => Ok(Erratum {
            line: line.parse().map_err(|_| unknown())?,
            column: (*column).to_owned(),
            was: (*was).to_owned(),
            is: (*is).to_owned(),
        }),
        _ => Err(unknown()),
    }
}

/// Corrects the lines, and says how often each erratum was used; one that does not apply is an error.
pub(super) fn apply(lines: &mut Vec<Line>, errata: &[Erratum]) -> Result<Vec<usize>, String> {
    let mut uses = vec![0; errata.len()];
    for (erratum, uses) in errata.iter().zip(&mut uses) {
        apply_one(lines, erratum).map_err(|e| format!("erratum {erratum:?}: {e}"))?;
        *uses += 1;
    }
    Ok(uses)
}

fn apply_one(lines: &mut Vec<Line>, erratum: &Erratum) -> Result<(), String> {
    let at = lines.iter().position(|line| line.number == erratum.line).ok_or("there is no such line")?;
    let head = lines[..at].iter().rev().find(|line| line.cells[0] == "No.").ok_or("the line is in no table")?;
    let column = |name: &str| head.cells.iter().position(|head| head == name).ok_or(format!("no column {name}"));
    if lines[at].cells.len() != head.cells.len() {
        return Err("the line is no row of its table".to_owned());
    }
    if let Some((from, to)) = erratum.column.split_once('→') {
        let (from, to) = (column(from)?, column(to)?);
        replace(&mut lines[at].cells[from], &erratum.was, "")?;
        return replace(&mut lines[at].cells[to], "", &erratum.is);
    }
    let index = column(&erratum.column)?;
    if erratum.column == "進捗状況" && erratum.was.is_empty() {
        return add_option(lines, at, index, &erratum.is);
    }
    replace(&mut lines[at].cells[index], &erratum.was, &erratum.is)
}

/// Puts a text in the place of one that stands in the cell exactly once, or in a blank cell.
fn replace(cell: &mut String, was: &str, is: &str) -> Result<(), String> {
    let count = if was.is_empty() { usize::from(cell.is_empty()) } else { cell.matches(was).count() };
    if count != 1 {
        return Err(format!("{was:?} stands {count} times in {cell:?}"));
    }
    *cell = if was.is_empty() { is.to_owned() } else { cell.replace(was, is) };
    Ok(())
}

/// Adds the lost option as a line of its own behind the lines of the item that begins here.
fn add_option(lines: &mut Vec<Line>, at: usize, column: usize, option: &str) -> Result<(), String> {
    if lines[at].cells[0].is_empty() {
        return Err("no item begins here".to_owned());
    }
    let width = lines[at].cells.len();
    let further =
        lines[at + 1..].iter().take_while(|line| line.cells.len() == width && line.cells[0].is_empty()).count();
    let mut cells = vec![String::new(); width];
    cells[column] = option.to_owned();
    let number = lines[at + further].number;
    lines.insert(at + further + 1, Line { number, cells });
    Ok(())
}
