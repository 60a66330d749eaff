"""An example of a violation and its repair for each rule, shipped as `examples.json`.

Made by `balkans-data build` from the small packages with which tests prove the rules; those are
not in an installed copy, and so the examples are taken along.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from functools import cache
from importlib import resources
from typing import Any

__all__ = ["FILE", "Example", "Excerpt", "as_text", "examples"]

FILE = "src/balkans_data/validation/examples.json"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What differs in one file: its lines as they are wrong, and as they are right.

    Attributes
    ----------
    path : str
        The file, relative to the package.
    columns : str
        The columns that are shown, or "" where whole lines are.
    violation, repair : tuple of str
        Lines; what cannot be seen is written out, such as ``<U+FEFF>``. Where the two are the
        same, the fault is elsewhere; without `repair`, the rows are to be removed.
    """

    path: str
    columns: str
    violation: tuple[str, ...]
    repair: tuple[str, ...]

    def lines(self) -> list[str]:
        """Return it as a diff: wrong lines start with ``-``, right ones with ``+``."""
        head = f"  {self.path}" + (f": {self.columns}" if self.columns else "")
        if self.violation == self.repair:
            return [head, *(f"  {line}" for line in self.violation)]
        return [
            head,
            *(f"- {line}".rstrip() for line in self.violation),
            *(f"+ {line}".rstrip() for line in self.repair),
        ]


@dataclass(frozen=True, slots=True)
class Example:
    """A violation of a rule: what the finding says, and the rows before and after."""

    message: str
    hint: str
    excerpts: tuple[Excerpt, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return it as a JSON-ready dictionary."""
        return asdict(self)


def as_text(made: dict[str, Example]) -> str:
    """Return the content of the file that is shipped."""
    content = {rule: example.as_dict() for rule, example in made.items()}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


@cache
def examples() -> dict[str, Example]:
    """Return the shipped examples by the id of their rule."""
    text = (resources.files("balkans_data.validation") / "examples.json").read_text(encoding="utf-8")
    return {
        rule: Example(
            item["message"],
            item["hint"],
            tuple(
                Excerpt(part["path"], part["columns"], tuple(part["violation"]), tuple(part["repair"]))
                for part in item["excerpts"]
            ),
        )
        for rule, item in json.loads(text).items()
    }
