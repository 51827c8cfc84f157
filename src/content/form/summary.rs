//! 総括表: which of its tables are printed.

use super::names::Names;
use super::scope::Scope;
use crate::content::codec::{Codec, Visitor, keyword, list, name_of, record, word};
use crate::model::{SummaryForm, SummaryTable};
use crate::vocabulary::{AXES, NO};

pub(super) fn summary<'a>(scope: &'a Scope) -> Codec<'a, SummaryForm> {
    record("{表: [全体, 担当課]}", SummaryForm::default(), move |d, summary| define(d, summary, scope))
}

fn define(d: &mut Visitor, summary: &mut SummaryForm, scope: &Scope) {
    let about = "集計する評価の名前の一覧。書かないときは、すべての評価";
    d.setting(AXES, about, &mut summary.axes, axes(scope).some());
    let about = "印刷する表の一覧。書かないときは、すべての表";
    d.setting("表", about, &mut summary.tables, tables().some());
}

fn axes<'a>(scope: &'a Scope) -> Codec<'a, Vec<String>> {
    let names = scope.form.axes.iter().map(|axis| (axis.name.as_str(), axis.name.clone()));
    listed(
        list("[進捗状況]", name_of(names.collect(), &scope.unread))
            .keeping(Names::of_words, |names, at, name: &String| names.is_new(at, name, name.clone()))
            .codec(),
    )
}

fn tables<'a>() -> Codec<'a, Vec<SummaryTable>> {
    let name = |table: &SummaryTable| word(&SummaryTable::KEYWORDS, table);
    listed(
        list("[全体, 担当課]", keyword(&SummaryTable::KEYWORDS))
            .keeping(Names::of_words, move |names, at, table: &SummaryTable| names.is_new(at, name(table), *table))
            .codec(),
    )
}

/// A list that says that it is empty.
fn listed<T: 'static>(codec: Codec<Vec<T>>) -> Codec<Vec<T>> {
    let words = codec.clone();
    codec.said(move |list| if list.is_empty() { NO.to_owned() } else { words.say(list) })
}
