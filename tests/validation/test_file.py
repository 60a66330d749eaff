"""The file layer: each fault at its physical line and column, and nothing but that fault."""

from __future__ import annotations

import pytest

from balkans_data.validation.findings import Severity


def places(findings):
    return [(item.rule, item.line, item.column, item.field) for item in findings]


def test_a_clean_file(table, row_a, row_b):
    assert table(row_a, row_b) == []
    assert table() == []


def test_a_missing_file(find):
    (finding,) = find(None)
    assert (finding.rule, finding.path, finding.line) == ("file-missing", "data/things.csv", None)
    assert "header" in finding.hint


def test_an_empty_file(find):
    (finding,) = find(b"")
    assert places([finding]) == [("empty-file", 1, 1, None)]


def test_a_byte_order_mark(find, header, row_a):
    (finding,) = find(b"\xef\xbb\xbf" + f"{header}\n{row_a}\n".encode())
    assert places([finding]) == [("bom", 1, 1, None)]
    assert "format" in finding.hint


def test_a_byte_order_mark_does_not_shift_columns(find, header, row_a):
    found = find(b"\xef\xbb\xbf" + f"{header},x\n{row_a},\n".encode())
    assert places(found) == [("bom", 1, 1, None), ("header", 1, len(header) + 2, None)]


def test_windows_line_endings(find, header, row_a, row_b):
    (finding,) = find(f"{header}\r\n{row_a}\r\n{row_b}\r\n".encode())
    assert places([finding]) == [("line-ending", 1, len(header) + 1, None)]
    assert "(3 in the file)" in finding.message


def test_one_windows_line_ending(find, header, row_a, row_b):
    assert places(find(f"{header}\n{row_a}\r\n{row_b}\n")) == [("line-ending", 2, len(row_a) + 1, None)]


def test_latin_1(find, header, row_a, row_b):
    wrong = row_b.replace("Name", "Ne\xe9m\xe9")
    (finding,) = find(f"{header}\n{row_a}\n".encode() + wrong.encode("latin-1") + b"\n")
    assert places([finding]) == [("encoding", 3, 5, None)]
    assert "0xE9" in finding.message
    assert "'é'" in finding.hint


def test_latin_1_after_characters_of_several_bytes(find, header, row_a):
    wrong = "b,Nežá ".encode() + b"\xe9,red,,,,,,,,\n"
    assert places(find(f"{header}\n{row_a}\n".encode() + wrong)) == [("encoding", 3, 8, None)]


