"""Agreement of the two codings of claims: Krippendorff's alpha (nominal), a field at a time.

    python scripts/agreement.py           # print the table
    python scripts/agreement.py --write   # put it into docs/coding.md

Computed with the library `krippendorff` from `data/codings.csv` alone.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from pathlib import Path

import krippendorff

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs/coding.md"
PART = re.compile(r"(<!-- agreement: made by scripts/agreement.py -->\n).*?(<!-- end of agreement -->)", re.DOTALL)


def table() -> str:
    """Return the table of agreement in Markdown."""
    pairs: dict[str, list[tuple[str, str]]] = defaultdict(list)
    with (ROOT / "data/codings.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            pairs[row["field"]].append((row["first"], row["second"]))
    lines = ["", "| field | claims | the same | alpha |", "| --- | ---: | ---: | ---: |"]
    for field, coded in sorted(pairs.items()):
        number = {value: index for index, value in enumerate(sorted({value for pair in coded for value in pair}))}
        units = [[number[value] for value in column] for column in zip(*coded, strict=True)]
        alpha = krippendorff.alpha(units, level_of_measurement="nominal")
        same = sum(first == second for first, second in coded)
        lines.append(f"| `{field}` | {len(coded)} | {same} | {alpha:.2f} |")
    return "\n".join([*lines, "", ""])


def page() -> str:
    """Return the codebook with the table as it should be."""
    return PART.sub(lambda match: f"{match[1]}{table()}{match[2]}", PAGE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    print(table())
    if "--write" in sys.argv:
        PAGE.write_text(page(), encoding="utf-8")
