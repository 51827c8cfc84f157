//! Indents that do not fit those around them.

use super::page::{Page, Parts, Slip, extent, has_content, indent};
use super::signs::begun_with_dash;

/// How many lines around give the indents that are tried.
const AROUND: usize = 60;
/// How many indents are tried.
const MOST: usize = 6;

/// Proposes other indents for a line.
pub(super) fn slips(page: &Page, index: usize) -> Vec<Slip> {
    let line = page.line(index);
    let rest = line.trim_start();
    if rest.is_empty() {
        return Vec::new();
    }
    let blanks = &line[..line.len() - rest.len()];
    let strange = blanks.find(|c| c != ' ');
    let own = width(page, index, blanks);
    let mut slips: Vec<Slip> = strange.is_none().then(|| element(page, index)).flatten().into_iter().collect();
    for level in levels(page, index, own, strange.is_some()) {
        let mended = |line: &str| format!("{}{}", " ".repeat(level), line.trim_start());
        let wanted = if level == 0 {
            "行の始めの空白をなくしてください".to_owned()
        } else {
            format!("行の始めの半角の空白を{level}個にしてください")
        };
        let (message, hint) = match strange.and_then(|at| blanks[at..].chars().next()) {
            Some('\t') => ("行の始めにタブがあります", format!("タブを消して、{wanted}")),
            Some(_) => ("行の始めに全角の空白があります", format!("全角の空白を消して、{wanted}")),
            None => ("字下げが揃っていません", format!("{wanted}（いまは{own}個です）")),
        };
        let at = strange.unwrap_or(blanks.len());
        let end = at + line[at..].chars().next().map_or(0, char::len_utf8);
        let slip = |hint: String, lines| Slip {
            extent: extent(index, line, at, end),
            message: message.to_owned(),
            hint,
            lines,
        };
        slips.push(slip(hint.clone(), vec![(index, mended(line))]));
        // With the lines that belong to it.
        let block: Vec<usize> = (index + 1..page.lines.len())
            .take_while(|below| !has_content(page.line(*below)) || indent(page.line(*below)) > own)
            .collect();
        if !block.is_empty() && strange.is_none() {
            let shifted = |below: &usize| {
                let line = page.line(*below);
                let blanks = (indent(line) + level).saturating_sub(own);
                (*below, format!("{}{}", " ".repeat(blanks), line.trim_start()))
            };
            let lines = std::iter::once((index, mended(line))).chain(block.iter().map(shifted)).collect();
            let last = block.iter().rev().find(|below| has_content(page.line(**below))).map_or(index, |last| *last);
            slips.push(slip(format!("{hint}。{}行目までの行も、同じだけ動かしてください", last + 1), lines));
        }
    }
    slips
}

/// How many columns the blanks before a line take: a tab leads to where the line above begins.
fn width(page: &Page, index: usize, blanks: &str) -> usize {
    if blanks.contains('\t') {
        return page.above(index).map_or(0, |above| Parts::of(page.line(above)).start);
    }
    blanks.chars().map(|c| if c == ' ' { 1 } else { 2 }).sum()
}

/// The indents of the lines around, the nearest to a line's own first.
fn levels(page: &Page, index: usize, own: usize, any: bool) -> Vec<usize> {
    let around = index.saturating_sub(AROUND)..(index + AROUND).min(page.lines.len());
    let lines = around.filter(|other| *other != index).map(|other| page.line(other));
    let mut levels: Vec<usize> = Vec::new();
    for line in lines.filter(|line| has_content(line)) {
        let blanks = indent(line);
        // Behind a dash begins a level, too.
        levels.push(blanks);
        levels.extend(line[blanks..].starts_with("- ").then_some(blanks + 2));
    }
    // The next level below the line above.
    levels.extend(page.above(index).map(|above| indent(page.line(above)) + 2));
    levels.sort_unstable();
    levels.dedup();
    levels.retain(|level| any || *level != own);
    levels.sort_by_key(|level| (level.abs_diff(own), usize::MAX - level));
    levels.truncate(MOST);
    levels
}

/// Proposes a dash for the first line of a list whose other elements have one.
fn element(page: &Page, index: usize) -> Option<Slip> {
    let line = page.line(index);
    let own = indent(line);
    if !line[own..].starts_with("- ") {
        return None;
    }
    let parent = (0..index).rev().find(|above| {
        let above = page.line(*above);
        has_content(above) && (indent(above) < own || (indent(above) == own && above.trim_end().ends_with(':')))
    })?;
    let first = page.below(parent)?;
    let begun = page.line(first);
    if first >= index || begun.trim_start().starts_with('-') || indent(begun) < own {
        return None;
    }
    let rest = begun.trim_start();
    let start = indent(begun);
    let mended = format!("{}- {rest}", " ".repeat(own));
    let hint = format!("この一覧の項目は「- 」で始めます。{}", begun_with_dash(&mended, own));
    // The lines that belong to it.
    let others: Vec<usize> = (first + 1..index).filter(|other| has_content(page.line(*other))).collect();
    let blanks = (own + 2).saturating_sub(start);
    let shifted = others.iter().map(|other| (*other, format!("{}{}", " ".repeat(blanks), page.line(*other))));
    let hint = match others.last() {
        Some(last) if blanks > 0 => {
            format!("{hint}。{}行目までの行の始めには、半角の空白を{blanks}個加えてください", last + 1)
        }
        _ => hint,
    };
    Some(Slip {
        extent: extent(first, begun, start, start + rest.chars().next().map_or(0, char::len_utf8)),
        message: "項目の始めの「- 」がありません".to_owned(),
        hint,
        lines: std::iter::once((first, mended)).chain(shifted).collect(),
    })
}
