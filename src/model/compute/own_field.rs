//! Own fields of sections and 事業, which may be computed from the 取組項目 below.

use rust_decimal::Decimal;

use super::super::aggregate::{Holder, Lack, Part, Said, Wanted, Why, decimals_of_points};
use super::super::exact::{Figure, Precision};
use super::super::field::{FieldEntry, FieldValue};
use super::super::form::{Carrier, Field, FieldAggregate, Form, OptionIndex, Rounding};
use super::super::needed::Entries;
use super::super::period::Period;
use super::super::place::Placed;
use super::super::plan::Initiative;
use super::super::value::Value;
use super::{Computed, Printed};

/// A figure of an own field.
#[derive(Debug, Clone)]
pub struct FieldFigure<'a> {
    /// Its period, if it has one.
    pub period: Option<Period>,
    /// What is written.
    pub written: Option<&'a Placed<Value>>,
    /// What it is computed from; empty if it is not.
    pub parts: Vec<Part<'a>>,
}

impl<'a> FieldFigure<'a> {
    /// What is printed.
    ///
    /// - `aggregate`: how the field is computed, if it is
    pub fn printed(&self, form: &Form, aggregate: Option<&'a FieldAggregate>) -> Option<Printed<'a>> {
        Printed::of(self.written, || Computed::new(form, &aggregate?.said(&self.parts)))
    }
}

impl FieldAggregate {
    /// What is computed from these parts, with the decimals and the word of the form.
    fn said<'a>(&'a self, parts: &[Part<'a>]) -> Said<'a> {
        let precise = |figure: Figure| match self.decimals {
            Some(decimals) => Figure { precision: Precision::Fixed(decimals, Rounding::Half), ..figure },
            None => figure,
        };
        match (self.aggregate.of(parts), &self.none) {
            (Said::Blank | Said::Absent(_), Some(word)) => Said::Absent(word),
            (Said::Figure(figure), _) => Said::Figure(precise(figure)),
            (Said::Partial(figure, left_out), _) => Said::Partial(precise(figure), left_out),
            (said, _) => said,
        }
    }
}

/// The figures of an own field of a section or 事業: those that are written, and those that are computed from the 取組項目
/// below.
///
/// - `year`: the reported one; points without a period are those of this year
pub fn own_field<'a>(
    form: &'a Form,
    field: &'a Field,
    entry: Option<&'a FieldEntry>,
    items: &[&'a Initiative],
    year: Period,
) -> Vec<FieldFigure<'a>> {
    let source = field.aggregate.as_ref().map(|aggregate| Source::new(form, &aggregate.source, items, year));
    let mut columns = source.as_ref().map(Source::columns).unwrap_or_default();
    let written = entry.map(FieldEntry::values).unwrap_or_default();
    // The word for no figure at all needs a place.
    if columns.is_empty() && written.is_empty() && field.aggregate.as_ref().is_some_and(|from| from.none.is_some()) {
        columns.push(None);
    }
    let column = |period: Option<Period>| source.as_ref().map_or(period, |source| source.column(period));
    let of_written: Vec<Option<Period>> = written.iter().map(|(period, _)| column(*period)).collect();
    let order = match columns.iter().all(|column| of_written.contains(column)) {
        true => of_written,
        false => {
            let others = of_written.into_iter().filter(|column| !columns.contains(column));
            columns.iter().copied().chain(others).collect()
        }
    };
    let figure = |at: Option<Period>| {
        let written = written.iter().find(|(period, _)| column(*period) == at);
        let parts = source.as_ref().map(|source| source.parts(at)).unwrap_or_default();
        FieldFigure {
            period: written.map_or(at, |(period, _)| *period),
            written: written.map(|(_, value)| *value),
            parts,
        }
    };
    order.into_iter().map(figure).collect()
}

/// What an own field is computed from.
struct Source<'s, 'a> {
    form: &'a Form,
    /// もと: an own field of the 取組項目, or an axis.
    name: &'a str,
    items: &'s [&'a Initiative],
    year: Period,
    /// Whether the points of an axis are taken.
    is_axis: bool,
}

