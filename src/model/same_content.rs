//! Content without the places where it is written, and without the order in which it is written where that says nothing: two
//! of the same content are equal.

use super::above::Above;
use super::field::{FieldEntry, FieldValue};
use super::in_charge::InCharge;
use super::indicator::{Derivation, DerivedFrom, Indicator, Series};
use super::judgement::Judgement;
use super::period::Period;
use super::place::{Place, Placed};
use super::value::{Breakdown, Record, Value};

/// Whether two indicators, or none at all, have the same content, whatever the places.
pub fn same(one: Option<&Indicator>, other: Option<&Indicator>) -> bool {
    one.map(content) == other.map(content)
}

fn content(indicator: &Indicator) -> Indicator {
    let Indicator {
        name,
        unit,
        counts_in: _,
        series,
        in_charge,
        direction,
        is_unnamed,
        tables,
        judgements,
        fields,
        parts,
        derivation,
        above: _,
        place: _,
    } = indicator;
    let mut series: Vec<Series> =
        series.iter().map(|Series { name, values }| Series { name: name.clone(), values: years(values) }).collect();
    series.sort_by(|one, other| one.name.cmp(&other.name));
    let mut judgements: Vec<Judgement> = judgements.iter().map(judgement).collect();
    judgements.sort_by(|one, other| one.axis.cmp(&other.axis));
    let mut fields: Vec<FieldEntry> = fields
        .iter()
        .map(|FieldEntry { name, value }| FieldEntry { name: name.clone(), value: field(value) })
        .collect();
    fields.sort_by(|one, other| one.name.cmp(&other.name));
    Indicator {
        name: bare(name),
        unit: unit.as_ref().map(bare),
        counts_in: None,
        series,
        in_charge: InCharge::written(in_charge.own().iter().map(bare).collect()),
        direction: *direction,
        is_unnamed: *is_unnamed,
        tables: tables.clone(),
        judgements,
        fields,
        parts: parts.iter().map(content).collect(),
        derivation: derivation.as_ref().map(|it| Derivation {
            operands: Vec::new(),
            from: from(&it.from),
            ..it.clone()
        }),
        above: Above::NOTHING,
        place: Place::default(),
    }
}

fn from(from: &DerivedFrom) -> DerivedFrom {
    match from {
        DerivedFrom::Parts(aggregate) => DerivedFrom::Parts(*aggregate),
        DerivedFrom::Below(aggregate, name) => DerivedFrom::Below(*aggregate, bare(name)),
        DerivedFrom::Ratio(names) => DerivedFrom::Ratio(bare(names)),
    }
}

fn bare<T: Clone>(placed: &Placed<T>) -> Placed<T> {
    Placed::new(placed.value.clone(), Place::default())
}

fn judgement(judgement: &Judgement) -> Judgement {
    let Judgement { axis, choices, withheld } = judgement;
    let mut choices: Vec<_> = choices.iter().map(|(period, option)| (*period, bare(option))).collect();
    choices.sort_by_key(|(period, option)| (*period, option.value.index()));
    Judgement { axis: axis.clone(), choices, withheld: *withheld }
}

fn field(field: &FieldValue) -> FieldValue {
    match field {
        FieldValue::Text(text) => FieldValue::Text(bare(text)),
        FieldValue::Figure(figure) => FieldValue::Figure(value(figure)),
        FieldValue::Years(values) => FieldValue::Years(years(values)),
    }
}

fn years(values: &[(Period, Placed<Value>)]) -> Vec<(Period, Placed<Value>)> {
    let mut values: Vec<_> = values.iter().map(|(period, it)| (*period, value(it))).collect();
    values.sort_by_key(|(period, _)| *period);
    values
}

fn value(value: &Placed<Value>) -> Placed<Value> {
    let content = match &value.value {
        Value::Plain(scalar) => Value::Plain(scalar.clone()),
        Value::Record(it) => Value::Record(record(it)),
    };
    Placed::new(content, Place::default())
}

fn record(it: &Record) -> Record {
    let Record { value, unit, suffix, breakdown, note, left_out } = it;
    let part = |part: &Breakdown| Breakdown { label: bare(&part.label), record: record(&part.record) };
    Record {
        value: value.clone(),
        unit: unit.as_deref().map(|unit| Box::new(bare(unit))),
        suffix: suffix.as_ref().map(bare),
        breakdown: breakdown.iter().map(part).collect(),
        note: note.as_ref().map(bare),
        left_out: left_out.clone(),
    }
}
