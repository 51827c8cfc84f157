//! What is said when the program is called wrongly: in Japanese, with the remedy.

use shinkan::windows::slashed;

use crate::support::{Workspace, copy, root, shinkan};

fn refused(arguments: &[&str], code: i32, stderr: &str) {
    let run = Workspace::small().run(arguments);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (code, "", stderr), "{arguments:?}");
}

#[test]
fn wrong_arguments_are_named_with_what_to_write_instead() {
    const OF_BUILD: &str = "「shinkan build --help」で使い方を表示します（例: shinkan build --year 2019）";
    const OF_CHECK: &str = "「shinkan check --help」で使い方を表示します（例: shinkan check --year 2019 --notes）";
    const OF_COMPARE: &str = "「shinkan compare --help」で使い方を表示します（例: shinkan compare 2024 2025）";
    const OF_EJECT: &str = "「shinkan eject --help」で使い方を表示します（例: shinkan eject typst）";
    const OF_VERIFY: &str = "「shinkan verify --help」で使い方を表示します（例: shinkan verify archive/2019）";
    const OF_ALL: &str = "「shinkan --help」で使い方を表示します（例: shinkan build）";
    for (arguments, message, help) in [
        (vec!["biuld"], "「biuld」というコマンドはありません。「build」ではありませんか", OF_ALL),
        (
            vec!["図"],
            "「図」というコマンドはありません。あるのは init、check、build、extract、request、summary、compare、history、archive、verify、new-year、schema、eject、help、completions です",
            OF_ALL,
        ),
        (
            vec!["--format", "xml"],
            "「--format」は使えません。オプションは「shinkan build --year 2019」のように、コマンドの後に書きます",
            OF_ALL,
        ),
        (vec!["build", "--yaer", "H31"], "「--yaer」は使えません。「--year」ではありませんか", OF_BUILD),
        (vec!["build", "余分"], "「余分」は使えません", OF_BUILD),
        (vec!["build", "2019"], "「2019」は使えません。年度は「shinkan build --year 2019」のように書きます", OF_BUILD),
        (
            vec!["build", "content/2019/"],
            "「content/2019/」は使えません。年度は「shinkan build --year 2019」のように書きます",
            OF_BUILD,
        ),
        (vec!["check", "R1"], "「R1」は使えません。年度は「shinkan check --year R1」のように書きます", OF_CHECK),
        (
            vec!["check", "--format", "xml"],
            "--format <形式> に「xml」は使えません。text、json、github のどれかを書いてください",
            OF_CHECK,
        ),
        (
            vec!["check", "--deny", "all"],
            "--deny <重さ> に「all」は使えません。warning、note のどちらかを書いてください",
            OF_CHECK,
        ),
        (vec!["check", "--deny"], "--deny <重さ> の値がありません。warning、note のどちらかを書いてください", OF_CHECK),
        (vec!["chek"], "「chek」というコマンドはありません。「check」ではありませんか", OF_ALL),
        (vec!["build", "--year"], "--year <年度> の値がありません", OF_BUILD),
        (vec!["build", "--year="], "--year <年度> の値がありません", OF_BUILD),
        (vec!["build", "--jobs", "0"], "--jobs <数> に「0」は使えません。1から1024までの数を書いてください", OF_BUILD),
        (
            vec!["verify", "archive/2019", "--number", "57f1"],
            "--number <番号> に「57f1」は使えません。照合番号は 57f1-… のように、0から9とaからfの4文字ずつを8組で書いてください",
            OF_VERIFY,
        ),
        (
            vec!["build", "--year", "昨年"],
            "--year <年度> に「昨年」は使えません。年度は 2025、R7、令和7、基準日の月は 2025-06、R7.6 のように書いてください。いまあるのは 2019 です",
            OF_BUILD,
        ),
        (vec!["build", "--year", "H30", "--year", "H31"], "「--year <年度>」は2度書けません", OF_BUILD),
        (
            vec!["eject", "typst", "--extract", "社会福祉課", "--summary"],
            "「--extract <課名>」と「--summary」は、同時には使えません。どちらか一方にしてください",
            OF_EJECT,
        ),
        (vec!["eject"], "<フォルダー> を指定してください", OF_EJECT),
        (vec!["compare", "H31"], "<新> を指定してください", OF_COMPARE),
        (vec!["-C"], "-C <フォルダー> の値がありません", OF_ALL),
    ] {
        refused(&arguments, 2, &format!("エラー: {message}\n{help}\n"));
    }
}

