"""Any bytes whatever: never a traceback, never a hang, memory within bounds, and places that are in the file."""

from __future__ import annotations

import gzip
import signal
import time
import tracemalloc
from contextlib import contextmanager
from itertools import islice

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from balkans_data.models.registry import TABLES
from balkans_data.validation import check, report
from balkans_data.validation.writers import ReportFormat, writer
from balkans_data.validation.writers.as_text import lines as text_lines

WATCH_SECONDS = 60
"""A report of such a sample takes a tenth of a second: only a hang takes this long."""

shared = settings(
    max_examples=max(20, settings.default.max_examples // 5),
    suppress_health_check=[*settings.default.suppress_health_check, HealthCheck.function_scoped_fixture],
)

BITS = [b'"', b'""', b'"""', b",", b"\n", b"\r", b"\r\n", b"\0", b"\xff", b"\xef\xbb\xbf", b"\xe2\x80\x8b", b"\xf0\x9f",
        b"\xed\xa0\x80", b"\xc0\xaf", b"';--", b"=1+1", b"\x1a", b"{0}", b"[red]", b"%s"]  # fmt: skip


@contextmanager
def watched():
    """Let the test fail, rather than wait for ever, where something hangs."""

    def bark(*_):
        raise TimeoutError(f"it ran for more than {WATCH_SECONDS} seconds")

    before = signal.signal(signal.SIGALRM, bark)
    signal.setitimer(signal.ITIMER_REAL, WATCH_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def test_the_watchdog_bites(monkeypatch):
    monkeypatch.setitem(globals(), "WATCH_SECONDS", 0.05)
    with watched(), pytest.raises(TimeoutError, match="more than"):
        time.sleep(10)


def judged(folder):
    """Validate, hold every place against the file, and write the report in each form; return the findings."""
    with watched():
        result = report(folder)
        writer(ReportFormat.JSON).write(result).encode("utf-8")
        for line in islice(text_lines(result), 40):
            line.plain.encode("utf-8")
    for item in result.findings:
        if item.line is None:
            continue
        text = (folder / item.path).read_bytes().decode("utf-8", "surrogateescape")
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert 1 <= item.line <= len(lines), item
        assert 1 <= item.column <= len(lines[item.line - 1]) + 2, item
    return result.findings


def damaged(data, content):
    """Return content after one kind of damage."""
    at = data.draw(st.integers(0, max(len(content) - 1, 0)), label="at")
    match data.draw(st.sampled_from(["flip", "cut", "put", "drop", "double", "random", "shuffle"])):
        case "flip" if content:
            return content[:at] + bytes([content[at] ^ 1 << data.draw(st.integers(0, 7))]) + content[at + 1 :]
        case "cut":
            return content[:at]
        case "drop":
            return content[:at] + content[at + data.draw(st.integers(1, 200)) :]
        case "double":
            return content + content[at:]
        case "random":
            return content[:at] + data.draw(st.binary(max_size=40)) + content[at:]
        case "shuffle":
            return content[at:] + content[:at]
        case _:
            return content[:at] + data.draw(st.sampled_from(BITS)) + content[at:]


@shared
@given(data=st.data())
def test_damaged_tables(tmp_path, samples, data):
    sample = data.draw(st.sampled_from(samples))
    files = {}
    for table in data.draw(st.lists(st.sampled_from(list(TABLES)), min_size=1, max_size=3, unique=True)):
        content = sample.content(table)
        for _ in range(data.draw(st.integers(1, 4))):
            content = damaged(data, content)
        files[table] = content
    sample.write(tmp_path, files)
    judged(tmp_path)


ENCODINGS = [
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "utf-8-sig",
    "utf-7",
    "cp1251",
    "cp1252",
    "cp037",
    "shift_jis",
]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("table", ["names", "statistics"])
def test_tables_in_other_encodings(tmp_path, samples, table, encoding):
    content = samples[0].content(table).decode().encode(encoding, "replace")
    samples[0].write(tmp_path, {table: content})
    found = [item for item in judged(tmp_path) if item.path == f"data/{table}.csv"]
    # Plain figures are the same bytes in every encoding that extends ASCII.
    assert found or content.isascii()


@pytest.mark.parametrize("content", [
    b"\0" * 600, b"\xff" * 600, b"\n" * 600, b"\r" * 600, b"," * 600, b'"' * 600, b'"' * 601, b'",' * 300,
    b'"\n' * 300, b"PK\x03\x04" + bytes(range(256)) * 8, gzip.compress(bytes(1000), mtime=0), b"<!DOCTYPE html>\n<p>\n",
], ids=lambda content: repr(content[:4]))  # fmt: skip
@pytest.mark.parametrize("after_header", [True, False])
def test_files_that_are_no_tables(tmp_path, samples, content, after_header):
    header = ",".join(TABLES["votes"].model_fields).encode() + b"\n"
    samples[0].write(tmp_path, {"votes": header + content if after_header else content})
    assert any(item.path == "data/votes.csv" for item in judged(tmp_path))


@pytest.mark.parametrize("place", [0, 2, 4])
@pytest.mark.parametrize("cell", [
    "x" * 300_000, '"' + "x" * 300_000 + '"', '"' + '""' * 100_000 + '"', '"' + "\n" * 100_000 + '"',
    '"' * 100_001, "\u0301" * 100_000, "9" * 100_000, "-" * 100_000, "\u200b" * 100_000, "1e" + "9" * 90_000,
], ids=lambda cell: f"{cell[1:3]!r}x{len(cell)}")  # fmt: skip
def test_huge_cells(tmp_path, samples, place, cell):
    cells = ["unvotes-1", "SRB", "yes", "unvotes-votes-2021", ""]
    cells[place] = cell
    header = ",".join(TABLES["votes"].model_fields)
    samples[0].write(tmp_path, {"votes": f"{header}\n{','.join(cells)}\n".encode()})
    assert any(item.path == "data/votes.csv" and item.line in (2, 1) for item in judged(tmp_path))


def peak(folder, name):
    tracemalloc.start()
    try:
        with watched():
            check(folder, {name: TABLES[name]}, rules=False)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


NASTY = {
    "quotes": lambda size: b'"' * size,
    "doubled quotes": lambda size: b'"' + b'""' * (size // 2),
    "open quote": lambda size: b'"' + b"x,y\n" * (size // 4),
    "blank lines": lambda size: b"\n" * (size // 8),
    "short rows": lambda size: b"aaaaaaaaaaaaaaa\n" * (size // 16),
    "commas": lambda size: b"," * size,
    "not utf-8": lambda size: b"\xff\xfe\xfd," * (size // 4),
    "one long cell": lambda size: b"a" * size,
    "bad rows": lambda size: b"A B,QQQ,maybe,S S,\n" * (size // 19),
}


@pytest.mark.parametrize("name", NASTY)
def test_memory_is_bounded_by_the_size_of_the_file(tmp_path, name):
    """A fault may be remembered a line, and text as characters, but nothing grows faster than the file."""
    (tmp_path / "data").mkdir()
    header = ",".join(TABLES["votes"].model_fields).encode() + b"\n"
    size = 60_000
    (tmp_path / "data" / "votes.csv").write_bytes(header + NASTY[name](size))
    assert peak(tmp_path, "votes") < 4_000_000 + 150 * size
