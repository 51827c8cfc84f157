//! The paper of the real content, read back from the finished PDF and held against the content and against the print.

mod compare;
mod expected;
mod paper;
mod printed;
mod seed;
mod tag_tree;
use compare::Source;
#[test]
fn x() {
    let d = tag_tree::Document::read(crate::support::paper()).unwrap();
    let p = printed::read(&d).unwrap();
    let c = expected::Content::read(&crate::support::root().join("content/2019")).unwrap();
    let e = c.paper().unwrap();
    println!("{}", compare::differences(&e, &p, Source::Content).join("\n"));
    let er = seed::errata(&std::fs::read_to_string(crate::support::root().join("content/2019/ERRATA.md")).unwrap()).unwrap();
    let s = seed::read(&std::fs::read_to_string(crate::support::root().join("tests/fixtures/seed.txt")).unwrap(), &er).unwrap();
    println!("--- seed\n{}", compare::differences(&s.paper, &p, Source::Print).join("\n"));
    println!("--- {} {} {}", s.uses.len(), p.items().count(), p.facts().len());
}
