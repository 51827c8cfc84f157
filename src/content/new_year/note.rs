//! What is told of an edition that has been carried over.

/// One thing that has been done, or is left to people.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Note {
    /// What kind of thing it is.
    pub kind: Kind,
    /// What it is about: a key, the name of an axis, a series or an own field.
    pub what: String,
    /// Whose it is: No.3, 事業 1-1-1, the name of a section; empty for a setting.
    pub whom: String,
    /// What stands or stood there.
    pub old: String,
    /// What stands there now; of a value that is gone, the period of which it was.
    pub new: String,
    /// The path of the file in the edition's folder.
    pub file: String,
    /// Where it stands.
    pub line: Line,
}

/// The kinds of notes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A setting that carries the year has been written anew.
    #[default]
    Rewritten,
    /// One value for every year has become one for each of the years before.
    Spread,
    /// A judgement or a 成果 is blank again.
    Cleared,
    /// What a 再掲 said otherwise of the year is gone.
    OverrideGone,
    /// The value of a period that is no longer shown is gone.
    OutOfView,
    /// What was written of the new year before it came, where results are written, is gone.
    Ahead,
    /// The label of a period that is no longer shown is gone.
    LabelGone,
    /// The opinions are gone; `old` is their number.
    OpinionsGone,
    /// A permission of which there is no need is gone.
    PermissionGone,
    /// A comment that stood beside what is gone, is gone with it.
    CommentGone,
    /// A setting that people may want to change.
    Setting,
    /// The label of a period that may be meant for another one.
    Label,
    /// An own field that says what it said.
    Field,
    /// A value for every year that says what it said.
    EveryYear,
    /// What is written of the new year already, and stays.
    Early,
    /// The indicators of a 再掲, which are filled in beside those that it repeats.
    OverriddenIndicators,
    /// A text or a comment that names a year or a day; `old` are the words.
    Year,
    /// A file that has not been carried over, or a folder.
    NotCopied,
}

/// A line of a file, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Line {
    /// Of the file in the new edition.
    New(usize),
    /// Of the file in the old edition: in the new one it is gone.
    Old(usize),
}

impl Default for Line {
    fn default() -> Self {
        Self::New(1)
    }
}
