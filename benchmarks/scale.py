"""Cells and keys of synthetic tables of growing size: ours, the peers, and reading alone."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from measuring import Figure, Run, free_memory, in_child, progress, table
from peers import LOOSE, OURS, READING, TOOLS, missing, named
from synthetic import spoil, write_tables

__all__ = ["Scale", "measure"]

FULL = (10_000, 100_000, 1_000_000, 10_000_000)
QUICK = (1_000, 10_000)
#: Beyond so many rows a tool is not asked: it would take ten minutes or more.
_MOST = {"frictionless": 1_000_000}
#: From so many rows on, one run has to do.
_ONCE = {"frictionless": 100_000}
_ONCE_FOR_ALL = 10_000_000
_LIMIT = 240.0
"""Seconds that a tool may take."""
_BYTES_A_ROW = 100


@dataclass
class Scale:
    """What was measured, and what was not and why."""

    sizes: tuple[int, ...]
    runs: dict[tuple[str, int], Run] = field(default_factory=dict)
    bad: dict[tuple[str, bool], Run] = field(default_factory=dict)
    """By tool and whether all rows have the same bad value; of tables of `bad_rows`."""
    gaps: list[str] = field(default_factory=list)

    @property
    def bad_rows(self) -> int:
        return self.sizes[len(self.sizes) // 2 - 1]

    def figures(self) -> list[Figure]:
        """Return the ratios for which there is a target."""
        most = max(size for tool, size in self.runs if tool == OURS)
        shown = min(1_000_000, most)
        ours, read = self.runs[OURS, shown], self.runs[READING, shown]
        loose = self.runs[LOOSE, shown]
        what = f"{shown:,} rows × 10 columns"
        figures = [
            Figure(
                f"{what}, cells and keys, over csv.reader",
                ours.seconds / read.seconds,
                "{:.2f} ×",
                f"{read.seconds:.2f} s",
                most=3.5,
            ),
            Figure(
                "the same without the unique key",
                loose.seconds / read.seconds,
                "{:.2f} ×",
                f"{read.seconds:.2f} s",
                most=3.5,
            ),
            Figure(f"{what}, peak memory of the process", ours.peak / 1e6, "{:.0f} MB", most=200),
        ]
        if referee := self.runs.get(("frictionless", shown)):
            figures.append(
                Figure(
                    "frictionless takes, on these rows",
                    referee.seconds / ours.seconds,
                    "{:.1f} × as long",
                    f"{referee.seconds:.1f} s",
                    least=15,
                )
            )
        first, last = self.runs[OURS, self.sizes[0]], self.runs[OURS, most]
        figures.append(
            Figure(
                f"a row among {most:,}, over a row among {self.sizes[0]:,}",
                last.seconds / most / (first.seconds / self.sizes[0]),
                "{:.2f} ×",
                f"{first.seconds / self.sizes[0] * 1e6:.1f} µs",
                most=1.25,
            )
        )
        clean = self.runs[OURS, self.bad_rows].seconds
        for alike, kind in ((True, "the same value"), (False, "a different value each")):
            if (OURS, alike) not in self.bad:
                continue
            figures.append(
                Figure(
                    f"every one of {self.bad_rows:,} rows bad, {kind}, over the clean time",
                    self.bad[OURS, alike].seconds / clean,
                    "{:.2f} ×",
                    self._peers_on_bad(alike=alike),
                    most=2,
                )
            )
        return figures

    def _peers_on_bad(self, *, alike: bool) -> str:
        said = [
            f"{tool}: {run.seconds / self.runs[tool, self.bad_rows].seconds:.1f} ×, {run.seconds:.1f} s"
            for (tool, same), run in self.bad.items()
            if same is alike and tool != OURS
        ]
        ours = self.bad[OURS, alike].seconds
        return "; ".join([f"{ours:.2f} s (ours)", *said])

    def table(self) -> str:
        """Return every run as a table in Markdown."""
        lines = []
        for size in self.sizes:
            read = self.runs.get((READING, size))
            for tool in TOOLS:
                if run := self.runs.get((tool, size)):
                    over = f"{run.seconds / read.seconds:.2f} ×" if read else ""
                    row = f"{run.seconds:.3g} s | {over} | {run.seconds / size * 1e6:.2f} µs | {run.peak / 1e6:,.0f} MB"
                    lines.append(f"| {size:,} | {named(tool)} | {row} |")
        header = ("rows", "tool", "time", "over csv.reader", "a row", "peak memory")
        return table(header, "rlrrrr", lines)


def measure(*, quick: bool) -> Scale:
    """Measure every tool on every size, each run in a process of its own."""
    scale = Scale(QUICK if quick else FULL)
    tools = [tool for tool in TOOLS if not missing(tool)]
    scale.gaps += [f"{tool}: not installed." for tool in TOOLS if missing(tool)]
    for size in scale.sizes:
        with tempfile.TemporaryDirectory() as name:
            if shutil.disk_usage(name).free < 2 * size * _BYTES_A_ROW:
                scale.gaps.append(f"{size:,} rows: not enough room on the disk for the table.")
                continue
            write_tables(Path(name), size)
            _measure_size(scale, tools, Path(name), size, 1 if quick else 3)
            if size == scale.bad_rows:
                _measure_bad(scale, tools, Path(name), (False,) if quick else (True, False))
    return scale


def _measure_size(scale: Scale, tools: list[str], folder: Path, size: int, repeat: int) -> None:
    stopped: set[str] = set()
    for turn in range(1 if size >= _ONCE_FOR_ALL else repeat):
        # One after the other in each turn, so that a slow minute of the machine meets all alike.
        for tool in tools:
            if tool in stopped or (turn and size >= _ONCE.get(tool, size + 1)):
                continue
            run = _why_not(scale, tool, size) or in_child(tool, folder, _LIMIT)
            progress(f"{size:,} rows, {tool}: {run if isinstance(run, str) else f'{run.seconds:.3g} s'}")
            if isinstance(run, str):
                scale.gaps.append(f"{named(tool)}, {size:,} rows: {run}.")
                stopped.add(tool)
                continue
            if run.findings:
                raise AssertionError(f"{tool} found {run.findings:,} faults in tables that are valid")
            known = scale.runs.get((tool, size), run)
            scale.runs[tool, size] = Run(min(known.seconds, run.seconds), min(known.peak, run.peak), 0)


def _why_not(scale: Scale, tool: str, size: int) -> str | None:
    """Return why a run is better not begun; None if nothing speaks against it."""
    if size > _MOST.get(tool, size):
        return f"not run, as it would take {size // _MOST[tool]} times as long as the {_MOST[tool]:,} rows"
    before = sorted(rows for known, rows in scale.runs if known == tool)[-2:]
    free = free_memory()
    if len(before) == 2 and free is not None:
        small, large = (scale.runs[tool, rows].peak for rows in before)
        # Per row, beyond what the process takes with an empty table.
        needed = large + (large - small) * (size - before[1]) / (before[1] - before[0])
        if needed > 0.9 * free:
            return f"not run, as it may need {needed / 1e9:.0f} GB of memory where {free / 1e9:.0f} GB are free"
    return None


def _measure_bad(scale: Scale, tools: list[str], folder: Path, kinds: tuple[bool, ...]) -> None:
    judges = [tool for tool in tools if tool in (OURS, "pandera", "frictionless")]
    for alike in kinds:
        with tempfile.TemporaryDirectory() as name:
            spoil(folder, Path(name), alike=alike)
            for tool in judges:
                run = in_child(tool, Path(name), _LIMIT)
                progress(
                    f"{scale.bad_rows:,} bad rows, {tool}: {run if isinstance(run, str) else f'{run.seconds:.3g} s'}"
                )
                if isinstance(run, str):
                    scale.gaps.append(f"{named(tool)}, {scale.bad_rows:,} bad rows: {run}.")
                elif run.findings != scale.bad_rows:
                    raise AssertionError(f"{tool} found {run.findings:,} faults in {scale.bad_rows:,} bad rows")
                else:
                    scale.bad[tool, alike] = run
