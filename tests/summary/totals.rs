//! The built-in tables of the 総括表: the rows below a row, and those above 計, add up to it, or a note says why not.

use serde_json::Value as Json;
use shinkan::documents::summary::Summary;

use super::tallies::edition;
use crate::support::{PLANS, root};

/// The notes that say why rows do not add up.
const WHY: [&str; 2] = ["担当課が2つ以上あるもの", "その階層に直接ある"];

/// A table: its title, its rows (depth, label, count) and its notes.
struct Table {
    title: String,
    rows: Vec<(u64, String, u64)>,
    notes: Vec<String>,
}

fn text(view: &Json) -> String {
    view["text"].as_str().unwrap().to_owned()
}

/// The tables of all axes of a plan.
fn tables(plan: &str) -> Vec<Table> {
    let view = serde_json::to_value(Summary::new(&edition(&root().join(plan)))).unwrap();
    let list = |view: &Json| view.as_array().unwrap().clone();
    let texts = |view: &Json| list(view).iter().map(text).collect::<Vec<_>>();
    let table = |table: &Json, shared: &[String]| {
        let labels = table["labels"].as_u64().unwrap() as usize;
        let row = |row: &Json| {
            let cells = row["cells"].as_array().unwrap();
            let count = text(&cells[labels]).replace(',', "").parse().ok()?;
            Some((row["depth"].as_u64().unwrap(), text(&cells[0]), count))
        };
        let rows = list(&table["rows"]).iter().filter_map(row).collect();
        Table { title: text(&table["title"]), rows, notes: [texts(&table["notes"]), shared.to_vec()].concat() }
    };
    let of_axis = |axis: Json| {
        let shared = [texts(&axis["notes"]), texts(&view["notes"])].concat();
        let rows = list(&axis["tables"]["rows"]);
        let of_row = |row: &Json| list(row).iter().map(|band| table(band, &shared)).collect::<Vec<_>>();
        rows.iter().flat_map(of_row).collect::<Vec<_>>()
    };
    list(&view["axes"]).into_iter().flat_map(of_axis).collect()
}

/// What is wrong with a table: a row, its count, and the sum of the rows of which it consists.
fn wrong(table: &Table) -> Vec<(String, u64, u64)> {
    let mut wrong = Vec::new();
    for (index, (depth, label, count)) in table.rows.iter().enumerate() {
        let is_total = label == "計";
        let below: Vec<&(u64, String, u64)> = match is_total {
            true => table.rows[..index].iter().filter(|(depth, ..)| *depth == 0).collect(),
            false => table.rows[index + 1..].iter().take_while(|(other, ..)| other > depth).collect(),
        };
        let children = below.iter().filter(|(other, ..)| is_total || *other == depth + 1);
        let sum: u64 = children.map(|(.., count)| count).sum();
        if !below.is_empty() && sum != *count {
            wrong.push((label.clone(), *count, sum));
        }
    }
    wrong
}

/// A title without which part of its table it stands above: 担当課別（実数） for 担当課別（実数）（1/2）.
fn whole(title: &str) -> &str {
    title.rsplit_once('（').filter(|(_, part)| part.contains('/')).map_or(title, |(whole, _)| whole)
}

#[test]
fn rows_add_up_or_a_note_says_why_not() {
    let mut summed = 0;
    for plan in PLANS {
        let tables = tables(plan);
        for table in &tables {
            // The notes of a table that is wider than the page stand below its last part.
            let parts = tables.iter().filter(|other| whole(&other.title) == whole(&table.title));
            let is_told = parts.flat_map(|part| &part.notes).any(|note| WHY.iter().any(|why| note.contains(why)));
            let wrong = wrong(table);
            assert!(is_told || wrong.is_empty(), "{plan} {}: {wrong:?}", table.title);
            summed += usize::from(!is_told);
        }
    }
    assert!(summed > 20, "{summed}");
}

#[test]
fn what_belongs_to_no_item_has_a_row() {
    let tables = tables("tests/fixtures/forms/cards");
    let found = tables.iter().filter(|table| table.rows.iter().any(|(_, label, _)| label == "取組項目以外"));
    let rows: Vec<&[(u64, String, u64)]> = found.map(|table| table.rows.as_slice()).collect();
    let row = |depth, label: &str, count| (depth, label.to_owned(), count);
    assert_eq!(rows[0], [row(0, "総務課", 1), row(0, "取組項目以外", 1), row(0, "計", 2)]);
}
