//! Names places in messages and quotes the text there.

use crate::check::Context;
use crate::check::attach_paths::subject;
use crate::model::{Place, Row, numbered};

/// Names the place of a text: its No., or its file and line outside of any 取組項目.
pub fn whereabouts(context: &Context, place: &Place) -> String {
    let holds = |node: &Place| node.file == place.file && place.steps.starts_with(&node.steps);
    let edition = context.edition;
    if let Some(item) = edition.initiatives.iter().find(|item| holds(&item.place)) {
        return numbered(&item.key);
    }
    if let Some(opinion) = edition.opinions.iter().find(|opinion| holds(&opinion.place)) {
        return format!("{} の意見", subject(edition, &opinion.on));
    }
    let excerpt = context.sources.excerpt(place);
    let repeat = context.rows().into_iter().find(|row| match row {
        Row::Own(_) => false,
        // The row is the map that contains the No. of the 再掲.
        Row::Repeat(repeat) => holds(&repeat.place.parent()),
    });
    match repeat {
        Some(row) => format!("{}（再掲）", numbered(&context.printed(row).key)),
        None => {
            // Omit the folder of the edition.
            let file = excerpt.file.splitn(3, '/').last().unwrap_or_default();
            format!("{file}:{}", excerpt.line)
        }
    }
}

/// Names the first five places of a list, each once: No.24、No.27 など.
pub fn listed<'a>(context: &Context, places: impl IntoIterator<Item = &'a Place>) -> String {
    const SHOWN: usize = 5;
    let mut names: Vec<String> = Vec::new();
    let mut last = None;
    for place in places {
        if last == Some(place) {
            continue;
        }
        last = Some(place);
        let name = whereabouts(context, place);
        if names.contains(&name) {
            continue;
        }
        if names.len() == SHOWN {
            return names.join("、") + " など";
        }
        names.push(name);
    }
    names.join("、")
}

/// Quotes a few characters around a position: 「…設置の 検討…」.
pub fn around(text: &[char], start: usize, length: usize) -> String {
    const REACH: usize = 6;
    let is_break = |c: &char| matches!(c, '\n' | '。' | '、' | '「' | '」');
    let before = text[..start].iter().rev().take(REACH).take_while(|c| !is_break(c)).count();
    let end = (start + length).min(text.len());
    let after = text[end..].iter().take(REACH).take_while(|c| !is_break(c)).count();
    text[start - before..end + after].iter().collect()
}
