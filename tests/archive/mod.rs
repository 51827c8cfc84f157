//! `archive`: a bag that is whole, the same for the same content, and that nothing writes over.

mod names;
mod open_data;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use shinkan::archive::{Algorithm, Digests, manifest, tag_files};
use shinkan::tagged::Claims;

use crate::support::{Run, Workspace, list, root, shinkan};

/// The small plan with its archive, which the program makes once for all tests: it is the same each time.
pub fn archived() -> (Workspace, PathBuf) {
    static BAG: OnceLock<Vec<(String, Vec<u8>)>> = OnceLock::new();
    let files = BAG.get_or_init(|| {
        let workspace = Workspace::small();
        let run = workspace.run(&["archive"]);
        assert_eq!((run.code, run.stdout.as_str()), (0, "archive/2019\n"), "{}", run.stderr);
        let bag = workspace.path().join("archive/2019");
        let read = |file: String| {
            let bytes = fs::read(bag.join(&file)).unwrap();
            (file, bytes)
        };
        self::files(&bag).into_iter().map(read).collect()
    });
    let workspace = Workspace::small();
    let bag = workspace.path().join("archive/2019");
    for (file, bytes) in files {
        let path = bag.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    (workspace, bag)
}

pub fn files(folder: &Path) -> BTreeSet<String> {
    let mut files = Vec::new();
    list(folder, "", &mut files);
    files.into_iter().collect()
}

pub fn verify(bag: &Path) -> Run {
    shinkan(bag.parent().unwrap(), &["verify", bag.file_name().unwrap().to_str().unwrap()])
}

/// Makes the manifests of a bag anew, as if it had been made of what is there now.
pub fn seal(bag: &Path, edit_info: impl Fn(String) -> String) {
    let payload = shinkan::archive::digests(bag, "data").unwrap();
    let info = edit_info(fs::read_to_string(bag.join("bag-info.txt")).unwrap());
    let info: String =
        info.lines().filter(|line| !line.starts_with("Payload-Oxum")).map(|it| format!("{it}\n")).collect();
    let readme = fs::read_to_string(bag.join("README.txt")).unwrap();
    for (name, bytes) in tag_files(&payload, shinkan::archive::Info::parse(&info), &readme) {
        fs::write(bag.join(name), bytes).unwrap();
    }
}

#[test]
fn a_bag_holds_the_papers_what_they_were_made_from_and_nothing_else() {
    let (_workspace, bag) = archived();
    let files = files(&bag);
    let expected = [
        "README.txt",
        "bag-info.txt",
        "bagit.txt",
        "data/content/2019/opinions.yaml",
        "data/content/2019/plan.yaml",
        "data/content/2019/projects/1-1-1.yaml",
        "data/fonts/BIZUDPGothic-Regular.ttf",
        "data/fonts/OFL.txt",
        "data/layouts/book.typ",
        "data/layouts/lib/table.typ",
        "data/values.csv",
        "data/values.json",
        "data/総括表.pdf",
        "data/課別/社会福祉課.pdf",
        "data/資料1.pdf",
        "manifest-sha256.txt",
        "manifest-sha512.txt",
        "tagmanifest-sha256.txt",
        "tagmanifest-sha512.txt",
    ];
    for file in expected {
        assert!(files.contains(file), "{file}");
    }
    let others = files.iter().filter(|file| !expected.contains(&file.as_str()));
    assert!(
        others.clone().all(|file| file.starts_with("data/layouts/") || file.starts_with("data/fonts/")),
        "{files:?}"
    );
    assert_eq!(
        fs::read_to_string(bag.join("bagit.txt")).unwrap(),
        "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    );
    let payload = files.iter().filter(|file| file.starts_with("data/"));
    let length: u64 = payload.clone().map(|file| fs::metadata(bag.join(file)).unwrap().len()).sum();
    let version = env!("CARGO_PKG_VERSION");
    let typst = shinkan::typeset::typst_version();
    assert_eq!(
        fs::read_to_string(bag.join("bag-info.txt")).unwrap(),
        format!(
            "Source-Organization: 小さな市\nExternal-Description: 小さな計画の進行管理シート\n\
             External-Identifier: 小さな計画 2019 資料1\nBagging-Date: 2020-07-01\n\
             Bag-Software-Agent: shinkan {version} (Typst {typst})\nShinkan-Version: {version}\nTypst-Version: {typst}\n\
             Sheet-Count: 1\nProject-Count: 1\nInitiative-Count: 1\nRepeat-Count: 1\nOpinion-Count: 1\nPDF-Count: 3\n\
             Page-Count: 4\nPayload-Oxum: {length}.{}\n",
            payload.count()
        )
    );
}

#[test]
fn every_pdf_claims_what_is_kept_and_carries_what_it_was_made_from() {
    let out = tempfile::tempdir().unwrap();
    let run = shinkan(&root(), &["archive", "--year", "H31", "--out", out.path().to_str().unwrap()]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let bag = out.path().join("2019");
    let content = root().join("content/2019");
    for (pdf, attached) in [("資料2.pdf", 28), ("総括表.pdf", 28), ("課別/保育課.pdf", 4)] {
        let bytes = fs::read(bag.join("data").join(pdf)).unwrap();
        let claims = Claims { pdf_a: Some("3a".to_owned()), pdf_ua: Some("1".to_owned()) };
        assert_eq!(Claims::from_pdf(&bytes).unwrap(), claims, "{pdf}");
        let found = attachments(&bytes);
        assert_eq!(found.len(), attached, "{pdf}: {found:?}");
        for (name, relationship, bytes) in found {
            assert_eq!(relationship, "Source");
            let path = name.replacen("projects_", "projects/", 1);
            assert!(bytes == fs::read(content.join(path)).unwrap(), "{name} in {pdf}");
        }
    }
    // Everything in the folder is kept, what is no content, too.
    assert!(bag.join("data/content/2019/ERRATA.md").is_file());
}

/// The files in a PDF: the name of each, its relationship to the document, and its bytes.
fn attachments(pdf: &[u8]) -> Vec<(String, String, Vec<u8>)> {
    use hayro_syntax::Pdf;
    use hayro_syntax::object::{Array, Dict, Name, Stream, String as Text};
    let pdf = Pdf::new(pdf.to_vec()).unwrap();
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()).unwrap();
    let files = catalog.get::<Array<'_>>("AF").unwrap();
    let read = |file: Dict<'_>| {
        let name =
            String::from_utf8(file.get::<Text<'_>>("UF").or(file.get::<Text<'_>>("F")).unwrap().as_bytes().to_vec());
        let stream = file.get::<Dict<'_>>("EF").unwrap().get::<Stream<'_>>("F").unwrap();
        let relationship = file.get::<Name<'_>>("AFRelationship").unwrap().as_str().to_owned();
        (name.unwrap(), relationship, stream.decoded().unwrap().to_vec())
    };
    files.iter::<Dict<'_>>().map(read).collect()
}

