//! 様式: what the nodes of a plan carry and how its sheets print it. Everything has a default, that of 白井市's sheet.

mod apart;
mod axis;
mod columns;
mod condition;
mod fields;
mod opinions;
mod page;
mod series;
mod tallies;
mod trend;

use crate::content::faults;
use crate::content::yaml::Cursor;
use crate::content::yaml::Fields;
use crate::model::{
    Arrangement, Carrier, Form, Grouping, IndicatorTable, Label, Labels, Minus, Numbering, Period, Place, ProjectLine,
    usual_columns,
};
use crate::vocabulary as word;

/// What a 様式 is read against: what plan.yaml says besides.
pub(super) struct Surroundings {
    /// The periods that the plan shows.
    pub periods: Vec<Period>,
    /// The period that it reports; `None` where it could not be read.
    pub year: Option<Period>,
}

/// Reads a 様式.
pub(super) fn read(at: &Cursor, surroundings: &Surroundings) -> Form {
    let usual = Form::default();
    let mut fields = at.fields("用紙: A3");
    if at.peek(word::FORM).is_some()
        && let Some(at) = fields.get(word::FORM)
    {
        let hint = "「様式:」の行を消して、その下の項目を行の初めから書いてください";
        at.fault_at(&at.place.of_key(), faults::UNKNOWN_KEY, "様式のファイルには、「様式」の中身だけを書きます", hint);
    }
    let before = at.faults();
    let levels = fields.written(word::LEVELS).map(|at| levels(&at)).filter(|levels| !levels.is_empty());
    let levels = levels.unwrap_or(usual.levels);
    let series = fields.written(word::SERIES).map(|at| series::read(&at)).unwrap_or(usual.series);
    // What refers to a name whose declaration has a fault has none of its own.
    let unread = |keys: &[&str]| -> Vec<String> {
        let lists = keys.iter().filter_map(|key| at.peek(key));
        if at.faults() == before { Vec::new() } else { lists.flat_map(|at| declared(&at)).collect() }
    };
    let of_series = unread(&[word::SERIES]);
    let axes = fields.written(word::AXES).map(|at| axis::read(&at, &levels, &series, &of_series)).unwrap_or(usual.axes);
    let of_axes = unread(&[word::AXES]);
    let options = if of_axes.is_empty() { Vec::new() } else { options(at) };
    let own = fields.written(word::OWN).map(|at| fields::read(&at, &levels, &axes, &of_axes)).unwrap_or_default();
    let unread = unread(&[word::SERIES, word::AXES, word::OWN]);
    let mut form = Form {
        columns: usual_columns(&axes, &own, &series),
        labels: fields.written(word::LABELS).map(|at| labels(&at, &Labels::default())).unwrap_or_default(),
        arrangement: keyword(&mut fields, word::ARRANGEMENT, &Arrangement::KEYWORDS),
        numbering: keyword(&mut fields, word::NUMBER, &Numbering::KEYWORDS),
        absences: fields.written(word::ABSENCES).map(|at| absences(&at)).unwrap_or_default(),
        grouping: keyword(&mut fields, word::GROUPING, &Grouping::KEYWORDS),
        minus: keyword(&mut fields, word::MINUS, &Minus::KEYWORDS),
        notes: fields.written(word::NOTES).map(|at| texts(&at, "- 実績は3月末の数です。")).unwrap_or_default(),
        page: fields.written(word::PAGE).map(|at| page::read(&at)).unwrap_or_default(),
        tables: vec![IndicatorTable::usual(&series)],
        levels,
        axes,
        fields: own,
        series,
        project_lines: usual.project_lines,
        opinions: usual.opinions,
        tallies: usual.tallies,
    };
    if let Some(at) = fields.written(word::COLUMNS) {
        form.columns = columns::read(&at, &form, &unread);
    }
    if let Some(at) = fields.written(word::TABLES) {
        form.tables = columns::tables(&at, &form, surroundings, &unread);
    }
    if let Some(at) = fields.written(word::PROJECT_LINES) {
        form.project_lines = project_lines(&at, &form, &unread);
    }
    if let Some(at) = fields.written(word::OPINIONS) {
        form.opinions = opinions::read(&at);
    }
    if let Some(at) = fields.written(word::TALLIES) {
        let unread = [unread, options].concat();
        form.tallies = tallies::read(&at, &tallies::Basis { form: &form, surroundings, unread: &unread });
    }
    fields.finish();
    form
}

