"""Each step of the check: passed by a checkout that is ready, and failed by one thing that is not."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from balkans_data.building import build
from balkans_data.errors import PackageError
from balkans_data.package import table_rows
from balkans_data.releasing.checking import Release, Step, steps
from balkans_data.releasing.manifest import as_text, manifest_path
from balkans_data.releasing.writing import write

TODAY = date(2026, 12, 1)
Edit = Callable[[Path], object]


def step(folder: Path, name: str, **options: str | None) -> Step:
    return dict(steps(Release(folder), today=TODAY, build=False, **options))[name]()


def replaced(path: str, old: str, new: str) -> Edit:
    def run(folder: Path) -> None:
        file = folder / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    return run


def dropped(path: str, start: str) -> Edit:
    def run(folder: Path) -> None:
        file = folder / path
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines if not line.startswith(start)]
        assert len(kept) == len(lines) - 1
        file.write_text("".join(kept), encoding="utf-8")

    return run


def raised(version: str, entry: str = "Text.", day: str = "2026-11-30") -> Edit:
    """Set version and day where they are typed and derived, and write the entry."""

    def run(folder: Path) -> None:
        cited = folder / "CITATION.cff"
        text = cited.read_text(encoding="utf-8")
        was = Release(folder)
        text = text.replace(f"version: {was.version}", f"version: {version}")
        cited.write_text(text.replace(str(was.cited["date-released"]), day), encoding="utf-8")
        described = folder / "datapackage.json"
        content = json.loads(described.read_text(encoding="utf-8"))
        content |= {"version": version, "created": f"{day}T00:00:00Z"}
        described.write_text(json.dumps(content), encoding="utf-8")
        changelog = folder / "CHANGELOG.md"
        changelog.write_text(
            changelog.read_text(encoding="utf-8").replace("## ", f"## {version} ({day})\n\n{entry}\n\n## ", 1),
            encoding="utf-8",
        )

    return run


@pytest.fixture
def released(checkout: Path) -> Path:
    """The checkout with the manifest of its version."""
    file = manifest_path(checkout, "0.1.0")
    file.parent.mkdir()
    file.write_text(as_text(Release(checkout).manifest), encoding="utf-8")
    return checkout


def test_a_first_release_that_is_ready(checkout: Path) -> None:
    done = [look() for _, look in steps(Release(checkout), today=TODAY, build=False)]
    assert [(item.name, item.problems) for item in done if not item.ok] == []
    assert [item.name for item in done] == [name for name, _ in steps(Release(checkout))][:-1]
    said = {item.name: item.said for item in done}
    assert "first release" in said["earlier manifests"]
    assert "nothing was released before" in said["bump"]
    assert "not written yet" in said["manifest"]


CITATION = "CITATION.cff"
VERDICT = "marin2023-001,now,2026-11-22,"
TURNED = replaced("data/verdicts.csv", f"{VERDICT}supported", f"{VERDICT}refuted")
FAULTS: list[tuple[str, Edit, str]] = [
    ("version", replaced(CITATION, "version: 0.1.0", "version: 0.1"), "'0.1' is not MAJOR.MINOR.PATCH"),
    ("version", replaced(CITATION, "version: 0.1.0", "version: 0.2.0"), "datapackage.json says 0.1.0, CITATION"),
    (
        "version",
        lambda folder: (folder / "croissant.json").write_text('{"version": "0.0.9"}', encoding="utf-8"),
        "croissant.json says 0.0.9",
    ),
    ("date", replaced(CITATION, "2026-11-22", "2026-12-02"), "date-released is 2026-12-02, and today is 2026-12-01"),
    ("date", replaced(CITATION, "2026-11-22", "2026-11"), "date-released is 2026-11, no day"),
    ("date", replaced(CITATION, "date-released: 2026-11-22\n", ""), "date-released is missing"),
    ("date", replaced(CITATION, "2026-11-22", "2026-11-21"), "dates 0.1.0 2026-11-22, CITATION.cff 2026-11-21"),
    ("date", replaced("CHANGELOG.md", " (2026-11-22)", ""), "has no heading `## 0.1.0 (2026-11-22)`"),
    ("changelog", replaced("CHANGELOG.md", "First release.", ""), "CHANGELOG.md has no entry for 0.1.0"),
    ("changelog", lambda folder: (folder / "CHANGELOG.md").unlink(), "there is no CHANGELOG.md"),
    ("derived files", replaced("ATTRIBUTION.md", "Sources", "Source"), "stale: ATTRIBUTION.md; run `balkans"),
    ("validation", replaced("data/actors.csv", "\nALB,country", "\nALB,planet"), "the first in data/"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "edit", "said"), FAULTS, ids=[f"{item[0]}: {item[2][:40]}" for item in FAULTS])
def test_what_is_not_ready(checkout: Path, name: str, edit: Edit, said: str) -> None:
    edit(checkout)
    found = step(checkout, name)
    assert not found.ok
    assert any(said in problem for problem in found.problems), found.problems


SINCE: list[tuple[str, str, list[Edit], str | None]] = [
    ("bump", "0.1.1", [replaced("data/events.csv", "Albania invited", "Albania was invited")], None),
    ("bump", "0.1.0", [], None),
    (
        "bump",
        "0.1.1",
        [dropped("data/events.csv", "alb-2008")],
        "0.1.1 is PATCH: make it 1.0.0 in CITATION.cff, and run `balkans-data build` (events: 1 identifier removed)",
    ),
    ("bump", "1.0.0", [dropped("data/events.csv", "alb-2008")], None),
    (
        "bump",
        "0.1.1",
        [TURNED],
        "verdicts: 1 verdict flipped",
    ),
    (
        "changelog",
        "0.2.0",
        [TURNED],
        "does not name under 0.2.0 the claims whose verdicts flip: marin2023-001",
    ),
    ("identifiers", "0.1.1", [replaced("data/events.csv", "Albania invited", "Albania was invited")], None),
    ("identifiers", "1.0.0", [dropped("data/events.csv", "alb-2008")], "ids.csv: events/alb-2008-nato-invitation"),
    ("earlier manifests", "0.0.9", [], "releases/0.1.0.json is of a higher version than 0.0.9"),
    ("manifest", "0.1.1", [], None),
]  # fmt: skip


@pytest.mark.parametrize(("name", "version", "edits", "said"), SINCE)
def test_what_a_version_needs_after_another(
    released: Path, name: str, version: str, edits: list[Edit], said: str | None
) -> None:
    if version != "0.1.0":
        raised(version)(released)
    for edit in edits:
        edit(released)
    found = step(released, name)
    assert found.ok is (said is None)
    if said:
        assert said in " ".join(found.problems)


def test_a_flip_that_is_named_is_in_order(released: Path) -> None:
    raised("0.2.0", "The verdict on `marin2023-001` is another.")(released)
    TURNED(released)
    assert step(released, "changelog") == Step(
        "changelog", "has an entry for 0.2.0 that names every claim whose verdict flips (1)"
    )


@pytest.mark.parametrize(
    ("retired_in", "said"),
    [("1.0.0", None), ("0.9.0", "retired_in should be 1.0.0 for events/alb-2008-nato-invitation")],
)
def test_identifiers_that_are_gone_are_retired(released: Path, retired_in: str, said: str | None) -> None:
    raised("1.0.0")(released)
    dropped("data/events.csv", "alb-2008")(released)
    (released / "data/retired_ids.csv").write_text(
        "table_name,retired_id,replaced_by,retired_in,reason\n"
        f"events,alb-2008-nato-invitation,,{retired_in},It is told as an alignment now\n",
        encoding="utf-8",
    )
    found = step(released, "identifiers")
    assert found.problems == (() if said is None else (f"data/retired_ids.csv: {said}",))


def test_the_version_before_is_the_highest_one_below(released: Path) -> None:
    raised("0.10.0")(released)
    for version in ("0.2.0", "0.9.0", "0.10.0"):
        text = as_text(Release(released).stored[0].model_copy(update={"version": version}))
        manifest_path(released, version).write_text(text, encoding="utf-8")
    before = Release(released).before
    assert before is not None
    assert before.version == "0.9.0"


def test_a_release_is_dated_after_the_one_before(released: Path) -> None:
    raised("0.2.0", day="2026-11-01")(released)
    assert "0.1.0 was released on 2026-11-22" in step(released, "date").problems[0]


def test_the_tag_names_the_version_whose_manifest_is_there(checkout: Path) -> None:
    assert "0.1.0.json is missing" in step(checkout, "manifest", tag="v0.1.0").problems[0]
    write(checkout)
    assert step(checkout, "manifest", tag="v0.1.0").ok
    assert "'0.1.0', the version 0.1.0: the tag has to be v0.1.0" in step(checkout, "manifest", tag="0.1.0").problems[0]
    replaced("data/events.csv", "Albania invited", "Albania was invited")(checkout)
    (problem,) = step(checkout, "manifest", tag="v0.1.0").problems
    assert "releases/0.1.0.json is of other files (events): " in problem
    assert "raise the version, by PATCH at least" in problem


def test_a_tag_of_other_tables_is_told(checkout: Path, tag: Callable[[Path, str], None]) -> None:
    write(checkout)
    tag(checkout, "v0.1.0")
    assert step(checkout, "manifest").ok
    replaced("data/events.csv", "Albania invited", "Albania was invited")(checkout)
    write_anew(checkout)
    assert step(checkout, "manifest").problems == (
        "the tag v0.1.0 holds other tables than this folder: raise the version",
    )


def write_anew(folder: Path) -> None:
    """Write the manifest as somebody would who does not use the command."""
    manifest_path(folder, "0.1.0").write_text(as_text(Release(folder).manifest), encoding="utf-8")


def test_a_manifest_that_is_not_that_of_its_tag_is_told(checkout: Path, tag: Callable[[Path, str], None]) -> None:
    write(checkout)
    tag(checkout, "v0.1.0")
    raised("0.2.0")(checkout)
    assert "1 held against their tags" in step(checkout, "earlier manifests").said
    other = Release(checkout).stored[0].model_copy(update={"date": "2026-11-20"})
    manifest_path(checkout, "0.1.0").write_text(as_text(other), encoding="utf-8")
    assert "is not what the tag v0.1.0 has" in step(checkout, "earlier manifests").problems[0]


def test_writing_once_and_again(
    checkout: Path, tag: Callable[[Path, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    (checkout / "ATTRIBUTION.md").unlink()
    assert write(checkout) == ["ATTRIBUTION.md", "releases/0.1.0.json"]
    # What is derived has been seen to be written; it takes a second each time.
    monkeypatch.setattr("balkans_data.building.build", lambda _: [])
    assert write(checkout) == []
    text = manifest_path(checkout, "0.1.0").read_bytes()
    replaced("data/events.csv", "Albania invited", "Albania was invited")(checkout)
    with pytest.raises(PackageError, match=r"not overwritten.*--force"):
        write(checkout)
    assert manifest_path(checkout, "0.1.0").read_bytes() == text
    assert write(checkout, force=True) == ["releases/0.1.0.json"]
    tag(checkout, "v0.1.0")
    replaced("data/events.csv", "Albania was invited", "Albania invited")(checkout)
    with pytest.raises(PackageError, match="is released"):
        write(checkout, force=True)


def test_nothing_is_written_below_a_version_that_has_a_manifest(released: Path) -> None:
    text = as_text(Release(released).stored[0].model_copy(update={"version": "0.2.0"}))
    manifest_path(released, "0.2.0").write_text(text, encoding="utf-8")
    manifest_path(released, "0.1.0").unlink()
    with pytest.raises(PackageError, match=r"0\.2\.0 is already there, so 0\.1\.0 cannot be released"):
        write(released)
    assert not manifest_path(released, "0.1.0").exists()


@pytest.mark.parametrize("text", ["", "[]", "version: 0.1.0\ndate-released: 2026-02-30\n", ": :"])
def test_a_citation_that_says_nothing(checkout: Path, text: str) -> None:
    (checkout / CITATION).write_text(text, encoding="utf-8")
    with pytest.raises(PackageError, match=CITATION):
        Release(checkout)


def test_a_suppression_past_its_version_is_no_clean_validation(checkout: Path) -> None:
    replaced("data/suppressions.csv", "9.0.0", "0.1.0")(checkout)
    assert table_rows("suppressions", checkout)[0]["until"] == "0.1.0"
    build(checkout)
    assert "data/suppressions.csv" in step(checkout, "validation").problems[0]
