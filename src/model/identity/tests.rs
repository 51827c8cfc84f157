//! Small pairs of editions: what is the same in both, what only takes the place of another, and what is new.

use super::*;
use crate::model::indicator::{Indicator, Series};
use crate::model::period::Period;
use crate::model::place::Place;
use crate::model::plan::{Edition, Initiative, Project, Section};
use crate::model::sample::{edition, indicator, item, own, placed, project, section};
use crate::model::value::{Scalar, Value};
use crate::model::{Placed, Row};

/// An edition of one sheet.
fn sheet(projects: Vec<Project>, items: Vec<Initiative>) -> Edition {
    edition(vec![section("①施策", vec![], projects)], items)
}

/// An edition of one 事業.
fn items(items: Vec<Initiative>) -> Edition {
    let rows: Vec<Row> = (0..items.len()).map(own).collect();
    sheet(vec![project("1-1-1", rows)], items)
}

fn described(item: Initiative, text: &str) -> Initiative {
    Initiative { description: Some(placed(text)), ..item }
}

fn named(project: Project, name: &str) -> Project {
    Project { name: placed(name), ..project }
}

fn unit(indicator: Indicator, unit: &str) -> Indicator {
    Indicator { unit: Some(placed(unit)), ..indicator }
}

/// An indicator with its figures from 平成30年度 on.
fn stating(indicator: Indicator, figures: &[&str]) -> Indicator {
    let value = |(index, figure): (usize, &&str)| {
        let value = Value::Plain(Scalar::parse(figure));
        (Period::of_western(2018 + index as u16), Placed::new(value, Place::default()))
    };
    let values = figures.iter().enumerate().map(value).collect();
    Indicator { series: vec![Series { name: "実績".to_owned(), values }], ..indicator }
}

/// For each old thing the new one: 0 the same, (0) in its place, - none.
fn told(pairs: &Pairs, count: usize) -> String {
    let one = |old: usize| match (pairs.same_now(old), pairs.new_of(old)) {
        (Some(new), _) => new.to_string(),
        (None, Some(new)) => format!("({new})"),
        (None, None) => "-".to_owned(),
    };
    (0..count).map(one).collect::<Vec<_>>().join(" ")
}

fn sections_of(old: &Edition, new: &Edition) -> String {
    let (old, new) = (Outline::new(old), Outline::new(new));
    told(&Matching::between(&old, &new).sections, old.sections.len())
}

fn projects_of(old: &Edition, new: &Edition) -> String {
    let (old, new) = (Outline::new(old), Outline::new(new));
    told(&Matching::between(&old, &new).projects, old.projects.len())
}

fn items_of(old: &Edition, new: &Edition) -> String {
    let (old, new) = (Outline::new(old), Outline::new(new));
    told(&Matching::between(&old, &new).items, old.edition.initiatives.len())
}

fn indicators_of(old: &[Indicator], new: &[Indicator]) -> String {
    let (old, new) = (IndicatorTree::new(old), IndicatorTree::new(new));
    told(&old.pairs_with(&new), old.all.len())
}

#[test]
fn an_item_stays_in_its_project_where_another_one_takes_over_its_number_and_its_name() {
    let two = |first: Vec<Row>, second: Vec<Row>, items| {
        sheet(vec![project("1-1-1", first), project("1-1-2", second)], items)
    };
    let old = two(vec![own(0)], vec![own(1)], vec![item("1", "相談", vec![]), item("2", "相談", vec![])]);
    let items = vec![item("1", "案内", vec![]), item("2", "相談", vec![]), item("3", "相談", vec![])];
    let new = two(vec![own(0), own(1)], vec![own(2)], items);
    assert_eq!(items_of(&old, &new), "1 2");
}

#[test]
fn an_item_that_was_renamed_and_renumbered_is_found_by_what_it_does() {
    let text = "認知症の方とその家族を地域で支えるための講座を開く。";
    let old = items(vec![described(item("1", "認知症サポーター", vec![]), text)]);
    let new = items(vec![item("1", "案内", vec![]), described(item("2", "オレンジ講座", vec![]), text)]);
    assert_eq!(items_of(&old, &new), "1");
}

#[test]
fn an_item_that_was_renamed_is_found_by_its_figures_under_its_number() {
    let figures = |name: &str, number: &str| item(number, name, vec![stating(indicator("人数"), &["1234", "1300"])]);
    assert_eq!(items_of(&items(vec![figures("見守り", "1")]), &items(vec![figures("声かけ", "1")])), "0");
    let moved = items(vec![item("1", "案内", vec![]), figures("声かけ", "2")]);
    assert_eq!(items_of(&items(vec![figures("見守り", "1")]), &moved), "(0)");
}

#[test]
fn an_item_that_took_the_number_of_another_only_stands_in_its_place() {
    let (old, new) = (item("1", "相談会の開催", vec![]), item("1", "講演会の開催", vec![]));
    assert_eq!(items_of(&items(vec![old]), &items(vec![new])), "(0)");
}

#[test]
fn an_item_is_looked_for_in_its_project_under_the_new_name_of_that() {
    let plan = |name: &str, number: &str| {
        let other = item("9", "相談", vec![]);
        let projects = vec![named(project("1-1-1", vec![own(0)]), name), named(project("1-1-2", vec![own(1)]), "案内")];
        sheet(projects, vec![item(number, "相談", vec![]), other])
    };
    assert_eq!(items_of(&plan("見守り活動", "1"), &plan("地域の見守り活動", "2")), "0 1");
}

