//! 集計: the tables of figures of the 総括表.

use super::apart::Apart;
use super::{Names, Surroundings, carrier_words, condition, keyword, switch, trend};
use crate::content::faults;
use crate::content::misspelling::nearest;
use crate::content::yaml::{Cursor, Fields};
use crate::content::{periods, values};
use crate::model::{
    Axis, Carrier, Condition, CountTable, Counting, FieldKind, Form, Named, OptionIndex, OptionUnion, Period, Stage,
    TallyColumn, TallyForm, TallyPart, TallyRows, TallyTable, TallyWord,
};
use crate::vocabulary as word;

const EXAMPLE: &str = "{題名: 進捗状況別の件数, 行: 選択肢, 列: [件数, 割合]}";

/// What a 集計 is read against.
pub(super) struct Basis<'a> {
    /// What the form says besides.
    pub form: &'a Form,
    pub surroundings: &'a Surroundings,
    /// Names and options that the form declares and that could not be read.
    pub unread: &'a [String],
}

impl Basis<'_> {
    /// Whether a name is no fault of its own, though nothing has it.
    pub(super) fn forgives(&self, name: &str) -> bool {
        self.unread.iter().any(|unread| unread == name)
    }
}

/// Reads the tables.
pub(super) fn read(at: &Cursor, basis: &Basis) -> Vec<TallyForm> {
    let mut names = Names::new();
    let mut tallies = Vec::new();
    for at in at.list(&format!("- {EXAMPLE}")) {
        let mut fields = at.fields(EXAMPLE);
        let title = fields.required(word::TITLE).map(|title| title.value);
        let is_new = title.as_ref().is_none_or(|title| names.is_new(&at, title, title.clone()));
        let table = table(&mut fields, basis);
        fields.finish();
        if let (Some(title), Some(table), true) = (title, table, is_new) {
            tallies.push(TallyForm { title, table });
        }
    }
    tallies
}

/// A table of counts, which has 行, or a 推移表.
fn table(fields: &mut Fields, basis: &Basis) -> Option<TallyTable> {
    let carrier = fields.written(word::CARRIER).and_then(|at| at.keyword(&carrier_words(&basis.form.levels)));
    match (fields.get(word::ROWS), fields.get(word::TREND)) {
        (rows, Some(trend)) => {
            if let Some(rows) = rows {
                let message = "「行」と「推移」の両方があります";
                let hint = "件数の表なら「推移」を、年度ごとの推移表なら「行」を消してください";
                rows.fault_at(&trend.place.of_key(), faults::UNKNOWN_KEY, message, hint);
                COUNTS.iter().for_each(|key| _ = fields.get(key));
            }
            trend::read(fields, carrier, basis).map(TallyTable::Trend)
        }
        (Some(_), None) => counts(fields, carrier, basis).map(TallyTable::Counts),
        (None, None) => {
            fields.missing(word::ROWS);
            COUNTS.iter().for_each(|key| _ = fields.get(key));
            _ = fields.get(word::YEAR);
            None
        }
    }
}

/// The keys of a table of counts alone.
const COUNTS: [&str; 5] = [word::CHOICE, word::COLUMNS, word::COUNTING, word::COMMITTEE_JUDGEMENT, word::TOTAL];

fn counts(fields: &mut Fields, carrier: Option<Carrier>, basis: &Basis) -> Option<CountTable> {
    let axis = axis(fields, carrier, basis);
    let counting = keyword(fields, word::COUNTING, &Counting::KEYWORDS);
    let after_committee = switch(fields, word::COMMITTEE_JUDGEMENT, false);
    let total = switch(fields, word::TOTAL, true);
    let (rows, columns) = (fields.needed(word::ROWS), fields.written(word::COLUMNS));
    let axis = axis?;
    if let Some(at) =
        fields.get(word::COMMITTEE_JUDGEMENT).filter(|_| after_committee && !basis.form.committee_judges(axis))
    {
        let message = format!("「{}」は、委員会が評価しません", axis.name);
        let hint = "意見の対象と同じもの（取組項目など）の評価に「委員会評価: あり」と書くか、ここの「委員会評価」を消してください";
        at.fault(faults::UNKNOWN_PART, message, hint);
    }
    let rows = rows.and_then(|at| self::rows(&at, axis, basis));
    let columns = match columns {
        Some(at) => self::columns(&at, axis, rows.as_ref(), basis),
        None => [TallyPart::Count, TallyPart::Share].map(|part| TallyColumn { heading: None, part }).to_vec(),
    };
    Some(CountTable {
        axis: Named::of(axis),
        rows: rows?,
        columns,
        counting,
        stage: if after_committee { Stage::AfterCommittee } else { Stage::Own },
        total,
    })
}

