//! The text of one page, by marked-content sequence.

use std::collections::{BTreeMap, HashMap};

use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object};
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
    /// Text outside both.
    pub(super) stray: String,
}

/// An operator appended to every page: a parser that stops early never reaches it.
const END: &[u8] = b"EndOfPage";

/// An open marked-content sequence.
struct Mark {
    holder: Holder,
    /// Its ActualText, which replaces whatever it shows.
    replacement: Option<String>,
}

/// What the text of a marked-content sequence belongs to.
enum Holder {
    Content(i64),
    Artifact,
    /// The enclosing sequence.
    Outer,
}

/// Reads the text of a page. Refuses operators it does not understand.
pub(super) fn read(page: &Page<'_>) -> Result<PageText, String> {
    let mut stream = page.page_stream().ok_or("a page without content")?.to_vec();
    stream.push(b'\n');
    stream.extend(END);
    let mut reader = Reader {
        page,
        fonts: HashMap::new(),
        font: None,
        saved: Vec::new(),
        marks: Vec::new(),
        text: PageText::default(),
    };
    let mut operations = UntypedIter::new(&stream);
    let mut ended = false;
    while let Some(operation) = operations.next() {
        let operands: Vec<Object<'_>> = operation.operands().cloned().collect();
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
                let mark = self.marks.last_mut().ok_or("a marked-content sequence without its start")?;
                if let Some(text) = mark.replacement.take() {
                    self.add(&text);
                }
                self.marks.pop();
            }
            (b"Do", [Object::Name(name)]) => self.draw(name)?,
            (b"Tj", [Object::String(shown)]) => self.show(shown.as_bytes())?,
            (b"TJ", [Object::Array(shown)]) => self.show_all(shown)?,
            (b"BDC" | b"BMC" | b"EMC" | b"q" | b"Q" | b"Tf" | b"Tj" | b"TJ" | b"'" | b"\"" | b"Do", _) => {
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
            self.fonts.insert(key.clone(), ToUnicode::read(&font)?);
        }
        self.font = Some(key);
        Ok(())
    }

    /// Accepts images, which hold no text; refuses form XObjects, which may.
    fn draw(&self, name: &Name<'_>) -> Result<(), String> {
        let object = self.page.resources().get_x_object(name).ok_or_else(|| format!("{} is missing", name.as_str()))?;
        match object.dict().get::<Name<'_>>("Subtype") {
            Some(kind) if kind.as_str() == "Image" => Ok(()),
            _ => Err(format!("{} is drawn, and may hold text", name.as_str())),
        }
    }

    fn begin(&mut self, tag: &Name<'_>, properties: &Dict<'_>) -> Result<(), String> {
        let holder = if tag.as_str() == "Artifact" {
            self.text.artifacts.push(String::new());
            Holder::Artifact
        } else if let Some(id) = properties.get::<i32>("MCID") {
            if self.text.marked.insert(id.into(), String::new()).is_some() {
                return Err(format!("the sequence {id} twice"));
            }
            Holder::Content(id.into())
        } else {
            Holder::Outer
        };
        self.marks.push(Mark { holder, replacement: objects::text(properties, "ActualText")? });
        Ok(())
    }

    fn show_all(&mut self, shown: &Array<'_>) -> Result<(), String> {
        for part in shown.raw_iter() {
            match part {
                MaybeRef::NotRef(Object::String(part)) => self.show(part.as_bytes())?,
                MaybeRef::NotRef(Object::Number(_)) => {}
                other => return Err(format!("{other:?} among the strings to be shown")),
            }
        }
        Ok(())
    }

    fn show(&mut self, shown: &[u8]) -> Result<(), String> {
        let font = self.font.as_ref().and_then(|name| self.fonts.get(name)).ok_or("text without a font")?;
        let text = font.decode(shown)?;
        self.add(&text);
        Ok(())
    }

    /// Adds text to the innermost enclosing sequence that owns text, unless an ActualText replaces it.
    fn add(&mut self, text: &str) {
        if self.marks.iter().any(|mark| mark.replacement.is_some()) {
            return;
        }
        let holder = self.marks.iter().rev().map(|mark| &mark.holder).find(|holder| !matches!(holder, Holder::Outer));
        let holder = match holder {
            Some(Holder::Content(id)) => self.text.marked.get_mut(id),
            Some(Holder::Artifact) => self.text.artifacts.last_mut(),
            Some(Holder::Outer) | None => None,
        };
        holder.unwrap_or(&mut self.text.stray).push_str(text);
    }
}
