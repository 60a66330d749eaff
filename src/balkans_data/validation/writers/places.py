"""Where a file of the package lies in the repository, as those who show findings beside it need it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from balkans_data.validation.findings import Report

__all__ = ["folder_in", "repository"]


def repository(workspace: str | None) -> Path:
    """Return the folder that paths are to be relative to: that of the checkout in CI, else the present one."""
    return Path(workspace).resolve() if workspace else Path.cwd()


def folder_in(report: Report, base: Path) -> Path:
    """Return the folder of the package that was validated: relative to `base` if it is in there, else absolute."""
    target = Path(report.package)
    folder = target.resolve().parents[1] if target.is_file() else target.resolve()
    return folder.relative_to(base) if folder.is_relative_to(base) else folder
