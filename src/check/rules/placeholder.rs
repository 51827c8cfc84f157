//! A placeholder left in a printed text: ○○, XXX人, 調整中, ######.
//!
//! Signs and words that also occur in finished texts count only if they replace a word or a figure: alone in their cell, in
//! brackets, or before a counter.

use std::collections::BTreeSet;

use crate::characters::{digit, half_width, is_dash, is_japanese};
use crate::check::support::absence::{NO_DASHES, for_dash};
use crate::check::support::texts::{in_figures, printed};
use crate::check::support::{indicators, nodes};
use crate::check::{Context, Text};
use crate::finding::{Finding, Rule};
use crate::model::{FieldValue, Form, Place, Placed, Value};
use crate::vocabulary as word;

pub(super) const RULE: &Rule = &Rule::warning("placeholder", include_str!("../../../docs/checks/placeholder.md"));

/// Words for something not known yet, alone in a cell or in brackets.
const WORDS: &[&str] = &[
    "調整中",
    "確認中",
    "精査中",
    "照会中",
    "作成中",
    "記入中",
    "入力中",
    "要確認",
    "要修正",
    "要調整",
    "後日記入",
    "後日追記",
    "追記予定",
    "記入予定",
    "入力予定",
    "未入力",
    "仮置き",
    "ダミー",
    "TBD",
    "TODO",
    "未定?",
];
/// The same, but only in place of a figure. In a sentence they are ordinary.
const WORDS_FOR_FIGURES: &[&str] = &["集計中", "調査中", "検討中", "協議中", "未確定", "未集計", "?"];
/// What may precede such a word: 数値確認中.
const BEFORE_WORDS: &[&str] =
    &["数値", "現在", "内容", "文言", "金額", "実績", "担当課", "担当", "課に", "再", "※", "値"];
/// What Excel shows instead of a figure.
const EXCEL: &[&str] = &["#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "###"];
/// Signs that replace a word if two or more follow each other outside quotation marks.
const BLANKS: &[&str] = &["○◯〇", "●"];
/// Signs that replace a figure or a word if they are alone or before a counter.
const FIGURES: &[&str] = &["△", "□", "■", "◇", "◆", "×", "＊*", "XxＸｘ", "?？", "_＿", "＃#"];
/// Counters that follow a sign in place of a figure.
const COUNTERS: &[&str] = &[
    "人", "名", "件", "回", "円", "年", "月", "日", "部", "か所", "箇所", "ヶ所", "カ所", "％", "%", "世帯", "団体",
    "千円", "万円", "億円", "台", "冊", "校", "課", "社",
];
/// Letters and digits of numerals before which 〇 is a zero, or behind which X is one.
const NUMERALS: &str = "一二三四五六七八九十百千";
const QUOTES: [(char, char); 4] = [('「', '」'), ('『', '』'), ('“', '”'), ('"', '"')];
/// The number of signs that Git writes at the beginning of a line where two versions differ.
const CONFLICT: usize = 7;
/// Fragments of a unit: 目 of 項目.
const BROKEN_UNITS: [&str; 1] = ["目"];

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let mut findings = Vec::new();
    for at in indicators::all(context) {
        findings.extend(at.indicator.unit.as_ref().and_then(|unit| of_unit(context, unit)));
        findings.extend(indicators::values(at.indicator).flat_map(|(_, value)| of_value(context, value)));
    }
    for field in nodes::fields(context) {
        match &field.value {
            FieldValue::Text(_) => {}
            FieldValue::Figure(value) => findings.extend(of_value(context, value)),
            FieldValue::Years(values) => findings.extend(values.iter().flat_map(|(_, value)| of_value(context, value))),
        }
    }
    findings.extend(of_publisher(context));
    // A text that is a value has been reported as one.
    let reported: BTreeSet<Place> = findings.iter().filter_map(|finding: &Finding| finding.place.clone()).collect();
    let texts = printed(context).into_iter().filter(|text| !reported.contains(text.place));
    findings.extend(texts.flat_map(|text| of_text(context, text)));
    findings
}

