use super::pairing::{Sign, pair};

/// Pairs words by their first letter where they are of one length, then by that letter alone.
fn paired(older: &[&str], newer: &[&str]) -> Vec<Option<usize>> {
    let older: Vec<String> = older.iter().map(|word| (*word).to_owned()).collect();
    let newer: Vec<String> = newer.iter().map(|word| (*word).to_owned()).collect();
    let whole = |word: &String| Some(vec![word.clone()]);
    let initial = |word: &String| word.chars().next().map(|c| vec![c.to_string()]);
    let signs =
        [Sign { of: &whole, confirmed: &|_, _| true }, Sign { of: &initial, confirmed: &|a, b| a.len() == b.len() }];
    pair(&older.iter().collect::<Vec<_>>(), &newer.iter().collect::<Vec<_>>(), &signs)
}

#[test]
fn the_surer_sign_comes_first_and_no_sign_counts_that_several_bear() {
    assert_eq!(paired(&["ab", "ac"], &["ac", "ad"]), [Some(1), Some(0)]);
    assert_eq!(paired(&["ab", "ac"], &["ad"]), [None, None]);
    assert_eq!(paired(&["ab"], &["abc"]), [None]);
    assert_eq!(paired(&["ab", "ab"], &["ab"]), [None, None]);
}
