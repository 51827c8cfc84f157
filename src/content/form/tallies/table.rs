//! The list of tables: of counts, or 推移表.

use serde_json::json;

use super::{counts, mixed, trend};
use crate::content::codec::{Codec, Visitor, list};
use crate::content::faults;
use crate::content::form::names::Names;
use crate::content::form::scope::Scope;
use crate::content::yaml::Cursor;
use crate::model::{TallyForm, TallyTable};
use crate::vocabulary::{ROWS, TREND};

const EXAMPLE: &str = "{題名: 進捗状況別の件数, 行: 選択肢, 列: [件数, 割合]}";

/// A table as read: its title, and the rest if it could be read.
type Entry = (String, Option<TallyForm>);

/// 集計.
pub(in crate::content::form) fn tallies<'a>(scope: &'a Scope) -> Codec<'a, Vec<TallyForm>> {
    list(format!("- {EXAMPLE}"), entry(scope))
        .keeping(Names::new, |names, at, (title, _): &Entry| names.is_new(at, title, title.clone()))
        .codec()
        .map(
            |entries| entries.into_iter().filter_map(|(_, tally)| tally).collect(),
            |tallies: &Vec<TallyForm>| tallies.iter().map(|tally| (tally.title.clone(), Some(tally.clone()))).collect(),
        )
}

/// A table in the words of a comparison.
pub(in crate::content::form) fn said(tally: &TallyForm, scope: &Scope) -> String {
    let told = match tally.table {
        TallyTable::Counts(_) => Visitor::tell(&|d, tally| counts::define(d, tally, scope), tally),
        TallyTable::Mixed(_) => Visitor::tell(&|d, tally| mixed::define(d, tally, scope), tally),
        TallyTable::Trend(_) => Visitor::tell(&|d, tally| trend::define(d, tally, scope), tally),
    };
    told.into_iter().map(|told| told.entry).collect::<Vec<_>>().join("\n")
}

/// A table: of counts, which has 行, also of different things, or a 推移表.
fn entry<'a>(scope: &'a Scope) -> Codec<'a, Entry> {
    let counts = move |d: &mut Visitor, tally: &mut TallyForm| counts::define(d, tally, scope);
    let mixed = move |d: &mut Visitor, tally: &mut TallyForm| mixed::define(d, tally, scope);
    let trend = move |d: &mut Visitor, tally: &mut TallyForm| trend::define(d, tally, scope);
    let read = move |at: &Cursor| {
        let fields = at.fields(EXAMPLE);
        let (tally, is_whole) = match at.peek(TREND) {
            Some(written) => {
                if let Some(rows) = at.peek(ROWS) {
                    let hint = "件数の表なら「推移」を、年度ごとの推移表なら「行」を消してください";
                    let message = "「行」と「推移」の両方があります";
                    rows.fault_at(&written.place.of_key(), faults::UNKNOWN_KEY, message, hint);
                }
                Visitor::read_in_part(fields, &trend, &trend::usual())
            }
            None if mixed::is_meant(at) => Visitor::read_in_part(fields, &mixed, &mixed::usual()),
            None => Visitor::read_in_part(fields, &counts, &counts::usual()),
        };
        let title = Some(tally.title.clone()).filter(|title| !title.is_empty())?;
        Some((title, is_whole.then_some(tally)))
    };
    let schema = move || {
        json!({ "anyOf": [
            Visitor::describe(&counts, &counts::usual()),
            Visitor::describe(&mixed, &mixed::usual()),
            Visitor::describe(&trend, &trend::usual()),
        ] })
    };
    Codec::new(read, schema, move |(_, tally)| tally.as_ref().map_or_else(String::new, |tally| said(tally, scope)))
}
