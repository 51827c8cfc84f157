//! `shinkan extract` and `shinkan build --all`: what is made for each 担当課, read back from the finished PDFs.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::{LazyLock, OnceLock};

use tempfile::TempDir;

use crate::golden;
use crate::pdf::{Document, Grid};
use crate::support::{Workspace, list, root, shinkan};

const DEPARTMENTS: [&str; 11] = [
    "社会福祉課",
    "社会福祉協議会",
    "高齢者福祉課",
    "生涯学習課",
    "市民活動支援課",
    "子育て支援課",
    "保育課",
    "健康課",
    "危機管理課",
    "障害福祉課",
    "教育支援課",
];

/// The documents of the real content, made once, all in one run.
fn all() -> &'static Path {
    static ALL: OnceLock<TempDir> = OnceLock::new();
    let out = ALL.get_or_init(|| {
        let out = tempfile::tempdir().unwrap();
        let run = shinkan(&root(), &["build", "--all", "--year", "H31", "--out", out.path().to_str().unwrap()]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        out
    });
    out.path()
}

/// The extract of a department, read once.
fn extract(department: &str) -> &'static Document {
    static EXTRACTS: LazyLock<BTreeMap<&str, Document>> = LazyLock::new(|| {
        let read = |name| Document::read(&fs::read(all().join(format!("2019/課別/{name}.pdf"))).unwrap());
        DEPARTMENTS.into_iter().map(|name| (name, read(name))).collect()
    });
    &EXTRACTS[department]
}

/// A row of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Item {
    /// The page of the committee's paper it stands on, counted from 1.
    page: usize,
    number: String,
    /// Its name; ※再掲 on a line of its own.
    name: Vec<String>,
    departments: Vec<String>,
    /// Everything else that stands in its rows, as it stands there.
    rest: Vec<Vec<String>>,
}

/// Tables that begin with these headings.
fn tables(document: &Document, headings: &[&str]) -> Vec<Grid> {
    let tables = document.of_kind("Table").into_iter();
    let grids = tables.map(Grid::read);
    let begins = |grid: &Grid| {
        grid.columns() >= headings.len()
            && (0..headings.len()).all(|column| grid.at(0, column).text() == headings[column])
    };
    grids.filter(begins).collect()
}

/// The rows of the sheets, with what an extract says beside their names.
fn items(document: &Document) -> Vec<(Item, Vec<String>)> {
    let mut items = Vec::new();
    for grid in tables(document, &["No.", "取組項目", "担当課", "取組内容"]) {
        let mut row = 1;
        while row < grid.rows() {
            let number = grid.at(row, 0);
            let name = &grid.at(row, 1).lines;
            let beginnings = ["資料2 p.", "ほかの担当課：", "担当："];
            let is_remark = |line: &&String| beginnings.iter().any(|beginning| line.starts_with(beginning));
            let rows = row..row + number.row_span;
            let cells = rows.flat_map(|row| (3..grid.columns()).map(move |column| (row, column)));
            let item = Item {
                page: number.page.unwrap() + 1,
                number: number.text(),
                name: name.iter().filter(|line| !is_remark(line)).cloned().collect(),
                departments: grid.at(row, 2).text().split('、').map(str::to_owned).collect(),
                rest: cells.map(|(row, column)| grid.at(row, column).lines.clone()).collect(),
            };
            items.push((item, name.iter().filter(is_remark).cloned().collect()));
            row += number.row_span;
        }
    }
    items
}

/// The rows of the committee's paper.
fn rows_of_paper() -> Vec<Item> {
    items(golden::document()).into_iter().map(|(item, _)| item).collect()
}

/// The rows of an extract, each with the page that it says it has in the committee's paper.
fn rows_of_extract(department: &str) -> Vec<Item> {
    let told = |(item, remarks): (Item, Vec<String>)| {
        let page = remarks.iter().find_map(|remark| remark.strip_prefix("資料2 p.")).unwrap();
        Item { page: page.parse().unwrap(), ..item }
    };
    items(extract(department)).into_iter().map(told).collect()
}

