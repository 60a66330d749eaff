"""A group and its member are no two voices."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Package

RELATION = "claim_relations/courier2024-001|corroborates|marin2023-001"


def fired(package: Package) -> set[tuple[str, str | None]]:
    found = package.report().findings
    return {(finding.rule, finding.key) for finding in found if finding.rule.startswith("relation-")}


@pytest.mark.parametrize(("member", "group"), [("danube-courier", "marin-ana"), ("marin-ana", "danube-courier")])
def test_a_group_and_its_member_do_not_corroborate_each_other(package: Package, member: str, group: str) -> None:
    assert fired(package) == set()
    package.change(f"actors/{member}", parent_id=group)
    assert fired(package) == {("relation-independent", "courier2024-001|corroborates|marin2023-001")}


def test_a_group_and_its_member_restate_each_other(package: Package) -> None:
    package.change("actors/danube-courier", parent_id="marin-ana")
    package.change(RELATION, relation="restates")
    assert fired(package) == set()


def test_strangers_do_not_restate_each_other(package: Package) -> None:
    package.change(RELATION, relation="restates")
    assert fired(package) == {("relation-restates", "courier2024-001|restates|marin2023-001")}
