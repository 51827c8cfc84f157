//! Texts that are figures and want a unit: 約100, 22/655.

use crate::characters::is_digit;

/// Prefixes of a figure that still wants a unit.
const PREFIXES: [&str; 10] = ["およそ", "延べ", "のべ", "累計", "合計", "各", "約", "延", "計", "全"];

/// Whether a text is a figure that wants a unit: 22/655 (延件数), 各11, 約100, but not 12回, 令和2年3月 or 2020/3/31.
pub fn is_counted(text: &str) -> bool {
    let text = outside_brackets(text);
    let text = text.trim();
    let text = PREFIXES.iter().find_map(|prefix| text.strip_prefix(prefix)).unwrap_or(text);
    let parts: Vec<&str> = text.split(['/', '／']).map(str::trim).collect();
    let is_figure =
        |part: &&str| part.chars().any(char::is_numeric) && part.chars().all(|c| is_digit(c) || ".,．，".contains(c));
    parts.len() <= 2 && parts.iter().all(is_figure)
}

/// A text that is a figure, with its unit behind it, before what is in brackets: 12回（うち夜間3）.
///
/// - `unit`: follows the figure directly
pub fn with_unit(text: &str, unit: &str) -> String {
    let (figure, rest) = text.split_at(text.find(['(', '（']).filter(|at| *at > 0).unwrap_or(text.len()));
    let plain = figure.trim_end();
    format!("{plain}{unit}{}{rest}", &figure[plain.len()..])
}

/// Removes what is in brackets.
fn outside_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '(' | '（' => depth += 1,
            ')' | '）' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_want_a_unit() {
        for text in ["22/655 (延件数)", "26/143", "各11", "約100", "延べ1,200", "２３", "12（うち夜間3）"]
        {
            assert!(is_counted(text), "{text}");
        }
    }

    #[test]
    fn texts_and_figures_with_their_own_unit_want_none() {
        for text in ["12回", "実施", "-", "", "令和2年3月", "2020/3/31", "(3)", "A", "第2期", "11回/12回"] {
            assert!(!is_counted(text), "{text}");
        }
    }

    #[test]
    fn a_unit_stands_behind_the_figure() {
        for (text, with) in
            [("約100", "約100回"), ("12（うち夜間3）", "12回（うち夜間3）"), ("22/655 (延件数)", "22/655回 (延件数)")]
        {
            assert_eq!(with_unit(text, "回"), with);
        }
    }
}
