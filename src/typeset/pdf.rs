//! PDF export: which standards, and nothing that depends on the machine or the day.

use typst::diag::SourceResult;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::ahead;

/// What a PDF is for, and with that the standards it conforms to; PDF/UA-1 for the reader is always one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Standard {
    /// To be printed and published: PDF/A-2a, which allows no attachments.
    #[default]
    Print,
    /// To be kept, with what it was made from attached: PDF/A-3a.
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
    if rayon::current_num_threads() == 1 { write() } else { rayon::join(write, || ahead::boxes(document)).0 }
}
