//! The files that plan.yaml names for the 様式 of its papers.

use super::file_names::alike;
use super::form_source::{FormSource, FormSources};
use super::workspace::EditionDir;
use super::yaml::{Cursor, Reader, Sources};
use crate::content::faults;
use crate::finding::Finding;
use crate::model::Placed;
use crate::vocabulary::{FORM, PAPERS};

/// Files of an edition that are no 様式.
const TAKEN: [&str; 2] = ["plan.yaml", "opinions.yaml"];

/// The files that plan.yaml names for the 様式 of its papers, read.
pub(super) struct FormFiles {
    /// The name of that of the plan.
    of_plan: Option<Placed<String>>,
    /// Its index, or that of one that is meant though it is not named.
    plan: Option<usize>,
    /// The names that further papers give.
    named: Vec<Placed<String>>,
    /// The files of further papers, each once, with their indices. Several papers may have the looks of one file.
    further: Vec<(String, Option<usize>)>,
}

impl FormFiles {
    /// Reads the files that plan.yaml names.
    ///
    /// - `plan`: the index of plan.yaml
    /// - `meant`: the file of the 様式 of the plan, if plan.yaml does not name it
    pub fn read(
        sources: &mut Sources,
        findings: &mut Vec<Finding>,
        dir: &EditionDir,
        plan: usize,
        meant: Option<&str>,
    ) -> Self {
        let (of_plan, named) = names(&Reader::new(sources.get(plan), plan).root());
        let plan = match (&of_plan, meant) {
            (Some(name), _) => read_form(sources, findings, dir, name),
            (None, Some(name)) => sources.read(&dir.path.join(name), &format!("{}/{name}", dir.name), findings),
            (None, None) => None,
        };
        let mut further: Vec<(String, Option<usize>)> = Vec::new();
        let is_of_plan = |name: &str| of_plan.as_ref().is_some_and(|of_plan| of_plan.value == name);
        for name in named.iter().filter(|name| !is_of_plan(&name.value)) {
            if further.iter().all(|(file, _)| *file != name.value) {
                further.push((name.value.clone(), read_form(sources, findings, dir, name)));
            }
        }
        Self { of_plan, plan, named, further }
    }

    /// The name of the file with the 様式 of the plan.
    pub fn name_of_plan(&self) -> Option<&str> {
        self.of_plan.as_ref().map(|name| name.value.as_str())
    }

    /// Reads something that depends on the 様式, and returns it with the faults in their files.
    pub fn with_sources<T>(&self, sources: &Sources, read: impl FnOnce(&FormSources) -> T) -> (T, Vec<Finding>) {
        let reader = |file: &usize| Reader::new(sources.get(*file), *file);
        let of_plan = self.plan.as_ref().map(reader);
        let further: Vec<Option<Reader>> = self.further.iter().map(|(_, file)| file.as_ref().map(reader)).collect();
        let made = {
            let root = of_plan.as_ref().map(Reader::root);
            let roots: Vec<Option<Cursor>> = further.iter().map(|it| it.as_ref().map(Reader::root)).collect();
            let source = |name: &Placed<String>| match self.further.iter().position(|(file, _)| *file == name.value) {
                Some(index) => roots[index].as_ref().map_or(FormSource::Unread, FormSource::File),
                None => FormSource::OfPlan,
            };
            let plan = match &root {
                Some(root) => FormSource::File(root),
                // A named file that could not be read has been reported.
                None if self.of_plan.is_some() => FormSource::Unread,
                None => FormSource::Here,
            };
            let further = self.named.iter().map(|name| (name.place.clone(), source(name))).collect();
            read(&FormSources { plan, further })
        };
        let mut findings: Vec<Finding> = Vec::new();
        for finding in of_plan.into_iter().chain(further.into_iter().flatten()).flat_map(Reader::into_findings) {
            // A file of several papers is read for each of them.
            if !findings.contains(&finding) {
                findings.push(finding);
            }
        }
        (made, findings)
    }
}

/// The names of the files with the 様式 of the plan and of its further papers.
fn names(root: &Cursor) -> (Option<Placed<String>>, Vec<Placed<String>>) {
    let named = |map: &Cursor| map.peek(FORM).filter(|at| !at.is_map() && !at.is_list())?.text();
    let papers = root.peek(PAPERS).map(|at| at.elements()).unwrap_or_default();
    (named(root), papers.iter().filter_map(named).collect())
}

/// The index of the file named by 様式.
fn read_form(
    sources: &mut Sources,
    findings: &mut Vec<Finding>,
    dir: &EditionDir,
    name: &Placed<String>,
) -> Option<usize> {
    let file = name.value.as_str();
    let is_beside = !file.contains(['/', '\\']) && file.ends_with(".yaml") && !file.starts_with('.');
    let is_taken = TAKEN.contains(&file);
    let fault = |code, message: String, hint: String| {
        let finding = Finding::new(code, message, Some(sources.excerpt(&name.place)));
        Some(finding.about(&name.place).hint(hint))
    };
    let with_ending = format!("{file}.yaml");
    let found = if !file.contains(['/', '\\', '.']) && dir.path.join(&with_ending).is_file() {
        let hint = format!("「{with_ending}」と、終わりまで書いてください");
        fault(faults::UNKNOWN_WORD, format!("「{file}」は様式のファイルの名前に使えません"), hint)
    } else if !is_beside || is_taken {
        let hint = "用紙の大きさなどは、「様式:」の下に「用紙: A3」のように書きます。ファイルに分けるなら youshiki.yaml のような名前にして、plan.yaml と同じフォルダーに置いてください";
        fault(faults::UNKNOWN_WORD, format!("「{file}」は様式のファイルの名前に使えません"), hint.to_owned())
    } else if !sources.is_unsaved(&format!("{}/{file}", dir.name)) && dir.path.join(file).symlink_metadata().is_err() {
        let hint = match alike(&dir.path.join(file)) {
            Some(found) => format!("「{found}」があります。どちらかの名前を直してください"),
            None => "ファイルを plan.yaml と同じフォルダーに置くか、名前を直してください".to_owned(),
        };
        fault(faults::MISSING_FILE, format!("様式のファイル「{file}」がありません"), hint)
    } else {
        None
    };
    if let Some(finding) = found {
        findings.push(finding);
        return None;
    }
    sources.read(&dir.path.join(&name.value), &format!("{}/{}", dir.name, name.value), findings)
}
