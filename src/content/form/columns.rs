//! 列 and 指標の表: the columns of tables.

use super::{Names, Surroundings, part_word};
use crate::content::faults;
use crate::content::misspelling::nearest;
use crate::content::periods;
use crate::content::yaml::{Cursor, Fields};
use crate::model::{Carrier, Column, ColumnEntry, Form, IndicatorTable, Orientation, Paper, Part, Place, SeriesYear};
use crate::vocabulary as word;

/// What stands behind the name of a series for the column of its year: 目標の年度.
const YEAR_OF: &str = "の年度";

/// Reads the columns of the table of 取組項目.
///
/// `unread` are names that the form declares and that could not be read.
pub(super) fn read(at: &Cursor, form: &Form, unread: &[String]) -> Vec<ColumnEntry> {
    entries(at, form, &Words::of(form, true, unread), true)
}

/// Reads 指標の表.
pub(super) fn tables(at: &Cursor, form: &Form, surroundings: &Surroundings, unread: &[String]) -> Vec<IndicatorTable> {
    let words = Words::of(form, false, unread);
    let mut names = Names::new();
    let mut tables: Vec<IndicatorTable> = Vec::new();
    for at in at.list("- {名称: 活動指標, 列: [指標, 単位, {年度ごと: [実績]}]}") {
        let mut fields = at.fields("{名称: 活動指標, 列: [指標, 単位, {年度ごと: [実績]}]}");
        let name = fields.text(word::NAME).map(|text| text.value).unwrap_or_default();
        let columns = match fields.written(word::COLUMNS) {
            Some(at) => entries(&at, form, &words, false),
            None => IndicatorTable::usual(&form.series).columns,
        };
        let shown = fields.written(word::PERIODS).map(|at| periods::shown(&at)).filter(|shown| !shown.is_empty());
        let labelled = shown.as_ref().unwrap_or(&surroundings.periods);
        let period_labels = fields.written(word::PERIOD_LABELS).map(|at| periods::labels(&at, labelled));
        fields.finish();
        let shown_name = if name.is_empty() { "名前のない表" } else { &name };
        if names.is_new(&at, shown_name, name.clone()) {
            tables.push(IndicatorTable { name, columns, periods: shown, period_labels });
        }
    }
    if tables.is_empty() {
        tables.push(IndicatorTable::usual(&form.series));
    }
    tables
}

fn entries(at: &Cursor, form: &Form, words: &Words, of_items: bool) -> Vec<ColumnEntry> {
    let example = if of_items {
        "[番号, 名称, 担当課, 進捗状況, 成果]"
    } else {
        "[指標, 単位, {年度ごと: [実績]}]"
    };
    let mut out: Vec<ColumnEntry> = Vec::new();
    let mut names = Names::of_words();
    // The column of the label of the period, and the first 年度ごと.
    let (mut period, mut group): (Option<Place>, Option<Place>) = (None, None);
    let elements = at.list(example);
    for at in &elements {
        if at.peek(word::EACH_PERIOD).is_none() {
            let Some(column) = column(at, words) else { continue };
            if names.is_new(at, &part_word(at, &column.heading), column.part.clone()) {
                period = period.or((column.part == Part::Period).then(|| at.place.clone()));
                out.push(ColumnEntry::One(column));
            }
            continue;
        }
        if let Some(first) = &group {
            let line = at.excerpt(first).line;
            let message = format!("「年度ごと」が2度書かれています（1度目は{line}行目）");
            at.fault(faults::DUPLICATE_NAME, message, "1つの「年度ごと」に、列をまとめて書いてください");
        }
        let is_first = group.is_none();
        group = group.or_else(|| Some(at.place.clone()));
        let mut fields = at.fields("{年度ごと: [計画, 実績]}");
        let columns =
            fields.needed(word::EACH_PERIOD).map(|at| each_period(&at, words, &mut names)).unwrap_or_default();
        fields.finish();
        out.extend((is_first && !columns.is_empty()).then_some(ColumnEntry::EachPeriod(columns)));
    }
    if elements.is_empty() && at.takes_list() {
        at.fault_at(
            &at.place.of_key(),
            faults::OPTION_COUNT,
            "列がありません",
            format!("{example} のように、1つ以上書いてください"),
        );
    }
    if let (Some(period), Some(_)) = (&period, &group) {
        at.fault_at(
            period,
            faults::UNKNOWN_PART,
            "「年度」と「年度ごと」の両方があります",
            "年度を縦に並べるなら「年度」、横に並べるなら「年度ごと」だけを書いてください",
        );
    }
    if out.is_empty() {
        return if of_items { Form::default().columns } else { IndicatorTable::usual(&form.series).columns };
    }
    width(at, &out, form);
    out
}

