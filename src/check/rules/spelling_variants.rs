//! 表記ゆれ: the same word written in two ways within one paper.
//!
//! A reader of 取り組み and 取組み may ask whether two things are meant. Neither is wrong, so the rule counts and does not
//! correct. Names of laws, plans and departments keep their own spelling and are not counted.

use std::collections::BTreeMap;

use crate::characters::{is_digit, is_japanese, is_katakana};
use crate::check::support::{places::listed, texts::printed};
use crate::check::{Context, Text};
use crate::finding::{Finding, Rule};

pub(super) const RULE: &Rule =
    &Rule::note("spelling-variants", include_str!("../../../docs/checks/spelling-variants.md"));

/// The words, each with its spellings. `|` separates the inflected forms of a spelling, in the same order for every
/// spelling. A form after `#` counts only behind a number.
const WORDS: &[&[&str]] = &[
    &["取り組み|取り組む|取り組ん|取り組ま", "取組み|取組む|取組ん|取組ま"],
    &["障害者", "障がい者", "障碍者"],
    &["障害児", "障がい児", "障碍児"],
    &["障害のある", "障がいのある"],
    &["子ども", "子供", "こども"],
    &["広報紙", "広報誌"],
    &["市民参加", "住民参加"],
    &["#箇所", "#か所", "#ヶ所", "#カ所", "#ヵ所", "#ケ所", "#個所"],
    &["#か月", "#箇月", "#ヶ月", "#カ月", "#ヵ月", "#ケ月"],
    &["ユーザー", "ユーザ"],
    &["サーバー", "サーバ"],
    &["コーディネーター", "コーディネータ"],
    &["コンピューター", "コンピュータ"],
    &["センター", "センタ"],
    &["メンバー", "メンバ"],
    &["ヘルパー", "ヘルパ"],
    &["カウンセラー", "カウンセラ"],
    &["マネジャー", "マネージャー", "マネージャ"],
    &["コミュニティ", "コミュニティー"],
    &["ボランティア", "ボランティアー"],
    &["レクリエーション", "レクレーション"],
    &["デイサービス", "デーサービス"],
    &["ファックス", "ファクス", "FAX", "ＦＡＸ"],
    &["ウェブサイト", "ウエブサイト", "Webサイト", "WEBサイト"],
    &["ホームページ", "HP", "ＨＰ"],
    &["ウイルス", "ウィルス"],
    &["及び", "および"],
    &["又は", "または"],
    &["並びに", "ならびに"],
    &["若しくは", "もしくは"],
    &["更に", "さらに"],
    &["特に", "とくに"],
    &["既に", "すでに"],
    &["全て", "すべて"],
    &["概ね", "おおむね"],
    &["様々", "さまざま"],
    &["行う|行い|行っ|行わ|行え", "行なう|行ない|行なっ|行なわ|行なえ"],
    &["ください", "下さい"],
    &["いただき|いただく|いただい", "頂き|頂く|頂い"],
    &["できる|できた|できな|できま", "出来る|出来た|出来な|出来ま"],
    &["分かり|分かる|分から|分かっ", "わかり|わかる|わから|わかっ"],
    &["関わり|関わる|関わっ", "かかわり|かかわる|かかわっ", "係わり|係わる|係わっ"],
    &["に係る", "にかかる"],
    &["つながり|つながる|つながっ|つなげ", "繋がり|繋がる|繋がっ|繋げ"],
    &["基づき|基づく|基づい", "もとづき|もとづく|もとづい"],
    &["ごとに|ごとの", "毎に|毎の"],
    &["予定どおり|計画どおり", "予定通り|計画通り"],
    &["日頃", "日ごろ"],
    &["仕組み", "しくみ"],
    &["まちづくり", "街づくり", "町づくり", "まち作り"],
    &["体制づくり", "体制作り"],
    &["居場所づくり", "居場所作り"],
    &["健康づくり", "健康作り"],
    &["位置づけ", "位置付け"],
    &["引き続き", "引続き"],
    &["問い合わせ", "問合せ", "問合わせ"],
    &["打ち合わせ", "打合せ", "打合わせ"],
    &["申し込み", "申込み"],
    &["受け付け", "受付け"],
    &["貸し出し", "貸出し"],
    &["話し合い", "話合い"],
    &["支え合い|支え合う", "支えあい|支えあう"],
    &["助け合い|助け合う", "助けあい|助けあう"],
    &["見守り|見守る", "みまもり|みまもる"],
    &["声かけ", "声掛け", "声がけ"],
    &["呼びかけ", "呼び掛け"],
    &["働きかけ", "働き掛け"],
    &["一人暮らし", "ひとり暮らし", "独り暮らし", "1人暮らし", "１人暮らし"],
    &["ひとり親", "一人親"],
    &["一人ひとり", "一人一人", "ひとりひとり"],
    &["ひきこもり", "引きこもり", "引き籠もり"],
    &["生きがい", "いきがい", "生き甲斐"],
    &["進捗", "進ちょく"],
    &["ごみ", "ゴミ"],
];

