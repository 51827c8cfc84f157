//! Compares 計画と資料の設定.

use super::change::Topic;
use super::fact::{self, Fact};
use super::sides::{Side, Sides};
use super::{Change, Spot};
use crate::content::codec::Told;
use crate::content::departments::department;
use crate::content::plan::tell;
use crate::model::Department;
use crate::model::identity::Pairs;
use crate::vocabulary::{DATE, DEPARTMENTS, PERIODS, REVISION, YEAR};

/// Returns the differences between the settings of two editions, except for their 様式.
pub(super) fn changes(sides: &Sides) -> Vec<Change> {
    let mut out = Vec::new();
    let spot = Spot::default();
    fact::changes(facts(&sides.old), facts(&sides.new), &spot, &mut out);
    departments(&sides.old.plan().departments, &sides.new.plan().departments, &spot, &mut out);
    out
}

fn facts(side: &Side) -> Vec<Fact> {
    let plan = side.plan();
    let fact = |told: &Told| {
        let fact = Fact::named(Topic::Setting, &told.key, told.key.as_str(), &told.text)?;
        Some(match told.key.as_str() {
            YEAR => fact.meaning(plan.year.to_string()).diff_as_list(),
            REVISION | DATE | PERIODS => fact.diff_as_list(),
            _ => fact,
        })
    };
    tell(plan).iter().filter_map(fact).collect()
}

/// Compares 担当課: pairs them by name, then by former name, then in order if equally many are left.
fn departments(olds: &[Department], news: &[Department], spot: &Spot, out: &mut Vec<Change>) {
    let mut pairs = Pairs::none(olds.len(), news.len());
    let name = |list: &[Department], index: usize| Some(list[index].name.value.clone());
    pairs.by(|index| name(olds, index), |index| name(news, index));
    pairs.by(|index| name(olds, index), |index| news[index].former_name.clone());
    let (old, new) = pairs.alone();
    pairs.in_order(&old, &new).into_iter().for_each(|(old, new)| pairs.join(old, new));
    // Both sides use the current name.
    let fact = |index: usize, it: &Department| {
        Fact::named(Topic::Department, &news[index].name.value, DEPARTMENTS, &department().say(it))
            .map(Fact::diff_as_list)
    };
    let (mut before, mut after): (Vec<Fact>, Vec<Fact>) = (Vec::new(), Vec::new());
    for (index, it) in olds.iter().enumerate() {
        before.extend(match pairs.new_of(index) {
            Some(new) => fact(new, it),
            None => Fact::named(Topic::Department, &it.name.value, DEPARTMENTS, &department().say(it)),
        });
    }
    for (index, it) in news.iter().enumerate() {
        after.extend(fact(index, it));
    }
    fact::changes(before, after, spot, out);
    let every = |list: &[Department]| (0..list.len()).collect::<Vec<_>>();
    let name = |index: usize| news[index].name.value.clone();
    fact::reordered(&pairs, (&every(olds), &every(news)), spot, DEPARTMENTS, name, out);
}