#[test]
fn an_option_that_would_have_no_effect_is_refused() {
    const TO_STDOUT: &str =
        "は、PDF を作るときだけ使えます。ほかの形式は標準出力に書くので、「> 結果.txt」のように受け取るか、";
    for (arguments, option) in [
        (&["summary", "--format", "json", "--out", "X"][..], "--out"),
        (&["summary", "--format", "csv", "--jobs", "1"], "--jobs"),
        (&["history", "--format", "text", "--out", "X"], "--out"),
        (&["compare", "H31", "H31", "--format", "json", "--out", "X"], "--out"),
        (&["compare", "H31", "H31", "--format", "text", "--jobs", "1"], "--jobs"),
    ] {
        refused(arguments, 2, &format!("エラー: {option} {TO_STDOUT}{option} を消してください\n"));
    }
    for (more, option) in [
        (&["--notes"][..], "--notes"),
        (&["--pages"], "--pages"),
        (&["--deny", "note"], "--deny"),
        (&["--format", "json"], "--format"),
        (&["--year", "H31"], "--year"),
    ] {
        let message = format!(
            "エラー: --explain は説明を表示するだけなので、{option} と一緒には使えません。どちらか一方にしてください\n"
        );
        refused(&[&["check", "--explain", "missing-unit"], more].concat(), 2, &message);
    }
    refused(
        &["extract", "--missing", "--with-collective"],
        2,
        "エラー: --with-collective は、課名か --all と一緒に使います。未記入の一覧だけなら、消してください\n",
    );
}

#[test]
fn an_unknown_code_is_told_with_those_that_may_be_meant() {
    for (code, said) in [
        ("missing-unti", "「missing-unit」ではありませんか（shinkan check --explain missing-unit）"),
        (
            "duplicate",
            "近いのは duplicate-department、duplicate-key、duplicate-name、duplicate-number、duplicate-opinion、duplicate-project です",
        ),
        ("単位", "「警告[missing-unit]」の [ ] の中のように、指摘の始めにあるコードを書いてください"),
    ] {
        refused(&["check", "--explain", code], 2, &format!("エラー: 「{code}」という指摘はありません。{said}\n"));
    }
}

#[test]
fn a_year_that_is_not_there_lists_those_that_are() {
    const THERE: &str = "の内容がありません。あるのは 2019 だけです\n";
    refused(&["build", "--year", "R2"], 2, &format!("エラー: 令和2年度（2020年度）{THERE}"));
    refused(&["build", "--year", "R77"], 2, &format!("エラー: 令和77年度（2095年度）{THERE}"));
    // What is no year at all.
    let workspace = Workspace::small();
    assert_eq!(workspace.run(&["new-year"]).code, 0);
    for arguments in
        [&["check", "--year", "3019"][..], &["new-year", "--year", "3019"], &["history", "--year", "20１9年"]]
    {
        let told = workspace.run(arguments).stderr;
        assert!(
            told.lines().next().unwrap().ends_with("のように書いてください。いまあるのは 2019、2020 です"),
            "{told}"
        );
    }
    let told = workspace.run(&["init", "見本", "--year", "3019"]).stderr;
    assert!(told.lines().next().unwrap().ends_with("年度は 2025、R7、令和7 のように書いてください"), "{told}");
}

/// Years and 担当課 of the reader's own plan, also of one named by -C.
#[test]
fn examples_are_those_of_the_plan() {
    let workspace = Workspace::small();
    workspace.edit("plan.yaml", "  - 社会福祉課\n", "  - 健康 づくり課\n  - 社会福祉課\n");
    assert_eq!(workspace.run(&["new-year"]).code, 0);
    let elsewhere = Workspace::empty();
    let folder = workspace.path().to_str().unwrap();
    for (arguments, own, neutral) in [
        (&["build", "余分"][..], "build --year 2020", "build --year 2025"),
        (&["compare", "--x"], "compare 2019 2020", "compare 2024 2025"),
        (&["extract", "--x"], "extract \"健康 づくり課\"", "extract 社会福祉課"),
        (&["verify"], "verify archive/2020", "verify archive/2025"),
    ] {
        let example = |words: &str| format!("（例: shinkan {words}）\n");
        let told = workspace.run(arguments).stderr;
        assert!(told.ends_with(&example(own)), "{told}");
        let told = elsewhere.run(&[&["-C", folder], arguments].concat()).stderr;
        assert!(told.ends_with(&example(own)), "{told}");
        let told = elsewhere.run(arguments).stderr;
        assert!(told.ends_with(&example(neutral)), "{told}");
    }
}

