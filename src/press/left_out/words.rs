//! What is left out, in the words of a message.

use crate::model::leaves::{IndicatorLeaf, LabelOf, LeafKind, ValuePart};
use crate::model::{Carrier, OpinionPart, Part, Period, PeriodLabels, Plan};
use crate::vocabulary as word;

/// A table in the words of a message.
pub(super) fn table(of: Carrier, name: &str) -> String {
    match (of, name) {
        (Carrier::Item, "") => format!("{}の{}", word::ITEMS, word::TABLE),
        (_, "") => word::TABLES.to_owned(),
        (_, name) => format!("{}「{name}」", word::TABLES),
    }
}

/// A leaf in the words of a message.
pub(super) fn name(kind: &LeafKind) -> String {
    let word = match kind {
        LeafKind::AncestorTitle => word::ANCESTOR_TITLES,
        LeafKind::SectionNote => word::FIXED_NOTES,
        LeafKind::Label(label) => return format!("「{}」の「{}」", word::LABELS, label_word(*label)),
        LeafKind::Goal => word::GOAL,
        LeafKind::MainAction => word::MAIN_ACTIONS,
        LeafKind::Description => word::DESCRIPTION,
        LeafKind::Focus => word::FOCUS,
        LeafKind::Outcome => word::OUTCOME,
        LeafKind::Field(_, name) => name,
        LeafKind::OfIndicator(IndicatorLeaf { part: Part::IndicatorField(name), .. }) => name,
        LeafKind::OfIndicator(IndicatorLeaf { part: Part::Series(names), .. }) => {
            return format!("「{}」", names.join("と"));
        }
        LeafKind::OfIndicator(_) => word::UNIT,
        LeafKind::Opinion(OpinionPart::Member) => word::MEMBER,
        LeafKind::Opinion(OpinionPart::Cooperation) => word::COOPERATION,
        LeafKind::Opinion(OpinionPart::Answer) => word::ANSWER,
        LeafKind::Opinion(_) => word::OPINIONS,
    };
    format!("「{word}」")
}

/// A part of a value in the words of a message; the figure stands for its 内訳, too.
pub(super) fn part_word(part: ValuePart, has_figure: bool) -> &'static str {
    match part {
        ValuePart::Breakdown if !has_figure => word::BREAKDOWN,
        ValuePart::Figure | ValuePart::Breakdown => word::VALUE,
        ValuePart::Unit => word::UNIT,
        ValuePart::Suffix => word::SUFFIX,
        ValuePart::Note => word::NOTE,
    }
}

/// The column of one year, as it is written.
///
/// - `name`: that of a series or axis
pub(super) fn column_of_year(plan: &Plan, name: &str, period: Period) -> String {
    let (year, heading) = (PeriodLabels::Initial.label(0, period), plan.period_name(period));
    format!("{{{}: {name}, {}: {year}, {}: {heading}の{name}}}", word::PART, word::YEAR, word::LABELS)
}

fn label_word(label: LabelOf) -> &'static str {
    match label {
        LabelOf::Name => word::PROJECT,
        LabelOf::Goal => word::GOAL,
        LabelOf::MainActions => word::MAIN_ACTIONS,
        LabelOf::Focus => word::FOCUS,
    }
}

/// What to do about a leaf that is no value.
pub(super) fn remedy(kind: &LeafKind) -> &'static str {
    match kind {
        LeafKind::Label(_) => "この見出しを使うものが、この事業にありません。要らないなら、消してください",
        LeafKind::OfIndicator(IndicatorLeaf { part: Part::Unit, .. }) => {
            "この表では、年度の行に値がある指標にだけ単位を印刷します。要らないなら、消してください"
        }
        _ => "要らないなら、消してください",
    }
}
