//! 見出し and 列: columns under a common heading, in a table of 取組項目, of indicators or of counts.

use serde_json::{Value as Json, json};

use crate::content::codec::said::quoted;
use crate::content::codec::{Codec, Visitor, text};
use crate::content::faults;
use crate::content::yaml::Cursor;
use crate::vocabulary::{COLUMNS, LABELS};

/// The heading and the columns; `None` if it has no heading or no column that can be read.
///
/// - `example`: a list of columns of this table
/// - `each`: reads a column; `None` if it cannot be read, after reporting why
pub(super) fn read<C>(
    at: &Cursor,
    example: &str,
    mut each: impl FnMut(&Cursor) -> Option<C>,
) -> Option<(String, Vec<C>)> {
    let mut fields = at.fields(&format!("{{{LABELS}: 一次評価, {COLUMNS}: {example}}}"));
    let heading = fields.needed(LABELS).and_then(|at| at.text());
    let mut columns = Vec::new();
    if let Some(list) = fields.needed(COLUMNS) {
        if list.is_empty() && list.takes_list() {
            let hint = format!("{example} のように、1つ以上書いてください");
            list.fault_at(&list.place.of_key(), faults::OPTION_COUNT, "列がありません", hint);
        }
        for at in list.list(example) {
            if let Some(inner) = at.peek(COLUMNS) {
                let message = format!("「{LABELS}」の「{COLUMNS}」の中に、また「{COLUMNS}」があります");
                let hint = "まとめた見出しは1段だけです。中の列を、外の「列」に並べてください";
                inner.fault_at(&inner.place.of_key(), faults::UNKNOWN_KEY, message, hint);
            } else {
                columns.extend(each(&at));
            }
        }
    }
    fields.finish(|| json!({}));
    let heading = heading?.value;
    (!columns.is_empty()).then_some((heading, columns))
}

/// The schema.
///
/// - `column`: that of a column
pub(super) fn schema(column: &Json) -> Json {
    let define = |d: &mut Visitor, _: &mut ()| {
        d.required(LABELS, "列の上に付く見出し", &mut String::new(), text());
        let columns = || json!({ "type": "array", "minItems": 1, "items": column });
        let columns = Codec::new(|_| None, || json!({}), |_| String::new()).filled(columns);
        d.required(COLUMNS, "見出しの下に並ぶ列", &mut (), columns);
    };
    Visitor::describe(&define, &())
}

/// The words of a comparison.
///
/// - `columns`: the words of each column
pub(super) fn said(heading: &str, columns: impl Iterator<Item = String>) -> String {
    format!("{}［{}］", quoted(heading), columns.collect::<Vec<_>>().join("、"))
}
