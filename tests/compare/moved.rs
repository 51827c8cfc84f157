//! What stands elsewhere now, is new or is gone.

use std::fs;

use super::body;
use crate::support::{Workspace, copy};

#[test]
fn an_item_that_is_new_stands_whole_and_those_behind_it_only_moved_along() {
    let workspace = Workspace::small();
    let items = |first: usize, names: &[&str]| -> String {
        let item = |(index, name): (usize, &&str)| {
            format!(
                "  - 番号: {}\n    名称: {name}\n    担当課: [社会福祉課]\n    取組内容: {name}を行う。\n",
                first + index
            )
        };
        names.iter().enumerate().map(item).collect()
    };
    let project = |items: &str| format!("事業: はじめの事業\n取り組み目標: 目標の文。\n取組項目:\n{items}");
    let names = ["冊子の発行", "窓口の開設", "講座の開催", "会議の運営"];
    workspace.write("opinions.yaml", "意見: []\n").write("projects/1-1-1.yaml", project(&items(1, &names)));
    let draft = workspace.path().join("案");
    fs::create_dir(&draft).unwrap();
    copy(&workspace.path().join("content/2019"), &draft);
    let new = "  - 番号: 2\n    名称: 回覧\n    担当課: [社会福祉課]\n    取組内容: 自治会に頼む。\n    指標: [{名称: 回数, 単位: 回, 実績: {H31: 1200}}]\n";
    workspace.write("projects/1-1-1.yaml", project(&(items(1, &names[..1]) + new + &items(3, &names[1..]))));
    assert_eq!(
        body(&workspace),
        "\
■ 体系（移動 1件）

［移動］No.（順送り）
旧: 2～4
新: 3～5

■ (1)はじめの方針　／　①はじめの施策（追加 1件）

事業「はじめの事業」　No.2 回覧
［追加］取組項目
旧: （なし）
新: 回覧／担当課: 社会福祉課／取組内容: 自治会に頼む。／指標「回数」: 単位 回、実績（平成31年度） 1,200
"
    );
}

#[test]
fn what_stands_elsewhere_now_is_no_other_one() {
    let workspace = Workspace::small();
    let sections = |sheets: &[(&str, &str)]| -> String {
        let sheet = |(title, ids): &(&str, &str)| format!("      - {{名称: {title}, 事業: [{ids}]}}\n");
        format!("    施策の方向:\n{}", sheets.iter().map(sheet).collect::<String>())
    };
    let item = |number: u8, name: &str| format!("  - {{番号: {number}, 名称: {name}, 担当課: [社会福祉課]}}\n");
    let project = |name: &str, items: &str| format!("事業: {name}\n取組項目:\n{items}");
    let plan = fs::read_to_string(workspace.edition("plan.yaml")).unwrap();
    let (head, _) = plan.split_once("    施策の方向:").unwrap();
    let before = sections(&[("①窓口", "a, b"), ("②会議", "c"), ("③研修", "d")]);
    workspace
        .write("plan.yaml", head.to_owned() + &before)
        .write("opinions.yaml", "意見: []\n")
        .write("projects/a.yaml", project("相談", &(item(1, "窓口の開設") + &item(2, "電話の相談"))))
        .write("projects/b.yaml", project("案内", &item(3, "冊子の発行")))
        .write("projects/c.yaml", project("会議", &item(4, "会議の開催")))
        .write("projects/d.yaml", project("研修", &item(5, "研修の開催")));
    let draft = workspace.path().join("案");
    fs::create_dir(&draft).unwrap();
    copy(&workspace.path().join("content/2019"), &draft);
    let after = sections(&[("①相談の窓口", "a"), ("②会議", "c, b")]);
    workspace
        .write("plan.yaml", head.replace("(1)はじめの方針", "(1)初めの方針") + &after)
        .write("projects/a.yaml", project("相談", &item(1, "窓口の開設")))
        .write("projects/c.yaml", project("会議", &(item(4, "会議の運営") + &item(2, "電話の相談"))));
    fs::remove_file(workspace.edition("projects/d.yaml")).unwrap();
    assert_eq!(
        body(&workspace),
        "\
■ 体系（変更 1件）

基本方針「(1)初めの方針」
［変更］基本方針
旧: (1)はじめの方針
新: (1)初めの方針
差: (1)[-はじ-]{+初+}めの方針

■ (1)初めの方針　／　①相談の窓口（変更 1件）

［変更］施策の方向
旧: ①窓口
新: ①相談の窓口
差: ①{+相談の+}窓口

■ (1)初めの方針　／　②会議（変更 1件、移動 2件）

事業「会議」　No.4 会議の運営
［変更］取組項目
旧: 会議の開催
新: 会議の運営
差: 会議の[-開催-]{+運営+}

事業「会議」　No.2 電話の相談
［移動］取組項目の場所
旧: ①窓口 ＞ 事業「相談」
新: ②会議 ＞ 事業「会議」

事業「案内」
［移動］事業の場所
旧: (1)はじめの方針 ＞ ①窓口
新: (1)初めの方針 ＞ ②会議

■ (1)はじめの方針　／　③研修（削除 3件）

［削除］施策の方向
旧: ③研修
新: （なし）

事業「研修」
［削除］事業
旧: 研修
新: （なし）

事業「研修」　No.5 研修の開催
［削除］取組項目
旧: 研修の開催／担当課: 社会福祉課
新: （なし）
"
    );
}

#[test]
fn a_part_that_became_an_indicator_of_its_own_has_moved() {
    let workspace = Workspace::small();
    let project = |indicators: &str| {
        format!(
            "事業: はじめの事業\n取組項目:\n  - 番号: 1\n    名称: 冊子の発行\n    担当課: [社会福祉課]\n    指標:\n{indicators}"
        )
    };
    let part = |name: &str, value: u32| format!("{{名称: {name}, 単位: 人, 実績: {{H31: {value}}}}}");
    let whole = |parts: &[String]| format!("      - {{名称: 読者, 内訳: [{}]}}\n", parts.join(", "));
    workspace
        .write("opinions.yaml", "意見: []\n")
        .write("projects/1-1-1.yaml", project(&whole(&[part("市内", 120), part("市外", 34)])));
    let draft = workspace.path().join("案");
    fs::create_dir(&draft).unwrap();
    copy(&workspace.path().join("content/2019"), &draft);
    let apart = whole(&[part("市内", 120)]) + &format!("      - {}\n", part("市外", 35));
    workspace.write("projects/1-1-1.yaml", project(&apart));
    assert_eq!(
        body(&workspace),
        "\
■ (1)はじめの方針　／　①はじめの施策（変更 1件、移動 1件）

事業「はじめの事業」　No.1 冊子の発行
［移動］指標の場所
旧: 指標「読者」の内訳「市外」
新: 指標「市外」
［変更］指標「市外」の実績（平成31年度）
旧: 34
新: 35
"
    );
}
