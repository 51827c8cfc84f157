//! 配置 put together at random.

use super::every_scalar::Choices;

/// 配置 as a word or as lists of blocks, some of which leave out what is below them.
///
/// - `has_named`: whether there is a 指標の表 with a name
/// - `has_opinions`: whether the form prints opinions
/// - `counts`: whether it has a 集計
pub fn arrangement(choices: &mut Choices, has_named: bool, has_opinions: bool, counts: bool) -> String {
    let kind = choices.pick(4);
    if kind < 2 {
        return ["表", "カード"][kind].to_owned();
    }
    let has_cards = kind == 3;
    let in_place = if has_opinions && choices.yes() { choices.pick(3) } else { 3 };
    let rows = if choices.yes() { "意見" } else { "{意見: 書いたもの}" };
    let opinions = |list: usize| (in_place == list).then(|| rows.to_owned());
    let tables = |choices: &mut Choices| {
        let named = (has_named && choices.yes()).then(|| "{指標の表: 活動}".to_owned());
        let others =
            choices.yes().then(|| ["指標の表", "{指標の表: すべて, 空のとき: 印刷する}"][choices.pick(2)].to_owned());
        named.into_iter().chain(others).collect::<Vec<_>>()
    };
    let fields = |choices: &mut Choices, words: &[&str]| {
        let columns = 1 + choices.pick(4);
        let side = ["左", "上"][choices.pick(2)];
        let chosen = choices.some(words);
        (!chosen.is_empty()).then(|| format!("{{欄: [{}], 段: {columns}, 見出しの位置: {side}}}", chosen.join(", ")))
    };
    let some = |choices: &mut Choices, block: &str| choices.yes().then(|| block.to_owned());
    let mut sheet = vec![Some("題名".to_owned()), some(choices, "階層"), some(choices, "階層の内容")];
    sheet.push(fields(choices, &["柱", "柱欄", "担当課"]));
    sheet.push(some(choices, "{文: 柱欄}"));
    sheet.extend(tables(choices).into_iter().map(Some));
    // Without it, everything below is left out.
    sheet.push((choices.pick(8) > 0).then(|| "事業".to_owned()));
    sheet.extend([opinions(0), (counts && choices.yes()).then(|| "{集計: 数}".to_owned()), some(choices, "注記")]);
    let mut project = vec![some(choices, "事業欄"), some(choices, "{見出し: 1 概要}")];
    project.push(fields(choices, &["事業", "取り組み目標", "主な取り組み", "担当課", "事業費", "柱"]));
    project.push(some(choices, "{文: 取り組み目標}"));
    project.push(some(choices, "{年度の表: [事業費]}"));
    project.extend(tables(choices).into_iter().map(Some));
    project.push((choices.pick(8) > 0).then(|| "取組項目".to_owned()));
    project.push(opinions(1));
    project.push(some(choices, "{押印欄: [課長]}"));
    let mut card = vec![Some("題名".to_owned()), some(choices, "列")];
    card.push(fields(choices, &["取組内容", "独自欄", "成果", "担当課", "取り組み目標", "事業", "段階"]));
    card.push(some(choices, "{文: 取組内容}"));
    card.push(some(choices, "{評価: 段階, 理由: 成果, 空のとき: 省く}"));
    card.extend(tables(choices).into_iter().map(Some));
    card.extend([opinions(2), some(choices, "空き")]);
    let list = |blocks: Vec<Option<String>>| blocks.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let project = list(project);
    let project = if project.is_empty() { "{空き: 1}".to_owned() } else { project };
    let card = if has_cards { format!(", 取組項目: [{}]", list(card)) } else { String::new() };
    format!("{{シート: [{}], 事業: [{project}]{card}}}", list(sheet))
}
