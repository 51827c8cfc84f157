//! 評価: the options chosen on an axis.

use super::form::OptionIndex;
use super::period::Period;
use super::place::Placed;

/// 評価. The options chosen on one axis.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Judgement {
    /// The name of the axis, such as 進捗状況.
    pub axis: String,
    /// Period and option, in the order of the content; blank means 未記入. Only an axis that allows several options has a
    /// period more than once.
    pub choices: Vec<(Period, Placed<OptionIndex>)>,
    /// Whether a 再掲 leaves it blank on purpose: it is not printed there, and does not count there.
    pub withheld: bool,
}

impl Judgement {
    /// The first option chosen for a period.
    pub fn at(&self, period: Period) -> Option<OptionIndex> {
        self.all_at(period).next()
    }

    /// The judgement of a 再掲: its own choices, and those of its original for all other periods.
    pub fn over(&self, original: Option<&Self>) -> Self {
        let mut all = self.clone();
        let others = original.filter(|_| !self.withheld).into_iter().flat_map(|original| &original.choices);
        all.choices.extend(others.filter(|(period, _)| self.at(*period).is_none()).cloned());
        all
    }

    /// Every option chosen for a period.
    pub fn all_at(&self, period: Period) -> impl Iterator<Item = OptionIndex> {
        self.choices.iter().filter(move |(at, _)| *at == period).map(|(_, option)| option.value)
    }
}
