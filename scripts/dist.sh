#!/usr/bin/env bash
# Makes what is handed out, in target/dist: an archive for Windows, one for Linux, and SHA256SUMS. The same commit, compiler and
# checkers give the same bytes.
#
# dist.sh [windows] [linux]: only for these. Runs on Debian (scripts/windows.sh says what it installs); takes an hour on two cores.
# With WINDOWS_MSVC=FILE, that program, which Microsoft's linker made elsewhere, is packed instead of one that is built here.
set -euo pipefail
cd "$(dirname "$0")/.."
systems=("$@")
[ ${#systems[@]} -gt 0 ] || systems=(windows linux)

version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
SHINKAN_COMMIT=$(git describe --always --abbrev=12 --match= --dirty)
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SHINKAN_COMMIT SOURCE_DATE_EPOCH TZ=UTC LC_ALL=C.UTF-8
dist=$PWD/target/dist
tools=$PWD/target/tools
rm -rf "$dist"
mkdir -p "$dist"

# tool NAME VERSION [FEATURES]: installs a tool of Cargo for this script alone.
tool() { [ -x "$tools/bin/$1" ] || cargo install --quiet --locked --root "$tools" ${3:+--features "$3"} "$1@$2"; }
tool cargo-about 0.9.3 cli
tool cargo-cyclonedx 0.5.9
cargo fetch --quiet --locked

# build SYSTEM: prints the path of the stripped program.
build() {
    case $1 in
    windows)
        if [ -n "${WINDOWS_MSVC:-}" ]; then
            cp "$WINDOWS_MSVC" "$dist/shinkan.exe"
            echo "$dist/shinkan.exe"
            return
        fi
        scripts/windows.sh build --release --locked --bin shinkan 1>&2
        x86_64-w64-mingw32-strip -o "$dist/shinkan.exe" "target/windows/$(triple windows)/release/shinkan.exe"
        echo "$dist/shinkan.exe"
        ;;
    linux)
        RUSTFLAGS="-Ctarget-feature=+crt-static $(scripts/remapped.sh)" \
            cargo build --release --locked --bin shinkan --target "$(triple linux)" --target-dir target/linux 1>&2
        # The build ID is a hash of what is stripped, the paths of this folder too.
        strip --remove-section=.note.gnu.build-id -o "$dist/shinkan" "target/linux/$(triple linux)/release/shinkan"
        echo "$dist/shinkan"
        ;;
    *) echo "dist: $1 is not windows or linux" >&2 && exit 2 ;;
    esac
}

triple() {
    case $1 in
    windows) echo "x86_64-pc-windows-$([ -n "${WINDOWS_MSVC:-}" ] && echo msvc || echo gnu)" ;;
    linux) echo x86_64-unknown-linux-gnu ;;
    esac
}

# bill TARGET FOLDER: the list of all libraries in a program, for programs; those of third-party.html.
bill() {
    "$tools/bin/cargo-cyclonedx" cyclonedx --quiet --format json --spec-version 1.5 --target "$1" --no-build-deps \
        --override-filename sbom
    python3 scripts/dist/bill.py sbom.json "$2/third-party.html" "$1" > "$2/sbom.cdx.json"
    rm sbom.json
}

for system in "${systems[@]}"; do
    program=$(build "$system")
    name=shinkan-$version-x86_64-$system
    folder=$dist/$name
    mkdir -p "$folder/fonts" "$folder/examples/shiroi"
    mv "$program" "$folder"
    program=$(basename "$program")
    # The files of the commit, and nothing else that stands in the folders.
    git archive HEAD examples docs README.md README.ja.md CONTRIBUTING.md \
        LICENSE LICENSE-APACHE LICENSE-MIT fonts/OFL.txt fonts/README.md layouts/data.md schema/output | tar -x -C "$folder"
    git archive HEAD content | tar -x -C "$folder/examples/shiroi"
    "$tools/bin/cargo-about" about generate --locked --offline --fail --target "$(triple "$system")" --config scripts/dist/about.toml \
        scripts/dist/third-party.hbs > "$folder/third-party.html"
    bill "$(triple "$system")" "$folder"
    sed -i 's#(content/2019/#(examples/shiroi/content/2019/#' "$folder/README.md" "$folder/README.ja.md"
    sed "/^@$system@/!{/^@[a-z]*@/d}; s/^@$system@//; s/@VERSION@/$version/g; s/@COMMIT@/$SHINKAN_COMMIT/g; s/@PROGRAM@/$program/g; s/\r*\$/\r/" \
        scripts/dist/はじめに.txt > "$folder/はじめに.txt"
    # A line that begins with ! ends no script.
    if grep -H '@' "$folder/はじめに.txt"; then exit 1; fi
    python3 scripts/dist/links.py "$folder"
    (cd "$folder" && find . -type f ! -name SHA256SUMS -printf '%P\n' | sort | xargs -d '\n' sha256sum > SHA256SUMS)
    find "$folder" -exec touch -d "@$SOURCE_DATE_EPOCH" {} +
    case $system in
    windows) python3 scripts/dist/zip.py "$folder" "$dist/$name.zip" "$SOURCE_DATE_EPOCH" ;;
    linux)
        chmod 755 "$folder/$program"
        tar -C "$dist" --sort=name --owner=0 --group=0 --numeric-owner --mode=go=rX,u+rw -cf - "$name" | gzip -9n > "$dist/$name.tar.gz"
        ;;
    esac
done
# One of the two archives may not have been asked for.
(cd "$dist" && shopt -s nullglob && sha256sum shinkan-*.zip shinkan-*.tar.gz > SHA256SUMS)
cat "$dist/SHA256SUMS"
