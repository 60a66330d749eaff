"""The tables in the formats of other tools: SQLite, Parquet, CSV, JSON Lines, Excel."""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable

    from balkans_data.exporting.selection import Selection

__all__ = ["ExportFormat", "export"]


class ExportFormat(StrEnum):
    """What is written. Each has a module ``as_<name>`` beside this one."""

    SQLITE = "sqlite"
    PARQUET = "parquet"
    CSV = "csv"
    JSONL = "jsonl"
    XLSX = "xlsx"
    CLAIMREVIEW = "claimreview"


class _Writer(Protocol):
    """A module that writes a format."""

    #: The endings that a single file of the format may have, the usual one first; none if it is a folder.
    ENDINGS: tuple[str, ...]

    def write(self, selection: Selection, target: Path, advance: Callable[[str, int], None]) -> None:
        """Write the tables to `target`, which is not there yet, and tell table and rows as they are written."""


def export(
    to: str | os.PathLike[str],
    format: str | Iterable[str],  # noqa: A002 - as the option of the command
    *,
    tables: Iterable[str] | None = None,
    force: bool = False,
    progress: Callable[[str, str, int], None] | None = None,
) -> list[Path]:
    """Write the tables of this release in formats of other tools.

    Everything is made beside its place and moved in when all of it is whole: on failure nothing is
    written, and what was there stays.

    Parameters
    ----------
    to : path
        The folder to write to; it is made if need be. Each format puts one file or folder into it,
        named after the release: ``balkans-data-0.1.0.sqlite``, ``balkans-data-0.1.0-parquet/``
        (``balkans-data-0.1.0-part...`` where `tables` leaves tables out). Of one format that is one
        file (`sqlite`, `xlsx`, `claimreview`) it may be the file itself: ``tables.sqlite``.
    format : str or iterable of str
        One or several of ``sqlite``, ``parquet``, ``csv``, ``jsonl``, ``xlsx``, ``claimreview``.
        `docs/exports.md` says what each holds. Parquet needs the extra ``parquet``, Excel the extra
        ``excel``.
    tables : iterable of str, optional
        The tables to write, by default all; ``observations`` stands for its three.
    force : bool
        Whether to replace what is there already under that name.
    progress : callable, optional
        Called with format, table and number of rows, as they are written.

    Returns
    -------
    list of Path
        What was written, in the order of `format`.

    Raises
    ------
    FileExistsError
        If something is there already under that name, and `force` is not given.
    UnknownTableError
        If there is no such table.
    ValueError
        If there is no such format, or `to` is a file where a folder is needed.
    PackageError
        If a table is not that of the release, does not fit into the format, or the format needs a
        library that is not installed.
    OSError
        If it cannot be written.

    Examples
    --------
    >>> export("out", ["sqlite", "csv"])  # doctest: +SKIP
    [PosixPath('out/balkans-data-0.1.0.sqlite'), PosixPath('out/balkans-data-0.1.0-csv')]
    """
    from balkans_data.errors import did_you_mean
    from balkans_data.exporting.placing import move_in, refuse_present, staging
    from balkans_data.exporting.selection import selected

    names = list(dict.fromkeys([format] if isinstance(format, str) else format))
    known = [str(item) for item in ExportFormat]
    for name in names:
        if name not in known:
            raise ValueError(f"no format {name!r}{did_you_mean(name, known)} (formats: {', '.join(known)})")
    if not names:
        raise ValueError(f"no format is named (formats: {', '.join(known)})")
    if isinstance(tables, str):
        tables = [tables]
    if tables is not None and ExportFormat.CLAIMREVIEW in names:
        raise ValueError("claimreview has no tables to choose from; export it on its own")
    # Before any work: what is missing is told at once.
    writers = {name: cast("_Writer", import_module(f"balkans_data.exporting.as_{name}")) for name in names}
    selection = selected(tables)
    folder, targets = _targets(Path(to), writers, selection)
    refuse_present(targets, force=force)
    try:
        with staging(folder) as stage:
            for name, writer in writers.items():

                def advance(table: str, rows: int, name: str = name) -> None:
                    if progress:
                        progress(name, table, rows)

                writer.write(selection, stage / name, advance)
            move_in(stage, targets, force=force)
    except FileExistsError:
        raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise OSError(f"{to} cannot be written to ({reason}); nothing there was changed") from error
    return list(targets.values())


#: Endings that say that a file is meant.
_OF_FILES = frozenset({".sqlite", ".sqlite3", ".db", ".xlsx", ".parquet", ".csv", ".jsonl", ".json", ".jsonld"})


def _targets(to: Path, writers: dict[str, _Writer], selection: Selection) -> tuple[Path, dict[str, Path]]:
    """Return the folder to write to, and where in it each format goes."""
    first, writer = next(iter(writers.items()))
    if not to.is_dir():
        is_file = to.exists() or to.suffix.lower() in _OF_FILES
        # Its name has always been free.
        fits = to.suffix.lower() in writer.ENDINGS or first == ExportFormat.CLAIMREVIEW
        if len(writers) == 1 and writer.ENDINGS and fits:
            return to.parent, {first: to}
        if is_file and len(writers) == 1 and writer.ENDINGS:
            raise ValueError(f"{to}: a file of format {first} ends in {' or '.join(writer.ENDINGS)}")
        if is_file:
            what = f"format {first} is a folder" if len(writers) == 1 else "several formats need a folder"
            raise ValueError(f"{to} is the name of a file, and {what}; name the folder to put it into")
    return to, {name: to / (selection.name + _ending(name, writer)) for name, writer in writers.items()}


def _ending(name: str, writer: _Writer) -> str:
    if not writer.ENDINGS:
        return f"-{name}"
    return f"-{name}{writer.ENDINGS[0]}" if name == ExportFormat.CLAIMREVIEW else writer.ENDINGS[0]
