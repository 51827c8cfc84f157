//! The menu for those who type no commands: `shinkan` alone, a double click, or a folder dropped on the program.
//!
//! A choice runs this program again with the arguments that the menu shows, so that it does nothing a command does not. What
//! messages advise to run can be typed here, too.

mod choices;

use std::env;
use std::ffi::OsString;
use std::io::{self, BufRead as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::Context as _;

use self::choices::{Choice, Offer, label};
use super::exit::Exit;
use super::home::Home;
use super::{examples, opening, report};
use crate::characters::half_width;
use crate::content::{EditionDir, Workspace};
use crate::documents::extract::recipients;
use crate::model::Period;
use crate::press::Workbench;
use crate::windows::slashed;

/// Shows the menu for a folder until the user ends it. `None` if there is nobody who could choose.
pub(super) fn run(directory: Option<&Path>) -> anyhow::Result<Option<Exit>> {
    let Home { root, year } = Home::find(directory)?;
    let mut menu = Menu { root, year, last: Exit::Clean, read_ahead: None };
    if !menu.someone_is_there()? {
        return Ok(None);
    }
    menu.offer()?;
    Ok(Some(menu.last))
}

struct Menu {
    /// The workspace; empty for the current folder.
    root: PathBuf,
    /// The edition; `None` for the newest.
    year: Option<Period>,
    /// The outcome of the last command.
    last: Exit,
    /// A line that was read to see whether there is any.
    read_ahead: Option<String>,
}

impl Menu {
    /// Whether a terminal, or whatever stands in for one, has something to say.
    fn someone_is_there(&mut self) -> anyhow::Result<bool> {
        if !io::IsTerminal::is_terminal(&io::stdin()) {
            self.read_ahead = self.line()?;
            return Ok(self.read_ahead.is_some());
        }
        Ok(true)
    }

    fn offer(&mut self) -> anyhow::Result<()> {
        loop {
            let Offer { edition, about, mut choices } = Offer::of(&self.root, self.year);
            report::print(&self.text(&about, &choices))?;
            let Some(answer) = self.line()? else { return Ok(()) };
            match number(&answer) {
                Some(0) => return Ok(()),
                Some(chosen) if chosen <= choices.len() => self.choose(choices.swap_remove(chosen - 1).0, edition)?,
                _ if answer.is_empty() => {}
                _ => match typed(&answer) {
                    Some(arguments) => self.start(&arguments)?,
                    None => report::say(format_args!(
                        "「{answer}」は選べません。左の番号か、「shinkan check --notes」のようなコマンドを入力してください\n"
                    )),
                },
            }
        }
    }

    /// - `about`: the plan and the year, or what is missing
    fn text(&self, about: &str, choices: &[(Choice, String)]) -> String {
        let folder = std::path::absolute(&self.root).unwrap_or_else(|_| env::current_dir().unwrap_or_default());
        let folder = slashed(&folder);
        let numbered = choices.iter().enumerate().map(|(index, (_, name))| format!("{:>3}  {name}\n", index + 1));
        let numbered: String = numbered.collect();
        format!(
            "\n進管 {}\nフォルダー: {folder}\n{about}\n\n{numbered}  0  終わる\n\n番号を入力して Enter を押してください: ",
            env!("CARGO_PKG_VERSION")
        )
    }

    fn choose(&mut self, choice: Choice, edition: Option<EditionDir>) -> anyhow::Result<()> {
        match (choice, edition) {
            (Choice::Check, Some(edition)) => self.command(&["check", "--pages"], &edition),
            (Choice::Build, Some(edition)) => self.command(&["build"], &edition),
            (Choice::BuildAll, Some(edition)) => self.command(&["build", "--all"], &edition),
            (Choice::Extract, Some(edition)) => self.extract(edition),
            (Choice::Open, Some(edition)) => self.open(&edition),
            (Choice::Missing, Some(edition)) => self.command(&["extract", "--missing"], &edition),
            (Choice::Archive, Some(edition)) => self.command(&["archive"], &edition),
            (Choice::NewYear, Some(edition)) => self.command(&["new-year"], &edition),
            (Choice::OtherYear, _) => self.other_year(),
            (Choice::Verify, _) => {
                let bag = if self.root.as_os_str().is_empty() { Path::new(".") } else { &self.root };
                self.start(&["verify".into(), bag.into()])
            }
            (Choice::Plan(folder), _) => {
                (self.root, self.year) = (folder, None);
                Ok(())
            }
            (Choice::OtherFolder, _) => self.other_folder(),
            (Choice::Sample, _) => self.start(&["init".into()]),
            (_, None) => Ok(()),
        }
    }

    fn command(&mut self, words: &[&str], edition: &EditionDir) -> anyhow::Result<()> {
        let mut arguments: Vec<OsString> = words.iter().map(OsString::from).collect();
        arguments.extend(["--year".into(), edition.year.to_string().into()]);
        self.start(&arguments)
    }

    /// Runs this program, and waits until the user has read what it says.
    fn start(&mut self, arguments: &[OsString]) -> anyhow::Result<()> {
        let shown: Vec<_> = arguments.iter().map(|argument| slashed(Path::new(argument))).collect();
        report::print(&format!("\n> shinkan {}\n", shown.join(" ")))?;
        let mut command = Command::new(env::current_exe().context("このプログラムの場所が分かりません")?);
        if !self.root.as_os_str().is_empty() {
            command.arg("-C").arg(&self.root);
        }
        let status = command.args(arguments).stdin(Stdio::null()).status().context("コマンドを始められません")?;
        self.last = Exit::of(status).unwrap_or(Exit::Environment);
        self.pause()
    }

    fn extract(&mut self, edition: EditionDir) -> anyhow::Result<()> {
        let loaded = Workbench::open(&self.root)?.load(edition.clone());
        let Some(sound) = loaded.sound() else {
            report::say("エラーがあるので、まだ抜粋を作れません。直してから、もう一度選んでください\n");
            return self.command(&["check"], &edition);
        };
        let names: Vec<&str> = recipients(sound).map(|department| department.name.value.as_str()).collect();
        let Some(index) = self.one_of("どの課の抜粋を作りますか", &names)? else { return Ok(()) };
        self.command(&["extract", names[index]], &edition)
    }

    fn open(&mut self, edition: &EditionDir) -> anyhow::Result<()> {
        let folder = self.root.join("out").join(edition.year.to_string());
        let mut files = Vec::new();
        add_pdfs(&folder, &mut files);
        if files.is_empty() {
            report::say("まだ PDF がありません。先に「委員会の資料を作る」を選んでください\n");
            return self.pause();
        }
        let names: Vec<_> = files.iter().filter_map(|file| file.strip_prefix(&folder).ok()).collect();
        let names: Vec<_> = names.into_iter().map(slashed).collect();
        let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
        if let Some(index) = self.one_of("どれを開きますか", &names)? {
            opening::open(&files[index]);
        }
        Ok(())
    }

    fn other_year(&mut self) -> anyhow::Result<()> {
        let editions = self.editions();
        let names: Vec<String> = editions.iter().map(|edition| label(edition.year)).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        if let Some(index) = self.one_of("どの年度にしますか", &names)? {
            self.year = Some(editions[index].year);
        }
        Ok(())
    }

    fn other_folder(&mut self) -> anyhow::Result<()> {
        report::print("\nフォルダーの場所を入力するか、この画面にフォルダーをドラッグして、Enter を押してください: ")?;
        let Some(answer) = self.line()? else { return Ok(()) };
        // Dropping a folder with spaces in its name on a console puts it in quotation marks.
        let folder = answer.trim_matches(['"', '\'']);
        if folder.is_empty() {
            return Ok(());
        }
        let folder = Path::new(folder);
        // A file that is dropped means its folder, as it does on the program itself.
        let folder = folder.parent().filter(|_| folder.is_file()).unwrap_or(folder);
        match Home::find(Some(folder)) {
            Ok(Home { root, year }) => (self.root, self.year) = (root, year),
            Err(_) => report::say(format_args!("フォルダー {} がありません\n", slashed(folder))),
        }
        Ok(())
    }

    /// Lets the user choose one of several; without a question if there is only one.
    fn one_of(&mut self, question: &str, names: &[&str]) -> anyhow::Result<Option<usize>> {
        if names.len() == 1 {
            return Ok(Some(0));
        }
        let numbered = names.iter().enumerate().map(|(index, name)| format!("  {:>2}  {name}\n", index + 1));
        report::print(&format!("\n{question}\n{}   0  戻る\n\n番号: ", numbered.collect::<String>()))?;
        loop {
            let Some(answer) = self.line()? else { return Ok(None) };
            match number(&answer) {
                Some(0) => return Ok(None),
                Some(chosen) if chosen <= names.len() => return Ok(Some(chosen - 1)),
                _ => report::print(&format!("0から{}までの番号を入力してください: ", names.len()))?,
            }
        }
    }

    fn editions(&self) -> Vec<EditionDir> {
        Workspace::new(&self.root).editions().unwrap_or_default()
    }

    fn pause(&mut self) -> anyhow::Result<()> {
        report::print("\nEnter を押すと、メニューに戻ります ")?;
        self.line().map(drop)
    }

    /// The next line that the user types; `None` at the end of the input.
    fn line(&mut self) -> anyhow::Result<Option<String>> {
        if let Some(line) = self.read_ahead.take() {
            return Ok(Some(line));
        }
        let mut line = Vec::new();
        let read = io::stdin().lock().read_until(b'\n', &mut line).context("入力を読めません")?;
        Ok((read > 0).then(|| String::from_utf8_lossy(&line).trim().to_owned()))
    }
}

/// The arguments of a command that was typed as the messages show it: shinkan check --notes.
fn typed(text: &str) -> Option<Vec<OsString>> {
    let mut words = text.split_whitespace().map(|word| word.trim_matches('"')).peekable();
    _ = words.next_if(|word| *word == "shinkan");
    examples::command(words.peek()?).map(|_| words.map(OsString::from).collect())
}

/// A number that was typed, in half or full width.
fn number(text: &str) -> Option<usize> {
    text.chars().map(half_width).collect::<String>().parse().ok()
}

/// Adds the PDFs of a folder and those below it, sorted.
fn add_pdfs(folder: &Path, files: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    entries.sort_by_key(|path| (path.is_dir(), path.clone()));
    for path in entries {
        if path.is_dir() {
            add_pdfs(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "pdf") {
            files.push(path);
        }
    }
}
