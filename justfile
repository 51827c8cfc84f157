# Commands for daily work. `just` lists them.

default:
    @just --list

# Must be clean before a commit.
check: fmt lint test doc

# Checks the formatting without changing anything.
fmt:
    cargo fmt --check

lint:
    cargo clippy --locked --all-targets -- -D warnings

# Runs all tests.
test:
    cargo test --release --locked

doc:
    RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps --document-private-items

# Makes the committee paper of the newest year.
build:
    cargo run --release --locked -- build

# Checks licences, advisories and sources of the dependencies (needs cargo-deny).
deny:
    cargo deny --locked check

# Draws the pages of the paper as PNG files in out/pages/ (needs pdftoppm).
pages: build
    mkdir -p out/pages
    pdftoppm -r 90 -png "$(ls out/20??/*.pdf | tail -n 1)" out/pages/p

# Fills a small disk while papers and archives are written (needs root to mount it), and kills the program many times.
faults:
    cargo build --release --locked
    scripts/faults.sh target/release/shinkan
    SHINKAN_KILLS=200 cargo test --release --locked -- output::

# Writes every approved text and picture of the tests anew: messages, findings, papers as text, 集計, the pictures of the guide.
# Read them before committing.
golden:
    UPDATE_GOLDEN=1 cargo test --release --locked -- content::faults checks::rules build::forms summary::tallies cookbook
    git diff tests docs/images

# The tests that try only a part of what they could, with all of it (some minutes more).
test-long:
    SHINKAN_STRIDE=1 SHINKAN_KILLS=200 SHINKAN_MARKED_PLANS=500 cargo test --release --locked -- compare::every_change schema::places output::kills build::every_scalar

# Updates the JSON Schemas in schema/ from the newest plan.
schema:
    cargo run --release --locked -- schema

# Times `build` and `build --all` against programs that could make the same papers; names those that are not installed.
bench: build
    scripts/bench/bench.sh

# Tests the program for Windows under Wine (Debian; the first build takes 20 to 40 minutes).
windows:
    scripts/windows.sh test --release --locked

# Makes the archives that are handed out, for Windows and Linux, in target/dist/ (Debian; an hour).
dist:
    scripts/dist.sh

# Builds the program a tenth faster, for this machine's system; some 25 minutes (needs llvm-profdata).
pgo:
    scripts/pgo.sh

# Times every stage by itself, on the real content and on generated plans up to 1,000 times as large (in target/bench/).
bench-stages *filter:
    cargo bench --locked --bench stages -- {{filter}}

# Counts the instructions of one `build` and compares them with the record (needs valgrind).
bench-instructions:
    cargo build --release --locked
    scripts/bench/instructions.sh
