"""The canonical form: the same rows, once and for all; and refusal where it would be a guess."""

from __future__ import annotations

import csv
import io
import random
import unicodedata
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from balkans_data.errors import PackageError
from balkans_data.formatting import canonical
from balkans_data.models.registry import MODELS, TABLES
from balkans_data.testing import packages, rows
from balkans_data.validation.engine import check

STATUSES = TABLES["statuses"]
HEADER = ",".join(STATUSES.model_fields)


def read(content):
    return list(csv.reader(io.StringIO(content.decode(), newline="")))


def tidy(cell):
    """What formatting may change in a cell."""
    spaces = "".join(" " if unicodedata.category(char) == "Zs" else char for char in unicodedata.normalize("NFC", cell))
    return spaces.strip()


some = settings(max_examples=max(20, settings.default.max_examples * 2 // 5))


@st.composite
def messy(draw):
    """A table as somebody's spreadsheet may write it: the bytes, its model, and its rows by column name."""
    model = draw(st.sampled_from(MODELS))
    names = list(model.model_fields)
    cells = draw(st.lists(rows(model), max_size=5))
    space = st.sampled_from(["", "", "", " ", "\u00a0", "  "])
    cells = [[draw(space) + cell + draw(space) for cell in row] for row in cells]
    if draw(st.booleans()):
        cells = [[unicodedata.normalize("NFD", cell) for cell in row] for row in cells]
    order = draw(st.permutations(range(len(names))))
    stream = io.StringIO()
    writer = csv.writer(
        stream,
        lineterminator=draw(st.sampled_from(["\n", "\r\n"])),
        quoting=draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])),
    )
    writer.writerow([names[at] for at in order])
    writer.writerows([row[at] for at in order] for row in cells)
    text = stream.getvalue()
    if draw(st.booleans()):
        text = text.rstrip("\r\n")
    mark = draw(st.sampled_from(["", "\ufeff"]))
    return (mark + text).encode(), model, cells


@some
@given(messy())
def test_formatting_again_changes_nothing(table):
    content, model, _ = table
    once = canonical(content, model)
    assert canonical(once, model) == once


@some
@given(messy())
def test_the_rows_stay_the_same(table):
    content, model, cells = table
    header, *found = read(canonical(content, model))
    assert header == list(model.model_fields)
    expected = [[tidy(cell) for cell in row] for row in cells]
    assert sorted(found) == [row for row, _ in groupby(sorted(expected))]


@some
@given(messy())
def test_rows_are_sorted_by_primary_key(table):
    content, model, _ = table
    header, *found = read(canonical(content, model))
    key = [header.index(name) for name in model.table.key]
    keys = [[row[at] for at in key] for row in found]
    assert keys == sorted(keys)


@some
@given(messy())
def test_the_bytes_are_canonical(table):
    content, model, _ = table
    text = canonical(content, model).decode("utf-8")
    assert not text.startswith("\ufeff")
    assert "\r" not in text
    assert text.endswith("\n")
    assert unicodedata.is_normalized("NFC", text)
    assert text.count('"') == 0 or any(char in text for char in ',"\n')


@some
@given(messy(), st.integers())
def test_the_order_of_the_rows_does_not_matter(table, seed):
    content, model, _ = table
    header, *found = read(canonical(content, model))
    random.Random(seed).shuffle(found)  # noqa: S311
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows([header, *found])
    assert canonical(stream.getvalue().encode(), model) == canonical(content, model)


@some
@given(packages(3, MODELS[:2]))
def test_what_is_valid_is_canonical_already(tables):
    for model in MODELS[:2]:
        stream = io.StringIO()
        csv.writer(stream, lineterminator="\n").writerows([list(model.model_fields), *tables[model.table.name]])
        content = stream.getvalue().encode()
        assert canonical(content, model) == content


def test_what_formatting_mends_the_validator_finds_no_more(tmp_path):
    content = f"\ufeff{HEADER}\r\nb,x,, Label ,Cafe\u0301\r\na,x,,La\u00a0bel,y".encode()
    (tmp_path / "data").mkdir()
    file = tmp_path / "data" / "statuses.csv"
    file.write_bytes(content)
    tables = {"statuses": STATUSES}

    def found():
        return {item.rule for item in check(tmp_path, tables, rules=False).findings} - {"foreign-key"}

    assert found() == {
        "bom", "line-ending", "final-newline", "row-order", "white-space", "not-nfc", "hidden-character"
    }  # fmt: skip
    file.write_bytes(canonical(content, STATUSES))
    assert found() == set()
    assert file.read_text(encoding="utf-8") == f"{HEADER}\na,x,,La bel,y\nb,x,,Label,Café\n"


def test_quotes_where_they_are_needed_only():
    content = f'"{HEADER.replace(",", chr(34) + "," + chr(34))}"\n"a","x","","A, b","Say ""no"""\n'.encode()
    assert canonical(content, STATUSES).decode() == f'{HEADER}\na,x,,"A, b","Say ""no"""\n'


def test_columns_come_in_the_order_of_the_model():
    content = b"label,meaning,rank,status,track\nL,M,1,s,t\n"
    assert canonical(content, STATUSES).decode() == f"{HEADER}\nt,s,1,L,M\n"


def test_blank_lines_go():
    assert canonical(f"{HEADER}\n\nt,s,,L,M\n\n".encode(), STATUSES).decode() == f"{HEADER}\nt,s,,L,M\n"


def test_rows_that_differ_are_both_kept_and_a_copy_goes():
    """A key that is there twice is for the validator to name; the same row twice says nothing more."""
    content = f"{HEADER}\nt,s,,B,M\nt,s,,A,M\nt,s,,A,M\n".encode()
    assert canonical(content, STATUSES).decode() == f"{HEADER}\nt,s,,A,M\nt,s,,B,M\n"


def test_hidden_characters_stay():
    """To drop one may change what a cell means: the validator names it instead."""
    content = f"{HEADER}\nt,s,,A\u200bB,M\n".encode()
    assert canonical(content, STATUSES) == content


def test_wrong_cells_stay_as_they_are():
    content = f"{HEADER}\nNot A Slug,s,x,,M\n".encode()
    assert canonical(content, STATUSES) == content


@pytest.mark.parametrize(("content", "reason"), [
    (b"", "the file is empty"),
    (f"{HEADER}\nt,s,,L,caf".encode() + b"\xe9\n", "line 2: byte 0xE9 is not UTF-8"),
    (f"{HEADER}\nt,s,,L\n".encode(), "line 2: 4 cells where the header has 5"),
    (f"{HEADER}\nt,s,,L,M\nt,s,,L,M,N\n".encode(), "line 3: 6 cells where the header has 5"),
    (f"{HEADER}\nt,s,,\"L,M\n".encode(), "broken quotes"),
    (f'{HEADER}\nt,s,,"L"x,M\n'.encode(), "line 2: broken quotes"),
    (b"track,status,rank,label,meanin\n", "line 1: no column 'meanin'; did you mean 'meaning'?"),
    (b"track,status,rank,label\n", "line 1: columns are missing: meaning"),
    (f"{HEADER},label\n".encode(), "line 1: a column is there twice"),
])  # fmt: skip
def test_it_refuses_rather_than_guess(content, reason):
    with pytest.raises(PackageError) as error:
        canonical(content, STATUSES)
    assert reason in str(error.value)
