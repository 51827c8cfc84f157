#!/usr/bin/env bash
# windows.sh COMMAND [ARGUMENTS]: runs `cargo COMMAND` for Windows (x86_64-pc-windows-gnu) on Debian; tests run under Wine.
# windows.sh wine PROGRAM [ARGUMENTS]: runs a program for Windows in the current folder.
#
# Installs what is missing, from Debian alone: the compiler of the packages rustc-web, with the sources of the standard library,
# which is built for Windows on the way; mingw-w64 as the linker; Wine. They stand in the user's cache, the objects in
# target/windows. The first build takes 20 to 40 minutes on two cores.
set -euo pipefail
target=x86_64-pc-windows-gnu
cache=${XDG_CACHE_HOME:-$HOME/.cache}/shinkan
rust=$cache/rust
shim=$cache/wine

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi; }
missing=()
for package in libllvm22 libgit2-1.5 libcurl4 gcc-mingw-w64-x86-64-win32 g++-mingw-w64-x86-64-win32 wine wine64; do
    dpkg -s "$package" > /dev/null 2>&1 || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
    as_root apt-get update -qq
    as_root apt-get install -y -qq --no-install-recommends "${missing[@]}" > /dev/null
fi

if [ ! -e "$rust/ready" ]; then
    # These packages cannot be installed beside Debian's other compilers.
    packages=$(mktemp -d)
    rm -rf "$rust"
    mkdir -p "$rust"
    (
        cd "$packages"
        apt-get download -qq rustc-web cargo-web rust-web-src libstd-rust-web-1.96 libstd-rust-web-dev
        for package in *.deb; do dpkg -x "$package" "$rust"; done
    )
    rm -r "$packages"
    touch "$rust/ready"
fi

# Wine 8 has no ProcessPrng, which the standard library asks for random bytes: this DLL hands the call on.
if [ ! -e "$shim/bcryptprimitives.dll" ]; then
    mkdir -p "$shim"
    printf '%s\n' '#include <windows.h>' \
        'BOOLEAN WINAPI SystemFunction036(void *bytes, unsigned long length);' \
        '__declspec(dllexport) BOOL WINAPI ProcessPrng(unsigned char *to, size_t length) { return SystemFunction036(to, length); }' \
        > "$shim/shim.c"
    x86_64-w64-mingw32-gcc -shared -o "$shim/bcryptprimitives.dll" "$shim/shim.c" -ladvapi32
fi

export WINEPREFIX=$cache/prefix WINEPATH=$shim WINEDLLOVERRIDES=bcryptprimitives=n WINEDEBUG=-all
if [ "$1" = wine ]; then exec /usr/lib/wine/wine64 "${@:2}"; fi

cd "$(dirname "$0")/.."
unset RUSTUP_TOOLCHAIN
export LD_LIBRARY_PATH=$rust/usr/lib/x86_64-linux-gnu:$rust/usr/lib
export RUSTC=$rust/usr/bin/rustc RUSTDOC=$rust/usr/bin/rustdoc
# Only a nightly compiler builds the standard library unasked.
export RUSTC_BOOTSTRAP=1
export CARGO_TARGET_DIR=$PWD/target/windows
cargo=$rust/usr/bin/cargo
"$cargo" fetch --quiet --locked --target "$target"
flags=$(scripts/remapped.sh "$rust/usr=/rust")
export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUSTFLAGS="$flags -Clink-arg=-Wl,--no-insert-timestamp"
export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER=x86_64-w64-mingw32-gcc
export CC_x86_64_pc_windows_gnu=x86_64-w64-mingw32-gcc
export CXX_x86_64_pc_windows_gnu=x86_64-w64-mingw32-g++
export AR_x86_64_pc_windows_gnu=x86_64-w64-mingw32-ar
export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER=/usr/lib/wine/wine64
exec "$cargo" "$1" --target "$target" -Zbuild-std=std,panic_abort,panic_unwind,test "${@:2}"
