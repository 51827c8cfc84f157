//! 注記: lists of fixed sentences, in which counts may stand.

use crate::content::codec::{Codec, list, schema, text};
use crate::content::faults;
use crate::content::misspelling::nearest;
use crate::content::yaml::Cursor;
use crate::model::{FixedNote, NoteCount, NoteFault};

/// The sentences of a list.
pub(super) fn notes<'a>(example: &'a str) -> Codec<'a, Vec<FixedNote>> {
    list(example, note()).codec().said(|notes| {
        let notes: Vec<&str> = notes.iter().map(FixedNote::as_written).collect();
        notes.join("\n")
    })
}

fn note<'a>() -> Codec<'a, FixedNote> {
    let read = |at: &Cursor| {
        let fault = match FixedNote::parse(&at.text()?.value) {
            Ok(note) => return Some(note),
            Err(fault) => fault,
        };
        let literal = "「{」をそのまま印刷するなら、「{{」と書いてください";
        let names = || NoteCount::KEYWORDS.into_iter().map(|(name, _)| name);
        let (message, hint) = match fault {
            NoteFault::Open => ("「{」を閉じる「}」がありません".to_owned(), literal.to_owned()),
            NoteFault::Unknown(name) => {
                let known = match nearest(&name, names()) {
                    Some(near) => format!("{{{near}}} ではありませんか"),
                    None => {
                        let names: Vec<String> = names().map(|name| format!("{{{name}}}")).collect();
                        format!("書けるのは {} です", names.join("、"))
                    }
                };
                (format!("{{{name}}} という数はありません"), format!("{known}。{literal}"))
            }
        };
        at.fault(faults::UNKNOWN_PART, message, hint);
        None
    };
    Codec::new(read, schema::text, |note: &FixedNote| note.as_written().to_owned()).filled(|| text().filled_schema())
}
