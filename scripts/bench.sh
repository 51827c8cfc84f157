#!/usr/bin/env bash
# Times `shinkan build` against `typst compile` on the folder that `shinkan eject` writes: whole processes, warm disk,
# in one run of hyperfine. A ratio below 1.00 means that shinkan is faster.
set -euo pipefail
cd "$(dirname "$0")/.."
shinkan=target/release/shinkan
for tool in hyperfine typst; do
    command -v "$tool" > /dev/null || { echo "bench: $tool がありません（cargo install typst-cli --version 0.15.1 --locked）" >&2; exit 2; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/workspace"
cp -r content "$work/workspace/content"
"$shinkan" eject "$work/typst" > /dev/null 2>&1
compile="typst compile --root $work/typst --font-path $work/typst/fonts --ignore-system-fonts --features a11y-extras"
hyperfine --shell=none --warmup 3 --runs "${RUNS:-30}" --export-json "$work/times.json" \
    -n "shinkan build" "$shinkan build -C $work/workspace" \
    -n "typst compile" "$compile $work/typst/main.typ $work/plain.pdf" \
    -n "typst compile, PDF/A-2a + PDF/UA-1" "$compile --pdf-standard a-2a,ua-1 $work/typst/main.typ $work/standard.pdf"
python3 - "$work/times.json" <<'PY'
import json, sys
ours, *peers = json.load(open(sys.argv[1]))["results"]
for peer in peers:
    print(f'{ours["median"] / peer["median"]:.2f} x {peer["command"]}')
PY
