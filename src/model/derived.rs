//! Finds the indicators from which others are computed: those below, and those beside.

use super::among::Among;
use super::form::Form;
use super::indicator::{Derivation, DerivedFrom, Indicator, Operand, ratio_names};
use super::numbered::numbered;
use super::place::Placed;
use super::plan::{Edition, Initiative, Project, Row, Section};
use super::unit::Unit;
use super::walk::Indicators;
use crate::vocabulary::OVER;

/// An indicator that is to be computed from others which are not there.
#[derive(Debug, Clone)]
pub struct Unlinked {
    /// The name that stands for no indicator.
    pub name: Placed<String>,
    /// Why.
    pub why: WhyUnlinked,
    /// The names of the indicators that could be meant.
    pub known: Vec<String>,
}

/// Why a name stands for no indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyUnlinked {
    /// Nothing is below a 取組項目.
    OfItem,
    /// No indicator below has the name.
    NotBelow,
    /// No indicator of the same list has the name.
    NotBeside,
    /// It is a ratio itself.
    IsRatio,
    /// Several indicators of the same list have the name.
    Several,
}

impl Edition {
    /// Gives each indicator that is computed from others of the plan a copy of those, and returns the names that stand for none.
    pub fn link_indicators(&mut self) -> Vec<Unlinked> {
        let Self { plan, sections, initiatives, .. } = self;
        let mut links = Links { form: &plan.form, unlinked: Vec::new() };
        for item in &mut *initiatives {
            links.list(&mut item.carried.indicators, None);
        }
        for section in sections {
            links.section(section, initiatives);
        }
        links.unlinked
    }
}

/// Finds an indicator by its name among those below a node.
type Below<'b> = &'b dyn Fn(&str, Option<&str>) -> Vec<Operand>;

struct Links<'a> {
    form: &'a Form,
    unlinked: Vec<Unlinked>,
}

impl Links<'_> {
    /// Links from the bottom upwards, so that a copy has all that it is computed from.
    fn section(&mut self, section: &mut Section, items: &[Initiative]) {
        section.children.iter_mut().for_each(|child| self.section(child, items));
        for project in &mut section.projects {
            for row in &mut project.rows {
                if let Row::Repeat(repeat) = row {
                    self.list(repeat.overrides.indicators.as_deref_mut().unwrap_or_default(), None);
                }
            }
            let mut indicators = std::mem::take(&mut project.carried.indicators);
            let found = Found { form: self.form, items };
            self.list(&mut indicators, Some(&|name, unit| found.below_project(project, name, unit)));
            project.carried.indicators = indicators;
        }
        let mut indicators = std::mem::take(&mut section.carried.indicators);
        let found = Found { form: self.form, items };
        self.list(&mut indicators, Some(&|name, unit| found.below_section(section, name, unit)));
        section.carried.indicators = indicators;
    }

    fn list(&mut self, list: &mut [Indicator], below: Option<Below>) {
        hand_down_units(list, None);
        self.totals(list, None, below);
        self.ratios(list);
    }

    /// - `above`: the unit of the indicator of which these are parts
    fn totals(&mut self, list: &mut [Indicator], above: Option<&str>, below: Option<Below>) {
        for indicator in list {
            let unit = indicator.unit.as_ref().map(|unit| unit.value.clone());
            let unit = unit.as_deref().or(above);
            if let Some(Derivation { from: DerivedFrom::Below(_, name), operands, .. }) = &mut indicator.derivation {
                *operands = below.map(|below| below(&name.value, unit)).unwrap_or_default();
                if operands.is_empty() {
                    let why = if below.is_some() { WhyUnlinked::NotBelow } else { WhyUnlinked::OfItem };
                    let name = name.clone();
                    self.unlinked.push(Unlinked { name, why, known: Vec::new() });
                }
            }
            self.totals(&mut indicator.parts, unit, below);
        }
    }

    /// Links the innermost lists first: a ratio may be made of parts, and these of ratios of their own.
    fn ratios(&mut self, list: &mut [Indicator]) {
        list.iter_mut().for_each(|indicator| self.ratios(&mut indicator.parts));
        for index in 0..list.len() {
            let Some(Derivation { from: DerivedFrom::Ratio(names), .. }) = &list[index].derivation else { continue };
            let names = named_pair(list, names);
            let found = names.value.clone().map(|name| beside(list, &Placed::new(name, names.place.clone())));
            let [dividend, divisor] = found;
            let operands = match (dividend, divisor) {
                (Ok(dividend), Ok(divisor)) => vec![dividend, divisor],
                (one, other) => {
                    self.unlinked.extend([one, other].into_iter().filter_map(Result::err));
                    Vec::new()
                }
            };
            if let Some(derivation) = &mut list[index].derivation {
                derivation.operands = operands;
                derivation.from = DerivedFrom::Ratio(names);
            }
        }
    }
}

