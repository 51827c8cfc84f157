//! The names in a ZIP: each must be that of one file below the folder into which it is unpacked, on every system.

use std::collections::BTreeMap;

use super::names::{MOST_CHARACTERS, MOST_LEVELS};
use super::packed_bytes::short;
use crate::characters::without_case;
use crate::windows;

/// The most folders that are made.
const MOST_FOLDERS: usize = 10_000;

/// The names of a ZIP so far.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// The paths of files and folders, keyed by the form in which all systems tell them apart.
    known: BTreeMap<String, Known>,
    folders: usize,
    files: Vec<String>,
}

/// A file or folder of the ZIP.
#[derive(Debug)]
struct Known {
    spelled: String,
    is_folder: bool,
}

impl Names {
    /// Takes the name of an entry, and returns it as a path relative to the folder.
    ///
    /// # Errors
    /// Why it is refused, in Japanese.
    pub(super) fn take(&mut self, raw: &[u8], is_symlink: bool) -> Result<String, String> {
        let Ok(name) = std::str::from_utf8(raw) else {
            return Err(format!(
                "名前の文字コードが UTF-8 ではありません（{}）。Windows のエクスプローラーなどで圧縮し直した ZIP は、\
                 展開したフォルダーのほうを指定してください",
                short(&String::from_utf8_lossy(raw))
            ));
        };
        // A path is taken apart only after this, because its folders take the square of its length.
        if name.chars().count() > MOST_CHARACTERS {
            return Err(format!(
                "「{}」は、名前が長すぎます（フォルダーを合わせて{MOST_CHARACTERS}字まで）",
                short(name)
            ));
        }
        if name.split('/').count() > MOST_LEVELS {
            return Err(format!("「{}」は、フォルダーが深すぎます（{MOST_LEVELS}段まで）", short(name)));
        }
        if is_symlink {
            return Err(format!("「{name}」はリンクです"));
        }
        let path = name.strip_suffix('/').unwrap_or(name);
        if path.split('/').any(|part| !is_name(part)) {
            return Err(format!("「{name}」は、ファイルの名前として使えません"));
        }
        let folders = name.match_indices('/').map(|(at, _)| at);
        let own = (!name.ends_with('/')).then_some(path.len());
        for (end, is_folder) in folders.map(|end| (end, true)).chain(own.map(|end| (end, false))) {
            self.know(&path[..end], is_folder)?;
        }
        if !name.ends_with('/') {
            self.files.push(path.to_owned());
        }
        Ok(path.to_owned())
    }

    fn know(&mut self, path: &str, is_folder: bool) -> Result<(), String> {
        let Some(known) = self.known.get(&without_case(path)) else {
            self.folders += usize::from(is_folder);
            if self.folders > MOST_FOLDERS {
                return Err(format!("フォルダーが多すぎます（上限は{MOST_FOLDERS}個）"));
            }
            self.known.insert(without_case(path), Known { spelled: path.to_owned(), is_folder });
            return Ok(());
        };
        if known.spelled != path {
            return Err(format!("「{}」と「{path}」は、大文字と小文字などのほかは同じ名前です", known.spelled));
        }
        match known.is_folder == is_folder {
            true => Ok(()),
            false => Err(format!("「{path}」が、ファイルとしてもフォルダーとしても入っています")),
        }
    }

    /// The files, in the order of the ZIP.
    pub(super) fn files(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(String::as_str)
    }
}

/// Whether this is the name of a file or folder on every system, and leads nowhere else.
fn is_name(part: &str) -> bool {
    let is_elsewhere = part.is_empty() || part == "." || part == "..";
    !is_elsewhere && windows::is_name(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_file_below_the_folder_is_refused() {
        for name in [
            "",
            "/a",
            "../a",
            "a/../b",
            "a//b",
            "./a",
            "a\\b",
            "C:/a",
            "C:a",
            "\\\\server\\a",
            "a\0",
            "a\x1B[1A",
            "CON",
            "nul.yaml",
            "a.",
            "a ",
            "a/COM1.txt",
            "file:stream",
        ] {
            assert!(Names::default().take(name.as_bytes(), false).is_err(), "{name:?}");
        }
        assert!(Names::default().take(b"a", true).is_err());
        assert!(Names::default().take(b"\x8E\x91\x97\xBF.pdf", false).is_err());
    }

    #[test]
    fn what_is_longer_or_deeper_than_any_bag_is_refused() {
        let deep = format!("2024/data/{}x", "a/".repeat(32_700));
        let long = "あ".repeat(MOST_CHARACTERS + 1);
        let levels = "a/".repeat(MOST_LEVELS);
        for (name, why) in
            [(&deep, "名前が長すぎます"), (&long, "名前が長すぎます"), (&levels, "フォルダーが深すぎます")]
        {
            let error = Names::default().take(name.as_bytes(), false).unwrap_err();
            assert!(error.contains(why) && error.chars().count() < 200, "{error}");
        }
        let mut names = Names::default();
        let mut take = |number: usize| names.take(format!("{number}/a").as_bytes(), false);
        assert!((0..MOST_FOLDERS).all(|number| take(number).is_ok()));
        assert_eq!(take(MOST_FOLDERS).unwrap_err(), "フォルダーが多すぎます（上限は10000個）");
    }

    #[test]
    fn a_file_that_is_a_folder_too_is_refused() {
        for (first, second) in [("a", "a/"), ("a/", "a"), ("a", "a/b"), ("a/b", "a")] {
            let mut names = Names::default();
            names.take(first.as_bytes(), false).unwrap();
            assert!(names.take(second.as_bytes(), false).is_err(), "{first} {second}");
        }
    }

    #[test]
    fn names_that_a_system_takes_for_the_same_are_refused() {
        for (first, second) in [("a/資料.pdf", "A/b"), ("a/b", "a/B"), ("ガ", "カ\u{3099}"), ("Data/", "data/a")] {
            let mut names = Names::default();
            names.take(first.as_bytes(), false).unwrap();
            assert!(names.take(second.as_bytes(), false).is_err(), "{first} {second}");
        }
        let mut names = Names::default();
        for name in ["2019/", "2019/data/資料 2.pdf", "2019/data/課別/a"] {
            names.take(name.as_bytes(), false).unwrap();
        }
        assert_eq!(names.files().collect::<Vec<_>>(), ["2019/data/資料 2.pdf", "2019/data/課別/a"]);
    }
}