#[test]
fn the_same_content_gives_the_same_bag_and_the_same_zip() {
    let bags = [(); 2].map(|()| {
        let workspace = Workspace::small();
        let run = workspace.run(&["archive", "--zip", "--jobs", "1"]);
        assert_eq!((run.code, run.stdout.as_str()), (0, "archive/2019\narchive/2019.zip\n"), "{}", run.stderr);
        workspace
    });
    let [first, second] = bags.each_ref().map(|workspace| workspace.path().join("archive"));
    assert_eq!(files(&first), files(&second));
    for file in files(&first) {
        assert!(fs::read(first.join(&file)).unwrap() == fs::read(second.join(&file)).unwrap(), "{file}");
    }
}

#[test]
fn a_second_run_leaves_a_bag_of_the_same_content_alone() {
    let (workspace, bag) = archived();
    let before: Vec<_> =
        files(&bag).iter().map(|file| fs::metadata(bag.join(file)).unwrap().modified().unwrap()).collect();
    for arguments in [&["archive"][..], &["archive", "--force"]] {
        let run = workspace.run(arguments);
        assert_eq!((run.code, run.stdout.as_str()), (0, "archive/2019\n"));
        assert!(run.stderr.starts_with("archive/2019 は、いまの内容と同じです。そのまま残します\n"), "{}", run.stderr);
    }
    let after: Vec<_> =
        files(&bag).iter().map(|file| fs::metadata(bag.join(file)).unwrap().modified().unwrap()).collect();
    assert_eq!(before, after);
    assert_eq!(fs::read_dir(workspace.path().join("archive")).unwrap().count(), 1);
}

const REFUSED: &str = "エラー: archive/2019 には、いまと違う内容が保存されています。保存し直すなら --force を付けてください\
                       （前のものは、名前を変えて隣に残します）\n";

