//! Lines without an indent that are no content: a memo or a ruler without the sign of a comment.

use super::page::{Page, Parts, Slip, extent, has_content, indent};
use crate::content::misspelling::is_same;
use crate::vocabulary::reserved::OF_FILES;

/// Proposes to make a comment of a line, and of those around it that are alike.
pub(super) fn slips(page: &Page, index: usize) -> Vec<Slip> {
    if !is_memo(page.line(index)) {
        return Vec::new();
    }
    let first = (0..index).rev().take_while(|above| is_memo(page.line(*above))).last().unwrap_or(index);
    let last = (index..page.lines.len()).take_while(|below| is_memo(page.line(*below))).last().unwrap_or(index);
    let line = page.line(first);
    let sign = if line.starts_with('＃') {
        "始めの「＃」を半角の「#」にしてください"
    } else {
        "行の始めに半角の「#」を付けてください"
    };
    let range =
        if last > first { format!("{}行目から{}行目までの、", first + 1, last + 1) } else { String::new() };
    let goes_on = going_on(page, first)
        .map(|blanks| format!("。上の文の続きなら、行の始めに半角の空白を{blanks}個入れてください"));
    vec![Slip {
        extent: extent(first, line, 0, line.trim_end().len()),
        message: "項目名も字下げもない行です".to_owned(),
        hint: format!("メモなら、{range}{sign}{}", goes_on.unwrap_or_default()),
        lines: (first..=last).map(|at| (at, as_comment(page.line(at)))).collect(),
    }]
}

/// Whether a line is neither an entry nor an element, a comment or a part of another line.
fn is_memo(line: &str) -> bool {
    let text = line.trim_end();
    let is_part = text.starts_with(['{', '[', '}', ']', '"', '\'']) || text.ends_with([',', '"', '\'']);
    let begins = text.split([' ', '\u{3000}']).next().unwrap_or_default();
    let is_key = OF_FILES.iter().any(|key| is_same(begins, key));
    has_content(line)
        && !line.starts_with(char::is_whitespace)
        && !text.contains([':', '：'])
        && !text.starts_with("- ")
        && !["---", "..."].contains(&text)
        && !is_part
        && !is_key
}

fn as_comment(line: &str) -> String {
    format!("# {}", line.trim_start_matches('＃').trim_start())
}

/// How many blanks make a line go on with the text above it; `None` if that does not look like a text.
fn going_on(page: &Page, index: usize) -> Option<usize> {
    let above = page.above(index)?;
    let line = page.line(above);
    let parts = Parts::of(line);
    let is_sentence = line.trim_end().ends_with(['。', '、']);
    let is_ruler = !page.line(index).chars().any(char::is_alphanumeric);
    if is_ruler || indent(line) == 0 || !is_sentence {
        return None;
    }
    Some(if parts.has_key || parts.start > indent(line) { parts.start + 2 } else { parts.start })
}
