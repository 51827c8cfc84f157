//! What the document and its pages say besides their content: boxes, scale, page labels, how a viewer shows them.

use std::fmt::Write as _;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, MaybeRef, Object, ObjectIdentifier};
use hayro_syntax::xref::XRef;
use sha2::{Digest as _, Sha256};

/// The keys of a document that are compared elsewhere. Their objects are laid out differently by every writer.
const ELSEWHERE_OF_DOCUMENT: [&str; 9] =
    ["Type", "Version", "Pages", "StructTreeRoot", "Outlines", "Metadata", "AF", "Lang", "Dests"];
/// The keys of a page that are compared elsewhere.
const ELSEWHERE_OF_PAGE: [&str; 7] = ["Type", "Parent", "Contents", "Resources", "StructParents", "Annots", "Group"];
/// The keys that a page has from the nodes above it.
const INHERITED: [&str; 3] = ["MediaBox", "CropBox", "Rotate"];
/// The names of keys for people.
const NAMES: [(&str, &str); 14] = [
    ("PageLabels", "ページ番号の付け方"),
    ("ViewerPreferences", "表示の設定"),
    ("PageMode", "開いたときの表示"),
    ("PageLayout", "ページの並べ方"),
    ("UserUnit", "拡大率"),
    ("Rotate", "ページの向き"),
    ("MediaBox", "用紙の枠"),
    ("CropBox", "表示の枠"),
    ("TrimBox", "仕上がりの枠"),
    ("BleedBox", "裁ち落としの枠"),
    ("ArtBox", "内容の枠"),
    ("Thumb", "縮小画像"),
    ("PieceInfo", "ほかのソフトの覚え書き"),
    ("Tabs", "移動の順"),
];
/// The deepest value that is written out.
const DEEPEST: usize = 12;
/// The longest value that is written out, in bytes; a longer one is cut, and told apart by its checksum.
const LONGEST: usize = 1 << 16;
const SHOWN: usize = 60;

/// Lists what the document and its pages say, one text for people each, and bytes after the end of the file.
///
/// # Errors
/// If the file is no PDF.
pub(super) fn of(data: &[u8]) -> Result<Vec<String>, String> {
    let pdf = Pdf::new(data.to_vec()).map_err(|e| format!("no PDF: {e:?}"))?;
    let xref = pdf.xref();
    let catalog = xref.get::<Dict<'_>>(xref.root_id()).ok_or("a PDF without a catalog")?;
    let mut found = Vec::new();
    for (key, value) in catalog.entries() {
        match key.as_str() {
            key if ELSEWHERE_OF_DOCUMENT.contains(&key) => {}
            // Attachments are compared by their bytes; a further list is a difference.
            "Names" => {
                let names = catalog.get::<Dict<'_>>("Names").unwrap_or_else(Dict::empty);
                found.extend(names.keys().map(|key| format!("名前の一覧 {}", key.as_str())));
            }
            key => found.push(said(xref, key, value)),
        }
    }
    for (number, page) in pdf.pages().iter().enumerate() {
        let page = page.raw();
        let own = page.entries().filter(|(key, _)| !ELSEWHERE_OF_PAGE.contains(&key.as_str()));
        let own = own.map(|(key, value)| said(xref, key.as_str(), value));
        let inherited = INHERITED.iter().filter(|key| !page.contains_key(key)).filter_map(|key| {
            let value = above(page, key)?;
            Some(said(xref, key, MaybeRef::NotRef(value)))
        });
        found.extend(own.chain(inherited).map(|said| format!("{}ページの{said}", number + 1)));
    }
    let after = bytes_after_the_end(data);
    found.extend((after > 0).then(|| format!("ファイルの終わりの後の{after}バイト")));
    Ok(found)
}

/// The value of a key of the nodes above a page.
fn above<'a>(page: &Dict<'a>, key: &str) -> Option<Object<'a>> {
    let mut node = page.get::<Dict<'a>>("Parent")?;
    for _ in 0..DEEPEST {
        if let Some(value) = node.get::<Object<'a>>(key) {
            return Some(value);
        }
        node = node.get::<Dict<'a>>("Parent")?;
    }
    None
}

fn said<'a>(xref: &'a XRef, key: &str, value: MaybeRef<Object<'a>>) -> String {
    let name = NAMES.iter().find(|(known, _)| *known == key).map(|(_, name)| format!("{name}（{key}）"));
    let mut text = String::new();
    write(xref, value, 0, &mut text);
    if text.chars().count() > SHOWN {
        let digest = Sha256::digest(&text);
        let digest = digest.iter().take(6).fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
        text = format!("{}…（{digest}）", text.chars().take(SHOWN).collect::<String>());
    }
    format!("{} {text}", name.unwrap_or_else(|| format!("項目 {key}")))
}

/// Writes a value with everything it refers to, except for the bytes of streams, which writers compress differently.
fn write<'a>(xref: &'a XRef, value: MaybeRef<Object<'a>>, depth: usize, out: &mut String) {
    let object = match value {
        MaybeRef::NotRef(object) => Some(object),
        MaybeRef::Ref(reference) => xref.get::<Object<'a>>(ObjectIdentifier::from(reference)),
    };
    if depth > DEEPEST || out.len() > LONGEST {
        out.push('…');
        return;
    }
    match object {
        None | Some(Object::Null(_)) => out.push_str("null"),
        Some(Object::Boolean(value)) => drop(write!(out, "{value}")),
        // Writers round to different digits.
        Some(Object::Number(number)) => drop(write!(out, "{}", (number.as_f64() * 10.0).round() / 10.0)),
        Some(Object::String(text)) => match super::objects::decode(text.as_bytes()) {
            Ok(text) => drop(write!(out, "({text})")),
            Err(_) => drop(write!(out, "{:02x?}", text.as_bytes())),
        },
        Some(Object::Name(name)) => drop(write!(out, "/{}", name.as_str())),
        Some(Object::Array(array)) => {
            out.push('[');
            for (index, value) in array.raw_iter().enumerate() {
                out.push_str(if index > 0 { " " } else { "" });
                write(xref, value, depth + 1, out);
            }
            out.push(']');
        }
        Some(Object::Dict(dict)) => write_dict(xref, &dict, depth, out),
        Some(Object::Stream(stream)) => {
            if let Some(kind) = super::active::name(stream.dict(), "Subtype") {
                let _ = write!(out, "/{kind} ");
            }
            out.push_str("データ");
        }
    }
}

fn write_dict<'a>(xref: &'a XRef, dict: &Dict<'a>, depth: usize, out: &mut String) {
    out.push_str("<<");
    for (index, (key, value)) in dict.entries().enumerate() {
        let _ = write!(out, "{}/{} ", if index > 0 { " " } else { "" }, key.as_str());
        // What leads upwards would lead around.
        match key.as_str() {
            "Parent" | "P" | "Pg" => out.push('…'),
            _ => write(xref, value, depth + 1, out),
        }
    }
    out.push_str(">>");
}

/// The bytes after the last mark of the end, without white space.
fn bytes_after_the_end(data: &[u8]) -> usize {
    let mark = b"%%EOF";
    let end = (0..=data.len().saturating_sub(mark.len())).rev().find(|at| data[*at..].starts_with(mark));
    let after = end.map_or(data, |at| &data[at + mark.len()..]);
    after.trim_ascii().len()
}
