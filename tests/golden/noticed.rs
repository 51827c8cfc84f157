//! That the comparison can fail: a change of the content, of the print or of the 正誤表 is noticed.

use serde_yaml::{Number, Value};

use super::compare::{Source, differences, differences_of};
use super::expected::Content;
use super::paper::Paper;
use super::{content, errata, file, print, seed, shown, sound};

/// What is read, but not for the paper itself.
const NOT_PRINTED: [&str; 6] = ["計画", "発行者", "作成日", "年度", "担当課", "委員会評価"];

/// A value within a value: the keys and positions that lead to it.
type Path = Vec<Value>;

/// Every text and number of a file that the paper prints.
fn leaves(value: &Value, path: &Path, leaves: &mut Vec<Path>) {
    let step = |key: &Value| [path.as_slice(), std::slice::from_ref(key)].concat();
    match value {
        Value::Mapping(map) => {
            // 担当課 of the plan is a list of names to choose from; that of an item is printed.
            let printed =
                |key: &Value| !path.is_empty() && key == "担当課" || NOT_PRINTED.iter().all(|other| key != *other);
            map.iter().filter(|(key, _)| printed(key)).for_each(|(key, value)| self::leaves(value, &step(key), leaves));
        }
        Value::Sequence(list) => {
            let entries = list.iter().enumerate();
            entries.for_each(|(index, value)| self::leaves(value, &step(&Value::from(index)), leaves));
        }
        _ => leaves.push(path.clone()),
    }
}

/// The value at the end of a path.
fn at<'a>(value: &'a mut Value, path: &[Value]) -> &'a mut Value {
    path.iter().fold(value, |value, key| match (value, key.as_u64()) {
        (Value::Sequence(list), Some(index)) => &mut list[index as usize],
        (value, _) => &mut value[key],
    })
}

/// Makes another value of it.
fn change(value: &mut Value) {
    *value = match value {
        Value::String(text) => Value::String(format!("{text}々")),
        Value::Number(number) => Value::Number(Number::from(number.as_u64().unwrap_or(0) + 1)),
        other => panic!("{other:?} is neither text nor number"),
    };
}

#[test]
fn another_number_in_the_content_is_found_at_each_of_its_appearances() {
    let mut content = content();
    content.projects.get_mut("1-1-1").unwrap()["取組項目"][0]["指標"][0]["実績"]["H31"] = Value::from(2301);
    assert_eq!(
        differences(&content.paper().unwrap(), shown(), Source::Content),
        [
            "sheet 1, 事業 1, No. 1, 31, 実績値: expected [2,301 | 1,990], found [2,300 | 1,990]",
            "sheet 2, 事業 1, No. 1, 31, 実績値: expected [2,301 | 1,990], found [2,300 | 1,990]",
        ]
    );
}

#[test]
fn another_judgement_in_the_content_is_noticed() {
    let mut content = content();
    content.projects.get_mut("5-2-1").unwrap()["取組項目"][2]["進捗状況"] = Value::from("未実施");
    assert_eq!(
        differences(&content.paper().unwrap(), shown(), Source::Content),
        ["sheet 14, 事業 1, No. 41, 進捗状況: \
            expected [☐順調に進んだ | ☐概ね進んだ | ☐一部遅れがある | ☑未実施], \
            found [☑順調に進んだ | ☐概ね進んだ | ☐一部遅れがある | ☐未実施]"]
    );
}

#[test]
fn an_item_too_few_in_the_content_is_noticed() {
    let mut content = content();
    let items = content.projects.get_mut("5-3-2").unwrap()["取組項目"].as_sequence_mut().unwrap();
    items.truncate(2);
    let differences = differences(&content.paper().unwrap(), shown(), Source::Content);
    assert_eq!(differences.len(), 7 + 3 * 3 + 5, "{}", differences.join("\n"));
    assert_eq!(differences[0], "sheet 15, 事業 2, No. 45, No.: expected no such place, found [45]");
}

/// The files of the content, in a fixed order.
fn files(content: &mut Content) -> Vec<&mut Value> {
    [&mut content.plan, &mut content.opinions].into_iter().chain(content.projects.values_mut()).collect()
}

