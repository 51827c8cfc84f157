//! A plan whose figures and texts are honest, as two editions: that of the year before, and the one to check.

use std::fmt::Write as _;

use super::random::Random;

/// The fiscal years of the figures; the edition before shows all but the last, the one to check all but the first.
const YEARS: std::ops::RangeInclusive<u16> = 2018..=2023;
/// The years of the epidemic.
const EPIDEMIC: std::ops::RangeInclusive<u16> = 2020..=2022;
const PER_FILE: usize = 20;
const SUBJECTS: &[&str] = &[
    "講座",
    "研修会",
    "相談",
    "見守り",
    "訪問",
    "健診",
    "訓練",
    "教室",
    "サロン",
    "図書",
    "道路",
    "公園",
    "ごみ",
    "給食",
    "住宅",
];
const AREAS: &[&str] = &["東部", "西部", "南部", "北部", "中央", "駅前", "山手", "海岸", "川端", "丘陵"];

/// An edition as files.
pub struct Edition {
    pub year: u16,
    pub plan: String,
    pub projects: Vec<(String, String)>,
}

/// A random plan.
pub struct Plan {
    items: Vec<Item>,
}

struct Item {
    name: String,
    indicators: Vec<Indicator>,
}

struct Indicator {
    name: String,
    unit: &'static str,
    decimals: usize,
    /// The results, by year.
    results: Vec<(u16, f64)>,
    targets: Vec<(u16, f64)>,
    totals: Vec<(u16, f64)>,
    /// What is printed behind the last result.
    suffix: Option<String>,
}

impl Plan {
    pub fn new(seed: u64, items: usize) -> Self {
        let mut random = Random::new(seed);
        Self { items: (0..items).map(|number| Item::new(&mut random, number)).collect() }
    }

    /// - `shown`: how many years each shows
    pub fn editions(&self, shown: u16) -> [Edition; 2] {
        [YEARS.end() - 1, *YEARS.end()].map(|year| self.edition(year, shown))
    }

    /// How many series of results, targets and totals there are.
    pub fn series(&self) -> usize {
        let all = self.items.iter().flat_map(|item| &item.indicators);
        let of = |indicator: &Indicator| {
            [&indicator.results, &indicator.targets, &indicator.totals]
                .iter()
                .filter(|values| !values.is_empty())
                .count()
        };
        all.map(of).sum()
    }

    fn edition(&self, year: u16, count: u16) -> Edition {
        let shown: Vec<u16> = YEARS.filter(|shown| (year + 1 - count..=year).contains(shown)).collect();
        let files: Vec<&[Item]> = self.items.chunks(PER_FILE).collect();
        let ids: Vec<String> = (1..=files.len()).map(|number| format!("a{number}")).collect();
        let years: Vec<String> = shown.iter().map(u16::to_string).collect();
        let plan = format!(
            "計画: 計画\n題名: 進行管理シート\n資料番号: 資料1\n発行者: 市\n作成日: 2024-07-01\n年度: {year}\n\
             表示年度: [{}]\n委員会: 委員会\n担当課: [社会福祉課]\n体系:\n  - 基本方針: 方針\n    施策の方向:\n      \
             - 名称: 施策\n        事業: [{}]\n様式:\n  系列: [目標, 実績, 累計]\n",
            years.join(", "),
            ids.join(", ")
        );
        let project = |(file, items): (usize, &&[Item])| {
            let mut text =
                format!("事業: 事業{}\n取り組み目標: 目標。\n主な取り組み: [取り組み。]\n取組項目:\n", file + 1);
            for (index, item) in items.iter().enumerate() {
                item.write(&mut text, file * PER_FILE + index + 1, year, &shown);
            }
            (format!("a{}.yaml", file + 1), text)
        };
        Edition { year, plan, projects: files.iter().enumerate().map(project).collect() }
    }
}

impl Item {
    fn new(random: &mut Random, number: usize) -> Self {
        let (area, subject) = (random.pick(AREAS), random.pick(SUBJECTS));
        let name = format!("{area}の{subject}その{number}");
        let mut indicators: Vec<Indicator> = Vec::new();
        for _ in 0..=random.below(4) {
            let more = Indicator::random(random, number);
            if indicators.iter().all(|indicator| more.iter().all(|new| new.name != indicator.name)) {
                indicators.extend(more);
            }
        }
        Self { name, indicators }
    }

