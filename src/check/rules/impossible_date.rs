//! A day that does not exist, or a year that no plan reaches, in a text: 2月30日, 令和5年13月, 令和50年度.

use crate::characters::{digit, half_width};
use crate::check::support::figure;
use crate::check::support::texts::printed;
use crate::check::{Context, Text};
use crate::finding::{Finding, Rule};
use crate::model::{Date, Era, Indicator, IndicatorNode, Period, Placed, Role, SeriesForm, SeriesYear, Value};

pub(super) const RULE: &Rule =
    &Rule::warning("impossible-date", include_str!("../../../docs/checks/impossible-date.md"));

/// A fiscal year more than this many years after the reported one is implausible: plans for buildings cover 40 years.
const FISCAL_YEARS: u32 = 40;
/// The same for a calendar year: population forecasts cover 50 years.
const CALENDAR_YEARS: u32 = 60;
/// A target of more than this many years before the reported one is implausible: plans cover ten years.
const YEARS_OF_TARGET: u32 = 10;
/// What may follow a month of the calendar, not a number of months.
const OF_MONTHS: [&str; 6] = ["末", "上旬", "中旬", "下旬", "初旬", "初め"];

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let of_texts = printed(context).into_iter().flat_map(|text| of_text(context, text));
    of_texts.chain(of_own_years(context)).collect()
}

/// Reports the years of values with years of their own that cannot be meant.
fn of_own_years(context: &Context) -> Vec<Finding> {
    let form = &context.edition.plan.form;
    let mut findings = Vec::new();
    for node in context.edition.nodes() {
        for IndicatorNode { indicator, .. } in node.own_indicators() {
            let series = form.series.iter().filter(|series| series.year == SeriesYear::Own);
            let dated: Vec<Dated> = series.flat_map(|series| Dated::of(indicator, series)).collect();
            findings.extend(dated.iter().filter_map(|it| it.impossible(context, indicator, &dated)));
        }
    }
    findings
}

/// A value with a year of its own.
struct Dated<'a> {
    series: &'a SeriesForm,
    period: Period,
    value: &'a Placed<Value>,
}

impl<'a> Dated<'a> {
    fn of(indicator: &'a Indicator, series: &'a SeriesForm) -> Vec<Self> {
        let values = indicator.series(&series.name).map(|series| series.values.as_slice()).unwrap_or_default();
        let dated = values.iter().filter(|(_, value)| !indicator.is_undated(value));
        dated.map(|(period, value)| Self { series, period: *period, value }).collect()
    }

    fn western(&self) -> u32 {
        u32::from(self.period.year().western())
    }

    fn impossible(&self, context: &Context, indicator: &Indicator, all: &[Self]) -> Option<Finding> {
        let reported = context.edition.plan.year;
        let (here, year) = (self.western(), u32::from(reported.year().western()));
        let of = |it: &Self| format!("「{}」の年度（{}）", it.series.name, figure::year(it.period));
        let of_paper = format!("この資料の年度（{}）", figure::year(reported));
        let is_later = |target: &&Self| target.series.role == Role::Target && here > target.western();
        let reason = match self.series.role {
            _ if here.abs_diff(year) > FISCAL_YEARS => format!("、{of_paper}から{FISCAL_YEARS}年を超えて離れています"),
            Role::Target if here + YEARS_OF_TARGET < year => {
                format!("、{of_paper}より{YEARS_OF_TARGET}年を超えて前です")
            }
            Role::Baseline if here > year + 1 => format!("、{of_paper}より後です"),
            Role::Baseline => format!("、{}より後です", of(all.iter().find(is_later)?)),
            _ => return None,
        };
        let message = format!("「{}」の{}は{reason}", indicator.name.value, of(self));
        let hint = "年度の打ち間違いがないかを確かめて、正しい年度に直してください。このとおりで正しいなら、行の終わりに「 # shinkan: 許可 impossible-date 理由」と書いてください";
        Some(context.finding(RULE, &self.value.place.of_key(), message).hint(hint))
    }
}

fn of_text(context: &Context, text: Text) -> Vec<Finding> {
    let year = context.edition.plan.year;
    let reported = Reported { western: u32::from(year.year().western()), name: figure::year(year) };
    let chars: Vec<char> = text.value.chars().collect();
    let found = [impossible_days(&chars), impossible_years(&chars, &reported)].concat();
    let findings = found.into_iter().map(|found| {
        let words: String = chars[found.start..found.end].iter().collect();
        let message = format!("「{words}」{}", found.reason);
        let hint = "数字の打ち間違いがないかを確かめて、正しい日付か年度に直してください";
        context.finding_in(RULE, text, found.start, found.end - found.start, message).hint(hint)
    });
    findings.collect()
}

/// The year that the edition reports.
struct Reported {
    western: u32,
    name: String,
}

