//! A block: a word, or a map with the key of its kind.

use serde_json::{Value as Json, json};

use super::entry;
use super::holder::Holder;
use super::kind::{Kind, word_of, words};
use super::opinions;
use crate::content::codec::said::{entry as told, quoted, with};
use crate::content::codec::schema::{filled, filled_list, offered, one_of};
use crate::content::codec::{Codec, Visitor, count, keyword, list, measure, name_of, text, word};
use crate::content::faults;
use crate::content::form::names::Names;
use crate::content::form::notes::notes as fixed_notes;
use crate::content::form::scope::Scope;
use crate::content::misspelling::meant;
use crate::content::yaml::Cursor;
use crate::model::{Block, BlockContent, Entry, FieldLine, Fields, LabelSide, OpinionRows, WhenBlank};
use crate::vocabulary::{LABELS, PART, TABLES};

const COLUMNS: &str = "段";
const LABEL_SIDE: &str = "見出しの位置";
const REASON: &str = "理由";
const WHEN_BLANK: &str = "空のとき";

/// The most boxes of an 押印欄.
const MOST_BOXES: usize = 8;

/// A block of a node.
pub(super) fn block<'a>(holder: Holder, scope: &'a Scope) -> Codec<'a, Block> {
    let blocks = Blocks { holder, scope };
    Codec::new(move |at| blocks.read(at), move || blocks.schema(), move |block| blocks.said(block))
}

type Define<'a> = Box<dyn Fn(&mut Visitor, &mut Block) + 'a>;

/// The blocks that a node may have.
#[derive(Clone, Copy)]
struct Blocks<'a> {
    holder: Holder,
    scope: &'a Scope<'a>,
}

impl<'a> Blocks<'a> {
    fn read(self, at: &Cursor) -> Option<Block> {
        let block = self.block(at)?;
        opinions::check(at, &block, self.holder, &self.scope.form).then_some(block)
    }

    fn block(self, at: &Cursor) -> Option<Block> {
        if !at.is_map() {
            return self.of_word(at);
        }
        let fields = at.fields(Kind::Heading.example());
        let kinds: Vec<Kind> = Kind::ALL.into_iter().filter(|kind| at.peek(kind.key()).is_some()).collect();
        match kinds.as_slice() {
            [kind] if !kind.is_for(self.holder) => {
                let message = format!("「{}」は、「{}」には置けません", kind.key(), self.holder.key());
                let holders = Holder::ALL.into_iter().filter(|holder| kind.is_for(*holder));
                let holders: Vec<String> = holders.map(|holder| format!("「{}」", holder.key())).collect();
                at.fault(faults::UNKNOWN_KEY, message, format!("{}に書いてください", holders.join("か")));
                None
            }
            [kind] => Visitor::read(fields, &*self.define(*kind), &seed()),
            [] => {
                self.unknown(at);
                None
            }
            [first, second, ..] => {
                let (first, second) = (first.key(), second.key());
                let message = format!("「{first}」と「{second}」が、1つの「- 」の中にあります");
                at.fault(faults::MIXED_KEYS, message, format!("「{second}」を、次の「- 」に分けてください"));
                None
            }
        }
    }

    /// Reports a map without the key of a kind.
    fn unknown(self, at: &Cursor) {
        let keys = at.keys();
        let known = || Kind::ALL.into_iter().filter(|kind| kind.is_for(self.holder)).map(Kind::key);
        let misspelt = keys.iter().find_map(|key| Some((*key, meant(key, known())?)));
        let words: Vec<&str> = words(self.holder).into_iter().map(|(word, _)| word).collect();
        let as_word = keys.iter().find(|key| words.contains(key));
        let (message, hint) = match (misspelt, as_word) {
            (_, Some(word)) => {
                let hint = format!("「- {word}」とだけ書いてください");
                (format!("「{word}」には、中身を書きません"), hint)
            }
            (Some((key, known)), _) => {
                (format!("「{key}」という項目はありません"), format!("「{known}」ではありませんか"))
            }
            _ => {
                let hint = format!("{} のどれかを書いてください", known().collect::<Vec<_>>().join("、"));
                ("何を印刷するかが書かれていません".to_owned(), hint)
            }
        };
        at.fault(faults::UNKNOWN_KEY, message, hint);
    }