#[test]
fn changed_content_is_refused_with_what_differs_and_force_keeps_the_old_one() {
    let (workspace, bag) = archived();
    let old = fs::read(bag.join("manifest-sha512.txt")).unwrap();
    workspace.edit("projects/1-1-1.yaml", "成果: 発行した。", "成果: 発行しました。").write("メモ.txt", "あ");
    fs::remove_file(workspace.edition("opinions.yaml")).unwrap();
    let run = workspace.run(&["archive"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert_eq!(
        run.stderr,
        format!(
            "  削除: content/2019/opinions.yaml\n  変更: content/2019/projects/1-1-1.yaml\n  \
             追加: content/2019/メモ.txt\n{REFUSED}"
        )
    );
    assert_eq!(fs::read(bag.join("manifest-sha512.txt")).unwrap(), old);
    for number in 1..=2 {
        let run = workspace.run(&["archive", "--force"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(run.stderr.contains(&format!("前のものは archive/2019-旧{number} に残しました\n")), "{}", run.stderr);
        assert_eq!(verify(&workspace.path().join(format!("archive/2019-旧{number}"))).code, 0);
        assert_eq!(verify(&bag).code, 0);
        workspace.write("メモ.txt", "い");
    }
    assert_eq!(fs::read(workspace.path().join("archive/2019-旧1/manifest-sha512.txt")).unwrap(), old);
    assert_eq!(fs::read_dir(workspace.path().join("archive")).unwrap().count(), 3);
}

#[test]
fn an_own_layout_is_kept_and_a_changed_one_is_told() {
    let workspace = Workspace::small();
    let labels = fs::read_to_string(root().join("layouts/lib/labels.typ")).unwrap();
    let own = workspace.path().join("layouts/lib/labels.typ");
    fs::create_dir_all(own.parent().unwrap()).unwrap();
    fs::write(&own, format!("{labels}\n// ours\n")).unwrap();
    assert_eq!(workspace.run(&["archive"]).code, 0);
    let bag = workspace.path().join("archive/2019");
    assert_eq!(fs::read(bag.join("data/layouts/lib/labels.typ")).unwrap(), fs::read(&own).unwrap());
    fs::write(&own, &labels).unwrap();
    let run = workspace.run(&["archive"]);
    assert_eq!(run.code, 2);
    assert_eq!(run.stderr, format!("  変更: layouts/lib/labels.typ\n{REFUSED}"));
}

#[test]
fn a_bag_of_another_version_stays_where_the_content_is_the_same() {
    let (workspace, bag) = archived();
    fs::write(bag.join("data/layouts/lib/labels.typ"), "// another version's\n").unwrap();
    seal(&bag, |info| {
        info.replace(&format!("Shinkan-Version: {}", env!("CARGO_PKG_VERSION")), "Shinkan-Version: 0.0.9")
    });
    let run = workspace.run(&["archive"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "archive/2019\n"));
    let said = "archive/2019 の内容は変わっていません。shinkan 0.0.9 で保存したものを、そのまま残します";
    assert!(run.stderr.starts_with(said), "{}", run.stderr);
    workspace.edit("projects/1-1-1.yaml", "成果: 発行した。", "成果: 発行しました。");
    let run = workspace.run(&["archive"]);
    assert_eq!(run.code, 2);
    assert_eq!(run.stderr, format!("  変更: content/2019/projects/1-1-1.yaml\n{REFUSED}"));
}

#[test]
fn content_with_errors_is_not_kept() {
    let workspace = Workspace::small();
    workspace.edit("projects/1-1-1.yaml", "進捗状況: 概ね進んだ", "進捗状況: 概ね");
    let run = workspace.run(&["archive"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    // What is said of the fault is in tests/content/faults.txt.
    assert_eq!(run.stderr, workspace.run(&["build"]).stderr);
    assert!(!workspace.path().join("archive").exists());
}

#[test]
fn what_is_no_bag_is_left_alone() {
    for is_folder in [true, false] {
        let workspace = Workspace::small();
        let target = workspace.path().join("archive/2019");
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        if is_folder {
            fs::create_dir(&target).unwrap()
        } else {
            fs::write(&target, "").unwrap()
        }
        let run = workspace.run(&["archive", "--force"]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""));
        assert_eq!(
            run.stderr,
            "エラー: archive/2019 に、保存した年度ではないものがあります。\
             別の場所に移すか、--out でほかのフォルダーを指定してください\n"
        );
        assert_eq!(target.is_dir(), is_folder);
    }
}

#[test]
fn the_manifests_are_those_that_checksum_tools_read() {
    let (_workspace, bag) = archived();
    for algorithm in Algorithm::ALL {
        let manifest = manifest(&bag, algorithm);
        let payload = files(&bag).into_iter().filter(|file| file.starts_with("data/"));
        assert_eq!(manifest.keys().cloned().collect::<BTreeSet<_>>(), payload.collect());
        for (path, checksum) in manifest {
            assert_eq!(Digests::compute(fs::File::open(bag.join(path)).unwrap()).unwrap().by(algorithm), checksum);
        }
    }
}
