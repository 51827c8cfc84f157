//! `verify`: what is not as it was is named, and what is, is proved.

use std::fs;

use crate::archive::{archived, files, seal, verify};
use crate::support::{Workspace, copy};

/// What verify says of a bag whose manifests tell of these faults.
fn faults(lines: &[&str]) -> String {
    let lines_of_faults: String = lines.iter().map(|line| format!("  {line}\n")).collect();
    format!("目録: {}件が、保存したときのままではありません\n{lines_of_faults}", lines.len())
}

#[test]
fn a_bag_that_was_copied_and_renamed_verifies() {
    let (workspace, bag) = archived();
    let copied = workspace.path().join("写し の 棚/平成31年度 (1)");
    fs::create_dir_all(&copied).unwrap();
    copy(&bag, &copied);
    let run = verify(&copied);
    let count = files(&bag).len() - 2;
    let before_the_table: String = run.stdout.lines().take(3).map(|line| format!("{line}\n")).collect();
    assert_eq!(
        before_the_table,
        format!(
            "目録: {count}件のファイルが、すべて目録のとおりです（SHA-256、SHA-512）\n\
             規格: 3件の PDF のすべてに、PDF/A-3a と PDF/UA-1 に準拠するという記載があります\n\
             再現: 保存されている内容から3件の PDF を組み直しました。1バイトも違いません\n"
        )
    );
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.ends_with("平成31年度 (1) は、正しく保存されています\n"), "{}", run.stderr);
}

#[test]
fn a_packed_bag_verifies_and_a_damaged_one_is_told() {
    let (workspace, bag) = archived();
    let run = workspace.run(&["archive", "--zip"]);
    assert_eq!(run.stdout, "archive/2019\narchive/2019.zip\n");
    let zip = bag.with_extension("zip");
    assert_eq!(verify(&zip).code, 0);
    let mut bytes = fs::read(&zip).unwrap();
    let at = bytes.windows(8).position(|bytes| bytes == b"%PDF-1.7").unwrap();
    bytes[at + 100] ^= 1;
    fs::write(&zip, &bytes).unwrap();
    let run = verify(&zip);
    assert_eq!(run.code, 2);
    assert!(run.stderr.starts_with("エラー: 2019.zip を ZIP として展開できません"), "{}", run.stderr);
    // A ZIP that is another one is not written over.
    let run = workspace.run(&["archive", "--zip"]);
    assert_eq!(run.code, 2);
    assert_eq!(fs::read(&zip).unwrap(), bytes);
    assert_eq!(workspace.run(&["archive", "--zip", "--force"]).code, 0);
    assert_eq!(fs::read(workspace.path().join("archive/2019-旧1.zip")).unwrap(), bytes);
    assert_eq!(verify(&zip).code, 0);
}

/// One byte, wherever it is: the file is named, and nothing else.
#[test]
fn a_flipped_byte_is_found_in_every_file() {
    let (_workspace, bag) = archived();
    for file in files(&bag) {
        let path = bag.join(&file);
        let sound = fs::read(&path).unwrap();
        for at in [0, sound.len() / 2, sound.len() - 1] {
            let mut bytes = sound.clone();
            bytes[at] ^= 1;
            fs::write(&path, &bytes).unwrap();
            let run = verify(&bag);
            assert_eq!(run.code, 1, "{file} at {at}");
            let named = format!("  {file} の");
            assert!(run.stdout.contains(&named), "{file} at {at}: {}", run.stdout);
        }
        fs::write(&path, &sound).unwrap();
    }
    assert_eq!(verify(&bag).code, 0);
}

#[test]
fn a_missing_file_is_found_whichever_it_is() {
    let (_workspace, bag) = archived();
    for file in files(&bag) {
        let path = bag.join(&file);
        let sound = fs::read(&path).unwrap();
        fs::remove_file(&path).unwrap();
        let run = verify(&bag);
        assert_eq!((run.code, run.stdout), (1, faults(&[&format!("{file} がありません")])), "{file}");
        fs::write(&path, &sound).unwrap();
    }
}

#[test]
fn an_extra_file_is_found_wherever_it_is() {
    let (_workspace, bag) = archived();
    for (file, what) in [
        ("data/課別/課.pdf", "余分なファイルです"),
        ("data/content/2019/x", "余分なファイルです"),
        ("data/.隠", "余分なファイルです"),
        ("新しい/a", "余分なファイルです"),
        ("Thumbs.db", "Windows が縮小画像のために作るファイルです。消してください"),
        ("data/Desktop.ini", "Windows がフォルダーの表示のために作るファイルです。消してください"),
        ("data/.DS_Store", "macOS の Finder がフォルダーの表示のために作るファイルです。消してください"),
        ("data/fonts/._x.ttf", "macOS がファイルの付属情報のために作るファイルです。消してください"),
        ("data/~$メモ.docx", "Office が、開いている間だけ作るファイルです。消してください"),
    ] {
        let path = bag.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, "").unwrap();
        let run = verify(&bag);
        let line = format!("{file} は目録にありません（{what}）");
        assert_eq!((run.code, run.stdout), (1, faults(&[&line])));
        fs::remove_file(&path).unwrap();
    }
}

#[test]
fn a_manifest_that_an_editor_saved_again_is_told_as_such() {
    let (_workspace, bag) = archived();
    let told = |file: &str| {
        format!(
            "{file} の初めに BOM（見えない印）があります。メモ帳などで保存し直したためなので、元のファイルに戻してください"
        )
    };
    for file in ["manifest-sha256.txt", "manifest-sha512.txt", "bagit.txt"] {
        let path = bag.join(file);
        let sound = fs::read(&path).unwrap();
        fs::write(&path, [b"\xEF\xBB\xBF", sound.as_slice()].concat()).unwrap();
        let run = verify(&bag);
        assert_eq!((run.code, run.stdout), (1, faults(&[&told(file), &format!("{file} の中身が変わっています")])));
        fs::write(&path, &sound).unwrap();
    }
}

