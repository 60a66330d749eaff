"""The columns of a table, read off its row model: what every derived form is made from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Union, cast, get_args, get_origin

from pydantic import StringConstraints, TypeAdapter, ValidationError

from balkans_data.models.edtf import Edtf
from balkans_data.models.rows import CsvPattern, RowModel, Vocabulary, cell_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pydantic.fields import FieldInfo
    from pydantic_core import SchemaValidator

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
        return tuple(member.value for member in self.vocabulary) if self.vocabulary else ()

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
        if self.vocabulary is not None:
            known = frozenset(self.values)
            return [text for text in texts if text not in known]
        each, many = _validators(self.annotation)
        if self.kind is Kind.STRING:
            # Text is its own canonical form, so one call in compiled code settles a valid column.
            if many.isinstance_python(texts):
                return []
            return [text for text in texts if not each.isinstance_python(text)]
        # A number in plain notation is its own canonical form as well, so that no text must be made of its value
        # to compare: that took three quarters of the time.
        if self.kind in _PLAIN and _are_plain(self.kind, texts) and many.isinstance_python(texts):
            return []
        if self.kind is not Kind.NUMBER or all(map(_PLAIN_NUMBER, texts)):
            try:
                values = many.validate_python(texts)
            except ValidationError:
                pass
            else:
                written = list(map(cell_text if self.kind in (Kind.BOOLEAN, Kind.NUMBER) else str, values))
                # Two lists are compared in compiled code; most often all of them are canonical.
                if written == texts:
                    return []
                return [text for text, again in zip(texts, written, strict=True) if text != again]
        return [text for text in texts if not self._is_canonical(each, text)]

    def _is_canonical(self, validator: SchemaValidator, text: str) -> bool:
        if self.kind is Kind.NUMBER and not _PLAIN_NUMBER(text):
            return False
        try:
            return cell_text(validator.validate_python(text)) == text
        except ValidationError:
            return False

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
        each, _ = _validators(self.annotation)
        return each.validate_python(text)


# Plain notation, with one way to write nought.
_PLAIN_NUMBER = re.compile(r"(?!-0(?:\.0*)?\Z)-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?").fullmatch
_PLAIN = {
    Kind.INTEGER: re.compile(r"(?:(?:0|-?[1-9][0-9]*)\n)*").fullmatch,
    Kind.NUMBER: re.compile(r"(?:(?!-0(?:\.0*)?\n)-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?\n)*").fullmatch,
}


def _are_plain(kind: Kind, texts: Sequence[str]) -> bool:
    """Return whether all texts are numbers in plain notation, by one match for all of them."""
    lines = "\n".join([*texts, ""])
    # A newline inside a text would make two numbers of one.
    return lines.count("\n") == len(texts) and _PLAIN[kind](lines) is not None


@cache
def _validators(annotation: Any) -> tuple[SchemaValidator, SchemaValidator]:
    """Return pydantic's compiled validators of one cell and of a list of cells."""
    one, many = TypeAdapter(annotation).validator, TypeAdapter(list[annotation]).validator
    return cast("SchemaValidator", one), cast("SchemaValidator", many)


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
