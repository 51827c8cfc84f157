//! A run that is interrupted: what it told of is there, whole, and nothing else.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

use crate::support::{list, root};

#[test]
fn an_interruption_leaves_whole_files_only() {
    // After every document that is told, files are there whole or not at all, and no temporary is left.
    let out = tempfile::tempdir().unwrap();
    let mut interrupted = 0;
    for moment in [0, 2, 5, 9] {
        let dir = out.path().join(moment.to_string());
        let mut command = Command::new(env!("CARGO_BIN_EXE_shinkan"));
        command.current_dir(root()).args(["build", "--all", "--year", "H31", "--jobs", "1", "--out"]).arg(&dir);
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let told = lines.by_ref().take(moment + 1).map(Result::unwrap).last().unwrap();
        assert!(told.starts_with(&format!("[{}/", moment + 1)), "{told}");
        Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
        let last = lines.map(Result::unwrap).last();
        let status = child.wait().unwrap();
        // A program that is through with its work before the signal arrives ends by itself.
        match status.code() {
            Some(0) => assert!(last.unwrap().ends_with('秒')),
            code => {
                assert_eq!((code, last.as_deref()), (Some(130), Some("中断しました。書きかけのファイルはありません")));
                interrupted += 1;
            }
        }
        let mut files = Vec::new();
        list(&dir, "", &mut files);
        assert!(files.len() > moment);
        for file in files {
            assert!(file.ends_with(".pdf") && fs::read(dir.join(&file)).unwrap().ends_with(b"%%EOF"), "{file}");
        }
    }
    assert!(interrupted > 0);
}
