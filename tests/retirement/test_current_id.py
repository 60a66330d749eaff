"""From retired identifiers to those in use: redirected with a warning, or an error that says so."""

from __future__ import annotations

import re
import sqlite3
import warnings
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import balkans_data as bd
from balkans_data import package
from balkans_data.models.registry import IDENTIFYING, TABLES
from balkans_data.retirement import current_id
from tests.command import run

Retire = Callable[..., None]
RENAMED = "actors,nis-old,nis,1.0.0,Renamed."


def test_an_identifier_in_use_or_never_known_is_returned_as_it_is(retire: Retire) -> None:
    retire(RENAMED)
    assert current_id("actors", "nis") == "nis"
    assert current_id("actors", "nobody") == "nobody"
    # An identifier is one of a table.
    assert current_id("claims", "nis-old") == "nis-old"


def test_the_warning_says_old_new_release_and_reason_at_the_line_of_the_caller(retire: Retire) -> None:
    retire(RENAMED)
    with pytest.warns(bd.RetiredIdWarning) as caught:
        assert current_id("actors", "nis-old") == "nis"
    (warning,) = caught
    assert str(warning.message) == "'nis-old' of actors was retired in 1.0.0 (Renamed); 'nis' takes its place"
    assert warning.filename == __file__


@pytest.mark.parametrize(
    "call",
    [
        lambda: bd.resolve("nis-old"),
        lambda: bd.name("nis-old"),
        lambda: bd.profile("nis-old"),
        lambda: bd.claims(about="nis-old"),
        lambda: bd.resolve_series(pd.Series(["nis-old"])),
    ],
)
def test_the_warning_is_at_the_line_of_the_caller_however_deep_it_arises(
    retire: Retire, call: Callable[[], object]
) -> None:
    retire(RENAMED)
    with pytest.warns(bd.RetiredIdWarning) as caught:
        call()
    assert {warning.filename for warning in caught} == {__file__}


def test_actors_are_redirected(retire: Retire) -> None:
    retire(RENAMED)
    with pytest.warns(bd.RetiredIdWarning, match="'nis' takes its place"):
        found = bd.resolve("nis-old", on="2015")
    assert (found.actor_id, found.text) == ("nis", "nis-old")
    with pytest.warns(bd.RetiredIdWarning):
        assert bd.profile("nis-old").actor_id == "nis"
    with pytest.warns(bd.RetiredIdWarning):
        assert list(bd.resolve_series(pd.Series(["nis-old", "Serbia"]))) == ["nis", "SRB"]
    # It was an id, and never a name or a code of a list.
    with pytest.raises(bd.UnknownNameError):
        bd.resolve("nis-old", scheme="own")


def test_claims_and_sources_are_redirected(retire: Retire) -> None:
    retire("claims,marin2023-900,marin2023-001,1.0.0,Coded twice.", "sources,marin,marin2023,1.0.0,Renamed.")
    with pytest.warns(bd.RetiredIdWarning, match=r"'marin2023-900' of claims .*\(Coded twice\)"):
        assert bd.explain("marin2023-900") == bd.explain("marin2023-001")
    with pytest.warns(bd.RetiredIdWarning):
        assert bd.claims(source="marin").equals(bd.claims(source="marin2023"))


def test_indicators_and_tracks_are_redirected(retire: Retire) -> None:
    figures = bd.load("statistics").iloc[0]
    indicator, actor, other = figures.indicator_id, figures.actor_id, figures.counterpart_id
    partner = None if other == "_Z" else other
    retire(f"indicators,formerly,{indicator},1.0.0,Renamed.")
    with pytest.warns(bd.RetiredIdWarning):
        found = bd.series("formerly", actor, partner)
    assert found.equals(bd.series(indicator, actor, partner))
    shown = run("show", "statistics", "--indicator", "formerly", "--format", "csv")
    assert "takes its place" in shown.stderr
    assert shown.stdout == run("show", "statistics", "--indicator", indicator, "--format", "csv").stdout


def test_one_that_nothing_replaces_is_an_error_that_says_so(retire: Retire) -> None:
    retire(
        "actors,acme,,0.9.0,No source names it.",
        "claims,marin2023-900,,1.0.0,It was no claim.",
        "indicators,gone,,1.0.0,The source withdrew it.",
    )
    said = r"'acme' of actors was retired in 0\.9\.0 \(No source names it\); nothing takes its place$"
    with pytest.raises(bd.RetiredIdError, match=said):
        bd.resolve("acme")
    for call in (lambda: bd.explain("marin2023-900"), lambda: bd.series("gone", "SRB"), lambda: bd.panel("gone")):
        with pytest.raises(bd.RetiredIdError, match="nothing takes its place"):
            call()
    # In a column it is one of the values that do not resolve.
    with pytest.raises(bd.UnknownNameError, match="nothing takes its place"):
        bd.resolve_series(pd.Series(["acme", "SRB"]))
    assert list(bd.resolve_series(pd.Series(["acme", "SRB"]), errors="coerce").isna()) == [True, False]
    done = run("resolve", "acme")
    assert done.returncode == 1
    assert re.fullmatch(f"balkans-data: {said[:-1]}\n", done.stderr)


