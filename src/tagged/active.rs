//! What a PDF does or holds besides its pages: annotations, actions, scripts, attachments, layers, fonts that it only names.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write as _;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier, Stream, String as Text};
use hayro_syntax::xref::XRef;
use sha2::{Digest as _, Sha256};

use super::objects;

/// Actions other than going to a place in the same document (ISO 32000-1, 12.6.4).
const ACTIONS: [&str; 17] = [
    "JavaScript",
    "Launch",
    "URI",
    "SubmitForm",
    "ImportData",
    "ResetForm",
    "GoToR",
    "GoToE",
    "Thread",
    "Sound",
    "Movie",
    "Hide",
    "Named",
    "SetOCGState",
    "Rendition",
    "Trans",
    "GoTo3DView",
];

/// Keys of what acts, changes what is seen, or adds what a page does not show, each with its name for people.
const KEYS: [(&str, &str); 14] = [
    ("OpenAction", "開いたときの動作"),
    ("AA", "自動の動作"),
    ("JavaScript", "スクリプト"),
    ("JS", "スクリプト"),
    ("AcroForm", "入力欄"),
    ("XFA", "入力欄"),
    ("OCProperties", "表示を切り替える層"),
    ("OC", "表示を切り替える層"),
    ("Collection", "ファイルの束"),
    ("Alternates", "別の画像"),
    ("RichMediaContent", "動画などの部品"),
    ("Perms", "署名や権限"),
    ("PresSteps", "画面の切り替え"),
    ("Threads", "読む順の指定"),
];

/// Lists what a PDF does or holds besides its pages, one text for people each, sorted. A thing that occurs twice is listed
/// twice.
///
/// # Errors
/// If the file is no PDF.
pub(super) fn beside_the_pages(data: &[u8]) -> Result<Vec<String>, String> {
    let pdf = Pdf::new(data.to_vec()).map_err(|e| format!("no PDF: {e:?}"))?;
    let xref = pdf.xref();
    let pages: HashMap<ObjectIdentifier, usize> =
        pdf.pages().iter().enumerate().filter_map(|(number, page)| Some((page.raw().obj_id()?, number))).collect();
    let mut found = Vec::new();
    for (number, page) in pdf.pages().iter().enumerate() {
        for (_, annotation) in objects::list(xref, page.raw(), "Annots")? {
            found.push(format!("{}ページの{}", number + 1, said(xref, &annotation, &pages)));
        }
    }
    let mut seen = BTreeSet::new();
    let mut waiting: Vec<MaybeRef<Object<'_>>> =
        xref.get::<Object<'_>>(xref.root_id()).map(MaybeRef::NotRef).into_iter().collect();
    while let Some(object) = waiting.pop() {
        let object = match object {
            MaybeRef::NotRef(object) => object,
            MaybeRef::Ref(reference) => {
                let id = ObjectIdentifier::from(reference);
                if !seen.insert((reference.obj_number, reference.gen_number)) {
                    continue;
                }
                let Some(object) = xref.get::<Object<'_>>(id) else { continue };
                object
            }
        };
        match &object {
            Object::Array(array) => waiting.extend(array.raw_iter()),
            Object::Dict(dict) => look(dict, &mut found, &mut waiting),
            Object::Stream(stream) => look(stream.dict(), &mut found, &mut waiting),
            _ => {}
        }
    }
    found.sort();
    Ok(found)
}

/// Looks at a dictionary, and queues what it refers to.
fn look<'a>(dict: &Dict<'a>, found: &mut Vec<String>, waiting: &mut Vec<MaybeRef<Object<'a>>>) {
    found.extend(KEYS.iter().filter(|(key, _)| dict.contains_key(key)).map(|(_, name)| (*name).to_owned()));
    if let Some(action) = name(dict, "S").filter(|action| ACTIONS.contains(&action.as_str())) {
        let target =
            dict.get::<Text<'_>>("URI").map(|target| format!("（{}）", String::from_utf8_lossy(target.as_bytes())));
        found.push(format!("動作 {action}{}", target.unwrap_or_default()));
    }
    if let Some(file) = dict.get::<Dict<'_>>("EF") {
        found.push(attachment(dict, &file));
    }
    if is_font_without_program(dict) {
        found.push(format!("埋め込まれていないフォント {}", name(dict, "BaseFont").unwrap_or_default()));
    }
    waiting.extend(dict.entries().map(|(_, value)| value));
}

pub(super) fn name(dict: &Dict<'_>, key: &str) -> Option<String> {
    dict.get::<Name<'_>>(key).map(|name| name.as_str().to_owned())
}

/// An attached file, by its name and its bytes.
fn attachment(specification: &Dict<'_>, file: &Dict<'_>) -> String {
    let name = ["UF", "F"].iter().find_map(|key| objects::text(specification, key).ok().flatten()).unwrap_or_default();
    let stream = file.get::<Stream<'_>>("UF").or_else(|| file.get::<Stream<'_>>("F"));
    let bytes = stream.and_then(|stream| stream.decoded().ok().map(|bytes| bytes.to_vec())).unwrap_or_default();
    let digest = Sha256::digest(&bytes).iter().take(6).fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    });
    format!("添付ファイル {name}（{}バイト、{digest}）", bytes.len())
}

/// Whether a viewer must choose a font of its own for this one.
fn is_font_without_program(dict: &Dict<'_>) -> bool {
    let is_simple = |kind: &str| matches!(kind, "Type1" | "MMType1" | "TrueType" | "CIDFontType0" | "CIDFontType2");
    if name(dict, "Type").as_deref() != Some("Font") || !name(dict, "Subtype").is_some_and(|kind| is_simple(&kind)) {
        return false;
    }
    let programs = ["FontFile", "FontFile2", "FontFile3"];
    let descriptor = dict.get::<Dict<'_>>("FontDescriptor");
    !descriptor.is_some_and(|descriptor| programs.iter().any(|key| descriptor.get::<Stream<'_>>(key).is_some()))
}

/// An annotation for people: its kind, where it leads, and whether it has a look of its own.
fn said(xref: &XRef, annotation: &Object<'_>, pages: &HashMap<ObjectIdentifier, usize>) -> String {
    let Object::Dict(annotation) = annotation else { return "読めない注釈".to_owned() };
    let kind = name(annotation, "Subtype").unwrap_or_default();
    let action = annotation.get::<Dict<'_>>("A");
    let goes = action.as_ref().and_then(|action| name(action, "S"));
    let target = |dict: &Dict<'_>, key| page_of(xref, dict, key, pages).map(|page| format!("→{}ページ", page + 1));
    let leads = target(annotation, "Dest").or_else(|| target(action.as_ref()?, "D")).or(goes).unwrap_or_default();
    let look = if annotation.contains_key("AP") { "（見た目つき）" } else { "" };
    format!("注釈 {kind}{leads}{look}")
}

fn page_of(xref: &XRef, dict: &Dict<'_>, key: &str, pages: &HashMap<ObjectIdentifier, usize>) -> Option<usize> {
    let destination = dict.get::<Array<'_>>(key)?;
    let (id, _) = objects::items(xref, &destination).ok()?.into_iter().next()?;
    pages.get(&id?).copied()
}
