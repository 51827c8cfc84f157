//! What the label of a part says of it: that it is one part among others, their sum, or no part at all.

use crate::characters::half_width;
use crate::model::without_whitespace;

/// Labels of the sum of the others.
const TOTALS: &[&str] = &["計", "合計", "小計", "総計", "総数", "全体"];
/// How labels begin that name a part among others.
const AMONG: &[&str] = &["うち", "主な", "再掲"];
/// What follows 内 in words that do not say うち: 内科, 内部.
const INNER: &str = "科部容装訳服陸職線閣視水定臓外勤海";
/// Labels of figures that are compared with the whole.
const BESIDE: &[&str] = &[
    "前年度",
    "前年",
    "昨年度",
    "昨年",
    "前回",
    "当初",
    "補正後",
    "予算",
    "決算",
    "目標",
    "計画",
    "見込",
    "見込み",
    "累計",
    "定員",
];
/// How such labels end.
const ENDS_OF_BESIDE: &[&str] = &["値", "額", "数"];
/// How labels end that say when a figure was taken.
const MOMENTS: &[&str] = &["月末", "年末", "年度末", "時点", "現在"];
/// Steps that the same people or papers go through, one after the other.
const STEPS: &[&str] = &[
    "申込", "申請", "応募", "受付", "受理", "審査", "認定", "決定", "承認", "交付", "支給", "合格", "採用", "入所",
    "入園", "入学", "参加", "受講", "修了", "完了", "出席", "開催", "着手", "回答", "配布", "回収",
];

/// Words in names of figures that are what comes in less what goes out.
const BALANCES: &[&str] = &["差", "収支", "増減", "純増", "損益", "過不足", "超過"];
/// Words with the same character that name no such figure.
const NO_BALANCES: &[&str] = &["差別", "格差", "交差", "差し", "差押"];

/// What adds to a figure and what takes away from it.
const OPPOSITES: &[(&str, &str)] = &[
    ("排出", "吸収"),
    ("収入", "支出"),
    ("歳入", "歳出"),
    ("転入", "転出"),
    ("出生", "死亡"),
    ("流入", "流出"),
    ("搬入", "搬出"),
    ("入庫", "出庫"),
    ("受入", "払出"),
    ("積立", "取崩"),
    ("加入", "脱退"),
    ("入会", "退会"),
    ("入所", "退所"),
    ("入院", "退院"),
    ("採用", "退職"),
    ("就職", "離職"),
    ("開業", "廃業"),
    ("開設", "廃止"),
    ("新設", "廃止"),
    ("新規", "廃止"),
    ("発行", "償還"),
    ("貸出", "返却"),
    ("増加", "減少"),
    ("プラス", "マイナス"),
    ("増", "減"),
];

/// Whether a label names the sum of the other parts.
pub fn is_total(label: &str) -> bool {
    TOTALS.contains(&plain(label).as_str())
}

/// Whether a label names a part among others: うち市内, （内市内）, but not 内科.
pub fn is_among(label: &str) -> bool {
    let label = plain(label);
    let label = label.trim_start_matches(|c: char| "(【[".contains(c));
    let is_inner = |rest: &str| rest.chars().next().is_none_or(|next| INNER.contains(next));
    AMONG.iter().any(|word| label.starts_with(word)) || label.strip_prefix('内').is_some_and(|rest| !is_inner(rest))
}

/// Whether a label names no part of the whole, but a figure beside it: that of another year or day, a plan.
pub fn is_beside(label: &str) -> bool {
    let label = plain(label);
    let base = ENDS_OF_BESIDE.iter().find_map(|end| label.strip_suffix(end)).unwrap_or(&label);
    let of_day = label.strip_suffix('日').is_some_and(|day| day.contains('月') && day.ends_with(char::is_numeric));
    of_day
        || [base, &label].iter().any(|label| BESIDE.contains(label))
        || MOMENTS.iter().any(|moment| label.ends_with(moment))
}

/// Whether the labels, or one of them and the name of the whole, say different steps: 合格者 and 入所者 of 申込者.
pub fn are_steps<'a>(whole: &str, labels: impl Iterator<Item = &'a str>) -> bool {
    let step = |text: &str| STEPS.iter().find(|step| text.contains(**step));
    let mut steps: Vec<_> = labels.filter_map(step).collect();
    if !steps.is_empty() {
        steps.extend(step(whole));
    }
    steps.windows(2).any(|pair| pair[0] != pair[1])
}

/// Whether a name is that of what comes in less what goes out, which may be negative and may fall: 収支の差, 増減.
pub fn is_balance(name: &str) -> bool {
    let name = NO_BALANCES.iter().fold(plain(name), |name, word| name.replace(word, ""));
    BALANCES.iter().any(|word| name.contains(word))
}

/// Whether one label adds to what another takes away from: 排出量 and 吸収量.
pub fn are_opposite<'a>(labels: impl Iterator<Item = &'a str> + Clone) -> bool {
    // 自然増減 is no opposite of itself.
    let has = |word: &str, other: &str| labels.clone().any(|label| label.contains(word) && !label.contains(other));
    OPPOSITES.iter().any(|(more, less)| has(more, less) && has(less, more))
}

fn plain(label: &str) -> String {
    without_whitespace(label).chars().map(half_width).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_the_same_character_are_no_parts_among_others() {
        for label in ["うち市内", "内市内", "（内障害者）", "主な事業", "再掲（障害者）"] {
            assert!(is_among(label), "{label}");
        }
        for label in ["内科", "内部管理", "市内", "内"] {
            assert!(!is_among(label), "{label}");
        }
    }

    #[test]
    fn figures_of_other_times_and_plans_are_no_parts() {
        for label in ["4月1日", "１０月１日", "9月末", "年度末時点", "前年度", "予算額", "補正後"]
        {
            assert!(is_beside(label), "{label}");
        }
        for label in ["4月", "日曜日", "前期", "計画相談", "1日"] {
            assert!(!is_beside(label), "{label}");
        }
    }

    #[test]
    fn what_takes_away_is_opposite() {
        let are = |labels: &[&str]| are_opposite(labels.iter().copied());
        assert!(are(&["排出量", "森林吸収量"]) && are(&["転入者", "転出者"]) && are(&["増", "減"]));
        assert!(
            !are(&["窓口", "電話"]) && !are(&["自然増減", "社会増減"]) && !are(&["収入のある世帯", "収入のない世帯"])
        );
    }

    #[test]
    fn balances_are_told_by_their_names() {
        for name in ["収支の差", "人口の増減", "転入超過数"] {
            assert!(is_balance(name), "{name}");
        }
        for name in ["差別の相談", "交差点の改良", "差し押さえの件数", "相談件数"] {
            assert!(!is_balance(name), "{name}");
        }
    }

    #[test]
    fn steps_differ() {
        let are = |whole: &str, labels: &[&str]| are_steps(whole, labels.iter().copied());
        assert!(are("申請件数", &["認定", "却下"]) && are("相談", &["申請", "認定"]));
        assert!(are("申込者", &["合格者", "入所者"]) && are("講座", &["開催", "参加者"]));
        assert!(!are("申請件数", &["窓口", "郵送"]) && !are("申請件数", &["窓口の申請", "郵送の申請"]));
    }
}
