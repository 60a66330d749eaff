"""Manifests: the same from every place, legible line by line, and proof against a hand that changes them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import balkans_data as bd
from balkans_data.errors import PackageError
from balkans_data.package import table_rows
from balkans_data.releases.packages import read_package
from balkans_data.releases.reading import place
from balkans_data.releasing.manifest import Manifest, as_text, manifest_of, read, stored


def of(where: str | Path, repository: Path | None = None) -> Manifest:
    return manifest_of(read_package(place(where, repository)))


def test_it_is_the_same_of_a_folder_a_wheel_and_a_revision(
    checkout: Path, tag: Callable[[Path, str], None], tmp_path: Path
) -> None:
    wheel = tmp_path / "balkans_data-0.1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for file in checkout.rglob("*"):
            if file.is_file():
                archive.write(file, f"balkans_data/{file.relative_to(checkout)}")
    tag(checkout, "v0.1.0")
    assert of(checkout) == of(wheel) == of("v0.1.0", checkout)


def test_what_it_says_is_what_the_files_say(checkout: Path) -> None:
    found = of(checkout)
    described = json.loads((checkout / "datapackage.json").read_text(encoding="utf-8"))
    assert (found.version, found.date) == (described["version"], described["created"][:10])
    assert [(table.name, table.rows, table.bytes, f"sha256:{table.sha256}") for table in found.tables] == [
        (item["name"], item["rowCount"], item["bytes"], item["hash"]) for item in described["resources"]
    ]
    assert found.fingerprint == bd.cite(release=checkout).fingerprint
    actors = found.table("actors")
    assert actors is not None
    assert actors.identifiers == tuple(sorted(row["actor_id"] for row in table_rows("actors", checkout)))
    votes = found.table("votes")
    assert votes is not None
    assert votes.identifiers is None
    statuses = found.table("statuses")
    assert statuses is not None
    assert statuses.identifiers is not None
    assert ("nato-membership", "member") in statuses.identifiers
    verdicts = table_rows("verdicts", checkout)
    assert {(claim, moment): said for claim, moments in found.verdicts.items() for moment, said in moments.items()} == {
        (row["claim_id"], row["moment"]): row["verdict"] for row in verdicts
    }
    schema = json.loads((checkout / "schemas/actors.json").read_text(encoding="utf-8"))
    assert actors.table_schema["fields"] == schema["fields"]
    assert actors.schema_compared == read_package(place(checkout)).schemas["actors"]


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="the page says how to verify it with sha256sum")
def test_the_command_on_the_page_makes_the_fingerprint(checkout: Path) -> None:
    page = (Path(__file__).parents[2] / "docs/releases.md").read_text(encoding="utf-8")
    found = re.search(r"^LC_ALL=C sha256sum data/.*$", page, re.MULTILINE)
    assert found
    done = subprocess.run(["bash", "-c", found[0]], cwd=checkout, capture_output=True, text=True, check=True)
    assert done.stdout.split()[0] == of(checkout).fingerprint


def test_the_order_of_rows_changes_the_file_and_nothing_else(checkout: Path) -> None:
    before = of(checkout)
    file = checkout / "data/events.csv"
    header, *rows = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join([header, *reversed(rows)]), encoding="utf-8")
    after = of(checkout)
    was, now = before.table("events"), after.table("events")
    assert was is not None
    assert now is not None
    assert was.model_dump(exclude={"sha256"}) == now.model_dump(exclude={"sha256"})
    assert was.sha256 != now.sha256
    assert before.fingerprint != after.fingerprint


def test_a_row_a_query_and_a_verdict_each_show_in_a_few_lines(checkout: Path) -> None:
    before = set(as_text(of(checkout)).splitlines())
    query = checkout / "data/checks/marin2023-001-day.sql"
    query.write_text(query.read_text(encoding="utf-8") + "-- more\n", encoding="utf-8")
    queries = set(as_text(of(checkout)).splitlines()) - before
    assert len(queries) == 1
    assert "queries" in queries.pop()
    file = checkout / "data/actors.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("\nALB,", "\nALX,"), encoding="utf-8")
    lines = set(as_text(of(checkout)).splitlines()) - before
    assert any(line.strip(' ,"') == "ALX" for line in lines)
    # Digests of its columns and keys, of the file and of the whole: not the list of identifiers.
    assert len(lines) < 20


def test_it_reads_what_it_writes_and_they_come_in_the_order_of_versions(checkout: Path) -> None:
    found = of(checkout)
    (checkout / "releases").mkdir()
    for version in ("0.10.0", "0.9.1", "1.0.0"):
        other = found.model_copy(update={"version": version})
        (checkout / f"releases/{version}.json").write_text(as_text(other), encoding="utf-8")
    assert [item.version for item in stored(checkout)] == ["0.9.1", "0.10.0", "1.0.0"]
    assert stored(checkout)[0] == found.model_copy(update={"version": "0.9.1"})


def edited(change: Callable[[dict[str, Any]], object]) -> Callable[[str], str]:
    def run(text: str) -> str:
        content = json.loads(text)
        change(content)
        return json.dumps(content)

    return run


def table(content: dict[str, Any], name: str = "actors") -> dict[str, Any]:
    found: dict[str, Any] = next(item for item in content["tables"] if item["name"] == name)
    return found


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (edited(lambda content: table(content)["identifiers"].pop()), "not that of the identifiers"),
        (edited(lambda content: table(content)["identifiers"].__setitem__(0, "ALX")), "not that of the identifiers"),
        (edited(lambda content: table(content).update(sha256="0" * 64)), "the fingerprint is not that of its tables"),
        (edited(lambda content: content["tables"].pop()), "the fingerprint is not that of its tables"),
        (edited(lambda content: table(content).update(identifiers=None)), "identifiers are listed where keys are"),
        (edited(lambda content: content.update(version="0.1")), "not MAJOR.MINOR.PATCH"),
        (edited(lambda content: content.update(version="0.2.0")), "is the manifest of 0.2.0: it was renamed"),
        (edited(lambda content: content.update(more=1)), "more: Extra inputs"),
        (edited(lambda content: content.update(manifest=2)), "manifest: Input should be 1"),
        (edited(lambda content: content.pop("verdicts")), "verdicts: Field required"),
        (edited(lambda content: table(content)["table_schema"].pop("primaryKey")), "there is no primary key"),
        (lambda text: text[:100], "Invalid JSON"),
        (lambda _: "[]", "no manifest of a release"),
    ],
)
def test_one_that_was_changed_by_hand_is_refused_in_one_line(
    checkout: Path, change: Callable[[str], str], said: str
) -> None:
    file = checkout / "0.1.0.json"
    text = as_text(of(checkout))
    file.write_text(text, encoding="utf-8")
    assert read(file) == of(checkout)
    file.write_text(change(text), encoding="utf-8")
    with pytest.raises(PackageError) as caught:
        read(file)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    assert str(file) in str(caught.value)
