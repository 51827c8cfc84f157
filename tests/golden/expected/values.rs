//! Indicators, and what stands beside each year.

use serde_yaml::Value;

use super::Plan;
use super::fields::{self, Fields};
use crate::golden::paper::{Cell, Year};

/// An indicator: its name, its unit, and its value of each year shown.
struct Indicator {
    name: String,
    unit: Option<String>,
    /// The lines of the value, none where there is none.
    values: Vec<Vec<String>>,
}

/// The lines of 実績の指標, and the years.
pub(super) fn of(plan: &Plan, indicators: &[Value]) -> Result<(Vec<String>, Vec<Year>), String> {
    let indicators = indicators.iter().map(|value| indicator(plan, value)).collect::<Result<Vec<_>, _>>()?;
    let labels: &[&str] = match indicators.len() {
        1 => &[""],
        2 => &["上段:", "下段:"],
        other => return Err(format!("{other} indicators are not understood")),
    };
    let names = labels.iter().zip(&indicators).map(|(label, indicator)| format!("{label}{}", indicator.name));
    let years = plan.years.iter().enumerate().map(|(index, (_, label))| year(&indicators, index, label));
    Ok((names.collect(), years.collect()))
}

fn indicator(plan: &Plan, value: &Value) -> Result<Indicator, String> {
    let fields = Fields::of(value, "指標", &["名称", "単位", "実績"])?;
    let name = fields.text("名称")?;
    let unit = if fields.get("単位").is_some() { Some(fields.text("単位")?) } else { None };
    let series = fields.get("実績").and_then(Value::as_mapping).ok_or_else(|| format!("{name}: 実績 is no map"))?;
    let mut values = vec![Vec::new(); plan.years.len()];
    for (key, value) in series {
        let year = western(&fields::text(key)?)?;
        let index = plan.years.iter().position(|(shown, _)| *shown == year);
        let slot = &mut values[index.ok_or_else(|| format!("{name}: {year} is not shown"))?];
        if !slot.is_empty() {
            return Err(format!("{name}: {year} twice"));
        }
        *slot = lines(value).map_err(|e| format!("{name}: {e}"))?;
    }
    Ok(Indicator { name, unit, values })
}

/// The lines of one year. An indicator without a value keeps its line beside one that has one; the unit of a lone
/// indicator is said once, those of several on every line.
fn year(indicators: &[Indicator], index: usize, label: &str) -> Year {
    let (mut values, mut units) = (Vec::new(), Vec::new());
    if indicators.iter().any(|indicator| !indicator.values[index].is_empty()) {
        for indicator in indicators {
            let lines = &indicator.values[index];
            let unit = indicator.unit.clone().unwrap_or_default();
            for line in 0..lines.len().max(1) {
                let has_unit = line < lines.len() && (line == 0 || indicators.len() > 1);
                units.push(if has_unit { unit.clone() } else { String::new() });
                values.push(lines.get(line).cloned().unwrap_or_default());
            }
        }
    } else {
        values.push(String::new());
        units.push(String::new());
    }
    Year { label: label.to_owned(), values: Cell::figures(values), units: Cell::figures(units) }
}

/// The lines of a value: its figure with 付記 behind it, then a line for every part of 内訳.
fn lines(value: &Value) -> Result<Vec<String>, String> {
    if !value.is_mapping() {
        return Ok(vec![figure(value)?]);
    }
    let fields = Fields::of(value, "実績", &["値", "付記", "内訳"])?;
    let mut lines = Vec::new();
    if let Some(value) = fields.get("値") {
        lines.push(figure(value)?);
    }
    if fields.get("付記").is_some() {
        let suffix = fields.text("付記")?;
        lines.last_mut().ok_or("付記 without a figure")?.push_str(&suffix);
    }
    if let Some(parts) = fields.get("内訳") {
        for (label, value) in parts.as_mapping().ok_or("内訳 is no map")? {
            lines.push(format!("{} {}", fields::text(label)?, figure(value)?));
        }
    }
    if lines.is_empty() { Err("a value that says nothing".to_owned()) } else { Ok(lines) }
}

/// A figure: a whole number with a comma between thousands, any other text as it is.
fn figure(value: &Value) -> Result<String, String> {
    let text = fields::text(value)?;
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(text);
    }
    let mut grouped = String::new();
    for (index, digit) in text.chars().enumerate() {
        if index > 0 && (text.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    Ok(grouped)
}

/// H31 → 2019.
pub(super) fn western(year: &str) -> Result<u16, String> {
    let unknown = || format!("{year} is no year");
    let (era, number) = year.split_at_checked(1).ok_or_else(unknown)?;
    let number: u16 = number.parse().map_err(|_| unknown())?;
    match era {
        "H" => Ok(1988 + number),
        "R" => Ok(2018 + number),
        _ => Err(unknown()),
    }
}

#[test]
fn thousands_are_set_apart_in_whole_numbers_alone() {
    let figure = |text: &str| figure(&Value::from(text)).unwrap();
    assert_eq!(
        ["7", "700", "1700", "42320420", "22/6550", "各1100"].map(figure),
        ["7", "700", "1,700", "42,320,420", "22/6550", "各1100"]
    );
}
