//! 範囲 of a further paper names a section by a title that several sections of its level have. All of them are selected.

use crate::check::Context;
use crate::finding::{Finding, Rule};
use crate::model::{Place, Section, Selection};
use crate::vocabulary as word;

pub(super) const RULE: &Rule =
    &Rule::warning("ambiguous-title", include_str!("../../../docs/checks/ambiguous-title.md"));

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let mut findings = Vec::new();
    for paper in &context.edition.plan.papers {
        let Some(selection) = &paper.selection else { continue };
        let Selection::Sections { depth, titles } = &selection.value else { continue };
        let sections = of_level(&context.edition.sections, *depth);
        for title in titles {
            let alike: Vec<&Section> = sections.iter().filter(|it| it.title.value == *title).copied().collect();
            if let [first, _, ..] = alike.as_slice() {
                let place = place(context, &selection.place, title);
                findings.push(finding(context, &place, &first.label, title, &alike));
            }
        }
    }
    findings
}

fn finding(context: &Context, place: &Place, label: &str, title: &str, alike: &[&Section]) -> Finding {
    let lines: Vec<String> =
        alike.iter().map(|it| format!("{}行目", context.sources.excerpt(&it.title.place).line)).collect();
    let message =
        format!("「{title}」という{label}は{}つあり（{}）、そのすべてを載せます", alike.len(), lines.join("と"));
    let hint = format!(
        "1つだけを載せるなら、「{}」の題名に「1-1 {title}」のような番号を付けて区別し、「{}」にもそのとおりに書いてください。すべてを載せるなら、plan.yaml の「許可」に「{{コード: {}, 理由: …}}」を加えてください",
        word::SECTIONS,
        word::SELECTION,
        RULE.code
    );
    context.finding(RULE, place, message).hint(hint)
}

/// The sections of a level.
fn of_level(sections: &[Section], depth: usize) -> Vec<&Section> {
    match depth.checked_sub(1) {
        None => sections.iter().collect(),
        Some(below) => sections.iter().flat_map(|section| of_level(&section.children, below)).collect(),
    }
}

/// Where a title stands in a 範囲.
fn place(context: &Context, selection: &Place, title: &str) -> Place {
    let mut scalars = context.sources.scalars().filter(|(place, ..)| !place.key && place.is_in(selection));
    let found = scalars.find(|(_, text, _)| text.trim() == title).map(|(place, ..)| place);
    found.unwrap_or_else(|| selection.of_key())
}
