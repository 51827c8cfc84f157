#!/usr/bin/env bash
# smoke.sh FOLDER PAPER: copies the folder of a program for Windows into one with a Japanese name and blanks, starts the program
# as a double click does, chooses the paper in its menu and compares it with that of Linux, byte for byte. Needs windows.sh.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
given=$(realpath "$1")
paper=$(realpath "$2")
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
home="$work/進行管理 ２０１９（案） & 資料"
cp -r "$given" "$home"
cd "$home"
printf '2\r\n\r\n0\r\n' | "$here/windows.sh" wine ./shinkan.exe > "$work/said.txt" 2> "$work/remarks.txt" || {
    cat "$work/said.txt" "$work/remarks.txt"
    exit 1
}
grep -q '^> shinkan build --year 2019' "$work/said.txt"
grep -q '^out/2019/資料2.pdf' "$work/said.txt"
cmp out/2019/資料2.pdf "$paper"
echo "Windows: the menu made the paper of Linux"
