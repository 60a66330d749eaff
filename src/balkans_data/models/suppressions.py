"""Findings of rules that are known, explained and borne until a release."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from balkans_data.models.rows import RowModel, Slug, Table, Text, text_pattern

__all__ = ["Suppression"]

_NUMBER = "(?:0|[1-9][0-9]*)"

TableName = Annotated[str, text_pattern("[a-z]+(?:_[a-z]+)*")]
ColumnName = Annotated[str, text_pattern("[a-z][a-z0-9]*(?:_[a-z0-9]+)*")]
Version = Annotated[str, text_pattern(rf"{_NUMBER}\.{_NUMBER}\.{_NUMBER}")]


class Suppression(RowModel):
    """One row that may break one rule for a while, and why."""

    # A release and not a day ends it: whether it holds must not hang on when somebody validates.
    table: ClassVar[Table] = Table(
        name="suppressions",
        title="Suppressions",
        description="Rows that are known to break a rule, why that is borne, and until which release.",
        key=("rule", "table_name", "row_key"),
    )

    rule: Slug = Field(
        title="Rule",
        description="Identifier of the rule; only what SQL rules find can be suppressed.",
        examples=["roll-call-empty"],
    )
    table_name: TableName = Field(title="Table", description="Table of the row.", examples=["roll_calls"])
    row_key: Text = Field(
        title="Key of the row",
        description="Primary key of the row, its parts joined by `|`, as a finding names it.",
        examples=["unvotes-5893"],
    )
    field_name: ColumnName | None = Field(
        None,
        title="Column",
        description="The column that the finding blames; empty for any.",
        examples=["roll_call_id"],
    )
    reason: Text = Field(
        title="Reason",
        description="Why the row is right as it is, or cannot be mended yet.",
        examples=["The file of the source has no vote of these states in it."],
    )
    until: Version = Field(
        title="Until",
        description="The first release in which it no longer holds: by then the row is mended, or looked at again.",
        examples=["1.0.0"],
    )
