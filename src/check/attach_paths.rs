//! Finds the path in the document for a place of the content.
//!
//! This uses the files as written, not the model, because a fault may keep a node out of the model.

use std::collections::HashMap;

use crate::content::Sources;
use crate::finding::{DocumentPath, Finding, Step};
use crate::model::{Edition, Place, Subject, numbered};
use crate::vocabulary as word;

/// Sets the path in the document of every finding about a node of the content.
///
/// Without an edition, sheets are unknown.
pub(super) fn attach_paths(findings: &mut [Finding], sources: &Sources, edition: Option<&Edition>) {
    let sheets = edition.map(sheets).unwrap_or_default();
    for finding in findings {
        if let Some(place) = &finding.place {
            finding.path = DocumentPath::new(path(place, sources, &sheets));
        }
    }
}

/// The sheet, counted from 1, that prints the 事業 of a file.
fn sheets(edition: &Edition) -> HashMap<usize, usize> {
    let sheets = edition.sheets().enumerate().map(|(index, sheet)| (index + 1, sheet.section()));
    sheets
        .flat_map(|(number, sheet)| sheet.projects.iter().map(move |project| (project.name.place.file, number)))
        .collect()
}

fn path(place: &Place, sources: &Sources, sheets: &HashMap<usize, usize>) -> Vec<Step> {
    let root = Place::root(place.file);
    if let Some(id) = sources.project(place.file) {
        let name = sources.text(&root, word::PROJECT).unwrap_or(id);
        let sheet = sheets.get(&place.file).map(|number| Step::Sheet(number.to_string()));
        let project = Step::Project(name.replace('\n', " "));
        return sheet.into_iter().chain([project]).chain(item(place, sources)).collect();
    }
    match entry(place, &root, sources, word::OPINIONS) {
        Some((ordinal, opinion)) if sources.is_opinions(place.file) => {
            let subject = |key| sources.text(&opinion, key).map(str::to_owned);
            let on = subject(word::NUMBER)
                .map(|number| Step::Item { number, is_repeat: false })
                .or_else(|| subject(word::PROJECT).map(Step::Project))
                .or_else(|| subject(word::SHEET).map(Step::Sheet));
            vec![Step::Opinions, on.unwrap_or(Step::UnknownOpinion(ordinal + 1))]
        }
        _ => Vec::new(),
    }
}

/// The 取組項目 and the indicator around a place in the file of a 事業, if any.
fn item(place: &Place, sources: &Sources) -> Vec<Step> {
    let root = Place::root(place.file);
    let Some((ordinal, item)) = entry(place, &root, sources, word::ITEMS) else {
        return indicator(place, &root, sources).into_iter().collect();
    };
    let numbered =
        |key, is_repeat| sources.text(&item, key).map(|number| Step::Item { number: number.to_owned(), is_repeat });
    let step = numbered(word::REPEAT, true).or_else(|| numbered(word::NUMBER, false));
    let step = step.unwrap_or(Step::UnnumberedItem(ordinal + 1));
    let overrides = sources.entry(&item, word::OVERRIDES).filter(|overrides| place.is_in(overrides));
    [step].into_iter().chain(indicator(place, overrides.as_ref().unwrap_or(&item), sources)).collect()
}

/// The indicator around a place, among those of a map.
fn indicator(place: &Place, map: &Place, sources: &Sources) -> Option<Step> {
    let (ordinal, _) = entry(place, map, sources, word::INDICATORS)?;
    Some(Step::Indicator(ordinal + 1))
}

/// The element around a place, in the list under a key of a map: its index and its place.
fn entry(place: &Place, map: &Place, sources: &Sources, key: &str) -> Option<(usize, Place)> {
    let list = sources.entry(map, key).filter(|list| place.is_in(list))?;
    let ordinal = *place.steps.get(list.steps.len())?;
    Some((ordinal, list.child(ordinal)))
}

/// The name of the subject of an opinion in messages.
pub(super) fn subject(edition: &Edition, subject: &Subject) -> String {
    match subject {
        Subject::Item(id) => numbered(&edition.initiatives[id.0].key),
        Subject::Project(id) => format!("事業 {id}"),
        Subject::Sheet(sheet) => format!("シート {}", sheet + 1),
        Subject::Paper => "資料全体".to_owned(),
    }
}
