//! The tables of `layouts/data.md`.

use std::collections::BTreeMap;

/// What the page says.
#[derive(Default)]
pub struct Page {
    /// The data of each layout, by its kind.
    pub roots: BTreeMap<String, Type>,
    /// The fields of each type with a table of fields.
    pub objects: BTreeMap<String, Vec<Field>>,
    /// The values of each type with a table of values.
    pub values: BTreeMap<String, Vec<Type>>,
    /// The type of what a cell holds besides the fields of every cell, by its kind.
    pub kinds: BTreeMap<String, String>,
}

/// A field of a type.
pub struct Field {
    pub name: String,
    /// Whether it may be absent.
    pub optional: bool,
    /// What it may hold.
    pub types: Vec<Type>,
}

/// A type as a table names it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Type {
    None,
    String,
    Boolean,
    Integer,
    Number,
    Literal(String),
    List(Box<Type>),
    Pair(Box<Type>, Box<Type>),
    Named(String),
}

impl Page {
    pub fn read(text: &str) -> Self {
        let mut page = Self::default();
        let mut section = String::new();
        let mut head: Option<Vec<&str>> = None;
        for line in text.lines() {
            if let Some(title) = line.strip_prefix("##") {
                section = title.trim_start_matches('#').trim().to_owned();
            }
            let Some(row) = line.strip_prefix('|') else {
                head = None;
                continue;
            };
            let cells: Vec<&str> = row.trim_end().trim_end_matches('|').split('|').map(str::trim).collect();
            match &head {
                None => head = Some(cells),
                Some(_) if cells[0].starts_with("---") => {}
                Some(head) => page.add(&section, head, &cells),
            }
        }
        page
    }

    fn add(&mut self, section: &str, head: &[&str], cells: &[&str]) {
        match head {
            ["Layout", .., "Data"] => {
                let kind = literals(cells[0])[0].trim_end_matches(".typ").to_owned();
                self.roots.insert(kind, Type::read(cells[3]));
            }
            ["Field", "Type", "Meaning"] => {
                let name = literals(cells[0])[0];
                let field = Field {
                    name: name.trim_end_matches('?').to_owned(),
                    optional: name.ends_with('?'),
                    types: cells[1].split(" or ").map(Type::read).collect(),
                };
                assert!(!cells[2].is_empty(), "{section}: {name} has no meaning");
                self.objects.entry(section.to_owned()).or_default().push(field);
            }
            ["Value", "Meaning"] => {
                self.values.entry(section.to_owned()).or_default().push(Type::read(cells[0]));
            }
            ["Kind", "Content"] => {
                let Type::Named(content) = Type::read(cells[1]) else { panic!("{} is no content", cells[1]) };
                self.kinds.extend(literals(cells[0]).into_iter().map(|kind| (kind.to_owned(), content.clone())));
            }
            head => panic!("no table of data.md begins with {head:?}"),
        }
    }
}

impl Type {
    fn read(text: &str) -> Self {
        if let Some(entry) = text.strip_prefix("list of ") {
            return Self::List(Self::read(entry).into());
        }
        if let Some((first, second)) = text.strip_prefix("pair of ").and_then(|text| text.split_once(" and ")) {
            return Self::Pair(Self::read(first).into(), Self::read(second).into());
        }
        if let Some((name, link)) = text.strip_prefix('[').and_then(|text| text.split_once("](#")) {
            assert_eq!(format!("{})", name.to_lowercase()), link, "the link of {name}");
            return Self::Named(name.to_owned());
        }
        match text {
            "none" => Self::None,
            "string" => Self::String,
            "boolean" => Self::Boolean,
            "integer" => Self::Integer,
            "number" => Self::Number,
            text => Self::Literal(literals(text)[0].to_owned()),
        }
    }
}

/// What stands in backquotes.
fn literals(text: &str) -> Vec<&str> {
    let literals: Vec<&str> = text.split('`').skip(1).step_by(2).collect();
    assert!(!literals.is_empty(), "{text} is no type, and nothing in it stands in backquotes");
    literals
}
