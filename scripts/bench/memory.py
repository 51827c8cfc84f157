#!/usr/bin/env python3
"""Prints the peak memory of a command in bytes: memory.py COMMAND ARGUMENT…

The greater of two figures: the most that any one of its processes had resident, as the kernel counted it, and the
most that all of them had together when they were looked at, pages they share counted once. The second misses short
peaks, the first knows nothing of programs of several processes.
"""

import re
import resource
import subprocess
import sys
import time
from pathlib import Path

INTERVAL = 0.005  # seconds


def descendants(root):
    """A process and all that it started."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                # The name stands in parentheses and may hold anything.
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                pass
    found = {root}
    while more := {process for process, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def shared_size(process):
    """What a process has resident, its share of the pages it shares."""
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