/// A keyword of a field, or its default.
fn keyword<T: Clone + Default>(fields: &mut Fields, key: &str, words: &[(&str, T)]) -> T {
    fields.written(key).and_then(|at| at.keyword(words)).unwrap_or_default()
}

/// あり or なし.
fn switch(fields: &mut Fields, key: &str, default: bool) -> bool {
    let at = fields.written(key);
    at.and_then(|at| at.keyword(&[("あり", true), ("なし", false)])).unwrap_or(default)
}

fn texts(at: &Cursor, example: &str) -> Vec<String> {
    at.list(example).iter().filter_map(Cursor::text).map(|text| text.value).collect()
}

/// What the elements of a list are told apart by, each with where the first of its kind names itself.
struct Names<T> {
    seen: Vec<(T, Place)>,
    fault: &'static str,
    hint: &'static str,
}

/// What is said of what stands twice.
const TWICE: &str = "が2度書かれています";

impl<T: PartialEq> Names<T> {
    /// Of elements that people name.
    fn new() -> Self {
        Self {
            seen: Vec::new(), fault: TWICE, hint: "どちらか一方の名前を変えるか、消してください"
        }
    }

    /// Of elements that are words of the form.
    fn of_words() -> Self {
        Self { seen: Vec::new(), fault: TWICE, hint: "どちらか一方を消してください" }
    }

    /// Of columns with a condition.
    fn of_conditions() -> Self {
        Self {
            seen: Vec::new(), fault: "の列が、同じ条件で2つあります", hint: "どちらか一方を消してください"
        }
    }

    /// Of headings of columns, written or usual.
    fn of_headings() -> Self {
        let hint = "「見出し」で違う見出しを付けるか、どちらか一方を消してください";
        Self { seen: Vec::new(), fault: "という見出しの列が2つあります", hint }
    }

    /// Whether an element is the first of its kind; where not, that is reported at its name.
    fn is_new(&mut self, at: &Cursor, name: &str, kind: T) -> bool {
        let place = named(at);
        let first = self.seen.iter().find(|(other, _)| *other == kind).map(|(_, first)| at.excerpt(first).line);
        match first {
            Some(line) => at.fault_at(
                &place,
                faults::DUPLICATE_NAME,
                format!("「{name}」{}（1度目は{line}行目）", self.fault),
                self.hint,
            ),
            None => self.seen.push((kind, place)),
        }
        first.is_none()
    }
}

/// Where an element of a list names itself: its 名称, 内容, 題名 or 見出し, or the element where it is nothing but a name.
fn named(at: &Cursor) -> Place {
    [word::NAME, word::PART, word::TITLE, word::LABELS]
        .into_iter()
        .find_map(|key| at.peek(key))
        .map_or_else(|| at.place.clone(), |at| at.place)
}

/// The word by which a column says what it prints; its heading where it is several series.
fn part_word(at: &Cursor, heading: &str) -> String {
    at.peek(word::PART).as_ref().unwrap_or(at).word().unwrap_or_else(|| heading.to_owned())
}

/// The names that a list of the form declares, read or not.
fn declared(at: &Cursor) -> Vec<String> {
    at.elements().iter().filter_map(|at| at.peek(word::NAME).as_ref().unwrap_or(at).word()).collect()
}

/// The names of the options that the axes declare, read or not.
fn options(at: &Cursor) -> Vec<String> {
    let axes = at.peek(word::AXES).map(|at| at.elements()).unwrap_or_default();
    axes.iter().filter_map(|axis| axis.peek(word::OPTIONS)).flat_map(|at| declared(&at)).collect()
}