    fn of_word(self, at: &Cursor) -> Option<Block> {
        let known = words(self.holder);
        let kind = at.word().and_then(|word| Kind::ALL.into_iter().find(|kind| kind.key() == word));
        match kind.filter(|kind| known.iter().all(|(word, _)| *word != kind.key())) {
            Some(kind) => {
                let message = format!("「{}」に、中身がありません", kind.key());
                at.fault(faults::MISSING_KEY, message, format!("{} のように書いてください", kind.example()));
                None
            }
            None => at.keyword(&known),
        }
    }

    fn schema(self) -> Json {
        let has_opinions = opinions::may_have(self.holder, &self.scope.form);
        let words = words(self.holder).into_iter().map(|(word, _)| word);
        let words: Vec<&str> = words.filter(|word| has_opinions || *word != Kind::Opinions.key()).collect();
        let kinds = Kind::ALL.into_iter().filter(|kind| kind.is_for(self.holder));
        let kinds = kinds.filter(|kind| has_opinions || *kind != Kind::Opinions);
        let maps = kinds.map(|kind| Visitor::describe(&*self.define(kind), &seed()));
        json!({ "anyOf": std::iter::once(one_of(words.into_iter())).chain(maps).collect::<Vec<_>>() })
    }

    fn define(self, kind: Kind) -> Define<'a> {
        Box::new(move |d, block| {
            let key = kind.key();
            let content = match kind {
                Kind::Heading => {
                    let mut heading = String::new();
                    d.required(key, "ここに印刷する見出し", &mut heading, text());
                    BlockContent::Heading(heading)
                }
                Kind::Fields => BlockContent::Fields(self.fields(d)),
                Kind::Judgement => {
                    let mut axis = None;
                    let of_node = line(entry::judgement(self.holder, self.scope));
                    d.required(key, "印刷する評価の名前", &mut axis, of_node.some());
                    let mut reason = None;
                    let about = "評価の右に印刷する文。独自の項目などの名前";
                    d.setting(REASON, about, &mut reason, line(entry::text(self.holder, self.scope)).some());
                    // Without its axis the block is refused.
                    let nothing = FieldLine { entry: NOTHING, heading: None };
                    BlockContent::Judgement { axis: axis.unwrap_or(nothing), reason }
                }
                Kind::Years => {
                    let mut lines = Vec::new();
                    let rows = field_list("[事業費]", entry::of_years(self.holder, self.scope));
                    d.required(key, "年度を横に並べる、評価と数の一覧", &mut lines, rows);
                    BlockContent::Years(lines)
                }
                Kind::Tables => {
                    let mut names = Vec::new();
                    d.required(key, "印刷する指標の表の名称", &mut names, self.tables());
                    BlockContent::Tables(Some(names).filter(|names| !names.is_empty()))
                }
                Kind::Tally => {
                    let mut title = String::new();
                    d.required(key, "ここに印刷する集計の表の題名", &mut title, self.tally());
                    BlockContent::Tally(title)
                }
                Kind::Text => {
                    let mut of_node = None;
                    let about = "見出しなしで印刷する文。独自の項目などの名前";
                    d.required(key, about, &mut of_node, entry::text(self.holder, self.scope).some());
                    BlockContent::Text(of_node.unwrap_or(NOTHING))
                }
                Kind::Opinions => {
                    let mut rows = OpinionRows::All;
                    let about = "すべて（書き込む欄も）、書いたもの";
                    d.required(key, about, &mut rows, keyword(&OpinionRows::KEYWORDS));
                    BlockContent::Opinions(rows)
                }
                Kind::Notes => {
                    let mut notes = Vec::new();
                    d.required(key, "ここに印刷する注記の一覧", &mut notes, fixed_notes("[実績は3月末の数です。]"));
                    BlockContent::Notes(Some(notes))
                }
                Kind::Approval => {
                    let mut words = Vec::new();
                    let boxes = list("[課長, 係長, 担当]", text())
                        .counted(1..=MOST_BOXES, "押印の欄", "個", format!("1個から{MOST_BOXES}個までです"))
                        .codec();
                    d.required(key, "押印する人の職の一覧", &mut words, boxes);
                    BlockContent::Approval(words)
                }
                Kind::Space => {
                    let mut lines = 1.0;
                    d.required(key, "空ける行の数", &mut lines, measure(1..=100));
                    BlockContent::Space(lines)
                }
            };
            *block = Block::usual(content);
            let may_be_blank = [Kind::Fields, Kind::Judgement, Kind::Years, Kind::Tables, Kind::Tally, Kind::Text];
            if may_be_blank.contains(&kind) {
                let usual = word(&WhenBlank::KEYWORDS, &block.when_blank);
                let about = format!("何も書かれていないとき、印刷する、省く。書かないときは、{usual}");
                d.setting(WHEN_BLANK, about, &mut block.when_blank, keyword(&WhenBlank::KEYWORDS));
            }
        })
    }

    fn fields(self, d: &mut Visitor) -> Fields {
        let mut fields = Fields { lines: Vec::new(), columns: 1, labels: LabelSide::default() };
        let lines = field_list("[担当課]", entry::any(self.holder, self.scope));
        d.required(Kind::Fields.key(), "印刷する項目の一覧", &mut fields.lines, lines);
        let mut columns = fields.columns as usize;
        let about = format!("横に並べる数。1から{}。書かないときは、1", Fields::MOST_COLUMNS);
        d.setting(COLUMNS, about, &mut columns, count(1..=Fields::MOST_COLUMNS));
        fields.columns = columns as u32;
        d.setting(LABEL_SIDE, "左（書かないときも）、上", &mut fields.labels, keyword(&LabelSide::KEYWORDS));
        fields
    }

    /// The names of 指標の表: one, several, or すべて for those that no other block prints.
    fn tables(self) -> Codec<'a, Vec<String>> {
        const ALL: &str = "すべて";
        let known = self.scope.form.named_tables().map(|name| (name, name.to_owned()));
        let name = name_of(known.collect(), &self.scope.unread);
        let several = list("[活動指標, 成果指標]", name.clone()).filled(TABLES).codec();
        let (one, of_schema, words) = (name.clone(), several.clone(), name);
        let read = move |at: &Cursor| {
            if at.is_list() {
                return several.read(at);
            }
            if at.word().as_deref() == Some(ALL) { Some(Vec::new()) } else { Some(vec![one.read(at)?]) }
        };
        let schema =
            move || json!({ "anyOf": [filled(one_of([ALL].into_iter())), words.filled_schema(), of_schema.schema()] });
        Codec::new(read, || filled_list(json!({})), |names: &Vec<String>| names.join("、")).filled(schema)
    }

    /// 題名 of a 集計.
    fn tally(self) -> Codec<'a, String> {
        let titles = || self.scope.form.tallies.iter().map(|tally| tally.title.as_str());
        let find = move |title: &str| titles().any(|known| known == title).then(|| title.to_owned());
        let read = move |at: &Cursor| self.scope.find(at, "集計の表", titles(), find);
        let schema = move || offered(titles(), text().filled_schema());
        Codec::new(read, schema, String::clone).filled(schema)
    }

    fn said(self, block: &Block) -> String {
        let kind = word_of(&block.content);
        let of = |entry: &Entry| entry::any(self.holder, self.scope).say(entry);
        let of_line = |it: &FieldLine| line(entry::any(self.holder, self.scope)).say(it);
        let mut more = Vec::new();
        match &block.content {
            BlockContent::Title { .. } => {
                let known = words(self.holder).into_iter().find(|(_, known)| known.content == block.content);
                return known.map_or(kind, |(word, _)| word).to_owned();
            }
            BlockContent::Heading(text) => more.push(quoted(text)),
            BlockContent::Fields(fields) => {
                more.extend(fields.lines.iter().map(of_line));
                more.extend((fields.columns > 1).then(|| told(COLUMNS, &fields.columns.to_string())));
                more.extend(
                    (fields.labels != LabelSide::default())
                        .then(|| told(LABEL_SIDE, word(&LabelSide::KEYWORDS, &fields.labels))),
                );
            }
            BlockContent::Judgement { axis, reason } => {
                more.push(of_line(axis));
                more.extend(reason.as_ref().map(|reason| told(REASON, &of_line(reason))));
            }
            BlockContent::Years(lines) => more.extend(lines.iter().map(of_line)),
            BlockContent::Tables(names) => more.extend(names.iter().flatten().cloned()),
            BlockContent::Tally(title) => more.push(title.clone()),
            BlockContent::Text(entry) => more.push(of(entry)),
            BlockContent::Opinions(rows) => {
                more.extend((*rows != OpinionRows::All).then(|| word(&OpinionRows::KEYWORDS, rows).to_owned()));
            }
            BlockContent::Notes(notes) => more.extend(notes.iter().flatten().map(|note| quoted(note.as_written()))),
            BlockContent::Approval(words) => more.extend(words.iter().cloned()),
            BlockContent::Space(lines) => more.extend((*lines != 1.0).then(|| lines.to_string())),
            BlockContent::PaperTitle
            | BlockContent::Sections
            | BlockContent::SectionContents
            | BlockContent::Projects
            | BlockContent::ProjectLines
            | BlockContent::Items
            | BlockContent::Columns => {}
        }
        if block.when_blank != Block::usual(block.content.clone()).when_blank {
            more.push(told(WHEN_BLANK, word(&WhenBlank::KEYWORDS, &block.when_blank)));
        }
        with(kind, more)
    }
}

