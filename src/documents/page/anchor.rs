//! Labels of cells, which lead from a page back to the content.

use crate::model::Place;

/// Makes the label of a cell from its row and the place of its content.
///
/// `row` is unique in the document; several rows may print the same content.
pub fn label(row: &str, place: &Place) -> String {
    let steps: Vec<String> = place.steps.iter().map(ToString::to_string).collect();
    format!("c:{row}/{}:{}", place.file, steps.join("."))
}

/// The row named by the label of a cell or of a breakable row; `None` for any other label.
pub fn row(label: &str) -> Option<&str> {
    let label = label.strip_prefix("breaks:").unwrap_or(label);
    label.strip_prefix("c:")?.split('/').next()
}

/// The place named by the label of a cell; `None` for any other label.
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
