//! The guide to the 様式 (`docs/form.md` and `docs/form/`): each of its pictures is drawn from the very YAML below it, and
//! nothing that a form may hold is missing.
//!
//! A picture, what it is made of, and the YAML follow each other:
//!
//! ```text
//! ![押印の枠](../images/form/approval.png)
//! <!-- plan: card -->
//! (a YAML block)
//! ```
//!
//! The comment names a folder of `tests/fixtures/cookbook/`, whose files complete those of `tests/fixtures/cookbook/plan/`.
//! The keys of the block take the place of those of its `youshiki.yaml`, or of the file that the comment names; blocks for
//! further files follow, each under its own comment.

mod complete;
mod entry;
mod laid_over;
mod links;
mod picture;
mod png;

use std::fs;
use std::path::{Path, PathBuf};

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

use crate::support::approved::is_update;
use crate::support::root;

/// The pages of the guide, beginning with its index.
fn pages() -> Vec<PathBuf> {
    let mut pages: Vec<PathBuf> =
        fs::read_dir(root().join("docs/form")).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.sort();
    pages.insert(0, root().join("docs/form.md"));
    pages
}

fn name(page: &Path) -> String {
    page.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/")
}

#[test]
fn every_picture_is_drawn_from_the_yaml_below_it() {
    let entries: Vec<_> = pages().iter().flat_map(|page| entry::entries(page)).collect();
    let faults: Vec<String> = entries
        .par_iter()
        .filter_map(|entry| {
            let drawn = match entry.draw() {
                Ok(drawn) => drawn,
                Err(why) => return Some(format!("{}: {why}", entry.place)),
            };
            if is_update() && !picture::is_like(&drawn, &entry.image) {
                fs::write(&entry.image, png::png(&drawn)).unwrap();
            }
            (!picture::is_like(&drawn, &entry.image))
                .then(|| format!("{}: {} shows something else", entry.place, name(&entry.image)))
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn pictures_are_small() {
    for entry in fs::read_dir(root().join("docs/images/form")).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::metadata(&path).unwrap().len();
        assert!(bytes <= 30 * 1024, "{} has {bytes} bytes", name(&path));
    }
}
