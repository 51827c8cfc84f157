//! Compares judgements and own fields, which any node may carry.

use super::change::Topic;
use super::fact::Fact;
use super::sides::{FormName, Side};
use super::value::Printed;
use super::words;
use crate::model::holder::Holder;
use crate::model::{
    Among, Axis, Carried, Carrier, FieldEntry, FieldValue, InCharge, InTables, Judgement, OptionIndex, OptionWords,
    Period, own_field,
};

/// What carries a judgement or an own field.
#[derive(Clone, Copy)]
pub(super) struct Owner<'o> {
    /// The names of the indicators down to the one that carries it; empty if a node does, or if the reader knows.
    pub names: &'o [String],
    /// The 指標の表 of that indicator.
    pub tables: &'o InTables,
}

impl Owner<'static> {
    /// A node.
    const NODE: Self = Self { names: &[], tables: &InTables::UNNAMED };
}

impl Owner<'_> {
    /// Names something that it carries.
    pub fn label(self, what: &str) -> String {
        if self.names.is_empty() { what.to_owned() } else { words::owned(&words::indicator(self.names), what) }
    }
}

/// Returns the fact of the 担当課 of a node.
///
/// - `label`: what the form calls them
pub(super) fn in_charge(in_charge: &InCharge, label: String) -> Option<Fact> {
    let names: Vec<&str> = in_charge.names().collect();
    let fact = Fact::new(Topic::Departments, label, &names.join("、"))?;
    Some(fact.diff_as_list().inherited(in_charge.is_inherited()))
}

/// Returns the facts of what a node carries, except for its indicators and its 担当課.
pub(super) fn facts(side: &Side, holder: Holder, carried: &Carried) -> Vec<Fact> {
    let Carried { in_charge: _, judgements, fields: entries, indicators: _, above: _ } = carried;
    let mut facts = fields(side, holder, entries, Owner::NODE);
    let of = holder.carrier();
    facts.extend(judgements.iter().flat_map(|judgement| judged(side, of, judgement, Owner::NODE)));
    facts
}

/// Returns the facts of own fields.
///
/// - `entries`: what is written in them
pub(super) fn fields(side: &Side, holder: Holder, entries: &[FieldEntry], owner: Owner) -> Vec<Fact> {
    let of = holder.carrier();
    let is_computed = |name: &str| side.form().field(of, name).is_some_and(|field| field.aggregate.is_some());
    let written = entries.iter().filter(|entry| !is_computed(&entry.name));
    let mut facts: Vec<Fact> = written.flat_map(|entry| written_field(side, of, entry, owner)).collect();
    for field in side.form().fields_of(of).filter(|field| is_computed(&field.name)) {
        let name = side.name(&FormName::Field(of, field.name.clone()));
        let among = Among::those_below(of, side.form());
        for at in own_field::figures(side.edition, field, holder) {
            let Some(printed) = at.printed(side.form(), field) else { continue };
            let printed = Printed::of_field(&printed.value(side.form(), among), Some(field), side.form().grouping);
            facts.extend(figure(side, owner, &name, at.period, printed));
        }
    }
    facts
}

/// Returns the facts of an own field that is not computed.
fn written_field(side: &Side, of: Carrier, entry: &FieldEntry, owner: Owner) -> Vec<Fact> {
    let FieldEntry { name, value } = entry;
    let field = side.form().field(of, name);
    let name = side.name(&FormName::Field(of, name.clone()));
    let printed = |value| Printed::of_field(value, field, side.form().grouping);
    match value {
        FieldValue::Text(text) => {
            let fact = Fact::named(Topic::Field, &name, owner.label(&name), &text.value);
            fact.map(|fact| fact.of(owner.names)).into_iter().collect()
        }
        FieldValue::Figure(value) => figure(side, owner, &name, None, printed(&value.value)).into_iter().collect(),
        FieldValue::Years(values) => values
            .iter()
            .filter_map(|(period, value)| figure(side, owner, &name, Some(*period), printed(&value.value)))
            .collect(),
    }
}

fn figure(side: &Side, owner: Owner, name: &str, period: Option<Period>, printed: Printed) -> Option<Fact> {
    let label = owner.label(name);
    let fact = |label| Some(Fact::named(Topic::Field, name, label, &printed.text)?.of(owner.names));
    let fact = match period {
        None => fact(label)?,
        Some(period) if side.tells(period, owner.tables) => {
            let period = side.period(period);
            fact(words::at(&label, &period.printed))?.at(period)
        }
        Some(_) => return None,
    };
    Some(fact.meaning(printed.meaning).diff_as_list())
}

/// Returns the facts of a judgement: the one of the reported year first, then those of other periods.
pub(super) fn judged(side: &Side, of: Carrier, judgement: &Judgement, owner: Owner) -> Vec<Fact> {
    let Judgement { axis: name, choices, withheld: _ } = judgement;
    let Some(axis) = side.form().axis(of, name) else { return Vec::new() };
    let name = side.name(&FormName::Axis(of, name.clone()));
    let label = owner.label(&name);
    let chosen = |period, label: &str| chosen(axis, judgement.all_at(period), (Topic::Judgement, &name), label);
    let year = side.plan().year;
    let mut facts: Vec<Fact> = chosen(year, &label).into_iter().collect();
    let mut periods: Vec<Period> = choices.iter().map(|(period, _)| *period).collect();
    periods.sort();
    periods.dedup();
    for period in periods.into_iter().filter(|period| *period != year || side.is_across_years()) {
        // Compare what each edition says about the year that the other one reports.
        let mutual = side.is_across_years() && (period == year || period == side.other_year());
        if mutual || side.tells(period, owner.tables) {
            let named = side.period(period);
            let fact = chosen(period, &words::at(&label, &named.printed));
            facts.extend(fact.map(|fact| fact.at(named).only_if_both(mutual.into())));
        }
    }
    facts.into_iter().map(|fact| fact.of(owner.names)).collect()
}

/// Returns the fact of what was chosen on an axis.
pub(super) fn chosen(
    axis: &Axis,
    options: impl Iterator<Item = OptionIndex>,
    (topic, name): (Topic, &str),
    label: &str,
) -> Option<Fact> {
    // Boxes are printed in the order of the scale, so the order in the content does not matter.
    let mut options: Vec<OptionIndex> = options.collect();
    if axis.mark.boxes().is_some() {
        options.sort_by_key(|option| option.index());
        options.dedup();
    }
    let spelled = |option: &OptionIndex| {
        let option = axis.scale.option(*option);
        match &option.symbol {
            Some(symbol) if axis.mark.words() != OptionWords::Name => words::symbol(symbol, &option.name),
            _ => option.name.clone(),
        }
    };
    let text = |word: &dyn Fn(&OptionIndex) -> String| options.iter().map(word).collect::<Vec<_>>().join("、");
    let meaning = text(&|option| axis.scale.name(*option).to_owned());
    Some(Fact::named(topic, name, label, &text(&spelled))?.meaning(meaning).diff_as_list())
}
