"""Queries that are not trusted run in a process of their own, whatever they and their surroundings do."""

# ruff: noqa: S608

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from balkans_data import building, confined, errors, package
from balkans_data.confined import call
from balkans_data.errors import BalkansDataError, CheckError, PackageError, UnknownNameError, UnknownTableError

GOOD = Path(__file__).parents[1] / "fixtures/good"
FILE = "data/checks/marin2023-001-day.sql"
DAY = "2025-01-31"
COLUMNS = "1 AS holds, 1 AS observed, 0 AS n_missing, '[]' AS evidence"

posix = pytest.mark.skipif(os.name == "nt", reason="POSIX")
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux")


@pytest.fixture
def folder(tmp_path):
    copied = tmp_path / "package"
    shutil.copytree(GOOD, copied)
    return copied


def run_queries(folder, **options):
    return call("building:run_queries", str(folder), DAY, **options)


def doubling(times):
    """A query that takes SQLite twice the time to compile for each name of WITH."""
    names = "".join(f", c{at + 1} AS (SELECT a.n FROM c{at} AS a, c{at} AS b)" for at in range(times))
    return f"WITH c0 AS (SELECT 1 AS n){names} SELECT {COLUMNS} FROM c{times}"


@pytest.fixture
def stub(monkeypatch):
    """Give the child a module of the test's own, `balkans_data.stub`, or code to run before all else."""

    child = confined._CHILD

    def make(code="", before=""):
        start = (
            "import sys, types; stub = types.ModuleType('balkans_data.stub'); "
            f"sys.modules['balkans_data.stub'] = stub; exec({code!r}, vars(stub)); exec({before!r}); "
        )
        monkeypatch.setattr(confined, "_CHILD", start + child)

    return make


@pytest.fixture
def fake(monkeypatch, tmp_path):
    """Put another program in the place of Python."""

    def make(code):
        program = tmp_path / "fake"
        program.write_text(f"#!{sys.executable} -S\nimport os, sys, time\n{code}\n")
        program.chmod(0o755)
        monkeypatch.setattr(sys, "executable", str(program))

    return make


def failing(message, *arguments, kind=PackageError, **options):
    with pytest.raises(kind, match=message) as caught:
        call(*arguments, **options)
    assert type(caught.value) is kind
    assert str(caught.value).isprintable(), "one line, without orders to a terminal"
    assert len(str(caught.value)) < 450
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


def children():
    found = []
    for task in Path(f"/proc/{os.getpid()}/task").iterdir():
        # A thread that has just ended may still be listed.
        with suppress(OSError):
            found += (task / "children").read_text().split()
    return found


@pytest.fixture(autouse=True)
def nothing_is_left():
    """No child, dead or alive, no pipe and no thread is left, and the process is as it was."""
    known = sys.platform.startswith("linux")
    pipes = Path("/proc/self/fd")
    before = (
        len(list(pipes.iterdir())) if known else 0,
        children() if known else [],
        threading.active_count(),
        {name: value for name, value in os.environ.items() if name != "PYTEST_CURRENT_TEST"},
        Path.cwd(),
        list(sys.path),
    )
    yield
    assert before == (
        len(list(pipes.iterdir())) if known else 0,
        children() if known else [],
        threading.active_count(),
        {name: value for name, value in os.environ.items() if name != "PYTEST_CURRENT_TEST"},
        Path.cwd(),
        list(sys.path),
    )


# What is passed on.


def test_result_is_that_of_the_function(folder):
    assert run_queries(folder) == building.run_queries(str(folder), DAY)


def test_package_that_is_not_installed_has_a_process_of_its_own(folder, monkeypatch):
    called = []
    monkeypatch.setattr(confined, "call", lambda *arguments: called.append(arguments) or {})
    assert building.made_tables(folder) == {}
    assert [arguments[:2] for arguments in called] == [("building:run_queries", str(folder.resolve()))]
    monkeypatch.setattr(building, "run_queries", lambda *_: {"in": "here"})
    assert building.made_tables(package.root()) == {"in": "here"}


def test_errors_are_passed_on_with_their_class(folder):
    (folder / FILE).write_text("SELECT random()")
    failing(f"^{FILE} cannot be run: it calls random", "building:run_queries", str(folder), DAY, kind=CheckError)


@pytest.mark.parametrize("name", [name for name in errors.__all__ if name.endswith("Error")])
def test_every_error_can_be_passed_on(name):
    """Some make their message themselves, of other arguments."""
    raised = confined._error(name, "what went wrong", {"suggestions": ["one", "two"]})
    assert type(raised) is getattr(errors, name)
    assert str(raised) == "what went wrong"
    assert vars(raised) == {"suggestions": ("one", "two")}


