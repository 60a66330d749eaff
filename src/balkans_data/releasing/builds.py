"""Two builds of one checkout that must not differ by a byte, and what is in them.

The first is of the checkout as it lies, caches and all, and makes its wheel from its own sdist. The second is of the
files that git knows, in another folder, with other times, modes, order, time zone and hash seed, and makes its wheel
without the sdist. So what differs if anything does is a stray file, a file that the sdist lacks, or something that the
build takes from its surroundings.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tarfile
import tempfile
import tomllib
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from balkans_data.errors import PackageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from build import ProjectBuilder

__all__ = ["Artifact", "Builds", "Project", "built_twice"]

#: Fixed, so that a folder of its own makes no difference; long before any file of this project.
_OLD = 946684800
#: What a build could take from its surroundings, and two such surroundings.
_SURROUNDINGS: tuple[Mapping[str, str], ...] = (
    {"TZ": "UTC", "PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8"},
    {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "2", "LC_ALL": "C"},
)
_UMASKS = (0o022, 0o077)
#: Set by whoever builds, and then the build would not be the one that a release has.
_NOT_PASSED = frozenset({"SOURCE_DATE_EPOCH"})
#: How many differences are named.
_NAMED = 10


@dataclass(frozen=True, slots=True)
class Artifact:
    """A wheel or an sdist."""

    name: str
    sha256: str
    size: int
    """In bytes."""

    @classmethod
    def of(cls, file: Path) -> Artifact:
        """Return what there is to say of a file."""
        content = file.read_bytes()
        return cls(file.name, hashlib.sha256(content).hexdigest(), len(content))


@dataclass(frozen=True, slots=True)
class Builds:
    """Wheel and sdist of the first of two builds, and in what the second differs, a sentence each."""

    wheel: Artifact
    sdist: Artifact
    differences: tuple[str, ...]


class Project:
    """What ``pyproject.toml`` says of the files that a build takes.

    Parameters
    ----------
    folder : Path
        A checkout.

    Raises
    ------
    PackageError
        If there is no ``pyproject.toml``, or it does not say it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        file = folder / "pyproject.toml"
        try:
            content = tomllib.loads(file.read_text(encoding="utf-8"))
            targets = content["tool"]["hatch"]["build"]["targets"]
            self.roots = tuple(str(path).strip("/") for path in targets["sdist"]["include"])
            self._packages = tuple(targets["wheel"]["packages"])
            self._forced: dict[str, str] = targets["wheel"]["force-include"]
            limits: dict[str, Any] = content["tool"]["balkans-data"]["release"]
            self.largest_wheel = int(limits["largest-wheel"])
            self.largest_installed = int(limits["largest-installed"])
        except FileNotFoundError:
            raise PackageError(f"{file} is missing: only a checkout can be released") from None
        except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
            raise PackageError(f"{file} does not say what a release needs ({error!r})") from None

    def files(self) -> list[str]:
        """Return the paths of the files that an sdist may take: those that git knows or would add, if git is there."""
        git = shutil.which("git")
        if git and (self.folder / ".git").exists():
            done = subprocess.run(  # noqa: S603 - no shell, and nothing that others wrote
                [git, "-C", str(self.folder), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                capture_output=True,
                check=False,
            )
            if done.returncode:
                raise PackageError(f"git cannot list the files of {self.folder}: {_last_line(done.stderr)}")
            known = os.fsdecode(done.stdout).split("\0")
            return sorted(path for path in known if self._takes(path) and (self.folder / path).is_file())
        return sorted(self.all_files())

    def all_files(self) -> Iterator[str]:
        """Yield the paths of the files that lie where an sdist takes from, whether they belong there or not."""
        for root in (*self.roots, "pyproject.toml", ".gitignore"):
            place = self.folder / root
            for file in place.rglob("*") if place.is_dir() else [place]:
                if file.is_file():
                    yield file.relative_to(self.folder).as_posix()

    def in_wheel(self) -> dict[str, str]:
        """Return where a wheel should have which file of the checkout, apart from its metadata."""
        places = dict(self._forced) | {path: PurePosixPath(path).name for path in self._packages}
        found = {}
        for path in self.files():
            for source, target in places.items():
                if path == source or path.startswith(f"{source}/"):
                    found[target + path[len(source) :]] = path
        return found

    def _takes(self, path: str) -> bool:
        roots = (*self.roots, "pyproject.toml", ".gitignore")
        return any(path == root or path.startswith(f"{root}/") for root in roots)


def built_twice(folder: Path, out: Path, *, isolated: bool = True) -> Builds:
    """Build wheel and sdist twice, in two surroundings.

    Parameters
    ----------
    folder : Path
        A checkout.
    out : Path
        Where the first wheel and sdist are put, if the builds do not differ. It must be empty or not there.
    isolated : bool
        Whether the builds get an environment of their own with what ``build-system`` requires; else they use
        this one.

    Raises
    ------
    PackageError
        If the package ``build`` is not installed, a build fails, or `out` holds something.
    """
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise PackageError(f"{out} is not empty: name a new folder, so that nothing else is published with the build")
    project = Project(folder)
    with tempfile.TemporaryDirectory(prefix="balkans-data-release-") as name, _environment(isolated=isolated) as env:
        place = Path(name)
        first, second = place / "first", place / "the second, elsewhere"
        _copied(project, sorted(project.all_files()), first)
        _copied(project, list(reversed(project.files())), second, aged=True)
        builders = [_Builder(env, at) for at in range(2)]
        sdists = [builder.build("sdist", source) for builder, source in zip(builders, (first, second), strict=True)]
        wheels = [builders[0].build("wheel", _unpacked(sdists[0], place)), builders[1].build("wheel", second)]
        found = [
            difference for pair in (wheels, sdists) if not _same(*pair) for difference in _differences(pair[0], pair[1])
        ]
        if not found:
            out.mkdir(parents=True, exist_ok=True)
            for file in (wheels[0], sdists[0]):
                shutil.copyfile(file, out / file.name)
        return Builds(Artifact.of(wheels[0]), Artifact.of(sdists[0]), tuple(found))


class _Builder:
    """One of the two builds, with surroundings of its own."""

    def __init__(self, env: Any, at: int) -> None:
        self._env = env
        self._surroundings, self._umask = _SURROUNDINGS[at], _UMASKS[at]
        self._log = b""

    def build(self, kind: str, source: Path) -> Path:
        """Return a wheel or sdist, built in the folder `source`."""
        from build import BuildBackendException, BuildException, ProjectBuilder

        try:
            builder: ProjectBuilder
            if self._env is None:
                builder = ProjectBuilder(source, runner=self._run)
            else:
                builder = ProjectBuilder.from_isolated_env(self._env, source, runner=self._run)
                self._env.install(builder.build_system_requires)
                self._env.install(builder.get_requires_for_build("sdist" if kind == "sdist" else "wheel"))
            out = source.parent / f"{source.name}-dist"
            return Path(builder.build("sdist" if kind == "sdist" else "wheel", str(out)))
        except (BuildBackendException, BuildException, subprocess.CalledProcessError) as error:
            said = self._log or getattr(error, "stderr", None) or str(error).encode()
            raise PackageError(f"the {kind} cannot be built: {_last_line(said)}") from None

    def _run(self, cmd: Sequence[str], cwd: str | None = None, extra_environ: Mapping[str, str] | None = None) -> None:
        kept = {name: value for name, value in os.environ.items() if name not in _NOT_PASSED}
        done = subprocess.run(  # noqa: S603 - the build backend that pyproject.toml names, as `python -m build` runs it
            list(cmd),
            cwd=cwd,
            env=kept | dict(extra_environ or {}) | dict(self._surroundings),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            umask=self._umask if os.name == "posix" else -1,
        )
        self._log = done.stdout if done.returncode else b""
        done.check_returncode()


@contextmanager
def _environment(*, isolated: bool) -> Iterator[Any]:
    try:
        from build.env import DefaultIsolatedEnv
    except ImportError:
        raise PackageError(
            "building needs the package `build`: pip install 'balkans-data[dev]' (or --skip-build leaves this out)"
        ) from None
    if not isolated:
        yield None
        return
    with DefaultIsolatedEnv() as env:
        yield env


def _copied(project: Project, paths: Sequence[str], target: Path, *, aged: bool = False) -> None:
    """Copy files in this order; aged ones have other times and other modes."""
    for path in paths:
        file = target / path
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(project.folder / path, file)
        if aged:
            file.chmod(0o600)
            os.utime(file, (_OLD, _OLD))


def _unpacked(sdist: Path, place: Path) -> Path:
    with tarfile.open(sdist) as archive:
        archive.extractall(place / "unpacked", filter="data")
    (folder,) = (place / "unpacked").iterdir()
    return folder


def _same(one: Path, other: Path) -> bool:
    return one.name == other.name and one.read_bytes() == other.read_bytes()


def _differences(one: Path, other: Path) -> Iterator[str]:
    """Yield in what two files that should be the same differ."""
    if one.name != other.name:
        yield f"one build is called {one.name}, the other {other.name}"
    first, second = _members(one), _members(other)
    found = [f"{name} is only in the build of the checkout as it lies" for name in first if name not in second]
    found += [f"{name} is only in the build of the files that git knows" for name in second if name not in first]
    for name in first:
        if name in second and first[name] != second[name]:
            parts = [
                said
                for said, was, now in zip(("content", "mode", "time"), first[name], second[name], strict=True)
                if was != now
            ]
            found.append(f"{name} differs in {' and '.join(parts)}")
    # The list of digests in a wheel differs because something else does.
    found = [said for said in found if "/RECORD differs" not in said] or found
    if not found:
        found.append("the members are the same, in another order or packed in another way")
    for said in found[:_NAMED]:
        yield f"{one.name}: {said}"
    if len(found) > _NAMED:
        yield f"{one.name}: … and {len(found) - _NAMED:,} more differences"


def _members(file: Path) -> dict[str, tuple[str, object, object]]:
    """Return digest, mode and time of each member of a wheel or sdist."""
    if file.suffix == ".whl":
        with zipfile.ZipFile(file) as wheel:
            return {
                item.filename: (hashlib.sha256(wheel.read(item)).hexdigest(), item.external_attr, item.date_time)
                for item in wheel.infolist()
            }
    with tarfile.open(file) as archive:
        return {
            item.name: (
                hashlib.sha256(stream.read() if (stream := archive.extractfile(item)) else b"").hexdigest(),
                item.mode,
                item.mtime,
            )
            for item in archive.getmembers()
        }


def _last_line(said: bytes) -> str:
    lines = [line for line in said.decode(errors="replace").strip().splitlines() if line.strip()]
    return lines[-1].strip() if lines else "it says nothing"
