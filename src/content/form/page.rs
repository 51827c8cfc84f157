//! 用紙: paper, type, page numbers.

use serde_json::json;

use crate::content::codec::schema::{BLANK, one_of_or};
use crate::content::codec::{Codec, Visitor, count, keyword, measure, record};
use crate::content::faults;
use crate::content::yaml::Cursor;
use crate::model::{DigitWidth, Margins, Orientation, Page, PaperSize, Typeface};
use crate::vocabulary::{DIRECTION, NO};

/// 用紙: the size alone, or a map.
pub(super) fn page<'a>() -> Codec<'a, Page> {
    let paper = keyword(&PaperSize::KEYWORDS);
    let short = move |at: &Cursor| Some(Page { paper: paper.read(at).unwrap_or_default(), ..Page::default() });
    let sizes = PaperSize::KEYWORDS.iter().map(|(word, _)| *word);
    record("{大きさ: A4, 向き: 縦}", Page::default(), define).or(short, move |map| one_of_or(sizes.clone(), map))
}

fn define(d: &mut Visitor, page: &mut Page) {
    d.field("大きさ", "A4（8ポイント）か A3（10.5ポイント）", &mut page.paper, keyword(&PaperSize::KEYWORDS).bare());
    d.field(DIRECTION, "横（書かないときも）か縦", &mut page.orientation, keyword(&Orientation::KEYWORDS).bare());
    d.field("書体", "ゴシック（書かないときも）か明朝", &mut page.typeface, keyword(&Typeface::KEYWORDS).bare());
    d.field("文字", "文字の大きさ。5から20までのポイント", &mut page.size, points(5).some());
    let about = "これより小さい文字を知らせます。4から20までのポイント。書かないときは6";
    d.field("最小の文字", about, &mut page.least_size, points(4));
    d.field(
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
    d.field("余白", "余白。ミリメートル", &mut page.margins, margins().some());
    d.field(
        "ページ番号",
        "1 がページの番号、N が全体のページ数。「1 / N」「- 1 -」など。または、なし",
        &mut page.numbering,
        numbering(),
    );
    d.field("最初のページ", "最初のページの番号", &mut page.first, count(1..=9999));
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

/// ページ番号: なし, or a pattern. The schema cannot check that a YAML number contains a 1; the reader does.
fn numbering<'a>() -> Codec<'a, Option<String>> {
    Codec::new(
        |at| match at.text()?.value {
            text if text == NO => Some(None),
            text if text.contains('1') => Some(Some(text)),
            text => {
                let message = format!("「{text}」にはページの番号の場所がありません");
                let hint = "「1」をページの番号、「N」を全体のページ数として、「1 / N」や「- 1 -」のように書くか、「なし」と書いてください";
                at.fault(faults::UNKNOWN_WORD, message, hint);
                None
            }
        },
        || {
            json!({
                "type": ["string", "number", "null"],
                "pattern": format!(r"{BLANK}|1|^{NO}[\r\n]*$"),
                "patternErrorMessage": "「1」をページの番号として「1 / N」のように書くか、「なし」と書いてください",
            })
        },
        |numbering| numbering.as_deref().unwrap_or(NO).to_owned(),
    )
}
