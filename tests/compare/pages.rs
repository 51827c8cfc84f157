//! The PDF of `shinkan compare`, read back.

use std::fs;
use std::path::Path;

use super::{edit, json, small};
use crate::pdf::{Document, Element, Grid};
use crate::support::{Run, Workspace, copy, root, shinkan};

/// The finished PDF of two sides.
fn pdf(dir: &Path, old: &str, new: &str) -> (Document, Run) {
    let out = tempfile::tempdir().unwrap();
    let run = shinkan(dir, &["compare", old, new, "--out", out.path().to_str().unwrap()]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let path = Path::new(run.stdout.trim_end());
    assert_eq!(path.parent(), Some(out.path()));
    let document = Document::read(&fs::read(path).unwrap());
    for (page, rest) in document.pages.iter().enumerate() {
        assert!(rest.lost.is_empty(), "page {}: {:?}", page + 1, rest.lost);
    }
    (document, run)
}

fn tables(document: &Document) -> Vec<&Element> {
    document.of_kind("Table")
}

/// The real paper, and a draft of it that says much otherwise.
fn real() -> Workspace {
    let workspace = Workspace::empty();
    let draft = workspace.path().join("案");
    let paper = workspace.path().join("content/2019");
    fs::create_dir_all(&draft).unwrap();
    fs::create_dir_all(&paper).unwrap();
    copy(&root().join("content/2019"), &draft);
    copy(&root().join("content/2019"), &paper);
    let words =
        [("今後", "これから"), ("を行", "を催"), ("H31: 1", "H31: 2"), ("社会福祉課", "福祉課"), ("配布", "配付")];
    let mut files = vec![draft.join("plan.yaml"), draft.join("opinions.yaml")];
    files.extend(fs::read_dir(draft.join("projects")).unwrap().map(|file| file.unwrap().path()));
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        fs::write(file, words.iter().fold(text, |text, (word, other)| text.replace(word, other))).unwrap();
    }
    workspace
}

#[test]
fn the_pdf_says_what_the_json_says() {
    let workspace = real();
    let found = json(workspace.path(), "案", "2019");
    let (document, run) = pdf(workspace.path(), "案", "2019");
    let (counts, rest) = run.stderr.split_once('\n').unwrap();
    let (changed, added) = (&found["counts"]["changed"], &found["counts"]["added"]);
    assert_eq!((counts, added), (format!("変更 {changed}件").as_str(), &0.into()));
    assert!(rest.starts_with(&format!("{}ページ、", document.pages.len())), "{rest}");

    let tables: Vec<Grid> = tables(&document).into_iter().map(Grid::read).collect();
    for grid in &tables {
        for cell in grid.cells().iter().filter(|cell| !cell.header) {
            assert!(!cell.headers.is_empty(), "{:?}", cell.lines);
        }
    }
    let groups = found["groups"].as_array().unwrap();
    assert!(groups.len() > 10);
    // What is compared, and how much of it differs, on the first page.
    let rows = |grid: &Grid| -> Vec<String> {
        let row = |row| (0..grid.columns()).map(|column| grid.at(row, column).text()).collect::<Vec<_>>().join("|");
        (0..grid.rows()).map(row).collect()
    };
    let sides = rows(&tables[0]);
    assert_eq!(sides[0], "新旧|フォルダー|資料番号|題名|年度|作成日");
    assert!(sides[1].starts_with("旧|案|資料2|") && sides[2].starts_with("新|content/2019|資料2|"), "{sides:?}");
    let counts = rows(&tables[1]);
    assert_eq!(counts.len(), groups.len() + 2);
    assert_eq!(*counts.last().unwrap(), format!("合計|{changed}|－|－|－|{changed}|－"));
    let beginnings = counts[1..].iter().zip(&tables[2..]).map(|(row, grid)| (row, grid.at(0, 0).page.unwrap()));
    for (row, page) in beginnings {
        assert_eq!(row.rsplit('|').next().unwrap(), (page + 1).to_string(), "{row}");
    }
    // Then every change in its place, old at the left and new at the right.
    assert_eq!(tables.len(), groups.len() + 2);
    for (grid, group) in tables[2..].iter().zip(groups) {
        let changes = group["changes"].as_array().unwrap();
        assert_eq!(grid.rows(), changes.len() + 1);
        for (row, change) in changes.iter().enumerate() {
            let cell = |back: usize| grid.at(row + 1, grid.columns() - back).lines.join("\n");
            let side = |side: &str| change[side].as_str().unwrap_or("（なし）").to_owned();
            assert_eq!((cell(2), cell(1)), (side("old"), side("new")));
            assert_eq!(cell(4).replace('\n', ""), change["label"].as_str().unwrap());
            if let Some(number) = change["number"].as_str() {
                assert!(grid.at(row + 1, 0).text().contains(&format!("No.{number}")), "{change}");
            }
        }
    }
    // A bookmark for the document, and below it one for every part.
    let depths: Vec<usize> = document.bookmarks.iter().map(|bookmark| bookmark.depth).collect();
    assert_eq!(document.bookmarks[0].title, "新旧対照表");
    assert_eq!(depths, [vec![1], vec![2; groups.len()]].concat());
    assert_eq!(
        document.title.as_deref(),
        Some("白井市第2次地域福祉計画の取組にかかる進行管理シート(平成31年度)　新旧対照表")
    );
}

