//! A column alone.

use serde_json::json;

use super::part::part_said;
use super::table::Table;
use crate::content::codec::said::{entry, quoted, with};
use crate::content::codec::schema::{defined, optional_year};
use crate::content::codec::{Codec, Visitor, measure, record, text};
use crate::content::faults;
use crate::content::periods;
use crate::content::yaml::Cursor;
use crate::model::{Carrier, Column, FieldKind, Part, Period, SeriesYear};
use crate::vocabulary::{LABELS, PART, WIDTH, YEAR};

/// 内容, 見出し and 幅 of a column.
///
/// - `heading`: `None` for the default heading
pub(in crate::content::form) fn keys_of_column<P>(
    d: &mut Visitor,
    (about, part, codec): (&str, &mut P, Codec<P>),
    heading: &mut Option<String>,
    width: &mut Option<f64>,
) {
    d.required(PART, about, part, codec);
    d.setting(LABELS, "列の見出し。書かないときは、「列」を書かない様式と同じ見出し", heading, text().some());
    let about = "列の幅。全角で何字分か。書かないときは、残りを分けます";
    d.setting(WIDTH, about, width, measure(1..=200).some());
}

/// The description of 内容.
pub(in crate::content::form) const ABOUT_PART: &str = "列に印刷するもの";

/// A column in the words of a comparison.
///
/// - `usual`: its default heading
pub(in crate::content::form) fn said(part: &str, heading: &str, usual: &str, width: Option<f64>) -> String {
    let heading = (heading != usual && !heading.is_empty()).then(|| quoted(heading));
    let width = width.map(|width| entry(WIDTH, &width.to_string()));
    with(part, heading.into_iter().chain(width))
}

/// Whether a column may have a period of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dated {
    Perhaps,
    Never,
}

impl<'a> Table<'a> {
    /// A column: what it prints, or a map.
    pub(super) fn column(self, dated: Dated) -> Codec<'a, Column> {
        let define = move |d: &mut Visitor, column: &mut Column| {
            let (mut part, mut heading) = (None, None);
            keys_of_column(d, (ABOUT_PART, &mut part, self.parts().some()), &mut heading, &mut column.width);
            let is_known = part.is_some();
            if let Some(part) = part {
                column.heading = heading.unwrap_or_else(|| part.usual_heading(self.kind));
                column.part = part;
            }
            if dated == Dated::Never {
                return;
            }
            let about = "値や評価の年度。書かないときは、この資料の年度";
            d.setting(YEAR, about, &mut column.period, period().some());
            if let Some(at) = d.reading().and_then(|fields| fields.written(YEAR))
                && is_known
                && !self.has_periods(&column.part)
            {
                let message =
                    format!("「{}」は年度ごとの内容ではないので、「年度」は書けません", part_said(&column.part));
                let hint = "年度を選べるのは、系列、評価、数の独自の項目の列だけです。「年度」を消してください";
                at.fault_at(&at.place.of_key(), faults::UNKNOWN_PART, message, hint);
            }
        };
        let part = self.part();
        let short = move |at: &Cursor| Some(Column::usual(part.read(at)?, self.kind));
        let [part, ..] = self.definitions();
        record("{内容: 実績, 見出し: 実績値}", Column::usual(Part::Unit, self.kind), define)
            .or(short, move |map| json!({ "anyOf": [defined(part), map] }))
    }

    /// Whether a part has a value for each period.
    pub(super) fn has_periods(self, part: &Part) -> bool {
        let form = &self.scope.form;
        let is_figure = |carrier, name: &str| form.field(carrier, name).is_some_and(|it| it.kind != FieldKind::Text);
        match part {
            Part::Series(names) => names.iter().all(|name| self.has_year(name, SeriesYear::Shown)),
            Part::Judgement(_) | Part::IndicatorJudgement(_) => true,
            Part::Field(name) => is_figure(Carrier::Item, name),
            Part::IndicatorField(name) => is_figure(Carrier::Indicator, name),
            _ => false,
        }
    }

    pub(super) fn said_column(self, column: &Column, usual: &str) -> String {
        let said = said(&part_said(&column.part), &column.heading, usual, column.width);
        let period = column.period.map(|period| entry(YEAR, &self.scope.spelled(period)));
        if period.is_some() { with(&said, period) } else { said }
    }
}

fn period<'a>() -> Codec<'a, Period> {
    let read = |at: &Cursor| {
        let text = at.text()?;
        periods::one(at, &text)
    };
    Codec::new(read, optional_year, |_| String::new())
}
