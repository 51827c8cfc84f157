//! A 再掲 differs from the item it repeats: by a slip (`repeat-slip`) or in substance (`repeat-drift`).
//!
//! A reader who finds the same No. twice expects the same words, and the paper does not say which ones are right. An
//! 上書き that equals the original is a slip, too: it will be wrong when the original changes.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::Context;
use crate::check::support::wording::Difference;
use crate::check::support::{figure, indicator_facts};
use crate::finding::{Finding, Rule};
use crate::model::{
    Carrier, Indicator, Initiative, Judgement, OptionIndex, Period, Place, Placed, Repeat, Row, numbered, same_content,
};
use crate::vocabulary as word;

pub(super) const RULE: &Rule = &Rule::warning("repeat-drift", include_str!("../../../docs/checks/repeat-drift.md"));
/// The rule for differences that are probably slips.
pub(super) const SLIP_RULE: &Rule = &Rule::warning("repeat-slip", include_str!("../../../docs/checks/repeat-slip.md"));

/// A slip has at most this many characters …
const SLIP: usize = 3;
/// … and at most one in this many characters.
const SLIP_IN: usize = 10;

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let rows = context.rows();
    let repeats = rows.iter().filter_map(|row| match row {
        Row::Repeat(repeat) => Some(Comparison { context, repeat, original: &context.items()[repeat.of.0] }),
        Row::Own(_) => None,
    });
    repeats.flat_map(|comparison| comparison.findings()).collect()
}

/// A 再掲 with the item it repeats.
struct Comparison<'c, 'a> {
    context: &'c Context<'a>,
    repeat: &'a Repeat,
    original: &'a Initiative,
}

impl Comparison<'_, '_> {
    fn findings(&self) -> Vec<Finding> {
        let (own, original) = (&self.repeat.overrides, self.original);
        let texts = [
            ("名称", &own.name, Some(&original.name)),
            ("取組内容", &own.description, original.description.as_ref()),
            ("重点", &own.focus, original.focus.as_ref()),
            ("成果", &own.outcome, original.outcome.as_ref()),
        ];
        let texts = texts.into_iter().filter_map(|(field, here, there)| Some(self.text(field, here.as_ref()?, there)));
        let judgements = own.judgements.iter().filter_map(|here| self.judgement(here));
        let indicators = own.indicators.as_ref().and_then(|here| self.indicators(here));
        texts.chain(judgements).chain(indicators).collect()
    }

    fn text(&self, field: &str, here: &Placed<String>, there: Option<&Placed<String>>) -> Finding {
        let number = numbered(&self.original.key);
        let Some(there) = there else {
            let message = format!("再掲の「{field}」は、元の {number} にはありません");
            let finding = self.context.finding(RULE, &here.place, message);
            return self.drift(finding, &here.place, &self.original.place);
        };
        if here.value == there.value {
            return self.needless(field, &here.place);
        }
        let difference = Difference::between(&there.value, &here.value);
        let (start, length) = difference.place();
        let found = |code, message| self.context.finding_in(code, here, start, length, message);
        let told = difference.told();
        if difference.is_none() {
            let message = format!("再掲の「{field}」は、改行や空白だけが元の {number} と違います");
            let hint = "わざと変えたのでなければ、この上書きを消してください（元の文を印刷します）";
            return self.context.finding(SLIP_RULE, &here.place, message).hint(hint);
        }
        if is_slip(&difference) {
            let message = format!("再掲の「{field}」が、元の {number} と少しだけ違います（{told}）");
            let hint = format!(
                "書き間違いなら、この上書きを消してください（元の言葉を印刷します）。元の言葉が違うなら、元を直してください（{}）",
                self.line(&there.place)
            );
            return found(SLIP_RULE, message).hint(hint);
        }
        let message = format!("再掲の「{field}」が、元の {number} と違います（{told}）");
        self.drift(found(RULE, message), &here.place, &there.place)
    }