def test_errors_with_arguments_of_their_own():
    with pytest.raises(UnknownTableError, match=r"^no table 'nonsense'.*\(tables: sources, "):
        call("loading:load", "nonsense")
    with pytest.raises(UnknownNameError, match="did you mean 'Albanie'") as caught:
        call("names:resolve", "Albanai")
    assert caught.value.suggestions == ("'Albanie' (ALB)",)


@pytest.mark.parametrize("name", ["SandboxError", "did_you_mean", "get_close_matches", "TYPE_CHECKING", "__name__"])
def test_error_of_another_module_is_of_the_base_class(name):
    assert type(confined._error(name, "x", {})) is BalkansDataError


def test_error_that_nobody_raised_on_purpose(stub):
    stub("def f(): raise RuntimeError('line one\\nline two \\x1b[2K')")
    failing(r"failed in its own process \(line two <U\+001B>\[2K\)$", "stub:f")
    failing("No module named", "none:f")


# Time.


def test_query_that_hangs_while_it_is_compiled_is_named(folder, monkeypatch):
    monkeypatch.setattr(confined, "_GRACE", 0.2)
    (folder / FILE).write_text(doubling(26))
    start = time.monotonic()
    # From 3.41 on SQLite itself listens while it compiles.
    with pytest.raises(
        (PackageError, CheckError), match=rf"^{FILE} (was stopped: it took|cannot be run: it was stopped)"
    ):
        run_queries(folder)
    assert time.monotonic() - start < 12


def test_whole_time(stub):
    start = time.monotonic()
    stub("import time\ndef f(): time.sleep(60)")
    failing("^the start of a process was stopped: it took too long", "stub:f", seconds=0.3)
    assert time.monotonic() - start < 5


TOLD = (
    "from balkans_data.confined import announced\nimport time\n"
    "def f():\n    with announced({what!r}, {seconds}): {body}\n"
)


def test_what_runs_too_long_is_named(stub):
    stub(TOLD.format(what="data/checks/a.sql", seconds=-0.9, body="time.sleep(60)"))
    failing(r"^data/checks/a\.sql was stopped", "stub:f")


def test_what_ran_in_time_is_not_blamed_for_what_follows(stub, monkeypatch):
    """Between two queries Python works, which on a slow machine takes longer than a query may."""
    monkeypatch.setattr(confined, "_GRACE", 0.0)
    stub(TOLD.format(what="a.sql", seconds=0.2, body="pass") + "    time.sleep(0.4)\n    return 1\n")
    assert call("stub:f") == 1
    stub(TOLD.format(what="a.sql", seconds=0.2, body="pass") + "    time.sleep(60)\n")
    failing(r"^what follows a\.sql was stopped", "stub:f", seconds=0.8)


def test_name_of_a_file_does_not_buy_time(stub):
    what = f'a.sql\n{confined._MARK}["b.sql", 9999]\nrunning: 9999 c.sql'
    stub(TOLD.format(what=what, seconds=-0.9, body="time.sleep(60)"))
    start = time.monotonic()
    failing(r"^a\.sql<U\+000A>", "stub:f", seconds=20)
    assert time.monotonic() - start < 10


def test_nobody_is_told_outside_of_a_child(capfd):
    with confined.announced("data/checks/a.sql", 1):
        pass
    assert capfd.readouterr() == ("", "")


@posix
def test_child_without_a_parent_does_not_run_for_ever(stub):
    stub("import resource\ndef f(): return resource.getrlimit(resource.RLIMIT_CPU)")
    assert call("stub:f", seconds=7.5) == [13, 13]


# Memory, files and results.


@linux
def test_memory_is_bounded(stub, folder, monkeypatch):
    stub("def f(): return len('x' * 400_000_000)")
    failing("used too much memory", "stub:f", megabytes=200)
    assert call("stub:f", megabytes=1024) == 400_000_000
    monkeypatch.setattr(confined, "_GRACE", 30.0)
    (folder / FILE).write_text(doubling(26))
    with pytest.raises(CheckError, match=rf"^{FILE} cannot be run: it (is too large for SQLite|was stopped)"):
        run_queries(folder, megabytes=100)


@linux
def test_too_little_memory_to_start(folder):
    failing("^the start of a process failed", "building:run_queries", str(folder), DAY, megabytes=15)


@posix
def test_child_writes_no_file(stub, tmp_path):
    stub("def f(name):\n    with open(name, 'w') as file: file.write('x')\n")
    failing("File too large", "stub:f", str(tmp_path / "stolen.db"))
    assert not (tmp_path / "stolen.db").exists() or not (tmp_path / "stolen.db").read_bytes()