/// Tells each indicator the unit in which its figures count.
fn hand_down_units(list: &mut [Indicator], above: Option<&Placed<String>>) {
    for indicator in list {
        indicator.counts_in = indicator.unit.as_ref().or(above).cloned();
        hand_down_units(&mut indicator.parts, indicator.counts_in.as_ref());
    }
}

/// The names of the two indicators of a ratio: of the pairs that the text may be of, the first of which the list has both, or
/// one.
fn named_pair(list: &[Indicator], names: &Placed<[String; 2]>) -> Placed<[String; 2]> {
    let text = names.value.join(&OVER.to_string());
    let is_there = |name: &str| Indicators::of_list(list).any(|node| node.indicator.name.value == name);
    let both = ratio_names(&text).find(|pair| pair.iter().all(|name| is_there(name)));
    let pair = both.or_else(|| ratio_names(&text).find(|pair| pair.iter().any(|name| is_there(name))));
    pair.map_or_else(|| names.clone(), |pair| Placed::new(pair.map(str::to_owned), names.place.clone()))
}

/// The indicator of a list, or a part of one, that has a name and is no ratio.
fn beside(list: &[Indicator], name: &Placed<String>) -> Result<Operand, Unlinked> {
    let is_ratio =
        |indicator: &Indicator| matches!(&indicator.derivation, Some(Derivation { from: DerivedFrom::Ratio(_), .. }));
    let all = || Indicators::of_list(list);
    let named: Vec<_> = all().filter(|node| node.indicator.name.value == name.value).collect();
    let why = match named.as_slice() {
        [node] if is_ratio(node.indicator) => WhyUnlinked::IsRatio,
        [node] => {
            let unit = node.unit().cloned();
            return Ok(Operand { indicator: Indicator { unit, ..node.indicator.clone() }, owner: String::new() });
        }
        [] => WhyUnlinked::NotBeside,
        _ => WhyUnlinked::Several,
    };
    let known = all().filter(|node| !is_ratio(node.indicator)).map(|node| node.indicator.name.value.clone());
    Err(Unlinked { name: name.clone(), why, known: known.collect() })
}

/// Finds the nearest indicators below a node.
struct Found<'a> {
    form: &'a Form,
    items: &'a [Initiative],
}

impl Found<'_> {
    fn below_section(&self, section: &Section, name: &str, unit: Option<&str>) -> Vec<Operand> {
        let of_children = section.children.iter().flat_map(|child| {
            let own = named(&child.carried.indicators, name, unit, &format!("「{}」", child.title.value));
            if own.is_empty() { self.below_section(child, name, unit) } else { own }
        });
        let of_projects = section.projects.iter().flat_map(|project| {
            let own = named(&project.carried.indicators, name, unit, &format!("「{}」", project.name.value));
            if own.is_empty() { self.below_project(project, name, unit) } else { own }
        });
        of_children.chain(of_projects).collect()
    }

    /// A 再掲 counts in its own place only.
    fn below_project(&self, project: &Project, name: &str, unit: Option<&str>) -> Vec<Operand> {
        let own = project.rows.iter().filter(|row| !row.is_repeat());
        let items = own.map(|row| &self.items[row.initiative().0]);
        let of_item = |item: &Initiative| {
            let number = item.number_among(self.form, Among::Paper);
            let owner = number.map_or_else(|| format!("「{}」", item.name.value), numbered);
            named(&item.carried.indicators, name, unit, &owner)
        };
        items.flat_map(of_item).collect()
    }
}