#[test]
fn two_runs_make_the_same_bytes() {
    let workspace = real();
    let made = || {
        assert_eq!(workspace.run(&["compare", "案", "2019", "--jobs", "1"]).stdout, "out/新旧対照_案_2019.pdf\n");
        fs::read(workspace.path().join("out/新旧対照_案_2019.pdf")).unwrap()
    };
    assert!(made() == made());
    assert_eq!(workspace.output(), ["新旧対照_案_2019.pdf"]);
}

#[test]
fn where_nothing_differs_the_pdf_says_so() {
    let workspace = small();
    let (document, run) = pdf(workspace.path(), "2019", "2019");
    assert!(run.stderr.starts_with("違いはありません\n1ページ、"), "{}", run.stderr);
    assert!(document.elements().iter().any(|element| element.text() == "違いはありません。"));
}

#[test]
fn texts_of_any_length_and_shape_are_printed_whole() {
    let workspace = small();
    let long = |word: &str, count: usize| word.repeat(count);
    edit(
        &workspace,
        "projects/1-1-1.yaml",
        &[
            ("成果: 発行した。", &format!("成果: {}", long("発行し、", 2_500))),
            ("名称: 冊子の発行", &format!("名称: {}", long("長い名称の", 60))),
            ("重点: 冊子を配る。", &format!("重点: {}", long("W", 400))),
            ("名称: 発行部数", &format!("名称: {}", long("https://www.example.jp/", 8))),
        ],
    );
    let (document, run) = pdf(workspace.path(), "案", "2019");
    assert!(!run.stderr.contains("警告"), "{}", run.stderr);
    let texts: String = document.elements().iter().map(|element| element.text()).collect();
    for word in [long("発行し、", 2_500), long("長い名称の", 60), long("W", 400), long("https://www.example.jp/", 8)]
    {
        assert!(texts.contains(&word), "{}", &word[..30]);
    }
}

/// A page that begins with the heading of a part does not go on with the one before it.
#[test]
fn the_running_header_tells_what_goes_on_and_nothing_else() {
    let workspace = Workspace::empty();
    let content = workspace.path().join("content");
    fs::create_dir(&content).unwrap();
    copy(&root().join("content"), &content);
    assert_eq!(workspace.run(&["new-year", "--year", "H31"]).code, 0);
    assert_eq!(workspace.run(&["compare", "2019", "2020"]).code, 0);
    let document = Document::read(&fs::read(workspace.path().join("out/新旧対照_2019_2020.pdf")).unwrap());
    let is_heading = |kind: &str| kind.len() == 2 && kind.starts_with('H');
    let elements = document.elements();
    let (mut begun, mut continued) = (0, 0);
    for (page, rest) in document.pages.iter().enumerate().skip(1) {
        let on_page = elements.iter().filter(|element| element.page() == Some(page));
        let mut firsts = on_page.filter(|element| is_heading(&element.kind) || element.kind == "TD");
        let begins = is_heading(&firsts.next().unwrap().kind);
        let goes_on = rest.artifacts.iter().any(|text| text.contains("（続き）"));
        assert_ne!(begins, goes_on, "page {}: {:?}", page + 1, rest.artifacts);
        begun += usize::from(begins);
        continued += usize::from(goes_on);
    }
    assert!(begun > 1 && continued > 1, "{begun} {continued}");
}
