//! The indicators whose figures can be compared over periods.

use crate::characters::is_percent;
use crate::documents::figures::figure;
use crate::model::tally::{self, Node};
use crate::model::{Counting, Edition, Indicator, Period, Trend};

/// Indicators and how they moved.
#[derive(Debug)]
pub struct Moves<'a> {
    /// Those with figures for two periods or more, in the order of the paper, none twice.
    pub moves: Vec<Move<'a>>,
    /// How many others there are.
    pub others: usize,
}

/// An indicator and how it moved.
#[derive(Debug)]
pub struct Move<'a> {
    /// The indicator and where it stands.
    pub node: Node<'a>,
    /// The indicator.
    pub indicator: &'a Indicator,
    /// Its figures.
    pub trend: Trend<'a>,
    /// Every value shown, in the order of time, as it is printed; empty where there is none.
    pub values: Vec<(Period, String)>,
}

impl<'a> Move<'a> {
    /// 単位.
    pub fn unit(&self) -> Option<&'a str> {
        self.indicator.unit.as_ref().map(|unit| unit.value.as_str())
    }

    /// The value shown for a period.
    pub fn value(&self, period: Period) -> Option<&str> {
        self.values.iter().find(|(at, _)| *at == period).map(|(_, value)| value.as_str())
    }

    /// Whether it is a share: then differences are points, and have no share of their own.
    pub fn is_share(&self) -> bool {
        let unit = self.trend.series.unit.as_deref().or(self.unit()).unwrap_or_default();
        unit.contains(is_percent)
    }
}

/// The indicators of an edition.
pub fn of(edition: &Edition) -> Moves<'_> {
    let plan = &edition.plan;
    let (mut moves, mut others) = (Vec::new(), 0);
    for node in tally::indicators(edition) {
        let Some(indicator) = node.indicator.filter(|_| Counting::Net.holds(&node)) else { continue };
        let periods = plan.form.periods_of(&indicator.table, &plan.periods);
        match Trend::of(&plan.form, indicator, periods) {
            Some(trend) => {
                let values = values(edition, indicator, &trend, periods);
                moves.push(Move { node, indicator, trend, values });
            }
            None => others += 1,
        }
    }
    Moves { moves, others }
}

/// The values of the periods shown, in the order of time.
fn values(edition: &Edition, indicator: &Indicator, trend: &Trend, periods: &[Period]) -> Vec<(Period, String)> {
    let mut periods = periods.to_vec();
    periods.sort();
    periods.dedup();
    let value = |period| (period, figure::value(edition, indicator, trend.series, period));
    periods.into_iter().map(value).collect()
}