// Not on Windows, where making a link takes special rights.
#[cfg(unix)]
#[test]
fn a_link_in_a_bag_is_not_followed() {
    let (workspace, bag) = archived();
    let plan = bag.join("data/content/2019/plan.yaml");
    fs::remove_file(&plan).unwrap();
    std::os::unix::fs::symlink(workspace.edition("plan.yaml"), &plan).unwrap();
    let file = "data/content/2019/plan.yaml";
    let lines = [format!("{file} がありません"), format!("{file} はファイルではありません（リンクなどです）")];
    assert_eq!(verify(&bag).stdout, faults(&lines.each_ref().map(String::as_str)));
}

/// Whoever changes a file and makes the manifests anew is found out by what the content makes.
#[test]
fn a_paper_that_the_content_does_not_make_is_found() {
    let (_workspace, bag) = archived();
    let item = bag.join("data/content/2019/projects/1-1-1.yaml");
    let text = fs::read_to_string(&item).unwrap();
    fs::write(&item, text.replace("成果: 発行した。", "成果: 発行しなかった。")).unwrap();
    seal(&bag, |info| info);
    let run = verify(&bag);
    assert_eq!(run.code, 1);
    let expected = [
        "再現: 保存されている内容から3件の PDF を組み直しました。違うところは、下の表の×です",
        "× 値のファイル          値のファイルが、内容と違います",
        "data/values.csv: 「番号 1、取組項目 冊子の発行、種類 文、名称 成果、表記 発行した。」は、内容にありません",
        "data/values.csv: 「番号 1、取組項目 冊子の発行、種類 文、名称 成果、表記 発行しなかった。」がありません",
        "data/values.json: 「発行した。」は、内容にありません",
        "× 文                    組み直したものと違います",
        "data/資料1.pdf: 文か構造が違います（保存されているもの「1ページ 発行した。」、組み直したもの「1ページ 発行しなかった。」）",
        "data/資料1.pdf: 1ページの見た目が違います",
        "data/総括表.pdf: 「添付ファイル projects_1-1-1.yaml",
        "× バイト                この版で保存したのなら同じはずのバイトが、違います",
    ];
    for line in expected {
        assert!(run.stdout.contains(line), "{line}: {}", run.stdout);
    }
}

#[test]
fn a_pdf_without_its_claims_is_named() {
    let (workspace, bag) = archived();
    let paper = workspace.paper();
    fs::write(bag.join("data/資料1.pdf"), paper).unwrap();
    seal(&bag, |info| info);
    let run = verify(&bag);
    assert_eq!(run.code, 1);
    assert!(run.stdout.contains(
        "規格: PDF/A-3a と PDF/UA-1 に準拠するという記載が、確かめられない PDF が1件あります\n  data/資料1.pdf: 記載がありません\n"
    ), "{}", run.stdout);
}

/// What another version wrote is compared by what it says.
#[test]
fn a_bag_of_another_version_is_compared_by_text_and_structure() {
    let (workspace, bag) = archived();
    let other = |info: String| {
        info.replace(&format!("Typst-Version: {}", shinkan::typeset::typst_version()), "Typst-Version: 0.14.2")
    };
    // The same paper, written otherwise.
    let pdf = bag.join("data/資料1.pdf");
    let mut bytes = fs::read(&pdf).unwrap();
    bytes.extend_from_slice(b"\n% written by another version\n%%EOF\n");
    fs::write(&pdf, &bytes).unwrap();
    seal(&bag, other);
    let run = verify(&bag);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    assert!(
        run.stderr.starts_with(&format!(
            "shinkan {version}（Typst 0.14.2）で保存したと書いてあります。いまは {version}（Typst {typst}）なので、\
         PDF のバイトが違うときは、文、見た目、注釈などを比べます\n",
            version = env!("CARGO_PKG_VERSION"),
            typst = shinkan::typeset::typst_version()
        )),
        "{}",
        run.stderr
    );
    assert!(
        run.stdout
            .contains("再現: 保存されている内容から3件の PDF を組み直しました。バイトのほかは、違いがありません\n"),
        "{}",
        run.stdout
    );
    // Another paper.
    workspace.edit("projects/1-1-1.yaml", "成果: 発行した。", "成果: 発行しなかった。");
    let item = "projects/1-1-1.yaml";
    fs::copy(workspace.edition(item), bag.join("data/content/2019").join(item)).unwrap();
    seal(&bag, |info| info);
    let run = verify(&bag);
    assert_eq!(run.code, 1);
    assert!(
        run.stdout
            .contains("data/資料1.pdf: 文か構造が違います（保存されているもの「1ページ 発行した。」、組み直したもの「1ページ 発行しなかった。」）\n"),
        "{}",
        run.stdout
    );
}

#[test]
fn what_cannot_be_verified_is_said() {
    let workspace = Workspace::small();
    for (path, expected) in [
        (
            "ない",
            "エラー: ない がありません。「shinkan archive」で保存したフォルダー（archive/2019 など）か、その ZIP を指定してください\n",
        ),
        (
            "content",
            "エラー: content は、保存した年度（shinkan archive が作る、bagit.txt のあるフォルダー）ではありません\n",
        ),
    ] {
        let run = workspace.run(&["verify", path]);
        assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (2, "", expected));
    }
}
