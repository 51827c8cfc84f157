//! 許可: findings that the authors have examined and permit, each with a reason.

use std::cell::OnceCell;

use serde_json::json;

use super::codec::schema::filled_text;
use super::codec::{Codec, Visitor, list, placed_text, record, text};
use crate::content::yaml::{Cursor, Source};
use crate::finding::{DocumentPath, Excerpt, Finding};
use crate::model::{Place, Placed};

/// The start of a comment that permits a finding.
const COMMENT: &str = "# shinkan: 許可";

/// A permission for some findings of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permission {
    /// The code of the rule.
    pub code: String,
    /// Why they are permitted; `None` if no reason is given.
    pub reason: Option<String>,
    /// Which findings it covers.
    pub scope: Scope,
    /// Where it is written.
    pub excerpt: Excerpt,
    /// The node on the line of the comment; `None` for a comment on a line of its own.
    pub place: Option<Place>,
    /// Whether it is part of a text, which is printed, and not a comment.
    pub is_printed: bool,
}

impl Permission {
    /// Whether it permits a finding. Errors are never permitted.
    pub fn covers(&self, finding: &Finding) -> bool {
        self.reason.is_some() && !self.is_printed && self.reaches(&self.code, finding)
    }

    /// Whether it would permit a finding if it were complete and had this code.
    pub fn reaches(&self, code: &str, finding: &Finding) -> bool {
        let may = code == finding.rule.code && !finding.is_error();
        // A finding on a page may have no place in a file.
        let is_in = |file: &str| {
            let folder = finding.excerpt.as_ref().and_then(|at| at.file.strip_suffix(file));
            folder.is_some_and(|folder| folder.is_empty() || folder.ends_with('/'))
        };
        let is_on_line = |at: &Excerpt| (&at.file, at.line) == (&self.excerpt.file, self.excerpt.line);
        may && match &self.scope {
            Scope::Line => finding.excerpt.as_ref().is_some_and(is_on_line),
            Scope::Edition => true,
            Scope::Part(part) => finding.path.leads_through(part),
            Scope::File(file) => is_in(file),
        }
    }
}

/// The findings a permission covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// Findings on the line of the comment.
    Line,
    /// All findings.
    Edition,
    /// Findings about a part of the document.
    Part(DocumentPath),
    /// Findings in a file: 1-1-1.yaml, projects/1-1-1.yaml.
    File(String),
}

impl Scope {
    /// 場所 as it is written; empty for a comment and for the whole edition.
    pub fn place(&self) -> String {
        match self {
            Self::Line | Self::Edition => String::new(),
            Self::Part(part) => part.to_string(),
            Self::File(file) => file.clone(),
        }
    }

    /// Parses 場所 of an entry of 許可.
    fn parse(text: &str) -> Self {
        if text.is_empty() {
            return Self::Edition;
        }
        let part = DocumentPath::parse(text).filter(|_| !text.ends_with(".yaml"));
        part.map_or_else(|| Self::File(text.to_owned()), Self::Part)
    }
}

/// Finds the permissions in the comments of a file.
pub(super) fn comments(file: usize, source: &Source) -> Vec<Permission> {
    let starts = OnceCell::new();
    let beside = |line: usize| -> Option<(Place, bool)> {
        let starts: &Vec<(usize, Place, &str)> = starts.get_or_init(|| source.starts(file));
        let behind = starts.partition_point(|(start, ..)| *start <= line);
        let (start, place, text) = starts.get(behind.checked_sub(1)?)?;
        // A comment is never part of a text.
        let is_printed = text.contains(COMMENT);
        (*start == line || is_printed).then(|| (place.clone(), is_printed))
    };
    let lines = source.text().lines().enumerate().filter_map(|(index, line)| {
        let (before, behind) = line.split_once(COMMENT)?;
        let mut words = behind.split_whitespace();
        let code = words.next().unwrap_or_default().to_owned();
        let reason = words.collect::<Vec<_>>().join(" ");
        let column = before.chars().count();
        let length = line.chars().count() - column;
        let beside = beside(index + 1);
        Some(Permission {
            code,
            reason: (!reason.is_empty()).then_some(reason),
            scope: Scope::Line,
            excerpt: source.excerpt_at(index + 1, column, length),
            is_printed: beside.as_ref().is_some_and(|(_, is_printed)| *is_printed),
            place: beside.map(|(place, _)| place),
        })
    });
    lines.collect()
}

