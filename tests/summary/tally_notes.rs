//! The notes below a 集計: what its shares are of, and why a figure is －.

use super::tallies::counted;

#[test]
fn a_share_of_an_earlier_year_names_what_it_is_of() {
    let among = "{内容: うち, 選択肢: [順調], 年度: H30, 割合: あり}, {内容: うち, 選択肢: [順調], 割合: あり}";
    let tallies = counted(&format!("    - {{題名: ア, 行: 柱, 列: [件数, {among}, {{内容: 平均, 年度: H30}}]}}\n"));
    let notes: Vec<&str> = tallies[0].lines().filter_map(|line| line.strip_prefix('※')).collect();
    assert_eq!(
        notes,
        [
            "「平成30年度のうち順調」の割合は、平成30年度の行の件数（未記入を除く）に対するもので、小数第2位を四捨五入しています。",
            "「うち順調」の割合は、行の件数（未記入と「対象外」を除く）に対するもので、小数第2位を四捨五入しています。",
            "平均は、順調3点、普通2点、遅れ0.5点とした平均（未記入を除く）で、小数第3位を四捨五入しています。",
            "実数は、再掲（1件）を数えません。",
        ]
    );
}

#[test]
fn a_share_that_cannot_be_says_why() {
    let rows = "[{見出し: 進む, 選択肢: [順調, 対象外]}, 遅れ]";
    let among = "{内容: うち, 選択肢: [普通, 対象外], 見出し: ほか, 割合: あり}";
    let tallies = counted(&format!(
        "    - {{題名: ア, 行: {rows}, 列: [件数, 割合]}}\n    - {{題名: イ, 行: 担当課, 列: [件数, {among}]}}\n"
    ));
    let first = "※「進む」は、割合の分母に入れない「対象外」を含むので、割合は－としています。";
    assert!(tallies[0].contains("進む | 3 | －"), "{}", tallies[0]);
    assert!(tallies[0].contains(first), "{}", tallies[0]);
    assert!(
        tallies[1].contains("※「ほか」は、割合の分母に入れない「対象外」を含むので、割合は－としています。"),
        "{}",
        tallies[1]
    );
    assert!(tallies[1].contains("※分母が0件の割合は、－としています。"), "{}", tallies[1]);
}

#[test]
fn rows_that_count_an_option_twice_say_so_beside_the_total() {
    let rows = "[{見出し: 進む, 選択肢: [順調, 普通]}, {見出し: 順調だけ, 選択肢: [順調]}, 遅れ, 対象外]";
    let tallies = counted(&format!("    - {{題名: ア, 行: {rows}, 列: [件数]}}\n"));
    let note = "※2つ以上の行に入る選択肢があるので、行の件数の合計は、計と同じになりません。";
    assert!(tallies[0].contains(note), "{}", tallies[0]);
}
