//! 列: the columns of the table of 取組項目 and of 指標の表.

use std::cell::OnceCell;
use std::collections::HashSet;

use serde_json::{Value as Json, json};

use super::meant_columns::{Offered, misspelt_group, year_of};
use super::names::{Names, part_word};
use super::scope::Scope;
use crate::content::codec::said::{entry, quoted, with};
use crate::content::codec::schema::{defined, filled, offered};
use crate::content::codec::{Codec, Visitor, measure, record, text};
use crate::content::faults;
use crate::content::yaml::Cursor;
use crate::model::{Carrier, Column, ColumnEntry, Part, Place, SeriesYear, TableKind};
use crate::vocabulary::{
    BUREAU, DEPARTMENTS, DESCRIPTION, EACH_PERIOD, INDICATORS, LABELS, NAME, NUMBER, OUTCOME, PART, UNIT, WIDTH, YEAR,
};

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

/// The definitions that the schema of [`columns`] refers to.
pub(super) fn definitions<'a>(scope: &'a Scope) -> impl Iterator<Item = (String, Json)> + 'a {
    [TableKind::Items, TableKind::Indicators].into_iter().flat_map(move |kind| {
        let table = Table { kind, scope };
        let [part, column] = table.definitions();
        [(part, table.part().schema()), (column, table.column().schema())].map(|(name, it)| (name.to_owned(), it))
    })
}

/// 内容, 見出し and 幅 of a column.
///
/// - `heading`: `None` for the default heading
pub(super) fn keys_of_column<P>(
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
pub(super) const ABOUT_PART: &str = "列に印刷するもの";

/// A column in the words of a comparison.
///
/// - `usual`: its default heading
pub(super) fn said(part: &str, heading: &str, usual: &str, width: Option<f64>) -> String {
    let heading = (heading != usual && !heading.is_empty()).then(|| quoted(heading));
    let width = width.map(|width| entry(WIDTH, &width.to_string()));
    with(part, heading.into_iter().chain(width))
}

/// The table to which columns belong.
#[derive(Clone, Copy)]
struct Table<'a> {
    kind: TableKind,
    scope: &'a Scope<'a>,
}

impl<'a> Table<'a> {
    /// The definitions in the schema of a word for what a column prints, and of a column.
    fn definitions(self) -> [&'static str; 2] {
        match self.kind {
            TableKind::Items => ["part-of-items", "column-of-items"],
            TableKind::Indicators => ["part-of-indicators", "column-of-indicators"],
        }
    }

    /// A list of columns that this form can have.
    fn example(self) -> String {
        let form = &self.scope.form;
        match self.kind {
            TableKind::Items => {
                let axes: String = form.axes_of(Carrier::Item).map(|axis| format!("{}, ", axis.name)).collect();
                format!("[番号, 名称, 担当課, {axes}成果]")
            }
            TableKind::Indicators => {
                let series = form.series.first().map(|series| format!(", {{年度ごと: [{}]}}", series.name));
                format!("[指標, 単位{}]", series.unwrap_or_default())
            }
        }
    }

    fn schema(self) -> Json {
        let [_, one] = self.definitions();
        let group = |d: &mut Visitor, _: &mut ()| {
            let several = || {
                let several = json!({ "type": "array", "minItems": 1, "items": defined(one) });
                json!({ "anyOf": [filled(defined(one)), several] })
            };
            let columns = Codec::new(|_| None, || json!({}), |_| String::new()).filled(several);
            d.required(EACH_PERIOD, "表示年度のそれぞれに、ここの列を並べます", &mut (), columns);
        };
        let group = Visitor::describe(&group, &());
        json!({ "type": "array", "minItems": 1, "items": { "anyOf": [defined(one), group] } })
    }

