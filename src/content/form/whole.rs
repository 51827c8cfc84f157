//! The whole of a 様式.

use serde_json::Value as Json;

use super::arrangement::{self, arrangement};
use super::axis::{axes, axis};
use super::labels::{self, labels};
use super::notation::notation;
use super::note_mark::note_mark;
use super::notes::notes;
use super::opinions::opinions;
use super::own::{field, fields};
use super::page::page;
use super::project_lines::project_lines;
use super::scope::{Scope, Surroundings};
use super::series::{self, series};
use super::summary::summary;
use super::tables::{table, tables};
use super::tallies::{self, tallies};
use super::{columns, names::Names, need, shared_keys};
use crate::content::codec::said::{entry, quoted};
use crate::content::codec::{Codec, Told, Visitor, free_text, keyword, list, record, switch, text};
use crate::content::faults;
use crate::content::yaml::{Cursor, Fields};
use crate::model::{
    Carrier, ColumnEntry, Form, Grouping, IndicatorTable, Labels, Minus, Numbering, Part, PartsSide, TableKind,
    TallyPlace, UnitSide, usual_columns,
};
use crate::vocabulary::{
    ABSENCES, AXES, COLUMNS, FIXED_NOTES, FORM, LABELS, LEGEND_PAGE, LEVELS, NUMBER, OPINIONS, OWN, PAGE,
    PROJECT_LINES, SERIES, SUMMARY, TABLES, TALLIES, reserved,
};

/// The settings that only say how the papers look. No other file depends on them.
pub(in crate::content) const LOOKS: [&str; 17] = [
    PAGE,
    TITLE_PAGE,
    LEGEND_PAGE,
    CONTENTS,
    ARRANGEMENT,
    GROUPING,
    MINUS,
    PARTS_SIDE,
    LABELS,
    PROJECT_LINES,
    COLUMNS,
    TALLIES,
    SUMMARY,
    NOTATION,
    FIXED_NOTES,
    LAST_NOTES,
    NOTE_MARK,
];

const TITLE_PAGE: &str = "表紙";
const CONTENTS: &str = "目次";
const ARRANGEMENT: &str = "配置";
const GROUPING: &str = "桁区切り";
const MINUS: &str = "負の数";
const NOTATION: &str = "集計の表記";
const LAST_NOTES: &str = "資料の注記";
const NOTE_MARK: &str = "注の印";
const PARTS_SIDE: &str = "内訳の位置";
const UNIT_SIDE: &str = "単位の位置";

/// Reads a 様式.
pub(in crate::content) fn read(at: &Cursor, surroundings: &Surroundings) -> Form {
    let mut fields = at.fields("用紙: A3");
    told_key_of_file(&mut fields);
    let define = |d: &mut Visitor, form: &mut Form| define(d, form, surroundings, Keys::All);
    Visitor::read(fields, &define, &Form::default()).unwrap_or_default()
}

/// Reports the key 様式 in a 様式, above all in a file of its own.
fn told_key_of_file(fields: &mut Fields) {
    if fields.at().peek(FORM).is_some()
        && let Some(at) = fields.get(FORM)
    {
        let hint = "「様式:」の行を消して、その下の項目を行の初めから書いてください";
        at.fault_at(&at.place.of_key(), faults::UNKNOWN_KEY, "様式のファイルには、「様式」の中身だけを書きます", hint);
    }
}

/// The schema of a 様式, with the names that a form declares.
pub(in crate::content) fn schema(form: &Form) -> Json {
    let surroundings = Surroundings::default();
    Visitor::describe(&|d: &mut Visitor, form: &mut Form| define(d, form, &surroundings, Keys::All), form)
}

/// The definitions that the schema refers to.
pub(in crate::content) fn definitions(form: &Form) -> Vec<(String, Json)> {
    let surroundings = Surroundings::default();
    let scope = Scope { form: form.clone(), surroundings: &surroundings, unread: Vec::new() };
    let arrangement = arrangement::definitions(&scope);
    columns::definitions(&scope).chain(arrangement).chain(tallies::definitions(&scope)).collect()
}

/// Describes a 様式, key by key, in the words of a comparison.
pub(crate) fn tell(form: &Form, surroundings: &Surroundings) -> Vec<Told> {
    Visitor::tell(&|d: &mut Visitor, form: &mut Form| define(d, form, surroundings, Keys::All), form)
}