/// A part of a text that names no day or year that can be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Impossible {
    start: usize,
    end: usize,
    reason: String,
}

/// Finds months beyond 12 and days beyond the end of their month.
fn impossible_days(text: &[char]) -> Vec<Impossible> {
    let mut out = Vec::new();
    for at in (0..text.len()).filter(|at| text[*at] == '月') {
        let Some((month, start)) = number_before(text, at) else { continue };
        let before = start.checked_sub(1).map(|at| text[at]);
        if before.is_some_and(|c| c.is_ascii_alphanumeric() || ".,第．，".contains(c)) {
            continue;
        }
        let is_in_year = matches!(before, Some('年' | '度'));
        let era_year = if before == Some('年') { era_year_before(text, start - 1) } else { None };
        let year = if before == Some('年') { year_before(text, start - 1) } else { None };
        let day = number_at(text, at + 1).filter(|(_, end)| text.get(*end) == Some(&'日'));
        let rest: String = text[at + 1..].iter().take(2).collect();
        let is_of_calendar =
            is_in_year && !starts_with_duration(&rest) || OF_MONTHS.iter().any(|end| rest.starts_with(end));
        let end_of_date = day.map_or(at + 1, |(_, end)| end + 1);
        if let Some(found) = era_year.and_then(|year| out_of_era(year, month, day.map(|(day, _)| day), end_of_date)) {
            out.push(found);
            continue;
        }
        let Some((day, end)) = day else {
            if !(1..=12).contains(&month) && is_of_calendar {
                out.push(Impossible { start, end: at + 1, reason: no_month(month) });
            }
            continue;
        };
        let reason = match Date::days_in(month, year) {
            None => no_month(month),
            Some(days) if day == 0 || day > days => format!("は、{month}月が{days}日までなので、ありえない日付です"),
            Some(_) => continue,
        };
        out.push(Impossible { start, end: end + 1, reason });
    }
    out
}

/// A year of an era in a text, and where it starts.
#[derive(Debug, Clone, Copy)]
struct EraYear {
    era: Era,
    number: u32,
    start: usize,
}

/// A month or a day of the first year of an era before its first day, or of its last year after its last one.
fn out_of_era(year: EraYear, month: u32, day: Option<u32>, end: usize) -> Option<Impossible> {
    let EraYear { era, number, start } = year;
    let western = u32::from(era.first_year()) + number.checked_sub(1)?;
    let here = (western, month, day.unwrap_or_default());
    // A month alone counts by its other days.
    let of = |(year, month, last): (u16, u8, u8)| {
        (u32::from(year), u32::from(month), if day.is_some() { u32::from(last) } else { 0 })
    };
    let told = |(year, month, day): (u16, u8, u8)| format!("{year}年{month}月{day}日");
    let (name, first) = (era.name(), era.first_day());
    let reason = if here < of(first) {
        format!("は、{name}が{}に始まる前なので、ありえない日付です", told(first))
    } else {
        let last = era.last_day().filter(|last| here.0 == u32::from(last.0) && here > of(*last))?;
        format!("は、{name}が{}に終わった後なので、ありえない日付です", told(last))
    };
    (1..=12).contains(&month).then_some(Impossible { start, end, reason })
}

fn no_month(month: u32) -> String {
    format!("は、{month}月という月がないので、ありえない日付です")
}

/// Whether a number of months follows, not a month: 13月分, 18月以内.
fn starts_with_duration(rest: &str) -> bool {
    ["分", "間", "以", "未", "齢", "半", "余", "程"].iter().any(|word| rest.starts_with(word))
}

/// Finds years that are zero or too late.
fn impossible_years(text: &[char], reported: &Reported) -> Vec<Impossible> {
    let mut out = Vec::new();
    for at in (0..text.len()).filter(|at| text[*at] == '年') {
        let Some((number, digits)) = number_before(text, at) else { continue };
        let is_fiscal = text.get(at + 1) == Some(&'度');
        let end = if is_fiscal { at + 2 } else { at + 1 };
        let limit = reported.western + if is_fiscal { FISCAL_YEARS } else { CALENDAR_YEARS };
        let kind = if is_fiscal { "年度" } else { "年" };
        let Some((era, start)) = era_before(text, digits) else {
            let is_western =
                at - digits == 4 && digits.checked_sub(1).is_none_or(|at| !text[at].is_ascii_alphanumeric());
            // 3000年 may be how long something lasts.
            if is_western && is_fiscal && number > limit {
                out.push(Impossible {
                    start: digits,
                    end,
                    reason: format!("は、{}の計画から離れすぎた{kind}です", reported.name),
                });
            }
            continue;
        };
        if number == 0 {
            out.push(Impossible {
                start, end, reason: "は、元号の0年がないので、ありえない年です".to_owned()
            });
            continue;
        }
        let western = u32::from(era.first_year()) + number - 1;
        // 令和50（2068）年度 says what it means.
        let is_explained = |range: &[char]| range.iter().collect::<String>().contains(&western.to_string());
        let is_explained =
            is_explained(&text[end..(end + 8).min(text.len())]) || is_explained(&text[start.saturating_sub(8)..start]);
        if western > limit && !is_explained {
            let reason = format!("は、西暦{western}{kind}のことで、{}の計画から離れすぎています", reported.name);
            out.push(Impossible { start, end, reason });
        }
    }
    out
}

