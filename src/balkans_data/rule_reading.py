"""The rules as people read them: one in full, or all on a page."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from balkans_data.errors import UnknownRuleError
from balkans_data.pages.markdown import inline
from balkans_data.validation.catalogue import Entry, Layer, all_rules
from balkans_data.validation.examples import Example, examples
from balkans_data.validation.rules import rules

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Described", "described", "page"]


@dataclass(frozen=True, slots=True)
class Described:
    """One rule: what it demands and why, what it says, how it is found, and an example.

    Attributes
    ----------
    id, layer, severity, title, reason
        As in the catalogue.
    message, hint : str
        What a finding says; words in braces are cells of the row. Of rules without query they are
        those of the example, as each finding has its own.
    query : str or None
        The SQL that returns the rows that break it.
    example : Example or None
        A violation and its repair; None if no table is such that it could be broken.
    """

    id: str
    layer: str
    severity: str
    title: str
    reason: str
    message: str
    hint: str
    query: str | None
    example: Example | None

    def as_dict(self) -> dict[str, Any]:
        """Return it as a JSON-ready dictionary."""
        return asdict(self)


def described(rule_id: str) -> Described:
    """Return a rule in full.

    Raises
    ------
    UnknownRuleError
        If no rule is called so.
    """
    entries = {entry.id: entry for entry in all_rules()}
    if rule_id not in entries:
        raise UnknownRuleError(rule_id, entries)
    return _described(entries[rule_id], examples())


def _described(entry: Entry, shown: Mapping[str, Example]) -> Described:
    example = shown.get(entry.id)
    written = {rule.id: rule for rule in rules()}.get(entry.id)
    said = written or example
    return Described(
        entry.id,
        str(entry.layer),
        str(entry.severity),
        entry.title,
        entry.reason,
        said.message if said else "",
        said.hint if said else "",
        entry.query,
        example,
    )


_HEAD = """\
# Rules

Made by `balkans-data build`; `balkans-data rules ID` shows the same of one rule.

Everything that `balkans-data validate` can find. The layers are judged from the cheapest on, and a fault in one makes
what depends on it unknown rather than a flood of echoes. An **error** makes validation fail, a **warning** does not.

Examples come from the small packages with which tests prove each rule. Lines with `-` are wrong, those with `+` are
their repair, and others are as they should be; where no line has a `+`, the repair is to remove the row, or what the
hint says. Of rows only those columns are shown that matter here, and long cells are cut. The texts and figures about
Marin and the Danube Courier are made up.

A row that must break an SQL rule for a while is named in `data/suppressions.csv`, with the reason and the release by
which that ends; the report counts it. What the other layers find cannot be suppressed.
"""

_LAYERS = {
    Layer.FILE: "the file itself: bytes, lines, quotes, header, shape of the rows",
    Layer.CELLS: "each cell by itself, as the row models say",
    Layer.KEYS: "rows that are named twice, or that name what is not there",
    Layer.RULES: "conditions across columns and tables, each an SQL query, and the suppressions of what those find",
    Layer.RELEASE: "derived files that do not fit the tables",
}


def page(shown: Mapping[str, Example]) -> str:
    """Return the page of all rules, in Markdown.

    Parameters
    ----------
    shown : mapping of str to Example
        An example for each rule that can have one.
    """
    parts = [_HEAD]
    for layer, text in _LAYERS.items():
        entries = [entry for entry in all_rules() if entry.layer is layer]
        parts.append(
            f"\n## Layer {layer}\n\nThis is {text}.\n\n| rule | severity | what must hold |\n| --- | --- | --- |\n"
        )
        parts += [f"| [`{entry.id}`](#{entry.id}) | {entry.severity} | {entry.title} |\n" for entry in entries]
        parts += [_section(_described(entry, shown)) for entry in entries]
    return "".join(parts)


def _section(rule: Described) -> str:
    lines = ["", f"### {rule.id}", "", f"**{rule.title}** ({rule.severity}). {rule.reason}"]
    if rule.example is None:
        lines += ["", "No table of the package is such that it could break this rule at present."]
    else:
        said = f"> {inline(rule.example.message)}"
        lines += ["", said + (f"\n>\n> hint: {inline(rule.example.hint)}" if rule.example.hint else "")]
        if rule.example.excerpts:
            lines += ["", "```diff", *(line for part in rule.example.excerpts for line in part.lines()), "```"]
    if rule.query:
        lines += ["", "```sql", rule.query, "```"]
    return "\n".join(lines) + "\n"
