"""`balkans-data release`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from balkans_data.cli.output import Format, FormatOption, console, print_json

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from balkans_data.releasing.checking import Step

NAME = "release"


def command(
    path: Annotated[Path, typer.Argument(help="A checkout.")] = Path(),
    check: Annotated[
        bool, typer.Option("--check", help="Look whether all is ready, write nothing. This is what it does by default.")
    ] = False,
    write: Annotated[
        bool, typer.Option("--write", help="Write the derived files and releases/VERSION.json, for the release commit.")
    ] = False,
    notes: Annotated[
        bool, typer.Option("--notes", help="Print what CHANGELOG.md says of this version, for the page of the release.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="For --write: replace the manifest of a version that is not released yet.")
    ] = False,
    skip_build: Annotated[
        bool, typer.Option("--skip-build", help="Leave out the two builds, which take half a minute.")
    ] = False,
    tag: Annotated[
        str | None, typer.Option(help="The tag of the release: it must name the version, and the manifest be there.")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(help="Leave the wheel and sdist that were checked in this folder, which must be empty or new."),
    ] = None,
    format_: FormatOption = Format.TEXT,
) -> None:
    """Check that a version is ready for release, step by step; or write what its commit needs.

    First `balkans-data release`, and mend what it names; then `balkans-data release --write`, commit, tag, push the
    tag. The whole way is in docs/releases.md.
    """
    if sum((check, write, notes)) > 1:
        raise typer.BadParameter("--check, --write and --notes are three different things; choose one")
    if out is not None and (skip_build or write or notes):
        raise typer.BadParameter("--out is where checked builds go, and nothing is built here")
    if force and not write:
        raise typer.BadParameter("--force is for --write")
    if notes:
        _notes(path)
    elif write:
        from balkans_data.releasing.writing import write as written

        changed = written(path, force=force)
        typer.echo("\n".join(f"wrote {item}" for item in changed) or "derived files and manifest were up to date")
    else:
        _check(path, tag, out, build=not skip_build, format_=format_)


def _notes(path: Path) -> None:
    from balkans_data.comparing.changelog import section
    from balkans_data.errors import PackageError
    from balkans_data.releases.packages import CHANGELOG
    from balkans_data.releasing.checking import Release

    release = Release(path)
    said = section(release.changelog or "", release.version)
    if not said:
        raise PackageError(f"{CHANGELOG} says nothing of {release.version}")
    typer.echo(said)


def _check(path: Path, tag: str | None, out: Path | None, *, build: bool, format_: Format) -> None:
    from balkans_data.releasing.checking import Release, steps

    release = Release(path)
    shown = console()
    done: list[Step] = []
    for name, look in steps(release, tag=tag, build=build, out=out):
        # A spinner where somebody is waiting; nothing of it in a log.
        with shown.status(name) if shown.is_terminal and format_ is Format.TEXT else _nothing():
            step = look()
        done.append(step)
        if format_ is Format.TEXT:
            _show(step)
    ok = all(step.ok for step in done)
    if format_ is Format.JSON:
        print_json(
            {
                "version": release.version,
                "since": release.before.version if release.before else None,
                "required": release.changes.required.name if release.changes else None,
                "ok": ok,
                "steps": [
                    {"name": step.name, "ok": step.ok, "said": step.said if step.ok else "", "problems": step.problems}
                    for step in done
                ],
            }
        )
    else:
        failed = sum(not step.ok for step in done)
        said = f"{release.version} is ready" if ok else f"{release.version} is not ready: {failed} of {len(done)} steps"
        typer.echo(said + ("" if build else " (not built)"))
    raise typer.Exit(0 if ok else 1)


def _show(step: Step) -> None:
    from rich.text import Text

    out = console()
    for at, line in enumerate(step.problems or step.said.splitlines()):
        sign, colour = ("✓", "green") if step.ok else ("✗", "red")
        start = (f"{sign} ", colour) if at == 0 or not step.ok else "  "
        said = f"{step.name}: {line}" if at == 0 or not step.ok else line
        out.print(Text.assemble(start, said), soft_wrap=True)


def _nothing() -> AbstractContextManager[None]:
    from contextlib import nullcontext

    return nullcontext()
