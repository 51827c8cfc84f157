//! 年度, 表示年度 and 年度の表記: the periods of a paper and their labels.

use serde_json::{Value as Json, json};

use super::codec::said::entry;
use super::codec::{Codec, keyword, schema, word};
use super::yaml::{Cursor, elements_in};
use crate::characters::half_width;
use crate::content::faults;
use crate::model::{Period, PeriodLabels, Placed};
use crate::vocabulary::LABEL_STYLE;

/// How many periods a table shows at most.
const MOST: usize = 10;

/// 年度 of the edition: a fiscal year, or the month that ends with its 基準日.
///
/// - `labels`: the labels of the paper, in whose calendar a comparison names it
pub(super) fn year<'a>(labels: &PeriodLabels) -> Codec<'a, Period> {
    let named = labels.in_full();
    let read = |at: &Cursor| {
        let text = at.text()?;
        let period = one(at, &text)?;
        if !period.is_reportable() {
            let message = format!("「{}」は、資料が報告する年度にできません", text.value);
            let hint = "H31 のように年度を1つか、基準日のある資料なら H19.6 のように月を書いてください";
            at.fault(faults::UNKNOWN_YEAR, message, hint);
        }
        period.is_reportable().then_some(period)
    };
    Codec::new(read, schema::year, move |year| named.label(0, *year)).filled(schema::year)
}

/// A period of any kind.
pub(super) fn one(at: &Cursor, text: &Placed<String>) -> Option<Period> {
    let period = Period::parse(&text.value);
    if period.is_none() {
        let message = format!("「{}」は年度として読めません", text.value);
        let usual = || "H31、R1、2019、平成31、令和元 のように書いてください".to_owned();
        let hint = listed_in(&text.value).or_else(|| spelling(&text.value)).unwrap_or_else(usual);
        at.fault_at(&text.place, faults::UNKNOWN_YEAR, message, hint);
    }
    period
}

/// The remedy for several periods in one word.
fn listed_in(text: &str) -> Option<String> {
    let parts = elements_in(text).filter(|parts| parts.iter().all(|part| Period::parse(part).is_some()))?;
    Some(format!("[{}] のように、半角のコンマで区切ってください", parts.join(", ")))
}

/// The remedy for a text that looks like a range, a month or a calendar year but cannot be read.
pub(super) fn spelling(text: &str) -> Option<String> {
    if text.contains(['~', '～', '〜']) {
        let hint =
            "範囲は H28～H30 のように、始まりの年度を先に書いてください。終わりが決まっていなければ R2～ と書きます";
        return Some(hint.to_owned());
    }
    if let Some(meant) = Period::before_its_era(text) {
        let [before, next] =
            meant.map(|month| (PeriodLabels::Era.label(0, month), PeriodLabels::Initial.label(0, month)));
        return Some(format!("{}なら {}、{}なら {} と書いてください", before.0, before.1, next.0, next.1));
    }
    let year = text.trim();
    if let Some(hint) = end_of_year(year).or_else(|| western_month(year)) {
        return Some(hint);
    }
    if let Some(year) = year.strip_suffix('年').filter(|year| Period::parse(year).is_some()) {
        return Some(format!(
            "4月からの年度なら「{year}年度」と書いてください。1月から12月までの年なら「{year}」と書き、plan.yaml に\
             「年度の表記: {{{year}: {year}年}}」と書けば「{year}年」と印刷します"
        ));
    }
    if let Some(years) = bare_year(year).or_else(|| year_within(year)) {
        return Some(years);
    }
    let month = "月末は H27.3、平成27年3月、2015-03 のように書いてください";
    text.contains(['.', '．', '月']).then(|| month.to_owned())
}

/// The remedy for the end of a fiscal year: 令和8年度末.
fn end_of_year(text: &str) -> Option<String> {
    let year = Period::parse(text.strip_suffix('末')?)?;
    let is_one_year = year.first_year().is_none() && year.month_of_year().is_none();
    let western = year.last_year().filter(|_| is_one_year)?;
    let end = Period::parse(&format!("{}-03", western + 1))?;
    let [end, year] = [end, year].map(|period| PeriodLabels::Initial.label(0, period));
    Some(format!("年度の終わりの月末の値なら「{end}」、年度を通した値なら「{year}」と書いてください"))
}

/// The remedy for a month of a western year with a point between them, which may be a decimal number: 2025.3.
fn western_month(text: &str) -> Option<String> {
    let plain: String = text.chars().map(half_width).collect();
    let (year, month) = plain.split_once('.')?;
    let (western, month): (u16, u8) = (year.parse().ok().filter(|_| year.len() == 4)?, month.parse().ok()?);
    let spelled = format!("{western}-{month:02}");
    Period::parse(&spelled)?;
    let fiscal = Period::of_western(if month < 4 { western - 1 } else { western });
    let (year, label) = (PeriodLabels::Era.label(0, fiscal), PeriodLabels::Initial.label(0, fiscal));
    Some(format!("{western}年{month}月末なら「{spelled}」、{year}なら「{label}」と書いてください"))
}

