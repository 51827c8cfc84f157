//! `verify` of bags that were changed and given right manifests again: what was changed is named, and none is said to be
//! kept rightly unless it is named above.

mod beside;

use std::fs;
use std::path::{Path, PathBuf};

use crate::archive::{archived, seal, verify};
use crate::support::{Run, Workspace, root, shinkan};

const PAPER: &str = "data/資料1.pdf";

/// Says in bag-info.txt that another version made the bag, so that no byte needs to be the same.
fn of_another_version(info: String) -> String {
    let version = format!("Shinkan-Version: {}", env!("CARGO_PKG_VERSION"));
    info.replace(&version, "Shinkan-Version: 0.0.9")
}

fn edit(bag: &Path, file: &str, from: &str, to: &str) {
    let text = fs::read_to_string(bag.join(file)).unwrap();
    assert!(text.contains(from), "{from} in {file}");
    fs::write(bag.join(file), text.replace(from, to)).unwrap();
}

/// Verifies a bag whose manifests are made anew; it must fail, and name this in its table.
fn is_found(bag: &Path, info: fn(String) -> String, named: &[&str]) {
    seal(bag, info);
    let run = verify(bag);
    assert_eq!(run.code, 1, "{named:?}: {}{}", run.stdout, run.stderr);
    for named in named {
        assert!(run.stdout.contains(named), "{named}: {}", run.stdout);
    }
    assert!(!run.stderr.contains("正しく保存されています"), "{}", run.stderr);
}

/// The signs of the table, by the titles of its lines.
fn table(run: &Run) -> Vec<(String, char)> {
    let lines = run.stdout.lines().skip_while(|line| !line.starts_with("確かめたこと")).skip(1);
    let row = |line: &str| {
        let sign = line.chars().next().filter(|sign| "○△×－".contains(*sign))?;
        Some((line[sign.len_utf8()..].split_whitespace().next().unwrap().to_owned(), sign))
    };
    lines.filter_map(row).collect()
}

/// A PDF with an update: objects that replace those of the same number, or are new.
fn updated(pdf: &[u8], objects: &[(usize, String)]) -> Vec<u8> {
    let text = String::from_utf8_lossy(pdf);
    let start = text.rfind("startxref").unwrap();
    let before: usize = text[start + 9..].split_whitespace().next().unwrap().parse().unwrap();
    let root = between(&text, "/Root ", " 0 R");
    let info = between(&text, "/Info ", " 0 R");
    let size =
        objects.iter().map(|(number, _)| number + 1).chain([between(&text, "/Size ", "/").parse().unwrap()]).max();
    let mut out = [pdf, b"\n"].concat();
    let mut table = "xref\n".to_owned();
    for (number, object) in objects {
        table += &format!("{number} 1\n{:010} 00000 n \n", out.len());
        out.extend(format!("{number} 0 obj\n{object}\nendobj\n").bytes());
    }
    let trailer = format!("trailer\n<</Size {}/Root {root} 0 R/Info {info} 0 R/Prev {before}>>\n", size.unwrap());
    let at = out.len();
    out.extend(format!("{table}{trailer}startxref\n{at}\n%%EOF\n").bytes());
    out
}

fn between<'t>(text: &'t str, before: &str, after: &str) -> &'t str {
    let at = text.rfind(before).unwrap() + before.len();
    &text[at..at + text[at..].find(after).unwrap()]
}

/// The number and the text of the object that begins like this.
fn object(pdf: &[u8], beginning: &str) -> (usize, String) {
    let text = String::from_utf8_lossy(pdf);
    let at = text.find(beginning).unwrap();
    let number = text[..at].trim_end().strip_suffix(" 0 obj").unwrap().rsplit(['\n', ' ']).next().unwrap();
    (number.parse().unwrap(), text[at..at + text[at..].find("\nendobj").unwrap()].to_owned())
}

/// Replaces the paper of a bag by one with such an update.
fn update(bag: &Path, objects: impl Fn(&[u8]) -> Vec<(usize, String)>) {
    let pdf = fs::read(bag.join(PAPER)).unwrap();
    fs::write(bag.join(PAPER), updated(&pdf, &objects(&pdf))).unwrap();
}

