//! The cells of indicators and own fields.

use super::maker::{Listed, Maker};
use crate::documents::page::text::Text;
use crate::documents::sheet::cell::{self, Cell, Content};
use crate::documents::sheet::figure_line;
use crate::model::holder::Holder;
use crate::model::own_field::{self, FieldFigure};
use crate::model::{
    Among, Axis, Carrier, Entries, Field, FieldEntry, FieldKind, FieldValue, Indicator, Judgement, Part, Period, Place,
    Placed, SeriesForm, compute,
};

impl Maker<'_> {
    /// A cell that belongs to one indicator.
    ///
    /// - `period`: the period of what the cell prints; `None` for the reported one
    pub(super) fn of_indicator(&self, id: &str, at: Listed, part: &Part, period: Option<Period>) -> Cell {
        let form = &self.edition.plan.form;
        let Listed { indicator, depth, .. } = at;
        match part {
            Part::Indicators if indicator.is_unnamed => Cell::new(Content::Indicator { text: Text::line(""), depth }),
            Part::Indicators => {
                let text = Text::line(indicator.name.value.clone());
                Cell::at(id, Some(&indicator.name.place), Content::Indicator { text, depth })
            }
            Part::Unit => {
                let text = indicator.unit.as_ref().map(|unit| Text::line(unit.value.clone()));
                Cell::at(id, indicator.unit.as_ref().map(|unit| &unit.place), Content::Line { text })
            }
            Part::IndicatorDepartments => {
                let names = indicator.in_charge.names().map(Text::line).collect();
                Cell::at(id, indicator.in_charge.placed().first().map(|name| &name.place), Content::Names { names })
            }
            Part::IndicatorJudgement(axis) => match form.axis(Carrier::Indicator, axis) {
                Some(axis) => {
                    let unneeded = Entries::from(indicator).unneeded(axis.need.as_ref(), self.edition.plan.year);
                    Cell::new(self.indicator_judgement(axis, indicator, period)).unless_needed(unneeded)
                }
                None => Cell::default(),
            },
            Part::IndicatorField(name) => {
                let field = form.field(Carrier::Indicator, name);
                field.map(|field| self.field_cell(id, Holder::Indicator(indicator), field, period)).unwrap_or_default()
            }
            Part::Series(names) => {
                // If a cell has several series, each keeps its line.
                let values: Vec<Vec<Text>> = names.iter().map(|name| self.own_value(at, name)).collect();
                let written = values.iter().any(|value| !value.is_empty());
                let value = |value: Vec<Text>| if value.is_empty() { vec![Text::line("")] } else { value };
                let texts = values.into_iter().filter(|_| written).flat_map(value).collect();
                let value = names.iter().filter_map(|name| indicator.series(name)?.values.first()).next();
                Cell::at(id, value.map(|(_, value)| &value.place), Content::Texts { texts })
            }
            Part::SeriesYear(name) => Cell::new(Content::Texts { texts: self.years(at, name) }),
            Part::Number
            | Part::Name
            | Part::Departments
            | Part::Bureaus
            | Part::Description
            | Part::Outcome
            | Part::Judgement(_)
            | Part::Field(_)
            | Part::SeriesName
            | Part::Period => Cell::default(),
        }
    }

    /// The year of a series that has its own, with those of the series that share its cell, each beside its figure.
    fn years(&self, at: Listed, name: &str) -> Vec<Text> {
        let plan = &self.edition.plan;
        let year = |name: &str| {
            let series = plan.form.series(name)?;
            let periods = self.all_periods(at.indicator);
            let years = compute::Years { form: &plan.form, series, period: plan.year, periods: &periods };
            Some(Text::line(self.label(years.printed(at.indicator)?)))
        };
        let parts = self.columns.iter().map(|column| &column.column.part);
        let names = plan.form.years_beside(parts, name);
        if let [name] = names.as_slice() {
            return year(name).into_iter().collect();
        }
        let years: Vec<Option<Text>> = names.iter().map(|name| year(name)).collect();
        if years.iter().all(Option::is_none) {
            return Vec::new();
        }
        let lines = |(name, year): (&&str, Option<Text>)| {
            let height = self.own_value(at, name).len().max(1);
            let mut lines = vec![Text::line(""); height];
            lines[0] = year.unwrap_or_else(|| Text::line(""));
            lines
        };
        names.iter().zip(years).flat_map(lines).collect()
    }

    fn indicator_judgement(&self, axis: &Axis, indicator: &Indicator, period: Option<Period>) -> Content {
        let year = period.unwrap_or(self.edition.plan.year);
        let form = &self.edition.plan.form;
        let written = indicator.judgements.iter().find(|judgement| judgement.axis == axis.name);
        let computed = || {
            let option = compute::judged(form, indicator, &axis.name, year, &self.all_periods(indicator))?;
            let place = indicator.place.clone();
            Some(Judgement {
                axis: axis.name.clone(),
                choices: vec![(year, Placed::new(option, place))],
                withheld: false,
            })
        };
        match written.filter(|judgement| judgement.at(year).is_some()) {
            Some(judgement) => cell::judgement(axis, Some(judgement), year),
            None => cell::judgement(axis, computed().as_ref(), year),
        }
    }

    /// The cell of an indicator that is yet to be written by hand: a judgement has its marks.
    pub(super) fn to_fill_in(&self, part: &Part) -> Cell {
        match part {
            Part::IndicatorJudgement(name) => self.marks(name),
            part => self.blank(part),
        }
    }

    /// The cell of a judgement that is not made: its marks.
    fn marks(&self, name: &str) -> Cell {
        let plan = &self.edition.plan;
        let axis = plan.form.axis(Carrier::Indicator, name);
        axis.map_or_else(Cell::default, |axis| Cell::new(cell::judgement(axis, None, plan.year)))
    }

    /// The cell of an item without indicators: there is nothing to judge.
    pub(super) fn blank(&self, part: &Part) -> Cell {
        if let Part::IndicatorJudgement(name) = part {
            return self.marks(name).without_marks();
        }
        Cell::new(match part {
            Part::Indicators => Content::Indicator { text: Text::line(""), depth: 0 },
            Part::Unit => Content::Line { text: None },
            Part::IndicatorDepartments => Content::Names { names: Vec::new() },
            Part::IndicatorJudgement(_)
            | Part::IndicatorField(_)
            | Part::Series(_)
            | Part::SeriesYear(_)
            | Part::Number
            | Part::Name
            | Part::Departments
            | Part::Bureaus
            | Part::Description
            | Part::Outcome
            | Part::Judgement(_)
            | Part::Field(_)
            | Part::SeriesName
            | Part::Period => Content::Texts { texts: Vec::new() },
        })
    }

    /// The cell of an own field.
    ///
    /// - `period`: the only period whose figure it prints; `None` for all
    pub fn field_cell(&self, id: &str, holder: Holder, field: &Field, period: Option<Period>) -> Cell {
        let plan = &self.edition.plan;
        let entry = holder.field(&field.name);
        let texts = match (field.kind, period) {
            (FieldKind::Text, None) => entry.map(|entry| self.field_lines(field, &entry.value)).unwrap_or_default(),
            (FieldKind::Text, Some(_)) => Vec::new(),
            (FieldKind::Number | FieldKind::Money, _) => {
                let figures = own_field::figures(self.edition, field, holder);
                match period {
                    None => self.figure_lines(field, field, &figures),
                    Some(period) => {
                        self.figure_lines(field, field, own_field::alone(&figures, period, plan.year).as_slice())
                    }
                }
            }
        };
        let place = match period {
            None => entry.and_then(FieldEntry::place),
            Some(period) => entry.and_then(|entry| entry.at(period, plan.year)).map(|value| &value.place),
        };
        let unneeded = Entries::from(holder).unneeded(field.need.as_ref(), plan.year);
        Cell::at(id, place, Content::Texts { texts }).unless_needed(unneeded)
    }

    /// The lines of an own field.
    fn field_lines(&self, field: &Field, value: &FieldValue) -> Vec<Text> {
        cell::field(value, field, &self.edition.plan.form, |period| self.long_label(period))
    }

    /// The lines of the figures of an own field.
    ///
    /// - `shown`: the field as they show it: without its unit where that stands elsewhere
    pub fn figure_lines<'f>(&self, field: &'f Field, shown: &Field, figures: &[FieldFigure<'f>]) -> Vec<Text> {
        let form = &self.edition.plan.form;
        let among = Among::those_below(field.carrier, form);
        let line = |figure: &FieldFigure<'f>| {
            let Some(printed) = figure.printed(form, field) else { return Vec::new() };
            let value = Placed::new(printed.value(form, among), Place::default());
            let value = match figure.period {
                Some(period) => FieldValue::Years(vec![(period, value)]),
                None => FieldValue::Figure(value),
            };
            self.field_lines(shown, &value)
        };
        figures.iter().flat_map(line).collect()
    }

    /// The value of a series with its own year, written or computed, line by line.
    fn own_value(&self, at: Listed, name: &str) -> Vec<Text> {
        let form = &self.edition.plan.form;
        let year = self.edition.plan.year;
        let value = |series: &SeriesForm| {
            let printed = compute::printed(form, at.indicator, series, year, &self.all_periods(at.indicator))?;
            let value = printed.value(form, Among::Project);
            let unit = at.unit_in(series).unwrap_or_default();
            let own = value.unit().map_or(unit, |own| &own.value);
            let lines = cell::as_text(&value, form.grouping, unit).into_iter();
            Some(lines.map(|line| figure_line::whole_figure(line, own, form.page.digits)).collect())
        };
        form.series(name).and_then(value).unwrap_or_default()
    }
}
