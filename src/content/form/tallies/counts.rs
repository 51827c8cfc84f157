//! Tables of counts.

use super::columns::columns;
use super::names::{KEYS, axis, carrier, title};
use super::places::{fixed_notes, places};
use super::rows::rows;
use crate::content::codec::{Visitor, keyword, switch};
use crate::content::faults;
use crate::content::form::scope::Scope;
use crate::content::yaml::{Cursor, Fields};
use crate::model::{
    Axis, Carrier, CountTable, Counting, Named, Stage, TallyEntry, TallyForm, TallyPart, TallyPlace, TallyRows,
    TallyTable, TotalRow,
};
use crate::vocabulary::{AXES, CARRIER, COLUMNS, COMMITTEE_JUDGEMENT, ROWS, TREND, YEAR};

/// A table of counts with nothing but its defaults.
pub(super) fn usual() -> TallyForm {
    let table = CountTable {
        axis: Named { carrier: Carrier::Item, name: String::new() },
        rows: TallyRows::Options,
        columns: [TallyPart::Count, TallyPart::Share].map(TallyEntry::usual).to_vec(),
        counting: Counting::default(),
        stage: Stage::Own,
        total: TotalRow::Last,
    };
    TallyForm {
        title: String::new(),
        places: vec![TallyPlace::Summary],
        notes: Vec::new(),
        table: TallyTable::Counts(table),
    }
}

pub(super) fn define(d: &mut Visitor, tally: &mut TallyForm, scope: &Scope) {
    let TallyTable::Counts(table) = &mut tally.table else { return };
    title(d, &mut tally.title);
    let reads = d.reading().is_some();
    let carrier = carrier(d, scope);
    d.knows(&[ROWS, TREND]);
    d.knows(&KEYS);
    // A table without 行 may be meant as a 推移表.
    if d.reading().is_some_and(|fields| fields.get(ROWS).is_none()) {
        d.knows(&[YEAR]);
    }
    let mut named = (!reads).then(|| table.axis.clone());
    let about = "数える評価の名前。書かないときは、取組項目の最初の評価";
    d.setting(AXES, about, &mut named, axis(carrier, scope).some());
    if let Some(fields) = d.reading().filter(|_| named.is_none()) {
        named = first(fields, carrier, scope);
    }
    let axis = named.as_ref().and_then(|named| scope.form.axis(named.carrier, &named.name));
    let mut rows = (!reads).then(|| table.rows.clone());
    let about = "行にするもの。選択肢、事業、担当課、部局、階層、独自の項目、または選択肢の一覧";
    d.required(ROWS, about, &mut rows, self::rows(axis, scope).some());
    let columns = columns(axis, rows.as_ref(), scope);
    d.setting(COLUMNS, "表の列。書かないときは、件数と割合", &mut table.columns, columns);
    counting(d, &mut table.counting);
    let mut after_committee = table.stage == Stage::AfterCommittee;
    let about = "あり、なし（書かないときも）。委員会の評価で数えるかどうか";
    d.setting(COMMITTEE_JUDGEMENT, about, &mut after_committee, switch());
    let about = "あり（書かないときも。最後の行に置きます）、最初、なし。計の行をどこに置くか";
    d.setting("合計", about, &mut table.total, keyword(&TotalRow::KEYWORDS));
    if let (Some(axis), Some(fields)) = (axis, d.reading())
        && let Some(at) = fields.get(COMMITTEE_JUDGEMENT).filter(|_| after_committee)
    {
        check_judges(&at, axis, scope);
    }
    table.stage = if after_committee { Stage::AfterCommittee } else { Stage::Own };
    places(d, &mut tally.places);
    fixed_notes(d, &mut tally.notes);
    match (named, rows) {
        (Some(axis), Some(rows)) => (table.axis, table.rows) = (axis, rows),
        _ => d.refuse(),
    }
}

/// Reports an axis that the committee does not judge.
///
/// - `at`: the 委員会評価 that asks for it
pub(super) fn check_judges(at: &Cursor, axis: &Axis, scope: &Scope) {
    if !scope.form.committee_judges(axis) {
        let message = format!("「{}」は、委員会が評価しません", axis.name);
        let hint = "意見の対象と同じもの（取組項目など）の評価に「委員会評価: あり」と書くか、ここの「委員会評価」を消してください";
        at.fault(faults::UNKNOWN_PART, message, hint);
    }
}

/// 数え方 of a table.
pub(super) fn counting(d: &mut Visitor, counting: &mut Counting) {
    let about = "実数（書かないときも）、延べ。再掲の数え方";
    d.setting("数え方", about, counting, keyword(&Counting::KEYWORDS));
}

/// The first axis of its carrier, if none is named.
fn first(fields: &mut Fields, carrier: Option<Carrier>, scope: &Scope) -> Option<Named> {
    if fields.written(AXES).is_some() {
        return None;
    }
    let first = scope.form.axes_of(carrier.unwrap_or(Carrier::Item)).next();
    if first.is_none() && scope.unread.is_empty() && fields.get(ROWS).is_some() {
        let written = fields.written(CARRIER);
        let hint = "「対象」に、様式の「評価」のどれかの対象（取組項目、事業、指標、または階層の名前）を書いてください";
        written.as_ref().unwrap_or(fields.at()).fault(faults::UNKNOWN_PART, "数える評価がありません", hint);
    }
    first.map(Named::axis)
}
