"""Running queries of a package that is not the installed one: in a process with limits of its own.

The sandbox stops what a query does; it cannot stop a query that grows while SQLite still compiles
it, nor one that finds a fault in SQLite. A process can be stopped whatever it does. The child may
use so much memory and time and write no file, says before each query what it is about to run and
for how long, and is killed if it takes longer.

The child loads the modules that this process would, save from the folder in which it was called:
that may be the very tree whose queries are not trusted. So it starts isolated (`-I`), as an empty
entry of PYTHONPATH means that folder too, and is told where modules are.

Nobody is protected from Python that a pull request changes: that is what the permissions of CI are for.
"""

from __future__ import annotations

import json
import queue
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager, redirect_stdout, suppress
from importlib import import_module
from math import ceil
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from balkans_data import errors
from balkans_data.errors import BalkansDataError, PackageError
from balkans_data.sandbox import in_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

__all__ = ["announced", "call"]

_MEGABYTES = 1024
_SECONDS = 120.0
#: Beyond what a query was given, for SQLite to notice that its time is over.
_GRACE = 1.0
#: Beyond that, for a child whose parent is no longer there to stop it, in seconds of the processor.
_ORPHANED = 5
#: How many characters the child may return. The tables that are made have some ten millions.
_MOST_OUTPUT = 100_000_000
_MOST_SAID = 4_000
_MARK = "balkans-data: running "
_START = "the start of a process"

_CHILD = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from balkans_data.confined import main; main()"

#: Set in the child, which alone has somebody to tell.
_told = threading.Event()


@contextmanager
def announced(what: str, seconds: float) -> Iterator[None]:
    """Say that `what` is about to run, for so many seconds at most, and then that it has; in a child only."""
    _tell(what, seconds)
    yield
    _tell(f"what follows {what}", None)


def _tell(what: str, seconds: float | None) -> None:
    if _told.is_set():
        # As JSON, which is one line whatever the name of a file.
        sys.stderr.write(f"{_MARK}{json.dumps([what, seconds])}\n")
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
        How much memory it may use, where the system can limit that (not on Windows, nor on some macOS).

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
    limits = [str(megabytes), str(ceil(seconds) + _ORPHANED)]
    command = [sys.executable, "-I", "-X", "utf8", "-c", _CHILD, json.dumps(_path()), *limits, function, *arguments]
    if sys.dont_write_bytecode:
        command.insert(1, "-B")
    try:
        child = subprocess.Popen(  # noqa: S603 (our own module)
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="backslashreplace",
        )
    except (OSError, ValueError) as error:
        raise PackageError(f"a process of its own could not be started ({error})") from None
    with child:
        watch = _Watch(child)
        try:
            in_time = watch.follow(monotonic() + seconds)
        finally:
            # Not before the pipes are read to their ends may they be closed. A child that has ended is not killed.
            child.kill()
            watch.join()
    running, output = in_one_line(watch.running), watch.output
    if not in_time:
        raise PackageError(f"{running} was stopped: it took too long, or hung while it was compiled")
    if len(output) > _MOST_OUTPUT:
        raise PackageError(f"{running} was stopped: more than {_MOST_OUTPUT:,} characters were returned")
    try:
        answer = json.loads(output)
        if "result" in answer:
            return answer["result"]
        raised = _error(**answer)
    except (ValueError, TypeError):
        reason = _reason(child.returncode, watch.said)
        raise PackageError(f"{running} failed in its own process ({reason})") from None
    if raised is None:
        raise PackageError(f"{running} failed in its own process (it used too much memory)")
    raise raised


def _path() -> list[str]:
    """Return where modules are: as here, without the folder in which this process is, and with this package."""
    home, here = Path(__file__).resolve().parents[1], Path.cwd()
    found = [entry for entry in sys.path if Path(entry).is_absolute() and (Path(entry) != here or here == home)]
    return found if any(Path(entry).resolve() == home for entry in found) else [str(home), *found]


