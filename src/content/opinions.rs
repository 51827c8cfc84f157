//! opinions.yaml: 委員会の意見, by their subject.

use serde_json::Value as Json;

use super::codec::schema::one_of_or;
use super::codec::{Codec, Visitor, list, placed_text, record};
use super::context::Context;
use super::judgements::{names, option};
use super::numbers::number;
use crate::content::faults;
use crate::content::yaml::{Cursor, Fields};
use crate::model::{Axis, Opinion, OpinionSubject, OptionIndex, Place, Placed, Subject};
use crate::vocabulary::{ANSWER, COMMITTEE_JUDGEMENT, COOPERATION, MEMBER, NUMBER, OPINIONS, PROJECT, SHEET};

/// An opinion as read, its subject still a text.
#[derive(Clone)]
pub(super) struct OpinionEntry {
    pub on: SubjectEntry,
    pub opinion: Opinion,
}

/// The subject of an opinion, as written.
#[derive(Clone)]
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
    let inner = root.elements().first().and_then(|first| first.peek(OPINIONS)).filter(|at| at.is_list());
    if let Some(at) = inner {
        let line = at.excerpt(&at.place.of_key()).line;
        let hint = format!("{line}行目の「- 」を消して、「{OPINIONS}:」から書き始めてください");
        at.fault_at(&at.place.of_key(), faults::WRONG_TYPE, format!("「{OPINIONS}:」の前に「- 」があります"), hint);
        return Vec::new();
    }
    if let Some(first) = lone(root) {
        let hint = format!(
            "始めの行の前に「{OPINIONS}:」の行を加え、この意見を「- {first}: {}」から書き始めて、続きの行を「{first}」に揃えてください",
            root.peek(&first).and_then(|at| at.word()).unwrap_or_else(|| "…".to_owned())
        );
        root.fault(faults::WRONG_TYPE, format!("「{OPINIONS}」が一覧になっていません"), hint);
        return Vec::new();
    }
    // The list alone, without its key.
    if root.is_list() {
        let hint = format!("1行目に「{OPINIONS}:」を加えてください");
        root.fault(faults::WRONG_TYPE, format!("「{OPINIONS}:」の行がありません"), hint);
        return Vec::new();
    }
    file(context).read(root).unwrap_or_default()
}

/// The first key of an opinion that stands in the file alone, without the list around it.
fn lone(root: &Cursor) -> Option<String> {
    let keys = root.keys();
    let is_text = root.peek(OPINIONS).is_none_or(|at| at.word().is_some());
    (is_text && keys.iter().any(|key| is_key(key))).then(|| keys.first().map(|key| (*key).to_owned())).flatten()
}

/// Whether a key belongs to an opinion, and not also to the file.
fn is_key(key: &str) -> bool {
    [NUMBER, PROJECT, SHEET, MEMBER, COOPERATION, ANSWER].contains(&key)
}

/// The schema of the file.
pub(super) fn schema(context: &Context) -> Json {
    file(context).schema()
}

fn file<'a>(context: &'a Context) -> Codec<'a, Vec<OpinionEntry>> {
    record("意見: []", Vec::new(), move |d: &mut Visitor, opinions: &mut Vec<OpinionEntry>| {
        let about = "委員会の意見の一覧。番号などごとに一度だけ書きます";
        let list = list("- 番号: 7", opinion(context)).codec();
        d.there(OPINIONS, about, opinions, list);
    })
}

fn opinion<'a>(context: &'a Context) -> Codec<'a, OpinionEntry> {
    // Without opinion pages, opinions are read as usual but not printed.
    let subject = context.form.opinions.as_ref().map_or(OpinionSubject::Item, |form| form.subject);
    let example = match subject {
        OpinionSubject::Item => "番号: 7",
        OpinionSubject::Project => "事業: 1-1-1",
        OpinionSubject::Sheet => "シート: 1",
        OpinionSubject::Paper => "意見: …",
    };
    let define = move |d: &mut Visitor, OpinionEntry { on, opinion }: &mut OpinionEntry| {
        let nested = d.reading().and_then(|fields| fields.get(OPINIONS)).map(|at| (at.keys(), at));
        if let Some((keys, at)) = nested.filter(|(keys, _)| keys.iter().any(|key| is_key(key))) {
            let first = keys.first().copied().unwrap_or_default();
            let hint = format!(
                "「{first}」は、「{OPINIONS}」の中ではなく、「{OPINIONS}」と同じ並びに書きます。「{OPINIONS}:」の後には、文を書いてください"
            );
            let message = format!("「{OPINIONS}」の中に、意見の項目があります");
            at.fault_at(&at.place.of_key(), faults::WRONG_TYPE, message, hint);
            d.refuse();
            return;
        }
        if d.reading().is_some_and(|fields| told_as_another_subject(fields, subject)) {
            d.knows(&[NUMBER, PROJECT, SHEET, MEMBER, OPINIONS, COOPERATION, ANSWER, COMMITTEE_JUDGEMENT]);
            d.refuse();
            return;
        }
        let mut text = Placed::default();
        *on = match subject {
            OpinionSubject::Item => {
                d.required(NUMBER, "取組項目の番号", &mut text, number(NUMBER, context.form.numbering));
                SubjectEntry::Item(text)
            }
            OpinionSubject::Project => {
                d.required(PROJECT, "事業の番号。1-1-1 など", &mut text, placed_text());
                SubjectEntry::Project(text)
            }
            OpinionSubject::Sheet => {
                d.required(SHEET, "何枚目のシートか。1から", &mut text, placed_text());
                SubjectEntry::Sheet(text)
            }
            OpinionSubject::Paper => SubjectEntry::Paper,
        };
        let about = "意見を述べた委員。書かないときは、委員会の意見";
        d.field(MEMBER, about, &mut opinion.member, placed_text().some());
        d.field(OPINIONS, "意見、行政等への要望", &mut opinion.text, placed_text().some());
        let about = "市民や地域の取組と連携・協力できること";
        d.field(COOPERATION, about, &mut opinion.cooperation, placed_text().some());
        d.field(ANSWER, "意見への市の回答", &mut opinion.answer, placed_text().some());
        judgements(d, &mut opinion.judgements, context);
        if let Some(fields) = d.reading() {
            opinion.place = fields.at().place.clone();
        }
    };
    let opinion = Opinion {
        on: Subject::Paper,
        member: None,
        text: None,
        cooperation: None,
        answer: None,
        judgements: Vec::new(),
        place: Place::default(),
    };
    record(example, OpinionEntry { on: SubjectEntry::Paper, opinion }, define)
}

