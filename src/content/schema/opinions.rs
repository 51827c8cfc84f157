//! opinions.yaml.

use serde_json::{Value, json};

use super::parts::{field, filled_text, list, map, required, text};
use super::{Basis, file, keys, values};

pub(super) fn schema(basis: &Basis) -> Value {
    let opinion = map([
        required(keys::NUMBER, "取組項目の番号", filled_text()),
        field(keys::OPINIONS, "意見、行政等への要望", text()),
        field(keys::COOPERATION, "市民や地域の取組と連携・協力できること", text()),
        field(
            keys::COMMITTEE_JUDGEMENT,
            "委員会の評価。集計のためのもので、資料には印刷しません",
            values::option(basis),
        ),
    ]);
    let opinions = map([required(keys::OPINIONS, "委員会の意見の一覧。番号ごとに一度だけ書きます", list(opinion))]);
    file("委員会の意見", opinions, json!({}))
}
