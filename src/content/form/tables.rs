//! 指標の表: the tables of indicators outside the table of 取組項目.

use super::columns::{check_periods, columns};
use super::names::Names;
use super::scope::Scope;
use crate::content::codec::{Codec, Visitor, lines, list, text};
use crate::content::periods;
use crate::model::{IndicatorTable, TableKind};
use crate::vocabulary::{COLUMNS, NAME, NO, NOTE, PERIOD_LABELS, PERIODS, TITLE};

const EXAMPLE: &str = "{名称: 活動指標, 列: [指標, 単位, {年度ごと: [実績]}]}";

/// 指標の表.
pub(super) fn tables<'a>(scope: &'a Scope) -> Codec<'a, Vec<IndicatorTable>> {
    list(format!("- {EXAMPLE}"), table(scope))
        .keeping(Names::new, |names, at, table: &IndicatorTable| {
            let shown = if table.name.is_empty() { "名前のない表" } else { &table.name };
            names.is_new(at, shown, table.name.clone())
        })
        .codec()
}

/// A table.
pub(super) fn table<'a>(scope: &'a Scope) -> Codec<'a, IndicatorTable> {
    lines(EXAMPLE, IndicatorTable::usual(&scope.form.series), move |d, table| define(d, table, scope))
}

fn define(d: &mut Visitor, table: &mut IndicatorTable, scope: &Scope) {
    let about = "表の名前。指標の「表」に書きます。書かない表は1つだけです";
    d.setting(NAME, about, &mut table.name, text().unsaid());
    let title = text().map(
        |title| if title == NO { String::new() } else { title },
        |title| if title.is_empty() { NO.to_owned() } else { title.clone() },
    );
    let about = "表の上に印刷する題名。なし、なら印刷しません。書かないときは、名称";
    d.setting(TITLE, about, &mut table.title, title.some());
    let notes = list("- 実績は3月末の数です。", text()).codec().said(|notes: &Vec<String>| notes.join("\n"));
    d.setting(NOTE, "表の下に印刷する注の一覧", &mut table.notes, notes);
    d.setting(COLUMNS, "表の列", &mut table.columns, columns(TableKind::Indicators, scope).bare());
    let labels = table.period_labels.as_ref().unwrap_or(&scope.surroundings.labels).clone();
    let periods = periods::list(labels).accepted(|_, periods| !periods.is_empty());
    let about = "この表に出す年度と、その順。書かないときは、資料の表示年度";
    d.setting(PERIODS, about, &mut table.periods, periods.some());
    let shown = table.periods.as_ref().unwrap_or(&scope.surroundings.periods).clone();
    if let Some(at) = d.reading().and_then(|fields| fields.written(COLUMNS)) {
        check_periods(&at, &shown);
    }
    let about = "この表の年度の印刷のしかた。書かないときは、資料と同じ";
    d.setting(PERIOD_LABELS, about, &mut table.period_labels, periods::labels(shown).some());
}
