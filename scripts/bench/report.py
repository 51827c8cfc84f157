#!/usr/bin/env python3
"""Prints the results of bench.sh as tables: report.py WORK [DOCUMENT].

If a document is given, also writes them between its two marks.
"""

import glob
import json
import os
import platform
import re
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path
from statistics import median
from unicodedata import normalize

BEGIN = "<!-- What stands between these marks is written by scripts/bench/bench.sh --write. -->"
END = "<!-- End of what bench.sh writes. -->"


def documents(pattern):
    """The PDFs that a command wrote: a file, the files of a folder, or those that match a pattern."""
    if os.path.isdir(pattern):
        return sorted(str(path) for path in Path(pattern).rglob("*.pdf"))
    return sorted(glob.glob(pattern))


def output_of(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def info(pdf):
    return dict(re.findall(r"^(.*?):\s*(.*)$", output_of("pdfinfo", pdf), re.MULTILINE))


def characters(pdf):
    """Counts each character of a PDF, so that line breaks and the reading order of cells do not matter."""
    return Counter("".join(normalize("NFKC", output_of("pdftotext", "-raw", pdf, "-")).split()))


def in_common(ours, theirs):
    return (ours & theirs).total() / max(ours.total(), theirs.total())


class Measured:
    """The times in a folder: the medians of each round, and the runs of all rounds."""

    def __init__(self, folder):
        self.rounds, self.runs, self.cpu = defaultdict(list), defaultdict(list), defaultdict(list)
        for path in sorted(folder.glob("times-*.json")):
            for result in json.loads(path.read_text())["results"]:
                name = result["command"]
                self.rounds[name].append(median(result["times"]))
                self.runs[name] += result["times"]
                self.cpu[name].append(result["user"] + result["system"])
        lines = (folder / "peers").read_text().splitlines()
        self.peers = [(name, pdf, int(memory)) for name, pdf, memory in (line.split("\t") for line in lines)]

    def how_often(self):
        ours = self.peers[0][0]
        return f"{len(self.runs[ours])} runs of each in {len(self.rounds[ours])} rounds"

    def ratios(self, name):
        """The ratio of the first program to another, for each round."""
        ours = self.rounds[self.peers[0][0]]
        return [mine / other for mine, other in zip(ours, self.rounds[name])]

    def shown(self, name):
        if name == self.peers[0][0]:
            return "", ""
        ratios = self.ratios(name)
        return f"**{median(ratios):.2f}**", f"{min(ratios):.2f} to {max(ratios):.2f}"


def table(head, rows):
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def milliseconds(times):
    return f"{median(times) * 1000:,.0f} ms"


def megabytes(size):
    return f"{size / 1e6:,.0f} MB"


def paper_table(measured):
    ours = characters(measured.peers[0][1])
    rows = []
    for name, pdf, memory in measured.peers:
        facts = info(pdf)
        size = f"{os.path.getsize(pdf) / 1000:,.0f} kB"
        # Rounded down, so that 100 % means every character.
        same = f"{int(in_common(ours, characters(pdf)) * 1000) / 10:g} %"
        facts = [megabytes(memory), facts["Pages"], size, facts["Tagged"], same]
        rows.append([name, milliseconds(measured.runs[name]), *measured.shown(name), *facts])
    return table(["", "median", "ratio", "of the rounds", "peak memory", "pages", "PDF", "tagged", "same text"], rows)


def batch_table(measured):
    rows = []
    for name, pdf, memory in measured.peers:
        found = documents(pdf)
        pages = sum(int(info(path)["Pages"]) for path in found)
        facts = [milliseconds(measured.cpu[name]), megabytes(memory), str(len(found)), str(pages)]
        rows.append([name, milliseconds(measured.runs[name]), *measured.shown(name), *facts])
    return table(["", "median", "ratio", "of the rounds", "CPU", "peak memory", "PDFs", "pages"], rows)


def first(pattern, path):
    match = re.search(pattern, Path(path).read_text(), re.MULTILINE)
    return match.group(1).strip() if match else "unknown"


def machine():
    memory = int(first(r"^MemTotal:\s+(\d+)", "/proc/meminfo")) / 2**20
    model = re.sub(r"\s+", " ", first(r"^model name\s*:(.*)", "/proc/cpuinfo"))
    system = first(r'^PRETTY_NAME="(.*)"', "/etc/os-release")
    kernel = ".".join(platform.release().split(".")[:2])
    return f"{model}, {len(os.sched_getaffinity(0))} cores, {memory:.0f} GB; {system}, Linux {kernel}"


def report(work):
    paper, batch = Measured(work / "paper"), Measured(work / "batch")
    versions = (work / "versions").read_text().split("\n")
    skipped = (work / "skipped").read_text().split("\n")[:-1]
    said = [
        f"Machine: {machine()}.",
        f"Programs: {', '.join(filter(None, versions))}; Python {platform.python_version()}.",
    ]
    if skipped:
        said.append(f"**Skipped, because not installed: {', '.join(skipped)}.**")
    said += [
        f"The paper, {paper.how_often()}:",
        paper_table(paper),
        f"Every document, {batch.how_often()}:",
        batch_table(batch),
    ]
    return "\n\n".join(said)


def put(text, document):
    before, begin, rest = document.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise SystemExit(f"report: {document} has no marks to write between")
    document.write_text(f"{before}{begin}\n\n{text}\n\n{end}{after}", encoding="utf-8")


made = report(Path(sys.argv[1]))
print(made)
for name in sys.argv[2:]:
    put(made, Path(name))
