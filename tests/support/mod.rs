//! Workspaces made for a test, and the program run on them.

pub mod approved;
mod findings;
pub mod json_schema;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use tempfile::TempDir;

pub use findings::findings;

/// The repository, which is a workspace itself.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The finished paper of the real content, made once.
pub fn paper() -> &'static [u8] {
    static PAPER: OnceLock<Vec<u8>> = OnceLock::new();
    PAPER.get_or_init(|| {
        let out = tempfile::tempdir().unwrap();
        let run = shinkan(&root(), &["build", "--year", "H31", "--out", out.path().to_str().unwrap()]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        fs::read(out.path().join("2019/資料2.pdf")).unwrap()
    })
}

/// A number that an environment variable sets: how much of a long test is done.
pub fn number_from_env(name: &str, default: usize) -> usize {
    std::env::var(name).map_or(default, |number| number.parse().unwrap())
}

/// The folders of all plans of the repository: the real one, the examples, and those of the tests.
pub const PLANS: [&str; 19] = [
    "",
    "examples/card",
    "examples/care",
    "examples/evaluation",
    "examples/forecast",
    "examples/list",
    "examples/reform",
    "tests/fixtures/forms/blocks",
    "tests/fixtures/forms/cards",
    "tests/fixtures/forms/choices",
    "tests/fixtures/forms/departments",
    "tests/fixtures/forms/judged",
    "tests/fixtures/forms/papers",
    "tests/fixtures/forms/plain",
    "tests/fixtures/forms/sheets",
    "tests/fixtures/forms/tables",
    "tests/fixtures/forms/values",
    "tests/fixtures/periods",
    "tests/fixtures/small",
];

/// What a run of the program gave.
pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

/// Runs the program with a folder as its current one.
pub fn shinkan(dir: &Path, arguments: &[&str]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_shinkan")).current_dir(dir).args(arguments).output().unwrap();
    Run {
        code: output.status.code().expect("the program is not killed by a signal"),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A workspace in a folder of its own: at first the small plan of `tests/fixtures/small`.
pub struct Workspace(TempDir);

impl Workspace {
    /// The small plan, complete and without faults.
    pub fn small() -> Self {
        let workspace = Self::empty();
        copy(&root().join("tests/fixtures/small"), workspace.path());
        workspace
    }

    /// A folder with nothing in it.
    pub fn empty() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// The folder of the newest edition of whatever plan the workspace holds.
    pub fn newest_edition(&self) -> PathBuf {
        let editions = fs::read_dir(self.path().join("content")).unwrap();
        editions.map(|edition| edition.unwrap().path()).max().unwrap()
    }

    /// A file of the edition, by its path in the edition's folder.
    pub fn edition(&self, file: &str) -> PathBuf {
        self.path().join("content/2019").join(file)
    }

    /// Writes a file of the edition.
    pub fn write(&self, file: &str, content: impl AsRef<[u8]>) -> &Self {
        let path = self.edition(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    /// Replaces a text that stands exactly once in a file of the edition.
    pub fn edit(&self, file: &str, from: &str, to: &str) -> &Self {
        let text = fs::read_to_string(self.edition(file)).unwrap();
        assert_eq!(text.matches(from).count(), 1, "{from} in {file}");
        self.write(file, text.replace(from, to))
    }

    /// Runs the program here.
    pub fn run(&self, arguments: &[&str]) -> Run {
        shinkan(self.path(), arguments)
    }

    /// A run of the program here, not yet begun, with nothing on its streams.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_shinkan"));
        command.current_dir(self.path()).args(arguments).stdin(Stdio::null()).stderr(Stdio::null());
        command
    }

    /// Builds the paper, which must succeed, and reads it.
    pub fn paper(&self) -> Vec<u8> {
        let run = self.run(&["build"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        fs::read(self.path().join(run.stdout.trim_end())).unwrap()
    }

    /// Every file below out/, sorted.
    pub fn output(&self) -> Vec<String> {
        let mut files = Vec::new();
        list(&self.path().join("out"), "", &mut files);
        files.sort();
        files
    }
}

/// A text without its white space, which on a page is a distance and no character.
pub fn without_whitespace(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Copies everything in a folder over another.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Adds every file below a folder, by its path from there; a folder that is not there has none.
pub fn list(dir: &Path, prefix: &str, files: &mut Vec<String>) {
    for entry in fs::read_dir(dir).into_iter().flatten() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().into_string().unwrap());
        if entry.path().is_dir() {
            list(&entry.path(), &format!("{name}/"), files);
        } else {
            files.push(name);
        }
    }
}
