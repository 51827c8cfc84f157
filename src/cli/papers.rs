//! `--paper`: chooses among the papers of a plan.

use anyhow::bail;

use crate::content::suggest;
use crate::model::{Edition, PaperId};

/// The papers with these 資料番号, each once, in the order of the plan; all papers if none is named.
///
/// # Errors
/// If the plan has no paper of a number.
pub(super) fn chosen(edition: &Edition, numbers: &[String]) -> anyhow::Result<Vec<PaperId>> {
    let all: Vec<(PaperId, &str)> = edition.papers().map(|id| (id, edition.paper_number(id))).collect();
    for number in numbers {
        if all.iter().all(|(_, known)| known != number) {
            let known: Vec<&str> = all.iter().map(|(_, known)| *known).collect();
            let hint = suggest(number, known.iter().copied());
            let hint = hint.unwrap_or_else(|| format!("あるのは {} です", known.join("、")));
            bail!("「{number}」という資料はありません。{hint}");
        }
    }
    let is_chosen = |number: &str| numbers.is_empty() || numbers.iter().any(|chosen| chosen == number);
    Ok(all.into_iter().filter(|(_, number)| is_chosen(number)).map(|(id, _)| id).collect())
}
