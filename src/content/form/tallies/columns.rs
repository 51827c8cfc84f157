//! 列: what the columns of a table of counts hold.

use serde_json::{Value as Json, json};

use super::among::{Chosen, chosen, is_apart, is_single, written};
use super::entries::entries;
use super::names::is_shown;
use crate::content::codec::said::{entry, quoted, with};
use crate::content::codec::schema::{exactly, one_of, optional_year};
use crate::content::codec::{Codec, Visitor, switch, text, word};
use crate::content::faults;
use crate::content::form::condition::said;
use crate::content::form::scope::Scope;
use crate::content::periods;
use crate::content::yaml::{Cursor, Fields};
use crate::model::{AmongStyle, Axis, Period, TallyColumn, TallyEntry, TallyPart, TallyRows, TallyWord};
use crate::vocabulary::{AMONG, AXES, LABELS, NO, OPTIONS, OWN, PART, SHARE, VALUE, YEAR, YES};

/// 列. Reads nothing if the axis is unknown.
pub(super) fn columns<'a>(
    axis: Option<&'a Axis>,
    rows: Option<&'a TallyRows>,
    scope: &'a Scope,
) -> Codec<'a, Vec<TallyEntry>> {
    let table = Table { axis, rows, scope };
    let columns = entries(table.column(), scope);
    if axis.is_some() { columns } else { columns.unread() }
}

/// 列 of a table whose rows count different things: 件数, 割合 and 増減.
pub(super) fn columns_of_mixed<'a>(scope: &'a Scope) -> Codec<'a, Vec<TallyEntry>> {
    const KNOWN: [TallyWord; 3] = [TallyWord::Count, TallyWord::Share, TallyWord::Change];
    let table = Table { axis: None, rows: Some(&TallyRows::Options), scope };
    let column = table.column().accepted_before(|at| {
        let word = at.peek(PART).as_ref().unwrap_or(at).word();
        let other = word.filter(|word| words(&TallyWord::KEYWORDS.map(|(_, it)| it)).contains(&word.as_str()));
        let Some(other) = other.filter(|word| !words(&KNOWN).contains(&word.as_str())) else { return true };
        let hint = format!("書けるのは {} です。条件は行に書いてください", words(&KNOWN).join("、"));
        at.fault(faults::UNKNOWN_PART, format!("行ごとに数えるものが違う表に、「{other}」の列は書けません"), hint);
        false
    });
    entries(column, scope)
}

/// The definition of a column in the schema.
const COLUMN: &str = "column-of-tally";

/// The definition that the schema of [`columns`] refers to.
pub(super) fn definition(scope: &Scope) -> (String, Json) {
    (COLUMN.to_owned(), Table { axis: None, rows: None, scope }.schema())
}

/// The table to which columns belong.
#[derive(Clone, Copy)]
struct Table<'a> {
    axis: Option<&'a Axis>,
    rows: Option<&'a TallyRows>,
    scope: &'a Scope<'a>,
}

type Define<'a> = Box<dyn Fn(&mut Visitor, &mut TallyColumn) + 'a>;

