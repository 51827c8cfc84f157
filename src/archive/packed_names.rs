//! The names in a ZIP: each must be that of one file below the folder into which it is unpacked, on every system.

use std::collections::BTreeMap;

use crate::characters::without_case;
use crate::windows;

/// The names of a ZIP so far.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// How each path and each folder above one is spelled, by what a system takes for the same.
    spelled: BTreeMap<String, String>,
    files: Vec<String>,
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
                String::from_utf8_lossy(raw)
            ));
        };
        if is_symlink {
            return Err(format!("「{name}」はリンクです"));
        }
        let path = name.strip_suffix('/').unwrap_or(name);
        if path.split('/').any(|part| !is_name(part)) {
            return Err(format!("「{name}」は、ファイルの名前として使えません"));
        }
        let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
        for end in ends {
            let spelled = &path[..end];
            let first = self.spelled.entry(without_case(spelled)).or_insert_with(|| spelled.to_owned());
            if first != spelled {
                return Err(format!("「{first}」と「{spelled}」は、大文字と小文字などのほかは同じ名前です"));
            }
        }
        if !name.ends_with('/') {
            self.files.push(path.to_owned());
        }
        Ok(path.to_owned())
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
