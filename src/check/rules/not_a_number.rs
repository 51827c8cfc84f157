//! Values that look like a number and are not one.
//!
//! Such a value is printed as text, without commas and not aligned with other figures, and it is ignored when figures are
//! compared. Intended texts (22/655 (延件数), 各11, 約100) are not reported.

use rust_decimal::Decimal;

use crate::characters::{half_width, is_dash, is_digit, is_minus, is_traceless};
use crate::check::Context;
use crate::check::support::texts::in_figures;
use crate::check::support::{indicators, nodes};
use crate::finding::{Finding, Rule};
use crate::model::{Date, Number, Place, Placed, Scalar, Unit, Value};

pub(in crate::check) const RULE: &Rule =
    &Rule::warning("not-a-number", include_str!("../../../docs/checks/not-a-number.md"));

const DATE_HINT: &str = "数を書いてください。日付を載せる指標なら、単位を消して、どの年度にも日付を書いてください";

/// Prefixes that an intended text may have before a figure.
const PREFIXES: [&str; 6] = ["延べ", "のべ", "各", "約", "延", "計"];

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let form = &context.edition.plan.form;
    let mut findings = Vec::new();
    for at in indicators::all(context) {
        let values = || indicators::values(at.indicator).map(|(_, value)| value);
        let counts = Counts {
            unit: at.unit,
            beside_numbers: values().any(|value| matches!(value.value.figure(), Some(Scalar::Number(_)))),
        };
        findings.extend(values().flat_map(|value| of_value(context, value, counts)));
    }
    for node in nodes::all(context) {
        let fields = node.fields.iter().filter_map(|entry| Some((entry, form.field(node.carrier, &entry.name)?)));
        for (entry, field) in fields {
            let counts = Counts { unit: field.unit.as_deref(), beside_numbers: false };
            findings.extend(entry.values().into_iter().flat_map(|(_, value)| of_value(context, value, counts)));
        }
    }
    findings
}

/// What tells that values count something.
#[derive(Clone, Copy)]
struct Counts<'a> {
    unit: Option<&'a str>,
    /// Whether other values are numbers.
    beside_numbers: bool,
}

impl Counts<'_> {
    /// Whether no value can be a date.
    fn exclude_dates(self) -> bool {
        self.beside_numbers || self.unit.is_some_and(|unit| !unit.ends_with(['日', '月', '年', '期']))
    }
}

fn of_value(context: &Context, value: &Placed<Value>, counts: Counts) -> Vec<Finding> {
    let finding = |(place, text): (Place, &str)| {
        let (reasons, hint) = if counts.exclude_dates() && Date::parse(text).is_some() {
            ("日付".to_owned(), DATE_HINT.to_owned())
        } else {
            let slip = slip(text, counts.unit)?;
            (slip.reasons.join("、"), slip.hint())
        };
        let message = format!("「{text}」は、数ではなく文字になっています（{reasons}）");
        Some(context.finding(RULE, &place, message).hint(hint))
    };
    in_figures(context, value).into_iter().filter_map(finding).collect()
}

/// Why a text is not a number.
#[derive(Debug, PartialEq, Eq)]
struct Slip {
    reasons: Vec<String>,
    /// The number that is likely intended.
    meant: String,
    /// Whether two numbers may be intended.
    ambiguous: bool,
}

impl Slip {
    fn hint(&self) -> String {
        if self.ambiguous {
            return format!(
                "1つの数なら「{}」と書いてください。2つの数なら、{{内訳: {{名前: 数, 名前: 数}}}} のように分けて書いてください",
                self.meant
            );
        }
        format!("「{}」と書いてください", self.meant)
    }
}

