//! Exports pages as PDF. Nothing in the file depends on the machine or the day.

use typst::diag::SourceResult;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::memo_warmup;

/// What a PDF is for, which decides its version of PDF/A. Every PDF also conforms to PDF/UA-1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Standard {
    /// For printing and publishing: PDF/A-2a, which allows no attachments.
    #[default]
    Print,
    /// For the archive, with its source files attached: PDF/A-3a.
    Keep,
}

pub(super) fn export(document: &PagedDocument, ident: &str, standard: Standard) -> SourceResult<Vec<u8>> {
    let pdf_a = match standard {
        Standard::Print => PdfStandard::A_2a,
        Standard::Keep => PdfStandard::A_3a,
    };
    let standards = PdfStandards::new(&[pdf_a, PdfStandard::Ua_1]).expect("PDF/A of level a and PDF/UA-1 go together");
    let options = PdfOptions {
        ident: Smart::Custom(ident.to_owned()),
        creator: Smart::Custom(Some(concat!("shinkan ", env!("CARGO_PKG_VERSION")).to_owned())),
        standards,
        ..PdfOptions::default()
    };
    let write = || typst_pdf::pdf(document, &options);
    if rayon::current_num_threads() == 1 { write() } else { rayon::join(write, || memo_warmup::boxes(document)).0 }
}
