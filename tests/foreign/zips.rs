//! ZIPs: only the files of one bag come out of one, in time and memory that follow from its size.

use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::time::{Duration, Instant};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::archive::archived;
use crate::support::{Run, Workspace, shinkan};

const DECLARATION: (&str, &[u8]) = ("b/bagit.txt", b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");

/// Writes a ZIP of these files.
fn zip(path: &Path, files: &[(&str, &[u8])]) {
    let mut zip = ZipWriter::new(File::create(path).unwrap());
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default().compression_method(CompressionMethod::Stored)).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap();
}

/// Replaces bytes wherever they are in a file, with as many others.
fn replace(path: &Path, from: &[u8], to: &[u8]) {
    assert_eq!(from.len(), to.len());
    let mut bytes = fs::read(path).unwrap();
    let places: Vec<usize> = (0..=bytes.len() - from.len()).filter(|at| bytes[*at..].starts_with(from)).collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + to.len()].copy_from_slice(to);
    }
    fs::write(path, bytes).unwrap();
}

/// Verifies a ZIP with a folder of temporaries of its own, in which nothing may stay.
fn verify(workspace: &Workspace) -> Run {
    let temporaries = workspace.path().join("tmp");
    fs::create_dir_all(&temporaries).unwrap();
    let output = workspace
        .command(&["verify", "a.zip"])
        .env("TMPDIR", &temporaries)
        .stderr(std::process::Stdio::piped())
        .output();
    let output = output.unwrap();
    assert_eq!(fs::read_dir(&temporaries).unwrap().count(), 0);
    Run {
        code: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

fn refused(workspace: &Workspace, why: &str) {
    let run = verify(workspace);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{}", run.stderr);
    assert_eq!(run.stderr, format!("エラー: a.zip は展開しません。{why}\n"));
}

#[test]
fn a_name_that_leads_elsewhere_is_refused_and_nothing_is_written_there() {
    for name in [
        "../x.txt",
        "b/../../x",
        "/tmp/x.tx",
        "C:/x.txt0",
        "C:\\x.txt0",
        "\\\\s\\x.txt",
        "b\\x.txt00",
        "b/./x.txt",
        "b/nul.txt",
    ] {
        let workspace = Workspace::empty();
        let path = workspace.path().join("a.zip");
        let placeholder = "q".repeat(name.len());
        zip(&path, &[DECLARATION, (&placeholder, b"x")]);
        replace(&path, placeholder.as_bytes(), name.as_bytes());
        refused(&workspace, &format!("「{name}」は、ファイルの名前として使えません"));
        assert_eq!(fs::read_dir(workspace.path()).unwrap().count(), 2);
    }
}

#[test]
fn a_link_is_refused() {
    let workspace = Workspace::empty();
    let mut zip = ZipWriter::new(File::create(workspace.path().join("a.zip")).unwrap());
    zip.add_symlink("b/data", "/etc", SimpleFileOptions::default()).unwrap();
    zip.finish().unwrap();
    refused(&workspace, "「b/data」はリンクです");
}

#[test]
fn two_files_of_one_name_are_refused() {
    let workspace = Workspace::empty();
    let path = workspace.path().join("a.zip");
    zip(&path, &[DECLARATION, ("b/one", b"1"), ("b/two", b"2")]);
    replace(&path, b"b/two", b"b/one");
    refused(&workspace, "同じ名前のファイルが2つ以上入っています");
    zip(&path, &[DECLARATION, ("b/Data/a", b"1"), ("b/data/b", b"2")]);
    refused(&workspace, "「b/Data」と「b/data」は、大文字と小文字などのほかは同じ名前です");
}

/// Windows' Explorer writes names in Shift_JIS.
#[test]
fn a_zip_with_names_in_shift_jis_is_told_for_what_it_is() {
    let workspace = Workspace::empty();
    let path = workspace.path().join("a.zip");
    zip(&path, &[DECLARATION, ("b/qqqq.pdf", b"1")]);
    replace(&path, b"qqqq", b"\x8E\x91\x97\xBF");
    refused(
        &workspace,
        "名前の文字コードが UTF-8 ではありません（b/\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}.pdf）。Windows のエクスプローラーなどで圧縮し直した \
         ZIP は、展開したフォルダーのほうを指定してください",
    );
}

/// Two million zeros are two thousand bytes in a ZIP.
#[test]
fn a_zip_of_zeros_is_refused_whatever_it_says_of_its_size() {
    let workspace = Workspace::empty();
    let path = workspace.path().join("a.zip");
    let size = (256 << 20) + 1;
    let mut zip = ZipWriter::new(File::create(&path).unwrap());
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    zip.start_file("b/zeros", options).unwrap();
    std::io::copy(&mut std::io::repeat(0).take(size), &mut zip).unwrap();
    zip.finish().unwrap();
    let why = "展開すると256MB を超えます（保存した年度としては大きすぎます）";
    refused(&workspace, why);
    replace(&path, &u32::try_from(size).unwrap().to_le_bytes(), &100u32.to_le_bytes());
    let run = verify(&workspace);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{}", run.stderr);
    assert!(run.stderr.starts_with("エラー: a.zip "), "{}", run.stderr);
}

#[test]
fn two_bags_and_what_is_beside_a_bag_are_told() {
    let (workspace, bag) = archived();
    assert_eq!(workspace.run(&["archive", "--zip"]).code, 0);
    let zip = bag.with_extension("zip");
    let add = |files: &[(&str, &[u8])]| {
        let target = workspace.path().join("a.zip");
        fs::copy(&zip, &target).unwrap();
        let mut zip = ZipWriter::new_append(File::options().read(true).write(true).open(&target).unwrap()).unwrap();
        for (name, bytes) in files {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap();
    };
    for other in [DECLARATION, ("old/2025/bagit.txt", b"")] {
        add(&[other]);
        let run = verify(&workspace);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""));
        assert_eq!(run.stderr, "エラー: a.zip に、保存した年度が2件入っています。展開して、1件ずつ確かめてください\n");
    }
    add(&[("メモ.txt", b"")]);
    let run = verify(&workspace);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let said = "ZIP には、保存した年度のほかのファイルもあります（メモ.txt など）。これは確かめません\n";
    assert!(run.stderr.starts_with(said), "{}", run.stderr);
}

/// Windows takes no paths of this length, and each would be a thousand folders.
#[test]
fn a_name_that_is_too_long_or_deep_is_refused_in_no_time() {
    let workspace = Workspace::empty();
    let path = workspace.path().join("a.zip");
    let begun = Instant::now();
    let deep = format!("b/data/{}x", "a/".repeat(32_700));
    zip(&path, &[DECLARATION, (&deep, b"x")]);
    let shown: String = deep.chars().take(60).collect();
    refused(&workspace, &format!("「{shown}…」は、名前が長すぎます（フォルダーを合わせて260字まで）"));
    let deep = format!("b/data/{}x", "a/".repeat(30));
    zip(&path, &[DECLARATION, (&deep, b"x")]);
    let shown: String = deep.chars().take(60).collect();
    refused(&workspace, &format!("「{shown}…」は、フォルダーが深すぎます（20段まで）"));
    let names: Vec<String> = (0..1000).map(|number| format!("b/{number}/{}x", "a/".repeat(17))).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"x"[..])).collect();
    zip(&path, &[&[DECLARATION], &files[..]].concat());
    refused(&workspace, "フォルダーが多すぎます（上限は10000個）");
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
}

