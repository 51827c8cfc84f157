//! Own fields of sections and 事業, which may be computed from what is below.

use rust_decimal::Decimal;

use super::aggregate::{Holder, Lack, Part, Said, Wanted, Why, decimals_of_points};
use super::below::Below;
use super::blank;
use super::carried::Carried;
use super::compute::{self, Computed, Printed};
use super::exact::{Figure, Precision};
use super::field::{FieldEntry, FieldValue};
use super::figure_unit::FigureUnit;
use super::form::{Axis, Carrier, Field, FieldAggregate, FieldSource, Form, OptionIndex, Rounding};
use super::indicator::Indicator;
use super::needed::Entries;
use super::period::Period;
use super::place::{Place, Placed};
use super::plan::{Initiative, Plan, Project};
use super::value::Value;

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
    /// - `field`: the field
    pub fn printed(&self, form: &Form, field: &'a Field) -> Option<Printed<'a>> {
        Printed::of(self.written, || Computed::new(form, &self.said(field)?))
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
}

/// 単位 of a field; it has no place.
fn unit_of(field: &Field) -> Option<Placed<String>> {
    Some(Placed::new(field.unit.clone()?, Place::default()))
}

/// The figures of an own field of a section or 事業: those that are written, and those that are computed from what is below.
/// Points without a period are those of the reported year.
pub fn figures<'a>(
    plan: &'a Plan,
    field: &'a Field,
    entry: Option<&'a FieldEntry>,
    below: &Below<'a>,
) -> Vec<FieldFigure<'a>> {
    let source = field.aggregate.as_ref().and_then(|aggregate| Source::new(plan, &aggregate.source, below));
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
enum Source<'s, 'a> {
    /// もと: an own field of the 取組項目 or 事業 below.
    Fields { field: &'a Field, nodes: Vec<FieldNode<'a>> },
    /// もと: the points of an axis.
    Axis { plan: &'a Plan, axis: &'a Axis, below: &'s Below<'a> },
}

/// A node with an own field.
struct FieldNode<'a> {
    holder: Holder<'a>,
    carried: &'a Carried,
    place: &'a Place,
}

impl<'a> FieldNode<'a> {
    fn of_item(item: &&'a Initiative) -> Self {
        Self { holder: Holder::Item(item), carried: &item.carried, place: &item.place }
    }

    fn of_project(project: &&'a Project) -> Self {
        Self { holder: Holder::Project(project), carried: &project.carried, place: &project.name.place }
    }
}

impl<'s, 'a> Source<'s, 'a> {
    fn new(plan: &'a Plan, name: &'a str, below: &'s Below<'a>) -> Option<Self> {
        Some(match plan.form.source(name)? {
            FieldSource::Field(carrier) => {
                let nodes = match carrier {
                    Carrier::Item => below.items.iter().map(FieldNode::of_item).collect(),
                    _ => below.projects.iter().map(FieldNode::of_project).collect(),
                };
                Self::Fields { field: plan.form.field(carrier, name)?, nodes }
            }
            FieldSource::Points(axis) => Self::Axis { plan, axis, below },
        })
    }

    /// The period for which figures of a period are computed: the points of the reported year have none.
    fn column(&self, period: Option<Period>) -> Option<Period> {
        match self {
            Self::Fields { .. } => period,
            Self::Axis { plan, .. } => period.filter(|period| *period != plan.year),
        }
    }

    /// The periods for which something is to be computed.
    fn columns(&self) -> Vec<Option<Period>> {
        let Self::Fields { field, nodes } = self else { return vec![None] };
        let mut periods = Vec::new();
        let (mut with, mut without) = (0, 0);
        for node in nodes {
            match node.carried.field(&field.name) {
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

    /// What the nodes have for a period, or without one; empty if none has anything.
    fn parts(&self, period: Option<Period>) -> Vec<Part<'a>> {
        match self {
            Self::Axis { plan, axis, below } => points(plan, axis, below, period.unwrap_or(plan.year)),
            Self::Fields { .. } if !self.columns().contains(&period) => Vec::new(),
            Self::Fields { field, nodes } => nodes.iter().map(|node| part(node, field, period)).collect(),
        }
    }
}

fn part<'a>(node: &FieldNode<'a>, field: &'a Field, period: Option<Period>) -> Part<'a> {
    let name = field.name.as_str();
    let at = |value: Option<&'a Placed<Value>>| {
        let place = value.map_or(node.place, |value| &value.place);
        Wanted { holder: node.holder, owner: "", name, period, place }
    };
    let said = |value| Said::of_value(at(Some(value)), value, unit_of(field));
    let of_value = |value| Part { at: at(Some(value)), said: said(value) };
    let in_another_way = |value: &'a Placed<Value>, why: Why<'a>| {
        let at = Wanted { period: None, ..at(Some(value)) };
        Part { at: at.clone(), said: Said::Lacking(vec![Lack { at, why }]) }
    };
    match (node.carried.field(name), period) {
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
    let of_carried = |node: FieldNode<'a>| {
        let options = node.carried.judgement(&axis.name).into_iter().flat_map(|it| it.all_at(year)).collect();
        (node.holder, node.place, options, Entries::from(node.carried).need_judgement(axis, year))
    };
    match axis.carrier {
        Carrier::Item => below.items.iter().map(FieldNode::of_item).map(of_carried).flat_map(of_node).collect(),
        Carrier::Project => {
            below.projects.iter().map(FieldNode::of_project).map(of_carried).flat_map(of_node).collect()
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
