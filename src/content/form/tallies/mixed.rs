//! Tables whose rows count different things.

use super::columns::columns_of_mixed;
use super::counts::{check_judges, counting};
use super::names::{axis, fields, fields_of, options, title};
use super::places::{fixed_notes, places};
use crate::content::codec::said::{entry, with};
use crate::content::codec::schema::offered;
use crate::content::codec::{Codec, Visitor, list, record, switch, text};
use crate::content::faults;
use crate::content::form::condition::{said, values};
use crate::content::form::names::Names;
use crate::content::form::scope::Scope;
use crate::content::yaml::{Cursor, Fields};
use crate::model::{
    Axis, Carrier, Condition, Counting, MixedRow, MixedTable, Named, OptionIndex, Stage, TallyEntry, TallyForm,
    TallyPart, TallyPlace, TallyTable,
};
use crate::vocabulary::{AXES, COLUMNS, COMMITTEE_JUDGEMENT, LABELS, OPTIONS, OWN, ROWS, VALUE, YES};

/// 数えるもの of a row.
const COUNTED: &str = "数えるもの";
const EXAMPLE: &str = "{見出し: 新規の事業, 数えるもの: 事業, 独自: 区分, 値: [新規]}";

/// An empty table of this kind.
pub(super) fn usual() -> TallyForm {
    let columns = vec![TallyEntry::usual(TallyPart::Count)];
    let table = MixedTable { rows: Vec::new(), columns, counting: Counting::default() };
    TallyForm {
        title: String::new(),
        places: vec![TallyPlace::Summary],
        notes: Vec::new(),
        table: TallyTable::Mixed(table),
    }
}

/// Whether a table is meant as one of this kind.
pub(super) fn is_meant(at: &Cursor) -> bool {
    let rows = at.peek(ROWS).map(|at| at.elements()).unwrap_or_default();
    rows.iter().any(|row| row.peek(COUNTED).is_some())
}

pub(super) fn define(d: &mut Visitor, tally: &mut TallyForm, scope: &Scope) {
    let TallyTable::Mixed(table) = &mut tally.table else { return };
    title(d, &mut tally.title);
    d.required(ROWS, "行の一覧。行ごとに、数えるものと条件", &mut table.rows, rows(scope));
    let about = "表の列。件数（書かないときも）、割合、増減";
    d.setting(COLUMNS, about, &mut table.columns, columns_of_mixed(scope));
    counting(d, &mut table.counting);
    places(d, &mut tally.places);
    fixed_notes(d, &mut tally.notes);
}

fn rows<'a>(scope: &'a Scope) -> Codec<'a, Vec<MixedRow>> {
    list(format!("- {EXAMPLE}"), row(scope))
        .filled("行")
        .keeping(Names::of_words, |names, at, row: &MixedRow| {
            names.is_new(at, &row.heading, row.heading.trim().to_owned())
        })
        .codec()
}

fn row<'a>(scope: &'a Scope) -> Codec<'a, MixedRow> {
    let none = MixedRow { heading: String::new(), counted: Carrier::Item, condition: None, stage: Stage::Own };
    let define = move |d: &mut Visitor, row: &mut MixedRow| define_row(d, row, scope);
    let say = move |MixedRow { heading, counted, condition, stage }: &MixedRow| {
        let counted = entry(COUNTED, &scope.carrier().say(counted));
        let condition = condition.as_ref().map(|condition| said(condition, scope));
        let committee = (*stage == Stage::AfterCommittee).then(|| entry(COMMITTEE_JUDGEMENT, YES));
        with(heading, [counted].into_iter().chain(condition).chain(committee))
    };
    record(EXAMPLE, none, define).said(say)
}

