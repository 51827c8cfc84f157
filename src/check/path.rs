//! Where in the document a place of the content stands.

use crate::finding::Finding;
use crate::model::{Edition, Place, Row, Subject};

/// Tells every finding that is about a node of the content its path: シート 3 / 事業 地域福祉の活動拠点整備 / No.9 / 指標 2.
pub fn tell(findings: &mut [Finding], edition: &Edition) {
    let nodes = nodes(edition);
    for finding in findings {
        let Some(place) = &finding.place else { continue };
        let holding = nodes.iter().filter(|(node, _)| node.file == place.file && place.steps.starts_with(&node.steps));
        if let Some((_, path)) = holding.max_by_key(|(node, _)| node.steps.len()) {
            finding.path.clone_from(path);
        }
    }
}

/// The nodes that have a name in the document, with their paths.
fn nodes(edition: &Edition) -> Vec<(Place, String)> {
    let mut nodes = Vec::new();
    for (index, path) in edition.sheets().iter().enumerate() {
        for project in &path.last().expect("a sheet has a section").projects {
            let name = format!("シート {} / 事業 {}", index + 1, project.name.value);
            for row in &project.rows {
                let item = &edition.initiatives[row.initiative().0];
                let name = format!("{name} / No.{}", item.number.value);
                if let Row::Repeat(repeat) = row {
                    // The row is the map in which the No. of the 再掲 stands.
                    nodes.push((repeat.place.parent(), format!("{name}（再掲）")));
                    continue;
                }
                for (number, indicator) in item.carried.indicators.iter().enumerate() {
                    nodes.push((indicator.place.clone(), format!("{name} / 指標 {}", number + 1)));
                }
                nodes.push((item.place.clone(), name));
            }
            nodes.push((Place::root(project.name.place.file), name));
        }
    }
    for opinion in &edition.opinions {
        nodes.push((opinion.place.clone(), format!("委員会の意見 / {}", subject(edition, &opinion.on))));
    }
    nodes
}

/// What a message calls the subject of an opinion.
pub(super) fn subject(edition: &Edition, subject: &Subject) -> String {
    match subject {
        Subject::Item(id) => format!("No.{}", edition.initiatives[id.0].number.value),
        Subject::Project(id) => format!("事業 {id}"),
        Subject::Sheet(sheet) => format!("シート {}", sheet + 1),
        Subject::Paper => "資料全体".to_owned(),
    }
}
