"""links.py FOLDER: fails if a Markdown file below a folder links to a file that is not in it."""

import pathlib
import re
import sys

folder = pathlib.Path(sys.argv[1]).resolve()
dead = []
for page in sorted(folder.rglob("*.md")):
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)#\s]+)", text):
        if ":" not in target and not (page.parent / target).exists():
            dead.append(f"{page.relative_to(folder)}: {target}")
print("\n".join(dead), file=sys.stderr)
sys.exit(1 if dead else 0)
