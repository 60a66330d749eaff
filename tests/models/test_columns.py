"""Every column of every table: documented, with a valid example, and read and written without loss."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from enum import StrEnum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from balkans_data.models.edtf import Edtf
from balkans_data.models.registry import MODELS, TABLES
from balkans_data.models.rows import Vocabulary, cell_text
from balkans_data.schema.columns import Column, Kind, column, columns
from balkans_data.testing import rows

COLUMNS = [
    pytest.param(model, part, id=f"{model.table.name}.{part.name}") for model in MODELS for part in columns(model)
]
TYPES = {
    Kind.STRING: str,
    Kind.ENUM: Vocabulary,
    Kind.INTEGER: int,
    Kind.NUMBER: Decimal,
    Kind.BOOLEAN: bool,
    Kind.DATE: date,
    Kind.EDTF: Edtf,
}
VOCABULARIES = sorted(
    {part.vocabulary for model in MODELS for part in columns(model) if part.vocabulary}, key=lambda item: item.__name__
)


@pytest.mark.parametrize(("model", "part"), COLUMNS)
def test_it_is_documented(model, part):
    assert part.title
    assert len(part.title) <= 40
    assert part.title[0].isupper() or part.title[0].isdigit()
    assert part.description.endswith((".", "?"))
    assert part.description != part.title


@pytest.mark.parametrize(("model", "part"), COLUMNS)
def test_its_example_is_valid(model, part):
    assert part.invalid([part.example]) == []
    value = part.read(part.example)
    assert isinstance(value, TYPES[part.kind])
    assert cell_text(value) == part.example


@pytest.mark.parametrize(("model", "part"), COLUMNS)
def test_its_name_is_a_plain_word(model, part):
    assert re.fullmatch(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*", part.name)
    if part.kind is Kind.BOOLEAN:
        assert part.name.startswith(("is_", "has_", "requires_", "was_"))


@pytest.mark.parametrize(("model", "part"), COLUMNS)
def test_an_empty_cell_is_missing_or_an_error(model, part):
    if part.required:
        with pytest.raises(ValueError, match=f"{part.name} must not be empty"):
            part.read("")
    else:
        assert part.read("") is None


@pytest.mark.parametrize(("model", "part"), COLUMNS)
@pytest.mark.parametrize("text", [" ", "\n", "\ud800"])
def test_what_is_nowhere_valid_is_refused_by_name(model, part, text):
    assert part.invalid([text]) == [text]
    with pytest.raises(ValueError, match=f"is not a valid {part.name}"):
        part.read(text)


def test_a_name_means_one_thing_everywhere():
    """Columns of one name are of one kind in every table, and so are their titles."""
    kinds = {}
    for model in MODELS:
        for part in columns(model):
            if part.name not in ("kind", "status"):
                kinds.setdefault(part.name, set()).add((part.kind, part.title))
    clashes = {name: found for name, found in kinds.items() if len({kind for kind, _ in found}) > 1}
    assert clashes == {}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.table.name)
def test_its_keys_are_columns(model):
    table, names = model.table, set(model.model_fields)
    assert table.key
    assert set(table.key) <= names
    assert all(column(model, name).required for name in table.key)
    assert all(set(unique) <= names for unique in table.unique)
    for key in table.foreign_keys:
        assert set(key.columns) <= names
        assert key.target == TABLES[key.table].table.key
        for name, target in zip(key.columns, key.target, strict=True):
            assert column(model, name).pattern == column(TABLES[key.table], target).pattern


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.table.name)
def test_the_table_is_documented(model):
    table = model.table
    assert table.title
    assert table.description.endswith(".")
    assert model.__doc__
    assert re.fullmatch(r"[a-z]+(?:_[a-z]+)*", table.name)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.table.name)
def test_csv_to_model_to_csv(model):
    parts = columns(model)

    @settings(max_examples=max(15, settings.default.max_examples // 5))
    @given(rows(model))
    def run(cells):
        texts = dict(zip((part.name for part in parts), cells, strict=True))
        values = {part.name: part.read(texts[part.name]) for part in parts}
        row = model(**values)
        assert row.cells() == texts
        assert model.model_construct(**values).cells() == texts
        # Pydantic reads the texts themselves to the same row, an empty cell being none.
        assert model.model_validate({name: text or None for name, text in texts.items()}) == row
        assert hash(row) == hash(model(**values))

    run()


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.table.name)
def test_rows_are_immutable_and_strict_about_their_columns(model):
    values = {part.name: part.read(part.example) for part in columns(model)}
    row = model(**values)
    name = next(iter(values))
    with pytest.raises(ValidationError, match="frozen"):
        setattr(row, name, values[name])
    with pytest.raises(ValidationError, match="extra"):
        model(**values, other="x")


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda item: item.__name__)
def test_every_value_of_a_vocabulary_has_a_meaning(vocabulary):
    assert vocabulary.__doc__
    assert issubclass(vocabulary, StrEnum)
    members = list(vocabulary)
    assert members
    for member in members:
        # Codes of SDMX are single capitals.
        assert re.fullmatch(r"[A-Z]|[a-z0-9]+(?:[_-][a-z0-9]+)*", member.value)
        assert member.meaning
        assert member.meaning[0].isupper() or member.meaning[0].isdigit()
        assert not member.meaning.endswith(".")
    assert len({member.meaning for member in members}) == len(members)


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda item: item.__name__)
def test_columns_of_a_vocabulary_know_its_values(vocabulary):
    for model in MODELS:
        for part in columns(model):
            if part.vocabulary is vocabulary:
                assert part.values == tuple(member.value for member in vocabulary)
                assert all(type(value) is str for value in part.values)
                assert part.read(part.values[0]) is next(iter(vocabulary))


def test_each_table_comes_after_those_it_refers_to():
    """But for circles: sources name actors, and actors name sources."""
    seen = set()
    ahead = set()
    for model in MODELS:
        seen.add(model.table.name)
        ahead |= {(model.table.name, key.table) for key in model.table.foreign_keys if key.table not in seen}
    # What leads ahead may always be empty, so that rows can be loaded in this order.
    for name, target in ahead:
        named = [key.columns for key in TABLES[name].table.foreign_keys if key.table == target]
        assert not any(column(TABLES[name], part).required for parts in named for part in parts)


def test_the_registry_has_each_table_once():
    assert len({model.table.name for model in MODELS}) == len(MODELS)
    assert list(TABLES) == [model.table.name for model in MODELS]
    assert all(TABLES[model.table.name] is model for model in MODELS)


@given(
    st.one_of(st.integers(), st.decimals(allow_nan=False, allow_infinity=False), st.booleans(), st.dates(), st.none())
)
def test_cell_text_is_plain(value):
    text = cell_text(value)
    assert text == "" if value is None else text
    assert "E" not in text
    if isinstance(value, bool):
        assert text in ("true", "false")
    elif isinstance(value, (int, Decimal)):
        assert Decimal(text) == value


def test_columns_must_be_documented():
    from pydantic import Field

    from balkans_data.models.rows import RowModel

    class Bare(RowModel):
        name: str = Field(title="Name")

    with pytest.raises(TypeError, match="column 'name' needs a title, a description and an example"):
        columns(Bare)


def test_a_cell_has_one_type():
    from pydantic import Field

    from balkans_data.models.rows import RowModel

    class Two(RowModel):
        name: str | int = Field(title="Name", description="D", examples=["x"])

    with pytest.raises(TypeError, match="a cell has one type, or none"):
        columns(Two)


def test_a_column_compares_by_identity():
    parts = columns(MODELS[0])
    assert columns(MODELS[0]) is parts
    assert isinstance(parts[0], Column)
    assert len(set(parts)) == len(parts)