/// 評価: the axis of that name or, where none is named, the first one of its carrier.
fn axis<'a>(fields: &mut Fields, carrier: Option<Carrier>, basis: &Basis<'a>) -> Option<&'a Axis> {
    let form = basis.form;
    let Some(at) = fields.written(word::CHOICE) else {
        let first = form.axes_of(carrier.unwrap_or(Carrier::Item)).next();
        if first.is_none() && basis.unread.is_empty() {
            let written = fields.written(word::CARRIER);
            let hint =
                "「対象」に、様式の「評価」のどれかの対象（取組項目、事業、指標、または階層の名前）を書いてください";
            written.as_ref().unwrap_or(fields.at()).fault(faults::UNKNOWN_PART, "数える評価がありません", hint);
        }
        return first;
    };
    let name = at.text()?.value;
    let found = find(form, &name, carrier);
    if found.is_none() && !basis.forgives(&name) {
        let of_carrier = |axis: &&Axis| carrier.is_none_or(|carrier| axis.carrier == carrier);
        unknown(&at, "評価", &name, form.axes.iter().filter(of_carrier).map(|axis| axis.name.as_str()));
    }
    found
}

/// The axis of that name: of this carrier or, where none is asked for, rather one of 取組項目.
pub(super) fn find<'a>(form: &'a Form, name: &str, carrier: Option<Carrier>) -> Option<&'a Axis> {
    let of_name = || form.axes.iter().filter(|axis| axis.name == name);
    match carrier {
        Some(carrier) => of_name().find(|axis| axis.carrier == carrier),
        None => of_name().find(|axis| axis.carrier == Carrier::Item).or_else(|| of_name().next()),
    }
}

/// Reports a name that nothing has.
pub(super) fn unknown<'a>(at: &Cursor, what: &str, name: &str, known: impl Iterator<Item = &'a str> + Clone) {
    let hint = match nearest(name, known.clone()) {
        Some(word) if word != name => format!("「{word}」ではありませんか"),
        _ => match known.collect::<Vec<_>>().join("、") {
            words if words.is_empty() => format!("様式に、使える{what}がありません"),
            words => format!("ここに書けるのは {words} です"),
        },
    };
    at.fault(faults::UNKNOWN_PART, format!("「{name}」という{what}は、ここでは使えません"), hint);
}

/// Reports a list that has nothing in it.
pub(super) fn empty_list(at: &Cursor, what: &str, hint: &str) {
    at.fault_at(&at.place.of_key(), faults::OPTION_COUNT, format!("{what}がありません"), hint);
}

/// 行: options, or a word.
fn rows(at: &Cursor, axis: &Axis, basis: &Basis) -> Option<TallyRows> {
    if at.is_list() {
        return Some(TallyRows::Unions(unions(at, axis, basis)));
    }
    let word = at.text()?.value;
    let words = words(axis, basis.form);
    let found = words.iter().find(|(known, _)| *known == word).map(|(_, rows)| rows.clone());
    if found.is_none() && !basis.forgives(&word) {
        unknown(at, "行", &word, words.iter().map(|(word, _)| word.as_str()));
    }
    found
}

/// What may have a row in a table of what an axis judges.
fn words(axis: &Axis, form: &Form) -> Vec<(String, TallyRows)> {
    let deepest = match axis.carrier {
        Carrier::Section(depth) => depth,
        _ => form.levels.len(),
    };
    let mut words = vec![(word::OPTIONS.to_owned(), TallyRows::Options)];
    if !matches!(axis.carrier, Carrier::Section(_)) {
        words.push((word::PROJECT.to_owned(), TallyRows::Projects));
    }
    if matches!(axis.carrier, Carrier::Item | Carrier::Indicator) {
        words.push((word::DEPARTMENTS.to_owned(), TallyRows::Departments));
        words.push((word::BUREAU.to_owned(), TallyRows::Bureaus));
    }
    let levels = form.levels.iter().enumerate().filter(|(depth, _)| *depth <= deepest);
    words.extend(levels.map(|(depth, label)| (label.clone(), TallyRows::Level(depth))));
    words.extend(fields_of(axis.carrier, form).map(|field| (field.name.clone(), TallyRows::Field(field))));
    words
}

