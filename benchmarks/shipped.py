"""Import, load, validate and build: the package as it is shipped, and a small package cut from it."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import sys
import tempfile
from collections import deque
from contextlib import contextmanager
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pandas as pd
from measuring import BIN, Figure, best, process
from peers import missing

import balkans_data as bd
from balkans_data.models import TABLES
from balkans_data.package import DESCRIPTOR, root, table_file
from balkans_data.schema.dtypes import dtypes
from balkans_data.testing import Pool

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["building", "citing", "exporting", "importing", "loading", "opening", "validating", "validating_little"]

_LITTLE = 5_000
OURS = BIN / "balkans-data"


def importing(repeat: int) -> list[Figure]:
    bare = best(process(sys.executable, "-c", "pass"), repeat)
    ours = best(process(sys.executable, "-c", "import balkans_data"), repeat)
    return [
        Figure(
            "import balkans_data, over bare Python",
            (ours - bare) * 1000,
            "{:.0f} ms",
            f"{bare * 1000:.0f} ms (bare)",
            most=30,
        )
    ]


def loading(repeat: int) -> list[Figure]:
    figures = []
    for name, model in TABLES.items():
        file, types = table_file(name), dtypes(model)
        ours = best(partial(bd.load, cast("Any", name)), repeat)
        peer = best(partial(pd.read_csv, file, dtype=types, keep_default_na=False, na_values=[""]), repeat)
        figures.append(
            Figure(f"load {name}, over pandas.read_csv", ours / peer, "{:.2f} ×", f"{peer * 1000:.1f} ms", most=1.5)
        )
    return figures


def validating(repeat: int) -> list[Figure]:
    rows = int(bd.tables()["rows"].drop("observations").sum())
    return _validating(root(), "the package", rows, repeat, most=1.5)


def validating_little(repeat: int) -> list[Figure]:
    with tempfile.TemporaryDirectory() as name:
        rows = _cut(Path(name))
        return _validating(Path(name), "a small package", rows, repeat, most=0.4)


def _validating(folder: Path, what: str, rows: int, repeat: int, *, most: float) -> list[Figure]:
    ours = best(process(OURS, "validate", cwd=folder), repeat)
    figures = [
        Figure(
            f"validate {what} ({rows:,} rows), whole process, rules included",
            ours,
            "{:.2f} s",
            most=most,
        )
    ]
    if not missing("frictionless"):
        peer = best(process(BIN / "frictionless", "validate", DESCRIPTOR, cwd=folder), max(1, repeat // 3))
        figures.append(
            Figure(
                f"frictionless takes, on {what}, without rules",
                peer / ours,
                "{:.1f} × as long",
                f"{peer:.2f} s",
                least=5,
            )
        )
    return figures


def _cut(folder: Path) -> int:
    """Write a part of the shipped package that is valid by itself, and return how many rows it has."""
    pool = Pool.read()
    samples = (pool.sample(1, factor=factor) for factor in range(100, 0, -5))
    rows, sample = next(
        (rows, sample) for sample in samples if (rows := sum(map(len, sample.tables.values()))) <= _LITTLE
    )
    sample.write(folder)
    # The sample's own descriptor has no schemas, which frictionless needs.
    described = json.loads((root() / DESCRIPTOR).read_text(encoding="utf-8"))
    for resource in described["resources"]:
        content = (folder / resource["path"]).read_bytes()
        resource |= {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}
    (folder / DESCRIPTOR).write_text(json.dumps(described), encoding="utf-8")
    (folder / "schemas").mkdir()
    for schema in (root() / "schemas").iterdir():
        (folder / "schemas" / schema.name).write_bytes(schema.read_bytes())
    return rows


def building(repeat: int) -> list[Figure]:
    made = best(process(OURS, "build", "--check", cwd=root()), repeat)
    return [Figure("build --check, whole process, all derivations and checks", made, "{:.1f} s", most=10)]


@contextmanager
def environment(**values: str) -> Iterator[None]:
    """Set variables for a while, for this process and those that it starts."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def opening(repeat: int) -> list[Figure]:
    with tempfile.TemporaryDirectory() as name, environment(BALKANS_DATA_CACHE="off"):
        filled = best(lambda: bd.connect().close(), repeat)
        os.environ["BALKANS_DATA_CACHE"] = name
        bd.connect().close()
        kept = best(lambda: bd.connect().close(), repeat)
        checked = best(process(OURS, "verdicts", "--check"), repeat)
    with tempfile.TemporaryDirectory() as name:
        process(sys.executable, "-m", "build", "--wheel", "--outdir", name, root())()
        (wheel,) = Path(name).glob("*.whl")
        size = wheel.stat().st_size
    return [
        Figure("connect(), with nothing kept: every table and view in SQLite", filled, "{:.2f} s"),
        Figure("connect(), from the kept copy", kept, "{:.2f} s", most=0.5),
        Figure("verdicts --check, whole process, all checks as of then and now", checked, "{:.2f} s", most=2),
        Figure("the wheel", size / 1e6, "{:.1f} MB", most=5),
    ]


def citing(repeat: int) -> list[Figure]:
    frame = bd.load("votes")
    cited = best(lambda: bd.cite(frame), repeat)
    read = best(lambda: _read(bd.path("votes")), repeat)
    few = best(lambda: bd.cite("mne-nato-membership-member"), repeat)
    return [
        Figure("cite one row", few, "{:.2f} s"),
        Figure(f"cite a frame of {len(frame):,} rows, over csv.reader", cited / read, "{:.1f} ×", f"{read:.2f} s"),
    ]


def _read(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as stream:
        deque(csv.reader(stream), maxlen=0)


def exporting() -> list[Figure]:
    figures = []
    with tempfile.TemporaryDirectory() as name:
        for form in ("sqlite", "parquet", "csv", "jsonl", "xlsx"):
            # The library that writes the format may not be there.
            if form in _WRITERS and find_spec(_WRITERS[form]) is None:
                continue
            taken = best(process(OURS, "export", "--to", name, "--format", form), 1)
            figures.append(Figure(f"export --format {form}, whole process, all tables", taken, "{:.1f} s"))
    return figures


_WRITERS = {"parquet": "pyarrow", "xlsx": "xlsxwriter"}
