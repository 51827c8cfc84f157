//! 推移: the tables of 集計 that show everything of one kind, period by period.

use super::names::{KEYS, carrier, find, is_shown, title};
use super::places::{fixed_notes, places};
use crate::content::codec::schema::{list, offered, optional_year};
use crate::content::codec::{Codec, Visitor, text};
use crate::content::faults;
use crate::content::form::scope::{Scope, unknown};
use crate::content::periods;
use crate::content::yaml::Cursor;
use crate::model::{Carrier, Named, Period, SeriesYear, TallyForm, TallyPlace, TallyTable, TrendOf, TrendTable};
use crate::vocabulary::{ROWS, TREND, YEAR};

/// An empty 推移表.
pub(super) fn usual() -> TallyForm {
    let table = TrendTable { of: TrendOf::Series(String::new()), periods: None };
    TallyForm {
        title: String::new(),
        places: vec![TallyPlace::Summary],
        notes: Vec::new(),
        table: TallyTable::Trend(table),
    }
}

pub(super) fn define(d: &mut Visitor, tally: &mut TallyForm, scope: &Scope) {
    let TallyTable::Trend(table) = &mut tally.table else { return };
    title(d, &mut tally.title);
    let carrier = carrier(d, scope);
    d.knows(&[ROWS, TREND]);
    // A table with 行 may be meant as a table of counts.
    if d.reading().is_some_and(|fields| fields.get(ROWS).is_some()) {
        d.knows(&KEYS);
    }
    let about = "年度ごとに並べる、評価か系列の名前";
    d.required(TREND, about, &mut table.of, trend(carrier, scope));
    let is_series = matches!(table.of, TrendOf::Series(_));
    d.setting(YEAR, "並べる年度。書かないときは、表示年度", &mut table.periods, self::periods(is_series, scope).some());
    places(d, &mut tally.places);
    fixed_notes(d, &mut tally.notes);
}

/// 推移: an axis, else a series.
fn trend<'a>(carrier: Option<Carrier>, scope: &'a Scope) -> Codec<'a, TrendOf> {
    let form = &scope.form;
    let axes = || form.axes.iter().map(|axis| axis.name.as_str());
    let series = || form.series.iter().filter(|series| series.year == SeriesYear::Shown);
    let names = move || axes().chain(series().map(|series| series.name.as_str()));
    let read = move |at: &Cursor| {
        let name = at.text()?.value;
        if let Some(axis) = find(form, &name, carrier) {
            return Some(TrendOf::Axis(Named::axis(axis)));
        }
        let of_indicators = carrier.is_none_or(|carrier| carrier == Carrier::Indicator);
        match form.series(&name).filter(|_| of_indicators) {
            Some(series) if series.year.is_single() => {
                let message = format!("「{name}」は値が1つだけの系列なので、推移はありません");
                at.fault(faults::UNKNOWN_PART, message, "表示年度の系列か、評価の名前を書いてください");
                None
            }
            Some(series) => Some(TrendOf::Series(series.name.clone())),
            None => {
                if !scope.forgives(&name) {
                    unknown(at, "推移", &name, names());
                }
                None
            }
        }
    };
    let say = |of: &TrendOf| match of {
        TrendOf::Axis(axis) => scope.said(axis),
        TrendOf::Series(name) => name.clone(),
    };
    let schema = move || offered(names(), text().filled_schema());
    Codec::new(read, schema, say).filled(schema)
}

/// 年度: periods that the paper or, for a series, one of its 指標の表 shows. A list without a period is not read.
fn periods<'a>(is_series: bool, scope: &'a Scope) -> Codec<'a, Vec<Period>> {
    let read = move |at: &Cursor| {
        let own = scope.form.tables.iter().filter(|_| is_series).filter_map(|table| table.periods.as_deref());
        let shown: Vec<Period> = scope.surroundings.periods.iter().chain(own.flatten()).copied().collect();
        if at.is_empty() {
            let hint = "[H30, H31] のように、1つ以上書いてください";
            at.fault_at(&at.place.of_key(), faults::OPTION_COUNT, "年度がありません", hint);
        }
        let mut periods = periods::listed(at);
        periods.retain(|(at, text, period)| is_shown(at, *period, text, &shown));
        let periods: Vec<Period> = periods.into_iter().map(|(.., period)| period).collect();
        (!periods.is_empty()).then_some(periods)
    };
    let say =
        |periods: &Vec<Period>| periods.iter().map(|period| scope.spelled(*period)).collect::<Vec<_>>().join("、");
    Codec::new(read, || list(optional_year()), say)
}
