"""The command `balkans-data`: a thin module a command."""

from __future__ import annotations

import sys
import warnings
from typing import Annotated

import typer

from balkans_data.cli import (
    build,
    cite,
    diff,
    explain,
    export,
    format_,
    locate,
    profile,
    release,
    resolve,
    rules,
    show,
    tables,
    validate,
    verdicts,
    verify,
)
from balkans_data.errors import (
    AmbiguousNameError,
    BalkansDataError,
    PassageError,
    RetiredIdError,
    RetiredIdWarning,
    UnknownNameError,
)

__all__ = ["app", "main"]

app = typer.Typer(
    name="balkans-data",
    help=(
        "Where the countries of the Balkans stand between Russia and the West.\n\n"
        "Start with `balkans-data tables`, then `balkans-data show alignments --actor Serbia`, "
        "or `balkans-data profile Serbia --on 2018-01-01`."
    ),
    epilog="Exit codes: 0 fine, 1 something was found (or a name stands for nobody), 2 misuse or unreadable input.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)

for module in (
    tables,
    show,
    profile,
    resolve,
    explain,
    verdicts,
    cite,
    locate,
    validate,
    rules,
    format_,
    build,
    diff,
    release,
    verify,
    export,
):
    app.command(module.NAME)(module.command)


@app.callback(invoke_without_command=True)
def _options(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version of data and code.", is_eager=True)
    ] = False,
) -> None:
    if version:
        from balkans_data.package import data_date
        from balkans_data.package import version as number

        typer.echo(f"balkans-data {number()} (data of {data_date()})")
        raise typer.Exit


def main() -> None:
    """Run the command; every error that is foreseen ends in one line and an exit code."""
    with warnings.catch_warnings():
        warnings.simplefilter("always", RetiredIdWarning)
        warnings.showwarning = _warn
        try:
            app()
        except (UnknownNameError, AmbiguousNameError, PassageError, RetiredIdError) as error:
            _fail(error, 1)
        except (BalkansDataError, ValueError) as error:
            _fail(error, 2)
        except OSError as error:
            _fail(error, 2)


def _warn(message: Warning | str, category: type[Warning], *_: object, **__: object) -> None:
    """Say a warning in one line, without a place in our code; those of others with what they are."""
    kind = "" if issubclass(category, RetiredIdWarning) else f"{category.__name__}: "
    typer.echo(f"balkans-data: {kind}{message}", err=True)


def _fail(error: Exception, code: int) -> None:
    typer.echo(f"balkans-data: {error}", err=True)
    sys.exit(code)
