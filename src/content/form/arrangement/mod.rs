//! 配置: the blocks of a sheet, of its 事業 and of their 取組項目.

mod block;
mod entry;
mod holder;
mod kind;
mod opinions;

use serde_json::{Value as Json, json};

use self::holder::Holder;
pub(super) use self::opinions::usual_columns;
use super::scope::Scope;
use crate::content::codec::schema::one_of;
use crate::content::codec::{Codec, Visitor, list, record};
use crate::content::faults;
use crate::content::form::names::Names;
use crate::content::yaml::Cursor;
use crate::model::{Arrangement, Block, BlockContent, Entry, Part};
use crate::vocabulary::{ITEMS, NAME, PROJECT, SHEET, TITLE};

/// 配置: the word for a ready-made one, or the lists of blocks. A list that is not written is that of 表 or, if the
/// 取組項目 have one, that of カード.
pub(super) fn arrangement<'a>(scope: &'a Scope) -> Codec<'a, Arrangement> {
    let lists =
        record("{取組項目: [題名, 列, 指標の表, 注記]}", Arrangement::table(), move |d, arrangement| {
            define(d, arrangement, scope)
        });
    let short = |at: &Cursor| at.keyword(&ready_made());
    let words = ready_made().map(|(word, _)| word);
    lists.clone().or(short, move |map| json!({ "anyOf": [one_of(words.into_iter()), map] })).said(move |arrangement| {
        let known = ready_made().into_iter().find(|(_, known)| known == arrangement);
        known.map_or_else(|| lists.say(arrangement), |(word, _)| word.to_owned())
    })
}

fn ready_made() -> [(&'static str, Arrangement); 2] {
    [(Arrangement::TABLE, Arrangement::table()), (Arrangement::CARD, Arrangement::cards())]
}

fn define(d: &mut Visitor, arrangement: &mut Arrangement, scope: &Scope) {
    let has_cards = d.reading().is_some_and(|fields| fields.at().peek(ITEMS).is_some());
    if has_cards {
        *arrangement = Arrangement::cards();
    }
    let about = "1枚のシートに、上から順に置くもの";
    d.setting(SHEET, about, &mut arrangement.sheet, blocks(Holder::Sheet, scope));
    let about = "1つの事業に、上から順に置くもの";
    d.setting(PROJECT, about, &mut arrangement.project, blocks(Holder::Project, scope));
    let about = "取組項目ごとに1ページにするとき、そのページに上から順に置くもの";
    d.setting(ITEMS, about, &mut arrangement.card, blocks(Holder::Card, scope).some());
    if let Some(fields) = d.reading() {
        opinions::check_once(fields.at(), arrangement);
    }
}

fn blocks<'a>(holder: Holder, scope: &'a Scope) -> Codec<'a, Vec<Block>> {
    let block = block::block(holder, scope).defined(holder.definition());
    list(holder.example(), block)
        .filled(holder.key())
        .keeping(Names::of_words, |names, at, block: &Block| {
            !block.is_single() || names.is_new(at, kind::word_of(&block.content), kind::without_rows(&block.content))
        })
        .checked(move |at, blocks| {
            let names = |(_, block): &(Cursor, Block)| {
                matches!(block.content, BlockContent::Title { .. })
                    || block.entries().contains(&&Entry::Item(Part::Name))
            };
            if holder == Holder::Card && !blocks.iter().any(names) {
                let hint =
                    format!("「{TITLE}」を加えるか、欄に「{NAME}」を加えてください。そのページの見出しになります");
                let message = format!("「{ITEMS}」に、取組項目の名前がありません");
                at.fault_at(&at.place.of_key(), faults::MISSING_KEY, message, hint);
            }
        })
        .codec()
}

/// The definitions that the schema of [`arrangement`] refers to.
pub(super) fn definitions<'a>(scope: &'a Scope) -> impl Iterator<Item = (String, Json)> + 'a {
    Holder::ALL.into_iter().map(move |holder| (holder.definition().to_owned(), block::block(holder, scope).schema()))
}
