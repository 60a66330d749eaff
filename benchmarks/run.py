"""Import, load and validate, each beside its peer in the same run; the figures are ratios.

    python benchmarks/run.py            # prints a table; --write puts it into benchmarks/README.md
    python benchmarks/run.py --quick    # one short run, for CI

Nothing is cached between the timed runs but what the operating system keeps of the files.
"""

from __future__ import annotations

import argparse
import csv
import platform
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import pandas as pd
from synthetic import MODELS, write_tables

import balkans_data as bd
from balkans_data.models import TABLES
from balkans_data.package import root
from balkans_data.schema.dtypes import dtypes
from balkans_data.validation import check

if TYPE_CHECKING:
    from collections.abc import Callable

BIN = Path(sys.executable).parent
ROWS = int(bd.tables()["rows"].drop("observations").sum())
README = Path(__file__).with_name("README.md")


def best(action: Callable[[], object], repeat: int) -> float:
    """Return the shortest of several runs, in seconds: the least disturbed one."""
    times = []
    for _ in range(repeat):
        start = perf_counter()
        action()
        times.append(perf_counter() - start)
    return min(times)


def process(*command: str) -> Callable[[], object]:
    return lambda: subprocess.run(command, check=True, capture_output=True, cwd=root())


def importing(repeat: int) -> list[tuple[str, str, str, str]]:
    bare = best(process(sys.executable, "-c", "pass"), repeat)
    ours = best(process(sys.executable, "-c", "import balkans_data"), repeat)
    return [
        (
            "import balkans_data, over bare Python",
            f"{(ours - bare) * 1000:.0f} ms",
            f"{bare * 1000:.0f} ms (bare)",
            "≤ 30 ms more",
        )
    ]


def loading(repeat: int) -> list[tuple[str, str, str, str]]:
    rows = []
    for name, model in TABLES.items():
        file, types = bd.path(name), dtypes(model)
        ours = best(lambda name=name: bd.load(name), repeat)
        peer = best(
            lambda file=file, types=types: pd.read_csv(file, dtype=types, keep_default_na=False, na_values=[""]), repeat
        )
        rows.append(
            (f"load {name}, over pandas.read_csv", f"{ours / peer:.2f} ×", f"{peer * 1000:.1f} ms (pandas)", "≤ 1.5 ×")
        )
    return rows


def validating(repeat: int) -> list[tuple[str, str, str, str]]:
    ours = best(process(str(BIN / "balkans-data"), "validate"), repeat)
    peer = best(process(str(BIN / "frictionless"), "validate", "datapackage.json"), max(1, repeat // 2))
    return [
        (f"validate the package ({ROWS:,} rows), whole process, rules included", f"{ours:.2f} s", "", "≤ 1.5 s"),
        ("frictionless takes, without rules", f"{peer / ours:.1f} × as long", f"{peer:.2f} s (frictionless)", "≥ 5 ×"),
    ]


def using(repeat: int) -> list[tuple[str, str, str, str]]:
    building = best(process(str(BIN / "balkans-data"), "build", "--check"), max(1, repeat // 3))
    opening = best(lambda: bd.connect().close(), max(1, repeat // 3))
    with tempfile.TemporaryDirectory() as name:
        process(sys.executable, "-m", "build", "--wheel", "--outdir", name, str(root()))()
        (wheel,) = Path(name).glob("*.whl")
        size = wheel.stat().st_size
    return [
        ("build --check, whole process, all derivations", f"{building:.1f} s", "", "≤ 10 s"),
        ("connect(): every table and view in SQLite", f"{opening:.2f} s", "", ""),
        ("the wheel", f"{size / 1e6:.1f} MB", "", "< 5 MB"),
    ]


def scaling(rows: int, repeat: int, *, referee: bool) -> list[tuple[str, str, str, str]]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_tables(folder, rows)

        def read() -> None:
            with (folder / "data/facts.csv").open(encoding="utf-8", newline="") as stream:
                for _ in csv.reader(stream, strict=True):
                    pass

        def ours() -> None:
            if check(folder, MODELS, rules=False).findings:
                raise AssertionError("the synthetic tables are not valid")

        reading, judging = best(read, repeat), best(ours, repeat)
        result = [
            (
                f"{rows:,} rows × 10 columns, cells and keys, over csv.reader",
                f"{judging / reading:.2f} ×",
                f"{reading:.2f} s (csv.reader)",
                "≤ 3.5 ×",
            )
        ]
        if referee:
            peer = best(
                lambda: subprocess.run(
                    [BIN / "frictionless", "validate", "datapackage.json"], check=True, capture_output=True, cwd=folder
                ),
                1,
            )
            result.append(
                (
                    f"frictionless takes, on these {rows:,} rows",
                    f"{peer / judging:.1f} × as long",
                    f"{peer:.1f} s (frictionless)",
                    "≥ 15 ×",
                )
            )
        return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="few runs and small tables")
    parser.add_argument("--write", action="store_true", help="put the table into benchmarks/README.md")
    options = parser.parse_args()
    repeat = 3 if options.quick else 9
    rows = [*importing(repeat), *loading(repeat), *validating(repeat), *using(repeat)]
    rows += scaling(10_000 if options.quick else 100_000, 3, referee=True)
    if not options.quick:
        rows += scaling(1_000_000, 1, referee=False)
    lines = [
        "| what | measured | peer | target |",
        "| --- | ---: | ---: | ---: |",
        *(f"| {' | '.join(row)} |" for row in rows),
    ]
    machine = f"Python {platform.python_version()}, pandas {pd.__version__}, {platform.system()} {platform.machine()}"
    text = "\n".join([f"Measured with {machine}, balkans-data {bd.version}:", "", *lines, ""])
    print(text)
    if options.write:
        head, mark, _ = README.read_text(encoding="utf-8").partition("<!-- measured -->\n")
        README.write_text(f"{head}{mark}\n{text}", encoding="utf-8")


if __name__ == "__main__":
    main()