def test_latin_1_is_named_once_a_line_and_the_rest_is_judged(find, header):
    content = header.encode() + b"\nN\xe9,x,red,,,,,,,,\nb,y,purple,,,,,,,,\nc,\xe9\xe9,red,,,,,,,missing,\n"
    # Whether `missing` is missing cannot be known: the id of line 2 could not be read.
    assert sorted(places(find(content))) == [
        ("encoding", 2, 2, None),
        ("encoding", 4, 3, None),
        ("enum", 3, 5, "colour"),
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16(find, header, row_a, encoding):
    mark = "" if encoding == "utf-16" else "\ufeff"
    (finding,) = find((mark + f"{header}\n{row_a}\n").encode(encoding))
    assert places([finding]) == [("encoding", 1, 1, None)]
    assert "UTF-16" in finding.message


def test_nul(find, header, row_a):
    (finding,) = find(f"{header}\n{row_a}\n".replace("Name", "N\0me"))
    assert places([finding]) == [("hidden-character", 2, 3, "name")]
    assert "U+0000 NULL as character 2" in finding.message


def test_no_final_newline(find, header, row_a):
    (finding,) = find(f"{header}\n{row_a}")
    assert places([finding]) == [("final-newline", 2, 1, None)]
    assert finding.severity is Severity.WARNING


def test_an_unclosed_quote(find, header, row_a, row_b):
    (finding,) = find(f'{header}\n{row_a}\nb,"Name,red,,,,,,,,\n{row_b}\n{row_b}\n')
    assert places([finding]) == [("csv-syntax", 3, 3, None)]
    assert "never closed; this and the 2 lines after it were not read" in finding.message


def test_an_unclosed_quote_on_the_last_line(find, header, row_a):
    (finding,) = find(f'{header}\n{row_a}\nb,Name,"red,,,,,,,,\n')
    assert places([finding]) == [("csv-syntax", 3, 8, None)]
    assert "it was not read" in finding.message


def test_an_unclosed_quote_in_the_header(find, header, row_a):
    (finding,) = find('"' + f"{header}\n{row_a}\n")
    assert places([finding]) == [("csv-syntax", 1, 1, None)]


def test_an_unclosed_quote_that_a_later_one_seems_to_close(find, header, row_a):
    content = f'{header}\n{row_a}\nb,"Name,red,,,,,,,,\nc,x,red,,,,,,,,\nd,"y",red,,,,,,,,\n'
    (finding,) = find(content)
    assert places([finding]) == [("csv-syntax", 3, 3, None)]
    assert "goes on after its closing quote" in finding.message


def test_a_stray_quote(find, header, row_a):
    (finding,) = find(f'{header}\n{row_a}\nb,"Na"me,red,,,,,,,,\n')
    assert places([finding]) == [("csv-syntax", 3, 3, None)]
    assert '("")' in finding.hint


def test_a_quote_inside_a_plain_cell_is_text(table):
    assert table('a,Na"me"x,red,,,,,,,,') == []


def test_a_syntax_fault_does_not_hide_what_came_before(table):
    found = table("a,x,purple,,,,,,,,", "b,y,red,,,,,,,,", '"c,z')
    assert sorted(found) == [("csv-syntax", 4, 1, None), ("enum", 2, 5, "colour")]


def test_a_syntax_fault_after_quoted_newlines_and_a_full_chunk(table):
    rows = [f"a{number:04},x,red,,,,,,,," for number in range(1500)]
    rows[700] = 'a0700,"x\ny\nz",red,,,,,,,,'
    rows[1200] = 'a1200,"x"y,red,,,,,,,,'
    assert sorted(table(*rows)) == [("csv-syntax", 1204, 7, None), ("hidden-character", 702, 7, "name")]


def test_a_huge_cell(table):
    assert table(f'a,"{"x" * 140_000}",red,,,,,,,,') == [("csv-syntax", 2, 3, None)]
    assert table(f"a,{'x' * 140_000},red,,,,,,,,") == [("csv-syntax", 2, 3, None)]


@pytest.mark.parametrize(("line", "said"), [
    ("b,Name,red", "3 cells where the header has 11"),
    ("b,Name,red,,,,,,,,,", "12 cells where the header has 11"),
    ("b,One, two,red,,,,,,,,", "12 cells where the header has 11"),
    ("  ", "1 cells where the header has 11"),
])  # fmt: skip
def test_ragged_rows(find, header, row_a, line, said):
    (finding,) = find(f"{header}\n{row_a}\n{line}\n")
    assert places([finding]) == [("row-length", 3, 1, None)]
    assert finding.message == said


def test_ragged_rows_say_how_many_cells_to_mend(find, header):
    assert [item.hint.split(";")[0] for item in find(f"{header}\na,b\na,x,red,,,,,,,,,,\n")] == ["add 9", "remove 2"]


def test_blank_rows(table, row_a, row_b):
    assert table(row_a, "", row_b, "") == [("blank-row", 3, 1, None), ("blank-row", 5, 1, None)]


def test_lines_after_blank_and_ragged_rows_keep_their_number(table, row_a):
    found = table("", row_a, "b", 'c,"x\ny",red,,,,,,,,', "d,x,purple,,,,,,,,")
    assert sorted(found) == [
        ("blank-row", 2, 1, None),
        ("enum", 7, 5, "colour"),
        ("hidden-character", 5, 3, "name"),
        ("row-length", 4, 1, None),
    ]


def test_columns_after_a_quoted_newline_count_from_its_last_line(table):
    assert table('a,"x\nyz",purple,,,,,,,,') == [("hidden-character", 2, 3, "name"), ("enum", 3, 5, "colour")]


def test_columns_after_quotes_count_as_they_stand(table):
    assert table('"a","x ""y"", z",purple,,,,,,,,') == [("enum", 2, 18, "colour")]


def test_a_quoted_header(table, row_a, header):
    quoted = ",".join(f'"{name}"' for name in header.split(","))
    assert table(row_a, header=quoted) == []
    assert table(row_a, header=quoted.replace('"colour"', '"qqq"')) == [
        ("header", 1, 19, None),
        ("header", 1, 1, None),
    ]


def test_a_renamed_column_is_one_finding(find, header, row_a):
    (finding,) = find(f"{header.replace('colour', 'color')}\n{row_a}\n")
    assert places([finding]) == [("header", 1, 15, None)]
    assert "no column 'color' in things; did you mean 'colour'?" in finding.message
    assert header in finding.hint


def test_a_header_in_capitals(find, header, row_a):
    found = find(f"{header.upper()}\n{row_a}\n")
    assert {item.rule for item in found} == {"header"}


def test_an_unknown_column(table, row_a, header):
    assert table(row_a + ",", header=header + ",zzz") == [("header", 1, len(header) + 2, None)]


def test_missing_columns(find, header):
    (finding,) = find(f"{header.replace(',colour,size', '')}\na,Name,1.5,2020-01-05,2020,..,true,,\n")
    assert places([finding]) == [("header", 1, 1, None)]
    assert finding.message == "columns are missing: colour, size"


def test_columns_in_another_order(find, header):
    (finding,) = find(f"{header.replace('colour,size', 'size,colour')}\na,Name,1,red,1.5,,,,,,\n")
    assert places([finding]) == [("header", 1, 1, None)]
    assert "another order" in finding.message


def test_cells_of_columns_in_another_order_are_judged_by_name(table, header):
    found = table("a,Name,1,purple,1.5,,,,,,", header=header.replace("colour,size", "size,colour"))
    assert found == [("header", 1, 1, None), ("enum", 2, 10, "colour")]


def test_a_column_that_is_there_twice(find, header, row_a):
    (finding,) = find(f"{header},name\n{row_a},Name\n")
    assert places([finding]) == [("header", 1, len(header) + 2, None)]
    assert "'name' is there twice" in finding.message


def test_a_blank_header(find, row_a):
    found = find(f"\n{row_a}\n")
    assert places(found)[0] == ("header", 1, 1, None)
    assert "thing_id" in found[0].message


def test_the_other_delimiter_is_a_wrong_header(find, header, row_a):
    found = find(f"{header}\n{row_a}\n".replace(",", ";"))
    assert {item.rule for item in found} == {"header"}


def test_rows_that_are_not_sorted_are_one_warning(find, header):
    rows = "".join(f"{letter},x,red,,,,,,,,\n" for letter in "acbed")
    (finding,) = find(f"{header}\n{rows}")
    assert places([finding]) == [("row-order", 4, 1, None)]
    assert finding.severity is Severity.WARNING
    assert "(2 out of place)" in finding.message


def test_order_across_chunks(table):
    rows = [f"a{number:04},x,red,,,,,,,," for number in range(2000)]
    assert table(*rows) == []
    rows[999], rows[1000] = rows[1000], rows[999]
    assert table(*rows) == [("row-order", 1002, 1, None)]


def test_both_passes_count_a_lone_carriage_return_as_a_line(table):
    """The first pass places ragged rows, the second cells: after such a cell they must not part ways."""
    found = table('a,"x\ry",red,,,,,,,,', "b", "c,x,purple,,,,,,,,", 'd,"x')
    assert sorted(found) == [
        ("csv-syntax", 6, 3, None),
        ("enum", 5, 5, "colour"),
        ("hidden-character", 2, 3, "name"),
        ("line-ending", 2, 5, None),
        ("row-length", 4, 1, None),
    ]
