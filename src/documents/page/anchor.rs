//! Labels that lead from a cell on a page back to the content it prints.

use crate::model::Place;

/// The label of a cell: which row of the paper it belongs to, and the node of the content it prints.
///
/// `row` is unique in the document; the same content may stand in several rows.
pub fn label(row: &str, place: &Place) -> String {
    let steps: Vec<String> = place.steps.iter().map(ToString::to_string).collect();
    format!("c:{row}/{}:{}", place.file, steps.join("."))
}

/// The row in a label, that of a cell or the mark of a row that may break; `None` where it is none of ours.
pub fn row(label: &str) -> Option<&str> {
    let label = label.strip_prefix("breaks:").unwrap_or(label);
    label.strip_prefix("c:")?.split('/').next()
}

/// The place in a label; `None` where it is none of ours.
pub fn place(label: &str) -> Option<Place> {
    let (file, steps) = label.strip_prefix("c:")?.split_once('/')?.1.split_once(':')?;
    let steps = steps.split('.').filter(|step| !step.is_empty()).map(str::parse).collect::<Result<_, _>>().ok()?;
    Some(Place { file: file.parse().ok()?, steps, key: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_leads_back_to_its_place() {
        for steps in [vec![], vec![4], vec![4, 0, 12]] {
            let there = Place { file: 3, steps, key: false };
            assert_eq!(place(&label("0-1-2", &there)), Some(there));
        }
        assert_eq!(place("breaks:c:0-1-2"), None);
    }

    #[test]
    fn a_label_leads_back_to_its_row() {
        for label in ["c:0-1-2/3:4.0", "breaks:c:0-1-2"] {
            assert_eq!(row(label), Some("0-1-2"));
        }
        assert_eq!(row("row-start"), None);
    }
}