    fn write(&self, text: &mut String, number: usize, year: u16, shown: &[u16]) {
        writeln!(
            text,
            "  - 番号: {number}\n    名称: {}\n    担当課: [社会福祉課]\n    進捗状況: 概ね進んだ\n    指標:",
            self.name
        )
        .unwrap();
        for indicator in &self.indicators {
            indicator.write(text, year, shown);
        }
        writeln!(text, "    成果: {}", self.outcome(year)).unwrap();
    }

    /// What is true of the first indicator.
    fn outcome(&self, year: u16) -> String {
        let first = &self.indicators[0];
        let at = |values: &[(u16, f64)], year: u16| {
            values.iter().find(|(at, _)| *at == year).and_then(|(_, value)| first.spelled(*value).parse::<f64>().ok())
        };
        let (now, before) = (at(&first.results, year), at(&first.results, year - 1));
        let mut text =
            format!("令和{}年度は{}を{}回開き、", year - 2018, self.name, (now.unwrap_or(0.0) as u64) % 17 + 1);
        match now.zip(before) {
            Some((now, before)) if now > before => write!(text, "{}は前年度より増加した。", first.name).unwrap(),
            Some((now, before)) if now < before => write!(text, "{}は前年度より減少した。", first.name).unwrap(),
            _ => text.push_str("予定どおり実施した。"),
        }
        if let Some((now, target)) = now.zip(at(&first.targets, year)) {
            let told = if now >= target { "目標を達成した" } else { "目標を達成できなかった" };
            write!(text, "{}は{told}。", first.name).unwrap();
        }
        let (part, whole) = (40 + year as usize % 50, 180 + self.name.len());
        let share = part as f64 * 100.0 / whole as f64;
        write!(
            text,
            "回答者{whole}人中{part}人（{share:.1}%）が満足し、2月{}日から関係機関と調整中である。",
            year % 28 + 1
        )
        .unwrap();
        text
    }
}

impl Indicator {
    /// One indicator, or several that belong together.
    fn random(random: &mut Random, number: usize) -> Vec<Self> {
        let (area, subject) = (random.pick(AREAS), random.pick(SUBJECTS));
        let unit = random.pick(&["人", "件", "回", "部", "か所", "世帯"]);
        let counted = match unit {
            "人" => "参加者数",
            "件" => "件数",
            "回" => "開催回数",
            "部" => "配布部数",
            "か所" => "箇所数",
            _ => "世帯数",
        };
        let name = format!("{area}{subject}{number}の{counted}");
        let counts = |values: Vec<f64>| Self::new(&name, unit, 0, values);
        let level = random.size(3.0, 30_000.0);
        match random.below(11) {
            0 | 1 => vec![counts(noise(random, level, 0.15))],
            2 => {
                let growth = random.between(0.7, 1.5);
                vec![counts(years(|year| level * growth.powi(year) * (1.0 + 0.05 * random.normal())))]
            }
            3 => {
                let mean = random.size(0.3, 8.0);
                vec![counts(years(|_| random.count(mean)))]
            }
            4 => vec![counts(epidemic(random, level))],
            5 => vec![counts(years(|_| level))],
            6 => {
                let since = random.below(5) as i32;
                vec![counts(years(|year| if year < since { 0.0 } else { level * (1.0 + 0.1 * random.normal()) }))]
            }
            7 => Self::rate(random, &format!("{area}{subject}{number}")),
            8 => vec![Self::cumulative(random, &name, unit, level)],
            9 => vec![Self::budget(random, &format!("{area}{subject}{number}の委託額"))],
            _ => {
                // Two of a kind, which go their own ways.
                let times = random.between(0.3, 3.0);
                let (visits, calls) = (noise(random, level, 0.2), noise(random, level * times, 0.2));
                vec![
                    Self::new(&format!("{area}{subject}{number}の来所の件数"), "件", 0, visits),
                    Self::new(&format!("{area}{subject}{number}の電話の件数"), "件", 0, calls),
                ]
            }
        }
        .into_iter()
        .map(|indicator| indicator.with_targets(random))
        .collect()
    }

    fn new(name: &str, unit: &'static str, decimals: usize, values: Vec<f64>) -> Self {
        let results = YEARS.zip(values.into_iter().map(|value| value.max(0.0))).collect();
        let (targets, totals) = (Vec::new(), Vec::new());
        Self { name: name.to_owned(), unit, decimals, results, targets, totals, suffix: None }
    }