/// Programs would unpack different files.
#[test]
fn a_file_with_two_names_or_that_is_a_folder_too_is_refused() {
    let workspace = Workspace::empty();
    let path = workspace.path().join("a.zip");
    zip(&path, &[DECLARATION, ("b/data/x", b"1")]);
    let mut bytes = fs::read(&path).unwrap();
    let local = bytes.windows(8).position(|bytes| bytes == b"b/data/x").unwrap();
    bytes[local + 7] = b'y';
    fs::write(&path, bytes).unwrap();
    refused(&workspace, "1つのファイルに、「b/data/y」と「b/data/x」の2つの名前が書かれています");
    for names in [["b/data/x", "b/data/x/"], ["b/data/x/", "b/data/x"], ["b/data/x", "b/data/x/y"]] {
        let mut zip = ZipWriter::new(File::create(&path).unwrap());
        for name in [DECLARATION.0, names[0], names[1]] {
            match name.ends_with('/') {
                true => zip.add_directory(name, SimpleFileOptions::default()).unwrap(),
                false => zip.start_file(name, SimpleFileOptions::default()).unwrap(),
            }
        }
        zip.finish().unwrap();
        refused(&workspace, "「b/data/x」が、ファイルとしてもフォルダーとしても入っています");
    }
}

#[test]
fn bytes_of_a_zip_that_belong_to_no_file_are_told() {
    let (workspace, bag) = archived();
    assert_eq!(workspace.run(&["archive", "--zip"]).code, 0);
    let sound = fs::read(bag.with_extension("zip")).unwrap();
    let told = |bytes: Vec<u8>, count: usize| {
        fs::write(workspace.path().join("a.zip"), bytes).unwrap();
        let run = verify(&workspace);
        assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
        let said =
            format!("ZIP には、どのファイルのものでもないデータもあります（{count}バイト）。これは確かめません\n");
        assert_eq!(run.stderr.starts_with(&said), count > 0, "{}", run.stderr);
    };
    told(sound.clone(), 0);
    told([b"secret".to_vec(), sound.clone()].concat(), 6);
    told([sound.clone(), b"secret".to_vec()].concat(), 6);
    // As a comment.
    let mut commented = [sound.clone(), b"secret".to_vec()].concat();
    commented[sound.len() - 2] = 6;
    told(commented, 6);
}

