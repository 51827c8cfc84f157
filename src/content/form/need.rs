//! 記入: the condition under which an axis or an own field has to be filled in.

use serde_json::{Value as Json, json};

use super::condition;
use super::scope::Scope;
use crate::content::codec::said::{entry, with};
use crate::content::codec::schema::offered;
use crate::content::codec::{Codec, Visitor, keyword, record, text, word};
use crate::content::faults;
use crate::content::yaml::{Cursor, Fields};
use crate::model::{
    Axis, Carrier, Choice, Condition, Field, FieldKind, Form, Named, Need, OptionIndex, Scale, Unneeded,
};
use crate::vocabulary::{AXES, BREAKDOWN, CARRIER, NAME, OPTIONS, OWN, SYMBOL, VALUE};

/// The key of an axis and of an own field.
pub(super) const NEED: &str = "記入";
pub(super) const ABOUT: &str = "書く条件。合わないものは空でよく、未記入に数えません";

const UNNEEDED: &str = "不要のとき";
const KEYS: [&str; 6] = [CARRIER, AXES, OPTIONS, OWN, VALUE, UNNEEDED];
const EXAMPLE: &str = "{独自: 区分, 値: [任意], 不要のとき: 網かけ}";

/// 記入 of an axis or an own field.
///
/// - `of`: the axis or the own field
pub(super) fn need<'a>(of: Named, scope: &'a Scope) -> Codec<'a, Need> {
    let condition = Condition::Written { field: of.clone(), values: Vec::new() };
    let none = Need { of: of.carrier, condition, otherwise: Unneeded::Blank };
    let say = |need: &Need| {
        let unneeded = entry(UNNEEDED, word(&Unneeded::KEYWORDS, &need.otherwise));
        with(&condition::said(&need.condition, scope), [unneeded])
    };
    record(EXAMPLE, none, move |d, need| define(d, need, &of, scope)).said(say)
}

fn define(d: &mut Visitor, need: &mut Need, of: &Named, scope: &Scope) {
    let is_written = match d.reading() {
        Some(fields) => match is_single(fields) {
            Some(is_written) => is_written,
            None => {
                KEYS.into_iter().for_each(|key| _ = fields.take(key));
                return d.refuse();
            }
        },
        None => false,
    };
    let is_described = d.reading().is_none();
    let mut condition = None;
    let mut above = None;
    let about =
        "条件にする評価や項目を持つもの。事業か階層の名前（指標の項目なら、取組項目も）。書かないときは、同じもの";
    let above_only = scope.carrier_among(|carrier| carrier.is_or_is_above(of.carrier)).accepted_before(|at| {
        scope.carrier_named(&at.word().unwrap_or_default()).is_none_or(|it| is_above(at, it, of, scope))
    });
    d.setting(CARRIER, about, &mut above, above_only.some());
    let is_unread = above.is_none() && d.reading().is_some_and(|fields| fields.written(CARRIER).is_some());
    if let Some(fields) = d.reading().filter(|_| is_unread) {
        // What the other keys name is not known then.
        KEYS.into_iter().for_each(|key| _ = fields.take(key));
        return d.refuse();
    }
    let carrier = above.unwrap_or(of.carrier);
    if !is_written || is_described {
        let mut axis: Option<Named> = None;
        let about = "条件にする評価の名前。同じもの（「対象」があれば、それ）の評価から選びます";
        let codec = named("評価", carrier, of.carrier, scope, |form, carrier| {
            form.axes_of(carrier).map(|axis| axis.name.as_str()).collect()
        });
        part(d, AXES, about, &mut axis, codec);
        let mut chosen: Option<Vec<OptionIndex>> = None;
        let known = axis.as_ref().and_then(|axis| scope.form.axis(axis.carrier, &axis.name));
        let about = "この中のどれかを選んだものには、書きます";
        part(d, OPTIONS, about, &mut chosen, condition::options_of(known, scope));
        condition = axis.zip(chosen).map(|(axis, options)| Condition::Chosen { axis, options });
    }
    if is_written || is_described {
        let (mut field, mut held): (Option<Named>, Option<Vec<String>>) = (None, None);
        let about = "条件にする独自の項目（文章）の名前。同じもの（「対象」があれば、それ）の項目から選びます";
        let codec = named("独自の項目", carrier, of.carrier, scope, |form, carrier| {
            let texts = form.fields_of(carrier).filter(|field| field.kind == FieldKind::Text);
            texts.map(|field| field.name.as_str()).collect()
        });
        part(d, OWN, about, &mut field, codec);
        let about = "この中のどれかが書いてあるものには、書きます";
        part(d, VALUE, about, &mut held, condition::values("[任意]"));
        condition = condition.or(field.zip(held).map(|(field, values)| Condition::Written { field, values }));
    }
    d.setting(
        UNNEEDED,
        "空のままのとき。空欄（書かないときも）、網かけ",
        &mut need.otherwise,
        keyword(&Unneeded::KEYWORDS),
    );
    d.rule(one_condition);
    let Some(at) = d.reading().map(|fields| fields.at().clone()) else { return };
    match condition {
        Some(condition) if condition.tested() == of => {
            let message = format!("「{}」が、自分を条件にしています", of.name);
            at.fault(faults::UNKNOWN_PART, message, "ほかの評価か独自の項目を書いてください");
            d.refuse();
        }
        Some(condition) => need.condition = condition,
        None => d.refuse(),
    }
}

