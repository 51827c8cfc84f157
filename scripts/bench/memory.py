#!/usr/bin/env python3
"""Prints the peak memory of a command in bytes: memory.py COMMAND ARGUMENT…

This is the larger of two figures: the peak resident memory of any one of its processes, as counted by the kernel, and the
highest sample of all of them together, with shared pages counted once. The first ignores that a program has several
processes; the second misses short peaks.
"""

import re
import resource
import subprocess
import sys
import time
from pathlib import Path

INTERVAL = 0.005  # seconds


def descendants(root):
    """A process and all its descendants."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                # The name is in parentheses and may contain any character.
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                pass
    found = {root}
    while more := {process for process, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def shared_size(process):
    """The proportional resident memory of a process: its share of shared pages."""
    try:
        match = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{process}/smaps_rollup").read_text(), re.MULTILINE)
    except OSError:
        return 0
    return int(match.group(1)) * 1024 if match else 0


running = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
together = 0
while running.poll() is None:
    together = max(together, sum(map(shared_size, descendants(running.pid))))
    time.sleep(INTERVAL)
if running.returncode != 0:
    raise SystemExit(f"memory: {sys.argv[1]} ended with {running.returncode}")
print(max(together, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024))
