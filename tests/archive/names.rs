//! Which file names a bag takes, and which files it leaves out.

use std::fs;

use super::{archived, files, verify};
use crate::support::Workspace;

const REFUSED: &str = "エラー: どのコンピューターでも同じに読める名前でないと、保存できません。\
                       名前を変えてください（事業のファイルなら、「体系」の番号も。「%」は全角の「％」なら使えます）\n";

/// The small plan, whose 事業 has another id.
fn renamed(id: &str) -> Workspace {
    let workspace = Workspace::small();
    workspace.edit("plan.yaml", "[1-1-1]", &format!("[\"{id}\"]"));
    let file = |id: &str| workspace.edition(&format!("projects/{id}.yaml"));
    fs::rename(file("1-1-1"), file(id)).unwrap();
    workspace
}

#[test]
fn what_is_read_is_kept_whatever_its_name() {
    for id in ["~a", "~", "１００％"] {
        let workspace = renamed(id);
        let run = workspace.run(&["archive"]);
        assert_eq!(run.code, 0, "{id}: {}", run.stderr);
        let bag = workspace.path().join("archive/2019");
        assert!(bag.join(format!("data/content/2019/projects/{id}.yaml")).is_file());
        assert_eq!(verify(&bag).code, 0, "{id}");
    }
}

#[test]
fn a_name_that_programs_for_bags_read_in_different_ways_is_refused() {
    let workspace = renamed("100%");
    assert_eq!(workspace.run(&["build"]).code, 0);
    let run = workspace.run(&["archive"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    let why = "名前に「%」があります。目録での書き方が、プログラムによって違います";
    assert_eq!(run.stderr, format!("  content/2019/projects/100%.yaml: {why}\n{REFUSED}"));
    assert!(!workspace.path().join("archive").exists());
}

// Not on Windows, which makes no file of such a name.
#[cfg(unix)]
#[test]
fn a_name_that_another_system_does_not_take_is_refused() {
    for name in ["メモ:1.txt", "a\\b.txt", "con.txt", "Plan.yaml", "メモ."] {
        let workspace = Workspace::small();
        workspace.write(name, "");
        let run = workspace.run(&["archive"]);
        assert_ne!(run.code, 0, "{name}: {}", run.stderr);
        assert!(run.stderr.contains("content/2019/"), "{name}: {}", run.stderr);
        assert!(run.stderr.contains("名前を変えて"), "{name}: {}", run.stderr);
        assert!(!workspace.path().join("archive/2019").exists());
    }
}

#[test]
fn a_paper_of_a_name_with_a_percent_sign_is_kept() {
    let workspace = Workspace::small();
    workspace.edit("plan.yaml", "資料番号: 資料1", "資料番号: 資料100%");
    let run = workspace.run(&["archive"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let bag = workspace.path().join("archive/2019");
    assert!(bag.join("data/資料100％.pdf").is_file());
    assert_eq!(verify(&bag).code, 0);
}

#[test]
fn what_systems_leave_behind_is_no_part_of_an_edition() {
    let (_workspace, bag) = archived();
    let workspace = Workspace::small();
    for name in ["Thumbs.db", "projects/desktop.ini", ".DS_Store", "projects/._1-1-1.yaml", "~$メモ.docx"] {
        workspace.write(name, "x");
    }
    assert_eq!(workspace.run(&["archive"]).code, 0);
    assert_eq!(files(&workspace.path().join("archive/2019")), files(&bag));
}

#[test]
fn that_the_edition_is_a_draft_is_told_once() {
    let workspace = Workspace::small();
    workspace.edit("plan.yaml", "年度: H31\n", "年度: H31\n版: 案\n");
    let told = |run: crate::support::Run| {
        assert_eq!(run.code, 0, "{}", run.stderr);
        run.stderr.contains("版が「案」のまま保存しています")
    };
    assert!(told(workspace.run(&["archive"])));
    assert!(!told(workspace.run(&["archive"])));
    assert!(!told(workspace.run(&["archive", "--force"])));
}