/// A folder will be copied to Windows, where such a name is none.
#[test]
fn a_folder_that_windows_refuses_is_refused_on_every_system() {
    const DEVICE: &str = "は、Windows が機器を指すのに使う名前（CON、NUL、COM1 など）なので、フォルダーの名前にできません。ほかの名前にしてください";
    for (arguments, said) in [
        (&["init", "con"][..], format!("エラー: [フォルダー] に「con」は使えません。「con」{DEVICE}\n")),
        (&["init", "新しい計画/Nul.1"], format!("エラー: [フォルダー] に「新しい計画/Nul.1」は使えません。「Nul.1」{DEVICE}\n")),
        (&["eject", "com1"], format!("エラー: <フォルダー> に「com1」は使えません。「com1」{DEVICE}\n")),
        (&["build", "--out", "aux"], format!("エラー: --out <フォルダー> に「aux」は使えません。「aux」{DEVICE}\n")),
        (&["-C", "con", "init"], format!("エラー: 「con」{DEVICE}\n")),
        (
            &["archive", "--out", "R7:控え"],
            "エラー: --out <フォルダー> に「R7:控え」は使えません。「:」は、Windows ではフォルダーの名前に使えません。ほかの文字にしてください\n".to_owned(),
        ),
        (
            &["init", "見本."],
            "エラー: [フォルダー] に「見本.」は使えません。Windows は、フォルダーの名前の終わりの「.」と空白を消します。消してから書いてください\n".to_owned(),
        ),
    ] {
        let workspace = Workspace::small();
        let run = workspace.run(arguments);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(run.stderr.starts_with(&said), "{}", run.stderr);
        assert_eq!(std::fs::read_dir(workspace.path()).unwrap().count(), 1, "{arguments:?}");
    }
    let workspace = Workspace::small();
    assert_eq!(workspace.run(&["build", "--out", "../."]).code, 0);
}

/// Two folders that are dropped on the program come so.
#[test]
fn a_path_in_the_place_of_a_command_is_no_misspelt_command() {
    let workspace = Workspace::small();
    let content = slashed(&workspace.path().join("content"));
    std::fs::create_dir(workspace.path().join("content/控え 1")).unwrap();
    let told = |arguments: &[&str]| workspace.run(arguments).stderr;
    let is = "はコマンドではありません。フォルダーは「shinkan -C ";
    for (arguments, said) in [
        (&[&content, "content"][..], format!("エラー: 「{content}」{is}{content}」")),
        (&["content/2019"], format!("エラー: 「content/2019」{is}content/2019」")),
        (&["content/控え 1", "x"], format!("エラー: 「content/控え 1」{is}\"content/控え 1\"」")),
        (&["content/2018"], "エラー: 「content/2018」はコマンドではなく、そこには何もありません\n".to_owned()),
    ] {
        assert!(told(arguments).starts_with(&said), "{}", told(arguments));
    }
}