/// 発行者 is not on the page, but the PDF names its author by it.
fn of_publisher(context: &Context) -> Vec<Finding> {
    let plan = context.edition.plan.name.place.file;
    let place = context.sources.entry(&Place::root(plan), word::PUBLISHER);
    let text = place.as_ref().map(|place| Text { value: &context.edition.plan.publisher, place });
    text.map(|text| of_text(context, text)).unwrap_or_default()
}

/// Reports everything left in a text.
fn of_text(context: &Context, text: Text) -> Vec<Finding> {
    let chars: Vec<char> = text.value.chars().collect();
    let findings = left_in(&chars).into_iter().map(|left| {
        let words: String = chars[left.start..left.end].iter().collect();
        let message = format!("「{words}」が残っています（{}）", left.kind.told());
        context.finding_in(RULE, text, left.start, left.end - left.start, message).hint(left.kind.hint())
    });
    findings.collect()
}

fn of_value(context: &Context, value: &Placed<Value>) -> Vec<Finding> {
    let in_figures = in_figures(context, value).into_iter();
    let left = in_figures.filter_map(|(place, text)| {
        let kind = left_in(&text.chars().collect::<Vec<_>>()).first().map(|left| left.kind);
        let kind = kind.or_else(|| for_figure(text));
        let kind = kind.or_else(|| NO_DASHES.contains(&text.trim()).then_some(Kind::NoDash))?;
        let message = format!("値「{text}」が残っています（{}）", kind.told());
        Some(context.finding(RULE, &place, message).hint(kind.hint_for_value(&context.edition.plan.form)))
    });
    left.collect()
}

/// What stands in place of a figure: 集計中, or a formula of Excel.
fn for_figure(text: &str) -> Option<Kind> {
    let plain: String = text.trim().chars().map(half_width).collect();
    if plain.starts_with('=') && plain.contains(|c: char| c.is_ascii_alphanumeric()) {
        return Some(Kind::Formula);
    }
    WORDS_FOR_FIGURES.contains(&bare_word(&plain)).then_some(Kind::Word)
}

/// A word without what may precede it.
fn bare_word(text: &str) -> &str {
    let mut rest = text.trim();
    while let Some(shorter) = BEFORE_WORDS.iter().find_map(|before| rest.strip_prefix(before)) {
        rest = shorter.trim_start();
    }
    rest
}

fn of_unit(context: &Context, unit: &Placed<String>) -> Option<Finding> {
    let plain: String = unit.value.trim().chars().map(half_width).collect();
    let is_cut = plain.chars().count() > 1 && plain.ends_with(is_dash);
    let kind = if NO_DASHES.contains(&unit.value.trim()) {
        Kind::NoDash
    } else if is_cut || BROKEN_UNITS.contains(&plain.as_str()) {
        Kind::BrokenUnit
    } else {
        return None;
    };
    let message = format!("単位「{}」が残っています（{}）", unit.value, kind.told());
    Some(context.finding(RULE, &unit.place, message).hint(kind.hint()))
}

/// Something left in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Left {
    start: usize,
    end: usize,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Blank,
    Word,
    Excel,
    Formula,
    NoDash,
    BrokenUnit,
    Conflict,
}

impl Kind {
    fn told(self) -> &'static str {
        match self {
            Self::Blank => "書く予定の言葉や数の代わりの記号",
            Self::Word => "まだ決まっていないことを示す言葉",
            Self::Formula => "Excelの式",
            Self::Excel => "Excelで値の代わりに出る表示",
            Self::NoDash => "横線ではない字",
            Self::BrokenUnit => "単位の一部だけ",
            Self::Conflict => "Gitで2人の変更が合わなかったときの印",
        }
    }

    fn hint(self) -> &'static str {
        match self {
            Self::Blank => "言葉か数を書いてください。記号のまま印刷するなら、「」で囲んでください",
            Self::Word => "決まった言葉や数を書いてください。まだ決まらないなら、空けておくと未記入として数えます",
            Self::Excel => "Excelの列を広げるか式を直して、元の値を書いてください",
            Self::Formula => "Excelで計算した値を書いてください",
            Self::NoDash => "横線なら「－」と書いてください。値がないなら、何も書かないでください",
            Self::Conflict => "印の間にある2つの文のどちらを残すかを決めて、要らない文と印の行を消してください",
            Self::BrokenUnit => "「項目」「回」「%」のように、数えているものの単位を書いてください",
        }
    }

    /// The remedy for the figure of a value.
    fn hint_for_value(self, form: &Form) -> String {
        match self {
            Self::Word | Self::Blank => {
                "数を書いてください。まだ決まらないなら、空けておくと未記入として数えます。この言葉のまま印刷するなら、様式の「空欄」に加えてください".to_owned()
            }
            Self::NoDash => for_dash(form),
            Self::Excel | Self::Formula | Self::BrokenUnit | Self::Conflict => self.hint().to_owned(),
        }
    }
}

