//! `shinkan history`: what the papers of all years say of a 取組項目, side by side.

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context as _, anyhow};

use super::all_editions::{Volume, gather};
use super::arguments::{self, HistoryFormat};
use super::standalone_document::Single;
use super::{Arguments, Exit, report};
use crate::characters::half_width;
use crate::check::{self, Paper};
use crate::content::{Workspace, nearest};
use crate::documents::history::{self, Pages, Selection};
use crate::finding::{self, Finding};
use crate::history::{History, Holder, Thread};
use crate::model::{Carrier, Edition, without_whitespace};
use crate::typeset::{Assets, TypstProject};
use crate::windows;

/// More numbers than this are counted in the name of the file.
const MOST_NUMBERS: usize = 5;
/// Of more numbers than this the first and the last are told.
const MOST_TOLD: usize = 12;

pub(super) fn run(arguments: &Arguments, options: &arguments::History) -> anyhow::Result<Exit> {
    let started = Instant::now();
    let workspace = Workspace::new(arguments.directory());
    let assets = Assets::load(workspace.root())?;
    let volumes = gather(&workspace, options.year, &assets.coverage())?;
    if volumes.is_empty() {
        report::say("エラー: 誤りのない年度版がないので、推移を作れません。誤りを直してからやり直してください\n");
        return Ok(Exit::Faults);
    }
    let editions: Vec<&Edition> = volumes.iter().map(|volume| &volume.edition).collect();
    let history = History::through(&editions);
    let threads = chosen(&history, &options.numbers)?;
    let folders = volumes.iter().map(|volume| volume.dir.name.clone()).collect();
    let selection = Selection { history: &history, threads, folders };
    let findings = check::check_papers(&history, &selection.threads, &papers(&history, &volumes));
    let exit = match options.format {
        HistoryFormat::Text => report::print(&history::render_text(&selection)).map(|()| Exit::Clean),
        HistoryFormat::Json => {
            let json = history::render_json(&selection).context("JSON にできません")?;
            report::print(&json).map(|()| Exit::Clean)
        }
        HistoryFormat::Csv => {
            let csv = history::render_csv(&selection).context("CSV にできません")?;
            report::print(&csv).map(|()| Exit::Clean)
        }
        HistoryFormat::Pdf => {
            let newest = &volumes[volumes.len() - 1];
            let out = options.out.clone().unwrap_or_else(|| arguments.directory().join("out"));
            let target = out.join(file(&options.numbers));
            make(&selection, newest, assets, &target, started)
        }
    }?;
    tell(&findings);
    Ok(exit)
}

fn papers<'v>(history: &History, volumes: &'v [Volume]) -> Vec<Paper<'v>> {
    let paper = |(index, volume): (usize, &'v Volume)| Paper {
        name: history::paper(history, index),
        edition: &volume.edition,
        sources: &volume.sources,
        permissions: &volume.permissions,
    };
    volumes.iter().enumerate().map(paper).collect()
}

/// Says what the papers state differently.
fn tell(findings: &[Finding]) {
    if findings.is_empty() {
        return;
    }
    report::say(finding::render(findings));
    report::say(format_args!("{}\n", history::differing(findings.len())));
}

/// The threads of these numbers, in their order; without any, all of which something can be said.
fn chosen<'h, 'a>(history: &'h History<'a>, numbers: &[String]) -> anyhow::Result<Vec<&'h Thread<'a>>> {
    let told = |thread: &&Thread| thread.latest().carrier == Carrier::Item || !thread.lines.is_empty();
    if numbers.is_empty() {
        return Ok(history.threads.iter().filter(told).collect());
    }
    let mut chosen: Vec<&Thread> = Vec::new();
    for number in numbers {
        for thread in find(history, number)? {
            if !chosen.iter().any(|other| std::ptr::eq(*other, thread)) {
                chosen.push(thread);
            }
        }
    }
    Ok(chosen)
}