impl<'s, 'a> Source<'s, 'a> {
    fn new(form: &'a Form, name: &'a str, items: &'s [&'a Initiative], year: Period) -> Self {
        Self { form, name, items, year, is_axis: form.field(Carrier::Item, name).is_none() }
    }

    /// The period for which figures of a period are computed: the points of the reported year have none.
    fn column(&self, period: Option<Period>) -> Option<Period> {
        period.filter(|period| !self.is_axis || *period != self.year)
    }

    /// The periods for which something is to be computed.
    fn columns(&self) -> Vec<Option<Period>> {
        if self.is_axis {
            return vec![None];
        }
        let mut periods = Vec::new();
        let (mut with, mut without) = (0, 0);
        for item in self.items {
            match item.carried.field(self.name) {
                Some(FieldValue::Figure(_)) => without += 1,
                Some(FieldValue::Years(values)) => {
                    with += 1;
                    let new: Vec<_> = values.iter().map(|(period, _)| *period).collect();
                    periods.extend(new.into_iter().filter(|period| !periods.contains(period)).collect::<Vec<_>>());
                }
                Some(FieldValue::Text(_)) | None => {}
            }
        }
        // Where some write by year and some do not, the fewer do it the wrong way.
        match (with, without) {
            (0, 0) => Vec::new(),
            (with, without) if with < without => vec![None],
            _ => periods.into_iter().map(Some).collect(),
        }
    }

    /// What the items have for a period, or without one; empty if none has anything.
    fn parts(&self, period: Option<Period>) -> Vec<Part<'a>> {
        if self.is_axis {
            let of_item = |item: &&'a Initiative| points(self.form, self.name, item, period.unwrap_or(self.year));
            return self.items.iter().flat_map(of_item).collect();
        }
        if !self.columns().contains(&period) {
            return Vec::new();
        }
        self.items.iter().map(|item| self.part(item, period)).collect()
    }

    fn part(&self, item: &'a Initiative, period: Option<Period>) -> Part<'a> {
        let at = |value: Option<&'a Placed<Value>>| {
            let place = value.map_or(&item.place, |value| &value.place);
            Wanted { holder: Holder::Item(item), name: self.name, period, place }
        };
        let of_value = |value| Part { at: at(Some(value)), said: Said::of_value(at(Some(value)), value) };
        let in_another_way = |value: &'a Placed<Value>, why: Why<'a>| {
            let at = Wanted { period: None, ..at(Some(value)) };
            Part { at: at.clone(), said: Said::Lacking(vec![Lack { at, why }]) }
        };
        match (item.carried.field(self.name), period) {
            (Some(FieldValue::Figure(value)), None) => of_value(value),
            (Some(FieldValue::Figure(value)), Some(_)) => in_another_way(value, Why::WithoutYear(&value.value)),
            (Some(FieldValue::Years(values)), Some(period)) => {
                let value = values.iter().find(|(at, _)| *at == period).map(|(_, value)| value);
                value.map_or_else(|| Part { at: at(None), said: Said::Blank }, of_value)
            }
            (Some(FieldValue::Years(values)), None) => match values.first() {
                Some((period, value)) => in_another_way(value, Why::WithYear(*period, &value.value)),
                None => Part { at: at(None), said: Said::Blank },
            },
            (Some(FieldValue::Text(_)) | None, _) => Part { at: at(None), said: Said::Blank },
        }
    }
}

/// The points of the options that are chosen for a 取組項目.
fn points<'a>(form: &'a Form, axis: &'a str, item: &'a Initiative, year: Period) -> Vec<Part<'a>> {
    let at = Wanted { holder: Holder::Item(item), name: axis, period: None, place: &item.place };
    let judgement = item.carried.judgement(axis);
    let options: Vec<OptionIndex> = judgement.into_iter().flat_map(|judgement| judgement.all_at(year)).collect();
    let declared = form.axis(Carrier::Item, axis);
    if options.is_empty() && declared.is_some_and(|axis| !Entries::from(&item.carried).need_judgement(axis, year)) {
        return Vec::new();
    }
    let Some(axis) = declared.filter(|_| !options.is_empty()) else {
        return vec![Part { at, said: Said::Blank }];
    };
    let of_scale = axis.scale.options().iter().filter(|option| option.counted).filter_map(|option| option.points);
    let precision = Precision::Fixed(decimals_of_points(of_scale), Rounding::Half);
    let figure = |points: Decimal| Figure { exact: points.into(), precision };
    let part = |option: OptionIndex| {
        let option = axis.scale.option(option);
        let points = option.points.filter(|_| option.counted);
        let said = points.map_or(Said::Absent(&option.name), |points| Said::Figure(figure(points)));
        Part { at: at.clone(), said }
    };
    options.into_iter().map(part).collect()
}
