#!/usr/bin/env bash
# measures.sh [CHECKOUT]: counts what tells how the code is built, in this checkout or in another one of this repository.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
cd "${1:-$here}"

# Lines of code of src/: no blank lines, no lines of comment, no tests (files tests.rs; whatever stands from the first
# #[test] or #[cfg(test)] at the start of a line, which is the end of a file; indented functions under #[cfg(test)]).
lines=$(find src -name '*.rs' ! -name tests.rs -exec cat {} \; -exec printf '\f\n' \; | awk '
    /^\f/ { tests = 0; next }
    /^#\[(cfg\(test\)|test)\]/ { tests = 1 }
    tests && /^(pub(\([a-z]+\))? )?mod [a-z_]+;/ { tests = 0; next }
    /^ +#\[cfg\(test\)\]/ { hidden = 1 }
    hidden { if (/^ +}$/) hidden = 0; next }
    !tests && !/^[[:space:]]*(\/\/.*)?$/ { count++ }
    END { print count }')

# Circles of files, as tests/contracts/ finds them; the test fails where there are some.
told=$(CONTRACTS_ROOT=$PWD cargo test --release --locked --quiet --manifest-path "$here/Cargo.toml" -- \
    --exact contracts::no_files_use_each_other_in_a_circle --nocapture 2>&1) || true
circles=$(grep -oE 'circles: [0-9]+$' <<< "$told" | grep -oE '[0-9]+' || echo unknown)

# Files that go down the 体系 by hand, from a section to its children; trees of YAML and of PDF and the one iterator apart.
walks=$({ grep -rlE '\.children\b' src --include='*.rs' || true; } \
    | { grep -vcE '^src/(tagged|edit|model/walk|content/(rewrite|marks|yaml|codec))' || true; })

# Matchers: what decides which old thing is which new one, or that two things are one. There were five in 1d9d20a, each told by
# a file or a line of it; since then model/identity is one.
matchers=0
for sign in 'src/model/counterpart.rs:.' 'src/model/history/pairing.rs:.' 'src/compare/matching.rs:.' \
    'src/compare/indicators.rs:fn paired' 'src/check/different_values.rs:Unit::Of\(&unit' 'src/model/identity/mod.rs:.'; do
    if grep -qE "${sign#*:}" "${sign%%:*}" 2> /dev/null; then matchers=$((matchers + 1)); fi
done

count() { { grep -rhoE "$1" src --include='*.rs' || true; } | wc -l; }
homonyms=
for name in Kind Line Group Walk Node Named Rows Paper Carrier; do
    homonyms+=" $name $(count "^\s*(pub(\([a-z]+\))? )?(struct|enum|type) $name\b")"
done

printf '%-58s %s\n' \
    'lines of code in src (no tests, comments, blanks)' "$lines" \
    'circles of files' "$circles" \
    'files that walk the 体系 by hand' "$walks" \
    'matchers of old with new' "$matchers" \
    'constructors called just "of"' "$(count 'fn of\b')" \
    'types of one name' "${homonyms# }"
