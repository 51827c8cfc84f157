//! Values that are nothing but a dash, on several lines of one { } or [ ].

use super::page::{Page, Slip, extent, with};

/// A value of a line: the byte of its key, or of the value itself, and the byte of the dash.
type Dash = (usize, usize);

/// Proposes another word for all of them in one go.
pub(super) fn slip(page: &Page, index: usize) -> Option<Slip> {
    let from = beginning(page, index)?;
    let (mut depth, mut dashes, mut lines) = (0, Vec::new(), Vec::new());
    for at in from..page.lines.len() {
        let line = page.line(at);
        let of_line = lone(line);
        if !of_line.is_empty() {
            let mended = |line: String, (_, dash): &Dash| with(&line, *dash, dash + 1, &page.dash.written);
            lines.push((at, of_line.iter().rev().fold(line.to_owned(), mended)));
            dashes.extend(of_line.into_iter().map(|dash| (at, dash)));
        }
        depth += opened(line);
        if depth <= 0 {
            break;
        }
    }
    let (first, (_, dash)) = *dashes.first()?;
    if lines.len() < 2 {
        return None;
    }
    let told = |(at, (key, dash)): &(usize, Dash)| {
        let line = page.line(*at);
        let column = line[..*dash].chars().count() + 1;
        format!("{}行目{column}文字目は「{}{}」", at + 1, &line[*key..*dash], page.dash.written)
    };
    let told = dashes.iter().map(told).collect::<Vec<_>>().join("、");
    Some(Slip {
        extent: extent(first, page.line(first), dash, dash + 1),
        message: page.dash.message(&format!("（{}か所）", dashes.len())),
        hint: page.dash.hint(&told),
        lines,
    })
}

/// The line where the outermost { } or [ ] around a line begins.
fn beginning(page: &Page, index: usize) -> Option<usize> {
    const MOST_LINES: usize = 200;
    let (mut depth, mut begun) = (0, index);
    for at in index.saturating_sub(MOST_LINES)..=index {
        if depth == 0 {
            begun = at;
        }
        depth = (depth + opened(page.line(at))).max(0);
    }
    (depth > 0 || begun < index).then_some(begun)
}

/// How many brackets a line opens, less those that it closes.
fn opened(line: &str) -> i64 {
    let (mut quote, mut depth) = (None, 0);
    for c in line.chars() {
        match (quote, c) {
            (Some(open), _) if open == c => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '{' | '[') => depth += 1,
            (None, '}' | ']') => depth -= 1,
            (None, _) => {}
        }
    }
    depth
}

/// The lone dashes of a line of a flow collection.
fn lone(line: &str) -> Vec<Dash> {
    let is_behind_sign = |before: &str| {
        let sign = before.trim_end().chars().next_back();
        matches!(sign, Some(':')) && before.ends_with(' ') || matches!(sign, Some('[' | ','))
    };
    let is_alone = |(at, _): &(usize, &str)| {
        let rest = line[at + 1..].trim_start();
        is_behind_sign(&line[..*at]) && (rest.is_empty() || rest.starts_with([',', '}', ']']))
    };
    let dashes = line.match_indices('-').filter(is_alone);
    let with_key = dashes.map(|(at, _)| {
        let head = line[..at].rfind(['{', '[', ',']).map_or(0, |sign| sign + 1);
        (head + line[head..at].len() - line[head..at].trim_start().len(), at)
    });
    with_key.collect()
}
