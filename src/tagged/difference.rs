//! The differences of two PDFs of one paper that different programs may have written.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::active::beside_the_pages;
use super::picture::pages_that_look_different;
use super::{TaggedPdf, settings, xmp};

/// The differences of a stored PDF from one that was made again, for people.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// In pages, texts, structure and description.
    pub texts: Vec<String>,
    /// In what is seen of the pages.
    pub pictures: Vec<String>,
    /// In annotations, scripts, attachments, settings and other things beside the pages.
    pub beside: Vec<String>,
}

impl Difference {
    /// Compares two PDFs.
    ///
    /// # Errors
    /// If one of them cannot be read to its end.
    pub fn between(kept: &[u8], made: &[u8]) -> Result<Self, String> {
        let (old, new) = (TaggedPdf::read(kept)?, TaggedPdf::read(made)?);
        let same_pages = old.pages.len() == new.pages.len();
        let pages = format!("{}ページですが、組み直すと{}ページです", old.pages.len(), new.pages.len());
        let texts = if same_pages { differing_text(&old, &new) } else { Some(pages) };
        let described = excess(xmp::statements(kept)?, xmp::statements(made)?);
        let pictures = match same_pages {
            true => {
                let different = pages_that_look_different(kept, made)?;
                different.iter().map(|page| format!("{}ページの見た目が違います", page + 1)).collect()
            }
            false => vec!["ページの数が違うので、比べていません".to_owned()],
        };
        let all_beside = |data: &[u8]| Ok::<_, String>([beside_the_pages(data)?, settings::of(data)?].concat());
        let beside = excess(all_beside(kept)?, all_beside(made)?);
        Ok(Self {
            texts: texts.into_iter().chain(described.iter().map(|what| format!("説明の{what}"))).collect(),
            pictures,
            beside,
        })
    }
}

/// The first difference in text or structure.
fn differing_text(kept: &TaggedPdf, made: &TaggedPdf) -> Option<String> {
    let (kept, made) = (kept.transcript(), made.transcript());
    match kept.iter().zip(&made).find(|(kept, made)| kept != made) {
        Some((kept, made)) => Some(format!(
            "文か構造が違います（保存されているもの「{}」、組み直したもの「{}」）",
            kept.trim(),
            made.trim()
        )),
        None => match kept.len().cmp(&made.len()) {
            Ordering::Greater => Some(format!("「{}」は、組み直したものにありません", kept[made.len()].trim())),
            Ordering::Less => Some(format!("「{}」がありません", made[kept.len()].trim())),
            Ordering::Equal => None,
        },
    }
}

/// What occurs more often on one side than on the other.
fn excess(kept: Vec<String>, made: Vec<String>) -> Vec<String> {
    let mut counts: BTreeMap<String, i64> = BTreeMap::new();
    kept.into_iter().for_each(|what| *counts.entry(what).or_default() += 1);
    made.into_iter().for_each(|what| *counts.entry(what).or_default() -= 1);
    let different = counts.into_iter().filter(|(_, count)| *count != 0);
    different
        .map(|(what, count)| match count > 0 {
            true => format!("「{what}」は、組み直したものにありません"),
            false => format!("「{what}」がありません"),
        })
        .collect()
}
