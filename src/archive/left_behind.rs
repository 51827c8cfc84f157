//! Files that systems and programs leave in folders on their own. They belong to no edition.

/// Whether a file or folder of this name is not kept: it is hidden, or nobody made it.
pub fn is_never_kept(name: &str) -> bool {
    name.starts_with('.') || left_behind(name).is_some()
}

/// Says what left a file of this name behind; `None` if people made it.
pub fn left_behind(name: &str) -> Option<&'static str> {
    let is = |known: &str| name.eq_ignore_ascii_case(known);
    Some(match name {
        _ if is("Thumbs.db") || is("ehthumbs.db") => "Windows が縮小画像のために作るファイルです",
        _ if is("desktop.ini") => "Windows がフォルダーの表示のために作るファイルです",
        _ if is(".DS_Store") => "macOS の Finder がフォルダーの表示のために作るファイルです",
        _ if name.starts_with("._") => "macOS がファイルの付属情報のために作るファイルです",
        _ if name.starts_with("~$") => "Office が、開いている間だけ作るファイルです",
        _ if name.starts_with(".~lock.") => "LibreOffice が、開いている間だけ作るファイルです",
        _ => return None,
    })
}

#[test]
fn what_people_made_is_not_left_behind() {
    for name in ["~a.yaml", "thumbs.yaml", ".隠", "desktop.ini.yaml", "資料.docx"] {
        assert_eq!(left_behind(name), None, "{name}");
    }
    for name in ["THUMBS.DB", "Desktop.ini", "._x.ttf", ".DS_Store", "~$資料.docx", ".~lock.資料.ods#"] {
        assert!(left_behind(name).is_some(), "{name}");
    }
}
