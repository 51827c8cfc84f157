#!/usr/bin/env bash
# smoke.sh FOLDER CONTENT PAPER: copies a folder with shinkan.exe into one with a Japanese name and blanks, starts the program as
# a double click does, chooses a folder with content and the paper in its menu, and compares that with the paper of Linux, byte
# for byte. CONTENT is below FOLDER. Runs under Wine, as scripts/windows.sh sets it up.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
given=$(realpath "$1")
content=$2
paper=$(realpath "$3")
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
home="$work/進行管理 ２０１９（案） & 資料"
cp -r "$given" "$home"
cd "$home"
printf '2\r\n%s\r\n2\r\n\r\n0\r\n' "$content" | "$here/windows.sh" wine ./shinkan.exe > "$work/said.txt" 2> "$work/remarks.txt" || {
    cat "$work/said.txt" "$work/remarks.txt"
    exit 1
}
grep -q '^> shinkan build --year 2019' "$work/said.txt"
grep -q "^$content/out/2019/資料2.pdf" "$work/said.txt"
cmp "$content/out/2019/資料2.pdf" "$paper"
echo "Windows: the menu made the paper of Linux"

printf '%s\r\n' '@echo off' 'chcp 932 > nul' "shinkan.exe check -C $content > found.txt" 'chcp > after.txt' > codepage.bat
# Wine has a console on a terminal only.
script --quiet --return --command "'$here/windows.sh' wine cmd /c codepage.bat" /dev/null < /dev/null > /dev/null
iconv -f UTF-8 -t UTF-8 found.txt > /dev/null
grep -q 警告 found.txt
grep -q 932 after.txt
echo "Windows: the console has its code page back"
