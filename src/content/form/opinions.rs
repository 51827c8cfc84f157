//! 意見: the opinion pages.

use serde_json::json;

use super::columns::{ABOUT_PART, keys_of_column, said};
use super::names::{Names, part_word};
use crate::content::codec::schema::one_of_or;
use crate::content::codec::{Codec, Visitor, keyword, lines, list, record, switch, text, word};
use crate::content::faults;
use crate::content::misspelling::is_same;
use crate::content::yaml::Cursor;
use crate::model::{OpinionBreaks, OpinionColumn, OpinionForm, OpinionPart, OpinionSubject};
use crate::vocabulary::{CARRIER, COLUMNS, NO, OPINIONS, TITLE, YES};

/// 意見: あり, なし, or a map.
pub(super) fn opinions<'a>() -> Codec<'a, Option<OpinionForm>> {
    let pages = lines("{対象: 取組項目}", OpinionForm::default(), define);
    let words = pages.clone();
    let short = |at: &Cursor| {
        if at.is_list() {
            let (message, hint) = if at.is_empty() {
                ("ここには一覧を書けません", format!("意見のページがないなら「{OPINIONS}: {NO}」と書いてください"))
            } else {
                let hint = format!(
                    "委員会の意見は opinions.yaml に書きます。ここには「{OPINIONS}: {YES}」か「{OPINIONS}: {NO}」を書いてください"
                );
                ("ここには意見を書けません", hint)
            };
            at.fault(faults::WRONG_TYPE, message, hint);
            return None;
        }
        switch().read(at).map(|has| has.then(OpinionForm::default))
    };
    pages
        .some()
        .or(short, |map| one_of_or([YES, NO].into_iter(), map))
        .said(move |pages| pages.as_ref().map_or(NO.to_owned(), |pages| words.say(pages)))
}

fn define(d: &mut Visitor, pages: &mut OpinionForm) {
    d.setting(CARRIER, "意見の対象", &mut pages.subject, keyword(&OpinionSubject::KEYWORDS));
    d.setting(TITLE, "ページの題名", &mut pages.title, text().some());
    if d.reading().is_some() {
        pages.columns = OpinionForm::usual_columns(pages.subject);
    }
    d.setting(COLUMNS, "意見のページの列", &mut pages.columns, columns());
    if let Some(at) = d.reading().and_then(|fields| fields.written(COLUMNS)) {
        refuse_blank_columns(&at, pages);
    }
    let about = "空きがなければ（書かないときも）、いつも。空きがなければなら、シートの最後のページに空きがあるときは、そこに続けます";
    let breaks = keyword(&OpinionBreaks::KEYWORDS).unless(OpinionBreaks::default());
    d.setting("改ページ", about, &mut pages.breaks, breaks);
}

/// 列.
fn columns<'a>() -> Codec<'a, Vec<OpinionColumn>> {
    list("[番号, 名称, 担当課, 意見, 回答]", column())
        .counted(1..=usize::MAX, "列", "", "[番号, 名称, 担当課, 意見] のように書いてください".to_owned())
        .keeping(Names::of_words, |names, at, column| names.is_new(at, &part_word(at, &column.heading), column.part))
        .codec()
}

/// Reports columns that hold nothing, whatever is written: only 取組項目 have a 番号, and sheets have no 担当課.
fn refuse_blank_columns(at: &Cursor, pages: &OpinionForm) {
    let is_blank = |part: OpinionPart| match pages.subject {
        OpinionSubject::Item => false,
        OpinionSubject::Project => part == OpinionPart::Number,
        OpinionSubject::Sheet | OpinionSubject::Paper => {
            matches!(part, OpinionPart::Number | OpinionPart::Departments)
        }
    };
    for column in pages.columns.iter().filter(|column| is_blank(column.part)) {
        let (part, subject) =
            (word(&OpinionPart::KEYWORDS, &column.part), word(&OpinionSubject::KEYWORDS, &pages.subject));
        let message = format!("「{CARRIER}」が{subject}なので、「{part}」の列には何も入りません");
        let hint = format!("「{COLUMNS}」から「{part}」を消してください");
        at.fault_at(&at.place.of_key(), faults::UNKNOWN_KEY, message, hint);
    }
}

/// The advice to print more of the opinions.
///
/// - `added`: the word of the further column
pub(crate) fn column_added(pages: &OpinionForm, added: &str) -> String {
    let advice = format!("様式の「{OPINIONS}」の「{COLUMNS}」に「{added}」を加えてください");
    if !pages.has_usual_columns() {
        return advice;
    }
    // A list of the one column alone would drop the usual ones.
    let is_usual = |part: OpinionPart| pages.columns.iter().any(|column| column.part == part);
    let words = OpinionPart::KEYWORDS.into_iter().filter(|(word, part)| *word == added || is_usual(*part));
    let list = format!("{COLUMNS}: [{}]", words.map(|(word, _)| word).collect::<Vec<_>>().join(", "));
    let whole = match *pages == OpinionForm::default() {
        true => format!("「{OPINIONS}: {{{list}}}」"),
        false => format!("「{OPINIONS}」の中に「{list}」"),
    };
    format!("{advice}（「{COLUMNS}」を書いていなければ、{whole}と書きます）")
}

/// What a column prints. The heading of a column is told the word that prints it.
fn part<'a>() -> Codec<'a, OpinionPart> {
    let headed = |word: &str| OpinionPart::KEYWORDS.into_iter().find(|(_, part)| is_same(part.heading(), word));
    let read = move |at: &Cursor| {
        let words = keyword(&OpinionPart::KEYWORDS);
        let Some((known, heading)) = at.word().and_then(|word| Some((headed(&word)?.0, word))) else {
            return words.read(at);
        };
        if known == heading {
            return words.read(at);
        }
        let hint = format!("「{heading}」は、「{known}」の列に付く見出しです。「{known}」と書いてください");
        at.fault(faults::UNKNOWN_WORD, at.unusable(&heading), hint);
        None
    };
    let schema = || keyword(&OpinionPart::KEYWORDS).schema();
    Codec::new(read, schema, |part| word(&OpinionPart::KEYWORDS, part).to_owned())
}

/// A column: what it prints, or a map.
fn column<'a>() -> Codec<'a, OpinionColumn> {
    let define = |d: &mut Visitor, column: &mut OpinionColumn| {
        let mut heading = None;
        let part = (ABOUT_PART, &mut column.part, part());
        keys_of_column(d, part, &mut heading, &mut column.width);
        column.heading = heading.unwrap_or_else(|| column.part.heading().to_owned());
    };
    let say = |OpinionColumn { part, heading, width }: &OpinionColumn| {
        said(word(&OpinionPart::KEYWORDS, part), heading, part.heading(), *width)
    };
    let short = move |at: &Cursor| Some(OpinionColumn::usual(part().read(at)?));
    record("{内容: 意見, 見出し: 意見}", OpinionColumn::usual(OpinionPart::Name), define)
        .or(short, move |map| json!({ "anyOf": [part().schema(), map] }))
        .said(say)
}
