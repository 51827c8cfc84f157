#!/usr/bin/env bash
# Compares `shinkan` with programs that could make the same papers from the same content: times whole processes, on a warm
# disk, every program in every round. A ratio below 1.00 means that shinkan is faster.
#
#   bench.sh                  prints the tables as Markdown
#   bench.sh --write          also writes them to docs/performance.md
#   bench.sh --install        installs WeasyPrint and openpyxl in target/bench/venv
#   bench.sh --install-typst  builds typst in target/bench/typst, and with thin LTO in target/bench/typst-lto
#
# Programs that are not installed are skipped and named. If scripts/pgo.sh has built a program, it is timed beside that of
# `cargo build --release`. Environment: ROUNDS, RUNS (per round) and ROUNDS_ALL (of the batch) set how often each program is
# timed; WORKSPACE is the folder whose content/ is used.
set -euo pipefail
cd "$(dirname "$0")/../.."
here=scripts/bench
venv=target/bench/venv
release=$PWD/target/release/shinkan
profiled=$(find "$PWD/target/pgo" -path '*/pgo/shinkan' -type f 2> /dev/null | head -n 1 || true)
shinkan=${profiled:-$release}
typst_lto=$PWD/target/bench/typst-lto/bin/typst
rounds=${ROUNDS:-5} runs=${RUNS:-5} rounds_all=${ROUNDS_ALL:-5}

write=
case "${1:-}" in
    "") ;;
    --write) write=docs/performance.md ;;
    --install)
        python3 -m venv "$venv"
        "$venv/bin/pip" install --quiet --disable-pip-version-check weasyprint==70.0 openpyxl==3.1.5
        exit
        ;;
    --install-typst)
        install=(cargo install typst-cli --version 0.15.1 --locked --root)
        "${install[@]}" target/bench/typst
        CARGO_PROFILE_RELEASE_LTO=thin CARGO_PROFILE_RELEASE_CODEGEN_UNITS=1 "${install[@]}" target/bench/typst-lto
        exit
        ;;
    *) sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac

export PATH=$PWD/$venv/bin:$PWD/target/bench/typst/bin:$PATH PYTHONDONTWRITEBYTECODE=1
fail() { echo "bench: $1" >&2; exit 2; }
for tool in hyperfine pdfinfo pdftotext; do
    command -v "$tool" > /dev/null || fail "$tool is needed: apt-get install hyperfine poppler-utils"
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/workspace" "$work/typst" "$work/pdf" "$work/paper" "$work/batch"
cp -r "${WORKSPACE:-.}/content" "$work/workspace/content"
shinkan_here=("$shinkan" -C "$work/workspace")

# Input for the other programs, and a font configuration with the fonts of the paper only.
"${shinkan_here[@]}" eject "$work/typst/book" > /dev/null 2>&1
python3 "$here/peers.py" "$work/typst/book" "$work/peers"
html=$work/peers/book.html xlsx=$work/peers/book.xlsx
cat > "$work/fonts.conf" <<XML
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>$work/peers/fonts</dir><cachedir>$work/fonts</cachedir></fontconfig>
XML
export FONTCONFIG_FILE=$work/fonts.conf

# Adds a program to be timed: its name, the PDF it writes, its command.
names=() pdfs=() commands=()
peer() {
    names+=("$1") pdfs+=("$2")
    shift 2
    commands+=("${*@Q}")
}
# Records a program that cannot be timed, and how to install it. Shown here and below the table.
: > "$work/skipped"
skip() {
    printf '\n!!! bench: SKIPPED: %s\n!!! %s\n\n' "$1" "$2" >&2
    echo "$1" >> "$work/skipped"
}
version() { { "$@" 2> /dev/null || true; } | head -n 1 >> "$work/versions"; }
version "$shinkan" --version
version hyperfine --version

"${shinkan_here[@]}" build > /dev/null 2>&1
paper=$(find "$work/workspace/out" -name '*.pdf')
peer "\`shinkan build\`${profiled:+, profiled}: PDF/A-2a, PDF/UA-1" "$paper" "${shinkan_here[@]}" build
if [ -n "$profiled" ]; then
    peer "\`shinkan build\` of \`cargo build --release\`" "$paper" "$release" -C "$work/workspace" build
else
    skip "shinkan, profiled" "scripts/pgo.sh"
fi

with_typst=
if command -v typst > /dev/null; then
    with_typst=yes
    version typst --version
    compile=(compile --root "$work/typst/book" --font-path "$work/typst/book/fonts" --ignore-system-fonts
        --features a11y-extras "$work/typst/book/main.typ")
    pdf=$work/pdf/typst-ua.pdf
    peer "\`typst compile\`: PDF/A-2a, PDF/UA-1" "$pdf" typst "${compile[@]}" "$pdf" --pdf-standard a-2a,ua-1
    if [ -x "$typst_lto" ]; then
        pdf=$work/pdf/typst-lto.pdf
        peer "\`typst compile\` with thin LTO: PDF/A-2a, PDF/UA-1" "$pdf" "$typst_lto" "${compile[@]}" "$pdf" --pdf-standard a-2a,ua-1
    else
        skip "typst compile with thin LTO" "$here/bench.sh --install-typst"
    fi
    pdf=$work/pdf/typst.pdf
    peer "\`typst compile\`" "$pdf" typst "${compile[@]}" "$pdf"
else
    skip "typst compile" "$here/bench.sh --install-typst"
fi

