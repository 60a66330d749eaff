"""How things are measured: the shortest of several runs, and time and memory of a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["BIN", "Figure", "Run", "best", "free_memory", "in_child", "peak_memory", "process", "progress", "table"]

BIN = Path(sys.executable).parent
_PEERS = Path(__file__).with_name("peers.py")
_MEMORY = Path("/proc/meminfo")
_STATUS = Path("/proc/self/status")


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: what was measured, beside what, and whether it is as good as it should be."""

    what: str
    value: float
    form: str
    peer: str = ""
    most: float | None = None
    least: float | None = None

    @property
    def holds(self) -> bool:
        # What is shown as the limit is within it.
        shown = round(self.value, self._decimals)
        return not ((self.most is not None and shown > self.most) or (self.least is not None and shown < self.least))

    @property
    def _decimals(self) -> int:
        return int(self.form.partition(".")[2][0])

    def line(self) -> str:
        target = ""
        if self.most is not None:
            target = f"≤ {self.form.format(self.most)}"
        if self.least is not None:
            target = f"≥ {self.form.format(self.least)}"
        if not self.holds:
            target += ", missed"
        return f"| {self.what} | {self.form.format(self.value)} | {self.peer} | {target} |"


@dataclass(frozen=True, slots=True)
class Run:
    """One tool on one table, in a process of its own."""

    seconds: float
    peak: int
    """Bytes of memory at the most, the interpreter and the imports among them."""
    findings: int


def best(action: Callable[[], object], repeat: int) -> float:
    """Return the shortest of several runs, in seconds: the least disturbed one."""
    times = []
    for _ in range(repeat):
        start = perf_counter()
        action()
        times.append(perf_counter() - start)
    return min(times)


def process(*command: str | Path, cwd: Path | None = None) -> Callable[[], object]:
    """Return what runs a command, and fails if it does."""
    return lambda: subprocess.run(command, check=True, capture_output=True, cwd=cwd)


def progress(text: str) -> None:
    """Say on the standard error output how far the run is, apart from its result."""
    print(text, file=sys.stderr, flush=True)


def in_child(tool: str, folder: Path, limit: float) -> Run | str:
    """Run a tool of ``peers.py`` in a process of its own; return why not, if it did not come to an end."""
    try:
        done = subprocess.run(
            [sys.executable, _PEERS, tool, folder], capture_output=True, text=True, timeout=limit, check=False
        )
    except subprocess.TimeoutExpired:
        return f"stopped after {limit:.0f} s"
    if done.returncode < 0:
        return f"ended by signal {-done.returncode} (out of memory, most likely)"
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:]
        if last and last[0].startswith("MemoryError"):
            return "out of memory"
        raise RuntimeError(f"{tool} failed on {folder}:\n{done.stderr}")
    return Run(**json.loads(done.stdout))


def peak_memory() -> int:
    """Return the most memory that this process has had, in bytes."""
    if _STATUS.exists():
        # Linux counts into ru_maxrss what the parent had when it started this process.
        (line,) = (line for line in _STATUS.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def free_memory() -> int | None:
    """Return how many bytes of memory can be had now; None where the system does not say so in a file."""
    if not _MEMORY.exists():
        return None
    (line,) = (line for line in _MEMORY.read_text().splitlines() if line.startswith("MemAvailable"))
    return int(line.split()[1]) * 1024


def table(header: tuple[str, ...], align: str, lines: list[str]) -> str:
    """Return a table in Markdown; `align` has l or r for each column."""
    rule = ["---" if side == "l" else "---:" for side in align]
    return "\n".join([f"| {' | '.join(header)} |", f"| {' | '.join(rule)} |", *lines, ""])
