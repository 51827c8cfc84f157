//! The table to which columns belong.

use crate::content::form::meant_columns::Offered;
use crate::content::form::scope::Scope;
use crate::content::yaml::Cursor;
use crate::model::{Carrier, Part, SeriesYear, TableKind};

/// The table to which columns belong.
#[derive(Clone, Copy)]
pub(super) struct Table<'a> {
    pub kind: TableKind,
    pub scope: &'a Scope<'a>,
}

impl<'a> Table<'a> {
    /// The definitions in the schema of a word for what a column prints, of a column, and of one in 年度ごと.
    pub(super) fn definitions(self) -> [&'static str; 3] {
        match self.kind {
            TableKind::Items => ["part-of-items", "column-of-items", "column-of-items-by-year"],
            TableKind::Indicators => ["part-of-indicators", "column-of-indicators", "column-of-indicators-by-year"],
        }
    }

    /// A list of columns that this form can have.
    pub(super) fn example(self) -> String {
        let form = &self.scope.form;
        match self.kind {
            TableKind::Items => {
                let axes: String = form.axes_of(Carrier::Item).map(|axis| format!("{}, ", axis.name)).collect();
                format!("[番号, 名称, 担当課, {axes}成果]")
            }
            TableKind::Indicators => {
                let series = form.series.first().map(|series| format!(", {{年度ごと: [{}]}}", series.name));
                format!("[指標, 単位{}]", series.unwrap_or_default())
            }
        }
    }

    /// Whether the shape of an element makes it no column, which is reported.
    pub(super) fn told_shape(self, at: &Cursor) -> bool {
        (at.is_list() || at.is_map()) && self.offered(&self.words()).told_shape(at)
    }

    /// What a column may be, for advice.
    pub(super) fn offered<'w>(self, words: &'w [(String, Part)]) -> Offered<'w>
    where
        'a: 'w,
    {
        let yearly = || self.scope.form.series.iter().filter(|series| series.year == SeriesYear::Shown);
        let written = yearly().filter(|series| series.computation.is_none());
        Offered {
            kind: self.kind,
            words,
            yearly: yearly().map(|series| series.name.as_str()).collect(),
            written: written.map(|series| series.name.as_str()).collect(),
        }
    }

    /// Whether a series has one value for all years, printed once.
    pub(super) fn is_common(self, series: &str) -> bool {
        self.has_year(series, SeriesYear::Common)
    }

    pub(super) fn has_year(&self, series: &str, year: SeriesYear) -> bool {
        self.scope.form.series(series).is_some_and(|series| series.year == year)
    }

    /// The first series with a year of its own that shares a cell with values by year.
    pub(super) fn own_among_years<'p>(&self, part: &'p Part) -> Option<&'p str> {
        let Part::Series(names) = part else { return None };
        let own = names.iter().find(|name| self.has_year(name, SeriesYear::Own))?;
        names.iter().any(|name| self.has_year(name, SeriesYear::Shown)).then_some(own)
    }
}
