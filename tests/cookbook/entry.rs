//! A picture of the guide with the YAML that it is drawn from.

use std::fs;
use std::path::{Path, PathBuf};

use hayro::vello_cpu::Pixmap;

use super::laid_over::laid_over;
use super::{name, picture};
use crate::support::{Workspace, copy, root};

/// The year of the plans.
const YEAR: &str = "2024";

pub(super) struct Entry {
    /// The file and line of the picture.
    pub(super) place: String,
    pub(super) image: PathBuf,
    /// The folder of `tests/fixtures/cookbook/` whose files the YAML is laid over.
    plan: String,
    /// What is drawn.
    subject: Subject,
    /// The YAML, with the file that it belongs to.
    blocks: Vec<(String, String)>,
}

#[derive(Default)]
struct Subject {
    /// The 総括表, not the paper.
    is_summary: bool,
    /// The page, counted from 1.
    page: usize,
    /// The page as a whole, not only what is printed on it.
    is_whole: bool,
}

/// The entries of a page of the guide.
pub(super) fn entries(page: &Path) -> Vec<Entry> {
    let text = fs::read_to_string(page).unwrap();
    let mut lines = text.lines().enumerate();
    let mut entries: Vec<Entry> = Vec::new();
    let mut file = None;
    while let Some((number, line)) = lines.next() {
        if let Some(image) = image(line) {
            let image = page.parent().unwrap().join(image);
            let place = format!("{}:{}", name(page), number + 1);
            let image = image.parent().unwrap().canonicalize().unwrap().join(image.file_name().unwrap());
            entries.push(Entry { place, image, plan: String::new(), subject: Subject::default(), blocks: Vec::new() });
        } else if let Some(comment) = line.strip_prefix("<!-- ").and_then(|line| line.strip_suffix(" -->")) {
            let entry = entries.last_mut().unwrap_or_else(|| panic!("no picture above {comment}"));
            file = Some(entry.take_comment(comment));
        } else if line == "```yaml" {
            let block: Vec<&str> = lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```").collect();
            if let Some(file) = file.take() {
                entries.last_mut().unwrap().blocks.push((file, format!("{}\n", block.join("\n"))));
            }
        }
    }
    entries
}

/// The path of a picture that stands alone in its line.
fn image(line: &str) -> Option<&str> {
    line.strip_prefix("![")?.split_once("](")?.1.strip_suffix(')').filter(|path| path.contains("images/form/"))
}

impl Entry {
    /// Reads `plan: card, file: plan.yaml, document: summary, page: 2, whole`; gives the file.
    fn take_comment(&mut self, comment: &str) -> String {
        let mut file = "youshiki.yaml";
        for part in comment.split(", ") {
            match part.split_once(": ").unwrap_or((part, "")) {
                ("plan", plan) => plan.clone_into(&mut self.plan),
                ("file", path) => file = path,
                ("document", "summary") => self.subject.is_summary = true,
                ("page", page) => self.subject.page = page.parse().unwrap(),
                ("whole", "") => self.subject.is_whole = true,
                _ => panic!("{}: {part}", self.place),
            }
        }
        file.to_owned()
    }

    /// Builds the plan and draws it; says why that failed.
    pub(super) fn draw(&self) -> Result<Pixmap, String> {
        let workspace = Workspace::empty();
        let edition = workspace.path().join("content").join(YEAR);
        let plans = root().join("tests/fixtures/cookbook");
        copy(&plans.join("plan"), &edition);
        copy(&plans.join(&self.plan), &edition);
        for (file, block) in &self.blocks {
            let path = edition.join(file);
            let base = fs::read_to_string(&path).unwrap_or_default();
            fs::write(path, laid_over(&base, block)).unwrap();
        }
        if !fs::read_to_string(edition.join("plan.yaml")).unwrap().contains("youshiki.yaml") {
            fs::remove_file(edition.join("youshiki.yaml")).unwrap();
        }
        // A picture shows a part of what its plan holds.
        let is_fault = |line: &str| {
            ["エラー", "警告"].iter().any(|severity| line.starts_with(severity))
                && !["[not-printed]", "[left-out]"].iter().any(|code| line.contains(code))
        };
        let check = workspace.run(&["check"]);
        if check.stdout.lines().any(is_fault) {
            return Err(check.stdout);
        }
        let run = workspace.run(&[if self.subject.is_summary { "summary" } else { "build" }]);
        if run.code != 0 {
            return Err(run.stderr);
        }
        let file = run.stdout.lines().find(|file| file.ends_with(".pdf")).unwrap();
        let pdf = fs::read(workspace.path().join(file)).unwrap();
        Ok(match self.subject.is_whole {
            true => picture::of_page(pdf, self.subject.page.max(1)),
            false => picture::of_content(pdf, self.subject.page.max(1)),
        })
    }
}