/// The looks of a further paper: a 様式 without what the content depends on, which it shares with the first paper.
///
/// - `shared`: the 様式 of the plan, which holds for every key that is not written
pub(super) fn looks<'a>(shared: &'a Form, surroundings: &'a Surroundings<'a>) -> Codec<'a, Form> {
    let own = move |d: &mut Visitor, form: &mut Form| {
        if let Some(fields) = d.reading() {
            if fields.at().place.steps.is_empty() {
                told_key_of_file(fields);
            }
            shared_keys::told(fields);
        }
        define(d, form, surroundings, Keys::OfPaper);
        if let Some(fields) = d.reading() {
            shared_keys::told_tables(fields, form, shared);
            shared_keys::told_opinions(fields, form, shared);
            shared_keys::told_places(fields, form);
            *form = of_paper(form);
        }
    };
    let usual = of_paper(shared);
    let of_shared = usual.clone();
    let say = move |form: &Form| {
        let shared = Visitor::tell(&own, &of_shared);
        let is_shared =
            |told: &Told| shared.iter().any(|it| (&it.key, &it.id, &it.text) == (&told.key, &told.id, &told.text));
        let told = Visitor::tell(&own, form).into_iter().filter(|told| !is_shared(told));
        let said = |Told { key, name, text, entry: said, .. }: Told| match name.is_empty() {
            true => said,
            false => entry(&format!("{key}{}", quoted(&name)), &text),
        };
        told.map(said).collect::<Vec<_>>().join("、")
    };
    record("{用紙: A3}", usual, own).said(say)
}

/// A 様式 as a further paper has it: the 総括表 prints the tables of the plan alone.
pub(super) fn of_paper(form: &Form) -> Form {
    let mut form = form.clone();
    form.tallies.iter_mut().for_each(|tally| tally.places.retain(|place| *place != TallyPlace::Summary));
    form
}

/// Which keys are defined.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keys {
    /// All of a 様式.
    All,
    /// Those of how a further paper looks.
    OfPaper,
}

fn define(d: &mut Visitor, form: &mut Form, surroundings: &Surroundings, keys: Keys) {
    d.setting(PAGE, "用紙の大きさ（A4 か A3）。または、大きさや余白などを項目ごとに書いたもの", &mut form.page, page());
    let about = "あり、なし（書かないときも）。題名、委員会、作成日、発行者の表紙";
    d.setting(TITLE_PAGE, about, &mut form.title_page, switch());
    let about = "あり、なし（書かないときも）。体系と事業、担当課のページ";
    d.setting(CONTENTS, about, &mut form.contents, switch());
    let about = "あり、なし（書かないときも）。選択肢の説明のページ";
    d.setting(LEGEND_PAGE, about, &mut form.legend_page, switch());
    if keys == Keys::All {
        d.setting(LEVELS, "事業の上の階層の名前。外側から順に1段から4段", &mut form.levels, levels());
        d.setting(NUMBER, "取組項目の番号の付け方", &mut form.numbering, keyword(&Numbering::KEYWORDS));
    }
    let about = "あり（書かないときも）、なし。3桁ごとの「,」を印刷するかどうか";
    d.setting(GROUPING, about, &mut form.grouping, keyword(&Grouping::KEYWORDS));
    let about = "計算した負の数の前に付けるもの。▲（書かないときも）、△、−";
    d.setting(MINUS, about, &mut form.minus, keyword(&Minus::KEYWORDS));
    let about = "下（書かないときも）、上。指標の「内訳」を、その指標の下に置くか、上に置くか";
    d.setting(PARTS_SIDE, about, &mut form.parts, keyword(&PartsSide::KEYWORDS));
    let about = "列（書かないときも）、値の後。指標の単位を、「単位」の列に印刷するか、どの数にもすぐ後に付けるか";
    d.setting(UNIT_SIDE, about, &mut form.unit_side, keyword(&UnitSide::KEYWORDS));
    if keys == Keys::All {
        let about = "値がないことを表す言葉の一覧（－、未公表 など）";
        d.setting(ABSENCES, about, &mut form.absences, absences());
    }
    let about = "見出しの言葉。事業ごとに変えることもできます";
    d.parts(LABELS, about, &mut form.labels, labels(Labels::default()), &labels::define);
    if keys == Keys::All {
        contents(d, form, surroundings);
    }
    let scope = Scope::new(d, form, surroundings);
    let about = "表の上に印刷する、事業の欄の行";
    d.setting(PROJECT_LINES, about, &mut form.project_lines, project_lines(&scope));
    d.setting(COLUMNS, "取組項目の表の列", &mut form.columns, columns::columns(TableKind::Items, &scope));
    let about = "取組項目の表の外に置く、指標の表の一覧";
    d.field_told(TABLES, about, &mut form.tables, tables(&scope), |it| {
        [it.name.clone(), it.name.clone(), table(&scope).say(it)]
    });
    d.setting(OPINIONS, "委員会の意見のページ。なし、または対象、題名、列", &mut form.opinions, opinions());
    if let Some(at) = d.reading().and_then(|fields| fields.written(COLUMNS)) {
        columns::check_periods(&at, form.periods_of("", &surroundings.periods));
    }
    let scope = Scope::new(d, form, surroundings);
    let about = "市だけの集計の表の一覧。書かないときは、総括表に加えます";
    d.field_told(TALLIES, about, &mut form.tallies, tallies(&scope), |it| {
        [it.title.clone(), it.title.clone(), tallies::said(it, &scope)]
    });
    if keys == Keys::All {
        let about = "総括表に印刷する評価と表。書かないときは、すべて";
        d.setting(SUMMARY, about, &mut form.summary, summary(&scope));
    }
    let about = "集計の表に、合計、増加、0 をどう印刷するか";
    d.setting(NOTATION, about, &mut form.notation, notation());
    let scope = Scope::new(d, form, surroundings);
    let about = "表（書かないときも）、カード（取組項目ごとに1ページ）、または、上から順に置くものの一覧";
    d.setting(ARRANGEMENT, about, &mut form.arrangement, arrangement(&scope));
    if let (Some(fields), Some(pages)) = (d.reading(), &mut form.opinions)
        // A further paper has the columns of the first one.
        && fields.written(OPINIONS).map_or(keys == Keys::All, |at| at.peek(COLUMNS).is_none())
    {
        pages.columns = arrangement::usual_columns(&form.arrangement, pages);
    }
    let example = "- 実績は3月末の数です。";
    d.setting(FIXED_NOTES, "すべてのシートの下に印刷する注記の一覧", &mut form.notes, notes(example));
    d.setting(LAST_NOTES, "資料の終わりに1度だけ印刷する注記の一覧", &mut form.last_notes, notes(example));
    let about = "値の「注」の印。※1（書かないときも）、（注1）、※ など。または、印と番号の付け方";
    d.setting(NOTE_MARK, about, &mut form.note_mark, note_mark());
}