/// Each with what to do, and without the English of a library.
#[test]
fn a_zip_that_cannot_be_unpacked_is_told_for_what_it_is() {
    let workspace = Workspace::empty();
    let path = workspace.path().join("a.zip");
    zip(&path, &[DECLARATION, ("b/x", &[b'x'; 2000])]);
    let sound = fs::read(&path).unwrap();
    let of = |bytes: Vec<u8>, why: &str| {
        fs::write(&path, bytes).unwrap();
        let run = verify(&workspace);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""));
        assert_eq!(run.stderr, format!("エラー: a.zip を ZIP として展開できません。{why}\n"));
    };
    let restore = "正しい写しを指定してください";
    of(sound[..1000].to_vec(), &format!("途中で切れているか、壊れています。{restore}"));
    of(b"%PDF-1.7".to_vec(), &format!("中身が ZIP ではありません。{restore}"));
    let headers = |signature: &[u8]| -> Vec<usize> {
        (0..sound.len() - 4).filter(|at| sound[*at..].starts_with(signature)).collect()
    };
    let with = |local: usize, central: usize, value: u8| {
        let mut bytes = sound.clone();
        headers(b"PK\x03\x04").into_iter().for_each(|at| bytes[at + local] = value);
        headers(b"PK\x01\x02").into_iter().for_each(|at| bytes[at + central] = value);
        bytes
    };
    of(with(6, 8, 1), "パスワード付きの ZIP です。パスワードを入れて展開したフォルダーを指定してください");
    // 12 is bzip2, 14 is LZMA.
    for method in [12, 14] {
        of(with(8, 10, method), "読めない圧縮の形式です。展開したフォルダーを指定してください");
    }
    let mut bytes = sound.clone();
    let at = bytes.windows(9).position(|bytes| bytes == [b'x'; 9]).unwrap();
    bytes[at + 9] = b'y';
    of(bytes, &format!("壊れています。{restore}"));
}

/// The time grows with the number of files, not with its square.
/// Ten times as many files take some ten times as long, not a hundred times.
#[test]
fn a_zip_of_many_files_is_read_in_time() {
    let seconds = |count: usize| {
        let workspace = Workspace::empty();
        let names: Vec<String> = (0..count).map(|number| format!("b/data/{number}")).collect();
        let files: Vec<(&str, &[u8])> =
            names.iter().map(|name| (name.as_str(), &b"x"[..])).chain([DECLARATION]).collect();
        zip(&workspace.path().join("a.zip"), &files);
        let begun = Instant::now();
        let run = verify(&workspace);
        let seconds = begun.elapsed().as_secs_f64();
        assert_eq!(run.code, 1, "{}", run.stderr);
        let told = format!("目録: {}件が、目録のとおりではありません\n", count + 1);
        assert!(run.stdout.contains(&told), "{}", run.stdout.lines().next().unwrap());
        seconds
    };
    let (few, many) = (seconds(2_000), seconds(20_000));
    assert!(many < few * 40.0, "{few} s, then {many} s");
}

/// The ZIP tells nothing of the system on which it was made.
#[test]
fn a_zip_says_that_it_was_made_on_unix_everywhere() {
    let (workspace, bag) = archived();
    assert_eq!(workspace.run(&["archive", "--zip"]).code, 0);
    let bytes = fs::read(bag.with_extension("zip")).unwrap();
    let headers: Vec<usize> = (0..bytes.len() - 4).filter(|at| bytes[*at..].starts_with(b"PK\x01\x02")).collect();
    assert!(headers.len() > 10);
    // The upper byte of "version made by": 3 is Unix.
    assert!(headers.iter().all(|at| bytes[at + 5] == 3));
    assert_eq!(shinkan(workspace.path(), &["compare", "2019", "archive/2019.zip", "--format", "text"]).code, 0);
}
