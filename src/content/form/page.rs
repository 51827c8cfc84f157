//! 用紙: paper, type, page numbers.

use serde_json::json;

use crate::characters::is_digit;
use crate::content::codec::schema::{BLANK, one_of_or};
use crate::content::codec::{Codec, Visitor, count, keyword, measure, record};
use crate::content::faults;
use crate::content::misspelling::is_same;
use crate::content::yaml::Cursor;
use crate::model::{DigitWidth, Margins, Orientation, Page, PageBreaks, PaperSize, Typeface};
use crate::vocabulary::{DIRECTION, NO, PAGE};

/// The highest number of a first page.
const LAST: usize = 9999;

/// What joins the parts of a 資料番号 (資料1-2).
const HYPHENS: [char; 4] = ['-', '－', '‐', '−'];

/// 用紙: the size alone, or a map.
pub(super) fn page<'a>() -> Codec<'a, Page> {
    let paper = keyword(&PaperSize::KEYWORDS);
    let short = move |at: &Cursor| {
        if let Some((size, direction)) = at.word().as_deref().and_then(size_and_direction) {
            let hint = format!("「{PAGE}: {{大きさ: {size}, {DIRECTION}: {direction}}}」と書いてください");
            at.fault(faults::UNKNOWN_WORD, at.unusable(&at.word().unwrap_or_default()), hint);
            return None;
        }
        Some(Page { paper: paper.read(at).unwrap_or_default(), ..Page::default() })
    };
    let sizes = PaperSize::KEYWORDS.iter().map(|(word, _)| *word);
    record("{大きさ: A4, 向き: 縦}", Page::default(), define).or(short, move |map| one_of_or(sizes.clone(), map))
}

/// The size and the direction in one word: A3横.
fn size_and_direction(text: &str) -> Option<(&'static str, &'static str)> {
    let sizes = PaperSize::KEYWORDS.iter().map(|(word, _)| *word);
    let directions = || Orientation::KEYWORDS.iter().map(|(word, _)| *word);
    let mut pairs = sizes.flat_map(|size| directions().map(move |direction| (size, direction)));
    pairs.find(|(size, direction)| {
        [format!("{size}{direction}"), format!("{direction}{size}"), format!("{size}・{direction}")]
            .iter()
            .any(|word| is_same(text, word) || is_same(text, &format!("{word}向き")))
    })
}

fn define(d: &mut Visitor, page: &mut Page) {
    d.setting("大きさ", "A4（8ポイント）か A3（10.5ポイント）", &mut page.paper, keyword(&PaperSize::KEYWORDS).bare());
    d.setting(DIRECTION, "横（書かないときも）か縦", &mut page.orientation, keyword(&Orientation::KEYWORDS).bare());
    d.setting("書体", "ゴシック（書かないときも）か明朝", &mut page.typeface, keyword(&Typeface::KEYWORDS).bare());
    d.setting("文字", "文字の大きさ。5から20までのポイント", &mut page.size, points(5).some());
    let about = "これより小さい文字を知らせます。4から20までのポイント。書かないときは6";
    d.setting("最小の文字", about, &mut page.least_size, points(4));
    d.setting(
        "数字の幅",
        "プロポーショナル（書かないときも）、半角、全角",
        &mut page.digits,
        keyword(&DigitWidth::KEYWORDS),
    );
    if let Some(size) = page.size.filter(|size| *size < page.least_size)
        && let Some(at) = d.reading().and_then(|fields| fields.get("文字"))
    {
        let least = page.least_size;
        let message = format!("文字の大きさ{size}ポイントが、最小の文字{least}ポイントより小さくなっています");
        at.fault(faults::BAD_NUMBER, message, "「文字」を大きくするか、「最小の文字」を小さくしてください");
    }
    d.setting("余白", "余白。ミリメートル", &mut page.margins, margins().some());
    d.setting(
        "ページ番号",
        "1 がページの番号、N が全体のページ数。「1 / N」「- 1 -」など。または、なし",
        &mut page.numbering,
        numbering(),
    );
    d.setting("最初のページ", "最初のページの番号", &mut page.first, count(1..=LAST as u32));
    let about = "シートごと（書かないときも）、なし。なしなら、シートを続けて印刷します";
    let breaks = keyword(&PageBreaks::KEYWORDS).unless(PageBreaks::default());
    d.setting("改ページ", about, &mut page.breaks, breaks);
}

