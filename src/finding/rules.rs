//! The table of rules: the name of each, how much it weighs, and its page.

use super::Severity;

/// A rule by which content is judged.
#[derive(Debug)]
pub struct Rule {
    /// Its ASCII name, stable over versions.
    pub code: &'static str,
    /// How much its findings weigh.
    pub severity: Severity,
    /// Its page for people, in Japanese: what it looks at, why, an example, the remedy.
    pub page: &'static str,
}

impl Rule {
    /// The rule of that name.
    pub fn find(code: &str) -> Option<&'static Self> {
        RULES.binary_search_by_key(&code, |rule| rule.code).ok().map(|index| &RULES[index])
    }
}

/// Every rule, sorted by its name.
#[rustfmt::skip]
pub const RULES: &[Rule] = &[
    Rule { code: "bad-date", severity: Severity::Error, page: include_str!("../../docs/checks/bad-date.md") },
    Rule { code: "bad-id", severity: Severity::Error, page: include_str!("../../docs/checks/bad-id.md") },
    Rule { code: "bad-number", severity: Severity::Error, page: include_str!("../../docs/checks/bad-number.md") },
    Rule { code: "band-order", severity: Severity::Error, page: include_str!("../../docs/checks/band-order.md") },
    Rule { code: "blank-key", severity: Severity::Error, page: include_str!("../../docs/checks/blank-key.md") },
    Rule { code: "blank-outcome", severity: Severity::Warning, page: include_str!("../../docs/checks/blank-outcome.md") },
    Rule { code: "blank-page", severity: Severity::Warning, page: include_str!("../../docs/checks/blank-page.md") },
    Rule { code: "blank-status", severity: Severity::Warning, page: include_str!("../../docs/checks/blank-status.md") },
    Rule { code: "breakdown-changed", severity: Severity::Warning, page: include_str!("../../docs/checks/breakdown-changed.md") },
    Rule { code: "case-clash", severity: Severity::Error, page: include_str!("../../docs/checks/case-clash.md") },
    Rule { code: "computed-differs", severity: Severity::Warning, page: include_str!("../../docs/checks/computed-differs.md") },
    Rule { code: "control-character", severity: Severity::Error, page: include_str!("../../docs/checks/control-character.md") },
    Rule { code: "cut-by-comment", severity: Severity::Warning, page: include_str!("../../docs/checks/cut-by-comment.md") },
    Rule { code: "decomposed-kana", severity: Severity::Warning, page: include_str!("../../docs/checks/decomposed-kana.md") },
    Rule { code: "different-values", severity: Severity::Warning, page: include_str!("../../docs/checks/different-values.md") },
    Rule { code: "doubled-word", severity: Severity::Note, page: include_str!("../../docs/checks/doubled-word.md") },
    Rule { code: "duplicate-department", severity: Severity::Error, page: include_str!("../../docs/checks/duplicate-department.md") },
    Rule { code: "duplicate-key", severity: Severity::Error, page: include_str!("../../docs/checks/duplicate-key.md") },
    Rule { code: "duplicate-name", severity: Severity::Error, page: include_str!("../../docs/checks/duplicate-name.md") },
    Rule { code: "duplicate-number", severity: Severity::Error, page: include_str!("../../docs/checks/duplicate-number.md") },
    Rule { code: "duplicate-opinion", severity: Severity::Error, page: include_str!("../../docs/checks/duplicate-opinion.md") },
    Rule { code: "duplicate-project", severity: Severity::Error, page: include_str!("../../docs/checks/duplicate-project.md") },
    Rule { code: "duplicate-year", severity: Severity::Error, page: include_str!("../../docs/checks/duplicate-year.md") },
    Rule { code: "empty-file", severity: Severity::Error, page: include_str!("../../docs/checks/empty-file.md") },
    Rule { code: "encoding", severity: Severity::Error, page: include_str!("../../docs/checks/encoding.md") },
    Rule { code: "falling-values", severity: Severity::Note, page: include_str!("../../docs/checks/falling-values.md") },
    Rule { code: "file-clash", severity: Severity::Error, page: include_str!("../../docs/checks/file-clash.md") },
    Rule { code: "file-too-large", severity: Severity::Error, page: include_str!("../../docs/checks/file-too-large.md") },
    Rule { code: "folded-line", severity: Severity::Warning, page: include_str!("../../docs/checks/folded-line.md") },
    Rule { code: "label-count", severity: Severity::Error, page: include_str!("../../docs/checks/label-count.md") },
    Rule { code: "layout-warning", severity: Severity::Warning, page: include_str!("../../docs/checks/layout-warning.md") },
    Rule { code: "lost-character", severity: Severity::Error, page: include_str!("../../docs/checks/lost-character.md") },
    Rule { code: "missing-file", severity: Severity::Error, page: include_str!("../../docs/checks/missing-file.md") },
    Rule { code: "missing-glyph", severity: Severity::Error, page: include_str!("../../docs/checks/missing-glyph.md") },
    Rule { code: "missing-key", severity: Severity::Error, page: include_str!("../../docs/checks/missing-key.md") },
    Rule { code: "missing-period", severity: Severity::Note, page: include_str!("../../docs/checks/missing-period.md") },
    Rule { code: "missing-unit", severity: Severity::Warning, page: include_str!("../../docs/checks/missing-unit.md") },
    Rule { code: "missing-value", severity: Severity::Warning, page: include_str!("../../docs/checks/missing-value.md") },
    Rule { code: "mixed-keys", severity: Severity::Error, page: include_str!("../../docs/checks/mixed-keys.md") },
    Rule { code: "next-year-differs", severity: Severity::Warning, page: include_str!("../../docs/checks/next-year-differs.md") },
    Rule { code: "not-a-number", severity: Severity::Warning, page: include_str!("../../docs/checks/not-a-number.md") },
    Rule { code: "not-printed", severity: Severity::Warning, page: include_str!("../../docs/checks/not-printed.md") },
    Rule { code: "number-gap", severity: Severity::Warning, page: include_str!("../../docs/checks/number-gap.md") },
    Rule { code: "old-era", severity: Severity::Warning, page: include_str!("../../docs/checks/old-era.md") },
    Rule { code: "old-era-in-text", severity: Severity::Note, page: include_str!("../../docs/checks/old-era-in-text.md") },
    Rule { code: "option-count", severity: Severity::Error, page: include_str!("../../docs/checks/option-count.md") },
    Rule { code: "private-character", severity: Severity::Error, page: include_str!("../../docs/checks/private-character.md") },
    Rule { code: "repeat-drift", severity: Severity::Warning, page: include_str!("../../docs/checks/repeat-drift.md") },
    Rule { code: "repeat-slip", severity: Severity::Warning, page: include_str!("../../docs/checks/repeat-slip.md") },
    Rule { code: "repeated-outcome", severity: Severity::Warning, page: include_str!("../../docs/checks/repeated-outcome.md") },
    Rule { code: "same-judgement", severity: Severity::Note, page: include_str!("../../docs/checks/same-judgement.md") },
    Rule { code: "same-outcome-as-last-year", severity: Severity::Note, page: include_str!("../../docs/checks/same-outcome-as-last-year.md") },
    Rule { code: "small-type", severity: Severity::Warning, page: include_str!("../../docs/checks/small-type.md") },
    Rule { code: "space-in-word", severity: Severity::Note, page: include_str!("../../docs/checks/space-in-word.md") },
    Rule { code: "spelling-variants", severity: Severity::Note, page: include_str!("../../docs/checks/spelling-variants.md") },
    Rule { code: "split-item", severity: Severity::Warning, page: include_str!("../../docs/checks/split-item.md") },
    Rule { code: "split-number", severity: Severity::Error, page: include_str!("../../docs/checks/split-number.md") },
    Rule { code: "text-overflow", severity: Severity::Warning, page: include_str!("../../docs/checks/text-overflow.md") },
    Rule { code: "too-wide", severity: Severity::Error, page: include_str!("../../docs/checks/too-wide.md") },
    Rule { code: "unbalanced-bracket", severity: Severity::Note, page: include_str!("../../docs/checks/unbalanced-bracket.md") },
    Rule { code: "unit-without-value", severity: Severity::Warning, page: include_str!("../../docs/checks/unit-without-value.md") },
    Rule { code: "unknown-department", severity: Severity::Error, page: include_str!("../../docs/checks/unknown-department.md") },
    Rule { code: "unknown-key", severity: Severity::Error, page: include_str!("../../docs/checks/unknown-key.md") },
    Rule { code: "unknown-number", severity: Severity::Error, page: include_str!("../../docs/checks/unknown-number.md") },
    Rule { code: "unknown-part", severity: Severity::Error, page: include_str!("../../docs/checks/unknown-part.md") },
    Rule { code: "unknown-status", severity: Severity::Error, page: include_str!("../../docs/checks/unknown-status.md") },
    Rule { code: "unknown-word", severity: Severity::Error, page: include_str!("../../docs/checks/unknown-word.md") },
    Rule { code: "unknown-year", severity: Severity::Error, page: include_str!("../../docs/checks/unknown-year.md") },
    Rule { code: "unlisted-project", severity: Severity::Warning, page: include_str!("../../docs/checks/unlisted-project.md") },
    Rule { code: "unread-file", severity: Severity::Warning, page: include_str!("../../docs/checks/unread-file.md") },
    Rule { code: "unreadable-file", severity: Severity::Error, page: include_str!("../../docs/checks/unreadable-file.md") },
    Rule { code: "unused-permission", severity: Severity::Warning, page: include_str!("../../docs/checks/unused-permission.md") },
    Rule { code: "width-mixture", severity: Severity::Note, page: include_str!("../../docs/checks/width-mixture.md") },
    Rule { code: "wrong-type", severity: Severity::Error, page: include_str!("../../docs/checks/wrong-type.md") },
    Rule { code: "yaml-syntax", severity: Severity::Error, page: include_str!("../../docs/checks/yaml-syntax.md") },
    Rule { code: "year-mismatch", severity: Severity::Error, page: include_str!("../../docs/checks/year-mismatch.md") },
    Rule { code: "year-not-shown", severity: Severity::Error, page: include_str!("../../docs/checks/year-not-shown.md") },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_every_page_is_about_its_rule() {
        assert!(RULES.is_sorted_by_key(|rule| rule.code));
        for rule in RULES {
            assert_eq!(rule.page.lines().next(), Some(format!("# {}", rule.code).as_str()));
        }
    }
}
