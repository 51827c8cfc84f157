//! opinions.yaml: 委員会の意見, by what they are about.

use super::context::Context;
use super::values;
use crate::content::faults;
use crate::content::yaml::Cursor;
use crate::model::{Opinion, OpinionSubject, OptionIndex, Place, Placed, Subject};
use crate::vocabulary as word;

/// An opinion as read: what it is about is still a text.
pub(super) struct OpinionEntry {
    pub on: SubjectEntry,
    pub opinion: Opinion,
}

/// What an opinion is about, as written.
pub(super) enum SubjectEntry {
    /// The No. of a 取組項目.
    Item(Placed<String>),
    /// The id of a 事業.
    Project(Placed<String>),
    /// The position of a sheet, from 1.
    Sheet(Placed<String>),
    /// The paper.
    Paper,
}

/// Reads the opinions.
pub(super) fn read(root: &Cursor, context: &Context) -> Vec<OpinionEntry> {
    let mut fields = root.fields("意見: []");
    let opinions = match fields.get(word::OPINIONS) {
        Some(at) => at.list("- 番号: 7").iter().filter_map(|at| opinion(at, context)).collect(),
        None => {
            fields.missing(word::OPINIONS);
            Vec::new()
        }
    };
    fields.finish();
    opinions
}

fn opinion(at: &Cursor, context: &Context) -> Option<OpinionEntry> {
    // Without opinion pages, what is written of them is read as usual and not printed.
    let subject = context.form.opinions.as_ref().map_or(OpinionSubject::Item, |form| form.subject);
    let mut fields = at.fields(match subject {
        OpinionSubject::Item => "番号: 7",
        OpinionSubject::Project => "事業: 1-1-1",
        OpinionSubject::Sheet => "シート: 1",
        OpinionSubject::Paper => "意見: …",
    });
    let on = match subject {
        OpinionSubject::Item => fields.required(word::NUMBER).map(SubjectEntry::Item),
        OpinionSubject::Project => fields.required(word::PROJECT).map(SubjectEntry::Project),
        OpinionSubject::Sheet => fields.required(word::SHEET).map(SubjectEntry::Sheet),
        OpinionSubject::Paper => Some(SubjectEntry::Paper),
    };
    let member = fields.text(word::MEMBER);
    let text = fields.text(word::OPINIONS);
    let cooperation = fields.text(word::COOPERATION);
    let answer = fields.text(word::ANSWER);
    let judgements = fields.get(word::COMMITTEE_JUDGEMENT).map(|at| judgements(&at, context)).unwrap_or_default();
    fields.finish();
    let opinion =
        Opinion { on: Subject::Paper, member, text, cooperation, answer, judgements, place: at.place.clone() };
    Some(OpinionEntry { on: on?, opinion })
}

/// 委員会評価: an option where the committee judges on one axis, else axis → option.
fn judgements(at: &Cursor, context: &Context) -> Vec<(String, Placed<OptionIndex>)> {
    match context.form.committee_axes().as_slice() {
        [] => {
            at.fault_at(
                &at.place.of_key(),
                faults::UNKNOWN_KEY,
                "「委員会評価」のある評価が、様式にありません",
                "様式の「評価」に「委員会評価: あり」を加えるか、この行を消してください",
            );
            Vec::new()
        }
        [axis] if !at.is_map() => {
            let option = values::option(at, axis).map(|option| Placed::new(option, at.place.clone()));
            option.into_iter().map(|option| (axis.name.clone(), option)).collect()
        }
        _ if at.is_blank() => Vec::new(),
        axes => {
            let example = format!("{{{}: {}}}", axes[0].name, axes[0].scale.names().next().unwrap_or_default());
            let mut fields = at.fields(&example);
            let judgements = axes.iter().filter_map(|axis| {
                let at = fields.get(&axis.name)?;
                Some((axis.name.clone(), Placed::new(values::option(&at, axis)?, at.place.clone())))
            });
            let judgements = judgements.collect();
            fields.finish();
            judgements
        }
    }
}

impl OpinionEntry {
    /// Where it says what it is about.
    pub(super) fn place(&self) -> &Place {
        match &self.on {
            SubjectEntry::Item(text) | SubjectEntry::Project(text) | SubjectEntry::Sheet(text) => &text.place,
            SubjectEntry::Paper => &self.opinion.place,
        }
    }
}
