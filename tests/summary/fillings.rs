//! The bars of a 総括表 on a copier that knows black and white alone.

use std::fmt::Write as _;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::Pixmap;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};

use super::plan;

/// Dots per inch of a copier, and per point.
const DPI: f32 = 200.0;
const DOTS: f32 = DPI / 72.0;
/// As many options as an axis may have.
const OPTIONS: usize = 12;
/// How much of two neighbours must differ, as a share of their area.
const DIFFERENCE: f64 = 0.15;

/// The first page of the 総括表 of a plan whose 取組項目 have one of the options each.
fn page() -> Pixmap {
    let options: Vec<String> = (1..=OPTIONS).map(|option| format!("選{option}")).collect();
    let form = format!(
        "  階層: [柱]\n  意見: なし\n  事業欄: [事業]\n  評価: [{{名称: 評価, 選択肢: [{}]}}]\n  総括表: {{表: [グラフ]}}\n",
        options.join(", ")
    );
    let mut items = String::new();
    for (index, option) in options.iter().enumerate() {
        writeln!(items, "  - {{番号: {0}, 名称: く{0}, 担当課: [お], 評価: {option}}}", index + 1).unwrap();
    }
    let workspace = plan("担当課: [お]", &form, "  - {柱: か, 事業: [1-1-1]}\n", &items);
    let run = workspace.run(&["summary"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let pdf = Pdf::new(std::fs::read(workspace.path().join("out/2019/総括表.pdf")).unwrap()).unwrap();
    let settings = RenderSettings { x_scale: DOTS, y_scale: DOTS, bg_color: WHITE, ..RenderSettings::default() };
    render(&pdf.pages()[0], &RenderCache::new(), &InterpreterSettings::default(), &settings)
}

/// Whether a dot is black on a copier of one bit.
fn is_ink(page: &Pixmap, x: u16, y: u16) -> bool {
    page.sample(x, y).r < 128
}

/// The longest run of ink of a row: its first dot, and the one behind its last.
fn longest_run(page: &Pixmap, y: u16) -> (u16, u16) {
    let (mut longest, mut start) = ((0, 0), 0);
    for x in 0..page.width() {
        if !is_ink(page, x, y) {
            start = x + 1;
        } else if x + 1 - start > longest.1 - longest.0 {
            longest = (start, x + 1);
        }
    }
    longest
}

/// The left, upper, right and lower border of the first bar.
fn first_bar(page: &Pixmap) -> [u16; 4] {
    let is_border = |y: &u16| {
        let (left, right) = longest_run(page, *y);
        // The rule of the running header is as wide as the page.
        right - left > page.width() / 2 && right - left < page.width() * 9 / 10
    };
    let borders: Vec<u16> = (0..page.height()).filter(is_border).collect();
    let bottom = *borders.iter().find(|y| **y > borders[0] + 10).unwrap();
    let (left, right) = longest_run(page, borders[0]);
    [left, borders[0], right, bottom]
}

#[test]
fn neighbours_differ_in_ink_on_a_copier() {
    let page = page();
    let [left, top, right, bottom] = first_bar(&page);
    let width = f64::from(right - left) / OPTIONS as f64;
    let ink = |option: usize| {
        // Without borders, and without the count in the middle.
        let begin = f64::from(left) + width * option as f64;
        let columns = (begin + 0.08 * width).ceil() as u16..(begin + 0.32 * width) as u16;
        let rows = top + 4..bottom - 4;
        let dots: Vec<bool> =
            columns.flat_map(|x| rows.clone().map(move |y| (x, y))).map(|(x, y)| is_ink(&page, x, y)).collect();
        assert!(dots.len() > 100, "{}", dots.len());
        dots.iter().filter(|ink| **ink).count() as f64 / dots.len() as f64
    };
    let shares: Vec<f64> = (0..OPTIONS).map(ink).collect();
    for (index, pair) in shares.windows(2).enumerate() {
        assert!((pair[0] - pair[1]).abs() > DIFFERENCE, "options {} and {}: {shares:.2?}", index + 1, index + 2);
    }
    // The count of every option is still there: white behind black figures.
    for option in 0..OPTIONS {
        let middle = f64::from(left) + width * (option as f64 + 0.5);
        let (middle, reach) = (middle as u16, 12);
        let row = top + 5..bottom - 5;
        let dots: Vec<bool> = (middle - reach..middle + reach)
            .flat_map(|x| row.clone().map(move |y| (x, y)))
            .map(|(x, y)| is_ink(&page, x, y))
            .collect();
        let share = dots.iter().filter(|ink| **ink).count() as f64 / dots.len() as f64;
        assert!(share > 0.05 && share < 0.6, "option {}: {share}", option + 1);
    }
}
