//! Forms and contents put together at random, with a mark of its own in every scalar of the content: each mark stands on
//! the paper, is an operand of a figure that does, is counted by a 集計, or is named by a finding, once.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::nothing_lost::{Told, told};
use super::random_arrangement::arrangement;
use crate::pdf::Document;
use crate::support::{Workspace, number_from_env, without_whitespace};

const PROJECT: &str = "projects/a.yaml";
const OPINIONS: &str = "opinions.yaml";
const PLAN: &str = "plan.yaml";
const PERIODS: [&str; 2] = ["H30", "H31"];
/// How findings name these periods, and the one of 独自.
const LABELS: [&str; 3] = ["平成30年度", "平成31年度", "令和8年度"];
/// The codes of the findings that say what is not printed.
const CODES: [&str; 3] = ["left-out", "other-year", "not-printed"];

/// Decides by bytes, one after the other.
pub struct Choices<'a>(std::slice::Iter<'a, u8>);

impl Choices<'_> {
    pub fn pick(&mut self, count: usize) -> usize {
        usize::from(self.0.next().copied().unwrap_or_default()) % count
    }

    pub fn yes(&mut self) -> bool {
        self.pick(2) == 1
    }

    /// Some of these words, in order.
    pub fn some<'w>(&mut self, words: &[&'w str]) -> Vec<&'w str> {
        words.iter().copied().filter(|_| self.pick(3) > 0).collect()
    }
}

/// Whether the values of a series belong to years, to a year of their own or to all.
#[derive(Clone, Copy, PartialEq)]
enum Year {
    Shown,
    Own,
    Common,
}

impl Year {
    fn word(self) -> &'static str {
        match self {
            Self::Shown => "表示年度",
            Self::Own => "独自",
            Self::Common => "共通",
        }
    }
}