#[test]
fn a_change_of_any_text_or_number_of_the_content_is_noticed() {
    let mut content = content();
    let original = content.paper().unwrap();
    let facts = original.facts();
    let mut changes = 0;
    for index in 0..files(&mut content).len() {
        let mut paths = Vec::new();
        leaves(files(&mut content)[index], &Vec::new(), &mut paths);
        for path in paths {
            let value = at(files(&mut content).swap_remove(index), &path);
            let kept = value.clone();
            change(value);
            let same = |paper: &Paper| differences_of(&facts, &paper.facts(), Source::Content).is_empty();
            assert!(!content.paper().is_ok_and(|paper| same(&paper)), "{path:?} of file {index}");
            *at(files(&mut content).swap_remove(index), &path) = kept;
            changes += 1;
        }
    }
    assert!(changes > 600, "{changes}");
    assert_eq!(differences(&original, &content.paper().unwrap(), Source::Content), [""; 0]);
}

#[test]
fn another_character_in_the_print_is_found_where_it_stands() {
    let text = file("tests/fixtures/seed.txt");
    assert_eq!(text.matches("(8月を除く)").count(), 1);
    let print = seed::read(&text.replace("(8月を除く)", "(9月を除く)"), &errata()).unwrap();
    let differences = differences(&print.paper, shown(), Source::Print);
    assert_eq!(differences.len(), 1);
    assert!(differences[0].starts_with("sheet 1, 事業 2, No. 3, 取組内容: expected ["), "{}", differences[0]);
}

#[test]
fn a_line_of_the_print_that_has_no_place_is_refused() {
    let text = file("tests/fixtures/seed.txt");
    let read = |text: &str| seed::read(text, &errata()).map(|_| ()).unwrap_err();
    let head = "取り組み目標\t複合的な課題";
    assert_eq!(text.matches(head).count(), 1);
    assert_eq!(
        read(&text.replace(head, "備考\t複合的な課題")).split(": [").next(),
        Some("line 11: 取り組み目標 is expected")
    );
    assert_eq!(read(&format!("{text}\n頁1")), r#"line 554: a title is expected: ["頁1"]"#);
    let option = "\t\t\t\t<input type=\"checkbox\"/> 概ね進んだ\t\t31\t2,300 1,990\t部 部\t\n";
    assert!(text.contains(option));
    assert_eq!(
        read(&text.replacen(option, "", 1)).split(": [").next(),
        Some("erratum Erratum { line: 66, column: \"進捗状況\", was: \"\", is: \"☐ 未実施\" }: no item begins here")
    );
}

#[test]
fn an_erratum_that_does_not_apply_is_refused() {
    let text = file("tests/fixtures/seed.txt");
    let table = |row: &str| format!("| 行 | 欄 | 原文 | 訂正 | 理由 |\n|---|---|---|---|---|\n{row}\n");
    let read =
        |row: &str| seed::errata(&table(row)).and_then(|errata| seed::read(&text, &errata)).map(|_| ()).unwrap_err();
    let why = |row: &str| read(row).rsplit_once("}: ").unwrap().1.to_owned();
    assert_eq!(
        why("| 427 | 取組内容 | 伊西 | 印西 | 読み誤り |"),
        format!(
            "\"伊西\" stands 0 times in {:?}",
            "救命救急講習の受講促進 【具体的な取り組み、重点的に行うこと】 救命救急講習の開催を周知する。"
        )
    );
    assert_eq!(why("| 16 | 実績値 | 0 | 1 | 二度ある |"), "\"0\" stands 3 times in \"2,300 1,990\"");
    assert_eq!(why("| 50 | No. | | 37 | 空欄でない |"), "\"\" stands 0 times in \"1\"");
    assert_eq!(why("| 427 | 備考 | 伊西 | 印西 | 欄がない |"), "no column 備考");
    assert_eq!(why("| 7 | No. | 1 | 2 | 表でない |"), "the line is in no table");
    assert_eq!(why("| 999 | No. | 1 | 2 | 行がない |"), "there is no such line");
    assert_eq!(read("| 427 | No. | 34 | 理由がない |"), "no row of the errata: | 427 | No. | 34 | 理由がない |");
}

#[test]
fn leaving_out_any_erratum_is_noticed() {
    let text = file("tests/fixtures/seed.txt");
    let errata = errata();
    let original = print().paper;
    for index in 0..errata.len() {
        let mut others = errata.clone();
        let left_out = others.remove(index);
        let noticed = seed::read(&text, &others)
            .map_or(true, |print| !differences(&original, &print.paper, Source::Print).is_empty());
        assert!(noticed, "{left_out:?}");
    }
}

#[test]
fn a_paper_is_the_same_as_itself() {
    let paper = sound(content().paper());
    assert_eq!(differences(&paper, &paper, Source::Content), [""; 0]);
}
