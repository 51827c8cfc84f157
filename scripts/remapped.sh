#!/usr/bin/env bash
# remapped.sh [FOLDER=NAME...]: prints the flags that keep the paths of this machine, and those folders, out of a program, so that
# the same commit gives the same bytes everywhere.
set -euo pipefail
cargo=${CARGO_HOME:-$HOME/.cargo}
# The folder's name tells the registry that was used, and whether it was a mirror.
for crates in "$cargo"/registry/src/*/; do printf -- '--remap-path-prefix=%s=/crates ' "${crates%/}"; done
for pair in "$@"; do printf -- '--remap-path-prefix=%s ' "$pair"; done
