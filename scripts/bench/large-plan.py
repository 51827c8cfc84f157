#!/usr/bin/env python3
"""Generates a plan: large-plan.py FOLDER ITEMS DEPARTMENTS. The same arguments give the same plan."""

import random
import sys
from pathlib import Path

folder, items, departments = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
chance = random.Random(20190401)
WORDS = "地域 福祉 相談 支援 体制 情報 提供 連携 推進 高齢者 子育て 世帯 窓口 周知 講座 開催 団体 活動 補助金 会議 調査 見守り".split()
STATUSES = ["順調に進んだ", "概ね進んだ", "一部遅れがある", "未実施"]


def phrase(least, most):
    return "の".join(chance.choice(WORDS) for _ in range(chance.randint(least, most)))


def prose(sentences):
    return "".join(f"{phrase(3, 6)}を行い、{phrase(2, 4)}につなげた。" for _ in range(chance.randint(1, sentences)))


names = [f"第{number}{chance.choice(WORDS)}課" for number in range(1, departments + 1)]
edition = folder / "content/2019"
(edition / "projects").mkdir(parents=True, exist_ok=True)
sheets, number = [], 0
while number < items:
    ids = []
    for project in range(2):
        rows = []
        for _ in range(min(2, items - number)):
            number += 1
            # Every 担当課 has the same number of items; every fourth item has two of them.
            owners = [names[number % departments]] + ([names[(number * 7) % departments]] if number % 4 == 0 else [])
            rows.append(
                f"  - 番号: {number}\n    名称: {phrase(2, 3)}\n    担当課: [{', '.join(dict.fromkeys(owners))}]\n"
                f"    取組内容: {prose(2)}\n    重点: {prose(2)}\n    進捗状況: {chance.choice(STATUSES)}\n"
                f"    指標:\n      - {{名称: {phrase(1, 2)}の数, 単位: 回, "
                f"実績: {{H30: {chance.randint(1, 9999)}, H31: {chance.randint(1, 9999)}}}}}\n    成果: {prose(4)}\n"
            )
        if not rows:
            break
        ids.append(f"{len(sheets) + 1}-{project + 1}")
        head = f"事業: {phrase(2, 3)}\n取り組み目標: {prose(1)}\n主な取り組み:\n  - {prose(1)}\n取組項目:\n"
        (edition / f"projects/{ids[-1]}.yaml").write_text(head + "".join(rows), encoding="utf-8")
    sheets.append(ids)
lines = [
    "計画: 大きな計画", "題名: 大きな計画の進行管理シート", "資料番号: 資料1", "発行者: 大きな市", "作成日: 2020-07-01",
    "年度: H31", "表示年度: [H30, H31]", "委員会: 委員会", "担当課:",
]  # fmt: skip
lines += [f"  - {name}" for name in names]
lines.append("体系:")
for first in range(0, len(sheets), 3):
    lines += [f"  - 基本方針: ({first // 3 + 1}){phrase(2, 3)}", "    施策の方向:"]
    for sheet in range(first, min(first + 3, len(sheets))):
        lines += [f"      - 名称: {phrase(2, 3)}", f"        事業: [{', '.join(sheets[sheet])}]"]
(edition / "plan.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
