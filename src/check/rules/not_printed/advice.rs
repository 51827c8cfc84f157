//! How what is not printed would be printed.

use std::collections::BTreeMap;

use super::home::{Home, columns_of};
use crate::check::Context;
use crate::content::form::opinion_column_added;
use crate::model::{Part, Place};
use crate::vocabulary as word;

/// What kind of content it is, by what a message calls it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Topic {
    pub name: String,
    pub lack: Lack,
}

/// What the form would have to have.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Lack {
    /// A word or a block in a list of 様式.
    In(Home),
    /// The same for 取組内容, which prints it below itself.
    Description(Home),
    /// A column of the opinion pages.
    OfOpinions,
    /// A series inside the group of years of such a list.
    InGroup(String),
    /// A group of years with the series, because it has values of other years than the reported one.
    Group(String),
    /// A word or a block in a list, for a judgement, which 総括表 still counts.
    CountedIn(Home),
    /// A 指標の表 for the indicator, and the block that prints it, unless there is one.
    Table(Option<Home>),
    /// The opinion pages.
    Pages,
}

/// For each file and kind of content its places.
pub(super) type Found = BTreeMap<(usize, Topic), Vec<Place>>;

/// What is told of a kind of content in a file.
pub(super) struct Told {
    pub place: Place,
    pub message: String,
    pub hint: String,
}

/// What is told of what was found.
pub(super) fn told(found: Found, context: &Context) -> Vec<Told> {
    let form = &context.edition.plan.form;
    // All series that a table needs in its group of years, because it has one group.
    let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (_, Topic { name, lack }) in found.keys() {
        if let Lack::Group(list) = lack {
            let names = groups.entry(list.clone()).or_default();
            names.extend((!names.contains(name)).then(|| name.clone()));
        }
    }
    // Those that left-out tells stand in the same group.
    let mut columns: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (of, table, series) in context.lacking_years {
        let list = columns_of(form, *of, table);
        let Some(names) = groups.get_mut(&list).filter(|names| !names.contains(series)) else { continue };
        names.push(series.clone());
        if form.prints_in(*of, table, &Part::Series(vec![series.clone()])) {
            columns.entry(list).or_default().push(format!("「{series}」"));
        }
    }
    let position = |name: &String| form.series.iter().position(|series| series.name == *name);
    groups.values_mut().for_each(|names| names.sort_by_key(position));
    let told = |((_, Topic { name, lack }), places): ((usize, Topic), Vec<Place>)| {
        let count = places.len();
        let place = places.into_iter().min().unwrap_or_default();
        let more = if count > 1 { format!("（このファイルに{count}か所）") } else { String::new() };
        let excerpt = context.sources.excerpt(&place);
        // Omit the folder of the edition.
        let file = excerpt.file.splitn(3, '/').last().unwrap_or_default();
        let permission =
            format!("plan.yaml の「許可」に「{{コード: not-printed, 場所: {file}, 理由: …}}」を加えてください");
        let message = match &lack {
            Lack::CountedIn(_) => format!("「{name}」は、総括表で数えるだけで、ほかには印刷されません{more}"),
            _ => format!("「{name}」は、この様式ではどこにも印刷されません{more}"),
        };
        let declared = [
            (word::OWN, form.fields.iter().any(|field| field.name == name)),
            (word::SERIES, form.series(&name).is_some()),
        ];
        let of_form = match declared.iter().find(|(_, is_declared)| *is_declared) {
            Some((list, _)) => format!("どこにも書かなくなれば、様式の「{list}」からも消してください。"),
            None => String::new(),
        };
        let when = |added: String| {
            format!(
                "印刷するなら、{added}。要らないものなら、消してください（values.csv と values.json からもなくなります）。\
                     {of_form}残しておくなら、{permission}"
            )
        };
        let with = |list: &str, part: &str| when(format!("様式の{list}に「{part}」を加えてください"));
        let hint = match lack {
            Lack::In(Home { list, added }) => with(&list, &added),
            Lack::Description(Home { list, added }) => {
                when(format!("様式の{list}に「{added}」を加えてください（「{name}」は、その下に印刷します）"))
            }
            Lack::OfOpinions => {
                let pages = form.opinions.as_ref();
                when(pages.map(|pages| opinion_column_added(pages, &name)).unwrap_or_default())
            }
            Lack::InGroup(list) => with(&format!("{list}の「{}」", word::EACH_PERIOD), &name),
            Lack::Group(list) => {
                let group = match groups[&list].as_slice() {
                    [one] => format!("{}: {one}", word::EACH_PERIOD),
                    names => format!("{}: [{}]", word::EACH_PERIOD, names.join(", ")),
                };
                match columns.get(&list) {
                    Some(columns) => when(format!("様式の{list}の{}を「{group}」に替えてください", columns.join("と"))),
                    None => with(&list, &group),
                }
            }
            Lack::CountedIn(Home { list, added }) => {
                format!("印刷するなら、様式の{list}に「{added}」を加えてください。数えるだけなら、{permission}")
            }
            Lack::Table(Some(Home { list, added })) => format!(
                "印刷するなら、様式の「指標の表」に名称のない表を加えて、{list}に「{added}」を加えてください。残しておくだけなら、{permission}"
            ),
            Lack::Table(None) => format!(
                "印刷するなら、指標に「表」を書いて様式の「指標の表」のどれかに載せるか、様式の「指標の表」に名称のない表を加えてください。\
                     残しておくだけなら、{permission}"
            ),
            Lack::Pages => format!(
                "意見のページを印刷するなら、様式の「意見: なし」を消してください。印刷しないなら、{permission}"
            ),
        };
        Told { place, message, hint }
    };
    found.into_iter().map(told).collect()
}
