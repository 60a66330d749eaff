"""Imports run one way, as CONTRIBUTING says; read from the code, those inside functions too."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CODE = ROOT / "src/balkans_data"

pytestmark = pytest.mark.skipif(not CODE.is_dir(), reason="this is no checkout")

#: The page about the commands is made from the commands.
LOOKS_UP = {("pages", "cli")}


def layers() -> dict[str, int]:
    """Return the layer of each module of the first level, the highest first."""
    (said,) = re.findall(
        r"Imports run one way: (.+?)\. A test", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.DOTALL
    )
    return {name: at for at, layer in enumerate(said.split("→")) for name in re.findall(r"`(\w+)`", layer)}


def imports() -> Iterator[tuple[str, str]]:
    """Yield which module of the first level imports which, save the package itself and how it is started."""
    for file in CODE.rglob("*.py"):
        module = file.relative_to(CODE).with_suffix("").parts[0]
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            names = []
            if isinstance(node, ast.ImportFrom) and node.module == "balkans_data":
                names = [f"balkans_data.{item.name}" for item in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
            elif isinstance(node, ast.Import):
                names = [item.name for item in node.names]
            for name in names:
                if name.startswith("balkans_data.") and (found := name.split(".")[1]) != module:
                    yield module, found


def test_contributing_knows_every_module() -> None:
    there = {path.stem for path in CODE.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    assert there - {"__init__", "__main__"} == set(layers())


def test_nothing_looks_up() -> None:
    known = layers()
    found = {(one, other) for one, other in imports() if one != "__main__" and known[one] > known[other]}
    assert found == LOOKS_UP