    fn read(self, at: &Cursor) -> Option<Vec<ColumnEntry>> {
        let mut out: Vec<ColumnEntry> = Vec::new();
        let mut names = Names::of_words();
        // The column of the label of the period, and the first 年度ごと.
        let (mut period, mut group): (Option<Place>, Option<Place>) = (None, None);
        let mut own_among_years: Vec<(Place, String)> = Vec::new();
        let mut unheaded = Vec::new();
        let (elements, column) = (at.list(&self.example()), self.column());
        for at in &elements {
            if let Some(word) = misspelt_group(at) {
                let message = format!("「{word}」という項目はありません");
                at.fault(faults::UNKNOWN_KEY, message, format!("「{EACH_PERIOD}」ではありませんか"));
                continue;
            }
            if self.told_shape(at) {
                continue;
            }
            if at.peek(EACH_PERIOD).is_none() {
                let Some(column) = column.read(at) else { continue };
                if names.is_new(at, &part_word(at, &column.heading), column.part.clone()) {
                    period = period.or((column.part == Part::Period).then(|| at.place.clone()));
                    let own = self.own_among_years(&column.part);
                    own_among_years.extend(own.map(|own| (at.place.clone(), own.to_owned())));
                    unheaded.extend(at.peek(LABELS).is_none_or(|at| at.is_blank()).then_some(out.len()));
                    out.push(ColumnEntry::One(column));
                }
                continue;
            }
            if let Some(first) = &group {
                let first = at.excerpt(first).told_at(&at.excerpt(&at.place));
                let message = format!("「年度ごと」が2度書かれています（1度目は{first}）");
                at.fault(faults::DUPLICATE_NAME, message, "1つの「年度ごと」に、列をまとめて書いてください");
            }
            let is_first = group.is_none();
            group = group.or_else(|| Some(at.place.clone()));
            let mut fields = at.fields("{年度ごと: [計画, 実績]}");
            let columns =
                fields.needed(EACH_PERIOD).map(|at| self.each_period(&at, &column, &mut names)).unwrap_or_default();
            fields.finish(|| json!({}));
            out.extend((is_first && !columns.is_empty()).then_some(ColumnEntry::EachPeriod(columns)));
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
        if let (Some(period), Some(_)) = (&period, &group) {
            at.fault_at(
                period,
                faults::UNKNOWN_PART,
                "「年度」と「年度ごと」の両方があります",
                "年度を縦に並べるなら「年度」、横に並べるなら「年度ごと」だけを書いてください",
            );
        }
        Some(out)
    }

    /// A column: what it prints, or a map.
    fn column(self) -> Codec<'a, Column> {
        let define = move |d: &mut Visitor, column: &mut Column| {
            let (mut part, mut heading) = (None, None);
            keys_of_column(d, (ABOUT_PART, &mut part, self.parts().some()), &mut heading, &mut column.width);
            if let Some(part) = part {
                column.heading = heading.unwrap_or_else(|| part.usual_heading(self.kind));
                column.part = part;
            }
        };
        let part = self.part();
        let short = move |at: &Cursor| Some(Column::usual(part.read(at)?, self.kind));
        let [part, _] = self.definitions();
        record("{内容: 実績, 見出し: 実績値}", Column::usual(Part::Unit, self.kind), define)
            .or(short, move |map| json!({ "anyOf": [defined(part), map] }))
    }

