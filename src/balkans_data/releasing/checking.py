"""What must hold before a version is released: a list of steps, each in order or with what to do."""

from __future__ import annotations

import json
import re
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from balkans_data import building
from balkans_data.comparing.bump import changelog_shortfalls, numbers, version_shortfalls
from balkans_data.comparing.changelog import dated
from balkans_data.errors import PackageError
from balkans_data.package import table_file, table_rows
from balkans_data.releases.packages import CHANGELOG, read_package
from balkans_data.releases.reading import place
from balkans_data.releasing import manifest as manifests
from balkans_data.releasing.builds import Project, built_twice
from balkans_data.releasing.changes import changes
from balkans_data.releasing.contents import contents
from balkans_data.schema.descriptor import citation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from balkans_data.releases.packages import Package
    from balkans_data.releasing.changes import Changes
    from balkans_data.releasing.manifest import Manifest

__all__ = ["Release", "Step", "steps"]

_RETIRED = "retired_ids"
#: How many of a kind are named.
_NAMED = 10
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Step:
    """A thing that must hold.

    Attributes
    ----------
    name : str
        What was looked at.
    said : str
        What was found, where it is in order.
    problems : tuple of str
        What is not in order and what to do, a sentence each; none if the step is passed.
    """

    name: str
    said: str
    problems: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


