"""Safe repairs: each has its kind and place, the rest is left alone, and damage is undone to the byte."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from balkans_data.errors import PackageError
from balkans_data.formatting import canonical, repaired, write
from balkans_data.formatting.files import Outcome, repair_files
from balkans_data.formatting.showing import as_dict, shown
from balkans_data.models.registry import MODELS, TABLES
from balkans_data.schema.columns import Kind, column, columns
from balkans_data.testing import cells as cells_of
from balkans_data.testing import rows as rows_of
from balkans_data.validation.cell_repairs import doubtful_cells, repaired_cell
from balkans_data.validation.explaining import explain
from balkans_data.validation.repairs import Repair, RepairKind

STATUSES = TABLES["statuses"]
HEADER = ",".join(STATUSES.model_fields)
ROW = "t,s,1,L,M"
COLUMNS = {
    Kind.BOOLEAN: column(TABLES["tracks"], "is_ordered"),
    Kind.INTEGER: column(STATUSES, "rank"),
    Kind.NUMBER: column(TABLES["statistics"], "value"),
    Kind.DATE: column(TABLES["sources"], "accessed_on"),
    Kind.EDTF: column(TABLES["alignments"], "end"),
    Kind.ENUM: column(TABLES["statistics"], "obs_status"),
}
some = settings(max_examples=max(20, settings.default.max_examples * 2 // 5))


def mended(item, text, known=None):
    steps = repaired_cell(item, text, known)
    return steps[-1].text if steps else text


@pytest.mark.parametrize(("kind", "text", "expected"), [
    (Kind.BOOLEAN, "TRUE", "true"),
    (Kind.BOOLEAN, "False", "false"),
    (Kind.INTEGER, "+12", "12"),
    (Kind.INTEGER, "012", "12"),
    (Kind.INTEGER, "12.0", "12"),
    (Kind.INTEGER, "12.00", "12"),
    (Kind.INTEGER, "12.", "12"),
    (Kind.INTEGER, "\uff11\uff12", "12"),
    (Kind.INTEGER, "\u200e12", "12"),
    (Kind.NUMBER, "+1.50", "1.50"),
    (Kind.NUMBER, "007", "7"),
    (Kind.NUMBER, ".5", "0.5"),
    (Kind.NUMBER, "-.5", "-0.5"),
    (Kind.NUMBER, "5.", "5"),
    (Kind.NUMBER, "-0", "0"),
    (Kind.NUMBER, "-0.00", "0.00"),
    (Kind.NUMBER, "\u22121.5", "-1.5"),
    (Kind.DATE, "2020-1-5", "2020-01-05"),
    (Kind.DATE, "2020\u201301\u201305", "2020-01-05"),
    (Kind.EDTF, "2020-1-5~", "2020-01-05~"),
    (Kind.EDTF, "2020-1-5/2020-2-3", "2020-01-05/2020-02-03"),
    (Kind.EDTF, "2020-1-5/..", "2020-01-05/.."),
    (Kind.EDTF, "201x", "201X"),
    (Kind.EDTF, "2020-xx", "2020-XX"),
    (Kind.EDTF, "2020\u200b", "2020"),
    (Kind.ENUM, "a", "A"),
    (Kind.ENUM, "\uff21", "A"),
])  # fmt: skip
def test_one_canonical_text_of_the_same_value(kind, text, expected):
    assert mended(COLUMNS[kind], text) == expected
    assert COLUMNS[kind].read(expected) is not None


@pytest.mark.parametrize(("kind", "text"), [
    *[(Kind.BOOLEAN, text) for text in ("yes", "1", "WAHR", "T", "ja", "NA")],
    *[(Kind.INTEGER, text) for text in ("1,000", "1.000", "12.5", "1E1", "01.0", "0", "+100", "1_2", "1 2",
                                        "NA", "\u0661")],
    *[(Kind.NUMBER, text) for text in ("1,5", "1,000", "1.000,5", "01.05", "1E3", "1.2E+06", "12%", ".", "+", "-", "",
                                       "\u201312", "--1", "0x1F", "1.5.2", "nan", "Infinity", "1 000", "1'000")],
    *[(Kind.DATE, text) for text in ("05.06.2020", "5/6/2020", "2020/1/5", "2020-13-1", "2020-2-30", "2020-1",
                                     "2020-01-05 00:00:00", "43835", "2020-1-5~", "5 June 2020", "2020--1-5")],
    *[(Kind.EDTF, text) for text in ("2020-1", "2019\u20132020", "2020\u201301", "2020u", "...", "\u2026", "x",
                                     "2020/1/5", "2020-1-5/2019-1-5", "20x0", "about 2020", "open")],
    *[(Kind.ENUM, text) for text in ("AB", "normal", "?")],
])  # fmt: skip
def test_what_needs_a_judgement_is_left_alone(kind, text):
    assert repaired_cell(COLUMNS[kind], text) == []


def test_a_hash_has_one_value_in_either_case():
    item = column(TABLES["sources"], "sha256")
    assert mended(item, "AB" * 32) == "ab" * 32
    assert repaired_cell(item, "AB" * 31) == []


@pytest.mark.parametrize(("text", "expected"), [
    ("Alb", "ALB"), ("Nato", "nato"), ("NATO", "nato"), ("\u200bAlb", "ALB"),
    ("alb", "alb"),  # could be an organisation that is not there yet
    ("CIS", "CIS"), ("Nowhere", "Nowhere"), ("Twice", "Twice"),
])  # fmt: skip
def test_identifiers_are_those_of_the_row_that_alone_can_be_meant(text, expected):
    known = {"alb": "ALB", "nato": "nato", "cis": "cis"}
    assert mended(column(TABLES["alignments"], "actor_id"), text, lambda: known) == expected


def test_running_text_keeps_what_it_has():
    item = column(STATUSES, "label")
    for text in ("TRUE", "2020-1-5", "+1", "\uff11", "a\u200bb", "end\u200b", "x" * 121 + "\u200b"):
        assert repaired_cell(item, text) == []


cases = st.sampled_from(sorted(COLUMNS))
WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


def wide(text):
    """Return full-width forms."""
    return text.translate(WIDE)


# Texts near to what is repaired, and random ones of what numbers and dates are made of.
nearly = st.one_of(
    st.builds(
        lambda change, before, text, after: change(before + text + after),
        st.sampled_from([str, str, str.upper, str.title, wide]),
        st.sampled_from(["", "", "", "+", "-", "−", "0", "\u200b", "\u200e", " ", "\u00a0"]),
        st.sampled_from(
            ["true", "false", "12", "0", "1.50", "1.000", "2020-1-5", "2020-10-05", "201x", "e", ".5", "1,5"]
        ),
        st.sampled_from(["", "", "", ".0", ".00", ".000", ".", "~", "/2021-1-1", "\u200b", " "]),
    ),
    st.text(st.sampled_from("0012 35.,+-−–/xX~?%\u200b\uff11\uff0e\u00a0"), max_size=12),
)


@settings(max_examples=settings.default.max_examples * 3)
@given(cases, nearly)
def test_a_repair_is_valid_final_and_of_the_same_value(kind, text):
    item = COLUMNS[kind]
    new = mended(item, text)
    assert repaired_cell(item, new) == []
    assert (text in doubtful_cells(item, {text})) or new == text
    form = {RepairKind.NFC, RepairKind.SPACE, RepairKind.WHITE_SPACE, RepairKind.LINE_ENDING}
    if {step.kind for step in repaired_cell(item, text)} - form:
        assert not item.invalid([new])
        assert item.invalid([text.replace("\u00a0", " ").strip()])
        if kind in (Kind.NUMBER, Kind.INTEGER):
            # Python's own reading as an independent referee.
            plain = unicodedata.normalize("NFKC", text).replace("−", "-").strip().strip("\u200b\u200e ")
            assert Decimal(plain) == Decimal(new)
            assert kind is Kind.INTEGER or len(new.partition(".")[2]) == len(plain.partition(".")[2])


@some
@given(st.data())
def test_valid_cells_are_left_alone(data):
    item = data.draw(st.sampled_from([item for model in MODELS for item in columns(model)]))
    text = data.draw(cells_of(item))
    assert repaired_cell(item, text) == []


@some
@given(cases, nearly)
def test_the_validator_names_the_repair(kind, text):
    item = COLUMNS[kind]
    steps = repaired_cell(item, text)
    if steps and item.invalid([text]) and not item.invalid([steps[-1].text]) and steps[-1].text:
        hint = explain(item, text).hint
        assert hint == f"write {steps[-1].text!r}, or run `balkans-data format`"


# Whole files


@st.composite
def damaged(draw):
    """The canonical bytes of a table, and what a spreadsheet may make of them."""
    model = draw(st.sampled_from(MODELS))
    names = list(model.model_fields)
    at_key = [names.index(name) for name in model.table.key]
    drawn = {tuple(row[at] for at in at_key): row for row in draw(st.lists(rows_of(model), max_size=4))}
    rows = [row for _, row in sorted(drawn.items())]
    good = write([names, *rows])
    kinds = {item.name: item.kind for item in columns(model)}

    def cell(name, text):
        change = draw(st.integers(0, 3))
        if not text or not change:
            return text
        if kinds[name] is Kind.BOOLEAN:
            return draw(st.sampled_from([text.upper(), text.capitalize()]))
        if kinds[name] is Kind.INTEGER:
            return draw(st.sampled_from(["+", "0", "00"])) + text if change == 1 else f"{text}.0"
        if kinds[name] is Kind.DATE:
            return text.replace("-0", "-")
        if kinds[name] is Kind.EDTF and len(text) == 10 and "X" not in text:
            return text.replace("-0", "-")
        if kinds[name] is Kind.ENUM:
            return text.upper() if text != text.upper() else text.lower()
        return draw(st.sampled_from(["", " ", "\u00a0"])) + text + draw(st.sampled_from(["", " "]))

    rows = [[cell(name, text) for name, text in zip(names, row, strict=True)] for row in rows]
    rows += [list(row) for row in rows if draw(st.booleans())]
    rows = draw(st.permutations(rows))
    order = draw(st.permutations(range(len(names))))
    spare = draw(st.integers(0, 2))
    header = [names[at] for at in order]
    if draw(st.booleans()):
        header = [name.upper() for name in header]
    table = [[*header, *[""] * spare], *([row[at] for at in order] + [""] * spare for row in rows)]
    for _ in range(draw(st.integers(0, 2))):
        table.insert(draw(st.integers(1, len(table))), draw(st.sampled_from([[], [""] * (len(names) + spare)])))
    stream = io.StringIO(newline="")
    delimiter = draw(st.sampled_from([",", ";", "\t"]))
    terminator = draw(st.sampled_from(["\n", "\r\n"]))
    quoting = draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
    csv.writer(stream, delimiter=delimiter, lineterminator=terminator, quoting=quoting).writerows(table)
    text = stream.getvalue()
    if draw(st.booleans()):
        text = text.rstrip("\r\n")
    if draw(st.booleans()):
        text = f"sep={delimiter}{terminator}{text}"
    return model, good, text.encode(draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])))


@some
@given(damaged())
def test_damage_is_undone_to_the_byte(case):
    model, good, bad = case
    result = repaired(bad, model)
    assert result.content == good
    assert bool(result.repairs) == (bad != good)
    again = repaired(good, model)
    assert (again.content, again.repairs) == (good, [])


@some
@given(damaged())
def test_a_repair_of_a_cell_says_where_it_is(case):
    model, _, bad = case
    text = bad.decode("utf-16" if bad[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    lines = text.split("\n")
    for item in repaired(bad, model).repairs:
        if item.field and item.kind is RepairKind.BOOLEAN:
            assert item.old in lines[item.line - 1]


def kinds_of(content, model=STATUSES):
    return [(str(item.kind), item.line, item.count) for item in repaired(content, model).repairs]


@pytest.mark.parametrize(("content", "expected"), [
    (f"{HEADER}\n{ROW}\n", []),
    (f"{HEADER}\r\n{ROW}\r\n", [("line-ending", None, 2)]),
    (f"{HEADER}\n{ROW}", [("final-newline", 2, 1)]),
    (f"\ufeff{HEADER}\n{ROW}\n", [("bom", 1, 1)]),
    (f"{HEADER}\n\n,,,,\n \n{ROW}\n", [("blank-row", 2, 1), ("blank-row", 3, 1), ("blank-row", 4, 1)]),
    (f"{HEADER}\n{ROW}\n{ROW}\n", [("duplicate-row", 3, 1)]),
    (f"{HEADER}\nu,s,1,L,M\n{ROW}\n", [("row-order", 3, 1)]),
    (f'{HEADER}\nt,"s",1,"L",M\n', [("quotes", 2, 1)]),
    (f'{HEADER}\nt,s,1,a"b,M\n', [("quotes", 2, 1)]),
    (f'{HEADER}\nt,s,1,"a""b",M\n', []),
    (f"{HEADER},,\n{ROW},,\n", [("empty-column", 1, 2)]),
    (f"{HEADER.upper()}\n{ROW}\n", [("column-name", 1, 1)] * 5),
    ("label,meaning,rank,status,track\nL,M,1,s,t\n", [("column-order", 1, 1)]),
    (f"sep=,\n{HEADER}\n{ROW}\n", [("separator", 1, 1)]),
    (f"sep=;\r\n{HEADER}\n{ROW}\n".replace(",", ";"),
     [("separator", 1, 1), ("separator", 2, 1), ("line-ending", None, 1)]),
    (f'{HEADER}\nt,r,1,"L\r\nL",M\nt,s,01,L,M\n', [("line-ending", 2, 1), ("number", 4, 1)]),
    (f"{HEADER}\nt,s, 01 ,e\u0301,a\u00a0b\n",
     [("nfc", 2, 1), ("space", 2, 1), ("white-space", 2, 1), ("number", 2, 1)]),
])  # fmt: skip
def test_every_repair_has_its_kind_line_and_count(content, expected):
    assert kinds_of(content.encode()) == expected


def test_the_steps_of_a_cell_lead_from_what_was_to_what_is():
    repairs = repaired(f"{HEADER}\nt,s, 01\u00a0,L,M\n".encode(), STATUSES).repairs
    assert [(item.old, item.new, item.field) for item in repairs] == [
        (" 01\u00a0", " 01 ", "rank"), (" 01 ", "01", "rank"), ("01", "1", "rank")
    ]  # fmt: skip


@pytest.mark.parametrize(("content", "reason"), [
    (f"{HEADER},\n{ROW},x\n".encode(), "line 2: 'x' stands in a column without a name"),
    (f"{HEADER}\n{ROW},\n".encode(), "line 2: 6 cells where the header has 5"),
    (b"\xff\xfe" + HEADER.encode("utf-16-le") + b"\n", "it has the mark of UTF-16, but byte"),
    (HEADER.encode("utf-16-le"), "a file in UTF-16 without its mark?"),
    (HEADER.encode("utf-32"), "is not UTF-8"),
    (f"{HEADER}\nt,s,,L,caf".encode() + b"\xe9\n", "in Windows-1252 it is 'é'); save the file as UTF-8"),
    (f"{HEADER};x\n".replace(",", ";").encode(), "no column"),
    (b"sep=;\n" + HEADER.encode() + b"\n", "line 1: no column 'sep=;'"),
    (f"{HEADER}\nt,s,,L,{'x' * 200_000}\n".encode(), "a cell has more than 131,072 characters"),
])  # fmt: skip
def test_what_cannot_be_read_without_a_guess_is_refused(content, reason):
    before = csv.field_size_limit(131_072)
    try:
        with pytest.raises(PackageError) as error:
            canonical(content, STATUSES)
    finally:
        csv.field_size_limit(before)
    assert reason in str(error.value)


# Files on disk


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data/statuses.csv").write_text(f"{HEADER}\nT,s,01,L,M\n", encoding="utf-8")
    tracks = TABLES["tracks"]
    cells = [item.example for item in columns(tracks)]
    cells[0] = "t"
    (tmp_path / "data/tracks.csv").write_bytes(write([list(tracks.model_fields), cells]))
    return tmp_path


def test_references_find_the_row_that_they_name(folder):
    found = {item.path.name: item for item in repair_files([folder])}
    assert found["tracks.csv"].state == "canonical"
    assert [(str(item.kind), item.old, item.new) for item in found["statuses.csv"].repairs] == [
        ("number", "01", "1"), ("identifier", "T", "t")
    ]  # fmt: skip
    assert (folder / "data/statuses.csv").read_text(encoding="utf-8") == f"{HEADER}\nt,s,1,L,M\n"
    assert {item.state for item in repair_files([folder])} == {"canonical"}


def test_no_identifier_is_taken_from_a_table_that_cannot_be_read(folder):
    file = folder / "data/tracks.csv"
    file.write_bytes(file.read_bytes() + b"\xff")
    found = {item.path.name: item for item in repair_files([folder])}
    assert found["tracks.csv"].state == "refused"
    assert [item.kind for item in found["statuses.csv"].repairs] == [RepairKind.NUMBER]


def test_a_check_writes_nothing(folder):
    file = folder / "data/statuses.csv"
    before = file.read_bytes()
    assert [item.state for item in repair_files([file], check=True)] == ["repaired"]
    assert file.read_bytes() == before


def test_a_file_named_twice_is_formatted_once_and_a_link_stays_one(folder):
    link = folder / "statuses.csv"
    link.symlink_to(folder / "data/statuses.csv")
    assert [item.state for item in repair_files([link, folder / "data/statuses.csv"])] == ["repaired"]
    assert link.is_symlink()
    assert [item.state for item in repair_files([link])] == ["canonical"]


def test_an_installed_package_is_never_written_to(folder):
    site = folder / "lib/site-packages/balkans_data"
    site.parent.mkdir(parents=True)
    (folder / "data").rename(folder / "there")
    site.mkdir()
    (folder / "there").rename(site / "data")
    before = (site / "data/statuses.csv").read_bytes()
    for path in (site, site / "data/statuses.csv"):
        with pytest.raises(PackageError, match="installed package, which is never written to"):
            repair_files([path])
    assert (site / "data/statuses.csv").read_bytes() == before
    assert "repaired" in {item.state for item in repair_files([site], check=True)}


def test_a_file_that_cannot_be_written_does_not_hide_what_was_done(folder, monkeypatch):
    def full(path, content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("balkans_data.formatting.files.write_atomically", full)
    found = {item.path.name: item for item in repair_files([folder])}
    assert found["statuses.csv"].refused == "No space left on device"
    assert found["tracks.csv"].state == "canonical"


# What is shown


def text_of(outcomes):
    return "\n".join(line.plain for line in shown(outcomes))


def test_equal_repairs_stand_together_with_their_lines():
    repairs = [Repair(RepairKind.BOOLEAN, line, "is_x", "TRUE", "true") for line in (2, 3, 4, 9)]
    text = text_of([Outcome(Path("data/x.csv"), [*repairs, Repair(RepairKind.BOOLEAN, 5, "is_x", "FALSE", "false")])])
    assert "formatted data/x.csv: 5 repairs\n  boolean  5  " in text
    assert "is_x: 'TRUE' -> 'true'  lines 2-4, 9\n" in text
    assert "is_x: 'FALSE' -> 'false'  line 5\n" in text
    assert text.endswith("1 formatted (5 repairs), 0 in form already")


def test_nothing_is_cut_without_saying_how_much():
    many = [Repair(RepairKind.NUMBER, 2 * n, "rank", f"0{n}", str(n)) for n in range(100)]
    many += [Repair(RepairKind.BLANK_ROW, 2 * n) for n in range(100)]
    text = text_of([Outcome(Path("x.csv"), many)])
    assert "… and 60 repairs more, of 60 other texts: --format json lists all" in text
    assert text.count("-> ") == 40
    assert "22 and 88 more (--format json lists all)" in text
    content = json.loads(json.dumps(as_dict([Outcome(Path("x.csv"), many)])))
    assert len(content["files"][0]["repairs"]) == 200
    assert content["counts"] == {"blank-row": 100, "number": 100}


@pytest.mark.parametrize("text", ["\\[bold]x[/bold]", "[/]", "\\", "\x1b[31m", "a\nb", "\u202e", "😀:smile:"])
def test_what_cells_hold_comes_out_exactly(text, capsys):
    from rich.console import Console

    outcomes = [Outcome(Path("x.csv"), [Repair(RepairKind.WHITE_SPACE, 2, "label", f" {text}", text)])]
    console = Console(width=200, highlight=False)
    for line in shown(outcomes):
        console.print(line, soft_wrap=True)
    out = capsys.readouterr().out
    printed = "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)
    assert printed.lower() in out.lower()
    assert "\x1b" not in out
