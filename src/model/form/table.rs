//! 指標の表: tables of indicators.

use super::column::{Column, ColumnEntry, Part, TableKind};
use super::{SeriesForm, SeriesYear};
use crate::model::{Period, PeriodLabels};

/// 指標の表. A table of indicators outside the table of 取組項目.
#[derive(Debug, Clone, PartialEq)]
pub struct IndicatorTable {
    /// 名称: 対象指標, 活動指標 …. Empty for the table without a name.
    pub name: String,
    /// 題名. What stands above it; `None` for its name.
    pub title: Option<String>,
    /// 注. What stands below each such table.
    pub notes: Vec<String>,
    /// 列.
    pub columns: Vec<ColumnEntry>,
    /// 表示年度; `None` for those of the plan.
    pub periods: Option<Vec<Period>>,
    /// 年度の表記; `None` for that of the plan.
    pub period_labels: Option<PeriodLabels>,
}

impl IndicatorTable {
    /// The table of a form that does not describe one: a row for every indicator, with every series for every
    /// period.
    pub fn usual(series: &[SeriesForm]) -> Self {
        let one = |part| Column::usual(part, TableKind::Indicators);
        let values = |series: &SeriesForm| one(Part::Series(vec![series.name.clone()]));
        let (single, shown): (Vec<&SeriesForm>, Vec<&SeriesForm>) =
            series.iter().partition(|series| series.year.is_single());
        let mut columns = vec![ColumnEntry::One(one(Part::Indicators)), ColumnEntry::One(one(Part::Unit))];
        if !shown.is_empty() {
            columns.push(ColumnEntry::EachPeriod(shown.into_iter().map(values).collect()));
        }
        for series in single {
            columns.push(ColumnEntry::One(values(series)));
            let year = (series.year == SeriesYear::Own).then(|| one(Part::SeriesYear(series.name.clone())));
            columns.extend(year.map(ColumnEntry::One));
        }
        Self { name: String::new(), title: None, notes: Vec::new(), columns, periods: None, period_labels: None }
    }

    /// What stands above it; empty for nothing.
    pub fn printed_title(&self) -> &str {
        self.title.as_ref().unwrap_or(&self.name)
    }
}