/// A size of type, up to 20 points.
fn points<'a>(least: u32) -> Codec<'a, f64> {
    measure(least..=20).said(|size| format!("{size}ポイント"))
}

/// 余白.
fn margins<'a>() -> Codec<'a, Margins> {
    let none = Margins { top: 0.0, bottom: 0.0, sides: 0.0 };
    let define = |d: &mut Visitor, margins: &mut Margins| {
        d.required("上", "上の余白。5から60までのミリメートル", &mut margins.top, measure(5..=60));
        d.required("下", "下の余白。5から60までのミリメートル", &mut margins.bottom, measure(5..=60));
        d.required("左右", "左右の余白。5から60までのミリメートル", &mut margins.sides, measure(5..=60));
    };
    let say = |Margins { top, bottom, sides }: &Margins| format!("上{top}、下{bottom}、左右{sides}ミリメートル");
    record("{上: 14, 下: 12, 左右: 12}", none, define).said(say)
}

/// ページ番号: なし, or a pattern. The schema cannot check a YAML number; the reader does.
fn numbering<'a>() -> Codec<'a, Option<String>> {
    Codec::new(
        |at| match at.text()?.value {
            text if text == NO => Some(None),
            text => match doubt(&text) {
                None => Some(Some(text)),
                Some((message, hint)) => {
                    at.fault(faults::UNKNOWN_WORD, message, hint);
                    None
                }
            },
        },
        || {
            let behind = "[^0-9０-９N1‐－−-][^1]*|[‐－−-](?:[^0-9０-９1][^1]*)?";
            let number = format!("1(?:{behind})?$");
            json!({
                "type": ["string", "number", "null"],
                "pattern": format!(r"{BLANK}|^(?:[\s\S]*[^0-9０-９N])?{number}|^{NO}[\r\n]*$"),
                "patternErrorMessage": "「1」をページの番号として「1 / N」のように書くか、「なし」と書いてください",
            })
        },
        |numbering| numbering.as_deref().unwrap_or(NO).to_owned(),
    )
}

/// Why a pattern leaves the place of the number unclear, and what to write instead.
fn doubt(pattern: &str) -> Option<(String, String)> {
    const EXAMPLE: &str = "「1」をページの番号、「N」を全体のページ数として、「1 / N」や「- 1 -」のように書くか、「なし」と書いてください";
    let Some((before, after)) = pattern.rsplit_once('1') else {
        return Some((format!("「{pattern}」にはページの番号の場所がありません"), EXAMPLE.to_owned()));
    };
    let touches = |c: Option<char>| c.is_some_and(|c| c == 'N' || is_digit(c));
    let is_of_number = after.starts_with(HYPHENS) && after.chars().nth(1).is_some_and(is_digit);
    if !touches(before.chars().last()) && !touches(after.chars().next()) && !is_of_number {
        return None;
    }
    let message = format!(
        "「{pattern}」は、2ページ目が「{before}2{after}」になります。ページの番号になるのは、最後の「1」だけです"
    );
    let first = pattern.parse::<usize>().ok().filter(|first| (1..=LAST).contains(first));
    let hint = match first {
        Some(first) => {
            format!("{first}ページから始めるなら、「ページ番号: \"1\"」と「最初のページ: {first}」を書いてください")
        }
        None => format!("「{pattern}」の後にページの番号を付けるなら、「{pattern} 1」と書いてください。{EXAMPLE}"),
    };
    Some((message, hint))
}
