//! Plans put together at random: every figure that the paper and its tables compute is computed here a second time, in
//! fractions of whole numbers, from what was put into the plan.

use std::fmt::Write as _;

use proptest::prelude::*;
use serde_json::Value as Json;

use super::fraction::Fraction;
use crate::pdf::{Document, Grid};
use crate::support::{Workspace, without_whitespace};

/// What is written for a figure.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Written {
    Nothing,
    /// The word of the 空欄.
    Dash,
    /// No number.
    Word,
    /// So many hundredths, with so many decimals (0 to 2).
    Number(i64, u32),
}

impl Written {
    fn yaml(self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Dash => "－".to_owned(),
            Self::Word => "未定".to_owned(),
            Self::Number(hundredths, decimals) => {
                let number = Fraction { over: hundredths.into(), under: 100 };
                number.spelled(decimals)
            }
        }
    }

    fn value(self) -> Value {
        match self {
            Self::Nothing => Value::Blank,
            Self::Dash => Value::Dash,
            Self::Word => Value::Broken,
            Self::Number(hundredths, decimals) => {
                Value::Figure(Fraction { over: hundredths.into(), under: 100 }, decimals)
            }
        }
    }
}

/// What a figure comes to.
#[derive(Debug, Clone, Copy)]
enum Value {
    Blank,
    Dash,
    /// No number, or made of something that is none.
    Broken,
    /// With so many decimals.
    Figure(Fraction, u32),
}

impl Value {
    fn figure(self) -> Option<(Fraction, u32)> {
        match self {
            Self::Figure(figure, decimals) => Some((figure, decimals)),
            _ => None,
        }
    }

    /// As the paper prints it.
    fn printed(self) -> String {
        match self {
            Self::Blank | Self::Broken => String::new(),
            Self::Dash => "－".to_owned(),
            Self::Figure(figure, decimals) => grouped(&figure.spelled(decimals)),
        }
    }
}

/// 合計 or 平均 of parts, and whether a part counts as nothing.
fn aggregate(parts: &[Value], mean: bool) -> (Value, bool) {
    let has = |is: fn(&Value) -> bool| parts.iter().any(is);
    let dashes = has(|part| matches!(part, Value::Dash));
    let blanks = has(|part| matches!(part, Value::Blank));
    let figures: Vec<(Fraction, u32)> = parts.iter().filter_map(|part| part.figure()).collect();
    if has(|part| matches!(part, Value::Broken)) || (blanks && !figures.is_empty()) {
        return (Value::Broken, false);
    }
    if figures.is_empty() {
        return (if dashes && !blanks { Value::Dash } else { Value::Blank }, false);
    }
    let sum = figures.iter().fold(Fraction::whole(0), |sum, (figure, _)| sum.plus(*figure));
    let decimals = figures.iter().map(|(_, decimals)| *decimals).max().unwrap();
    let (exact, decimals) = match mean {
        false => (sum, decimals),
        true => (sum.by(Fraction::whole(figures.len() as i128)).unwrap(), decimals + 1),
    };
    // A mean keeps its zeros.
    let trimmed = || exact.trimmed(decimals).split_once('.').map_or(0, |(_, part)| part.len() as u32);
    let printed = if mean { decimals } else { trimmed() };
    (Value::Figure(exact, printed), dashes)
}

fn grouped(number: &str) -> String {
    let (sign, rest) = number.strip_prefix('▲').map_or(("", number), |rest| ("▲", rest));
    let (whole, part) = rest.split_once('.').map_or((rest, ""), |(whole, part)| (whole, part));
    let mut out = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    let point = if part.is_empty() { "" } else { "." };
    format!("{sign}{out}{point}{part}")
}

fn written() -> impl Strategy<Value = Written> {
    let number = (-40_000_i64..2_000_000, 0_u32..3).prop_map(|(hundredths, decimals)| {
        let unit = 10_i64.pow(2 - decimals);
        Written::Number(hundredths / unit * unit, decimals)
    });
    prop_oneof![12 => number, 2 => Just(Written::Dash), 1 => Just(Written::Nothing), 1 => Just(Written::Word)]
}

/// A leaf: 目標 of H31, 実績 of H30 and H31.
type Leaf = [Written; 3];

/// The series of the leaves of an indicator, with its own parts combined.
fn combined(leaves: &[[Value; 3]], mean: bool) -> ([Value; 3], bool) {
    let mut noted = false;
    let values = [0, 1, 2].map(|at| {
        let (value, note) = aggregate(&leaves.iter().map(|leaf| leaf[at]).collect::<Vec<_>>(), mean);
        noted |= note;
        value
    });
    (values, noted)
}

