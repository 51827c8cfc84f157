//! 年度ごと, and columns under a common heading.

use super::table::Table;
use crate::content::codec::Codec;
use crate::content::faults;
use crate::content::form::headed;
use crate::content::form::meant_columns::year_of;
use crate::content::form::names::{Names, part_word};
use crate::content::yaml::Cursor;
use crate::model::{Column, ColumnEntry, Part, Period, SeriesYear, TableKind};
use crate::vocabulary::{EACH_PERIOD, LABELS};

/// What the columns so far print, of which period, and whether it is a judgement or an own field of every period, which may
/// stand once more for the reported one.
pub(super) type Seen = Names<(Part, Option<Period>, bool)>;

impl<'a> Table<'a> {
    /// 年度ごと: what has a value for each period. The headings stand under the label of the period.
    ///
    /// - `codec`: reads a column
    pub(super) fn each_period(self, at: &Cursor, codec: &Codec<Column>, names: &mut Seen) -> Vec<Column> {
        let mut column = |at: &Cursor| {
            if self.told_shape(at) {
                return None;
            }
            let mut column = codec.read(at)?;
            let series: &[String] = if let Part::Series(series) = &column.part { series } else { &[] };
            if series.is_empty() && !self.has_periods(&column.part) {
                let hint = "系列、評価、数の独自の項目の名前を書くか、この列を「年度ごと」の外に出してください";
                at.fault(faults::UNKNOWN_PART, "「年度ごと」には、年度ごとの値や評価だけを書きます", hint);
                return None;
            }
            if let Some(common) = series.iter().find(|name| self.is_common(name)) {
                let message = format!("「{common}」は、年度ごとに印刷しません（年度: 共通）");
                at.fault(faults::UNKNOWN_PART, message, format!("「{common}」を「年度ごと」の外に出してください"));
                return None;
            }
            // Its one value would stand under the labels of years that are not its own.
            if let Some(own) = series.iter().find(|name| self.has_year(name, SeriesYear::Own)) {
                let message = format!("「{own}」は、独自の年度の値が1つなので、年度ごとに印刷しません（年度: 独自）");
                let hint = format!(
                    "「{own}」を「年度ごと」の外に出してください。その年度も印刷するなら、「{}」の列を加えます",
                    year_of(own)
                );
                at.fault(faults::UNKNOWN_PART, message, hint);
                return None;
            }
            if at.peek(LABELS).is_none_or(|at| at.is_blank()) {
                column.heading = column.part.usual_heading(TableKind::Indicators);
            }
            {
                let is_series = matches!(column.part, Part::Series(_));
                let seen = (column.part.clone(), None, !is_series);
                names.is_new(at, &part_word(at, &column.heading), seen).then_some(column)
            }
        };
        if !at.is_list() {
            // A single series needs no heading; the label of the period is enough.
            let is_headed = at.peek(LABELS).is_some_and(|at| !at.is_blank());
            let bare = |column: Column| if is_headed { column } else { Column { heading: String::new(), ..column } };
            return column(at).map(bare).into_iter().collect();
        }
        if at.is_empty() {
            at.fault(faults::OPTION_COUNT, "列がありません", "[計画, 実績] のように書いてください");
        }
        at.elements().iter().filter_map(column).collect()
    }

    /// 見出し and 列: columns under a common heading.
    ///
    /// - `codec`: reads a column
    pub(super) fn headed(self, at: &Cursor, codec: &Codec<Column>, names: &mut Seen) -> Option<ColumnEntry> {
        let (heading, columns) = headed::read(at, "[評価, 理由]", |at| {
            if at.peek(EACH_PERIOD).is_some() {
                let hint = "「年度ごと」の列には年度が見出しに付くので、「見出し」の外に出してください";
                at.fault(faults::UNKNOWN_KEY, "「見出し」の「列」に「年度ごと」があります", hint);
                return None;
            }
            let column = codec.read(at)?;
            let seen = (column.part.clone(), column.period, false);
            names.is_new(at, &part_word(at, &column.heading), seen).then_some(column)
        })?;
        Some(ColumnEntry::Headed { heading, columns })
    }
}
