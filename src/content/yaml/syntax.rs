//! Turns a syntax error of a YAML parser into a finding in Japanese.

use super::bounds::Excess;
use super::dash::Dash;
use super::lines::excerpt;
use super::marks::Extent;
use super::slips;
use crate::content::faults;
use crate::finding::Finding;

/// The finding for a text that serde_yaml rejects.
pub(crate) fn finding(error: &serde_yaml::Error, name: &str, text: &str, dash: &Dash) -> Finding {
    let said = error.to_string();
    let (line, column) = place(error, &said, text);
    let at = |line, column, message: &str, hint: &str| {
        Finding::new(faults::YAML_SYNTAX, message, Some(excerpt(name, text, line, column, 1))).hint(hint)
    };
    if let Some((message, hint)) = limit(&said) {
        let line = if said.contains("more than one document") { second_document(text) } else { line };
        return at(line, column, message, hint);
    }
    if let Some((line, message, hint)) = conflict(text) {
        return at(line, 0, message, hint);
    }
    if let Some(slip) = slip(name, text, line, dash) {
        return slip;
    }
    // With several faults close to each other, none of which can be proved to be the one.
    for line in [line, line.saturating_sub(1).max(1)] {
        if let Some((column, message, hint)) = typing_slip(text.lines().nth(line - 1).unwrap_or_default()) {
            return at(line, column, message, hint);
        }
    }
    let (message, hint) = explain(&said, text.lines().nth(line - 1).unwrap_or_default(), column);
    at(line, column, &message, &hint)
}

/// The finding for a text that would take too long to read.
pub(super) fn too_much(excess: Excess, name: &str, text: &str, extent: Extent) -> Finding {
    let (message, hint) = match excess {
        Excess::Depth => TOO_DEEP,
        Excess::Aliases => TOO_MANY_ALIASES,
    };
    let place = excerpt(name, text, extent.line, extent.column, 1);
    Finding::new(faults::YAML_SYNTAX, message, Some(place)).hint(hint)
}

/// The finding for a text that one parser reads otherwise than the other, from this place on.
pub(super) fn ambiguous(name: &str, text: &str, extent: Extent, dash: &Dash) -> Finding {
    slip(name, text, extent.line, dash).unwrap_or_else(|| {
        let message = "この行か前の行の、括弧、引用符、字下げの書き方が、二通りに読めます";
        let Extent { line, column, length } = extent;
        Finding::new(faults::YAML_SYNTAX, message, Some(excerpt(name, text, line, column, length))).hint(
            "[ ]、{ }、\" \" の途中で行を変えるときは、項目名より深く字下げしてください。「#」の前には空白を入れます",
        )
    })
}

/// The finding for a text with a tag at this place.
pub(super) fn tagged(name: &str, text: &str, extent: Extent, dash: &Dash) -> Finding {
    slip(name, text, extent.line, dash).unwrap_or_else(|| {
        let Extent { line, column, length } = extent;
        let place = excerpt(name, text, line, column, length);
        Finding::new(faults::YAML_SYNTAX, "「!」で始まる型の指定は使えません", Some(place)).hint(
            "「!!str」などの指定を消して、値だけを書いてください。値の初めの「!」なら、値を \" \" で囲んでください",
        )
    })
}

/// The finding for a slip of the hand in or before a line (from 1), if there is one.
fn slip(name: &str, text: &str, line: usize, dash: &Dash) -> Option<Finding> {
    let slip = slips::find(text, line, dash)?;
    let Extent { line, column, length } = slip.extent;
    let place = excerpt(name, text, line, column, length);
    Some(Finding::new(faults::YAML_SYNTAX, slip.message, Some(place)).hint(slip.hint))
}

/// Recognises what a version control system leaves behind: the line (from 1), message, remedy.
fn conflict(text: &str) -> Option<(usize, &'static str, &'static str)> {
    let marks = |line: &str| ["<<<<<<<", ">>>>>>>", "|||||||"].iter().any(|mark| line.starts_with(mark));
    let line = text.lines().position(marks)?;
    Some((
        line + 1,
        "Git で変更がぶつかったときの印が残っています",
        "「<<<<<<<」から「>>>>>>>」までのうち残す方だけを残し、「<<<<<<<」「=======」「>>>>>>>」の行を消してください",
    ))
}

/// The line (from 1) and column (from 0, in characters) of the error, within the file.
fn place(error: &serde_yaml::Error, said: &str, text: &str) -> (usize, usize) {
    let lines = text.lines().count().max(1);
    let Some(at) = error.location() else { return (1, 0) };
    let (mut line, mut column) = (at.line().min(lines), at.column().saturating_sub(1));
    // libyaml detects a missing quote, bracket or colon much later; the context says where the construct began.
    if (said.contains("quoted scalar") || said.contains("flow") || said.contains("simple key"))
        && let Some((from_line, from_column)) = context(said)
    {
        (line, column) = (from_line.min(lines), from_column);
    }
    let width = text.lines().nth(line - 1).map_or(0, |content| content.chars().count());
    (line, column.min(width))
}

/// The last place in a message such as `… at line 4 column 2, while parsing … at line 3 column 5`.
fn context(said: &str) -> Option<(usize, usize)> {
    let (_, behind) = said.split_once(", while ")?;
    let (_, numbers) = behind.rsplit_once(" at line ")?;
    let (line, column) = numbers.split_once(" column ")?;
    Some((line.parse().ok()?, column.parse::<usize>().ok()?.saturating_sub(1)))
}

