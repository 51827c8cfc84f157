//! 内容: what a column prints.

use std::cell::OnceCell;
use std::collections::HashSet;

use serde_json::json;

use super::table::Table;
use crate::content::codec::schema::{defined, filled, offered};
use crate::content::codec::{Codec, text};
use crate::content::faults;
use crate::content::form::meant_columns::year_of;
use crate::content::yaml::Cursor;
use crate::model::{Carrier, Part, SeriesYear, TableKind};
use crate::vocabulary::{BUREAU, DEPARTMENTS, DESCRIPTION, INDICATORS, NAME, NUMBER, OUTCOME, SERIES, UNIT, YEAR};

impl<'a> Table<'a> {
    /// 内容: a word, or the series that share a cell.
    pub(super) fn parts(self) -> Codec<'a, Part> {
        let one = self.part();
        let single = one.clone();
        let is_common = move |name: &String| self.is_common(name);
        let stacked = move |at: &Cursor| {
            if at.is_empty() {
                let hint = "[目標, 旧目標] のように、系列の名前を書いてください";
                at.fault(faults::OPTION_COUNT, "重ねる系列がありません", hint);
            }
            let mut names = Vec::new();
            for at in at.elements() {
                match one.read(&at) {
                    Some(Part::Series(series)) => names.extend(series),
                    Some(_) => {
                        at.fault(
                            faults::UNKNOWN_PART,
                            "1つの列に重ねられるのは、系列だけです",
                            "系列の名前を書いてください",
                        );
                    }
                    None => {}
                }
            }
            if let Some(common) = names.iter().find(|name| is_common(name))
                && !names.iter().all(is_common)
            {
                let message = format!("「{common}」は、年度ごとの系列と重ねられません（年度: 共通）");
                at.fault(faults::UNKNOWN_PART, message, format!("「{common}」を1つの列にしてください"));
            }
            (!names.is_empty()).then_some(Part::Series(names))
        };
        let [part, ..] = self.definitions();
        let read = move |at: &Cursor| if at.is_list() { stacked(at) } else { single.read(at) };
        Codec::new(read, || json!({}), part_said).filled(move || {
            let stacked = json!({ "type": "array", "minItems": 1, "items": defined(part) });
            json!({ "anyOf": [filled(defined(part)), stacked] })
        })
    }

    /// A word for what a column prints.
    pub(super) fn part(self) -> Codec<'a, Part> {
        let known = OnceCell::new();
        let read = move |at: &Cursor| {
            let name = at.text()?.value;
            let words = known.get_or_init(|| self.words());
            let found = words.iter().find(|(word, _)| *word == name).map(|(_, part)| part.clone());
            if found.is_none() && !self.scope.forgives(&name) {
                self.offered(words).tell_word(at, &name);
            }
            found
        };
        let schema = move || offered(self.words().iter().map(|(word, _)| word.as_str()), text().schema());
        Codec::new(read, schema, part_said)
    }

    /// The parts that a column may print, each with its word, each word once.
    pub(super) fn words(self) -> Vec<(String, Part)> {
        let form = &self.scope.form;
        let mut words: Vec<(String, Part)> = Vec::new();
        let mut seen = HashSet::new();
        let mut add = |word: &str, part: Part| {
            if seen.insert(word.to_owned()) {
                words.push((word.to_owned(), part));
            }
        };
        if self.kind == TableKind::Items {
            add(NUMBER, Part::Number);
            add(NAME, Part::Name);
            add(DEPARTMENTS, Part::Departments);
            add(BUREAU, Part::Bureaus);
            add(DESCRIPTION, Part::Description);
            add(OUTCOME, Part::Outcome);
            form.axes_of(Carrier::Item).for_each(|axis| add(&axis.name, Part::Judgement(axis.name.clone())));
            form.fields_of(Carrier::Item).for_each(|field| add(&field.name, Part::Field(field.name.clone())));
        } else {
            add(DEPARTMENTS, Part::IndicatorDepartments);
        }
        add(INDICATORS, Part::Indicators);
        add(YEAR, Part::Period);
        if self.kind == TableKind::Indicators {
            add(SERIES, Part::SeriesName);
        }
        add(UNIT, Part::Unit);
        for series in &form.series {
            add(&series.name, Part::Series(vec![series.name.clone()]));
            if series.year == SeriesYear::Own {
                add(&year_of(&series.name), Part::SeriesYear(series.name.clone()));
            }
        }
        form.axes_of(Carrier::Indicator).for_each(|axis| add(&axis.name, Part::IndicatorJudgement(axis.name.clone())));
        form.fields_of(Carrier::Indicator).for_each(|field| add(&field.name, Part::IndicatorField(field.name.clone())));
        words
    }
}

/// Names what a column prints, in the words of a comparison.
pub(super) fn part_said(part: &Part) -> String {
    match part {
        Part::Number => NUMBER.to_owned(),
        Part::Name => NAME.to_owned(),
        Part::Departments | Part::IndicatorDepartments => DEPARTMENTS.to_owned(),
        Part::Bureaus => BUREAU.to_owned(),
        Part::Description => DESCRIPTION.to_owned(),
        Part::Outcome => OUTCOME.to_owned(),
        Part::Judgement(name) | Part::Field(name) => name.clone(),
        Part::IndicatorJudgement(name) | Part::IndicatorField(name) => format!("{INDICATORS}の{name}"),
        Part::Indicators => INDICATORS.to_owned(),
        Part::Period => YEAR.to_owned(),
        Part::Series(names) => names.join("と"),
        Part::SeriesYear(name) => year_of(name),
        Part::Unit => UNIT.to_owned(),
        Part::SeriesName => SERIES.to_owned(),
    }
}
