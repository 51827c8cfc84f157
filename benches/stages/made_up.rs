//! Generates a plan of any size. The same size gives the same plan, and every text in it is different, so that no item
//! profits from the memo of another.

use std::fmt::Write as _;

/// 事業 per sheet, and 取組項目 per 事業.
const PROJECTS: usize = 2;
const ITEMS: usize = 2;
/// 取組項目 per 担当課.
const ITEMS_OF_DEPARTMENT: usize = 10;

const WORDS: [&str; 24] = [
    "地域",
    "福祉",
    "相談",
    "支援",
    "体制",
    "情報",
    "提供",
    "連携",
    "推進",
    "高齢者",
    "子育て",
    "世帯",
    "窓口",
    "周知",
    "講座",
    "開催",
    "団体",
    "活動",
    "補助金",
    "会議",
    "調査",
    "見守り",
    "訪問",
    "研修",
];
const STATUSES: [&str; 4] = ["順調に進んだ", "概ね進んだ", "一部遅れがある", "未実施"];

/// The files of a plan with `items` 取組項目, by their paths in a workspace.
pub fn files(items: usize) -> Vec<(String, String)> {
    let mut chance = Chance(20_190_401);
    let departments = items.div_ceil(ITEMS_OF_DEPARTMENT).clamp(2, 200);
    let sheets = items.div_ceil(PROJECTS * ITEMS);
    let mut files = Vec::new();
    let mut number = 0;
    for sheet in 1..=sheets {
        for project in 1..=PROJECTS {
            let mut text = format!(
                "事業: {}\n取り組み目標: {}\n主な取り組み:\n  - {}\n取組項目:\n",
                chance.phrase(3),
                chance.prose(1),
                chance.prose(1)
            );
            for _ in 0..ITEMS {
                number += 1;
                chance.item(number, departments, &mut text);
            }
            files.push((format!("content/2019/projects/{sheet}-{project}.yaml"), text));
        }
    }
    files.push(("content/2019/plan.yaml".to_owned(), chance.plan(departments, sheets)));
    files
}

fn department(number: usize) -> String {
    format!("第{}{}課", number + 1, WORDS[number % WORDS.len()])
}

/// SplitMix64 (Steele, Lea and Flood, 2014).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % bound as u64) as usize
    }

    fn phrase(&mut self, words: usize) -> String {
        (0..words).map(|_| WORDS[self.below(WORDS.len())]).collect::<Vec<_>>().join("の")
    }

    fn prose(&mut self, most: usize) -> String {
        let sentences = 1 + self.below(most);
        let sentence = |chance: &mut Self| {
            let (first, second) = (3 + chance.below(4), 2 + chance.below(3));
            format!("{}を{}回行い、{}につなげた。", chance.phrase(first), chance.below(100), chance.phrase(second))
        };
        (0..sentences).map(|_| sentence(self)).collect()
    }

    fn item(&mut self, number: usize, departments: usize, text: &mut String) {
        let owner = department(number % departments);
        let other = department((number * 7 + 1) % departments);
        // Every fourth item has two 担当課.
        let owners = if number.is_multiple_of(4) && other != owner { format!("{owner}, {other}") } else { owner };
        let (before, now) = (1 + self.below(9999), 1 + self.below(9999));
        let _ = write!(
            text,
            "  - 番号: {number}\n    名称: {}\n    担当課: [{owners}]\n    取組内容: {}\n    重点: {}\n    進捗状況: {}\n    \
             指標:\n      - {{名称: {}の数, 単位: 回, 実績: {{H30: {before}, H31: {now}}}}}\n    成果: {}\n",
            self.phrase(3),
            self.prose(2),
            self.prose(2),
            STATUSES[self.below(STATUSES.len())],
            self.phrase(2),
            self.prose(4)
        );
    }

    fn plan(&mut self, departments: usize, sheets: usize) -> String {
        let mut text = "計画: 大きな計画\n題名: 大きな計画の進行管理シート\n資料番号: 資料1\n発行者: 大きな市\n\
                        作成日: 2020-07-01\n年度: H31\n表示年度: [H30, H31]\n委員会: 委員会\n担当課:\n"
            .to_owned();
        for number in 0..departments {
            let _ = writeln!(text, "  - {}", department(number));
        }
        text.push_str("体系:\n");
        for sheet in 1..=sheets {
            if sheet % 3 == 1 {
                let _ = write!(text, "  - 基本方針: ({}){}\n    施策の方向:\n", sheet.div_ceil(3), self.phrase(3));
            }
            let ids: Vec<String> = (1..=PROJECTS).map(|project| format!("{sheet}-{project}")).collect();
            let _ = write!(text, "      - 名称: {}\n        事業: [{}]\n", self.phrase(3), ids.join(", "));
        }
        text
    }
}
