//! The two sides of a comparison, and the names each gives to what both have.

use std::borrow::Cow;

use crate::json::NamedPeriod;
use crate::model::identity::Pairs;
use crate::model::{Axis, Carrier, Edition, Field, Form, InTables, OpinionPart, Part, Period, Plan, SeriesForm};

/// Both sides.
pub(super) struct Sides<'a> {
    pub old: Side<'a>,
    pub new: Side<'a>,
}

/// One side.
#[derive(Clone)]
pub(super) struct Side<'a> {
    pub edition: &'a Edition,
    /// The edition of the other side.
    other: &'a Edition,
    /// Whether to name periods in full, because the two sides report different years.
    names_in_full: bool,
    /// The new edition, whose words the comparison uses.
    speaks: &'a Edition,
    /// The things that have another name in the new edition, with that name.
    renamed: Vec<(FormName, String)>,
    /// The 指標の表 that have another name on the other side, each with that name.
    tables: Vec<(String, String)>,
}

/// Something that the form names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum FormName {
    Axis(Carrier, String),
    Field(Carrier, String),
    Series(String),
    Table(String),
}

impl<'a> Sides<'a> {
    /// Sets two editions side by side.
    pub fn new(old: &'a Edition, new: &'a Edition) -> Self {
        let renamed = renamed(&old.plan.form, &new.plan.form);
        let tables: Vec<(String, String)> = (renamed.iter())
            .filter_map(|(named, now)| match named {
                FormName::Table(name) => Some((name.clone(), now.clone())),
                _ => None,
            })
            .collect();
        let names_in_full = old.plan.year != new.plan.year;
        let back = tables.iter().map(|(name, now)| (now.clone(), name.clone())).collect();
        Self {
            old: Side { edition: old, other: new, names_in_full, speaks: new, renamed, tables },
            new: Side { edition: new, other: old, names_in_full, speaks: new, renamed: Vec::new(), tables: back },
        }
    }
}

impl<'a> Side<'a> {
    /// This side of something that the other side lacks: lists everything, and nothing twice.
    pub fn alone(&self) -> Self {
        Self { other: self.edition, tables: Vec::new(), ..self.clone() }
    }

    pub fn plan(&self) -> &'a Plan {
        &self.edition.plan
    }

    pub fn form(&self) -> &'a Form {
        &self.edition.plan.form
    }

    pub fn is_across_years(&self) -> bool {
        self.edition.plan.year != self.other.plan.year
    }

    /// The year that the other side reports.
    pub fn other_year(&self) -> Period {
        self.other.plan.year
    }

    /// The name of something in the new edition; its own name if it is not there.
    pub fn name(&self, of: &FormName) -> String {
        let found = self.renamed.iter().find(|(named, _)| named == of).map(|(_, name)| name);
        let (FormName::Axis(_, own) | FormName::Field(_, own) | FormName::Series(own) | FormName::Table(own)) = of;
        found.unwrap_or(own).clone()
    }

    /// Names a period: as the new edition does if both report the same year, else in full in its calendar.
    pub fn period(&self, period: Period) -> NamedPeriod {
        NamedPeriod { period, printed: self.named_by(self.speaks, period) }
    }

    /// Names a period that this side prints as a value: 目標の年度.
    pub fn own_year(&self, period: Period) -> String {
        self.named_by(self.edition, period)
    }

    fn named_by(&self, edition: &Edition, period: Period) -> String {
        let plan = &edition.plan;
        if self.names_in_full { plan.period_labels.in_full().label(0, period) } else { plan.period_name(period) }
    }

    /// The periods shown in the 指標の表 of an indicator.
    pub fn periods(&self, tables: &InTables) -> Cow<'a, [Period]> {
        self.form().periods_of_all(tables, &self.edition.plan.periods)
    }

    /// Whether to compare figures of a period. If only one side shows it, the change of 表示年度 says enough.
    pub fn tells(&self, period: Period, tables: &InTables) -> bool {
        self.periods(tables).contains(&period) == self.periods_there(tables).contains(&period)
    }

    /// Whether both sides show the same periods.
    pub fn shows_the_same(&self, tables: &InTables) -> bool {
        self.periods(tables) == self.periods_there(tables)
    }

    /// The periods that the other side shows in tables of this side.
    fn periods_there(&self, tables: &InTables) -> Cow<'a, [Period]> {
        let Plan { form, periods, .. } = &self.other.plan;
        let there = |name: &String| self.tables.iter().find(|(here, _)| here == name).map(|(_, there)| there.clone());
        form.periods_of_all(&tables.renamed(there), periods)
    }

    /// The heading of a part in the table of 取組項目; a default if it has no column.
    pub fn heading(&self, part: &Part, usual: &str) -> String {
        self.speaks.plan.form.heading(part).unwrap_or(usual).to_owned()
    }

    /// The heading of a part on the opinion pages; a default if it has no column.
    pub fn heading_of_opinions(&self, part: OpinionPart) -> String {
        let mut columns = self.speaks.plan.form.opinions.iter().flat_map(|form| &form.columns);
        let found = columns.find(|column| column.part == part);
        found.map_or_else(|| part.heading().to_owned(), |column| column.heading.clone())
    }
}

/// Finds things that the new form renamed: things of one kind and nature in the same place of their list.
fn renamed(old: &Form, new: &Form) -> Vec<(FormName, String)> {
    let mut out = Vec::new();
    let mut add = |olds: Vec<(FormName, String)>, news: Vec<(FormName, String)>| {
        let mut pairs = Pairs::none(olds.len(), news.len());
        pairs.by(|index| Some(key(&olds[index].0)), |index| Some(key(&news[index].0)));
        let every = |list: &[(FormName, String)]| (0..list.len()).collect::<Vec<_>>();
        for (old, new) in pairs.in_order(&every(&olds), &every(&news)) {
            let ((named, nature), (now, other)) = (&olds[old], &news[new]);
            if nature == other {
                let (FormName::Axis(_, name)
                | FormName::Field(_, name)
                | FormName::Series(name)
                | FormName::Table(name)) = now;
                out.push((named.clone(), name.clone()));
            }
        }
    };
    let axes = |form: &Form| {
        let axis = |axis: &Axis| {
            let options: Vec<&str> = axis.scale.names().collect();
            (FormName::Axis(axis.carrier, axis.name.clone()), format!("{:?} {}", axis.carrier, options.join("/")))
        };
        form.axes.iter().map(axis).collect::<Vec<_>>()
    };
    add(axes(old), axes(new));
    let fields = |form: &Form| {
        let field = |field: &Field| {
            (FormName::Field(field.carrier, field.name.clone()), format!("{:?} {:?}", field.carrier, field.kind))
        };
        form.fields.iter().map(field).collect::<Vec<_>>()
    };
    add(fields(old), fields(new));
    let series = |form: &Form| {
        let series = |series: &SeriesForm| {
            let is_computed = series.computation.is_some();
            (FormName::Series(series.name.clone()), format!("{:?} {:?} {is_computed}", series.role, series.year))
        };
        form.series.iter().map(series).collect::<Vec<_>>()
    };
    add(series(old), series(new));
    let tables = |form: &Form| {
        form.named_tables().map(|name| (FormName::Table(name.to_owned()), String::new())).collect::<Vec<_>>()
    };
    add(tables(old), tables(new));
    out
}

/// The key of a name.
fn key(named: &FormName) -> String {
    format!("{named:?}")
}