/// The columns of indicators of a table, and the periods for which it prints each series.
struct Columns {
    yaml: Vec<String>,
    printed: Vec<(&'static str, Vec<usize>)>,
}

const WRITTEN: [&str; 3] = ["計画", "実績", "累計"];
/// The computed series, each with what it is computed from.
const COMPUTED: [(&str, [&str; 2]); 3] =
    [("差", ["実績", "実績"]), ("率", ["実績", "計画"]), ("累計率", ["累計", "計画"])];

impl Columns {
    fn choose(choices: &mut Choices, years: &[(&'static str, Year)]) -> Self {
        let rows = choices.pick(3);
        let mut yaml: Vec<String> = choices.some(&["指標", "単位"]).into_iter().map(str::to_owned).collect();
        let (mut printed, mut group) = (Vec::new(), Vec::new());
        if rows == 1 {
            yaml.push("年度".to_owned());
        }
        let year = |name: &str| years.iter().find(|(other, _)| *other == name).map_or(Year::Shown, |(_, year)| *year);
        for name in choices.some(&["計画", "実績", "累計", "差", "率", "累計率"]) {
            if rows == 2 && year(name) == Year::Shown && choices.yes() {
                group.push(name);
                printed.push((name, vec![0, 1]));
            } else {
                yaml.push(name.to_owned());
                let all = rows == 1 || year(name) != Year::Shown;
                printed.push((name, if all { vec![0, 1] } else { vec![1] }));
            }
        }
        if !group.is_empty() {
            yaml.push(format!("{{年度ごと: [{}]}}", group.join(", ")));
        }
        Self { yaml, printed }
    }

    /// Whether a figure that the table prints may be computed from a series for a period.
    fn uses(&self, series: &str, period: Option<usize>) -> bool {
        self.printed.iter().any(|(name, shown)| {
            let operands = COMPUTED.iter().find(|(computed, _)| computed == name).map(|(_, operands)| operands);
            operands.is_some_and(|operands| {
                let of_period =
                    |period: usize| shown.contains(&period) || (*name == "差" && shown.contains(&(period + 1)));
                operands.contains(&series) && period.is_none_or(of_period)
            })
        })
    }
}

/// A scalar: its mark, its file, whether it is used without being printed, and the words of findings that name it.
struct Mark {
    text: String,
    file: &'static str,
    is_used: bool,
    names: Vec<Vec<String>>,
}

#[derive(Default)]
struct Marks(Vec<Mark>);

impl Marks {
    fn add(&mut self, text: String, file: &'static str, is_used: bool, names: Vec<Vec<String>>) -> String {
        self.0.push(Mark { text: text.clone(), file, is_used, names });
        text
    }

    /// A text that findings call by a word.
    fn text(&mut self, file: &'static str, word: &str, is_used: bool) -> String {
        self.add(format!("標{:03}", self.0.len()), file, is_used, vec![vec![format!("「{word}」")]])
    }

    /// A number that nothing else prints.
    fn number(&mut self, file: &'static str, is_used: bool, names: Vec<Vec<String>>) -> String {
        self.add(format!("{}", 13_579 + 1_013 * self.0.len()), file, is_used, names)
    }

    /// A value of a series of an indicator.
    fn value(
        &mut self,
        choices: &mut Choices,
        columns: &Columns,
        series: &str,
        period: Option<usize>,
        label: &str,
    ) -> String {
        let names = |part: &str| {
            let of_series = format!("「{series}」");
            let of_period = vec![of_series.clone(), label.to_owned(), part.to_owned()];
            vec![of_period, vec![of_series, "この様式では".to_owned()], vec!["「指標」".to_owned()]]
        };
        let is_used = columns.uses(series, period);
        let text = |marks: &mut Self, part: &str| {
            let text = format!("標{:03}", marks.0.len());
            marks.add(text, PROJECT, false, names(part))
        };
        match choices.pick(4) {
            0 => {
                let figure = self.number(PROJECT, is_used, names("値"));
                format!("{{値: {figure}, 付記: {}, 注: {}}}", text(self, "付記"), text(self, "注"))
            }
            1 => {
                let parts: Vec<String> = (0..1 + choices.pick(2))
                    .map(|_| format!("{}: {}", text(self, "内訳"), self.number(PROJECT, is_used, names("内訳"))))
                    .collect();
                // A name of a part goes with its figure.
                let from = self.0.len() - 2 * parts.len();
                self.0[from..].iter_mut().for_each(|mark| mark.is_used = is_used);
                format!("{{内訳: {{{}}}, 付記: {}}}", parts.join(", "), text(self, "付記"))
            }
            _ => self.number(PROJECT, is_used, names("値")),
        }
    }

    /// An indicator of a section, in the table with these columns.
    fn indicator_of_section(
        &mut self,
        choices: &mut Choices,
        columns: &Columns,
        years: &[(&'static str, Year)],
    ) -> String {
        let first = self.0.len();
        let yaml = self.indicator(choices, ("", columns), years);
        self.0[first..].iter_mut().for_each(|mark| mark.file = PLAN);
        yaml
    }

    /// An indicator in the table with these columns.
    fn indicator(
        &mut self,
        choices: &mut Choices,
        (table, columns): (&str, &Columns),
        years: &[(&'static str, Year)],
    ) -> String {
        let mut yaml = format!("{{名称: 指標{}", self.0.len());
        if !table.is_empty() {
            yaml += &format!(", 表: {table}");
        }
        let unit = format!("標{:03}", self.0.len());
        let unit_names = ["「単位」", "単位「"].map(|word| vec![word.to_owned()]);
        let names = unit_names.into_iter().chain([vec!["「指標」".to_owned()]]).collect();
        yaml += &format!(", 単位: {}", self.add(unit, PROJECT, false, names));
        for (series, year) in years.iter().filter(|(series, _)| WRITTEN.contains(series)) {
            match year {
                Year::Common if choices.pick(3) > 0 => {
                    yaml += &format!(", {series}: {}", self.value(choices, columns, series, None, LABELS[1]));
                }
                Year::Own if choices.pick(3) > 0 => {
                    yaml += &format!(", {series}: {{R8: {}}}", self.value(choices, columns, series, None, LABELS[2]));
                }
                Year::Common | Year::Own => {}
                Year::Shown => {
                    let written: Vec<usize> = (0..PERIODS.len()).filter(|_| choices.pick(4) > 0).collect();
                    let values = written.into_iter().map(|period| {
                        let value = self.value(choices, columns, series, Some(period), LABELS[period]);
                        format!("{}: {value}", PERIODS[period])
                    });
                    let values: Vec<String> = values.collect();
                    if !values.is_empty() {
                        yaml += &format!(", {series}: {{{}}}", values.join(", "));
                    }
                }
            }
        }
        yaml + "}"
    }
}

/// A plan whose form and content these choices make, and its marks.
fn plan(bytes: &[u8]) -> (Workspace, Marks, String) {
    let choices = &mut Choices(bytes.iter());
    let years = [
        ("計画", [Year::Shown, Year::Own, Year::Common][choices.pick(3)]),
        ("実績", Year::Shown),
        ("累計", [Year::Shown, Year::Own][choices.pick(2)]),
    ];
    let roles = ["目標", "実績", "累計"];
    let written = years.iter().zip(roles);
    let written = written.map(|((name, year), role)| format!("{{名称: {name}, 役割: {role}, 年度: {}}}", year.word()));
    let series: Vec<String> = written
        .chain(
            [("差", "実績-前年度"), ("率", "実績÷目標"), ("累計率", "累計÷目標")]
                .map(|(name, formula)| format!("{{名称: {name}, 計算: {formula}}}")),
        )
        .collect();
    let (of_items, unnamed, named) =
        (Columns::choose(choices, &years), Columns::choose(choices, &years), Columns::choose(choices, &years));
    let has_named = choices.yes();
    let item_columns: Vec<String> =
        choices.some(&["担当課", "取組内容", "独自欄", "段階", "成果"]).into_iter().map(str::to_owned).collect();
    let item_columns = [vec!["番号".to_owned(), "名称".to_owned()], item_columns, of_items.yaml.clone()].concat();
    let lines = [vec!["事業"], choices.some(&["取り組み目標", "主な取り組み", "事業費", "担当課"])].concat();
    let opinions = match choices.pick(4) {
        0 => "なし".to_owned(),
        _ => format!("{{列: [{}]}}", [vec!["名称"], choices.some(&["意見", "連携・協力", "回答"])].concat().join(", ")),
    };
    let counts = choices.pick(3) == 0;
    let arrangement = arrangement(choices, has_named, opinions != "なし", counts);
    let table = |name: &str, columns: &Columns| {
        let columns = if columns.yaml.is_empty() { "指標".to_owned() } else { columns.yaml.join(", ") };
        format!("{{{name}列: [{columns}]}}")
    };
    let tables = [Some(table("", &unnamed)), has_named.then(|| table("名称: 活動, ", &named))];
    let form = format!(
        "様式:\n  階層: [柱]\n  配置: {arrangement}\n  桁区切り: なし\n  系列: [{}]\n  評価: [{{名称: 段階, 選択肢: [可シ, 否ス]}}]\n  \
         独自: [独自欄, {{名称: 事業費, 種類: 数, 対象: 事業}}, {{名称: 柱欄, 対象: 柱}}]\n  事業欄: [{}]\n  列: [{}]\n  指標の表: [{}]\n  意見: {opinions}\n{}",
        series.join(", "),
        lines.join(", "),
        item_columns.join(", "),
        tables.into_iter().flatten().collect::<Vec<_>>().join(", "),
        if counts { "  集計: [{題名: 数, 行: 独自欄, 列: [件数]}]\n" } else { "" },
    );
    let mut marks = Marks::default();
    let focus = choices.yes();
    let label = marks.add(
        "標見出し".to_owned(),
        PROJECT,
        false,
        vec![vec!["「見出し」の「重点」".to_owned()], vec!["「重点」".to_owned()]],
    );
    let mut project = format!("事業: 事業サ\n見出し: {{重点: {label}}}\n");
    project += &format!("取り組み目標: {}\n", marks.text(PROJECT, "取り組み目標", false));
    project += &format!("主な取り組み: [{}]\n", marks.text(PROJECT, "主な取り組み", false));
    project += &format!("独自: {{事業費: {}}}\n", marks.number(PROJECT, false, vec![vec!["「事業費」".to_owned()]]));
    project += &format!("指標: [{}]\n", marks.indicator(choices, ("", &unnamed), &years));
    project += "取組項目:\n  - 番号: 1\n    名称: 取組ア\n    担当課: [総務課]\n    段階: 可シ\n";
    project += &format!("    取組内容: {}\n", marks.text(PROJECT, "取組内容", false));
    if focus {
        project += &format!("    重点: {}\n", marks.text(PROJECT, "重点", false));
    }
    project += &format!("    独自: {{独自欄: {}}}\n", marks.text(PROJECT, "独自欄", counts));
    project += &format!("    成果: {}\n", marks.text(PROJECT, "成果", false));
    let mut indicators = vec![marks.indicator(choices, ("", &of_items), &years)];
    if has_named {
        indicators.push(marks.indicator(choices, ("活動", &named), &years));
    }
    project += &format!("    指標: [{}]\n", indicators.join(", "));
    let opinion = format!(
        "意見:\n  - {{番号: 1, 意見: {}, 連携・協力: {}, 回答: {}}}\n",
        marks.text(OPINIONS, "意見", false),
        marks.text(OPINIONS, if opinions == "なし" { "意見" } else { "連携・協力" }, false),
        marks.text(OPINIONS, if opinions == "なし" { "意見" } else { "回答" }, false),
    );
    // A project or item that is printed nowhere is told as a whole.
    for mark in marks.0.iter_mut().filter(|mark| mark.file == PROJECT) {
        mark.names.extend(["「事業」は", "「取組項目」は"].map(|word| vec![word.to_owned()]));
    }
    let mut section = format!("柱: か, 独自: {{柱欄: {}}}, ", marks.text(PLAN, "柱欄", false));
    section += &format!("指標: [{}], ", marks.indicator_of_section(choices, &unnamed, &years));
    let workspace = Workspace::empty();
    let plan = format!(
        "計画: 計画\n題名: 題名\n資料番号: 資料1\n発行者: 市\n作成日: 2020-07-01\n年度: H31\n表示年度: [H30, H31]\n\
         委員会: 委員会\n担当課: [総務課]\n{form}体系:\n  - {{{section}事業: [a]}}\n"
    );
    workspace.write("plan.yaml", &plan).write(PROJECT, &project).write(OPINIONS, &opinion);
    (workspace, marks, format!("{plan}\n{project}\n{opinion}"))
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: u32::try_from(number_from_env("SHINKAN_MARKED_PLANS", 24)).unwrap(),
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(20_200_701),
        ..ProptestConfig::default()
    })]

    #[test]
    fn every_scalar_is_printed_or_used_or_named_by_a_finding(bytes in proptest::collection::vec(any::<u8>(), 240)) {
        let (workspace, marks, yaml) = plan(&bytes);
        let run = workspace.run(&["build"]);
        prop_assert_eq!(run.code, 0, "{}\n{}", run.stderr, yaml);
        let paper = std::fs::read(workspace.path().join("out/2019/資料1.pdf")).unwrap();
        let text = without_whitespace(&Document::read(&paper).text());
        let findings = told(&workspace);
        for mark in &marks.0 {
            let names = |finding: &&Told| {
                let words = |words: &Vec<String>| words.iter().all(|word| finding.message.contains(word.as_str()));
                finding.file.ends_with(mark.file) && mark.names.iter().any(words)
            };
            let is_told = findings.iter().any(|finding| names(&finding));
            prop_assert!(text.contains(&mark.text) || mark.is_used || is_told, "{} is lost\n{}", mark.text, yaml);
        }
        let mut places = BTreeSet::new();
        for finding in findings.iter().filter(|finding| CODES.contains(&finding.code.as_str())) {
            prop_assert!(places.insert(&finding.place), "{} is told twice\n{}", finding.place, yaml);
        }
    }
}
