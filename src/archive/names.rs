//! File names that a bag may hold: those that every system and every BagIt program reads in the same way.

use std::collections::BTreeMap;

use crate::characters::without_case;
use crate::windows;

/// The most characters of a path in a ZIP; Windows has few programs that read longer ones.
pub(super) const MOST_CHARACTERS: usize = 260;
/// The most levels of a path in a ZIP.
pub(super) const MOST_LEVELS: usize = 20;
/// The characters and levels that the folders above the payload may take of these.
const ABOVE_THE_PAYLOAD: (usize, usize) = (20, 2);

/// Says of every path that not all systems and programs would read alike why it is so.
pub fn unfit<'a>(paths: impl Iterator<Item = &'a str>) -> Vec<(&'a str, String)> {
    let mut alike: BTreeMap<String, &str> = BTreeMap::new();
    let mut unfit = Vec::new();
    for path in paths {
        let why = path.split('/').find_map(flaw).map(str::to_owned).or_else(|| excess(path));
        let other = alike.insert(without_case(path), path);
        let clash = || other.map(|other| format!("{other} と、大文字と小文字などが違うだけです"));
        unfit.extend(why.or_else(clash).map(|why| (path, why)));
    }
    unfit
}

/// Why a path is too long to be unpacked again.
fn excess(path: &str) -> Option<String> {
    let (characters, levels) = (MOST_CHARACTERS - ABOVE_THE_PAYLOAD.0, MOST_LEVELS - ABOVE_THE_PAYLOAD.1);
    if path.chars().count() > characters {
        return Some(format!("名前が長すぎます（フォルダーを合わせて{characters}字まで）"));
    }
    (path.split('/').count() > levels).then(|| format!("フォルダーが深すぎます（{levels}段まで）"))
}

fn flaw(name: &str) -> Option<&'static str> {
    Some(match name {
        // RFC 8493 writes it as %25, which bagit.py does not read.
        _ if name.contains('%') => "名前に「%」があります。目録での書き方が、プログラムによって違います",
        _ if name.contains(windows::is_forbidden) => "名前に、Windows で使えない文字があります",
        _ if windows::is_device(name) => "Windows では使えない名前です",
        _ if windows::is_cut(name) => "名前の終わりの点や空白が、Windows では消えます",
        _ => return None,
    })
}

#[test]
fn a_name_that_systems_read_in_different_ways_is_unfit() {
    let unfit_ones = |paths: &[&'static str]| -> Vec<&str> {
        unfit(paths.iter().copied()).into_iter().map(|(path, _)| path).collect()
    };
    let fit = ["content/2019/projects/~a.yaml", "content/2019/１００％.yaml", "fonts/a b.ttf"];
    assert!(unfit_ones(&fit).is_empty());
    for path in ["content/100%.yaml", "a\\b", "x\n", "con.yaml", "a./b", "課:1"] {
        assert_eq!(unfit_ones(&[path]), [path]);
    }
    for path in ["あ".repeat(241), "a/".repeat(18) + "a"] {
        assert_eq!(unfit([path.as_str()].into_iter()).len(), 1);
    }
    assert_eq!(unfit_ones(&["a/B", "a/b"]), ["a/b"]);
    assert_eq!(unfit_ones(&["が.md", "か\u{3099}.md"]), ["か\u{3099}.md"]);
}
