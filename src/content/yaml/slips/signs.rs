//! Colons, dashes and comments that are typed otherwise than YAML wants them.

use super::page::{Page, Parts, Slip, advice, extent, indent, is_key, with};
use crate::characters::is_dash;
use crate::vocabulary::reserved::{OF_INDICATORS, OF_ITEMS, OF_PROJECTS, OF_SECTIONS};
use crate::vocabulary::{LABELS, NAME, NUMBER, PART, WIDTH};

/// Proposes to mend the signs of a line.
pub(super) fn slips(page: &Page, index: usize) -> Vec<Slip> {
    let line = page.line(index);
    let mut slips: Vec<Slip> = colon(index, line).into_iter().collect();
    slips.extend(missing_colon(page, index, line));
    slips.extend(comment(index, line));
    slips
}

/// Proposes a half-width colon with a blank behind it.
fn colon(index: usize, line: &str) -> Option<Slip> {
    let start = Parts::of(line).start;
    let at = start + line[start..].find([':', '：'])?;
    let sign = line[at..].chars().next()?;
    let behind = at + sign.len_utf8();
    let blanks = line[behind..].len() - line[behind..].trim_start().len();
    let between = &line[behind..behind + blanks];
    let wide = between.find('\u{3000}').filter(|_| sign == ':');
    if !is_key(line[start..at].trim()) || (sign == ':' && between.starts_with(' ') && wide.is_none()) {
        return None;
    }
    let mended = with(line, at, behind + blanks, ": ").trim_end().to_owned();
    let (message, remedy) = match (wide, sign) {
        (Some(_), _) => ("コロンの後の空白が全角です", "半角の空白にしてください"),
        (None, ':') if between.contains('\t') => {
            ("コロンの後がタブになっています", "タブを消して、半角の空白にしてください")
        }
        (None, '：') => ("コロンが全角です", "項目名の後は、半角のコロンと半角の空白にしてください"),
        _ => ("コロンの後に空白がありません", "項目名の後は、半角のコロンと半角の空白にしてください"),
    };
    let hint = advice(remedy, &mended);
    let extent = match wide {
        Some(at) => extent(index, line, behind + at, behind + at + '\u{3000}'.len_utf8()),
        None => extent(index, line, at, behind),
    };
    Some(Slip { extent, message: message.to_owned(), hint, lines: vec![(index, mended)] })
}

/// Proposes a colon behind the first word of a line.
fn missing_colon(page: &Page, index: usize, line: &str) -> Vec<Slip> {
    let parts = Parts::of(line);
    let rest = line[parts.start..].trim_end();
    if parts.has_key || rest.starts_with(['{', '[', '"', '\'', '|', '>']) {
        return Vec::new();
    }
    let slip = |to: usize, mended: String| Slip {
        extent: extent(index, line, parts.start, to),
        message: "項目名の後にコロンがありません".to_owned(),
        hint: advice("項目名の後に、半角のコロンと半角の空白を入れてください", &mended),
        lines: vec![(index, mended)],
    };
    let blank = rest.find([' ', '\u{3000}']).filter(|at| is_key(&rest[..*at]) && !rest[..*at].ends_with(':'));
    let split = blank.map(|at| {
        let word = parts.start + at;
        let behind = word + (line[word..].len() - line[word..].trim_start().len());
        slip(word, with(line, word, behind, ": "))
    });
    // A word such as (1) or ① is no key.
    let is_ordinal = |at: &usize| !rest[..*at].starts_with(char::is_alphabetic);
    let is_name = blank.as_ref().is_none_or(is_ordinal);
    if let Some(key) = is_name.then(|| key_of_element(page, index, line)).flatten() {
        let mended = format!("{}{key}: {rest}", &line[..parts.start]);
        return vec![Slip {
            extent: extent(index, line, parts.start, parts.start + rest.len()),
            message: format!("「{rest}」の前に「{key}: 」がありません"),
            hint: advice(&format!("「{key}: 」を入れてください"), &mended),
            lines: vec![(index, mended)],
        }];
    }
    // A key alone, whose value is below.
    let is_parent = page.below(index).is_some_and(|below| indent(page.line(below)) > indent(line));
    let alone = (blank.is_none() && is_parent && is_key(rest) && !rest.ends_with(':')).then(|| {
        let end = parts.start + rest.len();
        slip(end, with(line, end, line.len(), ":"))
    });
    split.into_iter().chain(alone).collect()
}

/// The key that is missing before the first word of an element whose further keys stand below it.
fn key_of_element(page: &Page, index: usize, line: &str) -> Option<&'static str> {
    let parts = Parts::of(line);
    let word = line[parts.start..].trim();
    let next = page.line(page.below(index)?);
    let is_element =
        line[indent(line)..].starts_with("- ") && indent(next) == parts.start && !next.trim().starts_with("- ");
    let is_reserved =
        [&OF_SECTIONS[..], &OF_PROJECTS, &OF_ITEMS, &OF_INDICATORS].iter().any(|keys| keys.contains(&word));
    let (key, _) = next.trim().split_once(':')?;
    if !is_element || is_reserved {
        return None;
    }
    Some(match key {
        _ if word.starts_with(|c: char| c.is_ascii_digit()) && !word.contains(char::is_whitespace) => NUMBER,
        LABELS | WIDTH => PART,
        NAME => return None,
        _ => NAME,
    })
}