/// The table of a bag that was not changed.
#[test]
fn everything_is_proved_of_a_bag_as_it_was_made() {
    let (_workspace, bag) = archived();
    let run = verify(&bag);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let expected =
        ["目録", "添え書き", "レイアウトとフォント", "値のファイル", "ファイル", "文", "見た目", "注釈など", "バイト"];
    let expected: Vec<(String, char)> = expected.iter().map(|title| ((*title).to_owned(), '○')).collect();
    assert_eq!(table(&run), [expected, vec![("照合番号".to_owned(), '－')]].concat(), "{}", run.stdout);
}

#[test]
fn a_bag_of_another_version_is_proved_by_what_it_says() {
    let (_workspace, bag) = archived();
    update(&bag, |_| Vec::new());
    seal(&bag, of_another_version);
    let run = verify(&bag);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let table = table(&run);
    let of = |title: &str| table.iter().find(|(it, _)| it == title).unwrap().1;
    assert_eq!(
        ["値のファイル", "文", "見た目", "注釈など", "バイト"].map(of),
        ['○', '○', '○', '○', '－'],
        "{}",
        run.stdout
    );
    let lines: Vec<&str> = run.stdout.lines().map(str::trim).collect();
    let told =
        lines.iter().position(|line| line.ends_with("1件の PDF のバイトが違います（版が違うと、ふつう違います）"));
    assert_eq!(lines[told.unwrap() + 1], PAPER, "{}", run.stdout);
}

#[test]
fn a_box_over_a_figure_is_found() {
    let (_workspace, bag) = archived();
    update(&bag, |pdf| {
        let (number, page) = object(pdf, "<</Type/Page/");
        let contents = format!("{} 0 R", between(&page, "/Contents ", " 0 R"));
        let page = page.replace(&format!("/Contents {contents}"), &format!("/Contents[{contents} 900 0 R]"));
        let drawn = "\n/Artifact BMC 1 1 1 rg 100 400 30 30 re f EMC\n".replace("1 1 1 rg", "0 0 0 rg");
        vec![(number, page), (900, format!("<</Length {}>>stream\n{drawn}\nendstream", drawn.len() + 1))]
    });
    is_found(&bag, of_another_version, &["× 見た目", "data/資料1.pdf: 1ページの見た目が違います"]);
}

#[test]
fn an_annotation_a_script_and_an_attachment_are_found() {
    type Edit<'e> = &'e dyn Fn(&[u8]) -> Vec<(usize, String)>;
    let in_page = |pdf: &[u8], added: &str| {
        let (number, page) = object(pdf, "<</Type/Page/");
        (number, page.replacen("<<", &format!("<<{added}"), 1))
    };
    let in_catalog = |pdf: &[u8], added: &str| {
        let (number, catalog) = object(pdf, "<</Type/Catalog");
        (number, catalog.replacen("<<", &format!("<<{added}"), 1))
    };
    let note = "<</Type/Annot/Subtype/FreeText/Rect[100 400 300 500]/Contents(9,999)>>";
    let kinds: [(&str, Edit); 7] = [
        ("1ページの注釈 FreeText", &|pdf| vec![in_page(pdf, "/Annots[900 0 R]"), (900, note.to_owned())]),
        ("開いたときの動作", &|pdf| vec![in_catalog(pdf, "/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>")]),
        ("動作 JavaScript", &|pdf| vec![in_page(pdf, "/AA<</O<</S/JavaScript/JS(app.alert\\(1\\))>>>>")]),
        ("動作 URI（http://example.com/）", &|pdf| {
            let link = "<</Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(http://example.com/)>>>>";
            vec![in_page(pdf, "/Annots[900 0 R]"), (900, link.to_owned())]
        }),
        ("添付ファイル x.exe", &|pdf| {
            let file = "<</Type/Filespec/F(x.exe)/UF(x.exe)/AFRelationship/Data/EF<</F 901 0 R/UF 901 0 R>>>>";
            let stream = "<</Type/EmbeddedFile/Length 1>>stream\nx\nendstream";
            let extra = in_page(pdf, "/AF[900 0 R]");
            vec![extra, (900, file.to_owned()), (901, stream.to_owned())]
        }),
        ("入力欄", &|pdf| vec![in_catalog(pdf, "/AcroForm<</Fields[]>>")]),
        ("表示を切り替える層", &|pdf| vec![in_catalog(pdf, "/OCProperties<</OCGs[]/D<<>>>>")]),
    ];
    for (named, objects) in kinds {
        let (_workspace, bag) = archived();
        update(&bag, objects);
        is_found(&bag, of_another_version, &["× 注釈など", &format!("data/資料1.pdf: 「{named}")]);
    }
}