/// The era that ends before a position, by name or by a letter that stands alone, and where it starts.
fn era_before(text: &[char], end: usize) -> Option<(Era, usize)> {
    let named = Era::ALL.into_iter().find_map(|era| {
        let start = end.checked_sub(era.name().chars().count())?;
        text[start..end].iter().copied().eq(era.name().chars()).then_some((era, start))
    });
    named.or_else(|| {
        let start = end.checked_sub(1)?;
        let letter = half_width(text[start]).to_ascii_uppercase();
        let is_alone = start.checked_sub(1).is_none_or(|at| !text[at].is_ascii_alphanumeric());
        let era = Era::ALL.into_iter().find(|era| era.initial() == letter);
        era.filter(|_| is_alone).map(|era| (era, start))
    })
}

/// The western year whose 年 is at a position.
fn year_before(text: &[char], at: usize) -> Option<u32> {
    if let Some(EraYear { era, number, .. }) = era_year_before(text, at) {
        return Some(u32::from(era.first_year()) + number.checked_sub(1)?);
    }
    number_before(text, at).map(|(number, _)| number).filter(|year| (1900..=2200).contains(year))
}

/// The year of an era whose 年 is at a position: 令和5 or 令和元.
fn era_year_before(text: &[char], at: usize) -> Option<EraYear> {
    let first = at.checked_sub(1).filter(|at| text[*at] == '元').map(|at| (1, at));
    let (number, digits) = first.or_else(|| number_before(text, at))?;
    era_before(text, digits).map(|(era, start)| EraYear { era, number, start })
}

/// The number whose digits end before a position, and where it starts; at most six digits.
fn number_before(text: &[char], end: usize) -> Option<(u32, usize)> {
    let length = text[..end].iter().rev().take_while(|c| digit(**c).is_some()).count();
    let digits: String = text[end - length..end].iter().copied().filter_map(digit).collect();
    Some((digits.parse().ok().filter(|_| (1..=6).contains(&length))?, end - length))
}

/// The number whose digits start at a position, and where it ends; at most six digits.
fn number_at(text: &[char], start: usize) -> Option<(u32, usize)> {
    let digits: String = text.get(start..)?.iter().copied().map_while(digit).collect();
    Some((digits.parse().ok().filter(|_| digits.len() <= 6)?, start + digits.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        let reported = Reported { western: 2024, name: "令和6年度".to_owned() };
        let found = [impossible_days(&chars), impossible_years(&chars, &reported)].concat();
        found.iter().map(|found| chars[found.start..found.end].iter().collect()).collect()
    }

    #[test]
    fn days_and_years_that_cannot_be_are_found() {
        for (text, expected) in [
            ("2月30日に開催", "2月30日"),
            ("令和５年１３月に配布", "１３月"),
            ("令和5年2月29日", "2月29日"),
            ("4月31日から", "4月31日"),
            ("13月1日", "13月1日"),
            ("0月5日", "0月5日"),
            ("13月末まで", "13月"),
            ("令和50年度に見直す", "令和50年度"),
            ("令和0年度", "令和0年度"),
            ("R75年度", "R75年度"),
            ("2205年度", "2205年度"),
            ("令和元年3月に配布", "令和元年3月"),
            ("令和元年4月30日", "令和元年4月30日"),
            ("令和１年４月", "令和１年４月"),
            ("昭和64年2月", "昭和64年2月"),
            ("平成元年1月3日", "平成元年1月3日"),
            ("平成31年5月", "平成31年5月"),
            ("昭和64年1月8日", "昭和64年1月8日"),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
    }

    #[test]
    fn days_years_and_durations_that_can_be_are_let_be() {
        for text in [
            "令和6年2月29日、2月29日、平成31年4月30日、12月31日",
            "24月分、生後18月、36月以内、令和5年13月分",
            "2050年のカーボンニュートラル、令和32年、令和37年度まで",
            "2070年の推計人口、令和52年（2070年）",
            "昭和23年、1603年、縄文3000年前",
            "令和50（2068）年度",
            "第13月例会",
            "100年度",
            "月月火水木金金",
            "令和元年5月1日、平成31年4月30日、平成31年4月、平成元年1月、昭和64年1月7日、令和元年度3月",
        ] {
            assert!(found(text).is_empty(), "{text} {:?}", found(text));
        }
    }
}
