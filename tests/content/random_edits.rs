//! Random edits of the content: never a panic, and whatever is reported points inside the file.

use std::fs;

use crate::support::{self, Workspace};
use proptest::prelude::*;
use shinkan::content::{self, Workspace as Folder};

const FILES: [&str; 3] = ["plan.yaml", "projects/1-1-1.yaml", "opinions.yaml"];

/// What people and broken tools put into files.
const SNIPPETS: [&str; 34] = [
    "",
    "\n",
    "  ",
    "\t",
    "　",
    ":",
    ": ",
    "：",
    "- ",
    "-",
    "#",
    " #",
    "{",
    "}",
    "[",
    "]",
    ",",
    "\"",
    "'",
    "|",
    ">",
    "&a ",
    "*a",
    "%",
    "!",
    "年度: H32\n",
    "\u{85}",
    "\u{FEFF}",
    "\r",
    "\u{202E}",
    "\u{3099}",
    "!!str ",
    "<<: ",
    " # shinkan: 許可 ",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn an_edit_never_panics_and_every_finding_points_inside_its_file(
        file in 0..FILES.len(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0usize..8, 0..SNIPPETS.len()), 1..4),
    ) {
        let workspace = Workspace::small();
        let mut text: Vec<char> = fs::read_to_string(workspace.edition(FILES[file])).unwrap().chars().collect();
        for (at, removed, snippet) in edits {
            let at = at.index(text.len() + 1).min(text.len());
            let end = (at + removed).min(text.len());
            text.splice(at..end, SNIPPETS[snippet].chars());
        }
        workspace.write(FILES[file], text.iter().collect::<String>());
        let run = workspace.run(&["check", "--format", "json"]);
        prop_assert!(run.code == 0 || run.code == 1, "{}: {}", run.code, run.stderr);
        let findings = support::findings(&run);
        prop_assert_eq!(run.code == 1, findings.iter().any(|finding| finding["severity"] == "error"));
        for finding in findings {
            let Some(name) = finding["file"].as_str() else { continue };
            let content = fs::read_to_string(workspace.path().join(name)).unwrap();
            let content = content.trim_start_matches('\u{FEFF}').replace("\r\n", "\n").replace('\r', "\n");
            let line = usize::try_from(finding["line"].as_u64().unwrap()).unwrap();
            let column = usize::try_from(finding["column"].as_u64().unwrap()).unwrap();
            let width = content.lines().nth(line - 1).map_or(0, |line| line.chars().count());
            prop_assert!(line <= content.lines().count().max(1) && column <= width + 1, "{finding}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, max_shrink_iters: 60, ..ProptestConfig::default() })]

    /// Bytes of Shift_JIS, EUC-JP, UTF-16, JIS and of nothing at all, in any place of a file of UTF-8.
    #[test]
    fn a_place_is_inside_its_file_for_broken_bytes_too(
        file in 0..FILES.len(),
        edits in prop::collection::vec(
            (any::<prop::sample::Index>(), 0usize..40, prop::collection::vec(any::<u8>(), 1..12)),
            1..4,
        ),
        breaks in 0usize..3,
    ) {
        let workspace = Workspace::small();
        let mut bytes = fs::read(workspace.edition(FILES[file])).unwrap();
        if breaks > 0 {
            let text = String::from_utf8(bytes).unwrap();
            bytes = text.replace('\n', ["\r", "\r\n"][breaks - 1]).into_bytes();
        }
        for (at, removed, with) in edits {
            let at = at.index(bytes.len() + 1).min(bytes.len());
            let end = (at + removed).min(bytes.len());
            bytes.splice(at..end, with);
        }
        workspace.write(FILES[file], &bytes);
        for finding in content::load(&Folder::new(workspace.path()).edition(None).unwrap()).findings {
            let Some(place) = finding.excerpt else { continue };
            let content = fs::read(workspace.path().join(&place.file)).unwrap();
            let content = String::from_utf8_lossy(content.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&content));
            let content = content.replace("\r\n", "\n").replace('\r', "\n");
            // Where another encoding is shown, its characters count; those in front are ASCII in either.
            let line = content.split('\n').nth(place.line - 1);
            let width = line.map(|line| line.chars().count().max(place.text.chars().count() + place.cut));
            prop_assert!(width.is_some_and(|width| place.column <= width + 1), "{place:?}");
        }
    }
}

#[test]
fn a_control_character_behind_a_line_that_ends_as_on_old_macs_has_its_own_line() {
    let workspace = Workspace::small();
    let text = fs::read_to_string(workspace.edition("plan.yaml")).unwrap().replace('\n', "\r");
    let third = text.match_indices('\r').nth(1).unwrap().0 + 1;
    workspace.write("plan.yaml", format!("{}\u{85}{}", &text[..third], &text[third..]));
    let run = workspace.run(&["check", "--format", "json"]);
    let findings = support::findings(&run);
    let found: Vec<_> = findings.iter().filter(|finding| finding["code"] == "control-character").collect();
    assert_eq!(found.len(), 1, "{}", run.stdout);
    assert_eq!((&found[0]["line"], &found[0]["column"]), (&3.into(), &1.into()));
}