/// Everything left in a text, in its order.
fn left_in(text: &[char]) -> Vec<Left> {
    let plain: Vec<char> = text.iter().map(|c| half_width(*c)).collect();
    let mut all = [excel(&plain), words(&plain), signs(text), conflicts(text)].concat();
    all.sort_by_key(|left| left.start);
    all.dedup_by(|later, earlier| later.start < earlier.end);
    all
}

fn excel(plain: &[char]) -> Vec<Left> {
    let (mut out, mut start) = (Vec::new(), 0);
    while let Some(skipped) = plain[start..].iter().position(|c| *c == '#') {
        start += skipped;
        let is_here = |mark: &&&str| mark.chars().enumerate().all(|(i, c)| plain.get(start + i) == Some(&c));
        let end = EXCEL.iter().find(is_here).map(|mark| start + mark.chars().count());
        let end = end.map(|end| end + plain[end..].iter().take_while(|c| **c == '#').count());
        out.extend(end.map(|end| Left { start, end, kind: Kind::Excel }));
        start = end.unwrap_or(start + 1);
    }
    out
}

/// Finds the lines by which Git marks two versions of a text: `<<<<<<< HEAD`, `=======`, `>>>>>>> branch`.
fn conflicts(text: &[char]) -> Vec<Left> {
    let (mut out, mut start) = (Vec::new(), 0);
    for line in text.split(|c| *c == '\n') {
        let marks = line.iter().take_while(|c| **c == line[0]).count();
        let is_named = matches!(line.get(marks), Some(' '));
        let is_mark = match line.first() {
            Some('<' | '>' | '|') => is_named,
            Some('=') => marks == line.len(),
            _ => false,
        };
        if is_mark && marks == CONFLICT {
            out.push(Left { start, end: start + line.len(), kind: Kind::Conflict });
        }
        start += line.len() + 1;
    }
    out
}

/// Finds the words that are a whole line or all that is in a pair of brackets.
fn words(plain: &[char]) -> Vec<Left> {
    let mut out = Vec::new();
    let is_edge = |c: &char| "\n()[]【】〔〕<>《》。".contains(*c);
    let mut start = 0;
    for piece in plain.split(|c| is_edge(c)) {
        let end = start + piece.len();
        let text: String = piece.iter().collect();
        let rest = bare_word(&text);
        // The end of a sentence may be such a word, too: a piece must have an edge of its cell or a bracket on both sides.
        let is_enclosed = |at: Option<&char>| at.is_none_or(|c| *c != '。');
        let before = start.checked_sub(1).and_then(|at| plain.get(at));
        if WORDS.contains(&rest) && is_enclosed(before) {
            let skipped = piece.iter().take_while(|c| c.is_whitespace()).count();
            let start = start + skipped;
            out.push(Left { start, end: start + text.trim().chars().count(), kind: Kind::Word });
        }
        start = end + 1;
    }
    out
}

/// Finds the runs of the same sign that replace a word or a figure.
fn signs(text: &[char]) -> Vec<Left> {
    let class = |c: char| match is_japanese(c) {
        true => None,
        false => BLANKS.iter().chain(FIGURES).find(|class| class.contains(c)).copied(),
    };
    let (mut out, mut start) = (Vec::new(), 0);
    while start < text.len() {
        let Some(signs) = class(text[start]) else {
            start += 1;
            continue;
        };
        let end = start + text[start..].iter().take_while(|c| signs.contains(**c)).count();
        if end - start >= 2 && stands_for_something(text, start, end, signs) {
            out.push(Left { start, end, kind: Kind::Blank });
        }
        start = end;
    }
    out
}