if weasyprint --version > /dev/null 2>&1; then
    version weasyprint --version
    pdf=$work/pdf/weasyprint-ua.pdf
    peer "WeasyPrint: PDF/UA-1" "$pdf" weasyprint -q --pdf-variant pdf/ua-1 "$html" "$pdf"
    pdf=$work/pdf/weasyprint.pdf
    peer "WeasyPrint" "$pdf" weasyprint -q "$html" "$pdf"
else
    skip "WeasyPrint" "apt-get install libpangoft2-1.0-0 libharfbuzz-subset0; $here/bench.sh --install"
fi

# The headless shell starts in half the time of the full browser.
chromium=$(command -v chromium-headless-shell chromium google-chrome | head -n 1 || true)
if [ -n "$chromium" ]; then
    version "$chromium" --version
    print=("$chromium" --headless --disable-gpu --user-data-dir="$work/chromium" --no-pdf-header-footer)
    [ "$(id -u)" -ne 0 ] || print+=(--no-sandbox)
    pdf=$work/pdf/chromium-tagged.pdf
    peer "Chromium, with tags and bookmarks" "$pdf" "${print[@]}" --generate-pdf-document-outline --print-to-pdf="$pdf" "$html"
    pdf=$work/pdf/chromium.pdf
    peer "Chromium" "$pdf" "${print[@]}" --disable-pdf-tagging --print-to-pdf="$pdf" "$html"
else
    skip "Chromium" "apt-get install chromium-headless-shell"
fi

if ! command -v soffice > /dev/null; then
    skip "LibreOffice" "apt-get install libreoffice-calc-nogui"
elif [ ! -s "$xlsx" ]; then
    skip "LibreOffice" "it has no workbook, as said above; openpyxl comes with $here/bench.sh --install"
else
    version soffice "-env:UserInstallation=file://$work/soffice" --version
    convert=(soffice "-env:UserInstallation=file://$work/soffice" --headless --convert-to)
    tagged='pdf:calc_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"},
        "PDFUACompliance":{"type":"boolean","value":"true"}}'
    folder=$work/pdf/tagged
    peer "LibreOffice: PDF/A-2, PDF/UA-1" "$folder/book.pdf" "${convert[@]}" "$tagged" --outdir "$folder" "$xlsx"
    folder=$work/pdf/plain
    peer "LibreOffice" "$folder/book.pdf" "${convert[@]}" pdf --outdir "$folder" "$xlsx"
fi

# time_rounds FOLDER ROUNDS RUNS: times the listed programs and writes FOLDER/times-*.json. Every round starts with a
# different program.
time_rounds() {
    local folder=$1 rounds=$2 runs=$3 round index
    for ((round = 0; round < rounds; round++)); do
        local arguments=()
        for index in "${!names[@]}"; do
            index=$(((index + round) % ${#names[@]}))
            arguments+=(-n "${names[index]}" "${commands[index]}")
        done
        echo "bench: round $((round + 1)) of $rounds" >&2
        hyperfine --shell=none --style=none --warmup $((round == 0 ? 2 : 0)) --runs "$runs" \
            --export-json "$folder/times-$round.json" "${arguments[@]}" > /dev/null 2> "$work/said" ||
            fail "$(cat "$work/said")"
    done
}
# Writes the list of timed programs with the peak memory of each.
list_peers() {
    local index command
    for index in "${!names[@]}"; do
        command=()
        eval "command=(${commands[index]})"
        printf '%s\t%s\t%s\n' "${names[index]}" "${pdfs[index]}" "$(python3 "$here/memory.py" "${command[@]}")"
    done > "$1/peers"
}

time_rounds "$work/paper" "$rounds" "$runs"
list_peers "$work/paper"

# Every document of the content: in one run of shinkan, and in one process of typst for each document.
cat > "$work/compile-all" <<'SH'
#!/bin/sh
# compile-all PROCESSES-AT-A-TIME
cd "$(dirname "$0")/typst"
printf '%s\n' * | xargs -P "$1" -I '{}' typst compile --root '{}' --font-path '{}/fonts' --ignore-system-fonts \
    --features a11y-extras --pdf-standard a-2a,ua-1 '{}/main.typ' '../pdf/all-{}.pdf'
SH
chmod +x "$work/compile-all"
"${shinkan_here[@]}" eject "$work/typst/summary" --summary > /dev/null 2>&1
"${shinkan_here[@]}" build --all --out "$work/out" 2> /dev/null |
    sed -n 's|.*/課別/\(.*\)\.pdf|\1|p' > "$work/departments"
number=0
while read -r department; do
    number=$((number + 1))
    "${shinkan_here[@]}" eject "$work/typst/extract-$number" --extract "$department" > /dev/null 2>&1
done < "$work/departments"

names=() pdfs=() commands=()
peer "\`shinkan build --all\`" "$work/out" "${shinkan_here[@]}" build --all --out "$work/out"
peer "\`shinkan build\`: the paper alone" "$paper" "${shinkan_here[@]}" build
if [ -n "$profiled" ]; then
    peer "\`shinkan build --all\` of \`cargo build --release\`" "$work/out" "$release" -C "$work/workspace" build --all --out "$work/out"
fi
if [ -n "$with_typst" ]; then
    peer "\`typst compile\`, one process after another" "$work/pdf/all-*.pdf" "$work/compile-all" 1
    peer "\`typst compile\`, two processes at a time" "$work/pdf/all-*.pdf" "$work/compile-all" 2
fi
time_rounds "$work/batch" "$rounds_all" "$runs"
list_peers "$work/batch"

python3 "$here/report.py" "$work" $write