/// 階層.
fn levels(at: &Cursor) -> Vec<String> {
    const LEAST: usize = 1;
    const MOST: usize = Form::MOST_LEVELS;
    let elements = at.list("[基本目標, 施策の柱]");
    let mut levels: Vec<String> = Vec::new();
    let mut names = Names::new();
    for at in &elements {
        let Some(text) = at.text() else { continue };
        if word::reserved::OF_SECTIONS.contains(&text.value.as_str()) {
            let message = format!("「{}」は階層の名前に使えません", text.value);
            at.fault(faults::UNKNOWN_WORD, message, "体系の中で別の意味を持つ言葉です。別の名前にしてください");
        } else if names.is_new(at, &text.value, text.value.clone()) {
            levels.push(text.value);
        }
    }
    let count = elements.len();
    if at.takes_list() && !(LEAST..=MOST).contains(&count) {
        let message =
            if count == 0 { "階層がありません".to_owned() } else { format!("階層が{count}段あります") };
        let hint =
            format!("事業の上の階層は、{LEAST}段から{MOST}段までです。[基本目標, 施策の柱] のように書いてください");
        at.fault_at(&at.place.of_key(), faults::OPTION_COUNT, message, hint);
    }
    levels
}

/// 対象: 取組項目, 指標, 事業, or the label of a level.
fn carrier(fields: &mut Fields, levels: &[String]) -> Carrier {
    let at = fields.written(word::CARRIER);
    at.and_then(|at| at.keyword(&carrier_words(levels))).unwrap_or(Carrier::Item)
}

fn carrier_words(levels: &[String]) -> Vec<(&str, Carrier)> {
    [(word::ITEMS, Carrier::Item), (word::INDICATORS, Carrier::Indicator), (word::PROJECT, Carrier::Project)]
        .into_iter()
        .chain(levels.iter().enumerate().map(|(depth, label)| (label.as_str(), Carrier::Section(depth))))
        .collect()
}

/// 見出し.
pub(super) fn labels(at: &Cursor, usual: &Labels) -> Labels {
    let mut fields = at.fields("{取り組み目標: 取組み目標}");
    let mut label = |key, usual: &Label| fields.text(key).map_or_else(|| usual.clone(), Label::from);
    let labels = Labels {
        name: label(word::PROJECT, &usual.name),
        goal: label(word::GOAL, &usual.goal),
        main_actions: label(word::MAIN_ACTIONS, &usual.main_actions),
        focus: label(word::FOCUS, &usual.focus),
    };
    fields.finish();
    labels
}

/// 空欄.
fn absences(at: &Cursor) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut names = Names::of_words();
    for at in at.list("[－, 未公表, 該当なし]") {
        let Some(text) = at.text() else { continue };
        if names.is_new(&at, &text.value, text.value.clone()) {
            words.push(text.value);
        }
    }
    words
}

/// 事業欄.
fn project_lines(at: &Cursor, form: &Form, unread: &[String]) -> Vec<ProjectLine> {
    let mut words = vec![
        (word::PROJECT, ProjectLine::Name),
        (word::GOAL, ProjectLine::Goal),
        (word::MAIN_ACTIONS, ProjectLine::MainActions),
        (word::DEPARTMENTS, ProjectLine::Departments),
    ];
    let axes =
        form.axes_of(Carrier::Project).map(|axis| (axis.name.as_str(), ProjectLine::Judgement(axis.name.clone())));
    let fields = form.fields_of(Carrier::Project).map(|own| (own.name.as_str(), ProjectLine::Field(own.name.clone())));
    words.extend(axes.chain(fields));
    let mut lines: Vec<ProjectLine> = Vec::new();
    let mut names = Names::of_words();
    let before = at.faults();
    for at in at.list("[事業, 取り組み目標, 主な取り組み]") {
        if at.word().is_some_and(|word| unread.contains(&word) && words.iter().all(|(known, _)| *known != word)) {
            continue;
        }
        let Some(line) = at.keyword(&words) else { continue };
        if names.is_new(&at, &at.word().unwrap_or_default(), line.clone()) {
            lines.push(line);
        }
    }
    if at.faults() == before && !lines.contains(&ProjectLine::Name) {
        at.fault_at(
            &at.place.of_key(),
            faults::MISSING_KEY,
            "「事業欄」に「事業」がありません",
            "「事業」を加えてください。事業の名前が見出しになります",
        );
    }
    lines
}
