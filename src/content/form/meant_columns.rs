//! Columns that are written otherwise than 列 wants them: what was meant, and how to write it.

use crate::content::faults;
use crate::content::misspelling::{is_same, meant};
use crate::content::yaml::{Cursor, words_in};
use crate::model::{Part, TableKind};
use crate::vocabulary::{COLUMNS, EACH_PERIOD, OWN, PART, YEAR};

/// Words at the beginning of a column that is meant to be 年度ごと.
const GROUPS: [&str; 4] = [EACH_PERIOD, "年度毎", "毎年度", "各年度"];

/// The column of the year of a series: 目標の年度.
pub(super) fn year_of(series: &str) -> String {
    format!("{series}の年度")
}

/// The columns that a table may have.
pub(super) struct Offered<'a> {
    pub kind: TableKind,
    /// What a column may print, each with its word.
    pub words: &'a [(String, Part)],
    /// The series with a value for every period.
    pub yearly: Vec<&'a str>,
    /// Those of them that people write.
    pub written: Vec<&'a str>,
}

impl Offered<'_> {
    /// Reports a word that no column has.
    pub(super) fn tell_word(&self, at: &Cursor, word: &str) {
        let told = self.as_group(word).or_else(|| self.as_year(word)).or_else(|| self.as_several(at, word));
        let (message, hint) =
            told.unwrap_or_else(|| (format!("「{word}」という列はありません"), self.as_one(at, word)));
        at.fault(faults::UNKNOWN_PART, message, hint);
    }

    /// Reports an element that is no column because of its shape: a list, or 年度ごと in another place than its own.
    pub(super) fn told_shape(&self, at: &Cursor) -> bool {
        if at.is_list() && !at.is_empty() {
            at.fault(faults::WRONG_TYPE, "列の一覧の中に、一覧があります", self.without_brackets(at));
            return true;
        }
        match at.peek(EACH_PERIOD) {
            Some(group) => self.told_group(at, &group),
            None => self.told_as_part(at),
        }
    }

    /// Reports 年度ごと of an element where its value, or another key of the element, is not as it must be.
    fn told_group(&self, at: &Cursor, group: &Cursor) -> bool {
        if group.is_blank() {
            let message = format!("「{EACH_PERIOD}」に、並べる系列がありません");
            group.fault_at(&group.place.of_key(), faults::BLANK_KEY, message, self.write_group(&self.yearly));
        } else if let Some(part) = at.peek(PART) {
            let message = format!("「{PART}」と「{EACH_PERIOD}」は、1つの列に書けません");
            part.fault_at(
                &part.place.of_key(),
                faults::UNKNOWN_KEY,
                message,
                self.as_group_of(std::slice::from_ref(&part)),
            );
        } else if group.is_map() && group.peek(PART).is_none() {
            let values: Vec<Cursor> = group.keys().into_iter().filter_map(|key| group.peek(key)).collect();
            group.fault(faults::WRONG_TYPE, "ここには一覧を書きます", self.as_group_of(&values));
        } else {
            return false;
        }
        true
    }

    /// Reports 年度ごと under 内容.
    fn told_as_part(&self, at: &Cursor) -> bool {
        let part = at.peek(PART).and_then(|part| Some((part.word()?, part)));
        let Some((word, part)) = part.filter(|(word, _)| GROUPS.contains(&word.as_str()) && !self.is_known(word))
        else {
            return false;
        };
        let values: Vec<Cursor> = at.keys().into_iter().filter_map(|key| at.peek(key)).collect();
        let message = format!("「{word}」は、「{PART}」には書けません");
        part.fault(faults::UNKNOWN_PART, message, self.as_group_of(&values));
        true
    }

    /// How 年度ごと is written with the series that one of these values names, or with all.
    fn as_group_of(&self, values: &[Cursor]) -> String {
        let words = |at: &Cursor| -> Vec<String> {
            if at.is_list() {
                at.elements().iter().filter_map(Cursor::word).collect()
            } else {
                Vec::from_iter(at.word())
            }
        };
        let is_of_series = |words: &Vec<String>| !words.is_empty() && words.iter().all(|word| self.is_series(word));
        match values.iter().map(words).find(is_of_series) {
            Some(words) => self.write_group(&words.iter().map(String::as_str).collect::<Vec<_>>()),
            None => self.write_group(&self.yearly),
        }
    }

    /// A word that begins with 年度ごと, perhaps with its series behind it.
    fn as_group(&self, word: &str) -> Option<(String, String)> {
        let rest = GROUPS.iter().find_map(|group| word.strip_prefix(group))?;
        let series = words_in(rest.trim_start_matches([':', '：']));
        let series: Vec<&str> = series.into_iter().filter(|word| self.is_series(word)).collect();
        Some(if series.is_empty() {
            (format!("「{EACH_PERIOD}」に、並べる系列がありません"), self.write_group(&self.yearly))
        } else {
            let message = format!("「{EACH_PERIOD}」の後に、半角のコロンと半角の空白がありません");
            (message, self.write_group(&series))
        })
    }

    /// The year of a series that has none of its own.
    fn as_year(&self, word: &str) -> Option<(String, String)> {
        let series = self.written.iter().find(|series| year_of(series) == word)?;
        let message = format!("「{series}」は年度ごとの値なので、「{word}」という列はありません");
        let hint = format!(
            "「{series}」の値が1つの年度だけなら、様式の系列「{series}」に「{YEAR}: {OWN}」を加えてください。年度ごとの値なら、\
             「{word}」を消してください"
        );
        Some((message, hint))
    }

    /// Several words that are not separated as a list.
    fn as_several(&self, at: &Cursor, word: &str) -> Option<(String, String)> {
        let words = words_in(word);
        let is_list = words.len() > 1 || words.iter().any(|inner| *inner != word);
        if !is_list || !words.iter().any(|word| self.is_known(word)) {
            return None;
        }
        let list = words.join(", ");
        Some(match at.key() {
            Some(PART) if !words.iter().all(|word| self.is_series(word)) => {
                let columns: String = words.iter().map(|word| format!("「{word}」")).collect();
                ("1つの列に重ねられるのは、系列だけです".to_owned(), format!("{columns}を1つずつの列にしてください"))
            }
            Some(key) => ("ここには一覧を書きます".to_owned(), format!("「{key}: [{list}]」のように書いてください")),
            None if words.len() == 1 => (format!("「{word}」という列はありません"), write(&list)),
            None if at.is_in_flow() => (format!("「{word}」に、区切りの「,」が抜けています"), write(&list)),
            None => (format!("「{word}」は、1つの列ではありません"), in_lines(&words)),
        })
    }

    /// The remedy for one word: that of which it is the heading, or the most similar one.
    fn as_one(&self, at: &Cursor, word: &str) -> String {
        let kinds = [self.kind, TableKind::Items, TableKind::Indicators];
        let headed = kinds.into_iter().find_map(|kind| {
            self.words.iter().find(|(_, part)| is_same(&part.usual_heading(kind), word)).map(|(known, _)| known)
        });
        let known = || self.words.iter().map(|(word, _)| word.as_str());
        match (headed, meant(word, known())) {
            (Some(known), _) if known != word => {
                format!("「{word}」は、「{known}」という列に付く見出しです。「{known}」と書いてください")
            }
            (_, Some(known)) => format!("「{known}」ではありませんか"),
            _ => {
                let group = at.key_of_list().filter(|key| *key == COLUMNS).map(|_| EACH_PERIOD);
                format!("ここに書けるのは {} です", known().chain(group).collect::<Vec<_>>().join("、"))
            }
        }
    }

    /// The remedy for columns between brackets of their own.
    fn without_brackets(&self, at: &Cursor) -> String {
        let words: Vec<String> = at.elements().iter().filter_map(Cursor::word).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        if words.len() != at.elements().len() {
            return "この一覧の括弧や「- 」を消して、列を1つずつ書いてください".to_owned();
        }
        let list = words.join(", ");
        let apart = if at.is_in_flow() { write(&list) } else { in_lines(&words) };
        if words.len() > 1 && words.iter().all(|word| self.is_series(word)) {
            return format!("1つの列に重ねるなら「{{{PART}: [{list}]}}」と書いてください。別々の列にするなら、{apart}");
        }
        apart
    }

    fn is_known(&self, word: &str) -> bool {
        self.words.iter().any(|(known, _)| known == word)
    }

    fn is_series(&self, word: &str) -> bool {
        self.words.iter().any(|(known, part)| known == word && matches!(part, Part::Series(_)))
    }

    /// How 年度ごと is written with these series.
    fn write_group(&self, series: &[&str]) -> String {
        let series = if series.is_empty() { "実績".to_owned() } else { series.join(", ") };
        write(&format!("{{{EACH_PERIOD}: [{series}]}}"))
    }
}

fn write(text: &str) -> String {
    format!("「{text}」と書いてください")
}

/// How words are written as elements on lines of their own.
fn in_lines(words: &[&str]) -> String {
    let lines: String = words.iter().map(|word| format!("「- {word}」")).collect();
    format!("{lines}と、行を分けて書いてください")
}

/// The key of a list of columns that is meant to be 年度ごと.
pub(super) fn misspelt_group<'c>(at: &Cursor<'c>) -> Option<&'c str> {
    let is_list = |key: &&str| at.peek(key).is_some_and(|at| at.is_list());
    let is_meant = |key: &&str| *key != EACH_PERIOD && meant(key, [EACH_PERIOD].into_iter()).is_some();
    at.keys().into_iter().find(|key| is_list(key) && is_meant(key))
}
