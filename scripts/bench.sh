#!/usr/bin/env bash
# Times `shinkan build` and `shinkan build --all` against `typst compile` on the folders that `shinkan eject` writes: whole
# processes, warm disk, in one run of hyperfine. A ratio below 1.00 means that shinkan is faster.
set -euo pipefail
cd "$(dirname "$0")/.."
shinkan=target/release/shinkan
for tool in hyperfine typst; do
    command -v "$tool" > /dev/null || { echo "bench: $tool がありません（cargo install typst-cli --version 0.15.1 --locked）" >&2; exit 2; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/workspace" "$work/typst"
cp -r content "$work/workspace/content"
"$shinkan" eject "$work/typst/book" > /dev/null 2>&1
"$shinkan" eject "$work/typst/summary" --summary > /dev/null 2>&1
"$shinkan" build --all --out "$work/out" 2> /dev/null | sed -n 's|.*/課別/\(.*\)\.pdf|\1|p' > "$work/departments"
number=0
while read -r department; do
    number=$((number + 1))
    "$shinkan" eject "$work/typst/extract-$number" --extract "$department" > /dev/null 2>&1
done < "$work/departments"

cat > "$work/compile" <<'SH'
#!/usr/bin/env bash
# compile PROJECT PDF [OPTION…]
project=$1 pdf=$2
shift 2
exec typst compile --root "$project" --font-path "$project/fonts" --ignore-system-fonts --features a11y-extras "$@" \
    "$project/main.typ" "$pdf"
SH
cat > "$work/compile-all" <<'SH'
#!/usr/bin/env bash
# compile-all HOW-MANY-AT-A-TIME
cd "$(dirname "$0")/typst"
printf '%s\n' * | xargs -P "$1" -I '{}' ../compile '{}' '../{}.pdf' --pdf-standard a-2a,ua-1
SH
chmod +x "$work/compile" "$work/compile-all"

# Ratios of the first command to the others.
ratios() {
    python3 - "$1" <<'PY'
import json, sys
ours, *peers = json.load(open(sys.argv[1]))["results"]
for peer in peers:
    print(f'{ours["median"] / peer["median"]:.2f} x {peer["command"]}')
PY
}

echo "== The paper"
hyperfine --shell=none --warmup 3 --runs "${RUNS:-30}" --export-json "$work/times.json" \
    -n "shinkan build" "$shinkan build -C $work/workspace" \
    -n "typst compile" "$work/compile $work/typst/book $work/plain.pdf" \
    -n "typst compile, PDF/A-2a + PDF/UA-1" "$work/compile $work/typst/book $work/book.pdf --pdf-standard a-2a,ua-1"
ratios "$work/times.json"

echo "== The paper, $number extracts and the 総括表"
hyperfine --shell=none --warmup 2 --runs "${RUNS_ALL:-15}" --export-json "$work/times.json" \
    -n "shinkan build --all" "$shinkan build --all -C $work/workspace" \
    -n "shinkan build" "$shinkan build -C $work/workspace" \
    -n "typst compile, one after another" "$work/compile-all 1" \
    -n "typst compile, two at a time" "$work/compile-all 2"
ratios "$work/times.json"
