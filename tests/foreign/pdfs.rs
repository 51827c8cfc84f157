//! PDFs of a bag that were made to do harm.

use std::fs::{self, File};
use std::io::Read as _;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::archive::{archived, seal};
use crate::support::shinkan;

/// So many zeros, compressed.
fn deflated(zeros: u64) -> Vec<u8> {
    let path = tempfile::NamedTempFile::new().unwrap();
    let mut zip = ZipWriter::new(File::create(path.path()).unwrap());
    zip.start_file("a", SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)).unwrap();
    std::io::copy(&mut std::io::repeat(0).take(zeros), &mut zip).unwrap();
    zip.finish().unwrap();
    let mut zip = ZipArchive::new(File::open(path.path()).unwrap()).unwrap();
    let mut bytes = b"\x78\x9C".to_vec();
    zip.by_index_raw(0).unwrap().read_to_end(&mut bytes).unwrap();
    bytes
}

#[test]
fn a_pdf_whose_metadata_fills_all_memory_is_named() {
    let (_workspace, bag) = archived();
    let stream = deflated(600 << 20);
    let mut pdf = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R/Metadata 3 0 R>>\nendobj\n\
        2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n"
        .to_vec();
    pdf.extend(format!("3 0 obj\n<</Filter/FlateDecode/Length {}>>stream\n", stream.len()).bytes());
    pdf.extend(stream);
    pdf.extend(b"\nendstream\nendobj\ntrailer\n<</Size 4/Root 1 0 R>>\n%%EOF\n");
    fs::write(bag.join("data/総括表.pdf"), pdf).unwrap();
    seal(&bag, |info| info);
    let run = shinkan(bag.parent().unwrap(), &["verify", "2019", "--limit", "60秒,256MB"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    let stopped = run.stdout.lines().last().unwrap();
    assert_eq!(stopped, "中止: data/総括表.pdf を調べているときに、メモリーを使いすぎました（上限は256MB）");
}
