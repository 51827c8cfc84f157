//! Resolves PDF objects; a dangling reference is an error.

use hayro_syntax::object::dict::Dict;
use hayro_syntax::object::{Array, MaybeRef, Object, ObjectIdentifier};
use hayro_syntax::xref::XRef;

/// The deepest structure or outline that is read. Those of the papers have some ten levels.
pub(super) const DEEPEST: usize = 100;

/// The entries of a value that is an array or a single object, each with its identifier if it is indirect.
pub(super) type Items<'a> = Vec<(Option<ObjectIdentifier>, Object<'a>)>;

/// The value of a key as a list: empty, one object, or the entries of an array.
pub(super) fn list<'a>(xref: &'a XRef, dict: &Dict<'a>, key: &str) -> Result<Items<'a>, String> {
    match dict.get_raw::<Object<'a>>(key) {
        None => Ok(Vec::new()),
        Some(raw) => match item(xref, raw)? {
            (_, Object::Array(array)) => items(xref, &array),
            single => Ok(vec![single]),
        },
    }
}

/// The entries of an array.
pub(super) fn items<'a>(xref: &'a XRef, array: &Array<'a>) -> Result<Items<'a>, String> {
    array.raw_iter().map(|raw| item(xref, raw)).collect()
}

fn item<'a>(xref: &'a XRef, raw: MaybeRef<Object<'a>>) -> Result<(Option<ObjectIdentifier>, Object<'a>), String> {
    match raw {
        MaybeRef::NotRef(object) => Ok((None, object)),
        MaybeRef::Ref(reference) => {
            let id = ObjectIdentifier::from(reference);
            let object = xref.get::<Object<'a>>(id).ok_or_else(|| format!("object {id:?} is missing"))?;
            Ok((Some(id), object))
        }
    }
}

/// The value of an optional key that must be a text string.
pub(super) fn text(dict: &Dict<'_>, key: &str) -> Result<Option<String>, String> {
    match dict.get::<Object<'_>>(key) {
        None => Ok(None),
        Some(Object::String(string)) => decode(string.as_bytes()).map(Some),
        Some(other) => Err(format!("/{key} is no string: {other:?}")),
    }
}

/// Decodes a text string: UTF-16 or UTF-8 with a byte order mark, otherwise ASCII, on which all PDF encodings agree.
pub(super) fn decode(bytes: &[u8]) -> Result<String, String> {
    let broken = || format!("{bytes:02x?} is no text");
    if let Some(utf16) = bytes.strip_prefix(b"\xFE\xFF") {
        let units: Vec<u16> =
            utf16.chunks(2).map(|pair| u16::from_be_bytes([pair[0], *pair.get(1).unwrap_or(&0)])).collect();
        return String::from_utf16(&units).map_err(|_| broken());
    }
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF");
    let text = text.or(bytes.is_ascii().then_some(bytes)).ok_or_else(broken)?;
    String::from_utf8(text.to_vec()).map_err(|_| broken())
}