/// The keys that name the subjects of opinions, each with the subjects in the words of a message and with an example.
const SUBJECTS: [(&str, OpinionSubject, &str); 3] = [
    (NUMBER, OpinionSubject::Item, "番号: 7"),
    (PROJECT, OpinionSubject::Project, "事業: 1-1-1"),
    (SHEET, OpinionSubject::Sheet, "シート: 1"),
];

/// Reports an opinion that names a subject of another kind than the 様式 asks for.
fn told_as_another_subject(fields: &mut Fields, wanted: OpinionSubject) -> bool {
    let key_of = |of: OpinionSubject| SUBJECTS.iter().find(|(_, subject, _)| *subject == of);
    let is_written = |key: &str| fields.at().peek(key).is_some();
    if key_of(wanted).is_some_and(|(key, ..)| is_written(key)) {
        return false;
    }
    let Some((key, subject, _)) = SUBJECTS.iter().find(|(key, ..)| is_written(key)) else { return false };
    let Some(at) = fields.get(key) else { return false };
    let word = |of| OpinionSubject::KEYWORDS.iter().find(|(_, subject)| *subject == of).map_or("", |(word, _)| word);
    let message = format!("この様式の意見は「{}」についてのものなので、「{key}」は書けません", word(wanted));
    let instead = match key_of(wanted) {
        Some((.., example)) => format!("「{example}」のように書く"),
        None => format!("「{key}」を消す"),
    };
    let hint = format!("{instead}か、様式の「意見」を「{{対象: {}}}」にしてください", word(*subject));
    at.fault_at(&at.place.of_key(), faults::UNKNOWN_KEY, message, hint);
    true
}

type Judgements = Vec<(String, Placed<OptionIndex>)>;

/// 委員会評価: an option if the committee judges on one axis, axis → option if on several, `None` if on none.
fn judgements(d: &mut Visitor, judgements: &mut Judgements, context: &Context) {
    let axes = context.form.committee_axes();
    let Some(first) = axes.first() else {
        if let Some(at) = d.reading().and_then(|fields| fields.get(COMMITTEE_JUDGEMENT)) {
            at.fault_at(
                &at.place.of_key(),
                faults::UNKNOWN_KEY,
                "「委員会評価」のある評価が、様式にありません",
                "様式の「評価」に「委員会評価: あり」を加えるか、この行を消してください",
            );
        }
        return;
    };
    let placed =
        |at: &Cursor, axis: &Axis| Some((axis.name.clone(), Placed::new(option(axis).read(at)?, at.place.clone())));
    let example = format!("{{{}: {}}}", first.name, first.scale.short_words().next().unwrap_or_default());
    let by_axis = record(example, Vec::new(), |d: &mut Visitor, judgements: &mut Judgements| {
        for axis in &axes {
            let mut judgement = None;
            let codec = Codec::new(move |at| placed(at, axis), move || option(axis).schema(), |_| String::new());
            d.field(&axis.name, "委員会の評価", &mut judgement, codec.some());
            judgements.extend(judgement);
        }
    });
    let codec = match axes.as_slice() {
        [axis] => by_axis.or(|at| Some(placed(at, axis).into_iter().collect()), |map| one_of_or(names(axis), map)),
        _ => by_axis,
    };
    d.field(COMMITTEE_JUDGEMENT, "委員会の評価", judgements, codec);
}

impl OpinionEntry {
    /// The place of its subject.
    pub(super) fn place(&self) -> &Place {
        match &self.on {
            SubjectEntry::Item(text) | SubjectEntry::Project(text) | SubjectEntry::Sheet(text) => &text.place,
            SubjectEntry::Paper => &self.opinion.place,
        }
    }
}