def test_large_sort_needs_no_file(folder):
    rows = "(SELECT a.ref || b.ref || c.ref AS x FROM names AS a, names AS b, names AS c ORDER BY 1 DESC LIMIT 60000)"
    (folder / FILE).write_text(
        f"SELECT NULL AS holds, count(DISTINCT x) AS observed, 0 AS n_missing, '[]' AS evidence FROM {rows}"
    )
    assert "marin2023-001-day,now" in run_queries(folder)["check_results"]


@posix
def test_limits_of_the_system_that_are_lower_stay(stub):
    """Where a user may have less memory than the child could, it gets that, and no error."""
    code = "from balkans_data.confined import call; print(call('errors:did_you_mean', 'b', 'b'))"
    limited = f"ulimit -v 600000; ulimit -t 20; exec '{sys.executable}' -c \"{code}\""
    done = subprocess.run(["/bin/sh", "-c", limited], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("; did you mean 'b'?\n", "")


def test_result_that_is_too_large(monkeypatch, stub):
    monkeypatch.setattr(confined, "_MOST_OUTPUT", 1_000)
    stub("def f(n): return 'x' * int(n)")
    assert len(call("stub:f", "900")) == 900
    failing("was stopped: more than 1,000 characters were returned", "stub:f", "3000000")


def test_system_without_limits(stub):
    """On Windows the module `resource` is missing."""
    stub("import sys\ndef f(): return sys.modules['resource']", before="sys.modules['resource'] = None")
    assert call("stub:f") is None


@posix
def test_system_that_refuses_a_limit(stub):
    """As macOS does; the other limits are set all the same."""
    refuse = """
import resource
real = resource.setrlimit
def setrlimit(kind, value):
    if kind == resource.RLIMIT_AS: raise ValueError('current limit exceeds maximum limit')
    real(kind, value)
resource.setrlimit = setrlimit
"""
    stub("import resource\ndef f(): return resource.getrlimit(resource.RLIMIT_FSIZE)", before=refuse)
    assert call("stub:f") == [0, 0]


# Where the child is, and what it loads.


def hostile(folder):
    """Fill a folder with modules that would be loaded by mistake."""
    folder.mkdir(exist_ok=True)
    for name in ("json", "sqlite3", "csv", "resource", "sitecustomize", "usercustomize", "pydantic", "encodings"):
        (folder / f"{name}.py").write_text("raise SystemExit('a module of somebody else was loaded')")
    (folder / "balkans_data").mkdir()
    (folder / "balkans_data/__init__.py").write_text("raise SystemExit('a package of somebody else was loaded')")


@pytest.mark.parametrize("way", ["folder", "empty entry of PYTHONPATH", "empty entry of sys.path", "entry of sys.path"])
def test_modules_in_the_working_folder_are_not_loaded(tmp_path, monkeypatch, way):
    hostile(tmp_path / "tree")
    monkeypatch.chdir(tmp_path / "tree")
    if way == "empty entry of PYTHONPATH":
        monkeypatch.setenv("PYTHONPATH", os.pathsep)
    elif way != "folder":
        monkeypatch.syspath_prepend("" if way.startswith("empty") else tmp_path / "tree")
        monkeypatch.setattr(sys, "path", ["" if way.startswith("empty") else str(tmp_path / "tree"), *sys.path[1:]])
    assert call("errors:did_you_mean", "b", "b") == "; did you mean 'b'?"


def test_modules_are_those_of_this_process(tmp_path, monkeypatch, stub):
    """Were it found by a path that another copy of the package comes before, the child would run that copy."""
    hostile(tmp_path / "tree")
    stub("def f():\n    import balkans_data\n    return balkans_data.__file__")
    home = str(Path(confined.__file__).resolve().parents[1])
    monkeypatch.setattr(sys, "path", [entry for entry in sys.path if entry != home])
    assert call("stub:f") == str(Path(home) / "balkans_data/__init__.py")
    monkeypatch.chdir(home)
    monkeypatch.setattr(sys, "path", [home, *sys.path])
    assert call("stub:f") == str(Path(home) / "balkans_data/__init__.py")


NAMES = ['-rf it\'s "quoted"; $(id)\nnew line %41 čovek-Ђ-猫', "a" * 200]


@pytest.mark.parametrize("name", NAMES)
def test_unusual_paths(folder, tmp_path, name):
    if os.name == "nt":
        pytest.skip("names that Windows does not allow")
    folder.rename(tmp_path / name)
    assert "verdicts" in run_queries(tmp_path / name)


@linux
def test_path_that_is_no_text(folder, tmp_path):
    named = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9")
    folder.rename(named)
    (Path(named) / "data/votes.csv").unlink()
    with pytest.raises(PackageError, match=r"votes\.csv is missing"):
        run_queries(named)


def test_path_with_a_null():
    failing("^a process of its own could not be started", "errors:did_you_mean", "a\0b", "c")


@pytest.mark.parametrize("executable", ["", "/nonexistent/python"])
def test_no_python_to_start(monkeypatch, executable):
    monkeypatch.setattr(sys, "executable", executable)
    failing("^a process of its own could not be started", "errors:did_you_mean", "a", "b")


@posix
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams(tmp_path, closed):
    """As in a service; the pipes of the child then have the numbers of the streams."""
    code = (
        "from balkans_data.confined import call; import pathlib; "
        f"pathlib.Path({str(tmp_path / 'out')!r}).write_text(call('errors:did_you_mean', 'b', 'b'))"
    )
    subprocess.run(["/bin/sh", "-c", f'exec "$0" -c "$1" {closed}', sys.executable, code], check=True)
    assert (tmp_path / "out").read_text() == "; did you mean 'b'?"


def test_child_does_not_read_what_is_typed(stub):
    stub("import sys\ndef f(): return sys.stdin.read()")
    code = (
        f"from balkans_data import confined; confined._CHILD = {confined._CHILD!r}; "
        "print(repr(confined.call('stub:f')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], input="for the parent", capture_output=True, text=True, check=True
    )
    assert done.stdout == "''\n"


# A child that is not as it should be.


def test_what_a_function_prints_is_not_its_result(stub):
    stub("import sys\ndef f():\n    print('{\"result\": 2}')\n    print('noise', file=sys.stderr)\n    return 1")
    assert call("stub:f") == 1


FAKES = {
    "nothing": ("pass", "exit code 0, and no answer"),
    "code": ("sys.exit(3)", "exit code 3, and no answer"),
    "last words": ("sys.exit('first\\nlast')", "last"),
    "no JSON": ("print('hello')", "exit code 0, and no answer"),
    "half an answer": ("print('{\"result\": [1,')", "exit code 0, and no answer"),
    "a list": ("print('[1, 2]')", "exit code 0, and no answer"),
    "a number": ("print('1')", "exit code 0, and no answer"),
    "another object": ("print('{\"a\": 1}')", "exit code 0, and no answer"),
    "null": ("print('null')", "exit code 0, and no answer"),
    "no UTF-8": ("os.write(1, b'\\xff'); os.write(2, b'\\xff\\n'); sys.exit(1)", r"\\xff"),
    "killed": ("os.kill(os.getpid(), 9)", "ended by SIGKILL, perhaps for want of memory"),
    "crashed": ("os.kill(os.getpid(), 11)", r"it was ended by SIGSEGV\)"),
    "memory": ("os.write(2, b'MemoryError\\n'); sys.exit(1)", "used too much memory"),
    "much to say": ("os.write(2, b'x' * 3_000_000); sys.exit('\\nat the end')", "at the end"),
    "no end of a line": ("os.write(2, b'x' * 100_000); sys.exit(1)", "x{200}"),
    "silent": ("os.close(1); os.close(2); os._exit(0)", "exit code 0, and no answer"),
}


@posix
@pytest.mark.parametrize(("code", "message"), FAKES.values(), ids=FAKES.keys())
def test_answer_that_is_not_ours(fake, code, message):
    fake(code)
    failing(rf"^the start of a process failed in its own process \(.*{message}", "stub:f")


@posix
def test_child_that_closes_its_pipes_and_stays(fake, monkeypatch):
    monkeypatch.setattr(confined, "_GRACE", 0.1)
    fake("os.close(1); os.close(2); time.sleep(60)")
    start = time.monotonic()
    failing("the start of a process (was stopped|failed)", "stub:f", seconds=0.5)
    assert time.monotonic() - start < 6


def test_child_ends_when_the_user_interrupts(stub, monkeypatch):
    stub("import time\ndef f(): time.sleep(60)")
    started = []

    def interrupted(self, end):
        started.append(self._child)
        raise KeyboardInterrupt

    monkeypatch.setattr(confined._Watch, "follow", interrupted)
    with pytest.raises(KeyboardInterrupt):
        call("stub:f")
    assert started[0].returncode is not None
    assert started[0].stdout.closed
    assert started[0].stderr.closed


def test_nothing_is_left_open_in_either_process(folder):
    """With every warning an error, in this process and in the child, and a failing query among others."""
    (folder / FILE).write_text("SELECT random()")
    code = f"""
import gc
from balkans_data import confined
confined._CHILD = "import warnings; warnings.simplefilter('error'); " + confined._CHILD
try:
    confined.call("building:run_queries", {str(folder)!r}, "{DAY}")
except confined.BalkansDataError as error:
    print(error)
gc.collect()
"""
    done = subprocess.run(
        [sys.executable, "-X", "dev", "-W", "error", "-c", code], capture_output=True, text=True, check=False
    )
    assert done.stdout.startswith(f"{FILE} cannot be run: it calls random")
    assert done.stderr == ""
