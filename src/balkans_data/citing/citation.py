"""`cite`: from what somebody used to a citation of it."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from balkans_data.citing import styles
from balkans_data.citing.edition import Edition
from balkans_data.citing.fingerprints import Part, joined
from balkans_data.citing.receipts import Receipt
from balkans_data.citing.references import dataset_item, source_item
from balkans_data.citing.sourcing import sources_of
from balkans_data.citing.styles import Style
from balkans_data.errors import CitationError, did_you_mean
from balkans_data.models.figures import OBSERVATIONS
from balkans_data.models.registry import UNIONS
from balkans_data.retirement import current_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd

    from balkans_data.citing.frames import Found
    from balkans_data.citing.references import Item
    from balkans_data.comparing.differences import Row

__all__ = ["Citation", "cite"]

_LISTED = 5
"""How many changed cells are named where there may be many."""


@dataclass(frozen=True, slots=True)
class Citation:
    """What to cite, and how it can be verified.

    Attributes
    ----------
    receipt : Receipt
        The release, the rows and their fingerprint; `save` writes it.
    style : Style
        How `str` writes it.
    items : tuple of dict
        The dataset and then the sources of the rows, as CSL-JSON.
    licence : str
        SPDX identifier of the dataset's licence.
    n_rows : int
        How many rows are cited.
    left_out : tuple of str
        Columns of a frame that are of no table, and so not cited: computed ones, or renamed ones.
    """

    receipt: Receipt
    style: Style
    items: tuple[Item, ...]
    licence: str
    n_rows: int
    left_out: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the rows in canonical form, 64 hexadecimal digits."""
        return self.receipt.fingerprint

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the sources of the rows."""
        return self.receipt.sources

    def text(self, style: str | None = None) -> str:
        """Return the citation in a style, with a line end at the end.

        Parameters
        ----------
        style : str, optional
            ``"apa"``, ``"bibtex"``, ``"ris"``, ``"csl-json"`` or ``"cff"``; by default that of the citation.

        Raises
        ------
        ValueError
            If there is no such style.
        """
        chosen = self.style if style is None else _style(style)
        dataset, *sources = self.items
        if chosen is Style.CSL_JSON:
            return styles.csl_json(self.items)
        if chosen is Style.BIBTEX:
            return styles.bibtex(self.items)
        if chosen is Style.RIS:
            return styles.ris(self.items)
        if chosen is Style.CFF:
            message = "If you use these data, please cite the release that you used, and the sources of the rows."
            return styles.cff(
                dataset, sources, message=message, licence=self.licence, fingerprint=self.receipt.fingerprint
            )
        lines = [styles.apa(dataset), "", f"{dataset['note']}."]
        if sources:
            lines += ["", f"Sources of these rows ({len(sources):,}):", "", *map(styles.apa, sources)]
        return "\n".join([*lines, ""])

    def save(self, path: str | Path) -> None:
        """Write the receipt, from which `verify_receipt` tells later whether the rows are still the same."""
        self.receipt.save(Path(path))

    def __str__(self) -> str:
        """Return the citation in its style."""
        return self.text().rstrip("\n")


def cite(
    what: pd.DataFrame | pd.Series[Any] | str | Path | Iterable[str] | None = None,
    *,
    style: str = "apa",
    release: str | Path | None = None,
) -> Citation:
    """Return how to cite the dataset, or just the rows that you used.

    Parameters
    ----------
    what : optional
        Nothing: the dataset. A table (``"alignments"``). A claim (``"antic2025-011"``: with its checks and
        verdicts), an indicator (``"gas-import-share"``: with all its figures) or any other identifier; where
        tables share one, ``"table/identifier"``, as in the column `ref`. Several of these. A frame of this
        package (`load`, `claims`, `verdicts`, `panel`, `series`), also filtered, cut to some columns with the
        key among them, or merged with others. A CSV file of such a frame.
    style : str
        ``"apa"``, ``"bibtex"``, ``"ris"``, ``"csl-json"`` or ``"cff"``: what `str` and `print` write.
    release : str or Path, optional
        The release that it is from, if that is not the installed one: a wheel or a folder.

    Returns
    -------
    Citation
        The release, exactly the sources of the rows, and their fingerprint. The fingerprint is of the
        cells of the release.

    Warns
    -----
    UserWarning
        If cells of a frame are not those of the release, or the tables of a checkout were edited.

    Raises
    ------
    CitationError
        If it is nothing of the release; the message says what is missing.
    ValueError
        If there is no such style.

    Examples
    --------
    >>> print(cite("antic2025-011", style="bibtex"))   # doctest: +SKIP
    >>> len(cite("mne-nato-membership-member").sources)   # doctest: +SKIP
    2
    """
    chosen = _style(style)
    # As a path: a git revision is no release, though it may bear the version of one.
    edition = Edition(None if release is None else Path(release))
    subject, found = _found(what, edition)
    if found is None:
        # All sources of all rows are a table of their own, and no list for a bibliography.
        parts: tuple[Part, ...] = ()
        sources: list[str] = []
    else:
        parts, sources = found.parts, sources_of(edition, found.parts)
        _warn(found, edition)
    receipt = Receipt.of(edition, subject, parts, tuple(sources))
    cited = {part.table for part in parts} or set(edition.schemas)
    if edited := [name for name in edition.edited() if name in cited]:
        warnings.warn(
            f"{', '.join(edited)}: edited since datapackage.json was made, so this is not what {edition.label} says; "
            "cite a release, or run `balkans-data build`",
            stacklevel=2,
        )
    known = edition.table("sources")
    rows = {row[0]: row for row in known.rows}
    items = [source_item(dict(zip(known.header, rows[name], strict=True))) for name in sources]
    return Citation(
        receipt,
        chosen,
        (dataset_item(edition, _note(edition, parts, receipt.fingerprint)), *items),
        str(edition.about["licenses"][0]["name"]),
        sum(len(part.keys) for part in parts),
        found.strange if found else (),
    )


def _style(style: str) -> Style:
    try:
        return Style(style)
    except ValueError:
        known = [str(item) for item in Style]
        raise ValueError(f"no style {style!r}{did_you_mean(str(style).lower(), known)} ({', '.join(known)})") from None


def _note(edition: Edition, parts: Iterable[Part], fingerprint: str) -> str:
    """Return what of the dataset was used, for the note of its item."""
    said = []
    for part in parts:
        some, every = f"{len(part.keys):,}", f"{len(edition.by_key(part.table)):,}"
        said.append(f"all {every} rows of {part.table}" if some == every else f"{some} of {every} rows of {part.table}")
    listed = ", ".join(said) or f"all {len(edition.schemas)} tables"
    return f"{listed[0].upper()}{listed[1:]}; SHA-256 of these rows: {fingerprint}"


def _warn(found: Found, edition: Edition) -> None:
    if found.changes:
        named = "; ".join(str(change) for change in found.changes[:_LISTED])
        more = f"; and {len(found.changes) - _LISTED:,} more" if len(found.changes) > _LISTED else ""
        warnings.warn(
            f"{len(found.changes):,} cells are not those of {edition.label}, which is what is cited: {named}{more}",
            stacklevel=3,
        )


def _found(what: Any, edition: Edition) -> tuple[str, Found | None]:
    """Return what it is called, and the rows; None for all of them."""
    if what is None:
        return "the dataset", None
    if isinstance(what, str | Path):
        return _named(what, edition)
    if hasattr(what, "attrs") and hasattr(what, "index"):
        return "a frame", _in_frame(what, edition)
    try:
        names = list(what)
    except TypeError:
        raise CitationError(f"{type(what).__name__} is neither a frame of balkans-data nor a name in it") from None
    if not names or not all(isinstance(name, str) for name in names):
        raise CitationError("a list of what to cite should have names of tables, or identifiers")
    found = [_named(name, edition)[1] for name in names]
    return ", ".join(names), _together(found, edition)


def _named(what: str | Path, edition: Edition) -> tuple[str, Found]:
    from balkans_data.citing.frames import Found

    if isinstance(what, Path) or what.endswith(".csv"):
        return Path(what).name, _in_frame(_read(Path(what)), edition)
    return what, Found(joined(_parts(what, edition), edition))


def _read(path: Path) -> pd.DataFrame:
    """Return a CSV file as a frame of texts, so that nothing of it is guessed."""
    import pandas as pd

    try:
        return pd.read_csv(path, dtype=str, keep_default_na=False, na_values=[""], encoding="utf-8-sig")
    except FileNotFoundError:
        raise CitationError(f"{path} does not exist") from None
    except (ValueError, OSError) as error:
        raise CitationError(f"{path} cannot be read as CSV ({error})") from None


def _in_frame(frame: Any, edition: Edition) -> Found:
    import pandas as pd

    from balkans_data.citing.frames import found_in

    said = frame.attrs.get("version")
    if said is not None and str(said) != edition.version:
        raise CitationError(
            f"the frame is of release {said}, and this is {edition.version}: "
            f"say where that release is (release=..., a wheel or a folder)"
        )
    is_line = isinstance(frame, pd.Series) and "indicator" in frame.attrs
    if "indicator" in frame.attrs and not is_line:
        raise CitationError("the series was made a frame, which does not say whose figures it holds: cite the series")
    if is_line or "titles" in frame.attrs:
        from balkans_data.citing.lines import found_in_panel, found_in_series

        if not edition.is_installed:
            raise CitationError("series and panels can be cited of the installed release only; cite their tables")
        return (
            found_in_series(frame, edition)
            if is_line
            else found_in_panel(frame if isinstance(frame, pd.DataFrame) else frame.to_frame(), edition)
        )
    if isinstance(frame, pd.Series):
        raise CitationError(
            "a column alone does not say which rows it is of: cite the frame, with the key of its table"
        )
    table = frame.attrs.get("table")
    if table in UNIONS or (table is None and {"table_name", "indicator_id"} <= set(frame.columns)):
        return _in_union(frame, edition)
    return found_in(frame, edition, table)


def _in_union(frame: pd.DataFrame, edition: Edition) -> Found:
    """Return the rows of a frame of several tables that says of each row which it is of."""
    from balkans_data.citing.frames import found_in

    if "table_name" not in frame.columns:
        raise CitationError("the frame is of several tables: keep table_name, which says of each row which it is of")
    tables = [str(name) for name in frame["table_name"].dropna().unique()]
    if frame["table_name"].isna().any() or not set(tables) <= set(edition.schemas):
        raise CitationError("the column table_name must say of each row which table it is of")
    if not tables:
        raise CitationError("the frame has no rows: there is nothing to cite")
    found = [
        found_in(group.dropna(axis="columns", how="all"), edition, name)
        for name in tables
        for group in [frame[frame["table_name"] == name].drop(columns="table_name")]
    ]
    return _together(found, edition)


def _together(found: Sequence[Found], edition: Edition) -> Found:
    from balkans_data.citing.frames import Found

    return Found(
        joined([part for item in found for part in item.parts], edition),
        tuple(change for item in found for change in item.changes),
        tuple(dict.fromkeys(name for item in found for name in item.strange)),
    )


def _parts(name: str, edition: Edition) -> Sequence[Part]:
    """Return the rows of a table, of a claim, of an indicator, or the row with an identifier."""
    if name in edition.schemas:
        return [_part(name, list(edition.by_key(name)), edition)]
    figures = [part.table.name for part in OBSERVATIONS.parts if part.table.name in edition.schemas]
    if name in UNIONS and figures:
        return [_part(table, list(edition.by_key(table)), edition) for table in figures]
    table, _, key = name.partition("/")
    if key and table in edition.schemas:
        cells = tuple(key.split("|"))
        if cells not in edition.by_key(table) and edition.is_installed:
            cells = tuple(current_id(table, key).split("|"))
        if cells not in edition.by_key(table):
            raise CitationError(f"{table} of {edition.label} has no row {key!r}")
    else:
        table, found = _holder(name, edition)
        cells = (found,)
    parts = [_part(table, [cells], edition)]
    if table == "claims":
        checks = edition.where("checks", "claim_id", cells[0])
        results = [key for check in checks for key in edition.where("check_results", "check_id", check[0])]
        beside = {
            "claim_subjects": edition.where("claim_subjects", "claim_id", cells[0]),
            "checks": checks,
            "check_results": results,
            "verdicts": edition.where("verdicts", "claim_id", cells[0]),
        }
        parts += [_part(other, keys, edition) for other, keys in beside.items() if keys]
    if table == "indicators":
        for other in figures:
            if keys := edition.where(other, "indicator_id", cells[0]):
                parts.append(_part(other, keys, edition))
    return parts


def _holder(name: str, edition: Edition) -> tuple[str, str]:
    """Return the table in which this is an identifier, and the identifier, or what took its place."""
    single = [table for table, schema in edition.schemas.items() if len(schema.key) == 1]
    holders = [table for table in single if (name,) in edition.by_key(table)]
    if len(holders) > 1:
        raise CitationError(f"{name!r} is of several tables: say {' or '.join(f'{table}/{name}' for table in holders)}")
    if holders:
        return holders[0], name
    for table in single if edition.is_installed else ():
        if (instead := current_id(table, name)) != name:
            return table, instead
    near = did_you_mean(name, [*edition.schemas, *(key[0] for table in single for key in edition.by_key(table))])
    raise CitationError(
        f"{name!r} is neither a table nor an identifier of {edition.label} (a file must be called .csv){near}"
    )


def _part(table: str, keys: list[Row], edition: Edition) -> Part:
    return Part(table, edition.table(table).header, tuple(sorted(keys)))