/// The label of the version chooses nothing: the same edits are found in a bag that says it is of this version.
#[test]
fn an_update_of_a_pdf_is_found_whatever_version_the_bag_names() {
    let (_workspace, bag) = archived();
    update(&bag, |_| Vec::new());
    is_found(&bag, |info| info, &["× バイト", "data/資料1.pdf"]);
}

#[test]
fn values_are_compared_whatever_version_the_bag_names() {
    let versions: [fn(String) -> String; 2] = [|info| info, of_another_version];
    for info in versions {
        let (_workspace, bag) = archived();
        for (file, from, to) in [("values.csv", "2300", "9999"), ("values.json", "\"2300\"", "\"9999\"")] {
            let path = bag.join("data").join(file);
            let sound = fs::read(&path).unwrap();
            edit(&bag, &format!("data/{file}"), from, to);
            is_found(&bag, info, &["× 値のファイル", &format!("data/{file}: 「"), "9999"]);
            fs::remove_file(&path).unwrap();
            is_found(&bag, |info| info, &["× 値のファイル", &format!("data/{file} がありません")]);
            fs::write(&path, sound).unwrap();
        }
    }
}

#[test]
fn what_stands_beside_the_payload_is_compared_with_the_content() {
    for (from, to, named) in [
        ("小さな市", "大きな市", "bag-info.txt の Source-Organization は「大きな市」ですが、内容では「小さな市」です"),
        ("Bagging-Date: 2020-07-01", "Bagging-Date: 2021-07-01", "bag-info.txt の Bagging-Date は「2021-07-01」"),
        ("Page-Count: 4", "Page-Count: 9", "bag-info.txt の Page-Count は「9」ですが、内容では「4」です"),
        ("Sheet-Count: 1\n", "", "bag-info.txt に Sheet-Count がありません"),
        ("Sheet-Count", "Contact-Name: だれか\nSheet-Count", "bag-info.txt の「Contact-Name: だれか」"),
    ] {
        let (_workspace, bag) = archived();
        edit(&bag, "bag-info.txt", from, to);
        is_found(&bag, of_another_version, &["× 添え書き", named]);
    }
    let (_workspace, bag) = archived();
    edit(&bag, "README.txt", "小さな計画", "大きな計画");
    is_found(&bag, |info| info, &["× 添え書き", "README.txt は、この shinkan が書くものと違います"]);
}

#[test]
fn a_file_that_the_content_does_not_make_is_found() {
    for file in
        ["data/x.exe", "data/課別/ほかの課.pdf", "data/content/2018/plan.yaml", "data/layouts/a.js", "data/fonts/x"]
    {
        let (_workspace, bag) = archived();
        let path = bag.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, "x").unwrap();
        is_found(&bag, |info| info, &[file]);
    }
}

