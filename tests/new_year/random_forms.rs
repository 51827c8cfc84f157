//! Random forms with random values: the next year of a plan without errors has none either, and keeps its baselines.

use std::fs;

use proptest::prelude::*;

use crate::support::Workspace;

const YEARS: [&str; 7] = ["H28", "H29", "H30", "H31", "R2", "R3", "R4"];
/// The position of the reported year.
const REPORTED: usize = 3;
/// The series, each with its role.
const SERIES: [(&str, &str); 5] =
    [("基準", "基準"), ("目標", "目標"), ("実績", "実績"), ("累計", "累計"), ("参考", "なし")];

/// The years of a mask.
fn years(mask: u8) -> Vec<&'static str> {
    YEARS.iter().enumerate().filter(|(at, _)| mask & (1 << at) != 0).map(|(_, year)| *year).collect()
}

fn values(years: &[&str]) -> String {
    let values: Vec<String> = years.iter().enumerate().map(|(at, year)| format!("{year}: {}", 10 + at)).collect();
    format!("{{{}}}", values.join(", "))
}

/// The columns of some series, in one of the ways to print years.
fn columns(way: u8, series: &[&str]) -> String {
    let series = series.join(", ");
    match way {
        0 => format!("指標, 年度, {series}, 単位"),
        1 => format!("指標, 単位, {{年度ごと: [{series}]}}"),
        _ => format!("指標, {series}, 単位"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_next_year_of_a_valid_plan_is_valid_and_keeps_its_baselines(
        (chosen, way, shown) in (1u8..32, 0u8..3, any::<u8>()),
        (of_table, has_table, labels) in (1u8..127, any::<bool>(), 0u8..3),
        masks in prop::collection::vec(any::<u8>(), 12),
        judged in any::<bool>(),
    ) {
        let series: Vec<_> = SERIES.iter().enumerate().filter(|(at, _)| chosen & (1 << at) != 0).map(|(_, it)| *it).collect();
        let names: Vec<&str> = series.iter().map(|(name, _)| *name).collect();
        let (shown, own) = (years((shown & 0x7F) | 1 << REPORTED), years(of_table));
        let declared: Vec<String> = series.iter().map(|(name, role)| format!("{{名称: {name}, 役割: {role}}}")).collect();
        let table = format!(", 指標の表: [{{名称: 表, 表示年度: [{}], 列: [{}]}}]", own.join(", "), columns(0, &names));
        let labels = match labels {
            0 => String::new(),
            1 => format!("\n年度の表記: [{}]", shown.iter().map(|year| format!("{year}年度")).collect::<Vec<_>>().join(", ")),
            _ => format!("\n年度の表記: {{{}: 特別}}", shown[0]),
        };
        let form = format!(
            "表示年度: [{}]{labels}\n様式: {{系列: [{}], 列: [番号, 名称, {}, 進捗状況]{}}}",
            shown.join(", "), declared.join(", "), columns(way, &names), if has_table { &table } else { "" },
        );
        let workspace = Workspace::small();
        workspace.edit("plan.yaml", "表示年度: [H30, H31]", &form);
        let of = |shown: &[&'static str], masks: &[u8]| {
            let some = |mask: u8| shown.iter().enumerate().filter(|(at, _)| mask & (1 << at) != 0).map(|(_, it)| *it).collect::<Vec<_>>();
            names.iter().zip(masks).map(|(name, mask)| (*name, some(*mask))).filter(|(_, years)| !years.is_empty()).collect::<Vec<_>>()
        };
        let written = [of(&shown, &masks[..6]), if has_table { of(&own, &masks[6..]) } else { Vec::new() }];
        let indicator = |more: &str, series: &[(&str, Vec<&str>)]| {
            let series: String = series.iter().map(|(name, years)| format!(", {name}: {}", values(years))).collect();
            format!("{{名称: 指標{more}, 単位: 部{series}}}")
        };
        let mut indicators = indicator("", &written[0]);
        if has_table {
            indicators += &format!("\n      - {}", indicator("の二, 表: 表", &written[1]));
        }
        workspace.edit("projects/1-1-1.yaml", "{名称: 発行部数, 単位: 部, 実績: {H30: 2300, H31: 2300}}", &indicators);
        workspace.edit("projects/1-1-1.yaml", "      - {名称: 配布部数, 単位: 部, 実績: {H30: 1895, H31: 1990}}\n", "");
        if judged {
            let choices: Vec<String> = shown.iter().map(|year| format!("{year}: 未実施")).collect();
            workspace.edit("projects/1-1-1.yaml", "進捗状況: 概ね進んだ", &format!("進捗状況: {{{}}}", choices.join(", ")));
        }
        prop_assume!(workspace.run(&["check"]).code == 0);
        let run = workspace.run(&["new-year", "--year", "H31"]);
        prop_assert_eq!(run.code, 0, "{}\n{}\n{}", form, indicators, run.stderr);
        let new = workspace.run(&["check", "--year", "2020"]);
        prop_assert_eq!(new.code, 0, "{}\n{}\n{}", form, indicators, new.stdout);
        let made = fs::read_to_string(workspace.path().join("content/2020/projects/1-1-1.yaml")).unwrap();
        // Those of the reported year itself may go.
        let baselines = written.iter().flatten().filter(|(name, years)| *name == "基準" && !years.contains(&YEARS[REPORTED]));
        for (name, years) in baselines {
            prop_assert!(made.contains(&format!("{name}: {}", values(years))), "{form}\n{indicators}\n{made}");
        }
    }
}
