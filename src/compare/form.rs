//! Compares 様式, in the words of the content.

use super::change::Topic;
use super::fact::{self, Fact};
use super::sides::{Side, Sides};
use super::words::{label_of, named};
use super::{Change, Spot};
use crate::content::form::{surroundings_of, tell};
use crate::model::identity::Pairs;
use crate::model::{Form, Period};
use crate::vocabulary as word;

/// Returns the differences between the 様式 of two editions.
pub(super) fn changes(sides: &Sides) -> Vec<Change> {
    let mut out = Vec::new();
    fact::changes(facts(&sides.old), facts(&sides.new), &Spot::default(), &mut out);
    for ((heading, olds), (_, news)) in lists(sides.old.form()).into_iter().zip(lists(sides.new.form())) {
        let mut pairs = Pairs::none(olds.len(), news.len());
        pairs.by(|index| Some(&olds[index]), |index| Some(&news[index]));
        let every = |list: &[String]| (0..list.len()).collect::<Vec<_>>();
        let lists = (&every(&olds)[..], &every(&news)[..]);
        fact::reordered(&pairs, lists, &Spot::default(), heading, |index| news[index].clone(), &mut out);
    }
    out
}

/// Compares the elements of lists, by name and in order.
fn lists(form: &Form) -> [(&'static str, Vec<String>); 5] {
    [
        (word::SERIES, form.series.iter().map(|series| series.name.clone()).collect()),
        (word::OWN, form.fields.iter().map(|field| field.name.clone()).collect()),
        (word::AXES, form.axes.iter().map(|axis| axis.name.clone()).collect()),
        (word::TABLES, form.tables.iter().map(|table| table.name.clone()).collect()),
        (word::TALLIES, form.tallies.iter().map(|tally| tally.title.clone()).collect()),
    ]
}

fn facts(side: &Side) -> Vec<Fact> {
    let plan = side.plan();
    let name = |period: Period| side.own_year(period);
    let told = tell(side.form(), &surroundings_of(plan, &name));
    let fact = |(index, part): (usize, &crate::content::codec::Told)| {
        // The titles of tables may repeat.
        let rank = told[..index].iter().filter(|other| (&other.key, &other.id) == (&part.key, &part.id)).count();
        let label = if part.key == word::LABELS { label_of(&part.name) } else { named(&part.key, &part.name) };
        Fact::named(Topic::Form, &format!("{}/{}/{rank}", part.key, part.id), label, &part.text).map(Fact::diff_as_list)
    };
    told.iter().enumerate().filter_map(fact).collect()
}