#[test]
fn the_extracts_together_are_the_rows_of_the_paper() {
    let paper = rows_of_paper();
    assert_eq!(paper.len(), 55);
    for department in DEPARTMENTS {
        let theirs = paper.iter().filter(|item| item.departments.iter().any(|name| name == department));
        let theirs: Vec<&Item> = theirs.collect();
        assert!(!theirs.is_empty());
        // The same rows on the same pages, cell by cell: what an extract says of the pages is what the paper's PDF has.
        let extract = rows_of_extract(department);
        assert_eq!(extract.iter().collect::<Vec<_>>(), theirs, "{department}");
    }
    let held = |item: &&Item| item.departments.iter().any(|name| DEPARTMENTS.contains(&name.as_str()));
    assert_eq!(paper.iter().filter(held).count(), paper.len());
}

#[test]
fn an_extract_says_with_whom_an_item_is_shared() {
    let mut shared = 0;
    for department in DEPARTMENTS {
        for (item, remarks) in items(extract(department)) {
            let others: Vec<String> = (item.departments.iter())
                .filter(|name| *name != department)
                .map(|name| if name == "関係課" { "関係課〔総称〕".to_owned() } else { name.clone() })
                .collect();
            let remark = remarks.iter().find_map(|remark| remark.strip_prefix("ほかの担当課："));
            assert_eq!(remark.map(str::to_owned), (!others.is_empty()).then(|| others.join("、")), "{item:?}");
            shared += usize::from(!others.is_empty());
        }
    }
    assert_eq!(shared, 22);
}

#[test]
fn the_cover_counts_and_lists_what_is_behind_it() {
    for department in DEPARTMENTS {
        let document = extract(department);
        let rows = rows_of_extract(department);
        let mut numbers: Vec<&str> = rows.iter().map(|item| item.number.as_str()).collect();
        let gross = numbers.len();
        numbers.sort_unstable();
        numbers.dedup();
        let line =
            format!("取組項目 延べ{gross}件（再掲を含む）、実数{}件。実数のうち、未記入のあるもの 0件", numbers.len());
        let texts: Vec<String> = document.elements().iter().map(|element| element.text()).collect();
        assert!(texts.contains(&line), "{department}: {line}");
        let list = &tables(document, &["No.", "取組項目", "ほかの担当課", "資料2のページ"])[0];
        let listed: Vec<(String, String)> =
            (1..list.rows()).map(|row| (list.at(row, 0).text(), list.at(row, 3).text())).collect();
        let expected: Vec<_> = rows.iter().map(|item| (item.number.clone(), format!("p.{}", item.page))).collect();
        assert_eq!(listed, expected, "{department}");
    }
}

#[test]
fn an_extract_has_the_opinions_on_its_items_and_no_others() {
    let opinions = |document: &Document| -> Vec<(String, String)> {
        let grids = tables(document, &["No.", "取組項目", "担当課", "意見、行政等への要望"]);
        let rows = grids.iter().flat_map(|grid| (1..grid.rows()).map(move |row| (grid, row)));
        let row =
            |(grid, row): (&Grid, usize)| (grid.at(row, 0).text(), grid.at(row, 3).text() + &grid.at(row, 4).text());
        rows.map(row).filter(|(_, text)| !text.is_empty()).collect()
    };
    let of_paper = opinions(golden::document());
    for department in DEPARTMENTS {
        let numbers: Vec<String> = rows_of_extract(department).into_iter().map(|item| item.number).collect();
        let theirs = of_paper.iter().filter(|(number, _)| numbers.contains(number));
        // A 再掲 of an item stands on a sheet of its own; its opinion is printed where the row is.
        let mut theirs: Vec<_> = theirs.cloned().collect();
        let mut found = opinions(extract(department));
        theirs.sort();
        found.sort();
        assert_eq!(found, theirs, "{department}");
    }
}

