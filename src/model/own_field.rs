//! Own fields, which may be computed from what is below, or from others of the same node.

#[cfg(test)]
mod tests;

use rust_decimal::Decimal;

use super::aggregate::{Lack, Part, Said, Wanted, Why, decimals_of_points};
use super::below::Below;
use super::blank;
use super::carried::Carried;
use super::compute::{self, Computed, Printed, Understood};
use super::exact::{Figure, Precision};
use super::field::FieldEntry;
use super::figure_unit::FigureUnit;
use super::form::{Axis, Carrier, Field, FieldAggregate, FieldOrigin, FieldSource, Form, OptionIndex, Rounding};
use super::holder::Holder;
use super::indicator::Indicator;
use super::needed::Entries;
use super::period::Period;
use super::place::{Place, Placed};
use super::plan::{Edition, Plan};
use super::value::Value;

/// A figure of an own field.
#[derive(Debug, Clone)]
pub struct FieldFigure<'a> {
    /// What has it.
    pub holder: Holder<'a>,
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
    /// - `field`: the field
    pub fn printed(&self, form: &Form, field: &'a Field) -> Option<Printed<'a>> {
        let origin = field.aggregate.as_ref().map(|aggregate| &aggregate.origin);
        let name = origin.and_then(|origin| match origin {
            FieldOrigin::Below(name) => Some(name.as_str()),
            FieldOrigin::Beside(_) => None,
        });
        let understood = Some(Understood::Field { holder: self.holder, name });
        Printed::of(self.written, || Some(Computed { understood, ..Computed::new(form, &self.said(field)?)? }))
    }

    /// What is computed, with the decimals and the word of the form; `None` if the field is not computed.
    pub fn said(&self, field: &'a Field) -> Option<Said<'a>> {
        let FieldAggregate { aggregate, none, decimals, .. } = field.aggregate.as_ref()?;
        Some(match (aggregate.of(&self.unit(field), &self.parts), none) {
            (Said::Blank | Said::Absent(_), Some(word)) => Said::Absent(word),
            (said, _) => said.with_decimals(*decimals),
        })
    }

    /// The unit that is written for it: for it alone, or for the field.
    pub fn unit(&self, field: &Field) -> FigureUnit {
        FigureUnit::new(self.written.and_then(|value| value.value.unit()).cloned(), unit_of(field))
    }

    /// What is written, if that is a value.
    fn filled(&self) -> Option<&'a Placed<Value>> {
        self.written.filter(|value| value.value.is_filled())
    }
}

/// 単位 of a field; it has no place.
fn unit_of(field: &Field) -> Option<Placed<String>> {
    Some(Placed::new(field.unit.clone()?, Place::default()))
}

/// The figures of an own field of a node: those that are written, and those that are computed. Points without a period are
/// those of the reported year.
pub fn figures<'a>(edition: &'a Edition, field: &'a Field, holder: Holder<'a>) -> Vec<FieldFigure<'a>> {
    let source = field.aggregate.as_ref().and_then(|aggregate| Source::new(edition, &aggregate.origin, holder));
    let mut columns = source.as_ref().map(Source::columns).unwrap_or_default();
    let written = holder.field(&field.name).map(FieldEntry::values).unwrap_or_default();
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
            holder,
            period: written.map_or(at, |(period, _)| *period),
            written: written.map(|(_, value)| *value),
            parts,
        }
    };
    order.into_iter().map(figure).collect()
}

/// The figure of a period as it stands alone, without a year; `None` if there is none.
///
/// - `reported`: the period of a figure without one
pub fn alone<'a>(figures: &[FieldFigure<'a>], period: Period, reported: Period) -> Option<FieldFigure<'a>> {
    let of_period = figures.iter().find(|figure| figure.period.unwrap_or(reported) == period);
    of_period.map(|figure| FieldFigure { period: None, ..figure.clone() })
}

/// What an own field is computed from.
enum Source<'a> {
    /// もと: own fields.
    Fields(Vec<SourceField<'a>>),
    /// もと: the points of an axis.
    Axis { plan: &'a Plan, axis: &'a Axis, below: Below<'a> },
}

/// An own field of a node.
struct SourceField<'a> {
    holder: Holder<'a>,
    field: &'a Field,
    figures: Vec<SourceFigure<'a>>,
}

/// A figure of an own field.
struct SourceFigure<'a> {
    period: Option<Period>,
    said: Said<'a>,
    /// What is written; `None` if it is computed.
    written: Option<&'a Placed<Value>>,
}

