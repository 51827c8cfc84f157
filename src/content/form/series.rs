//! 系列: the series an indicator may have.

use super::{Names, keyword};
use crate::content::faults;
use crate::content::yaml::Cursor;
use crate::model::{Computation, Formula, Role, Rounding, SeriesForm, SeriesYear};
use crate::vocabulary as word;

/// Reads the series.
pub(super) fn read(at: &Cursor) -> Vec<SeriesForm> {
    let mut out: Vec<SeriesForm> = Vec::new();
    let mut names = Names::new();
    let before = at.faults();
    let elements = at.list("[計画, 実績]");
    let mut computed = Vec::new();
    for at in &elements {
        let Some(series) = series(at) else { continue };
        if word::reserved::OF_INDICATORS.contains(&series.name.as_str()) {
            let message = format!("「{}」は系列の名前に使えません", series.name);
            at.fault(faults::UNKNOWN_WORD, message, "指標の中で別の意味を持つ項目です。別の名前にしてください");
        } else if names.is_new(at, &series.name, series.name.clone()) {
            computed
                .extend(series.computation.as_ref().map(|computation| (at, series.name.clone(), computation.formula)));
            out.push(series);
        }
    }
    if elements.is_empty() && at.takes_list() {
        let hint = "[実績] のように、1つ以上書いてください";
        at.fault_at(&at.place.of_key(), faults::OPTION_COUNT, "系列がありません", hint);
    }
    // What one of these lacks may stand in a series that could not be read.
    if at.faults() == before {
        for (at, name, formula) in computed {
            needs(at, &out, &name, formula);
        }
    }
    out
}

fn series(at: &Cursor) -> Option<SeriesForm> {
    let role = |name: &str| Role::KEYWORDS.into_iter().find(|(word, _)| *word == name).map(|(_, role)| role);
    if !at.is_map() {
        let name = at.text()?.value;
        let role = role(&name).unwrap_or_default();
        return Some(SeriesForm::new(name, role));
    }
    let mut fields = at.fields("{名称: 計画, 役割: 目標}");
    let name = fields.required(word::NAME).map(|name| name.value);
    let written = fields.written(word::ROLE).and_then(|at| at.keyword(&Role::KEYWORDS));
    let year: SeriesYear = keyword(&mut fields, word::YEAR, &SeriesYear::KEYWORDS);
    let unit = fields.text(word::UNIT).map(|text| text.value);
    let formula = fields.written(word::COMPUTATION).and_then(|at| formula(&at));
    let decimals = fields.written(word::DECIMALS).and_then(|at| at.count(0..=6));
    let rounding: Rounding = keyword(&mut fields, word::ROUNDING, &Rounding::KEYWORDS);
    if let Some(at) = fields.get(word::YEAR).filter(|_| year == SeriesYear::Own && formula.is_some()) {
        let hint = "「年度: 独自」か「計算」の、どちらかを消してください";
        at.fault(faults::UNKNOWN_WORD, "計算する系列には、独自の年度を使えません", hint);
    }
    fields.finish();
    let name = name?;
    let role = match (written, formula) {
        (Some(role), _) => role,
        (None, Some(_)) => Role::None,
        (None, None) => role(&name).unwrap_or_default(),
    };
    let computation = formula.map(|formula| {
        let usual = formula.is_ratio().then_some(1);
        Computation { formula, decimals: decimals.map(|decimals| decimals as u32).or(usual), rounding }
    });
    let unit = unit.or_else(|| formula.is_some_and(Formula::is_ratio).then(|| "%".to_owned()));
    Some(SeriesForm { name, role, year, unit, computation })
}

/// A formula, in full or half width.
fn formula(at: &Cursor) -> Option<Formula> {
    let text = at.text()?.value;
    let plain: String = text
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '－' | '−' | 'ー' | '―' => '-',
            '（' => '(',
            '）' => ')',
            '/' | '／' => '÷',
            c => c,
        })
        .collect();
    let found = Formula::KEYWORDS.into_iter().find(|(word, _)| *word == plain).map(|(_, formula)| formula);
    if found.is_none() {
        let words: Vec<&str> = Formula::KEYWORDS.iter().map(|(word, _)| *word).collect();
        let message = format!("「{text}」という計算はできません");
        at.fault(faults::UNKNOWN_WORD, message, format!("{} のどれかを書いてください", words.join("、")));
    }
    found
}

/// Reports a computation that lacks a series to compute from.
fn needs(at: &Cursor, all: &[SeriesForm], name: &str, formula: Formula) {
    let roles: &[(&str, Role)] = match formula {
        Formula::Achievement | Formula::Difference => &[("実績", Role::Actual), ("目標", Role::Target)],
        Formula::CumulativeAchievement => &[("累計", Role::Cumulative), ("目標", Role::Target)],
        Formula::Progress => &[("実績", Role::Actual), ("基準", Role::Baseline), ("目標", Role::Target)],
        Formula::Change => &[("実績", Role::Actual)],
    };
    for (word, role) in roles {
        if !all.iter().any(|other| other.role == *role && other.computation.is_none()) {
            let place = at.peek(word::COMPUTATION).map_or_else(|| at.place.clone(), |at| at.place);
            at.fault_at(
                &place,
                faults::MISSING_KEY,
                format!("「{name}」を計算するための、役割が「{word}」の系列がありません"),
                format!("{{名称: {word}, 役割: {word}}} のような系列を加えてください"),
            );
        }
    }
}
