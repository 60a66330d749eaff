"""Making files and folders beside their place, and moving them in when they are whole."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["move_in", "refuse_present", "staging"]


def refuse_present(targets: Mapping[str, Path], *, force: bool) -> None:
    """Raise FileExistsError if one of the targets is there and is not to be, or cannot be, replaced."""
    for target in targets.values():
        if target.exists() and not (target.is_file() or target.is_dir()):
            raise FileExistsError(f"{target} is no file and no folder, and is not replaced by one")
        if os.path.lexists(target) and not force:
            raise FileExistsError(f"{target} is there already; --force (in Python force=True) replaces it")


@contextmanager
def staging(folder: Path) -> Iterator[Path]:
    """Give an empty hidden folder inside `folder`, which is made if need be; whatever is left in it is removed.

    On failure the folders that were made for it are removed as well.

    Raises
    ------
    OSError
        If the folder cannot be made or written to.
    """
    made = [parent for parent in (folder, *folder.parents) if not parent.exists()]
    stage = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        stage = Path(tempfile.mkdtemp(dir=folder, prefix=".balkans-data-export-"))
        yield stage
    except BaseException:
        _remove(stage)
        for parent in made:
            with suppress(OSError):
                parent.rmdir()
        raise
    _remove(stage)


def _remove(stage: Path | None) -> None:
    if stage is not None:
        shutil.rmtree(stage, ignore_errors=True)


def move_in(stage: Path, targets: Mapping[str, Path], *, force: bool) -> None:
    """Move what is in `stage`, by its names there, to its targets: all of it or, on failure, none.

    Parameters
    ----------
    stage : Path
        A folder on the same disk as the targets. What is replaced is put there.
    targets : mapping of str to Path
        Where each file or folder in `stage` belongs.
    force : bool
        Whether what is there already is replaced.

    Raises
    ------
    FileExistsError
        If a target is there already, and is not to be replaced.
    OSError
        If a move fails; everything is then as it was.
    """
    refuse_present(targets, force=force)
    done: list[tuple[Path, Path]] = []
    try:
        for name, target in targets.items():
            if os.path.lexists(target):
                aside = stage / f"old-{name}"
                target.rename(aside)
                done.append((target, aside))
            (stage / name).rename(target)
            done.append((stage / name, target))
    except BaseException:
        for origin, place in reversed(done):
            place.rename(origin)
        raise
