//! Data held against the page: what the page does not say of it, and what of the page has been met.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::page::{Field, Page, Type};

/// The fields of every cell. What else a cell holds depends on its kind.
const CELL: &str = "Cell";

pub struct Walk<'a> {
    page: &'a Page,
    /// What has been met, in the words of `unmet`.
    met: BTreeSet<String>,
    /// What the page says otherwise.
    pub faults: BTreeSet<String>,
    /// How many cells there were, and how many of these under a column or line that names their kind.
    pub cells: (usize, usize),
}

impl<'a> Walk<'a> {
    pub fn new(page: &'a Page) -> Self {
        Self { page, met: BTreeSet::new(), faults: BTreeSet::new(), cells: (0, 0) }
    }

    /// The data of a layout.
    pub fn document(&mut self, kind: &str, data: &Value) {
        self.value(kind, std::slice::from_ref(&self.page.roots[kind]), data);
        let book = data.get("book").unwrap_or(data);
        if book.get("sheets").is_some() {
            self.book(book);
        }
    }

    /// What the page says and no data has shown.
    pub fn unmet(&self) -> Vec<String> {
        let mut all = Vec::new();
        for (object, fields) in &self.page.objects {
            for Field { name, optional, types } in fields {
                let place = format!("{object}.{name}");
                all.extend(optional.then(|| absent(&place)));
                all.extend(types.iter().map(|of| holds(&place, of)));
                all.extend(types.iter().filter(|of| matches!(of, Type::List(_))).map(|_| filled(&place)));
            }
        }
        for (name, values) in &self.page.values {
            all.extend(values.iter().map(|of| holds(name, of)));
        }
        all.extend(self.page.kinds.keys().map(|kind| cell_of(kind)));
        all.retain(|said| !self.met.contains(said));
        all
    }

    /// A value that may be of these types.
    fn value(&mut self, place: &str, types: &[Type], value: &Value) {
        let Some(of) = types.iter().find(|of| self.fits(of, value)) else {
            self.faults.insert(self.mismatch(place, types, value));
            return;
        };
        self.met.insert(holds(place, of));
        match (of, value) {
            (Type::List(of), Value::Array(entries)) => {
                if !entries.is_empty() {
                    self.met.insert(filled(place));
                }
                entries.iter().for_each(|entry| self.value(&format!("{place}[]"), std::slice::from_ref(of), entry));
            }
            (Type::Pair(first, second), Value::Array(entries)) => {
                self.value(&format!("{place}.0"), std::slice::from_ref(first), &entries[0]);
                self.value(&format!("{place}.1"), std::slice::from_ref(second), &entries[1]);
            }
            (Type::Named(name), value) => match (self.page.values.get(name), value) {
                (Some(values), value) => self.value(name, values, value),
                (None, Value::Object(entries)) => {
                    self.cells.0 += usize::from(name == CELL);
                    self.fields(name, entries);
                }
                _ => {}
            },
            _ => {}
        }
    }

    fn fields(&mut self, name: &str, entries: &Map<String, Value>) {
        for field in &self.page.objects[name] {
            let place = format!("{name}.{}", field.name);
            match entries.get(&field.name) {
                Some(value) => self.value(&place, &field.types, value),
                None => {
                    self.met.insert(absent(&place));
                }
            }
        }
    }

    /// Whether a value is of a type, as far as that can be told without looking into it.
    fn fits(&self, of: &Type, value: &Value) -> bool {
        match of {
            Type::None => value.is_null(),
            Type::String => value.is_string(),
            Type::Boolean => value.is_boolean(),
            Type::Integer => value.is_i64() || value.is_u64(),
            Type::Number => value.is_f64(),
            Type::Literal(literal) => value == literal,
            Type::List(_) => value.is_array(),
            Type::Pair(..) => value.as_array().is_some_and(|entries| entries.len() == 2),
            Type::Named(name) => match self.page.values.get(name) {
                Some(values) => values.iter().any(|of| self.fits(of, value)),
                None => value.as_object().is_some_and(|entries| self.has_fields_of(name, entries)),
            },
        }
    }

    fn has_fields_of(&self, name: &str, entries: &Map<String, Value>) -> bool {
        let fields = &self.page.objects[name];
        let known = |key: &String| name == CELL || fields.iter().any(|field| field.name == *key);
        fields.iter().all(|field| field.optional || entries.contains_key(&field.name)) && entries.keys().all(known)
    }