/// Strips one by one what people type around a number; returns a slip if a number is left.
fn slip(text: &str, unit: Option<&str>) -> Option<Slip> {
    if !text.chars().any(is_digit) {
        return None;
    }
    let mut reasons = Vec::new();
    let mut rest: String = text.chars().filter(|c| !is_traceless(*c)).collect();
    if rest != text {
        reasons.push("目に見えない文字".to_owned());
    }
    if let Some(mark) = rest.chars().last().filter(|c| "。．.，,、".contains(*c)) {
        rest.pop();
        reasons.push(format!("終わりの「{mark}」"));
    }
    let mut prefix = "";
    if let Some((figure, unit)) = unit.and_then(|unit| without_unit(&rest, unit)) {
        // 各11 is an intended text, but 各11回 would print its unit twice.
        prefix = PREFIXES.into_iter().find(|prefix| figure.starts_with(prefix)).unwrap_or_default();
        reasons.push(format!("単位「{unit}」"));
        rest = figure[prefix.len()..].to_owned();
    }
    let narrowed: String = rest.chars().map(half_width).collect();
    if narrowed != rest {
        reasons.push("全角の文字".to_owned());
    }
    let blank = |c: char| c.is_whitespace();
    let inner_blank = narrowed.trim().chars().any(blank);
    if narrowed.chars().any(blank) {
        reasons.push("空白".to_owned());
    }
    let joined: String = narrowed.chars().filter(|c| !blank(*c)).collect();
    let grouped: String = joined.chars().filter(|c| *c != ',').collect();
    if grouped != joined {
        reasons.push("「,」".to_owned());
    }
    let mut plain = with_minus(&grouped);
    if plain != grouped {
        reasons.push(format!("負の数の印でない「{}」", grouped.chars().next().unwrap_or_default()));
    }
    if plain.contains('_') {
        plain.retain(|c| c != '_');
        reasons.push("「_」".to_owned());
    }
    if let Some(number) = without_exponent(&plain) {
        plain = number;
        reasons.push("指数の書き方".to_owned());
    }
    let digits: String = plain.chars().map(digit_meant).collect();
    if let Some(letter) = plain.chars().find(|c| digit_meant(*c) != *c) {
        reasons.push(format!("数字でない「{letter}」"));
    }
    let meant = without_leading_zeros(&digits);
    if meant != digits {
        reasons.push("先頭の「0」".to_owned());
    }
    let (sign, rest) = meant.split_at(meant.find(|c: char| !is_sign(c)).unwrap_or(meant.len()));
    let meant = if rest.starts_with('.') {
        reasons.push("「.」の前の「0」がない".to_owned());
        format!("{sign}0{rest}")
    } else {
        meant
    };
    Number::parse(&meant)?;
    let ambiguous = inner_blank || (grouped != joined && !is_grouped(&joined));
    let slip = Slip { reasons, meant: format!("{prefix}{meant}"), ambiguous };
    (!slip.reasons.is_empty()).then_some(slip)
}

/// Splits a text into what is before the unit and the unit as written.
fn without_unit<'a>(text: &'a str, unit: &str) -> Option<(&'a str, &'a str)> {
    let length = unit.trim().chars().count();
    let start = text.char_indices().rev().nth(length.checked_sub(1)?).map_or(0, |(start, _)| start);
    let (figure, written) = text.split_at(start);
    let same = written.chars().map(half_width).eq(unit.trim().chars().map(half_width));
    // 12箇所 where the unit is か所.
    let digits = text.rfind(is_digit).map(|at| at + text[at..].chars().next().map_or(0, char::len_utf8));
    let other = || {
        let (figure, written) = text.split_at(digits?);
        let same = !written.is_empty() && Unit::parse(written) == Unit::parse(unit);
        same.then(|| (figure.trim_end(), written.trim_start()))
    };
    if same { Some((figure.trim_end(), written)) } else { other() }
}

fn is_sign(c: char) -> bool {
    c == '+' || is_minus(c)
}

/// Puts a minus in the place of a dash before a figure: ー5, –5.
fn with_minus(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(dash) if is_dash(dash) && !is_minus(dash) => format!("-{}", chars.as_str()),
        _ => text.to_owned(),
    }
}

/// Writes a figure with an exponent as a plain one: 1e3 as 1000. `None` for any other text.
fn without_exponent(text: &str) -> Option<String> {
    let (figure, exponent) = text.split_once(['e', 'E'])?;
    let digits = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let has_digits = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    let number = Number::parse(figure).filter(|_| has_digits)?.decimal()?;
    let plain = Decimal::from_scientific(&format!("{number}e{exponent}")).ok()?;
    Some(Number::from_decimal(plain.normalize(), '-').as_str().to_owned())
}

