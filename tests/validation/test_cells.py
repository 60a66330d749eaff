"""The cell layer: what is a valid cell, what is said of one that is not, and where."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from balkans_data.schema.columns import Kind, columns
from balkans_data.testing import broken_cells, cells
from balkans_data.validation.characters import hidden, is_nfc
from balkans_data.validation.engine import check


def row_with(model, name, cell):
    valid = {"thing_id": "a", "name": "x", "colour": "red", name: cell}
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerow(valid.get(column, "") for column in model.model_fields)
    return stream.getvalue()


@pytest.fixture
def say(find, model, header):
    """Return a function: one cell of a row to (rule, message, hint) of its findings."""

    def run(name, cell):
        found = find(f"{header}\n{row_with(model, name, cell)}")
        assert all((item.field, item.line, item.value) == (name, 2, cell) for item in found)
        return [(item.rule, item.message, item.hint) for item in found]

    return run


@pytest.mark.parametrize(("name", "cell", "rule", "message", "hint"), [
    ("thing_id", "", "required", "thing_id must not be empty", "such as 'acme'"),
    ("colour", "", "required", "colour must not be empty", ""),
    ("thing_id", "New York", "pattern", "has not the form of a thing_id", "perhaps 'new-york'"),
    ("thing_id", "ACME", "pattern", "(such as 'acme')", "perhaps 'acme'"),
    ("thing_id", "-", "pattern", "'-' has not the form", ""),
    ("colour", "purple", "enum", "'purple' is not a colour", "one of red, dark_blue"),
    ("colour", "RED", "enum", "did you mean 'red'?", ""),
    ("colour", "Dark blue", "enum", "did you mean 'dark_blue'?", ""),
    ("colour", "dark-blue", "enum", "did you mean 'dark_blue'?", ""),
    ("colour", "dark_blu", "enum", "did you mean 'dark_blue'?", ""),
    ("size", "0", "range", "0 is out of bounds", "at least 1 and at most 99"),
    ("size", "100", "range", "100 is out of bounds", "at least 1 and at most 99"),
    ("size", "-5", "range", "-5 is out of bounds", ""),
    ("size", "1.5", "type", "is not a whole number", "it takes a whole number"),
    ("size", "1.0", "type", "is not a whole number", "write '1', or run `balkans-data format`"),
    ("size", "07", "type", "plain notation", "write '7'"),
    ("size", "+7", "type", "plain notation", "write '7'"),
    ("size", "1_0", "type", "plain notation", "write '10'"),
    ("size", "١٢", "type", "is not a whole number", "such as '7'"),
    ("size", "１２", "type", "is not a whole number", "write '12', or run `balkans-data format`"),
    ("size", "seven", "type", "is not a whole number", "such as '7'"),
    ("price", "-1", "range", "-1 is out of bounds", "it must be at least 0"),
    ("price", "-0.5", "range", "-0.5 is out of bounds", ""),
    ("price", "1,000", "type", "is not a number in plain notation", "write '1000' or '1.000', whichever is meant"),
    ("price", "1_000.5", "type", "plain notation", "write '1000.5'"),
    ("price", "1 000", "type", "plain notation", "write '1000'"),
    ("price", "1e3", "type", "plain notation", "write '1000', if no digits were lost"),
    ("price", ".5", "type", "plain notation", "write '0.5', or run"),
    ("price", "5.", "type", "plain notation", "write '5', or run"),
    ("price", "-0", "type", "plain notation", "write '0', or run"),
    ("price", "NaN", "type", "plain notation", "leave it empty if it is not known"),
    ("price", "Infinity", "type", "plain notation", "such as '1.5'"),
    ("day", "2020-1-5", "type", "is not a day (YYYY-MM-DD)", "write '2020-01-05'"),
    ("price", "1,5", "type", "plain notation", "write '1.5'"),
    ("price", "1.234,5", "type", "plain notation", "write '1234.5'"),
    ("price", "12%", "type", "plain notation", "write '12', if the unit is per cent"),
    ("size", "1,234", "type", "plain notation", ""),
    ("name", "\u200ba\u200bb", "hidden-character", "as character 1, and 1 more", "write 'ab', if"),
    ("day", "5 June 2020", "type", "is not a day", "write '2020-06-05'"),
    ("day", "June 5, 2020", "type", "is not a day", "write '2020-06-05'"),
    ("day", "43835", "type", "is not a day", "a spreadsheet counts days so: write '2020-01-05' if that is meant"),
    ("day", "2020-25-12", "type", "is not a day", "write '2020-12-25' if day and month are the wrong way round"),
    ("start", "June 2020", "type", "is not a date in EDTF", "write '2020-06'"),
    ("start", "99 Juneteenth 2020", "type", "is not a date in EDTF", ""),
    ("start", "2021/2020", "type", "ends before it begins", "write '2020/2021' if the two are the wrong way round"),
    ("start", "2019–2020", "type", "is not a date in EDTF", "write '2019/2020'"),
    ("start", "201x", "type", "is not a date in EDTF", "write '201X', or run `balkans-data format`"),
    ("start", "NA", "type", "is not a date in EDTF", "leave it empty if it is not known"),
    ("day", "25.12.2020", "type", "is not a day", "write '2020-12-25'"),
    ("day", "05/06/2020", "type", "is not a day", "write '2020-05-06' or '2020-06-05', whichever is meant"),
    ("day", "2020-02-30", "type", "is not a day", "February 2020 has 29 days"),
    ("day", "2020-01", "type", "is not a day", "it takes a whole day, such as '2020-01-05'"),
    ("day", "2020-01-05T00:00:00", "type", "is not a day", "write '2020-01-05' if a day is meant"),
    ("day", "1578182400", "type", "is not a day", "it takes a whole day"),
    ("start", "2020-1-5", "type", "is not a date in EDTF", "write '2020-01-05'"),
    ("start", "2020-02-30", "type", "is no day of the calendar", "February 2020 has 29 days"),
    ("start", "..", "type", "start cannot be '..'", "leave it empty"),
    ("start", "present", "type", "is not a date in EDTF", ""),
    ("end", "present", "type", "is not a date in EDTF", "write '..'"),
    ("end", "c. 1990", "type", "is not a date in EDTF", "write '1990~'"),
    ("is_new", "yes", "type", "neither 'true' nor 'false'", "write 'true'"),
    ("is_new", "TRUE", "type", "neither 'true' nor 'false'", "write 'true'"),
    ("is_new", "0", "type", "neither 'true' nor 'false'", "write 'false'"),
    ("is_new", "maybe", "type", "neither 'true' nor 'false'", ""),
    ("name", " x", "white-space", "white space at its ends: ' x'", "write 'x'"),
    ("name", "x ", "white-space", "white space at its ends", "write 'x'"),
    ("size", " 7", "white-space", "white space at its ends", "write '7'"),
    ("colour", "red ", "white-space", "white space at its ends", "write 'red'"),
    ("end", " ..", "white-space", "white space at its ends", "write '..'"),
    ("name", "a\u00a0b", "hidden-character", "name has U+00A0 NO-BREAK SPACE as character 2", "write 'a b'"),
    ("name", "ab\u200b", "hidden-character", "U+200B ZERO WIDTH SPACE as character 3", "write 'ab', if that is all"),
    ("name", "\ufeffab", "hidden-character", "U+FEFF ZERO WIDTH NO-BREAK SPACE as character 1", "write 'ab', if"),
    ("name", "a\tb", "hidden-character", "U+0009 TAB as character 2", "write 'a b', if"),
    ("name", "a\nb", "hidden-character", "U+000A LINE FEED as character 2", "write 'a b', if"),
    ("name", "a\u00adb", "hidden-character", "U+00AD SOFT HYPHEN", "write 'ab', if"),
    ("name", "a\ufffdb", "hidden-character", "U+FFFD REPLACEMENT CHARACTER", "copy it from the source again"),
    ("name", "a\u202eb", "hidden-character", "U+202E RIGHT-TO-LEFT OVERRIDE", "write 'ab', if"),
    ("thing_id", "a\u200b", "hidden-character", "thing_id has U+200B", "write 'a', or run `balkans-data format`"),
    ("is_new", "true\u00a0", "hidden-character", "U+00A0", "write 'true'"),
    ("name", "Cafe\u0301", "not-nfc", "not in Unicode form NFC", "write 'Café'"),
    ("name", "\u212b", "not-nfc", "not in Unicode form NFC", "write 'Å'"),
])  # fmt: skip
def test_what_is_said_of_a_cell(say, name, cell, rule, message, hint):
    ((found_rule, found_message, found_hint),) = say(name, cell)
    assert found_rule == rule
    assert message in found_message
    assert hint in found_hint
    if not hint and rule not in ("enum", "required", "range"):
        assert not found_hint


@pytest.mark.parametrize(("name", "cell"), [
    ("name", "NA"),
    ("name", "null"),
    ("name", "Жабљак · Ζάγκρεμπ · 黑山"),
    ("name", 'He said "no", twice'),
    ("size", "99"),
    ("price", "0.0000001"),
    ("price", "0"),
    ("price", "0.00"),
    ("price", "1.50"),
    ("price", "123456789012345678901234567890.123"),
    ("day", "9999-12-31"),
    ("day", "0001-01-01"),
    ("start", "201X"),
    ("end", ".."),
])  # fmt: skip
def test_valid_cells(say, name, cell):
    assert say(name, cell) == []


def test_a_carriage_return_in_a_quoted_cell(find, header):
    found = find(f'{header}\na,"x\ry",red,,,,,,,,\n')
    assert [(item.rule, item.line, item.column) for item in found] == [
        ("line-ending", 2, 5),
        ("hidden-character", 2, 3),
    ]


def test_every_row_with_a_wrong_value_is_named(table):
    found = table(*(f"a{number:04},x,{'purple' if number % 7 else 'red'},,,,,,,," for number in range(2500)))
    assert found == [("enum", number + 2, 9, "colour") for number in range(2500) if number % 7]


def quoting(cell, choice):
    """A cell as it may stand in a file: quoted where it must be, or where `choice` says so."""
    must = any(char in cell for char in ',"\n\r')
    return '"' + cell.replace('"', '""') + '"' if must or choice else cell


@st.composite
def files(draw, model):
    """A file with one broken cell: the text, and the line, column and name of that cell."""
    parts = columns(model)
    texts = [[draw(cells(part)) for part in parts] for _ in range(draw(st.integers(1, 4)))]
    for number, row in enumerate(texts):
        row[0] = f"k{number}"
        row[-2] = row[-1] = ""
    at = draw(st.integers(0, len(texts) - 1))
    kinds = {
        Kind.ENUM: ["enum"],
        Kind.STRING: ["pattern"],
        Kind.EDTF: ["pattern"],
        Kind.INTEGER: ["type", "range"],
        Kind.NUMBER: ["type"],
        Kind.BOOLEAN: ["type"],
        Kind.DATE: ["type"],
    }
    place = draw(st.integers(0, len(parts) - 1))
    texts[at][place] = draw(st.sampled_from(kinds[parts[place].kind]).flatmap(lambda k: broken_cells(parts[place], k)))
    # A line break in a cell is a fault of its own, and must not shift the place of the other one.
    for number, row in enumerate(texts):
        if number != at or place != 1:
            row[1] = draw(st.sampled_from([row[1], row[1] + "\n" + row[1], "x\n\ny"]))
    lines = [",".join(part.name for part in parts)]
    line, wanted = 2, None
    for number, row in enumerate(texts):
        written, column, start = [], 1, line
        for index, cell in enumerate(row):
            text = quoting(cell, draw(st.booleans()))
            if (number, index) == (at, place):
                wanted = (line, column, parts[place].name)
            written.append(text)
            breaks = text.count("\n")
            column = len(text) - text.rindex("\n") if breaks else column + len(text)
            column += 1
            line += breaks
        lines.append(",".join(written))
        line += 1
        assert line == start + 1 + lines[-1].count("\n")
    return "\n".join(lines) + "\n", wanted


shared = settings(suppress_health_check=[*settings.default.suppress_health_check, HealthCheck.function_scoped_fixture])


@shared
@given(st.data())
def test_a_broken_cell_is_found_at_its_physical_place(tmp_path_factory, model, data):
    content, wanted = data.draw(files(model))
    folder = tmp_path_factory.mktemp("p")
    (folder / "data").mkdir()
    (folder / "data" / "things.csv").write_bytes(content.encode())
    found = check(folder, {"things": model}, rules=False).findings
    rest = [item for item in found if not (item.value and "\n" in item.value) and item.rule != "row-order"]
    assert [(item.line, item.column, item.field) for item in rest] == [wanted]
    lines = content.split("\n")
    for item in found:
        # The finding points at the cell itself.
        if item.field and item.value and "\n" not in item.value:
            assert lines[item.line - 1][item.column - 1 :].startswith(quoting(item.value, choice=False)) or (
                lines[item.line - 1][item.column - 1 :].startswith(quoting(item.value, choice=True))
            )


@shared
@given(st.data())
def test_valid_cells_are_valid_and_broken_ones_are_not(model, data):
    part = data.draw(st.sampled_from(columns(model)))
    texts = data.draw(st.lists(cells(part).filter(bool), max_size=4, unique=True))
    assert part.invalid(texts) == []
    assert all(hidden(text) is None and is_nfc(text) for text in texts)
    kind = {Kind.ENUM: "enum", Kind.STRING: "pattern", Kind.EDTF: "pattern"}.get(part.kind, "type")
    bad = data.draw(st.lists(broken_cells(part, kind), max_size=3, unique=True))
    assert part.invalid([*texts, *bad]) == bad