/// Reports columns whose widths alone are wider than the paper.
fn width(at: &Cursor, columns: &[ColumnEntry], form: &Form) {
    let size = form.page.size.unwrap_or(match form.page.paper {
        Paper::A4 => 8.0,
        Paper::A3 => 10.5,
    });
    let (short, long) = match form.page.paper {
        Paper::A4 => (210.0, 297.0),
        Paper::A3 => (297.0, 420.0),
    };
    let paper = match form.page.orientation {
        Orientation::Landscape => long,
        Orientation::Portrait => short,
    };
    let sides = form.page.margins.map_or(12.0, |margins| margins.sides);
    let most = (paper - 2.0 * sides) / 25.4 * 72.0 / size;
    let widths = columns.iter().flat_map(ColumnEntry::columns).filter_map(|column| column.width);
    let sum: f64 = widths.sum();
    if sum > most {
        at.fault_at(
            &at.place.of_key(),
            faults::TOO_WIDE,
            format!("列の幅の合計{sum}字が、紙の幅{}字を超えています", most.floor()),
            "「幅」を小さくするか、「用紙」を大きく、または「文字」を小さくしてください",
        );
    }
}

fn each_period(at: &Cursor, words: &Words, names: &mut Names<Part>) -> Vec<Column> {
    let is_of_period = |at: &Cursor, column: &Column| {
        let fits = matches!(column.part, Part::Series(_));
        if !fits {
            at.fault(
                faults::UNKNOWN_PART,
                "「年度ごと」には系列だけを書きます",
                "系列の名前を書くか、この列を「年度ごと」の外に出してください",
            );
        }
        fits
    };
    if !at.is_list() {
        // A single series needs no heading of its own: the label of the period is enough.
        let found = column(at, words).filter(|column| is_of_period(at, column));
        let found = found.filter(|column| names.is_new(at, &part_word(at, &column.heading), column.part.clone()));
        return found.map(|column| Column { heading: String::new(), ..column }).into_iter().collect();
    }
    if at.is_empty() {
        at.fault(faults::OPTION_COUNT, "列がありません", "[計画, 実績] のように書いてください");
    }
    let mut out: Vec<Column> = Vec::new();
    for at in at.list("[計画, 実績]") {
        let Some(column) = column(&at, words).filter(|column| is_of_period(&at, column)) else { continue };
        if names.is_new(&at, &part_word(&at, &column.heading), column.part.clone()) {
            out.push(column);
        }
    }
    out
}

fn column(at: &Cursor, words: &Words) -> Option<Column> {
    if !at.is_map() {
        let (part, heading) = words.part(at)?;
        return Some(Column::new(part, heading));
    }
    let mut fields = at.fields("{内容: 実績, 見出し: 実績値}");
    let part = part(&mut fields, words);
    let heading = fields.text(word::LABELS).map(|text| text.value);
    let width = fields.written(word::WIDTH).and_then(|at| at.measure(1.0..=200.0));
    fields.finish();
    let (part, usual) = part?;
    Some(Column { part, heading: heading.unwrap_or(usual), width })
}

