"""Writing what a release commits: the derived files and its manifest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from balkans_data import building
from balkans_data.comparing.bump import numbers
from balkans_data.errors import PackageError
from balkans_data.files import write_atomically
from balkans_data.releasing import manifest as manifests
from balkans_data.releasing.checking import Release

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["write"]


def write(folder: Path, *, force: bool = False) -> list[str]:
    """Write the derived files and the manifest of the version, and return the paths of those that changed.

    A manifest is never rewritten once its version is released: when its tag is there, or a higher version has a
    manifest. Before that, one that would differ is replaced only if `force` is given.

    Raises
    ------
    PackageError
        If the version is none, there is a manifest that must not be replaced, or something cannot be read.
        The derived files may have been written then, as `balkans-data build` does.
    """
    version = Release(folder).version
    if numbers(version) is None:
        raise PackageError(f"CITATION.cff: the version {version!r} is not MAJOR.MINOR.PATCH")
    changed = building.build(folder)
    release = Release(folder)
    file = manifests.manifest_path(folder, version)
    path = file.relative_to(folder).as_posix()
    text = manifests.as_text(release.manifest).encode()
    if file.is_file() and file.read_bytes() == text:
        return changed
    if higher := [item.version for item in release.stored if item.number > release.manifest.number]:
        raise PackageError(f"{path}: {higher[-1]} is already there, so {version} cannot be released any more")
    if release.tagged(version) is not None:
        raise PackageError(f"{path}: {version} is released (the tag v{version} is there): raise the version")
    if file.is_file() and not force:
        raise PackageError(
            f"{path} is of other files, and is not overwritten: if {version} is released, raise the version in "
            "CITATION.cff; if it is not, say --force"
        )
    write_atomically(file, text)
    return [*changed, path]
