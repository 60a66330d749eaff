"""Running queries of a package that is not the installed one: in a process with limits of its own.

The sandbox stops what a query does; it cannot stop a query that grows while SQLite still compiles
it, nor one that finds a fault in SQLite. A process can be stopped whatever it does. The child may
use so much memory and time, says before each query what it is about to run and for how long, and
is killed if it takes longer.

Nobody is protected from Python that a pull request changes: that is what the permissions of CI are for.
"""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
from importlib import import_module
from time import monotonic
from typing import TYPE_CHECKING, Any

from balkans_data import errors
from balkans_data.errors import BalkansDataError, PackageError

if TYPE_CHECKING:
    from typing import TextIO

__all__ = ["call", "notice"]

_MEGABYTES = 1024
_SECONDS = 120.0
#: Beyond what a query was given, for the process to start, or SQLite to notice that its time is over.
_GRACE = 1.0
_MARK = "running: "

#: Set in the child, which alone has somebody to tell.
_told = threading.Event()


def notice(what: str, seconds: float) -> None:
    """Say that `what` is about to run, for so many seconds at most. In no child it says nothing."""
    if _told.is_set():
        sys.stderr.write(f"{_MARK}{seconds} {what}\n")
        sys.stderr.flush()


def call(function: str, *arguments: str, seconds: float = _SECONDS, megabytes: int = _MEGABYTES) -> Any:
    """Call a function of this package in a process of its own, and return what it returns.

    Parameters
    ----------
    function : str
        ``module:name``, within `balkans_data`.
    *arguments : str
        Its arguments.
    seconds : float
        How long it may take in all.
    megabytes : int
        How much memory it may use, where the system can limit that (not on Windows).

    Returns
    -------
    object
        Whatever JSON can hold.

    Raises
    ------
    BalkansDataError
        What the function raised on purpose, with its class where it is one of `balkans_data.errors`.
    PackageError
        If it took too long or too much memory, or ended otherwise; the message names what was running.
    """
    # -P: the folder from which this is called may hold modules of somebody else's.
    command = [sys.executable, "-P", "-m", "balkans_data.confined", str(megabytes), function, *arguments]
    child = subprocess.Popen(  # noqa: S603 (our own module)
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    with child:
        try:
            output, running, said = _watched(child, seconds)
        except BaseException:
            child.kill()
            raise
    if output is None:
        raise PackageError(f"{running} was stopped: it took too long, or hung while it was compiled")
    if not output:
        reason = "it used too much memory" if "MemoryError" in said or child.returncode < 0 else said[-500:].strip()
        raise PackageError(f"{running} failed in its own process ({reason or f'exit code {child.returncode}'})")
    answer = json.loads(output)
    if "error" in answer:
        raise getattr(errors, answer["error"], BalkansDataError)(answer["message"])
    return answer["result"]


def _watched(child: subprocess.Popen[str], seconds: float) -> tuple[str | None, str, str]:
    """Return what the child wrote (None if it was killed), what it ran last, and what else it said."""
    lines: queue.Queue[str | None] = queue.Queue()
    output: list[str] = []
    if child.stdout is None or child.stderr is None:
        raise RuntimeError("the pipes of the child are missing")
    readers = [
        threading.Thread(target=_pass_on, args=(child.stderr, lines), daemon=True),
        threading.Thread(target=lambda out=child.stdout: output.append(out.read()), daemon=True),
    ]
    for reader in readers:
        reader.start()
    end = monotonic() + seconds
    running, deadline, said = "the start of a process", end, ""
    while True:
        try:
            line = lines.get(timeout=max(0.0, min(deadline, end) - monotonic()))
        except queue.Empty:
            child.kill()
            return None, running, said
        if line is None:
            break
        if line.startswith(_MARK):
            given, _, running = line.removeprefix(_MARK).strip().partition(" ")
            deadline = monotonic() + float(given) + _GRACE
        else:
            said += line
    for reader in readers:
        reader.join()
    child.wait()
    return "".join(output), running, said


def _pass_on(stream: TextIO, lines: queue.Queue[str | None]) -> None:
    for line in stream:
        lines.put(line)
    lines.put(None)


def _limit(megabytes: int) -> None:
    try:
        import resource
    except ImportError:
        return  # Windows has no such limits; the watch over time remains
    size = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Be the child: call what the arguments say, and write its result as JSON."""
    _told.set()
    _, megabytes, function, *arguments = sys.argv
    _limit(int(megabytes))
    module, _, name = function.partition(":")
    try:
        answer = {"result": getattr(import_module(f"balkans_data.{module}"), name)(*arguments)}
    except BalkansDataError as error:
        answer = {"error": type(error).__name__, "message": str(error)}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    # Under its own name, so that `notice` of whoever imports this module is that of the child.
    import_module("balkans_data.confined").main()
