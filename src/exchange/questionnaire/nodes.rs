//! The questions about 取組項目, 事業 and sections: their judgements, own fields and 成果.

use super::table::{Answer, Cell, Column, Row, Sheet};
use super::words::{ITEMS, OTHERS, key_of, key_of_axis, key_of_field};
use crate::documents::figures::heading;
use crate::model::blank::{self, Blank};
use crate::model::{
    Among, Axis, Carrier, Edition, Field, FieldEntry, FieldKind, FieldValue, Form, Node, NodeKind, Part, value_lines,
};
use crate::vocabulary as word;

/// The sheets: one for the 取組項目, one for the 事業, one for each level of sections.
pub(super) fn sheets(edition: &Edition, department: &str) -> Vec<Sheet> {
    let form = &edition.plan.form;
    let levels = (0..form.levels.len()).rev().map(Carrier::Section);
    let carriers = [Carrier::Item, Carrier::Project].into_iter().chain(levels);
    carriers.map(|carrier| sheet(edition, department, carrier)).collect()
}

fn sheet(edition: &Edition, department: &str, carrier: Carrier) -> Sheet {
    let form = &edition.plan.form;
    let columns = Columns::of(form, carrier);
    let theirs = edition
        .nodes()
        .filter(|node| node.carrier() == carrier && !node.is_repeat() && node.carried().in_charge.has(department));
    let rows = theirs.map(|node| Row { key: key_of(&node), cells: columns.cells(edition, department, &node) });
    let rows = rows.filter(|row| carrier == Carrier::Item || row.cells.iter().any(|cell| cell.asked)).collect();
    Sheet { name: name(form, carrier), columns: columns.all(form), rows }.tidied()
}

/// What a kind of node may be asked.
struct Columns<'a> {
    carrier: Carrier,
    axes: Vec<&'a Axis>,
    fields: Vec<&'a Field>,
    /// Whether 成果 is asked.
    has_outcome: bool,
}

impl<'a> Columns<'a> {
    fn of(form: &'a Form, carrier: Carrier) -> Self {
        Self {
            carrier,
            axes: blank::axes(form, carrier).collect(),
            fields: form.fields_of(carrier).filter(|field| field.aggregate.is_none()).collect(),
            has_outcome: carrier == Carrier::Item && blank::has_outcome(form),
        }
    }

    fn all(&self, form: &Form) -> Vec<Column> {
        let mut all = vec![
            Column::shown(word::NUMBER, heading::of_numbers(form).unwrap_or_default()),
            Column::shown(word::NAME, heading::of_carrier(form, self.carrier)),
            Column::shown(word::DEPARTMENTS, OTHERS.to_owned()),
            Column::shown(word::DESCRIPTION, heading::of_part(form, &Part::Description, word::DESCRIPTION)),
        ];
        all.extend(self.axes.iter().map(|axis| column_of_axis(axis)));
        all.extend(self.fields.iter().map(|field| column_of_field(field)));
        let outcome = || heading::of_part(form, &Part::Outcome, word::OUTCOME);
        all.extend(self.has_outcome.then(|| Column::asking(word::OUTCOME.to_owned(), outcome(), Answer::Text)));
        all
    }

    fn cells(&self, edition: &Edition, department: &str, node: &Node) -> Vec<Cell> {
        let (plan, carried) = (&edition.plan, node.carried());
        let blanks = blank::of_node(plan, node);
        let item = node.item().map(|(_, item)| item);
        let number = match node.kind {
            NodeKind::Row { item, .. } => item.number_among(&plan.form, Among::Paper),
            NodeKind::Project(_) | NodeKind::Section(_) => None,
        };
        let others = carried.in_charge.names().filter(|name| *name != department);
        let description = item.and_then(|item| item.description.as_ref());
        let mut cells = vec![
            Cell::shown(number.unwrap_or_default()),
            Cell::shown(node.name().replace('\n', " ")),
            Cell::shown(others.collect::<Vec<_>>().join("、")),
            Cell::shown(description.map(|text| text.value.clone()).unwrap_or_default()),
        ];
        cells.extend(self.axes.iter().map(|axis| Cell {
            text: carried.judgement(&axis.name).map(|it| said(axis, it.all_at(plan.year))).unwrap_or_default(),
            asked: blanks.contains(&Blank::Judgement(&axis.name)),
        }));
        cells.extend(self.fields.iter().map(|field| {
            let entry = carried.fields.iter().find(|entry| entry.name == field.name);
            let text = entry.map(|entry| text_of(edition, entry)).unwrap_or_default();
            Cell { text, asked: blanks.contains(&Blank::Field(&field.name)) }
        }));
        cells.extend(self.has_outcome.then(|| Cell {
            text: item.and_then(|item| item.outcome.as_ref()).map(|text| text.value.clone()).unwrap_or_default(),
            asked: blanks.contains(&Blank::Outcome),
        }));
        cells
    }
}

/// The name of a sheet.
fn name(form: &Form, carrier: Carrier) -> String {
    if carrier == Carrier::Item { ITEMS.to_owned() } else { heading::of_carrier(form, carrier) }
}

/// The column of the judgements on an axis.
pub(super) fn column_of_axis(axis: &Axis) -> Column {
    let options = axis.scale.names().map(str::to_owned).collect();
    let answer = if axis.multiple { Answer::AnyOf(options) } else { Answer::OneOf(options) };
    Column::asking(key_of_axis(&axis.name), axis.name.as_str(), answer)
}

/// The column of an own field.
pub(super) fn column_of_field(field: &Field) -> Column {
    let answer = match field.kind {
        FieldKind::Text => Answer::Text,
        FieldKind::Number | FieldKind::Money => Answer::Figure,
    };
    Column::asking(key_of_field(&field.name), field.name.as_str(), answer)
}

/// Options in words.
pub(super) fn said(axis: &Axis, options: impl Iterator<Item = crate::model::OptionIndex>) -> String {
    options.map(|option| axis.scale.name(option)).collect::<Vec<_>>().join("、")
}

/// An own field of the reported year as text.
pub(super) fn text_of(edition: &Edition, entry: &FieldEntry) -> String {
    let (form, year) = (&edition.plan.form, edition.plan.year);
    match &entry.value {
        FieldValue::Text(text) => text.value.clone(),
        FieldValue::Figure(_) | FieldValue::Years(_) => entry.at(year, year).map_or_else(String::new, |value| {
            let lines = value_lines(&value.value, form.grouping, "");
            super::words::joined(&lines.iter().map(|line| line.text()).collect::<Vec<_>>())
        }),
    }
}
