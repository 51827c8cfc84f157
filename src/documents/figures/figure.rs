//! Figures as printed in tables of figures.

use rust_decimal::Decimal;

use crate::documents::page::text::{LONG_RUN, Text};
use crate::documents::sheet::{cell, figure_line};
use crate::documents::words;
use crate::model::tally::Extent;
use crate::model::{
    Among, DigitWidth, Edition, FixedNote, Form, IncreaseSign, Indicator, Number, Period, SeriesForm, Trend, Value,
    ZeroMark, compute, number_text,
};

/// A figure with the minus sign and separators of the form.
pub fn decimal(form: &Form, figure: Decimal) -> String {
    number_text(&Number::from_decimal(figure, form.minus.char()), form.grouping)
}

/// 件数.
pub fn count(form: &Form, count: usize) -> String {
    decimal(form, Decimal::from(count))
}

/// 注記 with the counts of a part of the paper.
pub fn note(edition: &Edition, note: &FixedNote, extent: Extent) -> String {
    note.filled(|what| count(&edition.plan.form, edition.count(what, extent)))
}

/// 件数 in a cell of a table.
pub fn counted(form: &Form, figure: usize) -> String {
    unless_zero(form, figure == 0, || count(form, figure))
}

/// What a cell prints, unless it is a zero.
fn unless_zero(form: &Form, is_zero: bool, figure: impl FnOnce() -> String) -> String {
    match form.notation.zero {
        ZeroMark::Dash if is_zero => words::NONE.to_owned(),
        ZeroMark::Blank if is_zero => String::new(),
        _ => figure(),
    }
}

/// The heading of a number of nodes: their total, unless several options of each may be chosen.
pub fn total(form: &Form, is_multiple: bool) -> &str {
    if is_multiple { words::NODES } else { &form.notation.total }
}

/// 増減: ＋1,095, ▲10, 0.
pub fn change(form: &Form, change: Decimal) -> String {
    let number = decimal(form, change);
    let is_signed = !change.is_zero() && !change.is_sign_negative() && form.notation.increase == IncreaseSign::Plus;
    if is_signed { format!("{}{number}", words::PLUS) } else { number }
}

/// 増減 from one count to another, in a cell of a table.
pub fn change_of_counts(form: &Form, from: usize, to: usize) -> String {
    unless_zero(form, from == to, || change(form, Decimal::from(to) - Decimal::from(from)))
}

/// 割合 in percent, in a cell of a table.
pub fn share(form: &Form, share: Option<Decimal>) -> String {
    let Some(share) = share else { return words::NONE.to_owned() };
    unless_zero(form, share.is_zero(), || format!("{share}%"))
}

/// 平均.
pub fn mean(form: &Form, mean: Option<Decimal>) -> String {
    mean.map_or_else(|| words::NONE.to_owned(), |mean| decimal(form, mean))
}

/// The difference of a trend: in points for percentages, otherwise with the change in percent.
pub fn difference(form: &Form, trend: &Trend, is_share: bool) -> Vec<String> {
    let Some(difference) = trend.difference() else { return vec![words::NONE.to_owned()] };
    let difference = change(form, difference);
    if is_share {
        return vec![format!("{difference}{}", words::POINTS)];
    }
    let percent = trend.change().filter(|change| !change.is_zero());
    [difference].into_iter().chain(percent.map(|percent| words::in_brackets(change(form, percent) + "%"))).collect()
}

/// The value of an indicator as the paper prints it, on one line; empty if there is none.
pub fn value(edition: &Edition, indicator: &Indicator, series: &SeriesForm, period: Period) -> String {
    let plan = &edition.plan;
    let unit = series.unit.as_deref().unwrap_or_default();
    let text = |value: &Value| cell::as_text(value, plan.form.grouping, unit).join(" ");
    let periods = plan.form.periods_of_all(&indicator.tables, &plan.periods);
    let printed = compute::printed(&plan.form, indicator, series, period, &periods);
    printed.map(|printed| text(&printed.value(&plan.form, Among::Project))).unwrap_or_default()
}

/// Whether a text is a single figure, with or without a mark; it never breaks.
pub fn is_figure(text: &str) -> bool {
    let figure = text.split(words::MARK_BEHIND).next().unwrap_or_default().trim_end_matches(words::POINTS);
    figure_line::is_plain_figure(figure)
}

/// The width of a label that is a number such as 04-2-03, which does not break, in em; 0 for other labels.
pub fn width_of_number(text: &str, digits: DigitWidth) -> f32 {
    const AIR: f32 = 0.4;
    let is_number = text.chars().any(|c| c.is_ascii_digit()) && text.chars().all(|c| c.is_ascii_graphic());
    if is_number && text.len() < LONG_RUN { figure_line::width_of_figures(text, digits) + AIR } else { 0.0 }
}

/// A value whose parts stay on one line each: a figure with the label before it and the mark behind it, 付記.
pub fn value_text(value: &str, digits: DigitWidth) -> Text {
    let mut parts: Vec<(String, bool)> = Vec::new();
    for word in value.split(' ') {
        let (is_figure, is_mark) = (is_figure(word), word.starts_with(words::MARK_BEHIND.trim_start()));
        match parts.last_mut().filter(|(_, has_figure)| is_mark || (is_figure && !*has_figure)) {
            Some((part, has_figure)) => {
                part.push(' ');
                part.push_str(word);
                *has_figure = true;
            }
            None => parts.push((word.to_owned(), is_figure)),
        }
    }
    if parts.len() < 2 && parts.iter().all(|(part, _)| is_figure(part) || !part.contains(' ')) {
        return Text::line(value);
    }
    let whole = |part: &str| {
        Some(figure_line::width_of_figures(part, digits)).filter(|width| *width <= figure_line::WIDEST_PART)
    };
    Text::of_parts(parts.into_iter().map(|(part, _)| {
        let whole = whole(&part);
        (part, whole)
    }))
}