/// Proposes "- " where a line begins with another dash, or with none where it begins an element.
pub(super) fn dashes(page: &Page, index: usize) -> Vec<Slip> {
    let line = page.line(index);
    let start = indent(line);
    let rest = &line[start..];
    let Some(first) = rest.chars().next() else { return Vec::new() };
    let slip = |message: &str, remedy: &str, to: usize, mended: String| Slip {
        extent: extent(index, line, start, to),
        message: message.to_owned(),
        hint: advice(remedy, &mended),
        lines: vec![(index, mended)],
    };
    if is_bullet(first) {
        let behind = start + first.len_utf8();
        let mended = as_element(line);
        // Signs alone are a ruler.
        if mended == line || !line[behind..].contains(char::is_alphanumeric) {
            return Vec::new();
        }
        let message = match first {
            '-' if line[behind..].starts_with(' ') => "「-」の後の空白が多すぎます",
            '-' => "「-」の後に半角の空白がありません",
            _ => "一覧の始めの記号が、半角の「-」ではありません",
        };
        return vec![slip(message, "半角の「-」と半角の空白1つで始めてください", behind, mended)];
    }
    // The other keys of an element are two columns to the right of its dash.
    let leads = page.below(index).is_some_and(|below| indent(page.line(below)) == start + 2);
    let message = "項目の始めの「- 」がありません";
    let remedy = "行の始めに半角の「-」と半角の空白を入れてください";
    let behind = start + first.len_utf8();
    let mut slips = Vec::new();
    if leads && Parts::of(line).has_key {
        slips.push(slip(message, remedy, behind, format!("{}- {rest}", &line[..start])));
    }
    // The dash of the element above, on one line with it.
    let above = page.above(index).map(|above| page.line(above)).filter(|_| rest.starts_with(['{', '[']));
    if let Some(column) = above.filter(|above| above.trim_start().starts_with("- ")).map(indent) {
        let mended = format!("{}- {rest}", " ".repeat(column));
        let hint = begun_with_dash(&mended, column);
        slips.push(Slip { hint, ..slip(message, remedy, behind, mended) });
    }
    slips
}

/// The advice to write a line that begins with a dash behind some blanks.
pub(in crate::content::yaml) fn begun_with_dash(mended: &str, blanks: usize) -> String {
    match mended.chars().count() {
        ..=60 => format!("この行を「{mended}」としてください"),
        _ => format!("この行の始めを、半角の空白{blanks}個と「- 」にしてください"),
    }
}

/// Whether a sign may be meant to begin an element.
pub(in crate::content::yaml) fn is_bullet(c: char) -> bool {
    c == '-' || is_dash(c) || "・●○■□＊*ー".contains(c)
}

/// A line with "- " in place of the sign with which it begins.
fn as_element(line: &str) -> String {
    let start = indent(line);
    let text = line[start..].strip_prefix(is_bullet).unwrap_or(&line[start..]);
    format!("{}- {}", &line[..start], text.trim_start())
}

/// Proposes "- " for the sign directly before a bracket, in all lines that begin like this one.
pub(super) fn glued_brackets(page: &Page, index: usize) -> Vec<Slip> {
    let line = page.line(index);
    let start = indent(line);
    let Some(sign) = line[start..].chars().next().filter(|c| is_bullet(*c)) else { return Vec::new() };
    let behind = start + sign.len_utf8();
    let is_glued = |line: &str| {
        let rest = line.get(start..).and_then(|rest| rest.strip_prefix(sign));
        let rest = rest.map(|rest| if sign == '-' { rest } else { rest.trim_start() });
        indent(line) == start && rest.is_some_and(|rest| rest.starts_with(['{', '[']))
    };
    if !is_glued(line) {
        return Vec::new();
    }
    let alike: Vec<usize> = (0..page.lines.len()).filter(|other| is_glued(page.line(*other))).collect();
    let message = match sign {
        '-' => "「-」の後に半角の空白がありません",
        _ => "一覧の始めの記号が、半角の「-」ではありません",
    };
    let remedy = match alike.len() {
        1 => "半角の「-」と半角の空白1つで始めてください".to_owned(),
        count => format!("同じように始まる{count}行を、どれも半角の「-」と半角の空白1つで始めてください"),
    };
    vec![Slip {
        extent: extent(index, line, start, behind),
        message: message.to_owned(),
        hint: advice(&remedy, &as_element(line)),
        lines: alike.into_iter().map(|other| (other, as_element(page.line(other)))).collect(),
    }]
}

/// Proposes a half-width sign for a comment behind brackets or quotation marks.
pub(super) fn wide_comment(index: usize, line: &str) -> Option<Slip> {
    let at = line.find('＃').filter(|at| line[..*at].trim_end().ends_with(['}', ']', '"', '\'']))?;
    let end = line[..at].trim_end().len();
    let behind = at + '＃'.len_utf8();
    let mended = with(line, end, behind, if line[behind..].starts_with(' ') { " #" } else { " # " });
    Some(Slip {
        extent: extent(index, line, at, behind),
        message: "「＃」が全角です".to_owned(),
        hint: advice("半角の「#」にしてください", &mended),
        lines: vec![(index, mended)],
    })
}

/// Proposes a blank before a comment.
fn comment(index: usize, line: &str) -> Option<Slip> {
    let at = line.find("\"#").or_else(|| line.find("]#")).or_else(|| line.find("}#"))? + 1;
    let mended = with(line, at, at, " ");
    Some(Slip {
        extent: extent(index, line, at, at + 1),
        message: "「#」の前に空白がありません".to_owned(),
        hint: advice("メモの「#」の前に、半角の空白を入れてください", &mended),
        lines: vec![(index, mended)],
    })
}
