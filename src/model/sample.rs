//! Small editions for the unit tests of the model.

use super::above::Above;
use super::carried::Carried;
use super::date::Date;
use super::form::Form;
use super::in_charge::InCharge;
use super::in_tables::InTables;
use super::indicator::{Direction, Indicator};
use super::labels::Labels;
use super::period::{Period, PeriodLabels};
use super::place::{Place, Placed};
use super::plan::{Edition, Initiative, InitiativeId, Overrides, Plan, Project, Repeat, Revision, Row, Section};

/// An edition of 平成31年度 in the default form.
pub(crate) fn edition(sections: Vec<Section>, initiatives: Vec<Initiative>) -> Edition {
    let year = Period::of_western(2019);
    let plan = Plan {
        name: placed(""),
        title: placed(""),
        paper_number: String::new(),
        publisher: String::new(),
        date: Date::parse("2020-07-01").unwrap(),
        year,
        revision: Revision::Final,
        periods: vec![year],
        period_labels: PeriodLabels::Era,
        committee: placed(""),
        departments: Vec::new(),
        sections_in_charge: false,
        form: Form::default(),
        volumes: None,
        papers: Vec::new(),
    };
    Edition { plan, sections, initiatives, opinions: Vec::new() }
}

/// A section with the sections and the 事業 in it.
pub(crate) fn section(title: &str, children: Vec<Section>, projects: Vec<Project>) -> Section {
    Section {
        label: String::new(),
        title: placed(title),
        ancestor_titles: Vec::new(),
        notes: Vec::new(),
        carried: Carried::default(),
        children,
        projects,
    }
}

/// A 事業 that is called as its id.
pub(crate) fn project(id: &str, rows: Vec<Row>) -> Project {
    Project {
        id: id.to_owned(),
        name: placed(id),
        goal: None,
        main_actions: Vec::new(),
        carried: Carried::default(),
        labels: Labels::default(),
        rows,
    }
}

/// The row of the 取組項目 at a position.
pub(crate) fn own(item: usize) -> Row {
    Row::Own(InitiativeId(item))
}

/// A 再掲 of the 取組項目 at a position, with 指標 in its 上書き if any.
pub(crate) fn repeat(item: usize, indicators: Option<Vec<Indicator>>) -> Row {
    let overrides = Overrides { indicators, ..Overrides::default() };
    Row::Repeat(Box::new(Repeat { of: InitiativeId(item), place: Place::default(), overrides, stands_in: false }))
}

/// A 取組項目.
pub(crate) fn item(number: &str, name: &str, indicators: Vec<Indicator>) -> Initiative {
    Initiative {
        key: number.to_owned(),
        number: placed(number),
        name: placed(name),
        description: None,
        focus: None,
        carried: Carried { indicators, ..Carried::default() },
        outcome: None,
        place: Place::default(),
    }
}

/// An indicator without values.
pub(crate) fn indicator(name: &str) -> Indicator {
    Indicator {
        name: placed(name),
        unit: None,
        counts_in: None,
        series: Vec::new(),
        in_charge: InCharge::default(),
        direction: Direction::default(),
        is_unnamed: false,
        tables: InTables::UNNAMED,
        above: Above::NOTHING,
        judgements: Vec::new(),
        fields: Vec::new(),
        parts: Vec::new(),
        derivation: None,
        place: Place::default(),
    }
}

/// A text without a place.
pub(crate) fn placed(text: &str) -> Placed<String> {
    Placed::new(text.to_owned(), Place::default())
}
