//! `verify` of bags that other programs made: what could be verified is said, and every kind of unsound bag is refused.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::Digest as _;
use tempfile::TempDir;

use crate::archive::verify;

/// A bag of one file, `data/a.txt`, with manifests by MD5 and no listed tag files, as bagit.py and others made them for years.
struct Bag(TempDir);

impl Bag {
    fn of(version: &str) -> Self {
        let bag = Self(tempfile::tempdir().unwrap());
        bag.write("bagit.txt", &format!("BagIt-Version: {version}\nTag-File-Character-Encoding: UTF-8\n"));
        bag.write("data/a.txt", "a");
        bag.write("manifest-md5.txt", &format!("{}  data/a.txt\n", md5("a")));
        bag
    }

    fn path(&self) -> PathBuf {
        self.0.path().join("bag")
    }

    fn write(&self, file: &str, text: &str) -> &Self {
        let path = self.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn md5(text: &str) -> String {
    hexadecimal(&md5::Md5::digest(text))
}

fn sha512(text: &str) -> String {
    hexadecimal(&sha2::Sha512::digest(text))
}

fn first_line(version: &str) -> String {
    format!("ほかのプログラムが作った、BagIt（{version}）のフォルダーです。確かめられるのは、目録だけです\n")
}

#[test]
fn a_sound_bag_of_another_program_is_said_to_be_one() {
    for version in ["0.97", "1.0"] {
        let bag = Bag::of(version);
        bag.write("bag-info.txt", "Payload-Oxum: 1.1\nSource-Organization: ある図書館\n");
        let run = verify(&bag.path());
        assert_eq!(
            run.stdout,
            format!(
                "{}目録: 1件のファイルが、すべて目録のとおりです（MD5）\n  \
                 bag-info.txt は、どの目録にもないので、元のままかどうか分かりません\n",
                first_line(version)
            )
        );
        assert_eq!(run.stderr, "bag は shinkan が保存した年度ではないので、内容は確かめていません\n");
        assert_eq!(run.code, 1);
    }
}

#[test]
fn every_common_checksum_is_compared_and_an_unknown_one_is_named() {
    let bag = Bag::of("0.97");
    let sum = |digest: &[u8]| format!("{}  data/a.txt\n", hexadecimal(digest));
    bag.write("manifest-sha1.txt", &sum(&sha1::Sha1::digest("a")));
    bag.write("manifest-sha224.txt", &sum(&sha2::Sha224::digest("a")));
    bag.write("manifest-sha256.txt", &sum(&sha2::Sha256::digest("a")));
    bag.write("manifest-sha384.txt", &sum(&sha2::Sha384::digest("a")));
    bag.write("manifest-sha512.txt", &sum(&sha2::Sha512::digest("a")));
    bag.write("manifest-whirlpool.txt", "00  data/a.txt\n");
    let run = verify(&bag.path());
    assert_eq!(
        run.stdout,
        format!(
            "{}目録: 1件のファイルが、すべて目録のとおりです（MD5、SHA-1、SHA-224、SHA-256、SHA-384、SHA-512）\n  \
             manifest-whirlpool.txt は、計算のしかたが分からないので、照らし合わせていません\n",
            first_line("0.97")
        )
    );
    bag.write("manifest-sha1.txt", &sum(&sha1::Sha1::digest("b")));
    let run = verify(&bag.path());
    assert!(run.stdout.contains("  data/a.txt の中身が変わっています\n"), "{}", run.stdout);
}

/// Nobody gets the weaker proof by deleting a line.
#[test]
fn a_year_without_the_label_of_this_program_is_still_a_year() {
    let (_workspace, bag) = crate::archive::archived();
    crate::archive::seal(&bag, |info| {
        info.lines().filter(|it| !it.starts_with("Shinkan")).map(|it| format!("{it}\n")).collect()
    });
    let run = verify(&bag);
    assert!(run.stdout.contains("規格: "), "{}", run.stdout);
}

/// The kinds of invalid bags that the conformance suite of the Library of Congress has, each made here.
#[test]
fn an_unsound_bag_is_refused_whatever_its_fault() {
    type Edit = fn(&Bag);
    let a = md5("a");
    let remove = |bag: &Bag, file: &str| fs::remove_file(bag.path().join(file)).unwrap();
    let kinds: [(&str, Edit); 24] = [
        ("a changed file", |bag| {
            bag.write("data/a.txt", "b");
        }),
        ("a changed tag file", |bag| {
            bag.write("bag-info.txt", "A: b\n").write("tagmanifest-md5.txt", &format!("{}  bag-info.txt\n", md5("x")));
        }),
        ("a missing file", |bag| fs::remove_file(bag.path().join("data/a.txt")).unwrap()),
        ("an unlisted file", |bag| {
            bag.write("data/b.txt", "b");
        }),
        ("a file that only fetch.txt has", |bag| {
            bag.write("manifest-md5.txt", &format!("{}  data/a.txt\n{}  data/b.txt\n", md5("a"), md5("b")));
            bag.write("fetch.txt", "http://example.com/b 1 data/b.txt\n");
        }),
        ("a mark of the byte order in bagit.txt", |bag| {
            bag.write("bagit.txt", "\u{FEFF}BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n");
        }),
        ("a mark of the byte order in a manifest", |bag| {
            bag.write("manifest-md5.txt", &format!("\u{FEFF}{}  data/a.txt\n", md5("a")));
        }),
        ("blanks in bagit.txt", |bag| {
            bag.write("bagit.txt", "BagIt-Version : 0.97\nTag-File-Character-Encoding: UTF-8\n");
        }),
        ("blanks before a line of bagit.txt", |bag| {
            bag.write("bagit.txt", " BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n");
        }),
        ("a further line in bagit.txt", |bag| {
            bag.write("bagit.txt", "BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\nA: b\n");
        }),
        ("no encoding", |bag| {
            bag.write("bagit.txt", "BagIt-Version: 0.97\n");
        }),
        ("no version", |bag| {
            bag.write("bagit.txt", "Tag-File-Character-Encoding: UTF-8\n");
        }),
        ("a version that does not exist", |bag| {
            bag.write("bagit.txt", "BagIt-Version: 97\nTag-File-Character-Encoding: UTF-8\n");
        }),
        ("lines of bagit.txt in another order", |bag| {
            bag.write("bagit.txt", "Tag-File-Character-Encoding: UTF-8\nBagIt-Version: 0.97\n");
        }),
        ("an absolute path", |bag| {
            bag.write("manifest-md5.txt", &format!("{}  /etc/hostname\n", md5("a")));
        }),
        ("a path with dots", |bag| {
            bag.write("manifest-md5.txt", &format!("{}  data/../../a.txt\n", md5("a")));
        }),
        ("a path to a home", |bag| {
            bag.write("manifest-md5.txt", &format!("{}  ~/a.txt\n", md5("a")));
        }),
        ("a path of Windows", |bag| {
            bag.write("manifest-md5.txt", &format!("{0}  data/a.txt\n{0}  C:\\a.txt\n", md5("a")));
        }),
        ("a path of a network", |bag| {
            bag.write("manifest-md5.txt", &format!("{0}  data/a.txt\n{0}  \\\\server\\a.txt\n", md5("a")));
        }),
        ("a file listed twice", |bag| {
            bag.write("manifest-md5.txt", &format!("{0}  data/a.txt\n{0}  data/a.txt\n", md5("a")));
        }),
        ("a file listed as two", |bag| {
            bag.write("manifest-md5.txt", &format!("{}  data/a.txt\n{}  data/a.txt\n", md5("a"), md5("b")));
        }),
        ("a tag file in the manifest of the payload", |bag| {
            let bagit = fs::read_to_string(bag.path().join("bagit.txt")).unwrap();
            bag.write("manifest-md5.txt", &format!("{}  data/a.txt\n{}  bagit.txt\n", md5("a"), md5(&bagit)));
        }),
        ("another size of the payload", |bag| {
            bag.write("bag-info.txt", "Payload-Oxum: 2.1\n");
        }),
        ("no known manifest", |bag| {
            fs::rename(bag.path().join("manifest-md5.txt"), bag.path().join("manifest-crc32.txt")).unwrap();
        }),
    ];
    for version in ["0.97", "1.0"] {
        for (kind, edit) in kinds {
            let bag = Bag::of(version);
            edit(&bag);
            is_refused(kind, &bag.path());
        }
    }
    let bag = Bag::of("1.0");
    bag.write("data/b.txt", "b").write("manifest-md5.txt", &format!("{a}  data/a.txt\n{}  data/b.txt\n", md5("b")));
    bag.write("manifest-sha512.txt", &format!("{}  data/a.txt\n", sha512("a")));
    is_refused("a manifest that lists less than another", &bag.path());
    let bag = Bag::of("1.0");
    remove(&bag, "bagit.txt");
    is_refused("no bagit.txt", &bag.path());
    let bag = Bag::of("1.0");
    remove(&bag, "data/a.txt");
    fs::remove_dir(bag.path().join("data")).unwrap();
    is_refused("no payload", &bag.path());
}

fn is_refused(kind: &str, bag: &Path) {
    let run = verify(bag);
    assert_eq!(run.code, 1, "{kind}: {}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains("が、目録のとおりではありません\n"), "{kind}: {}{}", run.stdout, run.stderr);
}
