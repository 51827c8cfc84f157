//! What was added beside the content, hidden, or cannot be compared.

use std::fs;

use super::{PAPER, edit, is_found, object, of_another_version, table, update, with_layout};
use crate::archive::{archived, seal, verify};

/// What a page or a document says of itself is seen by people as well: its scale, its boxes, the numbers of its pages.
#[test]
fn a_changed_setting_of_a_page_or_document_is_found() {
    let pages = ["/UserUnit 3", "/TrimBox[0 0 50 50]", "/Thumb 900 0 R", "/PieceInfo<</X<</Private(1)>>>>", "/Dur 1"];
    let named_pages = [
        "拡大率（UserUnit） 3",
        "仕上がりの枠（TrimBox）",
        "縮小画像（Thumb）",
        "ほかのソフトの覚え書き（PieceInfo）",
        "項目 Dur 1",
    ];
    let documents =
        ["/PageLabels<</Nums[0<</S/D/St 77>>]>>", "/PageMode/FullScreen", "/ViewerPreferences<</HideMenubar true>>"];
    let named_documents =
        ["ページ番号の付け方（PageLabels）", "開いたときの表示（PageMode）", "表示の設定（ViewerPreferences）"];
    let cases = pages.iter().zip(named_pages).map(|case| ("<</Type/Page/", case));
    let cases = cases.chain(documents.iter().zip(named_documents).map(|case| ("<</Type/Catalog", case)));
    for (beginning, (added, named)) in cases {
        let (_workspace, bag) = archived();
        update(&bag, |pdf| {
            let (number, object) = object(pdf, beginning);
            // The last of two equal keys counts.
            let object = format!("{}{added}>>", object.trim_end().strip_suffix(">>").unwrap());
            vec![(number, object), (900, "<</Subtype/Image/Length 1>>stream\nx\nendstream".to_owned())]
        });
        is_found(&bag, of_another_version, &["× 注釈など", "data/資料1.pdf: ", named]);
    }
    let (_workspace, bag) = archived();
    let pdf = [fs::read(bag.join(PAPER)).unwrap(), b"secret".to_vec()].concat();
    fs::write(bag.join(PAPER), pdf).unwrap();
    is_found(&bag, of_another_version, &["× 注釈など", "data/資料1.pdf: 「ファイルの終わりの後の6バイト」"]);
}

/// Right manifests make no file one of the edition.
#[test]
fn a_file_beside_the_content_is_named() {
    for name in [".hidden", "Thumbs.db", "projects/.x.yaml", ".git/config"] {
        let (_workspace, bag) = archived();
        let path = bag.join("data/content/2019").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, "x").unwrap();
        let named = format!("data/content/2019/{name}: shinkan archive が保存しない種類のファイルです");
        is_found(&bag, |info| info, &["× ファイル", &named]);
    }
    for name in ["setup.exe", "NOTE.md", "資料/録音.mp3"] {
        let (_workspace, bag) = archived();
        let path = bag.join("data/content/2019").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, "x").unwrap();
        seal(&bag, |info| info);
        let run = verify(&bag);
        assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
        let named = format!("data/content/2019/{name}\n");
        assert!(run.stdout.contains("△ ファイル") && run.stdout.contains(&named), "{name}: {}", run.stdout);
    }
}

/// A paper that cannot be compared is not said to be the same in any line.
#[test]
fn a_paper_that_cannot_be_compared_is_named_in_every_line() {
    let (_workspace, bag) = archived();
    let summary = bag.join("data/総括表.pdf");
    let sound = fs::read(&summary).unwrap();
    fs::write(&summary, &sound[..20_000]).unwrap();
    seal(&bag, |info| info);
    let run = verify(&bag);
    let line = "data/総括表.pdf: PDF として読めないので、比べていません";
    assert_eq!(run.stdout.matches(line).count(), 3, "{}", run.stdout);
    for title in ["文", "見た目", "注釈など", "バイト"] {
        assert!(table(&run).contains(&(title.to_owned(), '×')), "{title}: {}", run.stdout);
    }
    fs::copy(bag.join(PAPER), &summary).unwrap();
    let named = [
        "× 文",
        "data/総括表.pdf: 1ページですが、組み直すと2ページです",
        "× 見た目",
        "data/総括表.pdf: ページの数が違うので、比べていません",
    ];
    is_found(&bag, |info| info, &named);
}

/// A layout of the bag's own is compared with itself, which proves nothing of what is seen.
#[test]
fn a_layout_that_hides_a_text_is_not_said_to_look_right() {
    let hide = |text: String| text.replacen("#let book(data) = {", "#let book(data) = {\n  set text(fill: white)", 1);
    let (_workspace, bag) = with_layout("book.typ", hide);
    let run = verify(&bag);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let table = table(&run);
    assert!(table.contains(&("見た目".to_owned(), '△')), "{}", run.stdout);
    assert!(run.stdout.contains("レイアウトは人の目で確かめてください"), "{}", run.stdout);
}

/// Nobody repairs what is kept.
#[test]
fn a_fault_in_the_content_of_a_bag_is_told_without_a_remedy_for_it() {
    let (_workspace, bag) = archived();
    edit(&bag, "data/content/2019/projects/1-1-1.yaml", "進捗状況: 概ね進んだ", "進捗状況: {概ね進んだ");
    seal(&bag, |info| info);
    let run = verify(&bag);
    assert_eq!(run.code, 1, "{}{}", run.stdout, run.stderr);
    assert!(run.stderr.contains("--> data/content/2019/projects/1-1-1.yaml:"), "{}", run.stderr);
    assert!(!run.stderr.contains("対処") && !run.stderr.contains("直してから"), "{}", run.stderr);
    let told = "保存されている内容にエラーがあります。保存されているファイルは直さずに、正しい写しに戻してください\n";
    assert!(run.stderr.ends_with(told), "{}", run.stderr);
    let table = table(&run);
    let broken: Vec<&str> = table.iter().filter(|(_, sign)| *sign == '×').map(|(title, _)| title.as_str()).collect();
    assert_eq!(broken, ["内容"], "{}", run.stdout);
}