/// 許可語: names that keep their spelling, and words in which a spelling means something else.
const ALLOWED: &[&str] = &[
    "障害者総合支援法",
    "障害者基本法",
    "障害者基本計画",
    "障害者自立支援法",
    "障害者差別解消法",
    "障害者虐待防止法",
    "障害者虐待防止センター",
    "障害者雇用促進法",
    "障害者優先調達推進法",
    "障害者権利条約",
    "障害者計画",
    "障害者週間",
    "障害者手帳",
    "障害者支援施設",
    "障害者就業・生活支援センター",
    "障害者相談員",
    "精神障害者保健福祉手帳",
    "障害児福祉計画",
    "障害児通所支援",
    "障害児相談支援",
    "子供の未来応援",
    "子どもの貧困対策の推進に関する法律",
    "子どもの権利条約",
    "子ども・子育て",
    "子ども総合プラン",
    "子どもプラン",
    "放課後子ども教室",
    "放課後子ども推進委員会",
    "子ども会",
    "子ども食堂",
    "子ども部",
    "子ども課",
    "子ども家庭",
    "こども家庭",
    "こども基本法",
    "こども大綱",
    "こども計画",
    "こども園",
    "こども部",
    "こども課",
    "みまもりネットワーク",
    "コミュニティセンター",
    "コミュニティーセンター",
    "コミュニティバス",
    "コミュニティスクール",
];

/// A spelling of a word: the indices of both in [`WORDS`].
type Spelling = (usize, usize);

/// A form to search for.
struct Form<'a> {
    text: &'a str,
    length: usize,
    /// Whether it counts only behind a number.
    counted: bool,
    /// Its index among the forms of its spelling.
    index: usize,
    /// `None` for a word of 許可語.
    way: Option<Spelling>,
}

/// An occurrence of a form in a text.
#[derive(Debug, PartialEq, Eq)]
struct Occurrence {
    way: Spelling,
    /// The index of the form among those of its spelling.
    form: usize,
    start: usize,
    length: usize,
}

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let texts = printed(context);
    let names: Vec<&str> = context.edition.plan.departments.iter().map(|it| it.name.value.as_str()).collect();
    let forms = forms(&names);
    let mut found: BTreeMap<Spelling, Vec<(Text, Occurrence)>> = BTreeMap::new();
    for text in texts {
        for occurrence in occurrences(text.value, &forms) {
            found.entry(occurrence.way).or_default().push((text, occurrence));
        }
    }
    let mut findings = Vec::new();
    for (word, ways) in WORDS.iter().enumerate() {
        let count = |way: usize| found.get(&(word, way)).map_or(0, Vec::len);
        // If two are equally frequent, the first in the table counts as usual.
        let usual = (0..ways.len()).rev().max_by_key(|way| count(*way)).unwrap_or_default();
        for rare in (0..ways.len()).filter(|way| *way != usual) {
            let Some(places) = found.get(&(word, rare)) else { continue };
            let Some((text, first)) = places.first() else { continue };
            let (usual_name, rare_name) = (form(ways[usual], first.form), form(ways[rare], first.form));
            let message = format!(
                "「{usual_name}」（{}か所）と「{rare_name}」（{}か所）の、両方の書き方があります",
                count(usual),
                count(rare)
            );
            let listed = listed(context, places.iter().map(|(text, _)| text.place));
            let hint = format!(
                "「{rare_name}」は {listed} にあります。揃えるときは、どちらかに直してください。名前や使い分けなら、このままでかまいません"
            );
            let finding = context.finding_in(RULE, *text, first.start, first.length, message);
            findings.push(finding.hint(hint));
        }
    }
    findings
}

