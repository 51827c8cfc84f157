//! Finds the threads that the user requests by number or name.

use anyhow::anyhow;

use crate::characters::half_width;
use crate::cli::report;
use crate::content::nearest;
use crate::documents::history::selection::paper_of_year;
use crate::history::{History, Holder, Thread};
use crate::model::{Carrier, Period, without_whitespace};

/// The most numbers that an error lists; of more, it shows only the first and the last.
const MOST_TOLD: usize = 12;

/// The threads of these numbers, in order; without numbers, all threads with something to show.
pub(super) fn threads<'h, 'a>(history: &'h History<'a>, numbers: &[String]) -> anyhow::Result<Vec<&'h Thread<'a>>> {
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

/// The threads meant by a number or name: those that have it now, otherwise those that had it before.
fn find<'h, 'a>(history: &'h History<'a>, asked: &str) -> anyhow::Result<Vec<&'h Thread<'a>>> {
    let number = bare(asked);
    let name = without_whitespace(asked);
    let is_of = |holder: &Holder| {
        // Sections have a position instead of a number.
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
                paper_of_year(history, paper),
                thread.latest().name.replace('\n', " "),
                quoted(history, thread),
            ));
        }
        return Ok(current);
    }
    if !former.is_empty() {
        return Ok(former);
    }
    let is_year = |text: &str| Period::parse(text).is_some_and(|period| period.is_reportable());
    if is_year(asked) {
        return Err(anyhow!(
            "「{asked}」という番号や名称は、どの年度の資料にもありません。年度は「shinkan history --year {asked}」のように書きます"
        ));
    }
    let all = || history.threads.iter().flat_map(|thread| &thread.appearances);
    let items = || all().filter(|(_, holder)| holder.carrier == Carrier::Item);
    let names = items().flat_map(|(_, holder)| holder.whole_number.into_iter().chain([holder.name]));
    let near = nearest(asked, names).and_then(|near| {
        items().find(|(_, holder)| holder.whole_number == Some(near) || holder.name == near).map(|found| (near, found))
    });
    let nowhere = format!("「{asked}」は、どの年度の資料にもありません");
    Err(match near {
        Some((near, (edition, holder))) => {
            let paper = paper_of_year(history, *edition);
            let name = holder.name.replace('\n', " ");
            let item = if holder.name == near { format!("「{name}」") } else { format!("「{near}」（{name}）") };
            anyhow!("{nowhere}。{paper}の{item}ではありませんか")
        }
        None => {
            let current = history.threads.iter().filter(|thread| history.goes_on(thread));
            let numbers: Vec<&str> = current.filter_map(|thread| thread.latest().whole_number).collect();
            anyhow!("{nowhere}。{}", there_are(&numbers))
        }
    })
}

/// The existing numbers; if there are many, only the first and last.
fn there_are(numbers: &[&str]) -> String {
    match numbers {
        [] => "取組項目の名称を書いてください".to_owned(),
        [first, .., last] if numbers.len() > MOST_TOLD => format!("いまあるのは {first} から {last} までです"),
        few => format!("いまあるのは {} です", few.join("、")),
    }
}

/// How to request a thread whose number now means another one.
fn quoted(history: &History, thread: &Thread) -> String {
    let holder = thread.latest();
    let number = holder.whole_number.filter(|_| history.goes_on(thread));
    number.map_or_else(|| format!("\"{}\"", holder.name.replace('\n', " ")), str::to_owned)
}

/// Normalises a number: 7 for No.７.
pub(super) fn bare(asked: &str) -> String {
    let text: String = asked.chars().map(half_width).collect();
    let rest = ["No.", "no.", "NO.", "№"].iter().find_map(|prefix| text.strip_prefix(prefix));
    rest.unwrap_or(&text).trim().to_owned()
}
