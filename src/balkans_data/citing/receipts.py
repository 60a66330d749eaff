"""Receipts: what was cited, small enough to lie beside a paper, and held against any release later."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from balkans_data.citing.edition import Edition
from balkans_data.citing.fingerprints import Part, fingerprint, name_of_row, row_hashes, whole_fingerprint
from balkans_data.citing.sourcing import sources_of
from balkans_data.errors import CitationError
from balkans_data.files import write_atomically

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

__all__ = ["Receipt", "Slip", "ReceiptVerification", "verify_receipt"]

_FORMAT = 1
#: Of a whole table of more rows, a receipt keeps no hash of each: it would be as large as the table.
_MOST_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class Slip:
    """What a receipt says of one table.

    Attributes
    ----------
    table : str
        The table.
    columns, key : tuple of str
        The columns that were cited, and those of the key.
    n_rows : int
        How many rows.
    hashes : mapping of str to str, or None
        A short hash of each row by its key; None where they are all rows of a large table.
    """

    table: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    n_rows: int
    hashes: Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was cited.

    Attributes
    ----------
    version, released : str
        The release.
    subject : str
        What it was called.
    fingerprint : str
        SHA-256 of the rows (`balkans_data.citing.fingerprints`).
    slips : tuple of Slip
        The rows by table; empty if the whole dataset was cited.
    tables : mapping of str to str
        SHA-256 of each table's file, if the whole dataset was cited.
    sources : tuple of str
        Ids of the sources of the rows.
    """

    version: str
    released: str
    subject: str
    fingerprint: str
    slips: tuple[Slip, ...] = ()
    tables: Mapping[str, str] | None = None
    sources: tuple[str, ...] = ()

    @classmethod
    def of(cls, edition: Edition, subject: str, parts: tuple[Part, ...], sources: tuple[str, ...]) -> Receipt:
        """Return the receipt of rows, or of the whole release if there are no parts."""
        if not parts:
            hashes = edition.hashes()
            return cls(edition.version, edition.released, subject, whole_fingerprint(hashes), (), hashes, sources)
        slips = tuple(
            Slip(
                part.table,
                part.columns,
                edition.schemas[part.table].key,
                len(part.keys),
                row_hashes(edition, part) if len(part.keys) <= _MOST_ROWS or _is_selected(edition, part) else None,
            )
            for part in parts
        )
        return cls(edition.version, edition.released, subject, fingerprint(edition, parts), slips, None, sources)

    def as_dict(self) -> dict[str, Any]:
        """Return it as a JSON-ready dictionary."""
        content: dict[str, Any] = {
            "receipt": _FORMAT,
            "package": "balkans-data",
            "version": self.version,
            "released": self.released,
            "subject": self.subject,
            "fingerprint": f"sha256:{self.fingerprint}",
            "sources": list(self.sources),
        }
        if self.tables is not None:
            return content | {"tables": [{"table": name, "sha256": digest} for name, digest in self.tables.items()]}
        slips = [
            {
                "table": slip.table,
                "columns": list(slip.columns),
                "key": list(slip.key),
                "rows": slip.n_rows,
                "hashes": None if slip.hashes is None else dict(slip.hashes),
            }
            for slip in self.slips
        ]
        return content | {"tables": slips}

    def save(self, path: Path) -> None:
        """Write it as JSON, in one step."""
        text = json.dumps(self.as_dict(), ensure_ascii=False, indent=1)
        write_atomically(path, f"{text}\n".encode())

    @classmethod
    def read(cls, path: Path) -> Receipt:
        """Read a receipt.

        Raises
        ------
        CitationError
            If the file is none.
        """
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise CitationError(f"{path} does not exist") from None
        except OSError as error:
            raise CitationError(f"{path} cannot be read ({error.strerror})") from None
        except (ValueError, RecursionError) as error:
            raise CitationError(f"{path} is no receipt: it is no valid JSON ({error})") from None
        return _receipt(content, str(path))