/// A list of fields, each once.
fn field_list<'a>(example: &str, entry: Codec<'a, Entry>) -> Codec<'a, Vec<FieldLine>> {
    list(example, line(entry))
        .filled("項目")
        .keeping(Names::of_words, |names, at, line: &FieldLine| {
            let word = at.peek(PART).unwrap_or_else(|| at.clone()).word().unwrap_or_default();
            names.is_new(at, &word, line.entry.clone())
        })
        .codec()
}

/// A field: a word, or a map.
fn line<'a>(word: Codec<'a, Entry>) -> Codec<'a, FieldLine> {
    let (of_map, of_schema, of_words) = (word.clone(), word.clone(), word.clone());
    let define = move |d: &mut Visitor, line: &mut Option<FieldLine>| {
        let (mut entry, mut heading) = (None, None);
        d.required(PART, "印刷する項目の名前", &mut entry, of_map.clone().some());
        d.setting(LABELS, "欄の見出し。書かないときは、項目の名前", &mut heading, text().some());
        *line = entry.map(|entry| FieldLine { entry, heading });
    };
    let (read, describe) = (define.clone(), define);
    Codec::new(
        move |at| {
            if at.is_map() {
                return Visitor::read(at.fields("{内容: 担当課, 見出し: 所管}"), &read, &None).flatten();
            }
            Some(FieldLine { entry: word.read(at)?, heading: None })
        },
        move || json!({ "anyOf": [of_schema.schema(), Visitor::describe(&describe, &None)] }),
        move |line: &FieldLine| with(&of_words.say(&line.entry), line.heading.as_deref().map(quoted)),
    )
}

/// What a block prints that is refused.
const NOTHING: Entry = Entry::SectionTitle(0);

/// The block before its keys are read.
fn seed() -> Block {
    Block::usual(BlockContent::Space(1.0))
}