/// Whether a kind of node is that of an axis or an own field, or stands above it; reports others.
fn is_above(at: &Cursor, carrier: Carrier, of: &Named, scope: &Scope) -> bool {
    let is_above = carrier.is_or_is_above(of.carrier);
    if !is_above {
        let carriers = [Carrier::Item, Carrier::Project].into_iter();
        let levels = (0..scope.form.levels.len()).map(Carrier::Section);
        let known = carriers.chain(levels).filter(|it| *it != of.carrier && it.is_or_is_above(of.carrier));
        let known: Vec<String> = known.map(|carrier| scope.carrier().say(&carrier)).collect();
        let [own, written] = [of.carrier, carrier].map(|carrier| scope.carrier().say(&carrier));
        let message = format!("「{written}」は、「{}」を書く{own}の上のものではありません", of.name);
        let hint = match known.as_slice() {
            [] => format!("「{CARRIER}」を消して、同じ{own}の評価か項目を条件にしてください"),
            known => {
                format!("ここに書けるのは {} です。同じ{own}なら、「{CARRIER}」を消してください", known.join("、"))
            }
        };
        at.fault(faults::UNKNOWN_PART, message, hint);
    }
    is_above
}

/// Visits a key of one of the two conditions. It is required, but in a schema, where only [`one_condition`] can tell that.
fn part<T>(d: &mut Visitor, key: &str, about: &str, value: &mut Option<T>, codec: Codec<T>) {
    if d.reading().is_some() {
        d.required(key, about, value, codec.some());
    } else {
        d.setting(key, about, value, codec.some());
    }
}

/// Whether the condition is one on an own field; `None` if there are two or none, which is reported.
fn is_single(fields: &mut Fields) -> Option<bool> {
    let mut has = |keys: [&str; 2]| keys.into_iter().any(|key| fields.get(key).is_some());
    match (has([AXES, OPTIONS]), has([OWN, VALUE])) {
        (true, false) => Some(false),
        (false, true) => Some(true),
        (both, _) => {
            let message = if both {
                "「記入」に条件が2つあります"
            } else {
                "「記入」に条件がありません"
            };
            let hint = "「評価」と「選択肢」か、「独自」と「値」の、どちらかを書いてください";
            fields.at().fault(faults::MISSING_KEY, message, hint);
            None
        }
    }
}

/// The rule of [`is_single`] in the schema.
fn one_condition() -> Json {
    let pair = |one: [&str; 2], other: [&str; 2]| json!({ "required": one, "properties": { (other[0]): false, (other[1]): false } });
    json!({ "anyOf": [pair([AXES, OPTIONS], [OWN, VALUE]), pair([OWN, VALUE], [AXES, OPTIONS])] })
}

