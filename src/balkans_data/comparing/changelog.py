"""The changelog for people: which version has an entry, of which day, and what it says."""

from __future__ import annotations

import re

__all__ = ["dated", "entry", "has_entry", "section"]

_DAY = re.compile(r"(?<![\w-])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![\w-])")


def has_entry(changelog: str, version: str) -> bool:
    """Return whether a changelog has a heading for a version and something below it."""
    return bool(entry(changelog, version))


def entry(changelog: str, version: str) -> str:
    """Return what stands below the heading of a version, without blank lines and further headings."""
    lines = section(changelog, version).splitlines()
    return "\n".join(line for line in lines if line.strip() and not line.startswith("#"))


def section(changelog: str, version: str) -> str:
    """Return what stands below the heading of a version as it is there; empty if there is no such heading."""
    heading = _heading(version)
    inside = False
    lines = []
    for line in changelog.splitlines():
        if heading.match(line):
            inside = True
        elif re.match(r"#{1,2}\s", line):
            inside = False
        elif inside:
            lines.append(line)
    return "\n".join(lines).strip("\n")


def dated(changelog: str, version: str) -> str | None:
    """Return the day (``YYYY-MM-DD``) in the heading of a version, if there is one; no calendar has seen it."""
    heading = _heading(version)
    for line in changelog.splitlines():
        if found := heading.match(line):
            day = _DAY.search(line, found.end())
            return day[0] if day else None
    return None


def _heading(version: str) -> re.Pattern[str]:
    return re.compile(rf"#{{1,6}}\s+\[?v?{re.escape(version)}\]?(?![\w.+-])")
