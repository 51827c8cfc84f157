//! Reports the names under 計算 and もと that stand for no indicator.

use super::misspelling::suggest;
use super::yaml::Sources;
use crate::content::faults;
use crate::finding::Finding;
use crate::model::{Edition, Unlinked, WhyUnlinked};
use crate::vocabulary::{BREAKDOWN, COMPUTATION, SOURCE};

/// Gives each indicator those from which it is computed.
///
/// - `is_complete`: whether everything could be read, so that a name that is missing is missing
pub(super) fn link(edition: &mut Edition, sources: &Sources, is_complete: bool) -> Vec<Finding> {
    let unlinked = edition.link_indicators();
    if !is_complete {
        return Vec::new();
    }
    unlinked.iter().map(|it| finding(it, edition, sources)).collect()
}

fn finding(it: &Unlinked, edition: &Edition, sources: &Sources) -> Finding {
    let name = &it.name.value;
    let (message, hint) = match it.why {
        WhyUnlinked::OfItem => (
            format!("取組項目の下に指標はないので、「{SOURCE}」から計算できません"),
            format!("取組項目の中で足し合わせるなら、「{SOURCE}」を消して「{BREAKDOWN}」に並べてください"),
        ),
        WhyUnlinked::NotBelow => {
            let all: Vec<&str> =
                edition.nodes().flat_map(|node| node.indicators()).map(|it| it.indicator.name.value.as_str()).collect();
            let hint = suggest(name, all.iter().copied().filter(|other| *other != name));
            let hint = hint.unwrap_or_else(|| {
                format!("この下の階層、事業、取組項目にある指標の名前を「{SOURCE}」に書いてください")
            });
            (format!("この下に、「{name}」という指標がありません"), hint)
        }
        WhyUnlinked::NotBeside => {
            let hint = suggest(name, it.known.iter().map(String::as_str));
            let hint = hint
                .unwrap_or_else(|| format!("「{COMPUTATION}」には、この指標と同じ一覧の指標の名前を書いてください"));
            (format!("同じ一覧に、「{name}」という指標がありません"), hint)
        }
        WhyUnlinked::IsRatio => (
            format!("「{name}」も割り算なので、これからは計算できません"),
            "割り算でない指標の名前を書いてください".to_owned(),
        ),
        WhyUnlinked::Several => (
            format!("同じ一覧に「{name}」が2つ以上あるので、どれから計算するのか分かりません"),
            "指標の名前を分けてください".to_owned(),
        ),
    };
    Finding::new(faults::UNKNOWN_PART, message, Some(sources.excerpt(&it.name.place))).about(&it.name.place).hint(hint)
}
