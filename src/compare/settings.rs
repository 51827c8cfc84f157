//! Compares 計画と資料の設定.

use super::change::Topic;
use super::fact::{self, Fact};
use super::sides::{Side, Sides};
use super::words::named;
use super::{Change, Spot};
use crate::content::codec::Told;
use crate::content::departments::department;
use crate::content::form::{surroundings_of, tell_papers};
use crate::content::plan::tell;
use crate::model::identity::Pairs;
use crate::model::{Department, FurtherPaper, Period};
use crate::vocabulary::{DATE, DEPARTMENTS, PAPERS, PERIODS, REVISION, YEAR};

/// Returns the differences between the settings of two editions, except for their 様式.
pub(super) fn changes(sides: &Sides) -> Vec<Change> {
    let mut out = Vec::new();
    let spot = Spot::default();
    fact::changes(facts(&sides.old), facts(&sides.new), &spot, &mut out);
    departments(&sides.old.plan().departments, &sides.new.plan().departments, &spot, &mut out);
    papers(sides, &spot, &mut out);
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

/// Compares the further papers, by 資料番号.
fn papers(sides: &Sides, spot: &Spot, out: &mut Vec<Change>) {
    let facts = |side: &Side| -> Vec<Fact> {
        let name = |period: Period| side.own_year(period);
        let told = tell_papers(side.plan(), &surroundings_of(side.plan(), &name));
        let papers = side.plan().papers.iter().zip(told);
        let fact = |(paper, text): (&FurtherPaper, String)| {
            let number = &paper.number.value;
            let id = format!("{PAPERS}/{number}");
            // A paper may have nothing but its number.
            let text = if text.is_empty() { number } else { &text };
            Fact::named(Topic::Setting, &id, named(PAPERS, number), text).map(Fact::diff_as_list)
        };
        papers.filter_map(fact).collect()
    };
    fact::changes(facts(&sides.old), facts(&sides.new), spot, out);
    let (olds, news) = (&sides.old.plan().papers, &sides.new.plan().papers);
    let number = |papers: &[FurtherPaper], index: usize| Some(papers[index].number.value.clone());
    let mut pairs = Pairs::none(olds.len(), news.len());
    pairs.by(|index| number(olds, index), |index| number(news, index));
    let every = |list: &[FurtherPaper]| (0..list.len()).collect::<Vec<_>>();
    let lists = (&every(olds)[..], &every(news)[..]);
    fact::reordered(&pairs, lists, spot, PAPERS, |index| news[index].number.value.clone(), out);
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
