//! 意見: the opinion pages.

use super::{Names, keyword, part_word};
use crate::content::faults;
use crate::content::yaml::Cursor;
use crate::model::{OpinionColumn, OpinionForm, OpinionPart, OpinionSubject};
use crate::vocabulary as word;

/// Reads the form of the opinion pages; `None` for none.
pub(super) fn read(at: &Cursor) -> Option<OpinionForm> {
    if !at.is_map() {
        let has = at.keyword(&[("あり", true), ("なし", false)]).unwrap_or_default();
        return has.then(OpinionForm::default);
    }
    let mut fields = at.fields("{対象: 取組項目}");
    let subject = keyword(&mut fields, word::CARRIER, &OpinionSubject::KEYWORDS);
    let title = fields.text(word::TITLE).map(|text| text.value);
    let columns = match fields.written(word::COLUMNS) {
        Some(at) => columns(&at),
        None => OpinionForm::usual_columns(subject),
    };
    fields.finish();
    Some(OpinionForm { subject, title, columns })
}

fn columns(at: &Cursor) -> Vec<OpinionColumn> {
    let mut columns: Vec<OpinionColumn> = Vec::new();
    let mut names = Names::of_words();
    let elements = at.list("[番号, 名称, 担当課, 意見, 回答]");
    for at in &elements {
        let column = if at.is_map() {
            let mut fields = at.fields("{内容: 意見, 見出し: 意見}");
            let part = fields.needed(word::PART).and_then(|at| at.keyword(&OpinionPart::KEYWORDS));
            let heading = fields.text(word::LABELS).map(|text| text.value);
            let width = fields.written(word::WIDTH).and_then(|at| at.measure(1.0..=200.0));
            fields.finish();
            part.map(|part| OpinionColumn {
                part,
                heading: heading.unwrap_or_else(|| part.heading().to_owned()),
                width,
            })
        } else {
            let part = at.keyword(&OpinionPart::KEYWORDS);
            part.map(|part| OpinionColumn { part, heading: part.heading().to_owned(), width: None })
        };
        let Some(column) = column else { continue };
        if names.is_new(at, &part_word(at, &column.heading), column.part) {
            columns.push(column);
        }
    }
    if elements.is_empty() && at.takes_list() {
        at.fault_at(
            &at.place.of_key(),
            faults::OPTION_COUNT,
            "列がありません",
            "[番号, 名称, 担当課, 意見] のように書いてください",
        );
    }
    columns
}
