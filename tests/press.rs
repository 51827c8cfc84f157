//! The pipeline as a library, as a program that keeps running would use it.

use std::fs;
use std::sync::Mutex;

use shinkan::content::EditionDir;
use shinkan::documents::book::CommitteePaper;
use shinkan::documents::{Document, all};
use shinkan::model::PaperId;
use shinkan::press::{Cancel, Desk, Finished, Outcome, Refusal, Session, Sheets, Workbench};
use shinkan::typeset::Standard;

use crate::support::{Workspace, root};

/// The file of the small plan's 事業, as findings name it.
const PROJECT: &str = "content/2019/projects/1-1-1.yaml";

fn open(workspace: &Workspace) -> Session {
    let bench = Workbench::open(workspace.path()).unwrap();
    let dir = bench.edition(None).unwrap();
    Session::open(bench, dir)
}

fn text(workspace: &Workspace) -> String {
    fs::read_to_string(workspace.edition("projects/1-1-1.yaml")).unwrap()
}

fn paper(session: &Session) -> Sheets {
    session.sheets(&CommitteePaper::new(session.edition().unwrap(), PaperId::FIRST), &Cancel::default()).unwrap()
}

fn pdf(session: &Session) -> Vec<u8> {
    paper(session).pdf(Standard::Print).unwrap()
}

fn codes(session: &Session) -> Vec<&str> {
    session.findings().iter().map(|finding| finding.rule.code).collect()
}

/// Notes the names of the documents it takes, and asks the run to stop when it begins the last one.
struct Clerk {
    taken: Mutex<Vec<String>>,
    cancel: Cancel,
    stop_at: Option<usize>,
}

impl Clerk {
    fn stopping_at(stop_at: Option<usize>) -> Self {
        Self { taken: Mutex::default(), cancel: Cancel::default(), stop_at }
    }

    /// Has everything made of the edition; gives the names of what was taken, `None` for a cancelled run.
    fn write(&self, session: &Session) -> Option<Vec<String>> {
        let documents = all(session.edition().unwrap());
        let documents: Vec<&dyn Document> = documents.iter().map(Box::as_ref).collect();
        match session.write(&documents, Standard::Print, self, &self.cancel).unwrap() {
            Outcome::Done { documents, .. } => {
                assert!(documents.iter().all(Result::is_ok));
                Some(self.taken.lock().unwrap().clone())
            }
            Outcome::Cancelled => None,
            Outcome::Refused(findings) => panic!("{findings:?}"),
        }
    }
}

impl Desk for Clerk {
    type Receipt = ();

    fn begin(&self, document: usize) {
        if self.stop_at == Some(document) {
            self.cancel.request();
        }
    }

    fn take(&self, finished: &Finished) -> anyhow::Result<()> {
        assert!(finished.pdf.starts_with(b"%PDF-"));
        self.taken.lock().unwrap().push(finished.document.name());
        Ok(())
    }
}

#[test]
fn a_hundred_edits_in_one_session_give_the_paper_that_a_fresh_build_makes() {
    let workspace = Workspace::small();
    let mut session = open(&workspace);
    let original = text(&workspace);
    for edit in 1..=100 {
        let edited = original.replace("冊子を発行する。", &format!("冊子を{edit}部だけ発行する。"));
        session.edit(PROJECT, edited.as_str());
        let made = pdf(&session);
        if edit % 50 == 0 {
            workspace.write("projects/1-1-1.yaml", &edited);
            assert!(made == workspace.paper(), "edit {edit}");
        }
    }
    workspace.write("projects/1-1-1.yaml", original);
    session.release(PROJECT);
    assert!(pdf(&session) == workspace.paper());
}

#[test]
fn a_broken_edit_gives_findings_and_the_next_good_one_works() {
    let workspace = Workspace::small();
    let mut session = open(&workspace);
    let original = text(&workspace);
    let before = pdf(&session);
    session.edit(PROJECT, original.replace("取り組み目標: 目標の文。", "取り組み目標: [目標の文。"));
    assert!(session.edition().is_none());
    assert_eq!(codes(&session), ["yaml-syntax"]);
    session.edit(PROJECT, original.replace("担当課: [社会福祉課", "担当課: [社会福祉部"));
    assert_eq!(codes(&session), ["unknown-department"]);
    assert_eq!(session.findings()[0].excerpt.as_ref().unwrap().file, PROJECT);
    session.edit(PROJECT, original);
    assert!(pdf(&session) == before);
}