def _is_selected(edition: Edition, part: Part) -> bool:
    return len(part.keys) < len(edition.by_key(part.table))


def _receipt(content: Any, where: str) -> Receipt:
    if not isinstance(content, dict) or "receipt" not in content or content.get("package") != "balkans-data":
        raise CitationError(
            f"{where} is no receipt of balkans-data (`balkans-data cite ... --receipt FILE` writes one)"
        )
    if content["receipt"] is True or content["receipt"] != _FORMAT:
        raise CitationError(f"{where} is a receipt of format {content['receipt']!r}; this version reads {_FORMAT}")
    try:
        if not content["tables"]:
            raise KeyError("tables")
        whole = all("sha256" in item for item in content["tables"])
        return Receipt(
            _text(content["version"]),
            _text(content["released"]),
            _text(content["subject"]),
            _text(content["fingerprint"]).removeprefix("sha256:"),
            () if whole else tuple(_slip(item) for item in content["tables"]),
            {_text(item["table"]): _text(item["sha256"]) for item in content["tables"]} if whole else None,
            tuple(map(_text, content["sources"])),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise CitationError(f"{where} is a damaged receipt ({error!r})") from None


def _slip(item: Mapping[str, Any]) -> Slip:
    hashes = item["hashes"]
    return Slip(
        _text(item["table"]),
        tuple(map(_text, item["columns"])),
        tuple(map(_text, item["key"])),
        int(item["rows"]),
        None if hashes is None else {_text(key): _text(digest) for key, digest in hashes.items()},
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


@dataclass(frozen=True, slots=True)
class ReceiptVerification:
    """What holding a receipt against a release found.

    Attributes
    ----------
    receipt : Receipt
        The receipt.
    version, released : str
        The release that it was held against.
    fingerprint : str or None
        That of the same rows in it; None if some of them, or a column, are not there.
    differences : tuple of str
        One line each; empty if all is the same.
    """

    receipt: Receipt
    version: str
    released: str
    fingerprint: str | None
    differences: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether the rows are the same."""
        return not self.differences

    def as_dict(self) -> dict[str, Any]:
        """Return it as a JSON-ready dictionary."""
        return {
            "subject": self.receipt.subject,
            "cited": {"version": self.receipt.version, "released": self.receipt.released},
            "held_against": {"version": self.version, "released": self.released},
            "ok": self.ok,
            "fingerprint": None if self.fingerprint is None else f"sha256:{self.fingerprint}",
            "differences": list(self.differences),
        }


def verify_receipt(receipt: Receipt | str | Path, *, release: str | Path | None = None) -> ReceiptVerification:
    """Hold a receipt against a release, and say whether the rows that were cited are still the same.

    Parameters
    ----------
    receipt : Receipt, str or Path
        The receipt, or its file.
    release : str or Path, optional
        A wheel, a folder or (only as `str`) a git revision; by default the installed package.

    Returns
    -------
    ReceiptVerification
        `ok` if nothing differs; else it says which rows are gone or changed.

    Raises
    ------
    CitationError
        If the file is no receipt.
    PackageError
        If there is no such release.
    """
    from pathlib import Path

    if not isinstance(receipt, Receipt):
        receipt = Receipt.read(Path(receipt))
    edition = Edition(release)
    if receipt.tables is not None:
        return _whole(receipt, receipt.tables, edition)
    differences = [line for slip in receipt.slips for line in _differences(slip, edition)]
    found = None
    if not any(_is_gone(slip, edition) for slip in receipt.slips):
        parts = [_part(slip, edition) for slip in receipt.slips]
        found = fingerprint(edition, parts)
        if not differences and found != receipt.fingerprint:
            differences.append(
                f"the fingerprint is {found}, not {receipt.fingerprint}, though no row differs: the receipt was altered"
                if all(slip.hashes is not None for slip in receipt.slips)
                else f"the fingerprint is {found}, not {receipt.fingerprint}; the receipt is of whole tables, "
                f"and `balkans-data diff` of {receipt.version} and {edition.version} says which rows differ"
            )
        # In another release rows may well rest on other sources and be the same.
        if not differences and receipt.version == edition.version:
            differences += _of_sources(receipt.sources, sources_of(edition, parts))
    return ReceiptVerification(receipt, edition.version, edition.released, found, tuple(differences))


def _of_sources(said: Sequence[str], found: Sequence[str]) -> list[str]:
    return [
        *(
            f"sources/{name}: these rows do not rest on it, but the receipt lists it"
            for name in said
            if name not in found
        ),
        *(
            f"sources/{name}: these rows rest on it, but the receipt does not list it"
            for name in found
            if name not in said
        ),
    ]


def _whole(receipt: Receipt, tables: Mapping[str, str], edition: Edition) -> ReceiptVerification:
    now = edition.hashes()
    differences = [f"{name}: the table is gone" for name in sorted(tables.keys() - now.keys())]
    differences += [f"{name}: the table is new" for name in sorted(now.keys() - tables.keys())]
    differences += [
        f"{name}: the table has other content" for name in sorted(tables) if name in now and tables[name] != now[name]
    ]
    found = whole_fingerprint(now)
    if not differences and found != receipt.fingerprint:
        differences.append("the fingerprint is another, though no table differs: the receipt was altered")
    return ReceiptVerification(receipt, edition.version, edition.released, found, tuple(differences))


def _differences(slip: Slip, edition: Edition) -> list[str]:
    if slip.table not in edition.schemas:
        return [f"{slip.table}: the table is gone"]
    header = edition.table(slip.table).header
    if gone := [name for name in slip.columns if name not in header]:
        return [f"{slip.table}: the column {name} is gone, or has another name" for name in gone]
    if slip.hashes is None:
        there = len(edition.by_key(slip.table))
        return [] if there == slip.n_rows else [f"{slip.table}: {there:,} rows, not {slip.n_rows:,}"]
    if edition.schemas[slip.table].key != slip.key:
        return [f"{slip.table}: its key is {', '.join(edition.schemas[slip.table].key)}, not {', '.join(slip.key)}"]
    known = {name_of_row(key): key for key in edition.by_key(slip.table)}
    lines = [
        f"{slip.table}/{key}: the row is gone{_retired(slip.table, key, edition)}"
        for key in slip.hashes
        if key not in known
    ]
    kept = Part(slip.table, slip.columns, tuple(sorted(known[key] for key in slip.hashes if key in known)))
    now = row_hashes(edition, kept)
    return lines + [f"{slip.table}/{key}: the row has other content" for key in now if now[key] != slip.hashes[key]]


def _retired(table: str, key: str, edition: Edition) -> str:
    """Return what a release says of a row that it no longer has, if it says it."""
    for place in edition.where("retired_ids", "retired_id", key):
        row = dict(zip(edition.table("retired_ids").header, edition.by_key("retired_ids")[place], strict=True))
        if row["table_name"] == table:
            instead = f"; {row['replaced_by']} took its place" if row["replaced_by"] else ""
            return f" (retired in {row['retired_in']}: {row['reason']}{instead})"
    return ""


def _is_gone(slip: Slip, edition: Edition) -> bool:
    """Whether a table, a column or a row of a slip is not in a release, so that no fingerprint can be made."""
    if slip.table not in edition.schemas or set(slip.columns) - set(edition.table(slip.table).header):
        return True
    if edition.schemas[slip.table].key != slip.key:
        return True
    known = {name_of_row(key) for key in edition.by_key(slip.table)}
    return slip.hashes is not None and not known.issuperset(slip.hashes)


def _part(slip: Slip, edition: Edition) -> Part:
    keys = edition.by_key(slip.table)
    if slip.hashes is not None:
        wanted = set(slip.hashes)
        keys = {key: row for key, row in keys.items() if name_of_row(key) in wanted}
    return Part(slip.table, slip.columns, tuple(sorted(keys)))
