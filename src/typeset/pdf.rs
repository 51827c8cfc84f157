//! PDF export: which standards, and nothing that depends on the machine or the day.

use typst::diag::SourceResult;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// PDF/A-2a for the archive and PDF/UA-1 for the reader, in one file.
pub(super) fn export(document: &PagedDocument, ident: &str) -> SourceResult<Vec<u8>> {
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]).expect("A-2a and UA-1 go together");
    let options = PdfOptions {
        ident: Smart::Custom(ident.to_owned()),
        creator: Smart::Custom(Some(concat!("shinkan ", env!("CARGO_PKG_VERSION")).to_owned())),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(document, &options)
}
