//! The text of a page, by the marked content it stands in.

use std::collections::{BTreeMap, HashMap};

use hayro_syntax::Pdf;
use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::{Dict, Name, Object, ObjectIdentifier, Stream};
use regex::Regex;

/// The text of a page.
#[derive(Default)]
pub struct PageText {
    /// By MCID, the text that an element of the structure tree claims.
    pub marked: BTreeMap<i32, String>,
    pub artifacts: Vec<String>,
    /// Text in neither.
    pub stray: String,
    /// What was shown at one go, and so on one line, in the order of the page.
    pub runs: Vec<String>,
    /// For each of them, how high it stands.
    pub heights: Vec<f64>,
}

/// What the two-byte codes of a font stand for.
type Codes = HashMap<u16, String>;

/// An open marked-content sequence.
struct Sequence {
    /// Artifact, Span, P ….
    tag: String,
    id: Option<i32>,
    /// What stands for everything it shows.
    actual_text: Option<String>,
    text: String,
}

/// An operator that stands behind the last one of a page: a parser that gives up early never comes to it.
const END: &[u8] = b"EndOfPage";

/// Reads every page.
pub fn read_all(pdf: &Pdf) -> Vec<PageText> {
    let mut fonts: HashMap<ObjectIdentifier, Codes> = HashMap::new();
    pdf.pages().iter().map(|page| read(page, &mut fonts)).collect()
}

fn read(page: &hayro_syntax::page::Page<'_>, fonts: &mut HashMap<ObjectIdentifier, Codes>) -> PageText {
    let content = [page.page_stream().expect("a page with content"), b"\n", END].concat();
    let mut text = PageText::default();
    let mut open: Vec<Sequence> = Vec::new();
    // The font at hand, and those that wait for their state to be restored.
    let (mut font, mut saved) = (None, Vec::new());
    let mut height = 0.0;
    let mut operations = UntypedIter::new(&content);
    let mut ended = false;
    while let Some(operation) = operations.next() {
        let operands: Vec<Object<'_>> = operation.operands().cloned().collect();
        match (&**operation.operator, operands.as_slice()) {
            (b"q", []) => saved.push(font),
            (b"Q", []) => font = saved.pop().expect("a saved state"),
            (b"Tf", [Object::Name(name), _]) => {
                let dict = page.resources().get_font(name).expect("the font that is named");
                let id = dict.obj_id().expect("a font that is an object of its own");
                fonts.entry(id).or_insert_with(|| codes(&dict));
                font = Some(id);
            }
            (b"BMC", [Object::Name(tag)]) => open.push(sequence(tag, &Dict::empty())),
            (b"BDC", [Object::Name(tag), Object::Dict(properties)]) => open.push(sequence(tag, properties)),
            (b"EMC", []) => {
                let Sequence { tag, id, actual_text, text: shown } = open.pop().expect("an open sequence");
                let shown = actual_text.unwrap_or(shown);
                match id {
                    _ if tag == "Artifact" => text.artifacts.extend((!shown.is_empty()).then_some(shown)),
                    Some(id) => assert_eq!(text.marked.insert(id, shown), None, "the sequence {id} twice"),
                    None => open.last_mut().map_or(&mut text.stray, |outer| &mut outer.text).push_str(&shown),
                }
            }
            (b"Tj", [Object::String(shown)]) => {
                let shown = decoded(&fonts[&font.expect("a font")], shown.as_bytes());
                open.last_mut().map_or(&mut text.stray, |sequence| &mut sequence.text).push_str(&shown);
                text.runs.push(shown);
                text.heights.push(height);
            }
            (b"TJ", [Object::Array(parts)]) => {
                let mut run = String::new();
                for part in parts.iter::<Object<'_>>() {
                    if let Object::String(shown) = part {
                        let shown = decoded(&fonts[&font.expect("a font")], shown.as_bytes());
                        open.last_mut().map_or(&mut text.stray, |sequence| &mut sequence.text).push_str(&shown);
                        run.push_str(&shown);
                    }
                }
                text.runs.push(run);
                text.heights.push(height);
            }
            // Each run has a place of its own on the page.
            (b"cm", [.., Object::Number(y)]) => height = y.as_f64(),
            (b"Do", [Object::Name(name)]) => {
                let drawn = page.resources().get_x_object(name).expect("the object that is drawn");
                let kind = drawn.dict().get::<Name<'_>>("Subtype").unwrap();
                assert_eq!(kind.as_str(), "Image", "a form could hold text");
            }
            (END, []) => ended = true,
            (b"q" | b"Q" | b"Tf" | b"BMC" | b"BDC" | b"EMC" | b"Tj" | b"TJ" | b"'" | b"\"" | b"Do", _) => {
                panic!("{} {operands:?}", String::from_utf8_lossy(operation.operator));
            }
            _ => {}
        }
    }
    assert!(ended && open.is_empty(), "the page is read to its end");
    text
}

fn sequence(tag: &Name<'_>, properties: &Dict<'_>) -> Sequence {
    Sequence {
        tag: tag.as_str().to_owned(),
        id: properties.get("MCID"),
        actual_text: super::text(properties, "ActualText"),
        text: String::new(),
    }
}

/// Reads the ToUnicode map of a font.
fn codes(font: &Dict<'_>) -> Codes {
    assert_eq!(font.get::<Name<'_>>("Encoding").unwrap().as_str(), "Identity-H", "codes have two bytes");
    let map = font.get::<Stream<'_>>("ToUnicode").expect("a font whose text is known").decoded().unwrap();
    let map = String::from_utf8_lossy(&map);
    assert!(!map.contains("beginbfrange"), "ranges of codes are not known here");
    let pair = Regex::new("<([0-9a-fA-F]{4})>\\s*<([0-9a-fA-F]+)>").unwrap();
    let mut codes = Codes::new();
    for block in map.split("beginbfchar").skip(1) {
        let (block, _) = block.split_once("endbfchar").unwrap();
        for (_, [code, text]) in pair.captures_iter(block).map(|pair| pair.extract()) {
            let bytes: Vec<u8> =
                (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect();
            codes.insert(u16::from_str_radix(code, 16).unwrap(), super::decoded_utf16(&bytes));
        }
    }
    codes
}

fn decoded(codes: &Codes, shown: &[u8]) -> String {
    let (pairs, rest) = shown.as_chunks();
    assert!(rest.is_empty(), "half a glyph");
    pairs.iter().map(|pair| codes[&u16::from_be_bytes(*pair)].as_str()).collect()
}
