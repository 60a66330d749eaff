"""The release layer: whether the derived files say what the tables say."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from balkans_data import package
from balkans_data.validation.findings import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

__all__ = ["parameters", "released", "released_version", "stale", "version_numbers"]

_VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)")


def released(folder: Path) -> str | None:
    """Return the day of the release that a package says it is, or None if it does not say."""
    day = _stated(folder, "created")
    return day[:10] if day else None


def released_version(folder: Path) -> str | None:
    """Return the version that a package says it is, or None if it does not say."""
    return _stated(folder, "version")


def version_numbers(version: str | None) -> tuple[int, int, int] | None:
    """Return what a version compares by, or None if it is none; one before a release counts as that release."""
    match = _VERSION.match(version or "")
    return (int(match[1]), int(match[2]), int(match[3])) if match else None


def parameters(folder: Path) -> dict[str, str | int | None]:
    """Return what the queries of rules may refer to.

    ``:released`` is the day of the release (ISO 8601), ``:version`` its version as one number, as the view
    `retirements` writes them; None for what the package does not say.
    """
    numbers = version_numbers(released_version(folder))
    version = numbers and (numbers[0] * 10**6 + numbers[1]) * 10**6 + numbers[2]
    return {"released": released(folder), "version": version}


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
