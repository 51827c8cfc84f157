//! Finds folders in content/ that are editions by what is in them or by their name, but are never read.

use std::fs;
use std::path::Path;

use super::file_names::glance;
use super::stray::holds_yaml;
use crate::characters::half_width;
use crate::model::Period;
use crate::vocabulary::YEAR;

/// A folder in content/ that is not named as the program names an edition: R6 for 2024, 2024 - コピー.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Misnamed {
    /// Its name.
    pub name: String,
    /// The year or month that it means, by its name or else by its plan.yaml; the right name is its text.
    pub year: Option<Period>,
    /// Whether the name is that year in another spelling, and nothing besides.
    pub is_spelling: bool,
    /// Whether a folder with the right name exists.
    pub is_taken: bool,
}

impl Misnamed {
    /// The right name, as a message calls it.
    pub fn right_name(&self) -> String {
        self.year.map_or_else(|| "その年度の西暦（2025 など）".to_owned(), |year| format!("「{year}」"))
    }
}

/// The misnamed folders in content/, sorted: those named after a year, and those of any other name with an edition in them.
pub fn misnamed_editions(content: &Path) -> Vec<Misnamed> {
    let entries = fs::read_dir(content).into_iter().flatten().flatten().filter(|entry| entry.path().is_dir());
    let misnamed = entries.filter_map(|entry| {
        let name = entry.file_name().into_string().ok().filter(|name| !name.starts_with('.'))?;
        let spelled = named_year(&name);
        if spelled.is_some_and(|year| year.to_string() == name) || spelled.is_none() && !has_edition(&entry.path()) {
            return None;
        }
        let year = spelled.or_else(|| stated_year(&entry.path()));
        let is_taken = year.is_some_and(|year| content.join(year.to_string()).exists());
        Some(Misnamed { name, year, is_spelling: spelled.is_some(), is_taken })
    });
    let mut misnamed: Vec<Misnamed> = misnamed.collect();
    misnamed.sort();
    misnamed
}

/// The misnamed folders in content/ in which there is content.
pub fn misnamed_content(content: &Path) -> Vec<Misnamed> {
    let has_content = |it: &Misnamed| {
        let dir = content.join(&it.name);
        dir.join("projects").is_dir() || holds_yaml(&dir)
    };
    misnamed_editions(content).into_iter().filter(has_content).collect()
}

/// The year or month that a name spells; 2024年 is nothing else here.
fn named_year(name: &str) -> Option<Period> {
    let plain: String = name.trim().chars().map(half_width).collect();
    let of_year = || plain.ends_with('年').then(|| Period::parse(&format!("{plain}度"))).flatten();
    Period::parse(&plain).or_else(of_year).filter(|year| year.is_reportable())
}

/// Whether the folder of an edition is recognised by its files.
fn has_edition(dir: &Path) -> bool {
    dir.join("plan.yaml").is_file() || holds_yaml(&dir.join("projects"))
}

/// The 年度 that the plan.yaml of a folder states, even if it has faults.
fn stated_year(dir: &Path) -> Option<Period> {
    let text = glance(&dir.join("plan.yaml"))?;
    let values =
        text.trim_start_matches('\u{FEFF}').lines().filter_map(|line| line.strip_prefix(YEAR)?.strip_prefix(':'));
    let years = values.map(|value| value.split(" #").next().unwrap_or_default().trim().trim_matches(['"', '\'']));
    years.filter_map(Period::parse).find(|year| year.is_reportable())
}
