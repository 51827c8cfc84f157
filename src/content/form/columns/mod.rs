//! 列: the columns of the table of 取組項目 and of 指標の表.

mod column;
mod group;
mod part;
mod table;

use serde_json::{Value as Json, json};

use self::column::Dated;
pub(super) use self::column::{ABOUT_PART, keys_of_column, said};
use self::group::Seen;
use self::table::Table;
use super::headed;
use super::meant_columns::misspelt_group;
use super::names::part_word;
use super::scope::Scope;
use crate::content::codec::said::entry;
use crate::content::codec::schema::{defined, filled};
use crate::content::codec::{Codec, Visitor};
use crate::content::faults;
use crate::content::yaml::Cursor;
use crate::model::{Column, ColumnEntry, Part, Period, Place, TableKind};
use crate::vocabulary::{COLUMNS, EACH_PERIOD, LABELS, PERIODS, YEAR};

/// 列. A list without a column is not read.
pub(super) fn columns<'a>(kind: TableKind, scope: &'a Scope) -> Codec<'a, Vec<ColumnEntry>> {
    let table = Table { kind, scope };
    Codec::new(
        move |at| table.read(at).filter(|entries| !entries.is_empty()),
        move || table.schema(),
        move |entries| entries.iter().map(|entry| table.said(entry)).collect::<Vec<_>>().join("、"),
    )
    .of_lists_or_maps()
}

/// Reports the columns of periods that their table does not show.
///
/// - `at`: the list of columns
/// - `shown`: the periods that the table shows
pub(super) fn check_periods(at: &Cursor, shown: &[Period]) {
    let mut columns = at.elements();
    let inner: Vec<Cursor> =
        columns.iter().filter_map(|at| at.peek(COLUMNS)).flat_map(|list| list.elements()).collect();
    columns.extend(inner);
    for at in columns.iter().filter_map(|at| at.peek(YEAR)) {
        let period = at.word().and_then(|word| Some((Period::parse(&word)?, word)));
        if let Some((_, word)) = period.filter(|(period, _)| !shown.is_empty() && !shown.contains(period)) {
            let message = format!("「{word}」は表示年度にないので、列に出せません");
            let hint = format!("「{PERIODS}」に加えるか、ほかの年度を書いてください");
            at.fault(faults::YEAR_NOT_SHOWN, message, hint);
        }
    }
}

/// The definitions that the schema of [`columns`] refers to.
pub(super) fn definitions<'a>(scope: &'a Scope) -> impl Iterator<Item = (String, Json)> + 'a {
    [TableKind::Items, TableKind::Indicators].into_iter().flat_map(move |kind| {
        let table = Table { kind, scope };
        let [part, column, by_year] = table.definitions();
        let columns =
            [(column, Dated::Perhaps), (by_year, Dated::Never)].map(|(name, dated)| (name, table.column(dated)));
        let columns = columns.into_iter().map(|(name, column)| (name, column.schema()));
        std::iter::once((part, table.part().schema())).chain(columns).map(|(name, it)| (name.to_owned(), it))
    })
}

/// How columns are of other periods than their rows.
enum Across {
    /// 年度ごと.
    EachPeriod,
    /// 年度 of one column.
    OnePeriod,
}