/// A bag whose own layouts print its paper, as `archive` would have made it with them.
fn with_layout(file: &str, edit: impl Fn(String) -> String) -> (Workspace, PathBuf) {
    let workspace = Workspace::small();
    let own = workspace.path().join("layouts").join(file);
    fs::create_dir_all(own.parent().unwrap()).unwrap();
    let text = fs::read_to_string(root().join("layouts").join(file)).unwrap();
    fs::write(&own, edit(text)).unwrap();
    let run = workspace.run(&["archive"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let bag = workspace.path().join("archive/2019");
    (workspace, bag)
}

#[test]
fn a_layout_that_prints_other_figures_than_the_content_is_found() {
    for (from, to) in [("1,895", "9,999"), ("発行した。", "発行しなかった。")] {
        let lie = |text: String| {
            text.replacen("#let book(data) = {", &format!("#let book(data) = {{\n  show \"{from}\": \"{to}\""), 1)
        };
        let (_workspace, bag) = with_layout("book.typ", lie);
        let run = verify(&bag);
        assert_eq!(run.code, 1, "{}{}", run.stdout, run.stderr);
        for named in
            ["△ レイアウトとフォント", "layouts/book.typ", "× 文", &format!("「{from}」の代わりに「{to}」があります")]
        {
            assert!(run.stdout.contains(named), "{named}: {}", run.stdout);
        }
        assert!(!run.stderr.contains("正しく保存されています"), "{}", run.stderr);
    }
}

#[test]
fn an_own_layout_that_prints_the_content_is_named_and_passes() {
    let (_workspace, bag) = with_layout("lib/system.typ", |text| format!("{text}\n// ours\n"));
    let run = verify(&bag);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    assert!(
        run.stdout.contains("△ レイアウトとフォント") && run.stdout.contains("layouts/lib/system.typ\n"),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("○ 文"), "{}", run.stdout);
}

/// Whoever makes everything anew, from the content to the manifests, is found out by the number that was written down.
#[test]
fn a_bag_that_was_made_anew_has_another_number() {
    let (workspace, bag) = archived();
    let made = workspace.run(&["archive"]);
    let number = made.stderr.lines().find_map(|line| line.strip_prefix("照合番号: ")).unwrap();
    let number = number.split('（').next().unwrap();
    let with_number = |number: &str| shinkan(workspace.path(), &["verify", "archive/2019", "--number", number]);
    let run = with_number(&number.to_uppercase());
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains(&format!("○ 照合番号              {number} は、控えと同じです")), "{}", run.stdout);
    workspace.edit("projects/1-1-1.yaml", "成果: 発行した。", "成果: 発行しなかった。");
    fs::remove_dir_all(&bag).unwrap();
    assert_eq!(workspace.run(&["archive"]).code, 0);
    assert_eq!(verify(&bag).code, 0);
    let run = with_number(number);
    assert_eq!(run.code, 1, "{}", run.stdout);
    assert!(run.stdout.contains("× 照合番号"), "{}", run.stdout);
    assert!(!run.stderr.contains("正しく保存されています"), "{}", run.stderr);
}

#[test]
fn reading_a_damaged_bag_for_another_command_points_to_verify() {
    let (workspace, bag) = archived();
    let told = "警告: archive/2019 の内容は、保存したときのままではありません。shinkan verify archive/2019 で確かめてください\n";
    let compare = ["compare", "archive/2019", "2019", "--format", "text"];
    let history = ["history", "--format", "text"];
    for arguments in [&compare[..], &history] {
        assert!(!workspace.run(arguments).stderr.contains("警告: archive"));
    }
    edit(&bag, "data/content/2019/projects/1-1-1.yaml", "2300", "9999");
    for arguments in [&compare[..], &history] {
        let run = workspace.run(arguments);
        assert!(run.stderr.starts_with(told), "{}", run.stderr);
    }
}

/// A bag that is made anew while it is verified is no damaged bag.
#[test]
fn a_bag_that_is_replaced_meanwhile_is_not_said_to_be_damaged() {
    let (workspace, bag) = archived();
    std::thread::scope(|scope| {
        let archiving = scope.spawn(|| {
            for number in 0..3 {
                workspace.write("メモ.txt", number.to_string());
                assert_eq!(workspace.run(&["archive", "--force"]).code, 0);
            }
        });
        while !archiving.is_finished() {
            let run = verify(&bag);
            assert_ne!(run.code, 1, "{}{}", run.stdout, run.stderr);
        }
    });
}

#[test]
fn a_layout_that_swaps_the_marks_of_a_judgement_is_found() {
    for (rule, printed) in [
        ("show regex(\"[☑☐]\"): it => if it.text == \"☑\" { \"☐\" } else { \"☑\" }", "☐"),
        ("show \"☑\": \"×\"", "×"),
        ("show \"☐\": \"×\"", "×"),
        ("show \"☐\": \"☑\"", "☑"),
    ] {
        let swap = |text: String| text.replacen("#let book(data) = {", &format!("#let book(data) = {{\n  {rule}"), 1);
        let (_workspace, bag) = with_layout("book.typ", swap);
        let run = verify(&bag);
        assert_eq!(run.code, 1, "{rule}: {}{}", run.stdout, run.stderr);
        for named in ["△ レイアウトとフォント", "layouts/book.typ", "× 文", &format!("「{printed}")] {
            assert!(run.stdout.contains(named), "{rule}, {named}: {}", run.stdout);
        }
        assert!(!run.stderr.contains("正しく保存されています"), "{}", run.stderr);
    }
}

/// A 事業 that the 体系 does not name prints nothing; the bag is sound, but what was added to it is told.
#[test]
fn a_project_outside_of_the_sections_that_was_added_to_a_bag_is_told() {
    let (_workspace, bag) = archived();
    let file = "data/content/2019/projects/9-9-9.yaml";
    fs::write(bag.join(file), "事業: 足した事業\n取組項目: []\n").unwrap();
    seal(&bag, |info| info);
    let run = verify(&bag);
    let of_files = table(&run).into_iter().find(|(title, _)| title == "ファイル");
    assert_eq!(of_files, Some(("ファイル".to_owned(), '△')), "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.lines().any(|line| line.trim() == file), "{}", run.stdout);
}
