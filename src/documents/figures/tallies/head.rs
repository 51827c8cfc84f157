//! The header of a table of counts.

use crate::documents::figures::grid::GridHead;
use crate::documents::page::text::Text;
use crate::documents::words;
use crate::model::{AmongStyle, TallyColumn, TallyEntry, TallyPart};

/// The rows of a header: the common headings, the headings, and 件数 and 割合 below a heading that has both; without
/// those of which there are none.
///
/// - `label`: the heading of the labels
/// - `heading`: that of a column
pub(super) fn rows(
    label: String,
    entries: &[TallyEntry],
    heading: impl Fn(&TallyColumn) -> String,
) -> Vec<Vec<GridHead>> {
    let levels = |entry: &TallyEntry| {
        let is_double = entry.columns().iter().any(|column| parts(column) == 2);
        1 + usize::from(entry.heading().is_some()) + usize::from(is_double)
    };
    let height = entries.iter().map(levels).max().unwrap_or(1);
    let mut rows = vec![Vec::new(); height];
    rows[0].push(GridHead::new(label, 1, height));
    for entry in entries {
        let first = usize::from(entry.heading().is_some());
        if let Some(above) = entry.heading() {
            let columns = entry.columns().iter().map(parts).sum();
            rows[0].push(GridHead::new(above, columns, 1));
        }
        for column in entry.columns() {
            let text = heading(column);
            match rows[first].last_mut().filter(|_| is_bracketed(column)) {
                Some(before) => {
                    before.text = Text::line(format!("{}{}", before.text.as_str(), words::in_brackets(text)));
                }
                None if parts(column) == 2 => {
                    rows[first].push(GridHead::new(text, 2, height - first - 1));
                    rows[height - 1].extend([words::COUNT, words::SHARE].map(|word| GridHead::new(word, 1, 1)));
                }
                None => rows[first].push(GridHead::new(text, 1, height - first)),
            }
        }
    }
    rows
}

/// How many columns of the printed table a column takes; one in brackets stands in that before it.
fn parts(column: &TallyColumn) -> usize {
    match column.part {
        TallyPart::Among { style: AmongStyle::InBrackets, .. } => 0,
        TallyPart::Among { style: AmongStyle::WithShare, .. } => 2,
        _ => 1,
    }
}

/// Whether the count of a column stands in brackets behind that of the one before.
pub(super) fn is_bracketed(column: &TallyColumn) -> bool {
    parts(column) == 0
}