#[test]
fn a_year_whose_folder_is_misnamed_is_told_its_name() {
    let workspace = Workspace::small();
    copy(&workspace.edition(""), &workspace.path().join("content/R2"));
    let run = workspace.run(&["check", "--year", "令和2"]);
    let said = "content/R2 は、年度のフォルダーとして読まれません。名前を「2020」に変えてください\n";
    assert!(run.code == 2 && run.stderr.ends_with(said), "{}", run.stderr);
    let run = workspace.run(&["new-year"]);
    let said = "content/R2 が、もうその年度のフォルダーのようです。何も変えていません。その内容を使うなら、名前を「2020」に変えてください。作り直すなら、content の外に移してください";
    assert_eq!((run.code, run.stderr), (2, format!("エラー: {said}\n")));
    assert!(!workspace.path().join("content/2020").exists());
    // A kept copy of the next year is not that year.
    let content = workspace.path().join("content");
    std::fs::rename(content.join("R2"), content.join("2020_old")).unwrap();
    let plan = std::fs::read_to_string(content.join("2020_old/plan.yaml")).unwrap();
    std::fs::write(content.join("2020_old/plan.yaml"), plan.replace("年度: H31", "年度: R2")).unwrap();
    let run = workspace.run(&["new-year"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
}

#[test]
fn what_is_not_archived_is_told_how_to_be_named_or_made() {
    let workspace = Workspace::small();
    let refused = |name: &str, said: &str| {
        let run = workspace.run(&["verify", name]);
        assert_eq!((run.code, run.stderr), (2, format!("エラー: {name} がありません。{said}\n")));
    };
    refused("R1", "まだ保存していなければ「shinkan archive --year 2019」で保存します");
    refused("archive/2019", "まだ保存していなければ「shinkan archive --year 2019」で保存します");
    let how = "「shinkan archive」で保存したフォルダー（archive/2019 など）か、その ZIP を指定してください";
    refused("R77", how);
    refused("控え", how);
    assert_eq!(workspace.run(&["archive"]).code, 0);
    refused("R1", "「shinkan verify archive/2019」のように、保存したフォルダーを指定してください");
    assert_eq!(workspace.run(&["verify", "archive/2019"]).code, 0);
}

#[test]
fn a_folder_within_the_content_means_its_workspace() {
    let workspace = Workspace::small();
    for (folder, printed) in [("content", "out/2019/資料1.pdf\n"), ("content/2019", "out/2019/資料1.pdf\n")] {
        let run = workspace.run(&["build", "-C", folder]);
        assert_eq!((run.code, run.stdout.as_str()), (0, printed), "{}", run.stderr);
    }
    for folder in [".", "./", "content/2019/.", "./content"] {
        let run = workspace.run(&["build", "-C", folder]);
        assert_eq!((run.code, run.stdout.as_str()), (0, "out/2019/資料1.pdf\n"), "{folder} {}", run.stderr);
    }
    let run = shinkan(&workspace.edition(""), &["build", "-C", "."]);
    assert_eq!(run.stdout, "../../out/2019/資料1.pdf\n", "{}", run.stderr);
    for (folder, printed) in [("content", "../out/2019/資料1.pdf\n"), ("content/2019", "../../out/2019/資料1.pdf\n")]
    {
        let run = shinkan(&workspace.path().join(folder), &["build"]);
        assert_eq!((run.code, run.stdout.as_str()), (0, printed), "{}", run.stderr);
    }
    // Its own edition, though there is a newer one.
    let run = workspace.run(&["new-year", "--year", "H31"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let run = shinkan(&workspace.path().join("content/2019/projects"), &["build"]);
    assert_eq!(run.stdout, "../../../out/2019/資料1.pdf\n", "{}", run.stderr);
    assert_eq!(workspace.run(&["build", "-C", "content/2020"]).stdout, "out/2020/資料1.pdf\n");
}

#[test]
fn a_folder_that_is_not_there_or_a_file_is_told() {
    const WHAT: &str = "。-C には、content/ のあるフォルダーを書いてください\n";
    refused(&["build", "-C", "なし"], 2, &format!("エラー: フォルダー なし がありません{WHAT}"));
    refused(
        &["build", "-C", "content/2019/plan.yaml"],
        2,
        &format!("エラー: content/2019/plan.yaml はファイルです{WHAT}"),
    );
    refused(
        &["compare", "H31", "archive/2018"],
        2,
        "エラー: 「archive/2018」がありません。年度（2019 など）か、年度のフォルダー（content/2019 など）か、保存した年度（archive/2019 など）を書いてください\n",
    );
}

#[test]
fn a_file_in_place_of_a_folder_is_told() {
    let workspace = Workspace::small();
    std::fs::write(workspace.path().join("out"), "").unwrap();
    let run = workspace.run(&["build"]);
    let said = "エラー: out はフォルダーではなくファイルなので、その中に書き込めません。ファイルの名前を変えるか、ほかのフォルダーを指定してください\n";
    assert_eq!((run.code, run.stderr.as_str()), (2, said));
    let workspace = Workspace::empty();
    std::fs::write(workspace.path().join("content"), "").unwrap();
    let run = workspace.run(&["build"]);
    let said = "エラー: content が、フォルダーではなくファイルです。名前を変えて、content というフォルダーを作り、その中に年度ごとのフォルダー（content/2025/ など）を置いてください\n";
    assert_eq!((run.code, run.stderr.as_str()), (2, said));
    for folder in ["layouts", "fonts"] {
        let workspace = Workspace::small();
        std::fs::write(workspace.path().join(folder), "").unwrap();
        let run = workspace.run(&["build"]);
        let said = format!(
            "エラー: {folder} が、フォルダーではなくファイルです。名前を変えるか、ほかの場所に移してください\n"
        );
        assert_eq!((run.code, run.stderr), (2, said));
    }
}

#[test]
fn findings_of_pages_point_to_the_command_that_shows_them() {
    let workspace = Workspace::small();
    workspace.edit("projects/1-1-1.yaml", "成果: 発行した。", &format!("成果: {}", "あ".repeat(4)));
    std::fs::create_dir(workspace.path().join("layouts")).unwrap();
    let layout = std::fs::read_to_string(root().join("layouts/book.typ")).unwrap();
    std::fs::write(workspace.path().join("layouts/book.typ"), format!("{layout}\n#text(font: \"ないフォント\")[ ]\n"))
        .unwrap();
    let run = workspace.run(&["build"]);
    assert!(run.stderr.starts_with("警告が1件あります（shinkan check --pages で表示します）\n"), "{}", run.stderr);
    let run = workspace.run(&["check", "--pages"]);
    assert!(run.stdout.contains("フォント「ないフォント」がないので、ほかのフォントで印刷されます"), "{}", run.stdout);
}

#[test]
fn a_layout_with_a_slip_in_its_name_is_told() {
    let workspace = Workspace::small();
    std::fs::create_dir_all(workspace.path().join("layouts/lib")).unwrap();
    std::fs::write(workspace.path().join("layouts/lib/sytem.typ"), "").unwrap();
    let run = workspace.run(&["check"]);
    assert_eq!(
        run.stdout,
        "警告[unread-file]: 「layouts/lib/sytem.typ」は、どのレイアウトからも使われません\n --> layouts/lib/sytem.typ\n  = 対処: 「layouts/lib/system.typ」の代わりなら、名前をそのとおりにしてください。使わないものなら、layouts の外に移してください\n"
    );
}

#[test]
fn a_folder_without_content_says_how_to_begin() {
    let run = Workspace::empty().run(&["build"]);
    assert_eq!(run.code, 2);
    assert_eq!(
        run.stderr,
        "エラー: content がありません。年度ごとのフォルダー（content/2025/ など）に plan.yaml と projects/ を置いてください。\
         別の場所にあるなら「shinkan -C フォルダー build」のように指定します\n"
    );
}

#[test]
fn a_folder_of_plans_names_them() {
    let workspace = Workspace::empty();
    for plan in ["福祉", "R7 環境"] {
        copy(&root().join("tests/fixtures/small"), &workspace.path().join("計画").join(plan));
    }
    let run = workspace.run(&["-C", "計画", "check"]);
    let said = "エラー: 計画/content がありません。計画は 計画/R7 環境、計画/福祉 にあります。「shinkan -C \"計画/R7 環境\" build」のように指定してください\n";
    assert_eq!((run.code, run.stderr.as_str()), (2, said));
}

#[test]
fn content_without_an_edition_says_how_to_begin() {
    let workspace = Workspace::empty();
    std::fs::create_dir_all(workspace.path().join("content/古いもの")).unwrap();
    let run = workspace.run(&["build"]);
    assert_eq!(run.code, 2);
    assert_eq!(
        run.stderr,
        "エラー: content に年度のフォルダーがありません。content/2025/（基準日のある資料なら content/2025-06/）のように西暦で作り、plan.yaml と projects/ を置いてください\n"
    );
}

#[test]
fn a_year_among_the_numbers_of_a_history_is_told_how_to_be_given() {
    let why = "という番号や名称は、どの年度の資料にもありません。年度は";
    refused(&["history", "R5"], 2, &format!("エラー: 「R5」{why}「shinkan history --year R5」のように書きます\n"));
}

#[test]
fn a_folder_named_by_an_era_is_told_its_name() {
    let workspace = Workspace::empty();
    std::fs::create_dir_all(workspace.path().join("content/R6/projects")).unwrap();
    let run = workspace.run(&["check"]);
    assert_eq!(
        (run.code, run.stderr.as_str()),
        (2, "エラー: content に年度のフォルダーがありません。content/R6 の名前を「2024」に変えてください\n")
    );
}
