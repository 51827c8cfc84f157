//! `shinkan check`: all findings in the content.

use std::path::Path;

use anyhow::{Context as _, anyhow, bail};
use clap::Args;

use super::exit::Exit;
use super::{options, report};
use crate::check;
use crate::content::nearest;
use crate::documents::missing::MissingList;
use crate::documents::{self, Document};
use crate::finding::{self, Finding, Rule, Severity};
use crate::press::{Material, Workbench, audit, pages_of};

/// The maximum number of codes listed in place of an unknown one.
const MOST_TOLD: usize = 6;

#[derive(Debug, Args)]
pub(super) struct Options {
    #[command(flatten)]
    pub edition: options::Edition,

    /// 組み上がったページ（はみ出し、小さすぎる文字、白紙など）も調べる
    #[arg(long, help_heading = "オプション")]
    pub pages: bool,

    /// 出力の形式: text、json（プログラム用）、github（GitHub Actions 用）
    #[arg(long, value_name = "形式", default_value = "text", hide_default_value = true)]
    #[arg(hide_possible_values = true, help_heading = "オプション")]
    format: Format,

    /// 参考（表記ゆれなど）も表示する
    #[arg(long, help_heading = "オプション")]
    notes: bool,

    /// 終了コードを1にする重さ: warning（警告）、note（参考）。省略するとエラーだけ
    #[arg(long, value_name = "重さ", hide_possible_values = true, help_heading = "オプション")]
    deny: Option<Deny>,

    /// 指摘の説明を表示する（例: --explain missing-unit）
    #[arg(long, value_name = "コード", help_heading = "オプション")]
    explain: Option<String>,

    /// 指摘のコードを、重さと短い説明と共に一覧にする
    #[arg(long, help_heading = "オプション")]
    list: bool,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Format {
    Text,
    Json,
    Github,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Deny {
    Warning,
    Note,
}

/// Why there is no explanation, and what there is.
fn unknown_code(code: &str) -> anyhow::Error {
    let codes = || check::rules().map(|rule| rule.code);
    let nowhere = format!("「{code}」という指摘はありません");
    let containing = |part: &str| -> Vec<&str> {
        if part.len() < 3 { Vec::new() } else { codes().filter(|known| known.contains(part)).take(MOST_TOLD).collect() }
    };
    let mut like = containing(code);
    if let (true, Some(near)) = (like.is_empty(), nearest(code, codes())) {
        return anyhow!("{nowhere}。「{near}」ではありませんか（shinkan check --explain {near}）");
    }
    if like.is_empty() {
        like = code.split('-').flat_map(containing).take(MOST_TOLD).collect();
    }
    if like.is_empty() {
        anyhow!("{nowhere}。「警告[missing-unit]」の [ ] の中のように、指摘の始めにあるコードを書いてください")
    } else {
        anyhow!("{nowhere}。近いのは {} です", like.join("、"))
    }
}

/// Every rule on a line: severity, code and what it finds.
fn list() -> String {
    let width = check::rules().map(|rule| rule.code.len()).max().unwrap_or_default();
    let line =
        |rule: &'static Rule| format!("{:　<3}　{:<width$}  {}\n", rule.severity.label(), rule.code, rule.summary());
    check::rules().map(line).collect()
}

pub(super) fn run(root: &Path, options: &Options) -> anyhow::Result<Exit> {
    let alone = [("--explain", options.explain.is_some()), ("--list", options.list)];
    if let Some((asked, _)) = alone.iter().find(|(_, is_given)| *is_given) {
        let others = [
            ("--list", options.list && *asked != "--list"),
            ("--year", options.edition.year.is_some()),
            ("--pages", options.pages),
            ("--notes", options.notes),
            ("--deny", options.deny.is_some()),
            ("--format", !matches!(options.format, Format::Text)),
        ];
        if let Some((name, _)) = others.iter().find(|(_, is_given)| *is_given) {
            bail!("{asked} は説明を表示するだけなので、{name} と一緒には使えません。どちらか一方にしてください");
        }
        let text = match &options.explain {
            Some(code) => check::rule(code).ok_or_else(|| unknown_code(code))?.page.to_owned(),
            None => list(),
        };
        report::print(&text)?;
        return Ok(Exit::Clean);
    }
    let bench = Workbench::open(root)?;
    let loaded = bench.load(bench.edition(options.edition.year)?);
    let of_pages = match loaded.sound().filter(|_| options.pages) {
        Some(edition) => {
            let material = Material::of_edition(&loaded);
            let mut found = Vec::new();
            let missing: Box<dyn Document> = Box::new(MissingList::new(edition));
            for document in documents::all(edition).into_iter().chain([missing]) {
                found.extend(audit(&*document, &pages_of(&material, &*document)?, &material));
            }
            found
        }
        None => Vec::new(),
    };
    let found = loaded.check().into_iter().chain(of_pages);
    let findings = if options.pages { loaded.findings_with_pages(found) } else { loaded.findings(found) };
    let is_shown = |finding: &&Finding| options.notes || finding.severity() < Severity::Note;
    let shown: Vec<Finding> = findings.iter().filter(is_shown).cloned().collect();
    match options.format {
        Format::Text => {
            report::print(&finding::render(&shown))?;
            report::counts(&findings, options.notes);
        }
        Format::Json => {
            report::print_json(&finding::render_json(&findings, &shown).context("JSON にできません")?)?;
        }
        Format::Github => report::print(&finding::render_github(&shown))?,
    }
    let bar = match options.deny {
        None => Severity::Error,
        Some(Deny::Warning) => Severity::Warning,
        Some(Deny::Note) => Severity::Note,
    };
    let refused = findings.iter().any(|finding| finding.severity() <= bar);
    Ok(if refused { Exit::Faults } else { Exit::Clean })
}
