"""Identifiers that are no longer in use, and what takes their place."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from balkans_data.models.rows import RowModel, Table, Text
from balkans_data.models.suppressions import TableName, Version

__all__ = ["RetiredId"]


class RetiredId(RowModel):
    """One identifier that a release retired: who cited it is led to what takes its place."""

    table: ClassVar[Table] = Table(
        name="retired_ids",
        title="Retired identifiers",
        description="Identifiers that were in use in an earlier release, what takes their place, and why. None is "
        "ever used again for something else.",
        key=("table_name", "retired_id"),
    )

    table_name: TableName = Field(
        title="Table", description="Table in which the identifier told a row.", examples=["actors"]
    )
    retired_id: Text = Field(
        title="Retired identifier",
        description="The identifier that is no longer in use; parts of a key of several columns are joined by `|`.",
        examples=["gazprom-group"],
    )
    replaced_by: Text | None = Field(
        None,
        title="Replaced by",
        description="The identifier in the same table that takes its place (which may be retired in its turn); "
        "empty if nothing does.",
        examples=["gazprom"],
    )
    retired_in: Version = Field(title="Retired in", description="The first release without it.", examples=["1.0.0"])
    reason: Text = Field(
        title="Reason",
        description="Why it was retired.",
        examples=["One company was listed under two identifiers."],
    )
