"""The places that hold a version of the dataset: a folder, a wheel, a git revision.

None is unpacked: a wheel is read as the zip file it is, and a revision through ``git cat-file``, so that
neither the working tree nor the index is touched.
"""

from __future__ import annotations

import lzma
import os
import shutil
import subprocess
import zipfile
import zlib
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from balkans_data.errors import PackageError
from balkans_data.package import DESCRIPTOR

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["Folder", "Place", "Revision", "Wheel", "place"]

#: Where a wheel keeps what a checkout has at its root.
_IN_WHEEL = "balkans_data/"

#: More than any table may become; a small wheel can claim to hold far more (a "zip bomb").
_LARGEST = 1 << 30

_BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, RuntimeError, ValueError)

#: Set inside git hooks, where they would win over the repository that was asked for.
_GIT_PLACES = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR")


class Place(Protocol):
    """Somewhere that a package can be read from."""

    @property
    def label(self) -> str:
        """What the place is called in reports."""

    def read(self, paths: Iterable[str]) -> dict[str, bytes]:
        """Return the content of the files that exist, by their paths inside the package."""

    def listed(self, folder: str, ending: str) -> list[str]:
        """Return the paths of the files of a folder (not of those in it) that end so, sorted."""


class Folder:
    """A checkout, or any other folder with ``datapackage.json``."""

    def __init__(self, folder: Path) -> None:
        self.label = str(folder)
        self._folder = folder

    def read(self, paths: Iterable[str]) -> dict[str, bytes]:
        """Return the content of the files that exist."""
        found = {}
        for path in paths:
            file = self._folder / path
            try:
                found[path] = file.read_bytes()
            except FileNotFoundError:
                continue
            except OSError as error:
                raise PackageError(f"{file} cannot be read ({error.strerror})") from None
        return found

    def listed(self, folder: str, ending: str) -> list[str]:
        """Return the paths of the files of a folder that end so."""
        return sorted(f"{folder}/{file.name}" for file in (self._folder / folder).glob(f"*{ending}"))


class Wheel:
    """A wheel of balkans-data, as a package index or ``python -m build`` gives it."""

    def __init__(self, file: Path) -> None:
        self.label = str(file)
        self._file = file
        with self._open() as wheel:
            self._listed = wheel.namelist()
        self._names = frozenset(self._listed)
        if _IN_WHEEL + DESCRIPTOR not in self._names:
            raise PackageError(f"{file} is no wheel of balkans-data: {_IN_WHEEL}{DESCRIPTOR} is not in it")

    def _open(self) -> zipfile.ZipFile:
        try:
            return zipfile.ZipFile(self._file)
        except FileNotFoundError:
            raise PackageError(f"{self._file} does not exist") from None
        except OSError as error:
            raise PackageError(f"{self._file} cannot be read ({error.strerror})") from None
        except _BROKEN_ZIP as error:
            raise PackageError(f"{self._file} is no readable wheel ({error})") from None

    def read(self, paths: Iterable[str]) -> dict[str, bytes]:
        """Return the content of the files that exist."""
        with self._open() as wheel:
            return {path: self._content(wheel, _IN_WHEEL + path) for path in paths if _IN_WHEEL + path in self._names}

    def members(self) -> list[str]:
        """Return the names of all files in the wheel, as often as they are in it."""
        return list(self._listed)

    @contextmanager
    def opened(self) -> Iterator[Callable[[str], bytes]]:
        """Open it once for many files: return what gives the content of one by its name in the wheel."""
        with self._open() as wheel:
            yield partial(self._content, wheel)

    def _content(self, wheel: zipfile.ZipFile, member: str) -> bytes:
        path = member.removeprefix(_IN_WHEEL)
        try:
            if wheel.getinfo(member).file_size > _LARGEST:
                raise PackageError(f"{self._file}: {path} is larger than {_LARGEST >> 30} GiB")
            return wheel.read(member)
        except (*_BROKEN_ZIP, OSError) as error:
            raise PackageError(f"{self._file}: {path} is damaged ({error})") from None

    def listed(self, folder: str, ending: str) -> list[str]:
        """Return the paths of the files of a folder that end so."""
        start = f"{_IN_WHEEL}{folder}/"
        inside = (name for name in self._names if name.startswith(start) and name.endswith(ending))
        return sorted(name[len(_IN_WHEEL) :] for name in inside if "/" not in name[len(start) :])


