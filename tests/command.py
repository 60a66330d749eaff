"""The command `balkans-data` within the process of the tests, where a process of its own is not what is tested.

A process takes half a second, most of it for imports. What is tested of the process itself
(that its exit code and its streams are those of `main`, and that a closed pipe is no error) is in
`tests/cli`.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from pathlib import Path
from subprocess import CompletedProcess
from unittest import mock

from balkans_data.cli import main

__all__ = ["ok", "run"]


def run(*arguments: str, cwd: Path | None = None) -> CompletedProcess[str]:
    """Run the command as `subprocess.run` would; what it does not foresee is raised, not caught."""
    streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2)]
    code = 0
    with (
        # Lines are as long as where no terminal is, whatever the tests themselves are run in.
        mock.patch.dict(os.environ, {"COLUMNS": "80"}),
        mock.patch.object(sys, "argv", ["balkans-data", *arguments]),
        contextlib.chdir(cwd or Path.cwd()),
        contextlib.redirect_stdout(streams[0]),
        contextlib.redirect_stderr(streams[1]),
    ):
        try:
            main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
    out, err = (stream.buffer.getvalue().decode("utf-8") for stream in streams)  # type: ignore[attr-defined]
    return CompletedProcess(arguments, code, out, err)


def ok(*arguments: str, cwd: Path | None = None) -> str:
    """Run the command, which must succeed and have nothing to say beside its output; return that."""
    done = run(*arguments, cwd=cwd)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout
