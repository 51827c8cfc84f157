//! PNG files of 16 greys, half as large as those of the crate that draws.

use std::io::{Cursor, Read as _, Write as _};

use hayro::vello_cpu::Pixmap;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// The greys of a picture, from black to white, are multiples of this.
pub(super) const STEP: u8 = 17;

/// A picture whose pixels have one of 16 greys.
pub(super) fn png(picture: &Pixmap) -> Vec<u8> {
    let mut header = Vec::new();
    header.extend(u32::from(picture.width()).to_be_bytes());
    header.extend(u32::from(picture.height()).to_be_bytes());
    // 4 bits, grey, the only methods there are, not interlaced.
    header.extend([4, 0, 0, 0, 0]);
    let mut rows = Vec::new();
    for y in 0..picture.height() {
        let row: Vec<u8> = (0..picture.width()).map(|x| picture.sample(x, y).r / STEP).collect();
        rows.push(0);
        rows.extend(row.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).unwrap_or(&0)));
    }
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, data) in [(b"IHDR", header), (b"IDAT", zlib(&rows)), (b"IEND", Vec::new())] {
        file.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
        let chunk = [kind.as_slice(), &data].concat();
        file.extend(&chunk);
        file.extend(crc(&chunk).to_be_bytes());
    }
    file
}

/// Compressed data as PNG wants it: what a ZIP has, between two bytes and a sum.
fn zlib(data: &[u8]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let best = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).compression_level(Some(9));
    archive.start_file("data", best).unwrap();
    archive.write_all(data).unwrap();
    let mut archive = ZipArchive::new(archive.finish().unwrap()).unwrap();
    let mut zlib = vec![0x78, 0xda];
    archive.by_index_raw(0).unwrap().read_to_end(&mut zlib).unwrap();
    let (low, high) = data.iter().fold((1, 0), |(low, high), byte| {
        let low = (low + u32::from(*byte)) % 65_521;
        (low, (high + low) % 65_521)
    });
    zlib.extend((high << 16 | low).to_be_bytes());
    zlib
}

/// CRC-32.
fn crc(data: &[u8]) -> u32 {
    !data.iter().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg()))
    })
}

#[test]
fn a_file_reads_as_the_picture_that_was_written() {
    let mut picture = Pixmap::new(3, 2);
    for (index, dot) in picture.data_mut().iter_mut().enumerate() {
        (dot.r, dot.g, dot.b, dot.a) = (index as u8 * 3 * STEP, index as u8 * 3 * STEP, index as u8 * 3 * STEP, 255);
    }
    let read = Pixmap::from_png(Cursor::new(png(&picture))).unwrap();
    assert_eq!((read.width(), read.data_as_u8_slice()), (3, picture.data_as_u8_slice()));
}