class Revision:
    """A commit of a git repository, by any name that git understands.

    Parameters
    ----------
    name : str
        A branch, tag, commit or an expression such as ``HEAD~1``.
    repository : Path
        A folder in the repository: the one that holds ``datapackage.json``.
    """

    def __init__(self, name: str, repository: Path) -> None:
        self.label = name
        self._repository = repository
        if not name or name.startswith("-"):
            raise PackageError(f"{name!r} is no git revision")
        found = self._git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        if found.returncode:
            raise PackageError(self._unknown(_first_line(found.stderr)))
        self._commit = found.stdout.decode().strip()
        # The package may lie in a folder of a larger repository; in a bare one this is empty.
        self._prefix = os.fsdecode(self._git("rev-parse", "--show-prefix").stdout).rstrip("\n")

    def read(self, paths: Iterable[str]) -> dict[str, bytes]:
        """Return the content of the files that exist, with one run of git for all."""
        paths = list(paths)
        wanted = "".join(f"{self._commit}:{self._prefix}{path}\n" for path in paths)
        done = self._git("cat-file", "--batch", content=os.fsencode(wanted))
        if done.returncode:
            raise PackageError(f"git cannot read {self.label} ({_first_line(done.stderr)})")
        found = {}
        at = 0
        for path in paths:
            end = done.stdout.index(b"\n", at)
            facts = done.stdout[at:end].split(b" ")
            at = end + 1
            # "<name> missing" for what is not there, else "<object> <type> <size>" and the content.
            if facts[-1] == b"missing":
                continue
            size = int(facts[-1])
            if facts[-2] == b"blob":
                found[path] = done.stdout[at : at + size]
            at += size + 1
        return found

    def listed(self, folder: str, ending: str) -> list[str]:
        """Return the paths of the files of a folder that end so."""
        done = self._git("ls-tree", "--name-only", "-z", "--full-tree", self._commit, f"{self._prefix}{folder}/")
        names = os.fsdecode(done.stdout).split("\0")
        return sorted(name[len(self._prefix) :] for name in names if name.endswith(ending))

    def _git(self, *arguments: str, content: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
        program = shutil.which("git")
        if program is None:
            raise PackageError(f"git is not installed, so the revision {self.label!r} cannot be read")
        kept = {name: value for name, value in os.environ.items() if name not in _GIT_PLACES}
        return subprocess.run(  # noqa: S603 - no shell; the revision is checked and comes after --end-of-options
            [program, "-C", str(self._repository), *arguments],
            input=content,
            stdin=subprocess.DEVNULL if content is None else None,
            capture_output=True,
            check=False,
            env=kept | {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"},
        )

    def _unknown(self, said: str) -> str:
        """Say why a revision was not found, with what helps."""
        inside = self._git("rev-parse", "--is-shallow-repository")
        if inside.returncode:
            return f"{self.label!r} cannot be read as a git revision ({_first_line(inside.stderr)})"
        hint = ""
        if inside.stdout.strip() == b"true":
            hint = "; this clone is shallow: fetch more of the history (actions/checkout: fetch-depth: 0)"
        said = f" ({said})" if said else ""
        return f"git knows no revision {self.label!r} in {self._repository.absolute()}{said}{hint}"


def place(where: str | Path, repository: Path | None = None) -> Place:
    """Return the place that `where` names.

    Parameters
    ----------
    where : str or Path
        A wheel, if it ends in ``.whl``; else a folder, if there is one with ``datapackage.json``; else a
        git revision. A `Path` is never a revision. To name a folder that is called like a branch,
        write ``./main``; to name the branch, ``heads/main``.
    repository : Path, optional
        Of the revision; by default the current folder.

    Raises
    ------
    PackageError
        If there is nothing by this name, or it cannot be read.
    """
    text = str(where)
    # An empty text would be this folder, and a variable that was never set would find no difference.
    if not text or "\0" in text or "\n" in text:
        raise PackageError(f"{text!r} is neither a path nor a revision")
    path = Path(where)
    if path.suffix == ".whl":
        return Wheel(path)
    if _is(path / DESCRIPTOR, "file"):
        return Folder(path)
    if _is(path / _IN_WHEEL / DESCRIPTOR, "file"):
        return Folder(path / _IN_WHEEL)  # an unpacked wheel
    is_folder = _is(path, "folder")
    if isinstance(where, str):
        try:
            return Revision(where, repository or Path())
        except PackageError as error:
            if not is_folder and not _is(path, "file"):
                what = "no folder with datapackage.json and no wheel"
                raise PackageError(f"{text!r}: {what} of this name, and {error}") from None
    if is_folder:
        raise PackageError(f"{path} is no package: it holds no {DESCRIPTOR}")
    if not path.exists():
        raise PackageError(f"{path} does not exist")
    raise PackageError(f"{path} is neither a folder nor a wheel; if it is an archive, unpack it first")


def _is(path: Path, what: str) -> bool:
    try:
        return path.is_file() if what == "file" else path.is_dir()
    except (OSError, ValueError):
        # Too long, say; then it may still be the name of a revision.
        return False


def _first_line(message: bytes) -> str:
    lines = message.decode(errors="replace").strip().splitlines()
    return lines[0] if lines else ""
