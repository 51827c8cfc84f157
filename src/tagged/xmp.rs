//! The standards that a PDF claims to conform to in its XMP metadata.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, Stream};
use roxmltree::{Document, Node};

/// The XML namespace of the PDF/A identification (ISO 19005-2, 6.6.4).
const PDF_A: &str = "http://www.aiim.org/pdfa/ns/id/";
/// The XML namespace of the PDF/UA identification (ISO 14289-1, 5).
const PDF_UA: &str = "http://www.aiim.org/pdfua/ns/id/";

/// The elements, in lower case, that name the program that wrote the file, or number its copies.
const OF_THE_PROGRAM: [&str; 4] = ["producer", "creatortool", "documentid", "instanceid"];

/// The names of statements for people; others are named as the PDF does.
const NAMES: [(&str, &str); 9] = [
    ("title", "題名"),
    ("creator", "作成者"),
    ("description", "概要"),
    ("subject", "キーワード"),
    ("language", "言語"),
    ("date", "日付"),
    ("NPages", "ページ数"),
    ("CreateDate", "作成日時"),
    ("ModifyDate", "更新日時"),
];

/// The standards that a PDF claims to conform to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Claims {
    /// Part and level of PDF/A, such as 3a.
    pub pdf_a: Option<String>,
    /// Part of PDF/UA, such as 1.
    pub pdf_ua: Option<String>,
}

impl Claims {
    /// Reads the claims of a PDF.
    ///
    /// # Errors
    /// If the PDF or its metadata cannot be read.
    pub fn from_pdf(data: &[u8]) -> Result<Self, String> {
        let pdf = Pdf::new(data.to_vec()).map_err(|e| format!("no PDF: {e:?}"))?;
        let xref = pdf.xref();
        Self::read(&xref.get::<Dict<'_>>(xref.root_id()).ok_or("a PDF without a catalog")?)
    }

    fn read(catalog: &Dict<'_>) -> Result<Self, String> {
        let Some(text) = text(catalog)? else { return Ok(Self::default()) };
        let xmp = parse(&text)?;
        let value = |namespace: &str, name: &str| {
            let element = |node: &Node<'_, '_>| node.has_tag_name((namespace, name));
            let attribute = |node: Node<'_, '_>| node.attribute((namespace, name)).map(str::to_owned);
            let text = xmp.descendants().find(element).and_then(|node| node.text().map(str::to_owned));
            text.or_else(|| xmp.descendants().find_map(attribute)).map(|text| text.trim().to_owned())
        };
        let level = value(PDF_A, "conformance").unwrap_or_default().to_lowercase();
        Ok(Self { pdf_a: value(PDF_A, "part").map(|part| part + &level), pdf_ua: value(PDF_UA, "part") })
    }
}

/// What a PDF says of itself (title, author, dates …), but not of the program that wrote it.
pub(super) fn statements(data: &[u8]) -> Result<Vec<String>, String> {
    let pdf = Pdf::new(data.to_vec()).map_err(|e| format!("no PDF: {e:?}"))?;
    let xref = pdf.xref();
    let catalog = xref.get::<Dict<'_>>(xref.root_id()).ok_or("a PDF without a catalog")?;
    let Some(text) = text(&catalog)? else { return Ok(Vec::new()) };
    let xmp = parse(&text)?;
    let said = |node: Node<'_, '_>| {
        let text = node.text().map(str::trim).filter(|text| !text.is_empty())?;
        let name = node
            .ancestors()
            .map(|node| node.tag_name().name())
            .find(|name| !["li", "Alt", "Seq", "Bag"].contains(name));
        let name = name.filter(|name| !OF_THE_PROGRAM.contains(&name.to_lowercase().as_str()))?;
        let name = NAMES.iter().find(|(known, _)| *known == name).map_or(name, |(_, said)| said);
        Some(format!("{name} {text}"))
    };
    Ok(xmp.descendants().filter(|node| node.is_element()).filter_map(said).collect())
}

/// The XML of the metadata.
fn text(catalog: &Dict<'_>) -> Result<Option<String>, String> {
    let Some(stream) = catalog.get::<Stream<'_>>("Metadata") else { return Ok(None) };
    let bytes = stream.decoded().map_err(|e| format!("the metadata cannot be decoded: {e:?}"))?;
    String::from_utf8(bytes.to_vec()).map(Some).map_err(|e| format!("the metadata is no UTF-8: {e}"))
}

fn parse(text: &str) -> Result<Document<'_>, String> {
    Document::parse(text.trim_end_matches('\0')).map_err(|e| format!("the metadata is no XML: {e}"))
}