/// 内容: a word, or the series that share a cell.
fn part(fields: &mut Fields, words: &Words) -> Option<(Part, String)> {
    let at = fields.needed(word::PART)?;
    if !at.is_list() {
        return words.part(&at);
    }
    if at.is_empty() {
        at.fault(faults::OPTION_COUNT, "重ねる系列がありません", "[目標, 旧目標] のように、系列の名前を書いてください");
    }
    let mut names = Vec::new();
    for at in at.list("[目標, 旧目標]") {
        let Some((part, _)) = words.part(&at) else { continue };
        match part {
            Part::Series(series) => names.extend(series),
            _ => at.fault(faults::UNKNOWN_PART, "1つの列に重ねられるのは、系列だけです", "系列の名前を書いてください"),
        }
    }
    let heading = names.first().cloned()?;
    Some((Part::Series(names), heading))
}

/// What a column may print, by the words of the content, with its usual heading.
struct Words<'a> {
    words: Vec<(String, Part, String)>,
    /// Names that the form declares and that could not be read.
    unread: &'a [String],
}

impl<'a> Words<'a> {
    fn of(form: &Form, of_items: bool, unread: &'a [String]) -> Self {
        let mut words: Vec<(String, Part, String)> = Vec::new();
        let mut add = |word: &str, part: Part, heading: &str| {
            if !words.iter().any(|(other, ..)| other == word) {
                words.push((word.to_owned(), part, heading.to_owned()));
            }
        };
        if of_items {
            add(word::NUMBER, Part::Number, "No.");
            add(word::NAME, Part::Name, word::ITEMS);
            add(word::DEPARTMENTS, Part::Departments, word::DEPARTMENTS);
            add(word::BUREAU, Part::Bureaus, word::BUREAU);
            add(word::DESCRIPTION, Part::Description, word::DESCRIPTION);
            add(word::OUTCOME, Part::Outcome, word::OUTCOME);
            for axis in form.axes_of(Carrier::Item) {
                add(&axis.name, Part::Judgement(axis.name.clone()), &axis.name);
            }
            for field in form.fields_of(Carrier::Item) {
                add(&field.name, Part::Field(field.name.clone()), &field.name);
            }
        }
        add(word::INDICATORS, Part::Indicators, word::INDICATORS);
        add(word::YEAR, Part::Period, word::YEAR);
        add(word::UNIT, Part::Unit, word::UNIT);
        for series in &form.series {
            add(&series.name, Part::Series(vec![series.name.clone()]), &series.name);
            if series.year == SeriesYear::Own {
                let (word, heading) = (format!("{}{YEAR_OF}", series.name), format!("{}年度", series.name));
                add(&word, Part::SeriesYear(series.name.clone()), &heading);
            }
        }
        for axis in form.axes_of(Carrier::Indicator) {
            add(&axis.name, Part::IndicatorJudgement(axis.name.clone()), &axis.name);
        }
        for field in form.fields_of(Carrier::Indicator) {
            add(&field.name, Part::IndicatorField(field.name.clone()), &field.name);
        }
        Self { words, unread }
    }

    fn part(&self, at: &Cursor) -> Option<(Part, String)> {
        let text = at.text()?.value;
        let found = self.words.iter().find(|(word, ..)| *word == text);
        if found.is_none() && !self.unread.contains(&text) {
            let hint = match nearest(&text, self.words.iter().map(|(word, ..)| word.as_str())) {
                Some(word) => format!("「{word}」ではありませんか"),
                None => {
                    let words: Vec<&str> = self.words.iter().map(|(word, ..)| word.as_str()).collect();
                    format!("ここに書けるのは {} です", words.join("、"))
                }
            };
            at.fault(faults::UNKNOWN_PART, format!("「{text}」という列はありません"), hint);
        }
        found.map(|(_, part, heading)| (part.clone(), heading.clone()))
    }
}
