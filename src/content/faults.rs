//! The rules that the reader applies while it builds an edition.

use crate::finding::Rule;

pub const BAD_DATE: &Rule = &Rule::error("bad-date", include_str!("../../docs/checks/bad-date.md"));
pub const BAD_ID: &Rule = &Rule::error("bad-id", include_str!("../../docs/checks/bad-id.md"));
pub const BAD_NUMBER: &Rule = &Rule::error("bad-number", include_str!("../../docs/checks/bad-number.md"));
pub const BAND_ORDER: &Rule = &Rule::error("band-order", include_str!("../../docs/checks/band-order.md"));
pub const BLANK_KEY: &Rule = &Rule::error("blank-key", include_str!("../../docs/checks/blank-key.md"));
pub const CONTROL_CHARACTER: &Rule =
    &Rule::error("control-character", include_str!("../../docs/checks/control-character.md"));
pub const DUPLICATE_DEPARTMENT: &Rule =
    &Rule::error("duplicate-department", include_str!("../../docs/checks/duplicate-department.md"));
pub const DUPLICATE_KEY: &Rule = &Rule::error("duplicate-key", include_str!("../../docs/checks/duplicate-key.md"));
pub const DUPLICATE_NAME: &Rule = &Rule::error("duplicate-name", include_str!("../../docs/checks/duplicate-name.md"));
pub const DUPLICATE_NUMBER: &Rule =
    &Rule::error("duplicate-number", include_str!("../../docs/checks/duplicate-number.md"));
pub const DUPLICATE_OPINION: &Rule =
    &Rule::error("duplicate-opinion", include_str!("../../docs/checks/duplicate-opinion.md"));
pub const DUPLICATE_PROJECT: &Rule =
    &Rule::error("duplicate-project", include_str!("../../docs/checks/duplicate-project.md"));
pub const DUPLICATE_YEAR: &Rule = &Rule::error("duplicate-year", include_str!("../../docs/checks/duplicate-year.md"));
pub const EMPTY_FILE: &Rule = &Rule::error("empty-file", include_str!("../../docs/checks/empty-file.md"));
pub const ENCODING: &Rule = &Rule::error("encoding", include_str!("../../docs/checks/encoding.md"));
pub const FILE_TOO_LARGE: &Rule = &Rule::error("file-too-large", include_str!("../../docs/checks/file-too-large.md"));
pub const LABEL_COUNT: &Rule = &Rule::error("label-count", include_str!("../../docs/checks/label-count.md"));
pub const MISSING_FILE: &Rule = &Rule::error("missing-file", include_str!("../../docs/checks/missing-file.md"));
pub const MISSING_KEY: &Rule = &Rule::error("missing-key", include_str!("../../docs/checks/missing-key.md"));
pub const MIXED_KEYS: &Rule = &Rule::error("mixed-keys", include_str!("../../docs/checks/mixed-keys.md"));
pub const OPTION_COUNT: &Rule = &Rule::error("option-count", include_str!("../../docs/checks/option-count.md"));
pub const SPLIT_NUMBER: &Rule = &Rule::error("split-number", include_str!("../../docs/checks/split-number.md"));
pub const SPLIT_VALUE: &Rule = &Rule::error("split-value", include_str!("../../docs/checks/split-value.md"));
pub const TOO_LONG: &Rule = &Rule::error("too-long", include_str!("../../docs/checks/too-long.md"));
pub const TOO_MANY: &Rule = &Rule::error("too-many", include_str!("../../docs/checks/too-many.md"));
pub const UNKNOWN_DEPARTMENT: &Rule =
    &Rule::error("unknown-department", include_str!("../../docs/checks/unknown-department.md"));
pub const UNKNOWN_KEY: &Rule = &Rule::error("unknown-key", include_str!("../../docs/checks/unknown-key.md"));
pub const UNKNOWN_NUMBER: &Rule = &Rule::error("unknown-number", include_str!("../../docs/checks/unknown-number.md"));
pub const UNKNOWN_PART: &Rule = &Rule::error("unknown-part", include_str!("../../docs/checks/unknown-part.md"));
pub const UNKNOWN_STATUS: &Rule = &Rule::error("unknown-status", include_str!("../../docs/checks/unknown-status.md"));
pub const UNKNOWN_WORD: &Rule = &Rule::error("unknown-word", include_str!("../../docs/checks/unknown-word.md"));
pub const UNKNOWN_YEAR: &Rule = &Rule::error("unknown-year", include_str!("../../docs/checks/unknown-year.md"));
pub const UNREADABLE_FILE: &Rule =
    &Rule::error("unreadable-file", include_str!("../../docs/checks/unreadable-file.md"));
pub const WRONG_TYPE: &Rule = &Rule::error("wrong-type", include_str!("../../docs/checks/wrong-type.md"));
pub const YAML_SYNTAX: &Rule = &Rule::error("yaml-syntax", include_str!("../../docs/checks/yaml-syntax.md"));
pub const YEAR_MISMATCH: &Rule = &Rule::error("year-mismatch", include_str!("../../docs/checks/year-mismatch.md"));
pub const YEAR_NOT_SHOWN: &Rule = &Rule::error("year-not-shown", include_str!("../../docs/checks/year-not-shown.md"));