/// The threads that a number, or a name, means: those that have it last; where none has, those that had it before.
fn find<'h, 'a>(history: &'h History<'a>, asked: &str) -> anyhow::Result<Vec<&'h Thread<'a>>> {
    let number = bare(asked);
    let name = without_whitespace(asked);
    let is_of = |holder: &Holder| {
        // Sections have no number, only a position.
        let has_key = !matches!(holder.carrier, Carrier::Section(_));
        has_key && [asked, &number].contains(&holder.key.as_str())
            || holder.number == Some(number.as_str())
            || holder.plain_name() == name
    };
    let current = history.threads.iter().filter(|thread| history.goes_on(thread) && is_of(thread.latest()));
    let current: Vec<&Thread> = current.collect();
    let former = history.threads.iter().filter(|thread| thread.appearances.iter().any(|(_, holder)| is_of(holder)));
    let former: Vec<&Thread> =
        former.filter(|thread| !current.iter().any(|other| std::ptr::eq(*other, *thread))).collect();
    if !current.is_empty() {
        for thread in former {
            let paper = thread.appearances.iter().find(|(_, holder)| is_of(holder)).map_or(0, |(edition, _)| *edition);
            report::say(format_args!(
                "参考: 「{asked}」は、{}までは「{}」でした（shinkan history {} で見られます）\n",
                history::paper_of_year(history, paper),
                thread.latest().name.replace('\n', " "),
                quoted(history, thread),
            ));
        }
        return Ok(current);
    }
    if !former.is_empty() {
        return Ok(former);
    }
    let all = || history.threads.iter().flat_map(|thread| &thread.appearances);
    let items = || all().filter(|(_, holder)| holder.carrier == Carrier::Item);
    let names = items().flat_map(|(_, holder)| holder.number.into_iter().chain([holder.name]));
    let near = nearest(asked, names).and_then(|near| {
        items().find(|(_, holder)| holder.number == Some(near) || holder.name == near).map(|found| (near, found))
    });
    let nowhere = format!("「{asked}」は、どの年度の資料にもありません");
    Err(match near {
        Some((near, (edition, holder))) => {
            let paper = history::paper_of_year(history, *edition);
            let name = holder.name.replace('\n', " ");
            let item = if holder.name == near { format!("「{name}」") } else { format!("「{near}」（{name}）") };
            anyhow!("{nowhere}。{paper}の{item}ではありませんか")
        }
        None => {
            let current = history.threads.iter().filter(|thread| history.goes_on(thread));
            let numbers: Vec<&str> = current.filter_map(|thread| thread.latest().number).collect();
            anyhow!("{nowhere}。{}", there_are(&numbers))
        }
    })
}

/// Which numbers there are; of many the first and the last.
fn there_are(numbers: &[&str]) -> String {
    match numbers {
        [] => "取組項目の名称を書いてください".to_owned(),
        [first, .., last] if numbers.len() > MOST_TOLD => format!("いまあるのは {first} から {last} までです"),
        few => format!("いまあるのは {} です", few.join("、")),
    }
}

/// How to ask for a thread whose number now means another.
fn quoted(history: &History, thread: &Thread) -> String {
    let holder = thread.latest();
    let number = holder.number.filter(|_| history.goes_on(thread));
    number.map_or_else(|| format!("\"{}\"", holder.name.replace('\n', " ")), str::to_owned)
}

/// A number without what people write before it, in narrow characters: 7 for No.７.
fn bare(asked: &str) -> String {
    let text: String = asked.chars().map(half_width).collect();
    let rest = ["No.", "no.", "NO.", "№"].iter().find_map(|prefix| text.strip_prefix(prefix));
    rest.unwrap_or(&text).trim().to_owned()
}

/// The name of the file: 推移.pdf, 推移_7.pdf, 推移_7_12.pdf; of many numbers it counts the others.
fn file(numbers: &[String]) -> PathBuf {
    let numbers: Vec<String> = numbers.iter().map(|number| bare(number)).collect();
    let stem = match numbers.as_slice() {
        [] => history::NAME.to_owned(),
        few if few.len() <= MOST_NUMBERS => format!("{}_{}", history::NAME, few.join("_")),
        [first, others @ ..] => format!("{}_{first}ほか{}件", history::NAME, others.len()),
    };
    windows::file_name(&stem, "pdf")
}

/// Makes the PDF.
fn make(
    selection: &Selection,
    newest: &Volume,
    assets: Assets,
    target: &Path,
    started: Instant,
) -> anyhow::Result<Exit> {
    let plan = &newest.edition.plan;
    let file = target.file_name().unwrap_or_default().to_string_lossy();
    let single = Single {
        project: TypstProject::new("history", &Pages::new(selection), assets)?,
        name: history::NAME,
        ident: format!("{} {} {file}", plan.name, plan.year),
        sources: &newest.sources,
        least_size: plan.form.page.least_size,
        started,
    };
    single.make(target, "")
}
