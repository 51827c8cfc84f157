//! The standards that the PDFs of a bag claim to conform to.

use std::path::Path;

use super::payload::Payload;
use crate::archive::PAYLOAD;
use crate::cli::exit::Exit;
use crate::cli::{frames, report};
use crate::tagged::Claims;

/// Reports whether every PDF claims to conform to the standards of the archive.
pub(super) fn report(bag: &Path) -> anyhow::Result<Exit> {
    let wanted = Claims { pdf_a: Some("3a".to_owned()), pdf_ua: Some("1".to_owned()) };
    let payload = Payload::of(bag);
    let pdfs: Vec<&str> = payload.pdfs().collect();
    let mut lacking = Vec::new();
    for path in &pdfs {
        frames::doing(&format!("{PAYLOAD}/{path} を調べて"));
        match Claims::from_pdf(&payload.read(path)?) {
            Ok(claims) if claims == wanted => {}
            Ok(_) => lacking.push(format!("  {PAYLOAD}/{path}: 記載がありません\n")),
            Err(_) => lacking.push(format!("  {PAYLOAD}/{path}: PDF として読めません\n")),
        }
    }
    if pdfs.is_empty() {
        report::print("規格: PDF がありません\n")?;
        return Ok(Exit::Faults);
    }
    if !lacking.is_empty() {
        report::print(&format!(
            "規格: PDF/A-3a と PDF/UA-1 に準拠するという記載が、確かめられない PDF が{}件あります\n{}",
            lacking.len(),
            lacking.concat()
        ))?;
        return Ok(Exit::Faults);
    }
    report::print(&format!(
        "規格: {}件の PDF のすべてに、PDF/A-3a と PDF/UA-1 に準拠するという記載があります\n",
        pdfs.len()
    ))?;
    Ok(Exit::Clean)
}