/// The remedy for a year without its era: 31.
fn bare_year(text: &str) -> Option<String> {
    let number: u8 =
        text.strip_suffix("年度").unwrap_or(text).chars().map(half_width).collect::<String>().parse().ok()?;
    // No plan reports on years so far away.
    let eras = [("令和", 'R', 1..=20), ("平成", 'H', 10..=31)];
    let eras = eras.into_iter().filter(|(.., years)| years.contains(&number));
    let hints: Vec<String> =
        eras.map(|(name, initial, _)| format!("{name}{number}年度なら「{initial}{number}」")).collect();
    (!hints.is_empty()).then(|| format!("{}と書いてください", hints.join("、")))
}

/// The remedy for a text that holds one year, spelled otherwise or among other words: 令5, R.5, 令和五年度, R6実績.
fn year_within(text: &str) -> Option<String> {
    let mut plain: String = text.chars().map(half_width).filter(|c| !c.is_whitespace()).collect();
    for (spelled, initial) in [("令和", "R"), ("平成", "H"), ("昭和", "S"), ("令", "R"), ("平", "H"), ("昭", "S")]
    {
        plain = plain.replace(spelled, initial);
    }
    let plain = with_digits(&plain).to_uppercase();
    let chars: Vec<char> = plain.chars().collect();
    let mut found: Vec<String> = Vec::new();
    for (at, c) in chars.iter().enumerate().filter(|(_, c)| "RHS".contains(**c)) {
        let behind = &chars[at + 1..];
        let gap = usize::from(behind.first().is_some_and(|c| matches!(c, '.' | '-')));
        let digits: String = behind[gap..].iter().take_while(|c| c.is_ascii_digit()).collect();
        let rest = &behind[gap + digits.len()..];
        // A month, or a slip within the number.
        let goes_on = match rest {
            [c, next, ..] if ['.', '/', '-', '~', '年'].contains(c) => next.is_ascii_digit(),
            [c, ..] => c.is_ascii_alphanumeric(),
            [] => false,
        };
        if !goes_on {
            found.extend(Some(format!("{c}{digits}")).filter(|year| Period::parse(year).is_some()));
        }
    }
    if found.is_empty() {
        let numbers = plain.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
        let western = numbers.map(str::to_owned).collect::<Vec<_>>();
        found.extend(western.into_iter().filter(|year| year.len() == 4 && Period::parse(year).is_some()));
    }
    match found.as_slice() {
        [year] => Some(format!("「{year}」と書いてください")),
        _ => None,
    }
}

/// Replaces numbers in kanji up to 99 by digits: 三十一 becomes 31.
fn with_digits(text: &str) -> String {
    const KANJI: &str = "〇一二三四五六七八九";
    let digit = |c: char| KANJI.chars().position(|other| other == c);
    let mut out = String::new();
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match (c, digit(c)) {
            ('十', _) => {
                let tens = if out.ends_with(|c: char| c.is_ascii_digit()) { "" } else { "1" };
                let ones = if rest.peek().is_some_and(|c| digit(*c).is_some()) { "" } else { "0" };
                out.push_str(tens);
                out.push_str(ones);
            }
            (_, Some(digit)) => out.push_str(&digit.to_string()),
            ('元', None) => out.push('1'),
            _ => out.push(c),
        }
    }
    out
}

/// 表示年度: periods, each once.
///
/// - `labels`: the labels by which a comparison names them
pub(super) fn list<'a>(labels: PeriodLabels) -> Codec<'a, Vec<Period>> {
    let spelled = move |period: &Period| spelled(&labels, *period);
    Codec::new(
        |at| Some(listed(at).into_iter().map(|(.., period)| period).collect()),
        || schema::list(schema::optional_year()),
        move |periods: &Vec<Period>| periods.iter().map(&spelled).collect::<Vec<_>>().join("、"),
    )
}

/// A period in words that distinguish it from the others: without the era if the labels have none.
pub(crate) fn spelled(labels: &PeriodLabels, period: Period) -> String {
    match labels {
        PeriodLabels::Digits | PeriodLabels::Era | PeriodLabels::Initial | PeriodLabels::Western => {
            labels.in_full().label(0, period)
        }
        PeriodLabels::Single(own, usual) if own.iter().all(|(of, _)| *of != period) => spelled(usual, period),
        // The era that the content names is not printed.
        PeriodLabels::Listed(_) | PeriodLabels::Single(..) => labels.in_full().label(0, period.in_usual_eras()),
    }
}

/// The years of a range, one by one; `None` for any other text, and for a range of too many years.
fn years_of(text: &str) -> Option<Vec<String>> {
    let range = text.trim().replace("から", "～");
    let range = Period::parse(range.strip_suffix("まで").unwrap_or(&range))?;
    let years = range.first_year()?..=range.last_year()?;
    let spelled = |year: u16| PeriodLabels::Initial.label(0, Period::of_western(year));
    (years.clone().count() <= MOST).then(|| years.map(spelled).collect())
}