impl Table<'_> {
    fn schema(self) -> Json {
        let [_, one, by_year] = self.definitions();
        let group = |d: &mut Visitor, _: &mut ()| {
            let several = || {
                let several = json!({ "type": "array", "minItems": 1, "items": defined(by_year) });
                json!({ "anyOf": [filled(defined(by_year)), several] })
            };
            let columns = Codec::new(|_| None, || json!({}), |_| String::new()).filled(several);
            d.required(EACH_PERIOD, "表示年度のそれぞれに、ここの列を並べます", &mut (), columns);
        };
        let (group, headed) = (Visitor::describe(&group, &()), headed::schema(&defined(one)));
        json!({ "type": "array", "minItems": 1, "items": { "anyOf": [defined(one), group, headed] } })
    }

    fn read(self, at: &Cursor) -> Option<Vec<ColumnEntry>> {
        let mut out: Vec<ColumnEntry> = Vec::new();
        let mut names = Seen::of_words();
        // The column of the label of the period, the first 年度ごと or column of one period, and that of 系列.
        let (mut period, mut series): (Option<Place>, Option<Place>) = (None, None);
        let mut across: Option<(Place, Across)> = None;
        let mut own_among_years: Vec<(Place, String)> = Vec::new();
        let mut unheaded = Vec::new();
        let (elements, column) = (at.list(&self.example()), self.column(Dated::Perhaps));
        let by_year = self.column(Dated::Never);
        for at in &elements {
            if let Some(word) = misspelt_group(at) {
                let message = format!("「{word}」という項目はありません");
                at.fault(faults::UNKNOWN_KEY, message, format!("「{EACH_PERIOD}」ではありませんか"));
                continue;
            }
            if self.told_shape(at) {
                continue;
            }
            let entry = if at.peek(EACH_PERIOD).is_some() {
                let mut fields = at.fields("{年度ごと: [計画, 実績]}");
                let columns = fields.needed(EACH_PERIOD).map(|at| self.each_period(&at, &by_year, &mut names));
                fields.finish(|| json!({}));
                across = across.or_else(|| Some((at.place.clone(), Across::EachPeriod)));
                columns.filter(|columns| !columns.is_empty()).map(ColumnEntry::EachPeriod)
            } else if at.peek(COLUMNS).is_some() {
                self.headed(at, &column, &mut names)
            } else {
                let column = column.read(at);
                let seen = |column: &Column| (column.part.clone(), column.period, false);
                let column = column.filter(|column| names.is_new(at, &part_word(at, &column.heading), seen(column)));
                let heading = at.peek(LABELS).is_none_or(|at| at.is_blank());
                unheaded.extend((column.is_some() && heading).then_some(out.len()));
                column.map(ColumnEntry::One)
            };
            for column in entry.iter().flat_map(ColumnEntry::columns) {
                let here = |is: bool| is.then(|| at.place.clone());
                period = period.or_else(|| here(column.part == Part::Period));
                series = series.or_else(|| here(column.part == Part::SeriesName));
                across = across.or_else(|| Some((here(column.period.is_some())?, Across::OnePeriod)));
                let own = self.own_among_years(&column.part);
                own_among_years.extend(own.map(|own| (at.place.clone(), own.to_owned())));
            }
            out.extend(entry);
        }
        if elements.is_empty() && at.takes_list() {
            let hint = format!("{} のように、1つ以上書いてください", self.example());
            at.fault_at(&at.place.of_key(), faults::OPTION_COUNT, "列がありません", hint);
        }
        for (place, own) in own_among_years.iter().filter(|_| period.is_some()) {
            let message = format!("「{own}」の独自の年度の値は、年度ごとの値と1つの欄に重ねられません");
            let hint = format!("「{own}」を1つの列にしてください");
            at.fault_at(place, faults::UNKNOWN_PART, message, hint);
        }
        self.scope.form.head_years(&mut out, &unheaded);
        if let Some(period) = &period {
            match &across {
                Some((_, Across::EachPeriod)) => at.fault_at(
                    period,
                    faults::UNKNOWN_PART,
                    "「年度」と「年度ごと」の両方があります",
                    "年度を縦に並べるなら「年度」、横に並べるなら「年度ごと」だけを書いてください",
                ),
                Some((column, Across::OnePeriod)) => at.fault_at(
                    column,
                    faults::UNKNOWN_PART,
                    "年度を縦に並べる表に、1つの年度の列があります",
                    "「年度」の列を消すか、この列の「年度」を消してください",
                ),
                None => {}
            }
            if let Some(series) = &series {
                let hint = "系列を縦に並べるなら、年度は「年度ごと」で横に並べてください";
                at.fault_at(series, faults::UNKNOWN_PART, "「年度」と「系列」の両方があります", hint);
            }
        }
        Some(out)
    }

    fn said(self, column: &ColumnEntry) -> String {
        let one = |column: &Column, usual: &str| self.said_column(column, usual);
        match column {
            ColumnEntry::One(column) => one(column, &column.part.usual_heading(self.kind)),
            // A single series, which stands under the label of the period without a heading of its own.
            ColumnEntry::EachPeriod(columns) if columns.iter().all(|column| column.heading.is_empty()) => {
                let columns = columns.iter().map(|column| one(column, ""));
                entry(EACH_PERIOD, &columns.collect::<Vec<_>>().join("、"))
            }
            ColumnEntry::EachPeriod(columns) => {
                let columns =
                    columns.iter().map(|column| one(column, &column.part.usual_heading(TableKind::Indicators)));
                format!("{EACH_PERIOD}［{}］", columns.collect::<Vec<_>>().join("、"))
            }
            ColumnEntry::Headed { heading, columns } => {
                headed::said(heading, columns.iter().map(|it| one(it, &it.part.usual_heading(self.kind))))
            }
        }
    }
}