/// What the content depends on: 系列, 評価 and 独自.
fn contents(d: &mut Visitor, form: &mut Form, surroundings: &Surroundings) {
    d.field_told(
        SERIES,
        "指標が持つ値の系列の一覧。[] なら数値はありません",
        &mut form.series,
        series(),
        |it| [it.name.clone(), it.name.clone(), series::said(it)],
    );
    let mut scope = Scope::new(d, form, surroundings);
    if let Some(at) = d.reading().map(|fields| fields.at().clone()) {
        // Conditions may name axes and own fields that come later.
        scope = Scope { form: need::with_declared(&at, form, &scope), ..scope };
    }
    let of_carrier = |carrier: Carrier, name: &str| format!("{}/{name}", scope.carrier().say(&carrier));
    d.field_told(
        AXES,
        "評価の軸の一覧。[] なら評価はありません",
        &mut form.axes,
        axes(&scope),
        |it| [of_carrier(it.carrier, &it.name), it.name.clone(), axis(&scope).say(it)],
    );
    let known = scope.form.fields.clone();
    let mut scope = Scope::new(d, form, surroundings);
    scope.form.fields = known;
    d.field_told(OWN, "この計画だけの項目の一覧", &mut form.fields, fields(&scope), |it| {
        [of_carrier(it.carrier, &it.name), it.name.clone(), field(&scope).say(it)]
    });
    if d.reading().is_some() {
        form.columns = usual_columns(&form.axes, &form.fields, &form.series);
        form.tables = vec![IndicatorTable::usual(&form.series)];
        if form.unit_side == UnitSide::Figure {
            let is_other = |entry: &ColumnEntry| entry.columns().iter().all(|column| column.part != Part::Unit);
            form.columns.retain(is_other);
            form.tables.iter_mut().for_each(|table| table.columns.retain(is_other));
        }
    }
}

/// 階層. A list without a level is not read.
fn levels<'a>() -> Codec<'a, Vec<String>> {
    let level = free_text(&reserved::OF_SECTIONS, LEVELS, "体系の中で別の意味を持つ言葉です。別の名前にしてください");
    let range = 1..=Form::MOST_LEVELS;
    let hint = format!(
        "事業の上の階層は、{}段から{}段までです。[基本目標, 施策の柱] のように書いてください",
        range.start(),
        range.end()
    );
    list("[基本目標, 施策の柱]", level)
        .counted(range, LEVELS, "段", hint)
        .keeping(Names::new, |names, at, level: &String| names.is_new(at, level, level.clone()))
        .codec()
        .accepted(|_, levels| !levels.is_empty())
}

/// 空欄, each once.
fn absences<'a>() -> Codec<'a, Vec<String>> {
    list("[－, 未公表, 該当なし]", text())
        .keeping(Names::of_words, |names, at, word: &String| names.is_new(at, word, word.clone()))
        .codec()
}