impl<'a> SourceField<'a> {
    /// - `origin`: that of what is computed from it
    fn new(edition: &'a Edition, origin: &FieldOrigin, field: &'a Field, holder: Holder<'a>) -> Self {
        let aggregate = field.aggregate.as_ref();
        let of_written = |period, value: &'a Placed<Value>| {
            let at = Wanted { holder, owner: "", name: field.name.as_str(), period, place: &value.place };
            SourceFigure { period, said: Said::of_value(at, value, unit_of(field)), written: Some(value) }
        };
        let figures = if aggregate.is_some_and(|aggregate| origin.takes_computed(&aggregate.origin)) {
            let figure = |figure: FieldFigure<'a>| match figure.filled() {
                Some(value) => of_written(figure.period, value),
                None => {
                    let said = figure.said(field).unwrap_or(Said::Blank);
                    SourceFigure { period: figure.period, said, written: None }
                }
            };
            figures(edition, field, holder).into_iter().map(figure).collect()
        } else {
            let written = holder.field(&field.name).map(FieldEntry::values).unwrap_or_default();
            written.into_iter().map(|(period, value)| of_written(period, value)).collect()
        };
        Self { holder, field, figures }
    }

    /// The figures with which it is told whether figures have a year.
    fn dated(&self) -> impl Iterator<Item = Option<Period>> {
        // A word for no figure is that of every year.
        let dated = self.figures.iter().filter(|it| it.written.is_some() || !matches!(it.said, Said::Absent(_)));
        dated.map(|figure| figure.period)
    }

    /// What it has for a period, or without one.
    fn part(&self, period: Option<Period>) -> Part<'a> {
        let at = |written: Option<&'a Placed<Value>>| {
            let place = written.map_or(self.holder.place(), |value| &value.place);
            Wanted { holder: self.holder, owner: "", name: self.field.name.as_str(), period, place }
        };
        let in_another_way = |value: &'a Placed<Value>, why: Why<'a>| {
            let at = Wanted { period: None, ..at(Some(value)) };
            Part { at: at.clone(), said: Said::Lacking(vec![Lack { at, why }]) }
        };
        if let Some(figure) = self.figures.iter().find(|figure| figure.period == period) {
            return Part { at: at(figure.written), said: figure.said.clone() };
        }
        let blank = Part { at: at(None), said: Said::Blank };
        let Some(first) = self.figures.first() else { return blank };
        match (first.written, first.period, period) {
            (Some(value), None, Some(_)) => in_another_way(value, Why::WithoutYear(&value.value)),
            (Some(value), Some(period), None) => in_another_way(value, Why::WithYear(period, &value.value)),
            (None, None, Some(_)) if matches!(first.said, Said::Absent(_)) => {
                Part { said: first.said.clone(), ..blank }
            }
            _ => blank,
        }
    }
}

impl<'a> Source<'a> {
    fn new(edition: &'a Edition, origin: &'a FieldOrigin, holder: Holder<'a>) -> Option<Self> {
        let form = &edition.plan.form;
        let name = match origin {
            FieldOrigin::Beside(names) => {
                let fields = names.iter().filter_map(|name| form.field(holder.carrier(), name));
                let fields = fields.map(|field| SourceField::new(edition, origin, field, holder));
                return Some(Self::Fields(fields.collect()));
            }
            FieldOrigin::Below(name) => name,
        };
        let below = Below::of(edition, holder);
        Some(match form.source(name)? {
            FieldSource::Field(carrier) => {
                let field = form.field(carrier, name)?;
                let field = |holder| SourceField::new(edition, origin, field, holder);
                Self::Fields(match carrier {
                    Carrier::Item => below.items.iter().map(|item| field(Holder::Item(item))).collect(),
                    _ => below.projects.iter().map(|project| field(Holder::Project(project))).collect(),
                })
            }
            FieldSource::Points(axis) => Self::Axis { plan: &edition.plan, axis, below },
        })
    }

    /// The period for which figures of a period are computed: the points of the reported year have none.
    fn column(&self, period: Option<Period>) -> Option<Period> {
        match self {
            Self::Fields(_) => period,
            Self::Axis { plan, .. } => period.filter(|period| *period != plan.year),
        }
    }