impl<'a> Table<'a> {
    /// A column: a word, or a map.
    fn column(self) -> Codec<'a, TallyColumn> {
        let usual = TallyColumn::usual(TallyPart::Count);
        let read = move |at: &Cursor| {
            if !at.is_map() {
                return self.of_word(at).map(TallyColumn::usual);
            }
            let mut fields = at.fields("{内容: 件数, 見出し: 件数}");
            let written = fields.needed(PART)?;
            let define = match written.keyword(&TallyWord::KEYWORDS)? {
                TallyWord::Count | TallyWord::Share | TallyWord::Mean => self.plain(),
                TallyWord::Among => self.among(&mut fields)?,
                TallyWord::Change => self.change(),
            };
            Visitor::read(fields, &*define, &usual)
        };
        Codec::new(read, || json!({}), move |column| self.said(column)).defined(COLUMN)
    }

    fn schema(self) -> Json {
        let seed = TallyColumn::usual(TallyPart::Count);
        let maps = [self.plain(), self.among_chosen(), self.among_written(), self.change()];
        let maps = maps.iter().map(|define| Visitor::describe(&**define, &seed));
        json!({ "anyOf": std::iter::once(one_of(words(&PLAIN).into_iter())).chain(maps).collect::<Vec<_>>() })
    }

    /// The column for a single word.
    fn of_word(self, at: &Cursor) -> Option<TallyPart> {
        let (message, hint) = match at.keyword(&TallyWord::KEYWORDS)? {
            TallyWord::Count => return Some(TallyPart::Count),
            TallyWord::Share => return Some(TallyPart::Share),
            TallyWord::Mean => return self.mean(at),
            TallyWord::Among => (
                "「うち」の「選択肢」がありません",
                "{内容: うち, 選択肢: [順調], 見出し: うち順調} のように、どれを数えるかを書いてください",
            ),
            TallyWord::Change => {
                ("「増減」の「年度」がありません", "{内容: 増減, 年度: H30} のように、比べる年度を書いてください")
            }
        };
        at.fault(faults::MISSING_KEY, message, hint);
        None
    }

    fn mean(self, at: &Cursor) -> Option<TallyPart> {
        let axis = self.axis?;
        let has_points = axis.scale.has_points();
        if !has_points {
            let message = format!("「{}」の選択肢に点がないので、平均を求められません", axis.name);
            let hint = "選択肢に {名称: 順調, 点: 3} のように点を付けるか、平均を消してください";
            at.fault(faults::UNKNOWN_PART, message, hint);
        }
        has_points.then_some(TallyPart::Mean)
    }

    /// 件数, 割合, 平均 with a heading.
    fn plain(self) -> Define<'a> {
        Box::new(move |d, column| {
            let mut part = Some(TallyPart::Count);
            let read = move |at: &Cursor| self.of_word(at).map(Some);
            d.required(PART, ABOUT_PART, &mut part, part_codec(&PLAIN, read));
            heading(d, column);
            column.part = part.unwrap_or(TallyPart::Count);
            self.period(d, column);
            if let Some(at) = d.reading().and_then(|fields| fields.written(YEAR))
                && column.part != TallyPart::Mean
                && self.rows.is_some_and(|rows| !rows.are_options())
            {
                let message = format!("行が選択肢でないので、この列に「{YEAR}」を書けません");
                let hint = "{内容: うち, 選択肢: [順調], 年度: H30} のように、どの選択肢の件数かを書いてください";
                at.fault_at(&at.place.of_key(), faults::UNKNOWN_PART, message, hint);
            }
        })
    }

    /// 年度 of a column that counts an earlier period.
    fn period(self, d: &mut Visitor, column: &mut TallyColumn) {
        const HINT: &str =
            "この資料の年度を数える列なら、「年度」を消してください。前の年度なら、その年度を書いてください";
        let about = "前の年度の評価で数えるとき、その年度。書かないときは、この資料の年度";
        d.setting(YEAR, about, &mut column.period, self.earlier(HINT).some());
        let is_written = d.reading().is_some_and(|fields| fields.written(YEAR).is_some());
        if is_written && column.period.is_none() {
            // It must not count as a column of the reported period.
            d.refuse();
        }
    }

    /// うち with its condition.
    fn among(self, fields: &mut Fields) -> Option<Define<'a>> {
        [LABELS, SHARE, BRACKETS].into_iter().for_each(|key| _ = fields.get(key));
        if let Some(at) = fields.take(AMONG) {
            let hint = "条件は1つだけです。分けて数えるときは、「うち」の列を並べてください";
            at.fault_at(&at.place.of_key(), faults::UNKNOWN_KEY, "「うち」の中に「うち」があります", hint);
        }
        let keys = [OPTIONS, AXES, OWN, VALUE].map(|key| fields.get(key).is_some());
        if !is_single(fields) {
            return None;
        }
        Some(if matches!(keys, [false, false, _, true] | [false, false, true, _]) {
            self.among_written()
        } else {
            self.among_chosen()
        })
    }

    fn among_chosen(self) -> Define<'a> {
        Box::new(move |d, column| {
            let style = among(d, column);
            self.period(d, column);
            let condition = chosen(d, self.axis, self.scope, Chosen::Always);
            let at = d.reading().map(|fields| fields.at().clone());
            let condition = condition
                .zip(self.axis.zip(at))
                .and_then(|(condition, (axis, at))| is_apart(&at, axis, &condition, self.rows).then_some(condition));
            match condition {
                Some(condition) => column.part = TallyPart::Among { condition, style },
                None => d.refuse(),
            }
        })
    }

    fn among_written(self) -> Define<'a> {
        Box::new(move |d, column| {
            let style = among(d, column);
            if let Some(at) = d.reading().and_then(|fields| fields.take(YEAR)) {
                let message = format!("「{OWN}」で数える「{AMONG}」に、「{YEAR}」は書けません");
                let hint = format!(
                    "独自の項目は年度ごとに分かれていないので、前の年度の数は分かりません。「{YEAR}」を消すか、「{OPTIONS}」で数えてください"
                );
                at.fault_at(&at.place.of_key(), faults::UNKNOWN_KEY, message, hint);
            }
            match written(d, self.axis, self.scope) {
                Some(condition) => column.part = TallyPart::Among { condition, style },
                None => d.refuse(),
            }
        })
    }

    /// 増減 of the options of the row or, if rows have none, of the options named here.
    fn change(self) -> Define<'a> {
        Box::new(move |d, column| {
            d.required(PART, ABOUT_PART, &mut (), part_codec(&[TallyWord::Change], |_| Some(())));
            heading(d, column);
            let mut since = None;
            d.required(YEAR, "比べる、前の年度", &mut since, self.earlier(TO_COMPARE).some());
            let own = self.rows.is_none_or(TallyRows::are_options);
            let written = d.reading().map(|fields| (fields.written(OPTIONS), fields.written(AXES)));
            let condition = match written {
                Some((options, other)) if own && self.rows.is_some() => {
                    if let Some(at) = options.or(other) {
                        let message = "行が選択肢の表の「増減」に、条件があります";
                        let hint = "行の選択肢の件数を比べるので、ここの「評価」と「選択肢」を消してください";
                        at.fault_at(&at.place.of_key(), faults::UNKNOWN_PART, message, hint);
                    }
                    None
                }
                Some((None, _)) if own => None,
                Some((None, _)) => {
                    let hint =
                        "{内容: 増減, 年度: H30, 選択肢: [順調]} のように、どの選択肢の件数を比べるかを書いてください";
                    if let Some(at) = d.reading().and_then(|fields| fields.get(PART)) {
                        at.fault(faults::MISSING_KEY, "「増減」の「選択肢」がありません", hint);
                    }
                    return d.refuse();
                }
                _ => {
                    let condition = chosen(d, self.axis, self.scope, Chosen::Sometimes);
                    if condition.is_none() {
                        d.refuse();
                    }
                    condition
                }
            };
            if let Some(since) = since {
                column.part = TallyPart::Change { condition, since };
            }
        })
    }

    /// 年度: a period shown that ends before the reported one.
    ///
    /// - `hint`: what to write in place of another one
    fn earlier(self, hint: &'static str) -> Codec<'a, Period> {
        let surroundings = self.scope.surroundings;
        let read = move |at: &Cursor| {
            let text = at.text()?;
            let period = periods::one(at, &text)?;
            if !is_shown(at, period, &text.value, &surroundings.periods) {
                return None;
            }
            let is_earlier = surroundings.year.is_none_or(|year| period < year);
            if !is_earlier {
                let message = format!("「{}」は、この資料の年度より前ではありません", text.value);
                at.fault(faults::UNKNOWN_YEAR, message, hint);
            }
            is_earlier.then_some(period)
        };
        Codec::new(read, optional_year, move |period| self.scope.spelled(*period))
    }

    fn said(self, TallyColumn { heading, period, part }: &TallyColumn) -> String {
        let (name, more) = match part {
            TallyPart::Count => (TallyWord::Count, Vec::new()),
            TallyPart::Share => (TallyWord::Share, Vec::new()),
            TallyPart::Mean => (TallyWord::Mean, Vec::new()),
            TallyPart::Among { condition, style } => {
                let share = entry(SHARE, if *style == AmongStyle::WithShare { YES } else { NO });
                let brackets = (*style == AmongStyle::InBrackets).then(|| entry(BRACKETS, YES));
                (TallyWord::Among, [said(condition, self.scope), share].into_iter().chain(brackets).collect())
            }
            TallyPart::Change { condition, since } => {
                let condition = condition.as_ref().map(|condition| said(condition, self.scope));
                (TallyWord::Change, condition.into_iter().chain([self.scope.spelled(*since)]).collect())
            }
        };
        let more = more.into_iter().chain(period.map(|period| self.scope.spelled(period)));
        with(word(&TallyWord::KEYWORDS, &name), heading.iter().map(|heading| quoted(heading)).chain(more))
    }
}

