//! The flaws of the finished pages as findings, each with its page and its place in the content.

use super::prepare::Examined;
use crate::check::{characters, pages};
use crate::content::Sources;
use crate::documents::page::anchor;
use crate::finding::Finding;
use crate::typeset::{Flaw, FlawKind, Pages};

/// What is wrong with the pages of the committee's paper, to be said before they are written.
pub(super) fn findings(pages: &Pages, examined: &Examined) -> Vec<Finding> {
    findings_of("", pages, examined)
}

/// What is wrong with the pages of the document that people call `name`.
pub(super) fn findings_of(name: &str, pages: &Pages, examined: &Examined) -> Vec<Finding> {
    let page = examined.edition.as_ref().map(|edition| edition.plan.form.page.clone()).unwrap_or_default();
    findings_in(name, pages, &examined.sources, page.least_size)
}

/// The same, of pages that are not those of one edition.
///
/// - `sources`: the files to which the labels of the pages lead
/// - `least_size`: type below this size, in points, is too small
pub(super) fn findings_in(name: &str, pages: &Pages, sources: &Sources, least_size: f64) -> Vec<Finding> {
    let flaws = pages.audit(least_size).into_iter().map(|flaw| finding(name, &flaw, sources, least_size));
    let warnings = pages.warnings().iter().map(|warning| {
        Finding::new(pages::LAYOUT_WARNING, format!("レイアウトについて Typst の警告があります: {warning}"), None)
            .hint("layouts/ を変えたなら、その場所を直してください")
    });
    flaws.chain(warnings).collect()
}

fn finding(name: &str, flaw: &Flaw, sources: &Sources, least_size: f64) -> Finding {
    let page = if name.is_empty() { flaw.page.to_string() } else { format!("{name} {}", flaw.page) };
    let (rule, message, hint) = match &flaw.kind {
        FlawKind::MissingGlyph(c) => {
            let code = c.chars().next().map_or(0, |c| c as u32);
            (
                characters::MISSING_GLYPH,
                format!("{page}ページ: 「{c}」（U+{code:04X}）の字形が、どのフォントにもありません"),
                "別の文字に替えるか、この字形のあるフォントを fonts/ に置いてください",
            )
        }
        FlawKind::Overflow(text) => (
            pages::TEXT_OVERFLOW,
            format!("{page}ページ: 「{text}」が枠か紙からはみ出しています"),
            "文を短くするか、区切りを入れてください。レイアウトを変えたなら、列の幅を確かめてください",
        ),
        FlawKind::SmallType(text) => (
            pages::SMALL_TYPE,
            format!("{page}ページ: 「{text}」の文字が小さすぎます（{least_size}ポイント未満）"),
            "様式の「文字」を大きくするか、「最小の文字」を確かめてください",
        ),
        FlawKind::BlankPage => (
            pages::BLANK_PAGE,
            format!("{page}ページに何も印刷されていません"),
            "layouts/ の改ページを確かめてください",
        ),
        FlawKind::SplitItem => (
            pages::SPLIT_ITEM,
            format!("{page}ページ: 1ページに収まる取組項目が、次のページに分かれています"),
            "layouts/ を変えたなら、表の改ページの指定を確かめてください",
        ),
    };
    let place = flaw.label.as_deref().and_then(anchor::place);
    let finding = Finding::new(rule, message, place.as_ref().map(|place| sources.excerpt(place))).hint(hint);
    match place {
        Some(place) => finding.about(&place),
        None => finding,
    }
}