    /// Compares judgements; a different one is never a slip.
    fn judgement(&self, here: &Judgement) -> Option<Finding> {
        let unjudged = Judgement::default();
        let there = self.original.carried.judgement(&here.axis).unwrap_or(&unjudged);
        let scale = &self.context.edition.plan.form.axis(Carrier::Item, &here.axis)?.scale;
        let (_, first) = here.choices.first()?;
        let chosen = |judgement: &Judgement, period| judgement.all_at(period).map(OptionIndex::index).collect();
        let is_different = |period| -> bool {
            let [was, is]: [BTreeSet<usize>; 2] = [there, here].map(|judgement| chosen(judgement, period));
            was != is
        };
        let differing: BTreeMap<Period, &Place> = here
            .choices
            .iter()
            .rev()
            .filter(|(period, _)| is_different(*period))
            .map(|(period, option)| (*period, &option.place))
            .collect();
        let Some(place) = differing.values().min().copied() else {
            return Some(self.needless(&here.axis, &first.place));
        };
        let names = |judgement: &Judgement, period| {
            let names: String = judgement.all_at(period).map(|option| format!("「{}」", scale.name(option))).collect();
            if names.is_empty() { "「未記入」".to_owned() } else { names }
        };
        let has_years = here.choices.iter().any(|(period, _)| *period != self.context.edition.plan.year);
        let told = differing.keys().map(|period| {
            let year = if has_years { format!("{}: ", figure::year(*period)) } else { String::new() };
            format!("{year}{}→{}", names(there, *period), names(here, *period))
        });
        let told = told.collect::<Vec<_>>().join("、");
        let message = format!("再掲の「{}」が、元の {} と違います（{told}）", here.axis, numbered(&self.original.key));
        Some(self.drift(self.context.finding(RULE, place, message), place, &self.original.place))
    }

    /// Compares indicators; a different figure is never a slip.
    fn indicators(&self, here: &[Indicator]) -> Option<Finding> {
        let number = numbered(&self.original.key);
        let place = &here.first()?.place;
        let there = &self.original.carried.indicators;
        let is_different = |index: &usize| !same_content::same(there.get(*index), here.get(*index));
        let Some(index) = (0..there.len().max(here.len())).find(is_different) else {
            return Some(self.needless("指標", place));
        };
        let form = &self.context.edition.plan.form;
        let (old, new) = (there.get(index), here.get(index));
        let lines = [old, new].map(|indicator| indicator.map(indicator_facts::line));
        let told = match (old, new) {
            (Some(old), Some(new)) if lines[0] == lines[1] => indicator_facts::first_difference(form, old, new),
            _ => {
                let [old, new] = lines.map(|line| line.map_or("なし".to_owned(), |line| format!("「{line}」")));
                Some(format!("{old}→{new}"))
            }
        };
        let told = told.map(|told| format!("（{told}）")).unwrap_or_default();
        let message = format!("再掲の「指標」が、元の {number} と違います{told}");
        let place = new.map_or(place, |indicator| &indicator.place);
        let series = form.series.iter().map(|series| series.name.as_str());
        let original = old.map_or(&self.original.place, |indicator| &indicator.place);
        let finding = self.context.finding(RULE, place, message).missing(place, series.chain([word::UNIT]));
        Some(self.drift(finding, place, original))
    }

    fn needless(&self, field: &str, place: &Place) -> Finding {
        let message = format!("再掲の「{field}」は、元の {} と同じです", numbered(&self.original.key));
        self.context
            .finding(SLIP_RULE, place, message)
            .hint("この上書きを消してください。書かなくても、元と同じものを印刷します")
    }

    fn drift(&self, finding: Finding, here: &Place, original: &Place) -> Finding {
        let excerpt = self.context.sources.excerpt(here);
        // A comment in or behind the lines of a text would be printed.
        let is_of_lines = self.context.sources.lines(here).count() > 1;
        let permission = match is_of_lines {
            false => "この行の終わりに「 # shinkan: 許可 repeat-drift 理由」と書いてください".to_owned(),
            true => {
                // Omit the folder of the edition.
                let file = excerpt.file.splitn(3, '/').last().unwrap_or_default();
                format!("plan.yaml の「許可」に「{{コード: repeat-drift, 場所: {file}, 理由: …}}」を加えてください")
            }
        };
        finding.hint(format!(
            "同じでよければ、この上書きを消してください。違うままにするなら、元（{}）と両方が正しいことを確かめて、{permission}",
            self.line(original)
        ))
    }

    fn line(&self, place: &Place) -> String {
        self.context.line_of(place, &self.repeat.place)
    }
}

/// Whether a difference is small enough to be a slip; a different figure is not.
fn is_slip(difference: &Difference) -> bool {
    let edits = difference.edits();
    edits <= SLIP && edits * SLIP_IN <= difference.length() && !difference.in_figures()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slip(before: &str, after: &str) -> bool {
        is_slip(&Difference::between(before, after))
    }

    #[test]
    fn few_characters_in_many_are_a_slip() {
        assert!(slip("地域福祉にかかわる担当職員の配置", "地域福祉にかかる担当職員の配置"));
        assert!(slip("今後は、引き続き研修への参加を募っていき、", "今後は、引き続き研修への参加を募っていく、"));
    }

    #[test]
    fn much_of_a_short_text_or_another_figure_is_none() {
        assert!(!slip("冊子の発行", "冊子の配布"));
        assert!(!slip("講座を開催し、あわせて32人の参加があった。", "講座を開催し、あわせて33人の参加があった。"));
        assert!(!slip(&"あ".repeat(100), &format!("{}いいいい", "あ".repeat(100))));
    }
}