/// The own fields that hold a text, of what an axis judges; an indicator has those of its 取組項目, too.
pub(super) fn fields_of(carrier: Carrier, form: &Form) -> impl Iterator<Item = Named> {
    let below = (carrier == Carrier::Indicator).then_some(Carrier::Item);
    [Some(carrier), below].into_iter().flatten().flat_map(move |carrier| {
        let texts = form.fields_of(carrier).filter(|field| field.kind == FieldKind::Text);
        texts.map(move |field| Named { carrier, name: field.name.clone() })
    })
}

/// Options, one or several in a row.
fn unions(at: &Cursor, axis: &Axis, basis: &Basis) -> Vec<OptionUnion> {
    let mut unions = Vec::new();
    let mut names = Names::of_words();
    let before = at.faults();
    for at in &at.elements() {
        let union = if at.is_map() {
            let mut fields = at.fields("{見出し: 進んだもの, 選択肢: [順調に進んだ, 概ね進んだ]}");
            let heading = fields.required(word::LABELS);
            let options = fields.needed(word::OPTIONS).map(|at| options(&at, axis, basis)).unwrap_or_default();
            fields.finish();
            heading.map(|heading| OptionUnion { heading: heading.value, options })
        } else {
            option(at, axis, basis)
                .map(|option| OptionUnion { heading: axis.scale.name(option).to_owned(), options: vec![option] })
        };
        let Some(union) = union else { continue };
        if names.is_new(at, &union.heading, union.heading.clone()) {
            unions.push(union);
        }
    }
    if unions.is_empty() && at.faults() == before {
        let hint = "「行: 選択肢」と書くか、[順調, 遅れ] のように選択肢を1つ以上書いてください";
        empty_list(at, "行", hint);
    }
    unions
}

/// 選択肢, each once.
pub(super) fn options(at: &Cursor, axis: &Axis, basis: &Basis) -> Vec<OptionIndex> {
    let mut options = Vec::new();
    let mut names = Names::of_words();
    let before = at.faults();
    for at in at.list("[順調, 概ね順調]") {
        let Some(option) = option(&at, axis, basis) else { continue };
        if names.is_new(&at, axis.scale.name(option), option) {
            options.push(option);
        }
    }
    if options.is_empty() && at.faults() == before {
        empty_list(at, "選択肢", "[順調, 概ね順調] のように、1つ以上書いてください");
    }
    options
}

fn option(at: &Cursor, axis: &Axis, basis: &Basis) -> Option<OptionIndex> {
    let is_forgiven = |word: String| axis.scale.find(&word).is_none() && basis.forgives(&word);
    if at.word().is_some_and(is_forgiven) { None } else { values::option(at, axis) }
}

/// 列.
fn columns(at: &Cursor, axis: &Axis, rows: Option<&TallyRows>, basis: &Basis) -> Vec<TallyColumn> {
    let mut columns = Vec::new();
    let mut apart = Apart::new(basis.form);
    let before = at.faults();
    for at in &at.list("[件数, 割合]") {
        let Some(column) = column(at, axis, rows, basis) else { continue };
        if apart.is_new(at, &column) {
            columns.push(column);
        }
    }
    if columns.is_empty() && at.faults() == before {
        empty_list(at, "列", "[件数, 割合] のように、1つ以上書いてください");
    }
    columns
}

