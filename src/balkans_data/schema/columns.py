"""The columns of a table, read off its row model: what every derived form is made from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from pydantic import StringConstraints, TypeAdapter

from balkans_data.models.edtf import Edtf
from balkans_data.models.rows import CsvPattern, RowModel, Vocabulary, cell_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from pydantic.fields import FieldInfo

__all__ = ["Column", "Kind", "column", "columns"]


class Kind(StrEnum):
    """What a cell holds, beyond being text."""

    STRING = "string"
    ENUM = "enum"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    EDTF = "edtf"


_KINDS: tuple[tuple[type, Kind], ...] = (
    (Vocabulary, Kind.ENUM),
    (str, Kind.STRING),
    (bool, Kind.BOOLEAN),
    (int, Kind.INTEGER),
    (Decimal, Kind.NUMBER),
    (date, Kind.DATE),
    (Edtf, Kind.EDTF),
)


@dataclass(frozen=True, eq=False)
class Column:
    """One column: its name, meaning and constraints, and how to read its cells."""

    name: str
    title: str
    description: str
    example: str
    kind: Kind
    required: bool
    annotation: Any
    pattern: str | None = None
    vocabulary: type[Vocabulary] | None = None
    minimum: int | Decimal | None = None
    maximum: int | Decimal | None = None

    @property
    def values(self) -> tuple[str, ...]:
        """The values of the vocabulary, in its order; empty for other kinds."""
        return tuple(self.vocabulary) if self.vocabulary else ()

    def invalid(self, texts: Sequence[str]) -> list[str]:
        """Return those of `texts` (non-empty cells) that are not canonical forms of a value.

        Parameters
        ----------
        texts : sequence of str
            Distinct cell texts; judging distinct values keeps the cost of a large table low.

        Returns
        -------
        list of str
            The invalid ones, in the order given.
        """
        if self.kind is Kind.STRING and self.pattern is not None:
            # The anchored pattern is the whole of the type, and `re` is as fast as the adapter.
            match = _compiled(self.pattern)
            return [text for text in texts if not match(text)]
        if self.vocabulary is not None:
            known = frozenset(self.values)
            return [text for text in texts if text not in known]
        return self._invalid_by_adapter(texts)

    def _invalid_by_adapter(self, texts: Sequence[str]) -> list[str]:
        from pydantic import ValidationError

        validator = _adapter(self.name, self.annotation).validator
        if self.kind is Kind.NUMBER or self.kind is Kind.INTEGER:
            # What pydantic would read but no CSV should hold (1_000, 1e3, " 12"), sifted out first.
            plain = _PLAIN[self.kind].fullmatch
            texts_read = [text for text in texts if plain(text)]
        else:
            texts_read = list(texts)
        try:
            values = validator.validate_python(texts_read)
        except ValidationError as error:
            bad = {texts_read[int(item["loc"][0])] for item in error.errors(include_url=False)}
            values = validator.validate_python([text for text in texts_read if text not in bad])
            texts_read = [text for text in texts_read if text not in bad]
        good = {text for text, value in zip(texts_read, values, strict=True) if cell_text(value) == text}
        return [text for text in texts if text not in good]

    def read(self, text: str) -> Any:
        """Return the value of one cell; None if it is empty.

        Raises
        ------
        ValueError
            If `text` is not the canonical form of a valid value.
        """
        if not text:
            if self.required:
                raise ValueError(f"{self.name} must not be empty")
            return None
        if self.invalid([text]):
            raise ValueError(f"{text!r} is not a valid {self.name}")
        return _adapter(self.name, self.annotation).validate_python([text])[0]


# Plain notation: what `cell_text` writes of a finite number, and nothing else.
_PLAIN: dict[Kind, re.Pattern[str]] = {
    Kind.INTEGER: re.compile(r"0|-?[1-9][0-9]*"),
    Kind.NUMBER: re.compile(r"(?!-0(?:\.0*)?\Z)-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"),
}


@cache
def _compiled(pattern: str) -> Callable[[str], re.Match[str] | None]:
    return re.compile(pattern).fullmatch


@cache
def _adapter(name: str, annotation: Any) -> TypeAdapter[list[Any]]:
    return TypeAdapter(list[annotation])


@cache
def columns(model: type[RowModel]) -> tuple[Column, ...]:
    """Return the columns of a row model, in their order."""
    return tuple(_column(name, info) for name, info in model.model_fields.items())


def column(model: type[RowModel], name: str) -> Column:
    """Return one column of a row model."""
    return next(item for item in columns(model) if item.name == name)


def _column(name: str, info: FieldInfo) -> Column:
    annotation, optional = _without_none(info.annotation)
    metadata = [*info.metadata, *_annotations(annotation)]
    base = _bare(annotation)
    kind = next(kind for known, kind in _KINDS if issubclass(base, known))
    if not (info.title and info.description and info.examples):
        raise TypeError(f"column {name!r} needs a title, a description and an example")
    # Constraints of a required field stand in `metadata`; of an optional one, in its annotation.
    item_type = annotation if not info.metadata else _reannotated(annotation, info.metadata)
    return Column(
        name=name,
        title=info.title,
        description=info.description,
        example=cell_text(info.examples[0]),
        kind=kind,
        required=not optional,
        annotation=item_type,
        pattern=_pattern_of(metadata),
        vocabulary=base if issubclass(base, Vocabulary) else None,
        minimum=_bound(metadata, "ge"),
        maximum=_bound(metadata, "le"),
    )


def _without_none(annotation: Any) -> tuple[Any, bool]:
    if get_origin(annotation) in (Union, UnionType):
        kept = [item for item in get_args(annotation) if item is not NoneType]
        if len(kept) != 1:
            raise TypeError(f"a cell has one type, or none: {annotation!r}")
        return kept[0], True
    return annotation, False


def _annotations(annotation: Any) -> Iterable[Any]:
    return get_args(annotation)[1:] if get_origin(annotation) is Annotated else ()


def _bare(annotation: Any) -> type[Any]:
    bare: type[Any] = get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation
    return bare


def _reannotated(annotation: Any, metadata: list[Any]) -> Any:
    for item in metadata:
        annotation = Annotated[annotation, item]
    return annotation


def _pattern_of(metadata: Iterable[Any]) -> str | None:
    for item in metadata:
        if isinstance(item, CsvPattern):
            return item.pattern
        pattern = item.pattern if isinstance(item, StringConstraints) else getattr(item, "pattern", None)
        if isinstance(pattern, str):
            return pattern.removeprefix("^").removesuffix("$")
    return None


def _bound(metadata: Iterable[Any], name: str) -> Any:
    for item in metadata:
        for part in (item, *getattr(item, "metadata", ())):
            if getattr(part, name, None) is not None:
                return getattr(part, name)
    return None