fn stands_for_something(text: &[char], start: usize, end: usize, signs: &str) -> bool {
    let before = start.checked_sub(1).and_then(|at| text.get(at)).copied();
    let after: String = text[end..].iter().take(3).collect();
    if is_quoted(text, start, end) {
        return false;
    }
    let is_numeral = |c: Option<char>| c.is_some_and(|c| NUMERALS.contains(c) || digit(c).is_some());
    if BLANKS.contains(&signs) {
        return !is_numeral(before) && !is_numeral(after.chars().next());
    }
    let is_within_word = before.is_some_and(|c| half_width(c).is_ascii_alphanumeric() || "第巻-".contains(c));
    let others = text[..start].iter().chain(&text[end..]).collect::<String>();
    let is_alone = others.trim().is_empty();
    // 令和元年度 has counters of its own behind the signs: XX年度.
    is_alone || !is_within_word && COUNTERS.iter().any(|counter| after.starts_with(counter))
}

fn is_quoted(text: &[char], start: usize, end: usize) -> bool {
    QUOTES.iter().any(|(open, close)| {
        let opened = text[..start].iter().rposition(|c| c == open);
        let is_open = opened.is_some_and(|at| !text[at + 1..start].contains(close));
        is_open && text[end..].contains(close)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<String> {
        let chars: Vec<char> = text.chars().collect();
        left_in(&chars).first().map(|left| chars[left.start..left.end].iter().collect())
    }

    #[test]
    fn what_was_left_is_found() {
        for (text, expected) in [
            ("######", "######"),
            ("参加者は＃＃＃＃人", "＃＃＃＃"),
            ("#REF!", "#REF!"),
            ("調整中", "調整中"),
            ("参加した（数値確認中）。", "数値確認中"),
            ("令和5年度は○○を実施した。", "○○"),
            ("●●課と協議", "●●"),
            ("◯〇会館で開催", "◯〇"),
            ("参加者XX人", "XX"),
            ("ＸＸＸ件の相談", "ＸＸＸ"),
            ("令和＊＊年度", "＊＊"),
            ("XXX", "XXX"),
            ("未定？", "未定？"),
            ("△△円", "△△"),
            ("？？人", "？？"),
            ("<<<<<<< HEAD\n配った。", "<<<<<<< HEAD"),
            ("配った。\n=======\n届けた。", "======="),
            ("届けた。\n>>>>>>> branch", ">>>>>>> branch"),
        ] {
            assert_eq!(found(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn all_that_was_left_is_found_once() {
        let text: Vec<char> = "○○を実施し、XX人（確認中）、#####".chars().collect();
        let found: Vec<(usize, usize)> = left_in(&text).iter().map(|left| (left.start, left.end)).collect();
        assert_eq!(found, [(0, 2), (7, 9), (11, 14), (16, 21)]);
    }

    #[test]
    fn what_stands_for_a_figure_is_found() {
        for (text, kind) in [
            ("集計中", Kind::Word),
            ("現在調査中", Kind::Word),
            ("？", Kind::Word),
            ("=SUM(A1)", Kind::Formula),
            ("＝B2", Kind::Formula),
        ] {
            assert_eq!(for_figure(text), Some(kind), "{text}");
            assert_eq!(found(text), None, "{text} in a sentence");
        }
        assert!(["調査中の件数", "検討", "22/655", "＝", "12?"].into_iter().all(|text| for_figure(text).is_none()));
    }

    #[test]
    fn honest_uses_are_let_be() {
        for text in [
            "関係機関と調整中である。",
            "現在、内容を確認中です。",
            "（関係機関と調整中）",
            "「〇〇のまち」を合い言葉に、『○○さん家』を訪ねた",
            "二〇〇五年、一〇〇人",
            "XXX-200型の更新",
            "MAXX社",
            "第XX回大会",
            "＊市内のみ ＊＊市外を含む",
            "○は実施、×は未実施",
            "△5、▲10",
            "なぜ実施しないのか??",
            "＃1、No.#5",
            "予定どおり実施した。",
            "==========\n配った。",
            ">>>>>>>次へ",
            "コーヒー",
            "10×20×30",
            "---",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
