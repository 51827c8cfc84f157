//! Everything that is written in an edition, scalar by scalar, so that what prints it can be found.
//!
//! [`marked`] replaces each text and each figure with a sign of its own. What a document makes of such an edition shows
//! which of them it takes: [`signs_in`] finds their signs in it.

use std::collections::BTreeSet;

use super::carried::Carried;
use super::field::{FieldEntry, FieldValue};
use super::form::{Carrier, OpinionPart, Part};
use super::in_tables::InTables;
use super::indicator::Indicator;
use super::labels::{Label, Labels};
use super::period::Period;
use super::place::{Place, Placed};
use super::plan::{Edition, Initiative, Overrides, Project, Row, Section};
use super::value::{Record, Scalar, Value};

/// A scalar of an edition. Names, numbers and 担当課 are not among them, because they identify other content.
#[derive(Debug, Clone, PartialEq)]
pub struct Leaf {
    /// Where it is written; every period that a value is written for at once has the same place.
    pub place: Place,
    /// What it is.
    pub kind: LeafKind,
}

/// What a [`Leaf`] is.
#[derive(Debug, Clone, PartialEq)]
pub enum LeafKind {
    /// 上位の表記.
    AncestorTitle,
    /// 注記 of a section.
    SectionNote,
    /// 見出し of a 事業.
    Label(LabelOf),
    /// 取り組み目標.
    Goal,
    /// 主な取り組み.
    MainAction,
    /// 取組内容.
    Description,
    /// 重点.
    Focus,
    /// 成果.
    Outcome,
    /// 独自 of a section, a 事業 or a 取組項目: the field's name.
    Field(Carrier, String),
    /// A text or figure of an indicator.
    OfIndicator(IndicatorLeaf),
    /// 意見, 連携・協力 …
    Opinion(OpinionPart),
}

/// Which 見出し it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LabelOf {
    /// 事業.
    Name,
    /// 取り組み目標.
    Goal,
    /// 主な取り組み.
    MainActions,
    /// 重点.
    Focus,
}

/// A text or figure of an indicator, with the table of the indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct IndicatorLeaf {
    /// The kind of node that carries the indicator.
    pub of: Carrier,
    /// The tables in which it stands.
    pub tables: InTables,
    /// The part of the indicator: 単位, a series, an own field.
    pub part: Part,
    /// Its position in the series, for a value of a series.
    pub value: Option<ValueLeaf>,
}

/// A part of a value.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueLeaf {
    /// The period.
    pub period: Period,
    /// Which part it is.
    pub part: ValuePart,
    /// The place of the whole value.
    pub whole: Place,
}

/// The parts of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ValuePart {
    /// 値.
    Figure,
    /// A name or a figure of the 内訳.
    Breakdown,
    /// 単位.
    Unit,
    /// 付記.
    Suffix,
    /// 注.
    Note,
}

/// The edition with a sign in place of each leaf, and the leaves in the order of their signs.
pub fn marked(edition: &Edition) -> (Edition, Vec<Leaf>) {
    marked_by(Marker::default(), edition)
}

/// The same with the values of series and own fields left as they are, so that others are computed from them.
pub fn marked_beside_figures(edition: &Edition) -> (Edition, Vec<Leaf>) {
    marked_by(Marker { keeps_values: true, ..Marker::default() }, edition)
}

fn marked_by(mut marker: Marker, edition: &Edition) -> (Edition, Vec<Leaf>) {
    let mut edition = edition.clone();
    edition.sections.iter_mut().for_each(|section| marker.section(section, 0));
    edition.initiatives.iter_mut().for_each(|item| marker.item(item));
    for opinion in &mut edition.opinions {
        let texts = [
            (&mut opinion.member, OpinionPart::Member),
            (&mut opinion.text, OpinionPart::Opinion),
            (&mut opinion.cooperation, OpinionPart::Cooperation),
            (&mut opinion.answer, OpinionPart::Answer),
        ];
        texts.into_iter().for_each(|(text, part)| marker.optional(text, LeafKind::Opinion(part)));
    }
    (edition, marker.leaves)
}

/// The first characters of the two planes for private use. A sign is a character of each.
const PLANES: [u32; 2] = [0xF_0000, 0x10_0000];
/// The number of characters of a plane that signs use.
const OF_PLANE: usize = 0xFF00;