fn of_leaf(leaf: &Leaf) -> [Value; 3] {
    leaf.map(Written::value)
}

fn yaml_of_leaf([target, before, now]: &Leaf) -> String {
    let entry = |period: &str, written: &Written| match written {
        Written::Nothing => None,
        written => Some(format!("{period}: {}", written.yaml())),
    };
    let map =
        |entries: Vec<Option<String>>| format!("{{{}}}", entries.into_iter().flatten().collect::<Vec<_>>().join(", "));
    format!("目標: {}, 実績: {}", map(vec![entry("H31", target)]), map(vec![entry("H30", before), entry("H31", now)]))
}

/// Whether 目標 leaves out a part of 実績, or the other way round: they are totals of different things.
fn is_partial(parts: &[[Value; 3]]) -> bool {
    let one = |a: Value, b: Value| matches!((a, b), (Value::Dash, Value::Figure(..)));
    parts.iter().any(|[target, _, now]| one(*target, *now) || one(*now, *target))
}

/// The 累計 of H30 and of H31, and whether one leaves out a year; none of a mean.
fn running([_, before, now]: [Value; 3], is_mean: bool) -> ([Value; 2], bool) {
    let up_to = |values: &[Value]| match values.last() {
        Some(Value::Blank) => (Value::Blank, false),
        _ => aggregate(values, false),
    };
    let ((before, of_before), (now, of_now)) = (up_to(&[before]), up_to(&[before, now]));
    if is_mean { ([Value::Blank; 2], false) } else { ([before, now], of_before || of_now) }
}

/// The cells of a row: 実績, 累 of H30; 目標, 実績, 率, 差, 増減, 累 of H31; 判定.
///
/// - `partial`: whether 目標 and 実績 are totals of different things
/// - `is_mean`: whether they are means
fn row(values: [Value; 3], partial: bool, is_mean: bool) -> Vec<String> {
    let [target, before, now] = values;
    let [sum_before, sum_now] = running(values, is_mean).0;
    let compared = if partial { Value::Broken } else { target };
    let pair = |a: Value, b: Value| Some((a.figure()?, b.figure()?));
    let difference = |a, b| {
        let result = pair(a, b).map(|((a, p), (b, q))| a.minus(b).trimmed(p.max(q)));
        result.map(|text| grouped(&text)).unwrap_or_default()
    };
    let rate = pair(now, compared).and_then(|((now, _), (target, _))| now.by(target));
    let rate = rate.map(|rate| Fraction { over: rate.over * 100, ..rate });
    let judged = rate.map_or("", |rate| match [100, 80].map(|least| rate.at_least(least)) {
        [true, _] => "可",
        [_, true] => "並",
        _ => "否",
    });
    let percent = rate.map(|rate| grouped(&rate.spelled(1)) + "%").unwrap_or_default();
    vec![
        before.printed(),
        sum_before.printed(),
        target.printed(),
        now.printed(),
        percent,
        difference(now, compared),
        difference(now, before),
        sum_now.printed(),
        judged.to_owned(),
    ]
}

/// A printed cell without the mark of its note. What is no number prints as it is written and is no concern here.
fn printed(text: &str) -> String {
    let text = text.split('※').next().unwrap_or_default();
    without_whitespace(text).replace("未定", "")
}

const PLAN: &str = "計画: あ\n題名: い\n資料番号: 資料1\n発行者: う\n作成日: 2020-07-01\n年度: H31\n表示年度: [H30, H31]\n委員会: え\n\
    担当課: [お]\n様式:\n  階層: [柱]\n  意見: なし\n  空欄: [－]\n  事業欄: [事業, 計]\n  系列:\n    - 目標\n    - 実績\n    \
    - {名称: 率, 計算: 実績÷目標}\n    - {名称: 差, 計算: 実績-目標}\n    - {名称: 増減, 計算: 実績-前年度}\n    - {名称: 累, 計算: 実績の累計}\n  評価:\n    \
    - {名称: 進捗, 選択肢: [{名称: 良, 点: 3}, {名称: 中, 点: 2}, {名称: 悪, 点: 0.5}, {名称: 外, 集計: しない}], 印: 文字}\n    \
    - {名称: 判定, 対象: 指標, 選択肢: [可, 並, 否], 印: 文字, 判定: {系列: 率, 段階: [{以上: 100, 評価: 可}, {以上: 80, 評価: 並}, {評価: 否}]}}\n  \
    独自:\n    - {名称: 費用, 種類: 金額}\n    - {名称: 計, 種類: 金額, 単位: 千円, 対象: 事業, 計算: 合計, もと: 費用}\n    \
    - {名称: 均, 種類: 金額, 単位: 万円, 対象: 柱, 計算: 平均, もと: 費用}\n  \
    列: [番号, 費用, 進捗, 指標, {年度ごと: [目標, 実績, 率, 差, 増減, 累]}, 判定]\n  集計:\n    \
    - {題名: 件数, 行: 選択肢, 列: [件数, 割合, 平均, {内容: 増減, 年度: H30}], 数え方: 延べ}\n体系:\n  - {柱: か, 事業: [a]}\n";

