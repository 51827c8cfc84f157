//! The audit: turns flaws of finished pages into findings, each with its page and its place in the content.

use super::audited_paper::AuditedPaper;
use super::left_out;
use super::loaded_edition::LoadedEdition;
use super::material::Material;
use super::narrow_columns;
use crate::check::{characters, pages as rules};
use crate::content::Sources;
use crate::documents::Document;
use crate::documents::page::anchor;
use crate::finding::{DocumentPath, Excerpt, Finding, Step};
use crate::model::Place;
use crate::typeset::{Flaw, FlawKind, Pages};

/// Audits the pages of a document.
pub fn audit(document: &dyn Document, pages: &Pages, material: &Material) -> Vec<Finding> {
    let name = &document.name_in_findings();
    let least_size = document.least_size().unwrap_or(material.least_size);
    let flaws = if document.is_part() { Vec::new() } else { pages.audit(least_size) };
    let edition = material.edition.and_then(LoadedEdition::sound);
    let paper = edition.and_then(|edition| AuditedPaper::of(document, edition));
    let narrow = paper.as_ref().map(|paper| narrow_columns::findings(&flaws, paper, material.sources));
    let flaws = flaws.iter().filter_map(|flaw| finding(name, flaw, material.sources, least_size));
    let warnings = pages.warnings().iter().map(|warning| {
        let (place, warning) = placed(warning);
        let (message, hint) = match warning.split_once("Typst の知らせ（英語）: unknown font family: ") {
            Some((_, font)) => {
                let font = font.lines().next().unwrap_or_default();
                let message = format!("フォント「{font}」がないので、ほかのフォントで印刷されます");
                (message, "そのフォントのファイルを fonts/ に置くか、layouts/ に書いたフォントの名前を直してください")
            }
            None => {
                let message = format!("レイアウトについて Typst の警告があります: {warning}");
                (message, "layouts/ を変えたなら、その場所を直してください")
            }
        };
        let finding = Finding::new(rules::LAYOUT_WARNING, message, place).hint(hint);
        Finding { path: DocumentPath::new([Step::Paper(name.clone())]), ..finding }
    });
    let left_out = paper.as_ref().map(|paper| left_out::by_own_layouts(paper, material.sources, material.assets));
    flaws.chain(narrow.unwrap_or_default()).chain(warnings).chain(left_out.unwrap_or_default()).collect()
}

/// `None` for a column, which is told with its table.
fn finding(name: &str, flaw: &Flaw, sources: &Sources, least_size: f64) -> Option<Finding> {
    let page = if name.is_empty() { flaw.page.to_string() } else { format!("{name} {}", flaw.page) } + "ページ目";
    let (rule, message, hint) = match &flaw.kind {
        FlawKind::MissingGlyph(c) => {
            let code = c.chars().next().map_or(0, |c| c as u32);
            (
                characters::MISSING_GLYPH,
                format!("{page}: 「{c}」（U+{code:04X}）の字形が、どのフォントにもありません"),
                "別の文字に替えるか、この字形のあるフォントを fonts/ に置いてください",
            )
        }
        FlawKind::Overflow(text) => (
            rules::TEXT_OVERFLOW,
            format!("{page}: 「{text}」が枠か紙からはみ出しています"),
            if is_figure(text) && flaw.label.is_some() {
                "様式の「列」で、その列の「幅」を広げてください。レイアウトを変えたなら、列の幅を確かめてください"
            } else if is_figure(text) {
                "番号などを短くしてください。このまま印刷するなら、plan.yaml の「許可」に「{コード: text-overflow, 理由: …}」を加えてください。レイアウトを変えたなら、列の幅を確かめてください"
            } else {
                "文を短くするか、区切りを入れてください。レイアウトを変えたなら、列の幅を確かめてください"
            },
        ),
        FlawKind::SmallType(text) => (
            rules::SMALL_TYPE,
            format!("{page}: 「{text}」の文字が小さすぎます（{least_size}ポイント未満）"),
            "様式の「文字」を大きくするか、「最小の文字」を確かめてください",
        ),
        FlawKind::BlankPage => {
            (rules::BLANK_PAGE, format!("{page}に何も印刷されていません"), "layouts/ の改ページを確かめてください")
        }
        FlawKind::NarrowColumn(_) => return None,
        FlawKind::SplitItem => (
            rules::SPLIT_ITEM,
            format!("{page}: 1ページに収まる取組項目が、次のページに分かれています"),
            "layouts/ を変えたなら、表の改ページの指定を確かめてください",
        ),
    };
    let place = flaw.label.as_deref().and_then(anchor::place).or_else(|| match &flaw.kind {
        FlawKind::Overflow(text) | FlawKind::SmallType(text) => only_place(text, sources),
        _ => None,
    });
    let path = DocumentPath::new([Step::Paper(name.to_owned()), Step::Page(flaw.page)]);
    let excerpt = place.as_ref().map(|place| sources.excerpt(place));
    Some(Finding { place, path, ..Finding::new(rule, message, excerpt).hint(hint) })
}

/// The fewest characters by which a text outside of all cells is found in the content.
const LEAST_FOUND: usize = 4;

/// The only text of the content that begins with the text of a page; `None` if there are others.
fn only_place(text: &str, sources: &Sources) -> Option<Place> {
    let begins = |written: &str| text.chars().count() >= LEAST_FOUND && written.starts_with(text);
    let mut found = sources.scalars().filter(|(_, written, _)| begins(written));
    let (place, ..) = found.next()?;
    found.next().is_none().then_some(place)
}

/// The place in a layout that a warning begins with, and the rest of it.
fn placed(warning: &str) -> (Option<Excerpt>, &str) {
    let parts = || {
        let (place, rest) = warning.split_once(": ")?;
        let (place, column) = place.rsplit_once(':')?;
        let (file, line) = place.rsplit_once(':')?;
        let (line, column) = (line.parse().ok()?, column.parse().ok()?);
        let is_layout = file.starts_with("layouts/");
        let excerpt = Excerpt { file: file.to_owned(), line, column, width: 1, text: String::new(), cut: 0 };
        is_layout.then_some((excerpt, rest))
    };
    parts().map_or((None, warning), |(excerpt, rest)| (Some(excerpt), rest))
}

/// Whether a text is a figure, which cannot be shortened.
fn is_figure(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit()) && text.chars().all(|c| c.is_ascii_digit() || ",.-△▲%％…".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_told_from_a_text() {
        assert!(is_figure("1,234,567,890") && is_figure("△12.5%") && is_figure("123,456…"));
        assert!(!is_figure("22/655 (延件数)") && !is_figure("-") && !is_figure("令和6年度"));
    }
}
