"""`balkans-data locate`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from balkans_data.cli.output import Format, FormatOption, print_json

NAME = "locate"


def command(
    claim: Annotated[
        str | None, typer.Argument(help="Id of a claim or of a reported figure.", show_default=False)
    ] = None,
    text: Annotated[Path | None, typer.Option(help="The text, or any copy of it: plain text or a saved page.")] = None,
    every: Annotated[bool, typer.Option("--all", help="Verify every claim and figure; needs --texts.")] = False,
    texts: Annotated[Path | None, typer.Option(help="Folder with <source_id>.txt for each text.")] = None,
    passage: Annotated[
        str | None, typer.Option(help="Print the cells that mark this passage of --text, for a new claim.")
    ] = None,
    format_: FormatOption = Format.TEXT,
) -> None:
    """Find the passage that a claim or a figure rests on, in your copy of the text.

    `balkans-data locate antic2025-017 --text copy.txt` prints the passage; `balkans-data locate --all
    --texts DIR` verifies every locator; `balkans-data locate --text copy.txt --passage "..."` gives the
    cells of a new claim.
    """
    if every and texts is not None:
        raise typer.Exit(_verify(texts, format_))
    if text is None or every or (claim is None) == (passage is None):
        raise typer.BadParameter("give CLAIM --text FILE, or --all --texts DIR, or --passage WORDS --text FILE")
    if passage is not None:
        _mark(text, passage)
    elif claim is not None:
        _find(claim, text, format_)


def _find(claim: str, text: Path, format_: Format) -> None:
    from dataclasses import asdict

    from balkans_data.passages import Text, find, located

    known = {getattr(row, row.table.key[0]): (row, sha256) for row, sha256 in located()}
    if claim not in known:
        from balkans_data.retirement import current_id

        claim = current_id("reported_figures", current_id("claims", claim))
    if claim not in known:
        from balkans_data.errors import BalkansDataError, did_you_mean

        raise BalkansDataError(f"no claim or figure with a passage is called {claim!r}{did_you_mean(claim, known)}")
    row, sha256 = known[claim]
    found = find(row, Text.read(text), sha256)
    if format_ is Format.JSON:
        print_json(asdict(found))
        return
    how = "at its place in the very file" if found.by == "place" else "by its words in another copy"
    typer.echo(found.passage)
    typer.echo(f"({how}" + (f", line {found.line})" if found.line else ")"), err=True)


def _verify(texts: Path, format_: Format) -> int:
    from collections import Counter

    from balkans_data.errors import PassageError
    from balkans_data.passages import Text, find, located

    if not texts.is_dir():
        raise typer.BadParameter(f"{texts} is no folder", param_hint="--texts")
    # Two sources may be in one file, so its hash counts before its name.
    read = [(file.stem, Text.read(file)) for file in sorted(texts.glob("*.txt"))]
    by_hash, by_name = {text.sha256: text for _, text in read}, dict(read)
    done: Counter[str] = Counter()
    wrong: list[str] = []
    for row, sha256 in located():
        try:
            text = by_hash.get(str(sha256)) or by_name.get(row.source_id)
            if text is None:
                raise PassageError(f"{texts} has no text {row.source_id}.txt")
            done[find(row, text, sha256).by] += 1
        except PassageError as error:
            wrong.append(str(error))
    if format_ is Format.JSON:
        print_json({"by_place": done["place"], "by_words": done["words"], "wrong": wrong})
    else:
        for line in wrong:
            typer.echo(line)
        typer.echo(f"{done['place']} found at their place, {done['words']} by their words, {len(wrong)} not found")
    return 1 if wrong else 0


def _mark(text: Path, passage: str) -> None:
    from dataclasses import asdict

    from balkans_data.errors import PassageError
    from balkans_data.passages import Text, mark

    copy = Text.read(text)
    at = copy.characters.find(passage)
    if at < 0:
        raise PassageError(f"{text} has no such passage, character by character")
    if copy.characters.find(passage, at + 1) >= 0:
        raise PassageError(f"{text} has this passage more than once; give more of it")
    print_json(asdict(mark(copy, at, at + len(passage))))
