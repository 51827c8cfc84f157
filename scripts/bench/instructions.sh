#!/usr/bin/env bash
# Guards against slowdowns without a clock: counts the instructions of one `shinkan build` of the real content on one thread
# under callgrind, and compares them with the record.
#
#   instructions.sh           fails if the count exceeds the record by more than the tolerance
#   instructions.sh --write   writes a new record
#
# A record is valid only for the compiler it names, because another one generates other code.
set -euo pipefail
cd "$(dirname "$0")/../.."
record=scripts/bench/instructions.txt
# In percent. The loader and the C library differ between systems by less than this.
tolerance=2
command -v valgrind > /dev/null || { echo "instructions: valgrind is needed: apt-get install valgrind" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r content "$work/content"

valgrind --tool=callgrind --callgrind-out-file="$work/counts" target/release/shinkan -C "$work" build --jobs 1 > /dev/null 2>&1
counted=$(sed -n 's/^totals: //p' "$work/counts")
compiler=$(rustc --version | cut -d ' ' -f 2)
if [ "${1:-}" = --write ]; then
    printf '%s %s\n' "$counted" "$compiler" > "$record"
    echo "recorded: $counted instructions, Rust $compiler"
    exit
fi
read -r recorded by < "$record"
holds() { python3 -c "raise SystemExit(not ($1))"; }
change=$(python3 -c "print(f'{100 * ($counted / $recorded - 1):+.2f}')")
echo "$counted instructions, recorded $recorded: $change %"
if [ "$by" != "$compiler" ]; then
    echo "The record is of Rust $by, this is $compiler: write it anew (--write) from a commit that is known to be fast" >&2
    exit 2
fi
if holds "$counted > $recorded * (1 + $tolerance / 100)"; then
    echo "more than $tolerance % above the record. Where it is meant, say why in docs/performance.md and use --write" >&2
    exit 1
fi
if holds "$counted < $recorded * (1 - $tolerance / 100)"; then
    echo "more than $tolerance % below the record: use --write, so that it stays so"
fi