/// A list of periods, each once, with its place and spelling.
pub(super) fn listed<'a>(at: &Cursor<'a>) -> Vec<(Cursor<'a>, String, Period)> {
    let mut periods: Vec<(Cursor<'a>, String, Period)> = Vec::new();
    if let Some(years) = at.word().as_deref().and_then(years_of) {
        let hint = format!("「[{}]」と、年度を1つずつ書いてください", years.join(", "));
        at.fault(faults::WRONG_TYPE, "ここには年度の一覧を書きます", hint);
        return periods;
    }
    for at in at.list("[H30, H31, R2]") {
        let Some(text) = at.text() else { continue };
        let Some(period) = one(&at, &text) else { continue };
        if let Some((first, word, _)) = periods.iter().find(|(.., other)| *other == period) {
            at.repeated_year(&text, &Placed::new(word.clone(), first.place.clone()));
        } else {
            periods.push((at, text.value, period));
        }
    }
    if periods.len() > MOST {
        at.fault(
            faults::OPTION_COUNT,
            format!("表示年度が{}個あります", periods.len()),
            format!("表に出せる年度は{MOST}個までです。要らない年度を消してください"),
        );
    }
    periods
}

/// 年度の表記: a style, a label for each of the periods shown, or labels for single ones beside a style.
pub(crate) fn labels<'a>(shown: Vec<Period>) -> Codec<'a, PeriodLabels> {
    let read = move |at: &Cursor| {
        let labels = read_labels(at, &shown);
        let said: Vec<String> = shown.iter().enumerate().map(|(index, period)| labels.label(index, *period)).collect();
        let again = (1..said.len()).find(|index| said[..*index].contains(&said[*index]));
        if let Some(label) = again.map(|index| &said[index]) {
            let message = format!("年度の表記「{label}」が2度使われます");
            at.fault(faults::DUPLICATE_NAME, message, "列や行を見分けられるように、年度ごとに違う表記にしてください");
        }
        Some(labels)
    };
    Codec::new(read, labels_schema, said)
}

/// 年度の表記 in the words of a comparison.
fn said(labels: &PeriodLabels) -> String {
    match labels {
        PeriodLabels::Listed(labels) => labels.join("、"),
        PeriodLabels::Single(own, usual) => {
            let named = |period: &Period| usual.in_full().label(0, period.in_usual_eras());
            let own = own.iter().map(|(period, label)| entry(&named(period), label));
            std::iter::once(said(usual)).chain(own).collect::<Vec<_>>().join("、")
        }
        usual => word(&PeriodLabels::KEYWORDS, usual).to_owned(),
    }
}

fn labels_schema() -> Json {
    let style = schema::described(keyword(&PeriodLabels::KEYWORDS).schema(), "ほかの年度の印刷のしかた");
    let single = json!({
        "type": "object",
        "propertyNames": schema::single_label_key(LABEL_STYLE),
        "properties": { (LABEL_STYLE): style },
        "additionalProperties": schema::text(),
    });
    let listed = json!({ "type": "array", "items": schema::text(), "uniqueItems": true });
    let words = PeriodLabels::KEYWORDS.iter().map(|(word, _)| *word);
    schema::one_of_or(words, json!({ "anyOf": [listed, single] }))
}

fn read_labels(at: &Cursor, shown: &[Period]) -> PeriodLabels {
    if at.is_map() {
        return single(at, shown);
    }
    if !at.is_list() {
        return at.keyword(&PeriodLabels::KEYWORDS).unwrap_or_default();
    }
    let labels: Vec<String> = at.list("[30, 31, 2]").iter().filter_map(Cursor::text).map(|text| text.value).collect();
    if labels.len() == shown.len() {
        return PeriodLabels::Listed(labels);
    }
    let message = format!("年度の表記が{}個、表示年度が{}個あります", labels.len(), shown.len());
    at.fault(faults::LABEL_COUNT, message, "表示年度と同じ数だけ、同じ順に書いてください");
    PeriodLabels::default()
}

/// Labels for single periods, and under 表記 the style of the others.
fn single(at: &Cursor, shown: &[Period]) -> PeriodLabels {
    let mut usual = PeriodLabels::default();
    let mut own: Vec<(Period, String)> = Vec::new();
    let mut seen: Vec<(Period, Placed<String>)> = Vec::new();
    for (key, at) in at.entries("{表記: 和暦, H31: 令和元年度}") {
        if key.value == LABEL_STYLE {
            usual = at.keyword(&PeriodLabels::KEYWORDS).unwrap_or_default();
            continue;
        }
        let (Some(period), Some(label)) = (one(&at, &key), at.text()) else { continue };
        if !shown.is_empty() && !shown.contains(&period) {
            at.fault_at(
                &key.place,
                faults::YEAR_NOT_SHOWN,
                format!("「{}」は表示年度にないので、この表記は使われません", key.value),
                "「表示年度」に加えるか、この表記を消してください",
            );
        } else if let Some((_, first)) = seen.iter().find(|(other, _)| *other == period) {
            at.repeated_year(&key, first);
        } else {
            seen.push((period, key));
            own.push((period, label.value));
        }
    }
    PeriodLabels::Single(own, Box::new(usual))
}
