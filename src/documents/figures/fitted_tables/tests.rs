//! How grids are fitted to a page.

use super::*;

/// A label, then two groups of two columns each.
fn grid() -> Grid {
    Grid {
        title: Text::line("表"),
        head: vec![
            vec![GridHead::new("名", 1, 2), GridHead::new("甲", 2, 1), GridHead::new("乙", 2, 1)],
            vec![
                GridHead::new("一", 1, 1),
                GridHead::new("二", 1, 1),
                GridHead::new("三", 1, 1),
                GridHead::new("四", 1, 1),
            ],
        ],
        labels: 1,
        rows: vec![GridRow { depth: 0, total: false, cells: ["名", "1", "2", "3", "4"].map(Text::line).to_vec() }],
        notes: vec![Text::line("注")],
    }
}

/// The headings, the cells and the number of notes of each part.
fn parts(room: f32) -> Vec<(String, String, usize)> {
    let told = |band: Band| {
        assert!(band.widths.len() == band.grid.rows[0].cells.len());
        let heads = band.grid.head.iter().flatten().map(|cell| format!("{}{}", cell.text.as_str(), cell.columns));
        let cells = band.grid.rows[0].cells.iter().map(Text::as_str).collect();
        (heads.collect(), cells, band.grid.notes.len())
    };
    fit(grid(), room, DigitWidth::Half).into_iter().map(told).collect()
}

/// The widths of the columns of figures in a table of nine periods.
fn periods(room: f32) -> Vec<Vec<f32>> {
    let period = |year: usize| GridHead::of_period(format!("{year}年度"));
    let head = [GridHead::new("名", 1, 1)].into_iter().chain((2015..=2023).map(period)).collect();
    let row = GridRow { depth: 0, total: false, cells: vec![Text::line("1"); 10] };
    let grid = Grid { head: vec![head], rows: vec![row], ..grid() };
    fit(grid, room, DigitWidth::Half).into_iter().map(|band| band.widths[1..].to_vec()).collect()
}

#[test]
fn a_period_breaks_only_where_it_must() {
    let whole = |widths: &Vec<f32>| widths.iter().all(|width| *width >= 4.0);
    // Nine columns and the label take 47.2 em, with broken headings 41.8.
    assert_eq!(periods(48.0).iter().map(whole).collect::<Vec<_>>(), [true]);
    assert_eq!(periods(46.0).iter().map(whole).collect::<Vec<_>>(), [true]);
    assert_eq!(periods(43.0).iter().map(whole).collect::<Vec<_>>(), [false]);
    // The cut tables have room for whole headings.
    assert_eq!(periods(30.0).iter().map(whole).collect::<Vec<_>>(), [true, true]);
}

/// The titles, the headings and the signs that are explained again of each part.
fn cut_parts(grid: Grid, room: f32) -> Vec<(String, String, Vec<String>)> {
    let told = |band: Band| {
        let heads = band.grid.head.iter().flatten();
        let heads = heads.map(|cell| format!("{}{}{}", cell.text.as_str(), cell.columns, cell.rows)).collect();
        let signs = match &band.cut {
            Some(Cut::Before { signs }) => signs.iter().map(|note| note.as_str().to_owned()).collect(),
            _ => Vec::new(),
        };
        (band.grid.title.as_str().to_owned(), heads, signs)
    };
    fit(grid, room, DigitWidth::Half).into_iter().map(told).collect()
}

#[test]
fn a_part_says_that_it_goes_on_and_explains_its_own_signs() {
    let row = GridRow { depth: 0, total: false, cells: ["名", "－", "2", "3", "◎"].map(Text::line).to_vec() };
    let notes = ["－は、なし。", "◎は、あり。", "注"].map(Text::line).to_vec();
    let parts = cut_parts(Grid { rows: vec![row], notes, ..grid() }, 12.0);
    assert_eq!(parts[0].0, "表（1/2）");
    assert_eq!(parts[0].2, ["－は、なし。"]);
    assert_eq!((parts[1].0.as_str(), parts[1].2.len()), ("表（2/2・続き）", 0));
}

#[test]
fn a_part_without_groups_has_one_row_of_headings() {
    let mut grid = grid();
    grid.head[0][2] = GridHead::new("三", 1, 2);
    grid.head[0].push(GridHead::new("四", 1, 2));
    grid.head[1].truncate(2);
    let heads: Vec<String> = cut_parts(grid, 12.0).into_iter().map(|(_, heads, _)| heads).collect();
    assert_eq!(heads, ["名12甲21一11二11", "名11三11四11"]);
}

#[test]
fn labels_give_way_to_a_heading_with_a_bracket() {
    let change = GridHead::new("増減（令和5年度比）", 1, 1);
    let head = vec![GridHead::new("名", 1, 1), change.clone(), change.clone(), change.clone(), change];
    let cells = ["とても長いので列が広ければ1行に収まる取組の名称", "1", "2", "3", "4"].map(Text::line).to_vec();
    let row = GridRow { depth: 0, total: false, cells };
    let grid = |room| fit(Grid { head: vec![head.clone()], rows: vec![row.clone()], ..grid() }, room, DigitWidth::Half);
    // Four headings of 7.5 em leave the labels 11 em of 46, and in two tables more.
    for room in [70.0, 46.0, 28.0] {
        let bands = grid(room);
        let figures = bands.iter().flat_map(|band| &band.widths[1..]).copied().fold(f32::MAX, f32::min);
        assert!(figures >= 7.5 && bands.iter().all(|band| band.width() <= room), "{room}: {figures}");
    }
}

#[test]
fn a_table_that_fits_is_one() {
    assert_eq!(parts(40.0), [("名1甲2乙2一1二1三1四1".into(), "名1234".into(), 1)]);
}

#[test]
fn a_wider_one_is_cut_between_its_groups_and_else_between_its_columns() {
    assert_eq!(parts(12.0), [("名1甲2一1二1".into(), "名12".into(), 0), ("名1乙2三1四1".into(), "名34".into(), 1)]);
    let narrow: Vec<String> = parts(1.0).into_iter().map(|(_, cells, _)| cells).collect();
    assert_eq!(narrow, ["名1", "名2", "名3", "名4"]);
}
