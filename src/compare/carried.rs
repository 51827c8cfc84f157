//! Compares judgements and own fields, which any node may carry.

use super::fact::Fact;
use super::sides::{FormName, Side};
use super::value::Printed;
use super::words;
use crate::model::compute::{self, Computed};
use crate::model::{
    Axis, Carried, Carrier, FieldEntry, FieldValue, Initiative, Judgement, Mark, OptionIndex, Period, Value,
};

/// Returns the facts of what a node carries, except for its indicators.
///
/// - `items`: the 取組項目 below it, from which an own field may be computed
pub(super) fn facts(side: &Side, of: Carrier, carried: &Carried, items: &[&Initiative]) -> Vec<Fact> {
    let Carried { judgements, fields, indicators: _ } = carried;
    let mut facts: Vec<Fact> = fields.iter().flat_map(|entry| field(side, of, entry, "")).collect();
    let written = |name: &str| fields.iter().any(|entry| entry.name == name);
    for field in side.form().fields_of(of).filter(|field| !written(&field.name)) {
        let Some(aggregate) = &field.aggregate else { continue };
        let name = side.name(&FormName::Field(of, field.name.clone()));
        for (period, said) in compute::of_items(side.form(), aggregate, items, side.plan().year) {
            let Some(computed) = Computed::new(side.form(), &said) else { continue };
            let printed = Printed::of_field(&Value::Plain(computed.value), Some(field), side.form().grouping);
            facts.extend(figure(side, &name, &name, period, printed));
        }
    }
    facts.extend(judgements.iter().flat_map(|judgement| judged(side, of, judgement, "")));
    facts
}

/// Returns the facts of an own field.
///
/// - `owner`: the indicator that carries it, in words; empty if it is not an indicator
pub(super) fn field(side: &Side, of: Carrier, entry: &FieldEntry, owner: &str) -> Vec<Fact> {
    let FieldEntry { name, value } = entry;
    let field = side.form().field(of, name);
    let name = side.name(&FormName::Field(of, name.clone()));
    let label = words::owned(owner, &name);
    let printed = |value| Printed::of_field(value, field, side.form().grouping);
    match value {
        FieldValue::Text(text) => Fact::named("field", &name, label, &text.value).into_iter().collect(),
        FieldValue::Figure(value) => figure(side, &name, &label, None, printed(&value.value)).into_iter().collect(),
        FieldValue::Years(values) => values
            .iter()
            .filter_map(|(period, value)| figure(side, &name, &label, Some(*period), printed(&value.value)))
            .collect(),
    }
}

fn figure(side: &Side, name: &str, label: &str, period: Option<Period>, printed: Printed) -> Option<Fact> {
    match period {
        None => Some(Fact::named("field", name, label, &printed.text)?.meaning(printed.meaning).diff_as_list()),
        Some(period) => {
            let label = words::at(label, &side.period(period));
            let fact =
                Fact::named("field", name, label, &printed.text)?.meaning(printed.meaning).at(period).diff_as_list();
            side.tells(period, "").then_some(fact)
        }
    }
}

/// Returns the facts of a judgement: the one of the reported year first, then those of other periods.
pub(super) fn judged(side: &Side, of: Carrier, judgement: &Judgement, owner: &str) -> Vec<Fact> {
    let Judgement { axis: name, choices, withheld: _ } = judgement;
    let Some(axis) = side.form().axis(of, name) else { return Vec::new() };
    let name = side.name(&FormName::Axis(of, name.clone()));
    let label = words::owned(owner, &name);
    let year = side.plan().year;
    let mut facts: Vec<Fact> = chosen(axis, judgement.all_at(year), &name, &label).into_iter().collect();
    let mut periods: Vec<Period> = choices.iter().map(|(period, _)| *period).collect();
    periods.sort();
    periods.dedup();
    for period in periods.into_iter().filter(|period| *period != year || side.is_across_years()) {
        let label = words::at(&label, &side.period(period));
        // Compare what each edition says about the year that the other one reports.
        let mutual = side.is_across_years() && (period == year || period == side.other_year());
        let fact = chosen(axis, judgement.all_at(period), &name, &label);
        facts.extend(fact.map(|fact| fact.at(period).only_if_both(mutual.into())));
    }
    facts
}

/// Returns the fact of what was chosen on an axis.
pub(super) fn chosen(axis: &Axis, options: impl Iterator<Item = OptionIndex>, name: &str, label: &str) -> Option<Fact> {
    // Boxes are printed in the order of the scale, so the order in the content does not matter.
    let mut options: Vec<OptionIndex> = options.collect();
    if axis.mark.boxes().is_some() {
        options.sort_by_key(|option| option.index());
        options.dedup();
    }
    let spelled = |option: &OptionIndex| {
        let option = axis.scale.option(*option);
        match &option.symbol {
            Some(symbol) if axis.mark == Mark::Symbol => words::symbol(symbol, &option.name),
            _ => option.name.clone(),
        }
    };
    let text = |word: &dyn Fn(&OptionIndex) -> String| options.iter().map(word).collect::<Vec<_>>().join("、");
    let meaning = text(&|option| axis.scale.name(*option).to_owned());
    Some(Fact::named("judgement", name, label, &text(&spelled))?.meaning(meaning).diff_as_list())
}
