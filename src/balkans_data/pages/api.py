"""``docs/api.md``: the public functions, classes and commands, from their docstrings and signatures.

Docstrings are read off the source by griffe, which imports nothing; commands are asked for their options.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from enum import Enum
from functools import cache
from inspect import Parameter, cleandoc, signature
from pathlib import Path
from types import NoneType
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from typer.models import ArgumentInfo

from balkans_data.errors import PackageError
from balkans_data.pages.markdown import anchor, cell, inline, table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import griffe

__all__ = ["api_page"]

_PACKAGE = "balkans_data"

_HEAD = """\
# Python and command line

Made by `balkans-data build` from the docstrings and the commands.

```python
import balkans_data as bd
```

Importing loads neither pandas nor pydantic; what is used is imported then. Whatever goes wrong on purpose is a
[`BalkansDataError`](#balkansdataerror) or a `ValueError`. What the tables and their columns hold is in
[codebook.md](codebook.md).
"""


def api_page(folder: Path) -> str:
    """Return the reference of the public API of a checkout, in Markdown.

    Parameters
    ----------
    folder : Path
        A checkout, with ``src/``. The commands are those of the running package.

    Raises
    ------
    PackageError
        If griffe is not installed, or a public name is not in the code or has no docstring.
    """
    code = _Code(folder / "src")
    public = code.constant("_EXPORTS")
    items = {name: code.member(f"{module}.{name}") for name, module in public.items()}
    rows = [name for name, item in items.items() if item.is_class and _is_row(item)]
    errors = [name for name in items if public[name] == "errors"]
    functions = [name for name, item in items.items() if item.is_function]
    classes = [name for name in items if name not in {*rows, *errors, *functions}]
    values = code.constant("_VALUES")
    modules = {name: code.whole(name) for name in [*sorted(code.constant("_MODULES")), "testing"]}
    commands = _commands()
    contents = [
        ("Functions", functions),
        ("Values", []),
        ("Row models", []),
        ("Classes", classes),
        ("Errors", errors),
        *((f"Module {name}", [f"{name}.{part}" for part in _listed(module)]) for name, module in modules.items()),
        ("Commands", [name for name, _ in commands]),
    ]
    lines = [_HEAD, "## Contents", ""]
    anchors = _Anchors(title for title, _ in contents)
    for title, names in contents:
        linked = ", ".join(f"[`{name}`](#{anchors.of(_heading(title, name))})" for name in names)
        lines.append(f"- [{title}](#{anchor(title)})" + (f": {linked}" if linked else ""))
    lines += ["", "## Functions", ""]
    for name in functions:
        lines += _described(f"bd.{name}", name, items[name])
    lines += [
        "`bd.load_<table>()` is `bd.load()` of one table, by a name that editors complete: `bd.load_alignments()`.",
        "",
        "## Values",
        "",
        *(
            f"- `bd.{name}`: {_summary(code.member(f'package.{maker}')).removeprefix('Return ')}"
            for name, maker in values.items()
        ),
        "",
        "## Row models",
        "",
        "One a table; `bd.rows(bd.Actor)` gives a list of them. Their fields are the columns of the table.",
        "",
        *table(
            ("model", "table", "one row"),
            (
                (f"`bd.{name}`", f"[`{title}`](codebook.md#{title})", cell(_summary(items[name])))
                for name in rows
                for title in [_table_name(items[name])]
            ),
        ),
        "",
        "## Classes",
        "",
    ]
    for name in classes:
        lines += _described(f"bd.{name}", name, items[name])
    lines += ["## Errors", ""]
    for name in errors:
        lines += _described(f"bd.{name}", name, items[name])
    for name, module in modules.items():
        lines += [f"## Module {name}", "", *_prose(module), ""]
        for part in _listed(module):
            prefix = "bd." if name != "testing" else ""
            lines += _described(f"{prefix}{name}.{part}", f"{name}.{part}", code.member(f"{name}.{part}"))
    lines += ["## Commands", "", "Each has `--help`. Exit codes: 0 fine, 1 something was found, 2 misuse.", ""]
    for name, command in commands:
        lines += _command(name, command)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).rstrip("\n") + "\n"


class _Code:
    """The code of the package, read module by module as it is asked for, and never imported."""

    def __init__(self, source: Path) -> None:
        try:
            import griffe
        except ImportError:
            raise PackageError("building needs griffe: pip install 'balkans-data[build]'") from None
        self._visit = griffe.visit
        self._source = source
        self._known: dict[str, griffe.Module] = {}

    def module(self, name: str) -> griffe.Module:
        """Return a module by its full name."""
        if name not in self._known:
            base = self._source.joinpath(*name.split("."))
            file = base / "__init__.py" if base.is_dir() else base.with_suffix(".py")
            try:
                text = file.read_text(encoding="utf-8")
            except FileNotFoundError:
                raise PackageError(f"{file} is missing, in which something is public") from None
            try:
                self._known[name] = self._visit(name, file, text, docstring_parser="numpy")
            except SyntaxError as error:
                raise PackageError(f"{file}:{error.lineno}: {error.msg}") from None
        return self._known[name]

    def constant(self, name: str) -> Any:
        """Return the value of a constant of the package that is written out as a literal."""
        text = str(self.module(_PACKAGE)[name].value)
        return ast.literal_eval(text.removeprefix("frozenset(").removesuffix(")"))

    def member(self, path: str) -> Any:
        """Return what a dotted path names, also where it is imported from elsewhere in the package."""
        module, _, name = f"{_PACKAGE}.{path}".rpartition(".")
        while True:
            members = self.module(module).members
            if name not in members:
                raise PackageError(f"{module} has no {name!r}, which is public")
            found: Any = members[name]
            if not found.is_alias:
                break
            module, _, name = found.target_path.rpartition(".")
        if not found.has_docstring:
            raise PackageError(f"{module}.{name} is public and has no docstring")
        return found

    def whole(self, name: str) -> griffe.Module:
        """Return a public module of the package, with its docstring."""
        found = self.module(f"{_PACKAGE}.{name}")
        if not found.has_docstring:
            raise PackageError(f"{_PACKAGE}.{name} is public and has no docstring")
        return found


def _listed(module: griffe.Module) -> list[str]:
    """Return what a module says is public."""
    return [str(name) for name in module.exports or ()]


def _is_row(item: Any) -> bool:
    return "table" in item.members and item.name != "RowModel"


def _table_name(item: Any) -> str:
    found = re.search(r"name='(\w+)'", str(item.members["table"].value))
    if found is None:
        raise PackageError(f"the row model {item.name} does not name its table")
    return found[1]


@cache
def _plain(text: str) -> str:
    """Return text of a docstring as Markdown: double backticks are its code, single ones its names."""
    return inline(re.sub(r"``(.+?)``", r"`\1`", text))


def _summary(item: Any) -> str:
    return " ".join(item.docstring.value.split("\n\n")[0].split())


def _heading(title: str, name: str) -> str:
    return f"balkans-data {name}" if title == "Commands" else name


class _Anchors:
    """Anchors of headings in their order on the page: hosts number those that are there already."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._seen = Counter(anchor(heading) for heading in taken)

    def of(self, heading: str) -> str:
        base = anchor(heading)
        self._seen[base] += 1
        return base if self._seen[base] == 1 else f"{base}-{self._seen[base] - 1}"


def _prose(item: Any) -> Iterator[str]:
    for section in item.docstring.parsed:
        if section.kind.value == "text":
            yield from _text(section.value)


def _text(text: str) -> Iterator[str]:
    """Yield paragraphs; lines that show a session stay as they are."""
    for paragraph in text.split("\n\n"):
        if paragraph.lstrip().startswith(">>>"):
            yield from ("```pycon", *paragraph.splitlines(), "```", "")
        else:
            yield from (_plain(paragraph), "")


def _described(shown: str, heading: str, item: Any) -> Iterator[str]:
    """Yield heading, signature and docstring of a function, class or value."""
    yield from (f"### {heading}", "")
    if item.is_function:
        yield from ("```python", _signature(shown, item), "```", "")
    elif item.is_class and item.bases:
        yield from (f"Subclass of {' and '.join(f'`{base}`' for base in item.bases)}.", "")
    yield from _sections(item)
    if item.is_class:
        if not any(section.kind.value == "attributes" for section in item.docstring.parsed):
            fields = [part for name, part in item.members.items() if part.is_attribute and not name.startswith("_")]
            described = [f"- `{part.name}` ({_plain(str(part.annotation))})" for part in fields if part.annotation]
            yield from (("**Attributes**", "", *described, "") if described else ())
        for name, member in item.members.items():
            if member.is_function and not name.startswith("_") and member.has_docstring:
                labels = member.labels
                call = f".{name}" if "property" in labels else _signature(f".{name}", member)
                yield f"- `{call}`: {_plain(_summary(member))}"
        yield ""


def _signature(shown: str, item: Any) -> str:
    """Return a call as code, one parameter a line where it would be long."""
    line = item.signature(name=shown)
    line = re.sub(r"\((?:self|cls)(?:, )?", "(", line, count=1)
    if len(line) <= 100:
        return str(line)
    parts = _parameters(line[line.index("(") + 1 : line.rindex(") ->")] if ") ->" in line else line)
    head, tail = line[: line.index("(") + 1], line[line.rindex(")") :]
    return "\n".join([head, *(f"    {part}," for part in parts), tail])


def _parameters(text: str) -> list[str]:
    """Split parameters at the commas that are in no bracket."""
    parts, depth = [""], 0
    for sign in text:
        depth += (sign in "([{") - (sign in ")]}")
        if sign == "," and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return [part.strip() for part in parts if part.strip()]


def _sections(item: Any) -> Iterator[str]:
    for section in item.docstring.parsed:
        kind, value = section.kind.value, section.value
        if kind == "text":
            yield from _text(value)
        elif kind == "examples":
            yield from ("**Examples**", "")
            for part, text in value:
                yield from ("```pycon", text, "```", "") if part.value == "examples" else _text(text)
        elif kind in _LISTED:
            yield from (f"**{_LISTED[kind]}**", "", *(_item(part, kind) for part in value), "")
        else:
            yield from (
                f"**{(section.title or kind).capitalize()}**",
                "",
                # What is no list of parts has its text as `contents`; another kind is not passed over in silence.
                *_text(str(value.contents)),
            )


_LISTED = {
    "parameters": "Parameters",
    "returns": "Returns",
    "yields": "Yields",
    "raises": "Raises",
    "warns": "Warns",
    "attributes": "Attributes",
}


def _item(part: Any, kind: str) -> str:
    name = getattr(part, "name", "") if kind in {"parameters", "attributes"} else ""
    # The docstring's own words for a type come first; griffe has the annotation where it says none.
    type_ = str(part.annotation) if part.annotation is not None else ""
    said = " ".join(_plain(part.description).split())
    if kind in {"raises", "warns"}:
        return f"- `{type_}`: {said}"
    head = " ".join(
        filter(None, (f"`{name}`" if name else "", f"({_plain(type_)})" if name and type_ else _plain(type_)))
    )
    return f"- {head}: {said}" if said else f"- {head}"


def _commands() -> list[tuple[str, Callable[..., None]]]:
    """Return the commands by name, in the order in which help lists them."""
    # The commands are above all else; only this page, which is about them, looks up at them.
    from balkans_data.cli import app

    return [(str(item.name), item.callback) for item in app.registered_commands if item.callback and not item.hidden]


def _command(name: str, command: Callable[..., None]) -> Iterator[str]:
    """Yield heading, usage, docstring and options of a command, as its function says them to typer."""
    hints = get_type_hints(command, include_extras=True)
    rows, usage = [], [f"balkans-data {name}"]
    for parameter in signature(command).parameters.values():
        type_, said = get_args(hints[parameter.name])[:2]
        if getattr(said, "hidden", False):
            continue
        if isinstance(said, ArgumentInfo):
            shown = (said.metavar or parameter.name).upper().rstrip("_")
            usage.append(shown if parameter.default is parameter.empty else f"[{shown}]")
            names = [shown]
        else:
            # In an annotation the first name stands where typer has the default elsewhere.
            names = [item for item in (said.default, *(said.param_decls or ())) if isinstance(item, str)]
            names = names or [f"--{parameter.name.replace('_', '-')}"]
            if "[OPTIONS]" not in usage:
                usage.append("[OPTIONS]")
        rows.append((", ".join(f"`{item}`" for item in names), *_value(type_, parameter), cell(said.help or "")))
    yield from (f"### balkans-data {name}", "", "```sh", " ".join(usage), "```", "")
    yield from _text(cleandoc(command.__doc__ or ""))
    if rows:
        yield from table(("option", "value", "default", "what it does"), rows)
        yield ""


def _value(type_: Any, parameter: Parameter) -> tuple[str, str]:
    """Return what an option takes, and what it is taken to be if it is not given."""
    plain = next((part for part in get_args(type_) if part is not NoneType), type_)
    plain = next(iter(get_args(plain)), plain)  # of a list, what is in it
    default = parameter.default
    if plain is bool:
        return "", ""
    if isinstance(plain, type) and issubclass(plain, Enum):
        value = ", ".join(f"`{item.value}`" for item in plain)
    else:
        value = _VALUES.get(plain, getattr(plain, "__name__", str(plain)))
    if default is parameter.empty:
        return value, "required"
    given = default.value if isinstance(default, Enum) else default
    return value, "" if given is None or given == [] else f"`{given}`"


_VALUES = {str: "text", int: "integer", float: "number", Path: "path"}
