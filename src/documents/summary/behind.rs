//! The list of what is behind, with its 担当課 and the beginning of its 成果.

use super::counts::{AxisCounts, Change};
use super::node_list::{self, NodeList, NodeRow};
use super::words;
use crate::documents::figures::{figure, heading};
use crate::documents::page::text::Text;
use crate::documents::words as common;
use crate::model::{Edition, Form, OptionIndex, Part, Stage};

/// The share of the page that the column of reasons has, as `system.behind-columns` says.
const REASON: f32 = 0.42;
/// About what the column of numbers and the insets take, in em.
const NUMBER: f32 = 7.0;
/// How many lines a reason takes at most.
const LINES: f32 = 2.0;

/// What is behind on an axis.
///
/// - `room`: the width of the page in em
pub fn list(edition: &Edition, counts: &AxisCounts, room: f32) -> NodeList {
    let form = &edition.plan.form;
    let most = (LINES * REASON * (room - NUMBER)) as usize;
    let reasons: Vec<String> =
        counts.behind.iter().map(|it| reason(it).map_or(String::new(), |text| beginning(text, most))).collect();
    let has_reasons = reasons.iter().any(|reason| !reason.is_empty());
    let row = |(change, reason): (&Change, String)| {
        let departments: Vec<&str> = change.node.departments().collect();
        let cells = [change.node.name.to_owned(), common::list(&departments), judgement(counts, change)];
        NodeRow {
            number: Text::line(change.node.whole_number(form).unwrap_or_default()),
            cells: cells.into_iter().chain(has_reasons.then_some(reason)).map(Text::line).collect(),
        }
    };
    let what = heading::of_carrier(form, counts.axis.carrier);
    let judged = if counts.committee { common::stage(Stage::AfterCommittee) } else { counts.axis.name.as_str() };
    let departments = heading::of_part(form, &Part::Departments, common::DEPARTMENTS);
    let head = [what.clone(), departments, judged.to_owned()].into_iter();
    let head = head.chain(has_reasons.then(|| heading::of_outcome(form).to_owned()));
    NodeList {
        title: Text::line(title(form, counts, &what)),
        number: heading::of_numbers(form)
            .filter(|_| counts.behind.iter().any(|it| it.node.item.is_some()))
            .map(Text::line),
        head: head.map(Text::line).collect(),
        rows: counts.behind.iter().zip(reasons).map(row).collect(),
    }
}

/// The title, with how many nodes have each of the options.
fn title(form: &Form, counts: &AxisCounts, what: &str) -> String {
    let count = |option: &OptionIndex| counts.behind.iter().filter(|it| it.after.contains(option)).count();
    let name = |option: &OptionIndex| counts.axis.scale.name(*option);
    let present = counts.axis.behind.iter().filter(|option| count(option) > 0);
    let options = present.map(|option| (name(option), figure::count(form, count(option))));
    words::behind(what, &figure::count(form, counts.behind.len()), options)
}

/// The judgement after the committee, and 自己評価 if that is another.
fn judgement(counts: &AxisCounts, change: &Change) -> String {
    let [own, after] = [&change.own, &change.after].map(|options| node_list::judgement(counts, options));
    if own == after { after } else { words::judged_before(&after, &own) }
}

/// 成果 of a 取組項目. An indicator, a 事業 and a section have none of their own.
pub fn reason<'a>(change: &Change<'a>) -> Option<&'a str> {
    let (_, item) = change.node.item.filter(|_| change.node.indicator.is_none())?;
    item.outcome.as_ref().map(|text| text.value.as_str())
}

/// The beginning of a text on one line: whole sentences, or as much of the first as there is room for.
///
/// - `most`: how many characters
fn beginning(text: &str, most: usize) -> String {
    let lines = text.lines().map(|line| line.trim().trim_start_matches('・')).filter(|line| !line.is_empty());
    let ended =
        lines.map(|line| if line.ends_with(['。', '）']) { line.to_owned() } else { format!("{line}\u{3000}") });
    let whole = ended.collect::<String>();
    let whole = whole.trim_end();
    if whole.chars().count() <= most {
        return whole.to_owned();
    }
    let start: String = whole.chars().take(most.saturating_sub(1)).collect();
    match sentence_end(&start) {
        Some(end) => start[..end].to_owned(),
        None => start + words::CUT,
    }
}

/// Where the last sentence of a text ends; one in brackets goes on behind it.
fn sentence_end(text: &str) -> Option<usize> {
    let (mut depth, mut end) = (0_usize, None);
    for (at, c) in text.char_indices() {
        match c {
            '（' | '(' | '「' => depth += 1,
            '）' | ')' | '」' => depth = depth.saturating_sub(1),
            '。' if depth == 0 => end = Some(at + c.len_utf8()),
            _ => {}
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::beginning;

    #[test]
    fn a_reason_is_cut_behind_a_sentence_or_marked_as_cut() {
        let text = "人手が足りない。\n・来年度に始める。まだ決まっていない。";
        assert_eq!(beginning(text, 40), "人手が足りない。来年度に始める。まだ決まっていない。");
        assert_eq!(beginning(text, 20), "人手が足りない。来年度に始める。");
        assert_eq!(beginning("調整に時間がかかっている", 8), "調整に時間がか…");
        assert_eq!(beginning("一つ\n二つ\n", 8), "一つ　二つ");
        assert_eq!(beginning("始めた。（春は休んだ。秋も休んだ。）", 14), "始めた。");
    }
}
