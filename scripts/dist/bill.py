"""bill.py BILL LICENCES TARGET: prints a list of libraries without those that are in no program for the target, and fails if
the page of licences has others.

cargo-cyclonedx also lists what only tests and build scripts use, because `cargo metadata` joins their features.
"""

import html
import json
import pathlib
import re
import subprocess
import sys

bill, licences, target = json.loads(pathlib.Path(sys.argv[1]).read_text()), pathlib.Path(sys.argv[2]), sys.argv[3]
tree = subprocess.run(
    ["cargo", "tree", "--locked", "--edges", "normal", "--target", target, "--prefix", "none", "--format", "{p}"],
    check=True, capture_output=True, text=True,
).stdout
linked = {tuple(line.split()[:2]) for line in tree.splitlines()}
program = bill["metadata"]["component"]


def package(component):
    return component["name"], "v" + component["version"]


bill["components"] = [component for component in bill["components"] if package(component) in linked]
kept = {component["bom-ref"] for component in [program, *bill["components"]]}
bill["dependencies"] = [
    entry | {"dependsOn": [other for other in entry.get("dependsOn", []) if other in kept]}
    for entry in bill["dependencies"]
    if entry["ref"] in kept
]
listed = re.findall(r"<li>([^\s<]+) ([^\s<]+)", licences.read_text(encoding="utf-8"))
licensed = {(html.unescape(name), "v" + html.unescape(version)) for name, version in listed}
of_bill = {package(component) for component in [program, *bill["components"]]}
if licensed != of_bill:
    sys.exit(f"bill: {licences.name} and the bill differ: {sorted(licensed ^ of_bill)}")
# A package of this repository is named by its folder.
print(json.dumps(bill, ensure_ascii=False, indent=2).replace(f"path+{pathlib.Path.cwd().as_uri()}", "path+file:///shinkan"))
