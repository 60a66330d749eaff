"""Import, load, validate, and grow, each beside its peers in the same run.

    python benchmarks/run.py            # prints the tables
    python benchmarks/run.py --write    # puts them and the picture into benchmarks/README.md
    python benchmarks/run.py --quick    # one short run on small tables, for CI

Nothing is cached between the timed runs but what the operating system keeps of the files. Peers
that are not installed (``pip install -e '.[bench]'``) are left out, and the text says so.
"""

from __future__ import annotations

import argparse
import os
import platform
import signal
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import scale
import shipped
from blind_spots import blind_spots
from drawing import draw
from measuring import Figure, progress, table

import balkans_data as bd

if TYPE_CHECKING:
    from scale import Scale

README = Path(__file__).with_name("README.md")
PICTURE = Path(__file__).with_name("scale.svg")
_MARK = "<!-- measured: all below is made by run.py -->\n"

_ALT = "Time and peak memory against rows, on logarithmic scales, by tool; the table below has the figures"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--quick", action="store_true", help="few runs and small tables")
    mode.add_argument("--write", action="store_true", help="put tables and picture into benchmarks/README.md")
    options = parser.parse_args()
    if options.write and find_spec("matplotlib") is None:
        parser.error("--write draws a picture, which needs matplotlib: pip install -e '.[bench]'")
    # So that a run that is ended from outside removes its gigabyte of tables, as one that is interrupted does.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    figures = _shipped(quick=options.quick)
    progress("load each table")
    loads = shipped.loading(1 if options.quick else 9)
    scaled = scale.measure(quick=options.quick)
    figures += scaled.figures()
    progress("what each tool finds")
    text = _text(figures, loads, scaled)
    print(text)
    _draw_twice(scaled)
    if options.write:
        head, _, _ = README.read_text(encoding="utf-8").partition(_MARK)
        README.write_text(f"{head}{_MARK}\n{text}", encoding="utf-8")
        draw(scaled, PICTURE)


def _shipped(*, quick: bool) -> list[Figure]:
    repeat = 1 if quick else 9
    progress("import")
    figures = shipped.importing(max(repeat, 3))
    progress("validate a small package")
    figures += shipped.validating_little(repeat)
    if not quick:  # in CI both have just been done
        progress("validate the package")
        figures += shipped.validating(repeat)
        progress("build")
        figures += shipped.building(3)
    progress("open the database, make the wheel")
    return figures + shipped.opening(min(repeat, 3)) + shipped.citing(min(repeat, 3)) + shipped.exporting()


def _text(figures: list[Figure], loads: list[Figure], scaled: Scale) -> str:
    machine = f"Python {platform.python_version()}, pandas {pd.__version__}, {platform.system()} {platform.machine()}"
    header = ("what", "measured", "peer", "target")
    parts = [
        f"Measured with {machine}, {os.cpu_count()} processors, balkans-data {bd.version}.",
        "## Against the targets\n",
        table(header, "lrrr", [figure.line() for figure in figures]),
        "## From ten thousand to ten million rows\n",
        f"![{_ALT}]({PICTURE.name})\n",
        scaled.table(),
    ]
    if scaled.gaps:
        parts += ["Not measured:\n", *(f"- {gap}" for gap in scaled.gaps), ""]
    parts += [
        "## What each tool finds\n",
        blind_spots(),
        "## Loading each table\n",
        table(header, "lrrr", [figure.line() for figure in loads]),
    ]
    return "\n".join(parts)


def _draw_twice(scaled: Scale) -> None:
    """Draw into a temporary folder, and see that equal figures give equal bytes."""
    if find_spec("matplotlib") is None:
        print("not drawn: matplotlib is not installed")
        return
    with tempfile.TemporaryDirectory() as name:
        files = [Path(name) / f"{number}.svg" for number in range(2)]
        for file in files:
            draw(scaled, file)
        if files[0].read_bytes() != files[1].read_bytes():
            raise AssertionError("the picture is not the same twice")


if __name__ == "__main__":
    main()
