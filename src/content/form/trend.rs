//! 推移: the tables of 集計 that show everything of one kind, period by period.

use super::tallies::{Basis, empty_list, find, is_shown, unknown};
use crate::content::faults;
use crate::content::periods;
use crate::content::yaml::{Cursor, Fields};
use crate::model::{Carrier, Named, Period, SeriesYear, TrendOf, TrendTable};
use crate::vocabulary as word;

/// Reads a 推移表.
pub(super) fn read(fields: &mut Fields, carrier: Option<Carrier>, basis: &Basis) -> Option<TrendTable> {
    let of = fields.needed(word::TREND).and_then(|at| trend(&at, carrier, basis));
    let is_series = matches!(of, Some(TrendOf::Series(_)));
    let periods = fields.written(word::YEAR).map(|at| {
        let own = basis.form.tables.iter().filter(|_| is_series).filter_map(|table| table.periods.as_deref());
        let shown: Vec<Period> = basis.surroundings.periods.iter().chain(own.flatten()).copied().collect();
        if at.is_empty() {
            empty_list(&at, "年度", "[H30, H31] のように、1つ以上書いてください");
        }
        let mut periods = periods::listed(&at);
        periods.retain(|(at, text, period)| is_shown(at, *period, text, &shown));
        periods.into_iter().map(|(.., period)| period).collect::<Vec<Period>>()
    });
    Some(TrendTable { of: of?, periods: periods.filter(|periods| !periods.is_empty()) })
}

/// 推移: an axis, else a series.
fn trend(at: &Cursor, carrier: Option<Carrier>, basis: &Basis) -> Option<TrendOf> {
    let name = at.text()?.value;
    if let Some(axis) = find(basis.form, &name, carrier) {
        return Some(TrendOf::Axis(Named::of(axis)));
    }
    let of_indicators = carrier.is_none_or(|carrier| carrier == Carrier::Indicator);
    match basis.form.series(&name).filter(|_| of_indicators) {
        Some(series) if series.year == SeriesYear::Own => {
            let message = format!("「{name}」は独自の年度の系列なので、推移はありません");
            at.fault(faults::UNKNOWN_PART, message, "表示年度の系列か、評価の名前を書いてください");
            None
        }
        Some(series) => Some(TrendOf::Series(series.name.clone())),
        None => {
            if !basis.forgives(&name) {
                let axes = basis.form.axes.iter().map(|axis| axis.name.as_str());
                let series = basis.form.series.iter().filter(|series| series.year == SeriesYear::Shown);
                unknown(at, "推移", &name, axes.chain(series.map(|series| series.name.as_str())));
            }
            None
        }
    }
}