/// Returns a form of a spelling, or its first if it has fewer.
fn form(way: &str, index: usize) -> &str {
    let form = way.split('|').nth(index).or_else(|| way.split('|').next());
    form.unwrap_or_default().trim_start_matches('#')
}

/// Maps first characters to forms, longest first.
fn forms<'a>(names: &[&'a str]) -> BTreeMap<char, Vec<Form<'a>>> {
    let mut forms: BTreeMap<char, Vec<Form<'a>>> = BTreeMap::new();
    let mut add = |text: &'a str, counted, index, way| {
        if let Some(first) = text.chars().next() {
            forms.entry(first).or_default().push(Form { text, length: text.chars().count(), counted, index, way });
        }
    };
    for (word, ways) in WORDS.iter().enumerate() {
        for (number, way) in ways.iter().enumerate() {
            for (index, form) in way.split('|').enumerate() {
                let bare = form.strip_prefix('#');
                add(bare.unwrap_or(form), bare.is_some(), index, Some((word, number)));
            }
        }
    }
    for name in ALLOWED.iter().chain(names) {
        add(name, false, 0, None);
    }
    for list in forms.values_mut() {
        list.sort_by_key(|form| std::cmp::Reverse(form.length));
    }
    forms
}

/// Finds the forms in a text from left to right; skips forms within others.
fn occurrences(text: &str, forms: &BTreeMap<char, Vec<Form>>) -> Vec<Occurrence> {
    let mut out = Vec::new();
    let mut previous = None;
    let mut skip = 0;
    for (start, (at, c)) in text.char_indices().enumerate() {
        if skip > 0 {
            skip -= 1;
        } else if let Some(form) =
            forms.get(&c).and_then(|list| list.iter().find(|form| stands(form, previous, &text[at..])))
        {
            skip = form.length - 1;
            out.extend(form.way.map(|way| Occurrence { way, form: form.index, start, length: form.length }));
        }
        previous = Some(c);
    }
    out
}

/// Whether `text` begins with a form as a word of its own.
fn stands(form: &Form, previous: Option<char>, text: &str) -> bool {
    let Some(rest) = text.strip_prefix(form.text) else { return false };
    let (last, next) = (form.text.chars().next_back(), rest.chars().next());
    // ユーザビリティ does not contain ユーザ as a word, nor HPV HP.
    let is_short = |c: char| is_katakana(c) && c != 'ー';
    let goes_on = last.is_some_and(is_short) && next.is_some_and(is_katakana);
    let is_latin = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() && !is_japanese(c));
    let within = is_latin(last) && (is_latin(next) || is_latin(previous));
    let numbered = !form.counted || previous.is_some_and(is_number);
    form.way.is_none() || (!goes_on && !within && numbered)
}

/// Whether a character is a digit or stands for a number.
fn is_number(c: char) -> bool {
    is_digit(c) || "一二三四五六七八九十百千数何各".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        let forms = forms(&["障がい福祉課"]);
        let found = occurrences(text, &forms);
        found.iter().map(|it| chars[it.start..it.start + it.length].iter().collect()).collect()
    }

    #[test]
    fn every_form_of_a_word_is_found_and_a_fixed_term_is_none() {
        assert_eq!(found("取組項目に取り組み、取組みを続け、取組を行なった"), ["取り組み", "取組み", "行なっ"]);
        assert_eq!(found("関わるものにかかわらず"), ["関わる"]);
    }

    #[test]
    fn names_keep_their_spelling() {
        assert_eq!(found("障害者基本法と障害者手帳と障がい福祉課"), [""; 0]);
        assert_eq!(found("放課後子ども教室の子供"), ["子供"]);
    }

    #[test]
    fn a_part_of_a_longer_word_is_none() {
        assert_eq!(found("ユーザビリティとユーザーとユーザ"), ["ユーザー", "ユーザ"]);
        assert_eq!(found("HPVワクチンをHPで知らせる"), ["HP"]);
        assert_eq!(found("どこか所属の3か所、実施箇所、数箇所"), ["か所", "箇所"]);
    }

    #[test]
    fn no_form_is_in_the_table_twice() {
        let mut all: Vec<&str> = WORDS.iter().flat_map(|ways| ways.iter()).flat_map(|way| way.split('|')).collect();
        all.sort_unstable();
        assert!(all.windows(2).all(|pair| pair[0] != pair[1]));
    }
}