/// The line that begins the second document.
fn second_document(text: &str) -> usize {
    let ends = |line: &str| line.starts_with("---") || line.starts_with("...");
    text.lines().skip(1).position(ends).map_or(1, |index| index + 2)
}

const TOO_DEEP: (&str, &str) =
    ("括弧か字下げが、深く重なりすぎています", "閉じていない括弧や、余分な字下げがないか確かめてください");
const TOO_MANY_ALIASES: (&str, &str) =
    ("別名（*）の繰り返しが多すぎます", "「&」と「*」を使わずに、そのまま書いてください");

/// Limits that a whole file can exceed.
fn limit(said: &str) -> Option<(&'static str, &'static str)> {
    let limits = [
        ("EOF while parsing", "ファイルに内容がありません", "内容を書くか、ファイルを取り除いてください"),
        (
            "more than one document",
            "「---」で区切られた内容が、1つのファイルに2つ以上あります",
            "「---」や「...」の行を消すか、ファイルを分けてください",
        ),
        ("recursion limit", TOO_DEEP.0, TOO_DEEP.1),
        ("repetition limit", TOO_MANY_ALIASES.0, TOO_MANY_ALIASES.1),
    ];
    limits.into_iter().find(|(part, ..)| said.contains(part)).map(|(_, message, hint)| (message, hint))
}

/// Recognises what officials type and YAML rejects, from the line alone: column, message, remedy.
fn typing_slip(line: &str) -> Option<(usize, &'static str, &'static str)> {
    let indent: Vec<char> = line.chars().take_while(|c| c.is_whitespace()).collect();
    if let Some(column) = indent.iter().position(|c| *c == '\t') {
        return Some((
            column,
            "行の始めにタブがあります",
            "タブを半角の空白に替えてください（字下げは半角の空白2つです）",
        ));
    }
    if let Some(column) = indent.iter().position(|c| *c == '\u{3000}') {
        return Some((column, "行の始めに全角の空白があります", "全角の空白を半角の空白に替えてください"));
    }
    // Prose contains colons, too: the text before the colon must look like a key.
    let column = line.chars().position(|c| matches!(c, '：' | ':'))?;
    let key: String = line.chars().take(column).collect();
    let key = key.trim_start().trim_start_matches("- ");
    let behind = line.chars().nth(column + 1);
    if line.contains(": ") || behind.is_none() || key.chars().count() > 10 || key.contains(NO_KEY) {
        return None;
    }
    Some(match line.chars().nth(column) {
        Some('：') => {
            (column, "コロンが全角です", "項目名の後は、半角のコロンと半角の空白にしてください（例: 名称: 発行部数）")
        }
        _ => (
            column,
            "コロンの後に空白がありません",
            "項目名のコロンの後には、半角の空白を入れてください（例: 名称: 発行部数）",
        ),
    })
}

/// Characters that no key contains.
const NO_KEY: [char; 9] = ['、', '。', '「', '（', '(', ' ', '{', '[', '"'];

/// The message and remedy for a value that begins with a YAML indicator, or for what the parser found missing.
fn explain(said: &str, content: &str, column: usize) -> (String, String) {
    if let Some(first) = content.chars().nth(column).filter(|c| "%@`*&!|>".contains(*c)) {
        let message = format!("値を「{first}」で始めることはできません");
        return (message, "値の始めと終わりに引用符を付けてください".to_owned());
    }
    let has = |part: &str| said.contains(part);
    if has("block sequence entries are not allowed") {
        return both(
            "ここに「- 」は書けません",
            "値が「-」なら \"-\" と引用符で囲み、一覧なら次の行から字下げして書いてください",
        );
    }
    if has("mapping values are not allowed") {
        return both(
            "1行に「: 」が2つあるか、字下げが揃っていません",
            "文の中の「: 」は、値全体を \" \" で囲んでください",
        );
    }
    if has("tab character") {
        return both("字下げにタブがあります", "タブを半角の空白に替えてください");
    }
    if has("escape") {
        return both("「\\」の後の文字が正しくありません", "「\\」をそのまま書くには、\" \" を ' ' に替えてください");
    }
    if has("quoted scalar") {
        return both("引用符が閉じていません", "ここで始まる引用符に対応する、終わりの引用符を書いてください");
    }
    if has("flow sequence") || has("',' or ']'") {
        return both(
            "「[」に対応する「]」がないか、区切りの「,」がありません",
            "[社会福祉課, 関係課] のように書いてください",
        );
    }
    if has("flow mapping") || has("',' or '}'") {
        return both(
            "「{」に対応する「}」がないか、区切りの「,」がありません",
            "{H30: 12, H31: 1} のように書いてください",
        );
    }
    if has("could not find expected ':'") {
        return both(
            "項目名の後にコロンがありません",
            "「項目名: 値」の形にしてください。長い文は「|」の次の行から字下げして書きます",
        );
    }
    if has("did not find expected key") || has("did not find expected '-' indicator") {
        return both("字下げが揃っていません", "同じ階層の項目は、同じ数の半角の空白で字下げしてください");
    }
    if has("unknown anchor") {
        return both("「*」が指す名前がありません", "文の始めの「*」なら、値を \" \" で囲んでください");
    }
    if has("enum") || has("tag") {
        return both("「!」で始まる値は使えません", "値を \" \" で囲んでください");
    }
    if has("invalid type") {
        return both("項目名のところに [ ] や { } があります", "項目名は文字だけで書いてください");
    }
    both("YAML として読めません", "この行と前の行の、字下げ、コロン、引用符、括弧を確かめてください")
}

fn both(message: &str, hint: &str) -> (String, String) {
    (message.to_owned(), hint.to_owned())
}