/// The sign of the leaf at an index.
fn sign(index: usize) -> String {
    let of_plane = |plane: u32, offset: usize| char::from_u32(plane + offset as u32).unwrap_or_default();
    [of_plane(PLANES[0], index / OF_PLANE), of_plane(PLANES[1], index % OF_PLANE)].iter().collect()
}

/// The indices of the leaves whose signs a text contains.
pub fn signs_in(text: &str) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let mut before = None;
    for c in text.chars() {
        let of_plane = |plane: u32| (c as u32).checked_sub(plane).map(|at| at as usize).filter(|at| *at < OF_PLANE);
        if let (Some(first), Some(second)) = (before, of_plane(PLANES[1])) {
            found.insert(first * OF_PLANE + second);
        }
        before = of_plane(PLANES[0]);
    }
    found
}

#[derive(Default)]
struct Marker {
    leaves: Vec<Leaf>,
    /// Whether values get no signs.
    keeps_values: bool,
}

impl Marker {
    /// Counts a leaf and returns its sign.
    fn leaf(&mut self, place: &Place, kind: LeafKind) -> String {
        self.leaves.push(Leaf { place: place.clone(), kind });
        sign(self.leaves.len() - 1)
    }

    fn text(&mut self, text: &mut Placed<String>, kind: LeafKind) {
        // A blank 上書き prints nothing on purpose.
        if !text.value.trim().is_empty() {
            text.value = self.leaf(&text.place, kind);
        }
    }

    fn optional(&mut self, text: &mut Option<Placed<String>>, kind: LeafKind) {
        text.iter_mut().for_each(|text| self.text(text, kind.clone()));
    }

    fn section(&mut self, section: &mut Section, depth: usize) {
        section.ancestor_titles.iter_mut().for_each(|(_, title)| self.text(title, LeafKind::AncestorTitle));
        section.notes.iter_mut().for_each(|note| self.text(note, LeafKind::SectionNote));
        self.carried(&mut section.carried, Carrier::Section(depth));
        section.children.iter_mut().for_each(|child| self.section(child, depth + 1));
        section.projects.iter_mut().for_each(|project| self.project(project));
    }

    fn project(&mut self, project: &mut Project) {
        let Labels { name, goal, main_actions, focus } = &mut project.labels;
        let labels = [
            (name, LabelOf::Name),
            (goal, LabelOf::Goal),
            (main_actions, LabelOf::MainActions),
            (focus, LabelOf::Focus),
        ];
        // Those of the 様式 belong to every 事業.
        let file = project.name.place.file;
        for (label, of) in labels {
            self.label(label, of, file);
        }
        self.optional(&mut project.goal, LeafKind::Goal);
        project.main_actions.iter_mut().for_each(|action| self.text(action, LeafKind::MainAction));
        self.carried(&mut project.carried, Carrier::Project);
        for row in &mut project.rows {
            if let Row::Repeat(repeat) = row {
                self.overrides(&mut repeat.overrides);
            }
        }
    }

    fn label(&mut self, label: &mut Label, of: LabelOf, file: usize) {
        if let Some(place) = label.place.clone().filter(|place| place.file == file) {
            label.text = self.leaf(&place, LeafKind::Label(of));
        }
    }

    fn overrides(&mut self, overrides: &mut Overrides) {
        let Overrides { name: _, description, focus, judgements: _, indicators, outcome } = overrides;
        self.texts_of_item(description, focus, outcome);
        self.indicators(indicators.as_deref_mut().unwrap_or_default(), Carrier::Item);
    }

    fn item(&mut self, item: &mut Initiative) {
        let Initiative { description, focus, outcome, carried, .. } = item;
        self.texts_of_item(description, focus, outcome);
        self.carried(carried, Carrier::Item);
    }

    fn texts_of_item(
        &mut self,
        description: &mut Option<Placed<String>>,
        focus: &mut Option<Placed<String>>,
        outcome: &mut Option<Placed<String>>,
    ) {
        self.optional(description, LeafKind::Description);
        self.optional(focus, LeafKind::Focus);
        self.optional(outcome, LeafKind::Outcome);
    }

    fn carried(&mut self, carried: &mut Carried, of: Carrier) {
        for FieldEntry { name, value } in &mut carried.fields {
            self.field(value, &LeafKind::Field(of, name.clone()));
        }
        self.indicators(&mut carried.indicators, of);
    }