/// The indicators of a list that have a name; of several, those of the same unit, if there are any. A part of one that has the
/// name is not among them.
fn named(list: &[Indicator], name: &str, unit: Option<&str>, owner: &str) -> Vec<Operand> {
    let is_it = |indicator: &Indicator| indicator.name.value == name;
    let outermost = Indicators::of_list(list).filter(|node| !node.above.iter().any(|above| is_it(above)));
    let mut found: Vec<Operand> = outermost
        .filter(|node| is_it(node.indicator))
        .map(|node| {
            let indicator = Indicator { unit: node.unit().cloned(), ..node.indicator.clone() };
            Operand { indicator, owner: owner.to_owned() }
        })
        .collect();
    let same = |operand: &Operand| {
        let own = operand.indicator.unit.as_ref().map(|unit| Unit::parse(&unit.value));
        own == unit.map(Unit::parse)
    };
    if found.len() > 1 && found.iter().any(same) {
        found.retain(same);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::compute::{self, Printed};
    use super::super::indicator::{Aggregate, Series};
    use super::super::period::Period;
    use super::super::sample::{edition, indicator, item, own, placed, project, repeat, section};
    use super::super::value::{Scalar, Value};
    use super::*;

    fn figure(name: &str, value: &str) -> Indicator {
        let values =
            vec![(Period::of_western(2019), Placed::new(Value::Plain(Scalar::parse(value)), Default::default()))];
        Indicator { series: vec![Series { name: "実績".to_owned(), values }], ..indicator(name) }
    }

    fn derived(name: &str, from: DerivedFrom) -> Indicator {
        let derivation = Some(Derivation { from, decimals: None, operands: Vec::new() });
        Indicator { derivation, ..indicator(name) }
    }

    fn total(name: &str, of: &str) -> Indicator {
        derived(name, DerivedFrom::Below(Aggregate::Sum, placed(of)))
    }

    fn ratio(name: &str, dividend: &str, divisor: &str) -> Indicator {
        let names = [dividend.to_owned(), divisor.to_owned()];
        derived(name, DerivedFrom::Ratio(Placed::new(names, Default::default())))
    }

    fn shown(edition: &Edition, indicator: &Indicator) -> Option<String> {
        let plan = &edition.plan;
        let series = plan.form.series("実績").unwrap();
        match compute::printed(&plan.form, indicator, series, plan.year, &plan.periods)? {
            Printed::Computed(it) => match it.figure {
                Scalar::Number(number) => Some(number.as_str().to_owned()),
                Scalar::Text(text) | Scalar::Absent(text) => Some(text),
            },
            Printed::Written(_) => None,
        }
    }

    #[test]
    fn a_total_takes_the_nearest_indicators_on_each_way_down_and_no_repeat() {
        let items = vec![
            item("1", "あ", vec![figure("相談", "10"), figure("回数", "4")]),
            item("2", "い", vec![figure("相談", "20")]),
            item("3", "う", vec![figure("相談", "300")]),
        ];
        let mut with_own = project("2", vec![own(2)]);
        with_own.carried.indicators = vec![figure("相談", "5")];
        let mut sheet = section("甲", vec![], vec![project("1", vec![own(0), own(1), repeat(2, None)]), with_own]);
        sheet.carried.indicators = vec![total("計", "相談"), total("回数", "回数"), ratio("平均", "計", "回数")];
        let mut above = section("上", vec![sheet], vec![]);
        above.carried.indicators = vec![total("総計", "計"), total("すべて", "相談")];
        let mut paper = edition(vec![above], items);
        assert!(paper.link_indicators().is_empty());
        let of = |section: &Section| {
            let all = section.carried.indicators.iter();
            all.map(|it| format!("{} {}", it.name.value, shown(&paper, it).unwrap_or_default())).collect::<Vec<_>>()
        };
        assert_eq!(of(&paper.sections[0]), ["総計 35", "すべて 35"]);
        assert_eq!(of(&paper.sections[0].children[0]), ["計 35", "回数 4", "平均 8.8"]);
        let owners = paper.sections[0].children[0].carried.indicators[0].operands();
        assert_eq!(owners.iter().map(|(_, owner)| *owner).collect::<Vec<_>>(), ["No.1", "No.2", "「2」"]);
    }

    #[test]
    fn a_name_that_stands_for_no_indicator_is_returned() {
        let items = vec![item(
            "1",
            "あ",
            vec![
                figure("相談", "10"),
                figure("回", "1"),
                figure("回", "2"),
                ratio("率", "相談", "数"),
                ratio("率の率", "率", "回"),
                total("計", "相談"),
            ],
        )];
        let mut sheet = section("甲", vec![], vec![project("1", vec![own(0)])]);
        sheet.carried.indicators = vec![total("計", "件数")];
        let mut paper = edition(vec![sheet], items);
        let unlinked = paper.link_indicators();
        let told: Vec<_> = unlinked.iter().map(|it| (it.name.value.as_str(), it.why)).collect();
        assert_eq!(
            told,
            [
                ("相談", WhyUnlinked::OfItem),
                ("数", WhyUnlinked::NotBeside),
                ("率", WhyUnlinked::IsRatio),
                ("回", WhyUnlinked::Several),
                ("件数", WhyUnlinked::NotBelow),
            ]
        );
    }
}
