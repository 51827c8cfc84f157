//! What stands before the first sheet of a paper: 表紙, 目次 and 凡例のページ.

use serde::Serialize;

use crate::documents::figures::heading;
use crate::documents::page::text::Text;
use crate::documents::sheet::row;
use crate::documents::words;
use crate::model::{Axis, Choice, Edition, Form};

/// 表紙. The title page.
#[derive(Debug, Clone, Serialize)]
pub(in crate::documents) struct TitlePage {
    /// The plan; `None` if the title names it.
    plan: Option<Text>,
    /// The year; `None` if the title names it.
    year: Option<Text>,
    /// 作成日, with its era.
    date: Text,
    /// 発行者.
    publisher: Text,
}

impl TitlePage {
    /// The title page of a paper.
    pub fn new(edition: &Edition) -> Self {
        let plan = &edition.plan;
        let unless_titled = |text: &str| (!plan.title.value.contains(text)).then(|| Text::line(text));
        Self {
            plan: unless_titled(&plan.name.value),
            year: unless_titled(&plan.period_labels.label_of_other(plan.year)),
            date: Text::line(plan.date.in_era()),
            publisher: Text::line(plan.publisher.as_str()),
        }
    }
}

/// 目次.
#[derive(Debug, Clone, Serialize)]
pub(in crate::documents) struct Contents {
    /// How many levels of headings it lists: those of the sections and that of the 事業.
    depth: usize,
    /// The 担当課 that have 取組項目, in the order of the plan's list.
    departments: Vec<DepartmentRows>,
}

/// The rows of a 担当課.
#[derive(Debug, Clone, Serialize)]
struct DepartmentRows {
    name: Text,
    /// The ids of its rows.
    rows: Vec<String>,
}

impl Contents {
    /// The contents of a paper.
    pub fn new(edition: &Edition) -> Self {
        let all = row::all(edition);
        let rows_of = |name: &str| -> Vec<String> {
            let is_its = |at: &&row::RowAt| edition.initiative(at.row).carried.in_charge.has(name);
            all.iter().filter(is_its).map(|at| at.id.clone()).collect()
        };
        let departments = edition.plan.departments.iter().map(|department| {
            let name = department.name.value.as_str();
            DepartmentRows { name: Text::line(name), rows: rows_of(name) }
        });
        Self {
            depth: edition.plan.form.levels.len() + 1,
            departments: departments.filter(|department| !department.rows.is_empty()).collect(),
        }
    }
}

/// 凡例のページ. When each option is chosen.
#[derive(Debug, Clone, Serialize)]
pub(in crate::documents) struct LegendPage {
    /// The axes whose options have a 説明.
    axes: Vec<LegendAxis>,
}

/// An axis on the 凡例のページ.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
struct LegendAxis {
    title: Text,
    /// Whether the symbols of its options stand in a column of their own.
    has_symbols: bool,
    options: Vec<LegendOption>,
}

/// An option on the 凡例のページ.
#[derive(Debug, Clone, Serialize)]
struct LegendOption {
    /// Its symbol; blank without one.
    symbol: Text,
    name: Text,
    /// The lines of its 説明; empty without one.
    texts: Vec<Text>,
}

impl LegendPage {
    /// The page of a paper; `None` if no option has a 説明.
    pub fn new(edition: &Edition) -> Option<Self> {
        let form = &edition.plan.form;
        let mut axes: Vec<LegendAxis> = Vec::new();
        let (explained, others): (Vec<&Axis>, Vec<&Axis>) = form.axes.iter().partition(|axis| axis.is_explained());
        for axis in explained.into_iter().chain(others) {
            let new = LegendAxis::new(form, axis);
            match axes.iter_mut().find(|other| other.explains(&new)) {
                Some(other) => other.title = Text::line(words::list(&[other.title.as_str(), new.title.as_str()])),
                None if axis.is_explained() => axes.push(new),
                None => {}
            }
        }
        (!axes.is_empty()).then_some(Self { axes })
    }
}

impl LegendAxis {
    fn new(form: &Form, axis: &Axis) -> Self {
        let option = |choice: &Choice| LegendOption {
            symbol: Text::line(choice.symbol.as_deref().unwrap_or_default()),
            name: Text::line(choice.name.as_str()),
            texts: choice.explanation.as_deref().map(Text::lines).unwrap_or_default(),
        };
        let is_namesake = |other: &&Axis| other.name == axis.name && other.carrier != axis.carrier;
        let title = match form.axes.iter().find(is_namesake) {
            Some(_) => format!("{}{}", axis.name, words::in_brackets(heading::of_carrier(form, axis.carrier))),
            None => axis.name.clone(),
        };
        let has_symbols = axis.prints_symbols() && axis.scale.options().iter().any(|option| option.symbol.is_some());
        Self { title: Text::line(title), has_symbols, options: axis.scale.options().iter().map(option).collect() }
    }

    /// Whether it tells of the options of another axis, too: they are the same, and not explained otherwise.
    fn explains(&self, other: &Self) -> bool {
        let is_same = |(own, other): (&LegendOption, &LegendOption)| {
            own.name == other.name && own.symbol == other.symbol && (other.texts.is_empty() || own.texts == other.texts)
        };
        self.has_symbols == other.has_symbols
            && self.options.len() == other.options.len()
            && self.options.iter().zip(&other.options).all(is_same)
    }
}
