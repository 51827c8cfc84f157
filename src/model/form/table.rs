//! 指標の表: tables of indicators.

use super::column::{Column, ColumnEntry, Part};
use super::{SeriesForm, SeriesYear};
use crate::model::{Period, PeriodLabels};

/// 指標の表. A table of indicators that stands outside the table of 取組項目.
#[derive(Debug, Clone, PartialEq)]
pub struct IndicatorTable {
    /// 名称: 対象指標, 活動指標 …. Empty for the one that needs no name.
    pub name: String,
    /// 列.
    pub columns: Vec<ColumnEntry>,
    /// 表示年度, where they are not those of the plan.
    pub periods: Option<Vec<Period>>,
    /// 年度の表記, where it is not that of the plan.
    pub period_labels: Option<PeriodLabels>,
}

impl IndicatorTable {
    /// The table of a form that does not say what it looks like: one row for every indicator, every series for every
    /// period.
    pub fn usual(series: &[SeriesForm]) -> Self {
        let values = |series: &SeriesForm| Column::new(Part::Series(vec![series.name.clone()]), &series.name);
        let (own, shown): (Vec<&SeriesForm>, Vec<&SeriesForm>) =
            series.iter().partition(|series| series.year == SeriesYear::Own);
        let mut columns = vec![
            ColumnEntry::One(Column::new(Part::Indicators, "指標")),
            ColumnEntry::One(Column::new(Part::Unit, "単位")),
        ];
        if !shown.is_empty() {
            columns.push(ColumnEntry::EachPeriod(shown.into_iter().map(values).collect()));
        }
        for series in own {
            columns.push(ColumnEntry::One(values(series)));
            let heading = format!("{}年度", series.name);
            columns.push(ColumnEntry::One(Column::new(Part::SeriesYear(series.name.clone()), heading)));
        }
        Self { name: String::new(), columns, periods: None, period_labels: None }
    }
}
