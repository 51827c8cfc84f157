#!/usr/bin/env bash
# Builds the program that is handed out: with link-time optimisation, and with what a first build of it learned from
# setting papers (profile-guided optimisation). The same program as any other build, a tenth faster; two builds of
# everything, some 25 minutes on two cores.
#
# Needs llvm-profdata: `rustup component add llvm-tools`, or Debian's llvm-19.
set -euo pipefail
cd "$(dirname "$0")/.."
host=$(rustc -vV | sed -n 's/^host: //p')
profdata=$({
    find "$(rustc --print sysroot)/lib/rustlib" -name llvm-profdata
    find /usr/lib -maxdepth 3 -path '*/llvm-*/bin/llvm-profdata' | sort -rV
    command -v llvm-profdata
} 2> /dev/null | head -n 1 || true)
[ -n "$profdata" ] || { echo "dist: llvm-profdata is needed: rustup component add llvm-tools" >&2; exit 2; }
work=$PWD/target/learning
rm -rf "$work/raw" "$work/papers"
mkdir -p "$work/raw"

# With a target named, the flags are not for build scripts and macros.
build() { RUSTFLAGS=$1 cargo build --locked --profile dist --bin shinkan --target "$host" --target-dir "$2"; }
build "-Cprofile-generate=$work/raw" "$work/build"
learning=$work/build/$host/dist/shinkan

# What it learns from: the real content and the examples, each set as a whole.
for workspace in . examples/*/; do
    mkdir -p "$work/papers/$workspace"
    cp -r "$workspace/content" "$work/papers/$workspace/content"
    for command in "build" "build --all" "check"; do
        # A check that finds something to say is no failure.
        LLVM_PROFILE_FILE=$work/raw/%p.profraw "$learning" -C "$work/papers/$workspace" $command > /dev/null 2>&1 || [ $? -eq 1 ]
    done
done
# Cargo would take what was built with an earlier profile for built.
rm -rf target/dist
"$profdata" merge --output "$work/learned.profdata" "$work"/raw/*.profraw
build "-Cprofile-use=$work/learned.profdata" target/dist
built=target/dist/$host/dist/shinkan

# The same bytes, however it was built.
"$built" -C "$work/papers/." build --all --out "$work/papers/again" > /dev/null 2>&1
diff -r "$work/papers/out" "$work/papers/again"
echo "$built"
