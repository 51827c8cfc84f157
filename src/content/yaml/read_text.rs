//! Reads content files from disk, and reports files that are not text.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::encoding::Encoding;
use super::lines::{end, excerpt, unix_breaks};
use crate::content::faults;
use crate::content::file_names::{MAX_BYTES, alike, differs_in_case, only_with};
use crate::finding::{Excerpt, Finding, Rule};
use crate::vocabulary::{PLAN, SECTIONS};

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// The remedy for every other encoding.
const SAVE_AS_UTF_8: &str =
    "メモ帳で開き、「名前を付けて保存」の「文字コード」に「UTF-8」を選んで、保存し直してください";

/// Where to see how a file is written.
const SAMPLE: &str = "書き方は、「shinkan init 見本」で作る見本にあります";

/// The remedy for a file without content.
pub(super) fn for_empty(name: &str) -> String {
    match last(name) {
        "plan.yaml" => format!("計画の設定を書いてください。{SAMPLE}"),
        "opinions.yaml" => "「意見: []」と書くか、ファイルを取り除いてください".to_owned(),
        _ => "内容を書くか、ファイルを取り除いてください（事業なら plan.yaml の「体系」の番号も消します）".to_owned(),
    }
}

/// The remedy for a file that is not there.
fn for_missing(path: &Path, name: &str) -> String {
    let wanted = last(name);
    let settings = || path.parent().and_then(|dir| only_with(dir, &[PLAN, SECTIONS])).filter(|_| wanted == "plan.yaml");
    match (alike(path), settings()) {
        (Some(found), _) => format!("「{found}」があります。名前を「{wanted}」にしてください"),
        (None, Some(found)) => format!("「{found}」に計画の設定があります。名前を「{wanted}」にしてください"),
        (None, None) if wanted == "plan.yaml" => {
            format!("この名前のファイルを作って、計画の設定を書いてください。{SAMPLE}")
        }
        (None, None) => "この名前のファイルを作ってください".to_owned(),
    }
}

/// The last part of a path whose separator is `/`.
fn last(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

/// Removes the byte order mark.
pub(super) fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes)
}

/// Reads the text of a file, without a byte order mark.
pub(super) fn read_text(path: &Path, name: &str) -> Result<String, Box<Finding>> {
    let top = || Excerpt::whole(name);
    let unreadable = |error: std::io::Error| {
        let finding = |message: &str| Finding::new(faults::UNREADABLE_FILE, message, Some(top()));
        Box::new(match error.kind() {
            ErrorKind::NotFound => finding("ファイルがありません").hint(for_missing(path, name)),
            ErrorKind::NotADirectory => finding("フォルダーの場所に、ファイルがあります")
                .hint("ファイルを別の名前にして、フォルダーを作ってください"),
            _ => finding("ファイルを読めません").hint("ファイルが開けるか、アクセス権があるかを確かめてください"),
        })
    };
    if leads_out(path) {
        let message = "年度のフォルダーの外を指すリンクです";
        return fault(
            faults::UNREADABLE_FILE,
            message.into(),
            "リンクをやめて、ファイルそのものを置いてください",
            top(),
        );
    }
    let metadata = fs::metadata(path).map_err(unreadable)?;
    if differs_in_case(path) {
        return Err(unreadable(ErrorKind::NotFound.into()));
    }
    if !metadata.is_file() && !metadata.is_dir() {
        let hint = "パイプや装置の代わりに、この名前のふつうのファイルを置いてください";
        return fault(faults::UNREADABLE_FILE, "ふつうのファイルではありません".into(), hint, top());
    }
    if !metadata.is_file() {
        return fault(
            faults::UNREADABLE_FILE,
            "ファイルではありません".into(),
            "同じ名前のフォルダーを別の名前にしてください",
            top(),
        );
    }
    if metadata.len() > MAX_BYTES {
        let tenths = metadata.len() / 100_000;
        let message = format!("ファイルが大きすぎます（{}.{}MB）", tenths / 10, tenths % 10);
        return fault(
            faults::FILE_TOO_LARGE,
            message,
            "8MBまでのファイルを読みます。別のファイルを置いていないか確かめてください",
            top(),
        );
    }
    decode(&fs::read(path).map_err(unreadable)?, name)
}

/// Decodes the bytes of a file, without a byte order mark.
pub(super) fn decode(bytes: &[u8], name: &str) -> Result<String, Box<Finding>> {
    let bytes = without_mark(bytes);
    let encoded = |encoding: Encoding| {
        let (text, line, column) = encoding.shown(bytes);
        fault(faults::ENCODING, encoding.message().into(), SAVE_AS_UTF_8, excerpt(name, &text, line, column, 1))
    };
    if let Some(encoding) = Encoding::marked(bytes) {
        return encoded(encoding);
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => unix_breaks(text),
        Err(error) => {
            if let Some(encoding) = Encoding::guess(bytes) {
                return encoded(encoding);
            }
            let text = unix_breaks(&String::from_utf8_lossy(bytes));
            let (line, column) = end(&unix_breaks(&String::from_utf8_lossy(&bytes[..error.valid_up_to()])));
            return fault(
                faults::ENCODING,
                "UTF-8 として読めない文字があります".into(),
                "この行の文字を打ち直して、「文字コード」に「UTF-8」を選んで保存し直してください",
                excerpt(name, &text, line, column, 1),
            );
        }
    };
    if let Some((at, c)) = text.char_indices().find(|(_, c)| is_forbidden(*c)) {
        if let Some(encoding) = Encoding::guess(bytes) {
            return encoded(encoding);
        }
        let (line, column) = end(&text[..at]);
        let message = format!("印刷できない制御文字 U+{:04X} があります", c as u32);
        let place = excerpt(name, &text, line, column, 1);
        return fault(faults::CONTROL_CHARACTER, message, "その文字を消してください", place);
    }
    Ok(text)
}

/// Builds the finding that keeps a file from being read.
fn fault<T>(rule: &'static Rule, message: String, hint: &str, place: Excerpt) -> Result<T, Box<Finding>> {
    Err(Box::new(Finding::new(rule, message, Some(place)).hint(hint)))
}

/// Whether a file is a symlink that leads out of its edition, which must be complete in itself.
fn leads_out(path: &Path) -> bool {
    if !path.symlink_metadata().is_ok_and(|metadata| metadata.is_symlink()) {
        return false;
    }
    // projects/1-1-1.yaml is one folder deeper than plan.yaml.
    let edition = path.ancestors().skip(1).find(|folder| !folder.ends_with("projects"));
    let target = path.canonicalize().ok();
    let home = edition.and_then(|folder| folder.canonicalize().ok());
    target.zip(home).is_some_and(|(target, home)| !target.starts_with(home))
}

/// Whether YAML forbids this control character or paper cannot show it.
fn is_forbidden(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
}
