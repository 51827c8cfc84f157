//! The number that stands for a whole bag, beside the one that was written down when it was made.

use std::path::Path;

use super::table::{Row, Verdict};
use crate::archive;

/// Compares the number of a bag with the one written down, if there is one.
pub(super) fn row(bag: &Path, noted: Option<&str>) -> Row {
    let title = "照合番号";
    let number = archive::fingerprint(bag).unwrap_or_default();
    let plain = |text: &str| -> String {
        text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
    };
    match noted {
        Some(noted) if plain(noted) == plain(&number) => {
            Row::new(title, Verdict::Proved, format!("{number} は、控えと同じです"))
        }
        Some(_) => Row::new(title, Verdict::Broken, format!("{number} は、控えと違います。保存し直されたものです")),
        None => Row::new(title, Verdict::Open, number).with(vec![
            "内容から目録まで、まとめて作り直されたものでないかは、保存したときの控えと比べないと分かりません"
                .to_owned(),
        ]),
    }
}