    /// A rate with its two numbers behind it, or without.
    fn rate(random: &mut Random, subject: &str) -> Vec<Self> {
        let kind = random.pick(&["満足度", "受診率", "出席率", "知っている人の割合", "目標達成率"]);
        let level = random.between(3.0, 99.0);
        let limit = if kind == "目標達成率" { f64::INFINITY } else { 100.0 };
        let values = years(|_| (level + 4.0 * random.normal()).clamp(0.0, limit));
        let mut rate = Self::new(&format!("{subject}の{kind}"), random.pick(&["%", "％"]), random.below(2), values);
        if random.chance(0.3) {
            let whole = random.size(40.0, 9000.0).round();
            let part = (rate.results.last().unwrap().1.min(100.0) * whole / 100.0).round();
            let unrounded = part * 100.0 / whole;
            rate.results.last_mut().unwrap().1 = unrounded;
            rate.suffix = Some(format!("({part}/{whole})"));
        }
        vec![rate]
    }

    /// What adds up; some begin anew with a new plan.
    fn cumulative(random: &mut Random, name: &str, unit: &'static str, level: f64) -> Self {
        let mut indicator = Self::new(name, unit, 0, noise(random, level, 0.2));
        let anew = random.chance(0.3).then(|| 2018 + random.below(6) as u16);
        let mut total = level.round() * 3.0;
        for (year, value) in &indicator.results {
            total = if anew == Some(*year) { value.round() } else { total + value.round() };
            indicator.totals.push((*year, total));
        }
        indicator
    }

    /// An amount in 円 or 千円 with its budget.
    fn budget(random: &mut Random, name: &str) -> Self {
        let (unit, level) = if random.chance(0.5) { ("千円", 90.0) } else { ("円", 90_000.0) };
        let level = level * random.size(1.0, 900.0);
        let mut amount = Self::new(name, unit, 0, noise(random, level, 0.08));
        let place = 10_f64.powf(level.log10().floor() - 2.0).max(1.0);
        amount.targets =
            YEARS.map(|year| (year, (level * random.between(0.95, 1.1) / place).round() * place)).collect();
        amount
    }

    /// Targets that rise by equal steps or stay.
    fn with_targets(mut self, random: &mut Random) -> Self {
        if self.targets.is_empty() && self.totals.is_empty() && random.chance(0.4) {
            let first = self.results[0].1.round();
            let step = if random.chance(0.3) { 0.0 } else { (first / 20.0).round() };
            let most = if self.unit.starts_with(['%', '％']) { 100.0 } else { f64::INFINITY };
            self.targets = YEARS.map(|year| (year, (first + step * f64::from(year - 2018)).min(most))).collect();
        }
        self
    }

    fn spelled(&self, value: f64) -> String {
        format!("{value:.*}", self.decimals)
    }

    fn write(&self, text: &mut String, year: u16, shown: &[u16]) {
        write!(text, "      - {{名称: {}, 単位: \"{}\"", self.name, self.unit).unwrap();
        for (series, values) in [("目標", &self.targets), ("実績", &self.results), ("累計", &self.totals)] {
            let values = values.iter().filter(|(at, _)| shown.contains(at)).map(|(at, value)| {
                let spelled = self.spelled(*value);
                match self.suffix.as_ref().filter(|_| series == "実績" && *at == *YEARS.end() && *at == year) {
                    Some(suffix) => format!("{at}: {{値: {spelled}, 付記: {suffix}}}"),
                    None => format!("{at}: {spelled}"),
                }
            });
            let values: Vec<String> = values.collect();
            if !values.is_empty() {
                write!(text, ", {series}: {{{}}}", values.join(", ")).unwrap();
            }
        }
        text.push_str("}\n");
    }
}

/// A figure for each year, by its position.
fn years(mut figure: impl FnMut(i32) -> f64) -> Vec<f64> {
    (0..YEARS.count() as i32).map(&mut figure).collect()
}

fn noise(random: &mut Random, level: f64, deviation: f64) -> Vec<f64> {
    years(|_| level * (deviation * random.normal()).exp())
}

/// What fell in the epidemic, to nothing or to a part, and rose again.
fn epidemic(random: &mut Random, level: f64) -> Vec<f64> {
    let fall = random.pick(&[0.0, 0.05, 0.1, 0.2, 0.4]);
    let end = random.pick(&[2021, 2022]);
    years(|year| {
        let is_low = (*EPIDEMIC.start()..=end).contains(&(2018 + year as u16));
        level * if is_low { fall } else { 1.0 } * (0.1 * random.normal()).exp()
    })
}
