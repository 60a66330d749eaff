"""What docs/proof.md says of the agreement with frictionless is what the tests do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.agreement import test_agreement, test_referee_flaws

PAGE = (Path(__file__).parents[2] / "docs/proof.md").read_text(encoding="utf-8")
SECTION = PAGE.partition("\n## Agreement with frictionless\n")[2].partition("\n## ")[0]


def rows(first: str) -> list[list[str]]:
    """Return the rows of the table whose first column has this heading, without the marks around the first cell."""
    table = re.search(rf"(?m)^\| {first} \|.+\n\| ---.+\n((?:\|.+\n)+)", SECTION)
    assert table is not None
    cells = [re.split(r"(?<!\\)\|", line.strip("|")) for line in table[1].splitlines()]
    return [[cell.strip() for cell in row] for row in cells]


def test_every_reason_to_differ_is_on_the_page_and_the_other_way_round() -> None:
    assert [row[0] for row in rows("reason")] == [f"`{reason}`" for reason in test_agreement.REASONS]


def test_every_flaw_of_the_referee_is_on_the_page_and_the_other_way_round() -> None:
    # The last test there is of ourselves.
    tests = [name for name in vars(test_referee_flaws) if name.startswith("test_")]
    assert tests.pop() == "test_plain_notation_reads_what_it_should"
    assert [row[0] for row in rows("flaw")] == [f"`{name.removeprefix('test_')}`" for name in tests]


@pytest.mark.parametrize("first", ["reason", "flaw"])
def test_each_names_a_section_of_the_standard_or_says_that_it_is_silent(first: str) -> None:
    """`Nothing`, or another row, or sections as they are called there."""
    listed = rows(first)
    names = {row[0] for row in listed}
    for name, what, says in listed:
        assert what.endswith("."), name
        assert says.endswith("."), name
        same = says.startswith("The same") or any(f"As for {other}" in says for other in names - {name})
        assert same or says.startswith("Nothing: ") or re.search(r"`[a-zA-Z8]+`", says), name


def test_the_run_has_a_day_and_versions() -> None:
    run = re.search(r"On \d{4}-\d\d-\d\d, with frictionless (\d+\.\d+)\.\d+ and hypothesis [\d.]+", SECTION)
    assert run is not None
    assert f"(frictionless {run[1]})" in SECTION


def test_the_packages_add_up() -> None:
    """Each line of the run names a test, and their packages are as many as the text says in all."""
    run = re.search(r"<!-- long run -->(.+)<!-- end of long run -->", SECTION, re.DOTALL)
    assert run is not None
    counts = {name: int(count.replace(",", "")) for name, count in re.findall(r"\| `(\w+)` \|.+\| ([\d,]+) \|", run[1])}
    generated = {
        name
        for name, test in vars(test_agreement).items()
        if name.startswith("test_") and hasattr(test, "hypothesis") and "number" not in name
    }
    assert {f"test_{name}" for name in counts} == generated
    total = re.search(r"([\d,]+) packages", run[1])
    assert total is not None
    assert sum(counts.values()) == int(total[1].replace(",", "")) >= 2000
