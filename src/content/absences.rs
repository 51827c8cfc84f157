//! 空欄: what to write for a value that does not exist.

use super::yaml::Dash;
use crate::characters::is_dash;
use crate::model::Form;

/// What to write instead of a lone dash.
///
/// - `form`: `None` if the 様式 could not be read
/// - `file`: that of the 様式; `None` if it is a part of plan.yaml
pub(super) fn dash(form: Option<&Form>, file: Option<&str>) -> Dash {
    let is_dash = |word: &&String| !word.is_empty() && word.chars().all(is_dash);
    let words = form.map(|form| form.absences.as_slice()).unwrap_or_default();
    let written = |word: &String| if word.contains('-') { format!("\"{word}\"") } else { word.clone() };
    if let Some(word) = words.iter().find(|word| *word == "-").or_else(|| words.iter().find(is_dash)) {
        return Dash { written: written(word), remark: None };
    }
    match file {
        Some(file) => {
            let remark = format!("値がないことを表すなら、{file} の「空欄」に {} を加えます", Dash::QUOTED);
            Dash { remark: Some(remark), ..Dash::default() }
        }
        None => Dash::default(),
    }
}
