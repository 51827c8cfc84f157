//! Compares 委員会の意見, paired by subject and by member.

use super::change::Topic;
use super::fact::{self, Fact};
use super::sides::{FormName, Side, Sides};
use super::{Change, Spot};
use super::{carried, words};
use crate::model::identity::{Merged, Pairs};
use crate::model::{Carrier, Opinion, OpinionPart, Subject, without_whitespace};

/// Adds the differences between the opinions on a subject.
///
/// - `old`, `new`: the subject on each side; `None` if a side does not have it
pub(super) fn changes(
    sides: &Sides,
    (old, new): (Option<&Subject>, Option<&Subject>),
    spot: &Spot,
    out: &mut Vec<Change>,
) {
    let on = |side: &Side, subject: Option<&Subject>| -> Vec<Opinion> {
        subject.map(|subject| side.edition.opinions_on(subject).cloned().collect()).unwrap_or_default()
    };
    let (olds, news) = (on(&sides.old, old), on(&sides.new, new));
    let mut pairs = Pairs::none(olds.len(), news.len());
    let member =
        |opinion: &Opinion| opinion.member.as_ref().map(|member| without_whitespace(&member.value)).unwrap_or_default();
    pairs.by(|index| Some(member(&olds[index])), |index| Some(member(&news[index])));
    let text = |opinion: &Opinion| opinion.text.as_ref().map(|text| without_whitespace(&text.value));
    pairs.by(|index| text(&olds[index]), |index| text(&news[index]));
    let every = |list: &[Opinion]| (0..list.len()).collect::<Vec<_>>();
    for merged in pairs.merged(&every(&olds), &every(&news)) {
        let (old, new) = match merged {
            Merged::Both(old, new) => (Some(&olds[old]), Some(&news[new])),
            Merged::Old(old) => (Some(&olds[old]), None),
            Merged::New(new) => (None, Some(&news[new])),
        };
        // Both sides use the name of the new member.
        let holder = new.or(old).and_then(|opinion| opinion.member.as_ref()).map(|member| member.value.as_str());
        let facts = |side, opinion: Option<&Opinion>| opinion.map(|it| facts(side, it, holder)).unwrap_or_default();
        fact::changes(facts(&sides.old, old), facts(&sides.new, new), spot, out);
    }
    let name = |index: usize| news[index].member.as_ref().map(|member| member.value.clone()).unwrap_or_default();
    fact::reordered(&pairs, (&every(&olds), &every(&news)), spot, words::OPINIONS, name, out);
}

fn facts(side: &Side, opinion: &Opinion, holder: Option<&str>) -> Vec<Fact> {
    let Opinion { on: _, member, text, cooperation, answer, judgements, place: _ } = opinion;
    let heading = |part| words::held_by(&side.heading_of_opinions(part), holder);
    let texts = [
        (Topic::Opinion, OpinionPart::Opinion, text),
        (Topic::Cooperation, OpinionPart::Cooperation, cooperation),
        (Topic::Answer, OpinionPart::Answer, answer),
    ];
    let member = member
        .as_ref()
        .and_then(|member| Fact::new(Topic::Member, side.heading_of_opinions(OpinionPart::Member), &member.value));
    let texts =
        texts.into_iter().filter_map(|(topic, part, text)| Fact::new(topic, heading(part), &text.as_ref()?.value));
    let axes = side.form().committee_axes();
    let judged = judgements.iter().filter_map(|(name, option)| {
        let axis = *axes.iter().find(|axis| axis.name == *name)?;
        let name = side.name(&FormName::Axis(axis.carrier, name.clone()));
        let label = words::held_by(&words::committee(&side.heading_of_opinions(OpinionPart::Judgement), &name), holder);
        carried::chosen(axis, std::iter::once(option.value), (Topic::CommitteeJudgement, &name), &label)
    });
    debug_assert!(axes.iter().all(|axis| axis.carrier != Carrier::Indicator));
    member.into_iter().chain(texts).chain(judged).map(|fact| fact.by(holder)).collect()
}
