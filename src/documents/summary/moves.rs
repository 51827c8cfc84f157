//! Selects the indicators whose figures can be compared over time.

use crate::characters::is_percent;
use crate::documents::figures::figure;
use crate::model::tally::{self, JudgedNode};
use crate::model::{Counting, Edition, Indicator, Period, Trend};

/// The indicators of an edition with their trends.
#[derive(Debug)]
pub struct Moves<'a> {
    /// The indicators with figures for at least two periods, in the order of the paper, each once.
    pub moves: Vec<Move<'a>>,
    /// The number of other indicators.
    pub others: usize,
}

/// An indicator with its trend.
#[derive(Debug)]
pub struct Move<'a> {
    /// The indicator with its position.
    pub node: JudgedNode<'a>,
    /// The indicator.
    pub indicator: &'a Indicator,
    /// Its figures.
    pub trend: Trend<'a>,
    /// The printed values of all periods shown, oldest first; empty for a missing value.
    pub values: Vec<(Period, String)>,
}

impl<'a> Move<'a> {
    /// 単位 of its figures; `None` if they have none or several.
    pub fn unit(&self) -> Option<&str> {
        let own = self.trend.unit.as_ref().filter(|unit| unit.is_own).and_then(|unit| unit.unit.as_ref());
        let usual = || self.trend.series.unit.as_deref().or(self.node.unit).filter(|_| self.trend.is_comparable());
        own.map(|unit| unit.value.as_str()).or_else(usual)
    }

    /// 単位 to print beside the values; none if each value is printed with that of its series.
    pub fn unit_beside(&self) -> &'a str {
        self.node.unit.filter(|_| self.trend.series.unit.is_none()).unwrap_or_default()
    }

    /// The printed value of a period.
    pub fn value(&self, period: Period) -> Option<&str> {
        self.values.iter().find(|(at, _)| *at == period).map(|(_, value)| value.as_str())
    }

    /// Whether its unit is percent: then a difference is in points and has no percentage.
    pub fn is_share(&self) -> bool {
        self.unit().unwrap_or_default().contains(is_percent)
    }
}

/// The indicators of an edition.
pub fn collect(edition: &Edition) -> Moves<'_> {
    let plan = &edition.plan;
    let (mut moves, mut others) = (Vec::new(), 0);
    for node in tally::indicators(edition) {
        let Some(indicator) = node.indicator.filter(|_| node.counts(Counting::Net)) else { continue };
        let periods = &*plan.form.periods_of_all(&indicator.tables, &plan.periods);
        match Trend::reached(&plan.form, indicator, periods) {
            Some(trend) => {
                let values = values(edition, indicator, &trend, periods);
                moves.push(Move { node, indicator, trend, values });
            }
            None => others += 1,
        }
    }
    Moves { moves, others }
}

/// The values of the periods shown, oldest first.
fn values(edition: &Edition, indicator: &Indicator, trend: &Trend, periods: &[Period]) -> Vec<(Period, String)> {
    let mut periods = periods.to_vec();
    periods.sort();
    periods.dedup();
    let value = |period| (period, figure::value(edition, indicator, trend.series, period));
    periods.into_iter().map(value).collect()
}
