//! Bags that are too much to read.

use std::fs::File;

use crate::archive::{archived, verify};

#[test]
fn a_manifest_of_a_gigabyte_is_not_read() {
    for name in ["manifest-sha256.txt", "tagmanifest-sha512.txt", "bag-info.txt"] {
        let (_workspace, bag) = archived();
        File::options().write(true).open(bag.join(name)).unwrap().set_len(1 << 30).unwrap();
        let run = verify(&bag);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""));
        assert_eq!(run.stderr, format!("エラー: 2019 は確かめません。{name} が大きすぎます（64MB まで）\n"));
    }
}