const TO_COMPARE: &str = "増減は、この資料の年度を、前の年度と比べます。前の年度を書いてください";

const PLAIN: [TallyWord; 3] = [TallyWord::Count, TallyWord::Share, TallyWord::Mean];

fn words(kinds: &[TallyWord]) -> Vec<&'static str> {
    kinds.iter().map(|kind| word(&TallyWord::KEYWORDS, kind)).collect()
}

const BRACKETS: &str = "かっこ";
const ABOUT_PART: &str = "件数、割合、うち、増減、平均";

/// 内容 of one kind of column.
fn part_codec<'a, T: 'a>(kinds: &'static [TallyWord], read: impl Fn(&Cursor) -> Option<T> + 'a) -> Codec<'a, T> {
    let schema = move || json!({ "anyOf": [{ "enum": words(kinds) }, exactly(&words(kinds))] });
    Codec::new(read, schema, |_| String::new()).filled(schema)
}

fn heading(d: &mut Visitor, column: &mut TallyColumn) {
    d.setting(LABELS, "列の見出し", &mut column.heading, text().some());
}

/// The keys of a うち before its condition; how it stands.
fn among(d: &mut Visitor, column: &mut TallyColumn) -> AmongStyle {
    d.required(PART, ABOUT_PART, &mut (), part_codec(&[TallyWord::Among], |_| Some(())));
    heading(d, column);
    let (mut share, mut brackets) = (false, false);
    let about = "あり、なし（書かないときも）。行に対する割合も印刷するかどうか";
    d.setting(SHARE, about, &mut share, switch());
    let about = "あり、なし（書かないときも）。前の列の件数の後に、2(1) のように印刷するかどうか";
    d.setting(BRACKETS, about, &mut brackets, switch());
    if let Some(at) = d.reading().filter(|_| share && brackets).and_then(|fields| fields.get(BRACKETS)) {
        let hint = format!("どちらか一方を消すか、「{NO}」としてください");
        at.fault_at(&at.place.of_key(), faults::UNKNOWN_KEY, "「割合」と「かっこ」の両方があります", hint);
    }
    match (share, brackets) {
        (_, true) => AmongStyle::InBrackets,
        (true, false) => AmongStyle::WithShare,
        (false, false) => AmongStyle::Alone,
    }
}
