//! 置く所 and 注記: where a 集計 is printed, and what is said below it.

use serde_json::json;

use crate::content::codec::{Codec, Visitor, keyword, list, word};
use crate::content::form::names::Names;
use crate::content::form::notes::notes;
use crate::content::yaml::Cursor;
use crate::model::{FixedNote, TallyPlace};
use crate::vocabulary::{FIXED_NOTES, NO};

/// 置く所 of a table.
pub(super) fn places(d: &mut Visitor, places: &mut Vec<TallyPlace>) {
    let about = "総括表（書かないときも）、資料の終わり。または、その一覧。[] なら、配置に書いた所だけ";
    d.setting("置く所", about, places, listed());
}

/// 注記 of a table.
pub(super) fn fixed_notes(d: &mut Visitor, fixed: &mut Vec<FixedNote>) {
    let about = "表の下に印刷する注記の一覧。{実数} のように書くと、数になります";
    d.setting(FIXED_NOTES, about, fixed, notes("[\"再掲{再掲}件を除くと{実数}件です。\"]"));
}

/// One, several, or [] for none but the blocks of 配置.
fn listed<'a>() -> Codec<'a, Vec<TallyPlace>> {
    let read = |at: &Cursor| {
        if at.is_list() { several().read(at) } else { Some(vec![keyword(&TallyPlace::KEYWORDS).read(at)?]) }
    };
    let schema = || json!({ "anyOf": [keyword(&TallyPlace::KEYWORDS).filled_schema(), several().schema()] });
    let say = |places: &Vec<TallyPlace>| match places.as_slice() {
        [] => NO.to_owned(),
        _ => several().say(places),
    };
    Codec::new(read, schema, say).filled(schema).unless(vec![TallyPlace::Summary])
}

fn several<'a>() -> Codec<'a, Vec<TallyPlace>> {
    let name = |place: &TallyPlace| word(&TallyPlace::KEYWORDS, place);
    list("[総括表, 資料の終わり]", keyword(&TallyPlace::KEYWORDS))
        .keeping(Names::of_words, move |names, at, place: &TallyPlace| names.is_new(at, name(place), *place))
        .codec()
}