/// The name of an axis or an own field of a kind of node.
///
/// - `of`: the kind of node that has to be filled in, which `carrier` is or stands above
fn named<'a>(
    what: &'static str,
    carrier: Carrier,
    of: Carrier,
    scope: &'a Scope,
    known: impl Fn(&'a Form, Carrier) -> Vec<&'a str> + Copy + 'a,
) -> Codec<'a, Named> {
    let read = move |at: &Cursor| {
        let names = known(&scope.form, carrier);
        let text = at.text()?.value;
        let other = scope.carriers().into_iter().find(|other| known(&scope.form, *other).contains(&text.as_str()));
        match other.filter(|_| !names.contains(&text.as_str())) {
            Some(other) => {
                let remedy = match other.is_or_is_above(of) {
                    _ if other == of => Some(format!("「{CARRIER}」を消してください")),
                    true => Some(format!("「{CARRIER}: {}」と書いてください", scope.carrier().say(&other))),
                    false => None,
                };
                scope.of_another(at, what, (&text, other), carrier, &names, remedy);
                None
            }
            None => {
                let find = |name: &str| names.contains(&name).then(|| Named { carrier, name: name.to_owned() });
                scope.find(at, what, names.iter().copied(), find)
            }
        }
    };
    let schema = move || {
        let all = scope.form.axes.iter().map(|axis| axis.name.as_str());
        let all = all.chain(scope.form.fields.iter().map(|field| field.name.as_str()));
        offered(all, text().filled_schema())
    };
    Codec::new(read, schema, |of| scope.said(of)).filled(schema)
}

/// The form with the axes and own fields that it declares, as far as conditions need them, before these are read.
///
/// - `at`: the 様式
pub(super) fn with_declared(at: &Cursor, form: &Form, scope: &Scope) -> Form {
    let carrier = |at: &Cursor| {
        let word = at.peek(CARRIER).and_then(|at| at.word());
        match word {
            Some(word) => scope.carrier_named(&word),
            None => Some(Carrier::Item),
        }
    };
    let name = |at: &Cursor| at.word().or_else(|| at.peek(NAME)?.word());
    let elements = |key: &str| at.peek(key).map(|at| at.elements());
    let option = |at: &Cursor| {
        let symbol = at.peek(SYMBOL).and_then(|at| at.word());
        Some(Choice { symbol, ..Choice::new(name(at)?) })
    };
    let options = |at: &Cursor| {
        let parts = at.peek(BREAKDOWN).map(|at| at.elements()).unwrap_or_default();
        let whole = option(at).into_iter();
        match (name(at), parts.as_slice()) {
            (Some(group), [_, ..]) => {
                parts.iter().filter_map(option).map(|part| part.in_group(&group)).collect::<Vec<_>>()
            }
            _ => whole.collect(),
        }
    };
    let axis = |at: &Cursor| {
        let declared = at.peek(OPTIONS).map(|at| at.elements()).unwrap_or_default();
        let scale = Scale::with_options(declared.iter().flat_map(options).collect());
        Some(Axis { name: name(at)?, carrier: carrier(at)?, scale, behind: Vec::new(), ..Axis::default() })
    };
    let field = |at: &Cursor| {
        let kind = at.peek("種類").and_then(|at| at.word());
        let kind = kind.and_then(|word| FieldKind::KEYWORDS.into_iter().find(|(keyword, _)| *keyword == word));
        let kind = kind.map_or(FieldKind::Text, |(_, kind)| kind);
        Some(Field { name: name(at)?, carrier: carrier(at)?, kind, unit: None, aggregate: None, need: None })
    };
    Form {
        axes: elements(AXES).map_or_else(|| form.axes.clone(), |all| all.iter().filter_map(axis).collect()),
        fields: elements(OWN).map_or_else(|| form.fields.clone(), |all| all.iter().filter_map(field).collect()),
        ..form.clone()
    }
}
