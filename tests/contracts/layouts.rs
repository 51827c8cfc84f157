//! How the layouts are written: named parameters, each with a line of comment, and no modules inside closures.

use std::collections::BTreeMap;
use std::fs;

use super::{assert_kept, tree};
use crate::support::list;

/// Modules that are always there.
const BUILT_IN: [&str; 2] = ["calc", "pdf"];

/// The layouts by their paths, with their comments.
fn layouts() -> BTreeMap<String, String> {
    let mut paths = Vec::new();
    list(&tree().join("layouts"), "layouts/", &mut paths);
    let layouts = paths.into_iter().filter(|path| path.ends_with(".typ"));
    layouts.map(|path| (path.clone(), fs::read_to_string(tree().join(path)).unwrap())).collect()
}

/// The text up to the bracket that closes it, or up to one of some characters outside of brackets.
fn until<'a>(text: &'a str, ends: &[char]) -> &'a str {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => return &text[..at],
            ')' | ']' | '}' => depth -= 1,
            c if depth == 0 && ends.contains(&c) => return &text[..at],
            _ => {}
        }
    }
    text
}

/// The parameters of a function, as they are written.
fn parameters(mut text: &str) -> Vec<&str> {
    let mut parameters = Vec::new();
    text = until(text, &[]);
    while !text.trim().is_empty() {
        let parameter = until(text, &[',']);
        parameters.push(parameter.trim());
        text = text[parameter.len()..].trim_start_matches(',');
    }
    parameters.retain(|parameter| !parameter.is_empty());
    parameters
}

/// The functions of a layout: the comment above each, its name, its parameters.
fn functions(layout: &str) -> Vec<(String, &str, Vec<&str>)> {
    let mut functions = Vec::new();
    let mut comment = String::new();
    let mut rest = layout;
    while !rest.is_empty() {
        let line = rest.lines().next().unwrap_or_default();
        if let Some(text) = line.strip_prefix("///") {
            comment += text;
            comment.push('\n');
        } else {
            if let Some((name, _)) = line.strip_prefix("#let ").and_then(|line| line.split_once('(')) {
                let is_function = !name.contains(' ');
                let start = "#let ".len() + name.len() + 1;
                if is_function {
                    functions.push((comment.clone(), name, parameters(&rest[start..])));
                }
            }
            comment.clear();
        }
        rest = rest[line.len()..].strip_prefix('\n').unwrap_or_default();
    }
    functions
}

#[test]
fn of_more_than_two_parameters_each_has_a_name_and_a_comment() {
    let mut breaches = Vec::new();
    for (path, layout) in layouts() {
        for (comment, name, parameters) in functions(&layout) {
            let by_position = |of: &&&str| !of.contains(':') && !of.starts_with("..");
            if parameters.iter().filter(by_position).count() > 2 {
                breaches.push(format!("{path}: {name} takes more than two arguments by position"));
            }
            let told =
                |of: &str| comment.contains(&format!("- {of}:")) || comment.contains("The parameters are those of");
            let names = parameters.iter().map(|of| of.split(':').next().unwrap().trim_start_matches('.'));
            if parameters.len() > 2 && !path.ends_with("/labels.typ") {
                breaches.extend(
                    names.filter(|of| !told(of)).map(|of| format!("{path}: nothing is said of {of} of {name}")),
                );
            }
        }
    }
    assert_kept("parameters", &breaches);
}

#[test]
fn closures_name_no_module() {
    let mut breaches = Vec::new();
    for (path, layout) in layouts() {
        let imported = layout.lines().filter_map(|line| line.strip_prefix("#import \"")?.strip_suffix(".typ\""));
        let modules: Vec<&str> = imported.map(|file| file.rsplit('/').next().unwrap()).chain(BUILT_IN).collect();
        for (at, arrow) in layout.match_indices("=>") {
            let body = until(&layout[at + arrow.len()..], &[',', '\n']);
            let named = modules.iter().filter(|module| {
                body.match_indices(&format!("{module}."))
                    .any(|(at, _)| !body[..at].ends_with(|c: char| c.is_alphanumeric() || "-.\"".contains(c)))
            });
            let line = layout[..at].matches('\n').count() + 1;
            breaches.extend(named.map(|module| format!("{path}:{line}: {module}")));
        }
    }
    assert_kept("modules-in-closures", &breaches);
}
