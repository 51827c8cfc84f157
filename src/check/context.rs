//! The input of every rule.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::elsewhere::Elsewhere;
use super::support::timeline::{self, Timeline};
use super::text::Text;
use crate::content::{Listing, Sources};
use crate::finding::{Excerpt, Finding, Rule};
use crate::model::identity::Counterparts;
use crate::model::{Carrier, Edition, Indicator, Initiative, Node, Period, PeriodLabels, Place, Plan, Row};
use crate::vocabulary as word;

/// What a rule can see: the edition to check, its files (for places and spellings), and the editions before and after.
pub struct Context<'a> {
    /// The edition.
    pub edition: &'a Edition,
    /// Its files.
    pub sources: &'a Sources,
    /// The files in projects/ and the 事業 that the 体系 names.
    pub listing: &'a Listing,
    /// The edition of the year before, if there is one without errors.
    pub previous: Option<&'a Edition>,
    /// The edition of the year after, if there is one without errors.
    pub next: Option<&'a Edition>,
    /// The series whose other years have no column in the table in which they are, with what carries that and its name.
    pub lacking_years: &'a [(Carrier, String, String)],
    /// What further papers of the plan print.
    pub elsewhere: &'a Elsewhere,
    counterparts: OnceCell<Counterparts<'a>>,
    timelines: OnceCell<Vec<(Node<'a>, Vec<Timeline<'a>>)>>,
}

impl<'a> Context<'a> {
    /// The input of the rules for an edition.
    pub fn new(
        edition: &'a Edition,
        sources: &'a Sources,
        listing: &'a Listing,
        previous: Option<&'a Edition>,
        next: Option<&'a Edition>,
    ) -> Self {
        let (counterparts, timelines) = (OnceCell::new(), OnceCell::new());
        let (lacking_years, elsewhere) = (&[], Elsewhere::NONE);
        Self { edition, sources, listing, previous, next, lacking_years, elsewhere, counterparts, timelines }
    }

    /// The same, knowing which series are left out because their years have no column.
    pub fn lacking(self, lacking_years: &'a [(Carrier, String, String)]) -> Self {
        Self { lacking_years, ..self }
    }

    /// The same, knowing what further papers of the plan print.
    pub fn printed_elsewhere(self, elsewhere: &'a Elsewhere) -> Self {
        Self { elsewhere, ..self }
    }

    /// The edition beside the previous one.
    pub(super) fn counterparts(&self) -> &Counterparts<'a> {
        self.counterparts.get_or_init(|| Counterparts::between(self.previous, self.edition))
    }

    /// The timelines of each section, 事業 and 取組項目 that has indicators written in its place.
    pub(super) fn timelines_by_node(&self) -> &[(Node<'a>, Vec<Timeline<'a>>)] {
        self.timelines.get_or_init(|| timeline::by_node(self.edition, self.previous, self.counterparts()))
    }

    /// All timelines.
    pub(super) fn timelines(&self) -> impl Iterator<Item = &Timeline<'a>> {
        self.timelines_by_node().iter().flat_map(|(_, timelines)| timelines)
    }

    /// Lists every row of the paper in order, 再掲 included.
    pub fn rows(&self) -> Vec<&'a Row> {
        self.edition.rows().collect()
    }

    /// Lists every 取組項目 once, in the order of the paper.
    pub fn items(&self) -> &'a [Initiative] {
        &self.edition.initiatives
    }

    /// The reported year as plan.yaml spells it.
    pub fn reported_year(&self) -> String {
        let plan = self.sources.files().position(|(name, _)| name.ends_with("/plan.yaml"));
        let written = plan.and_then(|file| self.sources.text(&Place::root(file), word::YEAR));
        written.map_or_else(|| PeriodLabels::Initial.label(0, self.edition.plan.year), str::to_owned)
    }

    /// Returns the periods shown in the tables of an indicator.
    pub fn periods_of(&self, indicator: &Indicator) -> Cow<'a, [Period]> {
        let plan = &self.edition.plan;
        plan.form.periods_of_all(&indicator.tables, &plan.periods)
    }

    /// Returns the label of a period as the first table of an indicator that shows it prints it.
    pub fn label_of(&self, indicator: &Indicator, period: Period) -> String {
        let Plan { form, periods, period_labels, .. } = &self.edition.plan;
        let shown = |table: &&str| form.periods_of(table, periods).contains(&period);
        let table = indicator.tables.names().find(shown).unwrap_or_else(|| indicator.tables.first());
        form.labels_of(table, period_labels).label_among(form.periods_of(table, periods), period)
    }

    /// Returns what a row prints.
    pub fn printed(&self, row: &'a Row) -> Cow<'a, Initiative> {
        self.edition.initiative(row)
    }

    /// Makes a finding about a node of the content.
    pub fn finding(&self, rule: &'static Rule, place: &Place, message: impl Into<String>) -> Finding {
        Finding::new(rule, message, Some(self.sources.excerpt(place))).about(place)
    }

    /// Makes a finding about a part of a text: `length` characters from the character `start`.
    pub fn finding_in<'t>(
        &self,
        rule: &'static Rule,
        text: impl Into<Text<'t>>,
        start: usize,
        length: usize,
        message: impl Into<String>,
    ) -> Finding {
        let text = text.into();
        let excerpt = self.sources.excerpt_in(text.place, text.value, start, length);
        Finding::new(rule, message, Some(excerpt)).about(text.place)
    }

    /// Makes a finding about a whole file, named by its path in the edition's folder.
    pub fn finding_of_file(&self, rule: &'static Rule, file: &str, message: impl Into<String>) -> Finding {
        Finding::new(rule, message, Some(Excerpt::whole(format!("{}/{file}", self.listing.folder))))
    }

    /// Returns the place of a key in a map, or `otherwise` if the map does not have the key.
    pub fn key_or(&self, map: &Place, key: &str, otherwise: &Place) -> Place {
        self.sources.entry(map, key).map_or_else(|| otherwise.clone(), |place| place.of_key())
    }

    /// Names a place as seen from another: 16行目 in the same file, else content/2019/projects/1-3-1.yaml の16行目.
    pub fn line_of(&self, place: &Place, from: &Place) -> String {
        let there = self.sources.excerpt(place);
        if place.file == from.file {
            format!("{}行目", there.line)
        } else {
            format!("{} の{}行目", there.file, there.line)
        }
    }
}
