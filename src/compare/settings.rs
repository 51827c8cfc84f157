//! 計画と資料の設定.

use super::fact::{self, Fact};
use super::sides::{Side, Sides};
use super::words;
use super::{Change, Spot};
use crate::model::identity::Pairs;
use crate::model::{Department, DepartmentKind, Period, PeriodLabels, Plan, Revision};

/// What differs between the settings of two editions, but for their 様式.
pub(super) fn changes(sides: &Sides) -> Vec<Change> {
    let mut out = Vec::new();
    let spot = Spot::default();
    fact::changes(facts(&sides.old), facts(&sides.new), &spot, &mut out);
    departments(&sides.old.plan().departments, &sides.new.plan().departments, &spot, &mut out);
    out
}

fn facts(side: &Side) -> Vec<Fact> {
    let Plan {
        name,
        title,
        paper_number,
        publisher,
        date,
        year,
        revision,
        periods,
        period_labels,
        committee,
        departments: _,
        form: _,
    } = side.plan();
    let revision = match revision {
        Revision::Final => words::FINAL,
        Revision::Marked(mark) => mark,
    };
    let period = |period: &Period| spelled(period_labels, *period);
    let shown: Vec<String> = periods.iter().map(period).collect();
    let facts = [
        Fact::new("plan", words::PLAN, &name.value),
        Fact::new("title", words::TITLE, &title.value),
        Fact::new("paper-number", words::PAPER_NUMBER, paper_number),
        Fact::new("revision", words::REVISION, revision).map(Fact::diff_as_list),
        Fact::new("publisher", words::PUBLISHER, publisher),
        Fact::new("date", words::DATE, &date.in_era()).map(Fact::diff_as_list),
        Fact::new("year", words::YEAR, &PeriodLabels::Era.label(0, *year))
            .map(|fact| fact.meaning(year.to_string()).diff_as_list()),
        Fact::new("periods", words::PERIODS, &shown.join("、")).map(Fact::diff_as_list),
        Fact::new("period-labels", words::PERIOD_LABELS, &labels(period_labels)),
        Fact::new("committee", words::COMMITTEE, &committee.value),
    ];
    facts.into_iter().flatten().collect()
}

/// A period in the words in which the labels tell it from others: where they do not say the era, neither does this.
pub(super) fn spelled(labels: &PeriodLabels, period: Period) -> String {
    match labels {
        PeriodLabels::Digits | PeriodLabels::Era | PeriodLabels::Initial => PeriodLabels::Era.label(0, period),
        PeriodLabels::Western | PeriodLabels::Listed(_) => PeriodLabels::Western.label(0, period),
        PeriodLabels::Single(own, _) if own.iter().any(|(of, _)| *of == period) => {
            PeriodLabels::Western.label(0, period)
        }
        PeriodLabels::Single(_, usual) => spelled(usual, period),
    }
}

/// 年度の表記.
pub(super) fn labels(labels: &PeriodLabels) -> String {
    match labels {
        PeriodLabels::Listed(labels) => labels.join("、"),
        PeriodLabels::Single(own, usual) => {
            let own = own.iter().map(|(period, label)| words::entry(&PeriodLabels::Western.label(0, *period), label));
            std::iter::once(self::labels(usual)).chain(own).collect::<Vec<_>>().join("、")
        }
        usual => words::word(&PeriodLabels::KEYWORDS, usual).to_owned(),
    }
}

/// 担当課: paired by name, then by what they were called before, then in their order where equally many are left.
fn departments(olds: &[Department], news: &[Department], spot: &Spot, out: &mut Vec<Change>) {
    let mut pairs = Pairs::none(olds.len(), news.len());
    let name = |list: &[Department], index: usize| Some(list[index].name.value.clone());
    pairs.by(|index| name(olds, index), |index| name(news, index));
    pairs.by(|index| name(olds, index), |index| news[index].former_name.clone());
    let (old, new) = pairs.alone();
    pairs.in_order(&old, &new).into_iter().for_each(|(old, new)| pairs.join(old, new));
    // Both sides are told of by the name of today.
    let fact = |index: usize, department: &Department| {
        Fact::named("department", &news[index].name.value, words::DEPARTMENTS, &in_full(department))
            .map(Fact::diff_as_list)
    };
    let (mut before, mut after): (Vec<Fact>, Vec<Fact>) = (Vec::new(), Vec::new());
    for (index, department) in olds.iter().enumerate() {
        before.extend(match pairs.new_of(index) {
            Some(new) => fact(new, department),
            None => Fact::named("removed", &department.name.value, words::DEPARTMENTS, &in_full(department)),
        });
    }
    for (index, department) in news.iter().enumerate() {
        after.extend(fact(index, department));
    }
    fact::changes(before, after, spot, out);
    let every = |list: &[Department]| (0..list.len()).collect::<Vec<_>>();
    let name = |index: usize| news[index].name.value.clone();
    fact::reordered(&pairs, (&every(olds), &every(news)), spot, words::DEPARTMENTS, name, out);
}

fn in_full(department: &Department) -> String {
    let Department { name, kind, bureau, former_name } = department;
    let kind = (*kind != DepartmentKind::default()).then(|| words::word(&DepartmentKind::KEYWORDS, kind).to_owned());
    let bureau = bureau.as_ref().map(|bureau| words::entry(words::BUREAU, bureau));
    let former = former_name.as_ref().map(|former| words::entry(words::FORMER_NAME, former));
    let more = kind.into_iter().chain(bureau).chain(former);
    std::iter::once(name.value.clone()).chain(more).collect::<Vec<_>>().join("、")
}