    /// The periods for which something is to be computed.
    fn columns(&self) -> Vec<Option<Period>> {
        let Self::Fields(fields) = self else { return vec![None] };
        let mut periods = Vec::new();
        let (mut with, mut without) = (0, 0);
        for field in fields {
            match field.dated().next() {
                Some(None) => without += 1,
                Some(Some(_)) => with += 1,
                None => {}
            }
            let new: Vec<Period> = field.dated().flatten().filter(|period| !periods.contains(period)).collect();
            periods.extend(new);
        }
        // Where some write by year and some do not, the fewer do it the wrong way.
        match (with, without) {
            (0, 0) if fields.iter().any(|field| !field.figures.is_empty()) => vec![None],
            (0, 0) => Vec::new(),
            (with, without) if with < without => vec![None],
            _ => periods.into_iter().map(Some).collect(),
        }
    }

    /// What there is for a period, or without one; empty if there is nothing.
    fn parts(&self, period: Option<Period>) -> Vec<Part<'a>> {
        match self {
            Self::Axis { plan, axis, below } => points(plan, axis, below, period.unwrap_or(plan.year)),
            Self::Fields(_) if !self.columns().contains(&period) => Vec::new(),
            Self::Fields(fields) => fields.iter().map(|field| field.part(period)).collect(),
        }
    }
}

/// The points of the options that are chosen for what an axis judges.
fn points<'a>(plan: &'a Plan, axis: &'a Axis, below: &Below<'a>, year: Period) -> Vec<Part<'a>> {
    let of_scale = axis.scale.options().iter().filter(|option| option.counted).filter_map(|option| option.points);
    let precision = Precision::Fixed(decimals_of_points(of_scale), Rounding::Half);
    let figure = |points: Decimal| Figure::new(points.into(), precision);
    let of_node = |(holder, place, options, is_needed): (Holder<'a>, &'a Place, Vec<OptionIndex>, bool)| {
        let at = Wanted { holder, owner: "", name: &axis.name, period: None, place };
        if options.is_empty() {
            return is_needed.then_some(Part { at, said: Said::Blank }).into_iter().collect();
        }
        let part = |option: OptionIndex| {
            let option = axis.scale.option(option);
            let points = option.points.filter(|_| option.counted);
            let said = points.map_or(Said::Absent(&option.name), |points| Said::Figure(figure(points)));
            Part { at: at.clone(), said }
        };
        options.into_iter().map(part).collect::<Vec<_>>()
    };
    let of_carried = |(holder, carried): (Holder<'a>, &'a Carried)| {
        let options = carried.judgement(&axis.name).into_iter().flat_map(|it| it.all_at(year)).collect();
        of_node((holder, holder.place(), options, Entries::from(carried).need_judgement(axis, year)))
    };
    match axis.carrier {
        Carrier::Item => below.items.iter().flat_map(|it| of_carried((Holder::Item(it), &it.carried))).collect(),
        Carrier::Project => {
            below.projects.iter().flat_map(|it| of_carried((Holder::Project(it), &it.carried))).collect()
        }
        Carrier::Indicator => {
            let judged = below.indicators.iter().filter_map(|(of, indicator)| {
                let options = judgements(plan, axis, indicator, year);
                let is_judged = !options.is_empty() || plan.form.judges(*of, &indicator.tables, &axis.name);
                // What cannot be judged by its figures, though these are there, does not count.
                let mut asked = plan.form.asked_series(*of, &indicator.tables);
                let may_be_judged =
                    axis.bands.is_none() || asked.any(|series| blank::lacks_value(plan, indicator, series));
                let is_needed = may_be_judged && Entries::from(*indicator).need_judgement(axis, year);
                is_judged.then_some((Holder::Indicator(indicator), &indicator.place, options, is_needed))
            });
            judged.flat_map(of_node).collect()
        }
        Carrier::Section(_) => Vec::new(),
    }
}

/// The options of an indicator: those that are written, otherwise the one that follows from its figures.
fn judgements(plan: &Plan, axis: &Axis, indicator: &Indicator, year: Period) -> Vec<OptionIndex> {
    let written = indicator.judgements.iter().find(|judgement| judgement.axis == axis.name);
    let written: Vec<OptionIndex> = written.into_iter().flat_map(|judgement| judgement.all_at(year)).collect();
    if !written.is_empty() {
        return written;
    }
    let periods = plan.form.periods_of_all(&indicator.tables, &plan.periods);
    compute::judged(&plan.form, indicator, &axis.name, year, &periods).into_iter().collect()
}
