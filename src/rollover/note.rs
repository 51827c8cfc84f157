//! The report on a rollover: what has been changed, and what people must look at.

/// One line of the report.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Note {
    /// What happened or is to be checked.
    pub kind: NoteKind,
    /// The key, or the name of an axis, a series or an own field.
    pub what: String,
    /// The owner, such as No.3, 事業 1-1-1 or the name of a section; empty for a setting.
    pub whom: String,
    /// The old text.
    pub old: String,
    /// The new text; for a removed value, its period.
    pub new: String,
    /// The path of the file in the edition's folder.
    pub file: String,
    /// The line.
    pub line: NoteLine,
}

impl Note {
    /// A note about a key, or an axis, series or field of this name.
    pub(super) fn new(kind: NoteKind, what: &str) -> Self {
        Self { kind, what: what.to_owned(), ..Self::default() }
    }

    /// A note about something that `whom` carries.
    pub(super) fn carried_by(whom: &str, kind: NoteKind, what: &str) -> Self {
        Self { whom: whom.to_owned(), ..Self::new(kind, what) }
    }

    pub(super) fn old(self, old: impl Into<String>) -> Self {
        Self { old: old.into(), ..self }
    }

    pub(super) fn new_text(self, new: impl Into<String>) -> Self {
        Self { new: new.into(), ..self }
    }
}

/// The kinds of notes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum NoteKind {
    /// A setting that contains the year was rewritten.
    #[default]
    Rewritten,
    /// A value without a year became one value for each earlier year.
    Spread,
    /// A judgement without a year became that of the earlier year, which the new paper prints or counts.
    Recorded,
    /// A judgement or a 成果 was emptied.
    Cleared,
    /// What a 再掲 overrides for the year was removed.
    OverrideGone,
    /// The value of a period that is no longer shown was removed.
    OutOfView,
    /// A value that was written before its period in a series of results was removed.
    Ahead,
    /// The label of a period that is no longer shown was removed.
    LabelGone,
    /// The opinions were removed; `old` is their number.
    OpinionsGone,
    /// A permission that is no longer needed was removed.
    PermissionGone,
    /// A comment beside something removed was removed with it.
    CommentGone,
    /// Check a period of 表示年度: it stayed, because it holds a baseline or a later target.
    Stays,
    /// Check a setting: it was kept.
    Setting,
    /// Check the label of a period: it may fit another period only.
    Label,
    /// Check an own field: it was kept.
    Field,
    /// Check a value without a year: it was kept.
    EveryYear,
    /// Check a value of the new period: it was kept.
    Early,
    /// Check the overriding indicators of a 再掲: they are filled in separately from the original.
    OverriddenIndicators,
    /// Check a text or comment that mentions a year or a day; `old` holds the words.
    Year,
    /// A file or folder was not copied.
    NotCopied,
}

/// A line of a file, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoteLine {
    /// In the new edition.
    New(usize),
    /// In the old edition; the new one no longer has it.
    Old(usize),
}

impl Default for NoteLine {
    fn default() -> Self {
        Self::New(1)
    }
}