def _error(error: str, message: str, attributes: dict[str, list[str]]) -> BalkansDataError | None:
    """Return an error as the child raised it; None if it had no memory left."""
    if error == MemoryError.__name__:
        return None
    kind = getattr(errors, error, None)
    if not (isinstance(kind, type) and issubclass(kind, BalkansDataError)):
        kind = BalkansDataError
    # Not called, as some make their message from other arguments.
    made = kind.__new__(kind, message)
    vars(made).update({name: tuple(value) for name, value in attributes.items()})
    return made


def _reason(code: int, said: str) -> str:
    """Return why there is no answer of ours, in one line."""
    if "MemoryError" in said:
        return "it used too much memory"
    if code < 0:
        with suppress(ValueError):
            name = signal.Signals(-code).name
            return f"it was ended by {name}" + (
                ", perhaps for want of memory" if name in ("SIGKILL", "SIGABRT") else ""
            )
    lines = [line for line in said.splitlines() if line.strip()]
    return in_one_line(lines[-1].strip()) if code and lines else f"exit code {code}, and no answer"


class _Watch:
    """What a child says while it runs."""

    def __init__(self, child: subprocess.Popen[str]) -> None:
        if child.stdout is None or child.stderr is None:
            raise RuntimeError("the pipes of the child are missing")
        self.output, self.said, self.running = "", "", _START
        self._child = child
        self._lines: queue.Queue[str | None] = queue.Queue()
        self._readers = [
            threading.Thread(target=self._listen, args=(child.stderr,), daemon=True),
            threading.Thread(target=self._collect, args=(child.stdout,), daemon=True),
        ]
        for reader in self._readers:
            reader.start()

    def follow(self, end: float) -> bool:
        """Wait until the child is done, and return whether it was in time."""
        deadline = end
        while True:
            try:
                line = self._lines.get(timeout=max(0.0, deadline - monotonic()))
            except queue.Empty:
                return False
            if line is None:
                break
            if line.startswith(_MARK):
                self.running, given = json.loads(line.removeprefix(_MARK))
                deadline = end if given is None else min(end, monotonic() + given + _GRACE)
            else:
                self.said = (self.said + line)[-_MOST_SAID:]
        with suppress(subprocess.TimeoutExpired):
            self._child.wait(max(0.0, end - monotonic()) + _GRACE)
        return True

    def join(self) -> None:
        """Wait until both pipes are read to their ends, which is at once when the child is no more."""
        for reader in self._readers:
            reader.join()

    def _listen(self, stream: TextIO) -> None:
        while line := stream.readline(_MOST_SAID):
            self._lines.put(line)
        self._lines.put(None)

    def _collect(self, stream: TextIO) -> None:
        self.output = stream.read(_MOST_OUTPUT + 1)
        if len(self.output) > _MOST_OUTPUT:
            self._child.kill()


def _limit(megabytes: int, seconds: int) -> None:
    try:
        import resource
    except ImportError:
        return  # Windows has no such limits; the watch over time remains
    size = megabytes * 1024 * 1024
    # SQLite sorts in memory (see `database.opened`), so that a query that writes a file is none of ours.
    wanted = {"RLIMIT_AS": size, "RLIMIT_CPU": seconds, "RLIMIT_FSIZE": 0, "RLIMIT_CORE": 0}
    for name, own in wanted.items():
        kind = getattr(resource, name)
        _, most = resource.getrlimit(kind)
        value = own if most == resource.RLIM_INFINITY else min(own, most)
        # macOS refuses some of them; the others, and the watch over time, remain.
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (value, value))


def main() -> None:
    """Be the child: call what the arguments say, and write its result as JSON."""
    _told.set()
    _, _, megabytes, seconds, function, *arguments = sys.argv
    _limit(int(megabytes), int(seconds))
    module, _, name = function.partition(":")
    try:
        # The answer alone goes to the real output.
        with redirect_stdout(sys.stderr):
            answer = {"result": getattr(import_module(f"balkans_data.{module}"), name)(*arguments)}
    except BalkansDataError as error:
        answer = {"error": type(error).__name__, "message": str(error), "attributes": vars(error)}
    except MemoryError:
        answer = {"error": MemoryError.__name__, "message": "", "attributes": {}}
    sys.stdout.write(json.dumps(answer))