#[test]
fn one_thread_and_eight_give_the_same_bytes() {
    let read = |jobs: &str| -> BTreeMap<String, Vec<u8>> {
        let out = tempfile::tempdir().unwrap();
        let arguments = ["build", "--all", "--year", "H31", "--jobs", jobs, "--out", out.path().to_str().unwrap()];
        let run = shinkan(&root(), &arguments);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let paths = run.stdout.lines().map(|path| Path::new(path).to_owned());
        paths
            .map(|path| (path.strip_prefix(out.path()).unwrap().display().to_string(), fs::read(path).unwrap()))
            .collect()
    };
    let one = read("1");
    assert!(one.contains_key("2019/資料2.pdf") && one.contains_key("2019/課別/健康課.pdf"));
    let mut names = Vec::new();
    list(all(), "", &mut names);
    let usual: BTreeMap<String, Vec<u8>> =
        names.into_iter().map(|name| (name.clone(), fs::read(all().join(name)).unwrap())).collect();
    assert!(one == usual && one == read("8"));
}

#[test]
fn several_documents_are_told_line_by_line_in_their_order() {
    let workspace = Workspace::small();
    workspace.edit("plan.yaml", "  - 社会福祉課\n", "  - 社会福祉課\n  - {名称: 協議会, 区分: 関係団体}\n");
    let run = workspace.run(&["extract", "--all"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(run.stdout, "out/2019/課別/社会福祉課.pdf\nout/2019/課別/協議会.pdf\n");
    let (lines, time) = run.stderr.rsplit_once('、').unwrap();
    assert_eq!(lines, "[1/2] 社会福祉課 1ページ\n[2/2] 協議会 1ページ\n2件、2ページ");
    assert!(time.ends_with("秒\n"));
    assert_eq!(workspace.output(), ["2019/課別/協議会.pdf", "2019/課別/社会福祉課.pdf"]);
}

#[test]
fn a_department_that_is_none_is_told_with_those_that_may_be_meant() {
    let workspace = Workspace::small();
    workspace.edit("plan.yaml", "  - 社会福祉課\n", "  - {名称: 社会福祉課, 旧称: 福祉課}\n  - 障害福祉課\n");
    for (name, message) in [
        ("税", "「税」という担当課はありません。あるのは 社会福祉課、障害福祉課 です"),
        ("祉課", "「祉課」という担当課はありません。「社会福祉課」「障害福祉課」のどれかではありませんか"),
        ("福祉課", "「福祉課」は、いまは「社会福祉課」です"),
        (
            "関係課",
            "「関係課」は総称なので、抜粋を作りません。その取組項目をほかの課の抜粋に加えるなら --with-collective を付けてください",
        ),
    ] {
        let run = workspace.run(&["extract", name]);
        assert_eq!((run.code, run.stderr), (2, format!("エラー: {message}\n")));
    }
    let run = workspace.run(&["extract"]);
    let message = "エラー: 課名を指定してください。すべての課なら --all、未記入の一覧なら --missing です\n";
    assert_eq!((run.code, run.stderr.as_str()), (2, message));
    assert_eq!(workspace.output(), Vec::<String>::new());
}

#[test]
fn the_items_of_a_collective_are_added_and_marked_when_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_str().unwrap();
    let run = shinkan(&root(), &["extract", "健康課", "--with-collective", "--year", "H31", "--out", out]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let document = Document::read(&fs::read(run.stdout.trim_end()).unwrap());
    let found: Vec<(String, Option<String>)> = (items(&document).into_iter())
        .map(|(item, remarks)| (item.number, remarks.into_iter().find(|remark| remark.starts_with("担当："))))
        .collect();
    let marked = |number: &str, remark: &str| (number.to_owned(), Some(format!("担当：{remark}")));
    assert_eq!(
        found,
        [
            marked("2", "社会福祉課、関係課〔総称〕"),
            marked("5", "社会福祉課、関係課〔総称〕"),
            marked("2", "社会福祉課、関係課〔総称〕"),
            ("24".to_owned(), None),
            marked("31", "危機管理課、関係課〔総称〕"),
            marked("32", "危機管理課、高齢者福祉課、障害福祉課、関係課〔総称〕"),
        ]
    );
}

#[test]
fn what_is_blank_is_listed_by_department_on_paper_and_on_stdout() {
    let workspace = Workspace::small();
    let project = "事業: き\n取組項目:\n  - {番号: 1, 名称: く, 担当課: [社会福祉課, 関係課], 取組内容: け, 成果: こ, \
                   指標: [{名称: さ, 単位: 回, 実績: {H30: 1}}, {名称: し, 単位: 回, 実績: {H30: 1}}]}\n  \
                   - {番号: 2, 名称: す, 担当課: [社会福祉課], 取組内容: け, 進捗状況: 順調に進んだ}\n  \
                   - {番号: 3, 名称: せ, 担当課: [社会福祉課], 取組内容: け, 進捗状況: 順調に進んだ, 成果: こ}\n  - 再掲: 1\n";
    workspace.write("projects/1-1-1.yaml", project);
    let run = workspace.run(&["extract", "--missing"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let text = "社会福祉課（2件）\n  No.1 く: 進捗状況、実績（さ、し）\n  No.2 す: 成果\n\
                関係課〔総称〕（1件）\n  No.1 く: 進捗状況、実績（さ、し）\n";
    assert_eq!(run.stdout, text);
    assert!(run.stderr.starts_with("out/2019/未記入一覧.pdf\n"), "{}", run.stderr);
    let document = Document::read(&fs::read(workspace.path().join("out/2019/未記入一覧.pdf")).unwrap());
    let headings = ["No.", "取組項目", "ほかの担当課", "資料1のページ", "未記入"];
    let rows = |grid: &Grid| -> Vec<Vec<String>> {
        (1..grid.rows()).map(|row| (0..grid.columns()).map(|column| grid.at(row, column).text()).collect()).collect()
    };
    let lists: Vec<Vec<Vec<String>>> = tables(&document, &headings).iter().map(rows).collect();
    assert_eq!(
        lists,
        [
            vec![
                vec!["1", "く", "関係課〔総称〕", "p.1", "進捗状況、実績（さ、し）"],
                vec!["2", "す", "", "p.1", "成果"]
            ],
            vec![vec!["1", "く", "社会福祉課", "p.1", "進捗状況、実績（さ、し）"]]
        ]
    );
}

#[test]
fn where_nothing_is_blank_the_list_says_so() {
    let run = Workspace::small().run(&["extract", "--missing"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "未記入はありません\n"));
}

#[test]
fn what_is_blank_of_indicators_and_above_the_items_is_listed_too() {
    let workspace = Workspace::small();
    let axes = "[{名称: 進捗状況, 選択肢: [可, 否]}, {名称: 効果, 対象: 指標, 選択肢: [上, 下]}, \
                {名称: 方向, 対象: 事業, 選択肢: [拡充, 縮小]}, {名称: 総合, 対象: 基本方針, 選択肢: [良い, 悪い]}]";
    let form = format!("様式: {{評価: {axes}, 事業欄: [事業, 方向], 意見: なし}}\n体系:");
    workspace.edit("plan.yaml", "体系:", &form);
    fs::remove_file(workspace.edition("opinions.yaml")).unwrap();
    let project = "事業: き\n指標: [{名称: そ, 単位: 回, 実績: {H30: 1}}]\n取組項目:\n  \
                   - {番号: 1, 名称: く, 担当課: [社会福祉課], 取組内容: け, 進捗状況: 可, 成果: こ, \
                   指標: [{名称: さ, 単位: 回, 実績: {H30: 1, H31: 2}}]}\n";
    workspace.write("projects/1-1-1.yaml", project);
    let run = workspace.run(&["extract", "--missing"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let text = "社会福祉課（1件）\n  No.1 く: 効果（さ）\n担当課のないもの（2件）\n  \
                基本方針「(1)はじめの方針」: 総合\n  事業「き」: 方向、実績（そ）、効果（そ）\n";
    assert_eq!(run.stdout, text);
}

#[test]
fn without_a_department_there_is_nothing_to_extract() {
    let workspace = Workspace::small();
    workspace.edit("plan.yaml", "  - 社会福祉課\n", "").edit("projects/1-1-1.yaml", "[社会福祉課, 関係課]", "[関係課]");
    let run = workspace.run(&["extract", "--all"]);
    let message = "エラー: 抜粋を作る担当課がありません。plan.yaml の「担当課」にあるのは総称だけです\n";
    assert_eq!((run.code, run.stderr.as_str()), (2, message));
    let run = workspace.run(&["extract", "--all", "関係課"]);
    assert_eq!((run.code, run.stderr.as_str()), (2, "エラー: 課名と --all は、どちらか一方にしてください\n"));
}

#[test]
fn a_file_in_the_place_of_a_folder_is_told_in_japanese() {
    let workspace = Workspace::small();
    fs::create_dir(workspace.path().join("out")).unwrap();
    fs::write(workspace.path().join("out/2019"), "").unwrap();
    let run = workspace.run(&["extract", "社会福祉課"]);
    let message = "エラー: out/2019 はフォルダーではなくファイルなので、その中に書き込めません。ファイルの名前を変えるか、ほかのフォルダーを指定してください\n";
    assert_eq!((run.code, run.stderr.as_str()), (2, message));
}

#[test]
fn the_number_printed_on_a_page_is_the_one_that_is_told() {
    let workspace = Workspace::small();
    workspace.edit("plan.yaml", "体系:", "様式: {用紙: {最初のページ: 31, ページ番号: 資料1-1}}\n体系:");
    let run = workspace.run(&["extract", "社会福祉課"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let document = Document::read(&fs::read(workspace.path().join(run.stdout.trim_end())).unwrap());
    let list = &tables(&document, &["No.", "取組項目", "ほかの担当課", "資料1のページ"])[0];
    assert_eq!(list.at(1, 3).text(), "p.31");
    // The extract counts its own pages.
    let foot = document.pages[0].artifacts.last().unwrap();
    assert!(foot.ends_with("1 / 1"), "{foot}");
}

#[test]
fn a_document_that_fails_keeps_no_other_from_being_made() {
    let workspace = Workspace::small();
    let layout = workspace.path().join("layouts/extract.typ");
    fs::create_dir_all(layout.parent().unwrap()).unwrap();
    fs::write(layout, "#let extract(data) = panic(\"あ\")\n").unwrap();
    let run = workspace.run(&["build", "--all"]);
    assert_eq!(run.code, 2);
    assert_eq!(run.stdout, "out/2019/資料1.pdf\nout/2019/総括表.pdf\n");
    let (said, _) = run.stderr.rsplit_once('、').unwrap();
    assert_eq!(
        said,
        "[1/3] 資料1 1ページ\n[2/3] 社会福祉課 作れません\n[3/3] 総括表 2ページ\nエラー: 社会福祉課 を作れません\n  \
         レイアウト（layouts/）に誤りがあります\n  layouts/extract.typ:1:22: Typst の知らせ（英語）: panicked with: あ\n\
         対処: この行を直すか、このファイルを layouts/ から取り除いてください（組み込みのものを使います）\n2件、3ページ"
    );
    assert_eq!(workspace.output(), ["2019/総括表.pdf", "2019/資料1.pdf"]);
}

#[test]
fn without_the_paper_no_extract_guesses_its_pages() {
    let workspace = Workspace::small();
    let layout = workspace.path().join("layouts/book.typ");
    fs::create_dir_all(layout.parent().unwrap()).unwrap();
    fs::write(layout, "#let book(data) = panic(\"あ\")\n").unwrap();
    let run = workspace.run(&["extract", "社会福祉課"]);
    assert_eq!((run.code, run.stderr.as_str()), (2, "エラー: 資料1 を組めないので、そのページを示せません\n"));
    assert_eq!(workspace.output(), Vec::<String>::new());
}

#[test]
fn faults_of_the_content_stop_every_document() {
    let workspace = Workspace::small();
    workspace.edit("plan.yaml", "年度: H31", "年度: H31\nあ: い");
    let run = workspace.run(&["build", "--all"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert_eq!(run.stderr, workspace.run(&["build"]).stderr);
    assert!(run.stderr.starts_with("エラー[unknown-key]: 「あ」という項目はありません\n"), "{}", run.stderr);
    assert_eq!(workspace.output(), Vec::<String>::new());
}