fn column(at: &Cursor, axis: &Axis, rows: Option<&TallyRows>, basis: &Basis) -> Option<TallyColumn> {
    if !at.is_map() {
        let part = match at.keyword(&TallyWord::KEYWORDS)? {
            TallyWord::Count => TallyPart::Count,
            TallyWord::Share => TallyPart::Share,
            TallyWord::Mean => mean(at, axis)?,
            TallyWord::Among => {
                let hint = "{内容: うち, 選択肢: [順調], 見出し: うち順調} のように、どれを数えるかを書いてください";
                at.fault(faults::MISSING_KEY, "「うち」の「選択肢」がありません", hint);
                return None;
            }
            TallyWord::Change => {
                let hint = "{内容: 増減, 年度: H30} のように、比べる年度を書いてください";
                at.fault(faults::MISSING_KEY, "「増減」の「年度」がありません", hint);
                return None;
            }
        };
        return Some(TallyColumn { heading: None, part });
    }
    let mut fields = at.fields("{内容: 件数, 見出し: 件数}");
    let written = fields.needed(word::PART)?;
    let word = written.keyword(&TallyWord::KEYWORDS)?;
    let heading = fields.text(word::LABELS).map(|text| text.value);
    let part = match word {
        TallyWord::Count => Some(TallyPart::Count),
        TallyWord::Share => Some(TallyPart::Share),
        TallyWord::Mean => mean(&written, axis),
        TallyWord::Among => condition::among(&mut fields, axis, rows, basis),
        TallyWord::Change => change(&mut fields, &written, axis, rows, basis),
    };
    fields.finish();
    Some(TallyColumn { heading, part: part? })
}

fn mean(at: &Cursor, axis: &Axis) -> Option<TallyPart> {
    let has_points = axis.scale.has_points();
    if !has_points {
        let message = format!("「{}」の選択肢に点がないので、平均を求められません", axis.name);
        at.fault(
            faults::UNKNOWN_PART,
            message,
            "選択肢に {名称: 順調, 点: 3} のように点を付けるか、平均を消してください",
        );
    }
    has_points.then_some(TallyPart::Mean)
}

/// 増減: of the options of the row or, where a row has none, of those that it names.
fn change(
    fields: &mut Fields,
    part: &Cursor,
    axis: &Axis,
    rows: Option<&TallyRows>,
    basis: &Basis,
) -> Option<TallyPart> {
    let since = fields.needed(word::YEAR).and_then(|at| earlier(&at, basis.surroundings));
    let own = rows.is_none_or(TallyRows::are_options);
    let (other, options) = (fields.written(word::CHOICE), fields.written(word::OPTIONS));
    let condition = match options.as_ref().or(other.as_ref()) {
        Some(at) if rows.is_some() && own => {
            let message = "行が選択肢の表の「増減」に、条件があります";
            let hint = "行の選択肢の件数を比べるので、ここの「評価」と「選択肢」を消してください";
            at.fault_at(&at.place.of_key(), faults::UNKNOWN_PART, message, hint);
            None
        }
        _ if options.is_some() => Some(condition::chosen(fields, axis, basis)?),
        _ if own => None,
        _ => {
            let hint = "{内容: 増減, 年度: H30, 選択肢: [順調]} のように、どの選択肢の件数を比べるかを書いてください";
            part.fault(faults::MISSING_KEY, "「増減」の「選択肢」がありません", hint);
            return None;
        }
    };
    Some(TallyPart::Change { condition, since: since? })
}

/// 年度: a period shown that ends before the reported one.
fn earlier(at: &Cursor, surroundings: &Surroundings) -> Option<Period> {
    let text = at.text()?;
    let period = periods::one(at, &text)?;
    if !is_shown(at, period, &text.value, &surroundings.periods) {
        return None;
    }
    let is_earlier = surroundings.year.is_none_or(|year| period < year);
    if !is_earlier {
        let message = format!("「{}」は、この資料の年度より前ではありません", text.value);
        at.fault(
            faults::UNKNOWN_YEAR,
            message,
            "増減は、この資料の年度を、前の年度と比べます。前の年度を書いてください",
        );
    }
    is_earlier.then_some(period)
}

/// Whether the paper shows a period; where not, that is reported.
pub(super) fn is_shown(at: &Cursor, period: Period, text: &str, shown: &[Period]) -> bool {
    let is_shown = shown.is_empty() || shown.contains(&period);
    if !is_shown {
        let message = format!("「{text}」は表示年度にないので、集計できません");
        at.fault(faults::YEAR_NOT_SHOWN, message, "「表示年度」に加えるか、ほかの年度を書いてください");
    }
    is_shown
}

/// A condition on an axis that is not the one whose options the rows are.
pub(super) fn is_apart(axis: &Axis, other: &Condition, rows: Option<&TallyRows>) -> bool {
    let is_same = matches!(other, Condition::Chosen { axis: other, .. } if other.name == axis.name);
    !(is_same && !axis.multiple && rows.is_some_and(TallyRows::are_options))
}
