//! The cells of a 取組項目 as a whole.

use super::maker::{ItemRow, Listed, Maker, number_of};
use crate::documents::page::text::Text;
use crate::documents::sheet::cell::{self, Cell, Content};
use crate::model::holder::Holder;
use crate::model::{Carrier, Entries, Part, Period, Placed};

impl Maker<'_> {
    /// A cell that belongs to the item as a whole.
    ///
    /// - `period`: the period of what it prints; `None` for the reported one
    pub(super) fn of_item(&self, row: &ItemRow, part: &Part, period: Option<Period>) -> Cell {
        let form = &self.edition.plan.form;
        let item = row.item;
        let at = |text: Option<&Placed<String>>, content| Cell::at(row.id, text.map(|text| &text.place), content);
        match part {
            Part::Number => {
                at(Some(&item.number), Content::Line { text: number_of(form, item, row.repeat).map(Text::line) })
            }
            Part::Name => {
                let text = Text::line(item.name.value.clone());
                at(Some(&item.name), Content::Name { text, repeat: row.repeat })
            }
            Part::Departments => {
                let names = item.carried.in_charge.names().map(Text::line).collect();
                at(item.carried.in_charge.placed().first(), Content::Names { names })
            }
            Part::Bureaus => {
                let names = self.edition.bureaus(&item.carried.in_charge);
                Cell::new(Content::Names { names: names.into_iter().map(Text::line).collect() })
            }
            Part::Description => {
                let (texts, focus) = (cell::lines(item.description.as_ref()), cell::lines(item.focus.as_ref()));
                let focus_label = Text::words(if focus.is_empty() { "" } else { row.labels.focus.text.as_str() });
                let written = item.description.as_ref().or(item.focus.as_ref());
                at(written, Content::Description { texts, focus_label, focus })
            }
            Part::Outcome => at(item.outcome.as_ref(), Content::Texts { texts: cell::lines(item.outcome.as_ref()) }),
            Part::Judgement(axis) => match form.axis(Carrier::Item, axis) {
                Some(axis) => {
                    let judgement = item.carried.judgement(&axis.name);
                    let period = period.unwrap_or(self.edition.plan.year);
                    let unneeded = Entries::from(&item.carried).unneeded(axis.need.as_ref(), period);
                    Cell::new(cell::judgement(axis, judgement, period)).unless_needed(unneeded)
                }
                None => Cell::default(),
            },
            Part::Field(name) => {
                let field = form.field(Carrier::Item, name);
                field.map(|field| self.field_cell(row.id, Holder::Item(item), field, period)).unwrap_or_default()
            }
            Part::Indicators => {
                let names = row.indicators.iter().map(|it| &it.indicator.name);
                let texts = names.clone().map(|name| Text::line(name.value.clone())).collect();
                at(names.clone().next(), Content::Names { names: texts })
            }
            // If the rows are periods, one cell has the texts of all indicators.
            Part::IndicatorJudgement(_)
            | Part::IndicatorDepartments
            | Part::IndicatorField(_)
            | Part::Period
            | Part::Series(_)
            | Part::SeriesYear(_)
            | Part::SeriesName
            | Part::Unit => {
                let listed = |at: &Listed| self.of_indicator(row.id, Listed { depth: 0, ..*at }, part, period);
                let cells = row.indicators.iter().map(listed);
                // An indicator without an entry keeps its line, so that the lines stay aligned with the other cells.
                let texts = |cell: Cell| {
                    let texts = cell.into_texts();
                    if texts.is_empty() { vec![Text::line("")] } else { texts }
                };
                Cell::new(Content::Texts { texts: cells.flat_map(texts).collect() })
            }
        }
    }
}