    fn indicators(&mut self, indicators: &mut [Indicator], of: Carrier) {
        for indicator in indicators {
            let leaf = |part: Part| IndicatorLeaf { of, tables: indicator.tables.clone(), part, value: None };
            self.optional(&mut indicator.unit, LeafKind::OfIndicator(leaf(Part::Unit)));
            for FieldEntry { name, value } in &mut indicator.fields {
                self.field(value, &LeafKind::OfIndicator(leaf(Part::IndicatorField(name.clone()))));
            }
            for series in &mut indicator.series {
                let of_series = leaf(Part::Series(vec![series.name.clone()]));
                for (period, value) in &mut series.values {
                    let (period, whole) = (*period, value.place.clone());
                    self.value(value, &|part| {
                        let value = Some(ValueLeaf { period, part, whole: whole.clone() });
                        LeafKind::OfIndicator(IndicatorLeaf { value, ..of_series.clone() })
                    });
                }
            }
            self.indicators(&mut indicator.parts, of);
        }
    }

    fn field(&mut self, value: &mut FieldValue, kind: &LeafKind) {
        match value {
            FieldValue::Text(text) => self.text(text, kind.clone()),
            FieldValue::Figure(value) => self.value(value, &|_| kind.clone()),
            FieldValue::Years(values) => {
                values.iter_mut().for_each(|(_, value)| self.value(value, &|_| kind.clone()));
            }
        }
    }

    fn value(&mut self, value: &mut Placed<Value>, kind: &dyn Fn(ValuePart) -> LeafKind) {
        if self.keeps_values {
            return;
        }
        let place = &value.place;
        match &mut value.value {
            Value::Plain(scalar) => *scalar = Scalar::Text(self.leaf(place, kind(ValuePart::Figure))),
            Value::Record(record) => {
                self.record(record, (place, ValuePart::Figure), kind);
                for line in &mut record.breakdown {
                    self.text(&mut line.label, kind(ValuePart::Breakdown));
                    let place = line.label.place.of_value();
                    self.record(&mut line.record, (&place, ValuePart::Breakdown), kind);
                }
            }
        }
    }

    /// - `figure`: the place of the figure, and which part of the value it is
    fn record(&mut self, record: &mut Record, figure: (&Place, ValuePart), kind: &dyn Fn(ValuePart) -> LeafKind) {
        // A word in the place of a figure has no unit.
        let is_absent = matches!(record.value, Some(Scalar::Absent(_)));
        if record.value.is_some() {
            record.value = Some(Scalar::Text(self.leaf(figure.0, kind(figure.1))));
        }
        if record.value.is_some() && !is_absent {
            record.unit.iter_mut().for_each(|unit| self.text(unit, kind(ValuePart::Unit)));
        }
        self.optional(&mut record.suffix, kind(ValuePart::Suffix));
        self.optional(&mut record.note, kind(ValuePart::Note));
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{edition, indicator, item, own, placed, project, section};
    use super::*;

    #[test]
    fn a_sign_leads_back_to_its_leaf() {
        for index in [0, 1, OF_PLANE - 1, OF_PLANE, 3 * OF_PLANE + 17] {
            assert_eq!(signs_in(&format!("あ{}{}い", sign(index), sign(7))), BTreeSet::from([index, 7]));
        }
        assert_eq!(signs_in("あいう"), BTreeSet::new());
    }

    #[test]
    fn every_scalar_gets_a_sign_of_its_own() {
        let mut counted = indicator("件");
        counted.unit = Some(placed("件"));
        let mut of_item = item("1", "あ", vec![counted]);
        of_item.outcome = Some(placed("い"));
        of_item.focus = Some(placed(" "));
        let sheet = section("甲", vec![], vec![project("1", vec![own(0)])]);
        let (marked, leaves) = marked(&edition(vec![sheet], vec![of_item]));
        assert_eq!(leaves.len(), 2);
        let item = &marked.initiatives[0];
        assert_eq!(item.outcome.as_ref().map(|text| text.value.clone()), Some(sign(0)));
        assert_eq!(item.carried.indicators[0].unit.as_ref().map(|text| text.value.clone()), Some(sign(1)));
        assert_eq!(item.focus, Some(placed(" ")));
    }
}
