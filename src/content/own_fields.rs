//! 独自: the content of the city's own fields.

use super::codec::schema::{self, defined};
use super::codec::{Codec, Visitor, record};
use super::context::Context;
use super::values::{Allowed, SERIES, is_record, series, value};
use crate::content::faults;
use crate::content::yaml::Cursor;
use crate::model::{Carrier, FieldEntry, FieldKind, FieldValue, Period, Placed};
use crate::vocabulary::OWN;

/// The key 独自 of a node, where nodes of its kind have own fields.
pub(super) fn own_fields(d: &mut Visitor, carrier: Carrier, entries: &mut Vec<FieldEntry>, context: &Context) {
    let Some(first) = context.form.fields_of(carrier).next() else { return };
    let fields =
        record(format!("{{{}: …}}", first.name), Vec::new(), move |d: &mut Visitor, out: &mut Vec<FieldEntry>| {
            for field in context.form.fields_of(carrier) {
                let mut value = None;
                let unit = field.unit.as_ref().map(|unit| format!("（{unit}）")).unwrap_or_default();
                match field.kind {
                    FieldKind::Text => d.field(&field.name, &field.name, &mut value, text(&field.name, context).some()),
                    FieldKind::Number | FieldKind::Money => {
                        let about = format_args!("{}{unit}。数、または年度ごとの数", field.name);
                        d.field(&field.name, about, &mut value, figures(context).some());
                    }
                }
                out.extend(value.map(|value| FieldEntry { name: field.name.clone(), value }));
            }
        });
    d.field(OWN, "この計画だけの項目", entries, fields);
}

fn text<'a>(name: &'a str, context: &'a Context) -> Codec<'a, FieldValue> {
    let read = move |at: &Cursor| {
        let keys = at.keys();
        let are_years = !keys.is_empty() && keys.iter().all(|key| Period::parse(key).is_some());
        if are_years {
            let message = format!("「{name}」は文章なので、年度ごとには書けません");
            // The text of the reported year, or else of the latest shown one.
            let is_shown = |period: &Period| context.periods.is_empty() || context.periods.contains(period);
            let rank = |key: &&&str| {
                let period = Period::parse(key);
                (period == Some(context.year), period.is_some_and(|period| is_shown(&period)), period)
            };
            let meant = keys.iter().max_by_key(rank);
            let word = meant.and_then(|key| at.peek(key)?.word()).unwrap_or_else(|| "…".to_owned());
            let hint = format!(
                "「{name}: {word}」のように、1つの文にしてください（年度ごとに分けるのは、様式の「独自」で「種類: 数」か「種類: 金額」とした項目だけです）"
            );
            at.fault(faults::WRONG_TYPE, message, hint);
            return None;
        }
        at.text().map(FieldValue::Text)
    };
    Codec::new(read, schema::text, |_| String::new())
}

/// A figure, or one for every period.
fn figures<'a>(context: &'a Context) -> Codec<'a, FieldValue> {
    let read = move |at: &Cursor| {
        if at.is_map() && !is_record(at) {
            return series(&context.periods, Allowed::of_plan(&context.periods), context)
                .read(at)
                .map(FieldValue::Years);
        }
        Some(FieldValue::Figure(Placed::new(value(context).read(at)?, at.place.clone())))
    };
    Codec::new(read, || defined(SERIES), |_| String::new())
}
