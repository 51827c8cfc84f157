//! What a node has from those above: the 担当課 of the nearest one, if it has none itself, and what decides what has to be
//! filled in.

use std::mem;

use super::above::Above;
use super::carried::Carried;
use super::form::{Carrier, Named};
use super::in_charge::InCharge;
use super::indicator::Indicator;
use super::plan::{Edition, Initiative, Project, Row, Section};

impl Edition {
    /// Gives each node what it has from those above. A 再掲 has what its original has.
    pub fn inherit(&mut self) {
        let Self { plan, sections, initiatives, opinions: _ } = self;
        let tested: Vec<Named> = plan.form.needs().map(|need| need.condition.tested().clone()).collect();
        let (in_charge, above) = (InCharge::default(), Above::NOTHING);
        let mut walk = Walk { tested: &tested, items: initiatives };
        sections.iter_mut().for_each(|section| walk.section(section, 0, &in_charge, &above));
        for section in sections {
            section.each_repeat(&mut |repeat| {
                let carried = &initiatives[repeat.of.0].carried;
                let above = carried.above.below(Carrier::Item, &carried.judgements, &carried.fields, &tested);
                let indicators = repeat.overrides.indicators.as_deref_mut().unwrap_or_default();
                of_indicators(indicators, &carried.in_charge, &above);
            });
        }
    }

    /// The 部局 to which some 担当課 belong, each once.
    pub fn bureaus(&self, in_charge: &InCharge) -> Vec<&str> {
        let mut bureaus: Vec<&str> = Vec::new();
        for name in in_charge.names() {
            let department = self.plan.departments.iter().find(|department| department.name.value == name);
            let bureau = department.and_then(|department| department.bureau.as_deref());
            bureaus.extend(bureau.filter(|bureau| !bureaus.contains(bureau)));
        }
        bureaus
    }

    /// The names of the 担当課 that the heading of a 事業 prints: its own, otherwise those of its 取組項目, each once.
    pub fn departments_of_project(&self, project: &Project) -> Vec<String> {
        let own = &project.carried.in_charge;
        let of_items = project.rows.iter().map(|row| &self.initiatives[row.initiative().0].carried.in_charge);
        let all = of_items.filter(|_| own.is_empty()).chain([own]).flat_map(InCharge::names);
        let mut names: Vec<String> = Vec::new();
        for name in all {
            if !names.iter().any(|other| other == name) {
                names.push(name.to_owned());
            }
        }
        names
    }
}

/// The way through an edition from above.
struct Walk<'a> {
    /// What conditions of 記入 test.
    tested: &'a [Named],
    items: &'a mut [Initiative],
}

impl Walk<'_> {
    fn section(&mut self, section: &mut Section, depth: usize, in_charge: &InCharge, above: &Above) {
        let above = self.node(&mut section.carried, Carrier::Section(depth), in_charge, above);
        let in_charge = &section.carried.in_charge;
        for project in &mut section.projects {
            let above = self.node(&mut project.carried, Carrier::Project, in_charge, &above);
            let own = project.rows.iter().filter(|row| !row.is_repeat()).map(Row::initiative);
            for id in own {
                let mut carried = mem::take(&mut self.items[id.0].carried);
                self.node(&mut carried, Carrier::Item, &project.carried.in_charge, &above);
                self.items[id.0].carried = carried;
            }
        }
        section.children.iter_mut().for_each(|child| self.section(child, depth + 1, in_charge, &above));
    }

    /// Returns what is above the nodes below.
    fn node(&self, carried: &mut Carried, carrier: Carrier, in_charge: &InCharge, above: &Above) -> Above {
        carried.in_charge.inherit(in_charge);
        carried.above = above.clone();
        let below = above.below(carrier, &carried.judgements, &carried.fields, self.tested);
        of_indicators(&mut carried.indicators, &carried.in_charge, &below);
        below
    }
}

fn of_indicators(indicators: &mut [Indicator], in_charge: &InCharge, above: &Above) {
    for indicator in indicators {
        indicator.in_charge.inherit(in_charge);
        indicator.above = above.clone();
        of_indicators(&mut indicator.parts, &indicator.in_charge, above);
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{edition, indicator, item, own, placed, project, repeat, section};
    use super::*;

    fn of(names: &[&str]) -> InCharge {
        InCharge::written(names.iter().map(|name| placed(name)).collect())
    }

    #[test]
    fn a_node_without_departments_has_those_of_the_nearest_node_above() {
        let mut sheet =
            section("甲", vec![], vec![project("1", vec![own(0), own(1), repeat(0, Some(vec![indicator("回")]))])]);
        sheet.carried.indicators = vec![indicator("率")];
        let mut above = section("上", vec![sheet], vec![]);
        above.carried.in_charge = of(&["企画課"]);
        let mut written = item("1", "あ", vec![Indicator { parts: vec![indicator("男")], ..indicator("人") }]);
        written.carried.in_charge = of(&["健康課", "福祉課"]);
        written.carried.indicators[0].in_charge = of(&["福祉課"]);
        let mut paper = edition(vec![above], vec![written, item("2", "い", vec![indicator("件")])]);
        paper.inherit();
        let told = |it: &InCharge| {
            format!("{}{}", it.names().collect::<Vec<_>>().join("、"), if it.is_inherited() { "＊" } else { "" })
        };
        let all: Vec<String> = paper
            .nodes()
            .flat_map(|node| {
                let indicators = node.indicators().map(|it| it.indicator);
                let name = |name: &str, it: &InCharge| format!("{name} {}", told(it));
                let of_node = name(node.name(), &node.carried().in_charge);
                [of_node]
                    .into_iter()
                    .chain(indicators.map(|it| name(&it.name.value, &it.in_charge)))
                    .collect::<Vec<_>>()
            })
            .collect();
        assert_eq!(
            all,
            [
                "上 企画課",
                "甲 企画課＊",
                "率 企画課＊",
                "1 企画課＊",
                "あ 健康課、福祉課",
                "人 福祉課",
                "男 福祉課＊",
                "い 企画課＊",
                "件 企画課＊",
                "あ 健康課、福祉課",
                "回 健康課、福祉課＊",
            ]
        );
    }

    #[test]
    fn a_project_without_departments_prints_those_of_its_items() {
        let mut items = [item("1", "あ", vec![]), item("2", "い", vec![])];
        items[0].carried.in_charge = of(&["健康課"]);
        items[1].carried.in_charge = of(&["福祉課", "健康課"]);
        let paper = edition(vec![section("甲", vec![], vec![project("1", vec![own(0), own(1)])])], items.to_vec());
        let project = &paper.sections[0].projects[0];
        assert_eq!(paper.departments_of_project(project), ["健康課", "福祉課"]);
        let mut with_own = project.clone();
        with_own.carried.in_charge = of(&["企画課"]);
        assert_eq!(paper.departments_of_project(&with_own), ["企画課"]);
    }
}