#[test]
fn a_project_that_was_renamed_is_found_by_its_items() {
    let plan = |id: &str, name: &str, more: &[&str]| {
        let names = ["相談", "案内"].iter().chain(more);
        let items: Vec<Initiative> =
            names.enumerate().map(|(i, name)| item(&(i + 1).to_string(), name, vec![])).collect();
        sheet(vec![named(project(id, (0..items.len()).map(own).collect()), name)], items)
    };
    assert_eq!(projects_of(&plan("1-1-1", "窓口", &[]), &plan("1-1-1", "つながり", &["訪問"])), "0");
    assert_eq!(projects_of(&plan("1-1-1", "窓口", &[]), &plan("1-1-4", "つながり", &[])), "0");
}

#[test]
fn a_project_that_took_the_id_of_another_only_stands_in_its_place() {
    let plan = |name: &str, first: &str| {
        sheet(vec![named(project("1-1-1", vec![own(0)]), name)], vec![item("1", first, vec![])])
    };
    assert_eq!(projects_of(&plan("窓口", "相談"), &plan("つながり", "訪問")), "(0)");
}

/// A plan of two levels.
fn levels(sheets: Vec<Section>) -> Edition {
    edition(vec![section("(1)方針", sheets, vec![])], vec![])
}

#[test]
fn a_section_keeps_its_title_on_another_level() {
    let old = levels(vec![section("①窓口", vec![], vec![]), section("②会議", vec![], vec![])]);
    let mut new = levels(vec![section("①窓口", vec![], vec![])]);
    new.sections.push(section("②会議", vec![], vec![]));
    assert_eq!(sections_of(&old, &new), "0 1 2");
}

#[test]
fn a_section_that_was_renamed_and_moved_is_found_by_its_projects() {
    let sheet = |title: &str, id: &str| section(title, vec![], vec![project(id, vec![])]);
    let old = levels(vec![sheet("①窓口", "a"), sheet("②会議", "b")]);
    let new = levels(vec![sheet("①つどい", "b"), sheet("②相談のために", "a")]);
    assert_eq!(sections_of(&old, &new), "0 2 1");
}

#[test]
fn a_section_that_took_the_position_of_another_only_stands_in_its_place() {
    let old = levels(vec![section("①窓口", vec![], vec![])]);
    assert_eq!(sections_of(&old, &levels(vec![section("①つどい", vec![], vec![])])), "0 (1)");
    assert_eq!(sections_of(&old, &levels(vec![section("①相談の窓口", vec![], vec![])])), "0 (1)");
    let old = levels(vec![section("①相談の窓口", vec![], vec![])]);
    assert_eq!(sections_of(&old, &levels(vec![section("①相談支援の窓口", vec![], vec![])])), "0 1");
}

#[test]
fn indicators_of_one_name_are_told_apart_by_their_units() {
    let old = [unit(indicator("参加"), "回"), unit(indicator("参加"), "人")];
    let new = [unit(indicator("参加"), "人"), unit(indicator("参加"), "回")];
    assert_eq!(indicators_of(&old, &new), "1 0");
    let new = [unit(indicator("参加"), "か所"), unit(indicator("参加"), "回")];
    assert_eq!(indicators_of(&[unit(indicator("参加"), "回"), unit(indicator("参加"), "箇所")], &new), "1 0");
    assert_eq!(indicators_of(&[indicator("参加"), indicator("参加")], &[indicator("参加"), indicator("参加")]), "0 1");
}

#[test]
fn a_part_that_became_an_indicator_of_its_own_is_the_same() {
    let old = [Indicator { parts: vec![indicator("男"), indicator("女")], ..indicator("人数") }];
    assert_eq!(indicators_of(&old, &[indicator("人数"), indicator("女")]), "0 - 1");
}

#[test]
fn an_indicator_that_was_renamed_is_found_by_its_figures() {
    let old = [stating(indicator("発行"), &["1200", "1234"]), stating(indicator("配布"), &["5"])];
    let new = [stating(indicator("出した数"), &["1200", "1234"]), stating(indicator("配布の数"), &["5"])];
    assert_eq!(indicators_of(&old, &new), "0 (1)");
}

#[test]
fn an_indicator_that_is_left_over_beside_another_only_stands_in_its_place() {
    let old = [unit(indicator("相談件数"), "件")];
    assert_eq!(indicators_of(&old, &[unit(indicator("講座"), "回")]), "(0)");
    assert_eq!(indicators_of(&old, &[unit(indicator("講座"), "回"), unit(indicator("研修"), "回")]), "-");
    assert_eq!(indicators_of(&old, &[unit(indicator("講座"), "回"), unit(indicator("延べ相談件数"), "件")]), "1");
}

#[test]
fn parts_are_looked_for_in_the_indicator_they_belong_to() {
    let parted = |name: &str| Indicator { parts: vec![indicator("男"), indicator("女")], ..indicator(name) };
    let old = [parted("利用"), parted("登録")];
    assert_eq!(indicators_of(&old, &[parted("登録"), parted("利用")]), "3 4 5 0 1 2");
}