    /// What is wrong with a value that is of none of these types.
    fn mismatch(&self, place: &str, types: &[Type], value: &Value) -> String {
        let fields = match types {
            [Type::Named(name)] => self.page.objects.get(name),
            _ => None,
        };
        let (Some(fields), Some(entries)) = (fields, value.as_object()) else {
            let value: String = value.to_string().chars().take(120).collect();
            return format!("{place} is none of {types:?}: {value}");
        };
        let told: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
        format!("{place} has the fields {:?}, not {told:?}", entries.keys().collect::<Vec<_>>())
    }

    /// The cells of a paper, each with its kind.
    fn book(&mut self, book: &Value) {
        self.lines_and_tables(book, &book["tables"]);
        let sheets = list(&book["sheets"]).iter().flat_map(|sheet| list(&sheet["opinions"]));
        let in_place = opinions_in(&book["sheets"]);
        for row in sheets.chain(list(&book["last-opinions"])).chain(in_place) {
            for (column, cell) in list(&book["opinions"]["columns"]).iter().zip(list(&row["cells"])) {
                self.content(&column["kind"], cell);
            }
        }
    }

    /// The cells of labelled lines and of tables anywhere in a value.
    fn lines_and_tables(&mut self, value: &Value, forms: &Value) {
        if let Some(line) = value.as_object().filter(|line| line.contains_key("cell")) {
            self.content(&line["kind"], &line["cell"]);
        }
        if let Some(row) = value.as_object().filter(|row| row.contains_key("holds")) {
            list(&row["cells"]).iter().for_each(|cell| self.content(&row["holds"], cell));
        }
        if let Some(form) = value["form"].as_u64() {
            let columns = list(&forms[form as usize]["columns"]);
            for group in list(&value["groups"]) {
                self.level(columns, "group", &group["cells"]);
                for block in list(&group["blocks"]) {
                    self.level(columns, "block", &block["cells"]);
                    list(&block["lines"]).iter().for_each(|line| self.level(columns, "line", line));
                }
            }
        }
        match value {
            Value::Array(entries) => entries.iter().for_each(|entry| self.lines_and_tables(entry, forms)),
            Value::Object(entries) => entries.values().for_each(|entry| self.lines_and_tables(entry, forms)),
            _ => {}
        }
    }

    /// The cells of the columns of one level.
    fn level(&mut self, columns: &[Value], level: &str, cells: &Value) {
        let columns: Vec<&Value> = columns.iter().filter(|column| column["level"] == level).collect();
        for (slot, column) in columns.iter().enumerate() {
            assert_eq!(column["slot"], slot, "{column}");
        }
        assert_eq!(columns.len(), list(cells).len(), "the columns of level {level}");
        columns.iter().zip(list(cells)).for_each(|(column, cell)| self.content(&column["kind"], cell));
    }

    /// What a cell of a kind holds besides the fields of every cell.
    fn content(&mut self, kind: &Value, cell: &Value) {
        self.cells.1 += 1;
        let kind = kind.as_str().unwrap();
        let Some(content) = self.page.kinds.get(kind) else {
            self.faults.insert(format!("cells of kind {kind}"));
            return;
        };
        let own = |key: &str| self.page.objects[CELL].iter().any(|field| field.name == key);
        let held = cell.as_object().unwrap().clone().into_iter().filter(|(key, _)| !own(key)).collect();
        self.met.insert(cell_of(kind));
        self.value(&format!("a cell of kind {kind}"), &[Type::Named(content.clone())], &Value::Object(held));
    }
}

/// The rows of the blocks of opinions anywhere in a value.
fn opinions_in(value: &Value) -> Vec<&Value> {
    match value {
        Value::Object(block) if value["kind"] == "opinions" => list(&block["rows"]).iter().collect(),
        Value::Object(entries) => entries.values().flat_map(opinions_in).collect(),
        Value::Array(entries) => entries.iter().flat_map(opinions_in).collect(),
        _ => Vec::new(),
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn holds(place: &str, of: &Type) -> String {
    format!("{place} is {of:?}")
}

fn filled(place: &str) -> String {
    format!("{place} is a list with something in it")
}

fn absent(place: &str) -> String {
    format!("{place} is absent")
}

fn cell_of(kind: &str) -> String {
    format!("a cell is of kind {kind}")
}
