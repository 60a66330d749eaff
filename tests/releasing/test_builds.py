"""Two builds: the same where nothing leaks in from outside, and told apart where something does."""

from __future__ import annotations

import shutil
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from balkans_data import package
from balkans_data.errors import PackageError
from balkans_data.releases.packages import read_package
from balkans_data.releases.reading import place
from balkans_data.releasing.builds import Project, built_twice
from balkans_data.releasing.checking import Release, steps
from balkans_data.releasing.contents import contents

ROOT = package.root()

pytestmark = pytest.mark.skipif(not package.is_checkout(), reason="only a checkout can be built")


@pytest.fixture
def project(checkout: Path, tag: Callable[[Path, str], None]) -> Path:
    """The small package with the build of the real one, in a repository."""
    for name in ("pyproject.toml", "README.md", "LICENSE", "LICENSE-DATA", ".gitignore"):
        shutil.copy(ROOT / name, checkout / name)
    code = checkout / "src/balkans_data"
    code.mkdir(parents=True)
    (code / "__init__.py").write_text('"""Code."""\n', encoding="utf-8")
    tag(checkout, "start")
    return checkout


def build_step(project: Path, out: Path | None = None) -> tuple[str, ...]:
    found = dict(steps(Release(project), isolated=False, out=out))["builds"]()
    return found.problems or tuple(found.said.splitlines())


def test_two_builds_are_the_same_whatever_lies_around(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    cache = project / "src/balkans_data/__pycache__"
    cache.mkdir()
    (cache / "__init__.cpython-313.pyc").write_bytes(b"left by a run")
    out = tmp_path / "out"
    said = build_step(project, out)
    assert said[0].startswith("two of each, the same byte for byte; ")
    assert [line.split()[1] for line in said[1:]] == [
        "balkans_data-0.1.0-py3-none-any.whl",
        "balkans_data-0.1.0.tar.gz",
    ]
    wheel, sdist = sorted(out.iterdir(), key=lambda file: file.suffix, reverse=True)
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        # Not of the day that whoever builds has set.
        assert {item.date_time[0] for item in archive.infolist()} == {2020}
    assert "balkans_data/data/actors.csv" in names
    assert not [name for name in names if "pycache" in name]
    with tarfile.open(sdist) as unpacked:
        assert "balkans_data-0.1.0/data/actors.csv" in unpacked.getnames()
    # The second time the folder is not empty, and what lies there must not be published.
    with pytest.raises(PackageError, match="is not empty"):
        built_twice(project, out, isolated=False)
    check_contents(project, wheel, tmp_path)


def check_contents(project: Path, wheel: Path, tmp_path: Path) -> None:
    """Doctor a good wheel; a build for each would take longer."""
    held = read_package(place(project))

    def doctored(change: Callable[[dict[str, bytes]], object]) -> tuple[str, ...]:
        with zipfile.ZipFile(wheel) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        change(files)
        other = tmp_path / "doctored.whl"
        with zipfile.ZipFile(other, "w") as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        return contents(other, Project(project), held).problems

    assert doctored(len) == ()
    assert doctored(lambda files: files.pop("balkans_data/schemas/actors.json")) == (
        "schemas/actors.json is not in the wheel",
    )
    actors = "balkans_data/data/actors.csv"
    assert doctored(lambda files: files.update({actors: files[actors] + b"X"})) == (
        "the table actors is another in the wheel",
    )
    for stray in ("tests/test_x.py", "data/.DS_Store", "data/extra.csv", "notes.txt", "__pycache__/x.py"):
        assert doctored(lambda files, stray=stray: files.update({f"balkans_data/{stray}": b""})) == (  # type: ignore[misc]
            f"balkans_data/{stray} is in the wheel, and no file that the checkout should ship",
        )


def test_what_git_does_not_know_is_found(project: Path, tmp_path: Path) -> None:
    with (project / ".git/info/exclude").open("a") as excluded:
        excluded.write("*.local\n")
    (project / "data/notes.local").write_bytes(b"left by somebody")
    (project / "src/balkans_data/new.py").write_text('"""New, and not committed yet."""\n', encoding="utf-8")
    out = tmp_path / "out"
    problems = build_step(project, out)
    assert len(problems) == 2
    for problem in problems:
        assert "data/notes.local is only in the build of the checkout as it lies" in problem
    assert not out.exists(), "what differs is not left to be published"


def test_a_build_that_takes_the_time_from_its_files_is_found(project: Path) -> None:
    file = project / "pyproject.toml"
    text = file.read_text(encoding="utf-8")
    assert "reproducible = true" in text
    text = text.replace("reproducible = true", "reproducible = false")
    file.write_text(text.replace("largest-wheel = 2_500_000", "largest-wheel = 1"), encoding="utf-8")
    problems = build_step(project)
    assert any("data/actors.csv differs in" in problem and "time" in problem for problem in problems)
    assert any("more differences" in problem for problem in problems)


def test_a_wheel_that_is_too_large_is_told_and_a_stray_table_in_the_folder_too(project: Path) -> None:
    file = project / "pyproject.toml"
    text = file.read_text(encoding="utf-8").replace("largest-wheel = 2_500_000", "largest-wheel = 1_000")
    file.write_text(text.replace("largest-installed = 16_000_000", "largest-installed = 2_000"), encoding="utf-8")
    (project / "data/draft.csv").write_text("a\n1\n", encoding="utf-8")
    problems = build_step(project)
    assert problems[0] == "balkans_data/data/draft.csv is in the wheel, and no file that the checkout should ship"
    assert "more than the 1,000 that pyproject.toml allows" in problems[1]
    assert "more than the 2,000 that pyproject.toml allows" in problems[2]


def test_without_the_package_build_it_says_what_to_install(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "build.env", None)
    with pytest.raises(PackageError, match=r"pip install 'balkans-data\[dev\]'"):
        built_twice(project, tmp_path / "out")


def test_a_build_that_fails_says_why_in_one_line(project: Path, tmp_path: Path) -> None:
    (project / "CITATION.cff").write_text("title: no version\n", encoding="utf-8")
    with pytest.raises(PackageError, match=r"^the sdist cannot be built: .*CITATION\.cff") as caught:
        built_twice(project, tmp_path / "out", isolated=False)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["", "[tool.hatch]\n", "["])
def test_a_project_that_says_nothing_of_its_build(tmp_path: Path, text: str) -> None:
    with pytest.raises(PackageError, match=r"only a checkout can be released"):
        Project(tmp_path)
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    with pytest.raises(PackageError, match=r"does not say what a release needs"):
        Project(tmp_path)