/// Converts a letter that looks like a digit to that digit.
fn digit_meant(c: char) -> char {
    match c {
        'O' | 'o' => '0',
        '〇' => '0',
        'l' | 'I' => '1',
        _ => c,
    }
}

/// Removes leading zeros; keeps the sign and the decimals.
fn without_leading_zeros(text: &str) -> String {
    let start = text.find(|c: char| c.is_ascii_digit()).unwrap_or(text.len());
    let (sign, digits) = text.split_at(start);
    let integer = digits.find('.').unwrap_or(digits.len());
    let zeros = digits.chars().take_while(|c| *c == '0').count().min(integer.saturating_sub(1));
    format!("{sign}{}", &digits[zeros..])
}

/// Whether the commas separate thousands.
fn is_grouped(text: &str) -> bool {
    let integer = text.split('.').next().unwrap_or_default();
    let mut groups = integer.split(',');
    let first = groups.next().unwrap_or_default().chars().filter(char::is_ascii_digit).count();
    (1..=3).contains(&first) && groups.all(|group| group.len() == 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(text: &str, unit: &str) -> Option<String> {
        assert!(Number::parse(text).is_none(), "{text} is a number");
        slip(text, Some(unit)).map(|slip| slip.meant)
    }

    #[test]
    fn every_slip_is_told_what_is_likely_meant() {
        for (text, expected) in [
            ("１２", "12"),
            ("１．５", "1.5"),
            ("－５", "-5"),
            ("2,300", "2300"),
            ("2，300", "2300"),
            ("▲1,234.5", "▲1234.5"),
            ("1O", "10"),
            ("2o", "20"),
            ("l2", "12"),
            ("12回", "12"),
            ("12 回", "12"),
            ("各11回", "各11"),
            ("012", "12"),
            ("00", "0"),
            ("007.50", "7.50"),
            ("1 234", "1234"),
            ("12　", "12"),
            ("12。", "12"),
            ("12.", "12"),
            ("12,", "12"),
            ("１，２３４回。", "1234"),
            ("ー1234", "-1234"),
            ("–1,234", "-1234"),
            ("―５", "-5"),
            (".5", "0.5"),
            ("．５", "0.5"),
            ("-.5", "-0.5"),
            ("1_000", "1000"),
            ("１＿０００", "1000"),
            ("1e3", "1000"),
            ("1.5E2", "150"),
            ("12〇", "120"),
        ] {
            assert_eq!(meant(text, "回").as_deref(), Some(expected), "{text}");
        }
        assert_eq!(meant("85.0％", "%").as_deref(), Some("85.0"));
        assert_eq!(meant("12か所", "ヶ所").as_deref(), Some("12"));
    }

    #[test]
    fn texts_are_let_be() {
        for text in [
            "22/655 (延件数)",
            "各11",
            "26/143",
            "約100",
            "11、10",
            "11・10",
            "12人",
            "第2期",
            "実施",
            "-",
            "O",
            "回",
            "2020-03-31",
            "1.2.3",
            "1e",
            "e3",
            "—",
            "1.2e3.4",
            "2回 (うち1回中止)",
            "１２／３",
            "①",
        ] {
            assert_eq!(meant(text, "回"), None, "{text}");
        }
    }

    #[test]
    fn what_may_be_two_numbers_is_told_so() {
        for (text, expected) in
            [("1 234", true), ("11,10", true), ("2,300", false), ("12,345,678", false), ("12 回", false)]
        {
            assert_eq!(slip(text, Some("回")).map(|slip| slip.ambiguous), Some(expected), "{text}");
        }
    }

    #[test]
    fn every_reason_is_named() {
        let reasons = slip("１，２３４回。", Some("回")).map(|slip| slip.reasons.join("、"));
        assert_eq!(reasons.as_deref(), Some("終わりの「。」、単位「回」、全角の文字、「,」"));
    }
}
