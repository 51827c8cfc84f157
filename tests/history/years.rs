//! Plans of several years, made for a test.

use std::fs;
use std::path::Path;

use crate::support::Workspace;

/// Writes an edition of one 事業 into a folder.
pub fn edition(folder: &Path, year: &str, shown: &str, items: &str) {
    fs::create_dir_all(folder.join("projects")).unwrap();
    let plan = format!(
        "計画: 小さな計画\n題名: 進行管理シート\n資料番号: 資料1\n発行者: 小さな市\n作成日: 2020-07-01\n年度: {year}\n\
         表示年度: {shown}\n委員会: 委員会\n担当課: [社会福祉課, 健康課]\n体系:\n  - 基本方針: (1)方針\n    施策の方向:\n      \
         - 名称: ①施策\n        事業: [1-1-1]\n"
    );
    fs::write(folder.join("plan.yaml"), plan).unwrap();
    fs::write(folder.join("projects/1-1-1.yaml"), format!("事業: はじめの事業\n取組項目:\n{items}")).unwrap();
}

/// A 取組項目 on one line for each of its indicators.
pub fn item(number: &str, name: &str, judgement: &str, indicators: &[&str]) -> String {
    let indicators: String = indicators.iter().map(|indicator| format!("      - {{{indicator}}}\n")).collect();
    format!(
        "  - 番号: {number}\n    名称: {name}\n    担当課: [社会福祉課]\n    進捗状況: {judgement}\n    指標:\n{indicators}"
    )
}

/// Five years: 2017 in the archive alone; 2018 to 2020 in content/, where an item moves, one is renamed, one ends and one
/// begins; 2021 with a fault. Of 2019 the archive keeps a copy with another figure.
pub fn workspace() -> Workspace {
    let workspace = Workspace::empty();
    let (content, archive) = (workspace.path().join("content"), workspace.path().join("archive"));
    let bag = |name: &str| {
        fs::create_dir_all(archive.join(name)).unwrap();
        fs::write(archive.join(name).join("bagit.txt"), "BagIt-Version: 1.0\n").unwrap();
        archive.join(name).join("data/content")
    };
    let of_2017 = [
        item("1", "冊子の発行", "順調に進んだ", &["名称: 発行部数, 単位: 部, 実績: {H28: 2000, H29: 2100}"]),
        item("2", "相談会の開催", "未実施", &["名称: 利用者数, 単位: 人, 実績: {H28: 1250, H29: 1310}"]),
        item("3", "花の配布", "概ね進んだ", &["名称: 配った数, 単位: 本, 実績: {H28: 50, H29: 60}"]),
    ];
    edition(&bag("2017").join("2017"), "H29", "[H28, H29]", &of_2017.concat());
    let of_2018 = [
        item("1", "冊子の発行", "順調に進んだ", &["名称: 発行部数, 単位: 部, 実績: {H29: 2150, H30: 2200}"]),
        item("2", "相談会の開催", "未実施", &["名称: 利用者数, 単位: 人, 実績: {H29: 1310, H30: 1400}"]),
        item("3", "花の配布", "未実施", &["名称: 配った数, 単位: 本, 実績: {H29: 60, H30: 中止}"]),
    ];
    edition(&content.join("2018"), "H30", "[H29, H30]", &of_2018.concat());
    fs::write(content.join("2018/opinions.yaml"), "意見:\n  - {番号: 1, 意見: よい。, 委員会評価: 概ね進んだ}\n")
        .unwrap();
    let of_2019 = |printed: &str| {
        let issued = format!("名称: 発行部数, 単位: 部, 実績: {{H30: 2200, H31: {printed}}}");
        [
            item("1", "冊子の発行", "概ね進んだ", &[&issued]),
            item("2", "見守り", "順調に進んだ", &["名称: 回数, 単位: 回, 実績: {H31: 3}"]),
            item("3", "相談会の開催", "概ね進んだ", &["名称: 利用者数, 単位: 千人, 実績: {H30: 1.4, H31: 1.5}"]),
        ]
        .concat()
    };
    edition(&content.join("2019"), "H31", "[H30, H31]", &of_2019("2310"));
    edition(&bag("2019").join("2019"), "H31", "[H30, H31]", &of_2019("2305"));
    let of_2020 = [
        item("1", "広報冊子の発行", "順調に進んだ", &["名称: 発行した部数, 単位: 部, 実績: {H31: 2310, R2: 2400}"]),
        item("2", "見守り", "順調に進んだ", &["名称: 回数, 単位: 回, 実績: {H31: 4, R2: {値: 5, 注: 電話を含む}}"]),
        item("3", "相談会の開催", "概ね進んだ", &["名称: 利用者数, 単位: 千人, 実績: {H31: 1.50, R2: 1.7}"]),
    ];
    edition(&content.join("2020"), "R2", "[H31, R2]", &of_2020.concat());
    edition(&content.join("2021"), "R3", "[R2, R3]", &item("1", "広報冊子の発行", "だいたい", &[]));
    // Neither a kept older copy nor a folder of another name is a year.
    edition(&bag("2018-旧1").join("2018"), "H30", "[H29, H30]", "  - {番号: 1, 名称: 古いもの, 担当課: [健康課]}\n");
    fs::create_dir_all(archive.join("2016")).unwrap();
    workspace
}
