"""The codebook and the API reference: complete, well-formed to repository hosts, and with links that lead on."""

from __future__ import annotations

import re
import sys
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

import balkans_data as bd
from balkans_data import package
from balkans_data.cli import app
from balkans_data.models import MODELS, RowModel
from balkans_data.pages.api import api_page
from balkans_data.pages.markdown import cell
from balkans_data.schema.columns import columns

ROOT = Path(__file__).parents[2]
PAGES = ("api.md", "codebook.md")


@cache
def text(page: str) -> str:
    return (ROOT / "docs" / page).read_text(encoding="utf-8")


@cache
def tokens(page: str) -> list[Any]:
    return MarkdownIt("gfm-like", {"linkify": False}).parse(text(page))


@cache
def headings(page: str) -> list[str]:
    parsed = tokens(page)
    return [after.content for token, after in pairwise(parsed) if token.type == "heading_open"]


@cache
def anchors(page: str) -> set[str]:
    """Anchors as GitHub makes them: lower case, no punctuation, hyphens for spaces, repeated ones numbered."""
    seen: Counter[str] = Counter()
    found = set()
    for heading in headings(page):
        base = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        found.add(f"{base}-{seen[base]}" if seen[base] else base)
        seen[base] += 1
    return found


def links(page: str) -> list[str]:
    return [
        str(child.attrs["href"])
        for token in tokens(page)
        for child in token.children or ()
        if child.type == "link_open"
    ]


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    found = links(page)
    assert len(found) > 50
    missing = []
    for link in found:
        if "://" in link:
            continue
        file, _, anchor = link.partition("#")
        target = (ROOT / "docs" / file).resolve() if file else ROOT / "docs" / page
        if not target.exists() or (anchor and anchor not in anchors(target.name)):
            missing.append(link)
    assert missing == []


@pytest.mark.parametrize("page", PAGES)
def test_tables_are_tables_to_the_reader(page: str) -> None:
    """Each row has as many cells as the head: a pipe that is not escaped would give more, and lose what follows."""
    for block in re.findall(r"(?:^\|.*\n)+", text(page), re.MULTILINE):
        widths = {len(re.findall(r"(?<!\\)\|", line)) for line in block.splitlines()}
        assert len(widths) == 1, block[:300]
    shown = sum(token.type == "tr_open" for token in tokens(page))
    assert shown == len(re.findall(r"^\|(?! ---)", text(page), re.MULTILINE))


def test_cells_show_what_they_were_made_of() -> None:
    said = "a|b `c|d` [e](f) <i> *g* _h_ \\"
    html = MarkdownIt("gfm-like", {"linkify": False}).render(f"| x |\n| --- |\n| {cell(said)} |\n")
    assert "<td>a|b <code>c|d</code> [e](f) &lt;i&gt; *g* _h_ \\</td>" in html


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.table.name)
def test_the_codebook_has_every_column_and_value(model: type[RowModel]) -> None:
    page = text("codebook.md")
    section = page.split(f"\n### {model.table.name}\n")[1].split("\n##")[0]
    for column in columns(model):
        (line,) = (line for line in section.splitlines() if line.startswith(f"| `{column.name}` |"))
        assert cell(column.description) in line
        assert f"| {'yes' if column.required else ''} |" in line
        if column.vocabulary:
            values = page.split(f"\n### {column.vocabulary.__name__}\n")[1].split("\n##")[0]
            for item in column.vocabulary:
                assert f"| `{item.value}` | {cell(item.meaning)} |" in values
    count = len(bd.load(model.table.name))
    assert f"{count:,} row{'s' * (count != 1)} in" in section
    for key in model.table.foreign_keys:
        verb = "refers" if len(key.columns) == 1 else "together refer"
        assert f"{', '.join(f'`{name}`' for name in key.columns)} {verb} to [`{key.table}`](#{key.table})" in section


def test_the_codebook_counts_figures_and_their_years() -> None:
    figures = bd.load("observations")
    lines = {line.split("`")[1]: line for line in text("codebook.md").splitlines() if line.startswith("| `")}
    for name in ("un-ideal-point-distance", "gas-imports"):
        rows = figures[figures["indicator_id"] == name]
        years = f"{rows['period_min'].dt.year.min()}–{rows['period_max'].dt.year.max()}"
        assert f"| {len(rows):,} | {years} |" in lines[name]


def test_the_reference_has_every_public_name() -> None:
    from balkans_data import plot, testing

    page, shown = text("api.md"), headings("api.md")
    for name in dir(bd):
        if name.startswith("load_"):
            continue
        assert name in {*shown, "plot"} or f"`bd.{name}`" in page, name
    assert {f"plot.{name}" for name in plot.__all__} <= set(shown)
    assert {f"testing.{name}" for name in testing.__all__} <= set(shown)


def test_the_reference_has_every_command_and_option() -> None:
    from typer.testing import CliRunner

    page = text("api.md")
    for command in app.registered_commands:
        section = page.split(f"\n### balkans-data {command.name}\n")[1].split("\n### ")[0]
        help_ = CliRunner().invoke(app, [str(command.name), "--help"], env={"COLUMNS": "200", "NO_COLOR": "1"}).output
        # In help each option stands first in its line, inside a frame.
        options = set(re.findall(r"^\W*(--[a-z][a-z-]+)", help_, re.MULTILINE)) - {"--help"}
        first = {line.split("`")[1] for line in section.splitlines() if line.startswith("| `--")}
        assert first == options, command.name


def test_parameters_returns_and_errors_are_told() -> None:
    section = text("api.md").split("\n### load\n")[1].split("\n### ")[0]
    signature = "".join(section.split("```python\n")[1].split("\n```")[0].split()).replace(",", ", ")
    assert "table:str, *, on:str|date|None=None, possible:bool=False, release:" in signature
    for part in (
        "**Parameters**",
        "- `table` (str)",
        "**Returns**",
        "**Raises**",
        "- `UnknownTableError`",
        ">>> load(",
    ):
        assert part in section


def source(folder: Path, docstring: str) -> Path:
    """Write a package as small as can be."""
    package_ = folder / "src" / "balkans_data"
    (package_ / "testing").mkdir(parents=True)
    (package_ / "__init__.py").write_text(
        '_EXPORTS = {"one": "first"}\n_MODULES = frozenset({})\n_VALUES = {"version": "version"}\n'
    )
    (package_ / "package.py").write_text('def version() -> str:\n    """Return the version."""\n')
    (package_ / "first.py").write_text(f"def one(x: int | None = None) -> int:\n    {docstring}\n    return 1\n")
    (package_ / "testing" / "__init__.py").write_text('"""For tests."""\n__all__ = []\n')
    return folder


def test_a_new_public_name_appears_by_itself(tmp_path: Path) -> None:
    said = '"""Return one.\n\n    Parameters\n    ----------\n    x : int, optional\n        What.\n    """'
    page = api_page(source(tmp_path, said))
    assert "bd.one(x: int | None = None) -> int" in page
    assert "- `x` (int): What." in page


def test_a_public_name_without_a_docstring_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(bd.PackageError, match=r"balkans_data\.first\.one is public and has no docstring"):
        api_page(source(tmp_path, "pass"))


def test_a_public_name_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    folder = source(tmp_path, '"""Return one."""')
    (folder / "src/balkans_data/first.py").write_text("two = 2\n")
    with pytest.raises(bd.PackageError, match=r"balkans_data\.first has no 'one', which is public"):
        api_page(folder)


def test_without_griffe_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "griffe", None)
    with pytest.raises(bd.PackageError, match=r"pip install 'balkans-data\[build\]'"):
        api_page(package.root())
