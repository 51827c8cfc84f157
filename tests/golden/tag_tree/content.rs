//! The text of one page, by the marked content it stands in.

use std::collections::{BTreeMap, HashMap};

use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::{Array, Dict, Name, Object};
use hayro_syntax::page::Page;

use super::objects;
use super::to_unicode::ToUnicode;

/// The text of a page.
#[derive(Debug, Default)]
pub(super) struct PageText {
    /// The text of each marked-content sequence, by its MCID.
    pub(super) marked: BTreeMap<i64, String>,
    /// The text of each artifact, such as a running header.
    pub(super) artifacts: Vec<String>,
    /// Text that stands in neither.
    pub(super) stray: String,
}

/// An operator of our own behind the page's last: a reader that gives up early never reaches it.
const END: &[u8] = b"EndOfPage";

/// What a marked-content sequence says of the text in it.
enum Mark {
    Content(i64),
    Artifact,
    /// Text that replaces the text shown.
    Replacement(String),
    Other,
}

/// Reads a page; refuses whatever it does not understand.
pub(super) fn read(page: &Page<'_>) -> Result<PageText, String> {
    let mut stream = page.page_stream().ok_or("a page without content")?.to_vec();
    stream.push(b'\n');
    stream.extend(END);
    let mut reader = Reader { page, fonts: HashMap::new(), font: None, saved: Vec::new(), marks: Vec::new(), text: PageText::default() };
    let mut operations = UntypedIter::new(&stream);
    let mut ended = false;
    while let Some(operation) = operations.next() {
        let operands: Vec<Object<'_>> = operation.operands().collect();
        ended = &**operation.operator == END;
        if !ended {
            reader.operation(operation.operator, &operands)?;
        }
    }
    if !ended {
        return Err("a page that cannot be read to its end".to_owned());
    }
    if !reader.marks.is_empty() {
        return Err("a marked-content sequence without its end".to_owned());
    }
    Ok(reader.text)
}

struct Reader<'p, 'a> {
    page: &'p Page<'a>,
    fonts: HashMap<String, ToUnicode>,
    font: Option<String>,
    saved: Vec<Option<String>>,
    marks: Vec<Mark>,
    text: PageText,
}

impl Reader<'_, '_> {
    fn operation(&mut self, operator: &[u8], operands: &[Object<'_>]) -> Result<(), String> {
        match (operator, operands) {
            (b"q", []) => self.saved.push(self.font.clone()),
            (b"Q", []) => self.font = self.saved.pop().ok_or("a state restored that was never saved")?,
            (b"Tf", [Object::Name(name), _]) => self.choose_font(name)?,
            (b"BMC", [Object::Name(tag)]) => self.begin(tag, &Dict::empty())?,
            (b"BDC", [Object::Name(tag), Object::Dict(properties)]) => self.begin(tag, properties)?,
            (b"EMC", []) => {
                let mark = self.marks.pop().ok_or("a marked-content sequence without its start")?;
                if let Mark::Replacement(text) = mark {
                    self.add(&text);
                }
            }
            (b"Tj", [Object::String(shown)]) => self.show(shown.as_bytes())?,
            (b"TJ", [Object::Array(shown)]) => self.show_all(shown)?,
            (b"BDC" | b"BMC" | b"Tf" | b"Tj" | b"TJ" | b"'" | b"\"" | b"Do" | b"BI" | b"gs", _) => {
                return Err(format!("the operation {} {operands:?}", String::from_utf8_lossy(operator)));
            }
            _ => {}
        }
        Ok(())
    }

    fn choose_font(&mut self, name: &Name<'_>) -> Result<(), String> {
        let key = name.as_str().to_owned();
        if !self.fonts.contains_key(&key) {
            let font = self.page.resources().get_font(name).ok_or_else(|| format!("the font {key} is missing"))?;
            self.fonts.insert(key.clone(), ToUnicode::of(&font)?);
        }
        self.font = Some(key);
        Ok(())
    }

    fn begin(&mut self, tag: &Name<'_>, properties: &Dict<'_>) -> Result<(), String> {
        if let Some(text) = objects::text(properties, "ActualText")? {
            // Both at once: the number of the sequence, and the text that stands for what it shows.
            if let Some(id) = properties.get::<i32>("MCID") {
                return Err(format!("sequence {id} with a text in its place: {text}"));
            }
            self.marks.push(Mark::Replacement(text));
        } else if tag.as_str() == "Artifact" {
            self.text.artifacts.push(String::new());
            self.marks.push(Mark::Artifact);
        } else if let Some(id) = properties.get::<i32>("MCID") {
            if self.text.marked.insert(id.into(), String::new()).is_some() {
                return Err(format!("the sequence {id} twice"));
            }
            self.marks.push(Mark::Content(id.into()));
        } else {
            self.marks.push(Mark::Other);
        }
        Ok(())
    }

    fn show_all(&mut self, shown: &Array<'_>) -> Result<(), String> {
        for part in shown.raw_iter() {
            match part {
                hayro_syntax::object::MaybeRef::NotRef(Object::String(part)) => self.show(part.as_bytes())?,
                hayro_syntax::object::MaybeRef::NotRef(Object::Number(_)) => {}
                other => return Err(format!("{other:?} among the strings to be shown")),
            }
        }
        Ok(())
    }

    fn show(&mut self, shown: &[u8]) -> Result<(), String> {
        if self.marks.iter().any(|mark| matches!(mark, Mark::Replacement(_))) {
            return Ok(());
        }
        let font = self.font.as_ref().and_then(|name| self.fonts.get(name)).ok_or("text without a font")?;
        let text = font.decode(shown)?;
        self.add(&text);
        Ok(())
    }

    fn add(&mut self, text: &str) {
        let holder = self.marks.iter().rev().find_map(|mark| match mark {
            Mark::Content(id) => self.text.marked.get_mut(id),
            Mark::Artifact => self.text.artifacts.last_mut(),
            _ => None,
        });
        holder.unwrap_or(&mut self.text.stray).push_str(text);
    }
}
