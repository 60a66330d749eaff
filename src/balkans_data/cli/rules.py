"""`balkans-data rules [ID]`."""

from __future__ import annotations

from typing import Annotated

import typer

from balkans_data.cli.output import Format, FormatOption, console, print_json, print_table

NAME = "rules"

_COLOURS = {"-": "red", "+": "green"}


def command(
    rule: Annotated[
        str | None, typer.Argument(help="Id of a rule, such as spell-overlap. By default all.", show_default=False)
    ] = None,
    layer: Annotated[
        str | None,
        typer.Option(help="Only the rules of one layer: file, cells, keys, rules or release.", show_default=False),
    ] = None,
    format_: FormatOption = Format.TEXT,
) -> None:
    """List the rules that `validate` checks, or show one: why, how, and an example with its repair."""
    if rule is None:
        _list(layer, format_)
        return
    if layer is not None:
        raise ValueError("--layer selects from the list of all rules; leave out the id, or leave out --layer")
    _show(rule, format_)


def _list(layer: str | None, format_: Format) -> None:
    from balkans_data.errors import BalkansDataError, did_you_mean
    from balkans_data.validation.catalogue import Layer, all_rules

    known = [str(item) for item in Layer]
    if layer is not None and layer not in known:
        raise BalkansDataError(f"no layer {layer!r}{did_you_mean(layer, known)} (layers: {', '.join(known)})")

    entries = [entry for entry in all_rules() if layer in (None, str(entry.layer))]
    names = ["id", "layer", "severity", "title"]
    if format_ is Format.JSON:
        print_json([{name: str(getattr(entry, name)) for name in [*names, "reason"]} for entry in entries])
        return
    print_table(["rule", *names[1:]], [[str(getattr(entry, name)) for name in names] for entry in entries])


def _show(rule_id: str, format_: Format) -> None:
    from rich.text import Text

    from balkans_data.rule_reading import described

    rule = described(rule_id)
    if format_ is Format.JSON:
        print_json(rule.as_dict())
        return
    out = console()

    def put(text: str = "", colour: str = "") -> None:
        out.print(Text(text, colour), soft_wrap=True)

    put(rule.id, "bold")
    put(f"{rule.severity}, layer {rule.layer}", "dim")
    put(f"{rule.title}. {rule.reason}")
    if rule.query:
        for name, text in (("message", rule.message), ("hint", rule.hint)):
            if text:
                put(f"\n{name}: {text}")
        put(f"\n{rule.query}", "cyan")
    if rule.example is None:
        put("\nNo table of the package is such that it could break this rule at present.")
        return
    put("\nfor example", "bold")
    put(f"  {rule.example.message}")
    if rule.example.hint:
        put(f"  hint: {rule.example.hint}", "dim")
    for excerpt in rule.example.excerpts:
        put()
        for line in excerpt.lines():
            put(line, _COLOURS.get(line[0], ""))