    /// 内容: a word, or the series that share a cell.
    fn parts(self) -> Codec<'a, Part> {
        let one = self.part();
        let single = one.clone();
        let is_common = move |name: &String| self.is_common(name);
        let stacked = move |at: &Cursor| {
            if at.is_empty() {
                let hint = "[目標, 旧目標] のように、系列の名前を書いてください";
                at.fault(faults::OPTION_COUNT, "重ねる系列がありません", hint);
            }
            let mut names = Vec::new();
            for at in at.elements() {
                match one.read(&at) {
                    Some(Part::Series(series)) => names.extend(series),
                    Some(_) => {
                        at.fault(
                            faults::UNKNOWN_PART,
                            "1つの列に重ねられるのは、系列だけです",
                            "系列の名前を書いてください",
                        );
                    }
                    None => {}
                }
            }
            if let Some(common) = names.iter().find(|name| is_common(name))
                && !names.iter().all(is_common)
            {
                let message = format!("「{common}」は、年度ごとの系列と重ねられません（年度: 共通）");
                at.fault(faults::UNKNOWN_PART, message, format!("「{common}」を1つの列にしてください"));
            }
            (!names.is_empty()).then_some(Part::Series(names))
        };
        let [part, _] = self.definitions();
        let read = move |at: &Cursor| if at.is_list() { stacked(at) } else { single.read(at) };
        Codec::new(read, || json!({}), part_said).filled(move || {
            let stacked = json!({ "type": "array", "minItems": 1, "items": defined(part) });
            json!({ "anyOf": [filled(defined(part)), stacked] })
        })
    }

    /// A word for what a column prints.
    fn part(self) -> Codec<'a, Part> {
        let known = OnceCell::new();
        let read = move |at: &Cursor| {
            let name = at.text()?.value;
            let words = known.get_or_init(|| self.words());
            let found = words.iter().find(|(word, _)| *word == name).map(|(_, part)| part.clone());
            if found.is_none() && !self.scope.forgives(&name) {
                self.offered(words).tell_word(at, &name);
            }
            found
        };
        let schema = move || offered(self.words().iter().map(|(word, _)| word.as_str()), text().schema());
        Codec::new(read, schema, part_said)
    }

    /// The parts that a column may print, each with its word, each word once.
    fn words(self) -> Vec<(String, Part)> {
        let form = &self.scope.form;
        let mut words: Vec<(String, Part)> = Vec::new();
        let mut seen = HashSet::new();
        let mut add = |word: &str, part: Part| {
            if seen.insert(word.to_owned()) {
                words.push((word.to_owned(), part));
            }
        };
        if self.kind == TableKind::Items {
            add(NUMBER, Part::Number);
            add(NAME, Part::Name);
            add(DEPARTMENTS, Part::Departments);
            add(BUREAU, Part::Bureaus);
            add(DESCRIPTION, Part::Description);
            add(OUTCOME, Part::Outcome);
            form.axes_of(Carrier::Item).for_each(|axis| add(&axis.name, Part::Judgement(axis.name.clone())));
            form.fields_of(Carrier::Item).for_each(|field| add(&field.name, Part::Field(field.name.clone())));
        }
        add(INDICATORS, Part::Indicators);
        add(YEAR, Part::Period);
        add(UNIT, Part::Unit);
        for series in &form.series {
            add(&series.name, Part::Series(vec![series.name.clone()]));
            if series.year == SeriesYear::Own {
                add(&year_of(&series.name), Part::SeriesYear(series.name.clone()));
            }
        }
        form.axes_of(Carrier::Indicator).for_each(|axis| add(&axis.name, Part::IndicatorJudgement(axis.name.clone())));
        form.fields_of(Carrier::Indicator).for_each(|field| add(&field.name, Part::IndicatorField(field.name.clone())));
        words
    }

    /// 年度ごと: series alone. Their headings stand under the label of the period.
    ///
    /// - `codec`: reads a column
    fn each_period(self, at: &Cursor, codec: &Codec<Column>, names: &mut Names<Part>) -> Vec<Column> {
        let mut column = |at: &Cursor| {
            if self.told_shape(at) {
                return None;
            }
            let mut column = codec.read(at)?;
            let Part::Series(series) = &column.part else {
                let hint = "系列の名前を書くか、この列を「年度ごと」の外に出してください";
                at.fault(faults::UNKNOWN_PART, "「年度ごと」には系列だけを書きます", hint);
                return None;
            };
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
            names.is_new(at, &part_word(at, &column.heading), column.part.clone()).then_some(column)
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

    /// Whether the shape of an element makes it no column, which is reported.
    fn told_shape(self, at: &Cursor) -> bool {
        (at.is_list() || at.is_map()) && self.offered(&self.words()).told_shape(at)
    }

    /// What a column may be, for advice.
    fn offered<'w>(self, words: &'w [(String, Part)]) -> Offered<'w>
    where
        'a: 'w,
    {
        let yearly = || self.scope.form.series.iter().filter(|series| series.year == SeriesYear::Shown);
        let written = yearly().filter(|series| series.computation.is_none());
        Offered {
            kind: self.kind,
            words,
            yearly: yearly().map(|series| series.name.as_str()).collect(),
            written: written.map(|series| series.name.as_str()).collect(),
        }
    }

    /// Whether a series has one value for all years, printed once.
    fn is_common(self, series: &str) -> bool {
        self.has_year(series, SeriesYear::Common)
    }

    fn has_year(&self, series: &str, year: SeriesYear) -> bool {
        self.scope.form.series(series).is_some_and(|series| series.year == year)
    }

    /// The first series with a year of its own that shares a cell with values by year.
    fn own_among_years<'p>(&self, part: &'p Part) -> Option<&'p str> {
        let Part::Series(names) = part else { return None };
        let own = names.iter().find(|name| self.has_year(name, SeriesYear::Own))?;
        names.iter().any(|name| self.has_year(name, SeriesYear::Shown)).then_some(own)
    }

    fn said(self, column: &ColumnEntry) -> String {
        let one = |column: &Column, usual: &str| said(&part_said(&column.part), &column.heading, usual, column.width);
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
        }
    }
}

/// Names what a column prints, in the words of a comparison.
fn part_said(part: &Part) -> String {
    match part {
        Part::Number => NUMBER.to_owned(),
        Part::Name => NAME.to_owned(),
        Part::Departments => DEPARTMENTS.to_owned(),
        Part::Bureaus => BUREAU.to_owned(),
        Part::Description => DESCRIPTION.to_owned(),
        Part::Outcome => OUTCOME.to_owned(),
        Part::Judgement(name) | Part::Field(name) => name.clone(),
        Part::IndicatorJudgement(name) | Part::IndicatorField(name) => format!("{INDICATORS}の{name}"),
        Part::Indicators => INDICATORS.to_owned(),
        Part::Period => YEAR.to_owned(),
        Part::Series(names) => names.join("と"),
        Part::SeriesYear(name) => year_of(name),
        Part::Unit => UNIT.to_owned(),
    }
}
