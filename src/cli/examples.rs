//! The commands, each with an example of its use: with the years and a 担当課 of the reader's own plan, where there is one.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use super::home::Home;
use crate::content::{self, EditionDir, Workspace};
use crate::model::{DepartmentKind, Plan};
use crate::windows::quoted;

/// The commands in the order of the help. Words in braces are filled in.
const COMMANDS: [(&str, &str); 15] = [
    ("init", "shinkan init 見本"),
    ("check", "shinkan check --year {year} --notes"),
    ("build", "shinkan build --year {year}"),
    ("extract", "shinkan extract {department}"),
    ("request", "shinkan request {department}"),
    ("summary", "shinkan summary --year {year}"),
    ("compare", "shinkan compare {old} {new}"),
    ("history", "shinkan history 7"),
    ("archive", "shinkan archive --year {year}"),
    ("verify", "shinkan verify archive/{year}"),
    ("new-year", "shinkan new-year --year {year}"),
    ("schema", "shinkan schema"),
    ("eject", "shinkan eject typst"),
    ("help", "shinkan help build"),
    ("completions", "shinkan completions powershell"),
];

/// The names of all commands.
pub(super) fn commands() -> impl Iterator<Item = &'static str> {
    COMMANDS.into_iter().map(|(name, _)| name)
}

/// The command that a word names.
pub(super) fn command(word: impl AsRef<OsStr>) -> Option<&'static str> {
    commands().find(|name| *word.as_ref() == **name)
}

/// What stands in examples.
pub(super) struct Examples {
    /// The folders of all editions, newest last.
    pub editions: Vec<EditionDir>,
    /// A year.
    pub year: String,
    /// Two years, the earlier one first.
    years: [String; 2],
    /// A 担当課.
    department: String,
}

impl Examples {
    /// Those of the plan that the arguments of a wrong call mean.
    pub fn of(arguments: &[OsString]) -> Self {
        let given = arguments.iter().position(|argument| argument == "-C").and_then(|at| arguments.get(at + 1));
        let home = Home::find(given.map(Path::new)).ok();
        let editions = home.map(|home| Workspace::new(home.root).editions().unwrap_or_default()).unwrap_or_default();
        let name = |edition: &EditionDir| edition.year.to_string();
        let years = match editions.as_slice() {
            [.., old, new] => [name(old), name(new)],
            _ => ["2024".to_owned(), Workspace::SOME_YEAR.to_owned()],
        };
        let plan = editions.last().and_then(content::load_plan);
        let department = plan.as_ref().and_then(department).map_or_else(|| "社会福祉課".to_owned(), quoted);
        let year = editions.last().map_or_else(|| Workspace::SOME_YEAR.to_owned(), name);
        Self { editions, year, years, department }
    }

    /// The example of a command.
    pub fn of_command(&self, name: &str) -> Option<String> {
        let (_, example) = COMMANDS.into_iter().find(|(command, _)| *command == name)?;
        let [old, new] = &self.years;
        let words = [("{year}", &self.year), ("{old}", old), ("{new}", new), ("{department}", &self.department)];
        Some(words.iter().fold(example.to_owned(), |text, (word, filled)| text.replace(word, filled)))
    }
}

fn department(plan: &Plan) -> Option<&str> {
    let is_one = |kind: DepartmentKind| kind != DepartmentKind::Collective;
    plan.departments.iter().find(|department| is_one(department.kind)).map(|department| department.name.value.as_str())
}
