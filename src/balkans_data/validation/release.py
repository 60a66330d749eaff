"""The release layer: whether the derived files say what the tables say."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from balkans_data import package
from balkans_data.validation.findings import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

__all__ = ["released", "released_version", "stale"]


def released(folder: Path) -> str | None:
    """Return the day of the release that a package says it is, or None if it does not say."""
    day = _stated(folder, "created")
    return day[:10] if day else None


def released_version(folder: Path) -> str | None:
    """Return the version that a package says it is, or None if it does not say."""
    return _stated(folder, "version")


def _stated(folder: Path, name: str) -> str | None:
    try:
        return str(json.loads((folder / package.DESCRIPTOR).read_text(encoding="utf-8"))[name])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def stale(folder: Path, hashes: Mapping[str, tuple[int, str]], *, release: bool) -> Iterator[Finding]:
    """Yield a finding if ``datapackage.json`` is unreadable or does not describe these tables.

    Parameters
    ----------
    folder : Path
        The package.
    hashes : mapping of str to (int, str)
        Size and SHA-256 of each table's file by its path.
    release : bool
        Whether that is an error or a warning.
    """
    severity = Severity.ERROR if release else Severity.WARNING
    file = folder / package.DESCRIPTOR
    try:
        resources = json.loads(file.read_text(encoding="utf-8"))["resources"]
        described = {item["path"]: (item["bytes"], item["hash"]) for item in resources}
    except json.JSONDecodeError as error:
        yield _finding(Severity.ERROR, "descriptor", f"no valid JSON: {error.msg}", error.lineno, error.colno)
        return
    except (UnicodeDecodeError, KeyError, TypeError) as error:
        yield _finding(Severity.ERROR, "descriptor", f"no descriptor of this dataset: {error!r}", None, None)
        return
    changed = sorted(
        path for path, (size, digest) in hashes.items() if described.get(path) != (size, f"sha256:{digest}")
    )
    if changed:
        yield _finding(
            severity, "stale", f"it does not describe the present content of {', '.join(changed)}", None, None
        )


def _finding(severity: Severity, rule: str, message: str, line: int | None, column: int | None) -> Finding:
    hint = "run `balkans-data build`" if rule == "stale" else "restore it, or run `balkans-data build`"
    return Finding(rule, severity, package.DESCRIPTOR, line, column, None, None, None, message, hint)
