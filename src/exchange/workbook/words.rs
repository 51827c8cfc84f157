//! The words of a workbook.

use super::arrangement::Request;
use crate::exchange::questionnaire::{Answer, Questionnaire};
use crate::model::Plan;
/// The hidden sheet of options.
pub(super) use crate::vocabulary::OPTIONS;

/// The first sheet.
pub(super) const COVER: &str = "はじめに";

/// The title of the first sheet.
pub(super) fn title(questionnaire: &Questionnaire) -> String {
    format!("{} への照会", questionnaire.department)
}

/// What the first sheet says, a text per line.
pub(super) fn cover(plan: &Plan, questionnaire: &Questionnaire, request: &Request) -> Vec<(&'static str, String)> {
    let sheets: Vec<String> = (questionnaire.sheets.iter().enumerate())
        .map(|(index, sheet)| {
            let asked = sheet.rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.asked).count();
            format!("「{}」に {asked}か所（{}行のうち）", sheet_name(questionnaire, index), sheet.rows.len())
        })
        .collect();
    let due = request.due.map(|due| ("締切", due.in_era()));
    let mut lines = vec![
        ("計画", plan.name.value.clone()),
        ("資料", format!("{}　{}", plan.mark(), plan.title.value)),
        ("対象の年度", plan.period_name(plan.year)),
        ("回答先", plan.publisher.clone()),
    ];
    lines.extend(due);
    lines.push(("記入するところ", sheets.join("、")));
    lines
}

/// How a workbook is filled in.
pub(super) const HOW: [&str; 5] = [
    "白い枠が、記入していただくところです。灰色の枠は、お知らせのためのもので、直しても取り込みません。直したいときは、その旨をお知らせください。",
    "▼の出る枠は、選択肢から選んでください。数は、単位を付けずに数だけを書いてください。",
    "書くことがない枠は、空のままで構いません。",
    "行を並べ替えても、列の幅や行の高さを変えても構いません。行や列は、足したり消したりしないでください。",
    "ファイル名は変えて構いません。Excel ブック（.xlsx）のまま返してください。",
];

/// What is to be written in a column.
pub(super) fn guidance(answer: &Answer) -> &'static str {
    match answer {
        Answer::Text => "文で書いてください",
        Answer::Figure => "数だけを書いてください（単位は書きません）",
        Answer::OneOf(_) => "▼から1つ選んでください",
        Answer::AnyOf(_) => "選択肢を書いてください。2つ以上なら「、」で区切ります",
    }
}

/// What Excel says of an option that there is not.
pub(super) const NO_OPTION: (&str, &str) = ("選択肢にありません", "▼を押して、一覧から選んでください。");

/// The name of the sheet at an index of a questionnaire: at most 31 characters, none that Excel forbids, and that of no other
/// sheet.
pub(super) fn sheet_name(questionnaire: &Questionnaire, index: usize) -> String {
    let allowed = |name: &str| -> String {
        let wide = |c: char| match c {
            '[' => '［',
            ']' => '］',
            ':' => '：',
            '*' => '＊',
            '?' => '？',
            '/' => '／',
            '\\' => '＼',
            '\'' => '’',
            c => c,
        };
        name.chars().filter(|c| !c.is_control()).map(wide).take(MOST_CHARACTERS).collect()
    };
    let names: Vec<String> = questionnaire.sheets[..=index].iter().map(|sheet| allowed(&sheet.name)).collect();
    let name = &names[index];
    let is_taken = [COVER, OPTIONS, ""].contains(&name.as_str()) || names[..index].contains(name);
    if is_taken { format!("{name}（{}）", index + 1) } else { name.clone() }
}

/// How many characters of a name are used, so that a number still has room behind it.
const MOST_CHARACTERS: usize = 25;