/// The list 許可 of plan.yaml.
///
/// - `permitted`: the codes that an editor offers
pub(super) fn listed<'a>(permitted: &'a [&'static str]) -> Codec<'a, Vec<Permission>> {
    list(format!("- {EXAMPLE}"), permission(permitted)).codec()
}

const EXAMPLE: &str = "{コード: missing-unit, 場所: No.24, 理由: 原本のまま}";

/// An entry of the list: its code, what it covers, its reason.
type Entry = (Placed<String>, String, Option<String>);

fn permission<'a>(permitted: &'a [&'static str]) -> Codec<'a, Permission> {
    let define = move |d: &mut Visitor, (code, scope, reason): &mut Entry| {
        // The check of the permissions reports unknown codes.
        let offered = placed_text().filled(move || json!({ "anyOf": [{ "enum": permitted }, filled_text()] }));
        d.required("コード", "指摘のコード。shinkan check が [ ] の中に示します", code, offered);
        let about = "シート 6、No.24 など、またはファイル名。書かないと、この年度版の全体";
        d.field("場所", about, scope, text());
        d.field("理由", "そのままにする理由。必ず書きます", reason, text().some());
    };
    let entry = record(EXAMPLE, Entry::default(), define);
    let schema = entry.clone();
    let read = move |at: &Cursor| {
        let (code, scope, reason) = entry.read(at)?;
        let excerpt = at.excerpt(&code.place);
        Some(Permission {
            code: code.value,
            reason,
            scope: Scope::parse(&scope),
            excerpt,
            place: None,
            is_printed: false,
        })
    };
    Codec::new(read, move || schema.schema(), |_| String::new())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Rule;

    const RULE: &Rule = &Rule::warning("missing-unit", "");
    const ERROR: &Rule = &Rule::error("missing-unit", "");

    fn at(file: &str, line: usize) -> Excerpt {
        Excerpt { file: file.into(), line, column: 1, width: 1, text: String::new(), cut: 0 }
    }

    fn finding(rule: &'static Rule) -> Finding {
        let path = DocumentPath::parse("シート 12 / 事業 相談 / No.12 / 指標 2").unwrap();
        Finding { path, ..Finding::new(rule, "", Some(at("content/2019/projects/1-1-1.yaml", 4))) }
    }

    fn permission(scope: Scope) -> Permission {
        let reason = Some("原本のまま".to_owned());
        let excerpt = at("content/2019/projects/1-1-1.yaml", 4);
        Permission { code: "missing-unit".into(), reason, scope, excerpt, place: None, is_printed: false }
    }

    #[test]
    fn a_scope_names_the_whole_edition_a_part_of_the_document_or_a_file() {
        let covers = |scope: &str| permission(Scope::parse(scope)).covers(&finding(RULE));
        for scope in ["", "シート 12", "No.12", "No.12 / 指標 2", "1-1-1.yaml", "projects/1-1-1.yaml"] {
            assert!(covers(scope), "{scope}");
        }
        for scope in ["シート 1", "No.1", "指標 12", "No.12（再掲）", "1-1.yaml", "1.yaml", "projects", "どこか"]
        {
            assert!(!covers(scope), "{scope}");
        }
    }

    #[test]
    fn a_comment_covers_its_line() {
        assert!(permission(Scope::Line).covers(&finding(RULE)));
        let below = Permission { excerpt: at("content/2019/projects/1-1-1.yaml", 5), ..permission(Scope::Line) };
        assert!(!below.covers(&finding(RULE)));
    }

    #[test]
    fn neither_an_error_is_covered_nor_anything_without_a_reason() {
        assert!(!permission(Scope::Edition).covers(&finding(ERROR)));
        assert!(!Permission { reason: None, ..permission(Scope::Edition) }.covers(&finding(RULE)));
        assert!(!Permission { is_printed: true, ..permission(Scope::Edition) }.covers(&finding(RULE)));
    }
}
