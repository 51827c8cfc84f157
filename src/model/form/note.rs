//! 注記: fixed sentences, in which counts may stand.

/// 注記. A sentence in which a name in braces stands for a count: 再掲{再掲}件を除くと{実数}件です。
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FixedNote {
    written: String,
    parts: Vec<NotePart>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum NotePart {
    Text(String),
    Count(NoteCount),
}

/// A count that may stand in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteCount {
    /// 実数: the 取組項目, without 再掲.
    Net,
    /// 延べ: the rows, 再掲 included.
    Gross,
    /// 再掲.
    Repeats,
    /// 未記入: the 取組項目 in which something is missing.
    Blank,
    /// 事業.
    Projects,
}

impl NoteCount {
    /// The names of the content.
    pub const KEYWORDS: [(&'static str, Self); 5] = [
        ("実数", Self::Net),
        ("延べ", Self::Gross),
        ("再掲", Self::Repeats),
        ("未記入", Self::Blank),
        ("事業", Self::Projects),
    ];
}

/// Why a text is no sentence with counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoteFault {
    /// A brace is not closed.
    Open,
    /// There is no count of this name.
    Unknown(String),
}

impl FixedNote {
    /// Reads a sentence. {{ and }} stand for single braces.
    ///
    /// # Errors
    /// If a brace is not closed, or holds another name.
    pub fn parse(written: &str) -> Result<Self, NoteFault> {
        let mut parts = Vec::new();
        let mut text = String::new();
        let mut rest = written;
        while let Some(at) = rest.find(['{', '}']) {
            let (before, from) = rest.split_at(at);
            text.push_str(before);
            if let Some(after) = from.strip_prefix("{{") {
                text.push('{');
                rest = after;
            } else if let Some(after) = from.strip_prefix('{') {
                let (name, after) = after.split_once('}').ok_or(NoteFault::Open)?;
                let known = NoteCount::KEYWORDS.iter().find(|(known, _)| *known == name.trim());
                let (_, count) = known.ok_or_else(|| NoteFault::Unknown(name.trim().to_owned()))?;
                parts.push(NotePart::Text(std::mem::take(&mut text)));
                parts.push(NotePart::Count(*count));
                rest = after;
            } else {
                text.push('}');
                rest = from.strip_prefix("}}").unwrap_or(&from[1..]);
            }
        }
        text.push_str(rest);
        parts.push(NotePart::Text(text));
        Ok(Self { written: written.to_owned(), parts })
    }

    /// The sentence as it is written in the content.
    pub fn as_written(&self) -> &str {
        &self.written
    }

    /// The sentence with its counts.
    pub fn filled(&self, count: impl Fn(NoteCount) -> String) -> String {
        let part = |part: &NotePart| match part {
            NotePart::Text(text) => text.clone(),
            NotePart::Count(of) => count(*of),
        };
        self.parts.iter().map(part).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_braces_are_counts_and_double_braces_are_braces() {
        let filled = |text: &str| FixedNote::parse(text).map(|note| note.filled(|of| format!("<{of:?}>")));
        assert_eq!(filled("再掲{再掲}件のため{ 実数 }件").unwrap(), "再掲<Repeats>件のため<Net>件");
        assert_eq!(filled("{{実数}}は } です").unwrap(), "{実数}は } です");
        assert_eq!(filled("あ").unwrap(), "あ");
        assert_eq!(filled("{実質}"), Err(NoteFault::Unknown("実質".to_owned())));
        assert_eq!(filled("{実数"), Err(NoteFault::Open));
    }
}