#[test]
fn a_new_file_needs_no_disk() {
    let workspace = Workspace::small();
    let mut session = open(&workspace);
    let pages = paper(&session).count();
    let plan = fs::read_to_string(workspace.edition("plan.yaml")).unwrap();
    session.edit("content/2019/plan.yaml", plan.replace("事業: [1-1-1]", "事業: [1-1-1, 1-1-2]"));
    assert_eq!(codes(&session), ["missing-file"]);
    let second = text(&workspace).replace("番号: 1", "番号: 2").replace("再掲: 1", "再掲: 2");
    session.edit("content/2019/projects/1-1-2.yaml", second);
    assert!(session.edition().is_some(), "{:?}", session.findings());
    assert!(paper(&session).count() >= pages);
}

#[test]
fn a_changed_layout_counts_after_a_refresh() {
    let workspace = Workspace::small();
    let mut session = open(&workspace);
    let before = pdf(&session);
    let labels = fs::read_to_string(root().join("layouts/lib/labels.typ")).unwrap();
    let path = workspace.path().join("layouts/lib/labels.typ");
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, labels.replace("\"※再掲\"", "\"※再び\"")).unwrap();
    assert!(pdf(&session) == before);
    session.refresh().unwrap();
    let after = pdf(&session);
    assert!(after != before);
    assert!(after == workspace.paper());
}

#[test]
fn a_cancelled_run_hands_nothing_over() {
    let workspace = Workspace::small();
    let session = open(&workspace);
    let clerk = Clerk::stopping_at(None);
    assert_eq!(clerk.write(&session).unwrap(), ["資料1", "社会福祉課", "総括表"]);
    for stop_at in 0..3 {
        let clerk = Clerk::stopping_at(Some(stop_at));
        assert_eq!(clerk.write(&session), None);
        assert!(clerk.taken.into_inner().unwrap().is_empty());
    }
    let cancel = Cancel::default();
    cancel.request();
    let refusal = session.sheets(&CommitteePaper::new(session.edition().unwrap(), PaperId::FIRST), &cancel).err();
    assert!(matches!(refusal, Some(Refusal::Cancelled)));
}

#[test]
fn content_with_errors_is_refused_with_all_findings() {
    let workspace = Workspace::small();
    workspace.edit(
        "projects/1-1-1.yaml",
        "単位: 部, 実績: {H30: 2300, H31: 2300}",
        "単位: 部, 実績: {H25: 1, H31: 2300}",
    );
    let bench = Workbench::open(workspace.path()).unwrap();
    let dir: EditionDir = bench.edition(None).unwrap();
    let session = Session::open(bench, dir);
    assert!(codes(&session).contains(&"year-not-shown"), "{:?}", codes(&session));
    assert!(session.edition().is_none());
}

#[test]
fn an_anchor_leads_from_a_cell_to_its_line_and_back() {
    let workspace = Workspace::small();
    let session = open(&workspace);
    let sheets = paper(&session);
    let line = |wanted: &str| 1 + text(&workspace).lines().position(|line| line.contains(wanted)).unwrap();
    for wanted in ["取組内容: 冊子を発行する。", "成果: 発行した。", "名称: 発行部数"] {
        let line = line(wanted);
        let there = sheets.anchors().on_line(PROJECT, line);
        assert!(!there.is_empty(), "{wanted}");
        for anchor in there {
            assert_eq!((anchor.file.as_str(), anchor.line), (PROJECT, line));
            let [left, top, right, bottom] = anchor.edges;
            assert!(left < right && top < bottom, "{anchor:?}");
            let back = sheets.anchors().at(anchor.page, (left + right) / 2.0, (top + bottom) / 2.0).unwrap();
            assert_eq!((back.file.as_str(), back.line), (PROJECT, line));
        }
    }
    assert!(sheets.anchors().at(1, -100.0, -100.0).is_none());
}
