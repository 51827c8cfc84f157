//! 許可: findings that the authors have examined and permit, each with a reason.

use std::cell::OnceCell;

use crate::content::yaml::{Cursor, Source};
use crate::finding::{DocumentPath, Excerpt, Finding};
use crate::model::Place;
use crate::vocabulary as word;

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
    /// Whether it is part of a text, and so printed, instead of a comment.
    pub is_printed: bool,
}

impl Permission {
    /// Whether it permits a finding. Errors are never permitted.
    pub fn covers(&self, finding: &Finding) -> bool {
        let may = self.reason.is_some() && !self.is_printed && self.code == finding.rule.code && !finding.is_error();
        let Some(excerpt) = finding.excerpt.as_ref().filter(|_| may) else { return false };
        match &self.scope {
            Scope::Line => (&excerpt.file, excerpt.line) == (&self.excerpt.file, self.excerpt.line),
            Scope::Edition => true,
            Scope::Part(part) => finding.path.leads_through(part),
            Scope::File(file) => excerpt
                .file
                .strip_suffix(file.as_str())
                .is_some_and(|folder| folder.is_empty() || folder.ends_with('/')),
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

/// Reads the list 許可 of plan.yaml.
pub(super) fn list(at: &Cursor) -> Vec<Permission> {
    let entries = at.list("- {コード: missing-unit, 場所: No.24, 理由: 印刷のまま}");
    let read = |at: Cursor| {
        let mut fields = at.fields("{コード: missing-unit, 場所: No.24, 理由: 印刷のまま}");
        let code = fields.required(word::CODE);
        let scope = fields.text(word::SCOPE).map(|text| text.value).unwrap_or_default();
        let reason = fields.text(word::REASON).map(|text| text.value);
        fields.finish();
        let code = code?;
        Some(Permission {
            code: code.value,
            reason,
            scope: Scope::parse(&scope),
            excerpt: at.excerpt(&code.place),
            place: None,
            is_printed: false,
        })
    };
    entries.into_iter().filter_map(read).collect()
}