const OPTIONS: [&str; 4] = ["良", "中", "悪", "外"];
/// Twice the points.
const POINTS: [Option<i128>; 4] = [Some(6), Some(4), Some(1), None];

/// The row of an option in the table of counts, computed from the judgements of every row.
fn tally(now: &[Option<usize>], before: &[Option<usize>], option: Option<usize>) -> Vec<String> {
    let count = |all: &[Option<usize>]| all.iter().filter(|chosen| **chosen == option).count() as i128;
    let counted = now.iter().filter(|chosen| chosen.is_some_and(|option| option < 3)).count() as i128;
    let share =
        Fraction::whole(count(now) * 100).by(Fraction::whole(counted)).filter(|_| option.is_some_and(|it| it < 3));
    let share = share.map_or("－".to_owned(), |share| share.spelled(1) + "%");
    let points = option.and_then(|option| POINTS[option]).filter(|_| count(now) > 0);
    let mean = points.map_or("－".to_owned(), |points| Fraction { over: points, under: 2 }.spelled(2));
    let change = match (count(now) - count(before), before.iter().all(Option::is_none)) {
        (_, true) => "－".to_owned(),
        (change @ 1.., _) => format!("＋{change}"),
        (change, _) => Fraction::whole(change).spelled(0),
    };
    vec![count(now).to_string(), share, mean, change]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_computed_figure_is_that_of_its_parts(
        leaves in prop::collection::vec(prop::array::uniform3(written()), 4),
        (outer_is_mean, inner_is_mean) in (any::<bool>(), any::<bool>()),
        costs in prop::collection::vec(prop::array::uniform2(written()), 3),
        judgements in prop::collection::vec((prop::option::of(0..4_usize), prop::option::of(0..4_usize)), 3),
        own in prop_oneof![Just(None), Just(Some(None)), (0..4_usize).prop_map(|option| Some(Some(option)))],
    ) {
        let kind = |is_mean| if is_mean { "平均" } else { "合計" };
        let mut items = String::from("事業: き\n取組項目:\n");
        for (index, ([before, now], (then, chosen))) in costs.iter().zip(&judgements).enumerate() {
            let entry = |period: &str, written: &Written| match written {
                Written::Nothing => None,
                written => Some(format!("{period}: {}", written.yaml())),
            };
            let cost: Vec<String> = [entry("H30", before), entry("H31", now)].into_iter().flatten().collect();
            let chosen: Vec<String> = [("H30", then), ("H31", chosen)]
                .into_iter()
                .filter_map(|(period, option)| Some(format!("{period}: {}", OPTIONS[(*option)?])))
                .collect();
            write!(
                items,
                "  - 番号: {}\n    名称: 項{index}\n    担当課: [お]\n    進捗: {{{}}}\n    独自: {{費用: {{{}}}}}\n",
                index + 1,
                chosen.join(", "),
                cost.join(", "),
            ).unwrap();
            if index == 0 {
                write!(
                    items,
                    "    指標:\n      - 名称: 全体\n        単位: 人\n        計算: {}\n        内訳:\n          \
                     - {{名称: 甲, {}}}\n          - {{名称: 乙, {}}}\n          - 名称: 丙\n            計算: {}\n            内訳:\n              \
                     - {{名称: 丁, {}}}\n              - {{名称: 戊, {}}}\n",
                    kind(outer_is_mean), yaml_of_leaf(&leaves[0]), yaml_of_leaf(&leaves[1]),
                    kind(inner_is_mean), yaml_of_leaf(&leaves[2]), yaml_of_leaf(&leaves[3]),
                ).unwrap();
            }
        }
        let overrides = match own {
            None => String::new(),
            Some(option) => format!(", 上書き: {{進捗: {}}}", option.map_or("\"\"", |option| OPTIONS[option])),
        };
        writeln!(items, "  - {{再掲: 1{overrides}}}").unwrap();
        let workspace = Workspace::empty();
        workspace.write("plan.yaml", PLAN).write("projects/a.yaml", &items);
        let paper = Document::read(&workspace.paper());

        // The indicators.
        let plain: Vec<[Value; 3]> = leaves.iter().map(of_leaf).collect();
        let (inner, inner_note) = combined(&plain[2..], inner_is_mean);
        let parts = [plain[0], plain[1], inner];
        let (outer, outer_note) = combined(&parts, outer_is_mean);
        let (inner_partial, outer_partial) = (is_partial(&plain[2..]), is_partial(&parts) || is_partial(&plain[2..]));
        let [a, b, c, d] = [0, 1, 2, 3].map(|at: usize| row(plain[at], false, false));
        let expected = [row(outer, outer_partial, outer_is_mean), a, b, row(inner, inner_partial, inner_is_mean), c, d];
        let sums = [(outer, outer_is_mean), (inner, inner_is_mean)].into_iter().chain(plain.iter().map(|leaf| (*leaf, false)));
        let sums: Vec<([Value; 2], bool)> = sums.map(|(values, is_mean)| running(values, is_mean)).collect();
        let grids: Vec<Grid> = paper.of_kind("Table").into_iter().map(Grid::read).collect();
        let table = grids.iter().find(|grid| grid.at(0, 0).text() == "No.").unwrap();
        let first = (0..table.rows()).find(|row| table.at(*row, 3).text().ends_with("全体")).unwrap();
        // No., 費用, 進捗, 指標; for each period 目標, 実績, 率, 差, 増減, 累; 判定.
        for (index, expected) in expected.iter().enumerate() {
            let found: Vec<String> =
                [5, 9, 10, 11, 12, 13, 14, 15, 16].iter().map(|column| printed(&table.at(first + index, *column).text())).collect();
            prop_assert_eq!(&found, expected, "row {} of\n{}", index, items);
        }
        let text = without_whitespace(&paper.text());

        // The own fields.
        let mut broken = [outer, inner].iter().flatten().any(|value| matches!(value, Value::Broken));
        broken |= sums.iter().any(|(values, _)| values.iter().any(|value| matches!(value, Value::Broken)));
        let mut noted = sums.iter().any(|(_, noted)| *noted) || inner_note || outer_note && outer.iter().any(|value| value.figure().is_some());
        for (at, year) in ["平成30年度", "平成31年度"].into_iter().enumerate() {
            let parts: Vec<Value> = costs.iter().map(|cost| cost[at].value()).collect();
            for (is_mean, unit) in [(false, "千円"), (true, "万円")] {
                let (value, note) = aggregate(&parts, is_mean);
                let of_year: Vec<&str> = text.match_indices(year).map(|(start, _)| &text[start + year.len()..]).collect();
                let figures = of_year.iter().filter_map(|rest| rest.split_once(unit).map(|(figure, _)| figure));
                let is_figure = |figure: &&str| figure.chars().all(|c| c.is_ascii_digit() || "▲,.".contains(c));
                let found: Vec<&str> = figures.filter(is_figure).collect();
                match value.figure() {
                    Some(_) => prop_assert!(found.contains(&value.printed().as_str()), "{year} {unit} {found:?} {value:?}\n{items}"),
                    None => prop_assert!(found.is_empty(), "{year} {unit} {found:?} {value:?}\n{items}"),
                }
                broken |= matches!(value, Value::Broken);
                noted |= note && value.figure().is_some();
            }
        }
        prop_assert_eq!(text.contains("は含みません"), noted, "{}", items);
        let check = workspace.run(&["check", "--format", "json"]);
        if broken {
            prop_assert!(check.stdout.contains("not-computed"), "{}\n{}", check.stdout, items);
        }

        // The counts.
        let (mut before, mut now): (Vec<_>, Vec<_>) = judgements.iter().copied().unzip();
        match own {
            None => {
                before.push(before[0]);
                now.push(now[0]);
            }
            Some(Some(option)) => {
                before.push(before[0]);
                now.push(Some(option));
            }
            Some(None) => {}
        }
        let summary: Json = serde_json::from_str(&workspace.run(&["summary", "--format", "json"]).stdout).unwrap();
        let rows = summary["tables"][0]["rows"].as_array().unwrap();
        for line in rows.iter().filter(|line| line["total"] == false) {
            let cells: Vec<&str> = line["cells"].as_array().unwrap().iter().map(|cell| cell.as_str().unwrap()).collect();
            let option = OPTIONS.iter().position(|option| *option == cells[0]);
            prop_assert_eq!(&cells[1..], &tally(&now, &before, option), "{} of\n{}", cells[0], items);
        }
        let total = rows.iter().find(|line| line["total"] == true).unwrap()["cells"][3].as_str().unwrap();
        let points: Vec<i128> = now.iter().filter_map(|option| POINTS[(*option)?]).collect();
        let mean = Fraction { over: points.iter().sum(), under: 2 }.by(Fraction::whole(points.len() as i128));
        prop_assert_eq!(total, mean.map_or("－".to_owned(), |mean| mean.spelled(2)), "{}", items);
    }
}