class Release:
    """The version that a checkout would release, and the one before.

    Parameters
    ----------
    folder : Path
        A checkout.

    Raises
    ------
    PackageError
        If it is none, or a table or a manifest cannot be read. That too is raised when it is first needed.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.cited = citation(folder)
        # An empty file is valid YAML too.
        if not isinstance(self.cited, dict):
            raise PackageError(f"{folder / 'CITATION.cff'} does not say what is released")
        self.version = str(self.cited.get("version", ""))

    @cached_property
    def package(self) -> Package:
        """The tables as the files are."""
        return read_package(place(self.folder))

    @cached_property
    def manifest(self) -> Manifest:
        """What the manifest of this version has to say."""
        return manifests.manifest_of(self.package)

    @cached_property
    def stored(self) -> list[Manifest]:
        """The manifests of the checkout, the oldest version first."""
        return manifests.stored(self.folder)

    @cached_property
    def before(self) -> Manifest | None:
        """The manifest of the highest version below this one; None where nothing was released before."""
        number = numbers(self.version) or ()
        return max((item for item in self.stored if item.number < number), key=lambda item: item.number, default=None)

    @cached_property
    def changes(self) -> Changes | None:
        """What differs from the version before."""
        return changes(self.before, self.manifest) if self.before else None

    @cached_property
    def changelog(self) -> str | None:
        """The text of the changelog, if there is one."""
        return self.package.changelog()

    def tagged(self, version: str) -> Package | None:
        """Return what the tag of a version holds; None if git knows no such tag, or there is no git."""
        if not (self.folder / ".git").exists():
            return None
        try:
            return read_package(place(f"refs/tags/v{version}", self.folder))
        except PackageError:
            return None


def steps(
    release: Release,
    *,
    tag: str | None = None,
    build: bool = True,
    out: Path | None = None,
    today: date | None = None,
    isolated: bool = True,
) -> Iterator[tuple[str, Callable[[], Step]]]:
    """Yield what must hold before a release, each with the name of the step and what looks; quick ones first.

    Parameters
    ----------
    release : Release
        What would be released.
    tag : str, optional
        The tag that names it; then its manifest must be there.
    build : bool
        Whether to build it too.
    out : Path, optional
        Where wheel and sdist are left that were checked.
    today : date, optional
        After which no release can be dated; by default this day (UTC).
    isolated : bool
        See `balkans_data.releasing.builds.built_twice`.
    """
    yield "version", lambda: _version(release)
    yield "date", lambda: _date(release, today or datetime.now(UTC).date())
    yield "earlier manifests", lambda: _earlier(release)
    yield "bump", lambda: _bump(release)
    yield "changelog", lambda: _changelog(release)
    yield "identifiers", lambda: _identifiers(release)
    yield "manifest", lambda: _manifest(release, tag)
    yield "validation", lambda: _validation(release)
    yield "derived files", lambda: _derived(release)
    if build:
        yield "builds", lambda: _builds(release, out, isolated=isolated)


def _version(release: Release) -> Step:
    version = release.version
    problems = []
    if numbers(version) is None:
        problems.append(f"CITATION.cff: the version {version!r} is not MAJOR.MINOR.PATCH")
    said = []
    for file in sorted(release.folder.glob("*.json")):
        try:
            content = json.loads(file.read_text(encoding="utf-8"))
        except ValueError as error:
            problems.append(f"{file.name} is no valid JSON ({error}): run `balkans-data build`")
            continue
        stated = content.get("version") if isinstance(content, dict) else None
        if stated is None:
            continue
        said.append(file.name)
        if stated != version:
            problems.append(f"{file.name} says {stated}, CITATION.cff {version}: run `balkans-data build`")
    return Step("version", f"{version} in CITATION.cff, {', '.join(said)}", tuple(problems))


def _date(release: Release, today: date) -> Step:
    stated = str(release.cited.get("date-released", ""))
    day = _day(stated)
    problems = []
    if day is None:
        problems.append(f"CITATION.cff: date-released is {stated or 'missing'}, no day as YYYY-MM-DD")
    elif day > today:
        problems.append(f"CITATION.cff: date-released is {day}, and today is {today}: a release is not dated ahead")
    if release.before and day and day < (_day(release.before.date) or day):
        problems.append(f"date-released is {day}, and {release.before.version} was released on {release.before.date}")
    headed = dated(release.changelog or "", release.version)
    if day and headed is not None and headed != stated:
        problems.append(f"{CHANGELOG} dates {release.version} {headed}, CITATION.cff {stated}: make them the same")
    elif headed is None:
        problems.append(f"{CHANGELOG} has no heading `## {release.version} ({stated or 'YYYY-MM-DD'})`")
    return Step("date", f"{stated} in CITATION.cff and {CHANGELOG}", tuple(problems))


def _earlier(release: Release) -> Step:
    problems = []
    number = numbers(release.version) or ()
    held = 0
    for item in release.stored:
        if item.number > number:
            problems.append(f"{_name(item)} is of a higher version than {release.version}: raise the version above it")
        if item.number >= number:
            continue
        tagged = release.tagged(item.version)
        if tagged is None:
            continue
        held += 1
        path = _name(item)
        if tagged.place.read([path]).get(path) != (release.folder / path).read_bytes():
            problems.append(f"{path} is not what the tag v{item.version} has: a manifest is never changed; restore it")
    count = len([item for item in release.stored if item.number < number])
    said = (
        f"{count} of earlier releases, {held} held against their tags" if count else "none: this is the first release"
    )
    return Step("earlier manifests", said, tuple(problems))


def _bump(release: Release) -> Step:
    if release.before is None or release.changes is None:
        return Step("bump", "nothing was released before, so nothing to compare with")
    before, needed = release.before, release.changes.required
    old, new = (_name(before), before.version), (str(release.folder), release.version)
    problems = version_shortfalls(old, new, needed)
    whys = [f"{reason.table}: {reason.message}" for reason in release.changes.reasons if reason.bump is needed]
    why = f" ({_some(whys, '; ')})" if whys else ""
    if problems:
        problems = [f"{problems[0]}{why}", *problems[1:]]
    return Step(
        "bump", f"{needed.name} needed since {before.version}{why}, {release.version} suffices", tuple(problems)
    )


def _changelog(release: Release) -> Step:
    flipped = {turn.claim_id for turn in release.changes.flips} if release.changes else set()
    problems = changelog_shortfalls(release.changelog, release.version, flipped)
    flips = f" that names every claim whose verdict flips ({len(flipped):,})" if flipped else ""
    return Step("changelog", f"has an entry for {release.version}{flips}", tuple(problems))


def _identifiers(release: Release) -> Step:
    if release.before is None or release.changes is None:
        return Step("identifiers", "nothing was released before, so none is gone")
    gone = [
        (table, "|".join(manifests.cells_of(key))) for table, keys in release.changes.removed.items() for key in keys
    ]
    if not gone:
        return Step("identifiers", f"every one of {release.before.version} is still there")
    retired: dict[tuple[str, str], str] = {}
    if table_file(_RETIRED, release.folder).is_file():
        for row in table_rows(_RETIRED, release.folder):
            retired[row["table_name"], row["retired_id"]] = row["retired_in"]
    problems = []
    if missing := [f"{table}/{key}" for table, key in gone if (table, key) not in retired]:
        problems.append(
            f"gone since {release.before.version} and not in data/{_RETIRED}.csv: {_some(missing)}; "
            "say there what takes the place of each, or put it back"
        )
    if wrong := [f"{table}/{key}" for table, key in gone if not _retired_here(release, retired.get((table, key)))]:
        problems.append(f"data/{_RETIRED}.csv: retired_in should be {release.version} for {_some(wrong)}")
    return Step("identifiers", f"{len(gone):,} gone, all in data/{_RETIRED}.csv", tuple(problems))


def _retired_here(release: Release, version: str | None) -> bool:
    """Return whether the version in which an identifier was retired is this one; unsaid ones are told elsewhere."""
    return version is None or version == release.version


def _manifest(release: Release, tag: str | None) -> Step:
    problems = []
    file = manifests.manifest_path(release.folder, release.version)
    path = file.relative_to(release.folder).as_posix()
    if tag is not None and tag != f"v{release.version}":
        problems.append(f"the tag is {tag!r}, the version {release.version}: the tag has to be v{release.version}")
    written = next((item for item in release.stored if item.version == release.version), None)
    if written is None:
        if tag is not None:
            problems.append(f"{path} is missing: run `balkans-data release --write`, and commit it before the tag")
        return Step(
            "manifest", f"{path} is not written yet; `--write` does, in the commit of the release", tuple(problems)
        )
    if file.read_bytes() != manifests.as_text(release.manifest).encode():
        differ = [table.name for table in release.manifest.tables if written.table(table.name) != table]
        of = f" ({_some(differ)})" if differ else ""
        needed = changes(written, release.manifest).required
        by = f", by {needed.name} at least" if needed else ""
        problems.append(
            f"{path} is of other files{of}: if {release.version} is released, raise the version{by}; "
            "if not, `balkans-data release --write --force` writes it anew"
        )
    if (tagged := release.tagged(release.version)) is not None and manifests.manifest_of(tagged) != release.manifest:
        problems.append(f"the tag v{release.version} holds other tables than this folder: raise the version")
    return Step("manifest", f"{path} is right, fingerprint {release.manifest.fingerprint}", tuple(problems))


def _validation(release: Release) -> Step:
    from balkans_data.validation import report

    found = report(release.folder, release=True)
    errors = [finding for finding in found.findings if finding.severity == "error"]
    if not errors:
        return Step("validation", "no errors")
    first = errors[0]
    return Step(
        "validation",
        "",
        (f"{len(errors):,} errors, the first in {first.path}: {first.message}; see `balkans-data validate --release`",),
    )


def _derived(release: Release) -> Step:
    stale = list(building.differences(release.folder))
    problems = (f"stale: {_some(stale)}; run `balkans-data build`",) if stale else ()
    return Step("derived files", "all as `balkans-data build` makes them", problems)


def _builds(release: Release, out: Path | None, *, isolated: bool) -> Step:
    project = Project(release.folder)
    with _somewhere(out) as kept:
        made = built_twice(release.folder, kept, isolated=isolated)
        if made.differences:
            return Step("builds", "", tuple(f"two builds differ: {said}" for said in made.differences))
        inside = contents(kept / made.wheel.name, project, release.package)
    problems = list(inside.problems[:_NAMED])
    if len(inside.problems) > _NAMED:
        problems.append(f"… and {len(inside.problems) - _NAMED:,} more")
    for what, size, largest in (
        ("the wheel has", made.wheel.size, project.largest_wheel),
        ("installed it has", inside.installed, project.largest_installed),
    ):
        if size > largest:
            problems.append(f"{what} {size:,} bytes, more than the {largest:,} that pyproject.toml allows")
    said = [f"two of each, the same byte for byte; {inside.files:,} files, {inside.installed:,} bytes installed"]
    said += [f"{item.sha256}  {item.name} ({item.size:,} bytes)" for item in (made.wheel, made.sdist)]
    return Step("builds", "\n".join(said), tuple(problems))


@contextmanager
def _somewhere(out: Path | None) -> Iterator[Path]:
    if out is not None:
        yield out
        return
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def _name(item: Manifest) -> str:
    return f"{manifests.FOLDER}/{item.version}.json"


def _day(text: str) -> date | None:
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _some(items: list[str], between: str = ", ") -> str:
    more = f"{between}and {len(items) - _NAMED:,} more" if len(items) > _NAMED else ""
    return between.join(items[:_NAMED]) + more
