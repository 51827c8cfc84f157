//! The notes of a cut table that explain signs of one of its parts: －, ◎.

use super::figure;
use super::grid::Grid;
use crate::documents::page::text::Text;
use crate::documents::words;

/// The longest sign, in characters. A longer text explains itself.
const LONGEST: usize = 3;

/// The notes of a whole table that name a sign in the cells of figures of a part.
pub(super) fn explained<'a>(notes: &'a [Text], part: &Grid) -> impl Iterator<Item = &'a Text> {
    let cells = part.rows.iter().flat_map(|row| row.cells.iter().skip(part.labels));
    let mut signs: Vec<String> = cells
        .flat_map(|cell| words::listed_in(cell.as_str()))
        .filter(|text| is_sign(text))
        .map(str::to_owned)
        .collect();
    signs.sort();
    signs.dedup();
    notes.iter().filter(move |note| signs.iter().any(|sign| note.as_str().contains(sign)))
}

/// Whether a text is a sign rather than a figure.
fn is_sign(text: &str) -> bool {
    let count = text.chars().count();
    (1..=LONGEST).contains(&count) && !text.chars().any(|c| c.is_ascii_digit()) && !figure::is_figure(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::figures::grid::GridRow;

    #[test]
    fn a_note_belongs_to_a_part_with_its_sign() {
        let part = |cells: &[&str]| Grid {
            title: Text::line("表"),
            head: Vec::new(),
            labels: 1,
            rows: vec![GridRow { depth: 0, total: false, cells: cells.iter().map(|cell| Text::line(*cell)).collect() }],
            notes: Vec::new(),
        };
        let notes = ["◎：順調　○：普通", "分母が0件の割合は、－としています。", "実数は、再掲（1件）を数えません。"];
        let notes = notes.map(Text::line);
        let found = |cells: &[&str]| {
            explained(&notes, &part(cells)).map(|note| note.as_str().chars().next().unwrap()).collect::<String>()
        };
        assert_eq!(found(&["－", "1", "50.0%"]), "");
        assert_eq!(found(&["名", "1", "－"]), "分");
        assert_eq!(found(&["名", "○、◎"]), "◎");
        assert_eq!(found(&["名", "◎", "－"]), "◎分");
        assert_eq!(found(&["名", "", "▲1"]), "");
    }
}
