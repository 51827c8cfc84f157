//! 意見 as a block: where it may stand.

use super::holder::Holder;
use crate::content::codec::word;
use crate::content::faults;
use crate::content::yaml::Cursor;
use crate::model::{Arrangement, Block, BlockContent, Form, OpinionColumn, OpinionForm, OpinionSubject};
use crate::vocabulary::{CARRIER, NO, OPINIONS};

/// Whether the blocks of a node may have the opinions: if these are about it or about what is below it.
pub(super) fn may_have(holder: Holder, form: &Form) -> bool {
    form.opinions.as_ref().is_some_and(|pages| takes(holder, pages.subject))
}

fn takes(holder: Holder, subject: OpinionSubject) -> bool {
    match subject {
        OpinionSubject::Item => true,
        OpinionSubject::Project => holder != Holder::Card,
        OpinionSubject::Sheet => holder == Holder::Sheet,
        OpinionSubject::Paper => false,
    }
}

/// Whether a block may stand where it does; reports why not.
pub(super) fn check(at: &Cursor, block: &Block, holder: Holder, form: &Form) -> bool {
    let is_fine = !matches!(block.content, BlockContent::Opinions(_)) || may_have(holder, form);
    if !is_fine {
        let (message, hint) = match &form.opinions {
            None => (
                format!("様式に「{OPINIONS}: {NO}」とあるので、「{OPINIONS}」は置けません"),
                format!("「{OPINIONS}: {NO}」か、この行を消してください"),
            ),
            Some(pages) => {
                let subject = word(&OpinionSubject::KEYWORDS, &pages.subject);
                let holders = Holder::ALL.into_iter().filter(|holder| takes(*holder, pages.subject));
                let holders: Vec<String> = holders.map(|holder| format!("「{}」", holder.key())).collect();
                let hint = match holders.is_empty() {
                    true => "資料についての意見は、資料の最後のページに印刷します。この行を消してください".to_owned(),
                    false => format!("{}に書いてください", holders.join("か")),
                };
                let message =
                    format!("「{OPINIONS}」の「{CARRIER}」が{subject}なので、「{}」には置けません", holder.key());
                (message, hint)
            }
        };
        at.fault(faults::UNKNOWN_KEY, message, hint);
    }
    is_fine
}

/// Reports opinions that would be printed in the blocks of two nodes.
///
/// - `at`: 配置
pub(super) fn check_once(at: &Cursor, arrangement: &Arrangement) {
    let Arrangement { sheet, project, card } = arrangement;
    let lists = [(Holder::Sheet, Some(sheet)), (Holder::Project, Some(project)), (Holder::Card, card.as_ref())];
    let has = |blocks: &Vec<Block>| blocks.iter().any(|block| matches!(block.content, BlockContent::Opinions(_)));
    let with: Vec<Holder> =
        lists.into_iter().filter(|(_, blocks)| blocks.is_some_and(has)).map(|(holder, _)| holder).collect();
    let [first, second, ..] = with.as_slice() else { return };
    let Some(list) = at.peek(second.key()) else { return };
    let is_opinions = |at: &&Cursor| at.peek(OPINIONS).is_some() || at.word().as_deref() == Some(OPINIONS);
    let place = list.elements().iter().find(is_opinions).map_or(list.place.clone(), |at| at.place.clone());
    let message = format!("「{OPINIONS}」が、「{}」と「{}」の両方にあります", first.key(), second.key());
    at.fault_at(
        &place,
        faults::DUPLICATE_NAME,
        message,
        "どちらか一方を消してください。同じ意見を2度印刷することになります",
    );
}

/// The columns of a form that lists none: a block of the subject itself prints what the subject is called.
pub(in crate::content::form) fn usual_columns(arrangement: &Arrangement, pages: &OpinionForm) -> Vec<OpinionColumn> {
    let blocks = match pages.subject {
        OpinionSubject::Item => arrangement.card.as_ref(),
        OpinionSubject::Project => Some(&arrangement.project),
        OpinionSubject::Sheet | OpinionSubject::Paper => None,
    };
    let mut blocks = blocks.into_iter().flatten();
    if blocks.any(|block| matches!(block.content, BlockContent::Opinions(_))) {
        return OpinionForm::usual_columns_in_place();
    }
    OpinionForm::usual_columns(pages.subject)
}
