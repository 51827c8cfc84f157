//! 幅: whether the columns of a table fit the paper.

use crate::content::faults;
use crate::content::yaml::Cursor;
use crate::model::{Column, ColumnEntry, OpinionColumn, Page};

/// Reports a list of columns whose widths alone are wider than the paper.
pub(super) fn check(at: &Cursor, page: &Page, sum: f64) {
    let most = page.room();
    if sum > most {
        let sum = (sum * 100.0).round() / 100.0;
        let message = format!("列の幅の合計{sum}字が、紙の幅{}字を超えています", most.floor());
        let hint = "「幅」を小さくするか、「用紙」を大きく、または「文字」を小さくしてください";
        at.fault_at(&at.place.of_key(), faults::TOO_WIDE, message, hint);
    }
}

/// The widths of the columns of a table, those of 年度ごと once for each of its periods.
pub(super) fn of_table(columns: &[ColumnEntry], periods: usize) -> f64 {
    let width = |columns: &[Column]| -> f64 { columns.iter().filter_map(|column| column.width).sum() };
    let of_entry = |entry: &ColumnEntry| match entry {
        ColumnEntry::One(_) | ColumnEntry::Headed { .. } => width(entry.columns()),
        ColumnEntry::EachPeriod(columns) => width(columns) * periods.max(1) as f64,
    };
    columns.iter().map(of_entry).sum()
}

/// The widths of the columns of an opinion page.
pub(super) fn of_opinions(columns: &[OpinionColumn]) -> f64 {
    columns.iter().filter_map(|column| column.width).sum()
}
