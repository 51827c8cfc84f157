#!/usr/bin/env bash
# faults.sh PROGRAM: fills up a small tmpfs while papers and archives are written. Existing files must stay intact, no temporary
# may remain, and the message must name the cause. Needs the right to mount; without it, prints NOT TESTED.
set -euo pipefail
program=$(realpath "$1")
here=$(cd "$(dirname "$0")/.." && pwd)

work=$(mktemp -d)
disk=$work/disk
mkdir "$disk"
if ! mount -t tmpfs -o size=48m none "$disk" 2> "$work/why"; then
    echo "NOT TESTED: no tmpfs can be mounted here ($(cat "$work/why")); tests/output/full_disk.rs limits the size of files instead"
    rm -r "$work"
    exit 0
fi
trap 'umount "$disk"; rm -r "$work"' EXIT

fail() { echo "FAILED: $*"; exit 1; }
# Every file with its checksum, including temporaries.
state() { (cd "$disk" && find . -type f -not -name filler -print0 | sort -z | xargs -0 sha256sum); }

cp -r "$here/tests/fixtures/small/content" "$work/content"
shinkan() { "$program" -C "$work" "$@"; }

shinkan build --all --out "$disk/out" > /dev/null 2>&1
shinkan archive --out "$disk/archive" > /dev/null 2>&1
sed -i 's/発行した。/発行しました。/' "$work/content/2019/projects/1-1-1.yaml"
before=$(state)

# From no space at all to almost enough for everything.
for room in 0 4 64 300 1000 4000 9000 15000; do
    free=$(df --output=avail -k "$disk" | tail -n 1)
    head -c "$(( (free - room) * 1024 ))" /dev/zero > "$disk/filler"
    for command in "build --all --out $disk/out" "archive --force --out $disk/archive"; do
        set +e
        # shellcheck disable=SC2086
        said=$(shinkan $command 2>&1 > /dev/null)
        code=$?
        set -e
        if [ "$code" -eq 0 ]; then
            [ "$room" -ge 300 ] || fail "$command with $room KiB of room: done"
            continue
        fi
        [ "$code" -eq 2 ] || fail "$command with $room KiB of room: exit code $code"
        grep -q '空き容量が足りません' <<< "$said" || fail "$command with $room KiB of room says: $said"
        [ -z "$(find "$disk" -name '.shinkan-*')" ] || fail "$command with $room KiB of room leaves a temporary"
    done
    # Papers for which there was space are new; the bag, for which there was none, must be the old one.
    [ "$(grep -c archive/2019/ <<< "$before")" -eq "$(state | grep -c archive/2019/)" ] || fail "the bag is another one"
    diff <(grep archive/2019/ <<< "$before") <(state | grep archive/2019/) || fail "the bag is another one"
    for paper in "$disk"/out/2019/*.pdf "$disk"/out/2019/*/*.pdf; do
        tail -c 8 "$paper" | grep -q "%%EOF" || fail "$paper is not whole"
    done
    rm "$disk/filler"
done
shinkan archive --force --out "$disk/archive" > /dev/null 2>&1 || fail "no archive though there is room"
shinkan verify "$disk/archive/2019-旧1" > /dev/null 2>&1 || fail "the old bag is another one"
echo "A full disk: eight degrees of it, papers and bags whole, no temporary left"
