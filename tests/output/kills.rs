//! The program is killed at many moments: what stands under its name is whole, and what was there before is as it was.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use crate::support::{Workspace, list, number_from_env};

/// How often a command is killed in all, `archive` half of it where a bag stands and half where none does. `just faults`
/// does it 200 times.
static KILLS: LazyLock<u32> = LazyLock::new(|| u32::try_from(number_from_env("SHINKAN_KILLS", 60)).unwrap());
const ITEM: &str = "projects/1-1-1.yaml";
/// The two contents that are made in turn.
const OUTCOMES: [&str; 2] = ["成果: 発行した。", "成果: 発行して、配った。"];

/// Every file below a folder by its path; temporary files and folders apart.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut names = Vec::new();
    list(folder, "", &mut names);
    let names = names.into_iter().filter(|name| !name.split('/').any(|part| part.starts_with(".shinkan-")));
    names.map(|name| (name.clone(), fs::read(folder.join(&name)).unwrap())).collect()
}

/// A plan of which one content or the other is made.
struct Plan {
    workspace: Workspace,
    original: String,
    arguments: Vec<&'static str>,
    /// Where it is made.
    folder: &'static str,
}

impl Plan {
    fn new(arguments: &[&'static str], folder: &'static str) -> Self {
        let workspace = Workspace::small();
        let original = fs::read_to_string(workspace.edition(ITEM)).unwrap();
        Self { workspace, original, arguments: arguments.to_vec(), folder }
    }

    fn choose(&self, content: usize) {
        self.workspace.write(ITEM, self.original.replace(OUTCOMES[0], OUTCOMES[content]));
    }

    fn folder(&self) -> std::path::PathBuf {
        self.workspace.path().join(self.folder)
    }

    /// Makes it three times, and removes it: what it should be, and the shortest time it took. On a busy machine a single
    /// run may take so long that every kill after it comes too late.
    fn made(&self, content: usize) -> (BTreeMap<String, Vec<u8>>, Duration) {
        self.choose(content);
        let runs = [(); 3].map(|()| {
            let begun = Instant::now();
            let run = self.workspace.run(&self.arguments);
            let taken = begun.elapsed();
            assert_eq!(run.code, 0, "{}", run.stderr);
            let files = files(&self.folder());
            fs::remove_dir_all(self.folder()).unwrap();
            (files, taken)
        });
        let shortest = runs.iter().map(|(_, taken)| *taken).min().unwrap();
        let [(files, _), ..] = runs;
        (files, shortest)
    }

    /// Begins to make it and kills it at a moment of its run, told in parts of a thousand.
    fn kill(&self, content: usize, whole: Duration, part: u32) {
        self.choose(content);
        let mut child = self.workspace.command(&self.arguments).stdout(std::process::Stdio::null()).spawn().unwrap();
        let begun = Instant::now();
        while begun.elapsed() < whole * part / 1000 {
            std::thread::yield_now();
        }
        child.kill().unwrap();
        child.wait().unwrap();
    }

    /// What there is besides what is made: temporaries, or nothing.
    fn temporaries(&self) -> usize {
        fn count(folder: &Path) -> usize {
            let entries = fs::read_dir(folder).into_iter().flatten().flatten();
            entries
                .map(|entry| {
                    let is_temporary = entry.file_name().to_string_lossy().starts_with(".shinkan-");
                    usize::from(is_temporary) + if entry.path().is_dir() { count(&entry.path()) } else { 0 }
                })
                .sum()
        }
        count(&self.folder())
    }
}

/// So many moments over a whole run and somewhat longer, more of them towards its end, where files are written.
fn moments(kills: u32) -> impl Iterator<Item = u32> {
    (0..kills).map(move |kill| if kill % 2 == 0 { kill * 1100 / kills } else { 500 + kill * 600 / kills })
}

#[test]
fn a_kill_leaves_every_paper_whole() {
    let plan = Plan::new(&["build", "--all"], "out");
    let (made, taken): (Vec<_>, Vec<_>) = [0, 1].map(|content| plan.made(content)).into_iter().unzip();
    assert_eq!(made[0].len(), 3);
    let (mut cut_short, mut with_temporaries) = (0, 0);
    for (kill, moment) in moments(*KILLS).enumerate() {
        let before = files(&plan.folder());
        plan.kill(kill % 2, taken[0].min(taken[1]), moment);
        let after = files(&plan.folder());
        for (name, bytes) in &after {
            let is_whole = made.iter().any(|made| made.get(name) == Some(bytes));
            assert!(is_whole, "{name} after the kill at {moment}");
        }
        assert!(before.keys().all(|name| after.contains_key(name)), "a paper is gone after the kill at {moment}");
        cut_short += u32::from(after != made[kill % 2]);
        with_temporaries += u32::from(plan.temporaries() > 0);
    }
    // The kills were such: most of them came before the end.
    assert!(cut_short > *KILLS / 4, "{cut_short} of {}, {with_temporaries} with temporaries", *KILLS);
    plan.choose(1);
    assert_eq!(plan.workspace.run(&plan.arguments).code, 0);
    assert!(files(&plan.folder()) == made[1]);
    assert_eq!(plan.temporaries(), 0);
}

#[test]
fn a_kill_leaves_a_whole_bag_or_none() {
    let plan = Plan::new(&["archive"], "archive");
    let (made, taken) = plan.made(0);
    let (mut none, mut with_temporaries) = (0, 0);
    for moment in moments(*KILLS / 2) {
        plan.kill(0, taken, moment);
        let after = files(&plan.folder());
        assert!(after.is_empty() || after == made, "after the kill at {moment}: {:?}", after.keys());
        none += u32::from(after.is_empty());
        with_temporaries += u32::from(plan.temporaries() > 0);
        if !after.is_empty() {
            fs::remove_dir_all(plan.folder().join("2019")).unwrap();
        }
    }
    assert!(none > *KILLS / 8 && with_temporaries > *KILLS / 40, "{none}, {with_temporaries}");
    plan.choose(0);
    assert_eq!(plan.workspace.run(&plan.arguments).code, 0);
    assert!(files(&plan.folder()) == made);
    assert_eq!(plan.temporaries(), 0);
}

#[test]
fn a_kill_while_a_bag_is_replaced_leaves_the_old_one_whole() {
    let plan = Plan::new(&["archive", "--force"], "archive");
    let whole = [0, 1].map(|content| {
        let (made, _) = plan.made(content);
        let bag: BTreeMap<String, Vec<u8>> =
            made.into_iter().map(|(name, bytes)| (name.replacen("2019/", "", 1), bytes)).collect();
        bag
    });
    let make = |content| {
        plan.choose(content);
        assert_eq!(plan.workspace.run(&plan.arguments).code, 0);
    };
    make(1);
    // How long it takes where a bag stands, which is looked through first.
    let begun = Instant::now();
    make(0);
    let taken = begun.elapsed();
    let mut standing = 0;
    let mut replaced = 0;
    for moment in moments(*KILLS / 2) {
        let wanted = 1 - standing;
        plan.kill(wanted, taken, moment);
        let mut found = BTreeMap::new();
        for entry in fs::read_dir(plan.folder()).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            if !name.starts_with(".shinkan-") {
                let bag = files(&plan.folder().join(&name));
                let content = whole.iter().position(|whole| *whole == bag);
                assert!(content.is_some(), "{name} after the kill at {moment}: {:?}", bag.keys());
                found.insert(name, content);
            }
        }
        assert!(found.values().any(|content| *content == Some(standing)), "the old bag is gone at {moment}");
        for kept in found.keys().filter(|name| *name != "2019") {
            fs::remove_dir_all(plan.folder().join(kept)).unwrap();
        }
        match found.get("2019") {
            Some(Some(content)) => standing = *content,
            // Killed between the two renamings: the next run heals it.
            _ => {
                make(wanted);
                standing = wanted;
            }
        }
        replaced += u32::from(standing == wanted);
    }
    assert!(replaced < *KILLS / 2, "no kill came before the end");
    make(1 - standing);
    assert_eq!(plan.temporaries(), 0);
}
