//! Tells which parts of an indicator are used, printed or not, and which of its series people have to fill in.

use super::{
    Blanks, Carrier, Field, FieldOrigin, FieldSource, Form, Named, Need, Part, Role, SeriesForm, TallyForm, UnitSide,
};
use crate::model::InTables;

impl Form {
    /// Whether the values of a series are used for indicators: a table of theirs prints them, or they decide a judgement, or
    /// are an operand of such a series.
    ///
    /// - `of`: the kind of node that carries the indicators
    /// - `tables`: the tables in which they stand
    pub fn uses_series(&self, of: Carrier, tables: &InTables, name: &str) -> bool {
        let is_operand = || {
            let series = self.series(name).filter(|series| series.computation.is_none());
            series.is_some_and(|series| self.computes_from(of, tables, series.role))
        };
        self.shows_series(of, tables, name) || is_operand()
    }

    /// Whether the unit of an indicator is printed with its values.
    ///
    /// - `series`: the names of the series for which it has values
    pub fn prints_unit<'a>(&self, of: Carrier, tables: &InTables, series: impl IntoIterator<Item = &'a str>) -> bool {
        let is_behind = |name: &str| {
            let is_bare = self.series(name).is_some_and(|series| series.unit.is_none());
            is_bare && self.unit_side == UnitSide::Figure && self.shows_series(of, tables, name)
        };
        self.prints(of, tables, &Part::Unit) || series.into_iter().any(|name| self.has_trend(name) || is_behind(name))
    }

    /// Whether a 集計 counts by an axis or by an own field, or an own field that is used is computed from it.
    pub fn counts(&self, carrier: Carrier, name: &str) -> bool {
        let mut counted = self.tallies.iter().flat_map(TallyForm::counts_by);
        let is_counted = counted.any(|Named { carrier: of, name: counted }| *of == carrier && counted == name);
        let is_used = |field: &Field| match field.carrier {
            Carrier::Section(_) | Carrier::Project | Carrier::Item => self.prints_field(field.carrier, &field.name),
            Carrier::Indicator => self.has_column(&Part::IndicatorField(field.name.clone())),
        };
        let mut computed = self.fields.iter().filter(|field| self.is_computed_from(field, carrier, name));
        is_counted
            || self
                .needs()
                .any(|need| need.condition.tested().carrier == carrier && need.condition.tested().name == name)
            || computed.any(|field| is_used(field) || self.counts(field.carrier, &field.name))
    }

    /// Whether もと of an own field takes another own field or an axis.
    ///
    /// - `carrier`, `name`: those of the other one
    pub fn is_computed_from(&self, field: &Field, carrier: Carrier, name: &str) -> bool {
        match field.aggregate.as_ref().map(|aggregate| &aggregate.origin) {
            Some(FieldOrigin::Below(source)) => source == name && self.is_source(carrier, name),
            Some(FieldOrigin::Beside(names)) => field.carrier == carrier && names.iter().any(|source| source == name),
            None => false,
        }
    }

    /// What もと of an own field names below: of the 取組項目, else of the 指標, else of the 事業.
    pub fn source(&self, name: &str) -> Option<FieldSource<'_>> {
        let field = |carrier| self.field(carrier, name).map(|_| FieldSource::Field(carrier));
        let points = |carrier| self.axis(carrier, name).map(FieldSource::Points);
        field(Carrier::Item)
            .or_else(|| points(Carrier::Item))
            .or_else(|| points(Carrier::Indicator))
            .or_else(|| field(Carrier::Project))
            .or_else(|| points(Carrier::Project))
    }

    /// Whether もと takes an own field or an axis of a carrier by this name.
    fn is_source(&self, carrier: Carrier, name: &str) -> bool {
        self.source(name).is_some_and(|source| match source {
            FieldSource::Field(of) => of == carrier,
            FieldSource::Points(axis) => axis.carrier == carrier,
        })
    }

    /// The conditions under which axes and own fields have to be filled in.
    pub fn needs(&self) -> impl Iterator<Item = &Need> {
        let of_axes = self.axes.iter().filter_map(|axis| axis.need.as_ref());
        of_axes.chain(self.fields.iter().filter_map(|field| field.need.as_ref()))
    }

    /// The series that people have to fill in for the indicators of some tables: the first one of results, and those of
    /// which the form says so.
    pub fn asked_series(&self, of: Carrier, tables: &InTables) -> impl Iterator<Item = &SeriesForm> {
        let written = || self.series.iter().filter(|series| series.computation.is_none());
        let usual = written().find(|series| series.role == Role::Actual && self.uses_series(of, tables, &series.name));
        written().filter(move |series| match series.blanks {
            Some(counts) => counts.are_counted() && self.uses_series(of, tables, &series.name),
            None => usual.is_some_and(|usual| usual.name == series.name),
        })
    }

    /// The series that people may fill in for the indicators of some tables.
    pub fn fillable_series(&self, of: Carrier, tables: &InTables) -> impl Iterator<Item = &SeriesForm> {
        self.series.iter().filter(move |series| {
            series.computation.is_none()
                && series.blanks != Some(Blanks::NotCounted)
                && self.uses_series(of, tables, &series.name)
        })
    }

    /// Whether a series is printed, or decides a judgement.
    fn shows_series(&self, of: Carrier, tables: &InTables, name: &str) -> bool {
        let parts = [Part::Series(vec![name.to_owned()]), Part::SeriesYear(name.to_owned())];
        let mut axes = self.axes_of(Carrier::Indicator);
        parts.iter().any(|part| self.prints(of, tables, part))
            || self.has_trend(name)
            || axes.any(|axis| {
                let decides = axis.bands.as_ref().is_some_and(|bands| bands.series == name);
                decides && self.judges(of, tables, &axis.name)
            })
    }

    /// Whether a series that is printed, or decides a judgement, is computed from those of a role.
    fn computes_from(&self, of: Carrier, tables: &InTables, role: Role) -> bool {
        let computed = |series: &SeriesForm| {
            series.computation.as_ref().is_some_and(|computation| computation.formula.operands().contains(&role))
        };
        self.series.iter().any(|series| computed(series) && self.shows_series(of, tables, &series.name))
    }

    /// Whether a 推移表 shows a series.
    fn has_trend(&self, name: &str) -> bool {
        self.tallies.iter().any(|tally| tally.series() == Some(name))
    }
}
