//! What the 様式 of a further paper shares with that of the plan, so that it is not written there.

use crate::content::codec::word;
use crate::content::faults;
use crate::content::misspelling::nearest;
use crate::content::yaml::Fields;
use crate::model::{Form, OpinionSubject, TallyPlace};
use crate::vocabulary::{
    ABSENCES, AXES, CARRIER, FORM, LEVELS, NAME, NO, NUMBER, OPINIONS, OWN, SERIES, SUMMARY, TABLES, TALLIES,
};

/// The keys on which the content depends, and that of the 総括表, of which a plan has one.
const SHARED: [&str; 7] = [LEVELS, NUMBER, ABSENCES, SERIES, AXES, OWN, SUMMARY];

/// Reports the keys that all papers share.
pub(super) fn told(fields: &mut Fields) {
    for key in SHARED {
        if let Some(at) = fields.get(key) {
            let message = format!("「{key}」は、どの資料でも同じです");
            let hint = format!("計画の「{FORM}」に書いてください。ここに書けるのは、見た目だけです");
            at.fault_at(&at.place.of_key(), faults::UNKNOWN_KEY, message, hint);
        }
    }
}

/// Reports tables of counts that are to stand in the 総括表.
pub(super) fn told_places(fields: &mut Fields, form: &Form) {
    let Some(list) = fields.written(TALLIES) else { return };
    for (at, tally) in list.elements().iter().zip(&form.tallies) {
        if let Some(at) = at.peek("置く所").filter(|_| tally.places.contains(&TallyPlace::Summary)) {
            let message = "総括表に置く集計は、どの資料でも同じです";
            let hint = format!(
                "計画の「{FORM}」に書いてください。この資料に置くなら「資料の終わり」と書くか、「配置」に {{集計: 題名}} と書いてください"
            );
            at.fault(faults::UNKNOWN_WORD, message, hint);
        }
    }
}

/// Reports a 指標の表 that the plan does not have: indicators name theirs.
pub(super) fn told_tables(fields: &mut Fields, form: &Form, shared: &Form) {
    let Some(list) = fields.written(TABLES) else { return };
    let known = || shared.named_tables();
    for (at, table) in list.elements().iter().zip(&form.tables) {
        if table.name.is_empty() || known().any(|name| name == table.name) {
            continue;
        }
        let message = format!("「{}」という{TABLES}は、計画の{FORM}にありません", table.name);
        let hint = match nearest(&table.name, known()) {
            Some(near) => format!("「{near}」ではありませんか"),
            None => {
                let names: String = known().map(|name| format!("「{name}」にするか、")).collect();
                format!(
                    "{TABLES}の名前は、どの資料でも同じです。{names}計画の「{FORM}」の「{TABLES}」にもこの{NAME}の表を加えるか、「{NAME}」を消してください"
                )
            }
        };
        at.peek(NAME).unwrap_or_else(|| at.clone()).fault(faults::UNKNOWN_PART, message, hint);
    }
}

/// Reports opinion pages about something else than those of the plan, for which opinions are written.
pub(super) fn told_opinions(fields: &mut Fields, form: &Form, shared: &Form) {
    let Some(at) = fields.written(OPINIONS) else { return };
    let (Some(own), Some(pages)) = (&form.opinions, &shared.opinions) else { return };
    if own.subject != pages.subject {
        let of_plan = word(&OpinionSubject::KEYWORDS, &pages.subject);
        let message = "意見の対象は、どの資料でも同じです";
        let hint = format!("計画の様式と同じ「{CARRIER}: {of_plan}」にするか、「{OPINIONS}: {NO}」と書いてください");
        at.peek(CARRIER).unwrap_or(at).fault(faults::UNKNOWN_WORD, message, hint);
    }
}