fn define_row(d: &mut Visitor, row: &mut MixedRow, scope: &Scope) {
    d.required(LABELS, "行の見出し", &mut row.heading, text());
    let mut counted: Option<Carrier> = None;
    let about = "事業、取組項目、指標、または階層の名前";
    d.required(COUNTED, about, &mut counted, scope.carrier().some());
    if counted.is_none() && d.reading().is_some() {
        // What it may be counted by depends on it.
        return d.knows(&[AXES, OPTIONS, OWN, VALUE, COMMITTEE_JUDGEMENT]);
    }
    row.counted = counted.unwrap_or(row.counted);
    let carrier = row.counted;
    let (mut of_axis, mut chosen): (Option<Named>, Option<Vec<OptionIndex>>) = (None, None);
    let about = "選択肢で数えるとき、その評価の名前。書かないときは、数えるものの最初の評価";
    d.setting(AXES, about, &mut of_axis, axis(Some(carrier), scope).some());
    let judged = match &of_axis {
        Some(named) => scope.form.axis(named.carrier, &named.name),
        None => scope.form.axes_of(carrier).next(),
    };
    d.setting(OPTIONS, "この中のどれかを選んだものを数えます", &mut chosen, options(judged, scope).some());
    let (mut of_field, mut held): (Option<Named>, Option<Vec<String>>) = (None, None);
    let about = "書いてある言葉で数えるとき、その独自の項目（文章）の名前";
    d.setting(OWN, about, &mut of_field, field(carrier, scope).some());
    d.setting(VALUE, "この中のどれかが書いてあるものを数えます", &mut held, values("[新規]").some());
    let mut after_committee = row.stage == Stage::AfterCommittee;
    let about = "あり、なし（書かないときも）。選択肢で数えるとき、委員会の評価があれば、その評価で数えるかどうか";
    d.setting(COMMITTEE_JUDGEMENT, about, &mut after_committee, switch());
    if let Some(fields) = d.reading().filter(|_| after_committee) {
        check_committee(fields, judged, scope);
    }
    row.stage = if after_committee { Stage::AfterCommittee } else { Stage::Own };
    if d.reading().is_some() && !is_complete(d, judged.is_some() || !scope.unread.is_empty()) {
        return d.refuse();
    }
    row.condition = match (judged.zip(chosen), of_field.zip(held)) {
        (Some((axis, options)), _) => Some(Condition::Chosen { axis: Named::axis(axis), options }),
        (None, Some((field, values))) => Some(Condition::Written { field, values }),
        (None, None) => None,
    };
    let is_written = d.reading().is_some_and(|fields| fields.written(OPTIONS).or(fields.written(OWN)).is_some());
    if is_written && row.condition.is_none() {
        // What it counts could not be read: it must not count everything.
        d.refuse();
    }
}

/// Reports 委員会評価 of a row that is not counted by options, or whose axis the committee does not judge.
///
/// - `judged`: the axis by whose options it would be counted
fn check_committee(fields: &mut Fields, judged: Option<&Axis>, scope: &Scope) {
    let counts_options = fields.written(OPTIONS).is_some();
    let Some(at) = fields.written(COMMITTEE_JUDGEMENT) else { return };
    match judged {
        _ if !counts_options => {
            let message = format!("「{COMMITTEE_JUDGEMENT}」で数える行に、「{OPTIONS}」がありません");
            let hint = format!("数える「{OPTIONS}」を書くか、「{COMMITTEE_JUDGEMENT}」を消してください");
            at.fault_at(&at.place.of_key(), faults::UNKNOWN_PART, message, hint);
        }
        Some(axis) => check_judges(&at, axis, scope),
        None => {}
    }
}

/// Whether a row has a whole condition, or none; reports what is missing.
///
/// - `has_axis`: whether what it counts is judged
fn is_complete(d: &mut Visitor, has_axis: bool) -> bool {
    let Some(fields) = d.reading() else { return true };
    let [axis, options, field, value] = [AXES, OPTIONS, OWN, VALUE].map(|key| fields.written(key));
    let missing =
        |key: &str, example: &str| (format!("「{key}」がありません"), format!("{{{example}}} のように書いてください"));
    let (at, rule, (message, hint)) = match (&axis, &options, &field, &value) {
        (Some(at), None, ..) => (at, faults::MISSING_KEY, missing(OPTIONS, "評価: 総合評価, 選択肢: [A]")),
        (_, _, Some(at), None) => (at, faults::MISSING_KEY, missing(VALUE, "独自: 区分, 値: [新規]")),
        (_, _, None, Some(at)) => (at, faults::MISSING_KEY, missing(OWN, "独自: 区分, 値: [新規]")),
        (_, Some(_), Some(at), _) => {
            let hint = "条件は1つだけです。どちらか一方を消してください".to_owned();
            (at, faults::MIXED_KEYS, (format!("「{OPTIONS}」と「{OWN}」の両方があります"), hint))
        }
        (_, Some(at), ..) if !has_axis => {
            let hint = "評価のあるものを数えるか、「選択肢」を消してください".to_owned();
            (at, faults::UNKNOWN_PART, (format!("「{COUNTED}」に書いたものの評価がありません"), hint))
        }
        _ => return true,
    };
    at.fault_at(&at.place.of_key(), rule, message, hint);
    false
}

fn field<'a>(carrier: Carrier, scope: &'a Scope) -> Codec<'a, Named> {
    let read = move |at: &Cursor| {
        let known: Vec<Named> = fields_of(carrier, &scope.form).collect();
        let names = known.iter().map(|field| field.name.as_str());
        scope.find(at, "独自の項目", names, |name| known.iter().find(|field| field.name == name).cloned())
    };
    let schema = || offered(of_any(scope), text().schema());
    Codec::new(read, schema, |of| scope.said(of))
}

/// The own text fields by which something could be counted, also those of sections.
fn of_any<'a>(scope: &'a Scope) -> impl Iterator<Item = &'a str> {
    let of_sections = scope.form.fields.iter().filter(|field| matches!(field.carrier, Carrier::Section(_)));
    fields(&scope.form).chain(of_sections.map(|field| field.name.as_str()))
}
