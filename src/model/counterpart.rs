//! The same 取組項目 and the same 指標 in another year's edition.

use std::collections::HashMap;

use super::{Edition, Indicator, Initiative, Section, without_whitespace};

/// The 取組項目 of another edition by their No., and its 指標 by what carries them.
pub struct Counterparts<'a> {
    items: HashMap<&'a str, &'a Initiative>,
    indicators: HashMap<Key, &'a Indicator>,
}

/// What an indicator is told by: what carries it, the names of those it is a part of and its own, and the rank of each
/// among its neighbours of the same name.
type Key = (Carrier, Vec<(String, usize)>);

/// What carries an indicator: a section by its titles, a 事業 by its id, a 取組項目 by its No.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Carrier {
    Section(Vec<String>),
    Project(String),
    Item(String),
}

impl<'a> Counterparts<'a> {
    /// Those of an edition; none where there is no such edition.
    pub fn of(edition: Option<&'a Edition>) -> Self {
        let items = edition.iter().flat_map(|edition| &edition.initiatives);
        let items = items.map(|item| (item.key.as_str(), item)).collect();
        Self { items, indicators: edition.map(keyed).unwrap_or_default().into_iter().collect() }
    }

    /// The 取組項目 of the same No.
    pub fn item(&self, item: &Initiative) -> Option<&'a Initiative> {
        self.items.get(item.key.as_str()).copied()
    }

    /// Every indicator of an edition, with the one that stands in its place here.
    pub fn pairs<'b>(&self, edition: &'b Edition) -> Vec<(&'b Indicator, Option<&'a Indicator>)> {
        let paired = keyed(edition).into_iter();
        paired.map(|(key, indicator)| (indicator, self.indicators.get(&key).copied())).collect()
    }
}

/// Every indicator of an edition, in order.
fn keyed(edition: &Edition) -> Vec<(Key, &Indicator)> {
    let mut out = Vec::new();
    sections(&edition.sections, &[], &mut out);
    for item in &edition.initiatives {
        indicators(&Carrier::Item(item.key.clone()), &[], &item.carried.indicators, &mut out);
    }
    out
}

fn sections<'a>(list: &'a [Section], above: &[String], out: &mut Vec<(Key, &'a Indicator)>) {
    for section in list {
        let titles = [above, &[without_whitespace(&section.title.value)]].concat();
        indicators(&Carrier::Section(titles.clone()), &[], &section.carried.indicators, out);
        for project in &section.projects {
            indicators(&Carrier::Project(project.id.clone()), &[], &project.carried.indicators, out);
        }
        sections(&section.children, &titles, out);
    }
}

fn indicators<'a>(
    carrier: &Carrier,
    above: &[(String, usize)],
    list: &'a [Indicator],
    out: &mut Vec<(Key, &'a Indicator)>,
) {
    let mut ranks: HashMap<String, usize> = HashMap::new();
    for indicator in list {
        let name = without_whitespace(&indicator.name.value);
        let rank = ranks.entry(name.clone()).or_default();
        let names = [above, &[(name, *rank)]].concat();
        *rank += 1;
        out.push(((carrier.clone(), names.clone()), indicator));
        indicators(carrier, &names, &indicator.parts, out);
    }
}