def test_several_redirections_are_followed_and_named(retire: Retire) -> None:
    retire("actors,a,b,1.0.0,First.", "actors,b,nis,2.0.0,Second.", "actors,c,d,1.0.0,Third.", "actors,d,,2.0.0,Last.")
    with pytest.warns(bd.RetiredIdWarning, match=r"retired in 1\.0\.0 \(First\); 'nis' takes its place, by way of b"):
        assert current_id("actors", "a") == "nis"
    with pytest.raises(bd.RetiredIdError, match=r"'c' .* nothing takes its place \(by way of d\)"):
        current_id("actors", "c")


@given(links=st.lists(st.integers(-1, 7), min_size=8, max_size=8), start=st.integers(0, 7))
def test_any_links_come_to_an_end(links: list[int], start: int) -> None:
    """Also a circle, which no valid table has."""
    names = [f"n{number}" for number in range(8)]
    columns = ("table_name", "retired_id", "replaced_by", "retired_in", "reason")
    cells = [("actors", names[at], names[to], "1.0.0", "R") for at, to in enumerate(links) if to >= 0]
    rows = [dict(zip(columns, row, strict=True)) for row in cells]
    at, seen = start, set()
    while at not in seen and links[at] >= 0:
        seen.add(at)
        at = links[at]
    with pytest.MonkeyPatch.context() as patch, warnings.catch_warnings():
        patch.setattr(package, "table_rows", lambda _: rows)
        warnings.simplefilter("ignore", bd.RetiredIdWarning)
        if at in seen:
            with pytest.raises(bd.RetiredIdError, match="circle"):
                current_id("actors", names[start])
        else:
            assert current_id("actors", names[start]) == names[at]


def test_a_known_identifier_costs_no_look_at_the_table(retire: Retire, monkeypatch: pytest.MonkeyPatch) -> None:
    retire(RENAMED)
    bd.explain("marin2023-001")

    before = package.table_rows

    def read(name: str, *rest: Any) -> list[dict[str, str]]:
        assert name != "retired_ids"
        return before(name, *rest)

    monkeypatch.setattr(package, "table_rows", read)
    assert bd.resolve("SRB").actor_id == "SRB"
    assert bd.resolve("Serbia").actor_id == "SRB"
    assert bd.name("SRB").actor_id == "SRB"
    assert bd.explain("marin2023-001").claim_id == "marin2023-001"


def test_a_package_without_the_table_has_retired_nothing(retire: Retire) -> None:
    (package.root() / "data/retired_ids.csv").unlink()
    with pytest.raises(bd.UnknownNameError):
        bd.resolve("nis-old")


def test_the_command_says_a_warning_in_one_line(retire: Retire) -> None:
    retire(RENAMED)
    done = run("resolve", "nis-old")
    assert done.returncode == 0
    assert done.stderr == "balkans-data: 'nis-old' of actors was retired in 1.0.0 (Renamed); 'nis' takes its place\n"
    assert " is nis " in done.stdout


def test_the_tables_with_identifiers_are_those_that_diff_takes_for_such() -> None:
    """But for states, whose identifiers are those of actors, and what is made."""
    from balkans_data.releases.packages import read_package
    from balkans_data.releases.reading import place

    others = read_package(place(package.root())).identifying() - set(IDENTIFYING)
    assert others <= {"countries", "check_results"}
    assert set(IDENTIFYING) < set(TABLES)


def test_the_views_list_every_identifier_and_compare_releases_as_numbers() -> None:
    connection = bd.connect()
    try:
        found = connection.execute("SELECT table_name, count(*) FROM identifiers GROUP BY 1").fetchall()
        assert dict(map(tuple, found)) == {name: len(bd.load(name)) for name in IDENTIFYING}
        assert {row[0] for row in connection.execute("SELECT table_name FROM identifying")} == set(IDENTIFYING)
    finally:
        connection.close()


@given(versions=st.lists(st.tuples(*[st.integers(0, 99_999)] * 3), min_size=1, max_size=5, unique=True))
def test_releases_compare_as_versions_do(versions: list[tuple[int, int, int]]) -> None:
    from balkans_data.database import views

    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE retired_ids (ref, table_name, retired_id, replaced_by, retired_in)")
    for number, version in enumerate(versions):
        text = ".".join(map(str, version))
        connection.execute("INSERT INTO retired_ids VALUES (?, 'actors', ?, NULL, ?)", (number, str(number), text))
    connection.execute(views()["retirements"])
    found = connection.execute("SELECT retired_in FROM retirements ORDER BY retired_in_number").fetchall()
    connection.close()
    assert [tuple(map(int, text.split("."))) for (text,) in found] == sorted(versions)
